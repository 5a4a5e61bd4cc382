"""Entries of a bank that are read when somebody first looks for one: no first question needs a threat or a control."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Late(Mapping[K, V], Generic[K, V]):
    """A mapping that another one stands for from the first look on."""

    def __init__(self, read: Callable[[], Mapping[K, V]]) -> None:
        """Take what reads the entries; it is called once, from whichever thread looks first."""
        self._read: Callable[[], Mapping[K, V]] | None = read
        self._known: Mapping[K, V] = {}
        self._reading = Lock()

    @property
    def is_read(self) -> bool:
        """Whether somebody looked."""
        return self._read is None

    def _now(self) -> Mapping[K, V]:
        if self._read is not None:
            with self._reading:
                if self._read is not None:
                    self._known = self._read()
                    self._read = None
        return self._known

    def __getitem__(self, key: K) -> V:
        """Return an entry."""
        return self._now()[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is such an entry."""
        return key in self._now()

    def __iter__(self) -> Iterator[K]:
        """Yield the keys."""
        return iter(self._now())

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self._now())

    def keys(self) -> KeysView[K]:
        """Return the keys."""
        return self._now().keys()

    def values(self) -> ValuesView[V]:
        """Return the entries."""
        return self._now().values()

    def items(self) -> ItemsView[K, V]:
        """Return keys and entries."""
        return self._now().items()
