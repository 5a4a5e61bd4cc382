"""Undo and redo behave like a stack of actions, to any depth, each person on their own."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tests.model.facts import fact
from tmtui.model.answers import UNDO, Answers
from tmtui.model.fact import Fact
from tmtui.workspace.undo import batch_to_redo, batch_to_undo

WEB = "component/web"


class Person:
    """Somebody who answers, undoes and redoes, and the two stacks that say what should be the case."""

    def __init__(self, name: str, log: list[Fact]) -> None:
        self.name, self.log = name, log
        self.done: list[str] = []
        self.undone: list[str] = []

    def act(self, what: str) -> None:
        answers = Answers(self.log)
        number = len(self.log) + 1
        slot = (WEB, self.name)
        if what == "say":
            saw = answers.heads(*slot)
            self.log.append(fact(number, *slot, f"v{number}", author=self.name, saw=saw))
            self.done.append(f"v{number}")
            self.undone.clear()
            return
        find = batch_to_undo if what == "undo" else batch_to_redo
        batch = find(self.log, answers, self.name)
        source, target = (self.done, self.undone) if what == "undo" else (self.undone, self.done)
        assert (batch is None) == (not source)
        if batch is not None:
            self.log.append(fact(number, "model", UNDO, batch, author=self.name))
            target.append(source.pop())


@given(
    st.lists(st.tuples(st.sampled_from(("ops-1", "dba")), st.sampled_from(("say", "say", "undo", "redo"))), max_size=24)
)
@example(
    [("ops-1", what) for what in ("say", "say", "say", "undo", "undo", "undo", "redo", "redo", "redo", "undo", "redo")]
)
def test_undo_and_redo_are_a_stack_for_each_person(actions: list[tuple[str, str]]) -> None:
    log: list[Fact] = []
    people = {name: Person(name, log) for name in ("ops-1", "dba")}
    for name, what in actions:
        people[name].act(what)
        answers = Answers(log)
        for person in people.values():
            assert answers.value(WEB, person.name) == (person.done[-1] if person.done else None)


def test_undoing_twice_is_nothing_people_differ_on() -> None:
    log = [fact(1, WEB, "zone", "zone/a"), fact(2, WEB, "name", "Web")]
    log += [fact(3, "model", UNDO, "b1"), fact(4, "model", UNDO, "b2")]
    undo = Answers(log).get("model", UNDO)
    assert undo is not None
    assert not undo.disputed
    assert Answers(log).value(WEB, "zone") is None
    assert Answers(log).value(WEB, "name") is None
