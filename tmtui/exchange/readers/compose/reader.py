"""A compose file as facts: what is meant to run, so the basis of everything is *document*.

All services run on one host that the file does not name. What a published port is open to, the file does not know
either: that is a zone of its own whose kind the interview asks for. Values of secrets are never taken, only that there
are some and where they lie.
"""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.incoming.plain import Plain, items, line_of, mapping, text, truth
from tmtui.exchange.incoming.recognise import technology_of
from tmtui.exchange.incoming.yaml_ import read_yaml
from tmtui.exchange.readers.compose.connections import connect, publish
from tmtui.exchange.readers.compose.holdings import secrets, volumes
from tmtui.exchange.readers.compose.service import Service, environment, names_of
from tmtui.exchange.readers.compose.settings import settings
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis

HOST = "Docker host"
TOP = ("services", "networks", "volumes", "secrets", "configs", "name", "version", "include")
"""Keys at the top of a file that mean something here; the rest is listed as ignored."""


def read(document: Document, bank: Bank, answers: Answers) -> Imported:
    """Return what a compose file says.

    Raises:
        BadInput: when it is no compose file.
    """
    found = read_yaml(document)
    top = mapping(found.documents[0]) if found.documents else {}
    services = mapping(top.get("services"))
    if not services:
        raise BadInput("there are no services in the file", place=document.start, remedy="Is it a compose file?")
    draft = Draft("compose", document, bank, answers, Basis.DOCUMENT)
    for tag, line in found.tags:
        draft.ignore(f"tag {tag}", "tags are for the tool that merges files", line)
    for key in top:
        if key not in TOP and not key.startswith("x-"):
            draft.ignore(f"top level: {key}", "says nothing about structure", line_of(top, key))
    if "include" in top:
        draft.ignore("include", "other files are not fetched; import them one by one", line_of(top, "include"))
    host = draft.add("component", HOST, ident="the host", at=line_of(top, "services"))
    draft.say(host, "technology", "container-host", at=line_of(top, "services"))
    zones = _networks(draft, mapping(top.get("networks")), services, line_of(top, "services"))
    known = {name: _service(draft, name, value, services, host, zones) for name, value in services.items()}
    volumes(draft, known, mapping(top.get("volumes")), host)
    secrets(draft, known, mapping(top.get("secrets")), mapping(top.get("configs")))
    connect(draft, known)
    publish(draft, known, host)
    settings(draft, known, host)
    return draft.done(text(top.get("name")))


def _networks(draft: Draft, declared: dict[str, Plain], services: dict[str, Plain], line: int) -> dict[str, str]:
    """Add a zone for every network that some service is in; return them by name."""
    used = dict.fromkeys(name for value in services.values() for name in _networks_of(mapping(value)))
    zones: dict[str, str] = {}
    for name in used:
        options = mapping(declared.get(name))
        at = line_of(declared, name) if name in declared else line
        called = "Default network of the compose file" if name == "default" else f"Network {name}"
        zones[name] = draft.add("zone", called, ident=f"network {name}", at=at)
        draft.say(zones[name], "kind", "namespace", at=at)
        draft.say(zones[name], "run_by", "us", at=at)
        # Containers in one network reach each other on every port; nothing in a compose file keeps them apart.
        draft.say(zones[name], "isolated", "no", at=at)
        draft.say(zones[name], "lets_in", "listed", at=at, note="published ports only")
        if truth(options.get("internal")):
            draft.say(zones[name], "outgoing", "nowhere", at=line_of(options, "internal"))
        if truth(options.get("external")):
            draft.ignore(f"network {name}: external", "who else is in it, another file says", at)
    for name in declared:
        if name not in used:
            draft.ignore(f"network {name}", "no service is in it", line_of(declared, name))
    return zones


def _networks_of(value: dict[str, Plain]) -> list[str]:
    if text(value.get("network_mode")):
        return []
    listed = value.get("networks")
    found = [text(each) for each in items(listed)] or list(mapping(listed))
    return [name for name in found if name] or ["default"]


def _service(
    draft: Draft, name: str, value: Plain, services: dict[str, Plain], host: str, zones: dict[str, str]
) -> Service:
    """Add the component of a service."""
    options, line = mapping(value), line_of(services, name)
    image = text(options.get("image"))
    component = draft.add("component", name, ident=name, at=line)
    technology = technology_of(draft.bank, image, name, text(options.get("container_name")))
    draft.say(component, "technology", technology, at=line_of(options, "image") or line, note=image or "built here")
    draft.say(component, "runs_on", host, at=line)
    for number, network in enumerate(_networks_of(options)):
        at = line_of(options, "networks") or line
        if number == 0:
            draft.say(component, "zone", zones[network], at=at)
        else:
            draft.say(component, "also_in", [zones[network]], at=at)
    return Service(name, component, options, line, technology, image, environment(options), names_of(name, options))
