"""What a subject stands among, as a small picture: who calls it, whom it calls, and where a trust boundary is crossed.

It shows the nearest step only, so that it is never wrong and never too large for a panel: a component is a dot and each
of its connections a row; a connection, whose ends its title names, shows the zones it leads from and to.
"""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.model.assessment import Assessment, Element
from tmtui.model.subject import kind_of

MOST = 6
"""Most connections drawn; the rest are counted."""

CROSSES = "╫"
"""Drawn where a connection goes from one zone into another."""


def neighbourhood(assessment: Assessment, subject: str) -> tuple[str, ...]:
    """Return the rows of the picture; none for what has no connections.

    Args:
        assessment: what is known of the model.
        subject: a component, or a flow.
    """
    if kind_of(subject) not in ("component", "flow"):
        return ()
    flows = [flow for flow in assessment.elements("flow") if subject in (flow.key, flow.source, flow.target)]
    rows = [_row(assessment, flow, subject) for flow in flows[:MOST]]
    if len(flows) > MOST:
        rows.append(f"and {len(flows) - MOST} more")
    return (*_place(assessment, subject), *rows, *_legend(rows))


def _row(assessment: Assessment, flow: Element, subject: str) -> str:
    ends = (flow.source, flow.target)
    if subject == flow.key:
        zones = {element.key: element.zone for element in assessment.elements("component")}
        source, target = (assessment.name(zones.get(end) or end) for end in ends)
    else:
        source, target = ("●" if end == subject else assessment.name(end) for end in ends)
    over = f" {flow.technology} " if flow.technology else "─"
    return f"{source} ─{over}─{CROSSES if flow.crosses else '─'}▸ {target}"


def _place(assessment: Assessment, subject: str) -> Iterator[str]:
    """Say in which zone a component stands."""
    for element in assessment.elements("component") if kind_of(subject) == "component" else ():
        if element.key == subject:
            yield f"● in {assessment.name(element.zone)}" if element.zone else "● in no zone yet"


def _legend(rows: list[str]) -> Iterator[str]:
    if any(CROSSES in row for row in rows):
        yield f"{CROSSES} crosses a trust boundary"
