"""What somebody knows about the site with the balloon pictures, as they would say it."""

from __future__ import annotations

from tests.journeys.person import DOES_NOT_APPLY, SKIP, UNKNOWN, Knows, ask, pick, rows, typed

KNOWS: Knows = {
    r"keeps you awake": typed("Somebody swaps the pictures and visitors see it before we do"),
    r"What went wrong": UNKNOWN,
    r"What is Balloon pictures for\?": typed("Shows pictures of balloons to anybody"),
    r"Who decides about": typed("The owner of the site"),
    r"How long may": [SKIP, pick("About a day")],
    r"How much work may be lost": pick("Up to a day"),
    r"How often do you want": typed("P6M"),
    r"Which networks and places": rows("Internet: internet", "Server network: internal"),
    r"Which machines, services": rows(
        "Browser: browser in Internet",
        "Web server: web-server in Server network",
        "Photo database: postgresql in Server network",
    ),
    r"Who talks to whom": rows("Browser -> Web server: https", "Web server -> Photo database: postgres 5432"),
    r"Which data does Balloon pictures keep": rows("Pictures"),
    r"lie inside another place": DOES_NOT_APPLY,
    r"What may come into Server network": pick("Only what is on a list"),
    r"In which other places": DOES_NOT_APPLY,
    r"run on\?": DOES_NOT_APPLY,
    r"Who runs Browser": pick("A customer"),
    r"Who runs ": pick("We do"),
    r"Which data goes from": pick("Pictures"),
    r"strangers read Pictures": pick("Awkward"),
    r"changed and nobody notices": pick("Large losses"),
    r"cannot be had for a day": pick("Some people cannot work"),
    r"Could somebody be hurt": pick("No, nobody"),
    r"Where is Pictures kept": pick("Photo database"),
    r"What else works with Pictures": pick("Web server"),
    r"save only three things": pick("Pictures", "Photo database"),
    r"Which accounts open many doors": rows(),
    r"Is the traffic from Web server to Photo database encrypted": pick("No, it is plain text"),
    r"How does Photo database know that it is really Web server": pick("It does not"),
    r"What may the login do": ask("dba"),
    r"nobody has decided about": pick("No, not now"),
}
"""Question, and what they reply; nothing else is known."""
