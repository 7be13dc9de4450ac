"""What a request asks: the desk that answers, the filters and the place in a list."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from readouts.coding.coding import Channel, ClaimKind, Status
from readouts.contract.asking import filters_asked
from readouts.desk.desk import Desk
from readouts.record.levels import Level
from readouts.record.model import Verdict
from readouts.store.catalogue.model import FacetName, Filters, Order

MOST = 200
"""The longest page of a list."""
_DAY = r"^\d{4}(-\d{1,2}(-\d{1,2})?)?$"


def _desk(request: Request) -> Desk:
    return cast(Desk, request.app.state.desk)


AtDesk = Annotated[Desk, Depends(_desk)]


class Asked(BaseModel):
    """Parameters of a request; names that are not among them are refused, for a misspelt filter would keep everything."""

    model_config = ConfigDict(extra="forbid")

    def filters(self) -> Filters:
        """The filters among the parameters.

        Raises:
            UsageError: A value is not one that the parameter takes.
        """
        given = self.model_dump(exclude_none=True, exclude={"after", "limit", "order", "names"})
        pairs = []
        for name, value in given.items():
            pairs += [(name, str(v)) for v in (value if isinstance(value, list) else [value])]
        return filters_asked(pairs)


class Paged(Asked):
    """A place in a list."""

    after: Annotated[str | None, Field(max_length=500, description="Cursor: from `next` of the page before.")] = None
    limit: Annotated[int, Field(ge=1, le=MOST, description="Entries on a page.")] = 50


class _Documents(Asked):
    text: Annotated[
        str | None, Field(max_length=500, description="Words that all stand in one of the entry's documents.")
    ] = None
    outlet: Annotated[list[str], Field(description="Documents of this outlet; may be repeated.")] = []


class _Sided(_Documents):
    state: Annotated[
        list[str],
        Field(
            description="ISO 3166-1 alpha-3, or an organisation's acronym; may be repeated, or name several (`USA,RUS`): all of them take part."
        ),
    ] = []
    person: Annotated[str | None, Field(max_length=200, description="Part of a name, or a Wikidata id.")] = None


class _Dated(Asked):
    since: Annotated[str | None, Field(pattern=_DAY, description="From this day on: YYYY, YYYY-MM, YYYY-MM-DD.")] = None
    until: Annotated[str | None, Field(pattern=_DAY, description="Up to this day.")] = None


class _Ordered(Paged):
    order: Annotated[Order, Field(description="By date; entries without a day come last.")] = "newest"


class ContactFilters(_Sided, _Dated):
    """Which contacts."""

    channel: Annotated[list[Channel], Field(description="May be repeated.")] = []
    status: Annotated[list[Status], Field(description="May be repeated.")] = []
    initiator: Annotated[list[str], Field(description="State that asked for it; may be repeated.")] = []
    level: Annotated[list[Level], Field(description="At what level the sides spoke; may be repeated.")] = []
    disputed: Annotated[str | None, Field(pattern="^yes$", description="`yes`: only those whose accounts differ.")] = (
        None
    )


class ContactsAsked(ContactFilters, _Ordered):
    """Which contacts, and where in the list."""


class EventsAsked(_Sided, _Dated, _Ordered):
    """Which events, and where in the list."""

    type: Annotated[list[str], Field(description="PLOVER's type; may be repeated.")] = []


class ClaimsAsked(_Sided, Paged):
    """Which claims, and where in the list."""

    type: Annotated[list[ClaimKind], Field(description="Kind of the claim; may be repeated.")] = []
    verdict: Annotated[list[Verdict], Field(description="May be repeated.")] = []


class StatementsAsked(_Sided, Paged):
    """Which statements, and where in the list; `state` and `person` are their speaker's."""


class DocumentsAsked(_Documents, _Dated, _Ordered):
    """Which documents, and where in the list."""

    kind: Annotated[list[str], Field(description="official, wire, newspaper …; may be repeated.")] = []


class ActorsAsked(Paged):
    """Which actors, and where in the list."""

    person: Annotated[str | None, Field(max_length=200, description="Part of a name, or an id.")] = None


class PairsAsked(ContactFilters, Paged):
    """Of which contacts the pairs are counted, and where in the list."""


class FacetsAsked(ContactFilters):
    """Of which entries facets are counted."""

    type: list[str] = []
    verdict: list[Verdict] = []
    kind: list[str] = []
    names: Annotated[list[FacetName], Field(description="Which facets; all where none is named.")] = []
    limit: Annotated[int, Field(ge=1, le=MOST, description="Values of a facet.")] = 30


class SearchAsked(Paged):
    """Words, and where in the list."""

    q: Annotated[str, Field(min_length=1, max_length=500, description="Words that a document or statement holds.")]
    kind: Annotated[list[str], Field(description="documents, statements; both where none is named.")] = []


ContactsQuery = Annotated[ContactsAsked, Query()]
EventsQuery = Annotated[EventsAsked, Query()]
ClaimsQuery = Annotated[ClaimsAsked, Query()]
StatementsQuery = Annotated[StatementsAsked, Query()]
DocumentsQuery = Annotated[DocumentsAsked, Query()]
ActorsQuery = Annotated[ActorsAsked, Query()]
PairsQuery = Annotated[PairsAsked, Query()]
FacetsQuery = Annotated[FacetsAsked, Query()]
SearchQuery = Annotated[SearchAsked, Query()]
