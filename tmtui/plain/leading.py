"""An interview from its first word to its last, whatever voice it has, and the exit code it ends with."""

from __future__ import annotations

from tmtui.plain.dialogue import Dialogue
from tmtui.plain.resuming import last_words
from tmtui.plain.voice import Ended, Voice
from tmtui.workspace.conversation import Conversation

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells give it."""


def lead(conversation: Conversation, voice: Voice, again: str, *, kept: bool) -> int:
    """Lead an interview to its end and say how to go on.

    Args:
        conversation: whom to ask what.
        voice: how things are told and asked.
        again: the command that goes on later.
        kept: whether the workspace outlives the interview; that of a demo does not.

    Returns:
        0 when the person is done or the input ends, 130 after Ctrl-C.
    """
    try:
        Dialogue(conversation, voice).run()
    except (Ended, EOFError):
        voice.tell(["", *last_words("Everything is saved.", again, kept=kept)])
        return 0
    except KeyboardInterrupt:
        voice.tell(["", *last_words("Stopped. Everything you said is saved.", again, kept=kept)])
        return INTERRUPTED
    voice.tell(last_words("Saved.", again, kept=kept))
    return 0
