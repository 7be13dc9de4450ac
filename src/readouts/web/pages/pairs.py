"""Pairs of states: who speaks with whom, and everything that the record holds between two of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from readouts.contract.asking import filters_asked, read_origin
from readouts.contract.wording import LEVEL_WORDS, STATUS_WORDS, Wording, channel_word
from readouts.desk.desk import Desk
from readouts.errors import NotFoundError
from readouts.record.model import AccountPoint, Contact, Event
from readouts.slots import replace
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.catalogue.model import Covered, DocumentCard, Facet, FacetName, Filters, Gap, PairCard
from readouts.web.address import Address, Chip, chips, pairs_of
from readouts.web.asked import AtDesk, Rendered
from readouts.web.holders import Post, posts_on
from readouts.web.matrix import Matrix, matrix_of
from readouts.web.tables import Table, csv_of

router = APIRouter()
_LENGTH = 60
_RECENT = 5
_OTHERS = 12
_COUNTS: tuple[FacetName, ...] = ("initiator", "channel", "level", "status")
DEALINGS = ("REQUEST", "THREATEN", "SANCTION", "AID")
"""Types of events between two states that their page tells one by one."""


@dataclass(frozen=True, slots=True)
class PairsView:
    """The pairs of states that speak most."""

    address: Address
    pairs: tuple[PairCard, ...]
    total: int
    most: int
    state: str | None
    chips: tuple[Chip, ...]
    covered: Covered
    next: str | None
    twin: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many contacts have a value."""

    label: str
    count: int
    percent: int
    """Of the greatest count of its list."""
    address: str


@dataclass(frozen=True, slots=True)
class GapRow:
    """A stretch without a contact, with the contacts at its ends."""

    gap: Gap
    after: Contact | None
    until: Contact | None


@dataclass(frozen=True, slots=True)
class Dealings:
    """Events of one type between the two."""

    type: str
    total: int
    events: tuple[Event, ...]
    """The newest."""
    address: str


