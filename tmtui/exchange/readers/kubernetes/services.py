"""Under which names workloads are called, and what is open to the outside: services, ingresses, gateways and routes."""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.exchange.incoming.plain import Plain, at, items, mapping, maps, number, text
from tmtui.exchange.incoming.recognise import protocol_of
from tmtui.exchange.readers.kubernetes.cluster import Cluster
from tmtui.exchange.readers.kubernetes.objects import Object
from tmtui.exchange.readers.kubernetes.pods import matches
from tmtui.model.frozen import frozen

_INSIDE_ONLY = (
    "service.beta.kubernetes.io/aws-load-balancer-internal",
    "service.beta.kubernetes.io/azure-load-balancer-internal",
    "networking.gke.io/load-balancer-type",
    "cloud.google.com/load-balancer-type",
)
"""Annotations by which a load balancer of a cloud stays inside its network."""

GATEWAYS = "gateway.networking.k8s.io"


@frozen
class Port:
    """A port of a service."""

    number: int | None
    name: str
    scheme: str
    """What is spoken there, where the file says so."""


@frozen
class Service:
    """A service and what stands behind it."""

    object: Object
    behind: tuple[str, ...]
    """Components."""
    technology: str
    ports: tuple[Port, ...]

    def protocol(self, cluster: Cluster, port: int | None, scheme: str = "") -> str:
        """Return what is spoken on a port of it, or nothing."""
        known = next((each for each in self.ports if each.number == port), None) if port else None
        if known is None and len(self.ports) == 1:
            known = self.ports[0]
        scheme = scheme or (known.scheme if known is not None else "")
        number = port or (known.number if known is not None else None)
        return protocol_of(cluster.draft.bank, port=number, scheme=scheme, technology=self.technology)


Services = dict[tuple[str, str], Service]
"""By namespace and name."""


def services(cluster: Cluster) -> Services:
    """Return every service; what it opens to the outside is said."""
    found: Services = {}
    for each in cluster.of("Service"):
        service = _service(cluster, each)
        if service is not None:
            found[each.namespace, each.name] = service
            _open(cluster, service)
    return found


def entrances(cluster: Cluster, found: Services) -> None:
    """Add ingresses and gateways, and what they pass calls on to."""
    for each in cluster.of("Ingress"):
        tls = bool(items(each.spec.get("tls")))
        name = text(each.spec.get("ingressClassName")) or each.annotations.get("kubernetes.io/ingress.class", "")
        entrance = _entrance(cluster, name, each)
        _let_in(cluster, entrance, "https" if tls else "http", 443 if tls else 80, each, ", ".join(_hosts(each)))
        for backend in _backends(each):
            _pass_on(cluster, entrance, found, each, backend)
    gateways = {(each.namespace, each.name): each for each in cluster.of("Gateway") if each.group == GATEWAYS}
    for each in gateways.values():
        entrance = _entrance(cluster, f"{each.name} ({text(each.spec.get('gatewayClassName'))})", each, each.name)
        for listener in maps(each.spec.get("listeners")):
            wanted = number(listener.get("port"))
            _let_in(cluster, entrance, text(listener.get("protocol")).lower(), int(wanted) if wanted else None, each)
    for each in cluster.of("HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute"):
        for parent in maps(each.spec.get("parentRefs")):
            gateway = gateways.get((text(parent.get("namespace")) or each.namespace, text(parent.get("name"))))
            if gateway is None:
                cluster.tally.add(f"{each.kind} of a gateway that is not in the file", "import it with its gateway")
                continue
            entrance = _entrance(cluster, "", gateway, gateway.name)
            for rule in maps(each.spec.get("rules")):
                for backend in maps(rule.get("backendRefs")):
                    _pass_on(cluster, entrance, found, each, backend)


def _service(cluster: Cluster, found: Object) -> Service | None:
    """Return a service with the workloads its selector takes."""
    ports = tuple(_ports(found))
    if text(found.spec.get("type")) == "ExternalName":
        outside = cluster.draft.add("component", found.name, ident=found.ident, at=found.line)
        cluster.draft.say(outside, "technology", "external-service", at=found.line)
        return Service(found, (outside,), "external-service", ports)
    selector = mapping(found.spec.get("selector"))
    if not selector:
        cluster.tally.add("Service without a selector", "what stands behind it, the file does not say", found.line)
        return None
    behind = [
        each
        for each in cluster.workloads
        if each.namespace == found.namespace and matches({"matchLabels": selector}, each.labels)
    ]
    if not behind:
        cluster.tally.add("Service whose selector takes nothing in the file", "import its workload with it", found.line)
        return None
    return Service(found, tuple(each.component for each in behind), behind[0].technology, ports)


