"""Network policies: which namespaces let in nothing that is not listed, and which calls are listed.

Policies only ever allow, so a workload that none of them selects is open to every other. That is said of a namespace
only where the file holds policies at all: a file without any may be one of several.
"""

from __future__ import annotations

from tmtui.exchange.incoming.plain import Plain, at, items, mapping, maps, number, text
from tmtui.exchange.incoming.recognise import protocol_of
from tmtui.exchange.readers.kubernetes.cluster import Cluster
from tmtui.exchange.readers.kubernetes.objects import Object
from tmtui.exchange.readers.kubernetes.pods import Workload, matches

MOST = 400
"""Flows one rule may become; a rule between larger groups is counted instead."""

ANYWHERE = ("0.0.0.0/0", "::/0")


def policies(cluster: Cluster) -> None:
    """Say how far namespaces are closed, and add the flows that policies allow."""
    found = [each for each in cluster.of("NetworkPolicy") if each.group in ("networking.k8s.io", "extensions", "")]
    if not found:
        return
    guarded: dict[str, set[str]] = {name: set() for name in cluster.namespaces}
    for each in found:
        chosen = cluster.selected(each.namespace, each.spec.get("podSelector"))
        ways = [text(way) for way in items(each.spec.get("policyTypes"))] or ["Ingress"]
        if "Ingress" in ways:
            guarded.setdefault(each.namespace, set()).update(workload.component for workload in chosen)
            for rule in maps(each.spec.get("ingress")):
                _allowed(cluster, each, chosen, rule, "from")
        if "Egress" in ways:
            _outgoing(cluster, each)
            for rule in maps(each.spec.get("egress")):
                _allowed(cluster, each, chosen, rule, "to")
    whole = [_say(cluster, name, guarded.get(name, set()), found) for name in cluster.namespaces]
    if whole:
        talk = (
            "no" if all(each == "yes" for each in whole) else "yes" if all(each == "no" for each in whole) else "partly"
        )
        cluster.draft.say(cluster.component, "containers_all_talk", talk, at=found[0].line)


def _say(cluster: Cluster, name: str, guarded: set[str], found: list[Object]) -> str:
    """Say of a namespace whether what runs in it is kept apart; return that."""
    there = {each.component for each in cluster.workloads if each.namespace == name}
    denying = next((each for each in found if each.namespace == name and _takes_all(each)), None)
    line = next((each.line for each in found if each.namespace == name), 0)
    value = "yes" if denying is not None or (there and there <= guarded) else "partly" if there & guarded else "no"
    cluster.draft.say(cluster.namespaces[name], "isolated", value, at=line)
    if value == "yes":
        cluster.draft.say(cluster.namespaces[name], "lets_in", "listed", at=line)
    return value


def _takes_all(found: Object) -> bool:
    """Whether a policy closes the whole of its namespace to what no policy lists."""
    ways = [text(way) for way in items(found.spec.get("policyTypes"))] or ["Ingress"]
    selector = mapping(found.spec.get("podSelector"))
    return "Ingress" in ways and not selector.get("matchLabels") and not selector.get("matchExpressions")


def _outgoing(cluster: Cluster, found: Object) -> None:
    """Say where a namespace may connect to, where a policy speaks for all of it."""
    selector = mapping(found.spec.get("podSelector"))
    zone = cluster.namespaces.get(found.namespace)
    if selector.get("matchLabels") or selector.get("matchExpressions") or zone is None:
        return
    rules = list(maps(found.spec.get("egress")))
    peers = [peer for rule in rules for peer in maps(rule.get("to"))]
    open_rule = any(not items(rule.get("to")) for rule in rules)
    anywhere = open_rule or any(text(at(peer, "ipBlock", "cidr")) in ANYWHERE for peer in peers)
    value = "nowhere" if not rules else "anywhere" if anywhere else "listed"
    cluster.draft.say(zone, "outgoing", value, at=found.line)


def _allowed(cluster: Cluster, found: Object, chosen: list[Workload], rule: dict[str, Plain], way: str) -> None:
    """Add the flows of one rule."""
    peers = list(maps(rule.get(way)))
    if not peers:
        cluster.tally.add(
            f"policy that allows everything ({way})", "names nobody; nothing is drawn from it", found.line
        )
    ports = [_port(each) for each in maps(rule.get("ports"))] or [None]
    for peer in peers:
        line = found.at(peer)
        if isinstance(peer.get("ipBlock"), dict):
            block = text(at(peer, "ipBlock", "cidr"))
            if way == "from" and block in ANYWHERE:
                for workload in chosen:
                    for port in ports:
                        _flow(cluster, cluster.clients(line), workload.component, workload.technology, port, line)
            elif way == "from":
                cluster.tally.add(f"policy for addresses {block}", "who that is, the file does not say", line)
            continue
        others = _peers(cluster, found, peer)
        if len(others) * len(chosen) * len(ports) > MOST:
            what = f"policy between {len(others)} and {len(chosen)} workloads"
            cluster.tally.add(what, "too many flows to be of use; draw those that are used", line)
            continue
        for other in others:
            for workload in chosen:
                source, target = (other, workload) if way == "from" else (workload, other)
                if source.component != target.component:
                    for port in ports:
                        _flow(cluster, source.component, target.component, target.technology, port, line)


def _peers(cluster: Cluster, found: Object, peer: dict[str, Plain]) -> list[Workload]:
    """Return the workloads that a peer of a rule means."""
    if "namespaceSelector" not in peer:
        return cluster.selected(found.namespace, peer.get("podSelector"))
    labels = {each.name: each.labels for each in cluster.of("Namespace")}
    names = [
        name
        for name in cluster.namespaces
        if matches(peer.get("namespaceSelector"), {**labels.get(name, {}), "kubernetes.io/metadata.name": name})
    ]
    return [each for name in names for each in cluster.selected(name, peer.get("podSelector"))]


def _port(given: dict[str, Plain]) -> int | None:
    wanted = number(given.get("port"))
    return int(wanted) if wanted and 0 < wanted < 65_536 else None


def _flow(cluster: Cluster, source: str, target: str, technology: str, port: int | None, line: int | str) -> None:
    draft = cluster.draft
    flow = draft.connect(source, target, ident=f"{source} {target} {port or ''}", suffix=str(port or ""), at=line)
    protocol = protocol_of(draft.bank, port=port, technology=technology)
    if protocol and draft.said(flow, "protocol") is None:
        draft.say(flow, "protocol", protocol, at=line, note="allowed by a network policy")
    draft.say_port(flow, port, at=line)
