"""Text becomes a value by the type of its attribute, or an error that says what would be right."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtui.banks.answer_value import is_date, is_duration, parse_value
from tmtui.banks.bank import Attribute, Option
from tmtui.model.card import AnswerType
from tmtui.model.errors import BadInput
from tmtui.model.text import clean
from tmtui.model.value import Value, canonical, parse

OPTIONS = (
    Option("mtls", "Both sides show a certificate"),
    Option("tls", "The server does"),
    Option("none", "Plain text"),
)
YES_NO = (Option("yes", "Yes"), Option("partly", "Some of it"), Option("no", "No"))


def attribute(type_: AnswerType, **more: object) -> Attribute:
    options = {AnswerType.CHOICE: OPTIONS, AnswerType.CHOICES: OPTIONS, AnswerType.YESNO: YES_NO}.get(type_, ())
    to = ("component",) if type_ in (AnswerType.REF, AnswerType.REFS) else ()
    return Attribute("flow", "thing", type_, **{"options": options, "to": to, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(("type_", "raw", "value"), [
    (AnswerType.CHOICE, "tls", "tls"),
    (AnswerType.CHOICE, "  TLS\n", "tls"),
    (AnswerType.CHOICE, "plain text", "none"),
    (AnswerType.CHOICES, ["tls", "mtls", "tls"], ("mtls", "tls")),
    (AnswerType.CHOICES, "tls, mtls", ("mtls", "tls")),
    (AnswerType.CHOICES, "Both sides show a certificate", ("mtls",)),
    (AnswerType.CHOICES, [], ()),
    (AnswerType.YESNO, "yes", "yes"),
    (AnswerType.YESNO, "N", "no"),
    (AnswerType.YESNO, "Some of it", "partly"),
    (AnswerType.SCALE, "4", 4),
    (AnswerType.NUMBER, "3.0", 3),
    (AnswerType.NUMBER, "-2.5", -2.5),
    (AnswerType.DATE, "2026-03-31", "2026-03-31"),
    (AnswerType.DURATION, "p30d", "P30D"),
    (AnswerType.DURATION, "30 days", "P30D"),
    (AnswerType.DURATION, "1 year", "P1Y"),
    (AnswerType.DURATION, "6 months", "P6M"),
    (AnswerType.DURATION, "90 min", "PT90M"),
    (AnswerType.DURATION, "12h", "PT12H"),
    (AnswerType.REF, "component/web-1", "component/web-1"),
    (AnswerType.REF, "web-1", "component/web-1"),
    (AnswerType.REFS, ["web-2", "component/web-1"], ("component/web-1", "component/web-2")),
    (AnswerType.REFS, "web-1 web-2", ("component/web-1", "component/web-2")),
    (AnswerType.TEXT, "a\x1b[31m\nb\t c", "a b c"),
    (AnswerType.NOTE, "a\r\n\x1b]0;x\x07b ", "a\nb"),
])  # fmt: skip
def test_what_people_write_and_what_it_means(type_: AnswerType, raw: str | list[str], value: Value) -> None:
    assert parse_value(attribute(type_), raw) == value


@pytest.mark.parametrize(("type_", "raw", "message"), [
    (AnswerType.CHOICE, "tsl", "`tsl` is not an answer to `thing`. Did you mean `tls`?"),
    (AnswerType.CHOICE, "quantum", "`quantum` is not an answer to `thing`. One of: mtls, tls, none."),
    (AnswerType.CHOICE, "", "`thing` was given no value. Write one, or say that nobody knows."),
    (AnswerType.CHOICE, ["tls", "mtls"], "`thing` takes one value, not 2."),
    (AnswerType.CHOICES, ["tls", "nne"], "`nne` is not an answer to `thing`. Did you mean `none`?"),
    (AnswerType.YESNO, "maybe", "`maybe` is not an answer to `thing`. One of: yes, partly, no."),
    (AnswerType.SCALE, "6", "`6` is not a level of `thing`. Levels are 1 to 5."),
    (AnswerType.SCALE, "²", "`²` is not a level of `thing`. Levels are 1 to 5."),
    (AnswerType.NUMBER, "three", "`three` is not a number. Write digits, with a point before decimals."),
    (AnswerType.NUMBER, "nan", "`nan` is not a number. Write digits, with a point before decimals."),
    (AnswerType.NUMBER, "1e9", "`1e9` is not a number. Write digits, with a point before decimals."),
    (AnswerType.DATE, "31.3.2026", "`31.3.2026` is not a date. Write year-month-day, as 2026-03-31."),
    (AnswerType.DATE, "2026-02-30", "`2026-02-30` is not a date. Write year-month-day, as 2026-03-31."),
    (AnswerType.DATE, "20260331", "`20260331` is not a date. Write year-month-day, as 2026-03-31."),
    (AnswerType.DURATION, "soon", "`soon` is not a length of time. Write `30 days`, `12 hours` or an ISO one as P30D."),
    (AnswerType.REF, "zone/dmz", "`thing` cannot point to a zone. It takes a key as component/…."),
    (AnswerType.REF, "Web 1", "`Web 1` does not name a subject. `thing` takes a key as component/…."),
    (AnswerType.REF, "component/gone", "there is no `component/gone`. Add it first, or look up its key."),
])  # fmt: skip
def test_what_is_refused_and_what_is_said(type_: AnswerType, raw: str | list[str], message: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_value(attribute(type_), raw, exists=lambda key: key != "component/gone")
    assert str(caught.value) == message


def test_numbers_keep_to_their_bounds_and_may_name_their_unit() -> None:
    days = attribute(AnswerType.NUMBER, minimum=1, maximum=30, unit="days")
    assert parse_value(days, "7 days") == 7
    for raw, hint in (("0", "The smallest is 1."), ("31", "The largest is 30.")):
        with pytest.raises(BadInput, match=hint):
            parse_value(days, raw)


@given(
    st.sampled_from([kind for kind in AnswerType if kind is not AnswerType.ROWS]),
    st.one_of(st.text(), st.lists(st.text(max_size=9), max_size=3)),
)
def test_any_text_is_a_value_or_bad_input(type_: AnswerType, raw: str | list[str]) -> None:
    try:
        value = parse_value(attribute(type_), raw)
    except BadInput as error:
        shown = str(error)
    else:
        assert parse(canonical(value)) == value
        shown = canonical(value)
        texts = value if isinstance(value, tuple) else (value,)
        assert all(clean(text) == text for text in texts if isinstance(text, str))
        again = list(value) if isinstance(value, tuple) else str(value)
        assert parse_value(attribute(type_), again) == value
    assert clean(shown) == shown


@given(st.dates())
def test_every_iso_date_is_taken(day: date) -> None:
    assert is_date(day.isoformat())


@pytest.mark.parametrize("text", ["P", "PT", "P1", "1D", "P1H", "P-1D", "", "P1DT"])
def test_what_is_no_duration(text: str) -> None:
    assert not is_duration(text)
