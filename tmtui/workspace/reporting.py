"""What a model gives to readers: plain data for scripts, and documents in every format."""

from __future__ import annotations

from tmtui.analysis.paths.to_json import paths_json
from tmtui.analysis.plan.to_json import plan_json, what_if_json
from tmtui.analysis.to_json import explain_json, findings_json, questions_json, summary_json, threats_json
from tmtui.exchange.material import Material
from tmtui.exchange.registry import formats, reader_names, write, writer_names
from tmtui.exchange.writers.json_ import answers_data
from tmtui.workspace.live import LiveModel

__all__ = [
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


def export(live: LiveModel, format: str = "markdown") -> str:
    """Return the model as a document.

    Raises:
        BadInput: for a format that nobody writes.
    """
    return write(format, material(live))


def summary_markdown(live: LiveModel) -> str:
    """Return the Markdown summary."""
    return export(live, "markdown")


def answers_json(live: LiveModel) -> object:
    """Return one object for each current answer."""
    return answers_data(material(live))
