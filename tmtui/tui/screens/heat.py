"""The heat map: likelihood against impact, and the way from a cell to the list of its threats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from tmtui.model.threat import Threat
from tmtui.tui.bindings import bindings
from tmtui.tui.keymap import Action, find
from tmtui.tui.lines import BLANK, Line, line
from tmtui.tui.pages import heat as page
from tmtui.tui.pages.words import NARROW
from tmtui.tui.screens.frame import ROOMY_FOOT
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.tui.widgets.paper import Paper
from tmtui.workspace.live import LiveModel


class HeatScreen(ListFrame):
    """Twenty-five cells; one of them is chosen, or all."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("heat")
    context = "heat"

    def __init__(self, live: LiveModel, cell: page.Cell | None, choose: Callable[[page.Cell | None], None]) -> None:
        """Show the map.

        Args:
            live: the model.
            cell: where to begin; nothing for the worst.
            choose: what to do with the cell that is chosen; nothing stands for all.
        """
        super().__init__()
        self.live = live
        self._cell = cell
        self._choose = choose
        self._heat: dict[page.Cell, page.Count] | None = None
        self._inside: dict[page.Cell, list[Threat]] = {}

    def body(self) -> Iterable[Widget]:
        """Return the map."""
        yield Paper(self._map, id="map")

    def on_mount(self) -> None:
        """Show the frame at once, and the map when the threats are known."""
        super().on_mount()
        self._work_out()

    def _work_out(self) -> None:
        assessment = self.live.assessment

        def gather() -> None:
            threats = assessment.threats()
            self.show_from_thread(self._show, (page.heat_of(threats), page.by_cell(threats)))

        self.run_worker(gather, thread=True, exclusive=True, group="threats")

    def _show(self, worked_out: tuple[dict[page.Cell, page.Count], dict[page.Cell, list[Threat]]]) -> None:
        found, self._inside = worked_out
        self._heat = found
        self._cell = self._cell or page.worst(found)
        self.compare(self.live, page.heat_seen(found))
        self.fill()

    def fill(self) -> None:
        """Draw everything as it is now."""
        self.query_one("#map", Paper).redraw()
        self.redraw_head()
        self.redraw_foot()

    def news(self, sentences: Sequence[str]) -> None:
        """Count anew."""
        self._work_out()
        self.tell(sentences[0])

    def actions(self) -> Sequence[Action]:
        """Return the keys of the map."""
        return [
            find("heat", "open"),
            find("heat", "everything"),
            find("listing", "leave"),
            find("everywhere", "places"),
        ]

    def head_parts(self) -> tuple[Line, Line]:
        """Say how many threats there are."""
        counts = (self._heat or {}).values()
        certain, possible = sum(each.certain for each in counts), sum(each.possible for each in counts)
        only = "only " if self.app.size.width >= ROOMY_FOOT else ""
        right = f"{certain} certain · {possible} {only}possible" if self._heat is not None else "working …"
        title = "Threats by likelihood and impact" if self.app.size.width >= ROOMY_FOOT else "Heat map"
        return (*line((f" {title}", "strong")), *self.changed_line()), line((right, "dim"))

    def resting(self) -> Line:
        """Say what stands in the cell under the mark."""
        change = self.changes.get(page.cell_id(self._cell), "") if self._cell is not None else ""
        if self._heat is None or self._cell is None:
            return ()
        return line(f" {page.told(self._heat, self._cell, change, short=self.app.size.width < NARROW)}")

    def _map(self, width: int, height: int) -> Sequence[Line]:
        if self._heat is None:
            return [line("   ", ("Working it out …", "dim"))]
        rows = page.heat_rows(self._heat, width - 2, self._cell, page.changed_cells(self.changes))
        if len(rows) < height:
            left = height - len(rows) - 2
            inside = page.inside_rows(self._inside.get(self._cell or page.CORNER, ()), width - 2, left)
            rows += [BLANK, *inside] if inside else []
            return [BLANK, *((*line(" "), *row) for row in rows)]
        # Where the map is higher than the terminal, the cell under the mark stays in sight.
        top = page.row_of(self._cell) + 2 - height if self._cell is not None else 0
        return [(*line(" "), *row) for row in rows[max(top, 0) :]]

    def _move(self, likelihood: int, impact: int) -> None:
        if self._cell is not None:
            self._cell = page.moved(self._cell, likelihood, impact)
            self.query_one("#map", Paper).redraw()
            self._message = ()
            self.redraw_foot()

    def action_up(self) -> None:
        """Go to what is likelier."""
        self._move(1, 0)

    def action_down(self) -> None:
        """Go to what is less likely."""
        self._move(-1, 0)

    def action_to_left(self) -> None:
        """Go to less impact."""
        self._move(0, -1)

    def action_to_right(self) -> None:
        """Go to more impact."""
        self._move(0, 1)

    def action_page_up(self) -> None:
        """Go to the likeliest."""
        self._move(page.SIZE, 0)

    def action_page_down(self) -> None:
        """Go to the least likely."""
        self._move(-page.SIZE, 0)

    def action_first(self) -> None:
        """Go to the least impact."""
        self._move(0, -page.SIZE)

    def action_last(self) -> None:
        """Go to the most impact."""
        self._move(0, page.SIZE)

    def action_open(self) -> None:
        """List the threats of the cell."""
        if self._heat is None or self._cell not in self._heat:
            self.tell("No threat stands in this cell.")
            return
        self.tmtui.leave()
        self._choose(self._cell)

    def action_everything(self) -> None:
        """List the threats of all cells."""
        self.tmtui.leave()
        self._choose(None)
