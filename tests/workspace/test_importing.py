"""Files of other tools in a model with a real database: once, again, changed, and where people know better."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.terminal import environment
from tmtui.model.errors import BadInput
from tmtui.model.fact import State, Statement
from tmtui.workspace.answering import answer
from tmtui.workspace.importing import Document, Preview, preview, preview_new, start_model, take
from tmtui.workspace.live import LiveModel
from tmtui.workspace.workspace import Workspace

FILE = """\
services:
  web:
    image: nginx:1.27
    ports: ["443:443"]
    depends_on: [db]
  db:
    image: postgres:17
    volumes: [store:/var/lib]
volumes: {store: {}}
"""
THREATS = """\
otmVersion: 0.2.0
project: {name: Shop, id: shop}
trustZones: []
components:
  - {id: web, name: Web, type: web-server, parent: {trustZone: x}, threats: [{threat: t, state: exposed,
     mitigations: [{mitigation: m, state: required}]}]}
dataflows: []
threats: [{id: t, name: Theft, risk: {likelihood: 50, impact: 75}}]
mitigations: [{id: m, name: Locks, riskReduction: 50}]
"""


def document(text: str, name: str = "docker-compose.yml") -> Document:
    return Document(name, text.encode())


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "tmtui.db", env=environment(tmp_path)) as opened:
        yield opened


@pytest.fixture
def live(workspace: Workspace) -> LiveModel:
    return started(workspace, FILE)


def started(workspace: Workspace, text: str, name: str = "docker-compose.yml") -> LiveModel:
    found = preview_new(workspace, document(text, name))
    made = start_model(workspace, document(text, name), found, author="ops-1")
    take(made, found)
    return made


def again(live: LiveModel, text: str, name: str = "docker-compose.yml") -> Preview:
    return preview(live, document(text, name))


def test_every_value_names_its_source_basis_and_line(live: LiveModel) -> None:
    said = live.answers.get("component/db", "technology")
    assert said is not None
    assert (said.value, said.fact.source, str(said.fact.basis)) == ("postgresql", "import:compose", "document")
    assert said.fact.evidence == "docker-compose.yml:7"
    assert said.fact.author == "ops-1"


def test_a_file_taken_twice_says_nothing_twice(live: LiveModel) -> None:
    facts = len(live.facts)
    found = again(live, FILE)
    assert (found.news, found.kept, found.vanished) == ((), (), ())
    assert found.standing == facts - 3, "everything but the name, the banks and their versions stands already"
    assert not take(live, found).batch
    assert len(live.facts) == facts


def test_a_preview_writes_nothing(workspace: Workspace) -> None:
    preview_new(workspace, document(FILE))
    assert workspace.models() == []
    live = started(workspace, FILE)
    facts = len(live.facts)
    again(live, FILE.replace("postgres:17", "mysql:9"))
    assert len(live.facts) == facts


def test_an_import_is_one_action_that_can_be_undone(live: LiveModel) -> None:
    receipt = take(live, again(live, FILE + "networks: {front: {}}\n"))
    assert not receipt.batch, "nothing new"
    changed = again(live, FILE.replace("postgres:17", "mysql:9"))
    receipt = take(live, changed)
    assert {fact.batch for fact in live.facts[-len(changed.news) :]} == {receipt.batch}


def test_what_changed_in_the_file_replaces_what_it_said(live: LiveModel) -> None:
    found = again(live, FILE.replace("postgres:17", "mysql:9"))
    assert {(each.subject, each.attribute) for each in found.news} == {
        ("component/db", "technology"), ("flow/web..db", "protocol"),
    }  # fmt: skip
    assert not any(each.differs for each in found.news)
    take(live, found)
    assert live.answers.value("component/db", "technology") == "mysql"
    said = live.answers.get("component/db", "technology")
    assert said is not None
    assert not said.disputed


def test_what_somebody_corrected_stays_corrected(live: LiveModel) -> None:
    answer(live, "component/db", "technology", "mariadb")
    found = again(live, FILE)
    assert found.news == ()
    assert [(each.subject, each.attribute, each.value) for each in found.kept] == [
        ("component/db", "technology", "postgresql")
    ]
    take(live, found)
    assert live.answers.value("component/db", "technology") == "mariadb"


def test_where_the_file_later_says_something_else_again_both_stand(live: LiveModel) -> None:
    answer(live, "component/db", "technology", "mariadb")
    found = again(live, FILE.replace("postgres:17", "mongo:8"))
    assert [(each.attribute, each.differs) for each in found.news if each.subject == "component/db"] == [
        ("technology", True)
    ]
    take(live, found)
    said = live.answers.get("component/db", "technology")
    assert said is not None
    assert said.disputed
    assert {head.value for head in said.heads} == {"mariadb", "mongodb"}


def test_a_new_name_given_by_people_is_no_disagreement(live: LiveModel) -> None:
    answer(live, "component/db", "name", "Customer database")
    found = again(live, FILE)
    assert not any(each.differs for each in found.news)
    assert live.answers.value("component/db", "name") == "Customer database"


def test_what_vanished_is_named_and_goes_only_where_that_was_said(live: LiveModel) -> None:
    less = FILE.replace("    depends_on: [db]\n", "").split("  db:")[0]
    found = again(live, less)
    assert set(found.vanished) == {"component/db", "data/volume-store", "flow/web..db"}
    take(live, found)
    assert live.answers.exists("component/db"), "kept, as nobody said it should go"
    take(live, again(live, less), remove=["component/db", "component/web"])
    assert not live.answers.exists("component/db")
    assert live.answers.exists("component/web"), "what is still in the file cannot vanish"
    take(live, again(live, FILE))
    assert live.answers.exists("component/db"), "and comes back with the file"


def test_another_file_of_the_format_makes_nothing_vanish(live: LiveModel) -> None:
    assert again(live, "services: {mail: {image: postfix}}\n", "mail.yml").vanished == ()


def test_what_somebody_removed_stays_removed(live: LiveModel) -> None:
    live.say([Statement("component/db", "exists", state=State.RETRACTED)])
    found = again(live, FILE)
    assert [(each.subject, each.attribute) for each in found.kept] == [
        ("component/db", "exists"),
        ("flow/web..db", "exists"),
    ]
    take(live, found)
    assert not live.answers.exists("component/db")


def test_threats_of_a_file_vanish_with_it_and_come_back(workspace: Workspace) -> None:
    live = started(workspace, THREATS, "shop.otm")
    theft = "own-theft@component/web"
    assert theft in {each.id for each in live.assessment.threats()}
    without = THREATS.split("threats: [{threat: t")[0].rstrip(" ,") + "}\ndataflows: []\n"
    found = again(live, without, "shop.otm")
    assert set(found.vanished) == {f"threat/{theft}", "control/own-locks@component/web"}
    take(live, found, remove=found.vanished)
    assert theft not in {each.id for each in live.assessment.threats()}
    take(live, again(live, THREATS, "shop.otm"))
    assert theft in {each.id for each in live.assessment.threats()}


def test_all_of_a_file_is_taken_or_nothing(live: LiveModel) -> None:
    facts = len(live.facts)
    with pytest.raises(BadInput, match="stands twice"):
        again(live, FILE + "services: {}\n")
    assert len(live.facts) == facts


def test_what_could_be_two_formats_is_not_guessed(live: LiveModel) -> None:
    with pytest.raises(BadInput, match="could be"):
        again(live, "otmVersion: 1\nproject: {}\n" + FILE)
    with pytest.raises(BadInput, match="no format recognises"):
        again(live, "hello: world\n")
