"""What Threagile's schema wants, written down for these tests: required keys, words, and types, of both its versions.

`0.9` and `main` spell two words differently; what only one of them takes stands in `ONLY`.
"""

from __future__ import annotations

TOP = (
    "threagile_version", "title", "author", "business_criticality", "tags_available", "data_assets",
    "technical_assets", "shared_runtimes",
)  # fmt: skip
DATA = ("id", "description", "usage", "quantity", "confidentiality", "integrity", "availability")
ASSET = (
    "id", "description", "type", "usage", "used_as_client_by_human", "out_of_scope", "size", "technology", "internet",
    "machine", "encryption", "owner", "confidentiality", "integrity", "availability", "multi_tenant", "redundant",
    "custom_developed_parts", "data_formats_accepted", "communication_links",
)  # fmt: skip
LINK = (
    "target", "description", "protocol", "authentication", "authorization", "vpn", "ip_filtered", "readonly", "usage",
)  # fmt: skip
BOUNDARY = ("id", "description", "type", "technical_assets_inside", "trust_boundaries_nested")
RUNTIME = ("id", "description", "technical_assets_running")
CATEGORY = (
    "id", "description", "impact", "asvs", "cheat_sheet", "action", "mitigation", "check", "function", "stride",
    "detection_logic", "risk_assessment", "false_positives", "model_failure_possible_reason", "cwe",
    "risks_identified",
)  # fmt: skip

_C = ("public", "internal", "restricted", "confidential", "strictly-confidential")
_IA = ("archive", "operational", "important", "critical", "mission-critical")
_RATED = {"confidentiality": _C, "integrity": _IA, "availability": _IA}
_USAGE = ("business", "devops")

TECHNOLOGIES = (
    "unknown-technology", "client-system", "browser", "desktop", "mobile-app", "devops-client", "web-server",
    "web-application", "application-server", "database", "file-server", "local-file-system", "erp", "cms",
    "web-service-rest", "web-service-soap", "ejb", "search-index", "search-engine", "service-registry",
    "reverse-proxy", "load-balancer", "build-pipeline", "sourcecode-repository", "artifact-registry",
    "code-inspection-platform", "monitoring", "ldap-server", "container-platform", "batch-processing",
    "event-listener", "identity-provider", "identity-store-ldap", "identity-store-database", "tool", "cli", "task",
    "function", "gateway", "iot-device", "message-queue", "stream-processing", "service-mesh", "data-lake",
    "report-engine", "ai", "mail-server", "vault", "hsm", "waf", "ids", "ips", "scheduler", "mainframe",
    "block-storage", "library",
)  # fmt: skip
PROTOCOLS = (
    "unknown-protocol", "http", "https", "ws", "wss", "reverse-proxy-web-protocol",
    "reverse-proxy-web-protocol-encrypted", "mqtt", "jdbc", "jdbc-encrypted", "odbc", "odbc-encrypted",
    "sql-access-protocol", "sql-access-protocol-encrypted", "nosql-access-protocol",
    "nosql-access-protocol-encrypted", "binary", "binary-encrypted", "text", "text-encrypted", "ssh", "ssh-tunnel",
    "smtp", "smtp-encrypted", "pop3", "pop3-encrypted", "imap", "imap-encrypted", "ftp", "ftps", "sftp", "scp",
    "ldap", "ldaps", "jms", "nfs", "smb", "smb-encrypted", "local-file-access", "nrpe", "xmpp", "iiop",
    "iiop-encrypted", "jrmp", "jrmp-encrypted", "in-process-library-call", "container-spawning",
)  # fmt: skip
ENCRYPTIONS = ("none", "transparent", "data-with-symmetric-shared-key", "data-with-asymmetric-shared-key")
AUTHENTICATIONS = (
    "none", "credentials", "session-id", "token", "client-certificate", "two-factor", "externalized",
)  # fmt: skip
AUTHORIZATIONS = ("none", "technical-user")
BOUNDARIES = (
    "network-on-prem", "network-dedicated-hoster", "network-virtual-lan", "network-cloud-provider",
    "network-cloud-security-group", "network-policy-namespace-isolation", "execution-environment",
)  # fmt: skip
STATUSES = ("unchecked", "in-discussion", "accepted", "in-progress", "mitigated", "false-positive")
LIKELIHOODS = ("unlikely", "likely", "very-likely", "frequent")
IMPACTS = ("low", "medium", "high", "very-high")
MACHINES = ("physical", "virtual", "container", "serverless")

ONLY = {
    "technology": ("big-data-platform",),
    "protocol": ("inter-process-communication",),
    "encryption": ("data-with-end-user-individual-key", "data-with-enduser-individual-key"),
    "authorization": ("end-user-identity-propagation", "enduser-identity-propagation"),
}
"""Words that one version knows and the other does not: they are read and never written."""

DATA_WORDS = {**_RATED, "usage": _USAGE, "quantity": ("very-few", "few", "many", "very-many")}
ASSET_WORDS = {
    **_RATED, "usage": _USAGE, "type": ("external-entity", "process", "datastore"),
    "size": ("system", "service", "application", "component"), "technology": TECHNOLOGIES, "machine": MACHINES,
    "encryption": ENCRYPTIONS,
}  # fmt: skip
LINK_WORDS = {
    "usage": _USAGE, "protocol": PROTOCOLS, "authentication": AUTHENTICATIONS, "authorization": AUTHORIZATIONS,
}  # fmt: skip
RISK_WORDS = {
    "severity": ("low", "medium", "elevated", "high", "critical"), "exploitation_likelihood": LIKELIHOODS,
    "exploitation_impact": IMPACTS, "data_breach_probability": ("improbable", "possible", "probable"),
}  # fmt: skip
CATEGORY_WORDS: dict[str, tuple[str, ...]] = {
    "function": ("business-side", "architecture", "development", "operations"),
    "stride": ("spoofing", "tampering", "repudiation", "information-disclosure", "denial-of-service",
               "elevation-of-privilege"),
}  # fmt: skip
FLAGS = (
    "used_as_client_by_human", "out_of_scope", "internet", "multi_tenant", "redundant", "custom_developed_parts", "vpn",
    "ip_filtered", "readonly", "model_failure_possible_reason",
)  # fmt: skip
LISTS = (
    "tags", "tags_available", "data_assets_processed", "data_assets_stored", "data_formats_accepted",
    "data_assets_sent", "data_assets_received", "technical_assets_inside", "trust_boundaries_nested",
    "technical_assets_running", "data_breach_technical_assets",
)  # fmt: skip
