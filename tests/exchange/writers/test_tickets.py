"""Tickets as each tracker takes them: whole, with ids that stay, and without commands that nobody gave."""

from __future__ import annotations

import csv
import io
import re

import pytest

from tests.exchange.systems import material, statements
from tmtui.exchange.material import Material
from tmtui.exchange.registry import write
from tmtui.exchange.writers.markdown.plan import is_unsure
from tmtui.exchange.writers.tickets.ticket import LONGEST_TITLE, login, tickets
from tmtui.model.fact import Statement

FORMATS = ("tickets", "tickets-github", "tickets-gitlab", "tickets-jira")
MENTION = re.compile(r"(?:^|[^\w`])@[A-Za-z0-9]")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("format", FORMATS)
def test_there_is_a_ticket_for_each_row_that_is_certain_and_for_ten_to_find_out(hybrid: Material, format: str) -> None:
    made = rows(write(format, hybrid))
    titles = [row.get("title") or row["Summary"] for row in made]
    plan = {row.title for row in hybrid.assessment.plan().rows}
    assert len(made) == len(tickets(hybrid)) > 20
    assert {title.removeprefix("Find out: ") for title in titles} <= plan
    assert sum(title.startswith("Find out: ") for title in titles) == 10
    certain = [row.title for row in hybrid.assessment.plan().rows if row.kind == "control" and not is_unsure(row)]
    assert [title for title in titles if not title.startswith("Find out: ")] == certain
    assert max(map(len, titles)) <= LONGEST_TITLE


@pytest.mark.parametrize("format", FORMATS)
def test_a_ticket_says_where_why_and_when_it_is_done(decided: Material, format: str) -> None:
    ticket = next(row for row in rows(write(format, decided)) if "certificates" in (row.get("title") or row["Summary"]))
    said = ticket.get("description") or ticket.get("body") or ticket["Description"]
    assert "Where: Web server → Photo database" in said
    assert "It helps against:\n* " in said
    assert "Done when:\n* " in said
    assert "SP 800-53" in said
    assert "sample/mutual-tls@flow/web..photos" in said


def test_each_tracker_gets_owner_and_date_its_own_way(decided: Material) -> None:
    def mine(format: str) -> dict[str, str]:
        return next(row for row in rows(write(format, decided)) if "mutual-tls" in str(row))

    jira, gitlab, github, any_ = (mine(f"tickets{end}") for end in ("-jira", "-gitlab", "-github", ""))
    assert (jira["Assignee"], jira["Due Date"], jira["Issue Type"]) == ("dba", "2026-09-01", "Task")
    assert jira["Priority"] in ("High", "Medium", "Low")
    assert gitlab["due_date"] == "2026-09-01"
    assert gitlab["description"].splitlines()[-1] == "/assign @dba"
    assert re.fullmatch(r"/label ~threat-model ~do-[a-z]+|/label ~threat-model ~when-there-is-time",
                        gitlab["description"].splitlines()[-2])  # fmt: skip
    assert github["assignee"] == "dba"
    assert github["body"].startswith("Due: 2026-09-01\n")
    assert (any_["owner"], any_["assignee"], any_["due"]) == ("dba", "dba", "2026-09-01")


def test_columns_are_those_the_importers_know(balloon: Material) -> None:
    heads = {format: write(format, balloon).split("\r\n")[0] for format in FORMATS}
    assert heads["tickets-gitlab"] == '"title","description","due_date"'
    assert heads["tickets-jira"].startswith('"Summary","Issue Type","Priority","Labels","Labels","Labels"')
    assert not re.search(r"[^\w\", ]", heads["tickets-jira"]), "punctuation in heads confuses Jira's importer"
    assert all(" " not in label for ticket in tickets(balloon) for label in ticket.labels)


def test_ids_are_unique_and_stay_when_other_things_are_said(hybrid: Material) -> None:
    before = {ticket.row.title: ticket.id for ticket in tickets(hybrid)}
    assert len(set(before.values())) == len(before)
    more = [*statements("hybrid"), Statement("component/web-1", "name", "Front door")]
    after = {ticket.id for ticket in tickets(material(more))}
    assert len(set(before.values()) & after) > 0.9 * len(before)


def test_what_is_done_or_rejected_has_no_ticket(decided: Material) -> None:
    said = [*statements("balloon"), Statement("control/mutual-tls@flow/web..photos", "status", "rejected"),
            Statement("control/mutual-tls@flow/web..photos", "why", "no")]  # fmt: skip
    assert any("mutual-tls" in ticket.id for ticket in tickets(decided))
    assert not any("mutual-tls" in ticket.id for ticket in tickets(material(said)))


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_that_people_typed_commands_a_tracker(hostile: Material, format: str) -> None:
    for row in rows(write(format, hostile)):
        said = row.get("description") or row.get("body") or row["Description"]
        lines = said.splitlines()
        actions = [line for line in lines if line.startswith("/")]
        assert actions == [line for line in lines if re.fullmatch(r"/label( ~[a-z-]+)+", line)]
        assert not MENTION.search("\n".join(lines))
        assert not re.search(r"(?<!\\)[<\[]", re.sub(r"`[^`]*`", "", said)) or format == "tickets-jira"


def test_only_what_was_typed_as_a_login_is_one() -> None:
    assert login("@dba") == "dba"
    assert login("dba@example.org") == "dba@example.org"
    assert [login(owner) for owner in ("Head of sales", "dba", "@dba @all", "@", "", "a@b c")] == [""] * 6
