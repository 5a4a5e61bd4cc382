"""Applications in three tiers, several to a site, that call one another and share what stands in the middle."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.models.core import JUMP, tended
from tests.benchmarks.models.drawing import Drawing

SITE = 15
"""Applications that share their zones and what stands in front of them."""


def applications(drawing: Drawing) -> Iterator[None]:
    """Draw one application after another."""
    number = 0
    while True:
        _application(drawing, number)
        number += 1
        yield


def _application(drawing: Drawing, number: int) -> None:
    site = number // SITE
    front = drawing.zone(f"front-{site}", "dmz")
    inner = drawing.zone(f"inner-{site}", "internal")
    store = drawing.zone(f"store-{site}", "data")
    shield = drawing.component(f"shield-{site}", "waf", front, administered_from=JUMP)
    balancer = drawing.component(f"balancer-{site}", "load-balancer", front, administered_from=JUMP)
    wall = drawing.component(f"wall-{site}", "firewall", inner, also_in=(f"zone/{front}", f"zone/{store}"))
    for zone in (front, inner, store):
        drawing.guard(zone, wall)
    host = drawing.component(f"iron-{site}-{number % SITE // 5}", "esxi", inner, administered_from=JUMP)
    made = {
        name: drawing.component(
            f"{name}-{number}", technology, zone, runs_on=f"component/{host}", administered_from=JUMP, run_by="us"
        )
        for name, technology, zone in (
            ("web", "nginx", front), ("app", "web-application", inner), ("jobs", "worker", inner),
            ("db", "postgresql", store), ("cache", "redis", store),
        )
    }  # fmt: skip
    records = f"data/{drawing.data(f'records-{number}', [made['db'], 'backup'])}"
    drawing.flow("customers", shield, "https", carries=(records,))
    drawing.flow(shield, balancer, "https", carries=(records,))
    drawing.flow(balancer, made["web"], "http", carries=(records,))
    drawing.flow(made["web"], made["app"], "https", carries=(records,))
    drawing.flow(made["app"], made["db"], "postgres", carries=(records,))
    drawing.flow(made["app"], made["cache"], "redis")
    drawing.flow(made["jobs"], made["db"], "postgres", carries=(records,))
    drawing.flow(made["app"], "directory", "ldaps")
    drawing.flow(made["app"], "mail", "submission")
    drawing.flow("pipeline", made["app"], "ssh", admin="yes")
    for name, slug in made.items():
        tended(drawing, slug, copied=name == "db")
    drawing.identity(f"user-of-db-{number}", "user", held_on=[made["app"], made["jobs"]], accepted_by=[made["db"]])
    for _ in range(2):
        if number:
            drawing.flow(made["app"], f"app-{drawing.dice.randrange(max(0, number - 30), number)}", "https")
