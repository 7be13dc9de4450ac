"""What the register notes of an entry: a function of the entry and of its documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.builder import place_of_claim
from readouts.record.levels import level_of
from readouts.record.model import CheckedClaim, Contact, Event
from readouts.record.shelf import bounds

Row = dict[str, Any]
_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Listed:
    """What the register knows of a document."""

    number: int
    id: str
    outlet: str | None
    kind: str | None
    day: int = 0
    first: int = 0
    last: int = 0


def folded(text: str | None) -> str | None:
    """Text for finding it, whatever its case."""
    return text.casefold() if text else None


def joined(values: Iterable[str | None]) -> str:
    r"""Values as one column holds them, each once, in order.

    >>> joined(["b", None, "a", "b"])
    '\na\nb\n'
    """
    found = sorted({" ".join(v.split()) for v in values if v})
    return f"{_BETWEEN}{_BETWEEN.join(found)}{_BETWEEN}" if found else ""


def parted(column: str) -> list[str]:
    """The values that ``joined`` put together."""
    return column[1:-1].split(_BETWEEN) if column else []


def day_of(days: Interval) -> int:
    """The day by which a list is ordered: the last, else the first, else 0."""
    day = days.latest or days.earliest
    return day.toordinal() if day else 0


def days_row(days: Interval) -> dict[str, int]:
    """The columns of an interval."""
    first, last = bounds(days)
    return {"day": day_of(days), "first": first, "last": last}


def month_of(days: Interval) -> str | None:
    """The month of the first day."""
    day = days.earliest or days.latest
    return day.isoformat()[:7] if day else None


def names(states: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Under which names an entry of these states is listed: none, each state, each pair."""
    ordered = sorted(states)
    yield 0, ""
    yield from ((1, state) for state in ordered)
    yield from ((2, f"{a}+{b}") for a, b in combinations(ordered, 2))


def pair_name(first: str, second: str) -> str:
    """The name of two states.

    >>> pair_name("USA", "RUS")
    'RUS+USA'
    """
    return "+".join(sorted((first, second)))


def people_of(actors: Iterable[Actor]) -> str:
    """The names of the people among actors."""
    return joined(a.name for a in actors if a.kind == "person")


def contact_row(contact: Contact, documents: Sequence[Listed]) -> Row:
    """A contact as lists hold it, without the name that it is listed under."""
    return {
        **_entry_row(contact.id, contact.date.interval, contact.participants, documents),
        "channel": contact.channel,
        "status": contact.status,
        "initiator": contact.initiator,
        "rank": level_of(contact),
        "independent": contact.independent,
        "disputed": bool(contact.conflicts),
    }


def event_row(event: Event, documents: Sequence[Listed]) -> Row:
    """An event as lists hold it, without the name that it is listed under."""
    return {**_entry_row(event.id, event.date.interval, actors_of(event), documents), "type": event.type}


def claim_row(claim: CheckedClaim, document: Listed | None) -> Row:
    """A claim as lists hold it."""
    document_id, start, end, _ = place_of_claim(claim)
    found = document or Listed(0, document_id, None, None)
    return {
        "id": claim.id,
        "place": f"{document_id} {start:09} {end:09} {claim.id}",
        "document": found.number or None,
        "about": claim.about,
        "kind": claim.kind,
        "verdict": claim.verdict,
        "day": found.day,
        "first": found.first,
        "last": found.last,
        "states": joined(a.state for a in claim.participants),
        "people": joined(x for a in claim.participants for x in (folded(a.name), folded(a.id))),
        "outlets": joined([found.outlet]),
        "kinds": joined([found.kind]),
    }


def _entry_row(id: str, days: Interval, actors: Sequence[Actor], documents: Sequence[Listed]) -> Row:
    return {
        "id": id,
        **days_row(days),
        "month": month_of(days),
        "states": joined(a.state for a in actors),
        "people": people_of(actors),
        "outlets": joined(d.outlet for d in documents),
        "kinds": joined(d.kind for d in documents),
    }


def actors_of(event: Event) -> tuple[Actor, ...]:
    """Those who act in an event and those who are acted on."""
    return event.actors + event.recipients


def documents_of_event(event: Event) -> list[str]:
    """The documents that tell of an event."""
    return sorted({s.document for s in event.evidence})


def words_of_contact(contact: Contact) -> str:
    """What a search finds a contact by: who took part, what it was about, what accounts say of it."""
    who = (" ".join(w for w in (a.role, a.name, a.state) if w) for a in contact.participants)
    said = (p.point.text for account in contact.accounts for p in account.points)
    lines = (" · ".join(who), ", ".join(contact.topics), *dict.fromkeys(" ".join(t.split()) for t in said))
    return "\n".join(line for line in lines if line)


def document_values(outlet: str | None, kind: str | None, day: object) -> Iterator[tuple[str, str]]:
    """What facets count of a document."""
    yield ALL, ""
    yield CELL, document_cell(outlet, kind, day)
    if isinstance(day, int) and day:
        yield MONTH, f"{date.fromordinal(day):%Y-%m}"
    for facet, value in (("outlet", outlet), ("kind", kind), ("year", year_of(day))):
        if value:
            yield facet, value


def document_cell(outlet: str | None, kind: str | None, day: object) -> str:
    """Outlet, kind and year of a document as one value."""
    return cell(outlet, kind, year_of(day))


# Columns that facets count: of each list the facet and the column; several values stand in one column.
SINGLE: Mapping[str, Mapping[str, str]] = {
    "contacts": {"channel": "channel", "status": "status", "initiator": "initiator", "level": "rank"},
    "events": {"type": "type"},
    "claims": {"type": "kind", "verdict": "verdict"},
}
SEVERAL: Mapping[str, str] = {"state": "states", "person": "people", "outlet": "outlets", "kind": "kinds"}
ALL = "all"
CELL = "cell"
MONTH = "month"
ABOUT = "documents about"
"""The list whose facets are states, and whose values are cells of the documents about each."""


def values_of(listed: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What facets count of an entry: pairs of a facet and a value."""
    yield ALL, ""
    for facet, column in SINGLE[listed].items():
        if row[column] is not None:
            yield facet, str(row[column])
    for facet, column in SEVERAL.items():
        if (listed, facet) != ("claims", "person"):
            yield from ((facet, value) for value in parted(str(row[column])))
    if year := year_of(row["day"]):
        yield "year", year
    if listed == "contacts":
        yield CELL, cell(row["month"], row["channel"], row["status"])
        if row["disputed"]:
            yield "disputed", "yes"


def year_of(day: object) -> str | None:
    """The year of a day that is a number."""
    return str(date.fromordinal(day).year) if isinstance(day, int) and day else None


def cell(*values: str | None) -> str:
    """Several values as one: month, channel and status of contacts; outlet, kind and year of documents."""
    return _BETWEEN.join(" ".join((value or "").split()) for value in values)
