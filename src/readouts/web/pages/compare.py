"""Accounts side by side: the sides of one contact, or two contacts; points aligned, quotes open in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from readouts.contract.wording import Wording, channel_word, counted
from readouts.day_words import when
from readouts.desk.desk import Desk
from readouts.record.accounts.compare import OUTLETS, compare_contacts, compare_sides
from readouts.record.accounts.gathering import same_words
from readouts.record.model import AccountPoint, AlignedPoint, Comparison, Conflict, Contact, Source
from readouts.span import Span
from readouts.store.catalogue.model import DocumentCard, Filters
from readouts.web.asked import AtDesk, Rendered
from readouts.web.tables import Table, csv_of

router = APIRouter()
_OTHERS = 12
State = Literal["differs", "both", "only", "missing"]
_ABOUT = {
    "initiator": "who asked for it",
    "duration": "how long it lasted",
    "day": "a date",
    "clock": "a time of day",
    "date": "when it was",
    "status": "what came of it",
    "channel": "the channel",
}
_KINDS = {
    "requested": "asked for",
    "agreed": "agreed",
    "offered": "offered",
    "threatened": "threatened",
    "denied": "denied",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Places of the same words that come from one publisher: the first, and its copies."""

    first: Place
    copies: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words with all who print them, copies under their origin."""

    text: str
    origins: tuple[Origin, ...]
    told_by: str | None = None
    """The other side on whose page the words stand."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a column says on a point; no quotes: it does not mention it."""

    quotes: tuple[Quote, ...]
    value: str | None = None
    """Of a slot that differs."""


@dataclass(frozen=True, slots=True)
class Line:
    """A point across the columns."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Points of one state."""

    state: State
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A side, or a contact."""

    id: str
    name: str
    address: str | None
    has_words: bool


@dataclass(frozen=True, slots=True)
class CompareView:
    """Accounts side by side."""

    contacts: tuple[Contact, ...]
    columns: tuple[Column, ...]
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    documents: Mapping[str, DocumentCard]
    beside: tuple[Contact, ...]
    """Other contacts of the same states, to set beside this one."""
    here: str
    twin: str


@router.get("/compare/{first}/points.csv", name="compare_table")
def compare_table(first: str, desk: AtDesk) -> Response:
    """The aligned points of one contact's accounts as a table."""
    return _csv(_view(desk, first, None))


@router.get("/compare/{first}/{second}/points.csv", name="compare_two_table")
def compare_two_table(first: str, second: str, desk: AtDesk) -> Response:
    """The aligned points of two contacts as a table."""
    return _csv(_view(desk, first, second))


