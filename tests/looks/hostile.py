"""A model in which everything that can be typed does something to whoever reads it, if it is let."""

from __future__ import annotations

import json

WORD = "W" * 10_000
"""A word no line has room for."""

VISIBLE = "evil [/24] [@click=app.exit]x[/]"
"""What is left to see of the text: it only looks like markup."""

TEXT = (
    "evil\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x1b\\\x1b[31m\x9b2J\x1b[6n\x1bPq\x1b\\ \u202e[/24]\u2066 "
    f"[@click=app.exit]x[/] 漢字漢字 e\u0301\u0323a\u0308 {WORD}"
)
"""A title, the clipboard, colours, C1, a question to the terminal, text that runs backwards, wide characters, marks."""

_SAID = json.dumps(TEXT)
_NAME = json.dumps(TEXT[:-9_900])

FILE = f"""\
model: {_NAME}
banks: [infrastructure]
answers:
  model: {{purpose: {_SAID}, worry: {{value: {_SAID}, note: {_SAID}}}, jewels: [data/orders]}}
  zone/out: {{name: {_NAME}, kind: internet}}
  zone/net: {{name: {_NAME}, kind: internal, lets_in: anything}}
  component/caller: {{name: {_NAME}, technology: browser, zone: zone/out}}
  component/web: {{name: {_NAME}, technology: web-server, zone: zone/net, patching: later, factory_password: "yes"}}
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
