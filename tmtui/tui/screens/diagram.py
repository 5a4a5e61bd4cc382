"""The diagram: threats, the ways of attackers and single zones, shown on the drawn data flow.

Whatever takes time is worked out in threads; the drawing shows at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tmtui.model.path import AttackPath
from tmtui.tui.diagram.scene import Node, chain
from tmtui.tui.pages import diagram as page
from tmtui.tui.screens.diagram_frame import DiagramFrame


class DiagramScreen(DiagramFrame):
    """What is shown on the drawing, and where one goes from it."""

    def on_mount(self) -> None:
        """Find the threats while the drawing shows."""
        super().on_mount()
        self._find_threats()

    def news(self, sentences: Sequence[str]) -> None:
        """Draw what other people changed."""
        self._draw_anew()
        self.tell(sentences[0])

    def on_screen_resume(self) -> None:
        """Draw anew what changed while another place lay over this one."""
        if self.live.assessment is not self._assessed:
            self._draw_anew()

    def _draw_anew(self) -> None:
        self._assessed = self.live.assessment
        self._paths, self._way = None, -1
        self._anew()
        self._find_threats()

    def action_trace(self) -> None:
        """Draw the connections of where the cursor is heavily, or no longer."""
        self._traces = not self._traces
        if self.path is not None:
            self._way = -1
        self._redraw()

    def action_as_list(self) -> None:
        """Show a list, or the drawing again."""
        self._as_list = not self._as_list
        self._anew()

    def action_levels(self) -> None:
        """Show levels of threats, or what things are."""
        self._shows_levels = not self._shows_levels
        self._redraw()
        if self._threats is None:
            self._says_working = True
            self.tell("Working the threats out …")

    def action_zoom(self) -> None:
        """Show one zone, or everything again."""
        self.run_worker(self._zoom(), group="asking", exclusive=True)

    async def _zoom(self) -> None:
        if self._zone:
            self._zone = ""
            self._anew()
            return
        node = self._scene.by_key.get(self._node)
        parents = {zone.key: zone.parent for zone in self._scene.zones}
        around = chain(parents, node.zone) if isinstance(node, Node) else []
        if len(around) > 1:
            named = [(str(at), key, self.live.assessment.name(key)) for at, key in enumerate(around[:9], 1)]
            around = [key for key in [await self.menu("Show the zone", named)] if key]
            if not around:
                return
        if not around:
            self.tell("This stands in no zone yet.", wrong=True)
            return
        self._zone = around[0]
        self._top = 0
        self._anew()

    def action_leave(self) -> None:
        """Leave what is asked for, let go of the connection, leave the zone, or leave the place."""
        if self.leave_prompt():
            return
        if self._flow:
            self._go(self._node)
        elif self._zone:
            self.action_zoom()
        else:
            self.tmtui.leave()

    # --- threats and ways

    def _find_threats(self) -> None:
        assessment = self._assessed = self.live.assessment

        def gather() -> None:
            self.show_from_thread(self._show_threats, page.threatened(assessment.threats()))

        self.run_worker(gather, thread=True, exclusive=True, group="threats")

    def _laid_out(self) -> None:
        """Find what changed since the last look, once both the drawing and the threats are known."""
        if self._threats is not None and not self.is_laying:
            self.compare(self.live, page.drawn_seen(self._scene, self._threats))

    def _show_threats(self, found: dict[str, page.Threatened]) -> None:
        self._threats = found
        self._laid_out()
        if self._says_working:
            self._says_working, self._message = False, ()
        self.redraw_head()
        self._redraw()

    def action_way(self) -> None:
        """Show the likeliest way of an attacker, then the next, then none."""
        if self._paths is not None:
            self._show_way(self._way + 1)
            return
        assessment = self.live.assessment

        def gather() -> None:
            self.show_from_thread(self._show_paths, assessment.paths())

        self.tell("Working the ways of attackers out …")
        self.run_worker(gather, thread=True, exclusive=True, group="ways")

    def _show_paths(self, found: Sequence[AttackPath]) -> None:
        self._paths = found
        self._show_way(0)

    def _show_way(self, number: int) -> None:
        """Show a way and put the cursor where it begins; none after the last."""
        if not self._paths:
            self.tell("No way of an attacker is known. That may only mean that no crown jewel was named yet.")
            return
        self._way = number if number < len(self._paths) else -1
        first = next(iter(page.steps(self.path)), "") if self.path is not None else ""
        self._go(first if first and self.drawing.of(first) is not None else self._node)

    # --- where one goes from here

    def action_dangers(self) -> None:
        """Show the threats of where the cursor is."""
        if not self.chosen:
            return
        from tmtui.tui.screens.threats import ThreatsScreen

        self.tmtui.show(ThreatsScreen(self.live, words=self.live.assessment.name(self.chosen)))

    def action_questions(self) -> None:
        """Ask in the interview what is open about where the cursor is, what moves the risk most first."""
        subject = self.chosen
        assessment = self.live.assessment
        for each in assessment.open_questions():
            if each.subject == subject and subject in assessment.asked(each.id):
                self.tmtui.leave_to(partial(self.conversation.go_to, each.id, subject))
                return
        self.tell(f"Nothing is open about {self.live.assessment.name(subject)}." if subject else "")
