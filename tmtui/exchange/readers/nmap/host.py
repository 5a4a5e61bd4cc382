"""One host of a scan, as plain values."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from tmtui.exchange.incoming.xml_ import child, children
from tmtui.model.frozen import frozen
from tmtui.model.text import one_line

SURE = 95
"""Per cent of accuracy below which a match of nmap is a guess: it stands in the note, and nothing follows from it."""

PERHAPS = "perhaps "


@frozen
class Port:
    """A port that answered."""

    number: int
    transport: str
    """tcp or udp."""
    scheme: str
    """Name of the service, as nmap calls it."""
    product: str
    version: str
    encrypted: bool
    """Whether it was spoken to inside TLS."""

    @property
    def about(self) -> str:
        """Product and version, as they were seen."""
        return " ".join(part for part in (self.product, self.version) if part)


@frozen
class Host:
    """A host."""

    up: bool
    addresses: tuple[str, ...]
    """IPv4 and IPv6, then the hardware address."""
    names: tuple[str, ...]
    ports: tuple[Port, ...]
    closed: int
    """How many ports were seen closed or filtered."""
    unsure: int
    """How many are open or filtered: nothing came back."""
    kinds: tuple[str, ...]
    """What nmap takes the machine for, likeliest first: `general purpose`, `printer`."""
    system: str
    """Its operating system, as nmap guesses; empty where it did not."""
    maker: str

    @property
    def seen(self) -> str:
        """Its system and its maker, in words."""
        return ", ".join(part for part in (self.system, self.maker) if part)

    @property
    def about(self) -> str:
        """The system and what speaks on its ports, in words."""
        spoken = [port.about for port in self.ports if port.about]
        return "; ".join(dict.fromkeys(part for part in (self.system, *spoken) if part))[:500]


def host_of(element: Element) -> Host:
    """Read a host."""
    status = child(element, "status")
    addresses = sorted(
        (each.get("addrtype", "") == "mac", one_line(each.get("addr", ""))) for each in children(element, "address")
    )
    names = [one_line(each.get("name", "")) for each in children(child(element, "hostnames"), "hostname")]
    found = child(element, "ports")
    ports, closed, unsure = [], 0, 0
    for each in children(found, "port"):
        port = _port(each)
        if port is not None:
            ports.append(port)
            continue
        state = child(each, "state")
        is_unsure = state is not None and state.get("state") == "open|filtered"
        unsure, closed = unsure + is_unsure, closed + (not is_unsure)
    for each in children(found, "extraports"):
        count = each.get("count", "0")
        many = int(count) if count.isascii() and count.isdigit() and len(count) < 7 else 0
        unsure += many if each.get("state") == "open|filtered" else 0
        closed += many if each.get("state") != "open|filtered" else 0
    system = child(element, "os")
    classes = [*children(system, "osclass")]
    for match in children(system, "osmatch"):
        classes += children(match, "osclass")
    best = child(system, "osmatch") if system is not None else None
    return Host(
        status is None or status.get("state", "up") == "up",
        tuple(address for _, address in addresses if address),
        tuple(dict.fromkeys(name for name in names if name)),
        tuple(sorted(ports, key=lambda port: (port.number, port.transport))),
        closed,
        unsure,
        tuple(dict.fromkeys(one_line(each.get("type", "")) for each in classes if _is_sure(each))),
        _system(best, classes),
        one_line(next((each.get("vendor", "") for each in children(element, "address") if each.get("vendor")), "")),
    )


def _system(best: Element | None, classes: list[Element]) -> str:
    """Return the system by its best match; where nmap only guessed, with a word that says so."""
    if best is not None:
        return f"{'' if _is_sure(best) else PERHAPS}{one_line(best.get('name', ''))}"
    return one_line(f"{classes[0].get('osfamily', '')} {classes[0].get('osgen', '')}") if classes else ""


def _is_sure(match: Element) -> bool:
    accuracy = match.get("accuracy", "100")
    return accuracy.isascii() and accuracy.isdigit() and int(accuracy[:6]) >= SURE


def _port(element: Element) -> Port | None:
    """Read a port that answered; nothing for any other."""
    state, number = child(element, "state"), element.get("portid", "")
    if state is None or state.get("state") != "open" or not (number.isascii() and number.isdigit()):
        return None
    if not 0 < int(number[:6]) < 65_536:
        return None
    service = child(element, "service")
    known = service.attrib if service is not None else {}
    return Port(
        int(number), "udp" if element.get("protocol") == "udp" else "tcp", one_line(known.get("name", "")),
        one_line(known.get("product", "")), one_line(known.get("version", "")), known.get("tunnel") == "ssl",
    )  # fmt: skip
