"""The plan: what to do first; suppose rows were done and see at once what would remain."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar

from textual.binding import BindingType
from textual.worker import get_current_worker

from tmtui.model.errors import TmtuiError
from tmtui.model.plan import Plan, PlanRow, RowKind, WhatIf
from tmtui.model.threat import CONTROL_STATUSES
from tmtui.tui.bindings import bindings
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.plan import named_threats, plan_items, row_id, what_if_line
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.workspace.deciding import decide
from tmtui.workspace.live import LiveModel


class PlanScreen(ListFrame):
    """Ordered rows; nothing that is supposed here is written down."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("plan")
    context = "plan"
    empty_text = "Working it out …"

    def __init__(self, live: LiveModel) -> None:
        super().__init__()
        self.live = live
        self._plan: Plan | None = None
        self._titles: dict[str, str] = {}
        self._supposed: set[str] = set()
        self._found: WhatIf | None = None
        self._budget: float | None = None

    def on_mount(self) -> None:
        """Show the frame at once, and the plan when it is worked out."""
        super().on_mount()
        self.work_out()

    def work_out(self) -> None:
        """Work the plan out in a thread; an older one that comes late is dropped."""
        assessment, budget = self.live.assessment, self._budget

        def gather() -> None:
            worker = get_current_worker()
            plan = assessment.plan(budget=budget)
            if not worker.is_cancelled:
                self.app.call_from_thread(self._show, plan)

        self.run_worker(gather, thread=True, exclusive=True, group="plan")

    def _show(self, plan: Plan) -> None:
        self._plan, self._titles = plan, {}
        self.outline.empty = "Nothing to do: no threat stands that a control would lower."
        self.fill()

    def head_parts(self) -> tuple[Line, Line]:
        """Say what risk there is now and after the plan."""
        budget = f"  within {self._budget:g} person-days" if self._budget else ""
        left = line((" Plan", "strong"), (budget, "warn"))
        if self._plan is None:
            return left, ()
        risk = self._plan.risk
        days = sum(row.days for row in self._plan.rows)
        known = "too early to say" if risk.too_early else f"risk {risk.now}"
        return left, line((f"{known} · {len(self._plan.rows)} rows · {days:g} person-days", "dim"))

    def resting(self) -> Line:
        """Say what would remain if the marked rows were done."""
        if self._found is None or not self._supposed:
            return ()
        return what_if_line(len(self._supposed), self._found, self.live.assessment.risk.now)

    def items(self, width: int) -> Sequence[Item]:
        """Return the outline."""
        if self._plan is None:
            return ()
        return plan_items(self.live, self._plan.rows, self.outline.opened, self._supposed, self._titles, width)

    def _current_row(self) -> PlanRow | None:
        item = self.outline.current
        rows = self._plan.rows if self._plan else ()
        return next((row for row in rows if item is not None and row_id(row) == item.id), None)

    def action_open(self) -> None:
        """Open or close a row, and find what its threats are called."""
        super().action_open()
        row = self._current_row()
        if row is None or row_id(row) not in self.outline.opened:
            return
        assessment = self.live.assessment
        wanted = [id for id in named_threats(row) if id not in self._titles]

        def gather() -> None:
            worker = get_current_worker()
            found = {}
            for id in wanted:
                # A threat that a row would bring does not arise yet, so it has no title of its own.
                with suppress(TmtuiError):
                    found[id] = assessment.explain(id).threat.title
            if found and not worker.is_cancelled:
                self.app.call_from_thread(self._learn, found)

        if wanted:
            self.run_worker(gather, thread=True, group="titles")

    def _learn(self, titles: dict[str, str]) -> None:
        self._titles.update(titles)
        self.fill()

    def action_suppose(self) -> None:
        """Suppose the row under the cursor were done, or not."""
        row = self._current_row()
        if row is None or row.kind is not RowKind.CONTROL:
            self.tell("Put the mark on something that can be done.", wrong=True)
            return
        self._supposed ^= {row_id(row)}
        self._found = None
        self._message = ()
        self.fill()
        if self._supposed:
            self._suppose()

    def _suppose(self) -> None:
        assessment = self.live.assessment
        controls = [id for supposed in sorted(self._supposed) for id in supposed.split()]

        def gather() -> None:
            worker = get_current_worker()
            found = assessment.what_if(controls=controls)
            if not worker.is_cancelled:
                self.app.call_from_thread(self._show_what_if, found)

        self.run_worker(gather, thread=True, exclusive=True, group="what-if")

    def _show_what_if(self, found: WhatIf) -> None:
        self._found = found
        self.redraw_foot()

    def news(self, sentences: Sequence[str]) -> None:
        """Work it out anew."""
        self.tell(sentences[0])
        self.work_out()

    def action_budget(self) -> None:
        """Ask for person-days."""
        self.run_worker(self._ask_budget(), group="asking", exclusive=True)

    async def _ask_budget(self) -> None:
        text = await self.ask("Person-days there are, or nothing for all:")
        if text is None:
            return
        try:
            self._budget = float(text.replace(",", ".")) if text.strip() else None
        except ValueError:
            self.tell(f"“{text}” is no number of days.", wrong=True)
            return
        self.work_out()

    def action_decide(self) -> None:
        """Set status, owner and due date of the row under the cursor."""
        self.run_worker(self._decide(), group="asking", exclusive=True)

    async def _decide(self) -> None:
        row = self._current_row()
        if row is None or row.kind is not RowKind.CONTROL:
            self.tell("Put the mark on something that can be done.", wrong=True)
            return
        menu = tuple((str(at), status, status) for at, status in enumerate(CONTROL_STATUSES, 1))
        status = await self.menu("Status", menu)
        if not status:
            return
        why = (await self.ask("Why?") or "") if status == "rejected" else ""
        evidence = (await self.ask("What shows it? A ticket, a report:") or "") if status == "verified" else ""
        owner = await self.ask("Owner, or nothing:", row.decision.owner, draft="owner")
        due = await self.ask("Due, as 2027-03-31, or nothing:", row.decision.due, draft="due")
        if owner is None or due is None:
            return
        try:
            receipt = decide(self.live, row.ids, status=status, why=why, owner=owner, due=due, evidence=evidence)
        except TmtuiError as error:
            self.tell(error.message, wrong=True)
            return
        self.work_out()
        self.tell(f"{status}, saved {receipt.saved_at[:5]}" if receipt.saved_at else receipt.message)
