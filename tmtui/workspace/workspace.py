"""The one door: opens a workspace, lists its models, and opens one of them live.

A workspace is one database file and the bank folders beside it. Opening creates nothing but the file, and that only
when asked.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tmtui.banks.bank import Bank
from tmtui.banks.method import is_new_to, leading
from tmtui.banks.shelf import Shelf
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import Statement
from tmtui.model.frozen import frozen
from tmtui.model.level import Risk
from tmtui.model.nearest import did_you_mean
from tmtui.model.subject import MODEL, free_slug
from tmtui.model.text import one_line
from tmtui.store.store import Store
from tmtui.workspace.banks import open_shelf
from tmtui.workspace.clock import Clock, system_clock
from tmtui.workspace.live import LiveModel
from tmtui.workspace.locate import Located, locate_database, own_folder
from tmtui.workspace.tables import SMALL, write_tables

ARCHIVED = "archived"
"""What is said of a model that was taken off the list."""

DEFAULT_BANKS = ("infrastructure",)
"""Banks of a model that names none."""


@frozen
class ModelInfo:
    """One line of the list of models."""

    slug: str
    name: str
    banks: tuple[str, ...]
    facts: int
    last_said: str
    """ISO time of the newest fact, or empty."""
    archived: bool = False
    """Taken off the list; listed only when asked."""


@frozen
class ModelProgress:
    """How far a model is; derived, so dearer than `ModelInfo`."""

    answered: int
    total: int
    open_questions: int
    risk: Risk


class Workspace:
    """An open workspace.

    Attributes:
        located: the database file and why that one.
        shelf: the question banks.
        store: the fact log.
        read_only: nothing can be said.
        is_new: the file was made when the workspace was opened.
        own_banks: the folder of the person's own question banks, which need not be there yet.
        sample: it holds the sample that shows what the program does, and is thrown away.
    """

    def __init__(
        self, store: Store, shelf: Shelf, located: Located, *, read_only: bool, clock: Clock, is_new: bool,
        own_banks: Path,
    ) -> None:  # fmt: skip
        self.store = store
        self.shelf = shelf
        self.located = located
        self.read_only = read_only
        self.clock = clock
        self.is_new = is_new
        self.own_banks = own_banks
        self.sample = False
        self._opened: list[LiveModel] = []

    @classmethod
    def open(
        cls,
        db: Path | None = None,
        *,
        bank_dirs: Sequence[Path] = (),
        read_only: bool = False,
        create: bool = True,
        env: Mapping[str, str] = os.environ,
        clock: Clock = system_clock,
    ) -> Workspace:
        """Open the workspace that `locate_database` finds.

        Raises:
            BadInput: when a bank folder is missing, or the file is and `create` is false.
            Busy: when another process holds the file too long.
            Unusable: when the file is newer than the program, damaged, or cannot be written.
        """
        located = locate_database(db, env, Path.cwd())
        is_new = not located.path.exists()
        if not create and not located.path.exists():
            raise BadInput(f"there is no workspace {located.path}", remedy="`tmtui new NAME` starts one.")
        shelf = open_shelf(bank_dirs, env)
        store = Store.open(located.path, read_only=read_only, now=clock)
        return cls(store, shelf, located, read_only=read_only, clock=clock, is_new=is_new, own_banks=own_folder(env))

    @property
    def path(self) -> Path:
        """The database file."""
        return self.located.path

    def discard(self) -> None:
        """Remove the file again where it was made for something that then could not be taken, and holds no model."""
        if self.is_new and not self.store.models():
            self.store.close()
            self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Bring the derived tables up to date, and let go of the file."""
        for live in self._opened:
            if live.interviewed or len(live.answers.subjects()) <= SMALL:
                write_tables(self.store, live)
        self.store.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def models(self, *, archived: bool = False) -> list[ModelInfo]:
        """Return the models, by slug; archived ones only when asked."""
        found = []
        for stored in self.store.models():
            answers = Answers(self.store.facts_about(stored.slug, MODEL))
            name = answers.value(MODEL, "name")
            found.append(
                ModelInfo(
                    stored.slug,
                    name if isinstance(name, str) else stored.slug,
                    _banks_of(answers),
                    stored.facts,
                    stored.last_said,
                    answers.value(MODEL, ARCHIVED) == "yes",
                )
            )
        found = [info for info in found if archived or not info.archived]
        return sorted(found, key=lambda info: info.slug)

    def progress(self, slug: str) -> ModelProgress:
        """Derive a model and return how far it is; it is not kept open."""
        return progress_of(self._load(slug, author="", role="", today=None, method="")[0])

    def new_model(self, name: str, banks: Sequence[str] = DEFAULT_BANKS, *, author: str, role: str = "") -> str:
        """Start a threat model and return its slug.

        Raises:
            BadInput: for an empty name or an unknown or broken bank; nothing is written then.
        """
        title = one_line(name)[:200]
        if not title:
            raise BadInput("a threat model needs a name")
        wanted = tuple(banks) or DEFAULT_BANKS
        bank = self.shelf.load(wanted)
        slug = free_slug(title, {stored.slug for stored in self.store.models()})
        said = [Statement(MODEL, "name", title), Statement(MODEL, "banks", tuple(sorted(wanted)))]
        said.append(Statement(MODEL, "bank_versions", versions(bank)))
        with self.as_one():
            self.store.create_model(slug)
            LiveModel(self.store, slug, bank, author=author, role=role, clock=self.clock).say(said)
        return slug

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """Write everything inside the block as one: where any of it cannot be written, nothing is, nor stays open.

        Raises:
            Busy: when somebody else holds the database; the whole may be tried again.
            Unusable: when it cannot be written.
        """
        opened = len(self._opened)
        try:
            with self.store.as_one():
                yield
        except BaseException:
            del self._opened[opened:]
            raise

    def remove_model(self, slug: str) -> Path:
        """Remove a model; return the backup of the whole file that was made first."""
        return self.store.remove_model(self.choose(slug))

    def choose(self, slug: str | None) -> str:
        """Return the slug of the model that is meant: the named one, or the only one.

        Raises:
            BadInput: when there is none, several, or no such one.
        """
        slugs = sorted(stored.slug for stored in self.store.models())
        if slug:
            if slug in slugs:
                return slug
            hint = did_you_mean(slug, slugs, f"There are: {', '.join(slugs) or 'none yet'}.", most=1)
            raise BadInput(f"there is no model {one_line(slug)[:80]!r}", remedy=hint)
        if len(slugs) > 1:
            slugs = [info.slug for info in self.models()]
        if len(slugs) == 1:
            return slugs[0]
        if not slugs:
            raise BadInput(
                "there is no threat model yet", remedy="`tmtui new NAME` starts one, `tmtui demo` shows one."
            )
        raise BadInput("which model?", remedy=f"Name one with -m: {', '.join(slugs)}.")

    def live(
        self, slug: str | None = None, *, author: str = "", role: str = "", today: date | None = None, method: str = ""
    ) -> LiveModel:
        """Open a model live.

        Args:
            slug: which one; the only one when left out.
            author: who is at the keyboard.
            role: in which role.
            today: the day it is derived for.
            method: a bank to be asked as an interview of its own; the model uses it from then on.

        Raises:
            BadInput: when the model or one of its banks is not there.
        """
        live, added = self._load(slug, author=author, role=role, today=today, method=method)
        if added and not self.read_only:
            live.say([Statement(MODEL, "banks", added)])
        self._opened.append(live)
        return live

    def _load(
        self, slug: str | None, *, author: str, role: str, today: date | None, method: str
    ) -> tuple[LiveModel, tuple[str, ...]]:
        """Read and derive a model; return it with the banks it names from now on, where a method is new to it."""
        chosen = self.choose(slug)
        named = _banks_of(Answers(self.store.facts_about(chosen, MODEL)))
        bank = self.shelf.load(named)
        new = bool(method) and is_new_to(bank, named, method)
        if new:
            bank = self.shelf.load((*named, method))
        leads = method or leading(bank, named)
        live = LiveModel(
            self.store, chosen, bank, author=author, role=role, clock=self.clock, today=today, method=leads
        )
        return live, tuple(sorted({*named, method})) if new else ()


def progress_of(live: LiveModel) -> ModelProgress:
    """Return how far an open model is."""
    coverage = live.assessment.summary().coverage
    answered = coverage.answered + coverage.not_applicable
    return ModelProgress(answered, coverage.total, coverage.unknown + coverage.unasked, live.assessment.risk)


def versions(bank: Bank) -> tuple[str, ...]:
    """Return what a model remembers of the banks it was last assessed with: `core 1.0.0`, sorted."""
    return tuple(sorted(f"{source.id} {source.version}" for source in bank.sources))


def _banks_of(answers: Answers) -> tuple[str, ...]:
    value = answers.value(MODEL, "banks")
    return value if isinstance(value, tuple) and value else DEFAULT_BANKS
