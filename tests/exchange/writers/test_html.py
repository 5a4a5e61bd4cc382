"""The page: the summary and nothing else, with nothing in it that runs, loads or leads away."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from tests.exchange.systems import material, reworded, statements
from tmtui.exchange.material import Material
from tmtui.exchange.registry import write
from tmtui.exchange.writers.html.body import body
from tmtui.model.fact import Statement

ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "nav", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li",
    "a", "strong", "code", "pre", "blockquote", "div", "table", "thead", "tbody", "tr", "th", "td", "figure",
    "figcaption", "span", "svg", "desc", "g", "rect", "path", "polygon", "text", "circle",
}  # fmt: skip
VOID = {"meta"}


class Page(HTMLParser):
    """What a browser would make of a page: tags, attributes, headings, and whether everything is closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.words: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)
            self.words.setdefault(tag, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.words[tag][-1] += data


@pytest.fixture(scope="module")
def page(hybrid: Material) -> Page:
    return Page(write("html", hybrid))


def test_everything_is_closed_and_known(page: Page) -> None:
    assert page.faults == []
    assert page.open == []
    assert set(page.tags) <= ALLOWED


@pytest.mark.parametrize("name", ["hybrid", "hostile", "decided"])
def test_nothing_runs_loads_or_leads_away(name: str, request: pytest.FixtureRequest) -> None:
    text = write("html", request.getfixturevalue(name))
    shown = Page(text)
    assert set(shown.tags) <= ALLOWED
    for tag, attribute, value in shown.attributes:
        assert not attribute.startswith("on"), (tag, attribute)
        assert attribute not in ("src", "srcset", "style", "action", "data"), (tag, attribute)
        if attribute == "href":
            assert value.startswith("#"), value
        assert "://" not in value or value == "http://www.w3.org/2000/svg"
    style = "".join(shown.words["style"])
    assert not re.search(r"url\(|@import|@font-face|expression", style)
    assert shown.tags["style"] == 1


def test_the_policy_forbids_everything_but_the_one_style_sheet(hybrid: Material) -> None:
    text = write("html", hybrid)
    policy = dict(re.findall(r"([a-z-]+) ([^;\"]+)", re.findall(r'Policy" content="([^"]+)"', text)[0]))
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)[0]
    assert policy["default-src"] == "'none'"
    assert policy["style-src"] == f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def test_the_page_says_what_the_markdown_summary_says(hybrid: Material, page: Page) -> None:
    markdown = write("markdown", hybrid)
    heads = re.findall(r"^#{1,4} (.*)$", re.sub(r"```.*?```", "", markdown, flags=re.DOTALL), re.MULTILINE)
    assert sum(page.tags[f"h{level}"] for level in (1, 2, 3, 4)) == len(heads)
    assert page.words["title"][0] == page.words["h1"][0] == hybrid.name
    assert page.tags["table"] == len(re.findall(r"^\|( --- \|)+$", markdown, re.MULTILINE))
    assert page.tags["figure"] == 1
    assert "mermaid" not in "".join(page.words["main"])


def test_the_contents_lead_to_headings_that_are_there(page: Page) -> None:
    ids = [value for _, name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    links = [value.removeprefix("#") for _, name, value in page.attributes if name == "href"]
    assert set(links) <= set(ids)
    assert len(links) >= 12


def test_what_people_typed_is_text(hostile: Material) -> None:
    plainly = Page(write("html", material(reworded(statements("balloon"), lambda text: text or "x"))))
    shown = Page(write("html", hostile))
    assert shown.faults == []
    for tag in ("h1", "h2", "script", "img", "a", "em"):
        assert shown.tags[tag] == plainly.tags[tag], tag


def test_no_html_in_markdown_becomes_html() -> None:
    made = body("<b>x</b> [a](http://b) ![c](http://d) <http://e> &lt;\n\n<script>f()</script>\n", lambda _: "")
    assert "<b>" not in made.html
    assert not re.search(r"<(a|img|script)\b", made.html)


def test_a_page_without_components_has_no_picture() -> None:
    text = write("html", material([Statement("model", "name", "Empty")]))
    assert "<svg" not in text
    assert "Too early to say" in text


@pytest.mark.parametrize("reader", ["leadership", "engineers", "auditor"])
def test_readers_get_pages_of_their_own(hybrid: Material, reader: str) -> None:
    shown = Page(write("html", replace(hybrid, reader=reader)))
    assert shown.faults == []
    assert shown.tags["svg"] == 0
    assert len(shown.words["h2"]) >= 4
