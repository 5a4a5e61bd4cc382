"""Attack trees: for each crown jewel what leads to it, as text to read and as Mermaid to draw.

A part that hangs in several places is written out once and referred to after, as it is one thing: done once, it serves
wherever it stands. The file is Markdown, so both show where code hosts draw Mermaid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.trees.tree import Gate, Goal, Leaf, Tree, leaves
from tmtui.analysis.trees.trees import AttackTree, trees
from tmtui.exchange.material import Material
from tmtui.exchange.wording import level
from tmtui.exchange.writers.markdown.blocks import bullets, fenced, heading
from tmtui.exchange.writers.markdown.escape import text
from tmtui.exchange.writers.mermaid import label
from tmtui.model.text import one_line

if TYPE_CHECKING:
    from tmtui.analysis.state import State

GATES = {Gate.ANY: "any of", Gate.ALL: "all of", Gate.IN_ORDER: "in order"}
SHOWN = 5
"""Smallest sets that are written out."""


def write(material: Material) -> str:
    """Return the attack trees of a model."""
    state = material.assessment
    blocks = [heading(1, f"Attack trees: {text(material.name)}")]
    found = trees(_state(material))
    for each in found:
        blocks.append(heading(2, f"Harm to {text(state.name(each.target))}"))
        blocks += bullets(_figures(each))
        blocks.append(
            "What leads to it: how likely each action works for somebody who gets so far, and how likely each goal is "
            "reached from the beginning, with the weaknesses that takes:"
        )
        blocks.append(fenced("text", "\n".join(lines(each))))
        blocks.append(fenced("mermaid", drawn(each)))
    if not found:
        blocks.append("No way leads to anything worth having, as far as the facts go.")
    return "\n\n".join(blocks) + "\n"


def _state(material: Material) -> State:
    from tmtui.analysis.state import State

    state = material.assessment
    if not isinstance(state, State):
        raise TypeError("attack trees are grown from states of the engine")
    return state


def _figures(each: AttackTree) -> list[str]:
    names = {id: leaf.text for id, leaf in leaves(each.tree).items()}
    bounds = "" if each.exact else " (bounds; the tree is too large for more)"
    least = min((len(found) for found in each.sets.sets), default=0)
    smallest = [found for found in each.sets.sets if len(found) == least][:SHOWN]
    total = f"{len(each.sets.sets)}{'' if each.sets.all else ' or more'}"
    twice = [names[id] for id in each.repeated]
    return [
        f"Likelihood if everything is tried: {level(each.likelihood)}{bounds}",
        f"Likelihood of the likeliest way alone: {level(each.best)}",
        f"Weaknesses somebody has to exploit at least: {each.weaknesses}",
        f"Smallest sets of actions that suffice: {total}. The shortest:"
        + "".join(f"\n  - {'; '.join(text(names[id]) for id in sorted(found))}" for found in smallest),
        *([f"In several places, and counted once: {'; '.join(text(each) for each in twice)}"] if twice else []),
    ]


def lines(each: AttackTree) -> list[str]:
    """Return a tree as indented lines, each with a number to refer to."""
    found: list[str] = []
    numbers: dict[int, str] = {}
    waiting: list[tuple[Tree, str]] = [(each.tree, "1")]
    while waiting:
        part, number = waiting.pop()
        indent = "  " * number.count(".")
        words = one_line(part.text)
        if isinstance(part, Leaf):
            found.append(f"{indent}{number} {words} ({level(_levels(each, part))})")
        elif id(part) in numbers:
            found.append(f"{indent}{number} {words}: as {numbers[id(part)]}")
        else:
            numbers[id(part)] = number
            of = f"{GATES[part.gate]} ({_amount(each, part)}):"
            found.append(f"{indent}{number} {words}, {of}" if words else f"{indent}{number} {of}")
            waiting += [(child, f"{number}.{place}") for place, child in reversed(list(enumerate(part.parts, 1)))]
    return found


def _amount(each: AttackTree, goal: Goal) -> str:
    amount = each.amounts[id(goal)]
    count = amount.weaknesses
    needs = "no weakness needed" if not count else f"{count} weakness{'' if count == 1 else 'es'} at least"
    return f"{level(amount.likelihood)}, {needs}"


def _levels(each: AttackTree, leaf: Leaf) -> tuple[int, int]:
    from tmtui.analysis.paths.chance import nearest

    return nearest(each.grown.low[leaf.id]), nearest(each.grown.high[leaf.id])


def drawn(each: AttackTree) -> str:
    """Return a tree as a Mermaid flowchart; an action or goal that stands in several places is one node."""
    ids: dict[object, str] = {}
    nodes: list[str] = []
    arrows: list[str] = []
    waiting: list[Tree] = [each.tree]
    name_of(each.tree, ids)
    done: set[str] = set()
    while waiting:
        part = waiting.pop(0)
        node = name_of(part, ids)
        if node in done:
            continue
        done.add(node)
        if isinstance(part, Goal):
            shape = ("{{", "}}") if part.gate is Gate.ANY else ("[", "]")
            nodes.append(f"  {node}{shape[0]}{label(_labelled(part))}{shape[1]}")
            for child in part.parts:
                arrows.append(f"  {node} --> {name_of(child, ids)}")
                waiting.append(child)
        else:
            nodes.append(f"  {node}([{label(part.text)}])")
    return "\n".join(["flowchart TD", *nodes, *arrows])


def _labelled(goal: Goal) -> str:
    return f"{goal.text} - {GATES[goal.gate]}" if goal.text else GATES[goal.gate]


def name_of(part: Tree, ids: dict[object, str]) -> str:
    """Return the id of a node: leaves by what they are, goals by which one they are."""
    key: object = part.id if isinstance(part, Leaf) else id(part)
    return ids.setdefault(key, f"n{len(ids)}")
