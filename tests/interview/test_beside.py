"""A note, evidence and how one knows, said before the answer: they stay with their question until it is answered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.interview.room import at, picture, sit_down
from tmtui.interview.beside import Beside, beside_from_json, beside_to_json
from tmtui.interview.step import Step
from tmtui.model.fact import Basis
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.workspace import Workspace

_KEPT = st.dictionaries(
    st.builds(Step, st.text(max_size=5), st.text(max_size=5)),
    st.builds(Beside, st.none() | st.sampled_from(Basis), st.text(max_size=5), st.text(max_size=5)),
    max_size=4,
)
_JSON = st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=6))


def test_a_line_that_drops_before_the_answer_takes_no_note_with_it(room: Workspace, talk: Conversation) -> None:
    talk.set_note("see ticket 77")
    talk.set_evidence("page 3")
    talk.set_basis(Basis.TOOL)
    again = sit_down(room)
    assert (again.note, again.evidence, again.basis) == ("see ticket 77", "page 3", Basis.TOOL)
    again.answer("Shows pictures")
    answer = again.live.answers.get("model", "purpose")
    assert answer is not None
    assert (answer.fact.note, answer.fact.evidence, answer.fact.basis) == ("see ticket 77", "page 3", Basis.TOOL)
    assert sit_down(room).note == "", "it went with the answer"


def test_it_does_not_slip_to_another_question_when_one_goes_elsewhere(talk: Conversation) -> None:
    here = at(talk)
    talk.set_note("see ticket 77")
    talk.skip()
    assert talk.note == ""
    talk.answer("The owner")
    assert "see ticket 77" not in [fact.note for fact in talk.live.facts]
    talk.go_to(*here)
    assert talk.note == "see ticket 77"


def test_a_grid_says_how_it_is_known_for_all_its_rows_and_the_note_for_the_row_it_was_written_at(
    talk: Conversation,
) -> None:
    picture(talk)
    talk.go_to("component.patched", "component/web-server")
    talk.set_basis(Basis.TOOL)
    talk.set_evidence("update report")
    talk.set_note("patched by hand")
    talk.fill_grid({"component/web-server": "yes", "component/photos": "unknown"})
    facts = {fact.subject: fact for fact in talk.live.facts if fact.attribute == "patched"}
    said = {key: (fact.basis, fact.evidence, fact.note) for key, fact in facts.items()}
    assert said == {
        "component/web-server": (Basis.TOOL, "update report", "patched by hand"),
        "component/photos": (Basis.TOOL, "update report", ""),
    }


@given(_KEPT)
def test_it_survives_being_saved(kept: dict[Step, Beside]) -> None:
    assert beside_from_json(beside_to_json(kept)) == kept


@given(_JSON)
def test_a_damaged_session_loses_only_what_makes_no_sense(saved: object) -> None:
    assert isinstance(beside_from_json(saved), dict)
