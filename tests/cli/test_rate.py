"""Rating threats in other schemes, also where factors that were given cannot be read."""

from __future__ import annotations

import json
import sys

import pytest

from tests.cli.conftest import Tmtui

PLAIN = "cleartext-traffic@flow/web..photos"
VECTOR = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"


def test_a_simulation_shows_its_mean_its_spread_and_how_often_a_year_costs_more(balloon: Tmtui) -> None:
    shown = balloon("rate", PLAIN, "-s", "fair", "TEF:0.5,2,10/V:0.1,0.3,0.6/LM:1000,20000,500000").stdout
    assert "a year: mean of 10,000 simulated years" in shown
    assert all(words in shown for words in ("one year in ten at most", "one in two above", "one in ten above"))
    assert "of years cost more than 0\n" in shown
    assert "of years cost more than 100,000\n" in shown


def test_factors_that_are_none_are_refused_however_they_are_said(balloon: Tmtui) -> None:
    for said in (("rate", PLAIN, "-s", "cvss", "garbage"), ("answer", f"threat/{PLAIN}", "cvss", "garbage")):
        done = balloon(*said)
        assert (done.exit_code, "CVSS:3.1/" in done.stderr) == (2, True), said


def test_without_the_package_that_reads_a_vector_everything_else_is_written(
    balloon: Tmtui, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Critical: CVSS:3.1 base score 9.8" in balloon("rate", PLAIN, "-s", "cvss", VECTOR).stdout
    monkeypatch.setitem(sys.modules, "cvss", None)
    listed = balloon("ratings", "-s", "cvss", "--json")
    assert listed.exit_code == 0, listed.stderr
    (rated,) = (each for each in json.loads(listed.stdout) if each["id"] == PLAIN)
    assert (rated["label"], rated["curve"]) == (None, [])
    assert rated["detail"].startswith("CVSS needs the package `cvss`")


def test_a_file_with_factors_that_are_none_spoils_no_rating(balloon: Tmtui) -> None:
    text = f"model: Balloon pictures\nanswers:\n  threat/{PLAIN}: {{owasp: nonsense}}\n"
    assert balloon("answers", "--apply", "-", stdin=text).exit_code == 0
    listed = balloon("ratings", "-s", "owasp")
    assert "factors of 1 threat could not be read: 'nonsense' is no factor of OWASP Risk Rating" in listed.stderr
    (row,) = (line for line in listed.stdout.splitlines() if PLAIN in line)
    assert row.startswith(("Note", "Low", "Medium", "High", "Critical")), "it is rated by the model's own levels"
