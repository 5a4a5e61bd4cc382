"""The paths: how somebody gets from where they stand to what is worth most, and what stops them.

They are worked out in a thread, because a large model takes seconds; what comes late, after the facts changed again, is
dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from tmtui.model.errors import TmtuiError
from tmtui.model.path import AttackPath, PathStep, parting_at_the_end
from tmtui.tui.bindings import bindings
from tmtui.tui.keymap import Action, find
from tmtui.tui.lines import Line, line
from tmtui.tui.pages import paths as page
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.since import Looks, paths_seen
from tmtui.tui.pages.way_told import way_rows
from tmtui.tui.pages.words import NARROW, question_of
from tmtui.tui.screens.sided_frame import SidedFrame, side_of
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.live import LiveModel

WORKING = "Working the ways of attackers out … A large model takes some seconds."
NO_WAY = "No way leads to anything worth having, as far as the facts go."
NOTHING_RATED = (
    "No way yet: nothing was rated or chosen as a crown jewel. The interview asks what data there is and what "
    "it is worth; esc goes back to it."
)

KEYS = "123456789bcdefghijklmnopqrstuvwxyz"
"""Keys of the menu of jewels."""


class PathsScreen(SidedFrame):
    """Attack paths, worst first."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("paths")
    context = "paths"
    tells_of_mark = True
    empty_text = WORKING

    def __init__(self, live: LiveModel, conversation: Conversation) -> None:
        super().__init__()
        self.live = live
        self.conversation = conversation
        self._paths: Sequence[AttackPath] | None = None
        self._late = False
        """Whether what is shown is older than the facts."""
        self._jewel = ""
        self._words = ""
        self._titles: dict[str, str] = {}
        self._assessed = live.assessment
        """What is shown, or being worked out."""

    def on_mount(self) -> None:
        """Show the frame at once, and the paths when they are found."""
        super().on_mount()
        self.work_out()

    def on_screen_resume(self) -> None:
        """Find them anew when facts changed while another place lay over this one."""
        if self.live.assessment is not self._assessed:
            self._titles = {}
            self.work_out()

    def work_out(self) -> None:
        """Find the paths in a thread."""
        assessment = self._assessed = self.live.assessment
        self._late = True

        def gather() -> None:
            found = assessment.paths()
            looks = paths_seen(found, [page.title(self.live, path) for path in found])
            rated = bool(found) or any(assessment.elements(kind) for kind in ("data", "component"))
            self.show_from_thread(self._show, (found, looks, rated))

        self.run_worker(gather, thread=True, exclusive=True, group="paths")

    def _show(self, worked_out: tuple[Sequence[AttackPath], Looks, bool]) -> None:
        found, looks, rated = worked_out
        self._paths, self._late = found, False
        self.compare(self.live, looks)
        if self._jewel not in {path.target for path in found}:
            self._jewel = ""
        self.outline.empty = NO_WAY if rated else NOTHING_RATED
        self.fill()
        self._look_up()

    def news(self, sentences: Sequence[str]) -> None:
        """Find them anew."""
        self._titles = {}
        self.work_out()
        self.redraw_head()
        self.tell(sentences[0])

    @property
    def shown(self) -> list[AttackPath]:
        """The paths that pass the filters."""
        words = self._words.casefold().split()
        return [
            path
            for path in self._paths or ()
            if self._jewel in ("", path.target) and all(word in self._text(path) for word in words)
        ]

    def _text(self, path: AttackPath) -> str:
        steps = (step.how for step in path.steps)
        return " ".join((page.title(self.live, path), path.id, *steps)).casefold()

    def head_parts(self) -> tuple[Line, Line]:
        """Say what is shown and how many paths there are."""
        jewel = f"  to {self.live.assessment.name(self._jewel)}" if self._jewel else ""
        words = f"  “{self._words}”" if self._words else ""
        title = " Paths of attackers" if self.app.size.width >= NARROW else " Paths"
        left = (*line((title, "strong"), (jewel + words, "warn")), *self.changed_line())
        if self._paths is None:
            return left, line(("working …", "dim"))
        late = "working … " if self._late else ""
        return left, line((late + page.counted(self.shown), "dim"))

    def actions(self) -> Sequence[Action]:
        """Return the keys of the place; where no way leads, those that lead on."""
        return super().actions() if self._paths else [find("listing", "leave"), find("everywhere", "places")]

    def items(self, width: int) -> Sequence[Item]:
        """Return the outline of what passes the filters."""
        groups, opened, changes = self._groups(), self.outline.opened, self.changes
        return self.with_changes(page.path_items(self.live, groups, opened, self._titles, width, changes))

    def _groups(self) -> list[list[AttackPath]]:
        """Return what passes the filters, ways that part only at their end as one, worst first."""
        return sorted(parting_at_the_end(self.shown), key=lambda group: (-group[0].level[1], -group[0].level[0]))

    def side_rows(self, width: int) -> Sequence[Line]:
        """Return the way under the mark in full."""
        id, _ = page.place_of(self.meant)
        group = next((group for group in self._groups() if group[0].id == id), None)
        return way_rows(self.live, group, self._titles, width) if group is not None else ()

    # --- where the mark stands

    def _path(self) -> AttackPath | None:
        id, _ = page.place_of(self.meant)
        return next((path for path in self._paths or () if path.id == id), None)

    def _step(self) -> PathStep | None:
        path, (_, number) = self._path(), page.place_of(self.meant)
        return path.steps[number - 1] if path is not None and 0 < number <= len(path.steps) else None

    def action_open(self) -> None:
        """Open or close a path or a step; from a threat, an answer or a control go there."""
        id = self.meant
        if page.leads_to(id, page.THREAT):
            self.action_threat()
        elif page.leads_to(id, page.OPEN):
            self.action_question()
        elif page.leads_to(id, page.CONTROL):
            self.action_row()
        elif id:
            # On a row that only goes on with what stands above, that is meant.
            self.outline.opened ^= {id}
            self.fill()
            self.outline.go_to(id)
            self._look_up()

    def action_up(self) -> None:
        """Move up to what leads somewhere."""
        self._move(-1)

    def action_down(self) -> None:
        """Move down to what leads somewhere."""
        self._move(1)

    def _move(self, way: int) -> None:
        """Move over rows that are only read, as long as what is moved over stays in sight."""
        items, at = self.outline.items, self.outline.cursor + way
        while 0 <= at < len(items) and not items[at].id:
            at += way
        steps = at - self.outline.cursor
        reached = 0 <= at < len(items) and abs(steps) <= self.outline.page // 2
        self._move_to(steps if reached else way)

    def _look_up(self) -> None:
        """Find in a thread what the threats and controls of paths are called that are read."""
        assessment = self.live.assessment
        threats: set[str] = set()
        controls: set[str] = set()
        for path in self._paths or ():
            if side_of(self.app.size.width):
                controls |= set(path.best_cut) - self._titles.keys()
            if path.id in self.outline.opened:
                some, more = page.named(path)
                threats |= some - self._titles.keys()
                controls |= more - self._titles.keys()

        def gather() -> None:
            found = {}
            # An answer given meanwhile may have taken one of them away; then it is named by its id.
            for id in threats:
                with suppress(TmtuiError):
                    found[id] = assessment.explain(id).threat.title
            for id in controls:
                with suppress(TmtuiError):
                    found[id] = " and ".join(assessment.what_if(controls=[id]).titles)
            self.show_from_thread(self._learn, found)

        if threats or controls:
            self.run_worker(gather, thread=True, group="titles")

    def _learn(self, titles: dict[str, str]) -> None:
        self._titles.update(titles)
        self.fill()

    # --- where one goes from here

    def action_threat(self) -> None:
        """Go to the threat under the mark, or to the likeliest that opens the step."""
        step, path = self._step(), self._path()
        steps = [step] if step is not None else list(path.steps) if path is not None else []
        first = next((id for each in steps for id in each.threats), "")
        threat = page.leads_to(self.meant, page.THREAT) or first
        if not threat:
            self.tell("No threat opens this step: rights or the way it is built suffice." if steps else "")
            return
        from tmtui.tui.screens.threats import ThreatsScreen

        self.tmtui.show(ThreatsScreen(self.live, threat=threat))

    def action_question(self) -> None:
        """Ask in the interview what nobody knows about the step, or about the whole path."""
        step, path = self._step(), self._path()
        if path is None:
            return
        chosen = page.leads_to(self.meant, page.OPEN)
        unknown = [because for each in ([step] if step else path.steps) for because in page.missing(each)]
        unknown.sort(key=lambda because: f"{because.subject} {because.attribute}" != chosen)
        for because in unknown:
            question, subject = question_of(self.live, because), because.subject
            if subject in self.live.assessment.asked(question):
                self.tmtui.leave_to(partial(self.conversation.go_to, question, subject))
                return
        self.tell("No question asks for that." if unknown else "Nothing is missing here: everything is known.")

    def action_row(self) -> None:
        """Go to the row of the plan that cuts the step, or the path."""
        step, path = self._step(), self._path()
        if path is None:
            return
        best = ((*step.controls, *step.together) if step is not None else ()) or (*path.cut_by, *path.best_cut)
        chosen = page.leads_to(self.meant, page.CONTROL)
        wanted = (chosen,) if chosen else best
        if not wanted:
            self.tell("No control of the banks cuts this way.")
            return
        from tmtui.tui.screens.plan import PlanScreen

        self.tmtui.show(PlanScreen(self.live, controls=wanted))

    def action_draw(self) -> None:
        """Draw the path under the mark on the diagram."""
        path = self._path()
        if path is None or self._paths is None:
            return
        from tmtui.tui.screens.diagram import DiagramScreen

        way = list(self._paths).index(path)
        self.tmtui.show(DiagramScreen(self.live, self.conversation, ways=self._paths, way=way))

    def action_filter(self) -> None:
        """Ask for a crown jewel."""
        self.run_worker(self._choose_jewel(), group="asking", exclusive=True)

    async def _choose_jewel(self) -> None:
        jewels = dict.fromkeys(path.target for path in self._paths or ())
        named = [(key, jewel, self.live.assessment.name(jewel)) for key, jewel in zip(KEYS, jewels, strict=False)]
        chosen = await self.menu("Ways to", [("a", "all", "all"), *named])
        if chosen:
            self._jewel = "" if chosen == "all" else chosen
            self.fill()

    def action_find(self) -> None:
        """Ask for words to show only."""
        self.run_worker(self._find(), group="asking", exclusive=True)

    async def _find(self) -> None:
        words = await self.ask("Show only what has:", self._words)
        if words is not None:
            self._words = words
            if words:
                self.outline.empty = "Nothing here has these words."
            self.fill()
