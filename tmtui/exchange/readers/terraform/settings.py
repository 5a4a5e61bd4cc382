"""Settings that questions ask for: encryption, public access, copies, second ones. Said only where they are known."""

from __future__ import annotations

import json
import re

from tmtui.exchange.incoming.plain import Plain, mapping, maps, number, text
from tmtui.exchange.readers.terraform.catalogue import COMPONENTS
from tmtui.exchange.readers.terraform.estate import Estate
from tmtui.exchange.readers.terraform.resources import Resource

_STOLEN = ("no", "yes")
_FLAGS: tuple[tuple[str, str, str, str], ...] = (
    # Key, attribute, value where it is on, value where it is off; nothing said where that is empty.
    ("storage_encrypted", "readable_when_stolen", *_STOLEN), ("encrypted", "readable_when_stolen", *_STOLEN),
    ("at_rest_encryption_enabled", "readable_when_stolen", *_STOLEN),
    ("transparent_data_encryption_enabled", "readable_when_stolen", *_STOLEN),
    ("multi_az", "second_one", "yes", "no"), ("automatic_failover_enabled", "second_one", "yes", "no"),
    ("zone_redundant", "second_one", "yes", ""), ("publicly_accessible", "open_to_others", "yes", ""),
    ("allow_nested_items_to_be_public", "public_access", "", "no"),
    ("admin_enabled", "own_logins", "yes", ""), ("anonymous_pull_enabled", "registry_readers", "yes", "no"),
)  # fmt: skip

_SECRET = re.compile(r"(?i)(?:PASS(?:WORD|WD)?|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY)S?(?:$|_)")

_BLOCKS = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")


def settings(estate: Estate) -> None:
    """Say what is set."""
    for each in estate.resources:
        component = estate.components.get(each.address)
        if component is None:
            continue
        for key, attribute, on, off in _FLAGS:
            flag = each.flag(key)
            if flag is not None:
                estate.draft.say(component, attribute, on if flag else off, at=each.pointer, note=key)
        _of_type(estate, each, component)
    _buckets(estate)


def _of_type(estate: Estate, each: Resource, component: str) -> None:
    """Say what only some types have."""
    draft, at = estate.draft, each.pointer
    kept = number(each.values.get("backup_retention_period"))
    if kept is not None:
        draft.say(component, "copied", "daily" if kept > 0 else "never", at=at, note="backup_retention_period")
    tokens = each.word("metadata_options", "http_tokens")
    if tokens:
        draft.say(component, "metadata_guarded", "yes" if tokens == "required" else "no", at=at)
    if each.word("image_tag_mutability"):
        draft.say(component, "tags_fixed", "yes" if each.word("image_tag_mutability") == "IMMUTABLE" else "no", at=at)
    if each.type == "aws_dynamodb_table" and each.flag("point_in_time_recovery", "enabled") is not None:
        on = each.flag("point_in_time_recovery", "enabled")
        draft.say(component, "copied", "daily" if on else "never", at=at, note="point_in_time_recovery")
    if COMPONENTS[each.type] == "cloud-function":
        variables = mapping(each.look("environment", "variables")) or mapping(each.values.get("app_settings"))
        names = [name for name, value in variables.items() if _SECRET.search(name) and text(value)]
        if names:
            draft.say(component, "function_secrets", "settings", at=at, note=f"variables {', '.join(names)}")
    if each.type == "google_storage_bucket":
        if each.word("public_access_prevention") == "enforced":
            draft.say(component, "public_access", "no", at=at)
        on = each.flag("versioning", "enabled")
        if on is not None:
            draft.say(component, "earlier_versions", "yes" if on else "no", at=at)
    if each.type == "aws_sqs_queue" and (
        each.word("redrive_policy") or "redrive_policy" in {k for _, k in each.links.values()}
    ):
        draft.say(component, "unhandled_events", "set-aside", at=at)


def _buckets(estate: Estate) -> None:
    """Say of buckets whether strangers can read them, and whether earlier versions are kept."""
    blocked: set[str] = set()
    for each in estate.of("aws_s3_bucket_public_access_block"):
        for bucket in _of(estate, each):
            if all(each.flag(key) for key in _BLOCKS):
                blocked.add(bucket)
                estate.draft.say(bucket, "public_access", "no", at=each.pointer)
    for each in estate.of("aws_s3_bucket", "aws_s3_bucket_acl", "aws_s3_bucket_policy"):
        own = estate.components.get(each.address)
        for bucket in [own] if own else _of(estate, each):
            if bucket not in blocked and (each.word("acl").startswith("public-read") or is_public(each.word("policy"))):
                estate.draft.say(bucket, "public_access", "yes", at=each.pointer)
            if own and each.flag("versioning", "enabled") is not None:
                value = "yes" if each.flag("versioning", "enabled") else "no"
                estate.draft.say(bucket, "earlier_versions", value, at=each.pointer)
    for each in estate.of("aws_s3_bucket_versioning"):
        status = each.word("versioning_configuration", "status")
        for bucket in _of(estate, each) if status else ():
            estate.draft.say(bucket, "earlier_versions", "yes" if status == "Enabled" else "no", at=each.pointer)
    for each in estate.of("google_storage_bucket_iam_member", "google_storage_bucket_iam_binding"):
        members = (each.word("member"), *(text(one) for one in _list(each.values.get("members"))))
        if {"allUsers", "allAuthenticatedUsers"} & set(members):
            for bucket in _of(estate, each):
                estate.draft.say(bucket, "public_access", "yes", at=each.pointer)


def is_public(policy: str) -> bool:
    """Whether a policy lets everybody in without a condition."""
    try:
        found: Plain = json.loads(policy) if policy else None
    except (ValueError, RecursionError):
        return False
    statements = mapping(found).get("Statement")
    for each in [mapping(statements)] if isinstance(statements, dict) else maps(statements):
        who = each.get("Principal")
        everybody = text(who) == "*" or "*" in str(mapping(who).get("AWS", "")).split()
        named = mapping(who).get("AWS")
        everybody = everybody or (isinstance(named, list) and "*" in named)
        if everybody and text(each.get("Effect")).lower() == "allow" and not each.get("Condition"):
            return True
    return False


def _of(estate: Estate, each: Resource) -> list[str]:
    """Return the components that a resource says something about."""
    named = each.word("bucket")
    found = [estate.components[one.address] for one in each.linked() if one.address in estate.components]
    if not found and named:
        found = [estate.components[one.address] for one in estate.of("aws_s3_bucket", "google_storage_bucket")
                 if one.word("bucket") == named or one.word("name") == named]  # fmt: skip
    return found


def _list(value: Plain) -> list[Plain]:
    return value if isinstance(value, list) else []
