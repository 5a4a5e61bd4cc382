"""Where one is in a conversation: subjects, their questions, and what a text would mean on the card."""

from __future__ import annotations

from pathlib import Path

from tests.interview.room import new_model, open_room, picture, sit_down

WEB = "component/web-server"


def test_one_finds_a_subject_its_questions_and_what_dates_mean(tmp_path: Path) -> None:
    with open_room(tmp_path) as workspace:
        new_model(workspace)
        talk = sit_down(workspace)
        picture(talk)

        found = talk.subjects("web server")
        assert WEB in [about.subject for about in found]
        about = next(about for about in found if about.subject == WEB)
        assert 0 < about.open <= about.total
        asked = talk.questions_about(WEB)
        assert len(asked) == about.total
        for each in asked:
            talk.go_to(each.question, WEB)

        talk.go_to("model.since", "model")
        assert talk.slot == ("model", "since")
        assert talk.meant("tomorrow") == ("2026-03-02", "Monday, 2 March 2026, tomorrow")
        assert talk.meant("soon") == ("", "")
        talk.go_to("model.cadence", "model")
        assert talk.meant("90 days") == ("P90D", "90 days (P90D)")
        assert talk.day_meant("dba") == "dba"


def test_plain_wording_is_remembered_and_comes_first_for_those_who_bring_other_knowledge(tmp_path: Path) -> None:
    with open_room(tmp_path) as workspace:
        new_model(workspace)
        assert sit_down(workspace, "accountant", "business").plainly
        talk = sit_down(workspace)
        assert not talk.plainly
        talk.plainly = True
        assert sit_down(workspace).plainly
