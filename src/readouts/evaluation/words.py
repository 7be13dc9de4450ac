"""Claims and dates, found by the words of the gold and judged by what was made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readouts.evaluation.figures import Figure, share
from readouts.interval import Interval
from readouts.language.times.model import TimeExpression
from readouts.record.model import CheckedClaim
from readouts.span import Span


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim of a document, with the verdict that the whole set gives."""

    document: str
    words: Span
    kind: str
    verdict: str


@dataclass(frozen=True, slots=True)
class GoldDate:
    """Words of a document that mean days."""

    document: str
    words: Span
    days: Interval


@dataclass(frozen=True, slots=True)
class _Judged:
    """A gold claim with the claim of the record that stands in its words."""

    gold: GoldClaim
    found: CheckedClaim | None
    kind: bool

    @property
    def verdict(self) -> str | None:
        """What was said of it."""
        return self.found.verdict if self.found else None


def claim_figures(gold: Sequence[GoldClaim], found: Sequence[CheckedClaim]) -> list[Figure]:
    """Claims found, of the right kind, and judged rightly; and how far "contradicted" can be believed."""
    rows = [_judged(g, found) for g in gold]
    return [
        share("claims found", (r.found is not None for r in rows)),
        share("claims kind", (r.kind for r in rows)),
        share("claims verdict", (r.kind and r.verdict == r.gold.verdict for r in rows)),
        share(
            "contradicted precision", (r.gold.verdict == "contradicted" for r in rows if r.verdict == "contradicted")
        ),
        share("contradicted recall", (r.verdict == "contradicted" for r in rows if r.gold.verdict == "contradicted")),
    ]


def date_figures(gold: Sequence[GoldDate], times: dict[str, tuple[TimeExpression, ...]]) -> list[Figure]:
    """Words that are seen to mean days, and those whose days are right.

    Args:
        gold: The words.
        times: By document, the expressions found in it.
    """
    near = [[t for t in times.get(g.document, ()) if t.span.overlaps(g.words)] for g in gold]
    return [
        share("dates found", (bool(found) for found in near)),
        share("dates value", (any(t.interval == g.days for t in found) for g, found in zip(gold, near, strict=True))),
    ]


def _judged(gold: GoldClaim, found: Sequence[CheckedClaim]) -> _Judged:
    near = [c for c in found if c.document == gold.document and c.words.overlaps(gold.words)]
    same = [c for c in near if c.kind == gold.kind]
    return _Judged(gold, next(iter(same or near), None), bool(same))
