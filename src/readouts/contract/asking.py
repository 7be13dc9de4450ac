"""Filters as people write them: in the address of a page, the query of a request, the options of a command."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from readouts.coding.coding import Channel, Status
from readouts.errors import UsageError
from readouts.interval import FIRST_DAY, LAST_DAY, Interval
from readouts.record.levels import Level
from readouts.record.model import Verdict
from readouts.store.catalogue.model import Filters

Parameter = Literal[
    "state", "person", "since", "until", "channel", "status", "type", "verdict", "outlet", "kind", "disputed",
    "initiator", "level", "text",
]  # fmt: skip
PARAMETERS: tuple[Parameter, ...] = get_args(Parameter)
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "channel": get_args(Channel),
    "status": get_args(Status),
    "verdict": get_args(Verdict),
    "disputed": ("yes",),
    "level": get_args(Level),
}


def read_bound(value: str | None, *, latest: bool) -> date | None:
    """A day from YYYY, YYYY-MM or YYYY-MM-DD: the first of the period, or its last.

    Raises:
        UsageError: It is none of these.

    >>> read_bound("2022-02", latest=True)
    datetime.date(2022, 2, 28)
    """
    if value is None:
        return None
    fault = UsageError(f"{value!r} is not a day.", "Write YYYY, YYYY-MM or YYYY-MM-DD.")
    found = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", value)
    if found is None:
        raise fault
    year, month, day = int(found[1]), int(found[2] or (12 if latest else 1)), found[3]
    try:
        if day:
            return date(year, month, int(day))
        return _last_of_month(year, month) if latest else date(year, month, 1)
    except ValueError as error:
        raise fault from error


def read_origin(value: str | None, *, latest: bool) -> date | None:
    """``read_bound`` of a day from which others are reckoned, years back and forth.

    Raises:
        UsageError: It is no day, or too near to an end of the calendar.
    """
    found = read_bound(value, latest=latest)
    if found is not None and not FIRST_DAY <= found <= LAST_DAY:
        raise UsageError(f"{value!r} is too far away.", f"Name a day of the years {FIRST_DAY.year} to {LAST_DAY.year}.")
    return found


def _last_of_month(year: int, month: int) -> date:
    first = date(year, month, 1)  # refuses a month that there is not, in the words of all other faults
    return first.replace(day=monthrange(year, month)[1])


def filters_asked(given: Iterable[tuple[str, str]]) -> Filters:
    """The filters that pairs of parameter and value ask for; parameters that are no filters are left alone.

    ``state`` may be repeated, or name several after another ("USA,RUS"); so may the others that take several values.

    Raises:
        UsageError: A value is not one that the parameter takes.

    >>> filters_asked([("state", "usa,rus"), ("channel", "call"), ("since", "2022")]).states
    ('USA', 'RUS')
    """
    values: dict[str, list[str]] = {name: [] for name in PARAMETERS}
    for name, value in given:
        if name in values and value.strip():
            values[name].append(value.strip())
    for name, known in _CHOICES.items():
        for value in values[name]:
            if value not in known:
                raise UsageError(f"{value!r} is no {name}.", f"Give one of: {', '.join(known)}.")
    earliest = read_bound(_last(values["since"]), latest=False)
    latest = read_bound(_last(values["until"]), latest=True)
    if earliest and latest and earliest > latest:
        raise UsageError(f"since {earliest} lies after until {latest}.", "Swap them.")
    states = [s.strip() for value in values["state"] for s in value.upper().split(",") if s.strip()]
    return Filters(
        states=_once(states),
        person=_last(values["person"]),
        window=Interval(earliest, latest),
        channels=_once(values["channel"]),
        statuses=_once(values["status"]),
        types=_once(values["type"]),
        verdicts=_once(values["verdict"]),
        outlets=_once(values["outlet"]),
        kinds=_once(values["kind"]),
        disputed=bool(values["disputed"]),
        initiators=_once([s.upper() for s in values["initiator"]]),
        levels=_once(values["level"]),
        words=_last(values["text"]),
    )


def parameters_of(filters: Filters) -> tuple[tuple[Parameter, str], ...]:
    """The pairs that ask for these filters, in a fixed order: ``filters_asked`` gives the filters back."""
    window = filters.window
    pairs: list[tuple[Parameter, str]] = [("state", s) for s in filters.states]
    pairs += [("person", filters.person)] if filters.person else []
    pairs += [("since", window.earliest.isoformat())] if window.earliest else []
    pairs += [("until", window.latest.isoformat())] if window.latest else []
    pairs += [("channel", v) for v in filters.channels]
    pairs += [("status", v) for v in filters.statuses]
    pairs += [("type", v) for v in filters.types]
    pairs += [("verdict", v) for v in filters.verdicts]
    pairs += [("outlet", v) for v in filters.outlets]
    pairs += [("kind", v) for v in filters.kinds]
    pairs += [("disputed", "yes")] if filters.disputed else []
    pairs += [("initiator", v) for v in filters.initiators]
    pairs += [("level", v) for v in filters.levels]
    pairs += [("text", filters.words)] if filters.words else []
    return tuple(pairs)


def _once(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _last(values: Sequence[str]) -> str | None:
    return values[-1] if values else None
