"""Manifests as facts: what is meant to run, so the basis of everything is *document*.

All objects of a file belong to one cluster that the file does not name. Where something can only be told by what is
missing (no network policy, no role), nothing is said unless the file holds others of that kind: manifests come in
pieces, and the rest of the cluster stands in other files.
"""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.incoming.recognise import technology_of
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.readers.kubernetes.accounts import accounts
from tmtui.exchange.readers.kubernetes.calls import calls
from tmtui.exchange.readers.kubernetes.cluster import Cluster
from tmtui.exchange.readers.kubernetes.holdings import secrets, volumes
from tmtui.exchange.readers.kubernetes.leftovers import leftovers
from tmtui.exchange.readers.kubernetes.objects import Object, read_objects
from tmtui.exchange.readers.kubernetes.pods import (
    WORKLOADS,
    Workload,
    containers_of,
    image_name,
    pod_of,
    replicas_of,
)
from tmtui.exchange.readers.kubernetes.policies import policies
from tmtui.exchange.readers.kubernetes.running import running
from tmtui.exchange.readers.kubernetes.services import entrances, services
from tmtui.model.answers import Answers
from tmtui.model.fact import Basis

CLUSTER = "Kubernetes cluster"
PLACE = "Cluster network"
UNNAMED = "Default namespace"


def read(document: Document, bank: Bank, answers: Answers) -> Imported:
    """Return what manifests say.

    Raises:
        BadInput: when they cannot be read, or hold no object.
    """
    objects, tags = read_objects(document)
    draft = Draft("kubernetes", document, bank, answers, Basis.DOCUMENT)
    tally = Tally(draft)
    for tag, line in tags:
        tally.add(f"tag {tag}", "tags are for other tools", line)
    first = objects[0].line
    zone = draft.add("zone", PLACE, ident="cluster", at=first)
    draft.say(zone, "kind", "cluster", at=first)
    component = draft.add("component", CLUSTER, ident="cluster", at=first)
    draft.say(component, "technology", "kubernetes", at=first)
    draft.say(component, "zone", zone, at=first)
    cluster = Cluster(draft, tally, _once(objects, tally), component, zone)
    _namespaces(cluster)
    for each in cluster.of(*WORKLOADS):
        cluster.workloads.append(_workload(cluster, each))
    found = services(cluster)
    calls(cluster, found)
    entrances(cluster, found)
    policies(cluster)
    accounts(cluster)
    volumes(cluster)
    secrets(cluster)
    running(cluster)
    leftovers(cluster)
    tally.done()
    return draft.done()


def _once(objects: list[Object], tally: Tally) -> list[Object]:
    """Return each object once; what is written twice holds as it stands last, and what another one makes is left out.

    A listing of a running cluster holds the pods and replica sets that its deployments made.
    """
    found = {each.ident: each for each in objects}
    for each in objects:
        if found[each.ident] is not each:
            tally.add(f"{each.kind} written twice", "the last one holds", each.line)
    made = [each for each in found.values() if each.kind in WORKLOADS and any(one in found for one in each.makers)]
    for each in made:
        tally.add(f"{each.kind} that another object of the file makes", "what makes it is taken", each.line)
    left = {each.ident for each in made}
    return [each for each in found.values() if each.ident not in left]


def _namespaces(cluster: Cluster) -> None:
    """Add a zone for every namespace that is declared or used by what runs."""
    draft = cluster.draft
    used = {each.name: each for each in cluster.of("Namespace")}
    for each in cluster.of(*WORKLOADS):
        used.setdefault(each.namespace, each)
    for name, each in used.items():
        zone = draft.add("zone", f"Namespace {name}" if name else UNNAMED, ident=f"namespace {name}", at=each.line)
        draft.say(zone, "kind", "namespace", at=each.line)
        draft.say(zone, "parent", cluster.zone, at=each.line)
        cluster.namespaces[name] = zone


def _workload(cluster: Cluster, found: Object) -> Workload:
    """Add the component of a workload."""
    draft = cluster.draft
    pod, labels = pod_of(found) if found.kind != "Pod" else (found.spec, found.labels)
    containers = containers_of(pod)
    main = next((each for each in containers if not each.helper), None)
    component = draft.add("component", found.name, ident=found.ident, at=found.line)
    image = main.image if main is not None else ""
    technology = technology_of(draft.bank, image_name(image), found.name)
    if technology == "other":
        technology = "container"
    line = found.at(main.body, "image") if main is not None else found.line
    shown = ", ".join(each.image for each in containers if each.image)
    draft.say(component, "technology", technology, at=line, note=f"{found.kind}, {shown}" if shown else found.kind)
    draft.say(component, "zone", cluster.namespaces[found.namespace], at=found.line)
    draft.say(component, "runs_on", cluster.component, at=found.line)
    replicas = replicas_of(found)
    if replicas is not None and replicas > 0:
        draft.say(component, "count", replicas, at=found.at(found.spec, "replicas"))
        if replicas > 1 and found.kind in ("Deployment", "ReplicaSet"):
            draft.say(component, "second_one", "yes", at=found.at(found.spec, "replicas"))
    return Workload(found, component, technology, pod, labels, containers)
