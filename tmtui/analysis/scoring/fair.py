"""FAIR, lightly: how much a threat costs a year, by a simulation over what people think likely.

Three estimates of lowest, most likely and highest each: how often a year somebody tries (TEF), which share of the tries
succeeds (V), and what one success costs (LM). Estimates are BetaPERT with lambda 4, events a year are Poisson. The seed
is fixed, so the same estimates give the same figures everywhere.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_right

from tmtui.analysis.scoring.rating import STATED, Rating, Scheme, factors
from tmtui.model.errors import BadInput
from tmtui.model.frozen import frozen
from tmtui.model.threat import Threat

EXAMPLE = "TEF:0.5,2,10/V:0.1,0.3,0.6/LM:1000,20000,500000"
NAMES = {"TEF": "tries a year", "V": "share that succeeds", "LM": "cost of one success"}
LAMBDA = 4.0
TRIALS = 10_000
SEED = 1
DECADES = 4
"""Decades of money that a curve shows, the dearest year last."""
RARELY = 0.001
"""Share of years below which a curve ends: ten of ten thousand say little."""
MANY = 40
"""From so many events a year on, their cost is drawn as one normal figure: the sum of many is nearly that."""


@frozen
class Pert:
    """An estimate: lowest, most likely, highest."""

    low: float
    likely: float
    high: float

    @property
    def mean(self) -> float:
        """The mean of the distribution."""
        return (self.low + LAMBDA * self.likely + self.high) / (LAMBDA + 2)

    @property
    def variance(self) -> float:
        """The variance of the distribution."""
        spread = self.high - self.low
        if not spread:
            return 0.0
        alpha, beta = self.shape()
        return alpha * beta * spread**2 / ((alpha + beta) ** 2 * (alpha + beta + 1))

    def shape(self) -> tuple[float, float]:
        """Return alpha and beta of the Beta distribution behind it."""
        spread = self.high - self.low
        return 1 + LAMBDA * (self.likely - self.low) / spread, 1 + LAMBDA * (self.high - self.likely) / spread

    def draw(self, dice: random.Random) -> float:
        """Return one value."""
        if self.high == self.low:
            return self.low
        return self.low + (self.high - self.low) * dice.betavariate(*self.shape())


@frozen
class Losses:
    """What a year costs, in the unit of the estimates."""

    mean: float
    error: float
    """Standard error of the mean."""
    p10: float
    p50: float
    p90: float
    years: tuple[float, ...]
    """Every simulated year, cheapest first."""

    def exceeded(self, amount: float) -> float:
        """Return the share of years that cost more than an amount."""
        return 1 - bisect_right(self.years, amount) / len(self.years)

    def curve(self) -> tuple[tuple[float, float], ...]:
        """Return the loss exceedance: round amounts, each with the share of years that cost more; nothing costs 0."""
        most = self.years[-1]
        if most <= 0:
            return ()
        top = math.floor(math.log10(most))
        amounts = [digit * 10.0**power for power in range(top - DECADES + 1, top + 1) for digit in (1, 2, 5)]
        found: list[tuple[float, float]] = []
        for amount in (0.0, *amounts):
            share = self.exceeded(amount)
            if share >= RARELY and (not found or share < found[-1][1]):
                found.append((amount, share))
        return tuple(found)


def simulate(tries: Pert, succeeds: Pert, cost: Pert, *, trials: int = TRIALS, seed: int = SEED) -> Losses:
    """Return the losses of many years."""
    dice = random.Random(seed)
    years = []
    for _ in range(trials):
        events = _poisson(tries.draw(dice) * succeeds.draw(dice), dice)
        if events >= MANY:
            years.append(max(0.0, dice.gauss(events * cost.mean, math.sqrt(events * cost.variance))))
        else:
            years.append(sum(cost.draw(dice) for _ in range(events)))
    mean = sum(years) / trials
    deviation = math.sqrt(sum((year - mean) ** 2 for year in years) / max(1, trials - 1))
    years.sort()
    at = [years[min(trials - 1, int(share * trials))] for share in (0.1, 0.5, 0.9)]
    return Losses(mean, deviation / math.sqrt(trials), at[0], at[1], at[2], tuple(years))


def _poisson(rate: float, dice: random.Random) -> int:
    """Return a number of events; by inversion where few are expected, by a rounded normal figure where many are."""
    if rate > 200:
        return max(0, round(dice.gauss(rate, math.sqrt(rate))))
    threshold, product, events = math.exp(-rate), dice.random(), 0
    while product > threshold:
        product *= dice.random()
        events += 1
    return events


def read(vector: str) -> tuple[Pert, Pert, Pert]:
    """Return the three estimates.

    Raises:
        BadInput: for anything but three rising figures each; shares lie between 0 and 1.
    """
    found = factors(vector, NAMES, "FAIR", EXAMPLE)
    estimates = []
    for key in NAMES:
        parts = found[key].replace(" ", "").split(",")
        try:
            low, likely, high = (float(part) for part in parts)
        except ValueError:
            raise BadInput(f"{key} ({NAMES[key]}) needs three figures", remedy=f"As in {EXAMPLE}.") from None
        most = 1.0 if key == "V" else 1e12
        if not 0 <= low <= likely <= high <= most:
            remedy = f"Lowest, most likely, highest, from 0 to {most:g}."
            raise BadInput(f"{key} ({NAMES[key]}) is {found[key][:60]}", remedy=remedy)
        estimates.append(Pert(low, likely, high))
    return estimates[0], estimates[1], estimates[2]


def check(vector: str) -> str:
    """Return a vector in the usual order.

    Raises:
        BadInput: as `read`.
    """
    found = zip(NAMES, read(vector), strict=True)
    return "/".join(f"{key}:{each.low:g},{each.likely:g},{each.high:g}" for key, each in found)


def rate(threat: Threat, vector: str = "") -> Rating | None:
    """Return the yearly loss of a threat, or nothing where nobody estimated it."""
    if not vector:
        return None
    losses = simulate(*read(vector))
    word = f"{losses.mean:,.0f} a year"
    detail = (
        f"mean of {TRIALS:,} simulated years, give or take {losses.error:,.0f}; one year in ten at most "
        f"{losses.p10:,.0f}, one in two above {losses.p50:,.0f}, one in ten above {losses.p90:,.0f}"
    )
    return Rating("fair", (word, word), (losses.p10, losses.p90), detail, STATED, losses.curve())


SCHEME = Scheme("fair", "FAIR (light)", "Loss a year by simulation over estimates.", rate, "fair", check, EXAMPLE)
