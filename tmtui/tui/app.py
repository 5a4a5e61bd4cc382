"""The application: which place is shown, which model is open, and news from other people.

It draws nothing and decides nothing about threat models; places draw, the conversation decides.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Self

from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Event, InputEvent
from textual.screen import Screen

from tmtui.model.card import Receipt
from tmtui.model.errors import TmtuiError, Unusable
from tmtui.model.frozen import frozen
from tmtui.tui.profile import Profile
from tmtui.tui.run import only_after_a_stop
from tmtui.tui.screens.frame import WIDE, Frame
from tmtui.tui.screens.saving import SavingFrame
from tmtui.tui.themes import LOOKS, with_styles
from tmtui.tui.tidying import Tidying
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.live import LiveModel
from tmtui.workspace.roles import without_unknown_role
from tmtui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tmtui.tui.screens.interview import InterviewScreen

BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (170, "-roomy")]
"""Columns, and the class of a screen that has at least as many."""

PATIENCE = 200
"""Milliseconds the screen stands still for somebody else who writes; after them it tries again while it goes on."""

SAMPLE = "A sample; nothing is kept. F7 shows its threats, F8 the plan, 1-9 answers."
"""What the sample says first."""

AFTERWARDS = 0.1
"""Seconds after the first picture until what it did without is worked out."""

MOMENT = 0.02
"""Seconds at a time that letting go of what is out of date may take."""

POLL = 1.0
"""Seconds between two looks for what other people said."""


@frozen
class Person:
    """Who is at the keyboard."""

    author: str
    role: str = ""
    room: tuple[str, ...] = ()
    """Further roles present."""
    minutes: int = 0
    """How long there is; 0 for as long as it takes."""
    agenda: int = 0
    """Minutes of a meeting with phases; 0 for none."""


class TmtuiApp(App[int]):
    """The full screen over one workspace."""

    CSS_PATH = "style.tcss"
    TITLE = "tmtui"
    ENABLE_COMMAND_PALETTE = False
    # Textual's own declaration puts the None outside ClassVar.
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = BREAKPOINTS  # type: ignore[misc]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "interrupt", show=False, priority=True)]

    def __init__(
        self,
        workspace: Workspace,
        profile: Profile,
        person: Person,
        *,
        live: LiveModel | None = None,
        sections: Sequence[str] | None = None,
    ) -> None:
        super().__init__(ansi_color=True if profile.theme.startswith("ansi-") else None)
        self.workspace = workspace
        self.profile = profile
        self.person = person
        self._sections = sections
        self.live: LiveModel | None = None
        self.conversation: Conversation | None = None
        self._interrupted = False
        self._tidying = Tidying()
        self._starting = ExitStack()
        self._faults = list(profile.faults)
        self._first = self._begin_with(live)
        for look in LOOKS:
            self.register_theme(look.theme())
        self.theme = self._known(profile.theme)
        self.set_class(profile.ascii, "-ascii")
        self.set_class(profile.terse, "-terse")
        self.set_keymap({ident: ",".join(keys) for ident, keys in profile.keys})

    def _known(self, theme: str) -> str:
        if theme in self.available_themes:
            return theme
        self._faults.append(f"There is no theme {theme}; {', '.join(look.name for look in LOOKS)} are there.")
        return "ansi-dark"

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours of the theme, with one for each style of a line."""
        return with_styles(super().get_css_variables())

    def look(self, name: str) -> None:
        """Use another theme from now on."""
        self.ansi_color = None  # from here on the theme says whether the terminal's own colours are used
        self.theme = name

    def _begin_with(self, live: LiveModel | None) -> str:
        """Open what there is to open; return the place that shows it."""
        slugs = [] if live is not None else [info.slug for info in self.workspace.models()]
        if live is None and len(slugs) != 1:
            return "models" if slugs else "welcome"
        if live is None:
            self.open_live(slugs[0])
        else:
            self._converse(live)
        return "interview"

    def get_default_screen(self) -> Screen[None]:
        """Begin with the first place itself, and paint it when it is whole, so that nothing is painted twice."""
        self._starting.enter_context(self.batch_update())
        return self._sized(self.place(self._first))

    def on_ready(self) -> None:
        """Paint the first place."""
        self._starting.close()
        if self._faults and isinstance(self.screen, Frame):
            more = f" (`tmtui doctor` lists {len(self._faults) - 1} more)" if len(self._faults) > 1 else ""
            self.screen.tell(self._faults[0] + more, wrong=True)
        elif self.workspace.sample and isinstance(self.screen, Frame):
            self.screen.tell(SAMPLE)
        gc.freeze()
        self.set_timer(AFTERWARDS, self._weigh_up)

    def _weigh_up(self) -> None:
        """Work out the risk, which the first card does without and the first answer moves, while that card is read."""
        if self.live is not None:
            _ = self.live.assessment.risk

    def on_mount(self) -> None:
        """Look for news of other people from now on, and paint anew when the program was stopped and goes on."""
        only_after_a_stop()
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.set_interval(POLL, self.look_for_news)
        self.set_interval(POLL, self._tidy)

    def refresh(self, *, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint everything again, as after an editor or a stop; a place leaves out what a new layout lets stay."""
        if repaint and self.screen_stack:
            self.screen.refresh()
        return super().refresh(repaint=repaint, layout=layout, recompose=recompose)

    async def on_event(self, event: Event) -> None:
        """Note that somebody is at work, whatever the key is for."""
        if isinstance(event, InputEvent):
            self._tidying.touched()
        await super().on_event(event)

    def _tidy(self) -> None:
        """Let go of what is out of date and look for garbage, while nobody types and nothing is worked out."""
        if not self._tidying.rests or any(each.is_running and each.group != "asking" for each in self.workers):
            return
        self._tidying.tidy()
        end = monotonic() + MOMENT
        while self.live is not None and self.live.forget_outdated() and monotonic() < end:
            pass

    def open_live(self, slug: str) -> tuple[LiveModel, Conversation]:
        """Open a model and go on where this person stopped.

        Raises:
            BadInput: when the model or one of its banks is not there.
        """
        live = self.workspace.live(slug, author=self.person.author, role=self.person.role or self.profile.role)
        return live, self._converse(live)

    def _converse(self, live: LiveModel) -> Conversation:
        live.news()  # from here on, what others commit is news
        live.wait_at_most(PATIENCE)
        self.live = live
        wrong = without_unknown_role(live)
        self._faults += [wrong] if wrong else []
        person = self.person
        self.conversation = Conversation(
            live, sections=self._sections, room=person.room, minutes=person.minutes, agenda=person.agenda,
            coach=self.profile.coach, plainly=self.profile.plainly,
        )  # fmt: skip
        return self.conversation

    def place(self, name: str) -> Frame:
        """Make a place; its module is only imported now."""
        if name == "welcome":
            from tmtui.tui.screens.welcome import WelcomeScreen

            return WelcomeScreen()
        if name == "banks":
            from tmtui.tui.screens.banks import BanksScreen

            return BanksScreen()
        if name == "models" or self.live is None or self.conversation is None:
            from tmtui.tui.screens.models import ModelsScreen

            return ModelsScreen()
        if name == "threats":
            from tmtui.tui.screens.threats import ThreatsScreen

            return ThreatsScreen(self.live)
        if name == "paths":
            from tmtui.tui.screens.paths import PathsScreen

            return PathsScreen(self.live, self.conversation)
        if name == "plan":
            from tmtui.tui.screens.plan import PlanScreen

            return PlanScreen(self.live)
        if name == "diagram":
            from tmtui.tui.screens.diagram import DiagramScreen

            return DiagramScreen(self.live, self.conversation)
        if name == "answers":
            from tmtui.tui.screens.answers import AnswersScreen

            return AnswersScreen(self.live, self.conversation)
        if name == "report":
            from tmtui.tui.screens.report import ReportScreen

            return ReportScreen(self.live)
        from tmtui.tui.screens.interview import InterviewScreen

        return InterviewScreen(self.live, self.conversation)

    def go(self, name: str) -> None:
        """Show a place; the interview stays beneath the others and keeps what was typed."""
        if self.live is None and name not in ("models", "welcome", "banks"):
            if isinstance(self.screen, Frame):
                self.screen.tell("Open a model first.", wrong=True)
        elif self._holds() or (name == "interview" and self.show_interview() is not None):
            return
        elif len(self.screen_stack) == 1 or self.screen is self._interview():
            self.show(self.place(name))
        else:
            self.show(self.place(name), instead=True)

    def _sized(self, place: Frame) -> Frame:
        """Give a place the class of its width at once; Textual would give all its widgets their styles again for it."""
        return place.add_class(
            max((least, name) for least, name in BREAKPOINTS if least <= self.size.width)[1], update=False
        )

    def show(self, place: Frame, *, instead: bool = False) -> None:
        """Show a place over the present one or in its stead, painted once and not bit by bit."""
        self._sized(place)

        async def painted_once() -> None:
            with self.batch_update():
                await (self.switch_screen(place) if instead else self.push_screen(place))

        self.call_next(painted_once)

    def _interview(self) -> InterviewScreen | None:
        from tmtui.tui.screens.interview import InterviewScreen

        return next((screen for screen in self.screen_stack if isinstance(screen, InterviewScreen)), None)

    def show_interview(self) -> InterviewScreen | None:
        """Go back to the interview, if there is one beneath."""
        interview = self._interview()
        while interview is not None and self.screen is not interview:
            self.pop_screen()
        return interview

    def leave(self) -> None:
        """Go back to where the person came from, unless something is not written yet."""
        if len(self.screen_stack) > 1 and not self._holds():
            self.pop_screen()

    def _holds(self) -> bool:
        """Whether the place that would go must stay, as it has something that is not written yet."""
        place = self.screen
        return isinstance(place, SavingFrame) and place is not self._interview() and place.holds()

    def leave_to(self, going: Callable[[], None]) -> None:
        """Go back to the interview, and somewhere in it."""
        interview = self.show_interview()
        if interview is not None:
            interview.travel(going)

    def leave_to_receipt(self, receipt: Receipt) -> None:
        """Go back to the interview and show what an action led to."""
        interview = self.show_interview()
        if interview is not None:
            interview.said(receipt)

    def start(self, slug: str) -> None:
        """Open a model and show its interview, whatever was shown before."""
        live, conversation = self.open_live(slug)
        interview = self.show_interview()
        if interview is not None:
            interview.open(live, conversation)
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.show(self.place("interview"))

    def take_banks(self) -> None:
        """Go on with the open model over its banks as they are on disk now; the place that is shown stays.

        Raises:
            BadInput: when one of them cannot be used; the model then keeps those it has.
        """
        if self.live is None:
            return
        old = self.live
        live = self.workspace.live(old.slug, author=old.author, role=old.role, method=old.method)
        conversation = self._converse(live)
        interview = self._interview()
        if interview is not None:
            interview.open(live, conversation)

    def show_help(self, frame: Frame) -> None:
        """Show the keys valid in a place."""
        from tmtui.tui.screens.commands import valid_actions
        from tmtui.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.show(HelpScreen(frame.help_text(), frame.key_hints(), valid_actions(frame)))

    def look_for_news(self) -> None:
        """Take in what other people said; nothing is drawn when nobody did."""
        if self.conversation is None or self.live is None:
            return
        try:
            if not self.live.news():
                return
            sentences = self.conversation.refresh()
        except Unusable as error:
            if isinstance(self.screen, Frame):
                self.screen.tell(str(error), wrong=True)
            return
        except TmtuiError:
            return
        if sentences and isinstance(self.screen, Frame):
            self.screen.news(sentences)

    def end(self, code: int) -> None:
        """End as after a signal: the answers are on disk, the terminal is put back."""
        self.exit(return_code=code)

    def action_interrupt(self) -> None:
        """Leave at the second Ctrl-C; the first one says that nothing is lost."""
        if self._interrupted or not isinstance(self.screen, Frame):
            self.exit(return_code=130)
            return
        self._interrupted = True
        self.screen.tell("Everything answered is saved. Ctrl-C again leaves.")
