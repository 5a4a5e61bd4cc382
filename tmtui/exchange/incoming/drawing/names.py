"""What people call the shapes they draw, as technologies.

A shape says no more than that something runs, keeps or stands outside; its name mostly says more. Where the name does
not tell, the sort of shape gives an assumption, which is marked as one. People are no technology: what they sit at is
asked.
"""

from __future__ import annotations

import re

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.drawing.page import Shape, T
from tmtui.exchange.incoming.products import product_of
from tmtui.model.fact import Basis

FALLBACK = {"process": "application", "store": "database", "external": "external-service"}
"""Sort of shape: what it is assumed to be."""

DRAWN = {"process": "a process", "store": "a store", "external": "something outside"}

_FIRST = (("config", "local-disk"), ("file system", "local-disk"), ("local storage", "local-disk"))
"""Words that count before any product beside them: the configuration of a worker is no worker."""

_WORDS = (
    ("browser", "browser"), ("mobile app", "mobile-app"), ("mobile client", "mobile-app"), ("android", "mobile-app"),
    ("ios app", "mobile-app"), ("web app", "web-application"), ("web application", "web-application"),
    ("webapp", "web-application"), ("web ui", "web-application"), ("web site", "web-application"),
    ("website", "web-application"), ("web portal", "web-application"), ("web front", "web-application"),
    ("web service", "api"), ("api gateway", "api-gateway"), ("api", "api"), ("web server", "web-server"),
    ("webserver", "web-server"), ("app server", "app-server"), ("application server", "app-server"),
    ("load balancer", "load-balancer"), ("reverse proxy", "reverse-proxy"), ("waf", "waf"), ("firewall", "firewall"),
    ("message bus", "message-queue"), ("message broker", "message-queue"), ("queue", "message-queue"),
    ("data warehouse", "data-warehouse"), ("active directory", "active-directory"),
    ("identity provider", "identity-provider"), ("idp", "identity-provider"), ("database", "database"),
    ("db", "database"), ("data store", "database"), ("datastore", "database"), ("file server", "file-server"),
    ("bastion", "jump-host"), ("jump host", "jump-host"), ("jump server", "jump-host"), ("vpn", "vpn-gateway"),
    ("mail server", "mail-server"), ("email", "mail-server"), ("backup", "backup-storage"), ("cdn", "cdn"),
    ("payment", "payment-service"), ("third party", "external-service"), ("third-party", "external-service"),
    ("external", "external-service"), ("desktop", "desktop"), ("laptop", "laptop"), ("phone", "phone"),
    ("iot", "iot-device"), ("sensor", "field-sensor"), ("camera", "camera"), ("printer", "printer"),
)  # fmt: skip

_PEOPLE = re.compile(
    r"(?:^|[^a-z])(?:user|customer|person|people|human|admin(?:istrator)?|operator|employee|staff|engineer|developer|"
    r"visitor|member|manager|student|teacher|doctor|nurse|patient|citizen|agent|buyer|seller|player|driver|owner|"
    r"analyst|auditor|attacker)s?(?:$|[^a-z])"
)


def what_is(bank: Bank, name: str) -> str:
    """Return the technology that a name tells, or nothing."""
    declared = bank.attributes.get(("component", "technology"))
    known = {option.value for option in declared.options} if declared is not None else set()
    flat = " ".join(name.lower().split())
    early = _first(_FIRST, flat)
    if early:
        return early if early in known else ""
    product, found = product_of(bank, flat), _first(_WORDS, flat)
    if product not in ("other", "application"):
        return product
    # The language something is written in says less than what it is.
    return found if found in known else product.removeprefix("other")


def is_person(name: str) -> bool:
    """Whether a name is that of people."""
    return _PEOPLE.search(name.lower()) is not None


def _first(words: tuple[tuple[str, str], ...], flat: str) -> str:
    return next(
        (
            found
            for word, found in words
            if re.search(rf"(?<![a-z0-9]){re.escape(word)}(?:s|uration)?(?![a-z0-9])", flat)
        ),
        "",
    )


def say_what(draft: Draft, shape: Shape[T], told: str, note: str) -> None:
    """Say what a shape is: what the file tells, else what its name tells, else an assumption by its sort.

    Args:
        draft: what is said so far; a thing that an earlier page shows keeps what was said there.
        shape: the shape.
        told: the technology that the file itself names; empty where it names none.
        note: words of the file that go with it.
    """
    found = told or what_is(draft.bank, shape.name)
    if found and not (shape.again and draft.said(shape.subject, "technology")):
        draft.say(shape.subject, "technology", found, at=shape.at, note=note)
    elif not shape.again and not (shape.sort == "external" and is_person(shape.name)):
        words = f"drawn as {DRAWN[shape.sort]}; the file says no more"
        told_too = f"{note}; {words}" if note else words
        draft.say(
            shape.subject, "technology", FALLBACK[shape.sort], at=shape.at, note=told_too, basis=Basis.ASSUMED
        )  # fmt: skip
