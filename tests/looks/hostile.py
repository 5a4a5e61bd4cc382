"""A model and a bank in which every text does something to whoever reads it, if it is let."""

from __future__ import annotations

import json

WORD = "W" * 10_000
"""A word no line has room for."""

VISIBLE = "evil [/24] [@click=app.exit]x[/]"
"""What is left to see of the text: it only looks like markup."""

SHORT = (
    "evil\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x1b\\\x1b[31m\x9b2J\x1b[6n\x1bPq\x1b\\ \u202e[/24]\u2066 "
    "[@click=app.exit]x[/] [bold]b[/] **s** `c` a|b <script>alert(1)</script> %s $(id) 漢字漢字 e\u0301\u0323a\u0308 "
    "z\u200b\u2060\ufeffw"
)
"""A title, the clipboard, colours, C1, a question to the terminal, text that runs backwards, marks of every sort."""

TEXT = f"{SHORT} {WORD}"
"""The same, and a word that is too long."""

SOME = f"{SHORT} {WORD[:300]}"
"""With a word that only no screen has room for."""

_SAID, _NAME = json.dumps(TEXT), json.dumps(f"{SHORT} {WORD[:60]}")

FILE = f"""\
model: {_NAME}
banks: [infrastructure, evil]
answers:
  model: {{purpose: {_SAID}, worry: {{value: {_SAID}, note: {_SAID}}}, jewels: [data/orders]}}
  zone/out: {{name: {_NAME}, kind: internet}}
  zone/net: {{name: {_NAME}, kind: internal, lets_in: anything}}
  component/caller: {{name: {_NAME}, technology: browser, zone: zone/out}}
  component/web:
    name: {_NAME}
    technology: web-server
    zone: zone/net
    patching: later
    factory_password: "yes"
    colour: {{value: red, note: {_SAID}}}
  component/db: {{name: {_NAME}, technology: postgresql, zone: zone/net, patching: later}}
  flow/caller..web: {{protocol: https}}
  flow/web..db:
    protocol: postgres
    encryption: {{value: none, evidence: {_SAID}, note: {_SAID}, by: {_NAME}}}
    authentication: {{state: unknown, ask: {_NAME}}}
  data/orders: {{name: {_NAME}, confidentiality: 4, integrity: 4, stored_by: [component/db]}}
  note/one: {{text: {_SAID}, sort: parked, owner: {_NAME}}}
"""
"""An answers file with it in every text."""

SMALL_FILE = (
    FILE.replace("[infrastructure, evil]", "[evil]")
    .replace('    patching: later\n    factory_password: "yes"\n', "")
    .replace(", patching: later", "")
)
"""The same over the hostile bank alone, which is read faster."""

BANK = f"""\
---
bank: evil
title: {json.dumps(f"An {TEXT}")}
version: 1.0.0
summary: {_NAME}
uses: [core]
---

# {TEXT}

Prose {SOME}

## Worst {SHORT}

Section {SOME}

### Which colour has {{name}} \\{{x}} {TEXT}?

Why {SOME}

#### Plainly
Plainly {{name}} {SOME}

#### Where to look
{SOME}

#### Example
{SOME}

#### If you don't know
{SOME}

```ask
of: component
fills: colour
type: choice
options:
  red: {json.dumps(f"Red {SOME}")}
  blue: {json.dumps(f"Blue {SHORT}")}
```

### Which shapes {SHORT}?

```ask
of: model
fills: shapes
type: choices
options:
  round: {json.dumps(f"Round {SHORT}")}
  flat: {json.dumps(f"Flat {SOME}")}
```

### How bad {SHORT}?

```ask
of: model
fills: badness
type: scale
levels:
  1: {_NAME}
  2: {_NAME}
  3: {_NAME}
  4: {_NAME}
  5: {_NAME}
```

### {{name}} is painted {TEXT}

Everybody sees it {SOME}

#### False alarm
{SOME}

```threat
id: painted
of: component
when: colour == "red"
via: inbound
gains: [read, change, control]
stride: [spoofing]
likelihood:
  5: otherwise
controls: [cover]
```

### Cover {{name}} {TEXT}

#### How to check
{SOME}

```control
id: cover
of: component
sets: {{colour: blue}}
effort: {{once: 1, each: 1}}
```
"""
"""A bank with it in every text."""
