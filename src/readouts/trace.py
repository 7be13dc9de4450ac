"""The rules that led to a result, in order, each with a sentence that a reader understands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readouts.slots import quickly_made
from readouts.span import Span

Outcome = Literal["fired", "blocked", "no_match"]


@quickly_made
@dataclass(frozen=True, slots=True)
class Step:
    """One rule that was tried, and what came of it."""

    rule: str
    """Id of the rule, as in its data file or ``module.function``."""
    reason: str
    """A sentence that a page shows as it is."""
    outcome: Outcome = "fired"
    evidence: tuple[Span, ...] = ()


Trace = tuple[Step, ...]
