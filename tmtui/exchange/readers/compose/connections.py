"""Who calls whom in a compose file, and which ports are open to the outside of the host.

A connection is taken from `depends_on`, `links`, and every address in the environment or the command that names another
service; its line is the evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tmtui.exchange.incoming.addresses import addresses
from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.plain import Plain, items, line_of, mapping, number, text
from tmtui.exchange.incoming.recognise import protocol_of
from tmtui.exchange.readers.compose.service import Service

OUTSIDE = "Network around the Docker host"
CLIENTS = "Whoever reaches the Docker host"

_LOOPBACK = ("127.", "localhost", "[::1]", "::1")


def connect(draft: Draft, services: Mapping[str, Service]) -> None:
    """Add the flows between services."""
    by_name = {name: service for service in services.values() for name in service.names}
    for service in services.values():
        called: dict[str, tuple[str, int | None, int]] = {}
        for _, name, _, line in _dependencies(service):
            if name not in by_name:
                draft.ignore(f"{service.name}: needs {name}", "no service of the file has this name", line)
        for scheme, host, port, line in (*_addresses(service), *_dependencies(service)):
            target = by_name.get(host)
            if target is None or target is service:
                continue
            known = called.get(target.name)
            if known is None or (not known[0] and scheme) or (known[1] is None and port is not None):
                called[target.name] = (scheme or (known[0] if known else ""), port, line or service.line)
        for name, (scheme, port, line) in called.items():
            target = services[name]
            flow = draft.connect(service.component, target.component, at=line)
            port = port or _only_port(target)
            protocol = protocol_of(draft.bank, port=port, scheme=scheme, technology=target.technology)
            if protocol:
                draft.say(flow, "protocol", protocol, at=line)
            if port:
                draft.say(flow, "port", port, at=line)


def publish(draft: Draft, services: Mapping[str, Service], host: str) -> None:
    """Add the flows from outside for published ports."""
    for service in services.values():
        ports = service.options.get("ports")
        for index, entry in enumerate(items(ports)):
            line = line_of(ports, index)
            address, inside, transport = _port(entry)
            if inside is None:
                draft.ignore(f"{service.name}: port {text(entry)}", "not understood as a port", line)
            elif address.startswith(_LOOPBACK):
                draft.ignore(f"{service.name}: port {text(entry)}", "open to the host itself only", line)
            else:
                zone = draft.add("zone", OUTSIDE, ident="around the host", at=line)
                clients = draft.add("component", CLIENTS, ident="around the host", at=line)
                draft.say(clients, "zone", zone, at=line)
                draft.say(host, "zone", zone, at=line)
                flow = draft.connect(clients, service.component, ident=f"{inside}/{transport}", at=line)
                protocol = protocol_of(draft.bank, port=inside, technology=service.technology) or transport
                draft.say(flow, "protocol", protocol, at=line)
                draft.say(flow, "port", inside, at=line)
                if isinstance(entry, str) and "-" in entry.rpartition(":")[2]:
                    draft.ignore(f"{service.name}: port {text(entry)}", "the first port stands for all of them", line)
        mode = text(service.options.get("network_mode"))
        if mode:
            line = line_of(service.options, "network_mode")
            why = (
                "all its ports are open on the host; list them" if mode == "host" else "it is in no network of the file"
            )
            draft.ignore(f"{service.name}: network_mode {mode}", why, line)


def _dependencies(service: Service) -> Iterator[tuple[str, str, int | None, int]]:
    """Yield scheme, host, port and line of what a service says it needs."""
    for key in ("depends_on", "links"):
        given = service.options.get(key)
        for index, entry in enumerate(items(given)):
            yield "", text(entry).partition(":")[0], None, line_of(given, index)
        for name in mapping(given):
            yield "", name, None, line_of(given, name)


def _addresses(service: Service) -> Iterator[tuple[str, str, int | None, int]]:
    """Yield scheme, host, port and line of every address in the environment and the command."""
    texts = [(value, line) for _, value, line in service.environment]
    for key in ("command", "entrypoint"):
        given = service.options.get(key)
        texts += [(text(each), line_of(given, index)) for index, each in enumerate(items(given))]
        texts += [(text(given), line_of(service.options, key))]
    for value, line in texts:
        for each in addresses(value):
            yield each.scheme, each.host, each.port, line


def _port(entry: Plain) -> tuple[str, int | None, str]:
    """Return the address a port is bound to, the port inside the container, and tcp or udp."""
    if isinstance(entry, dict):
        inside = number(entry.get("target"))
        return text(entry.get("host_ip")), int(inside) if inside else None, text(entry.get("protocol")) or "tcp"
    written, _, transport = text(entry).partition("/")
    outside, _, inside_text = written.rpartition(":")
    address = outside.rpartition(":")[0]
    first = inside_text.partition("-")[0]
    usable = first.isascii() and first.isdigit() and 0 < int(first[:6]) < 65_536
    return address, int(first) if usable else None, transport or "tcp"


def _only_port(service: Service) -> int | None:
    """Return the port a service listens on where the file names exactly one."""
    found = {_port(entry)[1] for key in ("expose", "ports") for entry in items(service.options.get(key))}
    return next(iter(found)) if len(found) == 1 else None
