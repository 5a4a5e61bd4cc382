"""A file is written whole or stays as it was, wherever its name leads."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tmtui.model.errors import BadInput
from tmtui.workspace.whole_file import PRIVATE, write_whole

FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from tmtui.model.errors import BadInput
from tmtui.workspace.whole_file import write_whole

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path(sys.argv[1]), "x" * 5000)
except BadInput as error:
    print(error.message)
"""
"""No file may become longer than 1,000 bytes: to the program that is a disk that is full."""


def test_a_file_that_does_not_fit_leaves_the_old_one(tmp_path: Path) -> None:
    """The summary of last week is still there, whole, and nothing half-written beside it."""
    path = tmp_path / "summary.md"
    path.write_text("last week", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"{path} cannot be written: ")
    assert path.read_text(encoding="utf-8") == "last week"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link_and_a_mode_stays(tmp_path: Path) -> None:
    """What a link leads to is written, and who could read it still can."""
    path, link = tmp_path / "real.md", tmp_path / "link.md"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    assert write_whole(link, "new", mode=PRIVATE) == path
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_is_private_where_asked(tmp_path: Path) -> None:
    """Nobody else reads a report of weaknesses."""
    assert stat.S_IMODE(write_whole(tmp_path / "r.md", "weak", mode=PRIVATE).stat().st_mode) == 0o600


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    """`-o` may name a device or a pipe; a file of that name would be a surprise, and for /dev/null a disaster."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[str] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    write_whole(pipe, "through")
    reader.join(5)
    assert heard == ["through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    """One message: what, and what to do."""
    with pytest.raises(BadInput, match=r"none/r\.md cannot be written: No such file") as caught:
        write_whole(tmp_path / "none" / "r.md", "x")
    assert caught.value.remedy == "Choose another place."
