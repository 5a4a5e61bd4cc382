"""Everything about a model as one JSON document, for programs that want it all at once.

Keys are added, never renamed; they are sorted, so that two exports of the same facts are the same bytes.
"""

from __future__ import annotations

import json

from tmtui import __version__
from tmtui.analysis.paths.to_json import paths_json
from tmtui.analysis.plan.to_json import plan_json
from tmtui.analysis.scoring.schemes import picked, rating
from tmtui.analysis.to_json import findings_json, questions_json, summary_json, threats_json
from tmtui.exchange.dispute import dispute_in_words
from tmtui.exchange.material import Material
from tmtui.exchange.writers.state import state_of
from tmtui.model.answers import Answer
from tmtui.model.assessment import Element
from tmtui.model.subject import KINDS, MODEL
from tmtui.model.value import Value

FORMAT = "tmtui-export"
"""What the document says it is."""


def write(material: Material) -> str:
    """Return the document."""
    return json.dumps(data(material), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def data(material: Material) -> dict[str, object]:
    """Return the document as plain data."""
    assessment = material.assessment
    return {
        "format": FORMAT,
        "version": 1,
        "program": __version__,
        "model": {
            "slug": material.slug,
            "name": material.name,
            "last_fact": assessment.last_fact,
            "head": material.head,
        },
        "date": assessment.today.isoformat(),
        "banks": [
            {"id": source.id, "title": source.title, "version": source.version, "digest": source.digest}
            for source in material.bank.sources
        ],
        "elements": {kind: [_element(each) for each in assessment.elements(kind)] for kind in KINDS if kind != MODEL},
        "answers": answers_data(material),
        "threats": threats_json(assessment),
        "closed": threats_json(assessment, closed=True),
        "findings": findings_json(assessment),
        "plan": plan_json(assessment.plan(), assessment.cuts()),
        "paths": paths_json(assessment.paths()),
        "ratings": _ratings(material),
        "questions": questions_json(assessment),
        "summary": summary_json(assessment),
    }


def _ratings(material: Material) -> dict[str, object]:
    """Return every threat in the words of the scheme that the model goes by; null where it cannot tell."""
    state = state_of(material)
    chosen = picked(state)
    found: dict[str, object] = {}
    for threat in state.threats():
        said = rating(state, threat, chosen)
        found[threat.id] = said and {"label": list(said.label), "value": list(said.value), "basis": said.basis}
    return {"scheme": chosen, "threats": found}


def answers_data(material: Material) -> list[dict[str, object]]:
    """Return every current answer, by subject and attribute."""
    answers = material.answers
    return [_answer(answer) for subject in answers.subjects() for answer in answers.of(subject).values()]


def _answer(answer: Answer) -> dict[str, object]:
    fact = answer.fact
    return {
        "subject": answer.subject,
        "attribute": answer.attribute,
        "value": _plain(answer.value),
        "state": str(answer.state),
        "basis": str(fact.basis),
        "by": fact.author,
        "role": fact.role,
        "at": fact.said_at,
        "note": dispute_in_words(answer) if answer.disputed else fact.note,
        "evidence": fact.evidence,
        "ask": fact.ask,
        "ask_by": fact.ask_by,
        "source": fact.source,
        "disputed": answer.disputed,
        "fact": fact.id,
    }


def _element(element: Element) -> dict[str, object]:
    return {
        "key": element.key,
        "name": element.name,
        "zone": element.zone,
        "also_in": list(element.also_in),
        "parent": element.parent,
        "source": element.source,
        "target": element.target,
        "technology": element.technology,
        "outside": element.outside,
        "in_scope": element.in_scope,
        "crosses": element.crosses,
        "carries": list(element.carries),
        "stored_by": list(element.stored_by),
        "ratings": {quality: list(interval) for quality, interval in element.ratings},
    }


def _plain(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value
