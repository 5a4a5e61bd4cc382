"""What is offered for a name that there is not."""

from __future__ import annotations

from tmtui.model.nearest import did_you_mean

NAMES = ("component/web-1", "component/web-2", "component/Photos", "zone/dmz")


def test_the_nearest_names_are_offered_as_they_are_written_whatever_case_was_typed() -> None:
    assert did_you_mean("component/photo", NAMES, cutoff=0.9) == "Did you mean component/Photos?"
    assert did_you_mean("COMPONENT/WEB-1", NAMES) == "Did you mean component/web-1 or component/web-2?"
    assert did_you_mean("COMPONENT/WEB-1", NAMES, most=1) == "Did you mean component/web-1?"


def test_where_nothing_is_near_it_says_what_to_say_otherwise() -> None:
    assert did_you_mean("qqqq", NAMES, "Look at the list.") == "Look at the list."
    assert did_you_mean("", (), "") == ""


def test_a_pasted_page_is_compared_by_its_beginning() -> None:
    assert did_you_mean("zone/dm" + "z" * 100_000, NAMES, "no") == "no"
