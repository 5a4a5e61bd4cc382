"""How services run: power over the host, limits, versions; and a list of the keys that say nothing here."""

from __future__ import annotations

from collections.abc import Mapping

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.plain import at, items, line_of, text, truth
from tmtui.exchange.readers.compose.service import Service

USED = (
    "image", "build", "container_name", "hostname", "ports", "expose", "networks", "network_mode", "environment",
    "depends_on", "links", "command", "entrypoint", "volumes", "secrets", "privileged", "cap_add", "pid", "ipc",
    "user", "deploy", "mem_limit", "cpus",
)  # fmt: skip
"""Keys of a service that mean something here."""

_POWERFUL = ("SYS_ADMIN", "ALL", "SYS_MODULE", "SYS_PTRACE", "NET_ADMIN", "DAC_READ_SEARCH")


def settings(draft: Draft, services: Mapping[str, Service], host: str) -> None:
    """Say how the services run, and list what was not taken."""
    for service in services.values():
        _power(draft, service, host)
        _version(draft, service)
        for key in service.options:
            if key not in USED:
                line = line_of(service.options, key)
                draft.ignore(f"{service.name}: {key}", "says nothing that a question asks for", line)
    limited = [service for service in services.values() if _is_limited(service)]
    first = next(iter(services.values()))
    value = "yes" if len(limited) == len(services) else "partly" if limited else "no"
    draft.say(host, "containers_limited", value, at=limited[0].line if limited else first.line)


def _power(draft: Draft, service: Service, host: str) -> None:
    """Say where a container has power over the machine under it."""
    for key in ("privileged", "cap_add", "pid", "ipc"):
        given, line = service.options.get(key), line_of(service.options, key)
        powerful = {
            "privileged": truth(given) is True,
            "cap_add": any(text(each).removeprefix("CAP_").upper() in _POWERFUL for each in items(given)),
            "pid": text(given) == "host",
            "ipc": text(given) == "host",
        }[key]
        if powerful:
            draft.say(host, "breakout_allowed", "used", at=line, note=f"{service.name}: {key}")
            if key == "privileged":
                draft.say(host, "administered_from", [service.component], at=line)
    user = text(service.options.get("user"))
    if user:
        root = user.partition(":")[0] in ("0", "root")
        draft.say(service.component, "full_rights", "yes" if root else "no", at=line_of(service.options, "user"))


def _version(draft: Draft, service: Service) -> None:
    """Say where a service takes whatever is newest; a digest names one image for good."""
    if not service.image or "@sha256:" in service.image:
        return
    tag = service.image.rpartition("/")[2].partition(":")[2]
    if tag in ("", "latest"):
        line = line_of(service.options, "image")
        draft.ignore(f"{service.name}: image {service.image}", "names no version, so what runs can change unseen", line)


def _is_limited(service: Service) -> bool:
    limits = at(service.options, "deploy", "resources", "limits")
    return bool(limits) or bool(text(service.options.get("mem_limit")))