@router.get("/compare/{first}", name="compare")
def compare(first: str, request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """The accounts of one contact, side by side."""
    return renderer.page(request, "compare.html", _view(desk, first, None))


@router.get("/compare/{first}/{second}", name="compare_two")
def compare_two(first: str, second: str, request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """Two contacts, side by side."""
    return renderer.page(request, "compare.html", _view(desk, first, second))


def _view(desk: Desk, first: str, second: str | None) -> CompareView:
    catalogue = desk.catalogue()
    contacts = tuple(catalogue.contact(key) for key in (first, second) if key)
    comparison = compare_contacts(*contacts) if len(contacts) > 1 else compare_sides(contacts[0])
    page = _Aligned.of(comparison, contacts, desk.wording)
    sections = page.sections()
    states = tuple(sorted(contacts[0].states))
    others = catalogue.contacts(Filters(states=states), limit=_OTHERS).entries if len(contacts) == 1 else ()
    here = f"/compare/{'/'.join(c.id for c in contacts)}"
    return CompareView(
        contacts=contacts,
        columns=page.columns(),
        summary=page.summary(),
        sections=sections,
        documents=catalogue.documents_with({d.document for c in contacts for d in c.documents}),
        beside=tuple(c for c in others if c.id != contacts[0].id),
        here=here,
        twin=f"/api/v1{here}",
    )


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A comparison as lines of parts."""

    comparison: Comparison
    contacts: tuple[Contact, ...]
    wording: Wording
    origin: Mapping[str, int]
    """Documents by the number of the origin of their words."""

    @classmethod
    def of(cls, comparison: Comparison, contacts: tuple[Contact, ...], wording: Wording) -> _Aligned:
        numbered = enumerate(o for c in contacts for o in c.origins)
        return cls(comparison, contacts, wording, {d: n for n, o in numbered for d in o.documents})

    def columns(self) -> tuple[Column, ...]:
        """The columns with their names."""
        said = {c for a in self.comparison.both for c, _ in a.points}
        said |= {c for _, points in self.comparison.only for a in points for c, _ in a.points}
        return tuple(Column(c, self._name(c), self._address(c), c in said) for c in self.comparison.columns)

    def _name(self, column: str) -> str:
        for contact in self.contacts:
            if contact.id == column:
                return f"{channel_word(contact.channel)} of {when(contact.date.interval)}"
        return "the outlets" if column == OUTLETS else self.wording.state(column)

    def _address(self, column: str) -> str | None:
        if any(c.id == column for c in self.contacts):
            return f"/contacts/{column}"
        return None if column == OUTLETS else f"/actors/{column}"

    def sections(self) -> tuple[Section, ...]:
        """What differs first, then what is shared, what stands on one side, what is said to be left out."""
        found = self.comparison
        told = len(self.contacts) == 1
        several = "In both" if len(found.columns) == 2 else "In more than one"
        sections = [
            Section("differs", "They differ", tuple(self._conflict(c) for c in found.differing)),
            Section("both", several, tuple(self._line(_by_teller(a) if told else a) for a in found.both)),
            *(Section("only", f"Only {self._name(c)}", tuple(self._line(a, c) for a in points)) for c, points in found.only),
            *(
                Section("missing", f"Said to be missing from {self._name(c)}", tuple(self._line(a) for a in points))
                for c, points in found.absent
            ),
        ]  # fmt: skip
        return tuple(s for s in sections if s.lines)

    def _line(self, aligned: AlignedPoint, column: str | None = None) -> Line:
        """A point across the columns; one that a side's page lets the other say stands with the other."""
        points = aligned.points
        if column and not any(c == column for c, _ in points):
            points = tuple((column, p) for _, p in points)
        parts = tuple(Part(self._quotes([p for c, p in points if c == name])) for name in self.comparison.columns)
        first = points[0][1].point
        return Line(first.topic or _KINDS.get(first.kind, "said"), parts)

    def _conflict(self, conflict: Conflict) -> Line:
        parts = []
        for column in self.comparison.columns:
            held = [(v, [s for s in v.sources if self._stands_in(s, column, n)]) for n, v in enumerate(conflict.values)]
            values = [(v, sources) for v, sources in held if sources or self._is_of(column, v.value, held)]
            shown = " / ".join(self._value(conflict.about, v.value) for v, _ in values)
            parts.append(Part(self._words([s for _, sources in values for s in sources]), shown or None))
        return Line(_ABOUT.get(conflict.about, conflict.about), tuple(parts))

    def _stands_in(self, source: Source, column: str, number: int) -> bool:
        """Whether words stand in a column: of two contacts in the one whose documents hold them, else with their side."""
        if len(self.contacts) > 1:
            holding = [c.id for c in self.contacts if any(d.document == source.document for d in c.documents)]
            return column in holding and (len(holding) == 1 or self.comparison.columns.index(column) == number)
        return column == (source.side or OUTLETS)

    def _is_of(self, column: str, value: str, held: Sequence[tuple[object, Sequence[Source]]]) -> bool:
        """Whether a value without words is a contact's own: its slot holds it."""
        own = next((c for c in self.contacts if c.id == column and len(self.contacts) > 1), None)
        return own is not None and value in (own.channel, own.status, own.initiator, str(own.duration_minutes))

    def _value(self, about: str, value: str) -> str:
        if about == "initiator":
            return self.wording.state(value)
        return f"{value} minutes" if about == "duration" and value.isdigit() else value

    def _quotes(self, points: Sequence[AccountPoint]) -> tuple[Quote, ...]:
        groups: dict[str, list[AccountPoint]] = {}
        for found in points:
            groups.setdefault(same_words(found.point), []).append(found)
        return tuple(
            Quote(
                group[0].point.text,
                self._origins([Place(p.document, p.point.span) for p in group]),
                group[0].point.told_by,
            )
            for group in groups.values()
        )

    def _words(self, sources: Sequence[Source]) -> tuple[Quote, ...]:
        groups: dict[str, list[Source]] = {}
        for source in sources:
            groups.setdefault(" ".join(source.text.split()), []).append(source)
        return tuple(
            Quote(text, self._origins([Place(s.document, s.span) for s in group])) for text, group in groups.items()
        )

    def _origins(self, places: Sequence[Place]) -> tuple[Origin, ...]:
        groups: dict[object, list[Place]] = {}
        for place in dict.fromkeys(places):
            groups.setdefault(self.origin.get(place.document, place.document), []).append(place)
        return tuple(Origin(group[0], tuple(group[1:])) for group in groups.values())

    def summary(self) -> tuple[str, ...]:
        """What the comparison comes to, as sentences made of its counts and slots."""
        found, sentences = self.comparison, []
        slots = [_ABOUT.get(c.about, c.about) for c in found.differing]
        if slots:
            sentences.append(f"They differ about {_listed(list(dict.fromkeys(slots)))}.")
        if found.both:
            places = "both accounts" if len(found.columns) == 2 else "more than one account"
            verb = "stands" if len(found.both) == 1 else "stand"
            sentences.append(f"{counted(len(found.both), 'point')} {verb} in {places}.")
        alone = [
            f"{counted(len(points), 'point')} {'stands' if len(points) == 1 else 'stand'} only in {self._possessive(c)}"
            for c, points in found.only
            if points
        ]
        if alone:
            sentences.append(f"{_listed(alone)}.")
        for column, points in found.absent:
            sentences.append(
                f"Documents say that {self._possessive(column)} leaves out {counted(len(points), 'point')}."
            )
        silent = [c.name for c in self.columns() if not c.has_words]
        if silent and len(self.contacts) == 1:
            sentences.append(f"The record holds no words of {_listed(silent)} on it.")
        return tuple(sentences)

    def _possessive(self, column: str) -> str:
        name = self._name(column)
        if len(self.contacts) > 1:
            return f"the accounts of the {name}"
        owned = f"{name}’" if name.endswith("s") else f"{name}’s"
        return "the outlets’ own voice" if column == OUTLETS else f"{owned} account"


def _by_teller(aligned: AlignedPoint) -> AlignedPoint:
    """A shared point, words that a side's page lets the other say standing with the side whose page it is."""
    return AlignedPoint(aligned.text, tuple((p.point.told_by or c, p) for c, p in aligned.points))


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def _csv(view: CompareView) -> Response:
    rows = [
        (section.title, line.label, column.name, part.value, quote.text, origin.first.document, len(origin.copies))
        for section in view.sections
        for line in section.lines
        for column, part in zip(view.columns, line.parts, strict=True)
        for quote in part.quotes
        for origin in quote.origins
    ]
    columns = ("state", "about", "account", "value", "words", "document", "copies")
    return csv_of(Table(columns, tuple(rows)), f"compare-{'-'.join(c.id[:8] for c in view.contacts)}")
