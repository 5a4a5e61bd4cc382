"""What is written as OTM and read into an empty model holds the same current values, word for word."""

from __future__ import annotations

import json

import pytest

from tests.exchange.readers.otm.made_up import made_up
from tests.exchange.samples import facts
from tests.exchange.systems import TODAY, material, shipped_bank, statements
from tmtui.analysis.engine import assess
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.material import Material
from tmtui.exchange.readers.otm.reader import read
from tmtui.exchange.writers.otm.document import write
from tmtui.model.answers import Answers, Slot
from tmtui.model.fact import Fact

LOST = (("model", "name"), ("model", "banks"))
"""The name stands as the project's; banks are chosen by whoever imports."""


def of(log: list[Fact]) -> Material:
    held = Answers(log)
    return Material("sample", "Sample", shipped_bank(), held, assess(shipped_bank(), held, TODAY), log)


def back(text: str, held: Answers | None = None) -> Imported:
    return read(Document("sample.otm", text.encode()), shipped_bank(), held or Answers())


def values(held: Answers) -> dict[Slot, tuple[object, ...]]:
    """Return state, value, basis and note of everything but of `exists`."""
    return {
        (answer.subject, answer.attribute): (answer.state, answer.value, answer.fact.basis, answer.fact.note)
        for answer in held
        if answer.attribute != "exists" and (answer.subject, answer.attribute) not in LOST
    }


@pytest.mark.parametrize("seed", range(16))
def test_current_values_come_back_exactly(seed: int) -> None:
    before = of(made_up(seed))
    read_back = back(write(before))
    after = Answers(facts(read_back.statements))
    assert values(after) == values(before.answers)
    usual = shipped_bank().actors()
    there = {key for key in before.answers.subjects() if before.answers.exists(key) and key not in usual}
    assert {key for key in after.subjects() if after.exists(key)} == there
    assert read_back.title == "Sample"


@pytest.mark.parametrize("seed", range(100, 105))
def test_a_file_read_where_it_came_from_says_nothing_else(seed: int) -> None:
    before = of(made_up(seed))
    for said in back(write(before), before.answers).statements:
        if said.attribute != "exists":
            answer = before.answers.get(said.subject, said.attribute)
            assert answer is not None, said
            assert (answer.state, answer.value) == (said.state, said.value)


@pytest.mark.parametrize("system", ["balloon", "hybrid"])
def test_whole_systems_come_back_with_the_same_threats(system: str) -> None:
    before = material(statements(system))
    after = of(facts(back(write(before)).statements))
    assert [(each.id, each.level) for each in after.assessment.threats()] == [
        (each.id, each.level) for each in before.assessment.threats()
    ]


def test_what_a_field_says_is_not_said_again_so_that_another_tool_can_change_it() -> None:
    document = json.loads(write(material(statements("balloon"))))
    for zone in document["trustZones"]:
        zone["name"] = f"{zone['name']} renamed"
    [first, *_] = document["components"]
    first["name"], first["type"] = "Other", "nginx"
    read_back = Answers(facts(back(json.dumps(document)).statements))
    assert all(
        str(read_back.value(zone["id"], "name")).endswith(" renamed")
        for zone in document["trustZones"]
        if zone["id"].startswith("zone/")
    )
    assert (read_back.value(first["id"], "name"), read_back.value(first["id"], "technology")) == ("Other", "nginx")
