"""Who speaks with whom: a table of pairs, the same as a drawing, and steps through the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from readouts.contract.asking import filters_asked
from readouts.interval import ALWAYS, Interval
from readouts.slots import replace
from readouts.store.catalogue.model import Cell, Covered, FacetName, Filters, PairCard
from readouts.web.address import Address, Chip, Choice, chips, choices, pairs_of
from readouts.web.asked import AtDesk, Rendered
from readouts.web.graph import Drawing, drawn
from readouts.web.tables import Table, csv_of

router = APIRouter()
_LENGTH = 25
_DRAWN = 400
_FACETS: tuple[FacetName, ...] = ("channel", "status", "level")


@dataclass(frozen=True, slots=True)
class Step:
    """A year as a link."""

    label: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The network of states."""

    address: Address
    pairs: tuple[PairCard, ...]
    total: int
    drawing: Drawing
    steps: tuple[Step, ...]
    facets: dict[FacetName, tuple[Choice, ...]]
    chips: tuple[Chip, ...]
    covered: Covered
    next: str | None
    csv: str
    twin: str


@router.get("/network/edges.csv", name="network_table")
def network_table(request: Request, desk: AtDesk) -> Response:
    """All pairs of the selection as a table of edges."""
    found = desk.catalogue().pairs(_asked(request), limit=10**6).entries
    rows = tuple(
        (*p.states, p.contacts, p.held, *(d.isoformat() if d else None for d in (p.first, p.last))) for p in found
    )
    return csv_of(Table(("source", "target", "contacts", "held", "first_held", "last_held"), rows), "network")


@router.get("/network", name="network")
def network(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """States that speak with one another, in the time that the address asks for."""
    filters = _asked(request)
    address = Address.of("/network", filters)
    catalogue = desk.catalogue()
    covered = catalogue.covered()
    found = catalogue.pairs(filters, limit=_DRAWN)
    timeless = replace(filters, window=ALWAYS)
    frame = catalogue.pairs(timeless, limit=_DRAWN).entries if filters.window != ALWAYS else ()
    page = catalogue.pairs(filters, after=request.query_params.get("after"), limit=_LENGTH)
    view = NetworkView(
        address=address,
        pairs=page.entries,
        total=page.total,
        drawing=drawn(found.entries, frame, desk.wording.state),
        steps=_steps(catalogue.months(timeless), address, filters.window),
        facets=choices(catalogue.facets("contacts", filters, _FACETS, limit=12), address),
        chips=chips(address),
        covered=covered,
        next=str(address.after(page.next)) if page.next else None,
        csv=str(address.at("/network/edges.csv")),
        twin=str(address.at("/api/v1/pairs")),
    )
    return renderer.page(request, "network.html", view)


def _asked(request: Request) -> Filters:
    return filters_asked(pairs_of(request.query_params.multi_items()))


def _steps(cells: Sequence[Cell], address: Address, window: Interval) -> tuple[Step, ...]:
    """The years from the first to the last with a contact, and all of them together."""
    found = sorted({int(c.month[:4]) for c in cells if c.month})
    if len(found) < 2:
        return ()
    timeless = address.lacking("since").lacking("until")
    years = [
        Step(
            str(year),
            str(timeless.having("since", str(year)).having("until", str(year))),
            bool(window.earliest and window.latest and window.earliest.year == window.latest.year == year),
        )
        for year in range(found[0], found[-1] + 1)
    ]
    return (*years, Step("all years", str(timeless), window == ALWAYS))
