"""The current answers behind one state, shared with the states before and after it.

A live model changes a few answers at a time among hundreds of thousands. Those changed lately lie in a small table over
a large one that is never modified; when the small one has grown, both become a new large one. What changed last is put
into the small table when somebody reads: a plan makes a thousand states of which nobody reads an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tmtui.model.answers import Answer, Slot

News = Mapping[Slot, Answer | None]
Table = Mapping[str, Mapping[str, Answer]]
"""Answers by subject and then by attribute: a start makes no pair of texts for each of them."""

_MANY = 1024
_UNREAD = 1024
"""So many changes are put off until somebody reads."""

Unread = tuple["Unread | None", News, int]
"""Changes that nobody read yet: those before the last, the last, and how many there are."""


class Facts:
    """Slot and current answer, immutable to those who look from outside."""

    __slots__ = ("_disputed", "_tables", "_unread")

    def __init__(
        self, base: Table, top: News | None = None, disputed: frozenset[Slot] | None = None,
        unread: Unread | None = None,
    ) -> None:  # fmt: skip
        self._tables: tuple[Table, News] = (base, top or {})
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
        if slot in top:
            return top[slot]
        about = base.get(subject)
        return about.get(attribute) if about is not None else None

    def changed(self, news: News) -> Facts:
        """Return the answers with some of them replaced; nothing means that nothing stands there any more."""
        disputed = self._disputed
        if disputed is not None:
            differing = {slot for slot, answer in news.items() if answer is not None and answer.disputed}
            if differing or not disputed.isdisjoint(news):
                disputed = disputed - news.keys() | differing
        if self._unread is not None and self._unread[2] >= _UNREAD:
            self._read()
        # The tables last: where another thread reads meanwhile, the same changes come twice rather than never.
        unread = self._unread
        return Facts(*self._tables, disputed, (unread, news, unread[2] + 1 if unread is not None else 1))

    def _read(self) -> tuple[Table, News]:
        """Return the large table and the small one, with everything that changed."""
        unread = self._unread
        if unread is None:
            return self._tables
        base, top = self._tables
        changes: list[News] = []
        while unread is not None:
            unread, news, _ = unread
            changes.append(news)
        fresh = dict(top)
        for news in reversed(changes):
            fresh.update(news)
        if len(fresh) > _MANY:
            base, fresh = _joined(base, fresh), {}
        # In this order, so that another thread that reads meanwhile only does the same once more.
        self._tables = (base, fresh)
        self._unread = None
        return self._tables

    def __iter__(self) -> Iterator[Answer]:
        """Yield all current answers, in no particular order."""
        base, top = self._read()
        changed = {subject for subject, _ in top}
        for subject, about in base.items():
            if subject not in changed:
                yield from about.values()
            else:
                yield from (answer for attribute, answer in about.items() if (subject, attribute) not in top)
        for found in top.values():
            if found is not None:
                yield found


def _joined(base: Table, top: News) -> Table:
    """Return a large table with everything in a small one; only what is said about its subjects is copied."""
    found = dict(base)
    fresh: dict[str, dict[str, Answer]] = {}
    for (subject, attribute), answer in top.items():
        about = fresh.get(subject)
        if about is None:
            about = found[subject] = fresh[subject] = dict(found.get(subject, {}))
        if answer is None:
            about.pop(attribute, None)
        else:
            about[attribute] = answer
    return found
