"""Where actors begin: insiders, suppliers, visitors, and those who have an account already."""

from __future__ import annotations

import pytest

from tests.analysis.paths.drawn import PLACES, STRANGER, only, system, told
from tests.analysis.pictures import Picture
from tmtui.banks.bank import Bank
from tmtui.model.path import StepKind

INSIDER: Picture = {"actor/insider": {"position": "office", "initiation": 3, "in_scope": "yes"}}
SUPPLIER: Picture = {"actor/supplier-insider": {"position": "supplier", "initiation": 3, "in_scope": "yes"}}
VISITOR: Picture = {"actor/visitor": {"position": "physical", "initiation": 3, "in_scope": "yes"}}

THERE: Picture = {
    "component/desk": {"name": "Desk computer", "technology": "desktop", "zone": "zone/office"},
    "component/files": {"name": "File server", "technology": "file-server", "zone": "zone/servers"},
    "data/records": {"stored_by": ("component/files",)},
}


def test_an_insider_sits_at_a_computer_and_administers_from_there(ways: Bank) -> None:
    """0.3 (tries, 3) x 0.9 (power) x 0.9 (data) = 0.243, moderate."""
    administered: Picture = {"component/files": {"administered_from": ("component/desk",)}}
    path = only(system(ways, PLACES, INSIDER, THERE, administered).paths())
    assert told(path)[:2] == [
        "They sit at Desk computer themselves",
        "File server is administered from there; no second factor is asked for",
    ]
    assert path.steps[0].kind is StepKind.ENTRY
    assert path.chance == pytest.approx((0.3 * 0.9 * 0.9,) * 2)


def test_an_insider_opens_the_connections_of_his_place(ways: Bank) -> None:
    """0.3 x 0.6 (old flaw) x 0.9 = 0.162; from the office, not from the internet."""
    called: Picture = {"flow/desk..files": {"protocol": "ssh"}, "component/files": {"flaw": "yes"}}
    path = only(system(ways, PLACES, INSIDER, THERE, called).paths())
    assert told(path)[0] == "From Office SSH to File server"
    assert path.chance == pytest.approx((0.3 * 0.6 * 0.9,) * 2)
    assert system(ways, PLACES, STRANGER, THERE, called).paths() == ()


def test_whoever_has_an_account_uses_it_from_where_they_stand(ways: Bank) -> None:
    """0.3 x 0.9 (used) x 0.9 (data) = 0.243."""
    account: Picture = {
        "flow/desk..files": {"protocol": "ssh"},
        "component/desk": {"technology": "server-room-thing"},
        "identity/admins": {
            "name": "Admins", "used_by": ("actor/insider",), "accepted_by": ("component/files",),
        },
    }  # fmt: skip
    path = only(system(ways, PLACES, INSIDER, THERE, account).paths())
    assert told(path)[:2] == [
        "They have the account Admins themselves",
        "With Admins they log in to File server; no second factor is asked for",
    ]
    assert path.chance == pytest.approx((0.3 * 0.9 * 0.9,) * 2)


def test_a_supplier_holds_what_he_runs_and_what_he_delivered(ways: Bank) -> None:
    """Runs it: 0.3 x 0.9. A hidden way in what he delivered: 0.3 x 0.3 x 0.9 = 0.081."""
    runs: Picture = {"component/files": {"run_by": "supplier"}}
    path = only(system(ways, PLACES, SUPPLIER, THERE, runs).paths())
    assert told(path)[0] == "They run File server"
    assert path.chance == pytest.approx((0.3 * 0.9,) * 2)
    delivered: Picture = {"component/files": {"delivered": "yes"}}
    path = only(system(ways, PLACES, SUPPLIER, THERE, delivered).paths())
    assert told(path)[0] == "A supplier's hidden way leads into File server"
    assert path.chance == pytest.approx((0.3 * 0.3 * 0.9,) * 2)
    assert system(ways, PLACES, STRANGER, THERE, delivered).paths() == ()


def test_a_visitor_carries_it_away_or_plugs_in(ways: Bank) -> None:
    """Carries it away: 0.3 x 0.3 x 0.9 = 0.081. Plugs in, and knocks over: 0.3 x 0.3 x 0.3 x 0.9 = 0.0243."""
    carried: Picture = {"component/files": {"stealable": "yes"}}
    path = only(system(ways, PLACES, VISITOR, THERE, carried).paths())
    assert told(path)[0] == "File server can be carried away and read"
    assert path.chance == pytest.approx((0.3 * 0.3 * 0.9,) * 2)
    plugged: Picture = {"zone/servers": {"held_open": "yes"}, "component/files": {"knockable": "yes"}}
    path = only(system(ways, PLACES, VISITOR, THERE, plugged).paths())
    assert told(path)[0] == "Anybody can plug into Servers"
    assert path.chance == pytest.approx((0.3 * 0.3 * 0.3 * 0.9,) * 2)


def test_a_zone_that_lets_in_anything_is_open_to_strangers(ways: Bank) -> None:
    """0.6 x 0.6 x 0.9 = 0.324."""
    anything: Picture = {"zone/servers": {"lets_in": "anything"}, "component/files": {"flaw": "yes"}}
    path = only(system(ways, PLACES, STRANGER, THERE, anything).paths())
    assert told(path)[0] == "Servers lets in anything, so File server can be reached"
    assert path.chance == pytest.approx((0.6 * 0.6 * 0.9,) * 2)


def test_people_talked_out_of_an_account_lose_it_to_somebody_outside(ways: Bank) -> None:
    """0.6 x 0.3 (talked out of it) x 0.9 (used at what is open to the internet) x 0.9 = 0.146."""
    phished: Picture = {
        "component/browser": {"technology": "browser", "zone": "zone/internet"},
        "flow/browser..files": {},
        "identity/staff": {
            "name": "Staff", "phished": "yes", "held_on": ("component/desk",), "accepted_by": ("component/files",),
        },
    }  # fmt: skip
    path = only(system(ways, PLACES, STRANGER, THERE, phished).paths())
    assert told(path)[:2] == [
        "Somebody talks people out of Staff",
        "With Staff they log in to File server; no second factor is asked for",
    ]
    assert path.chance == pytest.approx((0.6 * 0.3 * 0.9 * 0.9,) * 2)


def test_a_guessed_password_is_an_account_that_is_accepted_there(ways: Bank) -> None:
    """0.6 x 0.3 (guessed) x 0.9 x 0.9 = 0.146; where accounts are not listed, possibly control at once."""
    guessed: Picture = {
        "component/browser": {"technology": "browser", "zone": "zone/internet"},
        "flow/browser..files": {},
        "component/files": {"guessable": "yes"},
        "identity/staff": {"name": "Staff", "accepted_by": ("component/files",)},
    }
    path = only(system(ways, PLACES, STRANGER, THERE, guessed).paths())
    assert told(path)[1:3] == [
        "Passwords of File server can be guessed",
        "With Staff they log in to File server (HTTPS); no second factor is asked for",
    ]
    assert path.chance == pytest.approx((0.6 * 0.3 * 0.9 * 0.9,) * 2)
    unlisted: Picture = {"identity/staff": {"exists": "no"}, "model": {"identities_listed": "partial"}}
    path = only(system(ways, PLACES, STRANGER, THERE, guessed, unlisted).paths())
    assert path.likelihood == (0, 2)
    assert path.chance[1] == pytest.approx(0.6 * 0.3 * 0.9)
