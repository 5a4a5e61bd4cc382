"""What can never happen: a question that is never asked, a threat that never fires.

Both mean that the author and the program understand a condition differently, so both are errors; where the search gives
up, nothing is said.
"""

from __future__ import annotations

from tmtui.banks.bank import Question, Rule
from tmtui.banks.check.search import Search, Verdict
from tmtui.banks.check.settled import World
from tmtui.banks.expression.tree import Expression
from tmtui.banks.fault import Faults


def check_reachability(world: World, faults: Faults) -> None:
    """Report questions and threats whose conditions contradict themselves."""
    meaning, entries = world.meaning, world.entries
    for question in meaning.bank.questions.values():
        if question.when is None or question.hidden or ("answer", question.id) in meaning.unsound:
            continue
        if _possible(world, question, question.when) is False:
            place = entries["answer", question.id].place_of("when")
            faults.error(
                place, "this question can never be asked: its `when` is never true.", "Look for a contradiction."
            )
    for rule in meaning.bank.rules.values():
        if ("rule", rule.id) in meaning.unsound:
            continue
        entry = entries["rule", rule.id]
        if _possible(world, rule, rule.when) is False:
            hint = "Look for a contradiction, also with the `when` of the questions it reads."
            faults.error(entry.place_of("when"), "this threat can never fire: its `when` is never true.", hint)
        elif _possible(world, rule, rule.where, rule.when) is False:
            hint = "Look for a contradiction, also with the `when` of the questions they read."
            key = "where" if rule.where is not None else "when"
            message = "this threat can never fire: `where` and `when` are never true at once."
            faults.error(entry.place_of(key), message, hint)


def _possible(world: World, of: Question | Rule, *conditions: Expression | None) -> Verdict:
    slot = ("answer" if isinstance(of, Question) else "rule", of.id)
    what = f"{len(conditions)} possible"
    return world.verdict(what, (slot,), lambda: Search(world.meaning, of.of, conditions).possible())
