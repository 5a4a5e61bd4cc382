"""A method asks other banks' questions in its own words and order, and changes nothing about them."""

from __future__ import annotations

from tests.banks.banks import bank, faults
from tmtui.banks.codec import from_json, to_json
from tmtui.banks.method import as_method, leading

BASE = """---
bank: base
title: Base
version: 1.0.0
---

## Servers

About servers.

### Is {name} patched?

Old prose.

#### Plainly
Old words.

```ask
of: component
fills: patched
type: yesno
order: best-first
depth: second
```

### Who owns {name}?

```ask
of: component
fills: owned_by
type: text
```

### How many are there?

```ask
of: component
fills: number
type: number
hidden: yes
```

### {name} is not patched

```threat
id: unpatched
of: component
when: not patched
via: inbound
gains: [control]
likelihood: {3: otherwise}
```
"""

METHOD = """---
bank: walk
title: A walk
version: 1.0.0
uses: [base]
asks: own
---

## Counting

How many, and what for.

### How many of {name}?

```ask
of: component
fills: number
```

### What for?

```ask
of: component
fills: purpose
type: text
```

## Servers

Another look at servers.

### When was {name} last mended?

New prose.

```ask
of: component
fills: patched
```
"""


def test_only_what_stands_in_it_is_asked_in_its_order_words_and_sections() -> None:
    walk = as_method(bank(BASE, METHOD), "walk")
    asked = [each for each in walk.questions.values() if not each.hidden]
    assert [(each.section, each.text, each.depth) for each in asked] == [
        ("counting", "How many of {name}?", 1),
        ("counting", "What for?", 1),
        ("servers", "When was {name} last mended?", 1),
    ]
    assert asked[2].prose == "New prose."
    assert asked[2].plainly == "Old words."
    assert [section.prose for section in walk.sections] == ["How many, and what for.", "Another look at servers."]


def test_every_other_interview_and_the_analysis_stay_as_they_are() -> None:
    alone, both = bank(BASE), bank(BASE, METHOD)
    assert {id_: both.questions[id_] for id_ in alone.questions} == alone.questions
    assert both.sections[0] == alone.sections[0]
    assert both.rules == alone.rules
    assert as_method(both, "walk").rules == alone.rules
    assert as_method(both, "walk").attributes == both.attributes


def test_what_it_asks_anew_belongs_to_every_interview_of_the_model() -> None:
    question = bank(BASE, METHOD).questions["component.purpose"]
    assert (question.section, question.hidden) == ("counting", False)


def test_a_section_in_which_it_asks_nothing_new_is_nowhere_else() -> None:
    again = METHOD.replace("fills: purpose\ntype: text", "fills: owned_by")
    assert [section.id for section in bank(BASE, again).sections] == ["servers"]


def test_it_cannot_change_what_a_question_means() -> None:
    changed = METHOD.replace("fills: patched\n", "fills: patched\nwhen: known(number)\n")
    found = faults(BASE, changed)
    assert [
        "`when` of a question that another bank asks stays as it is in a method." in str(each) for each in found
    ] == [True]
    assert found[0].place.file == "1.md"


def test_it_asks_a_question_once() -> None:
    twice = METHOD.replace("fills: number\n", "fills: patched\n")
    assert "used twice" in str(faults(BASE, twice)[0])


def test_its_words_are_checked_like_all_others() -> None:
    found = faults(BASE, METHOD.replace("last mended", "{mended}"))
    assert "placeholder" in str(found[0])


def test_a_bank_that_is_no_method_can_be_asked_alone_too() -> None:
    both = bank(BASE, METHOD)
    asked = [each.id for each in as_method(both, "base").questions.values() if not each.hidden]
    assert asked == ["component.patched", "component.owned_by"]


def test_a_bank_without_questions_asks_everything() -> None:
    collection = "---\nbank: all\ntitle: All\nversion: 1.0.0\nuses: [base]\n---\n"
    whole = bank(BASE, collection)
    assert as_method(whole, "all") == whole


def test_a_method_leads_only_where_a_model_names_nothing_else() -> None:
    both = bank(BASE, METHOD)
    assert leading(both, ["walk"]) == "walk"
    assert leading(both, ["base", "walk"]) == ""


def test_it_survives_the_cache() -> None:
    both = bank(BASE, METHOD)
    assert from_json(to_json(both)) == both
