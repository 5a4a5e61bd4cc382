"""The page in a real browser, where there is one: it loads without a word of complaint, is drawn, and prints.

Debian's package is `chromium`. Set TMTUI_LOOK to a folder to keep the pictures.
"""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tmtui.exchange.material import Material
from tmtui.exchange.registry import write

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium here: apt-get install chromium")
NOISE = re.compile(r"CONSOLE[(:].*")


def browse(folder: Path, page: Path, *options: str) -> str:
    """Open a page in a browser that has never been used; return what the page's console said."""
    done = subprocess.run(
        [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--no-first-run", "--enable-logging=stderr", f"--user-data-dir={folder / 'profile'}", *options,
            page.as_uri(),
        ],
        capture_output=True, text=True, timeout=100, check=False, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    return "\n".join(NOISE.findall(done.stderr))


def saved(folder: Path, name: str, material: Material) -> Path:
    page = folder / f"{name}.html"
    page.write_text(write("html", material), encoding="utf-8")
    return page


def size(picture: bytes) -> tuple[int, int]:
    wide, high = struct.unpack(">II", picture[16:24])
    return wide, high


@pytest.mark.parametrize("name", ["hybrid", "hostile"])
def test_a_page_loads_silently_and_is_drawn(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    page = saved(tmp_path, name, request.getfixturevalue(name))
    shot = Path(os.environ.get("TMTUI_LOOK", tmp_path), f"{name}.png")
    assert browse(tmp_path, page, "--window-size=1400,1000", f"--screenshot={shot}") == ""
    picture = shot.read_bytes()
    assert size(picture) == (1400, 1000)
    assert len(picture) > 20_000, "it is not blank"


def test_a_page_prints_on_few_sheets(tmp_path: Path, hybrid: Material) -> None:
    page = saved(tmp_path, "print", replace(hybrid, reader="leadership"))
    paper = tmp_path / "print.pdf"
    assert browse(tmp_path, page, "--no-pdf-header-footer", f"--print-to-pdf={paper}") == ""
    sheets = len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes()))
    assert 2 <= sheets <= 6, "leadership reads a few pages"
