"""Every part of a Threagile model becomes what it means here, and what does not is listed."""

from __future__ import annotations

import yaml

from tests.exchange.readers.mutations import holds
from tests.exchange.readers.threagile.small import SMALL
from tests.exchange.samples import facts
from tests.exchange.systems import TODAY, shipped_bank
from tmtui.analysis.engine import assess
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.readers.threagile.reader import read
from tmtui.model.answers import Answers
from tmtui.model.fact import State


def found() -> Imported:
    imported = holds(read, SMALL.encode(), "model.yaml")
    assert imported is not None
    return imported


def held() -> Answers:
    return Answers(facts(found().statements))


def test_everything_is_counted_as_in_the_file() -> None:
    raw, imported = yaml.safe_load(SMALL), found()
    assets = raw["technical_assets"].values()
    links = [link for asset in assets for link in asset["communication_links"].values()]
    ids = {asset["id"] for asset in assets}
    assert imported.count("data") == len(raw["data_assets"])
    assert imported.count("component") == len(assets) + len(raw["shared_runtimes"])
    assert imported.count("flow") == sum(link["target"] in ids for link in links)
    assert imported.count("zone") == len(raw["trust_boundaries"]) + 1, "the internet is a place too"
    assert imported.title == "Shop"


def test_assets_stand_in_their_boundaries_and_run_on_their_runtime() -> None:
    answers = held()
    assert answers.value("component/customer", "zone") == "zone/internet"
    assert answers.value("zone/internet", "kind") == "internet"
    assert answers.value("component/web", "zone") == "zone/dmz"
    assert answers.value("component/database", "zone") == "zone/inner"
    assert answers.value("component/operator", "zone") is None, "the file does not say where"
    assert answers.value("zone/inner", "parent") == "zone/dmz"
    assert answers.value("zone/dmz", "kind") == "dmz"
    assert answers.value("component/host", "technology") == "esxi"
    assert answers.value("component/web", "runs_on") == "component/host"


def test_what_an_asset_is_comes_from_technology_tags_and_machine() -> None:
    answers = held()
    assert answers.value("component/web", "technology") == "apache"
    assert answers.value("component/database", "technology") == "postgresql"
    assert answers.value("component/operator", "technology") == "bare-metal"
    assert answers.value("component/customer", "in_scope") == "no"
    assert answers.value("component/web", "in_scope") == "yes"
    assert answers.value("component/web", "second_one") == "yes"
    assert answers.value("component/database", "readable_when_stolen") == "no", "the spelling of 0.9 is known"
    assert answers.value("component/customer", "readable_when_stolen") is None, "it stores nothing"


def test_ratings_are_levels_and_merged_keys_count() -> None:
    answers = held()
    levels = [answers.value("data/invoices", name) for name in ("confidentiality", "integrity", "availability")]
    assert levels == [5, 4, 2]
    assert answers.value("data/orders", "stored_by") == ("component/database",)
    assert answers.value("data/orders", "processed_by") == tuple(
        sorted(f"component/{name}" for name in ("customer", "web", "database", "operator"))
    )


def test_links_say_protocol_encryption_login_and_data() -> None:
    answers = held()
    shop, store = "flow/customer..web", "flow/web..database"
    report = "flow/web..database:jdbc"
    assert [answers.value(shop, name) for name in ("protocol", "encryption", "authentication", "name")] == [
        "https", "tls", "caller", "Shopping",
    ]  # fmt: skip
    assert answers.value(shop, "carries") == ("data/orders",)
    assert [answers.value(store, name) for name in ("encryption", "authentication")] == ["mtls", "mutual"]
    unknown = answers.get(report, "encryption")
    assert unknown is not None
    assert unknown.state is State.UNKNOWN, "a VPN covers a part of the way that nobody said"
    assert answers.value("flow/operator..web", "admin") == "yes"
    assert answers.value("component/database", "open_to_others") == "no"
    assert answers.value("component/database", "checks_user_rights") == "no"


def test_own_risks_and_decisions_are_taken() -> None:
    answers = held()
    fire, control = "threat/own-fire-in-the-cellar@component/database", "control/own-sprinklers@component/database"
    assert answers.value(fire, "title") == "Fire in the cellar"
    assert [answers.value(fire, name) for name in ("likelihood", "impact", "status")] == [5, 5, "accepted"]
    assert answers.value(fire, "why") == "accepted: Insured (T-1, 2026-01-04, architect)"
    assert answers.value(control, "against") == (fire,)
    ours = "threat/cleartext-traffic@flow/web..database:jdbc"
    assert answers.value(ours, "status") == "false-alarm"
    injection = "threat/own-sql-nosql-injection@flow/web..database"
    assert answers.value(injection, "title") == "Sql nosql injection"
    assert answers.value(injection, "status") is None, "what is discussed is open"
    state = assess(shipped_bank(), answers, TODAY)
    assert {fire.partition("/")[2], injection.partition("/")[2]} <= {each.id for each in state.threats()}


def test_words_of_people_are_kept_as_notes() -> None:
    answers = held()
    notes = {
        str(answers.value(key, "text")): answers.value(key, "sort")
        for key in answers.subjects()
        if key.startswith("note/")
    }
    assert notes == {
        "Theft: As a thief I want the orders": "worry",
        "Who patches the servers?": "parked",
        "Who has the keys? The operators": "decision",
        "Input Validation: Strict": "decision",
        "missing-hardening@*: mitigated: Insured (T-1, 2026-01-04, architect)": "decision",
    }


def test_what_says_nothing_here_is_listed() -> None:
    ignored = {(each.what.partition(" (")[0], each.where) for each in found().ignored}
    wanted = {
        "includes other.yaml", "top level: author", "top level: diagram_tweak_nodesep", "technical_assets: owner",
        "technical_assets: data_formats_accepted", "link web>gone to nowhere", "db data_assets_stored: nothing",
        "inner technical_assets_inside: ghost",
    }  # fmt: skip
    assert wanted <= {what for what, _ in ignored}
    assert all(where.startswith("model.yaml:") for _, where in ignored)


def test_evidence_names_the_line() -> None:
    lines = SMALL.splitlines()
    for statement in found().statements:
        number = int(statement.evidence.rpartition(":")[2])
        assert 1 <= number <= len(lines)
    said = {(each.subject, each.attribute): each.evidence for each in found().statements}
    line = next(number for number, text in enumerate(lines, 1) if "tags: [apache]" in text) - 1
    assert said["component/web", "technology"] == f"model.yaml:{line}"


def test_reading_it_twice_says_nothing_twice() -> None:
    imported = found()
    again = holds(read, SMALL.encode(), "model.yaml", Answers(facts(imported.statements)))
    assert again is not None
    assert again.statements == imported.statements


def test_an_included_file_finds_what_another_brought() -> None:
    raw = yaml.safe_load(SMALL)
    first = {"threagile_version": "1", "data_assets": raw["data_assets"]}
    second = {"threagile_version": "1", "technical_assets": raw["technical_assets"]}
    one = holds(read, yaml.safe_dump(first).encode(), "a.yaml")
    assert one is not None
    two = read_second(second, Answers(facts(one.statements)))
    assert two.value("data/orders", "stored_by") == ("component/database",)


def read_second(data: dict[str, object], before: Answers) -> Answers:
    from tmtui.exchange.incoming.document import Document

    return Answers(facts(read(Document("b.yaml", yaml.safe_dump(data).encode()), shipped_bank(), before).statements))
