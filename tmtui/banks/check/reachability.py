"""What can never happen: a question that is never asked, a threat that never fires.

Both mean that the author and the program understand a condition differently, so both are errors; where the search gives
up, nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping

from tmtui.banks.check.search import Meaning, Search
from tmtui.banks.entries.entry import Entry
from tmtui.banks.fault import Faults

Entries = Mapping[tuple[str, str], Entry]


def check_reachability(meaning: Meaning, entries: Entries, faults: Faults) -> None:
    """Report questions and threats whose conditions contradict themselves."""
    for question in meaning.bank.questions.values():
        if question.when is None or question.hidden or ("answer", question.id) in meaning.unsound:
            continue
        if Search(meaning, question.of, [question.when]).possible() is False:
            place = entries["answer", question.id].place_of("when")
            faults.error(
                place, "this question can never be asked: its `when` is never true.", "Look for a contradiction."
            )
    for rule in meaning.bank.rules.values():
        if ("rule", rule.id) in meaning.unsound:
            continue
        entry = entries["rule", rule.id]
        if Search(meaning, rule.of, [rule.when]).possible() is False:
            hint = "Look for a contradiction, also with the `when` of the questions it reads."
            faults.error(entry.place_of("when"), "this threat can never fire: its `when` is never true.", hint)
        elif Search(meaning, rule.of, [rule.where, rule.when]).possible() is False:
            hint = "Look for a contradiction, also with the `when` of the questions they read."
            key = "where" if rule.where is not None else "when"
            message = "this threat can never fire: `where` and `when` are never true at once."
            faults.error(entry.place_of(key), message, hint)
