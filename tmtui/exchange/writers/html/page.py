"""The summary as one HTML page that works offline: no script, and nothing fetched from anywhere.

It is the Markdown summary, read by a Markdown parser that takes no HTML, so what people typed is text here as it is
there. The page forbids the browser to load or run anything, by a policy that names the hash of its one style sheet.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape

from tmtui.exchange.material import Material
from tmtui.exchange.writers import mermaid
from tmtui.exchange.writers.diagram.layout import layout
from tmtui.exchange.writers.diagram.scene import overview, scene
from tmtui.exchange.writers.diagram.svg import svg
from tmtui.exchange.writers.html.body import body
from tmtui.exchange.writers.html.style import STYLE
from tmtui.exchange.writers.markdown import document
from tmtui.model.path import AttackPath, who_does_what

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{html}</main>
</body>
</html>
"""
CONTENTS = '<nav aria-label="Contents">\n{contents}\n</nav>\n'
FIRST_SECTION = "<h2 "
"""The table of contents stands before it: behind the handling line, the title and what the document is about."""


def write(material: Material) -> str:
    """Return the page."""
    found = body(document.write(material), lambda text: _figure(material, text))
    html, contents = found.html, CONTENTS.format(contents=found.contents) if found.contents else ""
    before, heading, after = html.partition(FIRST_SECTION)
    policy = f"default-src 'none'; style-src 'sha256-{_digest(STYLE)}'; base-uri 'none'; form-action 'none'"
    return PAGE.format(
        policy=policy, title=found.title or "Threat model", style=STYLE, html=f"{before}{contents}{heading}{after}"
    )


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _figure(material: Material, text: str) -> str:
    """Return the drawing in place of the data-flow diagram; other diagrams repeat what is said in words."""
    if text == mermaid.overview(material):
        return _drawing(
            svg(layout(overview(material)), f"Zones of {material.name}", "How many flows go between zones.")
        )
    if text != mermaid.write(material):
        return ""
    path = next(iter(material.assessment.paths()), None)
    shown = scene(material, path)
    about = (
        f"{len(shown.zones)} zones, {len(shown.nodes)} components and people, {len(shown.arrows)} flows; "
        "the appendix lists them all."
    )
    return _drawing(svg(layout(shown), f"Data flows of {material.name}", about), _caption(material, path))


def _drawing(drawn: str, caption: str = "") -> str:
    below = f"<figcaption>{caption}</figcaption>\n" if caption else ""
    return f'<figure>\n<div class="sheet">\n{drawn}\n</div>\n{below}</figure>\n'


def _caption(material: Material, path: AttackPath | None) -> str:
    keys = ['<span class="key jewel">★</span> is, or keeps, a crown jewel. Cylinders store data.']
    if path is not None:
        name = material.assessment.name
        words = who_does_what(name(path.actor), path.ending, name(path.target))
        keys.insert(
            0, f'<span class="key walk">In red, with numbers:</span> the likeliest attack path. {escape(words)}.'
        )
    return " ".join(keys)
