"""The app on a stage: the real workspace and the real conversation, with keys pressed by a pilot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.interview.room import new_model, open_room, picture
from tmtui.model.value import Value
from tmtui.tui.app import Person, TmtuiApp
from tmtui.tui.config import read_config
from tmtui.tui.profile import profile_of
from tmtui.tui.screens.interview import InterviewScreen
from tmtui.tui.widgets.paper import Paper
from tmtui.tui.widgets.text_field import TextField
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.live import LiveModel


class Stage:
    """An app that runs, and the keys of whoever sits before it."""

    def __init__(self, app: TmtuiApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def live(self) -> LiveModel:
        """The open model."""
        assert self.app.live is not None
        return self.app.live

    @property
    def talk(self) -> Conversation:
        """The conversation on the screen."""
        assert self.app.conversation is not None
        return self.app.conversation

    @property
    def at(self) -> tuple[str, str]:
        """Question and subject on the screen."""
        return (self.talk.card.id, self.talk.card.subject)

    @property
    def text(self) -> str:
        """Everything on the screen, as text."""
        papers = sorted(self.app.screen.query(Paper), key=lambda paper: paper.styles.layer == "over")
        return "\n".join(paper.text for paper in papers)

    def field(self, name: str = "field") -> TextField:
        """A text field of the screen."""
        return self.app.screen.query_one(f"#{name}", TextField)

    async def press(self, *keys: str) -> Stage:
        """Press keys."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return self

    async def enter(self, text: str, name: str = "field") -> Stage:
        """Type a text at once and press Enter."""
        self.field(name).put(text)
        return await self.press("enter")

    async def go(self, question: str, subject: str = "model") -> Stage:
        """Show a question."""
        screen = self.app.screen
        assert isinstance(screen, InterviewScreen)
        screen.travel(lambda: self.talk.go_to(question, subject))
        await self.pilot.pause()
        return self

    def value(self, subject: str, attribute: str) -> Value:
        """What stands on an attribute."""
        return self.live.answers.value(subject, attribute)


@asynccontextmanager
async def on_stage(
    folder: Path, *, size: tuple[int, int] = (80, 24), drawn: bool = False, models: int = 1, **env: str
) -> AsyncIterator[Stage]:
    """Run the app over a fresh workspace.

    Args:
        folder: where the workspace lies.
        size: columns and rows.
        drawn: whether the balloon picture is drawn already.
        models: how many models there are.
        env: the environment the profile is taken from.
    """
    with open_room(folder) as workspace:
        for number in range(models):
            new_model(workspace, f"Balloon pictures {number + 1}" if number else "Balloon pictures")
        if drawn:
            picture(Conversation(workspace.live(author="facilitator")))
        config = read_config({"XDG_CONFIG_HOME": str(folder), **env})
        app = TmtuiApp(workspace, profile_of({"LANG": "C.UTF-8", **env}, config), Person("ops-1"))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Stage(app, pilot)


Act = Callable[[Stage], Awaitable[object]]
"""What somebody does on a stage."""


def play(folder: Path, act: Act, *, size: tuple[int, int] = (80, 24), drawn: bool = True) -> None:
    """Do something on a stage, where the balloon picture is drawn already."""

    async def run() -> None:
        async with on_stage(folder, size=size, drawn=drawn) as stage:
            await act(stage)

    asyncio.run(run())
