"""Statistics: how the record's contacts, claims, events and outlets are spread; each chart with its table and CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from readouts.contract.wording import channel_word
from readouts.errors import NotFoundError
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.catalogue.model import Cell, Covered, FacetName, Filters, Kind
from readouts.web.asked import AtDesk, Rendered
from readouts.web.tables import Table, Value, csv_of

router = APIRouter()
_COUNTED: tuple[tuple[str, str, Kind, FacetName], ...] = (
    ("verdicts", "Claims by verdict", "claims", "verdict"),
    ("events", "Events by type", "events", "type"),
    ("outlets", "Documents by kind of outlet", "documents", "kind"),
)


@dataclass(frozen=True, slots=True)
class Chart:
    """Counts of labelled rows, with each count's share of the largest."""

    name: str
    title: str
    rows: tuple[tuple[str, int, float], ...]


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """What the page of statistics shows."""

    covered: Covered
    charts: tuple[Chart, ...]
    years: Table
    """Contacts by year and channel."""


@router.get("/statistics", name="statistics")
def statistics(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """How the record is spread over years, channels, verdicts, types and outlets."""
    catalogue = desk.catalogue()
    cells = catalogue.months(Filters())
    return renderer.page(
        request, "statistics.html", StatisticsView(catalogue.covered(), _charts(catalogue, cells), years_of(cells))
    )


@router.get("/statistics/{name}.csv", name="statistics_table")
def table(name: str, desk: AtDesk) -> Response:
    """The table behind one chart.

    Raises:
        NotFoundError: There is no such chart.
    """
    catalogue = desk.catalogue()
    cells = catalogue.months(Filters())
    if name == "channels":
        return csv_of(years_of(cells), name)
    for chart in _charts(catalogue, cells):
        if chart.name == name:
            return csv_of(Table(("value", "count"), tuple((label, count) for label, count, _ in chart.rows)), name)
    raise NotFoundError("chart", name, "They are listed on the page of statistics.")


def years_of(cells: Sequence[Cell]) -> Table:
    """Contacts by the year in which they begin, a column for each channel."""
    counted = Counter[tuple[str, str]]()
    for cell in cells:
        counted[(cell.month[:4] if cell.month else "not known", cell.channel)] += cell.count
    channels = sorted({c for _, c in counted}, key=lambda c: (-sum(n for (_, o), n in counted.items() if o == c), c))
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (year, *(counted[(year, c)] for c in channels), sum(counted[(year, c)] for c in channels))
        for year in sorted({y for y, _ in counted})
    )
    return Table(("year", *(channel_word(c) for c in channels), "all"), rows)


def _charts(catalogue: Catalogue, cells: Sequence[Cell]) -> tuple[Chart, ...]:
    years = Counter[str]()
    for cell in cells:
        years[cell.month[:4] if cell.month else "not known"] += cell.count
    charts = [_chart("years", "Contacts by year", sorted(years.items()))]
    for name, title, kind, facet in _COUNTED:
        found = catalogue.facets(kind, Filters(), (facet,)).get(facet, ())
        charts.append(_chart(name, title, [(f.value, f.count) for f in found]))
    return tuple(charts)


def _chart(name: str, title: str, rows: Sequence[tuple[str, int]]) -> Chart:
    most = max((count for _, count in rows), default=1)
    return Chart(name, title, tuple((label, count, round(100 * count / most, 1)) for label, count in rows))
