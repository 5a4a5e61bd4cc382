"""`tmtui export` and `tmtui formats` as people type them: for whom, since when, into which file."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Tmtui
from tmtui.cli.export import READERS
from tmtui.workspace import reporting


@pytest.mark.parametrize("format", ["markdown", "html"])
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_gets_less_than_everybody(balloon: Tmtui, reader: str, format: str) -> None:
    everything = balloon("export", "-f", format).stdout
    some = balloon("export", "-f", format, "--for", reader)
    assert some.exit_code == 0
    assert "Balloon pictures" in some.stdout
    assert "need to know" in some.stdout, "every page says how to handle it"
    assert some.stdout != everything
    assert balloon("export", "-f", format, "--for", reader).stdout == some.stdout


def test_the_readers_on_offer_are_those_there_are() -> None:
    assert READERS == reporting.READERS


def test_changes_since_a_revision_are_told(balloon: Tmtui) -> None:
    assert balloon("revision", "first").exit_code == 0
    assert balloon("answer", "flow/web..photos", "encryption", "mtls").exit_code == 0
    text = balloon("export", "--for", "leadership", "--since", "first").stdout
    section = text.split("## What changed since first")[1].split("\n## ")[0]
    assert "### Threats that closed" in section
    assert "Web server talks to Photo database in plain text" in section
    assert "Nothing differs" in balloon("export", "--since", "now").stdout


def test_a_moment_that_there_is_not_is_refused_and_writes_nothing(balloon: Tmtui, home: Path) -> None:
    done = balloon("export", "--since", "frist", "-o", "out.md")
    assert done.exit_code == 2
    assert "frist" in done.stderr
    assert not (home / "out.md").exists()


@pytest.mark.parametrize("option", [("--for", "auditor"), ("--since", "start")])
def test_formats_for_programs_are_the_same_for_everybody(balloon: Tmtui, option: tuple[str, str]) -> None:
    done = balloon("export", "-f", "json", *option)
    assert done.exit_code == 2
    assert "markdown and html" in done.stderr


def test_an_unknown_reader_is_refused_with_those_there_are(balloon: Tmtui) -> None:
    done = balloon("export", "--for", "everyone")
    assert done.exit_code == 2
    assert "leadership" in done.stderr


def test_a_table_keeps_its_line_ends_on_stdout_and_in_a_file(balloon: Tmtui, home: Path) -> None:
    shown = balloon("export", "-f", "csv").stdout_bytes
    assert balloon("export", "-f", "csv", "-o", "out.csv").exit_code == 0
    assert (home / "out.csv").read_bytes() == shown
    assert shown.startswith(b'"id"')
    assert b"\r\n" in shown
    records = list(csv.reader(io.StringIO(shown.decode(), newline="")))
    assert len(records) == shown.count(b"\r\n") > 10


def test_a_byte_order_mark_is_written_when_somebody_asks(balloon: Tmtui, home: Path) -> None:
    plain = balloon("export", "-f", "csv-plan").stdout_bytes
    assert balloon("export", "-f", "csv-plan", "--bom").stdout_bytes == b"\xef\xbb\xbf" + plain
    balloon("export", "-f", "csv-plan", "--bom", "-o", "out.csv")
    assert (home / "out.csv").read_bytes() == b"\xef\xbb\xbf" + plain


def test_every_format_that_is_written_can_be_written(balloon: Tmtui) -> None:
    for each in json.loads(balloon("formats", "--json").stdout):
        if each["written"]:
            done = balloon("export", "-f", each["format"])
            assert done.exit_code == 0, each["format"]
            assert done.stdout.endswith("\n"), each["format"]
        assert each["title"], each["format"]
        assert each["keeps"], each["format"]


def test_the_json_document_holds_paths_cuts_and_ratings(balloon: Tmtui) -> None:
    document = json.loads(balloon("export", "-f", "json").stdout)
    assert document["paths"] == json.loads(balloon("paths", "--json").stdout)
    assert {"sets", "chokes", "pairs"} <= set(document["plan"]["cuts"])
    rated = {each["id"]: each["label"] for each in json.loads(balloon("ratings", "--json").stdout)}
    assert {id: said and said["label"] for id, said in document["ratings"]["threats"].items()} == rated
    assert document["ratings"]["scheme"] == "sp800-30"


def test_the_keys_of_the_json_document_are_documented(balloon: Tmtui) -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "json.md").read_text(encoding="utf-8")
    table = page.split("## export\n")[1].split("\n## ")[0]
    documented = {
        key for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)
    }
    assert set(json.loads(balloon("export", "-f", "json").stdout)) == documented
