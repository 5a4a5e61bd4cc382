"""Files only their owner can read: a threat model lists unfixed weaknesses.

Modes are set on the open file, so no umask can widen or narrow them. What exists already keeps its mode: people share
folders on purpose.
"""

from __future__ import annotations

import os
from pathlib import Path

from tmtui.model.errors import Unusable

FILE_MODE = 0o600
FOLDER_MODE = 0o700


def make_folder(folder: Path) -> None:
    """Create `folder` and its missing parents, each 0700; leave existing ones as they are.

    Raises:
        Unusable: when it cannot be created.
    """
    try:
        if folder.is_dir():
            return
        make_folder(folder.parent)
        try:
            folder.mkdir(FOLDER_MODE)
        except FileExistsError:
            if not folder.is_dir():
                raise
        else:
            folder.chmod(FOLDER_MODE)
    except OSError as error:
        raise Unusable(
            f"The folder {folder} cannot be created ({error.strerror}).", remedy="Name another place with --db."
        ) from error


def make_file(path: Path) -> bool:
    """Create `path` as an empty file of mode 0600; return whether it was not there before.

    Raises:
        Unusable: when it cannot be created.
    """
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE)
    except FileExistsError:
        return False
    except OSError as error:
        raise Unusable(
            f"{path} cannot be created ({error.strerror}).",
            remedy="Make its folder writable, or name another place with --db.",
        ) from error
    try:
        os.fchmod(descriptor, FILE_MODE)
    finally:
        os.close(descriptor)
    return True


def writable(path: Path) -> bool:
    """Whether this process may write the file and create the journal beside it."""
    effective = os.access in os.supports_effective_ids
    folder = path.resolve().parent  # SQLite puts the journal beside the file a link points to
    return os.access(path, os.W_OK, effective_ids=effective) and os.access(
        folder, os.W_OK | os.X_OK, effective_ids=effective
    )
