"""Answers that are kept with what they are about: rules of several stages ask the same of the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Answers = defaultdict[Callable[..., Any], dict[int, Any]]
"""By rule and index."""


def no_answers() -> Answers:
    """None yet."""
    return defaultdict(dict)


class Keeper(Protocol):
    """What answers are kept with; it never changes, so they stay true, and they go when it goes."""

    @property
    def answers(self) -> Answers:
        """The answers found so far."""


K = TypeVar("K", bound=Keeper)


def remembered(rule: Callable[[K, int], T]) -> Callable[[K, int], T]:
    """A rule that is a function of a parse or reading and of the index of a token or sentence, worked out once for each."""

    @wraps(rule)
    def answer(keeper: K, i: int) -> T:
        known: dict[int, T] = keeper.answers[rule]
        try:
            return known[i]
        except KeyError:
            found = known[i] = rule(keeper, i)
            return found

    return answer
