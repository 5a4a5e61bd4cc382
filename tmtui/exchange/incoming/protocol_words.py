"""Protocols as people write them in free fields: `HTTP/S`, `REST over https`, `TCP 443`."""

from __future__ import annotations

import re

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.recognise import protocol_of

_WORDS = {
    "http/s": "https", "http(s)": "https", "rest": "http", "jdbc": "sql", "odbc": "sql", "tds": "mssql", "ip": "",
    "wi-fi": "wifi", "wlan": "wifi", "oidc": "https", "oauth": "https", "oauth2": "https", "rpc": "sun-rpc",
    "dcom": "wmi", "named pipe": "local-call", "bgp4": "bgp", "rdp": "rdp", "mail": "smtp",
}  # fmt: skip
_VAGUE = ("tcp", "udp", "other")
"""Protocols that say less than any other beside them."""


def protocol_in(bank: Bank, written: str) -> str:
    """Return the protocol a text names; `other` where it names something else, nothing for no text.

    Args:
        bank: whose catalogue has to know it.
        written: the text.
    """
    flat = " ".join(written.lower().split())[:200]
    if not flat:
        return ""
    declared = bank.attributes.get(("flow", "protocol"))
    known = {option.value for option in declared.options} if declared is not None else set()
    words = re.findall(r"[a-z0-9]+(?:[/.+-][a-z0-9]+)*(?:\([a-z]\))?", flat)
    found: list[str] = []
    for word in dict.fromkeys((flat, *words, *re.findall(r"[a-z0-9]+", flat))):
        port = int(word) if word.isdecimal() and len(word) <= 5 else None
        guess = word if word in known else _WORDS.get(word) or protocol_of(bank, scheme=word, port=port)
        if guess in known:
            found.append(guess)
    best = next((each for each in found if each not in _VAGUE), found[0] if found else "other")
    secured = f"{best}-tls"
    if secured in known and {"tls", "ssl"} & set(words):
        return secured
    return "https" if best == "http" and {"tls", "ssl", "https"} & set(words) else best
