"""What was looked at and kept: texts of every place, and drawings of some in every look.

`python -m tests.looks.goldens` keeps what there is now; look at the difference before it is committed.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.looks.places import EMPTY, PLACES, Place
from tests.looks.shot import Shot
from tests.looks.tour import Seen, Size, tour

FOLDER = Path(__file__).parent / "goldens"
SIZES: tuple[Size, ...] = ((80, 24), (40, 12), (120, 40), (200, 60))
"""Sizes the rules hold at."""
KEPT: tuple[Size, ...] = ((80, 24), (120, 40))
"""Sizes whose texts are kept."""
COLOURED = ("interview", "diagram", "threats", "heat", "plan")
"""Places drawn in every theme."""
FEW = ("interview", "threats")
"""Places drawn where there are few colours or none."""
THEMES = ("dark", "light", "high-contrast")
OTHER_LOOKS: Mapping[str, Mapping[str, str]] = {
    "ansi": {"COLORTERM": "", "TMTUI_THEME": "ansi-dark"},
    "no-colour": {"NO_COLOR": "1"},
    "ascii": {"TMTUI_CHARSET": "ascii", "TMTUI_THEME": "dark"},
}
"""Looks that a program has from its start, and the variables that ask for them."""


def some(names: Sequence[str]) -> list[Place]:
    """Return places by name."""
    return [place for place in PLACES if place.name in names]


def texts(shots: Mapping[Seen, Shot]) -> dict[str, str]:
    """Return the texts to keep of a tour: file name and text."""
    return {f"{name}-{size[0]}x{size[1]}.txt": shot.text for (name, size, _), shot in shots.items() if size in KEPT}


def drawings_in_themes() -> dict[str, str]:
    """Return drawings of some places in every theme: file name and SVG."""
    shots = tour(some(COLOURED), themes=THEMES, env={"TMTUI_THEME": "dark"})
    return {f"{name}-{theme}.svg": shot.svg for (name, _, theme), shot in shots.items()}


def drawings_in(look: str) -> dict[str, str]:
    """Return drawings of a few places in another look: file name and SVG."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NO_COLOR", "COLORTERM", "TERM"):
            patch.delenv(name, raising=False)
        if look == "no-colour":
            patch.setenv("NO_COLOR", "1")  # Textual asks the process itself
        shots = tour(some(FEW), env=OTHER_LOOKS[look])
    return {f"{name}-{look}.svg": shot.svg for (name, *_), shot in shots.items()}


def differences(now: Mapping[str, str]) -> list[str]:
    """Say what differs from what was kept."""
    found = []
    for name, text in now.items():
        path = FOLDER / name
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        if kept == text:
            continue
        lines = list(difflib.unified_diff(kept.splitlines(), text.splitlines(), f"kept {name}", "now", "", "", 0, ""))
        found.append("\n".join(lines[:12]))
    return found


def main() -> None:
    """Keep how everything looks now."""
    made = texts(tour(PLACES, SIZES)) | texts(tour(EMPTY, model="begun")) | drawings_in_themes()
    for look in OTHER_LOOKS:
        made |= drawings_in(look)
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.iterdir():
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
