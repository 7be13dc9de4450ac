"""Actors: who takes part in the record, and what it holds of each: terms of office, contacts, counterparts, words, events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from readouts.actors.model import Term
from readouts.contract.asking import read_origin
from readouts.desk.desk import Desk
from readouts.errors import NotFoundError
from readouts.language.reading import Actor
from readouts.record.model import CheckedClaim, Contact, Event
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.catalogue.model import (
    ActorCard,
    Covered,
    DocumentCard,
    Facet,
    Filters,
    PairCard,
    PlacedStatement,
)
from readouts.web.address import Address
from readouts.web.asked import AtDesk, Rendered
from readouts.web.holders import Post, posts_on
from readouts.web.matrix import Matrix, matrix_of
from readouts.web.tables import Table, csv_of

router = APIRouter()
_LENGTH = 60
_RECENT = 8
_COUNTERPARTS = 16


@dataclass(frozen=True, slots=True)
class ActorsView:
    """Who takes part, the most frequent first."""

    named: str
    actors: tuple[ActorCard, ...]
    total: int
    most: int
    covered: Covered
    next: str | None
    twin: str


@dataclass(frozen=True, slots=True)
class ActorView:
    """What the record and the table of actors hold of somebody."""

    actor: Actor
    card: ActorCard | None
    """None for somebody whom the table knows and the record does not."""
    here: str
    timeline: str
    terms: tuple[Term, ...]
    posts: tuple[Post, ...]
    on: date | None
    matrix: Matrix
    contacts: tuple[Contact, ...]
    contact_total: int
    claims: Mapping[str, CheckedClaim]
    counterparts: tuple[Facet, ...]
    states: tuple[Facet, ...]
    pairs: tuple[PairCard, ...]
    statements: tuple[PlacedStatement, ...]
    statement_total: int
    events: tuple[Event, ...]
    event_total: int
    event_list: str
    documents: Mapping[str, DocumentCard]
    covered: Covered
    twin: str


@router.get("/actors", name="actors")
def actors(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """Who takes part in contacts and events; ``person`` is part of a name."""
    named = request.query_params.get("person", "").strip()
    address = Address("/actors", (("person", named),) if named else ())
    catalogue = desk.catalogue()
    page = catalogue.actors(named or None, after=request.query_params.get("after"), limit=_LENGTH)
    view = ActorsView(
        named=named,
        actors=page.entries,
        total=page.total,
        most=max((a.contacts for a in page.entries), default=0) or 1,
        covered=catalogue.covered(),
        next=str(address.after(page.next)) if page.next else None,
        twin=str(address.at("/api/v1/actors")),
    )
    return renderer.page(request, "actors.html", view)


@router.get("/actors/{key:path}/terms.csv", name="actor_terms")
def actor_terms(key: str, desk: AtDesk) -> Response:
    """Terms of office as a table."""
    actor, _ = _named(desk, desk.catalogue(), key)
    rows = tuple(
        (t.state, t.office, t.title, _iso(t.interval.earliest), _iso(t.interval.latest if t.end_known else None),
         _iso(t.vouched_until), t.certainty, t.source)
        for t in _terms(desk, actor)
    )  # fmt: skip
    columns = ("state", "office", "title", "from", "to", "known_until", "certainty", "source")
    return csv_of(Table(columns, rows), "terms")


@router.get("/actors/{key:path}", name="actor")
def actor(key: str, request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """A person, a state, an organisation."""
    catalogue = desk.catalogue()
    found, card = _named(desk, catalogue, key)
    filters, covered = _filters(found), catalogue.covered()
    is_state = found.kind in ("state", "organisation") and found.state is not None
    day = read_origin(request.query_params.get("on") or None, latest=True) or covered.days.latest
    timeline, events = Address.of("/contacts", filters), Address.of("/events", filters)
    here = f"/actors/{key}"
    contacts = catalogue.contacts(filters, limit=_RECENT)
    statements, happened = catalogue.statements(filters, limit=_RECENT), catalogue.events(filters, limit=_RECENT)
    facets = catalogue.facets("contacts", filters, ("person", "state"), limit=_COUNTERPARTS + 1)
    wanted = {d.document for c in contacts.entries for d in c.documents} | {s.document for s in statements.entries}
    wanted |= {e.evidence[0].document for e in happened.entries if e.evidence}
    view = ActorView(
        actor=found,
        card=card,
        here=here,
        timeline=str(timeline),
        terms=_terms(desk, found),
        posts=posts_on(desk.table, found.state, day) if is_state and found.state and day else (),
        on=day,
        matrix=matrix_of(catalogue.months(filters), request.query_params.get("year"), timeline, here),
        contacts=contacts.entries,
        contact_total=contacts.total,
        claims=catalogue.claims_with(i for c in contacts.entries for i in c.claims),
        counterparts=_others(facets["person"], found.name),
        states=_others(facets["state"], found.state),
        pairs=catalogue.pairs_with(found.state, limit=_COUNTERPARTS) if is_state and found.state else (),
        statements=statements.entries,
        statement_total=statements.total,
        events=happened.entries,
        event_total=happened.total,
        event_list=str(events),
        documents=catalogue.documents_with(wanted),
        covered=covered,
        twin=f"/api/v1{here}",
    )
    return renderer.page(request, "actor.html", view)


def _named(desk: Desk, catalogue: Catalogue, key: str) -> tuple[Actor, ActorCard | None]:
    """The actor with an id, or the state or organisation with a code.

    Raises:
        NotFoundError: Neither the record nor the table of actors has one.
    """
    if state := desk.table.state(key.upper()):
        return _carded(catalogue, Actor("state", state.qid, state.name, None, None, state.code))
    if body := desk.table.organisation(key.upper()):
        return _carded(catalogue, Actor("organisation", body.qid, body.name, None, None, body.code))
    card = next((c for c in catalogue.actors(key, limit=_RECENT).entries if c.actor.key == key), None)
    if card is not None:
        return card.actor, card
    person = desk.table.person(key)
    if person is None:
        raise NotFoundError("actor", key, "Look for the name among all actors.")
    state_code = person.states[0] if len(person.states) == 1 else None
    return Actor("person", person.id, person.name, None, None, state_code), None


def _carded(catalogue: Catalogue, actor: Actor) -> tuple[Actor, ActorCard | None]:
    found = catalogue.actors(actor.key, limit=_RECENT).entries
    return actor, next((c for c in found if c.actor.key == actor.key), None)


def _filters(actor: Actor) -> Filters:
    """The entries of an actor; of somebody without name or id those of the state, for nothing else tells them."""
    states: tuple[str, ...] = (actor.state,) if actor.state else ()
    if actor.kind == "person" and (actor.id or actor.name):
        return Filters(person=actor.id) if actor.id else Filters(states=states, person=actor.name)
    return Filters(states=states) if states else Filters(person=actor.name or actor.key)


def _terms(desk: Desk, actor: Actor) -> tuple[Term, ...]:
    found = desk.table.terms(actor.id) if actor.id and actor.kind == "person" else ()
    return tuple(sorted(found, key=lambda t: (t.interval.earliest or date.min, t.office), reverse=True))


def _others(found: tuple[Facet, ...], own: str | None) -> tuple[Facet, ...]:
    return tuple(f for f in found if f.value != own)[:_COUNTERPARTS]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
