"""Attack paths: how somebody gets from where they stand to what is worth most, and what stops them best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmtui.exchange.material import Material
from tmtui.exchange.wording import because, control_title, level
from tmtui.exchange.writers.markdown.blocks import bullets, fenced, heading, joined, numbered
from tmtui.exchange.writers.markdown.escape import code, text
from tmtui.exchange.writers.mermaid import path_drawn
from tmtui.model.fact import State
from tmtui.model.path import ENDINGS, AttackPath, PathStep, parting_at_the_end, who_does_what

MOST = 12
"""Ways that are told; the rest are counted. `tmtui paths` lists them all."""


def section(material: Material) -> list[str]:
    """Return the likeliest ways, the first of them also as a picture."""
    groups = parting_at_the_end(material.assessment.paths())
    if not groups:
        return []
    blocks = [heading(2, "Attack paths")]
    for number, group in enumerate(groups[:MOST], 1):
        blocks += _path(material, number, group)
        if number == 1:
            blocks.append(fenced("mermaid", path_drawn(material, group[0])))
    if len(groups) > MOST:
        blocks.append(f"And {len(groups) - MOST} more.")
    return blocks


def _path(material: Material, number: int, group: Sequence[AttackPath]) -> Iterator[str]:
    path, name = group[0], material.assessment.name
    yield heading(3, f"{number}. {text(who_does_what(name(path.actor), path.ending, name(path.target)))}")
    judged = f"{level(path.level).capitalize()}: likelihood {level(path.likelihood)}, harm {level(path.impact)}."
    yield f"{judged} {code(path.id)}"
    yield from numbered([_step(material, step) for step in path.steps])
    more = [
        f"The same way {ENDINGS[each.ending]} {text(name(each.target))}, {level(each.level)} {code(each.id)}"
        for each in group[1:]
    ]
    if path.also_via:
        more.append(f"Also via {joined(name(key) for key in path.also_via)}")
    yield from bullets([*more, _cut(material, path)])


def _step(material: Material, step: PathStep) -> str:
    missing = [fact for fact in step.because if fact.state is State.UNKNOWN] if step.level[0] == 0 else []
    gaps = "; ".join(text(because(material, fact)) for fact in missing)
    return f"{text(step.how)}{f' ({gaps})' if gaps else ''}"


def _cut(material: Material, path: AttackPath) -> str:
    """Return what cuts a path best, and where."""
    if not path.best_cut:
        return "No control of the bank cuts it"
    place = next((n for n, step in enumerate(path.steps, 1) if step.together == path.best_cut), 0)
    where = f" at step {place}" if place else ""
    helps = "; ".join(f"{text(control_title(material, id))} {code(id)}" for id in path.best_cut)
    return f"Cut best{where} by {'all of: ' if len(path.best_cut) > 1 else ''}{helps}"
