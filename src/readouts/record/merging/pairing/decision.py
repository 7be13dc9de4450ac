"""The answer of a comparison: a number, a sentence for each thing that counted, and the words that each rests on."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.span import Span

# Reports at or above this number are of one contact. Two named people alone (4) are not enough without a date or a
# channel in common; states alone (0) need a day, a channel and two reports that are about the contact.
ENOUGH = 4.5

# Words of a document: its id and a span of its text.
Words = tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against; as ``Decision.forbidden``, what excludes."""

    rule: str
    """Name of the rule, as ``module.rule``."""
    sentence: str
    points: float = 0.0
    words: Words = ()
    """Where the documents say what was compared."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two reports are of one contact, and why."""

    reasons: tuple[Reason, ...]
    forbidden: Reason | None = None
    """Why the two can never be one contact; None where they can."""
    score: float = 0.0

    @classmethod
    def of(cls, reasons: tuple[Reason, ...]) -> Decision:
        """The decision that these reasons add up to."""
        return cls(reasons, None, sum(r.points for r in reasons))

    @classmethod
    def never(cls, reason: Reason) -> Decision:
        """The decision where something excludes it."""
        return cls((), reason)

    @property
    def together(self) -> bool:
        """Whether they are one contact, as far as these two tell."""
        return self.forbidden is None and self.score >= ENOUGH

    @property
    def because(self) -> tuple[str, ...]:
        """The sentences of the reasons, those for it first in the order of the rules."""
        return tuple(r.sentence for r in self.reasons)
