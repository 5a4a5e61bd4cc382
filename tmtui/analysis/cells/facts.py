"""The current answers behind one state, shared with the states before and after it.

A live model changes a few answers at a time among hundreds of thousands. Those changed lately lie in a small table over
a large one that is never modified; when the small one has grown, both become a new large one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tmtui.model.answers import Answer, Slot

_MANY = 1024


class Facts:
    """Slot and current answer, immutable."""

    __slots__ = ("_base", "_disputed", "_top")

    def __init__(
        self,
        base: Mapping[Slot, Answer],
        top: Mapping[Slot, Answer | None] | None = None,
        disputed: frozenset[Slot] | None = None,
    ) -> None:
        self._base = base
        self._top = top or {}
        self._disputed = disputed

    @property
    def disputed(self) -> frozenset[Slot]:
        """The slots on which people differ; looked for once, then carried on from change to change."""
        if self._disputed is None:
            self._disputed = frozenset((each.subject, each.attribute) for each in self if each.disputed)
        return self._disputed

    def get(self, subject: str, attribute: str) -> Answer | None:
        """Return the current answer, or nothing when nothing stands."""
        slot = (subject, attribute)
        return self._top[slot] if slot in self._top else self._base.get(slot)

    def changed(self, news: Mapping[Slot, Answer | None]) -> Facts:
        """Return the answers with some of them replaced; nothing means that nothing stands there any more."""
        top = {**self._top, **news}
        disputed = self._disputed
        if disputed is not None:
            differing = {slot for slot, answer in news.items() if answer is not None and answer.disputed}
            disputed = disputed - news.keys() | differing
        if len(top) <= _MANY:
            return Facts(self._base, top, disputed)
        base = dict(self._base)
        for slot, answer in top.items():
            if answer is None:
                base.pop(slot, None)
            else:
                base[slot] = answer
        return Facts(base, disputed=disputed)

    def __iter__(self) -> Iterator[Answer]:
        """Yield all current answers, in no particular order."""
        for slot, answer in self._base.items():
            if slot not in self._top:
                yield answer
        for found in self._top.values():
            if found is not None:
                yield found
