"""Systems of some twenty components made up at random, with rings, hubs and guards, and things that happen to them.

Small made-up models rarely hold two devices that pass traffic to each other or administer each other; these do, and
that is where mending an earlier result is harder than working it out anew.
"""

from __future__ import annotations

from random import Random

from tests.model.facts import fact
from tmtui.banks.vocabulary import QUALITIES
from tmtui.model.answers import Answers, Slot
from tmtui.model.fact import Fact, State
from tmtui.model.value import Value

TECHNOLOGIES = (
    "nginx", "firewall", "load-balancer", "reverse-proxy", "postgresql", "linux-server", "backup-server", "browser",
    "laptop", "other",
)  # fmt: skip
PROTOCOLS = ("https", "http", "ssh", "postgres", "syslog", "tcp", "other")
ZONE_KINDS = ("internet", "dmz", "internal", "office", "management", "guest")


class Crowd:
    """A system and all that was said of it."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.answers = Answers()
        self.facts: list[Fact] = []
        self._number = 0
        self.there: dict[str, list[str]] = {
            kind: [f"{kind}/{kind}-{number}" for number in range(self.dice.randint(*most))]
            for kind, most in {"zone": (2, 5), "component": (8, 22), "data": (1, 4), "identity": (0, 4)}.items()
        }
        self.there["flow"] = []
        for keys in list(self.there.values()):
            for key in keys:
                self.say(key, "exists", "yes")
        for _ in range(self.dice.randint(10, 50)):
            self.add_flow()
        for _ in range(self.dice.randint(60, 250)):
            self.answer()

    def say(self, subject: str, attribute: str, value: Value, state: State = State.ANSWERED) -> set[Slot]:
        """Add one fact that replaces what was said before."""
        self._number += 1
        given = value if state is State.ANSWERED else None
        saw = self.answers.heads(subject, attribute)
        self.facts.append(fact(self._number, subject, attribute, given, state=state, saw=saw))
        return self.answers.add(self.facts[-1:])

    def add_flow(self) -> set[Slot]:
        """Add a flow between any two components."""
        source, target = (self.dice.choice(self.there["component"]).partition("/")[2] for _ in range(2))
        key = f"flow/{source}..{target}:f{self._number}"
        self.there["flow"].append(key)
        return self.say(key, "exists", "yes")

    def happen(self) -> set[Slot]:
        """Let one thing happen: something is added, removed, brought back or answered; return what changed."""
        way = self.dice.random()
        if way < 0.1:
            return self.add_flow()
        if way < 0.2:
            return self.say(self._any("flow"), "exists", None, State.RETRACTED)
        if way < 0.25:
            kind = self.dice.choice([kind for kind, keys in self.there.items() if keys])
            return self.say(self._any(kind), "exists", None, State.RETRACTED)
        if way < 0.3:
            return self.say(self._any(self.dice.choice(("zone", "component", "flow"))), "exists", "yes")
        if way < 0.33:
            key = f"component/new-{self._number}"
            self.there["component"].append(key)
            return self.say(key, "exists", "yes")
        return self.answer()

    def answer(self) -> set[Slot]:
        """Say something about something."""
        state = State.ANSWERED
        if self.dice.random() < 0.15:
            state = self.dice.choice((State.UNKNOWN, State.RETRACTED, State.NOT_APPLICABLE))
        kind, attribute, values = self.dice.choice(self._what())
        return self.say(self._any(kind), attribute, self._value(values), state)

    def _what(self) -> list[tuple[str, str, tuple[Value, ...] | str]]:
        found: list[tuple[str, str, tuple[Value, ...] | str]] = [
            ("component", "zone", "zone"), ("component", "zone", "zone"), ("component", "also_in", "some zone"),
            ("component", "technology", TECHNOLOGIES), ("component", "technology", TECHNOLOGIES),
            ("component", "runs_on", "component"), ("component", "login_from", "component"),
            ("component", "administered_from", "some component"), ("component", "run_by", ("us", "supplier")),
            ("component", "kept_current", ("yes", "partly", "no")), ("component", "integrity", (1, 3, 5)),
            ("flow", "protocol", PROTOCOLS), ("flow", "protocol", PROTOCOLS), ("flow", "admin", ("yes", "no")),
            ("flow", "optional", ("yes", "no")), ("flow", "carries", "some data"),
            ("flow", "watched", ("always", "never")), ("zone", "kind", ZONE_KINDS),
            ("zone", "lets_in", ("listed", "anything")), ("zone", "isolated", ("yes", "no")),
            ("zone", "guarded_by", "some component"), ("zone", "run_by", ("us", "supplier")),
            ("zone", "parent", "zone"),
            ("data", "stored_by", "some component"), ("data", self.dice.choice(QUALITIES), (1, 2, 3, 4, 5)),
            ("model", "flows_listed", ("complete", "partial")),
            ("actor", "position", ("office", "internet", "management", "supplier", *self.there["zone"])),
            ("actor", "in_scope", ("yes", "no")),
        ]  # fmt: skip
        if self.there["identity"]:
            found += [("identity", "held_on", "some component"), ("identity", "accepted_by", "some component")]
        return found

    def _any(self, kind: str) -> str:
        if kind == "model":
            return "model"
        return self.dice.choice(("actor/insider", "actor/guest") if kind == "actor" else self.there[kind])

    def _value(self, values: tuple[Value, ...] | str) -> Value:
        if not isinstance(values, str):
            return self.dice.choice(values)
        if values.startswith("some "):
            keys = self.there[values.removeprefix("some ")]
            return tuple(sorted(self.dice.sample(keys, min(len(keys), self.dice.randint(0, 3)))))
        return self.dice.choice(self.there[values])
