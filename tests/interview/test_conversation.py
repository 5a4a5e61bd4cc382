"""The commands of a conversation, as somebody at the keyboard sees them."""

from __future__ import annotations

import pytest

from tests.interview.room import at, picture, sit_down
from tmtui.model.card import CardKind
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis, State
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.workspace import Workspace


def test_it_begins_with_what_is_at_stake_and_fills_the_name_in(talk: Conversation) -> None:
    card = talk.card

    assert at(talk) == ("model.purpose", "model")
    assert card.text == "What is Balloon pictures for?"
    assert (card.position, card.total, card.section_title) == (1, 6, "Stakes")
    assert card.section_prose == "What it is worth."
    assert card.subject_title == ""


def test_an_answer_is_on_disk_before_the_next_card_shows(room: Workspace, talk: Conversation) -> None:
    receipt = talk.answer("Shows pictures", note="from the contract", evidence="page 1")

    assert receipt.saved_at
    assert at(talk) == ("model.owner", "model")
    assert talk.card.section_prose == "", "the introduction of a section is shown once"
    fact = room.live(author="dba").answers.get("model", "purpose")
    assert fact is not None
    assert (fact.value, fact.fact.note, fact.fact.evidence) == ("Shows pictures", "from the contract", "page 1")


def test_what_is_no_answer_leaves_everything_as_it_was(talk: Conversation) -> None:
    talk.go_to("model.users", "model")

    with pytest.raises(BadInput, match="not a number"):
        talk.answer("many")
    with pytest.raises(BadInput, match="nothing was entered"):
        talk.answer("  ")

    assert at(talk) == ("model.users", "model")
    assert talk.card.answer is None


def test_dont_know_and_doesnt_apply_are_answers_and_are_not_asked_again(talk: Conversation) -> None:
    talk.unknown()
    talk.not_applicable()

    assert at(talk) == ("model.users", "model")
    assert talk.live.answers.get("model", "purpose").state is State.UNKNOWN  # type: ignore[union-attr]
    assert talk.live.answers.get("model", "owner").state is State.NOT_APPLICABLE  # type: ignore[union-attr]
    stakes = talk.sections()[0]
    assert (stakes.answered, stakes.unknown, stakes.open) == (1, 1, 4)


def test_basis_note_and_evidence_go_with_the_next_answer_only(talk: Conversation) -> None:
    talk.set_basis(Basis.TESTED)
    talk.set_note("measured")
    talk.answer("Shows pictures")

    assert talk.basis is Basis.TOLD
    said = talk.live.answers.get("model", "purpose")
    assert said is not None
    assert (said.fact.basis, said.fact.note) == (Basis.TESTED, "measured")
    talk.answer("The owner")
    assert talk.live.answers.get("model", "owner").fact.note == ""  # type: ignore[union-attr]


def test_a_note_on_an_answer_that_stands_keeps_the_answer(talk: Conversation) -> None:
    talk.set_basis(Basis.DOCUMENT)
    talk.answer("Shows pictures")
    talk.back()
    talk.set_note("see the wiki")

    said = talk.card.answer
    assert said is not None
    assert (said.value, said.fact.note, said.fact.basis) == ("Shows pictures", "see the wiki", Basis.DOCUMENT)
    assert at(talk) == ("model.purpose", "model")


def test_back_shows_what_was_said_and_the_answer_returns_to_where_one_was(talk: Conversation) -> None:
    talk.answer("Shows pictures")
    talk.answer("The owner")
    talk.back()
    talk.back()
    assert talk.card.answer is not None

    talk.answer("Shows pictures of balloons")

    assert at(talk) == ("model.users", "model")
    talk.back()
    assert at(talk) == ("model.owner", "model")


def test_the_same_answer_again_adds_nothing_to_the_log(talk: Conversation) -> None:
    talk.answer("Shows pictures")
    facts = len(talk.live.facts)
    talk.back()
    talk.answer("Shows pictures")

    assert len(talk.live.facts) == facts
    assert at(talk) == ("model.owner", "model")


