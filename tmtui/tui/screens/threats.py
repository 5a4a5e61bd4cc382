"""Threats: findings that open to threats, why each is here, and deciding about it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from time import monotonic
from typing import ClassVar

from textual.binding import BindingType
from textual.worker import get_current_worker

from tmtui.model.assessment import Explanation
from tmtui.model.card import Receipt
from tmtui.model.errors import TmtuiError
from tmtui.model.threat import THREAT_STATUSES, Certainty, Finding, Threat
from tmtui.tui.bindings import bindings
from tmtui.tui.lines import BLANK, Line, line
from tmtui.tui.pages import heat
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.since import Looks, threats_seen
from tmtui.tui.pages.threats import CLOSED, MOST, finding_items, threat_items, told_of
from tmtui.tui.pages.words import NARROW, questions_for
from tmtui.tui.screens.sided_frame import SidedFrame, side_of
from tmtui.workspace.deciding import decide, offered_end
from tmtui.workspace.live import LiveModel

FILTERS = (("a", "all", "all"), ("c", "certain", "certain"), ("p", "possible", "possible"), ("x", "closed", "closed"))
"""What can be shown."""


UNDECIDED = line(" Nothing is certain yet: answers in the interview decide which of these stand.")
"""Said of a model of which little is known."""

EVERY = 0.3
"""Seconds between two pictures while threats are worked out."""


class ThreatsScreen(SidedFrame):
    """Everything that can happen, worst first."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("threats")
    context = "threats"
    tells_of_mark = True
    empty_text = "No threats here. That may only mean that little was answered yet."

    def __init__(self, live: LiveModel, *, words: str = "", threat: str = "") -> None:
        """Show the threats.

        Args:
            live: the model.
            words: show only what has these.
            threat: id of a threat to open and to put the mark on.
        """
        super().__init__()
        self.live = live
        self._filter = "all"
        self._words = words
        self._known: dict[str, Explanation] = {}
        self._titles: dict[str, str] = {}
        self._ruled_out: tuple[str, ...] = ()
        self._wanted = threat
        self._cell: heat.Cell | None = None
        """The cell of the heat map that is shown; nothing for all."""
        self._heat: dict[heat.Cell, heat.Count] = {}
        self._listed: dict[str, Threat] | None = None
        """All threats by id, once they are worked out."""
        self._assessed = live.assessment
        """What is shown, or being worked out."""

    def on_mount(self) -> None:
        """Show the findings at once, and the map beside them when all threats are known."""
        super().on_mount()
        if self._wanted:
            finding = f"finding {self._wanted.partition('@')[0]}"
            self.outline.opened |= {finding, self._wanted}
            self._work_out(finding)
            self.fill()
            self.outline.go_to(self._wanted)
        self._list_all()

    def on_screen_resume(self) -> None:
        """Work it out anew when facts changed while another place lay over this one."""
        if self.live.assessment is not self._assessed:
            self._forget()

    def _list_all(self) -> None:
        assessment = self._assessed = self.live.assessment

        def gather() -> None:
            threats = assessment.threats()
            looks = threats_seen(assessment.findings(), threats)
            by_id = {threat.id: threat for threat in threats}
            self.show_from_thread(self._show_all, (by_id, heat.heat_of(threats), looks))

        self.run_worker(gather, thread=True, exclusive=True, group="all")

    def _show_all(self, found: tuple[dict[str, Threat], dict[heat.Cell, heat.Count], Looks]) -> None:
        self._listed, self._heat, looks = found
        self.compare(self.live, looks)
        if self._cell is not None or self.changes:
            self.fill()
        else:
            self.fill_side()

    def side_rows(self, width: int) -> Sequence[Line]:
        """Return the heat map, and what the mark stands on in full."""
        if self._listed is None:
            return [line(("Working it out …", "dim"))]
        rows = heat.heat_rows(self._heat, width, self._cell)
        return [*rows, BLANK, *told_of(self.live, self._under_mark(), width)]

    def _under_mark(self) -> Threat | Finding | None:
        id = self.meant
        rule = id.removeprefix("finding ")
        found = (self._listed or {}).get(id)
        return found or next((each for each in self.live.assessment.findings() if each.rule == rule), None)

    def head_parts(self) -> tuple[Line, Line]:
        """Say what is shown, and how much there is of it."""
        summary = self.live.assessment.summary()
        certain, possible = sum(summary.certain), sum(summary.possible)
        shown = f"  {self._filter}" if self._filter != "all" else ""
        words = f"  “{self._words}”" if self._words else ""
        words += f"  {heat.cell_words(self._cell)}" if self._cell is not None else ""
        counts = f"{certain} certain · {possible} possible"
        counts += f" · {summary.closed} closed" if self.app.size.width >= NARROW else ""
        if self._cell is not None:
            inside = [each for each in (self._listed or {}).values() if heat.cell_of(each) == self._cell]
            certain = sum(each.certainty is Certainty.CERTAIN for each in inside)
            counts = f"{certain} certain · {len(inside) - certain} possible"
        left = line((" Threats", "strong"), (shown + words, "warn"))
        return (*left, *self.changed_line()), line((counts, "dim"))

    def resting(self) -> Line:
        """In the sample, say how to get from a finding to what helps; else what is cut off and not told beside."""
        if not self.tmtui.workspace.sample:
            told = () if side_of(self.app.size.width) else super().resting()
            summary = self.live.assessment.summary()
            return told or (UNDECIDED if sum(summary.possible) and not sum(summary.certain) else ())
        item = self.outline.current
        if item is not None and item.id in self.outline.opened and "@" in item.id and not item.id.startswith("finding"):
            return line(" Why it is here, and further down what helps. pgdn goes there.")
        if self.outline.opened:
            return line(" Down to a threat; Enter tells why it is here, and what helps.")
        return line(" The worst stands first. Enter opens it.")

    def items(self, width: int) -> Sequence[Item]:
        """Return the outline of what passes the filter."""
        opened = self.outline.opened
        if self._filter == "closed":
            return [
                item
                for id in self._ruled_out
                for item in threat_items(self.live, self._known[id], opened, self._titles, width, 0, len(CLOSED) + 1)
                if self._has_words(self._known[id].threat.title)
            ]
        findings: Sequence[Finding] = self.live.assessment.findings()
        if self._cell is not None:
            findings = heat.findings_in(findings, self._listed or {}, self._cell)
        findings = [finding for finding in findings if self._passes(finding)]
        return self.with_changes(finding_items(self.live, findings, self._known, opened, self._titles, width))

    def _passes(self, finding: Finding) -> bool:
        certain = finding.certain > 0
        if (self._filter == "certain" and not certain) or (self._filter == "possible" and certain):
            return False
        # Thousands of names take a while to put together; without words nobody needs them.
        return not self._words or self._has_words(finding.title, *map(self.live.assessment.name, finding.subjects))

    def _has_words(self, *texts: str) -> bool:
        text = " ".join(texts).casefold()
        return all(word in text for word in self._words.casefold().split())

    def action_open(self) -> None:
        """Open or close, and work out what an opened finding holds."""
        super().action_open()
        item = self.outline.current
        if item is not None and item.id in self.outline.opened:
            self._work_out(item.id)

    def _work_out(self, id: str) -> None:
        """Explain the threats of a finding in a thread, and show them as they are known."""
        live, assessment, known = self.live, self.live.assessment, self._known
        rule = id.removeprefix("finding ")
        members = next((each.threats[:MOST] for each in assessment.findings() if each.rule == rule), (id,))
        wanted = [each for each in members if each not in known]

        def gather() -> None:
            worker = get_current_worker()
            found: dict[str, Explanation] = {}
            shown = monotonic()
            for each in wanted:
                if worker.is_cancelled:
                    return
                with suppress(TmtuiError):  # an answer given meanwhile may have taken it away
                    found[each] = assessment.explain(each)
                if monotonic() - shown > EVERY:
                    self.show_from_thread(self._learn, (dict(found), {}))
                    shown = monotonic()
            titles = {control: row.title for row in assessment.plan().rows for control in row.ids}
            opened = (found.get(id) or known.get(id)) if id in self.outline.opened else None
            # Those the plan leaves out, as others gain more, are put into words one by one: only where they are read.
            for control in set(opened.threat.controls) - titles.keys() if opened is not None else ():
                with suppress(TmtuiError):
                    titles[control] = " and ".join(assessment.what_if(controls=[control]).titles)
            ask = questions_for(live, assessment)
            for undecided in (each for explained in found.values() for each in explained.threat.undecided):
                titles[f"{undecided.subject} {undecided.attribute}"] = ask(undecided)
            self.show_from_thread(self._learn, (found, titles))

        unnamed = [each for each in known[id].threat.controls if each not in self._titles] if id in known else []
        if wanted or unnamed or not self._titles:
            self.run_worker(gather, thread=True, group="explain")

    def _learn(self, learnt: tuple[dict[str, Explanation], dict[str, str]]) -> None:
        found, titles = learnt
        self._known.update(found)
        self._titles.update(titles)
        self.fill()

    def _forget(self) -> None:
        """Facts have changed: what was worked out holds no more."""
        self._known, self._titles, self._ruled_out = {}, {}, ()
        self._list_all()
        for id in [id for id in self.outline.opened if id.startswith("finding ")]:
            self._work_out(id)
        self.fill()

    def news(self, sentences: Sequence[str]) -> None:
        """Work it out anew."""
        self._forget()
        self.tell(sentences[0])

    def action_filter(self) -> None:
        """Ask what to show."""
        self.run_worker(self._choose_filter(), group="asking", exclusive=True)

    async def _choose_filter(self) -> None:
        chosen = await self.menu("Show", FILTERS)
        if chosen == "all":
            self._cell = None
        self._filter = chosen or self._filter
        self.fill()
        if self._filter == "closed" and not self._ruled_out:
            self._list_closed()

    def _list_closed(self) -> None:
        assessment = self.live.assessment

        def gather() -> None:
            self.show_from_thread(self._show_closed, assessment.threats(closed=True))

        self.tell("Working it out …")
        self.run_worker(gather, thread=True, exclusive=True, group="closed")

    def _show_closed(self, closed: Sequence[Threat]) -> None:
        self._ruled_out = tuple(threat.id for threat in closed)
        self._known.update({threat.id: Explanation(threat, (), (), (), ()) for threat in closed})
        self.tell("")
        self.fill()

    def action_heat(self) -> None:
        """Show likelihood against impact."""
        from tmtui.tui.screens.heat import HeatScreen

        self.tmtui.show(HeatScreen(self.live, self._cell, self._show_cell))

    def _show_cell(self, cell: heat.Cell | None) -> None:
        """Show only the threats of a cell; nothing stands for all."""
        self._cell = cell
        self.outline.cursor = 0
        self.fill()

    def action_find(self) -> None:
        """Ask for words to show only."""
        self.run_worker(self._find(), group="asking", exclusive=True)

    async def _find(self) -> None:
        words = await self.ask("Show only what has:", self._words)
        if words is not None:
            self._words = words
            self.outline.empty = (
                "Nothing here has these words. / and nothing shows all again." if words else self.empty_text
            )
            self.fill()

    def action_decide(self) -> None:
        """Decide about the threat under the cursor."""
        self.run_worker(self._decide(), group="asking", exclusive=True)

    def _to_decide(self) -> str:
        """Return the threat the mark means: the one it stands on or in, or the only one of a finding."""
        found = self._under_mark()
        if isinstance(found, Finding):
            return found.threats[0] if len(found.threats) == 1 else ""
        return self.meant if "@" in self.meant else ""

    async def _decide(self) -> None:
        id = self._to_decide()
        if not id:
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
                self._undecided("a reason")
                return
            whose = "Who carries it now?" if status == "transferred" else "Who answers for it?"
            needed = status in ("accepted", "transferred")
            owner = await self.ask(whose if needed else f"{whose} A name, or nothing:", draft="owner") or ""
            if needed and not owner:
                self._undecided("a name", why)
                return
        if status == "accepted":
            # An acceptance ends by itself; the day on offer is that of the next review.
            until = await self.ask("Until when? A date:", offered_end(self.live), draft="until") or ""
            if not until:
                self._undecided("a date", why, owner)
                return
        receipt = self.attempt(
            lambda: decide(self.live, id, status=status, why=why, until=until, owner=owner),
            lambda receipt: self._decided(status, receipt),
        )
        if receipt is not None:
            self._decided(status, receipt)

    def _undecided(self, needs: str, why: str = "", owner: str = "") -> None:
        """Say what was missing, and keep what was said for the next time."""
        self._drafts |= {name: text for name, text in (("Why?", why), ("owner", owner)) if text}
        self.tell(f"Nothing was decided: it takes {needs}.", wrong=True)

    def _decided(self, status: str, receipt: Receipt) -> None:
        self._forget()
        self.tell(f"{status}, saved {receipt.saved_at[:5]}" if receipt.saved_at else receipt.message)
