"""Question banks on the command line: reading, checking, and what a broken one does to whoever uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tmtui

TEN_FAULTS = """\
---
bank: broken
title: Broken
version: 1.0.0
uses: [core]
colour: blue
---

# Broken

## Traffic

### Is the traffic looked at?

```ask
of: flow
fills: looked_at
type: yesno
wen: protocol == "https"
```

### Without a fence

### Twice

```ask
of: flows
fills: looked_at_too
type: choise
```

### Somebody listens

```threat
id: listens
of: flow
when: encrypton == "none"
gains: [reed]
likelihood: {7: otherwise}
controls: [nothing-at-all]
cwe: [99999999]
```

### Look

```control
id: look
of: flow
sets: {looked_at: maybe}
effort: {once: -1, each: 1}
```
"""


@pytest.fixture
def broken(home: Path) -> Path:
    folder = home / "banks"
    folder.mkdir()
    (folder / "broken.md").write_text(TEN_FAULTS, encoding="utf-8")
    return folder


def test_the_shipped_banks_are_listed_with_what_they_hold(tmtui: Tmtui) -> None:
    listed = {each["id"]: each for each in json.loads(tmtui("bank", "list", "--json").stdout)}
    assert {"core", "infrastructure"} <= set(listed)
    assert listed["infrastructure"]["faults"] == []
    lines = tmtui("bank", "list").stdout.splitlines()
    assert "infrastructure" in [line.split(" ")[0] for line in lines]


def test_methods_are_listed_apart_from_the_areas(tmtui: Tmtui) -> None:
    areas, methods = tmtui("bank", "list").stdout.split("Methods, each an interview of its own")
    assert "\nstride " in methods
    assert "\nnetwork " in areas
    assert "\nstride " not in areas


def test_a_bank_is_shown_as_it_was_written(tmtui: Tmtui) -> None:
    shown = tmtui("bank", "show", "core")
    assert shown.exit_code == 0
    assert shown.stdout.startswith("---\nbank: core\n")
    wrong = tmtui("bank", "show", "coer")
    assert wrong.exit_code == 2
    assert "core" in wrong.stderr


def test_the_shipped_banks_have_no_errors(tmtui: Tmtui) -> None:
    done = tmtui("bank", "lint")
    assert done.exit_code == 0, done.stdout
    assert "0 errors" in done.stderr


def test_lint_says_every_fault_with_its_place_in_one_run(tmtui: Tmtui, broken: Path) -> None:
    done = tmtui("bank", "lint", "broken", "--bank-dir", str(broken))
    assert done.exit_code == 1
    errors = [line for line in done.stdout.splitlines() if " error: " in line]
    assert len(errors) >= 10, done.stdout
    assert all(line.startswith(f"{broken / 'broken.md'}:") for line in errors)
    for meant in ("when", "flow", "choice", "encryption", "read"):
        assert f"Did you mean `{meant}`" in done.stdout, meant
    found = json.loads(tmtui("bank", "lint", "broken", "--json", "--bank-dir", str(broken)).stdout)
    assert sum(fault["severity"] == "error" for fault in found) == len(errors)
    assert all(fault["line"] > 0 for fault in found)


def test_a_file_is_linted_by_its_path(tmtui: Tmtui, broken: Path) -> None:
    done = tmtui("bank", "lint", "banks/broken.md")
    assert done.exit_code == 1
    assert "banks/broken.md:" in done.stdout
    assert tmtui("bank", "lint", "banks/nothing.md").exit_code == 2


def test_a_model_cannot_be_started_with_a_broken_bank(tmtui: Tmtui, broken: Path) -> None:
    done = tmtui("new", "Sample", "--bank", "broken", "--bank-dir", str(broken))
    assert done.exit_code == 2
    assert "broken.md:" in done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads(tmtui("list", "--json").stdout) == []


def test_a_broken_bank_is_listed_as_broken_and_the_others_stay_usable(tmtui: Tmtui, broken: Path) -> None:
    listed = tmtui("bank", "list", "--bank-dir", str(broken))
    assert listed.exit_code == 0
    assert "broken, " in listed.stdout
    assert "infrastructure" in listed.stdout


def test_the_schema_names_every_fence_and_its_required_keys(tmtui: Tmtui) -> None:
    fences = {each["fence"]: each for each in json.loads(tmtui("bank", "schema", "--json").stdout)}
    assert {"ask", "threat", "control", "catalogue", "attribute"} <= set(fences)
    required = {key["name"] for key in fences["threat"]["keys"] if key["required"]}
    assert {"id", "of", "when", "gains", "likelihood"} <= required
    assert "likelihood *" in tmtui("bank", "schema").stdout


def test_a_bank_folder_that_is_not_there_is_said_so(tmtui: Tmtui) -> None:
    done = tmtui("bank", "list", "--bank-dir", "nowhere")
    assert done.exit_code == 2
    assert "nowhere" in done.stderr


def test_a_bank_that_is_not_there_says_how_to_add_its_folder(tmtui: Tmtui) -> None:
    done = tmtui("new", "Shop", "--bank", "zzzzzz")
    assert done.exit_code == 2
    assert "--bank-dir or TMTUI_BANKS" in " ".join(done.stderr.split())
