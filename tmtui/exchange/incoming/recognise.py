"""What things in other people's files are: container images, products and ports as technologies and protocols.

A name says something only where it is usual; whatever is not in these tables stays `other`, with the name as a note,
and the interview asks.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tmtui.banks.bank import Bank

_WORDS: tuple[tuple[str, str], ...] = (
    # The first word that occurs decides, so narrower names stand before wider ones.
    ("oauth2-proxy", "reverse-proxy"), ("cloudflared", "reverse-proxy"), ("nginx-ingress", "kubernetes-ingress"),
    ("ingress-nginx", "kubernetes-ingress"), ("nginx", "nginx"), ("openresty", "nginx"), ("httpd", "apache"),
    ("apache2", "apache"), ("caddy", "reverse-proxy"), ("traefik", "traefik"), ("haproxy", "haproxy"),
    ("envoy", "envoy"), ("kong", "api-gateway"), ("apisix", "api-gateway"), ("varnish", "reverse-proxy"),
    ("squid", "web-proxy"), ("modsecurity", "waf"), ("istio", "service-mesh"), ("linkerd", "service-mesh"),
    ("postgrest", "api"), ("pgbouncer", "postgresql"), ("postgis", "postgresql"), ("timescale", "time-series"),
    ("postgres", "postgresql"), ("pgadmin", "web-application"), ("phpmyadmin", "web-application"),
    ("adminer", "web-application"), ("mariadb", "mariadb"), ("percona", "mysql"), ("mysql", "mysql"),
    ("mssql", "sql-server"), ("sql server", "sql-server"), ("oracle", "oracle-database"), ("db2", "db2"),
    ("mongo-express", "web-application"), ("mongo", "mongodb"), ("couch", "couchdb"), ("neo4j", "graph-database"),
    ("qdrant", "vector-database"), ("weaviate", "vector-database"), ("milvus", "vector-database"),
    ("influx", "time-series"), ("elasticsearch", "elasticsearch"), ("opensearch", "elasticsearch"),
    ("solr", "search-engine"), ("meilisearch", "search-engine"), ("kibana", "log-server"),
    ("logstash", "log-collector"),
    ("fluentd", "log-collector"), ("fluent-bit", "log-collector"), ("filebeat", "log-collector"),
    ("promtail", "log-collector"), ("vector", "log-collector"), ("loki", "log-server"), ("graylog", "log-server"),
    ("splunk", "siem"), ("wazuh", "siem"), ("redis-commander", "web-application"), ("redis", "redis"),
    ("valkey", "redis"), ("keydb", "redis"), ("memcache", "memcached"), ("cassandra", "cassandra"),
    ("scylla", "cassandra"), ("clickhouse", "data-warehouse"), ("zookeeper", "coordination-store"),
    ("etcd", "etcd"), ("consul", "service-registry"), ("kafka", "kafka"), ("redpanda", "kafka"),
    ("rabbitmq", "rabbitmq"), ("activemq", "message-queue"), ("nats", "message-queue"), ("pulsar", "message-queue"),
    ("mosquitto", "mqtt-broker"), ("emqx", "mqtt-broker"), ("mqtt", "mqtt-broker"), ("minio", "own-object-storage"),
    ("ceph", "distributed-storage"), ("samba", "file-server"), ("nfs", "file-server"), ("vsftpd", "ftp-server"),
    ("proftpd", "ftp-server"), ("sftp", "ftp-server"), ("nextcloud", "file-sharing"), ("owncloud", "file-sharing"),
    ("wordpress", "cms"), ("drupal", "cms"), ("joomla", "cms"), ("ghost", "cms"), ("magento", "shop"),
    ("mediawiki", "wiki"), ("confluence", "wiki"), ("jira", "ticket-system"), ("redmine", "ticket-system"),
    ("mattermost", "chat-server"), ("rocket.chat", "chat-server"), ("keycloak", "identity-provider"),
    ("authentik", "identity-provider"), ("authelia", "identity-provider"), ("dex", "identity-provider"),
    ("freeipa", "freeipa"), ("openldap", "ldap-server"), ("ldap", "ldap-server"), ("freeradius", "radius"),
    ("vault", "vault"), ("bitwarden", "password-manager"), ("vaultwarden", "password-manager"),
    ("gitlab-runner", "ci-runner"), ("gitlab", "code-repository"), ("gitea", "code-repository"),
    ("jenkins", "ci-server"), ("drone", "ci-server"), ("argocd", "gitops-controller"), ("argo-cd", "gitops-controller"),
    ("fluxcd", "gitops-controller"), ("nexus", "package-registry"), ("artifactory", "package-registry"),
    ("harbor", "container-registry"), ("registry", "container-registry"), ("sonarqube", "code-inspection"),
    ("airflow", "workflow-engine"), ("celery", "worker"), ("worker", "worker"), ("cron", "scheduler"),
    ("prometheus", "monitoring"), ("alertmanager", "alerting"), ("grafana", "monitoring"), ("zabbix", "monitoring"),
    ("nagios", "monitoring"), ("node-exporter", "monitoring-agents"), ("cadvisor", "monitoring-agents"),
    ("exporter", "monitoring-agents"), ("jaeger", "tracing"), ("tempo", "tracing"), ("zipkin", "tracing"),
    ("opentelemetry", "tracing"), ("otel", "tracing"), ("wireguard", "vpn-gateway"), ("openvpn", "vpn-gateway"),
    ("tailscale", "zero-trust-access"), ("guacamole", "remote-desktop-gateway"), ("bind9", "dns-server"),
    ("coredns", "dns-server"), ("dnsmasq", "dns-server"), ("unbound", "resolver"), ("pihole", "resolver"),
    ("pi-hole", "resolver"), ("postfix", "mail-server"), ("dovecot", "mail-server"), ("exim", "mail-server"),
    ("mailhog", "mail-relay"), ("smtp", "mail-relay"), ("portainer", "container-service"), ("tomcat", "app-server"),
    ("jetty", "app-server"), ("wildfly", "app-server"), ("weblogic", "app-server"), ("iis", "iis"),
    ("openssh", "linux-server"), ("ollama", "ai-model"), ("frontend", "web-application"), ("backend", "application"),
    ("gunicorn", "application"), ("uvicorn", "application"), ("flask", "application"), ("django", "application"),
    ("node", "application"), ("python", "application"), ("php", "application"), ("ruby", "application"),
    ("golang", "application"), ("dotnet", "application"), ("java", "application"), ("openjdk", "application"),
)  # fmt: skip

PORTS: dict[int, str] = {
    20: "ftp", 21: "ftp", 22: "ssh", 23: "telnet", 25: "smtp", 53: "dns", 67: "dhcp", 69: "tftp", 80: "http",
    88: "kerberos", 110: "pop3", 123: "ntp", 135: "wmi", 139: "smb", 143: "imap", 161: "snmp", 162: "snmp-trap",
    179: "bgp", 389: "ldap", 443: "https", 445: "smb", 465: "submission", 500: "ipsec", 502: "modbus", 514: "syslog",
    587: "submission", 623: "ipmi", 636: "ldaps", 853: "dns-over-tls", 990: "ftps", 993: "imaps", 995: "pop3s",
    1194: "openvpn", 1433: "mssql", 1521: "oracle", 1812: "radius", 1883: "mqtt", 2049: "nfs", 2181: "zookeeper",
    2375: "docker-api", 2376: "docker-api-tls", 2379: "etcd", 3128: "http-proxy", 3260: "iscsi", 3306: "mysql",
    3389: "rdp", 4222: "nats", 4840: "opc-ua", 5060: "sip", 5061: "sips", 5432: "postgres", 5601: "http",
    5671: "amqps", 5672: "amqp", 5900: "vnc", 5985: "winrm", 5986: "winrm", 6379: "redis", 6443: "kubernetes-api",
    6514: "syslog-tls", 8000: "http", 8008: "http", 8080: "http", 8081: "http", 8086: "http", 8200: "vault",
    8443: "https", 8883: "mqtts", 8888: "http", 9000: "http", 9090: "http", 9092: "kafka", 9100: "raw-print",
    9200: "elasticsearch", 9418: "git", 10250: "kubelet", 11211: "memcached", 15672: "http", 20000: "dnp3",
    27017: "mongodb", 44818: "ethernet-ip", 47808: "bacnet", 51820: "wireguard",
}  # fmt: skip
"""Usual port: protocol."""

_SCHEMES = {
    "http": "http", "https": "https", "ws": "websocket", "wss": "websocket", "grpc": "grpc", "grpcs": "grpc-tls",
    "postgres": "postgres", "postgresql": "postgres", "psql": "postgres", "mysql": "mysql", "mariadb": "mysql",
    "mongodb": "mongodb", "mongo": "mongodb", "redis": "redis", "rediss": "redis-tls", "amqp": "amqp",
    "amqps": "amqps", "kafka": "kafka", "mqtt": "mqtt", "mqtts": "mqtts", "nats": "nats", "ldap": "ldap",
    "ldaps": "ldaps", "smtp": "smtp", "smtps": "submission", "ssh": "ssh", "sftp": "sftp", "ftp": "ftp", "smb": "smb",
    "nfs": "nfs", "memcached": "memcached", "sqlserver": "mssql", "mssql": "mssql", "oracle": "oracle", "s3": "s3",
    "elasticsearch": "elasticsearch", "etcd": "etcd", "tcp": "tcp", "udp": "udp",
}  # fmt: skip

_SPOKEN = {
    "postgresql": "postgres", "mysql": "mysql", "mariadb": "mysql", "sql-server": "mssql", "oracle-database": "oracle",
    "mongodb": "mongodb", "redis": "redis", "memcached": "memcached", "elasticsearch": "elasticsearch",
    "cassandra": "cassandra", "kafka": "kafka", "rabbitmq": "amqp", "mqtt-broker": "mqtt", "message-queue": "nats",
    "ldap-server": "ldap", "mail-relay": "smtp", "mail-server": "smtp", "own-object-storage": "s3", "vault": "vault",
    "etcd": "etcd", "coordination-store": "zookeeper", "nginx": "http", "apache": "http", "web-application": "http",
    "application": "http", "api": "http", "reverse-proxy": "http", "traefik": "http", "haproxy": "http",
}  # fmt: skip

_SPLIT = re.compile(r"[^a-z0-9.+ -]+")


def technology_of(bank: Bank, *names: str) -> str:
    """Return the technology that a name usually stands for, or `other`.

    Args:
        bank: whose catalogue has to know it.
        *names: what a file calls the thing, most telling first: an image, a product, a service.
    """
    for name in names:
        for technology in _technologies(name):
            if _is_option(bank, "component", "technology", technology):
                return technology
    return "other"


@lru_cache(maxsize=4_096)
def _technologies(name: str) -> tuple[str, ...]:
    """Return everything a name may stand for, likeliest first."""
    flat = _SPLIT.sub(" ", name.lower().rpartition("/")[2])
    return tuple(technology for word, technology in _patterns() if word.search(flat))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"(?:^|[^a-z]){re.escape(word)}"), technology) for word, technology in _WORDS)


def protocol_of(bank: Bank, *, port: int | None = None, scheme: str = "", technology: str = "") -> str:
    """Return the protocol of a connection by its address, its port or what it calls; nothing where neither tells."""
    guesses = (
        _SCHEMES.get(scheme.lower().partition("+")[0], ""),
        PORTS.get(port or 0, ""),
        _SPOKEN.get(technology, ""),
    )
    return next((guess for guess in guesses if guess and _is_option(bank, "flow", "protocol", guess)), "")


def _is_option(bank: Bank, kind: str, attribute: str, value: str) -> bool:
    declared = bank.attributes.get((kind, attribute))
    return declared is not None and any(option.value == value for option in declared.options)
