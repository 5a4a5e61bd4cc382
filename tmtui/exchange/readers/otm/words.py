"""Words and figures of OTM as values here.

Ratings and likelihoods run from 0 to 100: 0 is level 1, 100 is level 5, each 25 points are one level. Types of
components are free text; those that IriusRisk and StartLeft write are listed, a technology of ours means itself, and a
type that is in neither is looked up by its words. A type that only says "something" is left for the interview.
"""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.plain import Plain, number
from tmtui.exchange.incoming.recognise import technology_of
from tmtui.exchange.incoming.zone_words import zone_kind_of

TYPES = {
    "generic-client": "external-service", "web-client": "browser", "client-side-browser": "browser",
    "mobile-client": "mobile-app", "android-client": "mobile-app", "ios-client": "mobile-app",
    "rich-client": "client-program", "desktop-client": "client-program", "generic-service": "application",
    "web-application-server-side": "web-application", "web-ui": "web-application", "web-service": "api",
    "rest-full-web-service": "api", "rest-api": "api", "soap-web-service": "soap-service",
    "microservice": "microservice", "web-server": "web-server", "data-store": "database", "datastore": "database",
    "sql-database": "database", "other-database": "database", "nosql-database": "database",
    "file-system": "local-disk", "rds": "managed-database", "dynamodb": "managed-documents",
    "elasticache": "managed-cache", "s3": "object-storage", "ebs": "cloud-disk", "efs": "cloud-files",
    "sqs-simple-queue-service": "managed-queue", "sqs": "managed-queue", "sns": "managed-queue",
    "kinesis": "managed-queue", "vpc": "cloud-network", "subnet": "cloud-network", "vnet": "cloud-network",
    "security-group": "cloud-firewall", "ec2": "cloud-machine", "aws-lambda-function": "cloud-function",
    "lambda": "cloud-function", "elastic-container-service": "container-service", "fargate": "container-service",
    "elastic-container-registry": "cloud-registry", "eks": "managed-kubernetes", "docker-container": "container",
    "kubernetes": "kubernetes", "load-balancer": "load-balancer", "elastic-load-balancing": "cloud-load-balancer",
    "api-gateway": "api-gateway", "cloudfront": "cdn", "route-53": "cloud-dns", "cloudwatch": "cloud-logging",
    "cloudtrail": "cloud-logging", "kms": "key-service", "secrets-manager": "cloud-secrets",
    "cd-secrets-manager": "cloud-secrets", "cd-systems-manager": "automation-platform", "cognito": "cloud-identity",
    "iam": "cloud-account", "active-directory": "active-directory", "ldap-server": "ldap-server",
    "firewall": "firewall", "web-application-firewall": "waf", "router": "router", "message-broker": "message-queue",
    "process": "application", "external-entity": "external-service", "third-party": "external-service",
    "iot-device": "iot-device", "virtual-machine": "virtual-machine", "saas": "saas",
}  # fmt: skip
"""Type as other tools write it, in small letters: technology."""

UNTOLD = frozenset({"", "empty-component", "empty", "generic", "component", "other", "code-class", "boundary"})
"""Types that say nothing about what a component is."""

NETWORKS = frozenset(
    {
        "vpc", "subnet", "vnet", "cloud-network", "virtual-network", "aws_vpc", "aws_subnet", "azurerm_subnet",
        "azurerm_virtual_network", "google_compute_network", "google_compute_subnetwork",
    }
)  # fmt: skip
"""Types and tags of components that hold others as a network does, not as a machine does."""

ZONE_IDS = {
    "f0ba7722-39b6-4c81-8290-a30a248bb8d9": "internet",
    "b61d6911-338d-46a8-9f39-8dcd24abfe91": "cloud",
}
"""Trust zones that StartLeft always gives these ids."""

THREAT_STATES = {
    "accepted": "accepted", "accept": "accepted", "transferred": "transferred", "transfer": "transferred",
    "mitigated": "avoided", "mitigate": "avoided", "avoided": "avoided", "eliminated": "avoided",
    "closed": "avoided", "not-applicable": "false-alarm", "hidden": "false-alarm", "false-positive": "false-alarm",
    "exposed": "open", "expose": "open", "open": "open", "partly-mitigated": "open", "partly-mitigate": "open",
    "identified": "open",
}  # fmt: skip
"""State of a threat: status here. What a file calls mitigated has gone away as far as the file knows."""

MITIGATION_STATES = {
    "implemented": "implemented", "done": "implemented", "verified": "implemented", "required": "planned",
    "planned": "planned", "in-progress": "in-progress", "recommended": "recommended", "proposed": "recommended",
    "rejected": "rejected", "not-applicable": "rejected",
}  # fmt: skip


def technology(bank: Bank, type: str, name: str, tags: Iterable[str]) -> str:
    """Return what a component is, `other` for a type nobody knows, or nothing where the file does not say."""
    declared = bank.attributes.get(("component", "technology"))
    known = {option.value for option in declared.options} if declared is not None else set()
    written = type.strip().lower().replace("_", "-").replace(" ", "-")
    if written in TYPES and TYPES[written] in known:
        found = TYPES[written]
        # A named product says more than a general type.
        product = technology_of(bank, name, *tags) if found in ("database", "web-server", "load-balancer") else "other"
        return product if product != "other" else found
    if written in known and written != "other":
        return written
    guess = technology_of(bank, written, name, *tags)
    return "" if guess == "other" and written in UNTOLD else guess


def zone_kind(bank: Bank, ident: str, type: str, name: str) -> str:
    """Return what sort of place a trust zone is, or nothing where its names do not tell."""
    declared = bank.attributes.get(("zone", "kind"))
    known = {option.value for option in declared.options} if declared is not None else set()
    if type in known:
        return type
    if ZONE_IDS.get(ident) in known:
        return ZONE_IDS[ident]
    return zone_kind_of(bank, name)


def level(value: Plain) -> int | None:
    """Return the level 1-5 of a figure from 0 to 100, or nothing for anything else."""
    found = number(value)
    return 1 + int(found / 25 + 0.5) if found is not None and 0 <= found <= 100 else None
