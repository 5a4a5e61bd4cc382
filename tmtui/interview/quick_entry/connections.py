"""Entries with an arrow: flows between every name on the left and every name on the right."""

from __future__ import annotations

from itertools import pairwise

from tmtui.banks.attributes import attribute_of
from tmtui.banks.bank import Bank
from tmtui.interview.quick_entry.directory import Directory
from tmtui.interview.quick_entry.entry import Connection, Thing
from tmtui.interview.quick_entry.naming import members, option
from tmtui.model.card import AnswerType, Card
from tmtui.model.errors import BadInput
from tmtui.model.subject import flow_key, slug
from tmtui.model.value import Value

MOST_FLOWS = 1_000
"""Most flows that one entry makes."""


def connect(entry: Connection, card: Card, bank: Bank, directory: Directory) -> tuple[str, tuple[str, ...]]:
    """Say what an entry means; return its echo and the subjects it adds besides.

    Raises:
        BadInput: on a card that lists neither flows nor components, or for ends that cannot be.
    """
    if card.creates not in ("flow", "component"):
        raise BadInput(
            f"an arrow says who talks to whom; this question lists {card.lists or card.creates}",
            remedy="Put a name that holds an arrow in quotes.",
        )
    if sum(len(left) * len(right) for left, right in pairwise(entry.chain)) > MOST_FLOWS:
        raise BadInput(f"that would be more than {MOST_FLOWS} flows", remedy="Use fewer names in one entry.")
    offers: list[str] = []
    said, words = _attributes(entry, bank, directory, offers)
    ends = [members(group, ("component", "actor"), directory, offers) for group in entry.chain]
    protocol = next((value for attribute, value, _ in said if attribute == "protocol"), None)
    new, known = 0, 0
    for left, right in pairwise(ends):
        for source in left:
            for target in right:
                if source == target:
                    raise BadInput(f"{directory.name(source)} cannot call itself", remedy="Write two different names.")
                subject, is_new = _flow(source, target, str(protocol or ""), directory)
                new, known = new + is_new, known + (not is_new)
                for attribute, value, note in said:
                    if isinstance(value, tuple):
                        directory.include(subject, attribute, value)
                    else:
                        directory.say(subject, attribute, value, note=note)
    shown = " → ".join(", ".join(directory.name(end) for end in group) for group in ends)
    count = f"{new + known} flows" if new + known > 1 else "flow"
    already = f", {known} already there" if known and new else ", already there" if known else ""
    return f"{count}: {shown} {' '.join(words)}".rstrip() + already, tuple(dict.fromkeys(offers))


def connect_here(entry: Thing, card: Card, bank: Bank, directory: Directory) -> tuple[str, tuple[str, ...]]:
    """Say what names mean on a component's own list of connections, where a name alone is the other end.

    Raises:
        BadInput: for anything but names, a protocol and a port.
    """
    if entry.inside or entry.on or entry.opens or entry.by or entry.count:
        raise BadInput("only names and a protocol are taken here", remedy="As in `web-1, web-2: https`.")
    here = (directory.name(card.subject),)
    chain = (entry.names, here) if card.lists == "inbound" else (here, entry.names)
    words = entry.what.split()
    port = int(words.pop()) if words and words[-1].isdecimal() and len(words[-1]) <= 5 else 0
    return connect(Connection(chain, " ".join(words), port), card, bank, directory)


def _flow(source: str, target: str, protocol: str, directory: Directory) -> tuple[str, bool]:
    """Return the key of the flow that is meant, and whether it is new.

    A pair already joined is joined a second time only by another protocol.
    """
    plain = flow_key(source, target)
    suffixed = flow_key(source, target, slug(protocol)) if protocol else plain
    for subject in (suffixed, plain):
        if directory.exists(subject) and directory.value(subject, "protocol") in (None, protocol or None):
            return subject, False
    if directory.exists(plain) and not protocol:
        return plain, False
    subject = suffixed if directory.exists(plain) else plain
    directory.add_flow(subject)
    return subject, True


def _attributes(
    entry: Connection, bank: Bank, directory: Directory, offers: list[str]
) -> tuple[list[tuple[str, Value, str]], list[str]]:
    said: list[tuple[str, Value, str]] = []
    words: list[str] = []
    if entry.protocol:
        value, note, word = option(entry.protocol, "flow", "protocol", bank)
        said.append(("protocol", value, note))
        words.append(f"({word})")
    if entry.port:
        declared = attribute_of(bank, "flow", "port")
        if declared is None:
            raise BadInput("a port cannot be kept by this bank", remedy="Leave it out.")
        said.append(("port", entry.port if declared.type is AnswerType.NUMBER else str(entry.port), ""))
        words.append(f"port {entry.port}")
    if entry.carrying:
        data = members(entry.carrying, ("data",), directory, offers)
        said.append(("carries", data, ""))
        words.append(f"carrying {', '.join(directory.name(each) for each in data)}")
    return said, words
