"""Which names mean something about which kind of subject: attributes, traits, what the program derives, relations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from tmtui.banks.bank import Attribute, Option
from tmtui.banks.vocabulary import BUILT_IN, DERIVED, RELATIONS, Relation
from tmtui.model.card import AnswerType
from tmtui.model.frozen import frozen

_TRAIT = (Option("yes", "Yes"), Option("no", "No"))
_YES_NO = (Option("yes", "Yes"), Option("partly", "Partly"), Option("no", "No"))


@frozen
class Names:
    """Everything that conditions, `sets`, columns and placeholders may name."""

    attributes: Mapping[tuple[str, str], Attribute]
    traits: Mapping[tuple[str, str], str]
    broken: frozenset[tuple[str, str]] = field(default=frozenset())
    """Names whose own declaration is at fault; nobody complains about them a second time."""

    def readable(self, kind: str, name: str) -> Attribute | None:
        """Return what a name at the end of a path reads as; traits and derived names as attributes too."""
        found = self.attributes.get((kind, name))
        if found is not None:
            return found
        if (kind, name) in self.traits:
            return Attribute(kind, name, AnswerType.YESNO, _TRAIT)
        derived = DERIVED.get(kind, {}).get(name) or BUILT_IN.get(kind, {}).get(name)
        if derived is None:
            return None
        return Attribute(kind, name, derived, _YES_NO if derived is AnswerType.YESNO else ())

    def relation(self, kind: str, name: str) -> Relation | None:
        """Return the relation of that name; every `ref` and `refs` attribute is one."""
        found = RELATIONS.get(kind, {}).get(name)
        if found is not None:
            return found
        attribute = self.attributes.get((kind, name))
        if attribute is not None and attribute.type in (AnswerType.REF, AnswerType.REFS):
            return Relation(attribute.to, many=attribute.type is AnswerType.REFS)
        return None

    def is_broken(self, kind: str, name: str) -> bool:
        """Whether the name was declared wrongly."""
        return (kind, name) in self.broken

    def is_computed(self, kind: str, name: str) -> bool:
        """Whether nobody can say it: derived, a trait, or a relation."""
        known = name in DERIVED.get(kind, {}) or name in RELATIONS.get(kind, {})
        return known or (kind, name) in self.traits

    def settable(self, kind: str) -> list[str]:
        """Return the attributes of a kind that facts fill."""
        return [name for of, name in self.attributes if of == kind]

    def readables(self, kind: str) -> list[str]:
        """Return every name that can end a path."""
        traits = [name for of, name in self.traits if of == kind]
        return [*self.settable(kind), *traits, *DERIVED.get(kind, {}), *BUILT_IN.get(kind, {})]

    def relations(self, kind: str) -> list[str]:
        """Return every relation of a kind."""
        return [*RELATIONS.get(kind, {}), *(name for name in self.settable(kind) if self.relation(kind, name))]

    def owners(self, name: str) -> list[str]:
        """Return the kinds that have a name, for "`kind` belongs to zone"."""
        return [kind for kind in DERIVED.keys() | BUILT_IN.keys() if self.readable(kind, name) is not None]
