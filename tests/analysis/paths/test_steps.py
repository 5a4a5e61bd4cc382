"""All nine kinds of steps in small systems, each path and its chance reckoned by hand in the test.

Chances of levels 1 to 5: 0.02, 0.1, 0.3, 0.6, 0.9. Mere structure (a connection is there, neighbours are not kept
apart) costs nothing. The stranger tries at level 4: 0.6.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.analysis.paths.drawn import PLACES, STRANGER, UNSAID, only, system, told
from tests.analysis.pictures import DONT_KNOW, Picture
from tmtui.banks.bank import Bank
from tmtui.model.fact import State
from tmtui.model.path import StepKind

JUMP: Picture = {
    "component/laptop": {"name": "Laptop", "technology": "laptop", "zone": "zone/office", "trap": "yes"},
    "component/jump": {
        "name": "Jump host", "technology": "jump-host", "zone": "zone/servers",
        "administered_from": ("component/laptop",),
    },
    "component/db": {
        "name": "PostgreSQL", "technology": "postgresql", "zone": "zone/servers",
        "administered_from": ("component/jump",),
    },
    "flow/laptop..jump": {"protocol": "ssh"},
    "flow/jump..db": {"protocol": "ssh"},
    "data/records": {"stored_by": ("component/db",)},
}  # fmt: skip


def test_mail_with_a_trap_and_a_jump_host_without_a_second_factor(ways: Bank) -> None:
    """0.6 (tries) x 0.6 (trap, 4) x 0.9 (power, 5) x 0.9 (power, 5) x 0.9 (data, 5) = 0.262: nearest is 0.3, moderate.

    Reading hits confidentiality 5; moderate and 5 give high by table I-2.
    """
    path = only(system(ways, PLACES, STRANGER, JUMP).paths())
    assert told(path) == [
        "Mail with a trap opens the way into Laptop",
        "From there SSH to Jump host; no second factor is asked for",
        "From there SSH to PostgreSQL; no second factor is asked for",
        "They read Records, which PostgreSQL keeps",
    ]
    assert [step.kind for step in path.steps] == [StepKind.RETURN, StepKind.POWER, StepKind.POWER, StepKind.DATA]
    assert path.chance == pytest.approx((0.6 * 0.6 * 0.9**3,) * 2)
    assert (path.likelihood, path.impact, path.level) == ((3, 3), (5, 5), (4, 4))
    assert path.steps[0].threats == ("trap@component/laptop",)
    assert path.steps[0].controls == path.cut_by == path.best_cut == ("mend-trap@component/laptop",)
    assert path.steps[1].controls == ()
    assert path.steps[1].together == ("ask-twice@component/jump", "devices-apart@component/jump")


def test_a_second_factor_lowers_a_step_and_devices_apart_besides_cut_it(ways: Bank) -> None:
    """0.6 x 0.6 x 0.3 (power behind a second factor, 3) x 0.9 x 0.9 = 0.0875: nearest is 0.1, low."""
    asked: Picture = {"component/jump": {"second_factor": "yes"}}
    path = only(system(ways, PLACES, STRANGER, JUMP, asked).paths())
    assert path.chance == pytest.approx((0.6 * 0.6 * 0.3 * 0.9**2,) * 2)
    assert path.likelihood == (2, 2)
    assert told(path)[1] == "From there SSH to Jump host; a second factor is asked for"
    apart: Picture = {"component/jump": {"separate_admin_devices": "yes"}}
    assert system(ways, PLACES, STRANGER, JUMP, asked, apart).paths() == ()
    assert only(system(ways, PLACES, STRANGER, JUMP, apart).paths()).likelihood == (3, 3)


def test_what_nobody_knows_makes_an_interval_and_is_named(ways: Bank) -> None:
    """Second factor unknown, devices not apart: between 0.0875 and 0.262. Devices unknown too: perhaps no path."""
    not_known: Picture = {"component/jump": {"second_factor": DONT_KNOW}}
    path = only(system(ways, PLACES, STRANGER, JUMP, not_known).paths())
    assert path.chance == pytest.approx((0.6 * 0.6 * 0.3 * 0.9**2, 0.6 * 0.6 * 0.9**3))
    assert path.likelihood == (2, 3)
    neither: Picture = {"component/jump": {"separate_admin_devices": UNSAID}}
    path = only(system(ways, PLACES, STRANGER, JUMP, not_known, neither).paths())
    assert (path.likelihood, path.level) == ((0, 3), (0, 4))
    missing = {(fact.subject, fact.attribute) for fact in path.steps[1].because if fact.state is State.UNKNOWN}
    assert missing == {("component/jump", "second_factor"), ("component/jump", "separate_admin_devices")}


FRONT: Picture = {
    "component/browser": {"name": "Browser", "technology": "browser", "zone": "zone/internet"},
    "component/front": {"name": "WAF", "technology": "waf", "zone": "zone/servers"},
    "component/web": {"name": "Web server", "technology": "web-server", "zone": "zone/servers", "flaw": "yes"},
    "flow/browser..front": {},
    "flow/front..web": {"protocol": "http"},
    "data/records": {"stored_by": ("component/web",)},
}


def test_a_waf_passes_traffic_on_and_need_not_be_broken(ways: Bank) -> None:
    """0.6 x 0.3 (an old flaw, 4, one lower behind a filter) x 0.9 = 0.162: nearer to 0.1 than to 0.3, so low."""
    path = only(system(ways, PLACES, STRANGER, FRONT).paths())
    assert told(path) == [
        "From Internet HTTPS to WAF",
        "WAF filters it and passes it on to Web server (HTTP); it need not be broken",
        "An old flaw lets them into Web server",
        "They read Records, which Web server keeps",
    ]
    kinds = [StepKind.ENTRY, StepKind.PASSED_ON, StepKind.WEAKNESS, StepKind.DATA]
    assert [step.kind for step in path.steps] == kinds
    assert [step.level for step in path.steps] == [(5, 5), (5, 5), (3, 3), (5, 5)]
    assert path.chance == pytest.approx((0.6 * 0.3 * 0.9,) * 2)
    assert path.likelihood == (2, 2)


def test_that_nobody_can_tell_who_did_it_lets_nobody_in(ways: Bank) -> None:
    """A threat of repudiation alone hides a step; beside another kind it may be one."""
    for stride, paths in ((("repudiation",), 0), (("repudiation", "tampering"), 1)):
        flaw = replace(ways.rules["flaw"], stride=stride)
        bank = replace(ways, rules={**ways.rules, flaw.id: flaw})
        assert len(system(bank, PLACES, STRANGER, FRONT).paths()) == paths, stride


def test_without_a_filter_nothing_is_lowered_and_another_protocol_is_not_passed_on(ways: Bank) -> None:
    """A load balancer: 0.6 x 0.6 x 0.9 = 0.324, moderate. An SSH connection behind it: no way."""
    balancer: Picture = {"component/front": {"technology": "load-balancer"}}
    assert only(system(ways, PLACES, STRANGER, FRONT, balancer).paths()).likelihood == (3, 3)
    other: Picture = {"flow/front..web": {"protocol": "ssh"}}
    assert system(ways, PLACES, STRANGER, FRONT, balancer, other).paths() == ()


ACCOUNT: Picture = {
    "component/laptop": {"name": "Laptop", "technology": "laptop", "zone": "zone/office", "trap": "yes"},
    "component/files": {"name": "File server", "technology": "file-server", "zone": "zone/servers"},
    "flow/laptop..files": {"protocol": "ssh"},
    "identity/admins": {
        "name": "Admins", "held_on": ("component/laptop",), "accepted_by": ("component/files",),
    },
    "data/records": {"stored_by": ("component/files",)},
}  # fmt: skip


def test_an_account_found_on_one_machine_opens_another(ways: Bank) -> None:
    """0.6 x 0.6 (trap) x 0.6 (held, 4) x 0.9 (used, 5) x 0.9 (data) = 0.175: just nearer to 0.3, moderate."""
    path = only(system(ways, PLACES, STRANGER, ACCOUNT).paths())
    assert told(path) == [
        "Mail with a trap opens the way into Laptop",
        "On Laptop lies the account Admins",
        "With Admins they log in to File server (SSH); no second factor is asked for",
        "They read Records, which File server keeps",
    ]
    assert [step.kind for step in path.steps][1:3] == [StepKind.IDENTITY, StepKind.IDENTITY]
    assert path.chance == pytest.approx((0.6**3 * 0.9**2,) * 2)
    assert path.likelihood == (3, 3)
    assert (path.steps[1].target, path.steps[2].source) == ("identity/admins", "identity/admins")


def test_what_an_account_may_do_and_asks_counts(ways: Bank) -> None:
    """A second factor: used at 3. A plain user: his data, at 3 where rights are checked. Written down: found at 5."""
    asked: Picture = {"identity/admins": {"second_factor": "yes"}}
    assert only(system(ways, PLACES, STRANGER, ACCOUNT, asked).paths()).chance[1] == pytest.approx(0.6**3 * 0.3 * 0.9)
    plain: Picture = {"identity/admins": {"power": "user"}, "component/files": {"checks_user_rights": "yes"}}
    assert only(system(ways, PLACES, STRANGER, ACCOUNT, plain).paths()).chance[1] == pytest.approx(0.6**3 * 0.3 * 0.9)
    written: Picture = {"identity/admins": {"written_down": "yes"}}
    assert only(system(ways, PLACES, STRANGER, ACCOUNT, written).paths()).chance[1] == pytest.approx(0.6**2 * 0.9**3)
    unreachable: Picture = {"flow/laptop..files": {"exists": "no"}}
    assert system(ways, PLACES, STRANGER, ACCOUNT, unreachable).paths() == ()


NEIGHBOURS: Picture = {
    "component/browser": {"name": "Browser", "technology": "browser", "zone": "zone/internet"},
    "component/web": {"name": "Web server", "technology": "web-server", "zone": "zone/servers", "flaw": "yes"},
    "component/old": {"name": "Old box", "technology": "linux-server", "zone": "zone/servers", "flaw": "yes"},
    "flow/browser..web": {},
    "zone/servers": {"isolated": "no"},
    "data/records": {"stored_by": ("component/old",)},
}


def test_neighbours_reach_each_other_unless_they_are_kept_apart(ways: Bank) -> None:
    """0.6 x 0.6 (web) x 0.6 (old box, through its zone) x 0.9 = 0.194, moderate. Kept apart: nothing."""
    path = only(system(ways, PLACES, STRANGER, NEIGHBOURS).paths())
    assert told(path)[2:] == [
        "From there to Old box, a neighbour in Servers",
        "An old flaw lets them into Old box",
        "They read Records, which Old box keeps",
    ]
    assert path.steps[2].kind is StepKind.CONNECTION
    assert path.steps[2].controls == ("apart@zone/servers",)
    assert path.chance == pytest.approx((0.6**3 * 0.9,) * 2)
    apart: Picture = {"zone/servers": {"isolated": "yes"}}
    assert system(ways, PLACES, STRANGER, NEIGHBOURS, apart).paths() == ()
    unsaid: Picture = {"zone/servers": {"isolated": UNSAID}}
    assert only(system(ways, PLACES, STRANGER, NEIGHBOURS, unsaid).paths()).likelihood == (0, 3)


def test_a_neighbour_hears_what_passes_in_plain_text(ways: Bank) -> None:
    """0.6 x 0.6 (web) x 0.6 (plain text, 4) = 0.216, moderate; changing hits integrity 4 only, so reading is told."""
    heard: Picture = {
        "component/old": {"flaw": "no"},
        "component/app": {"name": "App", "zone": "zone/servers"},
        "flow/app..old": {"protocol": "http", "plain": "yes", "carries": ("data/records",)},
    }
    path = only(system(ways, PLACES, STRANGER, NEIGHBOURS, heard).paths())
    assert told(path)[2] == "App talks to Old box in plain text, and they read Records"
    assert path.chance == pytest.approx((0.6**3,) * 2)
    assert path.steps[2].flow == "flow/app..old"


def test_whoever_holds_the_guard_opens_its_zone(ways: Bank) -> None:
    """0.6 x 0.6 (firewall) x 0.6 (flaw inside) x 0.9 = 0.194; the members being kept apart does not help."""
    guarded: Picture = {
        "zone/edge": {"kind": "dmz"},
        "zone/servers": {"isolated": "yes", "guarded_by": ("component/fw",)},
        "component/fw": {"name": "Firewall", "technology": "router", "flaw": "yes", "zone": "zone/edge"},
        "component/web": {"flaw": "no"},
        "flow/browser..web": {"exists": "no"},
        "flow/browser..fw": {},
    }  # fmt: skip
    path = only(system(ways, PLACES, STRANGER, NEIGHBOURS, guarded).paths())
    assert told(path)[1:3] == [
        "An old flaw lets them into Firewall",
        "Firewall guards Servers and opens it, so Old box can be reached",
    ]
    assert path.steps[2].kind is StepKind.GUARD
    assert path.chance == pytest.approx((0.6**3 * 0.9,) * 2)


def test_what_is_stopped_stops_what_needs_it(ways: Bank) -> None:
    """0.6 x 0.6 (overload) x 0.9 (the shop alone keeps the records) = 0.324; an optional connection does not count."""
    needed: Picture = {
        "component/directory": {"name": "Directory", "zone": "zone/servers", "overloaded": "yes"},
        "component/shop": {"name": "Shop", "zone": "zone/servers"},
        "component/browser": {"name": "Browser", "technology": "browser", "zone": "zone/internet"},
        "flow/browser..directory": {},
        "flow/shop..directory": {"optional": "no"},
        "data/records": {"stored_by": ("component/shop",), "availability": 5},
    }
    path = only(system(ways, PLACES, STRANGER, needed).paths())
    assert told(path)[1:] == [
        "Directory can be stopped by asking too much of it",
        "Shop needs Directory and stops too",
        "Without Shop Records cannot be had",
    ]
    assert (path.ending, path.steps[2].kind, path.impact) == ("stop", StepKind.DEPENDENCE, (5, 5))
    assert path.chance == pytest.approx((0.6 * 0.6 * 0.9,) * 2)
    optional: Picture = {"flow/shop..directory": {"optional": "yes"}}
    assert system(ways, PLACES, STRANGER, needed, optional).paths() == ()


SHOP: Picture = {
    "component/browser": {"name": "Browser", "technology": "browser", "zone": "zone/internet"},
    "component/shop": {"name": "Shop", "technology": "application", "zone": "zone/servers", "flaw": "yes"},
    "component/db": {"name": "Database", "technology": "postgresql", "zone": "zone/servers"},
    "flow/browser..shop": {},
    "flow/shop..db": {"protocol": "postgres", "carries": ("data/records",)},
    "data/records": {"stored_by": ("component/db",)},
}


def test_the_account_of_a_program_fetches_what_it_may(ways: Bank) -> None:
    """0.6 x 0.6 x 0.9 = 0.324; 0.3 in place of 0.9 where the database checks the end user's rights: 0.108."""
    path = only(system(ways, PLACES, STRANGER, SHOP).paths())
    assert told(path)[2] == "They read Records, which Shop fetches from Database"
    assert path.chance == pytest.approx((0.6 * 0.6 * 0.9,) * 2)
    checked: Picture = {"component/db": {"checks_user_rights": "yes"}}
    assert only(system(ways, PLACES, STRANGER, SHOP, checked).paths()).chance[1] == pytest.approx(0.6 * 0.6 * 0.3)


