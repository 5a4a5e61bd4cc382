"""What manifests say about a cluster, and what they leave open."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.readers.kubernetes.small import SMALL
from tests.exchange.readers.mutations import broken, holds, spoilt
from tests.exchange.samples import facts
from tests.exchange.systems import shipped_bank
from tmtui.exchange.detecting import detect
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.readers.kubernetes.reader import read
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput

DATA = SMALL.encode()
OBJECTS: list[dict[str, Any]] = list(yaml.safe_load_all(SMALL))


def found(data: bytes = DATA) -> Imported:
    imported = holds(read, data, "shop.yaml")
    assert imported is not None
    return imported


def held(*objects: dict[str, Any]) -> Answers:
    """Return the answers that some objects, or the whole shop, come to."""
    return Answers(facts(found(yaml.safe_dump_all(objects).encode() if objects else DATA).statements))


def pod(name: str = "app", **spec: Any) -> dict[str, Any]:
    container = {"name": name, "image": f"{name}:1", **spec.pop("container", {})}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name}, "spec": {"containers": [container], **spec}}


CLUSTER = "component/kubernetes-cluster"


def test_workloads_are_counted_as_in_the_file() -> None:
    workloads = [each for each in OBJECTS if each["kind"] in ("Deployment", "StatefulSet", "DaemonSet", "Pod")]
    # The cluster itself, the ingress, and whoever reaches it.
    assert found().count("component") == len(workloads) + 3
    assert found().count("data") == 1
    assert found().count("zone") == len({each["metadata"]["namespace"] for each in workloads}) + 2


def test_what_runs_where_and_how_often() -> None:
    answers = held()
    assert answers.value("component/web", "technology") == "nginx"
    assert answers.value("component/web", "zone") == "zone/namespace-shop"
    assert answers.value("component/web", "runs_on") == CLUSTER
    assert answers.value("component/web", "count") == 3
    assert answers.value("component/web", "second_one") == "yes"
    assert answers.value("component/orders", "technology") == "container"
    assert answers.value("component/orders", "second_one") is None
    assert answers.value("zone/namespace-shop", "parent") == "zone/cluster-network"


def test_addresses_in_settings_and_arguments_are_calls() -> None:
    answers = held()
    assert answers.value("flow/web..orders", "protocol") == "http"
    assert answers.value("flow/web..orders", "port") == 8080
    assert answers.value("flow/orders..cache", "protocol") == "redis"
    assert answers.value("flow/orders..cache", "port") is None, "the usual port goes without saying"
    line = SMALL.splitlines().index(
        '            - {name: ORDERS_URL, value: "http://orders.shop.svc.cluster.local:8080/v1"}'
    )
    said = next(each for each in found().statements if each.subject == "flow/web..orders")
    assert said.evidence == f"shop.yaml:{line + 1}"


def test_a_word_that_is_no_address_is_no_call() -> None:
    service = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "cache"}, "spec": {"selector": {"a": "b"}}}
    cache = pod("cache")
    cache["metadata"]["labels"] = {"a": "b"}
    for name, flows in (("MODE", 0), ("CACHE_HOST", 1)):
        web = pod("web", container={"env": [{"name": name, "value": "cache"}]})
        assert found(yaml.safe_dump_all([service, cache, web]).encode()).count("flow") == flows


def test_what_is_open_to_the_outside() -> None:
    answers = held()
    assert answers.exists("flow/whoever-reaches-the-cluster..web")
    assert answers.value("flow/whoever-reaches-the-cluster..ingress-public", "protocol") == "https"
    assert answers.value("flow/ingress-public..web", "protocol") == "http"
    assert answers.value("zone/network-around-the-cluster", "kind") is None, "the file does not say where that is"


def test_policies_close_a_namespace_and_open_single_ways() -> None:
    answers = held()
    assert answers.value("zone/namespace-shop", "isolated") == "yes"
    assert answers.value("zone/namespace-shop", "lets_in") == "listed"
    assert answers.value("zone/namespace-system", "isolated") == "no"
    assert answers.value(CLUSTER, "containers_all_talk") == "partly"
    assert answers.exists("flow/web..cache")


def test_without_policies_nothing_is_said_about_who_may_talk_to_whom() -> None:
    answers = held(pod())
    assert answers.value(CLUSTER, "containers_all_talk") is None
    assert answers.value("zone/default-namespace", "isolated") is None


def test_accounts_hold_the_power_that_bindings_give() -> None:
    answers = held()
    assert answers.value("identity/service-account-agent", "power") == "everything"
    assert answers.value("identity/service-account-agent", "held_on") == ("component/agent",)
    assert answers.value("identity/service-account-agent", "accepted_by") == (CLUSTER,)
    assert answers.value("identity/group-platform", "power") == "everything"
    assert answers.value("identity/service-account-web", "power") is None, "another file may bind it"
    assert answers.value("identity/service-account-orders", "held_on") is None, "it gets no token"
    assert answers.value(CLUSTER, "idle_tokens") == "partly"
    assert answers.value(CLUSTER, "star_roles") == "yes"


@pytest.mark.parametrize(
    ("rule", "power", "stars"),
    [
        ({"verbs": ["*"], "resources": ["*"]}, "everything", "yes"),
        ({"verbs": ["impersonate"], "resources": ["users"]}, "everything", "yes"),
        ({"verbs": ["get"], "resources": ["secrets"]}, "admin", "yes"),
        ({"verbs": ["create"], "resources": ["pods"]}, "admin", "yes"),
        ({"verbs": ["get", "list"], "resources": ["pods"]}, "user", "no"),
    ],
)  # fmt: skip
def test_how_much_a_role_allows(rule: dict[str, Any], power: str, stars: str) -> None:
    role = {"apiVersion": "rbac/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": [rule]}
    binding = {
        "apiVersion": "rbac/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "b"},
        "roleRef": {"kind": "ClusterRole", "name": "r"}, "subjects": [{"kind": "User", "name": "ops-1"}],
    }  # fmt: skip
    answers = held(role, binding)
    assert answers.value("identity/user-ops-1", "power") == power
    assert answers.value(CLUSTER, "star_roles") == stars
    narrow = held(role, {**binding, "kind": "RoleBinding", "metadata": {"name": "b", "namespace": ""}})
    assert narrow.value("identity/user-ops-1", "power") in ("admin", "user"), (
        "within one namespace nobody has everything"
    )


def test_secrets_are_held_and_never_taken() -> None:
    imported, answers = found(), held()
    assert answers.value("identity/secret-session", "held_on") == ("component/web",)
    assert answers.value("identity/secret-session", "kept_in") == "open"
    assert answers.value("identity/db-password-of-orders", "kept_in") == "open"
    assert answers.value(CLUSTER, "program_secrets") == "files"
    assert "hunter2" not in repr(imported)
    assert "correct-horse" not in repr(imported)


def test_how_containers_run() -> None:
    answers = held()
    said = next(each for each in found().statements if each.attribute == "breakout_allowed")
    assert said.value == "used"
    for word in ("hostNetwork", "privileged", "/var/run/docker.sock"):
        assert word in said.note
    assert answers.value(CLUSTER, "socket_given") == "yes"
    assert answers.value(CLUSTER, "administered_from") == ("component/agent",)
    assert answers.value(CLUSTER, "containers_limited") == "partly"
    assert answers.value(CLUSTER, "images_from") == "anywhere", "the image of orders names no version"
    assert answers.value("component/web", "full_rights") == "no"
    assert answers.value("component/agent", "full_rights") == "yes"


def test_careful_settings_say_so_and_silence_says_nothing() -> None:
    namespace = {
        "apiVersion": "v1", "kind": "Namespace",
        "metadata": {"name": "n", "labels": {"pod-security.kubernetes.io/enforce": "restricted"}},
    }  # fmt: skip
    app = pod(container={"resources": {"limits": {"memory": "1Gi"}}}, automountServiceAccountToken=False)
    app["metadata"]["namespace"] = "n"
    careful = held(namespace, app)
    assert careful.value(CLUSTER, "breakout_allowed") == "refused"
    assert careful.value(CLUSTER, "containers_limited") == "yes"
    assert careful.value(CLUSTER, "idle_tokens") == "no"
    silent = held(pod())
    for attribute in ("breakout_allowed", "socket_given", "star_roles", "images_from", "program_secrets"):
        assert silent.value(CLUSTER, attribute) is None
    assert silent.value("component/app", "full_rights") is None


def test_what_is_not_taken_is_listed_with_a_count() -> None:
    listed = {each.what for each in found().ignored}
    assert {"HorizontalPodAutoscaler (autoscaling)", "Unheard (example.org)", "container: readinessProbe"} <= listed
    twice = found((SMALL + "---\n" + yaml.safe_dump(pod("cache"))).encode())
    assert (
        any("Pod" in each.what for each in twice.ignored) or twice.count("component") == found().count("component") + 1
    )


def test_what_deployments_made_is_not_taken_again() -> None:
    owner = {"kind": "Deployment", "name": "web", "apiVersion": "apps/v1"}
    replicas = {"apiVersion": "apps/v1", "kind": "ReplicaSet", "spec": OBJECTS[1]["spec"],
                "metadata": {"name": "web-abc", "namespace": "shop", "ownerReferences": [owner]}}  # fmt: skip
    made = {**pod("web-abc-1"), "status": {"phase": "Running"}}
    made["metadata"] = {"name": "web-abc-1", "namespace": "shop",
                        "ownerReferences": [{"kind": "ReplicaSet", "name": "web-abc"}]}  # fmt: skip
    imported = found(yaml.safe_dump_all([*OBJECTS, replicas, made]).encode())
    assert imported.count("component") == found().count("component")
    assert "Pod that another object of the file makes" in {each.what for each in imported.ignored}
    alone = {**made, "metadata": {**made["metadata"], "name": "alone"}}
    listed = found(yaml.safe_dump_all([*OBJECTS, alone]).encode())
    assert listed.count("component") == found().count("component") + 1, "whose maker is in another file, is taken"
    assert "Pod: status" in {each.what for each in listed.ignored}


def test_yaml_and_json_and_lists_say_the_same() -> None:
    as_list = json.dumps({"apiVersion": "v1", "kind": "List", "items": OBJECTS}).encode()
    assert [(each.subject, each.attribute, each.value) for each in found(as_list).statements] == [
        (each.subject, each.attribute, each.value) for each in found().statements
    ]
    pods = {"apiVersion": "v1", "kind": "PodList", "items": [{"metadata": {"name": "bare"}, "spec": {}}]}
    assert found(json.dumps(pods).encode()).count("component") == 2


def test_reading_it_again_says_nothing_new() -> None:
    first = found()
    again = read(Document("shop.yaml", DATA), shipped_bank(), Answers(facts(first.statements)))
    assert again.statements == first.statements


def test_it_is_recognised_and_others_are_not() -> None:
    assert detect(Document("x", DATA)) == "kubernetes"
    assert detect(Document("x", json.dumps(OBJECTS[1]).encode())) == "kubernetes"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a: 1\n", "no Kubernetes object"),
        (b"apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Values.name }}x: [\n", "template"),
        (b"kind: [Pod]\n", "no Kubernetes object"),
    ],
)  # fmt: skip
def test_what_is_no_manifest_is_refused_with_a_way_out(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words) as caught:
        read(Document("x.yaml", data), shipped_bank(), Answers())
    assert caught.value.remedy
    assert caught.value.place is not None


def test_every_technology_is_in_the_catalogue() -> None:
    attribute = shipped_bank().attributes["component", "technology"]
    known = {option.value for option in attribute.options}
    assert {"kubernetes", "container", "kubernetes-ingress", "external-service"} <= known


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_spoilt_objects_end_in_an_error_or_an_import(seed: int) -> None:
    objects = spoilt(OBJECTS, seed)
    holds(read, json.dumps(objects).encode(), "spoilt.json")
    holds(read, yaml.safe_dump_all(objects, allow_unicode=True).encode("utf-8", "replace"), "spoilt.yaml")


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_spoilt_bytes_end_in_an_error_or_an_import(seed: int) -> None:
    holds(read, broken(DATA, seed), "broken.yaml")


def test_names_that_collide_stay_apart() -> None:
    names = Counter(each.value for each in found(
        yaml.safe_dump_all([{**pod("same"), "metadata": {"name": "same", "namespace": n}} for n in ("a", "b")]).encode()
    ).statements if each.attribute == "name")  # fmt: skip
    assert names["same"] == 2
