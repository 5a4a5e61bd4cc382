"""A model as ground to move on: its steps by the rules of attack paths, and controls tried on its facts.

Every reason for a step is a step of its own here, for a control that closes one weakness leaves the others open. A step
that nobody is sure of counts with half its chance. Controls are laid over the facts together with what they need, and
the one state a step begins in is looked at again; that is exact and far cheaper than to work out the whole net.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, cast

from tmtui.analysis.cuts.candidates import Candidates
from tmtui.analysis.cuts.effort import Effort
from tmtui.analysis.cuts.effort_of import Offers
from tmtui.analysis.cuts.felt import Felt
from tmtui.analysis.cuts.ground import NONE
from tmtui.analysis.cuts.hitting import Demand, Option
from tmtui.analysis.cuts.net import End, Key, Net, Place, Step, Way, leading
from tmtui.analysis.paths.board import Move
from tmtui.analysis.paths.chance import LEVEL_CHANCE
from tmtui.analysis.paths.jewels import impact, jewels
from tmtui.analysis.paths.moves import Moves, moves_of
from tmtui.analysis.paths.nodes import ACTOR, FLOW, GOAL, START, Node, Reason
from tmtui.analysis.paths.paths import path_of
from tmtui.analysis.plan.candidate import merge
from tmtui.analysis.plan.seen import Seen
from tmtui.analysis.threats.tables import WEIGHT

if TYPE_CHECKING:
    from tmtui.analysis.state import State

CUT = 1
"""A step of at most this level is no step."""
SMALL = 5000
"""Steps of a net in which everything is tried."""
MOST_IN_PAIRS = 8
"""Controls of one step that are tried two by two where none cuts it alone."""


class Terrain:
    """One state of a model, and what it becomes once controls are done."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.jewels = jewels(state)
        self.offers = Offers(Seen(state))
        self._candidates = Candidates(state, self.offers)
        self._states: dict[frozenset[str], State] = {NONE: state}
        self._moves: dict[frozenset[str], Moves] = {}
        self._nets: dict[frozenset[str], Net] = {}

    @property
    def effort(self) -> Effort:
        """What the controls cost that were named so far."""
        return self.offers.effort()

    def after(self, done: frozenset[str]) -> State:
        """Return how things stand once some controls are done, with what they need."""
        if done not in self._states:
            laid = merge(self.state.bank, self.offers.laid(done))
            self._states[done] = self.state.overlay(laid) if laid else self.state
        return self._states[done]

    def moves(self, done: frozenset[str]) -> Moves:
        """Return the rules by which attackers get on once some controls are done."""
        if done not in self._moves:
            self._moves[done] = moves_of(self.after(done), self.jewels)
        return self._moves[done]

    def net(self, done: frozenset[str]) -> Net:
        """Return where one can go once some controls are done."""
        if done not in self._nets:
            found = self._again_from(self.moves(done)) if done else None
            self._nets[done] = found or self._spread(self.moves(done))
        return self._nets[done]

    def _spread(self, moves: Moves) -> Net:
        starts, steps = _starts(moves)
        first = [step.target for there in steps.values() for step in there]
        found, ends = _walk(moves, _nodes(first), set())
        follow: dict[Place, Iterable[Place]] = {
            place: [step.target for step in there] for place, there in steps.items()
        }
        follow.update({node: [target for target, _ in there] for node, there in found.items()})
        # Half of what can be done leads nowhere: no step is made of that.
        alive = leading(follow, ends)
        steps = {place: there for place, there in steps.items() if place in alive}
        for node, there in found.items():
            if node in alive:
                steps[node] = [_step(node, target, reason) for target, reason in there if target in alive]
        return Net(starts, steps, ends, known=frozenset(follow))

    def _again_from(self, moves: Moves) -> Net | None:
        """Return where one can go in another state, walking again only where a change is felt; or nothing."""
        felt = self._felt.by(moves)
        if felt is None:
            return None
        before = self.net(NONE)
        starts, steps = _starts(moves)
        first = [step.target for each in steps.values() for step in each]
        known: set[Place] = {*before.known, *before.ends}
        todo = [*felt, *(node for node in _nodes(first) if node not in known)]
        found, more = _walk(moves, todo, known)
        for node, there in found.items():
            steps[node] = [_step(node, target, reason) for target, reason in there]
        ends = {place: _end(moves, place) for place in _nodes(before.ends)} | more
        return before.later(starts, steps, ends)

    @cached_property
    def _felt(self) -> Felt:
        return Felt(self.moves(NONE), _nodes(self.net(NONE).known))

    def cutters(self, way: Way, key: Key, done: frozenset[str]) -> Demand:
        """Return what cuts a step: single controls; where there is none, two that do together."""
        source, target, name = cast("tuple[Node, Node, object]", key)
        if source[0] == START:
            # Whether somebody tries is nobody's to change.
            return frozenset()
        if key in self._begin:
            # Tried by itself: what cuts it only beside something else that is done is no answer by itself.
            done = NONE
        reason = next(iter(self._again(done, source, target, name)), None)
        if reason is None:
            return frozenset()
        named = list(dict.fromkeys(self._candidates.named(reason)))
        found = self._alone(done, source, target, name, named)
        if not found or self.small:
            more = [each for each in self._candidates.against(reason) if each not in named]
            found += self._alone(done, source, target, name, list(dict.fromkeys(more)))
            found = found or self._in_pairs(done, source, target, name, [*named, *more])
        for option in found:
            for control in option:
                self.offers.price(control)
        return frozenset(found)

    def _alone(self, done: frozenset[str], source: Node, target: Node, name: object, tried: list[str]) -> list[Option]:
        return [frozenset({control}) for control in tried if not self._again(done | {control}, source, target, name)]

    @cached_property
    def _begin(self) -> frozenset[Key]:
        """The keys of the steps there are as things stand."""
        return frozenset(step.key for steps in self.net(NONE).steps.values() for step in steps)

    @cached_property
    def small(self) -> bool:
        """Whether there is time to try everything; else what else may help is tried only where nothing named does."""
        return sum(map(len, self.net(NONE).steps.values())) <= SMALL

    def _in_pairs(
        self, done: frozenset[str], source: Node, target: Node, name: object, tried: list[str]
    ) -> list[Option]:
        """Return what cuts a step only together; what lowers it may show what else could."""
        found: dict[Option, None] = {}
        for one in tried[:MOST_IN_PAIRS]:
            still = self._again(done | {one}, source, target, name)
            others = dict.fromkeys((*tried, *(each for reason in still for each in self._candidates.against(reason))))
            for other in list(others)[: 2 * MOST_IN_PAIRS]:
                both = frozenset({one, other})
                if len(both) == 2 and both not in found and not self._again(done | both, source, target, name):
                    found[both] = None
        return list(found)

    def _between(self, done: frozenset[str], source: Node, target: Node) -> Iterator[Reason]:
        for node, reason in self.moves(done).out(source):
            if _same(node, target) and reason.high > CUT:
                yield reason

    def _again(self, done: frozenset[str], source: Node, target: Node, name: object) -> list[Reason]:
        """Return what of a step is left once some controls are done."""
        return [each for each in self._between(done, source, target) if _name(each) == name]

    def id_of(self, way: Way) -> str:
        """Return the id that attack paths have; empty for a way that is not there as things stand."""
        nodes = (START, *(cast("Node", step.target) for step in way.steps), (GOAL, way.target))
        try:
            return path_of(self.state, nodes).id
        except ValueError:
            return ""


