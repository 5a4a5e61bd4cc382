"""What every place has in common: a head, a body, a line that speaks, and the keys valid now.

Questions to the person at the keyboard (a note, a name, a date) are put on the line that speaks, never in a dialog over
the screen: a dialog repaints everything twice over a slow line, and does not fit into 40 columns.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Region
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from tmtui.tui.bindings import KeyHint, bindings, hints, keys_line
from tmtui.tui.keymap import CONTEXTS, PLACES, Action, remapped
from tmtui.tui.lines import STYLES, Line, Span, fit, line, rule, spread, width_of, wrap
from tmtui.tui.pages.speech import speech_rows
from tmtui.tui.widgets.aside import put_at, take_away
from tmtui.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from tmtui.tui.app import TmtuiApp
    from tmtui.tui.widgets.menu_line import MenuItem, MenuLine
    from tmtui.tui.widgets.palette import Palette, PromptField
    from tmtui.tui.widgets.text_field import TextField

Over = TypeVar("Over", bound=Widget)

SMALLEST = (40, 12)
"""Columns and rows below which nothing useful can be shown."""


WIDE = 120
"""Columns from which sections and live panel stand beside the card."""

ROOMY_FOOT = 100
"""Columns from which the line of keys names the list of commands too."""

FOLDERS = re.compile(r"(?<!\S)/(?:[^\s/]+/)+")
"""The folders of a file: there is room for its name, and for what to do."""

WHILE_ASKED = frozenset({"editor", "leave", "leave_field"})
"""Actions that work while something is asked on the line that speaks."""


class Frame(Screen[None]):
    """A place: subclasses fill the body, the head and the keys."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")
    COMPONENT_CLASSES = {f"paper--{style}" for style in STYLES}  # noqa: RUF012  (Textual declares it so)
    """Styles of lines, kept once for all papers: Textual works each out anew for every widget that declares it."""
    AUTO_FOCUS = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual repaints the whole screen when the focus moves; here only lines that draw themselves ever have it."""
    title_text = ""

    def __init__(self) -> None:
        super().__init__()
        self._message: Line = ()
        self._answered: asyncio.Future[str | None] | None = None
        self._asked: Widget | None = None
        self._drafts: dict[str, str] = {}
        self._label = ""
        self._laid_over: dict[str, Widget] = {}

    @property
    def tmtui(self) -> TmtuiApp:
        """The app, by its own type."""
        return cast("TmtuiApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out head, body and foot; the lines to type on lie over the foot and are made when first needed."""
        yield Paper(self._head, id="head")
        with Horizontal(id="body"):
            yield from self.body()
        yield Paper(self._foot, id="foot")

    def body(self) -> Iterable[Widget]:
        """Return the widgets of the body."""
        return ()

    def head_parts(self) -> tuple[Line, Line]:
        """Return what stands left and right in the head."""
        return line((f" {self.title_text}", "strong")), ()

    def resting(self) -> Line:
        """Return what the line that speaks shows when there is nothing to say."""
        return ()

    def resting_rows(self, width: int) -> list[Line]:
        """Return the two rows above the keys when there is nothing to say."""
        return [rule(width), fit(self.resting(), width)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is asked on the line that speaks, only what belongs to it works; no model has no threats."""
        if action in ("threats", "plan") and self.tmtui.live is None:
            return False
        return self._answered is None or action in WHILE_ASKED

    def actions(self) -> Sequence[Action]:
        """Return the actions valid now, the most useful first."""
        return ()

    def is_typing(self) -> bool:
        """Whether a text field has the keys."""
        return isinstance(self.focused, Input)

    def key_hints(self) -> list[KeyHint]:
        """Return the keys of the place valid now."""
        return hints(remapped(self.actions(), self.tmtui.profile.keymap), typing=self.is_typing())

    # --- what it draws

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:  # fmt: skip
        """Paint what a new layout moves, and not all that stays: of the place itself nothing is ever seen."""
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)

    def _too_small(self, width: int, height: int) -> list[Line]:
        wide, high = SMALLEST
        text = f"This terminal has {width} columns and {height} rows; {wide} × {high} are needed. Nothing is lost."
        return wrap(text, width)

    def _head(self, width: int, height: int) -> list[Line]:
        left, right = self.head_parts()
        return [spread(left, fit((*right, Span(" ")), width), width), rule(width)]

    def _foot(self, width: int, height: int) -> list[Line]:
        everywhere = remapped(CONTEXTS["everywhere"], self.tmtui.profile.keymap)
        last_ones = {"keys", "quit", "commands"} if width >= ROOMY_FOOT else {"keys", "quit"}
        last = [each for each in hints(everywhere, typing=self.is_typing()) if each[1] in last_ones]
        if self._answered is not None and self.looks_for_a_command:
            first, last = [("enter", "do it"), ("↑ ↓", "move"), ("esc", "leave")], []
        elif self._answered is not None and self.is_typing():
            first, last = [("enter", "accept"), ("esc", "leave, keep the text"), ("F4", "editor")], []
        elif self._asked is not None and not self.is_typing():
            first, last = [("esc", "leave")], []
        else:
            first = self.key_hints()
        keys = keys_line(first, last, width)
        if self._label:
            return [rule(width), (Span(f" {self._label} ", "strong"),), keys]
        return [*(speech_rows(self._message, width) if self._message else self.resting_rows(width)), keys]

    def redraw(self) -> None:
        """Draw everything again; only what differs is sent."""
        for paper in self.query(Paper):
            paper.redraw()

    def redraw_head(self) -> None:
        """Draw the head again."""
        self.query_one("#head", Paper).redraw()

    def news(self, sentences: Sequence[str]) -> None:
        """Say what other people said."""
        self.tell(sentences[0])

    def redraw_foot(self) -> None:
        """Draw the foot again."""
        for foot in self.query("#foot").results(Paper):
            foot.redraw()

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Put a sentence on the line that speaks, in place of what stood there."""
        if wrong:
            self._message = line((" ✗ ", "bad"), (FOLDERS.sub("", text), "bad"))
        else:
            self._message = line(" ", text) if text else ()
        self.redraw_foot()

    def on_resize(self) -> None:
        """Say so when the terminal is too small; go on when it is large enough again."""
        width, height = self.app.size
        is_tiny = width < SMALLEST[0] or height < SMALLEST[1]
        if is_tiny and not self.query("#small"):
            self.mount(Paper(self._too_small, id="small"), after="#foot")
        self.set_class(is_tiny, "-tiny")
        if self._asked is not None:
            self.place_prompt(self._asked)
        if self.looks_for_a_command:
            self.palette.place()

    def on_descendant_focus(self) -> None:
        """Other keys are valid now."""
        self.redraw_foot()

    # --- asking on the line that speaks

    def _over(self, kind: type[Over], name: str) -> Over:
        """Return what lies over the foot under a name; most of it is never asked for, so it is only made now.

        It comes before the other widgets, for Textual paints all those again whose place from the last one changes.
        """
        if name not in self._laid_over:
            self._laid_over[name] = kind(id=name)
            self.mount(self._laid_over[name], before=0)
        return cast(Over, self._laid_over[name])

    @property
    def prompt(self) -> PromptField:
        """The line one types on when something is asked."""
        from tmtui.tui.widgets.palette import PromptField

        return self._over(PromptField, "prompt")

    @property
    def palette(self) -> Palette:
        """What lies above the foot while something is looked for that can be done."""
        from tmtui.tui.widgets.palette import Palette

        return self._over(Palette, "palette")

    @property
    def looks_for_a_command(self) -> bool:
        """Whether the palette is open."""
        return "palette" in self._laid_over and self.palette.is_open

    async def ask(self, label: str, initial: str = "", *, draft: str = "") -> str | None:
        """Ask for a line of text; nothing when it was left with Esc, and then the text is kept for the next time."""
        field = self.prompt
        kept = self._drafts.pop(draft or label, "") or initial
        self._label = label
        field.put(kept)
        answer = await self._wait(field)
        if answer is None:
            self._drafts[draft or label] = field.value
        return answer

    async def menu(self, label: str, items: Sequence[MenuItem]) -> str:
        """Ask for one of a few things by one key; empty when it was left with Esc."""
        from tmtui.tui.widgets.menu_line import MenuLine

        menu = self._over(MenuLine, "menu")
        menu.offer(label, items)
        return await self._wait(menu) or ""

    async def _wait(self, widget: Widget) -> str | None:
        before = self.focused
        self._asked = widget
        self._answered = asyncio.get_running_loop().create_future()
        self.tell("")
        self.place_prompt(widget)
        self.set_focus(widget, scroll_visible=False)  # at once: it may be answered a moment later
        self.redraw_foot()
        try:
            return await self._answered
        finally:
            self._answered = self._asked = None
            self._label = ""
            take_away(widget)
            self.set_focus(before)
            self.redraw_foot()

    def _settle(self, value: str | None) -> None:
        if self._answered is not None and not self._answered.done():
            self._answered.set_result(value)

    def place_prompt(self, widget: Widget) -> None:
        """Put a line to type or pick on behind its label."""
        width, height = self.app.size
        at = min(width_of((Span(f" {self._label} "),)), width // 2) if self._label else 0
        rows = len(cast("MenuLine", widget).rows(width)) if widget.id == "menu" else 1
        put_at(widget, at, height - 1 - rows, width - at, rows)

    @on(Input.Submitted, "#prompt")
    def prompt_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        event.stop()
        if not self.looks_for_a_command or self.palette.current is not None:
            self._settle(event.value)

    def on_text_field_escaped(self, event: TextField.Escaped) -> None:
        """Leave what is asked, then do what the letter does."""
        event.stop()
        if self.leave_prompt():
            self.call_after_refresh(self.app.simulate_key, event.key)

    def on_menu_line_picked(self, event: MenuLine.Picked) -> None:
        """Take what was picked."""
        event.stop()
        self._settle(event.value or None)

    def leave_prompt(self) -> bool:
        """Leave a question on the line that speaks; whether there was one."""
        if self._answered is None:
            return False
        self._settle(None)
        return True

    def edit_prompt(self) -> bool:
        """Go on with what is being typed in the person's own editor; whether there was something."""
        if self._answered is None or not self.is_typing() or self.looks_for_a_command:
            return False
        from tmtui.tui.editor import edit

        field = self.prompt
        edited = edit(self.app, field.value)
        if edited.text is not None:
            field.put(edited.text)
            self._settle(edited.text)
        else:
            self._settle(None)  # what was typed is kept for the next time
            self.call_later(self.tell, edited.trouble, wrong=True)
        return True

    # --- actions of every place

    def action_places(self) -> None:
        """Offer the other places."""
        self.run_worker(self._choose_place(), group="asking", exclusive=True)

    async def _choose_place(self) -> None:
        place = await self.menu("Go to", PLACES)
        if place == "palette":
            self.call_later(self.action_palette)
        elif place:
            self.tmtui.go(place)

    def action_palette(self) -> None:
        """Offer everything that can be done from here."""
        self.run_worker(self._command(), group="asking", exclusive=True)

    async def _command(self) -> None:
        from tmtui.tui.screens.commands import do, entries_of

        palette = self.palette
        palette.offer(entries_of(self))
        self._label = "Do or go:"
        field = self.prompt
        field.put("")
        try:
            picked = await self._wait(field)
        finally:
            if palette.is_attached:  # not while the program ends
                palette.close()
                self.redraw_foot()
        if picked is not None and palette.current is not None:
            self.call_later(do, self, palette.current)

    def on_prompt_field_stepped(self, event: PromptField.Stepped) -> None:
        """Move the mark of what lies above."""
        event.stop()
        if self.looks_for_a_command:
            self.palette.step(event.steps)

    @on(Input.Changed, "#prompt")
    def prompt_changed(self, event: Input.Changed) -> None:
        """Narrow down what lies above."""
        event.stop()
        if self.looks_for_a_command:
            self.palette.narrow(event.value)

    def action_threats(self) -> None:
        """Go to the threats."""
        self.tmtui.go("threats")

    def action_plan(self) -> None:
        """Go to the plan."""
        self.tmtui.go("plan")

    def action_help(self) -> None:
        """Show the keys valid now."""
        self.tmtui.show_help(self)

    def action_quit(self) -> None:
        """Leave; everything is saved."""
        self.app.exit(return_code=0)

    def help_contexts(self) -> Sequence[str]:
        """Return the contexts whose keys the help lists."""
        return ("everywhere",)

    def help_text(self) -> list[tuple[str, str]]:
        """Return titles and texts the help shows above the keys."""
        return []