def test_a_skipped_question_comes_back_once_at_the_end_of_its_section(talk: Conversation) -> None:
    talk.skip()
    for _ in range(5):
        assert at(talk) != ("model.purpose", "model")
        talk.unknown()

    assert at(talk) == ("model.purpose", "model")
    assert talk.card.skipped
    talk.skip()
    assert at(talk) == ("recap:stakes", "model")


def test_skipping_everything_ends_and_says_what_was_not_looked_at(talk: Conversation) -> None:
    for _ in range(100):
        if talk.card.kind is CardKind.DONE:
            break
        talk.skip()

    assert talk.card.kind is CardKind.DONE
    assert any("Stakes was not looked at" in each for each in talk.card.sentences)
    assert any("complete" in each for each in talk.card.sentences)
    assert talk.card.sentences[0] == "Needed, and still open: Who owns Balloon pictures?"


def test_a_required_question_is_needed_no_more_once_it_is_answered(talk: Conversation) -> None:
    talk.go_to("model.owner", "model")
    talk.answer("The owner")
    while talk.card.kind is not CardKind.DONE:
        talk.skip()

    assert not any(each.startswith("Needed") for each in talk.card.sentences)


def test_undo_goes_back_to_the_question_any_number_of_times_and_redo_forward(talk: Conversation) -> None:
    talk.answer("Shows pictures")
    talk.answer("The owner")

    assert "owner" in talk.undo().message
    assert at(talk) == ("model.owner", "model")
    assert talk.card.answer is None
    talk.undo()
    assert at(talk) == ("model.purpose", "model")
    assert talk.undo().batch == "", "what made the model is not undone by accident"
    talk.redo()
    assert talk.live.answers.value("model", "purpose") == "Shows pictures"


def test_quick_entry_is_one_action_that_undo_takes_back_whole(talk: Conversation) -> None:
    talk.go_to("model.components_listed", "model")
    before = talk.live.answers.subjects()
    talk.enter("web-1, web-2: nginx in DMZ\ndb: postgres in Data\nbad,, line")

    assert {"component/web-1", "component/web-2", "component/db", "zone/dmz"} <= set(talk.live.answers.subjects())
    assert talk.card.listed == ("db", "web-1", "web-2")
    assert at(talk) == ("model.components_listed", "model"), "the card stays until the list is called complete"
    talk.undo()
    assert talk.live.answers.subjects() == before


def test_a_list_is_called_complete_or_partial_and_then_the_interview_goes_on(talk: Conversation) -> None:
    talk.go_to("model.zones_listed", "model")
    talk.enter("DMZ: dmz", complete=False)

    assert talk.live.answers.value("model", "zones_listed") == "partial"
    assert at(talk) == ("model.components_listed", "model")


def test_quick_entry_shows_every_line_and_only_good_ones_are_taken(talk: Conversation) -> None:
    talk.go_to("model.components_listed", "model")
    lines = talk.quick_entry("web: nginx in DMZ\n: nonsense\nweb -> db")

    assert [bool(line.error) for line in lines] == [False, True, False]
    assert lines[0].offers == ("new zone DMZ",)
    assert lines[2].offers == ("new component db",)
    with pytest.raises(BadInput, match="line 1"):
        talk.enter(": nonsense")


def test_implied_answers_are_not_asked_but_can_be_confirmed(talk: Conversation) -> None:
    talk.go_to("model.components_listed", "model")
    talk.enter("shelf: managed-store; web: nginx", complete=True)
    talk.go_to("component.patched", "component/shelf")

    assert talk.card.reading is not None
    assert talk.card.reading.value == "yes"
    asked = {"component/web": 1, "component/shelf": 0}
    assert (
        sum(asked.values()) == next(each.open for each in talk.sections() if each.id == "traffic") - 1
    )  # inbound list
    talk.confirm()
    assert talk.live.answers.value("component/shelf", "patched") == "yes"


