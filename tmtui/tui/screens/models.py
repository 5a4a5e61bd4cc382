"""Models: every threat model of the workspace, how far each is, and starting, copying, naming and archiving one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tmtui.model.errors import TmtuiError
from tmtui.tui.bindings import bindings
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.models import model_items
from tmtui.tui.pages.outline import Item
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.workspace.keeping import archive, duplicate, rename
from tmtui.workspace.workspace import ModelInfo, ModelProgress, progress_of


class ModelsScreen(ListFrame):
    """The list of threat models."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("models")
    context = "models"
    empty_text = "No threat model yet. n starts one."

    def __init__(self) -> None:
        super().__init__()
        self._models: Sequence[ModelInfo] = ()
        self._hidden = 0
        self._all = False
        self._progress: dict[str, ModelProgress | None] = {}

    def on_mount(self) -> None:
        """List the models at once, and how far each is one after the other."""
        self._waiting: list[str] = []
        super().on_mount()
        self.list_again()
        live = self.tmtui.live
        first = live.slug if live is not None else next((item.id for item in self.outline.items if item.id), "")
        self.outline.go_to(first)
        self._work_out()

    def on_screen_resume(self) -> None:
        """List them again after another place lay over this one."""
        if self._was_left and self._models:
            self.list_again()
            self._work_out()

    def list_again(self) -> None:
        """List the models as they are now."""
        known = self.tmtui.workspace.models(archived=True)
        self._hidden = sum(info.archived for info in known)
        self._models = [info for info in known if self._all or not info.archived]
        if not self._models and self._hidden:
            self.outline.empty = "All models are archived. v shows them, n starts another one."
        self._waiting = [info.slug for info in self._models if info.slug not in self._progress]
        self.fill()

    def _work_out(self) -> None:
        """Derive one model after the other in a thread; the open one is derived already."""
        workspace, live, waiting = self.tmtui.workspace, self.tmtui.live, list(self._waiting)

        def gather() -> None:
            for slug in waiting:
                try:
                    found = progress_of(live) if live is not None and live.slug == slug else workspace.progress(slug)
                except TmtuiError:
                    found = None
                if not self.show_from_thread(self._show, (slug, found)):
                    return

        self.run_worker(gather, thread=True, exclusive=True, group="progress")

    def _show(self, found: tuple[str, ModelProgress | None]) -> None:
        self._progress[found[0]] = found[1]
        self.fill()

    def head_parts(self) -> tuple[Line, Line]:
        """Say where the workspace lies, and what is hidden."""
        hidden = f"  {self._hidden} archived" if self._hidden else ""
        shown = ", shown" if self._hidden and self._all else ", hidden" if self._hidden else ""
        path = str(self.tmtui.workspace.path)
        room = self.app.size.width - 40
        short = path if len(path) <= room else f"…{path[len(path) - max(room, 8) + 1 :]}"
        return line((" Threat models", "strong"), (hidden + shown, "dim")), line((short, "dim"))

    def items(self, width: int) -> Sequence[Item]:
        """Return one row for each model."""
        live = self.tmtui.live
        return model_items(self._models, self._progress, live.slug if live is not None else "", width)

    def resting(self) -> Line:
        """Say what the mark means."""
        if not self._models:
            return ()
        opened = "● is open now. " if self.tmtui.live is not None else ""
        return line((f" {opened}Enter goes on with the interview of a model.", "dim"))

    def action_open(self) -> None:
        """Open the interview of a model."""
        item = self.outline.current
        if item is None or not item.id:
            return
        try:
            self.tmtui.start(item.id)
        except TmtuiError as error:
            self.tell(str(error), wrong=True)

    def action_new(self) -> None:
        """Start a new model."""
        from tmtui.tui.screens.welcome import WelcomeScreen

        self.tmtui.show(WelcomeScreen())

    def _model(self) -> ModelInfo | None:
        item = self.outline.current
        found = next((info for info in self._models if item is not None and info.slug == item.id), None)
        if found is None:
            self.tell("Put the mark on a model.", wrong=True)
        return found

    def _do(self, act: Callable[[], str], then: Callable[[str], object]) -> None:
        """Do something that may be refused or have to wait, and show the list as it is then.

        Args:
            act: what is done; returns what `then` needs.
            then: says what was done.
        """

        def done(found: str) -> None:
            self.list_again()
            self._work_out()
            then(found)

        found = self.attempt(act, done)
        if found is not None:
            done(found)

    def action_duplicate(self) -> None:
        """Start another model with the answers of the one under the cursor."""
        self.run_worker(self._duplicate(), group="asking", exclusive=True)

    async def _duplicate(self) -> None:
        model = self._model()
        if model is None:
            return
        name = await self.ask("Call the copy:", f"{model.name} (copy)", draft="copy")
        if not name or not name.strip():
            return
        app = self.tmtui

        def copied(slug: str) -> None:
            self.outline.go_to(slug)
            self.tell("Copied with everything that stands. Who said it, and when, is kept; Enter opens it.")

        self._do(
            lambda: duplicate(app.workspace, model.slug, name, author=app.person.author, role=app.person.role), copied
        )

    def action_rename(self) -> None:
        """Call the model under the cursor something else."""
        self.run_worker(self._rename(), group="asking", exclusive=True)

    async def _rename(self) -> None:
        model = self._model()
        if model is None:
            return
        name = await self.ask("Call it:", model.name, draft="name")
        if name and name.strip() != model.name:
            workspace, author = self.tmtui.workspace, self.tmtui.person.author
            self._do(
                lambda: rename(workspace, model.slug, name, author=author),
                lambda kept: self.tell(f"Now called {kept}; commands still know it as {model.slug}."),
            )

    def action_archive(self) -> None:
        """Take the model under the cursor off the list, or put it back."""
        model = self._model()
        if model is None:
            return
        workspace, author = self.tmtui.workspace, self.tmtui.person.author

        def act() -> str:
            archive(workspace, model.slug, author=author, hidden=not model.archived)
            return "Back on the list." if model.archived else "Archived. Nothing is deleted; v shows it again."

        self._do(act, self.tell)

    def action_show_archived(self) -> None:
        """Show archived models too, or hide them again."""
        self._all = not self._all
        self.list_again()
        self._work_out()
        if not self._hidden:
            self.tell("No model is archived.")
