"""Security groups and firewall rules: who is let in where, as flows.

A rule that lets in everybody leads from the internet to every member, unless the member says that it is reached from
inside only. A rule from one group to another leads from each member to each. What rules say of plain addresses is
counted: whose they are, the file does not say.
"""

from __future__ import annotations

from tmtui.exchange.incoming.plain import Plain, maps, number, text, texts
from tmtui.exchange.readers.terraform.catalogue import GROUPS, NETWORKS, SUBNETS
from tmtui.exchange.readers.terraform.estate import Estate
from tmtui.exchange.readers.terraform.resources import Resource
from tmtui.model.frozen import changing, frozen

EVERYBODY = ("0.0.0.0/0", "::/0", "*", "internet", "any")

MOST = 400
"""Flows one rule may become; a rule between larger groups is counted instead."""


MOST_OPEN = 5_000
"""The same where everybody is let in: that something is open counts more than that the list is short."""


@frozen
class Rule:
    """A rule that lets something in."""

    at: str
    members: tuple[str, ...]
    """Components it opens."""
    everybody: bool
    sources: tuple[str, ...]
    """Components it opens them to."""
    addresses: tuple[str, ...]
    ports: tuple[int | None, ...]
    """Nothing for all ports or a range."""
    note: str


@changing
class _Members:
    by_group: dict[str, list[Resource]]
    """Address of a group: what is in it."""
    tagged: dict[str, list[Resource]]
    """Tag in Google Cloud: machines that carry it."""


def rules(estate: Estate) -> None:
    """Add the flows that rules let in."""
    members = _members(estate)
    for group in estate.of(*GROUPS):
        _egress(estate, group, members)
        inside = _keys(estate, members.by_group.get(group.address, []))
        for block in (*maps(group.values.get("ingress")), *maps(group.values.get("security_rule"))):
            rule = _rule(estate, members, group, block, inside)
            if rule is not None:
                _flows(estate, rule)
    for each in estate.of(
        "aws_security_group_rule", "aws_vpc_security_group_ingress_rule", "azurerm_network_security_rule"
    ):
        if text(each.values.get("type")) == "egress":
            continue
        keys = ("security_group_id", "network_security_group_name")
        groups = [one for one, key in each.links.values() if one.type in GROUPS and key in keys]
        inside = _keys(estate, [member for one in groups for member in members.by_group.get(one.address, [])])
        rule = _rule(estate, members, each, each.values, inside)
        if rule is not None:
            _flows(estate, rule)
    for each in estate.of("google_compute_firewall"):
        _google(estate, members, each)


def _members(estate: Estate) -> _Members:
    """Find out what is in which group: named by itself, by its interface, or by the subnet it stands in."""
    found = _Members({}, {})
    guarded: dict[str, list[Resource]] = {}
    for each in estate.of("azurerm_subnet_network_security_group_association",
                          "azurerm_network_interface_security_group_association"):  # fmt: skip
        for group in each.linked(*GROUPS):
            for place in each.linked(*SUBNETS, "azurerm_network_interface"):
                guarded.setdefault(place.address, []).append(group)
    for each in estate.resources:
        if each.address not in estate.components:
            continue
        reached = [other for other, _ in estate.reached(each)]
        groups = [other for other in reached if other.type in GROUPS]
        groups += [group for other in reached for group in guarded.get(other.address, ())]
        for address in dict.fromkeys(one.address for one in groups):
            found.by_group.setdefault(address, []).append(each)
        if each.type.startswith("google_compute_instance"):
            for tag in texts(each.values.get("tags")):
                found.tagged.setdefault(tag, []).append(each)
    return found


def _rule(
    estate: Estate, members: _Members, of: Resource, block: dict[str, Plain], inside: list[tuple[str, Resource]]
) -> Rule | None:
    """Read one rule of AWS or Azure; nothing where it lets nothing in."""
    if text(block.get("direction")).lower() == "outbound" or text(block.get("access")).lower() == "deny":
        return None
    addresses = [
        one
        for key in ("cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6", "source_address_prefix",
                    "source_address_prefixes")
        for one in texts(block.get(key))
    ]  # fmt: skip
    keys = ("security_groups", "source_security_group_id", "referenced_security_group_id",
            "source_application_security_group_ids")  # fmt: skip
    named = {one for key in keys for one in texts(block.get(key))}
    groups = [one for one, key in of.links.values() if one.type in GROUPS and key in keys]
    if named:
        groups = [one for one in groups if named & {one.word("id"), one.word("name")}] or groups
    elif addresses and block is not of.values:
        groups = []
    sources = [key for one in groups for key, _ in _keys(estate, members.by_group.get(one.address, []))]
    if block.get("self") is True:
        sources += [key for key, _ in inside]
    ports, note = _ports(block)
    everybody = any(one.lower() in EVERYBODY for one in addresses)
    plain = tuple(one for one in addresses if one.lower() not in EVERYBODY)
    open_ones = tuple(key for key, each in inside if not (everybody and not sources and is_inside_only(each)))
    hidden = len(inside) - len(open_ones)
    if hidden:
        estate.tally.add(
            "rule from everybody to what is reached from inside only", "nobody outside gets there", of.pointer
        )
    if not inside:
        estate.tally.add("rule of a group that nothing in the file is in", "it opens nothing", of.pointer)
        return None
    return Rule(of.pointer, open_ones, everybody, tuple(dict.fromkeys(sources)), plain, ports, note)


