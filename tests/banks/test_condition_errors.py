"""Every mistake inside a condition is reported at its own column."""

from __future__ import annotations

import pytest

from tests.banks.fixture_files import HEAD, Case, cases
from tmtui.banks.compose import composed
from tmtui.banks.fault import Faults
from tmtui.banks.reader import read_document

AROUND = """## Section

### Technologies

```catalogue
id: technologies
of: component
attribute: technology
```

| value | label | traits |
|---|---|---|
| nginx | nginx | web |
| postgres | PostgreSQL | stores_data |
| oracle | Oracle | stores_data |
| other | Another | |

""" + "\n".join(
    f"### {kind} {name}\n\n```attribute\nof: {kind}\nname: {name}\ntype: {rest}\n```\n"
    for kind, name, rest in (
        ("component", "patched", "yesno"),
        ("component", "backup", "choice\noptions: {daily: Daily, never: Never}\norder: best-first"),
        ("component", "confidentiality", "scale"),
        ("component", "count", "number"),
        ("component", "renewed", "date"),
        ("component", "age", "duration"),
        ("component", "protocols", "choices\noptions: {ssh: SSH, rdp: RDP}"),
        ("component", "purpose", "text"),
        ("component", "zone", "ref\nto: zone"),
        ("component", "also_in", "refs\nto: zone"),
        ("flow", "carries_secrets", "yesno"),
        ("actor", "position", "choice\noptions: {outside: Outside, inside: Inside}"),
    )
)
ASKED = """
### Asked?

```ask
of: component
fills: asked
type: yesno
when: """


@pytest.mark.parametrize("case", cases("names"), ids=lambda case: case.title)
def test_faults_of_a_condition(case: Case) -> None:
    faults = Faults()
    before = HEAD + AROUND + ASKED
    composed([read_document(f"{before}{case.given}\n```\n", "mine.md", faults)], faults)
    first = before.count("\n") + 1
    shown = []
    for fault in faults.in_order():
        row = fault.place.line - first + 1
        column = fault.place.column - (len("when: ") if row == 1 else 0)
        shown.append(" ".join(filter(None, (f"{row}:{column}: {fault.message}", fault.suggestion))))
    assert shown == [line for line in case.expected.split("\n") if line]
