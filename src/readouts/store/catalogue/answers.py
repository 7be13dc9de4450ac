"""Answers that are kept while the record stays as it is: counts over a selection are asked for several times a page."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, String, cast, select, union_all

from readouts.store import schema
from readouts.store.register.rows import ALL
from readouts.store.register.tables import tallies

T = TypeVar("T")
MOST = 200
_STATES = ("made_by", "grown", "corrections", "register")


@dataclass(slots=True)
class Answers:
    """The last answers, each under what was asked and the state in which the record was.

    Args:
        most: How many are kept; none where there is nobody to ask twice.
    """

    most: int = MOST
    kept: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock, repr=False)

    def of(self, connection: Connection, question: Hashable, ask: Callable[[], T]) -> T:
        """The answer to a question, asked anew where entries may have changed.

        Args:
            connection: That asks: the answer is of the state of the record that it sees.
            question: What is asked, with everything on which the answer depends.
            ask: Gives the answer, which nobody changes.
        """
        if not self.most:
            return ask()
        key = (_state(connection), question)
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                found: T = self.kept[key]
                return found
        answer = ask()
        with self.lock:
            self.kept[key] = answer
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)
        return answer


def _state(connection: Connection) -> frozenset[tuple[str, str]]:
    """What made the entries, how often they were brought up to date, and how many there are."""
    state, counts = schema.state.c, tallies.c
    made = select(state.key, state.value).where(state.key.in_(_STATES))
    held = select(counts["list"], cast(counts["count"], String)).where(counts.facet == ALL, counts.value == "")
    return frozenset((row[0], row[1]) for row in connection.execute(union_all(made, held)))
