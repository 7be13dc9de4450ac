"""The events that other event data sets have rows for: what is told as having happened, with its sides and its reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from readouts.documents.document import Document
from readouts.export.format import Contents, paged
from readouts.language.reading import Actor
from readouts.record.model import DatedDocument, Event

NOT_FACTS = ("negated", "hypothetical", "future")
LEFT_OUT = "Events that are denied, hypothetical or only announced are left out: the format has no place for that."

Pair = tuple[Actor | None, Actor | None]


@dataclass(frozen=True, slots=True)
class Fact:
    """An event that is told as having happened, with the documents that tell it, by publication."""

    event: Event
    documents: tuple[tuple[Document, DatedDocument], ...]

    @property
    def day(self) -> date | None:
        """The day, where the record knows one day."""
        interval = self.event.date.interval
        return interval.earliest if interval.is_day else None

    @property
    def published(self) -> date | None:
        """The first day on which one of its documents surely had appeared; None where none has a known day."""
        days = [d.published.interval.earliest for _, d in self.documents if d.published.interval.is_day]
        return min((d for d in days if d), default=None)

    @property
    def publishers(self) -> frozenset[str]:
        """Who published it."""
        return frozenset(d.outlet for d, _ in self.documents if d.outlet)

    @property
    def words(self) -> str:
        """The first words of evidence, on one line."""
        return one_line(self.event.evidence[0].text) if self.event.evidence else ""

    def pairs(self) -> tuple[Pair, ...]:
        """Each actor with each recipient; where nobody receives, the actors among themselves; each pair of states once."""
        actors, recipients = self.event.actors, self.event.recipients
        if actors and recipients:
            found: list[Pair] = list(product(actors, recipients))
        elif len(actors) > 1:
            found = list(combinations(actors, 2))
        else:
            found = [(a, None) for a in actors] or [(None, r) for r in recipients] or [(None, None)]
        return tuple({(_side(a), _side(b)): (a, b) for a, b in reversed(found)}.values())[::-1]


def facts(contents: Contents) -> Iterator[Fact]:
    """The factual events of a record, in its order."""
    for page in paged(e for e in contents.record.events if not set(e.auxiliary) & set(NOT_FACTS)):
        told = {s.document for e in page for s in e.evidence}
        texts, dated = contents.documents.with_ids(told), contents.record.documents.with_ids(told)
        for event in page:
            ids = sorted({s.document for s in event.evidence})
            found = [(texts[i], dated[i]) for i in ids if i in texts and i in dated]
            yield Fact(event, tuple(sorted(found, key=_published)))


def one_line(text: str) -> str:
    """Text without tabs and line ends, as tables with tabs need it."""
    return " ".join(text.split())


def _published(pair: tuple[Document, DatedDocument]) -> tuple[str, str]:
    return (str(pair[1].published.interval.earliest or "9999"), pair[0].id)


def _side(actor: Actor | None) -> tuple[str | None, str | None, str | None]:
    return (actor.state, actor.sector, None if actor.state else actor.name) if actor else (None, None, None)
