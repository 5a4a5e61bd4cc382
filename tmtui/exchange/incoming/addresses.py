"""Addresses of other services in settings: `postgres://db:5432/app`, `cache:6379`, or a bare name where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tmtui.model.frozen import frozen

LONGEST = 4_000
"""Characters of a setting that are looked at."""

_ADDRESS = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+]{1,20})://)?(?:[^\s/@:]{1,80}(?::[^\s/@]{0,80})?@)?"
    r"(?P<host>[\w.-]{1,253})(?::(?P<port>\d{1,5}))?"
)
_PLACE = re.compile(
    r"(?i)(?:^|[_.-])(?:host(?:name)?s?|addr(?:ess)?(?:es)?|urls?|uris?|servers?|services?|endpoints?|brokers?|nodes?|"
    r"upstreams?|dsn|connection|backend|proxy|peers?|masters?|bootstrap|target)(?:$|[_.-])"
)


@frozen
class Address:
    """Something that may be the address of a service."""

    host: str
    scheme: str = ""
    port: int | None = None

    @property
    def bare(self) -> bool:
        """Whether it is a mere word, which may as well be the name of anything else."""
        return not self.scheme and self.port is None and "." not in self.host


def addresses(setting: str) -> Iterator[Address]:
    """Yield everything in a setting that may be an address; credentials in it are left out."""
    for match in _ADDRESS.finditer(setting[:LONGEST]):
        port = int(match["port"]) if match["port"] else None
        yield Address(match["host"].strip("."), match["scheme"] or "", port if port and port < 65_536 else None)


def names_a_place(name: str) -> bool:
    """Whether the name of a setting says that its value is where something is: `DB_HOST`, `--redis.addr`."""
    return _PLACE.search(name) is not None
