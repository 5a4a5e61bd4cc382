"""A draft of what a file says: keys, clashes, provenance and values are settled here for all readers.

Whatever a bank has no word for is listed as ignored, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from tmtui.analysis.threats.decided import OWN
from tmtui.banks.answer_value import parse_value
from tmtui.banks.attributes import attribute_of
from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.imported import Ignored, Imported
from tmtui.model.answers import EXISTS, Answers
from tmtui.model.card import AnswerType
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis, State, Statement
from tmtui.model.frozen import changing
from tmtui.model.subject import DECIDED_KINDS, MODEL, ends_of, flow_key, free_slug, is_key, key, kind_of, slug, tail_of
from tmtui.model.text import clean, one_line
from tmtui.model.value import Value

NAME_LIMIT = 200
NOTE_LIMIT = 20_000

_CLOSED = (AnswerType.CHOICE, AnswerType.YESNO, AnswerType.SCALE)

_CALLED = ("zone", "component", "data", "identity", "actor")
_ENDS = ("component", "actor")
"""Kinds that share their slugs, because flows name their ends by slug."""


@changing
class Draft:
    """Collects what a file says."""

    format: str
    """Name of the format, as in `tmtui formats`."""
    document: Document
    bank: Bank
    answers: Answers
    """What the model holds now: the same thing keeps its key when its file is read again."""
    basis: Basis
    """How the file knows: *document* for what is meant, *tool* for what was measured."""
    _statements: dict[tuple[str, str], Statement] = field(default_factory=dict)
    _ignored: dict[Ignored, None] = field(default_factory=dict)
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)
    """Kind and the file's own id: the key it has here."""
    _taken: dict[str, set[str]] = field(default_factory=dict)
    """Kind: slugs this file uses."""
    _settled: dict[tuple[str, str, str], Value] = field(default_factory=dict)
    """Kind, attribute and what a file says: the value, where there are few of them. Scans say the same thousands of
    times."""
    _file: str = ""
    """Name of the document, looked up once."""
    _ports: dict[str, Value] | None = None
    """Protocol: its usual port."""
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    """Kind and slug: the number that the next thing of the same name gets; thousands may share one."""
    _before: dict[tuple[str, str], str] | None = None

    @property
    def source(self) -> str:
        """The source of every statement."""
        return f"import:{self.format}"

    def where(self, at: int | str = 0) -> str:
        """Return evidence: the file's name with a line, or with a pointer into it."""
        self._file = self._file or self.document.name
        if isinstance(at, int):
            return f"{self._file}:{at}" if at else self._file
        return f"{self._file}#{one_line(at)[:300]}"

    # Subjects.

    def add(self, kind: str, name: str, *, ident: str = "", wanted: str = "", at: int | str = 0) -> str:
        """Add a subject, once for each id, and return its key.

        Args:
            kind: zone, component, data, identity, actor or note.
            name: what the file calls it.
            ident: the file's own id for it; its name where there is none.
            wanted: the key it should have, where the file knows that; one made from the name where it is taken.
            at: line or pointer.
        """
        called = one_line(name)[:NAME_LIMIT].strip() or one_line(ident)[:NAME_LIMIT].strip() or kind
        mark = (kind, ident or called)
        if mark in self._keys:
            return self._keys[mark]
        subject = self._earlier().get((kind, ident)) if ident else None
        if subject is None and is_key(wanted) and kind_of(wanted) == kind and tail_of(wanted) not in self._slugs(kind):
            subject = wanted
        if subject is None:
            subject = key(kind, self._free(kind, called))
        self._slugs(kind).add(tail_of(subject))
        self._keys[mark] = subject
        self._put(subject, EXISTS, "yes", f"id {one_line(ident)[:200]}" if ident else "", at)
        if kind in _CALLED:
            self._put(subject, "name", called, "", at)
        return subject

    def keep(self, subject: str, ident: str) -> str:
        """Take a subject that the model has already for what the file calls by an id; return its key."""
        self._keys[kind_of(subject), ident] = subject
        self._slugs(kind_of(subject)).add(tail_of(subject))
        return subject

    def connect(
        self, source: str, target: str, *, ident: str = "", suffix: str = "", wanted: str = "", at: int | str = 0
    ) -> str:
        """Add a flow between two components or actors and return its key.

        Args:
            source: key of the side that opens the connection.
            target: key of the side that is called.
            ident: tells flows between the same two apart; the same one again is the same flow.
            suffix: what to call any but the first flow between the two, a port or protocol; else a number.
            wanted: the key it should have, where the file knows that.
            at: line or pointer.
        """
        pair = flow_key(source, target)
        mark = ("flow", f"{pair} {ident}")
        if mark in self._keys:
            return self._keys[mark]
        subject = self._earlier().get(("flow", ident)) if ident else None
        if subject is None and is_key(wanted) and kind_of(wanted) == "flow":
            subject = wanted if tail_of(wanted) not in self._slugs("flow") else None
        if subject is None or flow_key(ends_of(subject).source, ends_of(subject).target) != pair:
            subject, number, word = pair, 2, slug(suffix) if suffix else ""
            while tail_of(subject) in self._slugs("flow"):
                subject = flow_key(source, target, word or str(number))
                number, word = number + (not word), ""
        self._slugs("flow").add(tail_of(subject))
        self._keys[mark] = subject
        self._put(subject, EXISTS, "yes", f"id {one_line(ident)[:200]}" if ident else "", at)
        return subject

    def decide(
        self, kind: str, subject: str, title: str, *, ident: str = "", wording: str = "", note: str = "",
        at: int | str = 0,
    ) -> str:  # fmt: skip
        """Add a threat or control in the file's own words, and return its key.

        The same id on several subjects is one finding over all of them; its slug stays when the file is read again.

        Args:
            kind: threat or control.
            subject: what it is about.
            title: one sentence.
            ident: the file's own id for it; its title where there is none.
            wording: what its key is made from, where titles name the subject; else the title.
            note: whatever else the file says of it.
            at: line or pointer.
        """
        called = one_line(title)[:NAME_LIMIT].strip() or one_line(ident)[:NAME_LIMIT].strip() or kind
        mark = one_line(ident)[:200] or called
        rule = self._keys.get((OWN, f"{kind} {mark}"))
        if rule is None:
            before = self._earlier().get((kind, mark), "")
            words = one_line(wording).strip() or called
            rule = tail_of(before).partition("@")[0] or OWN + free_slug(words, self._own_slugs())
            self._own_slugs().add(rule.removeprefix(OWN))
            self._keys[OWN, f"{kind} {mark}"] = rule
        decided = f"{kind}/{rule}@{subject}"
        said = f"id {mark}\n{clean(note).strip()}".strip()[:NOTE_LIMIT]
        self._put(decided, "title", called, said, at)
        return decided

    def key(self, kind: str, ident: str) -> str | None:
        """Return the key of what was added with an id, or nothing."""
        return self._keys.get((kind, ident))

    def find(self, kind: str, ident: str) -> str | None:
        """Return the key of what this file added with an id, or another file of the format before it."""
        return self._keys.get((kind, ident)) or self._earlier().get((kind, ident))

    def added(self, kind: str) -> list[str]:
        """Return the keys of a kind in the order they were added."""
        return [subject for (of, _), subject in self._keys.items() if of == kind]

    def exists(self, subject: str) -> bool:
        """Whether a subject is there once the file is taken; decisions may be about anything."""
        if kind_of(subject) in (MODEL, *DECIDED_KINDS):
            return True
        return (subject, EXISTS) in self._statements or self.answers.exists(subject) or subject in self.bank.actors()

    # What is said about them.

    def say(
        self, subject: str, attribute: str, raw: Value | Iterable[str], *, at: int | str = 0, note: str = "",
        basis: Basis | None = None,
    ) -> bool:  # fmt: skip
        """Say one value; where the bank has no question or no such option, list it as ignored.

        Several calls for a set of references add to it.

        Returns:
            Whether it was taken.
        """
        if raw is None or raw == "":
            return False
        told = (kind_of(subject), attribute, raw) if isinstance(raw, str) else None
        if told is not None and told in self._settled:
            self._put(subject, attribute, self._settled[told], clean(note)[:NOTE_LIMIT], at, basis)
            return True
        declared = attribute_of(self.bank, kind_of(subject), attribute)
        words = [one_line(str(each)) for each in raw] if not isinstance(raw, (str, int, float)) else clean(str(raw))
        if isinstance(words, str):
            words = self._cut(subject, attribute, words, at)
        shown = ", ".join(words) if isinstance(words, list) else one_line(words)
        if declared is None:
            self.ignore(f"{subject} {attribute}: {shown}", "no question of this model's banks asks for it", at)
            return False
        earlier = self._statements.get((subject, attribute))
        if isinstance(words, list) and earlier is not None and isinstance(earlier.value, tuple):
            words = [*map(str, earlier.value), *words]
        try:
            value = parse_value(declared, words, exists=self.exists)
        except BadInput as error:
            self.ignore(f"{subject} {attribute}: {shown}", str(error.message), at)
            return False
        if told is not None and declared.type in _CLOSED:
            self._settled[told] = value
        self._put(subject, attribute, value, clean(note)[:NOTE_LIMIT], at, basis)
        return True

    def _cut(self, subject: str, attribute: str, words: str, at: int | str) -> str:
        """Return a text no longer than is taken; what is cut off is listed."""
        whole, most = (one_line(words), NAME_LIMIT) if attribute == "name" else (words, NOTE_LIMIT)
        kept = whole[:most].strip()
        if len(whole) > most:
            self.ignore(f"{subject} {attribute}: {len(whole):,} characters", f"the first {most:,} are taken", at)
        return kept

    def say_port(self, flow: str, port: int | None, *, at: int | str = 0) -> bool:
        """Say the port of a flow, unless the protocol that was said goes without saying it."""
        if port is None or port == self._usual_port(self.said(flow, "protocol")):
            return False
        return self.say(flow, "port", port, at=at)

    def unknown(self, subject: str, attribute: str, note: str, *, at: int | str = 0) -> None:
        """Say that the file does not know something it should, with what it does say as a note."""
        self.leave(subject, attribute, State.UNKNOWN, note, at=at)

    def leave(
        self, subject: str, attribute: str, state: State, note: str = "", *, at: int | str = 0,
        basis: Basis | None = None,
    ) -> None:  # fmt: skip
        """Say that something is not known, or that its question makes no sense."""
        if attribute_of(self.bank, kind_of(subject), attribute) is None:
            self.ignore(f"{subject} {attribute}: {one_line(note)}", "no question of this model's banks asks for it", at)
            return
        self._put(subject, attribute, None, clean(note)[:NOTE_LIMIT], at, basis, state)

    def said(self, subject: str, attribute: str) -> Value:
        """Return what the draft says so far, or nothing."""
        found = self._statements.get((subject, attribute))
        return found.value if found is not None else None

    def ignore(self, what: str, why: str, at: int | str = 0) -> None:
        """Note that something was not taken, and why."""
        self._ignored.setdefault(Ignored(one_line(what)[:300], why, self.where(at)))

    def done(self, title: str = "") -> Imported:
        """Return everything, subjects before what is said about them."""
        first = [each for each in self._statements.values() if each.attribute in (EXISTS, "name")]
        first.sort(key=lambda each: kind_of(each.subject) == "flow")
        rest = [each for each in self._statements.values() if each.attribute not in (EXISTS, "name")]
        named = one_line(title)[:NAME_LIMIT]
        return Imported(self.format, named, (*first, *rest), tuple(self._ignored))

    def _put(
        self, subject: str, attribute: str, value: Value, note: str, at: int | str, basis: Basis | None = None,
        state: State = State.ANSWERED,
    ) -> None:  # fmt: skip
        self._statements[subject, attribute] = Statement(
            subject, attribute, value, state, basis or self.basis, note, self.where(at), source=self.source
        )

    def _usual_port(self, protocol: Value) -> Value:
        if self._ports is None:
            catalogue = self.bank.catalogue_of("flow", "protocol")
            rows = catalogue.rows if catalogue is not None else ()
            self._ports = {row.value: dict(row.implied).get("port") for row in rows}
        return self._ports.get(protocol) if isinstance(protocol, str) else None

    def _slugs(self, kind: str) -> set[str]:
        return self._taken.setdefault("component" if kind in _ENDS else kind, set())

    def _free(self, kind: str, name: str) -> str:
        """Return a slug as `free_slug` does, going on where the last search for the same name ended."""
        base, taken = slug(name), self._slugs(kind)
        if base not in taken:
            return base
        number = self._numbers.get((kind, base), 2)
        while f"{base}-{number}" in taken:
            number += 1
        self._numbers[kind, base] = number + 1
        return f"{base}-{number}"

    def _own_slugs(self) -> set[str]:
        """Return the slugs of threats and controls in people's own words: they share one set of names."""
        if OWN not in self._taken:
            self._taken[OWN] = {
                tail_of(subject).partition("@")[0].removeprefix(OWN)
                for subject in self.answers.subjects()
                if kind_of(subject) in DECIDED_KINDS
            }
        return self._taken[OWN]

    def _earlier(self) -> dict[tuple[str, str], str]:
        """Return the keys that ids of this format got when a file was read before."""
        if self._before is None:
            self._before = {}
            for subject in self.answers.subjects():
                kind = kind_of(subject)
                slot = "title" if kind in DECIDED_KINDS else EXISTS
                answer = self.answers.get(subject, slot) if subject != MODEL else None
                if answer is not None and answer.fact.source == self.source and answer.fact.note.startswith("id "):
                    self._before[kind, answer.fact.note[3:].partition("\n")[0]] = subject
        return self._before
