"""Taking a name out of every key that was made from it.

A component's or actor's slug stands in its own key, in the keys of flows that begin or end there, and in threats and
controls about any of these. A value that is such a key follows too.
"""

from __future__ import annotations

from tmtui.model.errors import BadInput
from tmtui.model.frozen import frozen
from tmtui.model.subject import DECIDED_KINDS, MODEL, ends_of, flow_key, is_key, kind_of, tail_of
from tmtui.model.value import Value, as_set

ENDS = ("actor", "component")
"""Kinds that share one set of slugs, because flows name them by slug alone."""

PLACEHOLDER = "redacted-"
"""What every replacement of a slug begins with."""

NUMBERS = 10**9
"""How many replacements there are: so many that two redacted names do not meet."""

OWN = "own-"
"""What the rule of a threat that people added by hand begins with."""


@frozen
class Replacement:
    """One slug and what takes its place; `part` says where in a key it stands."""

    part: str
    """A kind of subject, `suffix` of flows or `rule` of people's own threats."""
    old: str
    new: str

    def key(self, key: str) -> str:
        """Return `key` with the slug replaced wherever it stands for the redacted thing."""
        kind = kind_of(key)
        if kind in DECIDED_KINDS:
            rule, at, subject = tail_of(key).partition("@")
            if self.part == "rule" and rule == self.old:
                rule = self.new
            return f"{kind}/{rule}{at}{self.key(subject)}"
        if kind == "flow":
            ends = ends_of(key)
            suffix = self.new if self.part == "suffix" and ends.suffix == self.old else ends.suffix
            return flow_key(self._end(ends.source), self._end(ends.target), suffix)
        if self.part in ENDS and kind in ENDS:
            return f"{kind}/{self._end(tail_of(key))}"
        return f"{kind}/{self.new}" if kind == self.part and tail_of(key) == self.old else key

    def value(self, value: Value) -> Value:
        """Return `value` with every key in it replaced."""
        if isinstance(value, tuple):
            return as_set([self._text(item) for item in value])
        return self._text(value) if isinstance(value, str) else value

    def state(self, state: object) -> object:
        """Return interface state with every key in it replaced, at any depth."""
        if isinstance(state, dict):
            return {self._text(str(name)): self.state(each) for name, each in state.items()}
        if isinstance(state, list):
            return [self.state(each) for each in state]
        return self._text(state) if isinstance(state, str) else state

    def _end(self, slug: str) -> str:
        return self.new if self.part in ENDS and slug == self.old else slug

    def _text(self, text: str) -> str:
        return self.key(text) if "/" in text and is_key(text) else text


def replacement_for(key: str, commitment: str) -> Replacement:
    """Choose what takes the place of the name in `key`.

    The number comes from the commitment to the key, so two copies of a log that redact the same name agree on it, and
    it tells nobody more than the chain already does.

    Args:
        key: of the subject whose name is to go.
        commitment: what stands for the key in the oldest fact about it.

    Raises:
        BadInput: when the key holds no name of its own.
    """
    kind, tail = kind_of(key), tail_of(key)
    part, old, prefix = kind, tail, PLACEHOLDER
    if key == MODEL:
        raise BadInput("The threat model itself has no name in its key.", remedy="Redact its name as a value.")
    if kind == "flow":
        part, old = "suffix", ends_of(key).suffix
        if not old:
            raise BadInput(f"{key} is named by its two ends.", remedy="Redact the name of the end that holds it.")
    if kind in DECIDED_KINDS:
        part, old = "rule", tail.partition("@")[0]
        if not old.startswith(OWN):
            raise BadInput(f"{key} is named by its rule and its subject.", remedy="Redact the name of the subject.")
        prefix = OWN + PLACEHOLDER
    if old.startswith(prefix):
        raise BadInput(f"The name in {key} was redacted before.")
    return Replacement(part, old, f"{prefix}{int(commitment[:12], 16) % NUMBERS}")
