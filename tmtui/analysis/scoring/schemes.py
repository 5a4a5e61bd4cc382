"""Schemes by name, each imported when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from tmtui.analysis.scoring.rating import Rating, Scheme
from tmtui.banks.fault import nearest, quoted
from tmtui.model.errors import BadInput
from tmtui.model.subject import MODEL, key
from tmtui.model.threat import Threat

if TYPE_CHECKING:
    from tmtui.analysis.state import State

DEFAULT = "sp800-30"

_MODULES = {
    "sp800-30": "sp800_30", "owasp": "owasp", "rra": "rra", "octave": "octave", "dread": "dread",
    "threagile": "threagile", "cvss": "cvss", "fair": "fair",
}  # fmt: skip


def names() -> tuple[str, ...]:
    """Return the names of all schemes, the default first."""
    return tuple(_MODULES)


def scheme(name: str) -> Scheme:
    """Return a scheme.

    Raises:
        BadInput: when there is none of that name.
    """
    module = _MODULES.get(name)
    if module is None:
        hint = nearest(name, _MODULES) or f"There are: {', '.join(_MODULES)}."
        raise BadInput(f"there is no rating scheme {quoted(name)}", remedy=hint)
    return cast(Scheme, import_module(f"tmtui.analysis.scoring.{module}").SCHEME)


def picked(state: State) -> str:
    """Return the scheme a model goes by."""
    value = state.reading(MODEL, "scheme").value
    return value if isinstance(value, str) and value in _MODULES else DEFAULT


def rating(state: State, threat: Threat, name: str) -> Rating | None:
    """Return what a scheme says about a threat of a state; nothing where it cannot tell."""
    return rating_or_why(state, threat, name)[0]


def rating_or_why(state: State, threat: Threat, name: str) -> tuple[Rating | None, str]:
    """Return what a scheme says about a threat, and why the factors that were given could not be read, if so.

    A file can hold factors that are none, and a package that reads them may be missing here: one such threat must not
    keep all others from being rated.
    """
    found = scheme(name)
    try:
        return found.rate(threat, vector_of(state, threat.id, found)), ""
    except BadInput as error:
        return found.rate(threat, ""), str(error)


def checked(attribute: str, vector: str) -> str:
    """Return the factors that somebody gives for a threat in the usual order, where the attribute holds such.

    Raises:
        BadInput: when they are none of their scheme.
    """
    found = next((each for each in map(scheme, names()) if each.attribute == attribute and each.check), None)
    return found.check(vector) if found is not None and found.check is not None else vector


def vector_of(state: State, threat: str, found: Scheme) -> str:
    """Return the factors people gave for a threat in a scheme, or nothing."""
    answer = state.facts.get(key("threat", threat), found.attribute) if found.attribute else None
    return answer.value if answer is not None and isinstance(answer.value, str) else ""
