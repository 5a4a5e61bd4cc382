"""Questions."""

from __future__ import annotations

from tmtui.banks.bank import Attribute, Question
from tmtui.banks.entries.entry import Entry
from tmtui.banks.fault import Faults, listed, quoted, with_article
from tmtui.banks.schema import ASK
from tmtui.banks.yaml_nodes import Scalar
from tmtui.model.card import AnswerType
from tmtui.model.subject import KIND_OF_LIST, LISTS


def question(entry: Entry, attribute: Attribute | None, faults: Faults) -> Question | None:
    """Return the question of an entry, or nothing when a required key is missing."""
    if entry.lacks(ASK, faults) or not entry.text("type"):
        return None
    kind, _, name = entry.id.partition(".")
    answer = AnswerType(entry.text("type"))
    if answer is AnswerType.ROWS:
        _check_rows(entry, kind, faults)
    if not entry.section:
        faults.error(entry.place, "this question stands before the first section.", "Put `## Title` before it.")
    when = entry.condition("when")
    return Question(
        id=entry.id,
        of=kind,
        fills=name,
        text=entry.title,
        type=answer,
        section=entry.section,
        place=entry.place,
        bank=entry.bank,
        lists=entry.text("lists"),
        creates=(entry.text("creates") or _made(entry.text("lists"))) if answer is AnswerType.ROWS else "",
        when=when.expression if when is not None else None,
        levels=_levels(entry, faults),
        prior=_prior(entry, answer, attribute, faults),
        roles=entry.texts("roles"),
        depth=2 if entry.text("depth") == "second" else 1,
        required=entry.flag("required"),
        hidden=entry.flag("hidden"),
        prose=entry.prose,
        plainly=entry.parts.get("Plainly", ""),
        where_to_look=entry.parts.get("Where to look", ""),
        example=entry.parts.get("Example", ""),
        if_unknown=entry.parts.get("If you don't know", ""),
    )


def _made(name: str) -> str:
    return KIND_OF_LIST.get(name, name)


def _check_rows(entry: Entry, kind: str, faults: Faults) -> None:
    if not entry.has("lists"):
        faults.error(
            entry.place_of("fills"), "`type: rows` fills a list.", "Give `lists: components` in place of `fills`."
        )
        return
    if entry.has("fills"):
        faults.error(entry.place_of("fills"), "`fills` does not go with `lists`.", "Remove it.")
    name = entry.scalar("lists")
    known = LISTS.get(kind, ())
    if name is not None and name.text not in known:
        hint = listed(known) or "Only the model and components have lists."
        faults.error(name.place, f"{with_article(kind)} has no list {quoted(name.text)}.", hint)
    creates = entry.scalar("creates")
    if name is not None and creates is not None and creates.text != _made(name.text):
        faults.error(
            creates.place,
            f"{quoted(name.text)} lists {_made(name.text)} subjects, not {creates.text}.",
            "Leave `creates` out.",
        )


def _levels(entry: Entry, faults: Faults) -> tuple[str, ...]:
    given = {level.text: sentence.text for level, sentence in entry.pairs("levels") if isinstance(sentence, Scalar)}
    missing = [level for level in "12345" if level not in given]
    if given and missing:
        faults.error(
            entry.place_of("levels"), f"levels without a sentence: {', '.join(missing)}.", "Describe all five."
        )
        return ()
    return tuple(given[level] for level in "12345") if given else ()


def _prior(
    entry: Entry, answer: AnswerType, attribute: Attribute | None, faults: Faults
) -> tuple[tuple[str, int], ...]:
    if attribute is None:
        return ()
    known = [option.value for option in attribute.options] or (list("12345") if answer is AnswerType.SCALE else [])
    for value, _ in entry.pairs("prior"):
        if not known:
            faults.error(value.place, f"`prior` does not go with `type: {answer}`.", "It weighs options.")
            return ()
        if value.text not in known:
            faults.unknown(value.place, "option", value.text, known, otherwise=listed(known[:12]))
    pairs = entry.pairs("prior")
    return tuple((value.text, int(weight.text)) for value, weight in pairs if isinstance(weight, Scalar))
