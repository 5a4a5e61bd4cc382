"""What services keep and which secrets they hold: volumes as data, passwords as accounts. Never the secret itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.plain import Plain, items, line_of, text
from tmtui.exchange.readers.compose.service import Service

_SECRET = re.compile(
    r"(?i)(?:PASS(?:WORD|WD|PHRASE)?|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)(?:$|_)"
)
_IN_FILE = re.compile(r"(?i)_FILE$")
_IN_ADDRESS = re.compile(r"://[^\s/@:]{0,200}:(?P<secret>[^\s/@]{1,200})@")
"""A password inside an address: `postgres://shop:secret@db`."""


def volumes(draft: Draft, services: Mapping[str, Service], declared: dict[str, Plain], host: str) -> None:
    """Add the data in named volumes; the control socket of the host is power over it, not data."""
    used: set[str] = set()
    for service in services.values():
        given = service.options.get("volumes")
        for index, entry in enumerate(items(given)):
            line = line_of(given, index)
            source = text(entry.get("source")) if isinstance(entry, dict) else text(entry).partition(":")[0]
            if source.endswith("docker.sock"):
                draft.say(host, "socket_given", "yes", at=line, note=f"to {service.name}")
                draft.say(host, "administered_from", [service.component], at=line)
            elif source in declared or (source and source[:1] not in "./~$" and not isinstance(entry, dict)):
                used.add(source)
                data = draft.add("data", f"Volume {source}", ident=f"volume {source}", at=line)
                draft.say(data, "stored_by", [service.component], at=line)
            else:
                draft.ignore(f"{service.name}: volume {source}", "a folder of the host, not data of its own", line)
    for name in declared:
        if name not in used:
            draft.ignore(f"volume {name}", "no service uses it", line_of(declared, name))


def secrets(
    draft: Draft, services: Mapping[str, Service], declared: dict[str, Plain], configs: dict[str, Plain]
) -> None:
    """Add an account for every secret, held by the services that get it."""
    used: set[str] = set()
    for service in services.values():
        given = service.options.get("secrets")
        for index, entry in enumerate(items(given)):
            name = text(entry.get("source")) if isinstance(entry, dict) else text(entry)
            if not name:
                continue
            used.add(name)
            _held(draft, f"Secret {name}", f"secret {name}", service, line_of(given, index), "file")
        for name, value, line in service.environment:
            inside = _IN_ADDRESS.search(value)
            secret = inside["secret"] if inside is not None else value
            if inside is not None or (_SECRET.search(name) and not _IN_FILE.search(name)):
                where = "open" if secret and not secret.startswith("$") else "file"
                _held(draft, f"{name} of {service.name}", f"variable {service.name} {name}", service, line, where)
    for name in declared:
        if name not in used:
            draft.ignore(f"secret {name}", "no service gets it", line_of(declared, name))
    for name in configs:
        draft.ignore(f"config {name}", "a file of settings", line_of(configs, name))


def _held(draft: Draft, name: str, ident: str, service: Service, line: int, kept: str) -> None:
    identity = draft.add("identity", name, ident=ident, at=line)
    draft.say(identity, "held_on", [service.component], at=line)
    draft.say(identity, "for_program", "yes", at=line)
    draft.say(identity, "kept_in", kept, at=line)
