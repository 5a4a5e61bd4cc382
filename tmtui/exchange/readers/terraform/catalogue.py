"""Which sort of thing a type of resource is. Types that are in none of these tables are listed and counted."""

from __future__ import annotations

COMPONENTS = {
    # AWS
    "aws_instance": "cloud-machine", "aws_spot_instance_request": "cloud-machine",
    "aws_autoscaling_group": "cloud-machine", "aws_lightsail_instance": "cloud-machine",
    "aws_workspaces_workspace": "virtual-desktop", "aws_lambda_function": "cloud-function",
    "aws_sfn_state_machine": "function-workflow", "aws_ecs_cluster": "container-service",
    "aws_ecs_service": "container",
    "aws_eks_cluster": "managed-kubernetes", "aws_eks_node_group": "kubernetes-node",
    "aws_ecr_repository": "cloud-registry",
    "aws_apprunner_service": "app-platform", "aws_elastic_beanstalk_environment": "app-platform",
    "aws_batch_compute_environment": "compute-cluster", "aws_db_instance": "managed-database",
    "aws_rds_cluster": "managed-database", "aws_redshift_cluster": "data-warehouse",
    "aws_docdb_cluster": "managed-documents",
    "aws_neptune_cluster": "graph-database", "aws_dynamodb_table": "managed-documents",
    "aws_elasticache_cluster": "managed-cache", "aws_elasticache_replication_group": "managed-cache",
    "aws_memorydb_cluster": "managed-cache", "aws_opensearch_domain": "elasticsearch",
    "aws_elasticsearch_domain": "elasticsearch", "aws_s3_bucket": "object-storage",
    "aws_efs_file_system": "cloud-files",
    "aws_fsx_windows_file_system": "cloud-files", "aws_fsx_lustre_file_system": "cloud-files",
    "aws_ebs_volume": "cloud-disk",
    "aws_backup_vault": "cloud-backup", "aws_glacier_vault": "cloud-backup", "aws_lb": "cloud-load-balancer",
    "aws_alb": "cloud-load-balancer", "aws_elb": "cloud-load-balancer", "aws_api_gateway_rest_api": "cloud-api-gateway",
    "aws_apigatewayv2_api": "cloud-api-gateway", "aws_appsync_graphql_api": "cloud-api-gateway",
    "aws_cloudfront_distribution": "cdn", "aws_wafv2_web_acl": "waf", "aws_waf_web_acl": "waf",
    "aws_shield_protection": "flood-protection",
    "aws_networkfirewall_firewall": "cloud-firewall", "aws_nat_gateway": "cloud-network",
    "aws_ec2_transit_gateway": "cloud-network",
    "aws_vpn_gateway": "site-vpn", "aws_vpn_connection": "site-vpn", "aws_ec2_client_vpn_endpoint": "vpn-gateway",
    "aws_sqs_queue": "managed-queue", "aws_sns_topic": "managed-queue", "aws_kinesis_stream": "managed-queue",
    "aws_kinesis_firehose_delivery_stream": "stream-processing", "aws_mq_broker": "managed-queue",
    "aws_msk_cluster": "kafka", "aws_cloudwatch_event_bus": "managed-queue", "aws_cloudwatch_event_rule": "scheduler",
    "aws_glue_job": "etl", "aws_emr_cluster": "data-lake", "aws_athena_workgroup": "data-warehouse",
    "aws_glue_catalog_database": "data-lake", "aws_sagemaker_endpoint": "ai-model", "aws_route53_zone": "cloud-dns",
    "aws_kms_key": "key-service", "aws_secretsmanager_secret": "cloud-secrets",
    "aws_cognito_user_pool": "cloud-identity",
    "aws_directory_service_directory": "active-directory", "aws_acmpca_certificate_authority": "certificate-authority",
    "aws_cloudtrail": "cloud-logging", "aws_codepipeline": "saas-ci",
    "aws_codebuild_project": "saas-ci", "aws_codecommit_repository": "saas-repository",
    "aws_transfer_server": "ftp-server",
    "aws_ses_domain_identity": "mail-relay", "aws_dms_replication_instance": "etl",
    # Azure
    "azurerm_linux_virtual_machine": "cloud-machine", "azurerm_windows_virtual_machine": "cloud-machine",
    "azurerm_virtual_machine": "cloud-machine", "azurerm_linux_virtual_machine_scale_set": "cloud-machine",
    "azurerm_windows_virtual_machine_scale_set": "cloud-machine", "azurerm_linux_function_app": "cloud-function",
    "azurerm_windows_function_app": "cloud-function", "azurerm_function_app": "cloud-function",
    "azurerm_logic_app_workflow": "function-workflow", "azurerm_linux_web_app": "app-platform",
    "azurerm_windows_web_app": "app-platform", "azurerm_app_service": "app-platform",
    "azurerm_static_web_app": "static-site",
    "azurerm_kubernetes_cluster": "managed-kubernetes", "azurerm_container_group": "container-service",
    "azurerm_container_app": "container-service", "azurerm_container_registry": "cloud-registry",
    "azurerm_mssql_server": "managed-database", "azurerm_mssql_managed_instance": "managed-database",
    "azurerm_sql_server": "managed-database", "azurerm_postgresql_server": "managed-database",
    "azurerm_postgresql_flexible_server": "managed-database", "azurerm_mysql_server": "managed-database",
    "azurerm_mysql_flexible_server": "managed-database", "azurerm_mariadb_server": "managed-database",
    "azurerm_cosmosdb_account": "managed-documents", "azurerm_redis_cache": "managed-cache",
    "azurerm_search_service": "search-engine", "azurerm_synapse_workspace": "data-warehouse",
    "azurerm_storage_account": "object-storage", "azurerm_managed_disk": "cloud-disk",
    "azurerm_storage_share": "cloud-files",
    "azurerm_recovery_services_vault": "cloud-backup", "azurerm_lb": "cloud-load-balancer",
    "azurerm_application_gateway": "cloud-load-balancer", "azurerm_api_management": "cloud-api-gateway",
    "azurerm_frontdoor": "cdn", "azurerm_cdn_frontdoor_profile": "cdn", "azurerm_cdn_profile": "cdn",
    "azurerm_web_application_firewall_policy": "waf", "azurerm_firewall": "cloud-firewall",
    "azurerm_virtual_network_gateway": "site-vpn", "azurerm_bastion_host": "cloud-bastion",
    "azurerm_nat_gateway": "cloud-network",
    "azurerm_servicebus_namespace": "managed-queue", "azurerm_eventhub_namespace": "managed-queue",
    "azurerm_eventgrid_topic": "managed-queue", "azurerm_storage_queue": "managed-queue", "azurerm_data_factory": "etl",
    "azurerm_databricks_workspace": "data-lake", "azurerm_dns_zone": "cloud-dns",
    "azurerm_private_dns_zone": "cloud-dns",
    "azurerm_key_vault": "cloud-secrets", "azurerm_log_analytics_workspace": "cloud-logging",
    "azurerm_application_insights": "cloud-logging", "azurerm_cognitive_account": "ai-model",
    # Google Cloud
    "google_compute_instance": "cloud-machine", "google_compute_instance_group_manager": "cloud-machine",
    "google_compute_region_instance_group_manager": "cloud-machine", "google_cloudfunctions_function": "cloud-function",
    "google_cloudfunctions2_function": "cloud-function", "google_workflows_workflow": "function-workflow",
    "google_cloud_run_service": "container-service", "google_cloud_run_v2_service": "container-service",
    "google_app_engine_application": "app-platform", "google_container_cluster": "managed-kubernetes",
    "google_container_node_pool": "kubernetes-node", "google_artifact_registry_repository": "cloud-registry",
    "google_container_registry": "cloud-registry", "google_sql_database_instance": "managed-database",
    "google_spanner_instance": "managed-database", "google_bigtable_instance": "managed-documents",
    "google_firestore_database": "managed-documents", "google_redis_instance": "managed-cache",
    "google_bigquery_dataset": "data-warehouse", "google_storage_bucket": "object-storage",
    "google_filestore_instance": "cloud-files", "google_compute_disk": "cloud-disk",
    "google_compute_forwarding_rule": "cloud-load-balancer",
    "google_compute_global_forwarding_rule": "cloud-load-balancer",
    "google_api_gateway_api": "cloud-api-gateway", "google_compute_security_policy": "waf",
    "google_compute_router_nat": "cloud-network", "google_compute_vpn_gateway": "site-vpn",
    "google_compute_ha_vpn_gateway": "site-vpn",
    "google_pubsub_topic": "managed-queue", "google_cloud_scheduler_job": "scheduler", "google_dataflow_job": "etl",
    "google_dataproc_cluster": "data-lake", "google_composer_environment": "workflow-engine",
    "google_dns_managed_zone": "cloud-dns",
    "google_kms_crypto_key": "key-service", "google_secret_manager_secret": "cloud-secrets",
    "google_identity_platform_config": "cloud-identity", "google_cloudbuild_trigger": "saas-ci",
    "google_sourcerepo_repository": "saas-repository", "google_logging_project_sink": "cloud-logging",
    "google_vertex_ai_endpoint": "ai-model",
}  # fmt: skip
"""Type of resource: technology."""

