"""Compose files: everything they say about structure becomes a fact with its line, and no secret is ever taken."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.readers.mutations import broken, holds, spoilt
from tests.exchange.samples import facts
from tests.exchange.systems import shipped_bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.readers.compose.reader import read
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput

SMALL = """\
name: shop
x-common: &common
  restart: always
services:
  web:
    <<: *common
    image: nginx:1.27
    ports: ["443:443", "127.0.0.1:9000:9000", "8000-8010:8000-8010", "${PORT}"]
    depends_on: [app, ghost]
    networks: [front]
  app:
    build: .
    environment:
      - DATABASE_URL=postgres://shop:hunter2@db:5432/shop
      - API_TOKEN=${TOKEN}
      - SIGNING_SECRET=s3cr3t-in-the-open
    networks: {front: {}, back: {aliases: [backend]}}
    volumes: ["/var/run/docker.sock:/var/run/docker.sock", "./code:/code"]
    privileged: true
  db:
    image: postgres@sha256:0123
    networks: [back]
    volumes: ["data:/var/lib/postgresql/data"]
    secrets: [db-password]
    user: "999"
    healthcheck: {test: ["CMD", "pg_isready"]}
  clients:
    image: alpine
    network_mode: none
networks: {front: {}, back: {internal: true}, unused: {}}
volumes: {data: {}, spare: {}}
secrets: {db-password: {file: ./password.txt}}
"""
RAW = yaml.safe_load(SMALL)


def found(text: str = SMALL) -> Imported:
    imported = holds(read, text.encode(), "compose.yml")
    assert imported is not None
    return imported


def held() -> Answers:
    return Answers(facts(found().statements))


def test_everything_is_counted_as_in_the_file() -> None:
    imported = found()
    used = {name for each in RAW["services"].values() for name in each.get("networks", ())}
    assert imported.count("component") == len(RAW["services"]) + 2, "the host, and whoever reaches it"
    assert imported.count("zone") == len(used) + 1, "and what is around the host"
    assert imported.count("data") == 1, "a volume that nobody uses holds nothing"
    assert imported.title == "shop"


def test_services_stand_in_their_networks_on_one_host() -> None:
    answers = held()
    assert answers.value("component/web", "zone") == "zone/network-front"
    assert answers.value("component/app", "also_in") == ("zone/network-back",)
    assert answers.value("zone/network-back", "outgoing") == "nowhere"
    assert answers.value("component/db", "technology") == "postgresql"
    assert {answers.value(f"component/{name}", "runs_on") for name in RAW["services"]} == {"component/docker-host"}


def test_a_service_may_be_called_like_what_the_reader_adds() -> None:
    answers = held()
    assert answers.value("component/clients", "runs_on") == "component/docker-host"
    assert answers.value("component/whoever-reaches-the-docker-host", "runs_on") is None


def test_who_calls_whom_is_read_from_addresses_and_needs() -> None:
    answers = held()
    call = answers.get("flow/app..db", "protocol")
    assert call is not None
    line = 1 + next(number for number, text in enumerate(SMALL.splitlines()) if "DATABASE_URL" in text)
    assert (call.value, call.fact.evidence) == ("postgres", f"compose.yml:{line}")
    assert answers.value("flow/app..db", "port") in (5432, None), "the usual port may go without saying"
    assert answers.exists("flow/web..app")
    front = "flow/whoever-reaches-the-docker-host..web"
    assert answers.value(front, "protocol") == "https"
    assert not any("9000" in key for key in answers.subjects()), "what listens on loopback is not reached from outside"


def test_no_secret_is_taken_only_that_there_is_one() -> None:
    said = repr(found())
    for secret in ("hunter2", "s3cr3t-in-the-open", "password.txt"):
        assert secret not in said
    answers = held()
    kept = {
        str(answers.value(key, "name")): (answers.value(key, "kept_in"), answers.value(key, "held_on"))
        for key in answers.subjects()
        if key.startswith("identity/")
    }
    assert kept == {
        "Secret db-password": ("file", ("component/db",)),
        "DATABASE_URL of app": ("open", ("component/app",)),
        "API_TOKEN of app": ("file", ("component/app",)),
        "SIGNING_SECRET of app": ("open", ("component/app",)),
    }


def test_power_over_the_host_is_said() -> None:
    answers = held()
    assert answers.value("component/docker-host", "socket_given") == "yes"
    assert answers.value("component/docker-host", "breakout_allowed") == "used"
    assert answers.value("component/docker-host", "administered_from") == ("component/app",)
    assert answers.value("component/db", "full_rights") == "no"


def test_what_says_nothing_here_is_listed_with_its_line() -> None:
    listed = {each.what for each in found().ignored}
    assert listed >= {
        "web: restart", "db: healthcheck", "web: needs ghost", "network unused", "volume spare",
        "app: volume ./code", "web: port 127.0.0.1:9000:9000", "web: port ${PORT}", "web: port 8000-8010:8000-8010",
        "clients: network_mode none",
    }  # fmt: skip
    assert all(each.where.startswith("compose.yml:") for each in found().ignored)


def test_it_is_the_same_read_twice() -> None:
    first = found()
    again = holds(read, SMALL.encode(), "compose.yml", Answers(facts(first.statements)))
    assert again is not None
    assert again.statements == first.statements


@pytest.mark.parametrize("text", ["services: {}\n", "services:\n", "- a\n", "version: 3\n"])
def test_a_file_without_services_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="no services"):
        read(Document("c.yml", text.encode()), shipped_bank(), Answers())


@given(st.integers(0, 10**6))
@settings(max_examples=50)
def test_spoilt_values(seed: int) -> None:
    holds(read, yaml.safe_dump(spoilt(RAW, seed), allow_unicode=True).encode(), "compose.yml")


@given(st.integers(0, 10**6))
@settings(max_examples=50)
def test_broken_bytes(seed: int) -> None:
    holds(read, broken(SMALL.encode(), seed), "compose.yml")
