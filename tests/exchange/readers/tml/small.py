"""A small model of the Threat Model Library that has one of everything."""

from __future__ import annotations

from typing import Any


def thing(name: str, title: str, **rest: Any) -> dict[str, Any]:
    return {"symbolic_name": name, "title": title, "description": f"About {title}", **rest}


def end(type: str, name: str) -> dict[str, str]:
    return {"type": type, "object": name}


SMALL: dict[str, Any] = {
    "$schema": "https://example.org/threat-model.schema.json",
    "version": "1.0",
    "description": "Sells balloons",
    "frozen": False,
    "scope": {"title": "Shop", "description": "The shop, not the bank", "business_criticality": "high",
              "data_sensitivity": ["pii"], "exposure": "external", "tier": "important"},
    "diagrams": [{"title": "Picture", "type": "mermaid", "source": "graph TD"}],
    "trust_zones": [
        thing("public", "Public Internet"),
        {"symbolic_name": "inner", "title": "Inner zone", "description": "A VPC that is not open to the internet"},
        thing("inner", "Twice"),
    ],
    "trust_boundaries": [
        {"trust_zone_a": "inner", "trust_zone_b": "public", "authentication_methods": ["password", "otp"],
         "access_control_methods": ["rbac"], "access_token_expires": True},
        {"trust_zone_a": "inner", "trust_zone_b": "moon", "authentication_methods": ["none"]},
    ],
    "actors": [
        thing("buyer", "Buyer", type="user", permissions="may buy", trust_zone="public"),
        thing("root", "Operator", type="administrator"),
        thing("bank", "The bank", type="third_party"),
    ],
    "components": [
        thing("web", "Web server", trust_zone="inner", repo_link="https://example.org"),
        thing("cart", "Cart", trust_zone="inner", parent_component="web"),
        thing("lost", "Lost thing", trust_zone="nowhere"),
    ],
    "data_stores": [
        thing("orders-db", "Orders", type="sql", vendor="PostgreSQL", product="PostgreSQL", trust_zone="inner"),
        thing("pictures", "Pictures", type="object", trust_zone="inner"),
    ],
    "data_sets": [
        thing("orders", "Orders", placements=[{"data_store": "orders-db", "encrypted": True}, {"data_store": "gone"}],
              data_sensitivity=["pii", "biz"], access_control_methods=["rbac"], record_count=7),
        thing("keys", "Keys", placements=[{"data_store": "orders-db", "encrypted": False}], data_sensitivity=["cred"]),
        thing("logos", "Logos", placements=[{"data_store": "pictures"}], data_sensitivity=[]),
    ],
    "data_flows": [
        thing("buy", "Buy", source=end("actor", "buyer"), destination=end("component", "web"), encrypted=True,
              has_sensitive_data=True),
        thing("load", "Load", source=end("data_store", "orders-db"), destination=end("component", "web"),
              encrypted=False),
        thing("show", "Show", source=end("data_store", "cart"), destination=end("#/$defs/data-store", "pictures")),
        thing("gone", "Gone", source=end("actor", "nobody"), destination=end("component", "web")),
    ],
    "assumptions": [
        {"description": "The house is locked", "validity": "confirmed", "topics": ["house"]},
        {"description": "Nobody phones", "validity": "unconfirmed"},
    ],
    "threat_personas": [
        thing("thief", "Thief", is_person=True, skill_level="oc_sponsored", access_level="anonymous",
              malicious_intent=True, applicability_to_org="high"),
        thing("clerk", "Clerk", is_person=True, skill_level="engineer", access_level="admin", malicious_intent=False,
              applicability_to_org="low"),
    ],
    "threats": [
        thing("theft", "Theft of orders", threat_persona="thief", event="break-in", sources=["adversary"],
              components_affected=["web", "cart", "ghost"], weaknesses=[{"cwe_id": 20}],
              attack_mechanisms=[{"capec_id": 1, "capec_title": "Access"}]),
        thing("flood", "Flood", threat_persona="thief", event="flood", sources=["adversary"]),
    ],
    "controls": [
        thing("locks", "Locks", threats=["theft"], status="assumed", priority="high"),
        thing("filter", "Flood filter", threats=["flood", "fire"], status="scheduled", priority="low",
              trust_boundary={"trust_zone_a": "public", "trust_zone_b": "inner"}),
        thing("fence", "Fence", threats=["flood"], status="wont_do", priority="none"),
    ],
    "risks": [
        thing("loss", "Loss", threats=["theft"], likelihood="possible", impact="major", impact_description="Shame",
              score=12, level="high"),
        thing("more", "More loss", threats=["theft", "flood"], likelihood="rare", impact="severe",
              impact_description="Ruin", score=5, level="low"),
        thing("odd", "Odd", threats=["unheard"], likelihood="certain", impact="minor", impact_description="", score=1,
              level="low"),
    ],
    "extensions": {"example.org/x": 1},
}  # fmt: skip
