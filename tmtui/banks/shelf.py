"""The bank folders as one shelf: shipped banks, the user's, and those named on the command line.

A later folder's bank with the same id stands in front of an earlier one. Finding a bank reads only the beginning of
each file; a broken bank never keeps the others from being used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tmtui.banks.bank import Bank
from tmtui.banks.cache import cache_file, program_stamp, read_cache, write_cache
from tmtui.banks.fault import BankErrors, Fault, Faults, nearest, quoted
from tmtui.banks.peek import peek
from tmtui.model.errors import BadInput, Place
from tmtui.model.frozen import frozen
from tmtui.model.text import clean, one_line

if TYPE_CHECKING:
    from tmtui.banks.loading import Run

MAX_BYTES = 4_000_000
_HEAD = 8_192


@frozen
class ShelfEntry:
    """One bank as `bank list` shows it."""

    id: str
    title: str
    version: str
    summary: str
    path: Path
    counts: Mapping[str, int] = field(default_factory=dict)
    """Questions, threats and controls that this bank brings."""
    asks_own: bool = False
    """Whether it is a method: an interview of its own."""
    faults: tuple[Fault, ...] = ()
    """Errors that keep it from being used."""
    uses: tuple[str, ...] = ()


@frozen
class _Text:
    """A file as it was read: its text, or the fault that kept it from being read."""

    text: str
    digest: str
    fault: Fault | None = None


class Shelf:
    """Knows the bank folders; later folders win by bank id."""

    def __init__(self, folders: Sequence[Path], *, cache: Path | None = None) -> None:
        """Remember where to look; nothing is read yet.

        Args:
            folders: shipped first, the user's next, those of the command line last. One that does not exist is empty.
            cache: folder for compiled banks; without it every load reads the documents.
        """
        self.folders = tuple(folders)
        self.cache = cache

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all banks, sorted."""
        return tuple(sorted(self._paths()))

    def path(self, id: str) -> Path:
        """Return the file of a bank.

        Raises:
            BadInput: when there is no such bank.
        """
        return _one_of(self._paths(), id)

    def text(self, id: str) -> str:
        """Return the document of a bank, cleaned.

        Raises:
            BadInput: when there is no such bank or it cannot be read.
        """
        found = _read(self.path(id))
        if found.fault is not None:
            raise BankErrors([found.fault])
        # Line by line, so that an escape sequence without an end takes no further line with it.
        return "\n".join(clean(line) for line in found.text.removeprefix("\ufeff").splitlines()) + "\n"

    def load(self, ids: Sequence[str]) -> Bank:
        """Return the banks `ids`, and those they use, as one.

        Raises:
            BadInput: when a bank does not exist.
            BankErrors: with everything that is wrong in them.
        """
        paths = self._paths()
        for id_ in ids:
            _one_of(paths, id_)
        wanted = tuple(dict.fromkeys(ids))
        return self._cached(wanted, paths) or self._compiled(wanted, self._run(paths))

    def entries(self) -> tuple[ShelfEntry, ...]:
        """Return every bank, broken ones with their faults."""
        paths = self._paths()
        cached = {id_: bank for id_ in paths if (bank := self._cached((id_,), paths)) is not None}
        found = {id_: _entry(id_, paths[id_], bank) for id_, bank in cached.items()}
        if missing := {path: id_ for id_, path in paths.items() if id_ not in cached}:
            run = self._run(paths)
            for path in run.fewest_first(missing):
                found[missing[path]] = self._compiled_entry(missing[path], path, run)
        return tuple(found[id_] for id_ in sorted(found))

    def heads(self) -> tuple[ShelfEntry, ...]:
        """Return every bank by its head alone, without counts, in a moment: what stands below it is not read."""
        return tuple(_headed(id_, path) for id_, path in sorted(self._paths().items()))

    def lint(self, *targets: str | Path) -> list[Fault]:
        """Return everything that is wrong or doubtful in banks and in what they use, each fault once.

        Args:
            targets: a bank's id, a file, or a folder of banks.

        Raises:
            BadInput: when there is no such bank or file.
        """
        files = dict.fromkeys(file for target in targets for file in self._files_of(target))
        run = self._run(self._paths())
        found = {file: run.faults(file) for file in run.fewest_first(files)}
        return list(dict.fromkeys(fault for file in files for fault in found[file]))

    def _files_of(self, target: str | Path) -> list[Path]:
        if isinstance(target, Path) and target.is_dir():
            return [file for file in _files(target) if _peeked(file) is not None]
        path = target if isinstance(target, Path) else self.path(target)
        if not path.is_file():
            raise BadInput(f"there is no file {quoted(str(path))}.")
        return [path]

    def _paths(self) -> dict[str, Path]:
        """Id and file of every bank; a file without an id in its head goes by its name."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            for file in _files(folder):
                id_ = _peeked(file)
                if id_ is not None:
                    found[id_ or file.stem] = file
        return found

    def _run(self, paths: Mapping[str, Path]) -> Run:
        from tmtui.banks.loading import Run

        return Run(paths, read_file)

    def _cached(self, ids: Sequence[str], paths: Mapping[str, Path]) -> Bank | None:
        file = cache_file(self.cache, ids, paths) if self.cache is not None else None
        return read_cache(file, _Digests(paths), program_stamp()) if file is not None and file.exists() else None

    def _compiled(self, ids: Sequence[str], run: Run) -> Bank:
        stamp = program_stamp()
        bank = run.load(ids)
        if self.cache is not None:
            write_cache(cache_file(self.cache, ids, run.paths), bank, stamp)
        return bank

    def _compiled_entry(self, id_: str, path: Path, run: Run) -> ShelfEntry:
        try:
            return _entry(id_, path, self._compiled((id_,), run))
        except BankErrors as errors:
            own = tuple(fault for fault in errors.faults if fault.severity == "error")
            return ShelfEntry(id_, id_, "", "", path, faults=own)


def _entry(id_: str, path: Path, bank: Bank) -> ShelfEntry:
    source = next(source for source in bank.sources if source.id == id_)
    method = bank.methods.get(id_)
    brought = sum(each.bank == id_ for each in bank.questions.values())
    counts = {
        "questions": len(method.questions) if method else brought,
        "threats": sum(each.bank == id_ for each in bank.rules.values()),
        "controls": sum(each.bank == id_ for each in bank.controls.values()),
    }
    return ShelfEntry(
        id_, source.title, source.version, source.summary, path, counts, source.asks_own, uses=source.uses
    )


def _headed(id_: str, path: Path) -> ShelfEntry:
    from tmtui.banks.frontmatter import read_front_matter

    faults = Faults()
    start = _start(path) or ""
    head, _ = read_front_matter(start.removeprefix("\ufeff").splitlines(), path.name, faults)
    title, version, summary = (one_line(head.text(name)) for name in ("title", "version", "summary"))
    return ShelfEntry(id_, title or id_, version, summary, path, faults=tuple(faults.found))


class _Digests(Mapping[str, str]):
    """Digests of the documents as they are now, each worked out when it is asked for."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self.paths = paths

    def __getitem__(self, id_: str) -> str:
        return _digest(self.paths[id_].read_bytes())

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def _one_of(paths: Mapping[str, Path], id: str) -> Path:
    if id not in paths:
        raise BadInput(
            f"there is no bank {quoted(id)}.",
            remedy=nearest(id, paths) or "`tmtui bank list` shows all; --bank-dir or TMTUI_BANKS adds a folder.",
        )
    return paths[id]


def read_file(path: Path) -> _Text:
    """Read a file; what keeps it from being read is a located fault."""
    return _read(path)


def _read(path: Path) -> _Text:
    place = Place(str(path), 1, 1)
    try:
        if path.stat().st_size > MAX_BYTES:
            size = f"the bank is longer than {MAX_BYTES:,} bytes."
            return _Text("", "", Fault(place, size, "Split it and use `uses`."))
        raw = path.read_bytes()
    except OSError as error:
        return _Text("", "", Fault(place, f"the file cannot be read: {error.strerror}."))
    try:
        return _Text(raw.decode("utf-8"), _digest(raw))
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        message = "this is not UTF-8 text."
        return _Text("", "", Fault(Place(str(path), line, column), message, "Save the file as UTF-8."))


def _digest(raw: bytes) -> str:
    return sha256(raw).hexdigest()


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if file.suffix == ".md" and file.is_file())
    except OSError:
        return []


def _peeked(file: Path) -> str | None:
    start = _start(file)
    return peek(start) if start is not None else None


def _start(file: Path) -> str | None:
    try:
        with file.open("rb") as stream:
            return stream.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return None
