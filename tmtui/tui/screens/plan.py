"""The plan: what to do first; suppose rows were done and see at once what would remain.

What is supposed is never written down. It is worked out in threads, threats first and the ways of attackers after them;
a result that comes after something else was supposed is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from math import inf
from typing import ClassVar

from textual.binding import BindingType

from tmtui.model.card import Receipt
from tmtui.model.errors import TmtuiError
from tmtui.model.path import Cuts
from tmtui.model.plan import Plan, PlanRow, RowKind, WhatIf
from tmtui.model.threat import CONTROL_STATUSES
from tmtui.tui.bindings import bindings
from tmtui.tui.keymap import Action, find
from tmtui.tui.lines import Line, line
from tmtui.tui.pages import tried
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.plan import is_supposed, named_threats, plan_items, row_id
from tmtui.tui.pages.since import rows_seen
from tmtui.tui.pages.still_open import Left, still_open
from tmtui.tui.pages.words import figure, questions_for
from tmtui.tui.screens.sided_frame import SidedFrame
from tmtui.workspace.deciding import decide
from tmtui.workspace.live import LiveModel

ROOMY = 60
"""Columns from which the head says how much work there is."""

NOTHING = "Nothing to do: no threat stands that a control would lower. Go on with the interview: esc goes back to it."

MOST_PAIRS = 5
"""Pairs of doors the menu offers."""


class PlanScreen(SidedFrame):
    """Ordered rows, and what supposing them done would change."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("plan")
    context = "plan"
    empty_text = "Working it out …"
    below_rows = 2

    def __init__(self, live: LiveModel, *, controls: Sequence[str] = ()) -> None:
        """Show the plan.

        Args:
            live: the model.
            controls: ids of controls; the mark goes to the first row that has one of them.
        """
        super().__init__()
        self.live = live
        self._wanted = tuple(controls)
        self._plan: Plan | None = None
        self._cuts: Cuts | None = None
        self._titles: dict[str, str] = {}
        self._left: dict[str, Sequence[Left]] = {}
        """By row: what keeps ways open that it does not cut."""
        self._supposed: set[str] = set()
        """Ids of the controls that are supposed to be in place."""
        self._found: WhatIf | None = None
        self._budget: float | None = None
        self._assessed = live.assessment
        """What is shown, or being worked out."""

    def on_mount(self) -> None:
        """Show the frame at once, and the plan when it is worked out."""
        super().on_mount()
        self.work_out()

    def on_screen_resume(self) -> None:
        """Work it out anew when facts changed while another place lay over this one."""
        if self.live.assessment is not self._assessed:
            self._anew()

    def work_out(self) -> None:
        """Work the plan out in a thread, then what cuts the ways; an older one that comes late is dropped."""
        assessment, budget = self.live.assessment, self._budget
        self._assessed = assessment

        def gather() -> None:
            if self.show_from_thread(self._show, assessment.plan(budget=budget)):
                self.show_from_thread(self._show_cuts, assessment.cuts())

        self.run_worker(gather, thread=True, exclusive=True, group="plan")

    def _show(self, plan: Plan) -> None:
        self._plan, self._titles, self._left = plan, {}, {}
        if self._budget is None:
            self.compare(self.live, rows_seen(plan.rows))
        self.outline.empty = NOTHING
        self.fill()
        if self._wanted:
            self._go_to_wanted(plan)

    def _go_to_wanted(self, plan: Plan) -> None:
        wanted, self._wanted = self._wanted, ()
        rows = {id: row_id(row) for row in plan.rows for id in row.ids}
        row = next((rows[id] for id in wanted if id in rows), "")
        if not row:
            self.tell(f"No row of the plan has {wanted[0]}: other rows gain more there.")
            return
        self.outline.opened.add(row)
        self.fill()
        self.outline.go_to(row)
        self._name_threats()

    def _show_cuts(self, cuts: Cuts) -> None:
        self._cuts = cuts
        self.fill_side()

    def head_parts(self) -> tuple[Line, Line]:
        """Say what risk there is now and how much there is to do."""
        budget = f"  within {figure(self._budget)} person-days" if self._budget is not None else ""
        left = (*line((" Plan", "strong"), (budget, "warn")), *self.changed_line())
        if self._plan is None:
            return left, ()
        risk = self._plan.risk
        days = sum(row.days for row in self._plan.rows)
        known = "too early to say" if risk.too_early else f"risk {risk.now:,}"
        work = f" · {figure(days)} person-days" if self.app.size.width >= ROOMY else ""
        return left, line((f"{known} · {tried.counted(len(self._plan.rows), 'row')}{work}", "dim"))

    def actions(self) -> Sequence[Action]:
        """Return the keys valid now."""
        if self._reads_side:
            return [find("plan", "view"), find("plan", "doors"), find("listing", "page_down"), find("listing", "leave")]
        return super().actions()

    def items(self, width: int) -> Sequence[Item]:
        """Return the outline."""
        if self._plan is None:
            return ()
        rows = self._plan.rows
        opened, supposed = self.outline.opened, self._supposed
        return self.with_changes(plan_items(self.live, rows, opened, supposed, self._titles, width, self._left))

    def below(self, width: int) -> Sequence[Line]:
        """Say what would remain if the marked rows were done."""
        return tried.in_two_rows(self._plan, self._tried(), width) if self._plan is not None and self._plan.rows else ()

    def side_rows(self, width: int) -> Sequence[Line]:
        """Return the curve, what is supposed in full, and the doors to close."""
        return tried.panel(self._plan, self._cuts, self._tried(), self.live.assessment.name, width)

    def _tried(self) -> tried.Supposed | None:
        if not self._supposed or self._plan is None:
            return None
        rows = [row for row in self._plan.rows if is_supposed(row, self._supposed)]
        others = self._supposed.difference(id for row in rows for id in row.ids)
        return tried.Supposed(len(rows), len(others), self._found)

    def _current_row(self) -> PlanRow | None:
        """Return the row the mark stands on or in."""
        meant, rows = self.meant, self._plan.rows if self._plan else ()
        return next((row for row in rows if row_id(row) == meant), None)

    def action_open(self) -> None:
        """Open or close a row, and find what its threats are called."""
        super().action_open()
        self._name_threats()

    def _name_threats(self) -> None:
        row, plan = self._current_row(), self._plan
        if row is None or plan is None or row_id(row) not in self.outline.opened:
            return
        assessment = self.live.assessment
        wanted = [id for id in named_threats(row) if id not in self._titles]
        eases = row.eases > 0 and row_id(row) not in self._left

        def gather() -> None:
            found: dict[str, str] = {}
            for id in wanted:
                with suppress(TmtuiError):
                    found[id] = assessment.explain(id).threat.title
            if not found.keys() >= set(wanted):
                # A threat that a row would bring does not arise yet.
                with suppress(TmtuiError):
                    tried = assessment.what_if(controls=row.ids)
                    found.update({move.id: move.title for move in tried.threats if move.id in wanted})
            self.show_from_thread(self._learn, (found, {}))
            if eases:
                threats = {each.id: each for each in assessment.threats()}
                ask = questions_for(self.live, assessment)
                left = still_open(plan.rows, plan.rows.index(row), assessment.paths(), threats, ask)
                kept: dict[str, Sequence[Left]] = {row_id(row): left}
                self.show_from_thread(self._learn, ({}, kept))

        if wanted or eases:
            self.run_worker(gather, thread=True, group="titles")

    def _learn(self, found: tuple[dict[str, str], dict[str, Sequence[Left]]]) -> None:
        titles, left = found
        self._titles.update(titles)
        self._left.update(left)
        self.fill()

    # --- supposing

    def action_suppose(self) -> None:
        """Suppose the row under the cursor were done, or not."""
        row = self._current_row()
        if row is None or row.kind is not RowKind.CONTROL:
            self.tell("Put the mark on something that can be done.", wrong=True)
            return
        self._suppose(
            self._supposed.difference(row.ids) if is_supposed(row, self._supposed) else self._supposed.union(row.ids)
        )

    def _suppose(self, controls: set[str]) -> None:
        self._supposed, self._found = controls, None
        self._message = ()
        self.fill()
        assessment = self.live.assessment
        wanted = sorted(controls)

        def gather() -> None:
            try:
                if self.show_from_thread(self._show_what_if, assessment.what_if(controls=wanted)):
                    self.show_from_thread(self._show_what_if, assessment.what_if(controls=wanted, paths=True))
            except TmtuiError as error:  # an answer given meanwhile may have taken a subject away
                self.show_from_thread(self.tell, error.message)

        if wanted:
            self.run_worker(gather, thread=True, exclusive=True, group="what-if")
        else:
            self.workers.cancel_group(self, "what-if")

    def _show_what_if(self, found: WhatIf) -> None:
        self._found = found
        self.fill_side()

    def action_doors(self) -> None:
        """Offer doors to close together, or everything that cuts the ways, or nothing."""
        self.run_worker(self._choose_doors(), group="asking", exclusive=True)

    async def _choose_doors(self) -> None:
        cuts, plan = self._cuts, self._plan
        if cuts is None or plan is None:
            self.tell("Still working out what cuts the ways of attackers.")
            return
        room = self.app.size.width - 6
        pairs = {str(at): pair for at, pair in enumerate(cuts.pairs[:MOST_PAIRS], 1)}
        choices = {key: tried.door_of(pair) for key, pair in pairs.items()}
        items = [(key, key, tried.pair_words(cuts, pair, room)) for key, pair in pairs.items()]
        if cuts.sets and cuts.sets[-1].controls:
            choices["w"] = cuts.sets[-1].controls
            items.append(("w", "w", f"what cuts every way, {tried.days_words(cuts.sets[-1].days)}"))
        first = [row for row in plan.rows if row.tier == 1 and row.kind is RowKind.CONTROL]
        if first:
            choices["t"] = tuple(id for row in first for id in row.ids)
            items.append(("t", "t", f"tier 1, {tried.days_words(sum(row.days for row in first))}"))
        if not items:
            self.tell("No doors to close are known: no way of an attacker is, and no row is of tier 1.")
            return
        choices["n"] = ()
        chosen = await self.menu("Suppose", [*items, ("n", "n", "nothing")])
        if chosen:
            self._suppose(set(choices[chosen]))

    def news(self, sentences: Sequence[str]) -> None:
        """Work it out anew."""
        self._anew()
        self.tell(sentences[0])

    def _anew(self) -> None:
        self._cuts = None
        self.work_out()
        if self._supposed:
            self._suppose(self._supposed)

    # --- deciding

    def action_budget(self) -> None:
        """Ask for person-days."""
        self.run_worker(self._ask_budget(), group="asking", exclusive=True)

    async def _ask_budget(self) -> None:
        text = await self.ask("Person-days there are, or nothing for all:")
        if text is None:
            return
        try:
            budget = float(text.replace(",", ".")) if text.strip() else None
        except ValueError:
            budget = -1
        if budget is not None and not 0 <= budget < inf:
            self.tell(f"“{text}” is no number of days.", wrong=True)
            return
        self._budget = budget
        self.work_out()

    def action_decide(self) -> None:
        """Set status, owner and due date of the row under the cursor."""
        self.run_worker(self._decide(), group="asking", exclusive=True)

    async def _decide(self) -> None:
        row = self._current_row()
        if row is None or row.kind is RowKind.QUESTION:
            self.tell("Put the mark on something that can be done.", wrong=True)
            return
        menu = tuple((str(at), status, status) for at, status in enumerate(CONTROL_STATUSES, 1))
        status = await self.menu("Status", menu)
        if not status:
            return
        why = (await self.ask("Why?") or "") if status == "rejected" else ""
        evidence = (await self.ask("What shows it? A ticket, a report:") or "") if status == "verified" else ""
        owner = await self.ask("Owner, or nothing:", row.decision.owner, draft="owner")
        due = (
            await self.ask("Due, as 2027-03-31, or nothing:", row.decision.due, draft="due")
            if owner is not None
            else None
        )
        if owner is None or due is None:
            return
        ids = row.ids
        receipt = self.attempt(
            lambda: decide(self.live, ids, status=status, why=why, owner=owner, due=due, evidence=evidence),
            lambda receipt: self._decided(status, receipt),
        )
        if receipt is not None:
            self._decided(status, receipt)

    def _decided(self, status: str, receipt: Receipt) -> None:
        self._anew()
        self.tell(f"{status}, saved {receipt.saved_at[:5]}" if receipt.saved_at else receipt.message)
