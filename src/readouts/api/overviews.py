"""Who takes part, pairs of states, counts, searches, and accounts side by side."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from readouts.api.answers import Listing, listed
from readouts.api.asked import ActorsQuery, AtDesk, FacetsQuery, PairsQuery, SearchQuery
from readouts.api.records import KINDS, contacts_shown
from readouts.api.shapes.entries import Comparison, CountedActor, OfficeHeld
from readouts.api.shapes.lists import (
    ActorContents,
    FacetAnswer,
    Hit,
    Listed,
    Pair,
    PairContents,
    RecordSummary,
)
from readouts.api.tags import TaggedRoute
from readouts.contract.actors import answer_json, counted_actor_json
from readouts.contract.entries import comparison_json
from readouts.contract.lists import cell_json, covered_json, facets_json, gap_json, hit_json, pair_json, silence_json
from readouts.desk.desk import Desk
from readouts.desk.holding import office_held
from readouts.errors import NotFoundError, UsageError
from readouts.record.accounts.compare import compare_contacts, compare_sides
from readouts.record.model import Contact
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.catalogue.model import ActorCard, FacetName, Filters, Kind

router = APIRouter(route_class=TaggedRoute)
_LATEST = 50


@router.get("/record", tags=["record"], responses={200: {"model": RecordSummary}})
def what_the_record_holds(desk: AtDesk) -> Response:
    """How much the record holds, contacts by month, and pairs of states that have fallen silent."""
    catalogue = desk.catalogue()
    return JSONResponse(
        {
            **covered_json(catalogue.covered()),
            "months": [cell_json(c) for c in catalogue.months(Filters())],
            "silences": [silence_json(s) for s in catalogue.silences()],
        }
    )


@router.get("/actors", tags=["actors"], responses={200: {"model": Listed[CountedActor]}})
def list_actors(request: Request, desk: AtDesk, asked: ActorsQuery) -> Response:
    """Who takes part in the record's contacts and events, the most frequent first."""
    catalogue = desk.catalogue()
    listing = Listing(
        lambda after, limit: catalogue.actors(asked.person, after=after, limit=limit),
        lambda cards: (counted_actor_json(desk.table, c.actor, c.contacts, c.events) for c in cards),
    )
    return listed(request, asked, listing)


@router.get("/actors/who", tags=["actors"], responses={200: {"model": OfficeHeld}})
def who_held_an_office(
    desk: AtDesk,
    office: Annotated[str, Query(max_length=200, description="“foreign minister”, or its class, foreign_minister.")],
    state: Annotated[str, Query(max_length=200, description="Code or name of a state or organisation.")],
    day: Annotated[str, Query(pattern=r"^\d{4}(-\d{1,2}(-\d{1,2})?)?$", description="YYYY-MM-DD, YYYY-MM or YYYY.")],
) -> Response:
    """Who held an office on a day; `unknown` where the table does not know."""
    held = office_held(desk.table, office, state, day)
    return JSONResponse(answer_json(desk.table, held.state, held.office, day, held.answer))


@router.get("/actors/{id:path}", tags=["actors"], responses={200: {"model": ActorContents}})
def one_actor(id: str, desk: AtDesk) -> Response:
    """Somebody who takes part in entries, with terms of office and the newest contacts."""
    catalogue = desk.catalogue()
    card = actor_with(catalogue, id)
    person = card.actor.id or card.actor.name
    wanted = Filters(person=person) if card.actor.kind == "person" else Filters(states=(card.actor.state or "?",))
    latest = catalogue.contacts(wanted, limit=_LATEST).entries
    shown = counted_actor_json(desk.table, card.actor, card.contacts, card.events)
    return JSONResponse({**shown, "latest": contacts_shown(catalogue, latest)})


def actor_with(catalogue: Catalogue, key: str) -> ActorCard:
    """The actor of the record with this id.

    Raises:
        NotFoundError: Nobody of this id takes part in an entry.
    """
    found = next((c for c in catalogue.actors(key, limit=_LATEST).entries if c.actor.key == key), None)
    if found is None:
        raise NotFoundError("actor", key, "List them with: readouts actors")
    return found


@router.get("/pairs", tags=["pairs"], responses={200: {"model": Listed[Pair]}})
def list_pairs(request: Request, desk: AtDesk, asked: PairsQuery) -> Response:
    """Pairs of states by the number of their contacts."""
    catalogue, filters = desk.catalogue(), asked.filters()
    listing = Listing(
        lambda after, limit: catalogue.pairs(filters, after=after, limit=limit),
        lambda cards: map(pair_json, cards),
    )
    return listed(request, asked, listing)


@router.get("/pairs/{one}/{other}", tags=["pairs"], responses={200: {"model": PairContents}})
def one_pair(one: str, other: str, desk: AtDesk) -> Response:
    """Two states: contacts by month, channel and status, and the longest stretches without one."""
    states = tuple(sorted((_code(desk, one), _code(desk, other))))
    if states[0] == states[1]:
        raise UsageError("A pair has two states.", "Name two.")
    catalogue, filters = desk.catalogue(), Filters(states=states)
    return JSONResponse(
        {
            "states": list(states),
            "contacts": catalogue.contacts(filters, limit=1).total,
            "matrix": [cell_json(c) for c in catalogue.months(filters)],
            "gaps": [gap_json(g) for g in catalogue.gaps(*states)],
        }
    )


def _code(desk: Desk, given: str) -> str:
    code = given.upper()
    if desk.table.state(code) is None and desk.table.organisation(code) is None:
        raise NotFoundError("state or organisation", given, "Write its ISO 3166-1 alpha-3 code, or its acronym.")
    return code


@router.get("/compare/{first}", tags=["contacts"], responses={200: {"model": Comparison}})
def compare_accounts(first: str, desk: AtDesk) -> Response:
    """What the sides of one contact say of it, side by side."""
    return JSONResponse(comparison_json(compare_sides(_contact(desk.catalogue(), first))))


@router.get("/compare/{first}/{second}", tags=["contacts"], responses={200: {"model": Comparison}})
def compare_two_contacts(first: str, second: str, desk: AtDesk) -> Response:
    """What is said of two contacts, side by side."""
    catalogue = desk.catalogue()
    return JSONResponse(comparison_json(compare_contacts(_contact(catalogue, first), _contact(catalogue, second))))


def _contact(catalogue: Catalogue, key: str) -> Contact:
    contact = catalogue.find(key, ("contacts",))
    assert isinstance(contact, Contact)
    return contact


@router.get("/facets/{kind}", tags=["record"], responses={200: {"model": FacetAnswer}})
def count_values(kind: Kind, desk: AtDesk, asked: FacetsQuery) -> Response:
    """How many entries of a selection have which values."""
    names: tuple[FacetName, ...] = tuple(asked.names) or get_args(FacetName)
    found = desk.catalogue().facets(kind, asked.filters(), names, limit=asked.limit)
    return JSONResponse({"facets": facets_json(found)})


@router.get("/search", tags=["record"], responses={200: {"model": Listed[Hit]}})
def search_the_record(request: Request, desk: AtDesk, asked: SearchQuery) -> Response:
    """Documents and statements that hold the words, the best first."""
    catalogue = desk.catalogue()
    kinds = tuple(k for k in KINDS if k in asked.kind)
    if len(kinds) < len(set(asked.kind)):
        raise UsageError("A kind that is asked for is none.", f"Give one of: {', '.join(KINDS)}.")
    return listed(
        request,
        asked,
        Listing(
            lambda after, limit: catalogue.search(asked.q, kinds, after=after, limit=limit),
            lambda hits: map(hit_json, hits),
        ),
    )
