"""What the assessment covers and what it does not, so that nobody takes silence for safety."""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.exchange.dispute import in_words
from tmtui.exchange.material import Material
from tmtui.exchange.writers.markdown.blocks import bullets, heading
from tmtui.exchange.writers.markdown.escape import text
from tmtui.exchange.writers.markdown.sureness import not_looked_at
from tmtui.model.subject import MODEL


def section(material: Material) -> list[str]:
    """Return the section; it always has something to say."""
    return [heading(2, "Scope"), *bullets(_items(material))]


def _items(material: Material) -> Iterator[str]:
    for name, title in (("scope", "In scope"), ("out_of_scope", "Out of scope")):
        said = text(in_words(material.answers.value(MODEL, name)))
        yield f"{title}: {said or 'nobody said'}."
    summary = material.assessment.summary()
    counts = [f"{count} {_many(kind, count)}" for kind, count in summary.subjects if kind != MODEL]
    yield f"Looked at: {', '.join(counts)}."
    outside = [each for each in material.assessment.elements("component") if not each.in_scope]
    if outside:
        yield f"Named and not assessed: {', '.join(text(each.name) for each in outside)}."
    actors = material.assessment.elements("actor")
    for wanted, words in ((True, "Actors reckoned with"), (False, "Actors not reckoned with")):
        names = [text(each.name) for each in actors if each.in_scope is wanted]
        if names:
            yield f"{words}: {'; '.join(names)}."
    yield from not_looked_at(material, summary.coverage)


def _many(kind: str, count: int) -> str:
    if count == 1 or kind == "data":
        return "sort of data" if kind == "data" and count == 1 else "sorts of data" if kind == "data" else kind
    return "identities" if kind == "identity" else f"{kind}s"
