"""What is written for Threagile is accepted by its schema and by what its reader checks beyond; and read here again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.exchange.readers.mutations import holds
from tests.exchange.readers.otm.made_up import made_up
from tests.exchange.readers.threagile import schema
from tests.exchange.samples import facts
from tests.exchange.systems import TODAY, material, shipped_bank, statements
from tmtui.analysis.engine import assess
from tmtui.exchange.material import Material
from tmtui.exchange.readers.threagile.reader import read
from tmtui.exchange.writers.threagile import words
from tmtui.exchange.writers.threagile.document import write
from tmtui.model.answers import Answers

SYSTEMS = ["balloon", "hybrid", *range(4)]


def written(system: str | int) -> tuple[Material, str]:
    if isinstance(system, str):
        before = material(statements(system))
    else:
        log = made_up(system)
        held = Answers(log)
        before = Material("sample", "Sample", shipped_bank(), held, assess(shipped_bank(), held, TODAY), log)
    return before, write(before)


def faults(model: dict[str, Any]) -> Iterator[str]:
    """Yield what Threagile would refuse."""
    yield from (f"{key} is missing" for key in schema.TOP if key not in model)
    tags = set(model["tags_available"])
    data = {each["id"] for each in model["data_assets"].values()}
    assets = {each["id"] for each in model["technical_assets"].values()}
    inside = [id for each in model["trust_boundaries"].values() for id in each["technical_assets_inside"]]
    nested = [id for each in model["trust_boundaries"].values() for id in each["trust_boundaries_nested"]]
    if len(inside) > len(set(inside)) or len(nested) > len(set(nested)):
        yield "something lies in two boundaries"
    sections: tuple[tuple[str, tuple[str, ...], dict[str, tuple[str, ...]]], ...] = (
        ("data_assets", schema.DATA, schema.DATA_WORDS),
        ("technical_assets", schema.ASSET, schema.ASSET_WORDS),
        ("trust_boundaries", schema.BOUNDARY, {"type": schema.BOUNDARIES}),
        ("shared_runtimes", schema.RUNTIME, {}),
        ("individual_risk_categories", schema.CATEGORY, schema.CATEGORY_WORDS),
    )
    for section, required, known in sections:
        ids = [each["id"] for each in model[section].values()]
        if len(ids) > len(set(ids)):
            yield f"{section}: an id twice"
        for each in model[section].values():
            yield from _entry(section, each, required, known, tags, data, assets)
    links: list[str] = []
    for asset in model["technical_assets"].values():
        for title, link in asset["communication_links"].items():
            links.append(f"{asset['id']}>{re.sub('[^a-z0-9]+', '-', title.lower())}")
            yield from _entry("link", link, schema.LINK, schema.LINK_WORDS, tags, data, assets)
    if len(links) > len(set(links)):
        yield "two links get one id"
    for category in model["individual_risk_categories"].values():
        for risk in category["risks_identified"].values():
            yield from _entry("risk", risk, (), schema.RISK_WORDS, tags, data, assets)


def _entry(
    what: str, each: dict[str, Any], required: tuple[str, ...], known: dict[str, tuple[str, ...]], tags: set[str],
    data: set[str], assets: set[str],
) -> Iterator[str]:  # fmt: skip
    yield from (f"{what}: {key} is missing" for key in required if key not in each)
    for key, value in each.items():
        if key in known and value not in known[key]:
            yield f"{what} {key}: {value}"
        wanted = bool if key in schema.FLAGS else list if key in schema.LISTS else int if key == "cwe" else str
        if key not in ("communication_links", "risks_identified") and not isinstance(value, wanted):
            yield f"{what} {key}: {value!r} is no {wanted.__name__}"
        if isinstance(value, list) and len(value) > len(set(value)):
            yield f"{what} {key}: the same twice"
    if not re.fullmatch("[a-zA-Z0-9-]+", each.get("id", "x")):
        yield f"{what}: id {each['id']!r}"
    yield from (f"{what}: tag {tag} is not available" for tag in each.get("tags", ()) if tag not in tags)
    for key in ("data_assets_processed", "data_assets_stored", "data_assets_sent", "data_assets_received"):
        yield from (f"{what} {key}: {id}" for id in each.get(key, ()) if id not in data)
    for key in ("technical_assets_inside", "technical_assets_running"):
        yield from (f"{what} {key}: {id}" for id in each.get(key, ()) if id not in assets)
    if each.get("target", next(iter(assets), "")) not in assets and assets:
        yield f"{what}: target {each['target']}"


@pytest.mark.parametrize("system", SYSTEMS)
def test_threagile_would_take_it(system: str | int) -> None:
    _, text = written(system)
    assert list(faults(yaml.safe_load(text))) == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_it_is_read_here_again(system: str | int) -> None:
    before, text = written(system)
    found = holds(read, text.encode(), "model.yaml")
    assert found is not None
    elements = before.assessment.elements
    ends = {end for flow in elements("flow") for end in (flow.source, flow.target)}
    people = [each for each in elements("actor") if each.key in ends]
    assert found.count("component") == len(elements("component")) + len(people)
    assert (found.count("data"), found.count("flow")) == (len(elements("data")), len(elements("flow")))
    after = Answers(facts(found.statements))
    names = {str(after.value(key, "name")) for key in after.subjects() if key.startswith("data/")}
    for each in elements("data"):
        assert any(name.startswith(each.name.strip()) for name in names), each.name


def test_what_is_known_of_a_system_comes_back() -> None:
    before, text = written("hybrid")
    found = holds(read, text.encode(), "model.yaml")
    assert found is not None
    after = Answers(facts(found.statements))
    by_name = {str(after.value(key, "name")): key for key in after.subjects()}
    for element in before.assessment.elements("data"):
        for quality in ("confidentiality", "integrity", "availability"):
            said = before.answers.value(element.key, quality)
            if said is not None:
                assert after.value(by_name[element.name], quality) == said
    for element in before.assessment.elements("component"):
        known = before.answers.value(element.key, "technology")
        again = after.value(by_name[element.name], "technology")
        bank = shipped_bank()
        assert words.technology(bank, str(again)) == words.technology(bank, str(known)), element.name
        host, there = before.answers.value(element.key, "runs_on"), after.value(by_name[element.name], "runs_on")
        assert bool(host) == bool(there)


def test_every_technology_and_protocol_has_a_word_that_both_versions_know() -> None:
    bank = shipped_bank()
    for (kind, attribute), known in {
        ("component", "technology"): schema.TECHNOLOGIES,
        ("flow", "protocol"): schema.PROTOCOLS,
        ("zone", "kind"): schema.BOUNDARIES,
    }.items():
        for option in bank.attributes[kind, attribute].options:
            match attribute:
                case "technology":
                    theirs = {words.technology(bank, option.value)}
                case "protocol":
                    theirs = {words.protocol(bank, option.value, way) for way in ("", "none", "tls", "mtls")}
                case _:
                    theirs = {words.BOUNDARY.get(option.value, "network-on-prem")}
            assert theirs <= set(known), (option.value, theirs)
            if attribute == "technology" and option.value != "other":
                assert theirs != {words.UNKNOWN_TECHNOLOGY}, option.value


def test_titles_of_people_are_escaped_for_reports() -> None:
    said = [*statements("balloon")]
    said = [each for each in said if each.subject != "model" or each.attribute != "purpose"]
    from tmtui.model.fact import Statement

    said += [
        Statement("model", "purpose", "<img src=x onerror=alert(1)>"),
        Statement("threat/own-x@component/web", "title", "<b>Fire</b> & water"),
    ]
    model = yaml.safe_load(write(material(said)))
    assert model["business_overview"]["description"] == "&lt;img src=x onerror=alert(1)&gt;"
    [category] = model["individual_risk_categories"].values()
    assert list(category["risks_identified"]) == ["&lt;b&gt;Fire&lt;/b&gt; &amp; water"]