NETWORKS = ("aws_vpc", "aws_default_vpc", "azurerm_virtual_network", "google_compute_network")
SUBNETS = ("aws_subnet", "aws_default_subnet", "azurerm_subnet", "google_compute_subnetwork")

GROUPS = ("aws_security_group", "aws_default_security_group", "azurerm_network_security_group",
          "azurerm_application_security_group")  # fmt: skip
RULES = ("aws_security_group_rule", "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule",
         "azurerm_network_security_rule", "google_compute_firewall")  # fmt: skip

IDENTITIES = {
    "aws_iam_role": "Role", "aws_iam_user": "User", "aws_iam_group": "Group",
    "azurerm_user_assigned_identity": "Managed identity", "azuread_service_principal": "Service principal",
    "google_service_account": "Service account",
}  # fmt: skip
"""Type of resource: what its kind of identity is called."""

GRANTS = (
    "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy", "aws_iam_policy",
    "aws_iam_role_policy_attachment",
    "aws_iam_user_policy_attachment", "aws_iam_group_policy_attachment", "aws_iam_policy_attachment",
    "azurerm_role_assignment", "google_project_iam_member", "google_project_iam_binding",
    "google_service_account_iam_member", "google_storage_bucket_iam_member", "google_storage_bucket_iam_binding",
    "google_cloud_run_service_iam_member", "google_cloud_run_v2_service_iam_member",
    "google_cloudfunctions_function_iam_member",
)  # fmt: skip

