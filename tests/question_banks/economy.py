"""Somebody answers the interview about a system, screen by screen, as its answers file would have them do.

Lists are typed at once, a question about several subjects is answered as one table, and what the file does not answer
gets the best or the worst option, so that both the questions of those who did everything and of those who did nothing
are counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.journeys.hybrid import lines, read
from tmtui.model.card import AnswerType, Card, CardKind
from tmtui.model.subject import MODEL, kind_of
from tmtui.workspace.conversation import Conversation

_LISTS = {"zones": "zone", "components": "component", "flows": "flow"}
_BY_NAME = {"data": "data", "identities": "identity"}
"""Lists that are typed as bare names, so that ratings are asked and counted."""

_MOST = 400
"""Screens after which the interview is called endless."""


@dataclass
class Sitting:
    """One way through the first pass."""

    conversation: Conversation
    best: bool
    """Whether what the file does not answer is as good as it can be."""
    screens: list[str] = field(default_factory=list)
    """Question ids in the order in which they were put."""

    def first_pass(self) -> list[str]:
        """Answer until the first pass is done; return what was put."""
        system, own = read(), _Names(self.conversation)
        while self.conversation.card.id not in ("pass:first", "done"):
            card = self.conversation.card
            if card.kind is CardKind.RECAP:
                self.conversation.answer("yes")
                continue
            self.screens.append(card.id)
            assert len(self.screens) < _MOST, self.screens[-20:]
            self._answer(card, system, own)
        return self.screens

    def _answer(self, card: Card, system: Mapping[str, Mapping[str, object]], own: _Names) -> None:
        if card.type is AnswerType.ROWS:
            typed = lines(_LISTS[card.lists]) if card.subject == MODEL and card.lists in _LISTS else []
            if card.lists in _BY_NAME and card.subject == MODEL:
                kind = _BY_NAME[card.lists]
                typed = [f'"{about["name"]}"' for key, about in system.items() if key.startswith(f"{kind}/")]
            self.conversation.enter("\n".join(typed), complete=True) if typed else self.conversation.complete(True)
            own.learn(system)
            return
        grid = self.conversation.grid()
        subjects = [row.subject for row in grid.rows if row.answer is None] if grid is not None else []
        if len(subjects) > 1:
            self.conversation.fill_grid({each: self._value(card, each, system, own) for each in subjects})
            return
        said = self._value(card, card.subject, system, own)
        self.conversation.unknown() if said == "unknown" else self.conversation.answer(said)

    def _value(
        self, card: Card, subject: str, system: Mapping[str, Mapping[str, object]], own: _Names
    ) -> str | Sequence[str]:
        bank = self.conversation.live.bank
        name = bank.questions[card.id].fills
        said = system.get(own.file_key(subject), {}).get(name)
        if isinstance(said, list) and said:
            return [own.own_key(each) for each in said]
        if isinstance(said, str):
            return own.own_key(said)
        attribute = bank.attributes[kind_of(subject), name]
        ranked = attribute.ranked()
        if ranked:
            return ranked[0 if self.best else -1]
        if card.type in (AnswerType.TEXT, AnswerType.NOTE):
            return "Nothing to say"
        return "unknown"


class _Names:
    """The subjects of the interview and those of the file, which are called the same but keyed differently."""

    def __init__(self, conversation: Conversation) -> None:
        self.live = conversation.live
        self._file_of: dict[str, str] = {MODEL: MODEL}
        self._own_of: dict[str, str] = {}

    def learn(self, system: Mapping[str, Mapping[str, object]]) -> None:
        """Look again which subjects there are."""
        by_name = {str(about["name"]): key for key, about in system.items() if "name" in about}
        assessment = self.live.assessment
        for kind in ("zone", "component", "data", "identity"):
            for subject in assessment.subjects(kind):
                self._pair(subject, by_name.get(assessment.name(subject), ""))
        for subject in assessment.subjects("flow"):
            ends, _, more = subject.removeprefix("flow/").partition(":")
            slugs = [self.file_key(f"component/{end}").removeprefix("component/") for end in ends.split("..")]
            candidates = [key for key in system if key.partition(":")[0] == f"flow/{'..'.join(slugs)}"]
            self._pair(subject, candidates[-1 if more else 0] if candidates else "")

    def _pair(self, subject: str, key: str) -> None:
        self._file_of[subject] = key
        self._own_of[key] = subject

    def file_key(self, subject: str) -> str:
        """Return what the file calls a subject, or nothing."""
        return self._file_of.get(subject, "")

    def own_key(self, text: object) -> str:
        """Return what the interview calls a subject of the file; any other text as it is."""
        return self._own_of.get(str(text), str(text))
