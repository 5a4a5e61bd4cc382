"""When a question is asked, and of whom: don't-knows of others, questions handed on, imports, disputes."""

from __future__ import annotations

import pytest

from tmtui.banks.bank import Bank, Catalogue, Row
from tmtui.interview.person import Person, person_of, role_named
from tmtui.interview.standing import Standing, imported_from, standing
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput, Place
from tmtui.model.fact import Basis, Fact, State


def person(name: str, *roles: str) -> Person:
    """A person who plays roles that the bank knows."""
    return Person(name, frozenset(roles), frozenset({name.casefold(), *roles}))


OPS = person("ops-1")
FACT = Fact(
    1,
    "here",
    "b1",
    "m",
    "zone/x",
    "kind",
    "dmz",
    State.ANSWERED,
    Basis.TOLD,
    "ops-1",
    "",
    "interview",
    "2026-01-01T00:00:00Z",
)


def stands(who: Person, *facts: Fact) -> Standing:
    return standing(Answers(facts).get("zone/x", "kind"), who, implied=False)


def test_nothing_said_is_open_and_what_is_implied_is_not_asked() -> None:
    assert standing(None, OPS, implied=False) is Standing.OPEN
    assert standing(None, OPS, implied=True) is Standing.IMPLIED


@pytest.mark.parametrize("state", [State.ANSWERED, State.NOT_APPLICABLE])
def test_an_answer_of_anybody_is_an_answer(state: State) -> None:
    assert stands(person("dba"), FACT._replace(state=state)) is Standing.ANSWERED


def test_my_own_dont_know_is_not_asked_again_but_somebody_elses_is_open_for_me() -> None:
    unknown = FACT._replace(state=State.UNKNOWN, value=None)

    assert stands(OPS, unknown) is Standing.UNKNOWN
    assert stands(person("dba"), unknown) is Standing.OPEN


@pytest.mark.parametrize("asked", ["dba", "DBA", "database"])
def test_a_question_handed_on_is_open_for_the_person_or_role_it_was_handed_to_and_for_nobody_else(asked: str) -> None:
    handed_on = FACT._replace(state=State.UNKNOWN, value=None, ask=asked)

    assert stands(person("dba", "database"), handed_on) is Standing.OPEN
    assert stands(person("network"), handed_on) is Standing.UNKNOWN
    assert stands(OPS, handed_on) is Standing.UNKNOWN


def test_a_dispute_is_put_to_whoever_has_not_taken_part_in_it() -> None:
    other = FACT._replace(id=2, batch="b2", value="internal", author="dba")

    assert stands(person("facilitator"), FACT, other) is Standing.OPEN
    assert stands(OPS, FACT, other) is Standing.UNKNOWN


def test_an_import_asks_to_be_confirmed_and_an_answers_file_does_not() -> None:
    compose = FACT._replace(source="import:compose")

    assert stands(OPS, compose) is Standing.CONFIRM
    assert imported_from(Answers([compose]).get("zone/x", "kind")) == "compose file"
    assert stands(OPS, FACT._replace(source="import:answers")) is Standing.ANSWERED


def test_questions_are_for_their_roles_for_everybody_without_one_and_for_the_facilitator() -> None:
    network = person("n", "network")

    assert network.takes(("network", "operations"))
    assert network.takes(())
    assert not network.takes(("business",))
    assert OPS.takes(("business",))
    assert person("f", "facilitator").takes(("business",))


ROLES = Bank(
    (), (), {}, {}, {},
    {
        "roles": Catalogue(
            "roles", "model", "role", "Roles", Place("bank.md"),
            (Row("network", "Network and firewall"), Row("business", "The people the system is for")),
        )
    },
    {}, {},
)  # fmt: skip


def test_a_label_of_a_role_is_as_good_as_its_value() -> None:
    assert person_of(ROLES, "n", "Network and Firewall").roles == {"network"}
    assert person_of(ROLES, "n", "network", ["", "BUSINESS"]).roles == {"network", "business"}
    assert person_of(ROLES, "n").takes(("business",)), "without a role one is asked everything"


def test_somebody_who_is_something_else_is_asked_everything() -> None:
    stranger = person_of(ROLES, "n", "Juggler")
    assert stranger.takes(("business",))
    assert stranger.is_asked("juggler")


def test_a_role_nobody_knows_is_named_with_those_there_are() -> None:
    assert role_named(ROLES, " Network and Firewall") == "network"
    with pytest.raises(BadInput, match=r"there is no role 'Juggler'.*business, facilitator, network"):
        role_named(ROLES, "Juggler")
    with pytest.raises(BadInput, match="Did you mean network"):
        role_named(ROLES, "netwrk")


def test_a_facilitator_asks_those_who_are_in_the_room() -> None:
    facilitator = person_of(ROLES, "f", "facilitator", ["network"])
    assert facilitator.takes(("network",))
    assert not facilitator.takes(("business",))
    assert person_of(ROLES, "f", "facilitator").takes(("business",))
