"""What one file says about the clouds in it, while it is being read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.recognise import protocol_of
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.readers.terraform.catalogue import ACCOUNTS, BETWEEN, NETWORKS, SUBNETS, cloud_of
from tmtui.exchange.readers.terraform.resources import MANAGED, Resource
from tmtui.model.frozen import changing

INTERNET = "Internet"
ANYBODY = "Anybody on the internet"

_STEPS = 3
"""Most connecting resources between two others."""

_BY_API = (
    "managed-documents",
    "managed-queue",
    "cloud-function",
    "function-workflow",
    "stream-processing",
    "key-service",
    "cloud-secrets",
    "cloud-registry",
    "cloud-backup",
    "cloud-logging",
    "cloud-identity",
    "data-lake",
    "ai-model",
    "etl",
)
"""What is called through the interface of its cloud."""

_NAMES = ("name", "bucket", "function_name", "identifier", "cluster_identifier", "cluster_id", "cluster_name",
          "replication_group_id", "domain_name", "display_name", "account_id", "domain", "repository_id")  # fmt: skip


@changing
class Estate:
    """The clouds of a file."""

    draft: Draft
    tally: Tally
    resources: list[Resource]
    accounts: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Cloud: zone and component of its account."""
    zones: dict[str, str] = field(default_factory=dict)
    """Address of a network or subnet: its zone."""
    components: dict[str, str] = field(default_factory=dict)
    """Address of a resource: its component."""
    technologies: dict[str, str] = field(default_factory=dict)
    """Component: its technology."""
    schemes: dict[str, str] = field(default_factory=dict)
    """Component: what it speaks, where its type or engine tells."""

    def of(self, *types: str) -> Iterator[Resource]:
        """Yield the resources of some types that the file is about; what it only looks up is not among them."""
        wanted = frozenset(types)
        return (each for each in self.resources if each.type in wanted and each.mode == MANAGED)

    def account(self, resource: Resource) -> tuple[str, str]:
        """Return zone and component of the account a resource is in."""
        name = cloud_of(resource.type) or next(iter(ACCOUNTS.values()))
        if name not in self.accounts:
            draft, at = self.draft, resource.pointer
            zone = draft.add("zone", name, ident=name, at=at)
            draft.say(zone, "kind", "cloud", at=at)
            component = draft.add("component", name, ident=name, at=at)
            draft.say(component, "technology", "cloud-account", at=at)
            draft.say(component, "zone", zone, at=at)
            self.accounts[name] = (zone, component)
        return self.accounts[name]

    def anybody(self, at: str) -> str:
        """Return whoever is on the internet."""
        zone = self.draft.add("zone", INTERNET, ident="internet", at=at)
        self.draft.say(zone, "kind", "internet", at=at)
        anybody = self.draft.add("component", ANYBODY, ident="internet", at=at)
        self.draft.say(anybody, "zone", zone, at=at)
        return anybody

    def reached(self, resource: Resource) -> Iterator[tuple[Resource, str]]:
        """Yield what a resource refers to, also through what only connects, with the key it does so under."""
        seen = {resource.address}
        front = [(other, key) for other, key in resource.links.values()]
        for _ in range(_STEPS):
            following: list[tuple[Resource, str]] = []
            for other, key in front:
                if other.address in seen:
                    continue
                seen.add(other.address)
                yield other, key
                if other.type in BETWEEN:
                    following += [(further, key) for further, _ in other.links.values()]
            front = following

    def places(self, resource: Resource) -> list[Resource]:
        """Return the subnets a resource is in; where none is known, its networks."""
        found = [other for other, _ in self.reached(resource) if other.type in (*SUBNETS, *NETWORKS)]
        subnets = [each for each in found if each.type in SUBNETS]
        return subnets or found

    def connect(
        self, source: str, target: str, at: str, *, port: int | None = None, scheme: str = "", note: str = ""
    ) -> str:
        """Add a flow, once for each pair and port."""
        draft = self.draft
        flow = draft.connect(source, target, ident=f"{source} {target} {port or ''}", suffix=str(port or scheme), at=at)
        technology = self.technologies.get(target, "")
        scheme = scheme or ("" if port else self.schemes.get(target, ""))
        protocol = protocol_of(draft.bank, port=port, scheme=scheme, technology=technology)
        if not protocol and port is None and technology in _BY_API and not note.startswith(("all", "ports")):
            protocol = "cloud-api"
        if draft.said(flow, "protocol") is None and protocol:
            draft.say(flow, "protocol", protocol, at=at, note=note)
        draft.say_port(flow, port, at=at)
        return flow


def name_of(resource: Resource) -> str:
    """Return what people call a resource."""
    tagged = resource.tags.get("Name", "")
    named = next((resource.word(key) for key in _NAMES if resource.word(key)), "")
    index = resource.index.strip('"')
    plain = f"{resource.name} {index}".strip() if index else resource.name
    return tagged or named or (plain if plain not in ("this", "main", "default") else f"{resource.type} {plain}")
