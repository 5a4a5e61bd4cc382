"""What every house has in the middle: the border, directory, names, logs, backup, administration."""

from __future__ import annotations

from tests.benchmarks.models.drawing import Drawing

LOGINS = "active-directory"
JUMP = ("component/jump",)


def middle(drawing: Drawing) -> None:
    """Draw the data centre's own services; they stand first, so that small models have them too."""
    draw = drawing
    draw.zone("internet", "internet")
    dmz, centre, mgmt = draw.zone("dmz", "dmz"), draw.zone("centre", "datacentre"), draw.zone("mgmt", "management")
    backups, build, desk = draw.zone("backups", "backup"), draw.zone("build", "build"), draw.zone("desk", "office")
    draw.component("customers", "browser", "internet")
    draw.component("firewall", "firewall", dmz, also_in=("zone/centre", "zone/mgmt"))
    draw.component("admins", "admin-workstation", desk, count=8)
    draw.component("jump", "jump-host", mgmt, administered_from=("component/admins",))
    draw.component("directory", LOGINS, mgmt, administered_from=JUMP)
    for slug, technology, zone in (
        ("names", "dns-server", centre), ("logs", "log-collector", mgmt), ("monitoring", "monitoring", mgmt),
        ("backup", "backup-server", backups), ("vpn", "vpn-gateway", dmz), ("mail", "mail-server", centre),
        ("proxy", "web-proxy", dmz), ("updates", "software-distribution", mgmt), ("vault", "vault", mgmt),
        ("code", "code-repository", build), ("pipeline", "ci-server", build), ("images", "container-registry", build),
    ):  # fmt: skip
        draw.component(slug, technology, zone, administered_from=JUMP, login_from="component/directory")
    for zone in (dmz, centre, mgmt, backups, build, desk):
        draw.guard(zone, "firewall")
    draw.flow("admins", "jump", "ssh", admin="yes")
    draw.flow("jump", "directory", "rdp", admin="yes")
    draw.flow("pipeline", "code", "git")
    draw.flow("pipeline", "images", "registry")
    draw.data("staff-logins", ["directory"], worth=4)
    draw.data("copies", ["backup"], worth=5)
    draw.data("secrets", ["vault"], worth=4)
    draw.identity(
        "domain-admins", "everything", held_on=["admins", "jump"], accepted_by=["directory", "jump", "backup", "mail"]
    )


def tended(drawing: Drawing, slug: str, *, copied: bool = False) -> None:
    """Draw how a machine is looked after: administered, watched, logging, and perhaps copied."""
    drawing.flow("jump", slug, "ssh", admin="yes", carries=())
    drawing.flow("monitoring", slug, "monitoring-agent")
    drawing.flow(slug, "logs", "syslog-tls")
    if copied:
        drawing.flow("backup", slug, "backup")
