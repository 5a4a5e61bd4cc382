"""Deciding on the command line: what each decision needs, and what is pointed out."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tmtui

FLOW = "flow/web..photos"
PLAIN = f"cleartext-traffic@{FLOW}"
POSING = f"impersonation@{FLOW}"
LATER = (date.today() + timedelta(days=30)).isoformat()
ACCEPT = ("--status", "accepted", "--why", "moved in May", "--owner", "ops", "--until", LATER)


def data(tmtui: Tmtui, *args: str) -> Any:
    done = tmtui(*args, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def threats(tmtui: Tmtui) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in data(tmtui, "threats")}


def decided(tmtui: Tmtui) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in data(tmtui, "decide")}


def say(tmtui: Tmtui, *args: str) -> str:
    done = tmtui("decide", *args)
    assert done.exit_code == 0, done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((PLAIN, "--status", "accepted"), "an owner, a reason and an end"),
        ((PLAIN, "--status", "accepted", "--why", "x", "--owner", "ops"), "accepted needs an end"),
        ((PLAIN, "--status", "accepted", "--why", "x", "--owner", "ops", "--until", "2020-01-31"), "has passed"),
        ((PLAIN, "--status", "accepted", "--why", "x", "--owner", "ops", "--until", "soon"), "date"),
        ((PLAIN, "--status", "transferred", "--why", "insured"), "who carries it with --owner"),
        ((PLAIN, "--status", "avoided"), "needs a reason"),
        ((PLAIN, "--status", "false-alarm"), "needs a reason"),
        ((PLAIN, "--status", "planned"), "It can be: open, accepted"),
        ((f"tls@{FLOW}", "--status", "verified"), "needs evidence"),
        ((f"tls@{FLOW}", "--status", "rejected"), "needs a reason"),
        ((f"tls@{FLOW}", "--status", "planned", "--state-facts"), "only what is in place"),
        ((PLAIN, "--evidence", "TICKET-7"), "evidence is for a status"),
        ((PLAIN,), "nothing was decided"),
        ((PLAIN, "nothing@flow/a..b", *ACCEPT), "arises here"),
        (("cleartext-trafic@flow/web..photos", *ACCEPT), f"Did you mean {PLAIN}"),
        ((), ""),
        (("--status", "open"), "Name ids"),
    ],
)
def test_a_decision_that_lacks_something_is_refused_and_nothing_is_written(
    balloon: Tmtui, given: tuple[str, ...], says: str
) -> None:
    done = balloon("decide", *given)
    assert done.exit_code == (2 if given else 0)
    assert says in done.stderr
    assert decided(balloon) == {}


def test_the_end_on_offer_follows_the_review_cadence(balloon: Tmtui) -> None:
    balloon("answer", "model", "cadence", "P10D")
    offered = (date.today() + timedelta(days=10)).isoformat()
    assert f"{offered} would fit, as it is looked through every P10D" in balloon("decide", PLAIN, *ACCEPT[:6]).stderr


def test_what_was_accepted_is_shown_with_its_threat(balloon: Tmtui) -> None:
    say(balloon, PLAIN, *ACCEPT)
    threat = threats(balloon)[PLAIN]
    assert (threat["status"], threat["until"], threat["owner"], threat["why"]) == (
        "accepted", LATER, "ops", "moved in May",
    )  # fmt: skip
    assert f"{PLAIN}  certain, accepted" in balloon("threats").stdout
    assert "accepted" in balloon("decide").stdout


def test_several_are_decided_on_in_one_action_that_one_undo_takes_back(balloon: Tmtui) -> None:
    say(balloon, PLAIN, POSING, *ACCEPT)
    assert {id: each["status"] for id, each in decided(balloon).items()} == {PLAIN: "accepted", POSING: "accepted"}
    balloon("undo")
    assert decided(balloon) == {}


def test_a_script_that_decides_gets_how_it_stands_then(balloon: Tmtui) -> None:
    say(balloon, f"tls@{FLOW}", "--status", "planned", "--owner", "ops")
    found = data(balloon, "decide", PLAIN, POSING, *ACCEPT)
    assert {each["id"]: (each["status"], each["until"]) for each in found} == {
        PLAIN: ("accepted", LATER), POSING: ("accepted", LATER),
    }  # fmt: skip


def test_a_rule_stands_for_all_its_threats_and_a_control_for_every_place(balloon: Tmtui) -> None:
    expected = {id for id in threats(balloon) if id.startswith("impersonation@")}
    say(balloon, "impersonation", *ACCEPT)
    assert set(decided(balloon)) == expected
    say(balloon, "tls", "--status", "planned", "--owner", "ops")
    assert f"tls@{FLOW}" in decided(balloon)


def test_a_new_status_takes_back_the_reason_and_end_of_the_one_before(balloon: Tmtui) -> None:
    say(balloon, PLAIN, *ACCEPT)
    say(balloon, PLAIN, "--status", "false-alarm", "--why", "one cable in one rack")
    now = decided(balloon)[PLAIN]
    assert (now["status"], now["why"], now["until"], now["owner"]) == (
        "false-alarm",
        "one cable in one rack",
        "",
        "ops",
    )
    say(balloon, PLAIN, "--status", "open")
    assert decided(balloon)[PLAIN]["why"] == ""


def test_an_acceptance_is_made_longer_with_a_new_end_alone(balloon: Tmtui) -> None:
    say(balloon, PLAIN, *ACCEPT)
    longer = (date.today() + timedelta(days=60)).isoformat()
    say(balloon, PLAIN, "--status", "accepted", "--until", longer)
    assert (decided(balloon)[PLAIN]["until"], decided(balloon)[PLAIN]["why"]) == (longer, "moved in May")


def test_a_control_said_to_be_in_place_is_held_against_the_facts(balloon: Tmtui) -> None:
    told = say(balloon, f"tls@{FLOW}", "--status", "implemented", "--owner", "ops")
    assert "the facts do not show" in told
    assert f"tmtui answer {FLOW} encryption tls" in told
    assert decided(balloon)[f"tls@{FLOW}"]["unshown"] is True
    assert f"the facts do not show tls@{FLOW}" in balloon("summary").stdout
    assert "Said to be in place, and the facts do not show it: Encrypt the traffic" in balloon("export").stdout
    assert PLAIN in threats(balloon), "only facts count"
    balloon("answer", FLOW, "encryption", "tls")
    assert decided(balloon)[f"tls@{FLOW}"]["unshown"] is False
    assert PLAIN not in threats(balloon)


def test_what_a_control_changes_can_be_said_together_with_the_decision(balloon: Tmtui) -> None:
    before = len(data(balloon, "history"))
    told = say(balloon, f"tls@{FLOW}", "--status", "verified", "--basis", "tested", "--state-facts")
    assert "do not show" not in told
    assert PLAIN not in threats(balloon)
    news = data(balloon, "history")[before:]
    assert len({each["batch"] for each in news}) == 1
    assert {(each["subject"], each["basis"]) for each in news} == {(FLOW, "tested"), (f"control/tls@{FLOW}", "tested")}


def test_verified_takes_evidence_or_facts_that_were_measured(balloon: Tmtui) -> None:
    say(balloon, f"tls@{FLOW}", "--status", "verified", "--evidence", "report.txt:7")
    assert decided(balloon)[f"tls@{FLOW}"]["evidence"] == "report.txt:7"
    balloon("undo")
    balloon("answer", FLOW, "encryption", "tls", "--basis", "tool")
    say(balloon, f"tls@{FLOW}", "--status", "verified")


def test_one_control_helps_against_several_threats_each_with_its_own_status(balloon: Tmtui) -> None:
    say(balloon, f"mutual-tls@{FLOW}", "--status", "planned", "--owner", "ops", "--due", LATER)
    say(balloon, PLAIN, *ACCEPT)
    now = decided(balloon)
    assert {PLAIN, POSING} <= set(now[f"mutual-tls@{FLOW}"]["against"])
    assert {f"mutual-tls@{FLOW}", f"tls@{FLOW}"} <= set(now[PLAIN]["controls"])
    assert f"mutual-tls@{FLOW}  planned, owner ops, due {LATER}" in balloon("threats", "--explain", POSING).stdout
    assert threats(balloon)[POSING]["status"] == "open"


def test_a_threat_of_ones_own_is_listed_and_decided_like_any_other(balloon: Tmtui) -> None:
    done = balloon(
        "threat", "add", "component/web", "The server room floods", "--likelihood", "2", "--impact", "5",
        "--control", "Raise the racks", "--control", "A pump with an alarm",
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    id = done.stdout.strip()
    assert id == "own-the-server-room-floods@component/web"
    own = threats(balloon)[id]
    assert own["controls"] == ["own-a-pump-with-an-alarm@component/web", "own-raise-the-racks@component/web"]
    told = say(balloon, "own-raise-the-racks@component/web", "--status", "implemented", "--owner", "ops")
    assert "in your own words" in told
    assert "Raise the racks" in balloon("export").stdout
    assert data(balloon, "summary")["orphans"] == []
    say(balloon, id, *ACCEPT)
    assert threats(balloon)[id]["status"] == "accepted"
    for wrong in (("component/wbe", "x"), ("component/web", " "), (f"threat/{id}", "x")):
        assert balloon("threat", "add", *wrong).exit_code == 2


def test_a_control_in_ones_own_words_is_against_several_threats(balloon: Tmtui) -> None:
    done = balloon("threat", "control", "A cable of its own", PLAIN, POSING)
    assert done.exit_code == 0, done.stderr
    id = done.stdout.strip()
    assert id == f"own-a-cable-of-its-own@{FLOW}"
    now = threats(balloon)
    assert all(id in now[threat]["controls"] for threat in (PLAIN, POSING))
    assert balloon("threat", "control", "x", f"tls@{FLOW}").exit_code == 2


def test_decisions_about_what_is_gone_are_listed_and_fail_nothing(balloon: Tmtui) -> None:
    say(balloon, PLAIN, *ACCEPT)
    told = balloon("answer", FLOW, "exists", "--retract").stderr
    assert "- Web server talks to Photo database in plain text" in told
    assert decided(balloon)[PLAIN]["orphan"] is True
    assert decided(balloon)[PLAIN]["title"] == "Web server talks to Photo database in plain text"
    assert f"a decision about what is gone: threat/{PLAIN}" in balloon("summary").stdout
    assert "something that is gone" in balloon("export").stdout
    later = (date.today() + timedelta(days=400)).isoformat()
    gate = balloon("check", "--fail-on", "very-low", "--json", "--today", later)
    assert PLAIN not in gate.stdout


def test_an_id_of_a_rule_on_a_subject_of_another_kind_is_no_threat(balloon: Tmtui) -> None:
    wrong = "cleartext-traffic@component/web"
    for verb in (["threats", "--explain", wrong], ["decide", wrong, *ACCEPT]):
        assert balloon(*verb).exit_code == 2
    said = {"answers": {f"threat/{wrong}": {"status": "accepted"}, "control/tls@component/web": {"status": "planned"}}}
    done = balloon("answers", "--apply", "-", stdin=json.dumps(said))
    assert done.exit_code == 0, done.stderr
    assert all(decided(balloon)[id]["orphan"] for id in (wrong, "tls@component/web"))
    assert balloon("check", "--fail-on", "very-high").exit_code == 0
    assert balloon("summary").exit_code == 0


def test_decisions_survive_the_answers_file(balloon: Tmtui, home: Path) -> None:
    say(balloon, PLAIN, *ACCEPT)
    balloon("threat", "add", "component/web", "Fire", "--control", "A door")
    (home / "answers.yaml").write_text(balloon("answers").stdout, encoding="utf-8")
    done = balloon("answers", "--apply", "answers.yaml", "--db", "other.db")
    assert done.exit_code == 0, done.stderr
    assert data(balloon, "decide", "--db", "other.db") == data(balloon, "decide")
