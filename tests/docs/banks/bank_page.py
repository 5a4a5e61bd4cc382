"""One page a bank: its questions, threats and controls in the order they are written, linked to each other."""

from __future__ import annotations

from collections.abc import Sequence

from tests.docs.banks.conditions import explained, in_words
from tests.docs.banks.handbook import Handbook, counted, item
from tests.docs.banks.readers import Readers, changed_kinds
from tmtui.banks.bank import Control, Question, Rule
from tmtui.banks.entries.entry import Entry
from tmtui.banks.expression.tree import Constant
from tmtui.banks.reader import Document

VIA = {
    "inbound": "can open a connection to it",
    "admin": "can reach its administration",
    "return": "answers it when it fetches or listens to something",
    "neighbour": "stands in the same network",
    "local": "runs code on it already",
    "physical": "stands in front of it",
    "supply": "supplies it",
}
"""What each position means, in words."""

_GAINS = {
    "read": "reads", "change": "changes", "stop": "stops it", "identity": "gets a login", "control": "controls it"
}  # fmt: skip
_WAITING = 2
"""The depth of questions that wait for the second pass."""


def bank_page(book: Handbook, read: Readers, document: Document) -> str:
    """Return the page of one bank."""
    source = document.source
    lines = [f"# {source.title}", "", source.summary, "", _facts(book, document), ""]
    if source.asks_own:
        lines += _asked(book, document)
    own = [entry for entry in document.entries if _is_home(book, document, entry)]
    for section in document.sections:
        shown = [entry for entry in own if entry.section == section.id]
        if shown:
            prose = [section.prose, ""] if section.prose and not source.asks_own else []
            lines += [f"## {_heading(section.title, source.asks_own)}", "", *prose]
            for entry in shown:
                lines += _entry(book, read, entry)
    return "\n".join(lines).rstrip() + "\n"


def _heading(title: str, is_method: bool) -> str:
    return f"Brought by {title}" if is_method else title


def _is_home(book: Handbook, document: Document, entry: Entry) -> bool:
    homes = {"ask": book.questions, "threat": book.rules, "control": book.controls}.get(entry.fence)
    if homes is None:
        return entry.fence == "attribute" and entry.id not in book.questions
    return homes[entry.id] == document.source.id


def _facts(book: Handbook, document: Document) -> str:
    source = document.source
    brought = [entry for entry in document.entries if _is_home(book, document, entry)]
    counts = [
        counted(number, what)
        for fence, what in (("ask", "question"), ("threat", "threat"), ("control", "control"))
        if (number := sum(entry.fence == fence for entry in brought))
    ]
    uses = f"uses {', '.join(f'[{id_}]({id_}.md)' for id_ in source.uses)}" if source.uses else "uses no other bank"
    written = f"[as it is written](../../../question_banks/{source.id}.md)"
    return " · ".join([f"`{source.id}` {source.version}", ", ".join(counts) or "no entries of its own", uses, written])


def _asked(book: Handbook, document: Document) -> list[str]:
    """Return what a method asks, section by section."""
    method = book.bank.methods[document.source.id]
    lines: list[str] = []
    for section in method.sections:
        asked = [question for question in method.questions if question.section == section.id]
        lines += [f"## {section.title}", "", *([section.prose, ""] if section.prose else [])]
        lines += [f"{number}. {each.text} {book.question(each.id)}" for number, each in enumerate(asked, start=1)]
        lines += [""]
    return lines


def _entry(book: Handbook, read: Readers, entry: Entry) -> list[str]:
    if entry.fence == "ask":
        return _question(book, read, book.bank.questions[entry.id])
    if entry.fence == "threat":
        return _threat(book, book.bank.rules[entry.id])
    if entry.fence == "control":
        return _control(book, book.bank.controls[entry.id])
    words = f"No question fills `{entry.id}`; it comes from files that are read in, or from what was found out."
    return [f"### {entry.id}", "", f"**{entry.title}**", "", *([entry.prose, ""] if entry.prose else []), words, ""]


def _question(book: Handbook, read: Readers, question: Question) -> list[str]:
    slot = (question.of, question.fills)
    asked = explained(book, question.of, question.when) or f"of every {question.of}"
    late = "; waits for the second pass" if question.depth == _WAITING else ""
    roles = ", ".join(book.bank.label("model", "role", role) for role in question.roles)
    return [
        *_title(question.id, question.text, question.prose),
        *item("Plainly", question.plainly),
        *item("Where to look", question.where_to_look),
        *item("Example", question.example),
        *item("If you don't know", question.if_unknown),
        *item("Answers", _answers(book, question)),
        *item("Asked", f"{'when ' if question.when else ''}{asked}{late}"),
        *item("Who may know", roles),
        *item("Read by", read.of(book, slot)),
        *item("Set by", read.setting(book, slot)),
        "",
    ]


