"""TIMEX3 values of days, weeks, months … as TimeML 1.2.1 and the corpora made with it write them."""

from __future__ import annotations

from datetime import date

from readouts.language.times.senses import Grain

UNKNOWN: dict[Grain, str] = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "season": "XXXX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip

UNIT_CODES = {
    "day": "D", "week": "W", "fortnight": "W", "month": "M", "year": "Y", "yrs": "Y", "decade": "DE", "century": "CE",
    "quarter": "Q", "hour": "H", "hr": "H", "hrs": "H", "minute": "M", "min": "M", "mins": "M", "second": "S", "sec": "S",
    "secs": "S", "weekend": "W",
}  # fmt: skip
CLOCK_UNITS = frozenset({"hour", "hr", "hrs", "minute", "min", "mins", "second", "sec", "secs"})


def value_of(day: date, grain: Grain, season: str = "", suffix: str = "") -> str:
    """The value of the unit that begins on a day.

    >>> value_of(date(2022, 10, 17), "week"), value_of(date(1990, 1, 1), "decade"), value_of(date(2022, 6, 1), "season", "SU")
    ('2022-W42', '199', '2022-SU')
    """
    iso = day.isocalendar()
    match grain:
        case "day":
            return f"{day.isoformat()}{suffix}"
        case "week":
            return f"{iso.year:04}-W{iso.week:02}"
        case "weekend":
            return f"{iso.year:04}-W{iso.week:02}-WE"
        case "month":
            return f"{day.year:04}-{day.month:02}"
        case "quarter":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "half":
            return f"{day.year:04}-H{(day.month + 5) // 6}"
        case "season":
            return f"{day.year:04}-{season}"
        case "year":
            return f"{day.year:04}"
        case "decade":
            return f"{day.year // 10:03}"
        case "century":
            return f"{day.year // 100:02}"


def singular(unit: str) -> str:
    """The unit's name in the singular: "months" → "month".

    >>> singular("centuries"), singular("hours"), singular("hrs")
    ('century', 'hour', 'hrs')
    """
    if unit == "centuries":
        return "century"
    return unit[:-1] if unit.endswith("s") and unit not in UNIT_CODES else unit


def duration_value(number: str, unit: str) -> str:
    """The value of a duration, ``number`` being digits or X.

    >>> duration_value("2", "month"), duration_value("X", "minutes"), duration_value("1", "fortnight")
    ('P2M', 'PTXM', 'P2W')
    >>> duration_value("1.5", "hour")
    'PT90M'
    """
    one = singular(unit)
    if one == "fortnight" and number != "X":
        number = f"{float(number) * 2:g}"
    if one in ("hour", "hr", "hrs") and number.endswith(".5"):
        return f"PT{int(float(number) * 60)}M"
    if one == "quarter" and number != "X":
        return f"P{number}Q"
    return f"P{'T' if one in CLOCK_UNITS else ''}{number}{UNIT_CODES[one]}"
