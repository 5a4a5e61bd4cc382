"""Reading an answers file: values as the bank has them, every error in one run, nothing new the second time."""

from __future__ import annotations

import pytest

from tests.exchange.samples import answers, small_bank
from tmtui.banks.fault import FileErrors
from tmtui.exchange.readers.answers_yaml import AnswersFile, read_answers, read_header
from tmtui.model.answers import Answers
from tmtui.model.fact import Basis, State, Statement

GOOD = """\
model: Balloon pictures
banks: [small]
answers:
  flow/browser..web:
    encryption: none
    authentication: {state: unknown, note: ask the DBA, ask: dba, ask_by: 2026-09-01}
  zone/servers: {name: Server network, kind: internal}
  component/browser: {name: Browser, technology: browser}
  component/web: {name: Web server, zone: zone/servers, count: 2}
  data/pictures:
    name: Pictures
    confidentiality: {value: 2, basis: document, by: dba, role: database, at: 2026-03-01, evidence: page 3}
    stored_by: [component/web]
  actor/stranger: {in_scope: no}
  model: {purpose: Shows pictures, components_listed: complete}
"""


def read(text: str, already: Answers | None = None) -> AnswersFile:
    return read_answers(text, "f.yaml", small_bank(), already or Answers())


def faults(text: str, already: Answers | None = None) -> list[str]:
    with pytest.raises(FileErrors) as caught:
        read(text, already)
    return [str(fault) for fault in caught.value.faults]


def test_the_header_can_be_read_before_the_bank_is_known() -> None:
    header = read_header(GOOD, "f.yaml")
    assert (header.model, header.banks) == ("Balloon pictures", ("small",))


def test_values_are_those_of_the_bank_and_new_subjects_come_into_being_first() -> None:
    said = read(GOOD).statements
    found = {(each.subject, each.attribute): each.value for each in said}
    assert found["component/web", "count"] == 2
    assert found["data/pictures", "confidentiality"] == 2
    assert found["data/pictures", "stored_by"] == ("component/web",)
    assert found["flow/browser..web", "encryption"] == "none"
    assert found["model", "components_listed"] == "complete"
    for subject in ("zone/servers", "component/web", "flow/browser..web", "data/pictures"):
        assert next(each.attribute for each in said if each.subject == subject) == "exists"
    assert ("actor/stranger", "exists") not in found, "the usual actors are there without being added"
    kinds = [each.subject.partition("/")[0] for each in said]
    assert kinds == sorted(kinds, key=["model", "zone", "component", "flow", "data", "actor"].index)


def test_a_mapping_says_how_somebody_knows() -> None:
    said = {(each.subject, each.attribute): each for each in read(GOOD).statements}
    rated = said["data/pictures", "confidentiality"]
    assert (rated.basis, rated.author, rated.role) == (Basis.DOCUMENT, "dba", "database")
    assert (rated.said_at, rated.evidence) == ("2026-03-01T00:00:00+00:00", "page 3")
    asked = said["flow/browser..web", "authentication"]
    assert (asked.state, asked.value, asked.ask, asked.ask_by) == (State.UNKNOWN, None, "dba", "2026-09-01")
    assert {each.source for each in said.values()} == {"import:answers"}


def test_who_is_asked_does_not_know_yet() -> None:
    said = read("answers: {model: {owner: {ask: head of operations}}}").statements
    assert [(each.state, each.ask) for each in said] == [(State.UNKNOWN, "head of operations")]


def test_a_subject_without_a_name_is_called_by_its_slug() -> None:
    said = read("answers: {component/web-1: {}}").statements
    assert [(each.attribute, each.value) for each in said] == [("exists", "yes"), ("name", "web-1")]


def test_what_is_there_already_may_be_referred_to_and_is_not_added_again() -> None:
    there = answers([Statement("component/web", "exists", "yes"), Statement("component/web", "name", "Web")])
    said = read("answers: {data/x: {stored_by: component/web}, component/web: {technology: nginx}}", there).statements
    assert [(each.subject, each.attribute) for each in said] == [
        ("component/web", "technology"),
        ("data/x", "exists"),
        ("data/x", "name"),
        ("data/x", "stored_by"),
    ]


