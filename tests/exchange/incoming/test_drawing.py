"""What stands in what and who calls whom follows from where it is drawn, whatever tool drew it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.samples import facts
from tests.exchange.systems import shipped_bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.drawing import adding, connecting, curves, placing
from tmtui.exchange.incoming.drawing.geometry import Box, Path, Point
from tmtui.exchange.incoming.drawing.names import is_person, say_what, what_is
from tmtui.exchange.incoming.drawing.page import Border, Curve, Line, Page, Shape
from tmtui.exchange.incoming.protocol_words import protocol_in
from tmtui.exchange.incoming.tally import Tally
from tmtui.model.answers import Answers
from tmtui.model.fact import Basis

NUMBERS = st.integers(-20, 20).map(float)
POINTS = st.tuples(NUMBERS, NUMBERS)


def shape(name: str, x: float, y: float, *, sort: str = "process", id: str = "", named: bool = True) -> Shape[str]:
    return Shape(id or name, name, 0, "", named, sort=sort, box=Box(x, y, 10, 10))


def border(name: str, x: float, y: float, width: float, height: float, *, id: str = "") -> Border[str]:
    return Border(id or name, name, 0, "", box=Box(x, y, width, height))


def drawn(*pages: Page[str]) -> tuple[Answers, Draft]:
    draft = Draft("threat-dragon", Document("x.json", b"{}"), shipped_bank(), Answers(), Basis.DOCUMENT)
    tally = Tally(draft)
    adding.add(draft, pages)
    placing.place(draft, pages)
    for page in pages:
        for each in page.shapes:
            if each.subject:
                say_what(draft, each, "", "")
    connecting.connect(draft, tally, pages)
    curves.note(draft, tally, pages)
    tally.done()
    return Answers(facts(draft.done().statements)), draft


def flows(answers: Answers) -> set[str]:
    return {key for key in answers.subjects() if key.startswith("flow/")}


def test_a_shape_stands_in_the_innermost_border_around_its_middle() -> None:
    page = Page("1", "", [shape("In", 20, 20), shape("Edge", 94, 40), shape("Out", 200, 0)],
                [border("Outer", 0, 0, 100, 100), border("Inner", 10, 10, 40, 40)])  # fmt: skip
    answers, _ = drawn(page)
    assert answers.value("component/in", "zone") == "zone/inner"
    assert answers.value("component/edge", "zone") == "zone/outer", "its middle lies just inside"
    assert answers.value("component/out", "zone") is None
    assert answers.value("zone/inner", "parent") == "zone/outer"
    assert answers.value("component/in", "also_in") is None, "what lies around its zone is not said again"


def test_where_borders_overlap_a_shape_stands_in_both() -> None:
    page = Page("1", "", [shape("Both", 50, 10)], [border("Left", 0, 0, 70, 50), border("Right", 45, 0, 90, 50)])
    answers, _ = drawn(page)
    assert answers.value("component/both", "zone") == "zone/left"
    assert answers.value("component/both", "also_in") == ("zone/right",)
    assert answers.value("zone/left", "parent") is None, "its middle lies outside the other"


def test_the_same_name_in_two_diagrams_is_one_thing_and_twice_in_one_are_two() -> None:
    one = Page("1", "", [shape("Web", 0, 0, id="a"), shape("web", 30, 0, id="b")])
    two = Page("2", "", [shape("WEB", 0, 0, id="c"), shape("Process", 50, 0, id="d", named=False)])
    three = Page("3", "", [shape("Process", 0, 0, id="e", named=False)])
    answers, _ = drawn(one, two, three)
    names = sorted(key for key in answers.subjects() if key.startswith("component/"))
    assert names == ["component/process", "component/process-2", "component/web", "component/web-2"]
    assert two.shapes[0].subject == one.shapes[0].subject == "component/web"


def test_a_copied_diagram_brings_nothing_twice() -> None:
    def page(id: str) -> Page[str]:
        shapes = [shape("Process", 0, 0, id="a", named=False), shape("Web", 50, 0, id="b")]
        return Page(id, "", shapes, lines=[Line("l", "", 0, "", source="a", target="b")])

    answers, draft = drawn(page("1"), page("2"))
    assert {key for key in answers.subjects() if key.startswith("component/")} == {
        "component/process", "component/web",
    }  # fmt: skip
    assert flows(answers) == {"flow/process..web"}
    assert not draft.done().ignored


def test_an_id_that_means_something_else_in_another_diagram_is_another_thing() -> None:
    answers, _ = drawn(Page("1", "", [shape("Web", 0, 0, id="a")]), Page("2", "", [shape("Mail", 0, 0, id="a")]))
    assert {"component/web", "component/mail"} <= set(answers.subjects())


def test_three_things_of_one_id_in_diagrams_of_one_id_are_three() -> None:
    drawn_things = [Page("0", "", [shape(name, 0, 0, id="a")]) for name in ("Web", "Mail", "Files")]
    answers, _ = drawn(*drawn_things)
    assert {"component/web", "component/mail", "component/files"} <= set(answers.subjects())


def test_two_diagrams_may_nest_borders_the_other_way_round() -> None:
    one = Page("1", "", [shape("Web", 10, 10)], [border("A", 0, 0, 90, 90), border("B", 5, 5, 60, 60)])
    two = Page("2", "", [], [border("A", 5, 5, 60, 60, id="a2"), border("B", 0, 0, 90, 90, id="b2")])
    answers, _ = drawn(one, two)
    assert answers.value("zone/b", "parent") == "zone/a"
    assert answers.value("zone/a", "parent") is None, "nothing lies in itself"


def test_a_loose_end_belongs_to_the_only_shape_it_nearly_touches() -> None:
    shapes = [shape("A", 0, 0), shape("B", 100, 0), shape("C", 100, 15)]
    lines = [
        Line("near", "near", 0, "", target="B", loose=((20.0, 5.0), None)),
        Line("between", "between", 0, "", source="A", loose=(None, (120.0, 12.0))),
        Line("far", "far", 0, "", target="B", loose=((50.0, 50.0), None)),
        Line("gone", "gone", 0, "", source="A", target="nobody"),
        Line("nowhere", "nowhere", 0, "", source="A"),
    ]
    answers, draft = drawn(Page("1", "", shapes, lines=lines))
    assert flows(answers) == {"flow/a..b"}
    assert {each.what: each.why for each in draft.done().ignored} == {
        "flow near: loose start": "it nearly touches A, so that is its start",
        "flow between": "its end is attached to nothing",
        "flow far": "its start is attached to nothing",
        "flow gone": "nothing in the diagram has the id of its end",
        "flow nowhere": "it has no end",
    }


def test_whoever_fetches_opens_the_connection() -> None:
    shapes = [
        shape("Browser", 0, 0, sort="external"), shape("Web", 50, 0), shape("Orders", 100, 0, sort="store"),
        shape("Log", 150, 0, sort="store"),
    ]  # fmt: skip
    lines = [
        Line("1", "Page", 0, "", source="Web", target="Browser"),
        Line("2", "Read", 0, "", source="Orders", target="Web"),
        Line("3", "Write", 0, "", source="Web", target="Orders"),
        Line("4", "Copy", 0, "", source="Orders", target="Log"),
    ]
    answers, _ = drawn(Page("1", "", shapes, lines=lines))
    assert flows(answers) == {
        "flow/browser..web", "flow/web..orders", "flow/web..orders:write", "flow/orders..log",
    }  # fmt: skip


def test_an_answer_beside_its_question_belongs_to_whoever_asked() -> None:
    lines = [
        Line("1", "Query", 0, "", source="A", target="B"), Line("2", "Query results", 0, "", source="B", target="A"),
        Line("3", "Results", 0, "", source="B", target="C"),
    ]  # fmt: skip
    answers, _ = drawn(Page("1", "", [shape("A", 0, 0), shape("B", 50, 0), shape("C", 90, 0)], lines=lines))
    assert flows(answers) == {"flow/a..b", "flow/a..b:query-results", "flow/b..c"}, "the last answers nobody"


def test_a_boundary_drawn_as_a_line_is_kept_as_a_note_with_what_crosses_it() -> None:
    shapes = [shape("A", 0, 0), shape("B", 100, 0), shape("C", 0, 50)]
    lines = [
        Line("1", "Login", 0, "", source="A", target="B"), Line("2", "", 0, "", named=False, source="A", target="C"),
    ]  # fmt: skip
    wall = Curve("w", "Internet", 0, "", points=((50.0, -10.0), (50.0, 30.0)))
    idle = Curve("i", "Idle", 0, "", points=((500.0, 0.0), (500.0, 9.0)))
    answers, draft = drawn(Page("1", "Overview", shapes, curves=[wall, idle], lines=lines))
    note = "note/trust-boundary-internet-in-overview"
    assert answers.value(note, "text") == (
        "Trust boundary Internet in Overview is crossed by Login. In which zones do their ends stand?"
    )
    assert answers.value(note, "sort") == "parked"
    assert [each.what for each in draft.done().ignored] == ["trust boundary drawn as a line"]


@given(st.lists(POINTS, min_size=2, max_size=4), st.lists(POINTS, min_size=2, max_size=4), NUMBERS, NUMBERS)
@settings(max_examples=50)
def test_crossing_depends_on_neither_order_nor_place(one: list[Point], two: list[Point], x: float, y: float) -> None:
    first, second = Path.over(one), Path.over(two)
    met = first.crosses(second)
    assert second.crosses(first) == met
    assert Path.over(one[::-1]).crosses(second) == met
    moved = [Path.over([(a + x, b + y) for a, b in each]) for each in (one, two)]
    assert moved[0].crosses(moved[1]) == met
    assert first.crosses(first)


def test_names_tell_what_shapes_are() -> None:
    bank = shipped_bank()
    told = {
        "Web Server (Python)": "web-server", "Simple web application": "web-application", "Worker Config": "local-disk",
        "PostgreSQL 16": "postgresql", "Orders DB": "database", "Azure Key Vault": "cloud-secrets",
        "S3 bucket": "object-storage", "Python script": "application", "Thing": "", "Rabid dog": "",
    }  # fmt: skip
    assert {name: what_is(bank, name) for name in told} == told
    assert [is_person(name) for name in ("Customer", "Users", "Abuser", "Adminer", "Super-admin")] == [
        True, True, False, False, True,
    ]  # fmt: skip


def test_shapes_that_tell_nothing_are_assumed_and_people_are_left_to_be_asked() -> None:
    shapes = [
        shape("Thing", 0, 0), shape("Box", 20, 0, sort="store"), shape("Partner", 40, 0, sort="external"),
        shape("Customer", 60, 0, sort="external"),
    ]  # fmt: skip
    answers, _ = drawn(Page("1", "", shapes))
    found = {key: answers.get(f"component/{key}", "technology") for key in ("thing", "box", "partner", "customer")}
    assert {key: each.value for key, each in found.items() if each} == {
        "thing": "application", "box": "database", "partner": "external-service",
    }  # fmt: skip
    assert {each.fact.basis for each in found.values() if each} == {Basis.ASSUMED}


def test_protocols_are_found_in_free_words() -> None:
    bank = shipped_bank()
    told = {
        "HTTP/S": "https", "https": "https", "REST over TLS": "https", "TCP/443": "https", "HTTP": "http",
        "gRPC": "grpc", "JDBC": "sql", "Carrier pigeon": "other", "": "", "TCP": "tcp",
        "postgres + TLS": "postgres-tls",
    }  # fmt: skip
    assert {written: protocol_in(bank, written) for written in told} == told
