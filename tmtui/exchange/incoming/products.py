"""Products of cloud providers, and services that everybody rents, by the names people write in diagrams."""

from __future__ import annotations

import re

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.recognise import technology_of

_PRODUCTS: tuple[tuple[str, str], ...] = (
    # The first that occurs decides, so narrower names stand before wider ones.
    ("key vault", "cloud-secrets"), ("secrets manager", "cloud-secrets"), ("secret manager", "cloud-secrets"),
    ("parameter store", "cloud-secrets"), ("kms", "key-service"), ("azure cache", "managed-cache"),
    ("azure redis", "managed-cache"), ("elasticache", "managed-cache"), ("memorystore", "managed-cache"),
    ("data lake", "data-lake"), ("hdinsight", "data-lake"), ("blob", "object-storage"), ("s3", "object-storage"),
    ("cloud storage", "object-storage"), ("azure storage", "object-storage"), ("azure files", "cloud-files"),
    ("cosmos", "managed-documents"), ("cosmosdb", "managed-documents"), ("documentdb", "managed-documents"),
    ("dynamodb", "managed-documents"), ("firestore", "managed-documents"), ("bigtable", "managed-documents"),
    ("azure table", "managed-documents"), ("sql data warehouse", "data-warehouse"), ("synapse", "data-warehouse"),
    ("redshift", "data-warehouse"), ("bigquery", "data-warehouse"), ("snowflake", "data-warehouse"),
    ("azure sql", "managed-database"), ("azure database", "managed-database"), ("azure mysql", "managed-database"),
    ("azure postgres", "managed-database"), ("azure postgresql", "managed-database"), ("rds", "managed-database"),
    ("aurora", "managed-database"), ("cloud sql", "managed-database"), ("spanner", "managed-database"),
    ("event hub", "managed-queue"), ("service bus", "managed-queue"), ("event grid", "managed-queue"),
    ("azure queue", "managed-queue"), ("sqs", "managed-queue"), ("sns", "managed-queue"),
    ("kinesis", "managed-queue"), ("eventbridge", "managed-queue"), ("pub/sub", "managed-queue"),
    ("pubsub", "managed-queue"), ("azure monitor", "cloud-logging"), ("log analytics", "cloud-logging"),
    ("application insights", "cloud-logging"), ("app insights", "cloud-logging"), ("cloudwatch", "cloud-logging"),
    ("cloudtrail", "cloud-logging"), ("azure ad", "cloud-identity"), ("azure active directory", "cloud-identity"),
    ("entra", "cloud-identity"), ("cognito", "cloud-identity"), ("okta", "cloud-identity"),
    ("auth0", "cloud-identity"), ("azure function", "cloud-function"), ("cloud function", "cloud-function"),
    ("lambda", "cloud-function"), ("logic app", "function-workflow"), ("step function", "function-workflow"),
    ("app service", "app-platform"), ("webjob", "app-platform"), ("web job", "app-platform"),
    ("heroku", "app-platform"), ("data factory", "etl"), ("stream analytics", "stream-processing"),
    ("openai", "ai-model"), ("machine learning", "ai-model"), ("cognitive services", "ai-model"),
    ("front door", "cdn"), ("cloudfront", "cdn"), ("cloudflare", "cdn"), ("akamai", "cdn"),
    ("traffic manager", "cloud-dns"), ("route 53", "cloud-dns"), ("application gateway", "cloud-load-balancer"),
    ("api management", "cloud-api-gateway"), ("aks", "managed-kubernetes"), ("eks", "managed-kubernetes"),
    ("gke", "managed-kubernetes"), ("kubernetes service", "managed-kubernetes"), ("ecs", "container-service"),
    ("fargate", "container-service"), ("cloud run", "container-service"), ("service fabric", "container-service"),
    ("ecr", "cloud-registry"), ("container registry", "cloud-registry"), ("ec2", "cloud-machine"),
    ("iot hub", "iot-platform"), ("iot cloud gateway", "iot-platform"), ("iot field gateway", "industrial-gateway"),
    ("iot device", "iot-device"), ("github actions", "saas-ci"), ("github", "saas-repository"),
    ("bitbucket", "saas-repository"), ("gitlab.com", "saas-repository"), ("dynamics crm", "saas-business"),
    ("salesforce", "saas-business"), ("office 365", "saas-office"), ("microsoft 365", "saas-office"),
    ("google workspace", "saas-office"), ("sharepoint", "saas-files"), ("dropbox", "saas-files"),
    ("stripe", "payment-service"), ("paypal", "payment-service"),
)  # fmt: skip


def product_of(bank: Bank, *names: str) -> str:
    """Return the technology of a product that a name holds, or `other`.

    Args:
        bank: whose catalogue has to know it.
        *names: what a file calls the thing, most telling first.
    """
    declared = bank.attributes.get(("component", "technology"))
    known = {option.value for option in declared.options} if declared is not None else set()
    for name in names:
        flat = " ".join(name.lower().split())
        for word, technology in _PRODUCTS:
            if technology in known and re.search(rf"(?<![a-z0-9]){re.escape(word)}s?(?![a-z0-9])", flat):
                return technology
    return technology_of(bank, *names)
