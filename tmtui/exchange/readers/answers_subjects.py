"""Which subjects a file may speak of: those the model has, and those the file itself adds."""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.banks.fault import Fault, nearest, quoted
from tmtui.model.answers import Answers
from tmtui.model.errors import Place
from tmtui.model.frozen import frozen
from tmtui.model.subject import DECIDED_KINDS, KINDS, MODEL, ends_of, is_key, kind_of, slug, tail_of


@frozen
class Existing:
    """What can be referred to while a file is read."""

    bank: Bank
    answers: Answers
    added: frozenset[str]
    """Subjects the file speaks of and does not remove."""

    def exists(self, subject: str) -> bool:
        """Whether the subject is there once the file is applied."""
        return subject in self.added or not self.is_new(subject)

    def is_new(self, subject: str) -> bool:
        """Whether the subject is not there yet; what decisions are about never is new."""
        if kind_of(subject) in (MODEL, *DECIDED_KINDS) or self.answers.exists(subject):
            return False
        return subject not in self.bank.actors()

    def known(self, *kinds: str) -> list[str]:
        """Return the keys of what is there of the kinds, for suggestions."""
        found = {key for key in self.answers.subjects() if self.answers.exists(key)} | self.added
        return sorted(key for key in found if kind_of(key) in kinds)


def check_subject(subject: str, place: Place, existing: Existing) -> Fault | None:
    """Return what is wrong with a subject of the file, or nothing."""
    kind, tail = kind_of(subject), tail_of(subject)
    if kind not in (*KINDS, *DECIDED_KINDS):
        hint = nearest(kind, (*KINDS, *DECIDED_KINDS)) or f"Kinds are: {', '.join((*KINDS, *DECIDED_KINDS))}."
        return Fault(place, f"{quoted(kind)} is no kind of subject.", hint)
    if not is_key(subject):
        return Fault(place, f"{quoted(subject)} is no key of a {kind}.", _well_formed(kind, tail))
    if kind == "flow":
        return _check_ends(subject, place, existing)
    other = {"component": "actor", "actor": "component"}.get(kind)
    if other is not None and existing.is_new(subject) and existing.exists(f"{other}/{tail}"):
        hint = "A flow names its ends by these slugs, so choose another."
        return Fault(place, f"{quoted(subject)} clashes with {other}/{tail}.", hint)
    return None


def _well_formed(kind: str, tail: str) -> str:
    if kind == "flow":
        return "A flow is written source..target, as flow/web-1..db-1, and a second one flow/web-1..db-1:ssh."
    if kind in DECIDED_KINDS:
        return f"A {kind} is written rule@subject, as {kind}/cleartext-traffic@flow/web-1..db-1."
    return f"Write {kind}/{slug(tail)}: small letters, digits and single hyphens." if tail else f"As in {kind}/web-1."


def _check_ends(flow: str, place: Place, existing: Existing) -> Fault | None:
    ends = ends_of(flow)
    missing = [
        end
        for end in dict.fromkeys((ends.source, ends.target))
        if not (existing.exists(f"component/{end}") or existing.exists(f"actor/{end}"))
    ]
    if not missing:
        return None
    slugs = [tail_of(key) for key in existing.known("component", "actor")]
    hint = nearest(missing[0], slugs) or f"Add component/{missing[0]} to the file."
    what = " and ".join(quoted(end) for end in missing)
    verb = "end {} is neither" if len(missing) == 1 else "ends {} are neither"
    return Fault(place, f"the flow's {verb.format(what)} a component nor an actor.", hint)
