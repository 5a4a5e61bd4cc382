"""Risks that people found themselves, and what was decided about risks, their own and those of Threagile's rules.

A tracked risk that names one thing becomes a decision about a threat on it: ours where a rule here looks for the same
weakness, else one in the file's own words. One with a wildcard for the thing is kept as a note, since which risks it
covers only a run of Threagile knows. What is mitigated, for a rule of ours, is for the facts to show: a note too.
"""

from __future__ import annotations

import re

from tmtui.exchange.incoming.plain import mapping, prose, text
from tmtui.exchange.readers.threagile.model import Entry, File
from tmtui.exchange.readers.threagile.words import IMPACTS, LIKELIHOODS, OUR_RULES, STATUSES
from tmtui.model.frozen import frozen
from tmtui.model.subject import MODEL, ends_of, kind_of

_CATEGORY = (
    "id", "description", "impact", "action", "mitigation", "check", "cwe", "stride", "risks_identified",
)  # fmt: skip
_RISK = (
    "exploitation_likelihood", "exploitation_impact", "most_relevant_data_asset", "most_relevant_technical_asset",
    "most_relevant_communication_link", "most_relevant_trust_boundary", "most_relevant_shared_runtime",
)  # fmt: skip
_TRACKED = ("status", "justification", "ticket", "date", "checked_by")


@frozen
class Own:
    """A risk that people found themselves."""

    threat: str
    id: str
    """As Threagile makes it: the category and what the risk is about, parted by `@`."""


def add_risks(file: File) -> list[Own]:
    """Add the risks people found, with what their category proposes against them."""
    return [
        _add(file, category, risk)
        for category in file.entries("individual_risk_categories", "custom_risk_categories", known=_CATEGORY)
        for risk in file.inside("risks_identified", category.options.get("risks_identified"), _RISK)
    ]


def _add(file: File, category: Entry, risk: Entry) -> Own:
    draft = file.draft
    subject, parts = _about(file, risk)
    cwe = category.text("cwe")
    told = (category.text("description"), category.text("impact"), category.text("stride"), f"CWE-{cwe}" if cwe else "")
    threat = draft.decide(
        "threat", subject, risk.title, ident=f"{category.id} {risk.title}", note="\n".join(filter(None, told)),
        at=risk.line,
    )  # fmt: skip
    for key, words, attribute in (
        ("exploitation_likelihood", LIKELIHOODS, "likelihood"), ("exploitation_impact", IMPACTS, "impact"),
    ):  # fmt: skip
        written = risk.text(key)
        if written in words:
            draft.say(threat, attribute, words[written], at=risk.at(key), note=written)
        elif written:
            draft.ignore(f"{threat} {key}: {written}", "no word of Threagile's", risk.at(key))
    proposed = category.text("mitigation") or category.text("action")
    if proposed:
        ident, note = f"against {category.id}", category.text("check")
        control = draft.decide("control", subject, proposed, ident=ident, note=note, at=category.line)
        draft.say(control, "against", [threat], at=category.line)
    return Own(threat, "@".join((category.id, *parts)))


def _about(file: File, risk: Entry) -> tuple[str, list[str]]:
    """Return what a risk is about, the narrowest first, and the ids that stand in its own."""
    subject, parts = "", []
    for key, kind in (
        ("technical_asset", "component"), ("communication_link", "flow"), ("trust_boundary", "zone"),
        ("shared_runtime", "component"), ("data_asset", "data"),
    ):  # fmt: skip
        ident = risk.text(f"most_relevant_{key}")
        if not ident:
            continue
        parts.append(ident)
        found = _find(file, ident, f"runtime {ident}" if key == "shared_runtime" else ident, kind)
        if found is None:
            file.draft.ignore(f"{risk.title}: {ident}", f"no {key.replace('_', ' ')} has this id", risk.line)
        elif not subject or kind == "flow":
            subject = found
    return subject or MODEL, parts


def _find(file: File, link: str, ident: str, kind: str) -> str | None:
    return file.links.get(link) if kind == "flow" else file.draft.find(kind, ident)


def track(file: File, own: list[Own]) -> None:
    """Take over what was decided."""
    given = file.top.get("risk_tracking")
    for key, options in mapping(given).items():
        entry = Entry(text(key), text(key), mapping(options), 0)
        for name in mapping(options):
            if name not in _TRACKED:
                file.tally.add(f"risk_tracking: {name}", "says nothing that a question asks for", entry.at(name))
        _track(file, entry, own)


def _track(file: File, entry: Entry, own: list[Own]) -> None:
    draft, written, at = file.draft, entry.text("status"), entry.at("status")
    if written not in STATUSES:
        draft.ignore(f"risk_tracking {entry.id}: {written or 'no status'}", "no status of Threagile's", at)
        return
    status, why = STATUSES[written], _why(entry)
    pattern = re.compile("@".join("[^@]+" if part == "*" else re.escape(part) for part in entry.id.split("@")))
    matching = [each.threat for each in own if pattern.fullmatch(each.id)]
    category, _, rest = entry.id.partition("@")
    subject = _named(file, rest.split("@"))
    rule = OUR_RULES.get(category, "")
    ours = draft.bank.rules.get(rule)
    if matching:
        for threat in matching:
            _decide(file, threat, status, why, at)
    elif subject and ours is not None and ours.of == kind_of(subject) and status in ("accepted", "false-alarm"):
        _decide(file, f"threat/{rule}@{subject}", status, why, at)
    elif subject and (ours is None or ours.of != kind_of(subject)):
        title = category.replace("-", " ")
        threat = draft.decide("threat", subject, title[:1].upper() + title[1:], ident=f"rule {category}", at=at)
        _decide(file, threat, status, why, at)
    else:
        note = draft.add("note", f"risk {entry.id}", ident=f"tracking {entry.id}", at=at)
        draft.say(note, "text", f"{entry.id}: {why}", at=at)
        draft.say(note, "sort", "decision", at=at)


def _decide(file: File, threat: str, status: str, why: str, at: int) -> None:
    if status:
        file.draft.say(threat, "status", status, at=at)
    file.draft.say(threat, "why", why, at=at)


def _why(entry: Entry) -> str:
    """Return status, reason, ticket, date and who looked, as one sentence."""
    beside = (entry.text("ticket"), entry.text("date"), entry.text("checked_by"))
    told = ", ".join(each for each in beside if each)
    reason = prose(entry.options.get("justification"))
    return f"{entry.text('status')}{': ' * bool(reason)}{reason}{f' ({told})' if told else ''}"


def _named(file: File, parts: list[str]) -> str:
    """Return the one thing that the rest of a risk's id names; nothing where a wildcard stands for it."""
    if "*" in parts:
        return ""
    flows = [file.links[part] for part in parts if part in file.links]
    if flows:
        return flows[0]
    kinds = ("component", "data", "zone")
    found = [key for part in parts for kind in kinds if (key := file.draft.find(kind, part))]
    if len(found) > 1 and all(kind_of(key) == "component" for key in found):
        between = [flow for flow in file.links.values() if _ends(flow) == (found[0], found[-1])]
        return between[0] if len(between) == 1 else found[0]
    return found[0] if found else ""


def _ends(flow: str) -> tuple[str, str]:
    ends = ends_of(flow)
    return f"component/{ends.source}", f"component/{ends.target}"
