"""Who held an office: states, offices and days as people write them."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.actors.answering import Answer, who_held
from readouts.actors.model import Name
from readouts.actors.spelling import fold
from readouts.actors.table import ActorTable
from readouts.contract.asking import read_bound
from readouts.errors import UsageError
from readouts.interval import Interval


@dataclass(frozen=True, slots=True)
class Held:
    """What was asked, as the table names it, and the answer."""

    state: str
    office: str
    on: Interval
    answer: Answer


def office_held(table: ActorTable, office: str, state: str, day: str) -> Held:
    """Who held an office on a day; unknown where the table does not know.

    Args:
        table: Who is known.
        office: "foreign minister", or its class, foreign_minister.
        state: Code or name of a state or organisation.
        day: YYYY-MM-DD; or YYYY-MM or YYYY for who held it all the time.

    Raises:
        UsageError: There is no such state, office or day.
    """
    code = _state_code(table, state)
    kind = _office_class(table, office, code)
    on = Interval(read_bound(day, latest=False), read_bound(day, latest=True))
    return Held(code, kind, on, who_held(table, code, kind, on))


def _state_code(table: ActorTable, given: str) -> str:
    if table.state(given.upper()) or table.organisation(given.upper()):
        return given.upper()
    for codes in (
        {s.code for s in table.states.values() if fold(s.name) == fold(given)},
        {n.entry for n in _names(table, given) if n.kind in {"state", "organisation"}},
    ):
        if len(codes) == 1:
            return codes.pop()
    raise UsageError(
        f"{given!r} is no state or organisation.", "Write its ISO 3166-1 alpha-3 code, or its English name."
    )


def _names(table: ActorTable, given: str) -> tuple[Name, ...]:
    words = given.split()
    match = table.match(words, 0) if words else None
    return match.names if match and match.length == len(words) else ()


def _office_class(table: ActorTable, given: str, state: str) -> str:
    if given in table.offices.classes:
        return given
    reading = table.office(given.replace("_", " ").split(), state)
    if reading is None or reading.deputy or reading.former:
        raise UsageError(f"{given!r} is no office.", f"Write one of: {', '.join(table.offices.classes)}.")
    return reading.office
