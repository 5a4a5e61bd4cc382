"""Banks that build on each other: a company changes what it needs to without a copy of the rest."""

from __future__ import annotations

from tests.banks.banks import bank, faults
from tmtui.banks.bank import Bank

BASE = """---
bank: base
title: Base
version: 1.0.0
---

## Servers

About servers.

### Technologies

```catalogue
id: technologies
of: component
attribute: technology
```

| value | label | traits | patched |
|---|---|---|---|
| nginx | nginx | web | |
| redis | Redis | cache | no |
| other | Other | | |

### Is {name} patched?

Old prose.

#### Plainly
Old words.

```ask
of: component
fills: patched
type: choice
options: {yes: "Yes", no: "No"}
order: best-first
roles: [operations]
```

### Who owns {name}?

```ask
of: component
fills: owned_by
type: text
```

### {name} is not patched

```threat
id: unpatched
of: component
when: patched == "no"
gains: stop
likelihood: {3: otherwise}
```

## Networks

### Is {name} watched?

```ask
of: zone
fills: watched
type: yesno
```
"""
HEAD = "---\nbank: company\ntitle: Company\nversion: 2.0.0\nuses: [base]\n---\n"


def changed(text: str) -> Bank:
    return bank(BASE, HEAD + text)


def test_keys_given_replace_and_the_others_stay() -> None:
    asked = changed(
        "## Servers\n\n### Is {name} up to date?\n\n```ask\nof: component\nfills: patched\nrequired: yes\n```\n"
    )
    question = asked.questions["component.patched"]
    assert (question.text, question.required, question.roles) == ("Is {name} up to date?", True, ("operations",))
    assert (question.prose, question.plainly, question.bank) == ("Old prose.", "Old words.", "base")


def test_options_merge_by_key() -> None:
    text = (
        "## Servers\n\n### Patched?\n\n```ask\nof: component\nfills: patched\noptions: {no: Never, late: Late}\n```\n"
    )
    options = changed(text).attributes["component", "patched"].options
    assert [(option.value, option.label) for option in options] == [("yes", "Yes"), ("no", "Never"), ("late", "Late")]


def test_new_prose_replaces_part_by_part() -> None:
    block = "```ask\nof: component\nfills: patched\n```\n"
    text = f"## Servers\n\n### Patched?\n\nNew prose.\n\n#### Example\nA case.\n\n{block}"
    question = changed(text).questions["component.patched"]
    assert (question.prose, question.plainly, question.example) == ("New prose.", "Old words.", "A case.")


def test_the_section_it_stands_in_moves_it() -> None:
    moved = changed("## Networks\n\n### Patched?\n\n```ask\nof: component\nfills: patched\n```\n")
    assert list(moved.questions) == ["component.owned_by", "zone.watched", "component.patched"]
    assert moved.questions["component.patched"].section == "networks"
    stays = changed("## Servers\n\n### Patched?\n\n```ask\nof: component\nfills: patched\n```\n")
    assert list(stays.questions) == ["component.patched", "component.owned_by", "zone.watched"]


def test_hidden_questions_stay_and_are_marked() -> None:
    hidden = changed("## Servers\n\n### Owner\n\n```ask\nof: component\nfills: owned_by\nhidden: yes\n```\n")
    assert hidden.questions["component.owned_by"].hidden
    assert not hidden.questions["component.patched"].hidden


def test_sections_of_one_slug_are_one() -> None:
    both = changed("## Servers\n\nOur own words.\n\n## Servers\n\nOur own words.\n\n## Extra\n")
    assert [(each.id, each.prose) for each in both.sections] == [
        ("servers", "About servers.\n\nOur own words."),
        ("networks", ""),
        ("extra", ""),
    ]


def test_catalogue_rows_merge_by_value() -> None:
    table = "| value | label | traits |\n|---|---|---|\n| redis | Valkey | cache fork |\n| caddy | Caddy | web |\n"
    rows = (
        changed(f"## Servers\n\n### Technologies\n\n```catalogue\nid: technologies\n```\n\n{table}")
        .catalogues["technologies"]
        .rows
    )
    assert [(row.value, row.label) for row in rows] == [
        ("nginx", "nginx"),
        ("redis", "Valkey"),
        ("other", "Other"),
        ("caddy", "Caddy"),
    ]
    assert rows[1].traits == {"cache", "fork"}


def test_a_question_may_take_over_a_declared_attribute() -> None:
    declared = BASE + "\n### Seen\n\n```attribute\nof: zone\nname: seen\ntype: yesno\n```\n"
    taken = bank(declared, HEAD + "## Networks\n\n### Is {name} seen?\n\n```ask\nof: zone\nfills: seen\n```\n")
    assert taken.attributes["zone", "seen"].question == "zone.seen"


def test_the_same_id_without_uses_is_a_mistake() -> None:
    head = "---\nbank: other\ntitle: Other\nversion: 1.0.0\n---\n"
    own = head + "## S\n\n### P?\n\n```ask\nof: component\nfills: patched\ntype: yesno\n```\n"
    assert [str(fault) for fault in faults(BASE, own)] == [
        "1.md:12:1: error: the id `component.patched` is used twice. First at 0.md:25:1. "
        "Add `uses: [base]` to change it, or choose another id."
    ]


def test_uses_reaches_through_the_banks_between() -> None:
    between = "---\nbank: between\ntitle: Between\nversion: 1.0.0\nuses: [base]\n---\n"
    last = HEAD.replace("[base]", "[between]") + "## Servers\n\n### P?\n\n```ask\nof: component\nfills: patched\n```\n"
    assert bank(BASE, between, last).questions["component.patched"].text == "P?"


def test_a_change_that_breaks_a_rule_is_reported_where_it_was_made() -> None:
    text = HEAD + '## Servers\n\n### {name} is old\n\n```threat\nid: unpatched\nwhen: patched == "nope"\n```\n'
    assert [str(fault) for fault in faults(BASE, text)] == [
        "1.md:13:18: error: unknown value of `patched`: `nope`. Did you mean `no`?"
    ]


def test_a_key_that_neither_bank_gives_is_missing() -> None:
    text = HEAD + "## Servers\n\n### {name} is new\n\n```threat\nid: new\nof: component\n```\n"
    missing = [str(fault).split("lacks ")[1].split(".")[0] for fault in faults(BASE, text)]
    assert missing == ["`when`", "`gains`", "`likelihood`"]


def test_digests_tell_compositions_apart() -> None:
    one, other = bank(BASE), changed("")
    assert one.digest != other.digest
    assert [source.id for source in other.sources] == ["base", "company"]
