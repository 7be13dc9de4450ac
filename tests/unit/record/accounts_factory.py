"""Points, reports and contacts built by hand, about pairs that no gold set holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from readouts.coding.coding import ContactReport, Point, Status, When, stable_id
from readouts.interval import Dated, Interval
from readouts.language.reading import Actor
from readouts.record.accounts.gathering import accounts_of
from readouts.record.model import Conflict, Contact
from readouts.span import Span

DAY = Dated(Interval.day(date(2019, 3, 4)))
STORRE = Actor("person", "N1", "Ine Eriksen", "Foreign Minister", "foreign_minister", "NOR", "GOV")
BILDT = Actor("person", "S1", "Margot Wallin", "Foreign Minister", "foreign_minister", "SWE", "GOV")
SPOKESMAN = Actor("person", "N2", "Frode Andersen", "spokesman", "spokesperson", "NOR", "GOV")
UNNAMED = Actor("office", role="senior Norwegian official", state="NOR", sector="GOV", named=False)


def point(text: str, side: str | None, speaker: Actor | None = None, *, at: int = 0, **more: object) -> Point:
    """A point that some statement makes."""
    given = {"statement": f"st-{text}", "kind": "said", "topic": None, **more}
    return Point(
        id=stable_id(text, side, at),
        side=side,
        speaker=speaker,
        span=Span(at, at + len(text)),
        text=text,
        **given,  # type: ignore[arg-type]
    )


def report(*points: Point, status: Status = "held", confirmed_by: Sequence[str] = ()) -> ContactReport:
    """A report of a call between Norway and Sweden."""
    return ContactReport(
        id=stable_id([p.id for p in points], status),
        events=(),
        participants=(STORRE, BILDT),
        channel="call",
        status=status,
        standing="main",
        when=When(),
        date=DAY,
        confirmed_by=tuple(confirmed_by),
        points=points,
    )


def contact(
    id: str, points: Mapping[str, Sequence[Point]], conflicts: Sequence[Conflict] = (), **more: object
) -> Contact:
    """A merged contact with points by document."""
    reports = [(document, report(*found)) for document, found in points.items()]
    given = {"channel": "call", "initiator": None, "duration_minutes": None, "support": (), **more}
    return Contact(
        id=id,
        date=DAY,
        status="held",
        count=1,
        participants=(STORRE, BILDT),
        confirmed_by=(),
        documents=(),
        topics=(),
        accounts=accounts_of(reports),
        conflicts=tuple(conflicts),
        reports=(),
        **given,  # type: ignore[arg-type]
    )
