"""A web shop on fourteen machines in six zones: typed in live, applied from a file, looked at, changed and mended."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.journeys.home import Home
from tests.journeys.hybrid import FILE, lines, picture, read
from tests.journeys.terminal import Terminal
from tmtui.analysis.plan.control import changes_of
from tmtui.analysis.plan.seen import Seen
from tmtui.workspace.workspace import Workspace

STRIDE = {
    "spoofing", "tampering", "repudiation", "information-disclosure", "denial-of-service", "elevation-of-privilege",
}  # fmt: skip
WEB_AND_XML = {"79", "89", "91", "611", "776", "352", "918"}
DATABASE = "PostgreSQL, technology: postgresql"
PATCHING = ("week", "month", "later", "never")


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("filed"))
    home.do("answers", "--apply", str(FILE))
    return home


@pytest.fixture(scope="module")
def threats(filed: Home) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = filed.json("threats")
    return found


def changed(folder: Path, old: str, new: str) -> Home:
    """Apply the file with one thing in it changed."""
    text = FILE.read_text()
    assert old in text
    home = Home(folder)
    home.do("answers", "--apply", "-", said=text.replace(old, new))
    return home


# --- typed in live


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("live"))
    home.do("new", "Web shop")
    terminal = home.open("interview")
    terminal.until("keeps you awake")
    for kind, asks in (
        ("zone", "Which networks and places"), ("component", "Which machines, services"),
        ("flow", "Who talks to whom"), ("data", "Which data does Web shop keep"),
    ):  # fmt: skip
        if kind == "zone":
            go_to(terminal, "networks and places")
        terminal.until(asks)
        terminal.settle()
        many = lines(kind)
        terminal.send("\x1b[200~" + "\n".join(many) + "\x1b[201~")
        terminal.until(echo_of(kind, many[-1]))
        terminal.press("enter").until("Is that all?")
        terminal.press("1").until("▸ 1  That is all")
        terminal.press("enter").until_gone(asks)
    fill_patching(terminal)
    assert terminal.press("q").wait() == 0
    return home


def echo_of(kind: str, line: str) -> str:
    """Return how the program says back what it took a line for."""
    names = re.findall(r'"([^"]+)"', line)
    word = "kind of data" if kind == "data" else kind
    return f"✓ {word}: {' → '.join(names[:2]) if kind == 'flow' else names[0]}"


def go_to(terminal: Terminal, words: str) -> None:
    terminal.press("esc").until_gone("esc card")
    terminal.press("/").until("Find a question:")
    terminal.send(words)
    terminal.press("enter").until(" found, ")
    terminal.press("enter")


def fill_patching(terminal: Terminal) -> None:
    """Answer one question for all machines in a table."""
    said = {about["name"]: about.get("patching") for key, about in read().items() if key.startswith("component/")}
    go_to(terminal, "critical fix")
    terminal.until("How long after a critical fix")
    terminal.press("g").until("0 to save")
    rows = [line[4:].strip() for line in terminal.text.split("\n") if re.match(r"^ [▸ ] .*–$", line)]
    for number, row in enumerate(rows, start=1):
        (name,) = (name for name in said if row.startswith(name))
        terminal.press(str(PATCHING.index(said[name]) + 1) if said[name] else "d").until(f"{number} to save")
    terminal.press("enter").until("How long after a critical fix" if not rows else "saved")


def test_what_was_pasted_live_is_what_the_file_says(live: Home, filed: Home) -> None:
    typed = values(live.do("answers"))
    applied = values(filed.do("answers"))
    assert picture(typed) == picture(applied) == picture(read())
    by_name = {about["name"]: about.get("patching") for key, about in typed.items() if key.startswith("component/")}
    for about in (about for key, about in read().items() if key.startswith("component/")):
        if about.get("patching"):
            assert by_name[about["name"]] == about["patching"], about["name"]


def values(answers: str) -> dict[str, dict[str, Any]]:
    """Return the bare values of an answers file."""
    system = yaml.load(answers, Loader=yaml.BaseLoader)["answers"]
    return {
        key: {name: said.get("value") if isinstance(said, dict) else said for name, said in about.items()}
        for key, about in system.items()
    }


# --- looked at


def test_threats_of_all_six_categories_arise(threats: list[dict[str, Any]]) -> None:
    assert {category for threat in threats for category in threat["stride"]} == STRIDE


def test_the_jump_host_has_threats_but_none_of_web_forms_or_xml(filed: Home, threats: list[dict[str, Any]]) -> None:
    about = [threat for threat in threats if threat["subject"] == "component/jump"]
    assert about
    every = [*about, *(each for each in filed.json("threats", "--closed") if each["subject"] == "component/jump")]
    assert [threat["id"] for threat in every if WEB_AND_XML & {cwe.removeprefix("CWE-") for cwe in threat["cwe"]}] == []


@pytest.mark.parametrize("machine", ["jump", "directory", "backup"])
def test_what_opens_the_customer_records_is_worth_what_they_are_and_says_why(
    filed: Home, threats: list[dict[str, Any]], machine: str
) -> None:
    worst = next(threat["id"] for threat in threats if threat["subject"] == f"component/{machine}")
    why = filed.do("threats", "--explain", worst)
    assert "Impact: high" in why
    assert re.search(r"(confidentiality|integrity|availability) 4: .*(Customer records|Orders)", why), why


def test_moving_the_database_to_the_edge_changes_what_is_found(filed: Home, tmp_path: Path) -> None:
    moved = changed(tmp_path, f"{DATABASE}, zone: zone/data", f"{DATABASE}, zone: zone/dmz")
    before, after = filed.do("findings"), moved.do("findings")
    assert "store-at-the-edge" in after
    assert "store-at-the-edge" not in before
    assert after != before


def test_a_machine_in_no_zone_still_counts_as_beyond_a_boundary(filed: Home, tmp_path: Path) -> None:
    lost = changed(tmp_path, f"{DATABASE}, zone: zone/data", DATABASE)
    crossing = "flow/shop..postgres"
    with Workspace.open(lost.database) as workspace:
        flows = {flow.key: flow.crosses for flow in workspace.live().assessment.elements("flow")}
    assert flows[crossing]
    assert f"cleartext-traffic@{crossing}" in lost.do("threats")


def test_two_machines_as_one_with_a_count_change_no_level(filed: Home, tmp_path: Path) -> None:
    once = Home(tmp_path)
    once.do("answers", "--apply", str(FILE))
    once.do("answer", "component/web-2", "exists", "--retract")
    once.do("answer", "component/web-1", "count", "2")
    levels = [{found["rule"]: found["level"] for found in home.json("findings")} for home in (filed, once)]
    assert levels[0] == levels[1]


def test_rows_of_the_plan_close_what_they_claim_once_they_are_done(filed: Home, tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.do("answers", "--apply", str(FILE))
    rows = [row for row in home.json("plan")["rows"] if row["kind"] == "control"][:5]
    assert len(rows) == 5
    for row in rows:
        done = facts_of(home, row["ids"])
        home.do("answers", "--apply", "-", said=yaml.safe_dump({"answers": done}))
        left = {threat["id"] for threat in home.json("threats")}
        assert left.isdisjoint(row["closes"]), row["title"]
    assert home.json("summary")["risk"]["now"] < filed.json("summary")["risk"]["now"]


def facts_of(home: Home, controls: list[str]) -> dict[str, dict[str, Any]]:
    """Return what is true once controls are in place, as an answers file has it."""
    found: dict[str, dict[str, Any]] = {}
    with Workspace.open(home.database) as workspace:
        state = Seen(workspace.live().assessment)
        for control in controls:
            for (subject, attribute), value in changes_of(state, control).items():
                found.setdefault(subject, {})[attribute] = list(value) if isinstance(value, tuple) else value
    return found


def test_an_empty_model_is_too_early_to_say(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.do("new", "Empty")
    assert "too early to say" in home.do("summary")
    assert home.json("summary")["risk"]["too_early"]
    assert "too early to say" in home.do("export").lower()
    assert home.json("threats") == [] or "possible" in {threat["certainty"] for threat in home.json("threats")}
