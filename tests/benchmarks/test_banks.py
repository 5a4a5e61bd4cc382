"""Banks: the first compile of all shipped ones, and reading them back compiled, as every start does."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.clockwork import median, once, say
from tmtui.analysis.cells.compiled import compile_bank
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder


def test_compile_and_read_back(tmp_path: Path) -> None:
    shelf = Shelf([shipped_folder()], cache=tmp_path)
    size = sum(file.stat().st_size for file in shipped_folder().glob("*.md"))
    ids = shelf.ids()
    print(f"\n{len(ids)} banks, {size / 1e6:.1f} MB of Markdown")
    first = once(lambda: shelf.load(["infrastructure"]))
    every = once(shelf.entries)
    say("infrastructure and all it uses, from Markdown", first, target=3.0)
    say("every bank by itself, from Markdown", every, target=10.0)
    bank = shelf.load(["infrastructure"])
    cached = median(lambda: shelf.load(["infrastructure"]))
    say("infrastructure, read back compiled: what a first card needs", cached, f"{first / cached:.0f} x", target=0.050)
    whole = median(lambda: [(len(each.rules), len(each.controls)) for each in [shelf.load(["infrastructure"])]])
    say("infrastructure, read back compiled: all of it", whole, f"{first / whole:.0f} x", target=0.050)
    ready = median(lambda: compile_bank(bank).rules)
    say("made ready to be evaluated", ready, f"{len(bank.rules)} rules", target=0.050)
