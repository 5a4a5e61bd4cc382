"""Who calls whom inside the cluster: every address in settings and arguments that names a service of the file.

The line of the setting is the evidence. Values of settings are looked at and never kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.exchange.incoming.addresses import Address, addresses, names_a_place
from tmtui.exchange.incoming.plain import at, items, mapping, maps, text
from tmtui.exchange.readers.kubernetes.cluster import Cluster
from tmtui.exchange.readers.kubernetes.pods import Container, Workload
from tmtui.exchange.readers.kubernetes.services import Service, Services


def calls(cluster: Cluster, services: Services) -> None:
    """Add a flow for every service that a workload is told the address of."""
    for workload in cluster.workloads:
        told: dict[int, tuple[Service, Address, int | str]] = {}
        for name, value, line in _settings(cluster, workload):
            for address in addresses(value):
                service = _named(address.host, workload.namespace, services)
                if service is None or (address.bare and not names_a_place(name)):
                    continue
                known = told.get(id(service))
                if known is None or (known[1].port is None and address.port is not None):
                    told[id(service)] = (service, address, line)
        for service, address, line in told.values():
            for component in service.behind:
                if component != workload.component:
                    _flow(cluster, workload.component, component, service, address, line)


def _flow(cluster: Cluster, source: str, target: str, service: Service, address: Address, line: int | str) -> None:
    draft = cluster.draft
    port = address.port or next((each.number for each in service.ports if len(service.ports) == 1), None)
    flow = draft.connect(source, target, ident=f"{source} {target} {port or ''}", suffix=str(port or ""), at=line)
    protocol = service.protocol(cluster, port, address.scheme)
    if protocol:
        draft.say(flow, "protocol", protocol, at=line)
    draft.say_port(flow, port, at=line)


def _named(host: str, namespace: str, services: Services) -> Service | None:
    """Return the service that a host name stands for, seen from a namespace."""
    name, _, rest = host.partition(".")
    if not rest:
        return services.get((namespace, name))
    where, _, tail = rest.partition(".")
    if tail and tail.partition(".")[0] != "svc":
        return None
    # In a file that names no namespaces, everything that is called by one is taken for its own.
    return services.get((where, name)) or (services.get(("", name)) if ("", name) in services else None)


def _settings(cluster: Cluster, workload: Workload) -> Iterator[tuple[str, str, int | str]]:
    """Yield name, value and line of every setting and argument."""
    for container in workload.containers:
        given = container.body.get("env")
        for number, each in enumerate(maps(given)):
            name, line = text(each.get("name")), workload.object.at(given, number)
            yield name, text(each.get("value")), line
            chosen = mapping(at(each, "valueFrom", "configMapKeyRef"))
            if chosen:
                yield name, _data(cluster, workload, text(chosen.get("name"))).get(text(chosen.get("key")), ""), line
        yield from _files(cluster, workload, container)
        for key in ("command", "args"):
            given = container.body.get(key)
            for number, word in enumerate(items(given)):
                name, _, value = text(word).partition("=")
                yield (name if value else ""), value or name, workload.object.at(given, number)


def _files(cluster: Cluster, workload: Workload, container: Container) -> Iterator[tuple[str, str, int | str]]:
    """Yield the settings of whole maps that a container gets as variables or files."""
    for each in maps(container.body.get("envFrom")):
        line = workload.object.at(each)
        for name, value in _data(cluster, workload, text(at(each, "configMapRef", "name"))).items():
            yield name, value, line
    for volume in maps(workload.pod.get("volumes")):
        line = workload.object.at(volume)
        for value in _data(cluster, workload, text(at(volume, "configMap", "name"))).values():
            for row in value.splitlines()[:2_000]:
                name, _, rest = row.replace("=", ":", 1).partition(":")
                yield name.strip().strip("\"'- "), rest.strip(), line


def _data(cluster: Cluster, workload: Workload, name: str) -> dict[str, str]:
    """Return what a map of settings holds, with its line breaks."""
    found = cluster.named("ConfigMap", workload.namespace, name) if name else None
    held = mapping(found.body.get("data")) if found is not None else {}
    return {key: value if isinstance(value, str) else text(value) for key, value in held.items()}
