"""Statistics: how much the record holds by time, channel, verdict, outlet and type; each chart with its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from readouts.contract.wording import channel_word
from readouts.desk.desk import Desk
from readouts.errors import NotFoundError
from readouts.ontology.plover import EventType
from readouts.store.catalogue.model import Cell, Covered, Facet, FacetName, Filters
from readouts.web.address import Address
from readouts.web.asked import AtDesk, Rendered
from readouts.web.columns import Chart, chart_of
from readouts.web.pages.events import event_types
from readouts.web.tables import Table, csv_of

router = APIRouter()
_CHANNELS = ("call", "video", "meeting", "visit", "letter", "hotline", "unknown")
_MOST = 1000
VERDICTS = {"supported": "Supported by the record", "contradicted": "Contradicted", "unknown": "Record cannot tell"}


@dataclass(frozen=True, slots=True)
class Row:
    """A value with its count, as a row with a bar."""

    label: str
    more: str
    count: int
    percent: int
    """Of the greatest count of its list."""
    address: str


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """What the page of statistics shows."""

    covered: Covered
    documents: Chart | None
    contacts: Chart | None
    undated: int
    """Contacts of which no day is known."""
    verdicts: tuple[Row, ...]
    kinds: tuple[Row, ...]
    types: tuple[Row, ...]
    twin: str = "/api/v1/record"


@router.get("/statistics", name="statistics")
def statistics(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """The counts of the whole record."""
    return renderer.page(request, "statistics.html", _view(desk))


@router.get("/statistics/{table}.csv", name="statistics_table")
def statistics_table(table: str, desk: AtDesk) -> Response:
    """A table of the page."""
    found = tables_of(_view(desk)).get(table)
    if found is None:
        raise NotFoundError("table", table, "Choose one on the page of statistics.")
    return csv_of(found, table)


def _view(desk: Desk) -> StatisticsView:
    catalogue, every = desk.catalogue(), Filters()
    cells = catalogue.months(every)
    documents = catalogue.facets("documents", every, ("kind",), limit=_MOST)
    by_month = catalogue.document_months()
    claims = catalogue.facets("claims", every, ("verdict",))["verdict"]
    types = catalogue.facets("events", every, ("type",))["type"]
    return StatisticsView(
        covered=catalogue.covered(),
        documents=chart_of("month", ("documents",), [(m, (n,)) for m, n in _filled(by_month)]) if by_month else None,
        contacts=_by_year(cells),
        undated=sum(c.count for c in cells if c.month is None),
        verdicts=_rows("/claims", "verdict", claims, VERDICTS),
        kinds=_rows("/documents", "kind", documents["kind"], {}),
        types=_rows("/events", "type", types, _labels(event_types())),
    )


def tables_of(view: StatisticsView) -> Mapping[str, Table]:
    """The tables of the page by the names of their files."""
    charts = (("months", "month", view.documents), ("years", "year", view.contacts))
    lists = (("verdicts", view.verdicts), ("outlets", view.kinds), ("events", view.types))
    return {
        **{name: chart.table if chart else Table((heading,), ()) for name, heading, chart in charts},
        **{name: Table(("value", "count"), tuple((r.label, r.count) for r in rows)) for name, rows in lists},
    }


def _labels(types: Mapping[str, EventType]) -> Mapping[str, str]:
    return {name: type_.label for name, type_ in types.items()}


def _rows(path: str, name: FacetName, found: Sequence[Facet], labels: Mapping[str, str]) -> tuple[Row, ...]:
    most = max((f.count for f in found), default=1)
    own = path == "/events"
    return tuple(
        Row(
            f.value.capitalize() if own else labels.get(f.value, f.value),
            labels.get(f.value, "") if own else "",
            f.count,
            round(100 * f.count / most),
            str(Address(path).having(name, f.value)),
        )
        for f in found
    )


def _by_year(cells: Sequence[Cell]) -> Chart | None:
    counts: Counter[tuple[int, str]] = Counter()
    for cell in cells:
        if cell.month:
            counts[int(cell.month[:4]), cell.channel] += cell.count
    if not counts:
        return None
    years = [year for year, _ in counts]
    present = [c for c in _CHANNELS if any(channel == c for _, channel in counts)]
    rows = [(str(y), tuple(counts[y, c] for c in present)) for y in range(min(years), max(years) + 1)]
    return chart_of("year", tuple("not said" if c == "unknown" else channel_word(c) for c in present), rows)


def _filled(months: Mapping[str, int]) -> list[tuple[str, int]]:
    """All months from the first to the last; those without a document too."""
    first, last = min(months), max(months)
    year, month, rows = int(first[:4]), int(first[5:]), []
    while (name := f"{year:04}-{month:02}") <= last:
        rows.append((name, months.get(name, 0)))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return rows
