"""Keeps the garbage collector out of work that makes much and throws hardly anything away.

A bank, a plan or the graph of attack paths is made of up to hundreds of thousands of small values that stay. The
collector would walk all of them again and again and find nothing: a third of the time. What is thrown away meanwhile
goes at once all the same, by counting references.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def undisturbed(work: Callable[P, T]) -> Callable[P, T]:
    """Make a function run without collections; within another that does, it changes nothing."""

    @wraps(work)
    def quietly(*args: P.args, **kwargs: P.kwargs) -> T:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return quietly
