"""What workloads keep and which secrets they get: claims as data, secrets as accounts. Never a secret itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmtui.exchange.incoming.plain import at, maps, text
from tmtui.exchange.readers.kubernetes.cluster import Cluster
from tmtui.exchange.readers.kubernetes.pods import Workload

_SECRET = re.compile(
    r"(?i)(?:PASS(?:WORD|WD|PHRASE)?|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)(?:$|_)"
)
_ELSEWHERE = re.compile(r"(?i)(?:_FILE|_PATH|_URL|_NAME|_ENABLED|_TTL)$")
FETCHING = ("ExternalSecret", "ClusterExternalSecret", "SecretProviderClass", "VaultStaticSecret", "VaultDynamicSecret")
"""Kinds by which programs fetch secrets from a store."""


def volumes(cluster: Cluster) -> None:
    """Add the data behind claims."""
    claimed: set[tuple[str, str]] = set()
    for workload in cluster.workloads:
        names = [(text(at(each, "persistentVolumeClaim", "claimName")), workload.object.at(each))
                 for each in maps(workload.pod.get("volumes"))]  # fmt: skip
        names += [(text(at(each, "metadata", "name")), workload.object.at(each))
                  for each in maps(workload.object.spec.get("volumeClaimTemplates"))]  # fmt: skip
        for name, line in names:
            if name:
                claimed.add((workload.namespace, name))
                ident = f"PersistentVolumeClaim/{workload.namespace}/{name}"
                data = cluster.draft.add("data", f"Volume {name}", ident=ident, at=line)
                cluster.draft.say(data, "stored_by", [workload.component], at=line)
    for each in cluster.of("PersistentVolumeClaim"):
        if (each.namespace, each.name) not in claimed:
            cluster.tally.add("PersistentVolumeClaim", "nothing in the file uses it", each.line)


def secrets(cluster: Cluster) -> None:
    """Add an account for every secret, and say how programs get theirs."""
    declared = {(each.namespace, each.name): each for each in cluster.of("Secret")}
    used: dict[tuple[str, str], list[tuple[Workload, int | str]]] = {}
    written: list[tuple[Workload, str, int | str]] = []
    for workload in cluster.workloads:
        for name, line in ((name, line) for name, line in _given(workload) if name):
            used.setdefault((workload.namespace, name), []).append((workload, line))
        written += [(workload, name, line) for name, line in _written(workload)]
    for (namespace, name), places in used.items():
        found = declared.get((namespace, name))
        line = places[0][1]
        identity = cluster.draft.add("identity", f"Secret {name}", ident=f"Secret/{namespace}/{name}", at=line)
        cluster.draft.say(identity, "for_program", "yes", at=line)
        cluster.draft.say(identity, "held_on", [each.component for each, _ in places], at=line)
        if found is not None and (found.body.get("data") or found.body.get("stringData")):
            cluster.draft.say(identity, "kept_in", "open", at=found.line, note="its value stands in the file")
    for workload, name, line in written:
        ident = f"variable {workload.object.ident} {name}"
        identity = cluster.draft.add("identity", f"{name} of {workload.object.name}", ident=ident, at=line)
        cluster.draft.say(identity, "for_program", "yes", at=line)
        cluster.draft.say(identity, "held_on", [workload.component], at=line)
        cluster.draft.say(identity, "kept_in", "open", at=line, note="its value stands in the file")
    for key, each in declared.items():
        if key not in used:
            cluster.tally.add("Secret", "nothing in the file gets it", each.line)
    _how(cluster, [line for _, _, line in written])


def _how(cluster: Cluster, written: list[int | str]) -> None:
    """Say how programs get their secrets, where the file tells."""
    filled = [each for each in cluster.of("Secret") if each.body.get("data") or each.body.get("stringData")]
    fetching = cluster.of(*FETCHING)
    if written or filled:
        line = written[0] if written else filled[0].line
        cluster.draft.say(cluster.component, "program_secrets", "files", at=line, note="values stand in the manifests")
    elif fetching:
        cluster.draft.say(cluster.component, "program_secrets", "fetched", at=fetching[0].line)


def _given(workload: Workload) -> Iterator[tuple[str, int | str]]:
    """Yield name and line of every secret that a workload gets."""
    where = workload.object.at
    for container in workload.containers:
        for each in maps(container.body.get("env")):
            yield text(at(each, "valueFrom", "secretKeyRef", "name")), where(each)
        for each in maps(container.body.get("envFrom")):
            yield text(at(each, "secretRef", "name")), where(each)
    for volume in maps(workload.pod.get("volumes")):
        yield text(at(volume, "secret", "secretName")), where(volume)
        for source in maps(at(volume, "projected", "sources")):
            yield text(at(source, "secret", "name")), where(source)
    for each in maps(workload.pod.get("imagePullSecrets")):
        yield text(each.get("name")), where(each)


def _written(workload: Workload) -> Iterator[tuple[str, int | str]]:
    """Yield name and line of variables whose secret value stands in the file."""
    for container in workload.containers:
        for each in maps(container.body.get("env")):
            name, value = text(each.get("name")), text(each.get("value"))
            if value and _SECRET.search(name) and not _ELSEWHERE.search(name) and not value.startswith("$("):
                yield name, workload.object.at(each)
