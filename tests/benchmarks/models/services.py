"""Microservices: clusters of small programs that call one another, many to many, some far more called than others."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.models.core import JUMP
from tests.benchmarks.models.drawing import Drawing

CLUSTER = 60
"""Services of one cluster."""

TEAM = 10
"""Services of one namespace."""


def services(drawing: Drawing) -> Iterator[None]:
    """Draw one service after another, each with the store it may have of its own."""
    number = 0
    while True:
        _service(drawing, number)
        number += 1
        yield


def _cluster(drawing: Drawing, cluster: int) -> None:
    if f"component/queue-{cluster}" in drawing.said:
        return
    zone = drawing.zone(f"cluster-{cluster}", "cluster")
    for name, technology in (
        ("steering", "kubernetes-control"), ("ingress", "kubernetes-ingress"), ("mesh", "service-mesh"),
        ("queue", "kafka"), ("traces", "tracing"), ("gitops", "gitops-controller"),
    ):  # fmt: skip
        drawing.component(f"{name}-{cluster}", technology, zone, administered_from=JUMP)
    for node in range(4):
        slug = drawing.component(f"node-{cluster}-{node}", "kubernetes-node", zone, administered_from=JUMP)
        drawing.flow(f"steering-{cluster}", slug, "kubelet", admin="yes")
        drawing.flow(slug, "images", "registry")
    drawing.guard(zone, f"ingress-{cluster}")
    drawing.flow("customers", f"ingress-{cluster}", "https")
    drawing.flow("admins", f"steering-{cluster}", "kubernetes-api", admin="yes")
    drawing.flow(f"gitops-{cluster}", "code", "git")
    drawing.flow(f"gitops-{cluster}", f"steering-{cluster}", "kubernetes-api", admin="yes")
    drawing.identity(
        f"cluster-admin-{cluster}", "everything", held_on=["admins", "pipeline"],
        accepted_by=[f"steering-{cluster}", f"queue-{cluster}"],
    )  # fmt: skip


def _service(drawing: Drawing, number: int) -> None:
    cluster, dice = number // CLUSTER, drawing.dice
    _cluster(drawing, cluster)
    zone = drawing.zone(f"team-{number // TEAM}", "namespace", parent=f"zone/cluster-{cluster}")
    slug = drawing.component(
        f"service-{number}", "microservice", zone, runs_on=f"component/node-{cluster}-{number % 4}"
    )  # fmt: skip
    first = cluster * CLUSTER
    for _ in range(dice.randint(2, 5)):
        # The square makes the first services of a cluster the ones that everybody calls.
        called = first + int((number - first) * dice.random() ** 2)
        drawing.flow(slug, f"service-{called}", "grpc" if dice.random() < 0.7 else "https")
    if number % 6 == 0:
        drawing.flow(f"ingress-{cluster}", slug, "https")
    if number % 2 == 0:
        drawing.flow(slug, f"queue-{cluster}", "kafka")
    if number % 3 == 0:
        store = drawing.component(f"table-{number}", dice.choice(("postgresql", "mongodb", "mysql")), zone)
        kept = drawing.data(f"entries-{number}", [store])
        drawing.flow(slug, store, "postgres", carries=(f"data/{kept}",))
        drawing.flow("backup", store, "backup", carries=(f"data/{kept}",))
        drawing.identity(f"service-account-{number}", "user", held_on=[slug], accepted_by=[store])
    if number % 5 == 0:
        drawing.flow(slug, drawing.component(f"hot-{number}", "redis", zone), "redis")
    drawing.flow(slug, "vault", "vault")
    drawing.flow(slug, f"traces-{cluster}", "telemetry")