def _google(estate: Estate, members: _Members, each: Resource) -> None:
    """Add the flows of a firewall rule of Google Cloud: its targets are machines with a tag, or all in its network."""
    if each.word("direction").upper() == "EGRESS" or (each.values.get("deny") and not each.values.get("allow")):
        return
    tags = texts(each.values.get("target_tags"))
    if tags:
        targets = [one for tag in tags for one in members.tagged.get(tag, [])]
    else:
        networks = each.linked(*NETWORKS)
        machines = [one for one in estate.of("google_compute_instance") if one.address in estate.components]
        targets = [one for one in machines if not networks or set(networks) & _networks(estate, one)]
    addresses = texts(each.values.get("source_ranges"))
    sources = [
        key for tag in texts(each.values.get("source_tags")) for key, _ in _keys(estate, members.tagged.get(tag, []))
    ]
    everybody = any(one in EVERYBODY for one in addresses)
    plain = tuple(one for one in addresses if one not in EVERYBODY)
    inside = tuple(dict.fromkeys(key for key, _ in _keys(estate, targets)))
    if not inside:
        estate.tally.add("firewall rule for machines that are not in the file", "it opens nothing", each.pointer)
        return
    for block in maps(each.values.get("allow")):
        ports = [_number(one) for one in texts(block.get("ports"))] or [None]
        note = "" if texts(block.get("ports")) else f"all ports, {text(block.get('protocol')) or 'any protocol'}"
        _flows(estate, Rule(each.pointer, inside, everybody, tuple(sources), plain, tuple(ports), note))


def _flows(estate: Estate, rule: Rule) -> None:
    """Add the flows of a rule."""
    if rule.everybody and len(rule.members) * len(rule.ports) > MOST_OPEN:
        what = f"rule from everybody to {len(rule.members)} things"
        estate.tally.add(what, "too many flows to be of use; draw those that are used", rule.at)
    elif rule.everybody:
        for member in rule.members:
            for port in rule.ports:
                estate.connect(estate.anybody(rule.at), member, rule.at, port=port, note=rule.note)
    for address in rule.addresses:
        estate.tally.add(f"rule for addresses {address}", "whose they are, the file does not say", rule.at)
    if len(rule.sources) * len(rule.members) * len(rule.ports) > MOST:
        what = f"rule from {len(rule.sources)} to {len(rule.members)} things"
        estate.tally.add(what, "too many flows to be of use; draw those that are used", rule.at)
        return
    for source in rule.sources:
        for member in rule.members:
            for port in rule.ports if source != member else ():
                estate.connect(source, member, rule.at, port=port, note=rule.note)


def _egress(estate: Estate, group: Resource, members: _Members) -> None:
    """Say that a network lets everything out where the group of something in it does."""
    for block in maps(group.values.get("egress")):
        addresses = (*texts(block.get("cidr_blocks")), *texts(block.get("ipv6_cidr_blocks")))
        if any(one in EVERYBODY for one in addresses) and text(block.get("protocol")) in ("-1", "all"):
            for each in members.by_group.get(group.address, []):
                zone = estate.draft.said(estate.components[each.address], "zone")
                if isinstance(zone, str) and zone in estate.zones.values():
                    estate.draft.say(zone, "outgoing", "anywhere", at=group.pointer)


def is_inside_only(resource: Resource) -> bool:
    """Whether a resource says that it has no address on the internet."""
    flags = ("associate_public_ip_address", "publicly_accessible", "public_network_access_enabled")
    if any(resource.flag(key) is False for key in flags):
        return True
    scheme = resource.word("load_balancing_scheme").upper().startswith("INTERNAL")
    return scheme or resource.flag("internal") is True or resource.word("scheme") == "internal"


def _ports(block: dict[str, Plain]) -> tuple[tuple[int | None, ...], str]:
    """Return the ports of a rule, and words for what is no single port."""
    written = [*texts(block.get("destination_port_range")), *texts(block.get("destination_port_ranges"))]
    if written:
        found = tuple(_number(one) for one in written)
        return found, "" if None not in found else f"ports {', '.join(written)}"
    first, last = number(block.get("from_port")), number(block.get("to_port"))
    if text(block.get("protocol") or block.get("ip_protocol")) in ("-1", "all") or first is None:
        return (None,), "all ports"
    if first == last and 0 < first < 65_536:
        return (int(first),), ""
    return (None,), f"ports {first:.0f} to {last or first:.0f}"


def _number(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() and 0 < int(written[:6]) < 65_536 else None


def _keys(estate: Estate, found: list[Resource]) -> list[tuple[str, Resource]]:
    return [(estate.components[each.address], each) for each in found if each.address in estate.components]


def _networks(estate: Estate, resource: Resource) -> set[Resource]:
    places = estate.places(resource)
    return {each for each in places if each.type in NETWORKS} | {
        network for each in places for network in each.linked(*NETWORKS)
    }
