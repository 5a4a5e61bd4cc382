"""Pages lead to each other, and name only commands, options and targets that are there."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import click
import pytest

from tests.docs.pictures import PICTURES, SHOWN, Picture, draw, words
from tests.docs.refresh import ROOT
from tmtui.cli.main import cli

DOCS = ROOT / "docs"
ALL = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
GLOBAL = {option for parameter in cli.params for option in parameter.opts} | {"--help", "-h"}


def _headings(page: Path) -> set[str]:
    """Return the anchors of a page as code hosts make them."""
    text = re.sub(r"^(`{3,}).*?^\1$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", ALL, ids=lambda path: path.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#]*)(?:#([^)]*))?\)", page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        file = page.parent / target if target else page
        assert file.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in _headings(file), f"{page.name} links to {target}#{anchor}"


def test_every_page_stands_in_the_index_or_in_the_index_of_the_banks() -> None:
    indexes = [DOCS / "index.md", DOCS / "reference" / "banks" / "index.md"]
    linked = {
        (index.parent / target).resolve()
        for index in indexes
        for target in re.findall(r"\]\(([^)#]+)", index.read_text(encoding="utf-8"))
    }
    assert {page.resolve() for page in DOCS.rglob("*.md")} - {indexes[0].resolve()} <= linked


def test_every_picture_is_shown_somewhere() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in ALL)
    assert {picture.name for picture in PICTURES.glob("*.svg")} == set(re.findall(r"pictures/([\w-]+\.svg)", text))


@pytest.mark.parametrize("page", ALL, ids=lambda path: path.stem)
def test_commands_and_options_named_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"(?:^|[`(\s])tmtui ((?:[\w./:@-]+ ?|\"[^\"]*\" ?)+)", text, re.MULTILINE)
    for words_ in (part.split() for part in named):
        command: click.Command = cli
        for word in words_:
            context = click.Context(command)
            if isinstance(command, click.Group) and not word.startswith("-"):
                if command.get_command(context, word) is None:
                    break  # prose after the name of the program, or the value of an option
                command = command.get_command(context, word) or command
            elif word.startswith("--"):
                known = {option for parameter in command.params for option in parameter.opts} | GLOBAL
                assert word in known, f"{page.name}: {command.name} has no {word}"


@pytest.mark.parametrize("page", ALL, ids=lambda path: path.stem)
def test_targets_of_make_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", ALL, ids=lambda path: path.stem)
def test_no_page_holds_a_path_of_one_machine(page: Path) -> None:
    assert not re.search(r"(?<!\w)/(?:home|root|work|tmp|Users)/", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("picture", SHOWN, ids=lambda picture: picture.name)
def test_pictures_show_what_the_program_shows(picture: Picture) -> None:
    kept = (PICTURES / f"{picture.name}.svg").read_text(encoding="utf-8")
    assert words(kept) == words(asyncio.run(draw(picture))), "run `make docs`"
    assert not re.search(r"@font-face|url\(http|<image|<script", kept), "a picture loads nothing"
