"""Durations by the calendar, and when a model was last looked at."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.pictures import SHOP, Picture, log, state_of
from tests.model.facts import fact
from tmtui.analysis.engine import assess
from tmtui.analysis.gate.cadence import later, newest, next_end, review_due
from tmtui.banks.bank import Bank
from tmtui.model.answers import REVISION
from tmtui.model.subject import MODEL
from tmtui.model.value import Value


@pytest.mark.parametrize(
    ("day", "duration", "after"),
    [
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2026-11-22", "P6M", "2027-05-22"),
        ("2026-12-30", "P1W3D", "2027-01-09"),
        ("2026-12-31", "P1Y2M10D", "2028-03-10"),
        ("2026-03-01", "PT12H", "2026-03-02"),
        ("2026-03-01", "P999999Y", "9999-12-31"),
        ("2026-03-01", "P9999999D", "9999-12-31"),
        ("2026-03-01", "P99999999999D", "9999-12-31"),
    ],
)
def test_a_duration_goes_by_the_calendar(day: str, duration: str, after: str) -> None:
    assert later(date.fromisoformat(day), duration).isoformat() == after


@settings(max_examples=50)
@given(
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.builds("P{}Y{}M{}D".format, st.integers(0, 9), st.integers(0, 40), st.integers(0, 400)),
)
def test_a_longer_duration_never_ends_earlier(day: date, duration: str) -> None:
    ended = later(day, duration)
    assert ended >= day
    assert later(day + timedelta(days=31), duration) >= ended


def test_a_model_without_cadence_has_no_review_and_acceptances_are_offered_a_year(example: Bank) -> None:
    state = state_of(example, SHOP)
    assert review_due(state) is None
    assert next_end(state) == date(2027, 3, 1)


def test_what_the_program_says_itself_is_no_sign_that_anybody_looked(example: Bank) -> None:
    rhythm: Picture = {MODEL: {"cadence": "P1M"}}
    facts = [each._replace(said_at="2026-01-10T09:00:00Z") for each in log(SHOP, rhythm)]
    number = len(facts) + 1
    said: tuple[tuple[str, str, Value], ...] = (
        (MODEL, "banks", ("core",)), (MODEL, "name", "Shop"), ("component/web-2", "exists", "yes"),
    )  # fmt: skip
    own = [
        fact(number + place, subject, attribute, value)._replace(said_at="2026-02-27T09:00:00Z")
        for place, (subject, attribute, value) in enumerate(said)
    ]
    state = assess(example, facts + own, date(2026, 3, 1))
    assert newest(state) == date(2026, 1, 10)
    assert review_due(state) == date(2026, 2, 10)
    named = fact(number + 9, MODEL, REVISION, "looked through")._replace(said_at="2026-02-20T09:00:00Z")
    assert review_due(assess(example, [*facts, *own, named], date(2026, 3, 1))) == date(2026, 3, 20)


def test_a_date_in_the_future_or_none_at_all_does_not_put_a_review_off(example: Bank) -> None:
    facts = [
        each._replace(said_at=said)
        for each, said in zip(
            log({MODEL: {"cadence": "P1M", "owner": "ops", "purpose": "sells"}}),
            ("2999-01-01T00:00:00Z", "soon", "2026-02-01T00:00:00Z"),
            strict=True,
        )
    ]
    assert newest(assess(example, facts, date(2026, 3, 1))) == date(2026, 3, 1)
    assert newest(assess(example, facts[1:], date(2026, 3, 1))) == date(2026, 2, 1)
