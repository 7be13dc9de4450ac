"""The result of a query on query.wikidata.org as rows of a user's table.

Wikidata gives every time as a day, whatever is known of it: a term that began "in 2022" comes as 2022-01-01. The
query that we ship asks for the precision too. Where a result lacks it, the first of a month is read as the month,
and the first of January as the year: less than may be known, never more.
"""

from __future__ import annotations

import re
from typing import Any

from readouts.actors.loading import Files
from readouts.actors.model import State
from readouts.actors.offices import Offices
from readouts.actors.own.rows import Fault, RawRow

WIKIDATA_COLUMNS = (
    "person", "personLabel", "position", "positionLabel", "country", "countryLabel", "start", "end",
    "startPrecision", "endPrecision", "office", "personAltLabel",
)  # fmt: skip
_ENTITY = re.compile(r"(?:https?://www\.wikidata\.org/entity/)?(Q[1-9]\d*)")
_TIME = re.compile(r"([+-]?)0*(\d{4})-(\d{2})-(\d{2})T[\d:.]+Z")
_YEAR, _MONTH = 9, 10
_CHARACTERS = {_YEAR: 4, _MONTH: 7}
_ASK = "Use the query in docs/actors.md."


def is_result(header: list[str]) -> bool:
    """Whether columns are those of a query and not of a user's own table."""
    return "personLabel" in header or "positionLabel" in header


def bindings_of(raw: Any) -> list[dict[str, str]] | None:
    """The rows of the JSON that the service gives, in its long or its short form; None where it is neither."""
    if isinstance(raw, dict):
        raw = raw.get("results", {}).get("bindings") if isinstance(raw.get("results"), dict) else None
        if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw):
            return None
        raw = [{k: v.get("value", "") for k, v in row.items() if isinstance(v, dict)} for row in raw]
    if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw):
        return None
    rows = [{str(k): str(v) for k, v in row.items() if k in WIKIDATA_COLUMNS} for row in raw]
    return rows if all("person" in row for row in rows) else None


class WikidataReader:
    """Turns rows of a query into rows of a user's table.

    Args:
        files: The shipped table: which state has which Wikidata id.
        offices: What titles mean.
    """

    def __init__(self, files: Files, offices: Offices) -> None:
        self._offices = offices
        self._states = {s.code: s for s in files.states_built()}
        self._codes = {o.qid: o.code for o in files.organisations if o.qid} | {
            s.qid: s.code for s in files.states if s.qid
        }
        self._own_names = {
            s.code: _names(s, row.names) for s, row in zip(self._states.values(), files.states, strict=True)
        }

    def rows(self, raw: RawRow) -> tuple[list[RawRow], list[Fault]]:
        """The same row in a user's columns, twice where an executive president is head of state and of government."""
        faults: list[Fault] = []

        def fault(column: str, found: str, do: str) -> None:
            faults.append(Fault(raw.line, column, found, do))

        person, name = self._entity(raw, "person"), raw.cells.get("personLabel", "")
        if person is None:
            fault("person", f"{raw.cells.get('person', '')!r} is no Wikidata id", _ASK)
        if not name or _ENTITY.fullmatch(name):
            fault("personLabel", "no English name", "Give the person a label on Wikidata, or leave the row out.")
        country = self._entity(raw, "country")
        state = self._codes.get(country or "")
        if state is None:
            shown = raw.cells.get("countryLabel") or raw.cells.get("country", "")
            fault("country", f"{shown!r} is no state or organisation of the table", "Leave the row out.")
        days = {}
        for column in ("start", "end"):
            days[column], wrong = _day(raw.cells.get(column, ""), raw.cells.get(f"{column}Precision", ""))
            if wrong:
                fault(column, wrong, "Write YYYY, YYYY-MM or YYYY-MM-DD, or leave the cell empty.")
        title = raw.cells.get("positionLabel", "")
        offices = self.classes(title, state) if state else ()
        if raw.cells.get("office"):
            offices = (raw.cells["office"],)
        if state and not offices:
            fault(
                "positionLabel",
                f"{title!r} is no office that the table has",
                "Leave the row out, or name its class in a column office.",
            )
        if faults:
            return [], faults
        cells = {
            "name": name, "state": state or "", "title": title, "start": days["start"], "end": days["end"],
            "person": person or "", "source": f"https://www.wikidata.org/wiki/{person}",
            "aliases": "|".join(a.strip() for a in raw.cells.get("personAltLabel", "").split(",") if a.strip()),
        }  # fmt: skip
        return [RawRow(raw.line, {**cells, "office": office}) for office in offices], []

    @staticmethod
    def _entity(raw: RawRow, column: str) -> str | None:
        found = _ENTITY.fullmatch(raw.cells.get(column, ""))
        return found[1] if found else None

    def classes(self, label: str, state: str) -> tuple[str, ...]:
        """Classes of office that the label of a position names; none where it is no office.

        >>> reader.classes("President of the United States", "USA")
        ('head_of_state', 'head_of_government')
        """
        own = self._states.get(state)
        words = label
        for name in self._own_names.get(state, ()):
            words = re.sub(
                rf"\s+(?:of|for)\s+(?:the\s+)?{re.escape(name)}$|^(?:the\s+)?{re.escape(name)}\s+", "", words
            )
        reading = self._offices.reading(words.split(), own or state)
        if reading is None or reading.deputy or reading.former or reading.acting or reading.plural:
            return ()
        if reading.office == "head_of_state" and own is not None and own.head_of_state == own.head_of_government:
            return ("head_of_state", "head_of_government")
        return (reading.office,)


def _names(state: State, names: tuple[str, ...]) -> tuple[str, ...]:
    """Names and adjectives of a state, longest first."""
    return tuple(sorted({state.name, *names, *state.adjectives}, key=lambda n: (-len(n), n)))


def _day(value: str, precision: str) -> tuple[str, str]:
    """A partial date, and what is wrong with the value; both empty for a value that Wikidata does not know."""
    if not value or "/.well-known/genid/" in value or re.fullmatch(r"_:\w+|t\d+", value):
        return "", ""
    if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value) and not precision:
        return value, ""
    found = _TIME.fullmatch(value)
    if found is None or found[1] == "-":
        return "", f"{value!r} is no time"
    year, month, day = found[2], found[3], found[4]
    if precision:
        if not precision.isdigit() or int(precision) < _YEAR:
            return "", ""
        return f"{year}-{month}-{day}"[: _CHARACTERS.get(int(precision), 10)], ""
    if day == "01":
        return (year if month == "01" else f"{year}-{month}"), ""
    return f"{year}-{month}-{day}", ""
