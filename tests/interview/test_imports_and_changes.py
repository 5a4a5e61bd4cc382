"""What did not come from this interview: imports to be confirmed, changed banks, what others said meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.room import BANKS, NOON, at, picture, sit_down
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis, Statement
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.workspace import Workspace


def imported(subject: str, attribute: str, value: str) -> Statement:
    return Statement(
        subject,
        attribute,
        value,
        basis=Basis.DOCUMENT,
        evidence="compose.yaml:12",
        source="import:compose",
        author="compose",
    )


def test_an_imported_answer_comes_to_be_confirmed_after_the_open_questions(room: Workspace) -> None:
    room.live(author="importer").say([imported("model", "purpose", "Shows pictures")])
    talk = sit_down(room)
    assert at(talk) == ("model.owner", "model")
    for _ in range(5):
        talk.unknown()

    assert at(talk) == ("model.purpose", "model")
    assert talk.card.imported == "compose file"
    talk.confirm()

    answer = talk.live.answers.get("model", "purpose")
    assert answer is not None
    assert (answer.fact.source, answer.fact.basis) == ("interview", Basis.DOCUMENT), "agreeing makes nothing less sure"
    assert answer.fact.evidence == "compose.yaml:12"
    assert talk.card.id == "recap:stakes"


def test_all_imported_answers_to_one_question_are_confirmed_as_one_action(room: Workspace) -> None:
    talk = sit_down(room)
    picture(talk)
    talk.live.say([imported(f"component/{name}", "patched", "yes") for name in ("photos", "web-server")])
    talk = sit_down(room)
    talk.go_to("component.patched", "component/photos")
    assert talk.card.imported

    talk.confirm_all()

    talk.go_to("component.patched", "component/web-server")
    assert talk.card.imported == ""
    with pytest.raises(BadInput, match="nothing from an import"):
        talk.confirm_all()


def test_what_others_said_meanwhile_is_told_and_not_asked_again(room: Workspace) -> None:
    talk, other = sit_down(room), sit_down(room, "dba")
    other.answer("Shows pictures")
    other.answer("The owner")

    first, second = talk.refresh()
    assert (first, second.rpartition("? ")[2]) == ("dba: What is Balloon pictures for? Shows pictures", "The owner")
    assert at(talk) == ("model.purpose", "model"), "the card somebody reads stays"
    assert talk.card.others == (("dba", "Shows pictures"),)
    talk.skip()
    assert at(talk) == ("model.users", "model")
    assert talk.refresh() == ()


def test_a_subject_removed_by_somebody_else_takes_its_question_away(room: Workspace) -> None:
    talk = sit_down(room)
    picture(talk)
    talk.go_to("component.patched", "component/photos")
    other = sit_down(room, "dba").live
    other.say([Statement("component/photos", "exists", "no")])

    talk.refresh()

    assert talk.card.subject != "component/photos"


def changed_bank(folder: Path, version: str, question: str) -> Conversation:
    text = (BANKS / "small.md").read_text(encoding="utf-8").replace("version: 1.0.0", f"version: {version}")
    folder.joinpath("banks").mkdir(exist_ok=True)
    folder.joinpath("banks", "small.md").write_text(
        text.replace("## Picture", f"{question}\n## Picture"), encoding="utf-8"
    )
    env = {"XDG_CACHE_HOME": str(folder / "cache"), "HOME": str(folder)}
    room = Workspace.open(folder / "room.db", bank_dirs=[folder / "banks"], env=env, clock=lambda: NOON)
    if not room.models():
        room.new_model("Balloon pictures", ["small"], author="facilitator")
    return Conversation(room.live(author="ops-1"))


def test_a_changed_bank_says_what_is_new_once_and_keeps_every_answer(tmp_path: Path) -> None:
    first = changed_bank(tmp_path, "1.0.0", "")
    assert first.changed_banks() == ()
    first.answer("Shows pictures")

    new = "### Who pays for {name}?\n\n```ask\nof: model\nfills: payer\ntype: text\n```\n"
    second = changed_bank(tmp_path, "1.1.0", new)

    assert second.changed_banks() == (
        "Small changed from version 1.0.0 to 1.1.0.",
        "1 new question; your answers are kept.",
    )
    assert second.live.answers.value("model", "purpose") == "Shows pictures"
    assert changed_bank(tmp_path, "1.1.0", new).changed_banks() == ()


def test_the_glossary_says_words_of_art_in_other_words(room: Workspace) -> None:
    talk = sit_down(room)

    assert "do not trust each other" in talk.glossary("Trust boundary")
    assert talk.glossary("zones")
    assert talk.glossary("frobnicator") == ""
