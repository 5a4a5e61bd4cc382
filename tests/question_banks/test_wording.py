"""People without training in security understand what they are asked, why, and what to do when they do not know."""

from __future__ import annotations

import re

from tmtui.banks.bank import Bank

JARGON = (
    "802.1x", "acl", "adversary", "apt", "asset", "attack surface", "attack vector", "authentication", "authorisation",
    "authorization", "blast radius", "cia triad", "cidr", "compensating", "confidentiality", "credential",
    "credentials", "cve", "cvss", "cwe", "defence in depth", "dfd", "dmz", "edr", "exfiltration", "exploit",
    "hardening", "iam", "idp", "immutable", "impersonation", "integrity", "ioc", "kerberos", "lateral movement", "ldap",
    "least privilege", "least-privilege", "malicious actor", "mfa", "mitigation", "mitm", "mtls", "mutual tls",
    "non-repudiation", "pam", "payload", "pentest", "pivot", "pki", "posture", "privilege escalation", "provenance",
    "rbac", "repudiation", "residual risk", "rpo", "rto", "sbom", "segmentation", "siem", "soc", "spoofing", "sso",
    "stride", "tampering", "threat actor", "threat vector", "tls", "totp", "trust boundary", "ttp", "vlan",
    "vulnerability", "waf", "zero trust",
)  # fmt: skip
"""Terms of art that `Plainly` says in other words."""


def jargon(text: str) -> list[str]:
    """Return the terms of art in a text."""
    return [term for term in JARGON if re.search(rf"\b{re.escape(term)}s?\b", text, re.IGNORECASE)]


def test_every_question_says_why_it_is_asked_and_where_to_look_and_who_may_know(whole: Bank) -> None:
    for question in whole.questions.values():
        assert question.prose, f"{question.id} does not say why it is asked"
        assert question.plainly, f"{question.id} lacks Plainly"
        assert question.where_to_look, f"{question.id} lacks Where to look"
        assert question.if_unknown, f"{question.id} lacks If you don't know"
        assert question.roles, f"{question.id} names no roles"


def test_plain_words_hold_no_jargon(whole: Bank) -> None:
    found = {question.id: jargon(question.plainly) for question in whole.questions.values()}
    assert {id_: terms for id_, terms in found.items() if terms} == {}


def test_questions_blame_nobody(whole: Bank) -> None:
    blaming = re.compile(r"\b(you must|you should|why don't|why isn't|why not|fail to|neglect|forgot)\b", re.IGNORECASE)
    asked = {question.id: f"{question.text} {question.plainly}" for question in whole.questions.values()}
    assert [id_ for id_, text in asked.items() if blaming.search(text)] == []


def test_a_threat_is_one_sentence_of_consequence_and_says_when_it_is_a_false_alarm(whole: Bank) -> None:
    for rule in whole.rules.values():
        assert rule.prose, rule.id
        assert len(re.findall(r"[.!?](?:\s|$)", rule.prose)) <= 2, f"{rule.id}: {rule.prose}"
        assert rule.false_alarm, rule.id
        assert not rule.title.endswith("."), rule.id


def test_a_control_says_how_somebody_can_check_it(whole: Bank) -> None:
    for control in whole.controls.values():
        assert control.prose, control.id
        assert len(control.how_to_check) > 30, control.id


def test_titles_name_their_subject(whole: Bank) -> None:
    """Otherwise a list of forty findings reads as forty times the same line."""
    for rule in whole.rules.values():
        assert re.search(r"\{(name|source|target)\}", rule.title), rule.id
    for control in whole.controls.values():
        assert re.search(r"\{(name|source|target)\}", control.title), control.id


def test_no_two_entries_share_a_title(whole: Bank) -> None:
    """Two questions about one kind, two threats or two controls that read the same would be taken for one."""
    entries = [("question", each.of, each.text, each.id) for each in whole.questions.values()]
    entries += [("threat", "", each.title, each.id) for each in whole.rules.values()]
    entries += [("control", "", each.title, each.id) for each in whole.controls.values()]
    seen: dict[tuple[str, str, str], str] = {}
    for what, of, title, id_ in entries:
        earlier = seen.setdefault((what, of, title.casefold()), id_)
        assert earlier == id_, f"the {what} {id_} reads like {earlier}"
