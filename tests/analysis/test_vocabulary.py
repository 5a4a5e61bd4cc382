"""The table of names that banks are checked against says the same as the analysis that answers for them."""

from __future__ import annotations

from tests.analysis.pictures import SHOP, state_of
from tmtui.analysis.cells.columns import Column, Levels, Spans
from tmtui.analysis.conditions.derivations import DERIVATIONS
from tmtui.analysis.conditions.hops import hop
from tmtui.analysis.conditions.relations import ranged
from tmtui.banks.bank import Bank
from tmtui.banks.vocabulary import DERIVED, READ_BY_ENGINE, RELATIONS, TRAITS_READ_BY_ENGINE
from tmtui.model.card import AnswerType


def test_every_derived_attribute_is_worked_out_and_no_other() -> None:
    assert set(DERIVATIONS) == {(kind, name) for kind, names in DERIVED.items() for name in names}


def test_a_derived_attribute_reads_as_the_type_it_is_declared_with(example: Bank) -> None:
    state = state_of(example, SHOP)
    holds = {AnswerType.YESNO: Column, AnswerType.SCALE: Levels, AnswerType.NUMBER: Spans}
    for kind, names in DERIVED.items():
        for name, of_type in names.items():
            found = state.look(state.compiled.program.column(kind, name))
            assert isinstance(found, holds[of_type]), (kind, name)


def test_every_relation_leads_somewhere_in_the_way_it_is_declared(example: Bank) -> None:
    program = state_of(example, SHOP).compiled.program
    for kind, relations in RELATIONS.items():
        for name, relation in relations.items():
            over, way = ranged(program, kind, name), hop(program, kind, name)
            assert (over is not None) is relation.many, (kind, name)
            assert (way is not None) is not relation.many, (kind, name)
            parts = over.parts if over is not None else way.parts if way is not None else ()
            assert {to for to, _ in parts} == set(relation.to), (kind, name)


def test_the_core_bank_declares_what_the_analysis_reads(example: Bank) -> None:
    missing = [(kind, name) for kind, names in READ_BY_ENGINE.items() for name in names]
    assert [slot for slot in missing if slot not in example.attributes] == []
    traits = [(kind, name) for kind, names in TRAITS_READ_BY_ENGINE.items() for name in names]
    assert [slot for slot in traits if slot not in example.traits] == []


def test_the_analysis_reads_nothing_it_does_not_say_it_reads(example: Bank) -> None:
    """Without any rule, whatever the risk still depends on is read by the analysis itself."""
    state = state_of(example, SHOP)
    program = state.compiled.program
    read = {key[1:3] for key in program.made if key[0] in ("yes", "one of", "fan", "arrow", "chains", "ratings")}
    asked = {(str(kind), str(name)) for kind, name in (key for key in read if len(key) == 2)}
    rated = {(kind, name) for kind, name in asked if kind in READ_BY_ENGINE and (kind, name) in example.attributes}
    allowed = {(kind, name) for kind, names in READ_BY_ENGINE.items() for name in names}
    mentioned = {("component", "kept_current"), ("data", "second_copy"), ("flow", "watched")}
    assert rated <= allowed | mentioned
