"""Formats are found by name, ours and those of other packages, without importing what is not used."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tmtui.exchange import registry
from tmtui.model.errors import BadInput


def test_every_format_of_ours_can_be_loaded() -> None:
    for name in registry.writer_names():
        assert callable(registry.writer(name))
    assert {"markdown", "json", "answers", "mermaid"} <= set(registry.writer_names())
    assert "answers" in registry.reader_names()


def test_an_unknown_format_is_named_with_the_nearest() -> None:
    with pytest.raises(BadInput, match="Did you mean `markdown`"):
        registry.writer("markdwn")


def test_listing_formats_imports_none_of_them() -> None:
    program = (
        "import sys; from tmtui.exchange.registry import writer_names; writer_names();"
        "sys.exit(any(name.startswith(('tmtui.exchange.writers', 'yaml')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_format_of_another_package_is_found_and_cannot_replace_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "other-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[tmtui.writers]\nshout = other_writer:write\nmarkdown = other_writer:write\nbroken = not_there:write\n",
        encoding="utf-8",
    )
    (tmp_path / "other_writer.py").write_text("def write(material):\n    return 'LOUD\\n'\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    assert {"shout", "broken"} <= set(registry.writer_names())
    assert registry.writer("shout").__module__ == "other_writer"
    assert registry.writer("markdown").__module__ == "tmtui.exchange.writers.markdown.document"
    with pytest.raises(BadInput, match="cannot be loaded"):
        registry.writer("broken")
