"""Small cases worked out by hand."""

from __future__ import annotations

import pytest

from tests.analysis.pictures import TODAY, Picture, log
from tmtui.analysis.engine import assess
from tmtui.analysis.state import State
from tmtui.analysis.worth.outcomes import outcomes
from tmtui.banks.bank import Bank
from tmtui.banks.shelf import Shelf

BANK = """---
bank: four
title: Four
version: 1.0.0
---

# Four

## Doors

### Is the front of {name} locked?

```ask
of: component
fills: front
type: choice
prior: {shut: 3, open: 1}
options:
  shut: Yes
  ajar: Nearly
  open: No
```

### Is the back of {name} locked?

```ask
of: component
fills: back
type: yesno
```

### Is there a dog at {name}?

```ask
of: component
fills: dog
type: yesno
```

### Is somebody awake at {name}?

```ask
of: component
fills: awake
type: yesno
```

### What is the number of {name}?

```ask
of: component
fills: number
type: number
```

### Which of these does {name} have?

```ask
of: component
fills: has
type: choices
options:
  bell: A bell
  light: A light
```

### How dear is {name}?

```ask
of: component
fills: dear
type: scale
```

### Somebody walks into {name}

```threat
id: walk-in
of: component
when: front != "shut"
gains: [read]
source: mistake
frequency: 5
impact: 4
likelihood:
  5: front == "open"
  3: otherwise
```

### Somebody sneaks into {name}

```threat
id: sneak
of: component
when: (back == no or dog == no) and (awake == no or number > 7)
gains: [read]
source: mistake
frequency: 5
impact: 3
likelihood:
  5: otherwise
```
"""


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    folder = tmp_path_factory.mktemp("banks")
    (folder / "four.md").write_text(BANK, encoding="utf-8")
    return Shelf([folder]).load(["four"])


def state_of(bank: Bank, **house: str | int) -> State:
    picture: Picture = {"component/house": {"name": "House", **house}}
    return assess(bank, log(picture), TODAY)


def worth(state: State) -> dict[str, int]:
    return {each.id.partition(".")[2]: each.worth for each in state.open_questions()}


def test_answers_are_weighed_as_the_bank_says(bank: Bank) -> None:
    # At most 45 x 30 (very likely, high). Shut closes it, open makes it certain, ajar makes it certain and less likely:
    # each takes the whole width away.
    assert worth(state_of(bank))["front"] == 45 * 30
    assert outcomes(bank, bank.questions["component.front"]) == (("shut", 3), ("ajar", 1), ("open", 1))


def test_what_two_answers_decide_only_together_is_shared_between_them(bank: Bank) -> None:
    found = worth(state_of(bank, number=3))
    # Nobody awake is what it hangs on: awake yes or partly closes it (2 of 3), asleep leaves it open.
    assert found["awake"] == 2 * 45 * 10 // 3
    # The back or the dog: no alone decides nothing while nobody knows who is awake, and yes leaves the other.
    assert found["back"] == found["dog"] > 0
    # Both said: closed where neither is no (4 of 9), else it still waits for whoever is awake.
    assert found["back"] == (4 * 45 * 10 // 9) // 2


def test_a_number_is_worth_all_that_waits_for_it(bank: Bank) -> None:
    assert worth(state_of(bank))["number"] == 45 * 10
    assert worth(state_of(bank, back="yes", dog="yes"))["number"] == 0, "it is closed whatever the number"


def test_answers_that_cannot_be_listed_are_not_tried(bank: Bank) -> None:
    assert outcomes(bank, bank.questions["component.number"]) == ()
    assert [value for value, _ in outcomes(bank, bank.questions["component.has"])] == [("bell",), ("light",), ()]
    assert [value for value, _ in outcomes(bank, bank.questions["component.dear"])] == [1, 2, 3, 4, 5]


def test_what_decides_nothing_is_worth_nothing(bank: Bank) -> None:
    found = worth(state_of(bank, front="shut"))
    assert (found["has"], found["dear"]) == (0, 0)
    assert "front" not in found
