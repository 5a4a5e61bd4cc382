"""A bank with one weakness for every way a step can be opened, each switched on by one answer."""

from __future__ import annotations

from collections.abc import Iterator

WEAKNESSES = (
    ("flaw", "component", "inbound", "control", 4, "An old flaw lets them into {name}"),
    ("trap", "component", "return", "control", 4, "Mail with a trap opens the way into {name}"),
    ("delivered", "component", "supply", "control", 3, "A supplier's hidden way leads into {name}"),
    ("stealable", "component", "physical", "read", 3, "{name} can be carried away and read"),
    ("escape", "component", "local", "control", 3, "What runs on {name} can break out of its cage"),
    ("guessable", "component", "inbound", "identity", 3, "Passwords of {name} can be guessed"),
    ("knockable", "component", "neighbour", "control", 3, "Any neighbour can knock {name} over"),
    ("overloaded", "component", "inbound", "stop", 4, "{name} can be stopped by asking too much of it"),
    ("steered", "component", "admin", "control", 3, "The administration of {name} is open"),
    ("plain", "flow", "neighbour", "read, change", 4, "{source} talks to {target} in plain text"),
    ("unsigned", "flow", "inbound", "change", 3, "Anybody can pose as {source} to {target}"),
    ("written_down", "identity", "local", "identity", 5, "The secret of {name} lies in a file"),
    ("phished", "identity", "return", "identity", 3, "Somebody talks people out of {name}"),
    ("held_open", "zone", "physical", "read, change", 3, "Anybody can plug into {name}"),
    ("rented", "zone", "supply", "control", 2, "Whoever rents out {name} owns it"),
    ("copied_out", "data", "local", "read", 3, "{name} can be copied"),
)
"""Attribute and rule, kind, via, gains, likelihood, title."""

_HEAD = """\
---
bank: ways
title: Ways
version: 1.0.0
uses: [core]
---

# Ways

## Weaknesses
"""

_ENTRY = """
### Is there {words} in {{name}}?

```ask
of: {of}
fills: {name}
type: yesno
order: worst-first
roles: [operations]
```

### {title}

```threat
id: {id}
of: {of}
when: {name}
via: {via}
gains: [{gains}]
stride: [elevation-of-privilege]
likelihood:
  {level}: otherwise
controls: [mend-{id}]
```

### Mend {words} in {{name}}

```control
id: mend-{id}
of: {of}
sets: {{{name}: no}}
effort: {{once: 0, each: 1}}
```
"""

_CONTROLS = """
### Ask for a second factor at {name}

```control
id: ask-twice
of: component
sets: {second_factor: yes}
effort: {once: 1, each: 1}
```

### Keep devices for the administration of {name}

```control
id: devices-apart
of: component
sets: {separate_admin_devices: yes}
effort: {once: 3, each: 0.5}
```

### Keep the machines in {name} apart

```control
id: apart
of: zone
sets: {isolated: yes}
effort: {once: 3, each: 3}
```
"""


def _entries() -> Iterator[str]:
    for name, of, via, gains, level, title in WEAKNESSES:
        slug, words = name.replace("_", "-"), name.replace("_", " ")
        yield _ENTRY.format(id=slug, name=name, words=words, of=of, via=via, gains=gains, level=level, title=title)


TEXT = _HEAD + "".join(_entries()) + _CONTROLS
