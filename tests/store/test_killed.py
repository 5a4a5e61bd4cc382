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
