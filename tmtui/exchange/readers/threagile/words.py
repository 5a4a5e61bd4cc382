"""Words of Threagile as values here. Every word of its schema stands in one of these tables; tests hold them complete.

Ratings: confidentiality public, internal, restricted, confidential, strictly-confidential are 1 to 5; integrity and
availability archive, operational, important, critical, mission-critical are 1 to 5. A risk of its own knows four levels
of likelihood and impact: the lowest is 2 here, since 1 means next to nothing, the highest 5.
"""

from __future__ import annotations

RATINGS = {
    "confidentiality": ("public", "internal", "restricted", "confidential", "strictly-confidential"),
    "integrity": ("archive", "operational", "important", "critical", "mission-critical"),
    "availability": ("archive", "operational", "important", "critical", "mission-critical"),
}
"""Quality: words for 1 to 5."""

LIKELIHOODS = {"unlikely": 2, "likely": 3, "very-likely": 4, "frequent": 5}
IMPACTS = {"low": 2, "medium": 3, "high": 4, "very-high": 5}

TECHNOLOGIES = {
    "ai": "ai-model", "application-server": "app-server", "artifact-registry": "package-registry",
    "batch-processing": "scheduler", "big-data-platform": "data-lake", "block-storage": "distributed-storage",
    "browser": "browser", "build-pipeline": "ci-server", "cli": "client-program", "client-system": "client-program",
    "cms": "cms", "code-inspection-platform": "code-inspection", "container-platform": "container-host",
    "data-lake": "data-lake", "database": "database", "desktop": "desktop", "devops-client": "developer-workstation",
    "ejb": "enterprise-bean", "erp": "business-software", "event-listener": "worker", "file-server": "file-server",
    "function": "worker", "gateway": "api-gateway", "hsm": "hardware-security-module",
    "identity-provider": "identity-provider", "identity-store-database": "user-database",
    "identity-store-ldap": "ldap-server", "ids": "intrusion-detection", "iot-device": "iot-device",
    "ips": "intrusion-prevention", "ldap-server": "ldap-server", "library": "library",
    "load-balancer": "load-balancer", "local-file-system": "local-disk", "mail-server": "mail-server",
    "mainframe": "mainframe", "message-queue": "message-queue", "mobile-app": "mobile-app", "monitoring": "monitoring",
    "report-engine": "report-engine", "reverse-proxy": "reverse-proxy", "scheduler": "scheduler",
    "search-engine": "search-engine", "search-index": "search-engine", "service-mesh": "service-mesh",
    "service-registry": "service-registry", "sourcecode-repository": "code-repository",
    "stream-processing": "stream-processing", "task": "worker", "tool": "client-program", "vault": "vault",
    "waf": "waf", "web-application": "web-application", "web-server": "web-server", "web-service-rest": "api",
    "web-service-soap": "soap-service",
}  # fmt: skip
"""Technology: technology here. `unknown-technology` is not in it: that is an answer nobody knows."""

PRODUCTS = {
    "database": ("postgresql", "mysql", "mariadb", "oracle-database", "sql-server", "mongodb", "db2", "redis",
                 "cassandra", "couchdb", "elasticsearch", "memcached", "graph-database", "time-series"),
    "web-server": ("apache", "nginx", "iis"),
    "load-balancer": ("haproxy", "nginx", "envoy", "traefik"),
    "reverse-proxy": ("nginx", "haproxy", "envoy", "traefik", "apache"),
    "message-queue": ("kafka", "rabbitmq", "mqtt-broker"),
    "search-engine": ("elasticsearch",),
    "container-host": ("kubernetes", "openshift", "nomad"),
    "package-registry": ("container-registry",),
    "distributed-storage": ("object-storage", "own-object-storage"),
}  # fmt: skip
"""Technology here: products that a tag may make of it."""

TAGGED = {
    "apache": "apache", "aws:s3": "object-storage", "aws:rds": "managed-database", "oracle": "oracle-database",
    "kubernetes": "kubernetes", "openshift": "openshift", "docker": "container-host", "vmware": "esxi",
    "hyper-v": "hyper-v", "proxmox": "proxmox",
}  # fmt: skip
"""Tag: technology, besides what the words for images and products say."""

SERVERLESS = {"worker": "cloud-function", "client-program": "cloud-function", "scheduler": "cloud-function"}
"""Technology here: what it is on a machine that is `serverless`."""

MACHINES = {
    "physical": "bare-metal", "virtual": "virtual-machine", "container": "container", "serverless": "cloud-function",
}  # fmt: skip
"""Machine of an asset whose technology is unknown."""

