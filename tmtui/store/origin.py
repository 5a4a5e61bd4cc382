"""Which copy of the file a fact was first written in.

Each origin has a hash chain of its own, so two copies of a file must never go on with the same one. A file knows its
place by a digest of machine, path and inode; where no origin of it has that digest, the next write mints a new one.
So a copy on the same machine, a copy on another machine and a file restored from an archive become new origins.
Minting one too many costs a row; going on with one too few would make two chains that cannot be merged, so every doubt
mints. The device number is left out because it changes when a network share is mounted again. Two machines that work
on one file over NFS each find their own origin back.

Limit: a file overwritten in place with an older copy of itself (`cp old.db tmtui.db`) keeps its inode. A model that is
open then notices, as its newest fact is gone, and writes nothing more; who opens the file afterwards is not told, nor
is a virtual machine noticed that was set back. Copies made by this program have their places blanked and are always
noticed. Should it happen, `merge_log` refuses to join the two continuations and names them.
"""

from __future__ import annotations

import base64
import hashlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def machine_id() -> str:
    """Return what tells this machine from others: its machine id, else its host name."""
    for path in _MACHINE_IDS:
        try:
            found = path.read_bytes().decode("utf-8", "replace").strip()
        except OSError:
            continue
        if found:
            return found
    return os.uname().nodename


def place_of(path: Path, machine: str) -> str:
    """Return the digest of where the file lies; a digest, because machine ids and paths are nobody else's business."""
    text = f"tmtui place\n{machine}\n{path.resolve()}\n{path.stat().st_ino}"
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def mint(entropy: Callable[[int], bytes]) -> str:
    """Return a new origin: 16 letters and digits, 80 bits of `entropy`."""
    return base64.b32encode(entropy(10)).decode("ascii").lower()


def origin_at(sql: sqlite3.Connection, place: str, at: str, entropy: Callable[[int], bytes]) -> str:
    """Return the origin of the file at `place`, minting one where there is none. Runs inside a write transaction."""
    found = sql.execute("SELECT origin FROM origins WHERE place = ? ORDER BY rowid DESC", (place,)).fetchall()
    if found:
        return str(found[0][0])
    origin = mint(entropy)
    sql.execute("INSERT INTO origins (origin, place, minted_at) VALUES (?, ?, ?)", (origin, place, at))
    return origin


def forget_places(sql: sqlite3.Connection) -> None:
    """Make the file a new origin wherever it is opened next: done to every backup."""
    sql.execute("UPDATE origins SET place = ''")
