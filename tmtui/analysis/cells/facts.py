"""The current answers behind one state, shared with the states before and after it.

A live model changes a few answers at a time among hundreds of thousands. Those changed lately lie in a small table over
a large one that is never modified; when the small one has grown, both become a new large one. What changed last is put
into the small table when somebody reads: a plan makes a thousand states of which nobody reads an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tmtui.model.answers import Answer, Slot

News = Mapping[Slot, Answer | None]

_MANY = 1024
_UNREAD = 64
"""So many changes are put off until somebody reads."""


class Facts:
    """Slot and current answer, immutable to those who look from outside."""

    __slots__ = ("_disputed", "_tables", "_unread")

    def __init__(
        self, base: Mapping[Slot, Answer], top: News | None = None, disputed: frozenset[Slot] | None = None,
        unread: tuple[News, ...] = (),
    ) -> None:  # fmt: skip
        self._tables: tuple[Mapping[Slot, Answer], News] = (base, top or {})
        self._disputed = disputed
        self._unread = unread

    @property
    def disputed(self) -> frozenset[Slot]:
        """The slots on which people differ; looked for once, then carried on from change to change."""
        if self._disputed is None:
            self._disputed = frozenset((each.subject, each.attribute) for each in self if each.disputed)
        return self._disputed

    def get(self, subject: str, attribute: str) -> Answer | None:
        """Return the current answer, or nothing when nothing stands."""
        slot = (subject, attribute)
        base, top = self._read()
        return top[slot] if slot in top else base.get(slot)

    def changed(self, news: News) -> Facts:
        """Return the answers with some of them replaced; nothing means that nothing stands there any more."""
        disputed = self._disputed
        if disputed is not None:
            differing = {slot for slot, answer in news.items() if answer is not None and answer.disputed}
            if differing or not disputed.isdisjoint(news):
                disputed = disputed - news.keys() | differing
        if len(self._unread) >= _UNREAD:
            self._read()
        # The tables last: where another thread reads meanwhile, the same changes come twice rather than never.
        unread = self._unread
        return Facts(*self._tables, disputed, (*unread, news))

    def _read(self) -> tuple[Mapping[Slot, Answer], News]:
        """Return the large table and the small one, with everything that changed."""
        unread = self._unread
        if not unread:
            return self._tables
        base, top = self._tables
        fresh = dict(top)
        for news in unread:
            fresh.update(news)
        if len(fresh) > _MANY:
            whole = dict(base)
            for slot, answer in fresh.items():
                if answer is None:
                    whole.pop(slot, None)
                else:
                    whole[slot] = answer
            base, fresh = whole, {}
        # In this order, so that another thread that reads meanwhile only does the same once more.
        self._tables = (base, fresh)
        self._unread = ()
        return self._tables

    def __iter__(self) -> Iterator[Answer]:
        """Yield all current answers, in no particular order."""
        base, top = self._read()
        for slot, answer in base.items():
            if slot not in top:
                yield answer
        for found in top.values():
            if found is not None:
                yield found