@dataclass(frozen=True, slots=True)
class SaidOf:
    """A contact with what each side says of it."""

    contact: Contact
    first: tuple[AccountPoint, ...]
    second: tuple[AccountPoint, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """Everything between two states."""

    states: tuple[str, str]
    here: str
    timeline: str
    on: date | None
    posts: tuple[tuple[str, tuple[Post, ...]], ...]
    """By state."""
    card: PairCard | None
    last: Contact | None
    since: int | None
    """Days from the last contact to the record's last day."""
    matrix: Matrix
    shares: Mapping[FacetName, tuple[Share, ...]]
    gaps: tuple[GapRow, ...]
    types: tuple[Share, ...]
    dealings: tuple[Dealings, ...]
    said: tuple[SaidOf, ...]
    others: tuple[tuple[str, tuple[PairCard, ...]], ...]
    documents: Mapping[str, DocumentCard]
    covered: Covered
    twin: str


@router.get("/pairs", name="pairs")
def pairs(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """Pairs of states by the number of their contacts; ``state`` keeps the pairs of one."""
    asked = pairs_of(request.query_params.multi_items(), "after")
    filters = filters_asked(asked)
    address = Address.of("/pairs", filters)
    catalogue = desk.catalogue()
    page = catalogue.pairs(filters, after=dict(asked).get("after"), limit=_LENGTH)
    view = PairsView(
        address=address,
        pairs=page.entries,
        total=page.total,
        most=max((p.contacts for p in page.entries), default=1),
        state=filters.states[0] if len(filters.states) == 1 else None,
        chips=chips(address),
        covered=catalogue.covered(),
        next=str(address.after(page.next)) if page.next else None,
        twin=str(address.at("/api/v1/pairs")),
    )
    return renderer.page(request, "pairs.html", view)


@router.get("/pairs/{pair}/{table}.csv", name="pair_table")
def pair_table(pair: str, table: str, request: Request, desk: AtDesk) -> Response:
    """A table of the page of a pair."""
    states = states_named(desk, pair)
    make = TABLES.get(table)
    if make is None:
        raise NotFoundError("table", table, "Choose one on the page of the pair.")
    return csv_of(make(desk, states, request.query_params.get("year")), f"{'-'.join(states)}-{table}")


@router.get("/pairs/{pair}", name="pair")
def pair(pair: str, request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """Two states: their contacts over time, gaps, who asked, what passed between them, what each side says."""
    return renderer.page(
        request,
        "pair.html",
        _view(desk, pair, request.query_params.get("on"), request.query_params.get("year")),
    )


def states_named(desk: Desk, pair: str) -> tuple[str, str]:
    """The states of ``USA-RUS``.

    Raises:
        NotFoundError: They are not two different states or organisations.
    """
    first, _, second = pair.upper().partition("-")
    if first == second or not (desk.table.is_code(first) and desk.table.is_code(second)):
        raise NotFoundError("pair of states", pair, "Write two codes of states, such as FRA-TUR.")
    return first, second


def _view(desk: Desk, pair: str, on: str | None, year: str | None) -> PairView:
    first, second = states = states_named(desk, pair)
    catalogue, filters = desk.catalogue(), Filters(states=states)
    covered = catalogue.covered()
    until = covered.days.latest
    day = read_origin(on or None, latest=True) or until
    (last, *_), latest = _newest(catalogue, filters)
    said = tuple(s for s in (_said(c, first, second) for c in latest) if s.first or s.second)[:_RECENT]
    types = _types(catalogue, filters)
    dealings = _dealings(catalogue, filters, types)
    wanted = {p.document for s in said for p in (*s.first, *s.second)}
    wanted |= {e.evidence[0].document for d in dealings for e in d.events if e.evidence}
    return PairView(
        states=states,
        here=_address(states),
        timeline=str(Address.of("/contacts", filters)),
        on=day,
        posts=tuple((s, posts_on(desk.table, s, day)) for s in states) if day else (),
        card=catalogue.pair(first, second),
        last=last,
        since=_days_between(last, until),
        matrix=_matrix(catalogue, states, year),
        shares=_counts(catalogue, filters, desk.wording),
        gaps=_gaps(catalogue, states),
        types=_shares("type", types, Address.of("/events", filters), desk.wording),
        dealings=dealings,
        said=said,
        others=tuple((s, _others(catalogue, s, states)) for s in states),
        documents=catalogue.documents_with(wanted),
        covered=covered,
        twin=f"/api/v1/pairs/{first}/{second}",
    )


def _address(states: tuple[str, str]) -> str:
    return f"/pairs/{states[0]}-{states[1]}"


def _newest(catalogue: Catalogue, filters: Filters) -> tuple[tuple[Contact | None, ...], tuple[Contact, ...]]:
    """The last contact that was held, if any; and the newest ones, whatever came of them."""
    held, latest = catalogue.newest_contacts(replace(filters, statuses=("held",)), filters, limit=4 * _RECENT)
    return held or (None,), latest


def _matrix(catalogue: Catalogue, states: tuple[str, str], year: str | None) -> Matrix:
    filters = Filters(states=states)
    return matrix_of(catalogue.months(filters), year, Address.of("/contacts", filters), _address(states))


def _counts(catalogue: Catalogue, filters: Filters, wording: Wording) -> Mapping[FacetName, tuple[Share, ...]]:
    found = catalogue.facets("contacts", filters, _COUNTS)
    timeline = Address.of("/contacts", filters)
    return {name: _shares(name, facets, timeline, wording) for name, facets in found.items()}


def _gaps(catalogue: Catalogue, states: tuple[str, str]) -> tuple[GapRow, ...]:
    gaps = catalogue.gaps(*states)
    ends = catalogue.contacts_with(i for g in gaps for i in (g.after, g.until) if i)
    return tuple(GapRow(g, ends.get(g.after), ends.get(g.until or "")) for g in gaps)


def _types(catalogue: Catalogue, filters: Filters) -> tuple[Facet, ...]:
    return catalogue.facets("events", filters, ("type",))["type"]


def _days_between(contact: Contact | None, until: date | None) -> int | None:
    day = contact.date.interval.latest if contact else None
    return (until - day).days if day and until and until >= day else None


def _dealings(catalogue: Catalogue, filters: Filters, types: Sequence[Facet]) -> tuple[Dealings, ...]:
    told = [t for t in types if t.value in DEALINGS]
    selections = [replace(filters, types=(t.value,)) for t in told]
    newest = catalogue.newest_events(*selections, limit=_RECENT)
    return tuple(
        Dealings(t.value, t.count, events, str(Address.of("/events", asked)))
        for t, events, asked in zip(told, newest, selections, strict=True)
    )


def _said(contact: Contact, first: str, second: str) -> SaidOf:
    def of(side: str) -> tuple[AccountPoint, ...]:
        points = (p for a in contact.accounts if a.side == side for p in a.points if p.point.kind != "not_mentioned")
        return tuple({" ".join(p.point.text.split()): p for p in points}.values())

    return SaidOf(contact, of(first), of(second))


def _others(catalogue: Catalogue, state: str, states: Sequence[str]) -> tuple[PairCard, ...]:
    found = catalogue.pairs_with(state, limit=_OTHERS + 1)
    return tuple(p for p in found if set(p.states) != set(states))[:_OTHERS]


def _shares(name: FacetName, found: Sequence[Facet], address: Address, wording: Wording) -> tuple[Share, ...]:
    most = max((f.count for f in found), default=1)
    return tuple(
        Share(_label(name, f.value, wording), f.count, round(100 * f.count / most), str(address.having(name, f.value)))
        for f in found
    )


def _label(name: FacetName, value: str, wording: Wording) -> str:
    match name:
        case "initiator":
            return wording.state(value)
        case "channel":
            return channel_word(value)
        case "level":
            return LEVEL_WORDS.get(value, value)
        case "status":
            return STATUS_WORDS.get(value, value)
    return value.replace("_", " ").capitalize()


def _contacts_table(desk: Desk, states: tuple[str, str], year: str | None) -> Table:
    return _matrix(desk.catalogue(), states, year).table()


def _gaps_table(desk: Desk, states: tuple[str, str], _: str | None) -> Table:
    gaps = desk.catalogue().gaps(*states)
    rows = ((_iso(g.window.earliest), _iso(g.window.latest), g.days, g.after, g.until) for g in gaps)
    return Table(("start", "end", "days", "after", "ended_by"), tuple(rows))


def _counts_table(desk: Desk, states: tuple[str, str], _: str | None) -> Table:
    catalogue, filters = desk.catalogue(), Filters(states=states)
    types = _shares("type", _types(catalogue, filters), Address.of("/events", filters), desk.wording)
    shares = (*_counts(catalogue, filters, desk.wording).items(), ("type", types))
    return Table(("of", "value", "count"), tuple((name, s.label, s.count) for name, found in shares for s in found))


def _events_table(desk: Desk, states: tuple[str, str], _: str | None) -> Table:
    catalogue, filters = desk.catalogue(), Filters(states=states)
    dealings = _dealings(catalogue, filters, _types(catalogue, filters))
    columns = ("id", "type", "earliest", "latest", "actors", "recipients", "document", "words")
    return Table(columns, tuple(_event_row(e, desk.wording) for d in dealings for e in d.events))


TABLES: Mapping[str, Callable[[Desk, tuple[str, str], str | None], Table]] = {
    "contacts": _contacts_table,
    "gaps": _gaps_table,
    "counts": _counts_table,
    "events": _events_table,
}
"""The tables of the page by the names of their files: each asks for what it shows alone."""


def _event_row(event: Event, wording: Wording) -> tuple[str | int | None, ...]:
    days, source = event.date.interval, event.evidence[0] if event.evidence else None
    who = ("; ".join(wording.actor_of(a) for a in side) for side in (event.actors, event.recipients))
    words = (source.document, " ".join(source.text.split())) if source else (None, None)
    return (event.id, event.type, _iso(days.earliest), _iso(days.latest), *who, *words)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
