"""kill -9 while answering: every answer that was acknowledged is there, and the chain verifies."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from tests.store.scenes import MODEL, new_store
from tmtui.store.store import Store

ROUNDS = 10

_ANSWERING = """
import sys
from pathlib import Path
from tmtui.model.fact import Statement
from tmtui.store.store import Store
store = Store.open(Path(sys.argv[1]))
print("ready", flush=True)
number = 0
while True:
    said = [Statement(f"component/web-{number % 7}-{n}", "note", "x" * 300, saw=()) for n in range(1 + number % 3)]
    facts = store.append("shop", said, author="ops-1", role="network")
    print(*(fact.id for fact in facts), flush=True)
    number += 1
"""


def test_no_acknowledged_answer_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "tmtui.db"
    new_store(path).close()
    chance = random.Random(7)
    acknowledged: list[list[int]] = []
    for _ in range(ROUNDS):
        child = subprocess.Popen([sys.executable, "-c", _ANSWERING, str(path)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        lines = [child.stdout.readline() for _ in range(chance.randint(0, 12))]
        try:
            child.wait(chance.random() * 0.02)
        except subprocess.TimeoutExpired:
            child.kill()
        rest, _ = child.communicate()
        lines += rest[: rest.rfind("\n") + 1].splitlines()
        acknowledged.extend([int(each) for each in line.split()] for line in lines)
        store = Store.open(path)
        batches: dict[str, set[int]] = {}
        for fact in store.facts(MODEL)[0]:
            batches.setdefault(fact.batch, set()).add(fact.id)
        there = {frozenset(batch) for batch in batches.values()}
        assert {frozenset(each) for each in acknowledged} <= there, "an acknowledged batch is gone or not whole"
        assert store.verify() == []
        store.close()
    assert len(acknowledged) >= ROUNDS


_REDACTING = """
import sys
from pathlib import Path
from tmtui.model.fact import Statement
from tmtui.store.store import Store
store = Store.open(Path(sys.argv[1]))
print("ready", flush=True)
number = 0
while True:
    said = [Statement("component/web", "note", f"{sys.argv[2]}x{number}y", saw=())]
    fact = store.append("shop", said, author="ops-1", role="network")[0]
    store.redact("shop", fact.id)
    print(f"{sys.argv[2]}x{number}y", flush=True)
    number += 1
"""


def test_an_interrupted_redaction_is_finished_or_never_happened(tmp_path: Path) -> None:
    path = tmp_path / "tmtui.db"
    new_store(path).close()
    chance = random.Random(11)
    gone: list[str] = []
    for turn in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", _REDACTING, str(path), f"secret{turn}"], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        gone.extend(child.stdout.readline().strip() for _ in range(chance.randint(0, 4)))
        try:
            child.wait(chance.random() * 0.02)
        except subprocess.TimeoutExpired:
            child.kill()
        child.communicate()
        store = Store.open(path)
        assert store.verify() == []
        assert not store.info().scrub_pending
        kept = [fact for fact in store.facts(MODEL)[0] if not fact.redacted]
        store.close()
        content = path.read_bytes()
        assert [each for each in gone if each.encode() in content] == []
        assert content.count(b"secret") == sum(content.count(str(fact.value).encode()) for fact in kept)
    assert gone


def test_a_start_that_is_killed_while_it_creates_the_file_can_be_repeated(tmp_path: Path) -> None:
    path = tmp_path / "tmtui.db"
    program = "import sys; from pathlib import Path; from tmtui.store.store import Store; import sqlite_utils\n"
    program += "print(1, flush=True); Store.open(Path(sys.argv[1])); print(2, flush=True); input()"
    chance = random.Random(3)
    for _ in range(8):
        child = subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        child.stdout.readline()
        try:
            child.wait(chance.random() * 0.03)
        except subprocess.TimeoutExpired:
            child.kill()
        child.communicate()
        if chance.random() < 0.5:
            path.unlink(missing_ok=True)
            path.with_name("tmtui.db-journal").unlink(missing_ok=True)
    store = new_store(path)
    assert store.verify() == []
    store.close()
