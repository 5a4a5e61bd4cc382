"""A small plan: three clouds, a module, count, rules, roles, and values nobody may see."""

from __future__ import annotations

import json
from typing import Any


def resource(kind: str, name: str, values: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Return a resource as a plan writes it."""
    index = more.pop("index", None)
    module = more.pop("module", "")
    place = "" if index is None else f"[{json.dumps(index)}]"
    address = f"{module}{'.' if module else ''}{kind}.{name}{place}"
    made = {"address": address, "mode": "managed", "type": kind, "name": name, "values": values or {}}
    return {**made, "sensitive_values": more.pop("sensitive", {}), **({} if index is None else {"index": index})}


def refers(kind: str, name: str, **keys: str | list[str]) -> dict[str, Any]:
    """Return a resource as a configuration writes it, with what its arguments refer to."""
    expressions = {
        key: {"references": [found] if isinstance(found, str) else found} for key, found in keys.items()
    }  # fmt: skip
    return {"address": f"{kind}.{name}", "mode": "managed", "type": kind, "name": name, "expressions": expressions}


EVERYTHING = json.dumps({"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]})
STORES = json.dumps({"Statement": {"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::x/*"}})

ROOT = [
    resource("aws_vpc", "main", {"tags": {"Name": "Shop"}}),
    resource("aws_subnet", "front", {"tags": {"Name": "Front"}}),
    resource("aws_subnet", "back", {"tags": {"Name": "Back"}}),
    resource("aws_security_group", "web", {
        "name": "web", "egress": [{"protocol": "-1", "cidr_blocks": ["0.0.0.0/0"]}],
        "ingress": [
            {"from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]},
            {"from_port": 22, "to_port": 22, "protocol": "tcp", "cidr_blocks": ["192.0.2.0/24"]},
        ],
    }),
    resource("aws_security_group", "db", {"name": "db"}),
    resource("aws_security_group_rule", "db", {"type": "ingress", "from_port": 5432, "to_port": 5432,
                                               "protocol": "tcp"}),
    resource("aws_instance", "web", {"tags": {"Name": "Web 0"}, "metadata_options": [{"http_tokens": "optional"}]},
             index=0),
    resource("aws_instance", "web", {"tags": {"Name": "Web 1"}}, index=1),
    resource("aws_db_instance", "orders", {
        "identifier": "orders", "engine": "postgres", "storage_encrypted": False, "multi_az": True,
        "backup_retention_period": 7, "publicly_accessible": False, "password": "hunter2hunter2",
    }, sensitive={"password": True}),
    resource("aws_s3_bucket", "uploads", {"bucket": "uploads"}),
    resource("aws_s3_bucket", "site", {"bucket": "site", "acl": "public-read"}),
    resource("aws_s3_bucket_public_access_block", "uploads", {
        "block_public_acls": True, "block_public_policy": True, "ignore_public_acls": True,
        "restrict_public_buckets": True,
    }),
    resource("aws_s3_bucket_versioning", "uploads", {"versioning_configuration": [{"status": "Enabled"}]}),
    resource("aws_lambda_function", "resize", {
        "function_name": "resize", "environment": [{"variables": {"API_TOKEN": "correct-horse", "MODE": "fast"}}],
    }),
    resource("aws_sqs_queue", "jobs", {"name": "jobs"}),
    resource("aws_lambda_event_source_mapping", "jobs"),
    resource("aws_iam_role", "resize", {
        "name": "resize", "assume_role_policy": '{"Statement":[{"Principal":{"Service":"lambda.amazonaws.com"}}]}',
    }),
    resource("aws_iam_role_policy", "resize", {"policy": EVERYTHING}),
    resource("aws_iam_role", "web", {"name": "web"}),
    resource("aws_iam_instance_profile", "web"),
    resource("aws_iam_role_policy", "web", {"policy": STORES}),
    resource("aws_lb", "front", {"name": "front", "internal": False}),
    resource("aws_lb_listener", "front", {"port": 443, "protocol": "HTTPS"}),
    resource("aws_lb_target_group", "web", {"port": 8080, "protocol": "HTTP"}),
    resource("aws_lb_target_group_attachment", "web"),
    resource("aws_cloudwatch_log_group", "a"), resource("aws_cloudwatch_log_group", "b"),
    resource("azurerm_virtual_network", "hub", {"name": "hub"}),
    resource("azurerm_subnet", "apps", {"name": "apps"}),
    resource("azurerm_network_interface", "vm", {"name": "nic"}),
    resource("azurerm_linux_virtual_machine", "vm", {"name": "vm"}),
    resource("azurerm_network_security_group", "apps", {"name": "apps", "security_rule": [
        {"direction": "Inbound", "access": "Allow", "protocol": "Tcp", "source_address_prefix": "*",
         "destination_port_range": "3389"},
        {"direction": "Inbound", "access": "Deny", "protocol": "*", "source_address_prefix": "*",
         "destination_port_range": "*"},
    ]}),
    resource("azurerm_subnet_network_security_group_association", "apps"),
    resource("azurerm_user_assigned_identity", "vm", {"name": "vm-identity"}),
    resource("azurerm_role_assignment", "vm", {"role_definition_name": "Contributor"}),
    resource("google_compute_network", "net", {"name": "net"}),
    resource("google_compute_instance", "worker", {"name": "worker", "tags": ["ssh"]}),
    resource("google_compute_firewall", "ssh", {
        "direction": "INGRESS", "allow": [{"protocol": "tcp", "ports": ["22"]}], "source_ranges": ["0.0.0.0/0"],
        "target_tags": ["ssh"],
    }),
    resource("google_storage_bucket", "open", {"name": "open"}),
    resource("google_storage_bucket_iam_member", "open", {"bucket": "open", "member": "allUsers"}),
    resource("digitalocean_droplet", "x"),
]  # fmt: skip

MODULE = [
    resource("aws_elasticache_cluster", "cache", {"cluster_id": "cache", "engine": "redis"}, module="module.cache"),
    resource("aws_security_group", "cache", {"name": "cache"}, module="module.cache"),
]

CONFIGURATION = {
    "root_module": {
        "resources": [
            refers("aws_subnet", "front", vpc_id=["aws_vpc.main.id", "aws_vpc.main"]),
            refers("aws_subnet", "back", vpc_id="aws_vpc.main.id"),
            refers("aws_instance", "web", subnet_id="aws_subnet.front.id",
                   iam_instance_profile="aws_iam_instance_profile.web", user_data="module.cache.address",
                   vpc_security_group_ids="aws_security_group.web.id"),
            refers("aws_security_group_rule", "db", security_group_id="aws_security_group.db.id",
                   source_security_group_id="aws_security_group.web.id"),
            refers("aws_db_instance", "orders", vpc_security_group_ids="aws_security_group.db.id"),
            refers("aws_s3_bucket_public_access_block", "uploads", bucket="aws_s3_bucket.uploads.id"),
            refers("aws_s3_bucket_versioning", "uploads", bucket="aws_s3_bucket.uploads.id"),
            refers("aws_lambda_function", "resize", role="aws_iam_role.resize.arn",
                   environment="aws_s3_bucket.uploads.bucket"),
            refers("aws_lambda_event_source_mapping", "jobs", event_source_arn="aws_sqs_queue.jobs.arn",
                   function_name="aws_lambda_function.resize.arn"),
            refers("aws_iam_role_policy", "resize", role="aws_iam_role.resize.id"),
            refers("aws_iam_role_policy", "web", role="aws_iam_role.web.id"),
            refers("aws_iam_instance_profile", "web", role="aws_iam_role.web.name"),
            refers("aws_lb", "front", subnets=["aws_subnet.front.id", "aws_subnet.back.id"]),
            refers("aws_lb_listener", "front", load_balancer_arn="aws_lb.front.arn",
                   default_action="aws_lb_target_group.web.arn"),
            refers("aws_lb_target_group_attachment", "web", target_group_arn="aws_lb_target_group.web.arn",
                   target_id="aws_instance.web[0].id"),
            refers("azurerm_subnet", "apps", virtual_network_name="azurerm_virtual_network.hub.name"),
            refers("azurerm_network_interface", "vm", subnet_id="azurerm_subnet.apps.id"),
            refers("azurerm_linux_virtual_machine", "vm", network_interface_ids="azurerm_network_interface.vm.id",
                   identity_ids="azurerm_user_assigned_identity.vm.id"),
            refers("azurerm_subnet_network_security_group_association", "apps", subnet_id="azurerm_subnet.apps.id",
                   network_security_group_id="azurerm_network_security_group.apps.id"),
            refers("azurerm_role_assignment", "vm", principal_id="azurerm_user_assigned_identity.vm.principal_id"),
            refers("google_compute_instance", "worker", network="google_compute_network.net.id"),
            refers("google_compute_firewall", "ssh", network="google_compute_network.net.name"),
        ],
        "module_calls": {
            "cache": {
                "expressions": {"vpc": {"references": ["aws_vpc.main.id", "aws_vpc.main"]}},
                "module": {
                    "resources": [
                        refers("aws_security_group", "cache", vpc_id="var.vpc"),
                        refers("aws_elasticache_cluster", "cache", security_group_ids="aws_security_group.cache.id"),
                    ],
                    "outputs": {"address": {"expression": {"references": ["aws_elasticache_cluster.cache.address"]}}},
                },
            }
        },
    }
}  # fmt: skip

PLAN: dict[str, Any] = {
    "format_version": "1.2",
    "terraform_version": "1.9.0",
    "planned_values": {
        "root_module": {
            "resources": ROOT,
            "child_modules": [{"address": "module.cache", "resources": MODULE}],
        }
    },
    "resource_changes": [
        {"address": "aws_instance.old", "type": "aws_instance", "change": {"actions": ["delete"]}},
    ],
    "configuration": CONFIGURATION,
}

STATE: dict[str, Any] = {
    "format_version": "1.0",
    "terraform_version": "1.9.0",
    "values": {
        "root_module": {
            "resources": [
                resource("aws_vpc", "main", {"id": "vpc-0a1b2c3d"}),
                resource("aws_subnet", "a", {"id": "subnet-0a1b2c", "vpc_id": "vpc-0a1b2c3d"}),
                resource("aws_security_group", "web", {"id": "sg-0123456", "ingress": [
                    {"from_port": 80, "to_port": 80, "protocol": "tcp", "security_groups": ["sg-9876543"]}]}),
                resource("aws_security_group", "front", {"id": "sg-9876543"}),
                resource("aws_instance", "web", {"id": "i-0123456789", "subnet_id": "subnet-0a1b2c",
                         "vpc_security_group_ids": ["sg-0123456"], "iam_instance_profile": ""}),
                resource("aws_instance", "front", {"id": "i-9876543210", "subnet_id": "subnet-0a1b2c",
                         "vpc_security_group_ids": ["sg-9876543"]}),
            ]
        }
    },
}  # fmt: skip

STATE_FILE: dict[str, Any] = {
    "version": 4,
    "terraform_version": "1.9.0",
    "lineage": "x",
    "resources": [
        {
            "mode": "managed",
            "type": each["type"],
            "name": each["name"],
            "instances": [{"attributes": each["values"], "sensitive_attributes": []}],
        }
        for each in STATE["values"]["root_module"]["resources"]
    ],
}