def test_references_are_given_by_name_and_a_new_one_with_a_plus(talk: Conversation) -> None:
    picture(talk)
    talk.go_to("component.zone", "component/photos")

    assert [choice.label for choice in talk.card.choices] == ["Internet", "Servers"]
    talk.answer("internet")
    assert talk.live.answers.value("component/photos", "zone") == "zone/internet"
    talk.go_to("component.zone", "component/photos")
    talk.answer("+Vault")
    assert talk.live.answers.value("component/photos", "zone") == "zone/vault"
    assert talk.live.assessment.name("zone/vault") == "Vault"
    talk.go_to("component.zone", "component/photos")
    with pytest.raises(BadInput, match="Did you mean vault"):
        talk.answer("vaul")


def test_a_label_may_name_its_subject_and_be_typed_as_the_answer(talk: Conversation) -> None:
    picture(talk)
    talk.go_to("flow.encryption", "flow/web-server..photos")

    assert talk.card.choices[0].label == "Yes, and Photos shows a certificate"
    assert talk.card.subject_title == "Web server → Photos (PostgreSQL)"
    talk.answer("Yes, and Photos shows a certificate")
    assert talk.live.answers.value("flow/web-server..photos", "encryption") == "tls"


def test_several_options_with_a_comma_in_a_label(talk: Conversation) -> None:
    talk.go_to("model.hurts", "model")
    talk.answer(["outage", "Fraud, or a wrong bill"])

    assert talk.live.answers.value("model", "hurts") == ("fraud", "outage")


def test_a_recap_reads_the_phase_back_and_comes_again_after_a_change(talk: Conversation) -> None:
    picture(talk)
    while talk.card.kind is CardKind.QUESTION and talk.card.phase == "picture":
        talk.unknown()

    assert at(talk) == ("recap:picture", "model")
    assert "In Servers (Internal network) there are Photos (PostgreSQL) and Web server (nginx)." in talk.card.sentences
    assert "The internet reaches Web server (Browser over HTTPS)." in talk.card.sentences
    talk.answer("no")
    assert talk.card.phase == "picture"
    talk.go_to_section("stakes")
    talk.unknown()
    assert talk.card.phase == "stakes"


def test_a_question_can_be_handed_to_somebody_who_then_gets_it(room: Workspace, talk: Conversation) -> None:
    receipt = talk.ask_someone("dba", "2026-04-01")

    assert receipt.message == "dba is asked, until Wednesday, 1 April 2026, in 4 weeks"
    answer = talk.live.answers.get("model", "purpose")
    assert answer is not None
    assert (answer.state, answer.fact.ask, answer.fact.ask_by) == (State.UNKNOWN, "dba", "2026-04-01")
    assert at(sit_down(room, "dba")) == ("model.purpose", "model")
    assert at(sit_down(room, "network")) == ("model.owner", "model")
    with pytest.raises(BadInput, match="not a date"):
        talk.ask_someone("dba", "soon")


def test_after_two_dont_knows_the_section_can_be_handed_over(talk: Conversation) -> None:
    talk.unknown()
    assert talk.offer == ""
    talk.unknown()
    assert "Hand over what is open in " in talk.offer

    assert talk.hand_over("owner").message == "owner is asked 6 questions"

    assert talk.card.phase != "stakes" or talk.card.kind is CardKind.RECAP
    stakes = talk.sections()[0]
    assert (stakes.open, stakes.unknown) == (0, 6)
    assert any("owner was asked 6 questions" in each for each in talk.not_looked_at())


def test_people_who_differ_are_both_heard_until_somebody_settles_it(room: Workspace, talk: Conversation) -> None:
    talk.answer("Shows pictures")
    other = sit_down(room, "dba")
    other.go_to("model.purpose", "model")
    assert other.card.others == (("ops-1", "Shows pictures"),)
    other.differs("Sells pictures")

    assert talk.refresh() == (
        "ops-1 and dba differ on purpose of Balloon pictures; an answer that has seen both settles it.",
        "dba: What is Balloon pictures for? Sells pictures",
    )
    third = sit_down(room, "facilitator")
    assert at(third) == ("model.purpose", "model")
    assert third.card.disputed
    assert set(third.card.others) == {("ops-1", "Shows pictures"), ("dba", "Sells pictures")}
    third.answer("Sells pictures")
    assert third.live.answers.value("model", "purpose") == "Sells pictures"


