"""The JSON that scripts read has exactly the keys that the reference lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.docs.console import steps_of
from tests.docs.generate import REFERENCE
from tmtui.cli.main import cli

SAMPLE = next(step.shown for step in steps_of(REFERENCE / "answers-file.md") if step.file)
CLEARTEXT = "cleartext-traffic@flow/web..photos"
PRINTED = {
    "threats": ["threats", "--closed"],
    "explain": ["threats", "--explain", CLEARTEXT],
    "findings": ["findings"],
    "plan": ["plan"],
    "what-if": ["plan", "--what-if", "tls"],
    "paths": ["paths"],
    "ratings": ["ratings", "--scheme", "owasp"],
    "questions": ["questions"],
    "summary": ["summary"],
    "history": ["history"],
    "decide": ["decide"],
    "check": ["check", "--fail-on", "low"],
    "revision": ["revision"],
    "diff": ["diff", "--from", "start"],
}
NESTED = {
    "risk", "rows", "because", "undecided", "coverage", "breaches", "cuts", "sets", "chokes", "pairs", "steps",
}  # fmt: skip
OF_DIFF = {
    "from": "from and to", "to": "from and to", "said": "said", "threats": "threats that differ",
    "findings": "findings that differ", "risk": "risk",
}  # fmt: skip
"""Key of a difference, and the heading that describes what it holds."""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("json") / "tmtui.db"
    ended = CliRunner().invoke(cli, ["--db", str(path), "answers", "--apply", "-"], input=SAMPLE)
    assert ended.exit_code == 0, ended.output
    for said in (["decide", CLEARTEXT, "--owner", "ops"], ["revision", "first"]):
        assert CliRunner().invoke(cli, ["--db", str(path), *said]).exit_code == 0
    return path


def _documented(heading: str) -> set[str]:
    page = (REFERENCE / "json.md").read_text(encoding="utf-8")
    [part] = re.findall(rf"^#+ {heading}$(.*?)(?=^#|\Z)", page, re.MULTILINE | re.DOTALL)
    return {key for row in re.findall(r"^\| (`.*?) \|", part, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)}


def _objects(data: object, name: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield every object that the page describes, with the heading it stands under."""
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, name)
    elif isinstance(data, dict):
        yield name, data
        for key, value in data.items():
            if name in ("diff", "from and to"):
                yield from _objects(value, OF_DIFF[key]) if key in OF_DIFF else ()
            elif name in OF_DIFF.values() and name != "risk":
                continue
            elif name == "what-if":
                yield from _objects(value["before"], "risk") if key == "risk" else ()
            elif key in NESTED:
                yield from _objects(value, key)
            elif name == "explain" and key in ("threat", "where", "when"):
                yield from _objects(value, "threats" if key == "threat" else "because")


@pytest.mark.parametrize("name", PRINTED)
def test_output_has_exactly_the_documented_keys(name: str, database: Path) -> None:
    ended = CliRunner().invoke(cli, ["--db", str(database), *PRINTED[name], "--json"])
    assert ended.exit_code == (1 if name == "check" else 0), ended.output
    found = list(_objects(json.loads(ended.stdout), name))
    assert found
    for heading, printed in found:
        assert set(printed) == _documented(heading), heading
