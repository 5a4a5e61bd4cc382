"""Banks checked in one run have the faults that each has when it is checked alone, whatever is wrong with them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.banks.loading import Run
from tmtui.banks.shelf import Shelf, read_file
from tmtui.banks.shipped import shipped_folder

BASE = """
## Machines

### What is {name}?
```ask
of: component
fills: technology
type: choice
from: technologies
```

### Technologies
```catalogue
id: technologies
of: component
attribute: technology
```
| value | label | traits | public |
|---|---|---|---|
| web | Web server | serves keeps | |
| disk | Disk | keeps | yes |
| other | Something else | | |

### Public
```attribute
of: component
name: public
type: yesno
```

### Is {name} patched?
```ask
of: component
fills: patched
when: serves
type: yesno
order: best-first
```

### How is it guarded?
```ask
of: component
fills: guarded
type: choice
order: best-first
options: {well: Well, badly: Badly, never: Never}
```

### Old holes
```threat
id: old-holes
of: component
where: serves
when: not patched
via: inbound
gains: [control]
likelihood: {4: guarded == "never", 2: otherwise}
controls: [patch]
```

### Patch it
```control
id: patch
of: component
sets: {patched: yes}
effort: {once: 1, each: 1}
```
"""

LEFT = """
## Left

### Is {name} watched?
```ask
of: component
fills: watched
when: keeps
type: yesno
order: best-first
```

### Nobody looks
```threat
id: nobody-looks
of: component
where: keeps and known(patched)
when: not watched
gains: [read]
likelihood: {3: otherwise}
controls: [watch]
```

### Look at it
```control
id: watch
of: component
sets: {watched: yes}
effort: {once: 1, each: 1}
```
"""

RIGHT = """
## Right

### Guard it
```control
id: guard
of: component
sets: {guarded: well}
effort: {once: 1, each: 1}
```

### Anybody walks in
```threat
id: anybody
of: component
when: guarded in ["badly", "never"] or watched == no
gains: [stop]
likelihood: {3: any(hosted, serves), 2: otherwise}
controls: [guard]
```
"""

OURS = """
## Ours

### Does it matter?
```ask
of: component
fills: matters
when: patched == no
type: yesno
```
"""

HEADS = {"base": (), "left": ("base",), "right": ("base",), "both": ("left", "right"), "ours": ("both", "base")}
TEXTS = {"base": BASE, "left": LEFT, "right": RIGHT, "both": "", "ours": OURS}

CHANGES: tuple[tuple[str, str, str], ...] = (
    ("base", "when: not patched", "when: not patched and patched"),
    ("base", "guarded == ", "gaurded == "),
    ("base", "when: serves", "when: patched"),
    ("base", "| web | Web server | serves keeps | |", "| web | Web server | keeps | |"),
    ("base", "sets: {patched: yes}", "sets: {patched: no}"),
    ("base", "controls: [patch]", "controls: []"),
    ("base", "```\n\n### Patch it", "\n### Patch it"),
    ("left", "when: keeps", 'when: technology == "web" and not serves'),
    ("left", "controls: [watch]", "controls: [wacth]"),
    ("left", "sets: {watched: yes}", "sets: {technology: disk}"),
    ("left", "## Left", "## Left\n\n### Is it {what}?\n```ask\nof: component\nfills: serves\ntype: yesno\n```\n"),
    ("right", "or watched == no", ""),
    ("right", "likelihood: {3", "likelihood: {3: exposed, 3"),
    ("right", "## Right", "## Right\n\n### Patched?\n```ask\nof: component\nfills: patched\nwhen: not serves\n```\n"),
    ("both", "", "\n## Ours\n\n### Watch\n```control\nid: watch\nof: component\nsets: {watched: no}\n```\n"),
    ("ours", "## Ours", "## Ours\n\n### T\n```catalogue\nid: technologies\nof: component\n```\n"
     "| value | label | traits | watched |\n|---|---|---|---|\n| web | W | keeps | no |\n"),
    ("ours", "## Ours", "## Ours\n\n### G?\n```ask\nof: component\nfills: guarded\nwhen: matters\n```\n"),
    ("ours", "## Ours", "## Ours\n\n### P\n```threat\nid: nobody-looks\nof: component\n"
     "when: watched and not watched\n```\n"),
    ("ours", "## Ours", "## Ours\n\n### N\n```threat\nid: new\nof: component\nwhen: matters\ngains: [read]\n"
     "likelihood: {1: otherwise}\ncontrols: [patch, guard, watch]\n```\n"),
    ("ours", "type: yesno", "type: choice\noptions: {yes: Yes, no: No}\nfrom: nothing"),
)  # fmt: skip
"""Bank, what stands there, and what is written in its place: mistakes, doubts, and changes to what is used."""


def write(folder: Path, changes: set[int]) -> dict[str, Path]:
    """Write the banks with some of the changes; return where each stands."""
    texts = dict(TEXTS)
    for number in sorted(changes):
        bank, old, new = CHANGES[number]
        texts[bank] = texts[bank].replace(old, new) if old else texts[bank] + new
    folder.mkdir(exist_ok=True)
    for bank, text in texts.items():
        uses = f"uses: [{', '.join(HEADS[bank])}]\n" if HEADS[bank] else ""
        head = f"---\nbank: {bank}\ntitle: {bank.title()}\nversion: 1.0.0\n{uses}---\n"
        (folder / f"{bank}.md").write_text(head + text, encoding="utf-8")
    return {bank: folder / f"{bank}.md" for bank in texts}


@settings(max_examples=50, deadline=None)
@given(changes=st.sets(st.integers(0, len(CHANGES) - 1), max_size=4), order=st.permutations(list(TEXTS)))
def test_each_bank_has_the_faults_it_has_alone(changes: set[int], order: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = write(Path(folder), changes)
        run = Run(paths, read_file)
        for bank in order:
            alone = Run(paths, read_file).faults(paths[bank])
            assert run.faults(paths[bank]) == alone, f"{bank} after {order[: order.index(bank)]}"


def test_every_change_is_noticed_somewhere_or_harmless_everywhere(tmp_path: Path) -> None:
    """So the property above is about banks that have faults."""
    faulty = 0
    for number in range(len(CHANGES)):
        paths = write(tmp_path / str(number), {number})
        faulty += bool(Run(paths, read_file).faults(paths["ours"]))
    assert Run(write(tmp_path / "none", set()), read_file).faults(tmp_path / "none" / "left.md") == []
    assert faulty >= len(CHANGES) - 4


def test_a_fault_of_a_bank_that_others_use_is_told_once(tmp_path: Path) -> None:
    write(tmp_path, {1})
    told = [str(fault) for fault in Shelf([tmp_path]).lint(*TEXTS)]
    assert len([line for line in told if "`gaurded`" in line]) == 1


def test_the_shipped_banks_settle_most_verdicts_once() -> None:
    """What makes one run over all of them fast: the banks that use everything search nearly nothing anew."""
    shelf = Shelf([shipped_folder()])
    paths = {id_: shelf.path(id_) for id_ in shelf.ids()}
    run = Run(paths, read_file)
    for path in run.fewest_first(paths.values()):
        run.faults(path)
    for world in run.settled.worlds:
        used = len({id_ for each, _ in world.earlier for id_ in each.found})
        anew = [
            key
            for key, found in world.found.items()
            if not any(found is each.found.get(key) for each, _ in world.earlier)
        ]
        own = {entry.id for entry in world.entries.values() if entry.readers[-1] == world.meaning.bank.sources[-1].id}
        assert len([key for key in anew if key[2] not in own]) <= 0.1 * used, world.meaning.bank.sources[-1].id
