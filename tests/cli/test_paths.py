"""`tmtui paths`: a listing for people, exact data for programs, and a plain word where there is nothing."""

from __future__ import annotations

import json

from tests.cli.conftest import Tmtui

STEP_KEYS = {"from", "to", "kind", "how", "flow", "threats", "level", "because", "controls"}
PATH_KEYS = {"id", "actor", "target", "ending", "likelihood", "impact", "level", "also_via", "cut_by", "steps"}


def test_paths_are_told_step_by_step_with_what_is_not_known_and_what_cuts_them(balloon: Tmtui) -> None:
    done = balloon("paths")
    assert done.exit_code == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith(" 1  ")
    assert "likelihood" in lines[1]
    assert any(line.strip().startswith("1.") for line in lines)
    assert any("cut best" in line or "no control" in line for line in lines)
    perhaps = [place for place, line in enumerate(lines) if "Perhaps:" in line]
    assert all("open:" in lines[place + 1] for place in perhaps)


def test_json_has_the_keys_that_programs_rely_on(balloon: Tmtui) -> None:
    found = json.loads(balloon("paths", "--json").stdout)
    assert found
    for path in found:
        assert set(path) >= PATH_KEYS
        assert all(set(step) >= STEP_KEYS for step in path["steps"])
        assert path["steps"][0]["from"] == path["actor"]
    one = json.loads(balloon("paths", "--to", "component/web", "--json").stdout)
    assert {path["target"] for path in one} <= {"component/web"}


def test_the_facts_behind_a_step_are_shown_on_demand(balloon: Tmtui) -> None:
    assert "because" not in balloon("paths").stdout
    assert "because" in balloon("paths", "--why").stdout


def test_a_subject_that_no_path_can_lead_to_is_refused(balloon: Tmtui) -> None:
    for wrong in ("zone/servers", "component/no-such-thing", "nonsense"):
        done = balloon("paths", "--to", wrong)
        assert done.exit_code == 2
        assert wrong in done.stderr
        assert "Traceback" not in done.stderr


def test_an_empty_model_says_that_there_is_no_path_yet(tmtui: Tmtui) -> None:
    tmtui("new", "Empty")
    done = tmtui("paths")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no path yet" in done.stderr
