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
        "csv", "Threats as a table (CSV)",
        "every threat with levels, facts behind it, references, controls and decision",
        "the system itself, the plan, open questions; no cell begins as a formula does",
        writer=f"{_WRITERS}.csv_.threats:write",
    ),
    Format(
        "csv-answers", "Answers as a table (CSV)",
        "every current answer with who, when, basis, note and evidence",
        "what follows from them; earlier answers; no cell begins as a formula does",
        writer=f"{_WRITERS}.csv_.answers:write",
    ),
    Format(
        "csv-plan", "Plan as a table (CSV)",
        "every row of the plan with effort, effect, how to check, owner, due date and references",
        "why: the threats it is against are only counted; no cell begins as a formula does",
        writer=f"{_WRITERS}.csv_.plan:write",
    ),
    Format(
        "csv-questions", "Open questions as a table (CSV)",
        "every open question, who could know, who was asked, what hangs on it",
        "everything that is answered; no cell begins as a formula does",
        writer=f"{_WRITERS}.csv_.questions:write",
    ),
    Format(
        "dot", "Data-flow diagram (Graphviz)",
        "zones, components, flows", "everything else",
        writer=f"{_WRITERS}.dot:write",
    ),
    Format(
        "html", "Summary for people (one HTML page)",
        "what the Markdown summary says, with the data flow and the likeliest attack path drawn in it",
        "what the Markdown summary loses",
        writer=f"{_WRITERS}.html.page:write",
    ),
    Format(
        "json", "Everything derived, as JSON",
        "answers, threats, findings, plan with cuts, attack paths, ratings, questions, summary", "the log",
        writer=f"{_WRITERS}.json_:write",
    ),
    Format(
        "kubernetes", "Kubernetes manifests (YAML or JSON)",
        "workloads, namespaces, services, ingresses, policies, accounts with their power, volumes, how containers run",
        "probes, schedules, labels, settings; values of secrets are never taken",
        reader=f"{_READERS}.kubernetes.reader:read",
        signs=(
            r"apiVersion", r"\A(?![\s\S]*\"terraform_version\")", r"""(?m)(?:^|[{,])[\s-]*["']?apiVersion["']?\s*:""",
            r"""(?m)(?:^|[{,])[\s-]*["']?kind["']?\s*:""",
        ),
    ),
    Format(
        "markdown", "Summary for people (Markdown)",
        "what people decide on: scenarios, plan, findings, attack paths, open questions, all answers",
        "the log; all but the worst of what is only possible; values stand in words",
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
        "tickets", "Tickets for any tracker (CSV)",
        "a ticket for each row of the plan that is certain or taken on, and ten to find out: where, why, how to check",
        "what is done, what is only possible, the system; no cell begins as a formula does",
        writer=f"{_WRITERS}.tickets.any_:write",
    ),
    Format(
        "tickets-github", "Tickets for GitHub (CSV for a loop around `gh`)",
        "as tickets, without the priority as a field", "as tickets; due dates are in the text",
        writer=f"{_WRITERS}.tickets.github:write",
    ),
    Format(
        "tickets-gitlab", "Tickets for GitLab's import of issues (CSV)",
        "as tickets; labels and assignees as quick actions", "as tickets; owners that are no login are in the text",
        writer=f"{_WRITERS}.tickets.gitlab:write",
    ),
    Format(
        "tickets-jira", "Tickets for Jira's importer (CSV)",
        "as tickets, with priority and three labels", "as tickets; owners that are no login are in the text",
        writer=f"{_WRITERS}.tickets.jira:write",
    ),
    Format(
        "tfplan", "Terraform plan or state (terraform show -json)",
        "networks, firewall rules, machines, databases, storage, functions, queues, names, roles with their power",
        "settings that no question asks for; sensitive values are never taken; other clouds' resources are counted",
        reader=f"{_READERS}.terraform.reader:read", signs=(r"\"terraform_version\"\s*:",),
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
        "threat-dragon", "Threat Dragon model (JSON, version 1 or 2)",
        "elements, flows, boxes as zones, threats with severity and status, mitigations, scope",
        "the picture itself; flags that are off; boundaries drawn as a line are kept as notes",
        reader=f"{_READERS}.threat_dragon.reader:read",
        signs=(r"\"detail\"\s*:", r"\"diagrams\"\s*:", r"\"(?:diagramJson|cells)\"\s*:"),
    ),
    Format(
        "tm7", "Microsoft Threat Modeling Tool (.tm7)",
        "stencils, flows, borders as zones, threats with priority, state and reason, assumptions as notes",
        "the picture and the template; properties as the tool sets them; boundaries drawn as a line are kept as notes",
        reader=f"{_READERS}.tm7.reader:read", signs=(r"<(?:\w+:)?ThreatModel\b[^>]*ThreatModeling",),
    ),
    Format(
        "tml", "OWASP Threat Model Library (JSON)",
        "zones, components, stores, data, flows, personas, threats rated by their risks, controls with state",
        "diagrams, criticality and tier, how long tokens live, links",
        reader=f"{_READERS}.tml.reader:read", signs=(r"\"trust_zones\"\s*:", r"\"data_flows\"\s*:"),
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