RUNTIMES = {
    "physical": "bare-metal", "virtual": "hypervisor", "container": "container-host", "serverless": "app-platform",
}  # fmt: skip
"""Machine of what runs on a shared runtime: what the runtime is."""

PROTOCOLS = {
    "http": ("http", "none"), "https": ("https", "tls"), "ws": ("websocket", "none"), "wss": ("websocket", "tls"),
    "reverse-proxy-web-protocol": ("http", "none"), "reverse-proxy-web-protocol-encrypted": ("https", "tls"),
    "mqtt": ("mqtt", "none"), "jdbc": ("sql", "none"), "jdbc-encrypted": ("sql-tls", "tls"), "odbc": ("sql", "none"),
    "odbc-encrypted": ("sql-tls", "tls"), "sql-access-protocol": ("sql", "none"),
    "sql-access-protocol-encrypted": ("sql-tls", "tls"), "nosql-access-protocol": ("nosql", "none"),
    "nosql-access-protocol-encrypted": ("nosql", "tls"), "binary": ("tcp", "none"), "binary-encrypted": ("tcp", "tls"),
    "text": ("tcp", "none"), "text-encrypted": ("tcp", "tls"), "ssh": ("ssh", "tls"),
    "ssh-tunnel": ("ssh-tunnel", "tls"), "smtp": ("smtp", "none"), "smtp-encrypted": ("smtp-tls", "tls"),
    "pop3": ("pop3", "none"), "pop3-encrypted": ("pop3s", "tls"), "imap": ("imap", "none"),
    "imap-encrypted": ("imaps", "tls"), "ftp": ("ftp", "none"), "ftps": ("ftps", "tls"), "sftp": ("sftp", "tls"),
    "scp": ("sftp", "tls"), "ldap": ("ldap", "none"), "ldaps": ("ldaps", "tls"), "jms": ("jms", "none"),
    "nfs": ("nfs", "none"), "smb": ("smb", "none"), "smb-encrypted": ("smb-encrypted", "tls"),
    "local-file-access": ("local-file", ""), "nrpe": ("monitoring-agent", "none"), "xmpp": ("xmpp", "none"),
    "iiop": ("java-rmi", "none"), "iiop-encrypted": ("java-rmi", "tls"), "jrmp": ("java-rmi", "none"),
    "jrmp-encrypted": ("java-rmi", "tls"), "in-process-library-call": ("local-call", ""),
    "inter-process-communication": ("local-call", ""), "container-spawning": ("local-call", ""),
}  # fmt: skip
"""Protocol: protocol and encryption here; none of either where it never leaves a machine. `unknown-protocol` is not in
it."""

SHELLS = ("ssh", "ssh-tunnel", "scp", "sftp")
"""Protocols whose client certificate is a key of SSH, not one of TLS."""

AUTHENTICATIONS = {
    "none": "none", "credentials": "caller", "session-id": "caller", "token": "caller", "client-certificate": "mutual",
    "two-factor": "caller", "externalized": "caller",
}  # fmt: skip

PROPAGATED = ("end-user-identity-propagation", "enduser-identity-propagation")
"""How the two versions spell that the target sees who the person is."""
AUTHORIZATIONS = ("none", "technical-user", *PROPAGATED)

STOLEN = {
    "none": "yes", "transparent": "partly", "data-with-symmetric-shared-key": "no",
    "data-with-asymmetric-shared-key": "no", "data-with-end-user-individual-key": "no",
    "data-with-enduser-individual-key": "no",
}  # fmt: skip
"""Encryption of an asset: whether a stolen disk or copy would give up what is on it. A transparent one protects the
disk, not what is copied from it while it runs."""

BOUNDARIES = {
    "network-on-prem": "internal", "network-dedicated-hoster": "hosting", "network-virtual-lan": "internal",
    "network-cloud-provider": "cloud", "network-cloud-security-group": "cloud-network",
    "network-policy-namespace-isolation": "namespace", "execution-environment": "other",
}  # fmt: skip
"""Type of a trust boundary: kind of zone. An execution environment inside another boundary is what that is."""

OUR_RULES = {
    "unencrypted-communication": "cleartext-traffic", "missing-authentication": "impersonation",
    "unencrypted-asset": "stolen-disk", "container-platform-escape": "container-breakout",
}  # fmt: skip
"""Risk category of Threagile: the rule here that looks for the same weakness on the same thing."""

HOST = "runs-on-"
"""Begins the id of a shared runtime that is one of the technical assets too; the rest is that one's id."""

STATUSES = {
    "unchecked": "", "in-discussion": "", "in-progress": "", "accepted": "accepted", "mitigated": "avoided",
    "false-positive": "false-alarm",
}  # fmt: skip
"""Status of a tracked risk: status of a threat here, empty for one that stays open."""
