"""The one table of formats: who reads and writes each, and what it keeps and loses.

Whatever `tmtui formats` says comes from here, and round-trip tests hold each line against the readers and writers.
"""

from __future__ import annotations

from tmtui.model.frozen import frozen


@frozen
class Format:
    """A file format."""

    name: str
    title: str
    keeps: str
    """What survives, in words."""
    loses: str
    """What does not; empty for nothing."""
    writer: str = ""
    """`module:function`, imported when used; empty where it is not written."""
    reader: str = ""
    """`module:function`, imported when used; empty where it is not read."""
    signs: tuple[str, ...] = ()
    """Patterns that a file in the format holds, all of them: how a file is recognised without being read."""


_WRITERS = "tmtui.exchange.writers"
_READERS = "tmtui.exchange.readers"

FORMATS: tuple[Format, ...] = (
    Format(
        "answers", "Answers file (YAML)",
        "every current answer with its basis, author, time, note and evidence",
        "the log: earlier answers, undo, disputes",
        writer=f"{_WRITERS}.answers_yaml:write", reader=f"{_READERS}.answers_yaml:read_document",
        signs=(r"(?m)^answers:",),
    ),
    Format(
        "compose", "Docker compose file",
        "services, networks, published ports, volumes, who calls whom, which secrets there are",
        "health checks, restart rules, labels, values of variables",
        reader=f"{_READERS}.compose.reader:read", signs=(r"(?m)^[\"']?services[\"']?\s*:",),
    ),
    Format(
        "json", "Everything derived, as JSON",
        "answers, threats, findings, plan, questions, summary", "the log",
        writer=f"{_WRITERS}.json_:write",
    ),
    Format(
        "markdown", "Summary for people (Markdown)",
        "what people decide on: scenarios, plan, findings, open questions, all answers",
        "the log; machine-readable ids",
        writer=f"{_WRITERS}.markdown.document:write",
    ),
    Format(
        "mermaid", "Data-flow diagram (Mermaid)",
        "zones, components, flows", "everything else",
        writer=f"{_WRITERS}.mermaid:write",
    ),
    Format(
        "otm", "Open Threat Model (OTM, JSON or YAML)",
        "every current value with its state, basis and note; threats and controls in own words, decisions",
        "who said something and when, evidence, earlier answers; threats worked out here are written, not read",
        writer=f"{_WRITERS}.otm.document:write", reader=f"{_READERS}.otm.reader:read",
        signs=(r"[\"']?\botmVersion[\"']?\s*:",),
    ),
    Format(
        "sarif", "Results for code hosts and security tools (SARIF 2.1.0)",
        "threats with rules, references, places and decisions: certain ones fail, possible ones are open",
        "the system itself, answers that no threat rests on, the plan",
        writer=f"{_WRITERS}.sarif.document:write",
    ),
    Format(
        "tree", "Attack trees to the crown jewels (text and Mermaid)",
        "what leads to each jewel, how likely, and the smallest sets of actions that suffice",
        "everything that is on no listed attack path",
        writer=f"{_WRITERS}.tree:write",
    ),
    Format(
        "threagile", "Threagile model (YAML)",
        "data, assets, links, trust boundaries, runtimes, ratings, own risks",
        "ports, whatever Threagile has no word for; for what nobody knows it wants a value, which is tagged",
        writer=f"{_WRITERS}.threagile.document:write", reader=f"{_READERS}.threagile.reader:read",
        signs=(r"(?m)^[\"']?threagile_version[\"']?\s*:",),
    ),
    Format(
        "nmap", "Scan by nmap (XML)",
        "hosts, names, addresses, open ports, services with versions, what a machine is",
        "closed ports, timings, script output, routes",
        reader=f"{_READERS}.nmap.reader:read", signs=(r"<nmaprun\b",),
    ),
)  # fmt: skip
"""Formats of the program itself; further ones are installed through entry points."""


def format_of(name: str) -> Format | None:
    """Return one of the program's own formats, or nothing."""
    return next((each for each in FORMATS if each.name == name), None)