def _answers(book: Handbook, question: Question) -> str:
    attribute = book.bank.attributes[question.of, question.fills]
    if question.lists:
        return f"a list; each line makes a {question.creates or 'subject'}"
    if question.levels:
        return "; ".join(f"{level} {sentence}" for level, sentence in enumerate(question.levels, start=1))
    if attribute.catalogue:
        return f"a value of [{attribute.catalogue}](catalogue-{attribute.catalogue}.md)"
    if attribute.options:
        order = {"best-first": "best first: ", "worst-first": "worst first: "}.get(attribute.order, "")
        return order + "; ".join(f"`{option.value}` {option.label}" for option in attribute.options)
    to = f" of {' or '.join(attribute.to)}" if attribute.to else ""
    return f"{attribute.type}{to}{f' ({attribute.unit})' if attribute.unit else ''}"


def _threat(book: Handbook, rule: Rule) -> list[str]:
    where = explained(book, rule.of, rule.where) or f"every {rule.of}"
    source = {"adversary": "somebody who wants it"}.get(rule.source, rule.source)
    how_often = f", about {rule.frequency} of 5 in how often it happens" if rule.frequency else ""
    gains = ", ".join(_GAINS[gain] for gain in rule.gains)
    hits = f"a fixed level of {rule.impact_level}" if rule.impact_level else ", ".join(rule.impact)
    return [
        *_title(rule.id, rule.title, rule.prose),
        *item("Plainly", rule.plainly),
        *item("Example", rule.example),
        *item("About", where),
        *item("Stands when", explained(book, rule.of, rule.when)),
        *item("Source", f"{source}{how_often}"),
        *item("Somebody", f"{VIA[rule.via]} (`{rule.via}`)" if rule.via else ""),
        *item("Gains", f"{gains}; hits {hits}"),
        *item("Likelihood from there", _likelihood(book, rule)),
        *item("References", _references(rule)),
        *item("Controls", ", ".join(book.control(id_) for id_ in rule.controls)),
        *item("False alarm", rule.false_alarm),
        *item("Never when", explained(book, rule.of, rule.false_alarm_when)),
        "",
    ]


def _likelihood(book: Handbook, rule: Rule) -> str:
    *special, (last, _) = rule.likelihood
    words = [f"{level} when {in_words(book, rule.of, condition)}" for level, condition in special]
    return "; ".join([*words, f"{'else ' if words else ''}{last}"])


def _references(rule: Rule) -> str:
    return _grouped(
        ("STRIDE", [name.replace("-", " ") for name in rule.stride]),
        ("LINDDUN", [name.replace("-", " ") for name in rule.linddun]),
        ("CWE", rule.cwe),
        ("CAPEC", rule.capec),
        ("ATT&CK", rule.attack),
    )


def _grouped(*groups: tuple[str, Sequence[str]]) -> str:
    return " · ".join(f"{name} {', '.join(ids)}" for name, ids in groups if ids)


def _control(book: Handbook, control: Control) -> list[str]:
    on = f" on its {control.on.replace('_', ' ')}" if control.on else ""
    kind = changed_kinds(book, control)[0]
    only = f", where {explained(book, kind, control.only)}" if control.only not in (None, Constant(True)) else ""
    named = [rule.id for rule in book.bank.rules.values() if control.id in rule.controls]
    return [
        *_title(control.id, control.title, control.prose),
        *item("Plainly", control.plainly),
        *item("Example", control.example),
        *item("How to check", control.how_to_check),
        *item("Sets", ", ".join(_set(book, kind, name, value) for name, value in control.sets) + on + only),
        *item("Offered when", explained(book, control.of, control.when)),
        *item("Effort", f"{_days(control.once)} to begin, {_days(control.each)} for each {control.of}"),
        *item("Needs", ", ".join(book.control(id_) for id_ in control.needs)),
        *item("In place of", ", ".join(book.control(id_) for id_ in control.instead_of)),
        *item("Against", ", ".join(book.rule(id_) for id_ in named)),
        *item("References", _pairings(control)),
        "",
    ]


def _set(book: Handbook, kind: str, name: str, value: object) -> str:
    id_ = f"{kind}.{name}"
    shown = book.question(id_) if id_ in book.questions else f"`{id_}`"
    return f"{shown} to *{book.bank.label(kind, name, str(value))}*"


def _days(days: float) -> str:
    return f"{days:g} person-day{'' if days == 1 else 's'}"


def _pairings(control: Control) -> str:
    return _grouped(
        ("CIS", control.cis),
        ("CSF", control.csf),
        ("SP 800-53", control.nist80053),
        ("ISO 27001", [f"A.{id_}" for id_ in control.iso27001]),
        ("D3FEND", control.d3fend),
    )


def _title(id_: str, title: str, prose: str) -> list[str]:
    return [f"### {id_}", "", f"**{title}**", "", *([prose, ""] if prose else [])]
