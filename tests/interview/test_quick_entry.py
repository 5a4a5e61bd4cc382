"""Quick entry held against a model: what is there is meant, what is new is offered, no line is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.interview.room import new_model, open_room, picture, sit_down
from tmtui.interview.quick_entry.pieces import entries
from tmtui.workspace.conversation import Conversation


@pytest.fixture
def talk(tmp_path: Path) -> Conversation:
    room = open_room(tmp_path)
    new_model(room)
    return sit_down(room)


def said(talk: Conversation) -> dict[tuple[str, str], object]:
    return {(each.subject, each.attribute): each.value for each in talk.live.answers}


def test_the_two_examples_of_the_handbook(talk: Conversation) -> None:
    talk.go_to("model.components_listed", "model")
    talk.enter("web-1, web-2: nginx in dmz")
    talk.enter("web-1 -> db-1: postgres 5432; app -> cache: https")

    facts = said(talk)
    assert facts["component/web-2", "technology"] == "nginx"
    assert facts["component/web-2", "zone"] == "zone/dmz"
    assert facts["zone/dmz", "kind"] == "dmz", "a place called like a kind of place is one"
    assert facts["flow/web-1..db-1", "protocol"] == "postgres"
    assert facts["flow/web-1..db-1", "port"] == 5432
    assert facts["component/cache", "name"] == "cache"
    assert ("component/cache", "technology") not in facts


def test_a_name_that_is_there_is_meant_whatever_its_case_and_separators(talk: Conversation) -> None:
    talk.go_to("model.components_listed", "model")
    talk.enter("Web 1: nginx")
    lines = talk.quick_entry("web-1: postgresql; WEB_1 -> db")

    assert lines[0].echo == "component: web-1 (postgresql), already there"
    assert lines[1].offers == ("new component db",)
    talk.enter("web-1: postgresql")
    assert said(talk)["component/web-1", "technology"] == "postgresql"
    assert talk.card.listed == ("Web 1",)


def test_names_that_fold_to_one_key_stay_two(talk: Conversation) -> None:
    talk.go_to("model.components_listed", "model")
    talk.enter("C; C++")

    assert {said(talk)["component/c", "name"], said(talk)["component/c-2", "name"]} == {"C", "C++"}


def test_a_second_flow_between_the_same_ends_needs_another_protocol(talk: Conversation) -> None:
    talk.go_to("model.flows_listed", "model")
    talk.enter("a -> b: https")
    assert talk.quick_entry("a -> b: https")[0].echo == "flow: a → b (https), already there"
    assert talk.quick_entry("a -> b")[0].echo == "flow: a → b, already there"
    talk.enter("a -> b: postgres")

    flows = [subject for subject in talk.live.answers.subjects() if subject.startswith("flow/")]
    assert flows == ["flow/a..b", "flow/a..b:postgres"]


def test_what_is_on_no_list_becomes_other_with_a_note(talk: Conversation) -> None:
    talk.go_to("model.components_listed", "model")
    assert "did you mean postgresql?" in talk.quick_entry("db: postgers")[0].echo
    talk.enter("db: Frobnicator 3000")

    answer = talk.live.answers.get("component/db", "technology")
    assert answer is not None
    assert (answer.value, answer.fact.note) == ("other", "called: Frobnicator 3000")


def test_data_with_ratings_and_where_it_is_kept(talk: Conversation) -> None:
    picture(talk)
    talk.go_to("model.data_listed", "model")
    talk.enter("Customer records: c4 on Photos, Archive")

    assert said(talk)["data/customer-records", "confidentiality"] == 4
    assert said(talk)["data/customer-records", "stored_by"] == ("component/archive", "component/photos")
    talk.enter("customer records on Web server")
    assert said(talk)["data/customer-records", "stored_by"] == (
        "component/archive",
        "component/photos",
        "component/web-server",
    )


def test_the_list_of_one_component_takes_the_other_ends(talk: Conversation) -> None:
    picture(talk)
    talk.go_to("component.inbound_listed", "component/photos")
    assert talk.card.listed == ("Web server → Photos",)
    assert talk.quick_entry("Browser, report tool: postgres 5432")[0].echo == (
        "2 flows: Browser, report tool → Photos (postgres) port 5432"
    )
    talk.enter("report tool: postgres", complete=True)

    assert talk.live.answers.exists("flow/report-tool..photos")
    assert talk.live.answers.value("component/photos", "inbound_listed") == "complete"


@pytest.mark.parametrize(
    ("question", "text", "error"),
    [
        ("model.zones_listed", "a -> b", "an arrow says who talks to whom"),
        ("model.zones_listed", "DMZ: dmz on web", "`on` says nothing about a zone"),
        ("model.components_listed", "a -> a", "cannot call itself"),
        ("model.components_listed", "a: nginx by ops", "`by` says nothing about a component"),
        ("model.data_listed", "Orders: c9", "is no rating"),
    ],
)
def test_an_entry_that_asks_for_too_much_says_what_is_possible(
    talk: Conversation, question: str, text: str, error: str
) -> None:
    talk.go_to(question, "model")

    assert error in talk.quick_entry(text)[0].error


def test_completion_goes_on_with_names_technologies_and_places(talk: Conversation) -> None:
    picture(talk)
    talk.go_to("model.components_listed", "model")

    assert talk.completions("Ph") == ("Photos",)
    assert talk.completions("db: post") == ("db: postgresql",)
    assert talk.completions("db: postgresql in s") == ("db: postgresql in Servers",)
    assert talk.completions("x; Photos -> w") == ("x; Photos -> Web server",)
    talk.go_to("component.zone", "component/photos")
    assert talk.completions("s") == ("Servers",)


_LINES = st.lists(
    st.text(max_size=30)
    | st.sampled_from(["web: nginx in DMZ", "a -> b: https 443", "x, y", '"a;b": c', "a,,b", "# no", "- a"]),
    max_size=6,
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Conversation:
    room = open_room(tmp_path_factory.mktemp("room"))
    new_model(room)
    talk = sit_down(room)
    picture(talk)
    return talk


@given(_LINES, st.sampled_from(["zones", "components", "flows", "data"]))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_entry_of_any_paste_has_its_line_understood_or_with_an_error(
    shared: Conversation, lines: list[str], which: str
) -> None:
    shared.go_to(f"model.{which}_listed", "model")
    paste = "\n".join(lines)

    found = shared.quick_entry(paste)

    assert [(line.line, line.text) for line in found] == list(entries(paste))
    assert all(bool(line.echo) != bool(line.error) for line in found)
