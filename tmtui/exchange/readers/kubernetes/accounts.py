"""Service accounts and who may do what: roles and their bindings as the power of identities over the cluster."""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.exchange.incoming.plain import Plain, items, mapping, maps, text
from tmtui.exchange.readers.kubernetes.cluster import Cluster
from tmtui.exchange.readers.kubernetes.objects import Object
from tmtui.exchange.readers.kubernetes.pods import Workload, mounts_token

RANK = ("user", "admin", "everything")

BUILT_IN = {
    "cluster-admin": "everything", "admin": "admin", "edit": "admin", "view": "user", "system:masters": "everything",
}  # fmt: skip
"""Roles that every cluster has: power."""

_STEERING = {
    "pods": "create", "pods/exec": "create", "deployments": "create", "daemonsets": "create", "statefulsets": "create",
    "jobs": "create", "cronjobs": "create", "nodes": "update", "nodes/proxy": "get", "serviceaccounts/token": "create",
    "mutatingwebhookconfigurations": "create", "certificatesigningrequests/approval": "update",
}  # fmt: skip
"""What somebody who may do this to it can turn into power over others."""


def accounts(cluster: Cluster) -> None:
    """Add service accounts and everybody else whom a binding names, with their power."""
    powers = {(each.kind, each.namespace, each.name): power_of(each) for each in cluster.of("Role", "ClusterRole")}
    bound: dict[tuple[str, str, str], tuple[str, Object]] = {}
    for binding in cluster.of("RoleBinding", "ClusterRoleBinding"):
        power = _granted(binding, powers)
        for subject in maps(binding.body.get("subjects")):
            kind, name = text(subject.get("kind")), text(subject.get("name"))
            namespace = text(subject.get("namespace")) or binding.namespace
            who = (kind, namespace if kind == "ServiceAccount" else "", name)
            if who not in bound or RANK.index(power) > RANK.index(bound[who][0]):
                bound[who] = (power, binding)
    for each in cluster.of("ServiceAccount"):
        _service_account(cluster, each.namespace, each.name, each, bound)
    for (kind, namespace, name), (power, binding) in bound.items():
        if kind == "ServiceAccount":
            if cluster.named("ServiceAccount", namespace, name) is None:
                _service_account(cluster, namespace, name, binding, bound)
        elif name:
            person = cluster.draft.add("identity", f"{kind} {name}", ident=f"{kind} {name}", at=binding.line)
            cluster.draft.say(person, "accepted_by", [cluster.component], at=binding.line)
            cluster.draft.say(person, "power", power, at=binding.line, note=f"by {binding.kind} {binding.name}")
    _tokens(cluster, {key for key in bound if key[0] == "ServiceAccount"})
    _stars(cluster)


def power_of(role: Object) -> str:
    """Return how much a role allows: what can be turned into any right is everything, in the whole cluster."""
    found = "user"
    for rule in maps(role.body.get("rules")):
        verbs = {text(each) for each in items(rule.get("verbs"))}
        what = {text(each) for each in items(rule.get("resources"))}
        if "*" in verbs and "*" in what:
            return "everything" if role.kind == "ClusterRole" else "admin"
        grants = {"escalate", "bind", "impersonate"} & verbs
        writes = any(
            (verb in verbs or "*" in verbs) and (name in what or "*" in what) for name, verb in _STEERING.items()
        )
        reads = ("secrets" in what and bool({"get", "list", "watch", "*"} & verbs)) or (
            "*" in what and bool(verbs & {"get", "list"})
        )
        if grants and role.kind == "ClusterRole":
            return "everything"
        if grants or writes or reads or "*" in verbs:
            found = "admin"
    return found


def _granted(binding: Object, powers: dict[tuple[str, str, str], str]) -> str:
    """Return the power a binding gives; within one namespace nobody gets everything."""
    role = mapping(binding.body.get("roleRef"))
    kind, name = text(role.get("kind")), text(role.get("name"))
    namespace = "" if kind == "ClusterRole" else binding.namespace
    known = powers.get((kind, namespace, name)) or powers.get((kind, "", name)) or BUILT_IN.get(name, "user")
    return "admin" if binding.kind == "RoleBinding" and known == "everything" else known


def _service_account(
    cluster: Cluster, namespace: str, name: str, found: Object, bound: dict[tuple[str, str, str], tuple[str, Object]]
) -> None:
    """Add a service account: its token lies in the pods that run as it."""
    draft, line = cluster.draft, found.line
    identity = draft.add("identity", f"Service account {name}", ident=f"ServiceAccount/{namespace}/{name}", at=line)
    draft.say(identity, "for_program", "yes", at=line)
    draft.say(identity, "accepted_by", [cluster.component], at=line)
    body = found.body if found.kind == "ServiceAccount" else {}
    running = [each for each in _running_as(cluster, namespace, name) if mounts_token(each, body)]
    if running:
        draft.say(identity, "held_on", [each.component for each in running], at=running[0].object.line)
    given = bound.get(("ServiceAccount", namespace, name))
    if given is not None:
        note = f"by {given[1].kind} {given[1].name}"
        draft.say(identity, "power", given[0], at=given[1].line, note=note)


def _running_as(cluster: Cluster, namespace: str, name: str) -> Iterator[Workload]:
    return (each for each in cluster.workloads if (each.namespace, each.account) == (namespace, name))


def _tokens(cluster: Cluster, bound: set[tuple[str, str, str]]) -> None:
    """Say whether workloads get a token that no role makes any use of."""
    idle = []
    for each in cluster.workloads:
        account = cluster.named("ServiceAccount", each.namespace, each.account)
        body = account.body if account is not None else {}
        if mounts_token(each, body) and ("ServiceAccount", each.namespace, each.account) not in bound:
            idle.append(each)
    if cluster.workloads:
        value = "no" if not idle else "yes" if len(idle) == len(cluster.workloads) else "partly"
        note = f"nothing binds a role to {', '.join(each.object.name for each in idle[:10])}" if idle else ""
        line = idle[0].object.line if idle else cluster.workloads[0].object.line
        cluster.draft.say(cluster.component, "idle_tokens", value, at=line, note=note)


def _stars(cluster: Cluster) -> None:
    """Say whether roles in the file allow everything, or let programs read secrets or start containers."""
    roles = cluster.of("Role", "ClusterRole")
    bindings = cluster.of("RoleBinding", "ClusterRoleBinding")
    strong: list[tuple[str, Object]] = [(each.name, each) for each in roles if power_of(each) != "user"]
    for each in bindings:
        name = _role_name(each.body.get("roleRef"))
        if BUILT_IN.get(name, "user") != "user":
            strong.append((name, each))
    if strong:
        note = ", ".join(dict.fromkeys(name for name, _ in strong[:10]))
        cluster.draft.say(cluster.component, "star_roles", "yes", at=strong[0][1].line, note=note)
    elif roles:
        cluster.draft.say(cluster.component, "star_roles", "no", at=roles[0].line)


def _role_name(value: Plain) -> str:
    return text(mapping(value).get("name"))
