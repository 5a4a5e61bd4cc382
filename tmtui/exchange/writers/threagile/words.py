"""Our values as words of Threagile.

Where it has no word for a thing, the word for what it does stands: everything that passes traffic on is a `gateway`,
everything on a factory floor an `iot-device`. Words that its versions spell differently, or that only one of them
knows, are never written.
"""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.exchange.readers.threagile.words import BOUNDARIES, PROTOCOLS
from tmtui.exchange.readers.threagile.words import TECHNOLOGIES as READ_TECHNOLOGIES

UNKNOWN_TECHNOLOGY = "unknown-technology"
UNKNOWN_PROTOCOL = "unknown-protocol"

_NAMED = {ours: theirs for theirs, ours in reversed(READ_TECHNOLOGIES.items())} | {
    "client-program": "tool", "worker": "task", "scheduler": "scheduler", "ldap-server": "ldap-server",
    "data-lake": "data-lake", "search-engine": "search-engine", "browser": "browser", "desktop": "desktop",
    "own-application": "web-application", "sap": "erp", "saas-business": "erp", "shop": "web-application",
    "wiki": "cms", "microservice": "web-service-rest", "external-api": "web-service-rest", "payment-service":
    "web-service-rest", "application": "application-server", "mobile-app": "mobile-app", "nginx": "web-server",
    "cloud-function": "function", "function-workflow": "function", "kubernetes": "container-platform",
    "managed-kubernetes": "container-platform", "openshift": "container-platform", "nomad": "container-platform",
    "container-service": "container-platform", "container-registry": "artifact-registry",
    "cloud-registry": "artifact-registry", "data-warehouse": "data-lake", "kafka": "stream-processing",
    "cloud-disk": "block-storage", "san": "block-storage", "object-storage": "block-storage",
    "own-object-storage": "block-storage", "local-disk": "local-file-system", "siem": "monitoring",
    "directory": "ldap-server", "active-directory": "ldap-server", "freeipa": "ldap-server",
    "key-service": "hsm", "cloud-secrets": "vault", "password-manager": "vault", "saas-repository":
    "sourcecode-repository", "saas-ci": "build-pipeline", "ci-runner": "build-pipeline", "gitops-controller":
    "build-pipeline", "laptop": "desktop", "admin-workstation": "devops-client", "engineering-workstation":
    "devops-client", "etl": "batch-processing", "other": UNKNOWN_TECHNOLOGY,
}  # fmt: skip

_BY_TRAIT = (
    # The first trait that a technology has decides, so what is narrower stands first.
    ("web_shield", "waf"), ("balances_load", "load-balancer"), ("human_device", "client-system"),
    ("controls_machines", "iot-device"), ("guards_safety", "iot-device"), ("field_device", "iot-device"),
    ("runs_sql", "database"), ("queue", "message-queue"), ("search_engine", "search-engine"),
    ("watches", "monitoring"), ("keeps_logs", "monitoring"), ("handles_mail", "mail-server"),
    ("identity_provider", "identity-provider"), ("keeps_logins", "identity-store-database"), ("holds_secrets", "vault"),
    ("secret_module", "hsm"), ("container_store", "artifact-registry"), ("builds_software", "build-pipeline"),
    ("orchestrates_containers", "container-platform"), ("runs_containers", "container-platform"),
    ("runs_functions", "function"), ("network_device", "gateway"), ("filters", "gateway"), ("forwards", "gateway"),
    ("shares_files", "file-server"), ("object_store", "block-storage"), ("block_storage", "block-storage"),
    ("keeps_backups", "file-server"), ("tape", "block-storage"), ("cache", "database"),
    ("api", "web-service-rest"), ("serves_web", "web-application"), ("runs_app_code", "application-server"),
    ("stores", "database"), ("physical_box", "iot-device"),
)  # fmt: skip

STORES = frozenset(
    {
        "database", "file-server", "local-file-system", "block-storage", "data-lake",
        "identity-store-ldap", "identity-store-database", "ldap-server", "message-queue", "search-index", "vault",
        "artifact-registry", "sourcecode-repository",
    }
)  # fmt: skip
"""Technologies of Threagile that are a `datastore`."""
CLIENTS = frozenset({"browser", "client-system", "desktop", "devops-client", "mobile-app"})

