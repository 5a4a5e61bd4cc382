"""What a model gives to readers: plain data for scripts, and documents in every format."""

from __future__ import annotations

from dataclasses import replace

from tmtui.analysis.paths.to_json import paths_json
from tmtui.analysis.plan.to_json import plan_json, what_if_json
from tmtui.analysis.to_json import explain_json, findings_json, questions_json, summary_json, threats_json
from tmtui.exchange.material import Material
from tmtui.exchange.registry import formats, reader_names, write, writer_names
from tmtui.exchange.writers.json_ import answers_data
from tmtui.model.errors import BadInput
from tmtui.workspace.diffing import compare
from tmtui.workspace.live import LiveModel

__all__ = [
    "FOR_READERS",
    "READERS",
    "answers_json",
    "explain_json",
    "export",
    "findings_json",
    "formats",
    "material",
    "paths_json",
    "plan_json",
    "questions_json",
    "reader_names",
    "summary_json",
    "summary_markdown",
    "threats_json",
    "what_if_json",
    "writer_names",
]


def material(live: LiveModel) -> Material:
    """Return everything a writer may use of a model."""
    heads = live.log_heads()
    head = " ".join(f"{origin}:{value}" for origin, value in sorted(heads.items()))
    return Material(live.slug, live.name, live.bank, live.answers, live.assessment, tuple(live.facts), head)


READERS = ("leadership", "engineers", "auditor")
"""Whom a summary can be for."""
FOR_READERS = ("markdown", "html")
"""Formats that choose what they say."""


def export(live: LiveModel, format: str = "markdown", *, reader: str = "", since: str = "") -> str:
    """Return the model as a document.

    Args:
        live: the model.
        format: name of a format.
        reader: one of `READERS`; everything for everybody where left out.
        since: a revision, a date or another point of the log; a summary then says what changed.

    Raises:
        BadInput: for a format that nobody writes, one that is the same for all readers, or a point that there is not.
    """
    if (reader or since) and format not in FOR_READERS:
        asked = "--for" if reader else "--since"
        remedy = f"{asked} is for {' and '.join(FOR_READERS)}; `tmtui diff` tells what changed for programs."
        raise BadInput(f"the format {format} is the same for everybody", remedy=remedy)
    if reader not in ("", *READERS):
        raise BadInput(f"there is no reader {reader!r}", remedy=f"There are: {', '.join(READERS)}.")
    held = material(live)
    return write(format, replace(held, reader=reader, changes=compare(live, since) if since else None))


def summary_markdown(live: LiveModel) -> str:
    """Return the Markdown summary."""
    return export(live, "markdown")


def answers_json(live: LiveModel) -> object:
    """Return one object for each current answer."""
    return answers_data(material(live))
