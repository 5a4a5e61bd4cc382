"""What no field of OTM can say of a subject, as entries of its `attributes`.

The reader's module `ours` tells what an entry means. A value that a field says is not said again here, so that a change
made by another tool is not undone by an entry that still holds the old one.
"""

from __future__ import annotations

from collections.abc import Collection

from tmtui.banks.attributes import KEPT_BY_THE_PROGRAM
from tmtui.exchange.dispute import dispute_in_words
from tmtui.exchange.material import Material
from tmtui.exchange.readers.otm.ours import KEY, PREFIX
from tmtui.model.answers import EXISTS, Answer
from tmtui.model.fact import Basis, State
from tmtui.model.frozen import changing
from tmtui.model.subject import DECIDED_KINDS, KINDS, MODEL, ends_of, is_key, kind_of, tail_of
from tmtui.model.value import Value

Json = dict[str, object]


@changing
class Written:
    """A model that is being written."""

    material: Material
    living: dict[str, list[str]]
    """Kind: keys of the subjects that are there, sorted."""
    there: frozenset[str]
    """All of them."""

    @classmethod
    def of(cls, material: Material) -> Written:
        """Return the subjects that are there; a flow only with both its ends."""
        answers, actors = material.answers, material.bank.actors()
        keys = {key for key in answers.subjects() if answers.exists(key)}
        keys |= {key for key in actors if (said := answers.get(key, EXISTS)) is None or said.value == "yes"}
        found = {kind: sorted(key for key in keys if kind_of(key) == kind) for kind in KINDS}
        slugs = {tail_of(key) for kind in ("component", "actor") for key in found[kind]}
        found["flow"] = [flow for flow in found["flow"] if {ends_of(flow).source, ends_of(flow).target} <= slugs]
        return cls(material, found, frozenset(key for of in found.values() for key in of))

    def is_there(self, subject: str) -> bool:
        """Whether a subject is in the file."""
        if kind_of(subject) in DECIDED_KINDS:
            return self.is_there(tail_of(subject).partition("@")[2])
        return subject == MODEL or subject in self.there

    def value(self, subject: str, attribute: str) -> Value:
        """Return what is known, with references to what is there only; nothing where nothing of it is left."""
        return self._left(self.material.answers.value(subject, attribute))

    def refs(self, subject: str, attribute: str) -> tuple[str, ...]:
        """Return the subjects that an attribute names."""
        value = self.value(subject, attribute)
        return value if isinstance(value, tuple) else (str(value),) if value else ()

    def name(self, subject: str) -> str:
        """Return what to call a subject."""
        said = self.material.answers.value(subject, "name")
        return str(said) if said else tail_of(subject)

    def attributes(self, subject: str, in_fields: Collection[str]) -> Json:
        """Return the `attributes` of an element.

        Args:
            subject: whom it stands for.
            in_fields: attributes whose value a field of the element says.
        """
        told = {f"{PREFIX}{name}": entry for name, entry in self.entries(subject, in_fields).items()}
        return {KEY: subject, **told}

    def entries(self, subject: str, in_fields: Collection[str] = ()) -> Json:
        """Return the entries of a subject, by attribute."""
        kept = (EXISTS, *KEPT_BY_THE_PROGRAM.get(kind_of(subject), ()), *(("name",) if subject == MODEL else ()))
        found: Json = {}
        for name, answer in self.material.answers.of(subject).items():
            entry = self._entry(answer, in_field=name in in_fields) if name not in kept else None
            if entry is not None:
                found[name] = entry
        return found

    def _entry(self, answer: Answer, *, in_field: bool) -> object:
        note = dispute_in_words(answer) if answer.disputed else answer.fact.note
        basis = {"basis": str(answer.fact.basis)} if answer.fact.basis is not Basis.TOLD else {}
        beside = {**basis, **({"note": note} if note else {})}
        if answer.state is not State.ANSWERED:
            return {"state": str(answer.state), **beside}
        if in_field:
            return beside or None
        value = self._left(answer.value)
        if value is None:
            return None
        plain = list(value) if isinstance(value, tuple) else value
        return {"value": plain, **beside} if beside else plain

    def _left(self, value: Value) -> Value:
        if isinstance(value, tuple):
            left = tuple(each for each in value if not is_key(each) or self.is_there(each))
            return left if left or not value else None
        return None if isinstance(value, str) and "/" in value and is_key(value) and not self.is_there(value) else value
