"""The drawn data flow with a cursor on it: on a component, and maybe on one of its connections.

Moving the cursor changes a name and the two rows that speak of it, so that it costs little over a slow line. Many
things are laid out in a thread, while what was drawn before goes on showing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Click
from textual.widget import Widget

from tmtui.model.assessment import Assessment
from tmtui.model.path import AttackPath
from tmtui.tui.bindings import bindings
from tmtui.tui.diagram import moves
from tmtui.tui.diagram.canvas import View
from tmtui.tui.diagram.drawing import Drawing
from tmtui.tui.diagram.scene import Flow, Node, Scene, scene_of
from tmtui.tui.diagram.sheet import Sheet, sheet
from tmtui.tui.keymap import Action, find
from tmtui.tui.lines import BLANK, Line, crop, line, rule
from tmtui.tui.pages import diagram as page
from tmtui.tui.pages.speech import speech_rows
from tmtui.tui.pages.way_told import step_rows
from tmtui.tui.screens.comparing import ComparingFrame
from tmtui.tui.widgets.paper import Paper
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.live import LiveModel

SLICES = 5
"""Widgets the drawing is shown in, side by side: Textual sends a row of a widget from its left edge on."""

NARROW = 60
"""Columns below which the head has no room for counts."""

FEW = 300
"""Subjects of a model that is laid out sooner than somebody notices; a larger one in a thread."""

TOLD = 40
"""Fewest columns beside a drawing in which a way is told."""

LAYING = "Laying it out …"

LOW = 30
"""Rows of a terminal below which only one row speaks of what the cursor is on."""


Wanted = tuple[Assessment, int, str, bool]
"""What is to be drawn: of which state, for how many columns, which zone only, and whether as a list."""


class DiagramFrame(ComparingFrame):
    """Draws, and goes through the drawing by keys; what else is shown on it is up to the subclass."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("diagram")
    context = "diagram"

    def __init__(
        self, live: LiveModel, conversation: Conversation, *, ways: Sequence[AttackPath] | None = None, way: int = -1
    ) -> None:
        """Show the drawing.

        Args:
            live: the model.
            conversation: where questions are asked.
            ways: the ways of attackers, where they are known already.
            way: which of them to show, from 0; -1 for none.
        """
        super().__init__()
        self.live = live
        self.conversation = conversation
        self._assessed = live.assessment
        self._scene = Scene()
        self._node = ""
        self._flow = ""
        self._zone = ""
        self._top = 0
        self._as_list = False
        self._traces = False
        self._shows_levels = False
        self._threats: dict[str, page.Threatened] | None = None
        self._paths: Sequence[AttackPath] | None = ways
        self._way = way
        self._says_working = False
        self._laid: Wanted | None = None
        self._laying: Wanted | None = None
        self._sheet = sheet(Scene(), NARROW)
        self._drawn: tuple[object, list[Line]] = (None, [])

    def body(self) -> Iterable[Widget]:
        """Return the drawing, and under it what the cursor is on."""
        with Vertical():
            with Horizontal(id="drawing"):
                for number in range(SLICES):
                    yield Paper(partial(self._slice, number), classes="slice")
            yield Paper(self._details, id="details")

    def on_mount(self) -> None:
        """Show the frame at once, and the drawing when it is laid out."""
        self._begin()

    def _begin(self) -> None:
        """Put the cursor on the first component."""
        first = next(iter(page.steps(self.path)), "") if self.path is not None else ""
        self._go(first if first and self.drawing.of(first) is not None else moves.step(self.drawing, "", 0))

    # --- what it draws

    @property
    def sheet(self) -> Sheet:
        """What is drawn now, in its places; that of another width or state until a large one is laid out anew."""
        wanted = (self._assessed, self.app.size.width, self._zone, self._as_list)
        if wanted == self._laid:
            self._laying = None
        elif wanted != self._laying:
            self._lay_out(wanted)
        return self._sheet

    @property
    def is_laying(self) -> bool:
        """Whether what is drawn is not what is wanted yet."""
        return self._laying is not None

    def _lay_out(self, wanted: Wanted) -> None:
        """Find the places: of few things at once, of many in a thread; an older layout that comes late is dropped."""
        assessment, width, zone, as_list = self._laying = wanted
        known = self._scene if self._laid is not None and self._laid[0] is assessment else None

        def work() -> tuple[Wanted, Scene, Sheet]:
            scene = known or scene_of(assessment)
            return wanted, scene, sheet(scene, width, zone=zone, as_list=as_list)

        def gather() -> None:
            self.show_from_thread(self._show_laid, work())

        if len(self.live.answers.subjects()) <= FEW:
            self._take(work())
        else:
            self.run_worker(gather, thread=True, exclusive=True, group="layout")

    def _take(self, found: tuple[Wanted, Scene, Sheet]) -> None:
        self._laid, self._scene, self._sheet = found
        self._laying = None

    def _show_laid(self, found: tuple[Wanted, Scene, Sheet]) -> None:
        if found[0] != self._laying:
            return
        is_first = self._laid is None
        self._take(found)
        if is_first:
            self._begin()
        self._anew()
        self._laid_out()

    def _laid_out(self) -> None:
        """Do what had to wait for the drawing."""

    @property
    def drawing(self) -> Drawing:
        """The places."""
        return self.sheet.drawing

    @property
    def path(self) -> AttackPath | None:
        """The way of an attacker that is shown, if one is."""
        return self._paths[self._way] if self._paths and self._way >= 0 else None

    @property
    def chosen(self) -> str:
        """Key of what the cursor is on: a connection if one was chosen, else a component."""
        return self._flow or self._node

    def _view(self) -> View:
        heavy: set[str] = set()
        if self.path is not None:
            heavy |= page.flows_on(self.path)
        elif self._traces:
            heavy |= {self._flow} if self._flow else set(moves.flows_at(self.drawing, self.sheet.scene, self._node))
        return View(
            self.chosen,
            frozenset(heavy),
            page.steps(self.path) if self.path is not None else page.changed(self.changes),
            page.levels(self._threats) if self._shows_levels and self._threats is not None else None,
        )

    def _slice(self, number: int, width: int, height: int) -> list[Line]:
        """Return the part of the drawing that one of the widgets shows; all of them share one picture."""
        whole, view = self.app.size.width, self._view()
        wanted = (self.sheet, view, self._way, self._top, whole, height)
        if self._drawn[0] != wanted:
            self._drawn = (wanted, self._picture(view, whole, height))
        left = list(self.query(".slice").results(Paper))[number].region.x
        return [crop(row, left, width) for row in self._drawn[1]]

    def _picture(self, view: View, width: int, height: int) -> list[Line]:
        if not (self._scene.nodes or self._scene.zones):
            return [BLANK, line(" ", (LAYING, "dim"))] if self.is_laying else page.nothing_yet(width)
        self._top = min(self._top, max(self._whole(width) - height, 0))
        rows = self.sheet.rows(view, self._top, height)
        after = page.below(self.sheet.scene, self.drawing.listed, self._room(width))
        passed = max(self._top - self.drawing.height, 0)
        rows = [*rows, *after[passed : passed + height - len(rows)]]
        if self.path is None or self._room(width) == width:
            return rows
        room = self._room(width)
        return page.side_by_side(rows, step_rows(self.live, self.path, width - room - 2)[:height], room)

    def _room(self, width: int) -> int:
        """Return the columns of the drawing; in what is left beside it the way is told, where that is enough."""
        least = self.drawing.width + 3
        return least if self.path is not None and not self.sheet.is_list and width - least >= TOLD else width

    def _whole(self, width: int) -> int:
        """Return how many rows there are with what stands under the drawing."""
        return self.drawing.height + len(page.below(self.sheet.scene, self.drawing.listed, self._room(width)))

    def _details(self, width: int, height: int) -> list[Line]:
        return [rule(width), *page.in_rows(self._told(), width, height - 1)]

    def _told(self) -> tuple[Line, Line, Line]:
        names = {zone.key: zone.name for zone in self._scene.zones}
        what, bad, more = page.details(self.sheet.scene, self.chosen, self._threats, self.path, names)
        if self.path is None and self.chosen in self.changes:
            bad = (*line((f"{self.changes[self.chosen]} ", "warn")), *bad)
        return what, bad, more

    def head_parts(self) -> tuple[Line, Line]:
        """Say what is drawn, and how much there is of it."""
        scene = self.sheet.scene
        zone = f"  {self.live.assessment.name(self._zone)} and its neighbours" if self._zone else ""
        sort = "  as a list" if self.sheet.is_list and scene.nodes else ""
        nodes, flows = len(scene.nodes), len(scene.flows)
        counts = f"{nodes} component{'s' * (nodes != 1)} · {flows} connection{'s' * (flows != 1)}"
        right = line((LAYING if self.is_laying else counts, "dim")) if self.app.size.width >= NARROW else ()
        return (*line((" Diagram", "strong"), (zone, "warn"), (sort, "dim")), *self.changed_line()), right

    def resting(self) -> Line:
        """Say which way is shown, why there is a list, or what the row of details has no room for."""
        if self.path is not None and self._paths is not None:
            return page.way_line(self.live.assessment, self.path, self._way + 1, len(self._paths))
        if not self.sheet.is_list or self._as_list or not self.sheet.scene.nodes:
            size = self.app.size
            cut = page.cut_details(self._told(), size.width, 1 if size.height < LOW else 2)
            return line(f" {cut}") if cut else ()
        least = self.sheet.least
        why = f"it needs {least} columns" if least else "too many lines"
        return line(" ", (f"A list: {why}; z for a zone.", "dim"))

    def resting_rows(self, width: int) -> list[Line]:
        """Say all of it; a way of an attacker has a long name."""
        return speech_rows(self.resting(), width)

    # --- keys and help

    def actions(self) -> Sequence[Action]:
        """Return the keys of the place; while nothing is drawn, those that lead on."""
        if not (self._scene.nodes or self._scene.zones):
            return [find("diagram", "leave"), find("everywhere", "places")]
        order = ("follow", "along", "trace", "zoom", "levels", "way", "dangers", "questions", "find", "leave")
        return [*(find("diagram", name) for name in order), find("everywhere", "places")]

    def help_contexts(self) -> Sequence[str]:
        """Return the contexts whose keys work here."""
        return ("everywhere", "diagram")

    # --- where the cursor is

    def _go(self, node: str, flow: str = "") -> None:
        """Put the cursor on a component, or on a connection of it, and keep that in sight."""
        self._node, self._flow = node, flow
        size = self.query_one("#drawing").size
        if size.height:
            rows = moves.rows_of(self.drawing, node, flow)
            self._top = moves.scrolled(self._top, rows, size.height, self._whole(size.width))
        self._message = ()
        self._redraw()

    def _redraw(self) -> None:
        for paper in self.query(".slice, #details, #foot").results(Paper):
            paper.redraw()

    def _anew(self) -> None:
        """Show something else: the cursor stays where it is if that is still there."""
        if self.drawing.of(self._node) is None:
            self._node, self._flow = moves.step(self.drawing, "", 0), ""
        self.redraw_head()
        self._go(self._node, self._flow)

    def on_resize(self) -> None:
        """Find other places for another width."""
        super().on_resize()
        self.query_one("#details").styles.height = 2 if self.app.size.height < LOW else 3
        self.call_after_refresh(self._anew)

    def on_click(self, event: Click) -> None:
        """Put the cursor where somebody clicked."""
        area = self.query_one("#drawing").region
        if not area.contains(event.screen_x, event.screen_y):
            return
        found = self.drawing.at(event.screen_x - area.x, event.screen_y - area.y + self._top)
        subject = self.sheet.scene.by_key.get(found)
        if isinstance(subject, Node):
            self._go(found)
        elif isinstance(subject, Flow):
            self._go(self._node if self._node in (subject.source, subject.target) else subject.source, found)

    def action_up(self) -> None:
        """Go to the component above."""
        self._go(moves.step(self.drawing, self._node, -1))

    def action_down(self) -> None:
        """Go to the component below."""
        self._go(moves.step(self.drawing, self._node, 1))

    def action_to_left(self) -> None:
        """Go to the left column."""
        self._go(moves.across(self.drawing, self._node, right=False))

    def action_to_right(self) -> None:
        """Go to the right column."""
        self._go(moves.across(self.drawing, self._node, right=True))

    def action_first(self) -> None:
        """Go to the first component."""
        self._go(moves.step(self.drawing, "", 0))

    def action_last(self) -> None:
        """Go to the last component."""
        self._go(moves.step(self.drawing, self._node, len(self._scene.nodes)))

    def action_page_up(self) -> None:
        """Move up a page."""
        self._turn(-1)

    def action_page_down(self) -> None:
        """Move down a page."""
        self._turn(1)

    def _turn(self, pages: int) -> None:
        width, height = self.query_one("#drawing").size
        top = self._top + pages * max(height - 2, 1)
        self._top = min(max(top, 0), max(self._whole(width) - height, 0))
        last = self._top + height
        boxes = [box for box in moves.nodes(self.drawing) if box.rect.y < last]
        if boxes and self._node not in [b.subject for b in boxes if b.rect.y + b.rect.height > self._top]:
            seen = [box for box in boxes if box.rect.y >= self._top] or boxes[-1:]
            self._node, self._flow = seen[0].subject, ""
        self._redraw()

    def action_along(self) -> None:
        """Go through the connections of a component, and then to none."""
        self._go(self._node, moves.next_flow(self.drawing, self.sheet.scene, self._node, self._flow))

    def action_follow(self) -> None:
        """Go to the other end of a connection; without one, take the first."""
        if not self._flow:
            self.action_along()
            return
        other = moves.other_end(self.sheet.scene, self._node, self._flow)
        if other == self._node:
            self.tell("Both ends are here, or the other one is no component.", wrong=True)
            return
        self._go(other)

    def action_find(self) -> None:
        """Ask for a name and go there."""
        self.run_worker(self._find(), group="asking", exclusive=True)

    async def _find(self) -> None:
        text = await self.ask("Go to the component:")
        words = (text or "").casefold().split()
        order = [box.subject for box in moves.nodes(self.drawing)]
        at = order.index(self._node) + 1 if self._node in order else 0
        names = {node.key: f"{node.name} {node.about}".casefold() for node in self.sheet.scene.nodes}
        hit = next((key for key in (*order[at:], *order[:at]) if all(word in names[key] for word in words)), "")
        if words and hit:
            self._go(hit)
        elif words:
            self.tell(f"Nothing here is called “{text}”.", wrong=True)
