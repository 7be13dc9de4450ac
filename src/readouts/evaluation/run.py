"""Codes gold sets and measures them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from readouts.actors.table import ActorTable
from readouts.evaluation.figures import Figure
from readouts.evaluation.floors import Floors
from readouts.evaluation.sets import GoldSet
from readouts.pipeline import Pipeline
from readouts.record.builder import RecordBuilder


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one gold set, and what is wrong with them."""

    gold: GoldSet
    figures: tuple[Figure, ...]
    faults: tuple[str, ...] = ()


def measure(
    sets: Iterable[GoldSet], pipeline: Pipeline, floors: Floors, coded: Callable[[], None] = lambda: None
) -> Iterator[Measured]:
    """Each set's figures, as soon as they are there; ``coded`` is called after every text."""
    builder = RecordBuilder.load(ActorTable.load())
    for gold in sets:
        codings = []
        for coding in pipeline.code_many(gold.documents):
            codings.append(coding)
            coded()
        figures = tuple(gold.figures(codings, builder))
        yield Measured(gold, figures, tuple(floors.faults(gold.name, figures)))
