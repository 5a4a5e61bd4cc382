"""How an import grows: a scan of thousands of hosts and a plan of thousands of resources, from the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.clockwork import median, say
from tests.benchmarks.estates import plan, scan
from tmtui.workspace.workspace import Workspace

_MEASURED = """
import resource, subprocess, sys, time
began = time.perf_counter()
code = subprocess.run([sys.executable, "-m", "tmtui", *sys.argv[1:]], capture_output=True).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)
"""
"""Run by a small process of its own: a child's memory never counts less than that of who started it."""


def _run(arguments: list[str], env: dict[str, str]) -> tuple[float, float, int]:
    """Run the program; return seconds on the wall, seconds of the processor, and the most memory in MB."""
    command = [sys.executable, "-c", _MEASURED, *arguments]
    code, wall, processor, memory = subprocess.run(
        command, env=env, capture_output=True, text=True, check=True
    ).stdout.split()
    assert code == "0"
    return float(wall), float(processor), int(memory)


@pytest.mark.parametrize(
    ("name", "title"), [("scan.xml", "5,000 hosts, 4 open ports on average"), ("plan.json", "2,000 resources")]
)
def test_a_large_file(name: str, title: str, tmp_path: Path) -> None:
    file, database = tmp_path / name, tmp_path / "x.db"
    file.write_bytes(scan(5_000) if name == "scan.xml" else plan(2_000))
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "TMTUI_DB": str(database)}
    _run(["import", str(file), "--new", "warm", "--dry-run"], env)
    wall, processor, memory = _run(["import", str(file), "--new", "Estate"], env)
    again, again_processor, _ = _run(["import", str(file)], env)
    with Workspace.open(database, env=env) as workspace:
        reading = median(lambda: workspace.live(), runs=3)
        facts = len(workspace.live().facts)
    print(f"\n{title}, {file.stat().st_size / 1e6:.1f} MB, {facts:,} facts")
    ratio = f"{memory} MB, {processor:.1f} s of processor, {processor / reading:.1f} x reading the same facts"
    say("import, from the command line to its end", wall, ratio)
    say("the same file again", again, f"{again_processor:.1f} s of processor")
    say("reading and deriving the same facts from the log", reading, f"{reading / facts * 1e6:.0f} µs a fact")