def test_what_only_sends_cannot_read_back(ways: Bank) -> None:
    """A one-way connection from the shop: it may change what is kept there, not read it."""
    one_way: Picture = {"flow/shop..db": {"one_way": "yes"}}
    assert only(system(ways, PLACES, STRANGER, SHOP, one_way).paths()).ending == "change"


def test_a_connection_of_which_nobody_said_what_it_carries_may_carry_it(ways: Bank) -> None:
    silent: Picture = {"flow/shop..db": {"carries": UNSAID}}
    path = only(system(ways, PLACES, STRANGER, SHOP, silent).paths())
    assert path.likelihood == (0, 3)
    assert ("flow/shop..db", "carries") in {(fact.subject, fact.attribute) for fact in path.steps[-1].because}


POWER: Picture = {
    "component/browser": {"name": "Browser", "technology": "browser", "zone": "zone/internet"},
    "component/first": {"name": "First", "zone": "zone/servers", "flaw": "yes"},
    "component/second": {"name": "Second", "zone": "zone/servers"},
    "flow/browser..first": {},
    "data/records": {"stored_by": ("component/second",)},
}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"component/second": {"runs_on": "component/first"}}, "Second runs on First"),
        ({"component/second": {"login_from": "component/first"}}, "Second takes its logins from First"),
        (
            {"component/first": {"technology": "configuration-management"}, "flow/first..second": {}},
            "First acts on Second, and can make it do anything",
        ),
        (
            {"component/first": {"technology": "device-management"}, "flow/second..first": {}},
            "Second obeys First, which it calls",
        ),
        (
            {"flow/first..second": {"protocol": "ssh", "admin": "yes"}},
            "From there SSH to Second; no second factor is asked for",
        ),
        (
            {"component/first": {"runs_on": "component/second"}, "component/second": {"escape": "yes"}},
            "What runs on Second can break out of its cage",
        ),
    ],
)
def test_power_over_others(ways: Bank, more: Picture, said: str) -> None:
    """0.6 x 0.6 x 0.9 (power, 5) x 0.9 = 0.292; breaking out of a cage is level 3, so 0.097."""
    path = only(system(ways, PLACES, STRANGER, POWER, more).paths())
    assert told(path)[2] == said
    level = 0.3 if "cage" in said else 0.9
    assert path.chance == pytest.approx((0.6 * 0.6 * level * 0.9,) * 2)


def test_what_calls_something_taken_over_is_given_a_trap(ways: Bank) -> None:
    """0.6 x 0.6 (First) x 0.6 (trap at Second) x 0.9: what comes back over a one-way connection does no harm."""
    calls: Picture = {"component/second": {"trap": "yes"}, "flow/second..first": {}}
    path = only(system(ways, PLACES, STRANGER, POWER, calls).paths())
    assert path.steps[2].kind is StepKind.RETURN
    assert path.chance == pytest.approx((0.6**3 * 0.9,) * 2)
    one_way: Picture = {"flow/second..first": {"one_way": "yes"}}
    assert system(ways, PLACES, STRANGER, POWER, calls, one_way).paths() == ()
