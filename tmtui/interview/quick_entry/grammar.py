"""Reads one entry. Total: any text gives an entry or a sentence that says what is wrong with it.

NAME{, NAME}[: WHAT] [in ZONE] [on NAME{, NAME}] [opens NAME{, NAME}] [by NAME{, NAME}] [xNUMBER]
NAME{, NAME} -> NAME{, NAME}[: PROTOCOL [PORT]] [carrying NAME{, NAME}]
"""

from __future__ import annotations

import re

from tmtui.interview.quick_entry.entry import Connection, Entry, Remark, Thing
from tmtui.interview.quick_entry.pieces import bare, find, halves, split
from tmtui.model.errors import BadInput

LONGEST_NAME = 120
"""Most characters of a name."""

MOST_NAMES = 500
"""Most names in one entry."""

_ARROW = re.compile(r"\s*(?:-+>|=+>|→)\s*")
_BACKWARD = re.compile(r"<-+>?|<=+>?|←|↔")
_CLAUSE = re.compile(r"(?:^|(?<=\s))(in|on|opens|by|carrying)(?=\s|$)", re.IGNORECASE)
_COUNT = re.compile(r"(?:^|\s)[x×](\d{1,9})$", re.IGNORECASE)
_COLON = re.compile(r":(?=\s|$)")
_PORT = re.compile(r"(?:(?:tcp|udp)[/ ]?)?(\d{1,9})(?:/(?:tcp|udp))?", re.IGNORECASE)


def read_entry(text: str, kind: str) -> Entry:
    """Read one entry of a list of subjects of `kind`.

    Raises:
        BadInput: when it cannot be understood, saying how it should look.
    """
    if kind == "note":
        return Remark(text)
    if find(_BACKWARD, text):
        raise BadInput("who opens the connection?", remedy="Write it first: CALLER -> CALLED.")
    arrows = find(_ARROW, text)
    return _connection(text, arrows) if arrows else _thing(text)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of a list with commas.

    Raises:
        BadInput: for a name that is missing or too long.
    """
    found = tuple(bare(part) for part in split(text, ","))
    if "" in found:
        raise BadInput("a name is missing", remedy="Names are separated by one comma each.")
    if any(len(name) > LONGEST_NAME for name in found):
        raise BadInput(
            f"a name has more than {LONGEST_NAME} characters", remedy="Separate names by commas or new lines."
        )
    if len(found) > MOST_NAMES:
        raise BadInput(f"more than {MOST_NAMES} names in one entry", remedy="Use more lines.")
    return tuple(dict.fromkeys(found))


def _connection(text: str, arrows: list[re.Match[str]]) -> Connection:
    last = arrows[-1].end()
    targets, rest = halves(text[last:], ":")
    target_clauses: dict[str, str] = {}
    if rest is None:
        targets, target_clauses = _clauses(targets, ("carrying",))
    what, clauses = _clauses(rest or "", ("carrying",))
    starts = [0, *(arrow.end() for arrow in arrows[:-1])]
    groups = [text[start : arrow.start()] for start, arrow in zip(starts, arrows, strict=True)]
    if any(halves(group, ":")[1] is not None for group in groups):
        raise BadInput(
            "the protocol comes last", remedy='As in `web -> db: postgres 5432`; quote a name with a colon: "a:b".'
        )
    chain = tuple(names_in(group) for group in [*groups, targets])
    protocol, port = _protocol(what)
    carried = clauses.get("carrying", "") or target_clauses.get("carrying", "")
    return Connection(chain, protocol, port, names_in(carried) if carried else ())


def _thing(text: str) -> Thing:
    head, rest = halves(text, ":")
    if any(find(_COLON, part) for part in split(rest or "", ",")[1:]):
        raise BadInput("there are two things in one", remedy="Put a semicolon or a new line between `a: x` and `b: y`.")
    every = ("in", "on", "opens", "by")
    if rest is None:
        head, clauses = _clauses(head, every)
        what = ""
    else:
        what, clauses = _clauses(rest, every)
    inside = clauses.get("in", "")
    count = 0
    carriers = {"what": what, "head": head, "in": inside}
    for place, found in carriers.items():
        match = next(iter(find(_COUNT, found)), None)
        if match is not None and (match.start() > 0 or place == "what"):
            count = _number(match[1], 1, 1_000_000, "how many there are")
            carriers[place] = found[: match.start()].strip()
    zones = names_in(carriers["in"]) if carriers["in"] else ()
    if len(zones) > 1:
        raise BadInput("one place only after `in`", remedy="Further places are asked for later.")
    return Thing(
        names=names_in(carriers["head"]),
        what=bare(carriers["what"]) if len(split(carriers["what"], ",")) == 1 else carriers["what"],
        inside=zones[0] if zones else "",
        on=names_in(clauses["on"]) if "on" in clauses else (),
        opens=names_in(clauses["opens"]) if "opens" in clauses else (),
        by=names_in(clauses["by"]) if "by" in clauses else (),
        count=count,
    )


def _clauses(text: str, known: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """Cut text at its clause words; return what stands before the first, and each clause by its word."""
    marks = [mark for mark in find(_CLAUSE, text) if mark[1].lower() in known]
    if not marks:
        return text.strip(), {}
    found: dict[str, str] = {}
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        word = mark[1].lower()
        clause = text[mark.end() : following.start() if following is not None else len(text)].strip()
        if word in found:
            raise BadInput(f"`{word}` stands there twice", remedy="Put a name that holds it in quotes.")
        if not clause.strip(", "):
            raise BadInput(f"a name is missing after `{word}`")
        found[word] = clause.strip(", ")
    return text[: marks[0].start()].strip().rstrip(",").strip(), found


def _protocol(text: str) -> tuple[str, int]:
    words = text.split() if '"' not in text else [text]
    if words and (port := _PORT.fullmatch(words[-1])):
        return bare(" ".join(words[:-1])), _number(port[1], 1, 65_535, "a port")
    return bare(text), 0


def _number(text: str, low: int, high: int, what: str) -> int:
    number = int(text)
    if not low <= number <= high:
        raise BadInput(f"{number} is not {what}", remedy=f"It lies between {low} and {high}.")
    return number
