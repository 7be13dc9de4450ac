"""Fixtures of the record's tests: a book of terms and a builder, without the language model."""

from __future__ import annotations

from datetime import date

import pytest

from readouts.actors.model import Term
from readouts.interval import Interval
from readouts.record.builder import RecordBuilder
from readouts.record.claims.anchors import ClaimWords
from readouts.record.dating.documents import Dater
from readouts.record.dating.limits import Limiter
from readouts.record.merging.merge import Merger
from readouts.record.merging.pairing.comparer import Comparer
from readouts.record.merging.zones import Zones


class Book:
    """Terms given by hand: (person id, office, state, first day, last day)."""

    def __init__(self, *rows: tuple[str, str, str, str, str | None]) -> None:
        self.rows = rows

    def terms(self, person_id: str) -> tuple[Term, ...]:
        """The rows of one person."""
        found = []
        for person, office, state, first, last in self.rows:
            if person == person_id:
                interval = Interval(date.fromisoformat(first), date.fromisoformat(last) if last else None)
                found.append(
                    Term(person, office, state, office, interval, interval, True, last is not None, False, "test")
                )
        return tuple(found)


@pytest.fixture
def book() -> Book:
    """Two leaders who are made up."""
    return Book(
        ("Q-Ada-Brandt", "head_of_state", "AUT", "2018-02-01", "2024-01-31"),
        ("Q-Ben-Costa", "head_of_government", "PRT", "2019-06-01", None),
    )


@pytest.fixture
def limiter(book: Book) -> Limiter:
    """Clues read with the book of terms."""
    return Limiter(book)


@pytest.fixture
def dater(limiter: Limiter) -> Dater:
    """A solver with the book of terms."""
    return Dater(limiter, Zones.load())


@pytest.fixture
def builder(book: Book, dater: Dater) -> RecordBuilder:
    """A builder with the book of terms."""
    return RecordBuilder(book, dater, Merger(Comparer.load()), ClaimWords.load())
