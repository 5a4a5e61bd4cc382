"""Everything in manifests that nothing is made of, counted by what it is."""

from __future__ import annotations

from tmtui.exchange.incoming.plain import Plain
from tmtui.exchange.readers.kubernetes.cluster import Cluster
from tmtui.exchange.readers.kubernetes.holdings import FETCHING
from tmtui.exchange.readers.kubernetes.pods import WORKLOADS
from tmtui.exchange.readers.kubernetes.services import GATEWAYS

_TAKEN = (
    *WORKLOADS, *FETCHING, "Namespace", "Service", "Ingress", "NetworkPolicy", "ServiceAccount", "Role", "ClusterRole",
    "RoleBinding", "ClusterRoleBinding", "Secret", "ConfigMap", "PersistentVolumeClaim", "LimitRange",
)  # fmt: skip
_ROUTES = ("Gateway", "HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute")

_OBJECT = (
    "apiVersion", "kind", "metadata", "spec", "data", "stringData", "binaryData", "rules", "roleRef", "subjects",
    "type", "automountServiceAccountToken",
)  # fmt: skip
_WORKLOAD = ("template", "replicas", "selector", "volumeClaimTemplates", "jobTemplate", "serviceName")
_POD = (
    "containers", "initContainers", "ephemeralContainers", "serviceAccountName", "serviceAccount", "volumes",
    "automountServiceAccountToken", "securityContext", "hostNetwork", "hostPID", "hostIPC", "imagePullSecrets",
)  # fmt: skip
_CONTAINER = ("name", "image", "env", "envFrom", "command", "args", "securityContext", "resources")
_SERVICE = ("selector", "ports", "type", "externalName", "externalIPs", "loadBalancerSourceRanges")


def leftovers(cluster: Cluster) -> None:
    """Count kinds of objects and keys that nothing was made of."""
    for each in cluster.objects:
        if each.kind not in _TAKEN and (each.kind not in _ROUTES or each.group != GATEWAYS):
            what = f"{each.kind} ({each.group})" if each.group else each.kind
            cluster.tally.add(what, "nothing is made of this kind of object", each.line)
            continue
        _keys(cluster, each.body, _OBJECT, each.kind, each.line)
    for workload in cluster.workloads:
        if workload.object.kind != "Pod":
            _keys(cluster, workload.object.spec, _WORKLOAD, "workload", workload.object.line)
        _keys(cluster, workload.pod, _POD, "pod", workload.object.line)
        for container in workload.containers:
            _keys(cluster, container.body, _CONTAINER, "container", workload.object.at(container.body))
    for each in cluster.of("Service"):
        _keys(cluster, each.spec, _SERVICE, "service", each.line)
    for each in cluster.of("ConfigMap"):
        cluster.tally.add("ConfigMap", "read for addresses only", each.line)


def _keys(cluster: Cluster, body: dict[str, Plain], known: tuple[str, ...], of: str, line: int | str) -> None:
    for key in body:
        if key not in known:
            cluster.tally.add(f"{of}: {key}", "says nothing that a question asks for", line)
