"""Roles, users and service accounts as identities: what they may do, and which programs hold them."""

from __future__ import annotations

import json

from tmtui.exchange.incoming.plain import Plain, mapping, maps, text, texts
from tmtui.exchange.readers.terraform.catalogue import GRANTS, IDENTITIES
from tmtui.exchange.readers.terraform.estate import Estate, name_of
from tmtui.exchange.readers.terraform.resources import Resource
from tmtui.exchange.readers.terraform.rules import MOST

RANK = ("", "user", "admin", "everything")

_POLICIES = {
    "AdministratorAccess": "everything", "IAMFullAccess": "everything", "PowerUserAccess": "admin",
    "Owner": "everything", "User Access Administrator": "everything", "Contributor": "admin",
    "roles/owner": "everything", "roles/editor": "admin", "roles/resourcemanager.projectIamAdmin": "everything",
    "roles/iam.securityAdmin": "everything", "roles/iam.serviceAccountTokenCreator": "admin",
}  # fmt: skip
"""Roles and policies that clouds bring along: power."""

_GIVING = ("iam:*", "iam:passrole", "iam:attachrolepolicy", "iam:putrolepolicy", "iam:createpolicyversion",
           "iam:createaccesskey", "organizations:*")  # fmt: skip
"""What lets somebody give themselves any right, where it holds for everything."""

_HELD = ("iam_instance_profile", "role", "role_arn", "execution_role_arn", "task_role_arn", "service_account",
    "identity",
         "identity_ids", "node_role_arn", "service_account_email", "service_role", "iam_role_arn", "email")  # fmt: skip


def power(estate: Estate) -> None:
    """Add identities with their power, and say what programs may do by themselves."""
    granted: dict[str, str] = {}
    reaches: dict[str, list[Resource]] = {}
    for each in estate.of(*IDENTITIES):
        _more(granted, each, max(_inline(each), key=RANK.index, default=""))
    for each in estate.of(*GRANTS):
        identities = _identities(each)
        given = _power_of(each, 0)
        for identity in identities:
            _more(granted, identity, given)
            reaches.setdefault(identity.address, []).extend(_named(estate, each, 0))
    holders = _holders(estate)
    for each in estate.of(*IDENTITIES):
        _identity(estate, each, granted.get(each.address, ""), holders.get(each.address, []))
        _allowed(estate, each, holders.get(each.address, []), reaches.get(each.address, []))
    _standing(estate)


def _allowed(estate: Estate, identity: Resource, holders: list[Resource], reached: list[Resource]) -> None:
    """Add a flow from what holds an identity to what its policies name."""
    targets = list({each.address: each for each in reached}.values())
    if len(holders) * len(targets) > MOST:
        what = f"policy by which {len(holders)} things reach {len(targets)}"
        estate.tally.add(what, "too many flows to be of use; draw those that are used", identity.pointer)
        return
    for holder in holders:
        for target in targets:
            if target is not holder:
                estate.connect(estate.components[holder.address], estate.components[target.address], identity.pointer,
                               note=f"allowed by {identity.address}")  # fmt: skip


def power_of_policy(policy: str) -> str:
    """Return how much a policy allows; empty where it is no policy."""
    try:
        found: Plain = json.loads(policy)
    except (ValueError, RecursionError):
        return ""
    statements = mapping(found).get("Statement")
    best = ""
    for each in [mapping(statements)] if isinstance(statements, dict) else maps(statements):
        if text(each.get("Effect")).lower() != "allow":
            continue
        actions = [one.lower() for one in texts(each.get("Action"))]
        wide = "*" in texts(each.get("Resource")) or "NotResource" in each
        if wide and ("*" in actions or "*:*" in actions or "NotAction" in each or set(actions) & set(_GIVING)):
            return "everything"
        strong = any(one == "*" or one.endswith(":*") for one in actions) and (wide or "*" in actions)
        best = max(best, "admin" if strong else "user", key=RANK.index)
    return best


