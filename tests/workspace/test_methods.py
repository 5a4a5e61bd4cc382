"""A method is run on any model, at any time: it asks its own questions, and everything else keeps its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.terminal import environment
from tmtui.model.card import CardKind
from tmtui.model.errors import BadInput
from tmtui.model.fact import Statement
from tmtui.model.subject import MODEL
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.workspace import Workspace

HOUSE = """---
bank: house
title: House
version: 1.0.0
uses: [core]
---

## Rooms

### Is {name} locked?

Why.

```ask
of: model
fills: locked
type: yesno
order: best-first
```

### Is {name} dry?

```ask
of: model
fills: dry
type: yesno
order: best-first
```

### Is {name} warm?

```ask
of: model
fills: warm
type: yesno
order: best-first
```
"""

WALK = """---
bank: walk
title: A walk
version: 1.0.0
uses: [house]
asks: own
---

## Looking up

### Does it rain in?

```ask
of: model
fills: dry
```

### Is anything new in {name}?

```ask
of: model
fills: news
type: yesno
order: worst-first
```

### {name} has news

Something is new.

```threat
id: news
of: model
when: news != no
source: mistake
frequency: 5
gains: [stop]
impact: 4
likelihood: {4: otherwise}
```
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    folder = tmp_path / "banks"
    folder.mkdir()
    (folder / "house.md").write_text(HOUSE)
    (folder / "walk.md").write_text(WALK)
    with Workspace.open(tmp_path / "t.db", bank_dirs=[folder], env=environment(tmp_path)) as opened:
        yield opened


def asked(workspace: Workspace, slug: str, method: str = "", answers: int = 9, section: str = "") -> list[str]:
    """Answer so many questions with yes; return what was asked, as the person saw it."""
    live = workspace.live(slug, author="ops-1", method=method)
    talk = Conversation(live, sections=[section] if section else None)
    seen: list[str] = []
    while talk.card.kind is CardKind.QUESTION and len(seen) < answers:
        seen.append(talk.card.text)
        talk.answer("yes")
    return seen


def test_a_method_asks_what_stands_in_it_in_its_words_and_only_what_is_not_known(workspace: Workspace) -> None:
    slug = workspace.new_model("Hut", ["house"], author="ops-1")
    assert asked(workspace, slug, "walk") == ["Does it rain in?", "Is anything new in Hut?"]
    assert asked(workspace, slug, "walk") == []
    assert asked(workspace, slug, section="rooms") == ["Is Hut locked?", "Is Hut warm?"]


def test_the_whole_interview_goes_on_where_it_was(workspace: Workspace) -> None:
    slug = workspace.new_model("Hut", ["house"], author="ops-1")
    asked(workspace, slug, answers=1, section="rooms")
    before = workspace.live(slug, author="ops-1").load_session()
    asked(workspace, slug, "walk", answers=1)
    after = workspace.live(slug, author="ops-1").load_session()
    assert {key: after[key] for key in before} == before
    assert asked(workspace, slug, section="rooms") == ["Is Hut warm?"]


def test_what_a_method_brings_counts_from_then_on(workspace: Workspace) -> None:
    slug = workspace.new_model("Hut", ["house"], author="ops-1")
    asked(workspace, slug, "walk")
    live = workspace.live(slug)
    assert live.answers.value(MODEL, "banks") == ("house", "walk")
    assert [threat.title for threat in live.assessment.threats()] == ["Hut has news"]


def test_a_model_that_names_only_methods_is_led_by_the_first(workspace: Workspace) -> None:
    slug = workspace.new_model("Hut", ["walk"], author="ops-1")
    assert asked(workspace, slug, answers=1) == ["Does it rain in?"]
    assert workspace.live(slug, author="ops-1", method="house").method == "house"
    assert workspace.live(slug, author="ops-1").method == ""


def test_one_area_can_be_asked_alone(workspace: Workspace) -> None:
    slug = workspace.new_model("Hut", ["walk"], author="ops-1")
    assert asked(workspace, slug, "house") == ["Is Hut locked?", "Is Hut dry?", "Is Hut warm?"]


def test_an_unknown_method_is_told_with_those_there_are_and_changes_nothing(workspace: Workspace) -> None:
    slug = workspace.new_model("Hut", ["house"], author="ops-1")
    with pytest.raises(BadInput, match="no bank `wolk`") as caught:
        workspace.live(slug, method="wolk")
    assert "walk" in caught.value.remedy
    assert workspace.live(slug).answers.value(MODEL, "banks") == ("house",)


def test_a_place_that_makes_no_sense_is_no_place(workspace: Workspace) -> None:
    slug = workspace.new_model("Hut", ["house"], author="ops-1")
    workspace.store.save_session(slug, "ops-1", {"methods": ["?"]})
    assert workspace.live(slug, author="ops-1", method="walk").load_session() == {}
    workspace.live(slug).say([Statement(MODEL, "dry", "no")])
    assert asked(workspace, slug, "walk", answers=1) == ["Is anything new in Hut?"]
