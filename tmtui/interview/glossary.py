"""The few words of art this program uses, each said in other words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

GLOSSARY: Mapping[str, str] = MappingProxyType(
    {
        "asset": "Something worth protecting: data, a service, a machine.",
        "attack path": "A chain of steps by which somebody gets from where they are to something valuable.",
        "availability": "It is there when it is needed.",
        "basis": "How somebody knows: assumed, told, read in a document, measured by a tool, or tested.",
        "choke point": "A place that many attack paths go through, so that guarding it stops them all.",
        "component": "A machine, service, device, application or outside party.",
        "confidentiality": "Only those who should can read it.",
        "control": "Something that makes an attack harder or less harmful, such as encryption or a backup.",
        "crown jewels": "The few things you would save first.",
        "DMZ": "A network between the internet and your own, for what the internet may reach.",
        "finding": "One weakness, over all the places where it was found.",
        "flow": "Data going between two components; the arrow points from who calls to who is called.",
        "identity": "An account, key or group that lets somebody in.",
        "impact": "How bad it would be.",
        "integrity": "Nobody changed it who should not.",
        "least privilege": "Everybody may do what their work needs, and nothing else.",
        "likelihood": "How likely it is to happen.",
        "mutual TLS": "Encryption where both sides show a certificate, so both know who is at the other end.",
        "provenance": "Who said it, when, and how they knew.",
        "residual risk": "What remains after everything planned is done.",
        "scope": "What is looked at, and what is left out on purpose.",
        "second factor": "A second proof at login besides the password: a code from a phone, a key that is touched.",
        "STRIDE": "Six kinds of harm: pretending to be somebody else, changing data, denying what was done, "
        "leaking data, stopping a service, gaining more power than allowed.",
        "threat": "Something that can go wrong, and who or what would cause it.",
        "threat actor": "Somebody who might do harm, from a bored teenager to a state.",
        "TLS": "Encryption of a connection, as in https.",
        "trust boundary": "The line between two places that do not trust each other in the same way.",
        "zone": "A part of the network, a cloud account or a site inside which machines trust each other.",
    }
)
"""Term: what it means."""


def explain_term(term: str) -> str:
    """Return what a term means, or nothing; case and a plural s do not matter."""
    folded = {name.casefold(): text for name, text in GLOSSARY.items()}
    wanted = term.strip().casefold()
    return folded.get(wanted) or folded.get(wanted.removesuffix("s"), "")