BETWEEN = (
    "aws_db_subnet_group", "aws_elasticache_subnet_group", "aws_redshift_subnet_group", "aws_network_interface",
    "azurerm_network_interface", "aws_launch_template", "aws_launch_configuration", "google_compute_instance_template",
    "aws_iam_instance_profile", "aws_lb_target_group", "aws_alb_target_group", "aws_lb_listener", "aws_alb_listener",
    "aws_ecs_task_definition", "aws_efs_mount_target", "aws_vpc_endpoint", "google_compute_backend_service",
    "google_compute_url_map", "google_compute_target_http_proxy", "google_compute_target_https_proxy",
    "azurerm_lb_backend_address_pool", "azurerm_service_plan", "azurerm_app_service_plan",
    "google_vpc_access_connector",
)  # fmt: skip
"""Types that only connect others: what one refers to through them, it refers to itself."""

DETAILS = (
    "aws_s3_bucket_public_access_block", "aws_s3_bucket_acl", "aws_s3_bucket_policy", "aws_s3_bucket_versioning",
    "aws_s3_bucket_server_side_encryption_configuration", "aws_s3_bucket_notification", "aws_lambda_permission",
    "aws_lambda_event_source_mapping", "aws_lambda_function_url", "aws_sns_topic_subscription", "aws_lb_listener_rule",
    "aws_lb_target_group_attachment", "aws_api_gateway_integration", "aws_apigatewayv2_integration",
    "aws_api_gateway_authorizer", "aws_apigatewayv2_authorizer", "aws_cloudwatch_event_target",
    "aws_rds_cluster_instance",
    "aws_docdb_cluster_instance", "aws_iam_access_key", "azurerm_subnet_network_security_group_association",
    "azurerm_network_interface_security_group_association",
    "azurerm_network_interface_application_security_group_association",
    "aws_network_interface_sg_attachment", "aws_volume_attachment", "azurerm_mssql_database",
    "azurerm_postgresql_database",
    "azurerm_virtual_machine_data_disk_attachment", "google_sql_database", "aws_internet_gateway", "aws_eip",
    "azurerm_public_ip", "aws_kms_alias", "google_kms_key_ring",
)  # fmt: skip
"""Types that say something about others."""

ACCOUNTS = {"aws_": "AWS account", "azurerm_": "Azure subscription", "azuread_": "Azure subscription",
            "google_": "Google Cloud project"}  # fmt: skip
"""How types of a cloud begin, and what everything in it belongs to."""


def cloud_of(type: str) -> str:
    """Return what the resources of a cloud belong to; empty for anything that is no resource of these three."""
    return next((name for start, name in ACCOUNTS.items() if type.startswith(start)), "")


def is_known(type: str) -> bool:
    """Whether anything is made of a type of resource."""
    return type in (*COMPONENTS, *NETWORKS, *SUBNETS, *GROUPS, *RULES, *IDENTITIES, *GRANTS, *BETWEEN, *DETAILS)
