"""Writing a file whole or not at all, so that a full disk or a dropped line leaves the old one as it was.

The text goes into a new file beside the old one, which then takes its name in one step. What is no file of its own, a
device or a pipe, is written to directly: taking its name would put a file in its place.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tmtui.model.errors import BadInput

PRIVATE = 0o600
"""Mode of a file that only its owner may read."""


def write_whole(path: Path, content: str | bytes, *, mode: int | None = None) -> Path:
    """Write a file, or leave it as it was.

    Args:
        path: where; a link is followed.
        content: text is written as UTF-8.
        mode: of a file that is not there yet; as the person's umask says where left out. An existing one keeps its own.

    Returns:
        Where it lies, in full.

    Raises:
        BadInput: when it cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        target = path.expanduser().resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return target
        handle, made = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:60]}-")
        new = Path(made)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            new.chmod(target.stat().st_mode & 0o777 if target.exists() else _new_mode() if mode is None else mode)
            new.replace(target)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    except (OSError, RuntimeError) as error:  # an unknown ~user is a RuntimeError
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise BadInput(f"{path} cannot be written: {why}.", remedy="Choose another place.") from None
    return target


def _new_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
