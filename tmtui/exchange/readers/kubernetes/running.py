"""How containers run: power over the machine under them, limits, rights, versions of images."""

from __future__ import annotations

from tmtui.exchange.incoming.plain import at, items, mapping, maps, number, text, truth
from tmtui.exchange.readers.kubernetes.cluster import Cluster
from tmtui.exchange.readers.kubernetes.pods import Container, Workload, is_fixed

SOCKETS = ("docker.sock", "containerd.sock", "crio.sock", "podman.sock", "dockershim.sock")

_POWERFUL = (
    "ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "NET_ADMIN", "DAC_READ_SEARCH", "DAC_OVERRIDE", "BPF",
    "SYS_BOOT", "SYSLOG",
)  # fmt: skip
_ENFORCE = "pod-security.kubernetes.io/enforce"


def running(cluster: Cluster) -> None:
    """Say how containers run."""
    powerful: list[tuple[str, int | str]] = []
    for workload in cluster.workloads:
        powerful += _power(workload)
        _socket(cluster, workload)
        _rights(cluster, workload)
    _breakout(cluster, powerful)
    _limits(cluster)
    _images(cluster)


def _power(workload: Workload) -> list[tuple[str, int | str]]:
    """Return what gives a workload power over its machine, with lines."""
    name, where = workload.object.name, workload.object.at
    found = [
        (f"{name}: {key}", where(workload.pod, key))
        for key in ("hostNetwork", "hostPID", "hostIPC")
        if truth(workload.pod.get(key))
    ]
    for container in workload.containers:
        security = container.security
        if truth(security.get("privileged")):
            found.append((f"{name}: privileged", where(security, "privileged")))
        added = [text(each).upper().removeprefix("CAP_") for each in items(at(security, "capabilities", "add"))]
        line = where(security, "capabilities")
        found += [(f"{name}: capability {each}", line) for each in added if each in _POWERFUL]
    folders = [each for each in maps(workload.pod.get("volumes")) if isinstance(each.get("hostPath"), dict)]
    return found + [(f"{name}: folder {text(at(each, 'hostPath', 'path'))} of it", where(each)) for each in folders]


def _breakout(cluster: Cluster, powerful: list[tuple[str, int | str]]) -> None:
    """Say whether containers run with power over their machines, or whether something refuses that."""
    if powerful:
        note = "; ".join(dict.fromkeys(what for what, _ in powerful[:20]))
        cluster.draft.say(cluster.component, "breakout_allowed", "used", at=powerful[0][1], note=note)
        return
    enforced = [each for each in cluster.of("Namespace") if each.labels.get(_ENFORCE) in ("baseline", "restricted")]
    if enforced and {each.name for each in enforced} >= set(cluster.namespaces):
        cluster.draft.say(cluster.component, "breakout_allowed", "refused", at=enforced[0].line)


def _socket(cluster: Cluster, workload: Workload) -> None:
    """Say that a workload steers the containers around it."""
    for volume in maps(workload.pod.get("volumes")):
        path, line = text(at(volume, "hostPath", "path")), workload.object.at(volume)
        if path.endswith(SOCKETS):
            cluster.draft.say(cluster.component, "socket_given", "yes", at=line, note=f"to {workload.object.name}")
            cluster.draft.say(cluster.component, "administered_from", [workload.component], at=line)


def _rights(cluster: Cluster, workload: Workload) -> None:
    """Say whether the main program runs with all rights, where the file tells."""
    pod = mapping(workload.pod.get("securityContext"))
    main = next((each for each in workload.containers if not each.helper), None)
    if main is None:
        return
    own = main.security
    privileged = truth(own.get("privileged"))
    user = number(own.get("runAsUser") if "runAsUser" in own else pod.get("runAsUser"))
    plain = truth(own.get("runAsNonRoot") if "runAsNonRoot" in own else pod.get("runAsNonRoot"))
    holder, key = (
        (own, "runAsUser") if "runAsUser" in own else (pod, "runAsUser" if "runAsUser" in pod else "runAsNonRoot")
    )
    line = workload.object.at(holder, key)
    if privileged or user == 0:
        cluster.draft.say(workload.component, "full_rights", "yes", at=line)
    elif user is not None or plain:
        cluster.draft.say(workload.component, "full_rights", "no", at=line)


def _limits(cluster: Cluster) -> None:
    """Say whether containers have an upper limit; a default of their namespace counts."""
    default = {each.namespace for each in cluster.of("LimitRange")}
    every = [(each, container) for each in cluster.workloads for container in each.containers]
    if not every:
        return
    limited = [(each, one) for each, one in every if _is_limited(one) or each.namespace in default]
    value = "yes" if len(limited) == len(every) else "partly" if limited else "no"
    first = (limited or every)[0]
    note = "" if value == "yes" else f"{len(limited)} of {len(every)} containers have one"
    line = first[0].object.at(first[1].body)
    cluster.draft.say(cluster.component, "containers_limited", value, at=line, note=note)


def _is_limited(container: Container) -> bool:
    return bool(text(at(container.body, "resources", "limits", "memory")))


def _images(cluster: Cluster) -> None:
    """Say that images come from wherever a name leads, where some name no version."""
    open_ones = [
        (one.image, each.object.at(one.body, "image"))
        for each in cluster.workloads
        for one in each.containers
        if one.image and not is_fixed(one.image)
    ]
    if open_ones:
        note = f"no version: {', '.join(dict.fromkeys(image for image, _ in open_ones[:20]))}"
        cluster.draft.say(cluster.component, "images_from", "anywhere", at=open_ones[0][1], note=note)