_PROTOCOLS = {ours: theirs for theirs, (ours, _) in reversed(PROTOCOLS.items()) if ours not in ("tcp", "java-rmi")} | {
    "http": "http", "https": "https", "websocket": "ws", "nosql": "nosql-access-protocol", "sftp": "sftp",
    "sql": "sql-access-protocol", "sql-tls": "sql-access-protocol-encrypted", "local-call":
    "in-process-library-call", "submission": "smtp-encrypted", "amqp": "binary", "jms": "jms", "rsync": "ssh",
    "soap": "http", "ftp": "ftp", "java-rmi": "jrmp", "kerberos": "binary-encrypted",
}  # fmt: skip
_FAMILIES = (
    ("family_web", "http"), ("family_ssh", "ssh"), ("family_sql", "sql-access-protocol"),
    ("family_documents", "nosql-access-protocol"), ("family_cache", "nosql-access-protocol"), ("family_mail", "smtp"),
    ("family_git", "https"),
)  # fmt: skip
ENCRYPTED = {
    "http": "https", "ws": "wss", "sql-access-protocol": "sql-access-protocol-encrypted", "nosql-access-protocol":
    "nosql-access-protocol-encrypted", "binary": "binary-encrypted", "text": "text-encrypted", "smtp": "smtp-encrypted",
    "pop3": "pop3-encrypted", "imap": "imap-encrypted", "ftp": "ftps", "ldap": "ldaps", "smb": "smb-encrypted",
    "iiop": "iiop-encrypted", "jrmp": "jrmp-encrypted", "mqtt": "binary-encrypted", "jms": "binary-encrypted",
    "nfs": "binary-encrypted", "xmpp": "text-encrypted", "nrpe": "binary-encrypted",
    "reverse-proxy-web-protocol": "reverse-proxy-web-protocol-encrypted",
}  # fmt: skip
"""Protocol: the one that says the same over TLS."""
PLAIN = {theirs: plain for plain, theirs in reversed(ENCRYPTED.items())}
LOCAL = ("local-file-access", "in-process-library-call", "inter-process-communication", "container-spawning")

BOUNDARY = {ours: theirs for theirs, ours in reversed(BOUNDARIES.items())} | {
    "internal": "network-on-prem", "namespace": "network-policy-namespace-isolation",
    "cluster": "execution-environment", "saas": "network-cloud-provider", "datacentre": "network-dedicated-hoster",
    "other": "network-on-prem",
}  # fmt: skip
"""Kind of zone: type of boundary; everything else is `network-on-prem`."""


def technology(bank: Bank, value: str) -> str:
    """Return Threagile's technology for one of ours."""
    if value in _NAMED:
        return _NAMED[value]
    traits = _traits(bank, "component", "technology", value)
    return next((theirs for trait, theirs in _BY_TRAIT if trait in traits), "tool" if value else UNKNOWN_TECHNOLOGY)


def protocol(bank: Bank, value: str, encryption: str) -> str:
    """Return Threagile's protocol for one of ours, encrypted or not as the flow is."""
    if value in ("", "other"):
        found = UNKNOWN_PROTOCOL
    else:
        traits = _traits(bank, "flow", "protocol", value)
        found = _PROTOCOLS.get(value) or next((theirs for trait, theirs in _FAMILIES if trait in traits), "binary")
    if encryption in ("tls", "mtls"):
        return ENCRYPTED.get(found, found)
    return PLAIN.get(found, found) if encryption == "none" else found


def machine(bank: Bank, value: str, technology: str) -> str:
    """Return what sort of machine something is, as far as its technology tells."""
    traits = _traits(bank, "component", "technology", value)
    if technology == "function":
        return "serverless"
    if "in_container" in traits or value == "container":
        return "container"
    return "physical" if traits & {"physical_box", "human_device", "field_device"} else "virtual"


def _traits(bank: Bank, kind: str, attribute: str, value: str) -> frozenset[str]:
    rows = [
        row
        for catalogue in bank.catalogues.values()
        if (catalogue.of, catalogue.attribute) == (kind, attribute)
        for row in catalogue.rows
        if row.value == value
    ]
    return rows[0].traits if rows else frozenset()
