"""A build that checks the model of a web shop every night: red, then green by decisions, then red again by itself."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.shape import faults
from tests.journeys.home import ROOT, Home
from tests.journeys.hybrid import FILE

SCHEMA = json.loads((ROOT / "tests/exchange/sarif_schema.json").read_text(encoding="utf-8"))
TODAY = date.today()
TONIGHT = TODAY.isoformat()
TOMORROW = (TODAY + timedelta(days=1)).isoformat()
LATER = (TODAY + timedelta(days=90)).isoformat()


def nightly(home: Home, *options: str) -> dict[str, Any]:
    """Run the gate as a build does: a list for people, results for the code host, and an exit code that counts."""
    done = home.run("check", "--sarif", "results.sarif", *options)
    results = json.loads((home.folder / "results.sarif").read_text(encoding="utf-8"))
    assert list(faults(results, SCHEMA, SCHEMA)) == []
    assert "Traceback" not in done.stderr
    found: dict[str, Any] = json.loads(home.run("check", "--json", *options).stdout)
    assert done.returncode == (0 if found["passed"] else 1)
    assert len(results["runs"][0]["results"]) == len(found["breaches"])
    return found


@pytest.fixture
def shop(tmp_path: Path) -> Home:
    """A build that starts from the answers in its tree, as each night does."""
    home = Home(tmp_path)
    home.do("answers", "--apply", str(FILE))
    return home


def test_a_build_is_red_until_everything_high_is_planned_or_accepted_and_red_again_when_a_date_passes(
    shop: Home,
) -> None:
    first = nightly(shop)
    assert not first["passed"]
    high = [each for each in first["breaches"] if each["kind"] == "threat"]
    assert high == first["breaches"]
    assert all(each["level"][1] in ("high", "very-high") for each in high)
    assert "WAF talks to web-1 in plain text" in [each["what"] for each in high]

    # Whatever some control on offer brings down is planned; the rest is accepted, some of it until tonight only.
    threats = {each["id"]: each for each in shop.json("threats")}
    controls = sorted({control for each in high for control in threats[each["id"]]["controls"]})
    shop.do("decide", *controls, "--status", "planned", "--owner", "ops-1", "--due", LATER)
    planned = nightly(shop)
    assert len(planned["treated"]) + len(planned["breaches"]) >= len(high)
    assert {each["id"] for each in high if "cleartext" in each["id"]} <= set(planned["treated"])
    until = ("--status", "accepted", "--owner", "boss", "--why", "we live with it this quarter")
    left = [each["id"] for each in planned["breaches"]]
    if left:
        shop.do("decide", *left, *until, "--until", LATER)
    assert nightly(shop)["passed"]
    assert "left to planned controls" in shop.do("check")
    shop.do("revision", "green")

    accepted = next(id for id, each in threats.items() if id not in left)
    shop.do("decide", accepted, *until, "--until", TONIGHT)
    assert nightly(shop, "--today", TONIGHT)["passed"]
    overnight = nightly(shop, "--today", TOMORROW)
    assert [(each["kind"], each["id"]) for each in overnight["breaches"]] == [("expired-decision", accepted)]
    said = shop.run("check", "--today", TOMORROW)
    assert said.returncode == 1
    assert f"ran out on {TONIGHT}" in said.stdout
    assert "1 thing breaks the gate" in said.stderr

    turned = shop.json("diff", "--from", "green", "--to", TOMORROW)
    assert turned["said"], "what was decided since"
    assert turned["to"]["date"] == TOMORROW


def test_a_model_in_a_tree_keeps_its_dates_so_that_a_review_falls_due(shop: Home, tmp_path: Path) -> None:
    answers = shop.do("answers")
    (shop.folder / "answers.yaml").write_text(answers.replace(str(TODAY.year), str(TODAY.year - 2)), encoding="utf-8")
    fresh = Home(tmp_path / "fresh")
    fresh.do("answers", "--apply", str(shop.folder / "answers.yaml"))
    found = nightly(fresh, "--fail-on", "very-high")
    assert [each["kind"] for each in found["breaches"]] == ["review-due"]
    fresh.do("revision", "looked through")
    assert nightly(fresh, "--fail-on", "very-high")["passed"]
