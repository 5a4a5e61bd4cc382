"""An expert who knows every answer about the hybrid network, at a real interview with a clock of its own.

What the file of the network says is the answer; where it says nothing, the best option is, or nobody knows. Each
question takes as long as such questions usually take; one that is open for many is answered for all in one go.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml

from tests.compiled import cache_home
from tmtui.interview.pace import USUAL
from tmtui.model.card import AnswerType, CardKind
from tmtui.model.fact import Statement
from tmtui.model.subject import MODEL, kind_of
from tmtui.model.value import Value
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.workspace import Workspace

FILE = Path(__file__).parents[1] / "systems" / "hybrid.yaml"


class Expert:
    """Sits at one model that holds the picture of the network and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)
        env = {"HOME": str(folder), "XDG_CACHE_HOME": cache_home(folder)}
        self.room = Workspace.open(folder / "room.db", env=env, clock=lambda: self.now)
        self.room.new_model("Hybrid", ["infrastructure"], author="facilitator")
        self.live = self.room.live(author="facilitator")
        self.asked: list[str] = []
        """Ids of the questions that were put."""
        self._known = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["answers"]
        self.live.say(self._picture())
        self.talk = Conversation(self.live)

    def begin(self, *, minutes: int = 0) -> None:
        """Start another interview over the same model."""
        self.talk = Conversation(self.live, minutes=minutes)
        self.asked.clear()

    def width(self) -> int:
        """Return the points of risk between at least and at most."""
        low, _, high = self.live.assessment.totals
        return high - low

    def turn(self) -> None:
        """Answer the card, all of its kind in one go, or say that nobody knows."""
        talk, card = self.talk, self.talk.card
        if card.kind is not CardKind.QUESTION:
            talk.confirm()
            return
        self.asked.append(card.id)
        self.now += timedelta(seconds=USUAL[card.type])
        grid = talk.grid() if card.alike else None
        if card.type is AnswerType.ROWS:
            talk.complete(True)
        elif grid is not None:
            rows = [row.subject for row in grid.rows if row.answer is None]
            talk.fill_grid({subject: self._knows(card.id, subject) or "unknown" for subject in rows})
        elif known := self._knows(card.id, card.subject):
            talk.answer(known)
        else:
            talk.unknown()

    def _knows(self, question: str, subject: str) -> str | list[str]:
        declared = self.live.bank.questions[question]
        said = self._known.get(subject, {}).get(declared.fills)
        if isinstance(said, dict):
            said = said.get("value")
        if said:
            return said if isinstance(said, list) else str(said)
        attribute = self.live.bank.attributes[declared.of, declared.fills]
        return next(iter(attribute.ranked()), "")

    def _picture(self) -> list[Statement]:
        said = [Statement(subject, "exists", "yes") for subject in self._known if subject != MODEL]
        for subject, about in self._known.items():
            for name, value in about.items():
                attribute = self.live.bank.attributes.get((kind_of(subject), name))
                question = self.live.bank.questions.get(attribute.question) if attribute is not None else None
                drawn = name == "name" or name.endswith("_listed") or (question and question.section == "picture")
                if drawn and not isinstance(value, dict):
                    kind = attribute.type if attribute is not None else AnswerType.TEXT
                    said.append(Statement(subject, name, _typed(kind, value)))
        return said


def _typed(kind: AnswerType, value: str | list[str]) -> Value:
    if kind in (AnswerType.REFS, AnswerType.CHOICES):
        return tuple(value) if isinstance(value, list) else (value,)
    return int(value) if kind is AnswerType.SCALE and isinstance(value, str) else str(value)