def _ports(found: Object) -> Iterator[Port]:
    for each in maps(found.spec.get("ports")):
        wanted = number(each.get("port"))
        name = text(each.get("name"))
        spoken = text(each.get("appProtocol")).rpartition("/")[2] or name.partition("-")[0]
        spoken = "" if spoken.lower() in ("tcp", "udp", "tls") else spoken.lower()
        yield Port(int(wanted) if wanted and 0 < wanted < 65_536 else None, name, spoken)


def _open(cluster: Cluster, service: Service) -> None:
    """Add the flows from outside of a service that is open to it."""
    found, kind = service.object, text(service.object.spec.get("type"))
    outside = [text(each) for each in items(found.spec.get("externalIPs"))]
    if kind not in ("NodePort", "LoadBalancer") and not outside:
        return
    inside = any(found.annotations.get(key, "").lower() in ("true", "internal", "yes") for key in _INSIDE_ONLY)
    ranges = [text(each) for each in items(found.spec.get("loadBalancerSourceRanges"))]
    note = f"service {found.name}, {kind or 'external address'}"
    note += ", inside the network only" if inside else ""
    note += f", from {', '.join(ranges)} only" if ranges else ""
    line = found.at(found.spec, "type")
    for component in service.behind:
        for port in service.ports or (Port(None, "", ""),):
            _flow(cluster, cluster.clients(line), component, service.protocol(cluster, port.number), port.number,
                  line, note)  # fmt: skip


def _entrance(cluster: Cluster, called: str, found: Object, ident: str = "") -> str:
    """Return the component through which calls come in: the controller in the file, or one of its own."""
    draft = cluster.draft
    running = [each for each in cluster.workloads if each.technology == "kubernetes-ingress"]
    if len(running) == 1 and found.kind == "Ingress":
        return running[0].component
    mark = f"{found.kind} {ident or called}"
    known = draft.key("component", mark)
    if known is not None:
        return known
    entrance = draft.add("component", f"{found.kind} {called}".strip(), ident=mark, at=found.line)
    draft.say(entrance, "technology", "kubernetes-ingress", at=found.line)
    draft.say(entrance, "zone", cluster.zone, at=found.line)
    draft.say(entrance, "runs_on", cluster.component, at=found.line)
    return entrance


def _let_in(cluster: Cluster, entrance: str, scheme: str, port: int | None, found: Object, note: str = "") -> None:
    protocol = protocol_of(cluster.draft.bank, scheme=scheme, port=port)
    _flow(cluster, cluster.clients(found.line), entrance, protocol, port, found.line, note)


def _pass_on(cluster: Cluster, entrance: str, found: Services, by: Object, backend: dict[str, Plain]) -> None:
    namespace = text(backend.get("namespace")) or by.namespace
    service = found.get((namespace, text(backend.get("name"))))
    if service is None:
        cluster.tally.add(f"{by.kind} to a service that is not in the file", "import it with its service", by.line)
        return
    given = backend.get("port")
    wanted = number(mapping(given).get("number") if isinstance(given, dict) else given)
    named = text(mapping(given).get("name"))
    port = int(wanted) if wanted else next((each.number for each in service.ports if each.name == named), None)
    for component in service.behind:
        if component != entrance:
            _flow(cluster, entrance, component, service.protocol(cluster, port), port, by.at(backend), "")


def _flow(
    cluster: Cluster, source: str, target: str, protocol: str, port: int | None, at: int | str, note: str
) -> None:
    flow = cluster.draft.connect(source, target, ident=f"{source} {target} {port or protocol}", suffix=str(port or ""),
                                 at=at)  # fmt: skip
    cluster.draft.say(flow, "protocol", protocol or "tcp", at=at, note=note)
    cluster.draft.say_port(flow, port, at=at)


def _backends(found: Object) -> Iterator[dict[str, Plain]]:
    """Yield name and port of the services an ingress passes calls on to."""
    paths = [each for rule in maps(found.spec.get("rules")) for each in maps(at(rule, "http", "paths"))]
    for holder in [{"backend": found.spec.get("defaultBackend") or found.spec.get("backend")}, *paths]:
        backend = mapping(holder.get("backend"))
        if isinstance(backend.get("service"), dict):
            yield mapping(backend.get("service"))
        elif backend.get("serviceName"):
            yield {"name": backend.get("serviceName"), "port": backend.get("servicePort")}


def _hosts(found: Object) -> list[str]:
    return list(dict.fromkeys(text(rule.get("host")) for rule in maps(found.spec.get("rules")) if rule.get("host")))
