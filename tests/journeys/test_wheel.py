"""What people install is what was tested: the wheel works on its own, with its banks."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.journeys.terminal import environment

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.timeout(400)
def test_the_wheel_runs_the_demo_to_the_end_in_a_clean_environment(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path / "dist"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, text=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    venv.create(tmp_path / "clean", with_pip=True)
    python = tmp_path / "clean/bin/python"
    pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    # The locked versions, so that what is tested is what was released.
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements/run.txt")], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)

    tmtui = str(tmp_path / "clean/bin/tmtui")
    home = tmp_path / "home"
    home.mkdir()
    env = environment(home)
    banks = subprocess.run([tmtui, "bank", "list"], cwd=home, env=env, capture_output=True, text=True, check=True)
    assert "infrastructure" in banks.stdout
    # "d" answers every question with "don't know"; whatever is asked, enough of them reach the end.
    done = subprocess.run(
        [tmtui, "demo", "--plain"], cwd=home, env=env, capture_output=True, text=True, input="d\n" * 400, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert "Photo database" in done.stdout
    assert "Traceback" not in done.stderr
