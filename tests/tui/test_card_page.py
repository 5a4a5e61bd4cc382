"""The card as text: at every size the question, its options and the last row are there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.model.facts import fact
from tmtui.model.answers import Answers
from tmtui.model.assessment import Origin, Reading
from tmtui.model.card import AnswerType, Card, CardKind, Choice, EntryLine
from tmtui.model.fact import Basis, State
from tmtui.tui.lines import line, plain, width_of
from tmtui.tui.pages.card import CardView, card_page, fresh_view, has_field, narrowed
from tmtui.tui.pages.speech import speech_rows

CARD = Card(
    kind=CardKind.QUESTION,
    id="flow.encryption",
    subject="flow/web..photos",
    subject_title="Web server → Photo database (postgres)",
    phase="areas",
    section="traffic",
    section_title="Traffic",
    position=4,
    total=9,
    text="Is the traffic from Web server to Photo database encrypted?",
    why="Anyone on the network between the two can read or change plain traffic. " * 4,
    plainly="Could somebody who taps the cable read it?",
    where_to_look="The client's connection string.",
    type=AnswerType.CHOICE,
    choices=(
        Choice("mtls", "Yes, and both sides show a certificate (mutual TLS)"),
        Choice("tls", "Yes, the server shows a certificate (TLS, SSH, IPsec)"),
        Choice("none", "No, it is plain text"),
    ),
)
SIZES = [(80, 19), (120, 30), (60, 15), (40, 8)]


def page(card: Card, width: int = 80, height: int = 19, **view: object) -> str:
    shown = replace(fresh_view(card, Basis.TOLD), **view)  # type: ignore[arg-type]
    return plain(card_page(card, shown, width, height).rows)


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("type", list(AnswerType))
def test_every_type_fits_every_size(type: AnswerType, width: int, height: int) -> None:
    card = replace(CARD, type=type)
    made = card_page(card, fresh_view(card, Basis.TOLD), width, height)
    assert len(made.rows) == height
    assert all(width_of(row) <= width for row in made.rows)
    text = " ".join(plain(made.rows).split())
    assert "Is the traffic from" in text
    assert plain(made.rows).splitlines()[-1].startswith(" told · no note")
    assert (made.typing is not None) == has_field(card, fresh_view(card, Basis.TOLD))


def test_nothing_is_picked_before_somebody_picks() -> None:
    assert fresh_view(CARD, Basis.TOLD).cursor == -1
    assert "▸" not in page(CARD)


def test_the_cursor_is_a_sign_and_not_only_a_colour() -> None:
    assert " ▸ 3  No, it is plain text" in page(CARD, cursor=2)


def test_long_lists_show_the_page_of_the_cursor_and_what_is_missing() -> None:
    many = replace(CARD, type=AnswerType.REF, choices=tuple(Choice(f"zone/z{n}", f"Zone {n}") for n in range(40)))
    shown = page(many, cursor=30)
    assert "Zone 30" in shown
    assert "of 40" in shown


def test_prose_gives_way_before_options_do() -> None:
    shown = page(CARD, 40, 13)
    assert "No, it is plain text" in shown
    assert "Where to look" not in shown


def test_scale_shows_its_anchors() -> None:
    levels = ("nobody minds", "a bad day", "a bad month", "a bad year", "the end")
    shown = page(replace(CARD, type=AnswerType.SCALE, choices=(), levels=levels))
    assert "   5  the end" in shown


def test_several_may_be_marked() -> None:
    card = replace(CARD, type=AnswerType.CHOICES)
    assert "[x] No, it is plain text" in page(card, marked=frozenset({"none"}))


def test_quick_entry_echoes_what_was_understood_and_what_was_not() -> None:
    card = replace(CARD, type=AnswerType.ROWS, choices=(), listed=("web-1",), creates="component")
    good = EntryLine(1, "db: postgres", "component: db (PostgreSQL)", offers=("new zone DMZ",))
    bad = EntryLine(2, "x: : y", "", error="two colons")
    shown = page(card, entries=(good, bad))
    assert "1 so far: web-1" in shown
    assert "✓ component: db (PostgreSQL) (new zone DMZ)" in shown
    assert "✗ x: : y — two colons" in shown


def test_a_long_paste_says_how_many_lines_were_understood() -> None:
    card = replace(CARD, type=AnswerType.ROWS, choices=(), creates="component")
    entries = tuple(EntryLine(n, f"web-{n}", f"component: web-{n}") for n in range(1, 31))
    shown = page(card, entries=entries)
    assert "30 of 30 lines understood, the last are shown" in shown
    assert "component: web-30" in shown


def test_where_people_differ_each_option_says_who_gave_it() -> None:
    heads = (
        fact(1, "flow/web..photos", "encryption", "tls", author="ops-1"),
        fact(2, "flow/web..photos", "encryption", "none", author="dba"),
    )
    answer = Answers(heads).get("flow/web..photos", "encryption")
    shown = " ".join(page(replace(CARD, answer=answer, disputed=True)).split())
    assert "(TLS, SSH, IPsec) (ops-1)" in shown
    assert "No, it is plain text (dba)" in shown


def test_a_recap_reads_back_and_asks() -> None:
    sentences = tuple(f"Anyone in office {n} can reach the jump host." for n in range(40))
    card = replace(CARD, kind=CardKind.RECAP, text="Did we get this right?", sentences=sentences,
                   choices=(Choice("yes", "Yes"), Choice("no", "No")))  # fmt: skip
    shown = page(card)
    assert " ▸ 1  Yes" in shown
    assert "more rows: page down" in shown
    assert "office 39" in page(card, top=1000)


def test_an_imported_answer_asks_to_be_confirmed() -> None:
    assert "from compose file: y confirms" in page(replace(CARD, imported="compose file"))


def test_words_narrow_options_down() -> None:
    assert [choice.value for choice in narrowed(CARD.choices, "yes mutual")] == ["mtls"]


def test_hostile_text_is_shown_as_text() -> None:
    card = replace(CARD, text="\x1b]52;c;aGk=\x07net [/24]", why="\x9b31m", choices=(Choice("a", "[@click=x]\x1b[2J"),))
    shown = plain(card_page(card, CardView(choices=card.choices), 80, 19).rows)
    assert "net [/24]" in shown
    assert "\x1b" not in shown
    assert "\x9b" not in shown


def test_what_others_said_stands_on_the_card_in_words() -> None:
    heads = (
        fact(1, "flow/web..photos", "encryption", "tls", author="ops-1"),
        fact(2, "flow/web..photos", "encryption", "none", author="dba", differs=True),
    )
    answer = Answers(heads).get("flow/web..photos", "encryption")
    card = replace(CARD, answer=answer, disputed=True, others=(("ops-1", "server certificate"), ("dba", "plain text")))
    shown = page(card, height=24)
    assert "▲ People differ on this:" in shown
    assert "   dba: plain text (told, 20" in shown
    assert "What you pick settles it" in shown


def test_an_imported_answer_says_which_file_and_line_it_came_from() -> None:
    said = fact(1, "flow/web..photos", "encryption", "tls")
    said = said._replace(source="import:compose", evidence="docker-compose.yml:12")
    answer = Answers([said]).get("flow/web..photos", "encryption")
    shown = page(replace(CARD, answer=answer, imported="compose file"), height=24)
    assert "▲ From compose file docker-compose.yml:12: y confirms it" in shown


def test_an_imported_answer_says_which_keys_confirm_it_while_letters_are_text() -> None:
    assert "from compose file: esc, then y confirms" in page(replace(CARD, imported="compose file"), typing=True)


def test_a_plain_question_keeps_its_exact_words_in_sight() -> None:
    rows = page(CARD, plainly=True).splitlines()
    assert rows[1] == " Could somebody who taps the cable read it?"
    assert rows[2].startswith(" Asked exactly: Is the traffic from Web server")


def test_a_date_says_what_was_understood_where_the_form_stood() -> None:
    card = replace(CARD, type=AnswerType.DATE, choices=())
    assert "tomorrow, +3w, next monday" in page(card)
    heard = page(card, heard="Thursday, 24 December 2026, in 5 weeks")
    assert "   ✓ Thursday, 24 December 2026" in heard
    assert len(heard.splitlines()) == len(page(card).splitlines())


def test_a_name_that_nothing_has_may_be_added() -> None:
    card = replace(CARD, type=AnswerType.REF, to=("zone",))
    assert "nothing is called “dmz”: Enter twice adds it as a new zone" in page(card, choices=(), typed="dmz")
    assert "fewer letters show more" in page(replace(card, type=AnswerType.CHOICE), choices=(), typed="dmz")


def test_a_long_note_and_a_text_of_many_lines_are_shown_in_full() -> None:
    shown = page(CARD, height=24, note="first line\nsecond line")
    assert " Note: first line\n second line" in shown
    answer = Answers([fact(1, "flow/web..photos", "story", "one\ntwo")]).get("flow/web..photos", "story")
    told = page(replace(CARD, type=AnswerType.NOTE, choices=(), answer=answer))
    assert " │ one\n │ two\n ▸" in told
    assert "F4 goes on writing in your editor" in told


@pytest.mark.parametrize("width", [40, 80])
def test_a_long_error_takes_two_rows_and_says_where_the_rest_is(width: int) -> None:
    short, long = line((" ✗ no", "bad")), line((" ✗ " + "a word and " * 40, "bad"))
    assert plain(speech_rows(short, width)).splitlines()[1] == " ✗ no"
    rows = speech_rows(long, width)
    assert len(rows) == 2
    assert all(width_of(row) <= width for row in rows)
    assert plain(rows).endswith("F1 shows it all")
    assert len(speech_rows(line(" " + "x " * (width * 3 // 4)), width)) == 2


def test_while_words_are_typed_the_card_names_keys_that_are_no_text() -> None:
    choices = tuple(Choice(f"c{n}", f"Country {n}") for n in range(1, 31))
    card = replace(CARD, choices=choices)
    typing = page(card, typing=True, keys=("F3", "F5", "F6"))
    assert "F3  I don't know" in typing
    assert "1  Country 1" not in typing
    assert "1  Country 1" in page(card)


def test_a_long_entry_and_what_an_answer_follows_from_go_on_beneath() -> None:
    entry = EntryLine(
        1, "a -> b: x", "flow: a → b (" + "x is not on the list " * 6 + "end)", offers=("new component a",)
    )
    shown = page(replace(CARD, type=AnswerType.ROWS, choices=(), creates="flow"), entries=(entry,))
    assert "end)" in shown
    assert "(new component a)" in " ".join(shown.split())
    how = "implied by archetype Anybody on the internet with ready-made tools, for fun or quick money"
    taken = page(replace(CARD, answer=None, reading=Reading(State.ANSWERED, "yes", Origin.IMPLIED, how=how)))
    assert "quick money" in taken
    assert "…" not in taken.splitlines()[-1]


def test_who_differs_reads_that_the_answer_will_stand_beside_and_not_somebody_elses_note() -> None:
    shown = page(CARD, note="said in the corridor", differs=True).splitlines()[-1]
    assert "your answer will stand beside the other" in shown
    assert "corridor" not in shown
