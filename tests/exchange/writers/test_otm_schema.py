"""What is written as OTM has what its schema of version 0.2 requires, in its types, and ids that lead somewhere."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from tests.exchange.readers.otm.made_up import made_up
from tests.exchange.samples import facts
from tests.exchange.systems import TODAY, material, shipped_bank, statements
from tmtui.analysis.engine import assess
from tmtui.exchange.material import Material
from tmtui.exchange.writers.otm.document import write
from tmtui.model.answers import Answers
from tmtui.model.fact import Fact, Statement

TEXT, FIGURE = {"type": "string"}, {"type": "number", "minimum": 0, "maximum": 100}


def thing(required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object", "required": list(required),
        "properties": {"id": TEXT, "name": {"type": "string", "minLength": 1}, "attributes": {"type": "object"},
                       **properties},
    }  # fmt: skip


def listed(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


PARENT = {
    "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": False,
    "properties": {"trustZone": TEXT, "component": TEXT},
}  # fmt: skip
INSTANCE = thing(
    ("threat", "state"), threat=TEXT, state=TEXT,
    mitigations=listed(thing(("mitigation", "state"), mitigation=TEXT, state=TEXT)),
)  # fmt: skip
SCHEMA = {
    "type": "object", "required": ["otmVersion", "project"],
    "properties": {
        "otmVersion": {"const": "0.2.0"},
        "project": thing(("name", "id"), description=TEXT, owner=TEXT),
        "assets": listed(thing(("id", "name", "risk"), risk=thing(
            ("confidentiality", "integrity", "availability"), confidentiality=FIGURE, integrity=FIGURE,
            availability=FIGURE,
        ))),
        "trustZones": listed(thing(
            ("id", "name", "risk"), type=TEXT, parent=PARENT, risk=thing(("trustRating",), trustRating=FIGURE),
        )),
        "components": listed(thing(
            ("id", "name", "type", "parent"), type=TEXT, parent=PARENT, threats=listed(INSTANCE),
            assets=thing((), processed=listed(TEXT), stored=listed(TEXT)),
        )),
        "dataflows": listed(thing(
            ("id", "name", "source", "destination"), source=TEXT, destination=TEXT, tags=listed(TEXT),
            bidirectional={"type": "boolean"}, assets=listed(TEXT), threats=listed(INSTANCE),
        )),
        "threats": listed(thing(("id", "name", "risk"), categories=listed(TEXT), cwes=listed(TEXT), risk=thing(
            ("likelihood", "impact"), likelihood=FIGURE, impact=FIGURE,
        ))),
        "mitigations": listed(thing(("id", "name", "riskReduction"), riskReduction=FIGURE)),
    },
}  # fmt: skip


def of(system: str | int) -> Material:
    if isinstance(system, str):
        return material(statements(system))
    log: list[Fact] = made_up(system)
    held = Answers(log)
    return Material("sample", "Sample", shipped_bank(), held, assess(shipped_bank(), held, TODAY), log)


@pytest.mark.parametrize("system", ["balloon", "hybrid", 0, 1, 2])
def test_the_schema_is_met(system: str | int) -> None:
    document = json.loads(write(of(system)))
    jsonschema.Draft7Validator(SCHEMA).validate(document)
    ids = {
        name: [each["id"] for each in document[name]] for name in ("trustZones", "components", "assets", "dataflows")
    }
    every = [id for found in ids.values() for id in found]
    assert len(every) == len(set(every))
    for each in document["components"]:
        [(kind, parent)] = each["parent"].items()
        assert parent in ids["trustZones" if kind == "trustZone" else "components"]
    for flow in document["dataflows"]:
        assert {flow["source"], flow["destination"]} <= set(ids["components"])
    named = {threat["threat"] for each in (*document["components"], *document["dataflows"])
             for threat in each.get("threats", ())}  # fmt: skip
    assert named == {each["id"] for each in document["threats"]}


def test_an_empty_model_is_a_whole_document() -> None:
    said = [Statement("model", "name", "Empty"), Statement("model", "banks", ("infrastructure",))]
    held = Answers(facts(said))
    text = write(Material("empty", "Empty", shipped_bank(), held, assess(shipped_bank(), held, TODAY), facts(said)))
    jsonschema.Draft7Validator(SCHEMA).validate(json.loads(text))
    assert json.loads(text)["components"] == []
