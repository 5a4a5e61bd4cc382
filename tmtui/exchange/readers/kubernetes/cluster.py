"""What one file says about one cluster, while it is being read."""

from __future__ import annotations

from dataclasses import field

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.plain import Plain
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.readers.kubernetes.objects import Object
from tmtui.exchange.readers.kubernetes.pods import Workload, matches
from tmtui.model.frozen import changing

OUTSIDE = "Network around the cluster"
CLIENTS = "Whoever reaches the cluster"


@changing
class Cluster:
    """A cluster."""

    draft: Draft
    tally: Tally
    objects: list[Object]
    component: str
    """Its subject key."""
    zone: str
    """The place that is the whole cluster."""
    namespaces: dict[str, str] = field(default_factory=dict)
    """Name of a namespace, empty where the file names none: its zone."""
    by_name: dict[tuple[str, str, str], Object] = field(default_factory=dict)
    """Kind, namespace and name: object."""
    workloads: list[Workload] = field(default_factory=list)

    def of(self, *kinds: str) -> list[Object]:
        """Return the objects of some kinds."""
        return [each for each in self.objects if each.kind in kinds]

    def named(self, kind: str, namespace: str, name: str) -> Object | None:
        """Return one object."""
        if not self.by_name:
            self.by_name.update({(each.kind, each.namespace, each.name): each for each in self.objects})
        return self.by_name.get((kind, namespace, name))

    def selected(self, namespace: str, selector: Plain) -> list[Workload]:
        """Return the workloads of a namespace whose pods a selector takes."""
        return [each for each in self.workloads if each.namespace == namespace and matches(selector, each.labels)]

    def clients(self, at: int | str) -> str:
        """Return whoever reaches the cluster from outside; where that is, the file does not say."""
        zone = self.draft.add("zone", OUTSIDE, ident="outside", at=at)
        clients = self.draft.add("component", CLIENTS, ident="clients", at=at)
        self.draft.say(clients, "zone", zone, at=at)
        return clients
