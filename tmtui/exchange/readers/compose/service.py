"""One service of a compose file, in the one shape its many spellings come down to."""

from __future__ import annotations

from tmtui.exchange.incoming.plain import Plain, items, line_of, mapping, text
from tmtui.model.frozen import frozen


@frozen
class Service:
    """A service."""

    name: str
    component: str
    """Its subject key."""
    options: dict[str, Plain]
    line: int
    technology: str
    image: str
    environment: tuple[tuple[str, str, int], ...]
    """Name, value and line of every variable."""
    names: tuple[str, ...]
    """What other services can call it by."""


def environment(options: dict[str, Plain]) -> tuple[tuple[str, str, int], ...]:
    """Return the variables of a service, written as a list or as a mapping."""
    given = options.get("environment")
    found: list[tuple[str, str, int]] = []
    for number, entry in enumerate(items(given)):
        name, _, value = text(entry).partition("=")
        found.append((name, value, line_of(given, number)))
    found += [(name, text(value), line_of(given, name)) for name, value in mapping(given).items()]
    return tuple(found)


def names_of(name: str, options: dict[str, Plain]) -> tuple[str, ...]:
    """Return everything a service answers to: its name, its container's, its aliases."""
    aliases = [
        text(alias)
        for network in mapping(options.get("networks")).values()
        for alias in items(mapping(network).get("aliases"))
    ]
    named = (name, text(options.get("container_name")), text(options.get("hostname")), *aliases)
    return tuple(dict.fromkeys(each for each in named if each))