def _starts(moves: Moves) -> tuple[dict[str, Place], dict[Place, list[Step]]]:
    """Return where actors stand before the first step, and the first steps."""
    starts: dict[str, Place] = {}
    steps: dict[Place, list[Step]] = {}
    for actor, node, reason in _who(moves):
        starts[actor] = (START, node)
        steps[START, node] = [_step((START, node), node, reason)]
    return starts, steps


def _nodes(places: Iterable[Place]) -> list[Node]:
    """Return places that are states, without those before the first step."""
    return [cast("Node", place) for place in places if cast("Node", place)[0] != START]


def _walk(moves: Moves, todo: list[Node], seen: set[Place]) -> tuple[dict[Node, list[Move]], dict[Place, End]]:
    """Return what can be done in some states and in all that follow and were not seen, and the ends among these."""
    found: dict[Node, list[Move]] = {}
    ends: dict[Place, End] = {}
    seen.update(todo)
    while todo:
        node = todo.pop()
        there = found[node] = [move for move in moves.out(node) if move[1].high > CUT and move[0] != node]
        for target, _ in there:
            if target in seen:
                continue
            seen.add(target)
            if target[0] == GOAL:
                if len(target) > 2:
                    ends[target] = _end(moves, target)
                continue
            todo.append(target)
    return found, ends


def _end(moves: Moves, goal: Node) -> End:
    low, high = impact(moves.state, goal[1], goal[2])
    return End(goal[1], 50 * (WEIGHT[low] + WEIGHT[high]) / 2)


def _who(moves: Moves) -> list[tuple[str, Node, Reason]]:
    """Return the actors with how likely they try; of those who begin alike the one who tries most."""
    best: dict[frozenset[object], tuple[float, str, Node, Reason]] = {}
    for node, reason in moves.out(START):
        begins = frozenset((target, each.low, each.high, each.free) for target, each in moves.out(node))
        key = moves.state.key(ACTOR, node[1])
        found = (-_now(reason), key, node, reason)
        if begins not in best or found[:2] < best[begins][:2]:
            best[begins] = found
    return [(key, node, reason) for _, key, node, reason in sorted(best.values(), key=lambda each: each[1])]


def _step(source: Place, target: Node, reason: Reason) -> Step:
    return Step((source, target, _name(reason)), source, target, _now(reason), sure=reason.low > 0)


def _now(reason: Reason) -> float:
    """Return the chance of a step: where nobody is sure, half way between at least and at most."""
    if reason.free:
        return 1.0 if reason.low else 0.5
    return _HALF_WAY[reason.low][reason.high]


_HALF_WAY = [[(least + most) / 2 for most in LEVEL_CHANCE] for least in LEVEL_CHANCE]
"""By level at least and at most."""


def _name(reason: Reason) -> tuple[str, str, str]:
    """Return what tells a reason from others between the same two states."""
    return reason.threat or reason.kind.value, "" if reason.threat else reason.say, reason.flow


def _same(node: Node, other: Node) -> bool:
    """Whether two states are the same but for a filter that was passed."""
    return node == other or (node[0] == FLOW == other[0] and node[1] == other[1])
