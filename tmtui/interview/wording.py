"""Texts for people: placeholders filled from the subject, values said in the words of the bank.

Every text comes from a bank or a person and passed the sanitiser on its way in; names pass once more here, on one line,
so that none can break a question in two.
"""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.banks.attributes import attribute_of
from tmtui.banks.bank import Bank
from tmtui.banks.placeholders import fill
from tmtui.interview.view import View
from tmtui.model.card import AnswerType
from tmtui.model.duration import duration_in_words
from tmtui.model.fact import State
from tmtui.model.subject import MODEL, ends_of, is_key, kind_of
from tmtui.model.text import one_line
from tmtui.model.value import Value

NOT_KNOWN = "(not known yet)"
"""What stands in a question for a name nobody gave."""

_LABELLED = {"component": "technology", "flow": "protocol", "zone": "kind"}
"""Kind of subject: the attribute that says best what it is."""


class Wording:
    """Puts questions, subjects and values into words.

    Args:
        bank: whose words.
        view: the assessment that knows names and readings.
    """

    def __init__(self, bank: Bank, view: View) -> None:
        self.bank = bank
        self.view = view

    def filled(self, template: str, subject: str) -> str:
        """Return a text of the bank with its placeholders filled from `subject`."""
        return fill(template, lambda path: self._look_up(subject, path)) if "{" in template else template

    def name(self, subject: str) -> str:
        """Return what people call a subject; the model itself is `this system` where it has no name."""
        found = one_line(self.view.name(subject))
        return "this system" if subject == MODEL and found == MODEL else found

    def title(self, subject: str) -> str:
        """Return `Web server → Photo database (postgres)`; nothing for the model."""
        if subject == MODEL:
            return ""
        label = self.what(subject)
        return f"{self.name(subject)} ({label})" if label else self.name(subject)

    def what(self, subject: str) -> str:
        """Return the label that says what a subject is: its technology, protocol or kind; or nothing."""
        kind = kind_of(subject)
        attribute = _LABELLED.get(kind)
        if attribute is None:
            return ""
        reading = self.view.reading(subject, attribute)
        return self.value(kind, attribute, reading.value, subject) if reading.state is State.ANSWERED else ""

    def value(self, kind: str, attribute: str, value: Value, subject: str) -> str:
        """Return a value that `subject` has in words: labels of options, names of subjects, numbers with their unit."""
        declared = attribute_of(self.bank, kind, attribute)
        if isinstance(value, tuple):
            words = [self._one(kind, attribute, each, subject) for each in value]
            return ("; " if any("," in word for word in words) else ", ").join(words) or "none"
        if isinstance(value, str):
            return self._one(kind, attribute, value, subject)
        if value is None:
            return ""
        unit = f" {declared.unit}" if declared is not None and declared.unit else ""
        return f"{value:g}{unit}" if isinstance(value, float) else f"{value}{unit}"

    def state(self, kind: str, attribute: str, state: State, value: Value, subject: str) -> str:
        """Return an answer in words, the ones without a value too."""
        if state is State.ANSWERED:
            return self.value(kind, attribute, value, subject)
        return {State.UNKNOWN: "I don't know", State.NOT_APPLICABLE: "doesn't apply"}.get(state, "taken back")

    def names(self, subjects: Sequence[str]) -> str:
        """Return names as a list in a sentence: `web-1, web-2 and db-1`."""
        found = [self.name(subject) for subject in subjects]
        return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else "nothing"

    def _one(self, kind: str, attribute: str, value: str, subject: str) -> str:
        declared = attribute_of(self.bank, kind, attribute)
        if declared is not None and declared.to and is_key(value):
            return self.name(value)
        if declared is not None and declared.type is AnswerType.DURATION:
            return duration_in_words(value)
        return one_line(self.filled(self.bank.label(kind, attribute, value), subject))

    def _look_up(self, subject: str, path: tuple[str, ...]) -> str:
        for step in path[:-1]:
            found = self._along(subject, step)
            if not found:
                return NOT_KNOWN
            subject = found
        last = path[-1]
        if last == "name":
            return self.name(subject)
        found = self._along(subject, last)
        if found:
            return self.name(found)
        reading = self.view.reading(subject, last)
        if reading.state is not State.ANSWERED:
            return NOT_KNOWN
        return self.value(kind_of(subject), last, reading.value, subject)

    def _along(self, subject: str, relation: str) -> str:
        """Return the subject that a single-valued relation leads to, or nothing."""
        kind = kind_of(subject)
        if kind == "flow" and relation in ("source", "target"):
            ends = ends_of(subject)
            return self.end(ends.source if relation == "source" else ends.target)
        declared = attribute_of(self.bank, kind, relation)
        if declared is None or declared.type is not AnswerType.REF:
            return ""
        value = self.view.reading(subject, relation).value
        return value if isinstance(value, str) else ""

    def end(self, slug: str) -> str:
        """Return the key of a flow's end: a component, or an actor of that slug."""
        component = f"component/{slug}"
        actor = f"actor/{slug}"
        return actor if self.view.name(component) == component and self.view.name(actor) != actor else component


def short(text: str, width: int) -> str:
    """Return the text on one line, cut at a word with an ellipsis where it is longer than `width`."""
    line = one_line(text)
    if len(line) <= width:
        return line
    cut = line[: width - 1].rsplit(" ", 1)[0] or line[: width - 1]
    return f"{cut}…"
