"""`tmtui interview --bank`: a method on the command line."""

from __future__ import annotations

import json

from tests.cli.conftest import Tmtui


def test_a_method_asks_its_questions_and_says_how_to_go_on_with_it(balloon: Tmtui) -> None:
    done = balloon("interview", "--plain", "--bank", "actors", stdin="")
    assert done.exit_code == 0
    assert "Who might do it 1.0.0 is new." in done.stdout
    assert "The usual ones are on the list already." in " ".join(done.stdout.split())
    assert "--bank actors" in " ".join(done.stdout.split())


def test_the_model_uses_it_from_then_on(balloon: Tmtui) -> None:
    balloon("interview", "--plain", "--bank", "actors", stdin="")
    [model] = json.loads(balloon("list", "--json").stdout)
    assert model["banks"] == ["actors", "infrastructure"]


def test_a_method_that_there_is_not_is_an_error_with_the_nearest(balloon: Tmtui) -> None:
    done = balloon("interview", "--plain", "--bank", "strid", stdin="")
    assert done.exit_code == 2
    assert "stride" in done.stderr
