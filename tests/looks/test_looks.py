"""Every place looks as it was looked at, and keeps the rules at every size: nothing cut off, nothing silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.looks.goldens import OTHER_LOOKS, SIZES, differences, drawings_in, drawings_in_themes, texts
from tests.looks.places import EMPTY, OF_A_BANK, PLACES, Place
from tests.looks.shot import Shot
from tests.looks.tour import Seen, tour
from tmtui.tui.lines import to_ascii

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
RENEW = "`python -m tests.looks.goldens` keeps what there is now.\n"
BY_NAME: Mapping[str, Place] = {place.name: place for place in (*PLACES, *EMPTY)}


def broken_rules(shots: Mapping[Seen, Shot], *, in_ascii: bool = False) -> Iterator[str]:
    for (name, size, _), shot in shots.items():
        where, place = f"{name} at {size[0]}x{size[1]}", BY_NAME[name]
        yield from (f"{where}: cut off: {row}" for row in shot.cut_off)
        yield from (f"{where}: wider than the screen: {row}" for row in shot.rows if cell_len(row) > size[0])
        yield from (f"{where}: control characters: {row!r}" for row in shot.rows if CONTROL.search(row))
        if (to_ascii(place.says) if in_ascii else place.says) not in shot.text:
            yield f"{where}: does not show {place.says!r}:\n{shot.text}"
        rule = "-" * size[0] if in_ascii else "─" * size[0]
        between = shot.text.split(rule)
        if not place.asking and not any(part.strip() for part in between[1:-1]):
            yield f"{where}: empty, and does not say why:\n{shot.text}"
        foot = shot.rows[-1]
        typing = "F1 keys" in foot  # where letters are text, nothing quits
        if not place.asking and not typing and not ("? keys" in foot and "q quit" in foot):
            yield f"{where}: its foot lists neither help nor quit: {foot}"
        if in_ascii and not shot.text.isascii():
            yield f"{where}: not ASCII: {next(row for row in shot.rows if not row.isascii())}"


def test_every_place_is_as_it_was_looked_at_and_nothing_is_cut_off_at_any_size() -> None:
    shots = tour(PLACES, SIZES)
    broken = list(broken_rules(shots))
    assert not broken, "\n".join(broken)
    found = differences(texts(shots))
    assert not found, RENEW + "\n".join(found)


def test_ascii_is_ascii_in_every_place_at_every_size() -> None:
    shots = tour(PLACES, SIZES, env={"TMTUI_CHARSET": "ascii"})
    broken = list(broken_rules(shots, in_ascii=True))
    assert not broken, "\n".join(broken)


def test_a_place_with_nothing_in_it_says_why() -> None:
    shots = tour(EMPTY, model="begun")
    broken = list(broken_rules(shots))
    assert not broken, "\n".join(broken)
    found = differences(texts(shots))
    assert not found, RENEW + "\n".join(found)


def test_the_themes_look_as_they_were_looked_at() -> None:
    found = differences(drawings_in_themes())
    assert not found, RENEW + "\n".join(found)


@pytest.mark.parametrize("look", OTHER_LOOKS)
def test_few_colours_and_none_look_as_they_were_looked_at(look: str) -> None:
    drawings = drawings_in(look)
    if look == "no-colour":
        fills = {fill for svg in drawings.values() for fill in re.findall(r"fill: (#\w+)", svg)}
        assert all(_is_grey(fill) for fill in fills), fills
    found = differences(drawings)
    assert not found, RENEW + "\n".join(found)


def test_text_made_to_do_something_is_only_text_in_every_place() -> None:
    places = [replace(place, says="") for place in PLACES if not place.asking]
    shots = tour([*places, *OF_A_BANK], model="hostile")
    for (name, *_), shot in shots.items():
        assert not shot.cut_off, name
        assert not [row for row in shot.rows if CONTROL.search(row) or cell_len(row) > 80], name
        assert not re.search(r"\x1b|\]52;|owned", shot.text), name
    seen = {name for (name, *_), shot in shots.items() if "evil [" in shot.text}
    assert {"interview", "diagram", "threats", "threat", "paths", "plan", "answers", "models"} <= seen, seen
    assert {place.name for place in OF_A_BANK} - {"faults"} <= seen, seen


def _is_grey(colour: str) -> bool:
    shares = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return max(shares) - min(shares) <= 4