def _inline(each: Resource) -> list[str]:
    """Return the powers that stand in the role itself."""
    found = [power_of_policy(text(one.get("policy"))) for one in maps(each.values.get("inline_policy"))]
    arns = texts(each.values.get("managed_policy_arns"))
    return found + [_POLICIES.get(arn.rpartition("/")[2], "user") for arn in arns]


def _power_of(grant: Resource, depth: int) -> str:
    """Return the power that a grant gives, its own or that of the policy it refers to; empty where it is not known."""
    own = power_of_policy(grant.word("policy")) or power_of_policy(grant.word("json"))
    if own:
        return own
    for key in ("policy_arn", "role_definition_name", "role"):
        word = grant.word(key)
        if word in _POLICIES or word.rpartition("/")[2] in _POLICIES:
            return _POLICIES.get(word) or _POLICIES[word.rpartition("/")[2]]
        if word.startswith(("arn:", "roles/")) or (key == "role_definition_name" and word):
            own = "user"
    policies = grant.linked("aws_iam_policy", "aws_iam_policy_document") if depth < 4 else []
    return max([own, *(_power_of(each, depth + 1) for each in policies)], key=RANK.index)


def _identities(grant: Resource) -> list[Resource]:
    """Return whom something is granted to."""
    found = grant.linked(*IDENTITIES)
    return [] if grant.type == "aws_iam_policy" else found


def _named(estate: Estate, grant: Resource, depth: int) -> list[Resource]:
    """Return the resources that a policy names."""
    found = [one for one in grant.linked() if one.address in estate.components]
    if depth < 4:
        for each in grant.linked("aws_iam_policy", "aws_iam_policy_document"):
            found += _named(estate, each, depth + 1)
    return found


def _more(granted: dict[str, str], identity: Resource, given: str) -> None:
    granted[identity.address] = max(granted.get(identity.address, ""), given, key=RANK.index)


def _holders(estate: Estate) -> dict[str, list[Resource]]:
    """Return what runs with which identity."""
    found: dict[str, list[Resource]] = {}
    for each in estate.resources:
        if each.address in estate.components:
            for other, key in estate.reached(each):
                if other.type in IDENTITIES and key in _HELD:
                    found.setdefault(other.address, []).append(each)
    return found


def _identity(estate: Estate, each: Resource, given: str, holders: list[Resource]) -> None:
    draft, at = estate.draft, each.pointer
    identity = draft.add("identity", f"{IDENTITIES[each.type]} {name_of(each)}", ident=each.address, at=at)
    draft.say(identity, "accepted_by", [estate.account(each)[1]], at=at)
    if given:
        draft.say(identity, "power", given, at=at)
    trust = each.word("assume_role_policy")
    if holders or '"Service"' in trust or each.type in ("google_service_account", "azurerm_user_assigned_identity"):
        draft.say(identity, "for_program", "yes", at=at)
    if holders:
        draft.say(identity, "held_on", [estate.components[one.address] for one in holders], at=at)
    wide = given in ("admin", "everything")
    functions = [one for one in holders if estate.technologies[estate.components[one.address]] == "cloud-function"]
    for one in holders:
        component = estate.components[one.address]
        if one in functions and given:
            value = "shared" if len(functions) > 1 else "own-wide" if wide else "own-narrow"
            draft.say(component, "function_rights", value, at=one.pointer, note=each.address)
        elif estate.technologies[component] == "cloud-machine" and given:
            draft.say(component, "machine_rights", "wide" if wide else "narrow", at=one.pointer, note=each.address)


def _standing(estate: Estate) -> None:
    """Say that there are keys that stay valid."""
    for each in estate.of("aws_iam_access_key", "google_service_account_key"):
        estate.draft.say(estate.account(each)[1], "standing_keys", "yes", at=each.pointer)
    for each in estate.of("aws_instance"):
        if (
            "iam_instance_profile" in each.values
            and not each.word("iam_instance_profile")
            and not [key for _, key in each.links.values() if key == "iam_instance_profile"]
        ):
            estate.draft.say(estate.components[each.address], "machine_rights", "nothing", at=each.pointer)
