"""Files as large as an organisation's: a scan of its network, and a plan of its cloud."""

from __future__ import annotations

import json
import random
from typing import Any

SERVICES = (
    (22, "ssh", "OpenSSH", "8.9p1"), (80, "http", "nginx", "1.18"), (443, "https", "nginx", "1.18"),
    (3306, "mysql", "MySQL", "8.0"), (5432, "postgresql", "PostgreSQL DB", "13"), (25, "smtp", "Postfix smtpd", ""),
    (445, "microsoft-ds", "", ""), (3389, "ms-wbt-server", "", ""), (8080, "http-proxy", "Apache Tomcat", "9"),
    (53, "domain", "dnsmasq", "2.8"), (161, "snmp", "", ""), (9100, "jetdirect", "", ""),
)  # fmt: skip


def scan(hosts: int, ports: int = 4, seed: int = 1) -> bytes:
    """Return a scan by nmap of so many hosts with so many open ports on average."""
    dice = random.Random(seed)
    rows = ['<?xml version="1.0"?><nmaprun scanner="nmap" args="nmap -sV" version="7.94">']
    for number in range(hosts):
        address = f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"
        found = "".join(
            f'<port protocol="tcp" portid="{port}"><state state="open" reason="syn-ack"/>'
            f'<service name="{name}" product="{product}" version="{version}" method="probed"/></port>'
            for port, name, product, version in dice.sample(SERVICES, dice.randint(ports - 2, ports + 2))
        )
        named = f'<hostnames><hostname name="h{number}.example.org"/></hostnames>'
        rows.append(
            f'<host><status state="up"/><address addr="{address}" addrtype="ipv4"/>{named}'
            f'<ports><extraports state="closed" count="990"/>{found}'
            '</ports><os><osmatch name="Linux 5.4" accuracy="96"><osclass type="general purpose" osfamily="Linux"/>'
            "</osmatch></os></host>"
        )
    rows.append("<runstats/></nmaprun>")
    return "\n".join(rows).encode()


def plan(resources: int) -> bytes:
    """Return a Terraform plan of about so many resources: the same application in one network after another."""
    values: list[dict[str, Any]] = []
    expressions: list[dict[str, Any]] = []

    def add(kind: str, name: str, given: dict[str, Any] | None = None, **refers: str) -> str:
        address = f"{kind}.{name}"
        both = {"address": address, "mode": "managed", "type": kind, "name": name}
        values.append({**both, "values": given or {}, "sensitive_values": {}})
        references = {key: {"references": [f"{to}.id", to]} for key, to in refers.items()}
        expressions.append({**both, "expressions": references})
        return address

    policy = json.dumps({"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]})
    place = 0
    while len(values) < resources:
        place += 1
        vpc = add("aws_vpc", f"v{place}", {"tags": {"Name": f"network {place}"}})
        subnets = [add("aws_subnet", f"s{place}-{n}", vpc_id=vpc) for n in range(4)]
        web, app, data = (add("aws_security_group", f"g{place}-{tier}", vpc_id=vpc) for tier in ("web", "app", "data"))
        for target, source, port in ((web, "", 443), (app, web, 8080), (data, app, 5432)):
            rule = {"type": "ingress", "from_port": port, "to_port": port, "protocol": "tcp"}
            rule |= {} if source else {"cidr_blocks": ["0.0.0.0/0"]}
            named = {"source_security_group_id": source} if source else {}
            add("aws_security_group_rule", f"r{place}-{port}", rule, security_group_id=target, **named)
        role = add("aws_iam_role", f"role{place}", {"name": f"role-{place}"})
        add("aws_iam_role_policy", f"policy{place}", {"policy": policy}, role=role)
        for number in range(10):
            add("aws_instance", f"web{place}-{number}", {"tags": {"Name": f"web {place} {number}"}},
                subnet_id=subnets[0], vpc_security_group_ids=web)  # fmt: skip
            add("aws_instance", f"app{place}-{number}", subnet_id=subnets[1], vpc_security_group_ids=app)
            add("aws_db_instance", f"db{place}-{number}", {"engine": "postgres", "storage_encrypted": True},
                vpc_security_group_ids=data)  # fmt: skip
            bucket = add("aws_s3_bucket", f"b{place}-{number}", {"bucket": f"bucket-{place}-{number}"})
            queue = add("aws_sqs_queue", f"q{place}-{number}", {"name": f"queue-{place}-{number}"})
            function = add("aws_lambda_function", f"f{place}-{number}", role=role, environment=bucket)
            add("aws_lambda_event_source_mapping", f"m{place}-{number}", event_source_arn=queue, function_name=function)
            add("aws_cloudwatch_log_group", f"l{place}-{number}")
    made = {
        "format_version": "1.2",
        "terraform_version": "1.9.0",
        "planned_values": {"root_module": {"resources": values}},
        "configuration": {"root_module": {"resources": expressions}},
    }
    return json.dumps(made).encode()