def test_parked_thoughts_and_worries_stay_in_sight(talk: Conversation) -> None:
    talk.park("Check the backups", "ops-1")
    talk.worry("The old router")

    assert at(talk) == ("model.purpose", "model")
    assert talk.worries == ("The old router",)
    assert "Parked for later: Check the backups (ops-1)" in talk.not_looked_at()
    assert "Nothing covers this worry yet: The old router" in talk.not_looked_at()


def test_a_grid_answers_one_question_for_many_as_one_action(talk: Conversation) -> None:
    picture(talk)
    talk.go_to("component.patched", "component/photos")
    grid = talk.grid()

    assert grid is not None
    assert grid.text == "Does this component get its updates within a month?"
    titles = [row.title for row in grid.rows]
    assert titles == ["Photos (PostgreSQL)", "Web server (nginx)"], "the browser is not ours"
    receipt = talk.fill_grid({"component/photos": "no", "component/web-server": "unknown"})
    batches = {fact.batch for fact in talk.live.facts if fact.attribute == "patched"}
    assert batches == {receipt.batch}
    with pytest.raises(BadInput, match="Photos"):
        talk.fill_grid({"component/photos": "perhaps"}, "component.patched")


def test_find_leads_to_a_question_by_words_of_it_and_of_its_subject(talk: Conversation) -> None:
    picture(talk)
    found = talk.find("encrypted photos")

    assert [each[:2] for each in found] == [("flow.encryption", "flow/web-server..photos")]
    assert found[0][2] == "Is the traffic from Web server to Photos encrypted?"
    talk.go_to(*found[0][:2])
    assert at(talk) == found[0][:2]
    with pytest.raises(BadInput, match="is not asked"):
        talk.go_to("flow.encryption", "flow/a..b")


def test_questions_for_other_roles_are_not_asked(room: Workspace) -> None:
    talk = sit_down(room, "net-1", "network")
    talk.answer("Shows pictures")

    assert at(talk) == ("model.users", "model"), "who owns it is a question for the business"


def test_only_the_sections_asked_for(room: Workspace) -> None:
    talk = sit_down(room, sections=["picture"])

    assert at(talk) == ("model.zones_listed", "model")
    assert [each.id for each in talk.sections()] == ["picture"]


def test_one_section_is_asked_without_reading_back_others(room: Workspace) -> None:
    first = sit_down(room)
    first.answer("Shows pictures")
    talk = sit_down(room, sections=["Picture"])

    assert talk.card.section == "picture"
    while talk.card.kind is CardKind.QUESTION:
        talk.unknown()
    assert at(talk) == ("recap:picture", "model")
    talk.confirm()
    assert talk.card.kind is CardKind.DONE
    with pytest.raises(BadInput, match="Did you mean picture"):
        sit_down(room, sections=["pictrue"])


def test_everything_still_open_can_be_gone_through_once_more(talk: Conversation) -> None:
    talk.unknown()
    while talk.card.kind is not CardKind.DONE:
        talk.skip()
    assert talk.card.choices[0].value == "again"

    talk.answer("again")

    assert at(talk) == ("model.purpose", "model")
    talk.answer("Shows pictures")
    assert at(talk) == ("model.owner", "model")


def test_a_place_is_resumed_by_a_new_process(room: Workspace, talk: Conversation) -> None:
    talk.answer("Shows pictures")
    talk.skip()

    again = sit_down(room)
    assert at(again) == at(talk) == ("model.users", "model")
    again.back()
    assert at(again) == ("model.owner", "model")
