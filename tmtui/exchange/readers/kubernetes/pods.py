"""What runs: workloads of every kind, in the one shape they come down to."""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.exchange.incoming.plain import Plain, at, items, mapping, maps, number, text, truth
from tmtui.exchange.readers.kubernetes.objects import Object, labels_of
from tmtui.model.frozen import frozen

WORKLOADS = {
    "Deployment": ("spec", "template"), "StatefulSet": ("spec", "template"), "DaemonSet": ("spec", "template"),
    "ReplicaSet": ("spec", "template"), "ReplicationController": ("spec", "template"), "Job": ("spec", "template"),
    "CronJob": ("spec", "jobTemplate", "spec", "template"), "Pod": (),
}  # fmt: skip
"""Kind of workload: where the template of its pods lies."""


@frozen
class Container:
    """A container of a pod."""

    name: str
    image: str
    body: dict[str, Plain]
    helper: bool
    """Whether it only runs before the others, or beside them for all pods alike."""

    @property
    def security(self) -> dict[str, Plain]:
        """With which rights it runs."""
        return mapping(self.body.get("securityContext"))


@frozen
class Workload:
    """A workload."""

    object: Object
    component: str
    """Its subject key."""
    technology: str
    pod: dict[str, Plain]
    """What its pods are to be."""
    labels: dict[str, str]
    """Labels of its pods."""
    containers: tuple[Container, ...]

    @property
    def account(self) -> str:
        """Name of the service account it runs as."""
        return text(self.pod.get("serviceAccountName")) or text(self.pod.get("serviceAccount")) or "default"

    @property
    def namespace(self) -> str:
        """Its namespace."""
        return self.object.namespace


def pod_of(found: Object) -> tuple[dict[str, Plain], dict[str, str]]:
    """Return what the pods of a workload are to be, and their labels."""
    template = mapping(at(found.body, *WORKLOADS[found.kind]))
    return mapping(template.get("spec")), labels_of(at(template, "metadata", "labels"))


def containers_of(pod: dict[str, Plain]) -> tuple[Container, ...]:
    """Return the containers of a pod, its main one first."""
    return tuple(_containers(pod))


def _containers(pod: dict[str, Plain]) -> Iterator[Container]:
    for key in ("containers", "initContainers", "ephemeralContainers"):
        for body in maps(pod.get(key)):
            name, image = text(body.get("name")), text(body.get("image"))
            yield Container(name, image, body, key != "containers" or _is_sidecar(name, image))


def _is_sidecar(name: str, image: str) -> bool:
    return name in ("istio-proxy", "linkerd-proxy", "vault-agent", "cloud-sql-proxy") or "/pause" in image


def image_name(image: str) -> str:
    """Return the last part of an image's name, without version and digest."""
    return image.partition("@")[0].rpartition("/")[2].partition(":")[0]


def is_fixed(image: str) -> bool:
    """Whether an image names one version."""
    if "@" in image:
        return True
    tag = image.rpartition("/")[2].partition(":")[2]
    return tag not in ("", "latest")


def replicas_of(found: Object) -> int | None:
    """Return how many pods of it there are to be, where it says so."""
    wanted = number(found.spec.get("replicas")) if found.kind not in ("Pod", "Job", "CronJob") else None
    return int(wanted) if wanted is not None and 0 <= wanted < 1_000_000 and wanted == int(wanted) else None


def matches(selector: Plain, labels: dict[str, str]) -> bool:
    """Whether pods with some labels are selected by `matchLabels` and `matchExpressions`; an empty one takes all."""
    chosen = mapping(selector)
    if any(labels.get(key) != text(value) for key, value in mapping(chosen.get("matchLabels")).items()):
        return False
    for each in items(chosen.get("matchExpressions")):
        rule = mapping(each)
        key, values = text(rule.get("key")), [text(value) for value in items(rule.get("values"))]
        held = {
            "In": labels.get(key) in values,
            "NotIn": labels.get(key) not in values,
            "Exists": key in labels,
            "DoesNotExist": key not in labels,
        }.get(text(rule.get("operator")), False)
        if not held:
            return False
    return True


def mounts_token(workload: Workload, account: dict[str, Plain]) -> bool:
    """Whether the token of its service account is put into its pods; the pod's word goes before the account's."""
    own = truth(workload.pod.get("automountServiceAccountToken"))
    return own is True if own is not None else truth(account.get("automountServiceAccountToken")) is not False
