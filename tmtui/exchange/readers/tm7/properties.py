"""Properties of a stencil.

A list keeps all its options and which one is selected. The first one of a list that can be changed is what the tool
puts there by itself, so it says nothing; a list that cannot be changed is what the stencil stands for.
"""

from __future__ import annotations

from dataclasses import field
from xml.etree.ElementTree import Element

from tmtui.exchange.incoming.plain import prose, text, truth
from tmtui.exchange.incoming.xml_ import child, children
from tmtui.model.frozen import changing

TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


@changing
class Properties:
    """What is set on one stencil."""

    stencil: str = ""
    """What the template calls it."""
    name: str = ""
    written: dict[str, str] = field(default_factory=dict)
    """By the label people see: free text."""
    chosen: dict[str, str] = field(default_factory=dict)
    """By name and by label: an option that somebody selected."""
    fixed: dict[str, str] = field(default_factory=dict)
    """By name: what the stencil stands for."""
    labels: dict[str, str] = field(default_factory=dict)
    """Name of a chosen one: label."""
    preset: int = 0
    """How many stand as the tool puts them there."""

    @property
    def out_of_scope(self) -> bool:
        """Whether somebody left it out."""
        return truth(self.written.get("Out Of Scope")) is True

    def is_(self, name: str, option: str = "yes") -> bool:
        """Whether an option was selected."""
        return self.chosen.get(name, "").lower() == option


def properties(owner: Element) -> Properties:
    """Return the properties of a stencil, a diagram or a threat's surroundings."""
    found = Properties()
    for each in child(owner, "Properties") or ():
        kind = str(each.get(TYPE, "")).rpartition(":")[2]
        label, name = words(child(each, "DisplayName")), words(child(each, "Name"))
        value = child(each, "Value")
        if kind == "HeaderDisplayAttribute":
            found.stencil = found.stencil or label
        elif "ListDisplayAttribute" in kind:
            _list(found, kind, name or label, label, each, value)
        elif label == "Name":
            found.name = text(value.text) if value is not None else ""
        elif value is not None and prose(value.text):
            found.written[label] = prose(value.text)
    return found


def _list(found: Properties, kind: str, name: str, label: str, each: Element, value: Element | None) -> None:
    options = [text(option.text) for option in children(value, "string")]
    selected = words(child(each, "SelectedIndex"))
    index = int(selected) if selected.isdecimal() and len(selected) < 6 else 0
    option = options[index] if index < len(options) else ""
    if kind.startswith("Static"):
        found.fixed[name] = option
        found.preset += 1
    elif index == 0 or not option or option.lower() in ("not selected", "select"):
        found.preset += 1
    else:
        found.chosen[name] = option
        found.labels[name] = label or name


def words(element: Element | None) -> str:
    """Return the text of an element on one line."""
    return text(element.text) if element is not None else ""


def long(element: Element | None) -> str:
    """Return the text of an element with its lines."""
    return prose(element.text) if element is not None else ""


def parts(element: Element | None, *names: str) -> list[Element]:
    """Return the children under a name that lie under other names inside one another."""
    holder = child(element, *names[:-1]) if element is not None else None
    return children(holder, names[-1])
