"""Places of words, each told once: a reader who has seen a sentence need not see a part of it again."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.record.model import Source


def told_once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources in their order, without those that stand again, or inside another of the same document."""
    distinct = list({(s.document, s.span): s for s in reversed(list(sources))}.values())[::-1]
    return tuple(
        s
        for s in distinct
        if not any(s.document == o.document and s.span != o.span and o.span.contains(s.span) for o in distinct)
    )
