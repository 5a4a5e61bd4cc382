"""A control changes facts, only upwards, only where it is offered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.analysis.plan.example import UNPATCHED, WEB_TO_DB, assessed, bank_of, control, facts, rule
from tmtui.analysis.plan.control import changes_of
from tmtui.banks.bank import Control
from tmtui.banks.expression.tree import Compare
from tmtui.model.answers import Slot
from tmtui.model.errors import BadInput
from tmtui.model.fact import State
from tmtui.model.value import Value

TLS = control("tls", "flow", encryption="tls")


def changes(tls: Control, where: str = WEB_TO_DB, **flow: Value | State) -> dict[Slot, Value]:
    return changes_of(assessed(bank_of([], [tls]), facts(web_db=flow)), f"{tls.id}@{where}")


@pytest.mark.parametrize("before", ["none", State.UNKNOWN])
def test_a_control_sets_what_is_worse_or_not_known(before: Value | State) -> None:
    assert changes(TLS, encryption=before) == {(WEB_TO_DB, "encryption"): "tls"}


def test_a_control_settles_what_nobody_was_asked() -> None:
    assert changes(TLS, encryption=State.RETRACTED) == {(WEB_TO_DB, "encryption"): "tls"}


@pytest.mark.parametrize("before", ["tls", "mtls", State.NOT_APPLICABLE])
def test_a_control_never_moves_an_attribute_down_nor_touches_what_does_not_apply(before: Value | State) -> None:
    assert changes(TLS, encryption=before) == {}


def test_a_control_is_offered_only_where_its_condition_certainly_holds() -> None:
    picky = replace(TLS, when=Compare(("authentication",), "==", "caller"))
    assert changes(picky, encryption="none", authentication="caller")
    assert changes(picky, encryption="none", authentication="none") == {}
    assert changes(picky, encryption="none", authentication=State.UNKNOWN) == {}


def test_a_control_reaches_related_subjects_that_fit() -> None:
    patch = replace(control("patch", "flow", patched="yes"), on="target", only=Compare(("technology",), "==", "nginx"))
    bank = bank_of([], [patch])
    told = facts(db={"technology": "nginx", "patched": "no"}, web={"technology": "laptop", "patched": "no"})
    state = assessed(bank, told)
    assert changes_of(state, f"patch@{WEB_TO_DB}") == {("component/db", "patched"): "yes"}
    assert changes_of(state, "patch@flow/browser..web") == {}


def test_a_control_adds_to_several_values_and_keeps_the_others() -> None:
    tag = Control("tag", "component", "Tag it", TLS.place, "example", (("tags", ("old",)),), 0, 1)
    state = assessed(bank_of([], [tag]), facts(web={"tags": ("loud",)}, db={"tags": ("loud", "old")}))
    assert changes_of(state, "tag@component/web") == {("component/web", "tags"): ("loud", "old")}
    assert changes_of(state, "tag@component/db") == {}


def test_what_is_out_of_scope_is_not_changed() -> None:
    patch = control("patch", "component", patched="yes")
    state = assessed(bank_of([rule("old", "component", UNPATCHED, "patch")], [patch]), facts(web={"in_scope": "no"}))
    assert changes_of(state, "patch@component/web") == {}


@pytest.mark.parametrize("wrong", ["nothing@flow/web..db", "tls@component/web", "tls"])
def test_a_control_that_does_not_exist_or_fit_is_refused(wrong: str) -> None:
    with pytest.raises(BadInput):
        changes_of(assessed(bank_of([], [TLS]), facts()), wrong)
