"""Findings for those who mend them: by who answers for it, then by the thing they work on.

What is wrong with a connection stands with the side that is called, where most of it is set up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmtui.exchange.material import Material
from tmtui.exchange.wording import control_title, level, reasons
from tmtui.exchange.writers.markdown.blocks import bullets, heading
from tmtui.exchange.writers.markdown.escape import code, text
from tmtui.model.subject import ends_of, kind_of
from tmtui.model.threat import Certainty, Threat

NOBODY = "No owner yet"
"""Heading of what nobody took on."""
SETTLED = ("accepted", "transferred", "avoided", "false-alarm")
"""Statuses of threats that nobody mends."""


def section(material: Material) -> list[str]:
    """Return what is certain, by owner and component; what is only possible is counted at its place."""
    owners: dict[str, dict[str, list[Threat]]] = {}
    for threat in material.assessment.threats():
        if threat.decision.status not in SETTLED:
            owners.setdefault(_owner(material, threat), {}).setdefault(_place(threat.subject), []).append(threat)
    if not owners:
        return []
    blocks = [heading(2, "Findings by owner and component")]
    for owner in sorted(owners, key=lambda name: (name == "", name)):
        places = owners[owner]
        certain = {place: found for place, found in places.items() if any(map(_is_certain, found))}
        if not certain:
            continue
        blocks.append(heading(3, text(owner) or NOBODY))
        for place, found in certain.items():
            blocks += [heading(4, text(material.assessment.name(place))), *bullets(_items(material, place, found))]
    return blocks if len(blocks) > 1 else []


def _owner(material: Material, threat: Threat) -> str:
    """Return who answers for a threat: whom its decision names, else who builds what helps against it."""
    builders = (material.assessment.decision(f"control/{id}").owner for id in threat.controls)
    return threat.decision.owner or next((owner for owner in builders if owner), "")


def _place(subject: str) -> str:
    return f"component/{ends_of(subject).target}" if kind_of(subject) == "flow" else subject


def _is_certain(threat: Threat) -> bool:
    return threat.certainty is Certainty.CERTAIN


def _items(material: Material, place: str, threats: Sequence[Threat]) -> Iterator[str]:
    certain = [threat for threat in threats if _is_certain(threat)]
    for threat in certain:
        why = text(reasons(material, threat))
        helps = "; ".join(dict.fromkeys(text(control_title(material, id)) for id in threat.controls))
        lines = [f"**{text(threat.title)}**, {level(threat.level)} {code(threat.id)}"]
        lines += [f"  - Why: {why}"] if why else []
        lines += [f"  - What helps: {helps}"] if helps else []
        yield "\n".join(lines)
    if len(certain) < len(threats):
        yield f"and {len(threats) - len(certain)} that may be there or not"
