"""The keys: none that a terminal takes away, none twice where two actions are valid, all reachable while typing."""

from __future__ import annotations

from itertools import chain

import pytest

from tmtui.tui.keymap import CONTEXTS, PLACES, TAKEN_AWAY, TOGETHER, Action, remapped, shown


@pytest.mark.parametrize("context", CONTEXTS)
def test_every_action_has_a_key_that_reaches_the_program(context: str) -> None:
    for action in CONTEXTS[context]:
        taken = {key: TAKEN_AWAY[key] for key in action.keys if key in TAKEN_AWAY}
        assert not taken, f"{action.name} uses keys that never arrive: {taken}"
        assert not any(key.startswith(("ctrl+", "alt+", "shift+")) for key in action.keys), action


@pytest.mark.parametrize("contexts", TOGETHER, ids="+".join)
def test_no_key_means_two_things_at_once(contexts: tuple[str, ...]) -> None:
    inner = [action for context in contexts[-1:] for action in CONTEXTS[context]]
    keys = [key for action in chain(*(CONTEXTS[context] for context in contexts)) for key in action.keys]
    # Enter and space belong to whatever has the keys: the grid saves where a list opens.
    twice = {key for key in keys if keys.count(key) > 1} - {key for action in inner for key in action.keys}
    assert not twice
    own = [key for action in inner for key in action.keys]
    assert len(own) == len(set(own))


def test_what_has_to_work_while_typing_has_a_function_key() -> None:
    needed = {"unknown", "not_applicable", "ask_someone", "note", "editor"}
    for action in CONTEXTS["interview"]:
        if action.name in needed:
            assert any(key[0] == "f" and key[1:].isdigit() for key in action.keys), action


def test_every_action_says_what_it_does() -> None:
    for action in chain(*CONTEXTS.values()):
        assert action.label
        assert action.description.endswith("."), action
        assert len(action.label) <= 16, f"{action.name}: too long for the line of keys"


def test_places_have_different_keys() -> None:
    keys = [key for key, _, _ in PLACES]
    assert len(set(keys)) == len(keys)


def test_a_remapped_action_shows_its_new_key() -> None:
    skip = Action("skip", ("s",), "skip", "Leave it.")
    assert [each.keys for each in remapped([skip], {".skip": ("j",)})] == [("j",)]


def test_keys_are_written_as_on_the_keyboard() -> None:
    assert [shown(key) for key in ("question_mark", "f2", "escape", "a")] == ["?", "F2", "esc", "a"]
