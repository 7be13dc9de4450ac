"""A user's rows against the shipped table: every code must be known, every day must be one, and no line stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from readouts.actors.loading import Files, read_files
from readouts.actors.offices import Offices
from readouts.actors.own.reading import read_rows
from readouts.actors.own.rows import COLUMNS, Fault, OwnRow, OwnTable, OwnTableError, RawRow
from readouts.actors.own.wikidata import WikidataReader
from readouts.actors.rows import first_day, last_day
from readouts.actors.spelling import fold

_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_PERSON = re.compile(r"Q[1-9]\d*|[A-Z0-9]+:[a-z0-9-]+")
_LONGEST_NAME = 120
_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Checker:
    """Reads users' tables and checks them."""

    files: Files
    offices: Offices
    _codes: frozenset[str]
    _people: frozenset[str]
    _called: dict[str, str]
    """Codes by folded name, to suggest one."""

    @classmethod
    def load(cls) -> Checker:
        """The checker for the table that ships with the package."""
        files = read_files()
        called = {fold(n): o.code for o in files.organisations for n in (o.name, *o.names)}
        called |= {fold(n): s.code for s in files.states for n in (s.name, *s.names, *s.adjectives)}
        codes = {s.code for s in files.states} | {o.code for o in files.organisations}
        people = frozenset(p.id for p in files.people)
        return cls(files, Offices.build(files.offices), frozenset(codes), people, called)

    def read(self, path: Path, name: str, *, leave_out: bool = False) -> OwnTable:
        """The checked table of a file.

        Args:
            path: A CSV, TSV or YAML file with our columns, or a Wikidata result as JSON or CSV.
            name: What the table is called from now on.
            leave_out: Take the lines without fault, and list the faults of the others in the table.

        Raises:
            InputError: The file cannot be read.
            OwnTableError: It has faults; all of them are listed.
        """
        raw, is_wikidata = read_rows(path)
        faults: list[Fault] = []
        if is_wikidata:
            raw, faults = self._from_wikidata(raw)
        rows: dict[OwnRow, int] = {}
        for one in raw:
            wrong = list(self._faults(one))
            row = OwnRow(**{c: one.cells.get(c, "") for c in COLUMNS})
            if not wrong and row in rows and not is_wikidata:
                wrong = [Fault(one.line, "", f"the same as line {rows[row]}", "Leave one of the two out.")]
            faults += wrong
            if not wrong:
                rows.setdefault(row, one.line)
        if not rows and not faults:
            faults = [Fault(1, "", "no line below the header", "Write one line a term.")]
        faults.sort(key=lambda f: f.line)
        if faults and not (leave_out and rows):
            raise OwnTableError(str(path), tuple(faults))
        return OwnTable(name, tuple(rows), path, tuple(faults))

    def _from_wikidata(self, raw: Iterable[RawRow]) -> tuple[list[RawRow], list[Fault]]:
        reader = WikidataReader(self.files, self.offices)
        rows: list[RawRow] = []
        faults: list[Fault] = []
        for one in raw:
            found, wrong = reader.rows(one)
            rows += found
            faults += wrong
        return rows, faults

    def _faults(self, raw: RawRow) -> Iterable[Fault]:
        cells = raw.cells
        name = cells.get("name", "")
        if sum(c.isalpha() for c in name) < _FEWEST_LETTERS or len(name) > _LONGEST_NAME or not fold(name.split()[0]):
            yield Fault(
                raw.line, "name", f"{name!r:.60} is no name", "Write the name as the press does, in Latin letters."
            )
        yield from self._code_faults(raw)
        yield from _day_faults(raw)
        person = cells.get("person", "")
        if person and not (_PERSON.fullmatch(person) and (person.startswith("Q") or person in self._people)):
            yield Fault(
                raw.line, "person", f"{person!r} is no Wikidata id", "Write one (Q7747), or leave the cell empty."
            )
        if cells.get("gender", "") not in {"", "f", "m"}:
            yield Fault(
                raw.line, "gender", f"{cells['gender']!r} is neither f nor m", "Write f or m, or leave it empty."
            )
        for alias in filter(None, cells.get("aliases", "").split("|")):
            if not any(fold(word) for word in alias.split()):
                yield Fault(raw.line, "aliases", f"{alias!r} has no Latin letter", "Leave that spelling out.")
        if not cells.get("office") and not cells.get("aliases"):
            do = f"Write one of {', '.join(self.offices.classes)}; or write aliases."
            yield Fault(raw.line, "office", "neither an office nor other spellings", do)

    def _code_faults(self, raw: RawRow) -> Iterable[Fault]:
        state, office = raw.cells.get("state", ""), raw.cells.get("office", "")
        if state not in self._codes:
            near = self._called.get(fold(state.replace(" ", ""))) or self._called.get(fold(state))
            do = (
                f"Write {near}."
                if near
                else "Write an ISO 3166-1 alpha-3 code (RUS), or an organisation's (UN, NATO, EUU)."
            )
            yield Fault(raw.line, "state", f"{state!r} is no code of a state or organisation", do)
        if office and office not in self.offices.classes:
            meant = self.offices.reading(office.replace("_", " ").split(), state or None)
            do = f"Write {meant.office}." if meant else f"Write one of {', '.join(self.offices.classes)}."
            yield Fault(raw.line, "office", f"{office!r} is no class of office", do)


def _day_faults(raw: RawRow) -> Iterable[Fault]:
    given = {}
    for column in ("start", "end", "known_until"):
        value = raw.cells.get(column, "")
        if not value:
            continue
        days = _period(value)
        if days:
            given[column] = days
        else:
            yield Fault(raw.line, column, f"{value!r} is no day", "Write YYYY, YYYY-MM or YYYY-MM-DD.")
    if "start" in given:
        for column in ("end", "known_until"):
            if column in given and given["start"][0] > given[column][1]:
                found = f"{raw.cells[column]} lies before the start, {raw.cells['start']}"
                yield Fault(raw.line, column, found, "Correct one of the two.")
    if "end" in given and "known_until" in given:
        yield Fault(
            raw.line, "known_until", "stands beside an end", "It is for terms without an end: leave one of them out."
        )


def _period(value: str) -> tuple[date, date] | None:
    """First and last day of a partial date; None where it is none."""
    if not _PARTIAL.fullmatch(value):
        return None
    try:
        return first_day(value), last_day(value)
    except ValueError:
        return None
