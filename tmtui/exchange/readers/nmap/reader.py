"""An nmap scan as facts: what was measured, so the basis of everything is *tool*.

A port that answered is a connection that can be opened from where the scan was made, so it becomes a flow from there. A
host that the model knows by a name or an address keeps its key, and a port that some flow of the model already leads to
is no news: what an import of a scan shows is what the model does not know. Hosts are read one by one and let go, so a
scan of thousands takes little memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from xml.etree.ElementTree import Element

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.incoming.xml_ import local, whole_elements
from tmtui.exchange.readers.nmap.host import Host, Port, host_of
from tmtui.exchange.readers.nmap.kind import technologies, technology_of_host
from tmtui.exchange.readers.nmap.spoken import spoken
from tmtui.model.answers import EXISTS, Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis
from tmtui.model.frozen import changing
from tmtui.model.subject import ends_of, key, kind_of, slug

PLACE = "Network the scan was made from"
SCANNER = "Whoever reaches what was scanned"


@changing
class _Known:
    """What the model holds already, looked up by what a scan sees."""

    by_name: dict[str, str] = field(default_factory=dict)
    """Name, slug or address in small letters: component."""
    ports: dict[str, set[int]] = field(default_factory=dict)
    """Component: ports that some flow leads to."""
    components: set[str] = field(default_factory=set)
    protocols: dict[tuple[int, str, bool], str] = field(default_factory=dict)
    """Port, service, whether inside TLS: what is spoken there. The same few stand open on thousands of hosts."""
    technologies: frozenset[str] = frozenset()


def read(document: Document, bank: Bank, answers: Answers) -> Imported:
    """Return what a scan saw.

    Raises:
        BadInput: when it is no scan by nmap.
    """
    draft = Draft("nmap", document, bank, answers, Basis.TOOL)
    known = _known(bank, answers)
    down = closed = unsure = 0
    root: Element | None = None
    for element in whole_elements(document, "host", "taskbegin", "taskend", "taskprogress", "runstats"):
        root = element
        if local(element) != "host":
            continue
        host = host_of(element)
        if not host.up:
            down += 1
        elif not host.addresses and not host.names:
            draft.ignore("a host without an address", "nothing to call it by")
        else:
            _host(draft, host, known)
            closed += host.closed
            unsure += host.unsure
    if root is None:
        raise BadInput("there are no hosts in the file", place=document.start, remedy="Write it with `nmap -oX FILE`.")
    if down:
        draft.ignore(f"{down:,} hosts that did not answer", "nothing was seen of them")
    if closed:
        draft.ignore(f"{closed:,} ports that were closed or filtered", "no connection can be opened there")
    if unsure:
        draft.ignore(f"{unsure:,} ports that are open or filtered", "nothing answered; scan them with -sV to be sure")
    return draft.done("Scan")


def _host(draft: Draft, host: Host, known: _Known) -> None:
    """Add a host and a flow for every port that answered."""
    at = f"host {host.addresses[0] if host.addresses else host.names[0]}"
    component = _component(draft, host, known, at)
    ports = known.ports.get(component, set())
    if component not in known.components:
        # Somebody who knows the machine knows better than a guess by its ports.
        technology = technology_of_host(draft.bank, known.technologies, host)
        if technology:
            draft.say(component, "technology", technology, at=at, note=host.about)
    draft.say(component, "addresses", " ".join((*host.addresses, *host.names)), at=at, note=host.seen)
    for port in host.ports:
        if port.number not in ports:
            _port(draft, component, port, known, f"{at} port {port.number}/{port.transport}")


def _component(draft: Draft, host: Host, known: _Known, at: str) -> str:
    """Return the key of a host: that of the model where it knows one by this name or address."""
    ident = host.addresses[0] if host.addresses else host.names[0]
    for word in (*host.names, *host.addresses, *(name.partition(".")[0] for name in host.names)):
        found = known.by_name.get(word.lower())
        if found is not None:
            return draft.keep(found, ident)
    return draft.add("component", host.names[0] if host.names else ident, ident=ident, at=at)


def _port(draft: Draft, component: str, port: Port, known: _Known, at: str) -> None:
    """Add the flow that leads to an open port."""
    zone = draft.add("zone", PLACE, ident="scan", at="runstats")
    scanner = draft.add("component", SCANNER, ident="scanner", at="runstats")
    draft.say(scanner, "zone", zone, at="runstats")
    ident = f"{component} {port.number}/{port.transport}"
    flow = draft.connect(scanner, component, ident=ident, suffix=str(port.number), at=at)
    seen = (port.number, port.scheme, port.encrypted)
    if seen not in known.protocols:
        known.protocols[seen] = spoken(draft.bank, port)
    protocol = known.protocols[seen]
    if protocol:
        draft.say(flow, "protocol", protocol, at=at, note=port.about)
    else:
        draft.say(flow, "protocol", port.transport, at=at, note=port.about or port.scheme)
    draft.say_port(flow, port.number, at=at)
    if port.encrypted:
        draft.say(flow, "encryption", "tls", at=at)


def _known(bank: Bank, answers: Answers) -> _Known:
    """Look up, once, what the model holds that no scan brought: what one did is found again by its id."""
    found = _Known(technologies=technologies(bank))
    protocols: Mapping[str, object] = {}
    catalogue = bank.catalogue_of("flow", "protocol")
    if catalogue is not None:
        protocols = {row.value: dict(row.implied).get("port") for row in catalogue.rows}
    for subject in answers.subjects():
        kind, there = kind_of(subject), answers.get(subject, EXISTS)
        if there is None or there.fact.source == "import:nmap":
            continue
        if kind == "component" and answers.exists(subject):
            name = answers.value(subject, "name")
            words = [str(name).lower(), slug(str(name)), subject.partition("/")[2]]
            words += str(answers.value(subject, "addresses") or "").lower().split()
            found.components.add(subject)
            for word in words:
                found.by_name.setdefault(word, subject)
        elif kind == "flow" and answers.exists(subject):
            target = key("component", ends_of(subject).target)
            port = answers.value(subject, "port") or protocols.get(str(answers.value(subject, "protocol")))
            if isinstance(port, (int, float)):
                found.ports.setdefault(target, set()).add(int(port))
    return found
