"""Branch offices round a data centre, as a company with a hub and spokes has them."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.models.core import JUMP, tended
from tests.benchmarks.models.drawing import Drawing

REGION = 40
"""Branches that share file servers, printing and a copy of the business software."""


def branches(drawing: Drawing) -> Iterator[None]:
    """Draw one branch after another, each with its own walls, and the servers of its region."""
    number = 0
    while True:
        region = number // REGION
        _region(drawing, region)
        _branch(drawing, number, region)
        number += 1
        yield


def _region(drawing: Drawing, region: int) -> None:
    if f"component/files-{region}" in drawing.said:
        return
    zone = drawing.zone(f"servers-{region}", "datacentre", guarded_by=("component/firewall",))
    host = drawing.component(f"host-{region}", "hypervisor", zone, administered_from=JUMP)
    for name, technology in (
        ("files", "file-server"), ("print", "print-server"), ("erp", "business-software"), ("erp-db", "sql-server"),
        ("addresses", "dhcp-server"), ("logins", "active-directory"),
    ):  # fmt: skip
        slug = drawing.component(
            f"{name}-{region}", technology, zone, runs_on=f"component/{host}", administered_from=JUMP,
            login_from="component/directory",
        )  # fmt: skip
        tended(drawing, slug, copied=name in ("files", "erp-db"))
    orders = drawing.data(f"orders-{region}", [f"erp-db-{region}"])
    drawing.data(f"documents-{region}", [f"files-{region}"])
    drawing.flow(f"erp-{region}", f"erp-db-{region}", "mssql", carries=(f"data/{orders}",))
    drawing.flow(f"logins-{region}", "directory", "directory-replication")
    drawing.identity(
        f"erp-account-{region}", "admin", held_on=[f"erp-{region}"], accepted_by=[f"erp-db-{region}"]
    )  # fmt: skip


def _branch(drawing: Drawing, number: int, region: int) -> None:
    dice = drawing.dice
    office = drawing.zone(f"office-{number}", "branch")
    things = drawing.zone(f"things-{number}", "things")
    guests = drawing.zone(f"guests-{number}", "guest")
    router = drawing.component(
        f"router-{number}", "router", office, also_in=(f"zone/{things}", f"zone/{guests}"), administered_from=JUMP
    )
    for zone in (office, things, guests):
        drawing.guard(zone, router)
    staff = [
        drawing.component(
            f"{name}-{number}", technology, office, count=dice.randint(2, 40), login_from="component/directory"
        )
        for name, technology in (("desktops", "desktop"), ("laptops", "laptop"))
    ]
    store = drawing.component(f"store-{number}", "nas", office, administered_from=JUMP)
    drawing.component(f"switch-{number}", "switch", office, administered_from=JUMP)
    radio = drawing.component(f"radio-{number}", "access-point", office, also_in=(f"zone/{guests}",))
    printer = drawing.component(f"printer-{number}", "printer", things)
    for name, technology in (("camera", "camera"), ("phones", "desk-phone"), ("door", "door-control")):
        if dice.random() < 0.6:
            drawing.component(f"{name}-{number}", technology, things, count=dice.randint(1, 12))
    drawing.component(f"visitors-{number}", "private-device", guests, run_by="customer")
    drawing.flow(router, "vpn", "ipsec")
    files = (f"data/documents-{region}",)
    for slug in staff:
        for hub, protocol in (
            (f"logins-{region}", "kerberos"), ("names", "dns"), (f"print-{region}", "ipp"), ("mail", "imaps"),
            ("proxy", "http-proxy"),
        ):  # fmt: skip
            drawing.flow(slug, hub, protocol)
        drawing.flow(slug, f"files-{region}", "smb", carries=files)
        drawing.flow(slug, f"erp-{region}", "https", carries=(f"data/orders-{region}",))
        drawing.flow(slug, store, "smb")
        drawing.flow("updates", slug, "agent")
    drawing.flow(f"print-{region}", printer, "raw-print")
    drawing.flow(router, f"addresses-{region}", "dhcp")
    drawing.flow("backup", store, "backup")
    for slug in (router, radio, store, f"switch-{number}"):
        drawing.flow("jump", slug, "ssh", admin="yes")
        drawing.flow("monitoring", slug, "snmp")
