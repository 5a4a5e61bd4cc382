"""Logs of copies that went apart come together, in any order, and nothing is written unless all of it is right."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.scenes import MODEL, folder, new_store, say, statement
from tmtui.model.answers import UNDO, Answer, Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import State, Statement
from tmtui.model.subject import MODEL as THE_MODEL
from tmtui.store.store import Store

SUBJECTS = ("component/web", "component/db", "flow/web..db")
ATTRIBUTES = ("zone", "encryption")
VALUES = ("a", "b", "c")

Step = tuple[int, int, int, State, bool]

steps = st.lists(
    st.tuples(
        st.integers(0, len(SUBJECTS) - 1),
        st.integers(0, len(ATTRIBUTES)),  # one beyond is an undo
        st.integers(0, len(VALUES) - 1),
        st.sampled_from([State.ANSWERED, State.ANSWERED, State.UNKNOWN, State.RETRACTED]),
        st.booleans(),
    ),
    max_size=8,
)


def play(store: Store, plays: Sequence[Step]) -> None:
    """Answer, change, retract and undo, each step seeing what this copy knows."""
    for subject, attribute, value, state, differs in plays:
        facts, _ = store.facts(MODEL)
        answers = Answers(facts)
        if attribute == len(ATTRIBUTES):
            if facts:
                batch = facts[value % len(facts)].batch
                saw = answers.heads(THE_MODEL, UNDO)
                store.append(MODEL, [Statement(THE_MODEL, UNDO, batch, saw=saw)], author="dba", role="")
            continue
        slot = (SUBJECTS[subject], ATTRIBUTES[attribute])
        said = VALUES[value] if state is State.ANSWERED else None
        store.append(
            MODEL,
            [Statement(*slot, said, state, saw=answers.heads(*slot), differs=differs)],
            author="dba",
            role="",
        )


def standing(store: Store) -> dict[tuple[str, str], Answer]:
    """Return what stands in a copy, by subject and attribute."""
    return {(each.subject, each.attribute): each for each in Answers(store.facts(MODEL)[0])}


def copied(store: Store, name: str) -> Store:
    """Copy the file, as somebody does who takes it along."""
    target = store.path.with_name(name)
    shutil.copyfile(store.path, target)
    return Store.open(target)


@settings(max_examples=25)
@given(common=steps, here=steps, there=steps)
def test_two_copies_that_went_apart_agree_after_merging_in_either_order(
    common: list[Step], here: list[Step], there: list[Step]
) -> None:
    with folder() as place, ExitStack() as stack:
        left = stack.enter_context(closing(new_store(place / "left.db")))
        play(left, common)
        right = stack.enter_context(closing(copied(left, "right.db")))
        play(left, here)
        play(right, there)
        left_log, right_log = list(left.export_log(MODEL)), list(right.export_log(MODEL))
        taken = left.merge_log(right_log).taken, right.merge_log(left_log).taken
        assert taken[0] + len(left_log) == taken[1] + len(right_log)
        assert standing(left) == standing(right)
        assert left.heads(MODEL) == right.heads(MODEL)
        assert left.verify() == right.verify() == []
        assert sorted(left.export_log(MODEL)) == sorted(right.export_log(MODEL))
        third = stack.enter_context(closing(new_store(place / "third.db")))
        third.merge_log(left_log)
        third.merge_log(right_log)
        assert standing(third) == standing(left)


def test_merging_twice_changes_nothing(tmp_path: Path) -> None:
    left = new_store(tmp_path / "left.db")
    right = new_store(tmp_path / "right.db")
    say(left, "component/web", "zone", "zone/dmz", note="ü\n  line two", evidence="a.yml:1", ask="dba")
    assert right.merge_log(left.export_log(MODEL)).taken == 1
    before = right.path.read_bytes()
    again = right.merge_log(left.export_log(MODEL))
    assert (again.taken, again.known) == (0, 1)
    assert right.facts(MODEL) == left.facts(MODEL)
    assert _logical(before) == _logical(right.path.read_bytes())
    for each in (left, right):
        each.close()


def _logical(content: bytes) -> bytes:
    """Return the file without the change counters that every transaction moves."""
    return content[:24] + content[28:92] + content[100:]


def test_people_who_name_the_same_thing_on_two_machines_mean_the_same(tmp_path: Path) -> None:
    left, right = new_store(tmp_path / "left.db"), new_store(tmp_path / "right.db")
    first = say(left, "component/web", "zone", "zone/dmz")
    second = say(right, "component/web", "zone", "zone/lan")
    left.merge_log(right.export_log(MODEL))
    answer = Answers(left.facts(MODEL)[0]).get("component/web", "zone")
    assert answer is not None
    assert answer.disputed
    assert {head.id for head in answer.heads} == {first.id, second.id}
    assert say(left, "component/web", "patched", "yes").subject == "component/web"
    assert left.verify() == []
    for each in (left, right):
        each.close()


def test_merged_facts_come_as_new_rows(tmp_path: Path) -> None:
    left, right = new_store(tmp_path / "left.db"), new_store(tmp_path / "right.db")
    early = say(right, "component/db", "zone", "zone/lan")
    say(left, "component/web", "zone", "zone/dmz")
    _, row = left.facts(MODEL)
    left.merge_log(right.export_log(MODEL))
    assert left.facts(MODEL, after_row=row) == ([early], row + 1)
    for each in (left, right):
        each.close()


def test_a_model_that_is_not_here_is_created(tmp_path: Path) -> None:
    left, right = new_store(tmp_path / "left.db"), Store.open(tmp_path / "right.db")
    said = say(left, "component/web", "zone", "zone/dmz")
    assert right.merge_log(left.export_log(MODEL)).models == (MODEL,)
    assert right.facts(MODEL)[0] == [said]
    assert right.search(MODEL, "dmz") == [said.id]
    for each in (left, right):
        each.close()


def test_facts_this_copy_lost_come_back(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    say(store, "component/web", "zone", "zone/dmz")
    early = store.path.read_bytes()
    say(store, "component/web", "zone", "zone/lan")
    log, whole = list(store.export_log(MODEL)), store.facts(MODEL)
    store.close()
    store.path.write_bytes(early)
    store = Store.open(store.path)
    assert store.merge_log(log).taken == 1
    assert store.facts(MODEL) == whole
    assert store.verify() == []
    store.close()


def test_two_files_that_went_on_with_one_origin_are_refused_by_name(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    say(store, "component/web", "zone", "zone/dmz")
    early = store.path.read_bytes()
    fact = say(store, "component/web", "zone", "zone/lan")
    log = list(store.export_log(MODEL))
    store.close()
    store.path.write_bytes(early)
    store = Store.open(store.path)
    mine = say(store, "component/web", "zone", "zone/office")
    with pytest.raises(BadInput, match="one origin") as caught:
        store.merge_log(log, source="theirs.jsonl")
    assert str(caught.value).startswith("theirs.jsonl:2: ")
    assert fact.origin in str(caught.value)
    assert store.facts(MODEL)[0][-1] == mine
    store.close()


def test_a_log_with_a_gap_is_refused(tmp_path: Path) -> None:
    left, right = new_store(tmp_path / "left.db"), new_store(tmp_path / "right.db")
    for zone in ("zone/a", "zone/b", "zone/c"):
        say(left, "component/web", "zone", zone)
    first, _, third = left.export_log(MODEL)
    with pytest.raises(BadInput, match="are missing") as caught:
        right.merge_log([first, third])
    assert caught.value.place is not None
    assert caught.value.place.line == 2
    assert right.facts(MODEL) == ([], 0)
    for each in (left, right):
        each.close()


def test_redacted_facts_travel_as_redacted(tmp_path: Path) -> None:
    left, right = new_store(tmp_path / "left.db"), new_store(tmp_path / "right.db")
    fact = say(left, "component/web", "password", "hunter2-swordfish")
    after = say(left, "component/web", "zone", "zone/dmz")
    left.redact(MODEL, fact.id)
    assert "swordfish" not in "".join(left.export_log(MODEL))
    right.merge_log(left.export_log(MODEL))
    facts, _ = right.facts(MODEL)
    assert [each.redacted for each in facts] == [True, False]
    assert facts[1] == after
    assert right.verify() == []
    for each in (left, right):
        each.close()


def test_a_merge_never_destroys_but_tells_what_was_redacted_elsewhere(tmp_path: Path) -> None:
    left = new_store(tmp_path / "left.db")
    fact = say(left, "component/web", "password", "hunter2-swordfish")
    right = copied(left, "right.db")
    left.redact(MODEL, fact.id)
    assert right.merge_log(left.export_log(MODEL)).redacted_elsewhere == (fact.id,)
    assert right.facts(MODEL)[0][0].value == "hunter2-swordfish"
    left.merge_log(right.export_log(MODEL))
    assert left.facts(MODEL)[0][0].redacted
    assert b"swordfish" not in left.path.read_bytes()
    assert left.verify() == right.verify() == []
    for each in (left, right):
        each.close()


def test_a_name_redacted_here_is_not_brought_back_by_a_copy_that_still_uses_it(tmp_path: Path) -> None:
    left = new_store(tmp_path / "left.db")
    fact = say(left, "component/hunter2", "exists")
    right = copied(left, "right.db")
    right.append(
        MODEL,
        [
            statement("component/hunter2", "zone", "zone/lan"),
            statement("component/web", "runs_on", "component/hunter2"),
            statement("flow/web..hunter2", "encryption", "none"),
            statement("data/orders", "stored_by", ("component/db", "component/hunter2")),
        ],
        author="ops-1",
        role="",
    )
    (new,) = left.redact(MODEL, fact.id, name=True).keys
    log = list(right.export_log(MODEL))
    assert left.merge_log(log).taken == 4
    assert b"hunter2" not in left.path.read_bytes()
    said = {(each.subject, each.attribute): each.value for each in left.facts(MODEL)[0]}
    assert said[new, "zone"] == "zone/lan"
    assert said["component/web", "runs_on"] == new
    assert said[f"flow/web..{new.removeprefix('component/')}", "encryption"] == "none"
    assert said["data/orders", "stored_by"] == ("component/db", new)
    assert left.verify() == []
    assert left.merge_log(log).taken == 0
    third = new_store(tmp_path / "third.db")
    report = third.merge_log(left.export_log(MODEL))
    assert report.unverified == 2
    assert third.verify() == []
    assert standing(third) == standing(left)
    for each in (left, right, third):
        each.close()


def test_a_name_redacted_there_is_told_here_and_redacting_it_here_joins_what_was_said_since(tmp_path: Path) -> None:
    left = new_store(tmp_path / "left.db")
    fact = say(left, "component/hunter2", "exists")
    say(left, "flow/web..hunter2", "encryption", "none")
    right = copied(left, "right.db")
    (new, _) = left.redact(MODEL, fact.id, name=True).keys
    left.facts(MODEL)
    say(left, new, "name", "Payroll server")
    say(left, "component/web", "runs_on", new)
    report = right.merge_log(left.export_log(MODEL))
    assert (report.taken, report.names_redacted_elsewhere, report.unverified) == (2, (fact.id,), 0)
    assert {each.subject for each in right.facts(MODEL)[0]} > {"component/hunter2", new}
    right.redact(MODEL, fact.id, name=True)
    right.facts(MODEL)
    assert standing(right) == standing(left)
    assert left.verify() == right.verify() == []
    assert say(right, new, "patched").subject == new
    assert left.merge_log(right.export_log(MODEL)).taken == 1
    assert standing(right) == standing(left)
    assert b"hunter2" not in right.path.read_bytes()
    for each in (left, right):
        each.close()


def test_copies_that_chose_different_new_keys_for_one_name_come_together(tmp_path: Path) -> None:
    left, other = new_store(tmp_path / "left.db"), new_store(tmp_path / "other.db")
    say(other, "component/hunter2", "zone", "zone/lan")
    fact = say(left, "component/hunter2", "exists")
    right = copied(left, "right.db")
    right.merge_log(other.export_log(MODEL))
    (here,), (there,) = (each.redact(MODEL, fact.id, name=True).keys for each in (left, right))
    assert here != there
    right.facts(MODEL)
    say(right, "component/web", "runs_on", there)
    left.merge_log(right.export_log(MODEL))
    said = {(each.subject, each.attribute): each.value for each in left.facts(MODEL)[0]}
    assert said == {
        (here, "exists"): "yes",
        (here, "zone"): "zone/lan",
        ("component/web", "runs_on"): here,
    }
    assert left.verify() == right.verify() == []
    for each in (left, other, right):
        each.close()


def test_two_copies_that_redact_the_same_name_agree_on_the_new_key(tmp_path: Path) -> None:
    left = new_store(tmp_path / "left.db")
    fact = say(left, "component/hunter2", "exists")
    say(left, "flow/web..hunter2", "encryption", "none")
    right = copied(left, "right.db")
    say(right, "flow/db..hunter2", "encryption", "none")
    for each in (left, right):
        each.redact(MODEL, fact.id, name=True)
    left.merge_log(right.export_log(MODEL))
    right.merge_log(left.export_log(MODEL))
    assert standing(left) == standing(right)
    assert left.verify() == right.verify() == []
    for each in (left, right):
        each.close()
