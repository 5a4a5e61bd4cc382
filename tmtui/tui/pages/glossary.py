"""The words of art on a card, said in other words, for the help."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from tmtui.model.card import Card

LABELS = 12
"""Options whose words are looked up: of hundreds nobody reads all."""


def words_of(card: Card, meaning: Callable[[str], str]) -> str:
    """Return each term of the card with its meaning, a paragraph each; empty where there is none."""
    labels = " ".join(choice.label for choice in card.choices[:LABELS])
    words = [word.strip(".,:;?!()“”`") for word in f"{card.text} {card.plainly} {labels}".split()]
    terms = [*words, *(f"{first} {second}" for first, second in pairwise(words))]
    spelt = {term.casefold(): term for term in reversed(terms) if term}  # as the card spells it first
    found = {folded: meaning(term) for folded, term in spelt.items()}
    return "\n\n".join(f"{spelt[folded]}: {said}" for folded, said in sorted(found.items()) if said)
