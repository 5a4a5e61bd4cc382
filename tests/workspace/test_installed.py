"""Banks of installed packages: found where a package names a folder, and nothing heavy is loaded where none does."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tmtui.workspace.installed import installed_banks


def test_a_folder_that_a_package_names_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ours_for_tmtui" / "banks").mkdir(parents=True)
    (tmp_path / "ours_for_tmtui" / "__init__.py").write_text("", encoding="utf-8")
    info = tmp_path / "ours-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ours\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[tmtui.banks]\nours = ours_for_tmtui.banks\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    assert tmp_path / "ours_for_tmtui" / "banks" in installed_banks()


def test_a_start_without_such_packages_loads_nothing_for_them() -> None:
    program = (
        "import sys; from tmtui.workspace.installed import installed_banks; found = installed_banks();"
        "sys.exit('importlib.metadata' in sys.modules and not found)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
