"""Laws that hold after any commands: nothing said is lost, nothing but bad input is refused, undo undoes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.interview.room import at, new_model, open_room, picture, sit_down
from tmtui.model.card import AnswerType, Card, CardKind
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis
from tmtui.workspace.conversation import Conversation

Command = Callable[[Conversation], object]

_HOSTILE = "\x1b]52;c;AAAA\x07[/24] [@click=x] <script> |` \u202e \ud800"


def _good_answer(talk: Conversation) -> object:
    card = talk.card
    if card.kind is not CardKind.QUESTION:
        return talk.confirm()
    return talk.answer(_answer_to(card))


def _answer_to(card: Card) -> str:
    if card.choices and card.type is not AnswerType.ROWS:
        return card.choices[-1].value
    return {
        AnswerType.SCALE: "3",
        AnswerType.NUMBER: "12",
        AnswerType.DATE: "2026-03-31",
        AnswerType.DURATION: "30 days",
        AnswerType.ROWS: "new one, web-1; x -> y" if card.creates in ("flow", "component") else "new one",
        AnswerType.REF: "+another",
        AnswerType.REFS: "",
    }.get(card.type, "words")


_COMMANDS: dict[str, Command] = {
    "answer": _good_answer,
    "nonsense": lambda talk: talk.answer(_HOSTILE),
    "empty": lambda talk: talk.answer(""),
    "unknown": Conversation.unknown,
    "doesn't apply": Conversation.not_applicable,
    "confirm": Conversation.confirm,
    "retract": Conversation.retract,
    "differs": lambda talk: talk.differs(_answer_to(talk.card)),
    "basis": lambda talk: talk.set_basis(Basis.TOOL),
    "note": lambda talk: talk.set_note(_HOSTILE),
    "evidence": lambda talk: talk.set_evidence("a page"),
    "ask": lambda talk: talk.ask_someone("dba"),
    "ask badly": lambda talk: talk.ask_someone("dba", "soon"),
    "accept": lambda talk: talk.accept(_HOSTILE),
    "accept badly": lambda talk: talk.accept("words", "dba", "soon"),
    "end": Conversation.end,
    "hand over": lambda talk: talk.hand_over("network"),
    "park": lambda talk: talk.park("later"),
    "worry": lambda talk: talk.worry(_HOSTILE),
    "skip": Conversation.skip,
    "back": Conversation.back,
    "forward": Conversation.forward,
    "undo": Conversation.undo,
    "redo": Conversation.redo,
    "again": Conversation.again,
    "complete": lambda talk: talk.complete(True),
    "section": lambda talk: talk.go_to_section("traffic"),
    "enter": lambda talk: talk.enter("web-1, web-2: nginx in DMZ\nweb-1 -> db: postgres\n,,"),
    "grid": lambda talk: talk.fill_grid({row.subject: "unknown" for row in grid.rows} if (grid := talk.grid()) else {}),
}
_SEQUENCES = st.lists(st.sampled_from(sorted(_COMMANDS)), max_size=25)


@contextmanager
def _folder() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


def _do(talk: Conversation, name: str) -> bool:
    try:
        _COMMANDS[name](talk)
    except BadInput:
        return False
    return True


@given(_SEQUENCES, st.booleans())
@settings(max_examples=60)
def test_any_commands_lose_nothing_and_a_new_process_goes_on_in_the_same_place(names: list[str], drawn: bool) -> None:
    with _folder() as folder:
        room = open_room(folder)
        new_model(room)
        talk = sit_down(room)
        if drawn:
            picture(talk)
        for name in names:
            before, facts = talk.card, len(talk.live.facts)
            taken = _do(talk, name)
            assert taken or talk.card == before, f"{name} was refused and yet changed the card"
            assert len(talk.live.facts) >= facts
            if not taken:
                assert len(talk.live.facts) == facts
            assert all("\x1b" not in text and "\u202e" not in text for text in (talk.card.text, *talk.card.listed))
            assert all(
                each.answered + each.unknown + each.open + each.skipped == each.total for each in talk.sections()
            )

        again = sit_down(room)
        assert [fact.id for fact in again.live.facts] == [fact.id for fact in talk.live.facts]
        due = talk.card.kind is CardKind.RECAP or (talk.card.kind is CardKind.QUESTION and talk.card.answer is None)
        if due and not (talk.card.reading and talk.card.reading.value is not None):
            assert at(again) == at(talk)
        room.close()


@given(_SEQUENCES)
@settings(max_examples=25)
def test_back_and_forward_return_to_the_same_card(names: list[str]) -> None:
    with _folder() as folder:
        room = open_room(folder)
        new_model(room)
        talk = sit_down(room)
        for name in names:
            _do(talk, name)
        start, seen = at(talk), [at(talk)]
        for _ in range(30):
            talk.back()
            seen.append(at(talk))
        for _ in range(30):
            if at(talk) == start:
                break
            talk.forward()
        assert at(talk) == start
        room.close()


@given(_SEQUENCES)
@settings(max_examples=25)
def test_undo_takes_back_exactly_the_last_action_and_redo_brings_it_back(names: list[str]) -> None:
    with _folder() as folder:
        room = open_room(folder)
        new_model(room)
        talk = sit_down(room)
        for name in names:
            _do(talk, name)
        before = _standing(talk)
        receipt = talk.worry("one more thing")
        after = _standing(talk)
        assert receipt.batch
        assert after != before

        talk.undo()
        assert _standing(talk) == before
        talk.redo()
        assert _standing(talk) == after
        room.close()


def _standing(talk: Conversation) -> dict[tuple[str, str], object]:
    return {
        (each.subject, each.attribute): (each.state, each.value)
        for each in talk.live.answers
        if each.attribute != "undo"
    }
