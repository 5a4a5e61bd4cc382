"""Networks and subnets as zones, and everything that stands in them or in the account as components."""

from __future__ import annotations

from tmtui.exchange.incoming.plain import number
from tmtui.exchange.readers.terraform.catalogue import COMPONENTS, NETWORKS, SUBNETS
from tmtui.exchange.readers.terraform.estate import Estate, name_of
from tmtui.exchange.readers.terraform.resources import MANAGED, Resource

_PARENTS = {
    "aws_ecs_service": "aws_ecs_cluster", "aws_eks_node_group": "aws_eks_cluster",
    "google_container_node_pool": "google_container_cluster",
}  # fmt: skip
"""Type of resource: what it runs on."""

_ENGINES = (
    ("postgres", "postgres"), ("mysql", "mysql"), ("mariadb", "mysql"), ("aurora", "mysql"), ("oracle", "oracle"),
    ("sqlserver", "mssql"), ("mssql", "mssql"), ("redis", "redis"), ("valkey", "redis"), ("memcached", "memcached"),
)  # fmt: skip


def zones(estate: Estate) -> None:
    """Add networks and their subnets."""
    draft = estate.draft
    for each in (one for one in estate.resources if one.type in NETWORKS):
        zone = draft.add("zone", name_of(each), ident=each.address, at=each.pointer)
        draft.say(zone, "kind", "cloud-network", at=each.pointer)
        draft.say(zone, "parent", estate.account(each)[0], at=each.pointer)
        estate.zones[each.address] = zone
    for each in (one for one in estate.resources if one.type in SUBNETS):
        network = next((other for other in each.linked(*NETWORKS) if other.address in estate.zones), None)
        zone = draft.add("zone", name_of(each), ident=each.address, at=each.pointer)
        draft.say(zone, "kind", "cloud-network", at=each.pointer)
        parent = estate.zones[network.address] if network is not None else estate.account(each)[0]
        draft.say(zone, "parent", parent, at=each.pointer)
        estate.zones[each.address] = zone


def components(estate: Estate) -> None:
    """Add everything that is one thing, in the place it stands in."""
    draft, total = estate.draft, len(estate.resources)
    for count, each in enumerate(estate.resources):
        draft.document.progress(count, total)
        if each.mode != MANAGED or each.type not in COMPONENTS:
            continue
        component = draft.add("component", name_of(each), ident=each.address, at=each.pointer)
        technology = COMPONENTS[each.type]
        draft.say(component, "technology", technology, at=each.pointer, note=each.type)
        estate.components[each.address] = component
        estate.technologies[component] = technology
        estate.schemes[component] = scheme_of(each, technology)
        wanted = number(each.look("desired_count") or each.look("desired_capacity") or each.look("target_size"))
        if wanted and wanted >= 1 and wanted == int(wanted):
            draft.say(component, "count", int(wanted), at=each.pointer)
    for each in estate.resources:
        component = estate.components.get(each.address, "")
        if component:
            draft.say(component, "zone", _zone(estate, each), at=each.pointer)
            hosts = [estate.components.get(one.address, "") for one in each.linked(_PARENTS.get(each.type, "-"))]
            draft.say(component, "runs_on", hosts[0] if hosts else "", at=each.pointer)


def _zone(estate: Estate, resource: Resource) -> str:
    """Return where a resource stands: its subnet, the network all its subnets are in, or the account."""
    known = [each.address for each in estate.places(resource) if each.address in estate.zones]
    found = list(dict.fromkeys(estate.zones[address] for address in known))
    if len(found) > 1:
        parents = {estate.draft.said(each, "parent") for each in found}
        if len(parents) == 1:
            return str(parents.pop())
    return found[0] if found else estate.account(resource)[0]


def scheme_of(resource: Resource, technology: str) -> str:
    """Return what is spoken with a store, by its engine or its type; empty where neither tells."""
    if technology == "object-storage":
        return "s3"
    told = f"{resource.type} {resource.word('engine')} {resource.word('database_version')}".lower()
    return next((scheme for word, scheme in _ENGINES if word in told), "")
