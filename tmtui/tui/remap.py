"""Other keys for actions: what people wish, held against what terminals take away and what has the key already.

A wish that cannot be granted is named and left out, the others hold: nobody is ever locked out by a slip in a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tmtui.model.frozen import frozen
from tmtui.tui.keymap import CONTEXTS, PRINTING, TAKEN_AWAY, TOGETHER, WRITTEN, Action, remapped, shown

NAMED = frozenset(
    {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "tab", "backspace", "delete",
     "insert", "space", *PRINTING, *(f"f{number}" for number in range(1, 10))}
)  # fmt: skip
"""Keys that have names."""

KEPT = {"escape": "always leaves", **{str(digit): "picks by number" for digit in range(1, 10)}}
"""Keys nothing else may have, and what they do."""

KEPT_IN = {("grid", "d"): "answers: I don't know", ("grid", "x"): "answers: doesn't apply"}
"""Keys nothing else may have in one context."""


LONGEST = 60
"""Most characters of a name or of keys that a sentence repeats."""


@frozen
class Wish:
    """Keys somebody wants for an action."""

    action: str
    """Name of an action, for every place that has it, or `context.name` for one."""
    keys: tuple[str, ...]
    """Keys as they were written."""
    source: str
    """Where it was written: a file, or the name of a variable."""
    exactly: bool = False
    """Take these keys alone; else the action's keys of other kinds stay beside: arrows, F-keys."""

    def __str__(self) -> str:
        """Write it as in the file."""
        return f"{self.source}: {self.action[:LONGEST]} = {' '.join(self.keys)[:LONGEST]}"


Keys = Mapping[str, tuple[str, ...]]
"""Keys of actions by `Action.ident`."""


@frozen
class _Granted:
    ident: str
    keys: tuple[str, ...]
    wish: Wish


def assign(wishes: Sequence[Wish]) -> tuple[Keys, tuple[str, ...]]:
    """Return the keys of all actions that have other ones, and a sentence for each wish that was left out.

    Args:
        wishes: later ones win over earlier ones for the same action.
    """
    faults: list[str] = []
    granted: list[_Granted] = []
    for wish in wishes:
        fault = _fault(wish)
        if fault:
            faults.append(f"{wish}: {fault} It was left out.")
        else:
            granted += [_Granted(action.ident, _keys(action, wish), wish) for action in _meant(wish)]
    while True:
        keys = {each.ident: each.keys for each in granted}
        clash = next(_clashes(keys), None)
        if clash is None:
            return keys, tuple(faults)
        key, pair = clash
        last = max(at for at, each in enumerate(granted) if each.ident in pair)
        left_out = granted.pop(last)
        other = next(ident for ident in pair if ident != left_out.ident)
        faults.append(f"{left_out.wish}: {shown(key)} is {_called(other)} there. It was left out.")


def _called(ident: str) -> str:
    context, _, name = ident.partition(".")
    return f"{name} ({context})"


def _meant(wish: Wish) -> list[Action]:
    context, _, name = wish.action.rpartition(".")
    places = [context] if context else [each for each in CONTEXTS if each != "typing"]
    return [a for place in places if place != "typing" for a in CONTEXTS.get(place, ()) if a.name == name]


def _fault(wish: Wish) -> str:
    if not _meant(wish):
        return "there is no such action; `?` lists them, as does the page of keys."
    if not wish.keys:
        return 'give a key, as "j" or "f2".'
    for text in wish.keys:
        key = name_of(text)
        if key in TAKEN_AWAY:
            return f"{text} never arrives, it {TAKEN_AWAY[key]}."
        if key in KEPT:
            return f"{text} {KEPT[key]}."
        if not _is_key(key):
            return f'{text} is no key; as "j", "f2", "space", "ctrl+f".'
        for action in _meant(wish):
            if (action.context, key) in KEPT_IN:
                return f"{text} {KEPT_IN[action.context, key]} there."
    return ""


def name_of(text: str) -> str:
    """Return the name of a key that a person wrote: `?`, `F2`, `Ctrl+F`, `G`."""
    if len(text) == 1:
        return WRITTEN.get(text, "space" if text == " " else text)
    text = text.strip().lower()
    return WRITTEN.get(text, text)


def _is_key(key: str) -> bool:
    if len(key) == 1:
        return key.isalnum() and key.isascii()
    if key.startswith("ctrl+"):
        return len(key) == 6 and key[5].isalpha() and key.isascii()
    return key in NAMED


def _kind(key: str) -> str:
    if len(key) == 1 or key in PRINTING:
        return "letter"
    return "function" if key[0] == "f" and key[1:].isdigit() else key


def _keys(action: Action, wish: Wish) -> tuple[str, ...]:
    mine = tuple(dict.fromkeys(name_of(text) for text in wish.keys))
    if wish.exactly:
        return mine
    kinds = {_kind(key) for key in mine}
    return (*mine, *(key for key in action.keys if _kind(key) not in kinds))


def _clashes(keys: Keys) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield keys that two actions would have at once, where they do not share it by default."""
    for contexts in TOGETHER:
        meant = _owners(contexts, {})
        for key, idents in _owners(contexts, keys).items():
            if len(idents) > 1:
                pair = frozenset(idents[-2:])
                if not pair <= set(meant.get(key, ())):
                    yield key, pair


def _owners(contexts: Sequence[str], keys: Keys) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for context in contexts:
        for action in remapped(CONTEXTS[context], keys):
            for key in action.keys:
                found.setdefault(key, []).append(action.ident)
    return found
