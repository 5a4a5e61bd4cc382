"""Models that are copied, renamed and archived; answers that are searched; reports that are read."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.interview.room import new_model, open_room, picture, sit_down
from tests.tui.stage import on_stage
from tmtui.model.errors import BadInput
from tmtui.model.subject import MODEL
from tmtui.tui.lines import plain, width_of
from tmtui.tui.pages.answers import Wanted, answer_items, gather
from tmtui.tui.pages.models import model_items
from tmtui.tui.pages.report import report_items, report_rows, where
from tmtui.tui.screens.models import ModelsScreen
from tmtui.workspace.beginning import begin_with_file
from tmtui.workspace.keeping import archive, duplicate, rename

TRAFFIC = "flow/web-server..photos"
TABLE = (
    "# Title\n\n> Mind this.\n\n| Threat | By | Basis |\n| --- | --- | --- |\n"
    "| A long name of a threat | **Encryption:** Yes, and the side that is called shows it | told |\n"
    "| Short \\| barred | `b` | c |\n\n- first\n- second with very many words that do not fit into one row of it\n"
    "```mermaid\nflowchart LR\n```\n"
)


def test_a_copy_begins_with_what_stands_and_who_said_it(tmp_path: Path) -> None:
    with open_room(tmp_path) as workspace:
        slug = new_model(workspace)
        talk = sit_down(workspace, "dba")
        picture(talk)
        talk.go_to("flow.encryption", TRAFFIC)
        talk.answer("none", note="seen on the wire")
        copy = duplicate(workspace, slug, author="ops-1")
        first, second = workspace.live(slug), workspace.live(copy)
        assert second.name == "Balloon pictures (copy)"
        assert set(second.answers.subjects()) == set(first.answers.subjects())
        fact = second.answers.history(TRAFFIC, "encryption")[-1]
        assert (fact.author, fact.note, fact.value) == ("dba", "seen on the wire", "none")
        assert second.assessment.risk == first.assessment.risk
        assert duplicate(workspace, slug, "Another", author="ops-1") == "another"


def test_an_archived_model_is_hidden_and_nothing_of_it_is_gone(tmp_path: Path) -> None:
    with open_room(tmp_path) as workspace:
        one, two = new_model(workspace, "One"), new_model(workspace, "Two")
        facts = len(workspace.live(one).facts)
        assert archive(workspace, one, author="ops-1")
        assert [info.slug for info in workspace.models()] == [two]
        assert workspace.choose(None) == two
        assert [info.archived for info in workspace.models(archived=True)] == [True, False]
        assert len(workspace.live(one).facts) == facts + 1
        assert not archive(workspace, one, author="ops-1")
        assert archive(workspace, one, author="ops-1", hidden=False)
        assert len(workspace.models()) == 2
        assert rename(workspace, one, " Shop\x1b[2J ", author="ops-1") == "Shop"
        assert workspace.live(one).answers.value(MODEL, "name") == "Shop"


def test_the_list_of_models_is_aligned_and_says_more_where_there_is_room(tmp_path: Path) -> None:
    with open_room(tmp_path) as workspace:
        slug = new_model(workspace)
        new_model(workspace, "A model with a name that is much longer than any column has room for")
        models = workspace.models()
        known = {slug: workspace.progress(slug)}
    for width in (80, 120):
        heads, *rows = [item.row for item in model_items(models, known, slug, width)]
        assert all(width_of(row) <= width - 4 for row in (heads, *rows))
        at = plain([heads]).index("Last said")
        assert all(plain([row])[at:].startswith("2026-03-01") for row in rows)
    assert "Banks" in plain([heads])
    assert "● Balloon pictures" in plain(rows)


def test_models_are_copied_and_archived_from_their_list(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path, models=2) as stage:
            await stage.press("a")
            screen = stage.app.screen
            assert isinstance(screen, ModelsScreen)
            assert "1 archived, hidden" in stage.text
            await stage.press("home", "down", "d", "enter")
            assert "(copy)" in stage.text
            await stage.press("v")
            assert "(archived)" in stage.text

    asyncio.run(run())


def test_answers_are_found_by_words_people_and_what_was_said_before(tmp_path: Path) -> None:
    with open_room(tmp_path) as workspace:
        new_model(workspace)
        talk = sit_down(workspace, "dba")
        picture(talk)
        talk.go_to("flow.encryption", TRAFFIC)
        talk.answer("none", note="an exotic remark")
        talk.go_to("flow.encryption", TRAFFIC)
        talk.answer("tls")
        live = workspace.live(author="ops-1")
        assert live.search("exotic") == {(TRAFFIC, "encryption")}
        (said,) = gather(live, Wanted(words="exotic"), live.search("exotic"))
        assert [answer.attribute for answer in said.answers] == ["encryption"]
        told = plain(item.row for item in answer_items(live, [said], {TRAFFIC, f"{TRAFFIC} encryption"}, 80))
        assert "an exotic remark" in told
        assert "replaced" in told
        assert not gather(live, Wanted(by="nobody"), set())
        assert gather(live, Wanted(by="dba", since="2026-01-01"), set())
        assert not gather(live, Wanted(since="2027-01-01"), set())
        assert not gather(live, Wanted(state="differ"), set())


def test_a_report_is_read_without_marks_and_its_tables_fit(tmp_path: Path) -> None:
    for width in (74, 24):
        rows = report_rows(TABLE, width)
        text = plain(rows)
        assert all(width_of(row) <= width for row in rows)
        assert "**" not in text
        assert "flowchart" not in text
        assert "Encryption:" in text
        assert "Short | barred" in text or width < 74
    assert "By: b" in text


def test_a_first_model_begins_with_a_file(tmp_path: Path) -> None:
    compose = tmp_path / "compose.yaml"
    compose.write_text("services:\n  web:\n    image: nginx\n    ports: ['443:443']\n", encoding="utf-8")
    with open_room(tmp_path) as workspace:
        slug = begin_with_file(workspace, compose, "Shop", author="ops-1")
        live = workspace.live(slug)
        assert live.name == "Shop"
        assert any(subject.startswith("component/") for subject in live.answers.subjects())
        with pytest.raises(BadInput, match="cannot be read"):
            begin_with_file(workspace, tmp_path / "missing", "No", author="ops-1")
        assert [info.slug for info in workspace.models()] == [slug]


def test_the_report_says_which_part_is_read_and_how_much_of_it_there_is() -> None:
    items = report_items("# Shop\n\n## First\n\n" + "A line.\n\n" * 20 + "## Last\n\n" + "A line.\n\n" * 20, 80)
    assert where(items, 0, 10).startswith("First  ")
    assert where(items, len(items) - 10, 10) == "Last  100 %"
    assert where(items[:8], 0, 10) == "", "all of it is seen"
