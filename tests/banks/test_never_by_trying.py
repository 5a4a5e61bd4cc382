"""Nothing is called impossible that trying every answer finds possible, and what is possible is found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.banks.banks import bank, faults
from tests.banks.conditions import NOT_APPLICABLE, truth
from tests.banks.fixture_files import HEAD
from tmtui.banks.bank import Bank
from tmtui.banks.check.names import Names
from tmtui.banks.check.search import Meaning, Search
from tmtui.banks.expression.parser import parse
from tmtui.banks.expression.printer import to_text
from tmtui.banks.expression.tree import All, Any, Compare, Constant, Expression, Known, Member, Path, Truth
from tmtui.model.errors import Place

SMALL = """## S

### Technologies

```catalogue
id: technologies
of: component
attribute: technology
```

| value | label | traits |
|---|---|---|
| nginx | nginx | web fast |
| redis | Redis | cache fast |
| printer | Printer | |
| other | Other | |

### One

```ask
of: component
fills: one
type: choice
order: best-first
options: {a: A, b: B, c: C}
```

### Two

```ask
of: component
fills: two
type: yesno
when: one == "a" or web
```

### Three

```ask
of: component
fills: three
type: scale
when: two
```
"""
BANK: Bank = bank(SMALL)
TRAITS = {"nginx": {"web", "fast"}, "redis": {"cache", "fast"}, "printer": set[str]()}
ARISES = {name: parse(when, Place("")) for name, when in (("two", 'one == "a" or web'), ("three", "two"))}
Answers = dict[str, object]

leaves: st.SearchStrategy[Expression] = st.one_of(
    st.builds(Compare, st.just(("one",)), st.sampled_from(["==", "!="]), st.sampled_from("abc")),
    st.builds(
        Member, st.just(("one",)), st.lists(st.sampled_from("abc"), min_size=1, unique=True).map(tuple), st.booleans()
    ),
    st.builds(Truth, st.sampled_from([("two",), ("web",), ("cache",), ("fast",)]), st.booleans()),
    st.builds(Compare, st.just(("three",)), st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), st.integers(1, 5)),
    st.builds(Compare, st.just(("technology",)), st.sampled_from(["==", "!="]), st.sampled_from([*TRAITS, "other"])),
    st.builds(Known, st.sampled_from([("one",), ("two",), ("three",)]), st.booleans()),
    st.builds(Constant, st.booleans()),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Any(tuple(parts))),
    ),
    max_leaves=8,
)


def worlds() -> Iterator[dict[Path, object]]:
    """Every way in which the small bank can be answered."""
    values = ([None, "a", "b", "c"], [None, "yes", "partly", "no"], [None, 1, 2, 3, 4, 5], [None, *TRAITS, "other"])
    for one, two, three, technology in product(*values):
        yield world({"one": one, "two": two, "three": three, "technology": technology})


def world(answers: Answers) -> dict[Path, object]:
    technology = answers["technology"]
    found: dict[Path, object] = {("one",): answers["one"], ("technology",): technology}
    for trait in ("web", "cache", "fast"):
        known = isinstance(technology, str) and technology in TRAITS
        found[trait,] = ("yes" if trait in TRAITS[str(technology)] else "no") if known else None
    for name, when in ARISES.items():
        arises = truth(when, found)
        found[name,] = NOT_APPLICABLE if arises is False else None if arises is None else answers[name]
    return found


WORLDS = list(worlds())
SAID = [
    (answers, world(answers))
    for one, two, three, technology in product("abc", ("yes", "partly", "no"), range(1, 6), [*TRAITS, "other"])
    for answers in [Answers(one=one, two=two, three=three, technology=technology)]
]
"""Every way in which everything can be answered."""


@given(conditions)
@settings(max_examples=120)
def test_possible_means_that_some_answers_make_it_true(condition: Expression) -> None:
    meaning = Meaning.of(BANK, Names(BANK.attributes, BANK.traits), ())
    found = Search(meaning, "component", [condition]).possible()
    assert found in (any(truth(condition, each) is True for each in WORLDS), None)


def threat(when: Expression, likely: Expression, value: str) -> str:
    return f"""{HEAD}{SMALL}
### Bad

```threat
id: bad
of: component
when: {to_text(when)}
gains: stop
likelihood:
  4: {to_text(likely)}
  2: otherwise
controls: [good]
```

### Good

```control
id: good
of: component
sets: {{one: {value}}}
effort: {{once: 1, each: 1}}
```
"""


def level(likely: Expression, found: dict[Path, object]) -> int | None:
    holds = truth(likely, found)
    return None if holds is None else 4 if holds else 2


@given(conditions, conditions, st.sampled_from("abc"))
@example(Known(("two",), negated=True), Constant(True), "a")
@settings(max_examples=80)
def test_a_control_is_useless_only_where_no_answers_make_it_useful(
    when: Expression, likely: Expression, value: str
) -> None:
    certain = [(answers, found) for answers, found in SAID if truth(when, found) is True]
    assume(certain)

    def helps(answers: Answers, before: dict[Path, object]) -> bool:
        current = answers["one"]
        if current is None or "abc".index(str(current)) <= "abc".index(value):
            return False
        after = world({**answers, "one": value})
        was, now = level(likely, before), level(likely, after)
        return truth(when, after) is False or (was is not None and now is not None and now < was)

    useful = any(helps(answers, found) for answers, found in certain)
    accused = any("neither closes nor lowers" in fault.message for fault in faults(threat(when, likely, value)))
    assert not (useful and accused)
