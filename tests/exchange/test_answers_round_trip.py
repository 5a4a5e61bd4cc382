"""What is written as an answers file and read into an empty model holds the same answers, word for word."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.samples import ATTRIBUTES, answers, facts, small_bank
from tmtui.exchange.material import Material
from tmtui.exchange.readers.answers_yaml import read_answers
from tmtui.exchange.writers.answers_yaml import write
from tmtui.model.answers import Answer, Answers, Slot
from tmtui.model.card import AnswerType
from tmtui.model.fact import Basis, State, Statement
from tmtui.model.text import clean, one_line
from tmtui.model.value import Value, as_set

BANK = small_bank()
KEYS = ("zone/servers", "component/web", "component/db-1", "flow/web..db-1", "flow/web..db-1:ssh", "data/pictures")
LINES = st.text(max_size=30).map(one_line)
PROSE = st.text(max_size=40).map(lambda text: clean(text).strip())
NAMES = LINES.filter(bool)
MOMENTS = st.sampled_from(["", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05+00:00"])


def values(kind: str, name: str) -> st.SearchStrategy[Value]:
    declared = BANK.attributes.get((kind, name))
    if declared is None or declared.type is AnswerType.TEXT:
        return NAMES
    if declared.type is AnswerType.NOTE:
        return PROSE.filter(bool)
    if declared.type in (AnswerType.CHOICE, AnswerType.YESNO):
        return st.sampled_from([option.value for option in declared.options])
    if declared.type is AnswerType.SCALE:
        return st.integers(1, 5)
    if declared.type is AnswerType.NUMBER:
        return st.integers(0, 10**9) | st.decimals(0, 1000, places=5).map(
            lambda number: int(number) if number == number.to_integral_value() else float(number)
        )
    if declared.type is AnswerType.DATE:
        return st.dates().map(lambda day: day.isoformat())
    if declared.type is AnswerType.DURATION:
        return st.integers(1, 999).map(lambda days: f"P{days}D")
    there = [key for key in KEYS if key.partition("/")[0] in declared.to]
    if declared.type is AnswerType.REF:
        return st.sampled_from(there)
    return st.lists(st.sampled_from(there), max_size=2).map(as_set)


@st.composite
def statement(draw: st.DrawFn, subject: str, name: str) -> Statement:
    """Return one thing somebody could have said."""
    note, evidence, author, role, said_at = draw(PROSE), draw(PROSE), draw(LINES), draw(LINES), draw(MOMENTS)
    basis = draw(st.sampled_from(Basis))
    state = draw(st.sampled_from([State.ANSWERED] * 3 + [State.UNKNOWN, State.NOT_APPLICABLE]))
    value = draw(values(subject.partition("/")[0], name)) if state is State.ANSWERED else None
    ask = draw(LINES) if state is State.UNKNOWN else ""
    ask_by = "2026-09-30" if ask else ""
    return Statement(
        subject, name, value, state, basis, note, evidence, ask, ask_by, author=author, role=role, said_at=said_at
    )


@st.composite
def models(draw: st.DrawFn) -> Answers:
    """Return the answers of a model in which every subject of `KEYS` exists."""
    said = [Statement("model", "name", "Sample"), Statement("model", "banks", ("small",))]
    for subject in KEYS:
        first = draw(statement(subject, "name"))
        said.append(Statement(subject, "exists", "yes", author=first.author, said_at=first.said_at))
        if not subject.startswith("flow/") and draw(st.booleans()):
            said.append(first)
    slots = [(kind, each.name) for each in ATTRIBUTES for kind in (each.kind,) if each.name != "banks"]
    subjects = ("model", "actor/stranger", *KEYS)
    open_ = [(subject, name) for kind, name in slots for subject in subjects if subject.partition("/")[0] == kind]
    said += [draw(statement(subject, name)) for subject, name in open_ if draw(st.booleans())]
    return answers(said)


def material(held: Answers) -> Material:
    return Material("sample", "Sample", BANK, held, None, ())  # type: ignore[arg-type]


def content(held: Answers) -> dict[Slot, tuple[object, ...]]:
    """Return what a file can carry of every answer: all but ids, sources and what the program keeps itself."""
    return {
        (answer.subject, answer.attribute): _content(answer)
        for answer in held
        if not (answer.subject == "model" and answer.attribute in ("name", "banks"))
    }


def _content(answer: Answer) -> tuple[object, ...]:
    fact = answer.fact
    shown = (fact.author or "ops-1", fact.role, fact.said_at, fact.note, fact.evidence, fact.ask, fact.ask_by)
    return (answer.state, answer.value, fact.basis, *shown)


@given(models())
@settings(max_examples=60)
def test_a_written_file_read_into_an_empty_model_gives_the_same_answers(held: Answers) -> None:
    text = write(material(held))
    read = read_answers(text, "f.yaml", BANK, Answers())
    assert (read.model, read.banks) == ("Sample", ("small",))
    assert content(answers(read.statements)) == content(held)
    assert write(material(Answers(facts([*_head(), *read.statements])))) == text


def _head() -> list[Statement]:
    return [Statement("model", "name", "Sample"), Statement("model", "banks", ("small",))]


@given(models())
@settings(max_examples=60)
def test_a_written_file_says_nothing_new_where_it_came_from(held: Answers) -> None:
    read = read_answers(write(material(held)), "f.yaml", BANK, held)
    now = content(held)
    for said in read.statements:
        assert (said.state, said.value, said.basis) == now[said.subject, said.attribute][:3]


def test_a_dispute_is_written_as_not_known_and_is_not_settled_by_its_own_file() -> None:
    said = [
        Statement("component/web", "exists", "yes"),
        Statement("component/web", "technology", "nginx", author="ops-1"),
        Statement("component/web", "technology", "other", author="dba", differs=True),
    ]
    held = answers(said)
    text = write(material(held))
    assert "state: unknown" in text
    assert "people differ: ops-1 says nginx, dba says other" in text
    assert [each.attribute for each in read_answers(text, "f.yaml", BANK, held).statements] == ["exists"]
    fresh = read_answers(text, "f.yaml", BANK, Answers()).statements
    assert [each.state for each in fresh if each.attribute == "technology"] == [State.UNKNOWN]


def test_what_no_bank_knows_any_more_is_kept_as_a_comment() -> None:
    held = answers(
        [
            Statement("component/web", "exists", "yes"),
            Statement("component/web", "name", "Web"),
            Statement("component/web", "colour", "blue\nanswers: {}"),
            Statement("component/web", "technology", "gopher-server"),
        ]
    )
    text = write(material(held))
    assert '    # colour: {value: "blue\\nanswers: {}", by: ops-1, at: 2026-01-01T10:00:00Z}' in text
    assert "# technology: {value: gopher-server" in text
    assert not {"colour", "technology"} & {
        said.attribute for said in read_answers(text, "f.yaml", BANK, Answers()).statements
    }


def test_removed_subjects_are_left_out() -> None:
    held = answers(
        [
            Statement("component/web", "exists", "yes"),
            Statement("component/web", "name", "Web"),
            Statement("component/web", "exists", None, State.RETRACTED, saw=(1,)),
        ]
    )
    assert write(material(held)) == "model: Sample\nbanks: [small]\nanswers: {}\n"
