"""Other keys: what people wish holds where it can, and what cannot be had is named and left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmtui.tui.config import SHIPPED, read_config
from tmtui.tui.keymap import CONTEXTS, TAKEN_AWAY, TOGETHER, remapped
from tmtui.tui.remap import Keys, Wish, assign, name_of


def wish(action: str, *keys: str, exactly: bool = False) -> Wish:
    return Wish(action, keys, "config.toml", exactly)


def clashes(keys: Keys) -> set[tuple[str, str]]:
    """Pairs of actions that share a key where both are valid."""
    found = set()
    for contexts in TOGETHER:
        actions = [each for context in contexts for each in remapped(CONTEXTS[context], keys)]
        for at, one in enumerate(actions):
            found |= {(one.ident, other.ident) for other in actions[at + 1 :] if set(one.keys) & set(other.keys)}
    return found


@pytest.mark.parametrize("keymap", sorted(each.stem for each in SHIPPED.glob("*.toml")))
def test_shipped_keymaps_hold_in_every_place(keymap: str, tmp_path: Path) -> None:
    config = read_config({"TMTUI_KEYMAP": keymap, "XDG_CONFIG_HOME": str(tmp_path)})
    keys, faults = assign(config.wishes)
    assert not config.faults
    assert not faults
    assert keys
    assert not {key for each in keys.values() for key in each} & set(TAKEN_AWAY)
    assert clashes(keys) <= clashes({})


def test_vi_moves_as_fingers_expect_and_arrows_still_work(tmp_path: Path) -> None:
    keys, _ = assign(read_config({"TMTUI_KEYMAP": "vi", "XDG_CONFIG_HOME": str(tmp_path)}).wishes)
    for context in ("listing", "choosing", "diagram"):
        found = {each.name: each.keys for each in remapped(CONTEXTS[context], keys)}
        assert [found[name][0] for name in ("down", "up", "first", "last")] == ["j", "k", "g", "G"]
        assert {"down", "home", "pagedown"} <= {key for each in found.values() for key in each}


def test_a_name_with_its_place_means_only_that_place() -> None:
    keys, faults = assign([wish("grid.mark", "v")])
    assert keys == {"grid.mark": ("v",)}
    assert not faults


def test_a_letter_takes_the_place_of_letters_and_leaves_function_keys() -> None:
    assert assign([wish("note", "V")])[0]["interview.note"] == ("V", "f2")
    assert assign([wish("note", "V", exactly=True)])[0]["interview.note"] == ("V",)


def test_two_actions_swap_their_keys() -> None:
    keys, faults = assign([wish("skip", "b"), wish("back", "s")])
    assert (keys["interview.skip"], keys["interview.back"]) == (("b",), ("s",))
    assert not faults


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (wish("jump", "j"), "no such action"),
        (wish("note", "ctrl+s"), "stops the terminal"),
        (wish("note", "esc"), "always leaves"),
        (wish("note", "3"), "picks by number"),
        (wish("note", "b"), "back (interview)"),
        (wish("note", "q"), "quit (everywhere)"),
        (wish("note", "wibble"), "no key"),
        (wish("typing.submit", "j"), "no such action"),
        (wish("grid.mark", "d"), "don't know"),
    ],
)
def test_what_cannot_be_had_is_named_and_the_rest_holds(bad: Wish, says: str) -> None:
    keys, faults = assign([bad, wish("park", "Z")])
    assert keys == {"interview.park": ("Z",)}
    [fault] = faults
    assert says in fault
    assert bad.action in fault


def test_what_is_said_last_wins_and_falls_back_when_it_clashes() -> None:
    keys, faults = assign([wish("skip", "V"), wish("skip", "Z")])
    assert keys == {"interview.skip": ("Z",)}
    keys, faults = assign([wish("skip", "V"), wish("skip", "b")])
    assert keys == {"interview.skip": ("V",)}
    assert len(faults) == 1


def test_keys_are_read_as_people_write_them() -> None:
    written = ("?", "F2", "Ctrl+F", "G", " ", "esc", ":")
    assert [name_of(each) for each in written] == ["question_mark", "f2", "ctrl+f", "G", "space", "escape", "colon"]
