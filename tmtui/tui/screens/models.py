"""Models: every threat model of the workspace, how far each is, and starting a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from tmtui.model.errors import TmtuiError
from tmtui.tui.bindings import bindings
from tmtui.tui.lines import Line, line, pad
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.words import day
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.workspace.workspace import ModelInfo, ModelProgress


class ModelsScreen(ListFrame):
    """The list of threat models."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("models")
    context = "models"
    empty_text = "No threat model yet. n starts one."

    def __init__(self) -> None:
        super().__init__()
        self._models: Sequence[ModelInfo] = ()
        self._progress: dict[str, ModelProgress] = {}

    def on_mount(self) -> None:
        """List the models at once, and how far each is one after the other."""
        self._models = self.tmtui.workspace.models()
        super().on_mount()
        self._waiting = [info.slug for info in self._models]
        self.set_timer(0.2, self._work_out_next)

    def _work_out_next(self) -> None:
        """Derive one model at a time, so that keys are never kept waiting for the whole list."""
        if not self._waiting or not self.is_current:
            return
        slug = self._waiting.pop(0)
        try:
            self._progress[slug] = self.tmtui.workspace.progress(slug)
        except TmtuiError:
            self._progress.pop(slug, None)
        self.fill()
        self.set_timer(0.05, self._work_out_next)

    def head_parts(self) -> tuple[Line, Line]:
        """Say where the workspace lies."""
        return line((" Threat models", "strong")), line((str(self.tmtui.workspace.path), "dim"))

    def items(self, width: int) -> Sequence[Item]:
        """Return one row for each model."""
        room = max(width - 60, 16)
        return [Item(info.slug, self._row(info, room), 0, opens=True) for info in self._models]

    def _row(self, info: ModelInfo, room: int) -> Line:
        found = self._progress.get(info.slug)
        how_far = f"{found.answered}/{found.total} answered" if found else f"{info.facts} facts"
        risk = "" if found is None else "too early" if found.risk.too_early else f"risk {found.risk.now}"
        return line(pad(info.name, room), f"  {how_far:<18}", f"{risk:<12}", (day(info.last_said), "dim"))

    def action_open(self) -> None:
        """Open the interview of a model."""
        item = self.outline.current
        if item is None:
            return
        try:
            self.tmtui.start(item.id)
        except TmtuiError as error:
            self.tell(str(error), wrong=True)

    def action_new(self) -> None:
        """Start a new model."""
        from tmtui.tui.screens.welcome import WelcomeScreen

        self.tmtui.show(WelcomeScreen())
