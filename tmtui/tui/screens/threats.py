"""Threats: findings that open to threats, why each is here, and deciding about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from tmtui.model.errors import TmtuiError
from tmtui.model.threat import THREAT_STATUSES, Certainty, Finding, Threat
from tmtui.tui.bindings import bindings
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.threats import finding_items, threat_items
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.workspace.deciding import decide
from tmtui.workspace.live import LiveModel

FILTERS = (("a", "all", "all"), ("c", "certain", "certain"), ("p", "possible", "possible"), ("x", "closed", "closed"))
"""What can be shown."""


class ThreatsScreen(ListFrame):
    """Everything that can happen, worst first."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("threats")
    context = "threats"
    empty_text = "No threats here. That may only mean that little was answered yet."

    def __init__(self, live: LiveModel) -> None:
        super().__init__()
        self.live = live
        self._filter = "all"
        self._words = ""

    def head_parts(self) -> tuple[Line, Line]:
        """Say what is shown, and how much there is of it."""
        summary = self.live.assessment.summary()
        certain, possible = sum(summary.certain), sum(summary.possible)
        shown = f"  {self._filter}" if self._filter != "all" else ""
        words = f"  “{self._words}”" if self._words else ""
        counts = f"{certain} certain · {possible} possible · {summary.closed} closed"
        return line((" Threats", "strong"), (shown + words, "warn")), line((counts, "dim"))

    def items(self, width: int) -> Sequence[Item]:
        """Return the outline of what passes the filter."""
        assessment = self.live.assessment
        opened = self.outline.opened
        titles = self._titles() if opened else {}
        if self._filter == "closed":
            closed = [threat for threat in assessment.threats(closed=True) if self._passes(threat)]
            return [item for threat in closed for item in threat_items(self.live, threat, opened, titles, width, 0)]
        threats = {threat.id: threat for threat in assessment.threats() if self._passes(threat)}
        findings: Sequence[Finding] = assessment.findings()
        return finding_items(self.live, findings, threats, opened, titles, width)

    def _titles(self) -> dict[str, str]:
        rows = self.live.assessment.plan().rows
        return {id: row.title for row in rows for id in row.ids}

    def _passes(self, threat: Threat) -> bool:
        if self._filter == "certain" and threat.certainty is not Certainty.CERTAIN:
            return False
        if self._filter == "possible" and threat.certainty is not Certainty.POSSIBLE:
            return False
        text = f"{threat.title} {threat.id} {threat.decision.status} {self.live.assessment.name(threat.subject)}"
        return all(word in text.casefold() for word in self._words.casefold().split())

    def action_filter(self) -> None:
        """Ask what to show."""
        self.run_worker(self._choose_filter(), group="asking", exclusive=True)

    async def _choose_filter(self) -> None:
        self._filter = await self.menu("Show", FILTERS) or self._filter
        self.fill()

    def action_find(self) -> None:
        """Ask for words to show only."""
        self.run_worker(self._find(), group="asking", exclusive=True)

    async def _find(self) -> None:
        words = await self.ask("Show only what has:", self._words)
        if words is not None:
            self._words = words
            self.outline.empty = "Nothing here has these words." if words else self.empty_text
            self.fill()

    def action_decide(self) -> None:
        """Decide about the threat under the cursor."""
        self.run_worker(self._decide(), group="asking", exclusive=True)

    async def _decide(self) -> None:
        item = self.outline.current
        if item is None or "@" not in item.id:
            self.tell("Open a finding and put the mark on one of its threats.", wrong=True)
            return
        menu = tuple((status[0], status, status) for status in THREAT_STATUSES if status != "avoided")
        status = await self.menu("Decide", (*menu, ("v", "avoided", "avoided")))
        if not status:
            return
        why = until = owner = ""
        if status != "open":
            why = await self.ask("Why?") or ""
            if not why:
                return
            owner = await self.ask("Who answers for it? A name, or nothing:", draft="owner") or ""
        if status == "accepted":
            until = await self.ask("Until when? A date, or nothing:", draft="until") or ""
        try:
            receipt = decide(self.live, item.id, status=status, why=why, until=until, owner=owner)
        except TmtuiError as error:
            self.tell(error.message, wrong=True)
            return
        self.fill()
        self.tell(f"{status}, saved {receipt.saved_at[:5]}" if receipt.saved_at else receipt.message)
