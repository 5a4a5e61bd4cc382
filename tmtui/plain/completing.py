"""Completions of the interview as the prompt library wants them; imported late, with that library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document


class Completing(Completer):
    """Offers how a half-typed answer may go on."""

    def __init__(self, complete: Callable[[str], Sequence[str]]) -> None:
        self._complete = complete

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yield whole texts that take the place of what was typed."""
        del complete_event
        typed = document.text_before_cursor
        if typed.startswith("/"):
            return
        for text in self._complete(typed):
            yield Completion(text, start_position=-len(typed), display=text)