def test_a_removed_subject_comes_back_when_a_file_speaks_of_it() -> None:
    there = answers([Statement("component/web", "exists", "no")])
    assert read("answers: {component/web: {technology: nginx}}", there).statements[0].value == "yes"


BROKEN = """\
model: [x]
bank: [small]
answers:
  servr/web: {name: x}
  component/Web_1: {name: x}
  component/web: {name: Web, technologie: nginx, count: many, zone: zone/dmz}
  flow/web..db: {encryption: plain}
  flow/web: {encryption: tls}
  data/d: {confidentiality: 7, stored_by: [component/wbe], reviewed: yesterday}
  zone/z: {kind: unknown, parent: {value: zone/z, basis: rumour, when: now}}
  component/x: text
"""


def test_everything_wrong_is_said_in_one_run_with_its_place_and_what_is_meant() -> None:
    found = faults(BROKEN)
    expected = [
        ("f.yaml:1:8:", "name of the threat model"),
        ("f.yaml:2:1:", "Did you mean `banks`?"),
        ("f.yaml:4:3:", "no kind of subject"),
        ("f.yaml:5:3:", "component/web-1"),
        ("f.yaml:6:30:", "Did you mean `technology`?"),
        ("f.yaml:6:57:", "number"),
        ("f.yaml:6:69:", "zone/dmz"),
        ("f.yaml:7:3:", "end `db` is neither a component nor an actor"),
        ("f.yaml:8:3:", "source..target"),
        ("f.yaml:9:29:", "1 to 5"),
        ("f.yaml:9:44:", "Did you mean `component/web`?"),
        ("f.yaml:9:70:", "date"),
        ("f.yaml:10:18:", "{state: unknown}"),
        ("f.yaml:10:58:", "no basis"),
        ("f.yaml:10:66:", "no key of an answer"),
        ("f.yaml:11:16:", "takes a mapping of attributes"),
    ]
    assert len(found) == len(expected), "\n".join(found)
    for line, (place, words) in zip(found, expected, strict=True):
        assert line.startswith(place), line
        assert words in line, line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "mapping"),
        ("[1, 2]", "mapping"),
        ("model: x", "`answers` is missing"),
        ("answers: {model: {owner: }}", "has no value"),
        ("answers: {model: {owner: {value: x, state: unknown}}}", "has no value"),
        ("answers: {model: {owner: {note: x}}}", "needs `value`"),
        ("answers: {model: {owner: {state: maybe}}}", "no state"),
        ("answers: {model: {owner: [a, b]}}", "takes one value"),
        ("answers: {model: {owner: {value: {a: b}}}}", "a text or a list of texts"),
        ("answers: {model: {banks: other}}", "has no attribute"),
        ("answers: {model: {undo: batch}}", "has no attribute"),
        ("answers: {component/a: {exists: no}, data/d: {stored_by: component/a}}", "component/a"),
        ("answers: {actor/a: {name: A}, component/a: {name: A}}", "clashes"),
        ("answers: {flow/stranger..nobody: {encryption: tls}}", "`nobody` is neither"),
        ("answers: {model: {owner: {ask: x, ask_by: soon}}}", "no date"),
        ("answers: {model: {owner: {value: x, at: soon}}}", "no time"),
    ],
)
def test_one_thing_wrong_is_said_in_words(text: str, words: str) -> None:
    assert words in "\n".join(faults(text))


def test_what_a_terminal_would_obey_never_gets_in() -> None:
    text = 'answers: {model: {owner: {value: "a\\x1b]52;c;x\\x07b", note: "\\u202edcba", by: "x\\x9b31my"}}}'
    (said,) = read(text).statements
    assert (said.value, said.note, said.author) == ("ab", "dcba", "xy")


def test_a_file_has_no_say_in_what_the_program_keeps() -> None:
    found = faults("model: M\nanswers:\n  model: {exists: no, undo: some-action, purpose: x}\n")
    assert ["has no attribute" in each for each in found] == [True, True]


def test_both_ends_that_are_missing_are_named_in_one_sentence() -> None:
    found = faults("model: M\nanswers:\n  flow/a..b: {encryption: none}\n")
    assert "the flow's ends `a` and `b` are neither a component nor an actor." in found[0].replace(
        "'a'", "`a`"
    ).replace("'b'", "`b`")
