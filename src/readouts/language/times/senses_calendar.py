"""Meanings of calendar dates: days, months, seasons, quarters, years, decades, centuries."""

from __future__ import annotations

from datetime import date, timedelta

from readouts.interval import Interval
from readouts.language.times.forms import Direction, Fixed, Form, Monthly, Nothing, Unit, Weekly, Yearly
from readouts.language.times.happened import governed
from readouts.language.times.lookalikes import counts_things, is_no_month, is_no_season, is_quantity, numbers_a_thing
from readouts.language.times.model import TimexType
from readouts.language.times.numbers import ordinal
from readouts.language.times.patterns import Match
from readouts.language.times.senses import MODS, Grain, Sense, Setting, fixed, part_key
from readouts.language.times.units import UnitName, month_interval

# Years are written with two digits in "2007-08" and "13/05/22"; from here on they are of the last century.
_TWO_DIGITS_FROM = 50
# A date without year that would lie farther back than this is the next one: nobody writes "on Dec. 15" in November of last December.
_FARTHEST_BACK = 270
_NEAR_WORDS: dict[Direction, str] = {
    "past": "the latest one up to", "future": "the next one from", "last": "the last one before", "next": "the next one after",
    "this": "the one in the year of", "near": "the one nearest to",
}  # fmt: skip


def year_of(match: Match, setting: Setting) -> int | None:
    """The year that the match gives, or that is carried to it from a date joined to it."""
    word = match.word("year")
    if not word:
        return setting.year_after.get(match.first)
    year = int(word)
    if len(word) == 2:
        century = setting.words(match, "century")
        year += int(century[0]) // 100 * 100 if century else (1900 if year >= _TWO_DIGITS_FROM else 2000)
    return year


def offset_of(words: list[str]) -> int:
    """How many units off: "last" -1, "this" 0, "next" 1."""
    if any(w in ("last", "past", "previous", "preceding", "prior") for w in words):
        return -1
    return 1 if any(w in ("next", "coming", "upcoming", "following", "subsequent", "ensuing") for w in words) else 0


def counts_from_text(words: list[str]) -> bool:
    """Whether the words count from a date in the text ("that year", "the following month"), not from publication."""
    told = ("that", "those", "same", "following", "previous", "preceding", "subsequent", "ensuing", "prior")
    return any(w in told for w in words) or ("the" in words and "next" in words)


def near_phrase(direction: Direction, setting: Setting) -> str:
    """The end of a reason: which of the days that recur is meant."""
    base = "the last date in the text" if direction == "near" else "the publication day"
    return f"{_NEAR_WORDS[direction]} {base}"


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_sense(match: Match, setting: Setting) -> Sense | None:
    """A day of the calendar, with or without its year."""
    month, day = setting.number(match, "month", "month", "mabbr"), ordinal(setting.words(match, "day"), setting.lexicon)
    if month is None or day is None or not 1 <= month <= 12 or not 1 <= day <= 31 or counts_things(match, setting):
        return None
    suffix = _day_part_suffix(match, setting)
    year = year_of(match, setting)
    if match.has("bc"):
        return Sense("DATE", Nothing(), "a day before our era", value=f"BC{year or 0:04}-{month:02}-{day:02}")
    kind: TimexType = "TIME" if suffix else "DATE"
    if year is not None:
        found = _valid(year, month, day)
        if found is None:
            return None
        return Sense(kind, Fixed(Interval.day(found)), "a date with its year", suffix=suffix)
    if day > 29 and _valid(2000, month, day) is None:
        return None
    unknown = f"XXXX-{month:02}-{day:02}{suffix}"
    weekday = setting.number(match, "wday", "wday", "wabbr")
    if weekday is None:
        weekday = weekday_before(match, setting)
    if match.has("relyear"):
        words = setting.words(match, "relyear")
        base = Unit(setting.told(match) if counts_from_text(words) else setting.now(), "year", offset_of(words))
        form: Form = Yearly(base, (month, day), (month, day), "this")
        return Sense(kind, form, "a day in the year that the words name", suffix=suffix, unknown=unknown)
    direction = setting.direction(match)
    rel = setting.words(match, "rel")
    if rel:
        direction = ("last", "this", "next")[offset_of(rel) + 1]
    form = Yearly(setting.base(match), (month, day), (month, day), direction, None if direction == "near" else weekday,
                  only_nearest=weekday is not None and not setting.has_day(), farthest=None if weekday is not None else _farthest(match, setting))  # fmt: skip
    why = f"a date without year: {near_phrase(direction, setting)}"
    return Sense(kind, form, why, suffix=suffix, unknown=unknown)


def _farthest(match: Match, setting: Setting) -> int | None:
    """How far back a date without year may lie; without limit where it stands at a verb in the past: "they spoke on May 13"."""
    verb, nouns = governed(setting.parse, setting.top(match))
    return None if setting.narrative or (verb is not None and not nouns) else _FARTHEST_BACK


def weekday_before(match: Match, setting: Setting) -> int | None:
    """The weekday to which a date is added in brackets: "on Wednesday (9 August)"."""
    items = match.atoms.items
    if match.first < 2 or items[match.first - 1].text != "(":
        return None
    return setting.lexicon.value(items[match.first - 2].text, ("wday",))


def nth_day(match: Match, setting: Setting) -> Sense | None:
    """A day without its month: "on the 28th", "on the 24th and the 28th"."""
    day = ordinal(setting.words(match, "day"), setting.lexicon)
    if day is None or not 1 <= day <= 31 or numbers_a_thing(match, setting):
        return None
    base, direction = setting.month_told(match)
    if direction == "this":
        why = "a day of the month that the text told last"
    else:
        why = f"a day of the month: {near_phrase(direction, setting)}"
    return Sense("DATE", Monthly(base, day, direction), why, unknown=f"XXXX-XX-{day:02}")


def _day_part_suffix(match: Match, setting: Setting) -> str:
    code = setting.lexicon.conventions.dayparts.get(match.word("tod"), "")
    return f"T{code}" if code else ""


def numeric_day(match: Match, setting: Setting) -> Sense | None:
    """13/05/2022, and 05/13/2022: only where one number cannot be a month; 5/5/2022 is clear too."""
    first, second, year = (int(match.word(n)) for n in ("a", "b", "year"))
    year = year_of(match, setting) or year
    if (first <= 12) and (second <= 12) and first != second:
        unknown = f"{year:04}-XX-XX"
        found = Interval(*sorted((date(year, first, second), date(year, second, first))))
        return Sense("DATE", Fixed(found), "day and month could be either way round", value=unknown)
    month, day = (first, second) if second > 12 else (second, first)
    found_day = _valid(year, month, day)
    return Sense("DATE", Fixed(Interval.day(found_day)), "a date with its year") if found_day else None


def month_sense(match: Match, setting: Setting) -> Sense | None:
    """A month or a part of one, with or without its year."""
    month = setting.number(match, "month", "month", "mabbr")
    if month is None or is_no_month(match, setting):
        return None
    key = setting.part(match)
    part, mod = setting.part_of("month", key), MODS.get(key or "")
    year = year_of(match, setting)
    if match.has("bc"):
        return Sense("DATE", Nothing(), "a month before our era", value=f"BC{year or 0:04}-{month:02}", mod=mod)
    if year is not None:
        whole = fixed(month_interval(year, month), "month")
        form = fixed(month_interval(year, month), "month", part)
        return Sense("DATE", form, _part_why("a month with its year", key), whole=whole, grain="month", mod=mod)
    first, last = (part[0] if part else 1), (part[1] if part and part[1] > 0 else 31)
    base, direction = setting.base(match), setting.direction(match)
    words = setting.words(match, "relyear") or setting.words(match, "rel")
    if words:
        told = counts_from_text(words)
        base = setting.told(match) if told else setting.now()
        if match.has("relyear"):
            base, direction = Unit(base, "year", offset_of(words)), "this"
        else:
            direction = "near" if told and offset_of(words) == 0 else ("last", "this", "next")[offset_of(words) + 1]
    farthest = None if words else _farthest(match, setting)
    whole = Yearly(base, (month, 1), (month, 31), direction, farthest=farthest)
    form = Yearly(base, (month, first), (month, last), direction, farthest=farthest)
    why = _part_why(f"a month without year: {near_phrase(direction, setting)}", key)
    return Sense("DATE", form, why, whole=whole, grain="month", mod=mod, unknown=f"XXXX-{month:02}")


def _part_why(why: str, key: str | None) -> str:
    return f"{why}; its {key.replace('_', ' ')} part by convention" if key else why


def year_sense(match: Match, setting: Setting) -> Sense | None:
    """A year, or a part of one."""
    words = setting.words(match, "year")
    year = year_of(match, setting)
    if year is None or year == 0 or (match.rule == "year" and is_quantity(match, setting)):
        return None
    if (
        match.rule == "range-year"
        and not int(setting.words(match, "century")[0]) < year <= int(setting.words(match, "century")[0]) + 12
    ):
        return None
    key = setting.part(match)
    mod = MODS.get(key or "")
    if match.has("bc") or (match.rule == "month-year-range" and _bc_follows(match, setting)):
        return Sense("DATE", Nothing(), "a year before our era", value=f"BC{year:04}", mod=mod)
    if match.rule == "month-year-range" and len(words[0]) != 4:
        return None
    value = f"{year:04}-H{1 if key == 'first_half' else 2}" if key in ("first_half", "second_half") else None
    whole = month_interval(year, 1, 12)
    form = fixed(whole, "year", setting.part_of("year", key))
    return Sense("DATE", form, _part_why("a year", key), value=value, whole=fixed(whole, "year"), grain="year", mod=mod)


def _bc_follows(match: Match, setting: Setting) -> bool:
    return match.has("bc")


def decade_sense(match: Match, setting: Setting) -> Sense | None:
    """A decade: "the 1990s", "the late '80s", "the nineties"."""
    year = setting.number(match, "word", "decadeword") if match.has("word") else int(match.word("year"))
    if year is None or (match.has("word") and setting.parse.tokens[match.tokens[0] - 1].tag == "PRP$"):
        return None  # "in their twenties" is an age
    key = setting.part(match)
    mod = MODS.get(key or "")
    if match.has("bc"):
        return Sense("DATE", Nothing(), "a decade before our era", value=f"BC{year // 10:03}", mod=mod)
    year += 1900 if year < 100 and year >= 20 else (2000 if year < 100 else 0)
    return _span_of_years("decade", year, key, setting)


def century_sense(match: Match, setting: Setting) -> Sense | None:
    """A century: "the 19th century"."""
    n = ordinal(setting.words(match, "n"), setting.lexicon)
    if n is None or not 1 <= n <= 30:
        return None
    key = setting.part(match)
    if match.has("bc"):
        return Sense("DATE", Nothing(), "a century before our era", value=f"BC{n - 1:02}", mod=MODS.get(key or ""))
    return _span_of_years("century", (n - 1) * 100, key, setting)


def _span_of_years(unit: UnitName, start: int, key: str | None, setting: Setting) -> Sense:
    months = 120 if unit == "decade" else 1200
    interval = month_interval(max(start, 1), 1, months)
    form = fixed(interval, unit, setting.part_of(unit, key))
    grain: Grain = "decade" if unit == "decade" else "century"
    value = f"{start // 10:03}" if unit == "decade" else f"{start // 100:02}"
    return Sense(
        "DATE",
        form,
        _part_why(f"a {unit}", key),
        value=value,
        grain=grain,
        mod=MODS.get(key or ""),
        refers=unit == "decade",
    )


def quarter_sense(match: Match, setting: Setting) -> Sense | None:
    """A quarter of a year."""
    words = setting.words(match, "n")
    n = ordinal(words, setting.lexicon) if words[0] not in ("last", "final") else 4
    if n is None or not 1 <= n <= 4:
        return None
    year = year_of(match, setting)
    if year is not None:
        return Sense(
            "DATE", fixed(month_interval(year, 3 * n - 2, 3), "quarter"), "a quarter of a year", grain="quarter"
        )
    base, direction = setting.base(match), setting.direction(match)
    if match.has("rel"):
        rel = setting.words(match, "rel")
        base, direction = (
            Unit(setting.told(match) if counts_from_text(rel) else setting.now(), "year", offset_of(rel)),
            "this",
        )
    elif words[0] in ("last", "final"):
        return None
    form = Yearly(base, (3 * n - 2, 1), (3 * n, 31), direction)
    why = f"a quarter: {near_phrase(direction, setting)}"
    return Sense("DATE", form, why, grain="quarter", unknown=f"XXXX-Q{n}")


def half_year_sense(match: Match, setting: Setting) -> Sense | None:
    """The first or second half of a year that the words point at."""
    rel = setting.words(match, "rel")
    key = part_key([*setting.words(match, "n"), "half"])
    base = setting.told(match) if counts_from_text(rel) else setting.now()
    form = Unit(base, "year", offset_of(rel), setting.part_of("year", key))
    return Sense("DATE", form, "half of the year that the words name", grain="half")


def season_sense(match: Match, setting: Setting) -> Sense | None:
    """A season, of a year or the nearest."""
    name = match.word("season")
    season = setting.lexicon.conventions.seasons[name]
    key = setting.part(match)
    mod = MODS.get(key or "")
    if is_no_season(match, setting):
        return None
    year = year_of(match, setting)
    if match.has("bc"):
        return Sense("DATE", Nothing(), "a season before our era", value=f"BC{year or 0:04}-{season.value}", mod=mod)
    first, last = season.first, season.last
    part = setting.part_of("quarter", key)
    if part:
        start = first[0]
        first, last = ((start + part[0] - 2) % 12 + 1, 1), ((start + part[1] - 2) % 12 + 1, 31)
    if year is not None:
        found = Yearly(Nothing(), first, last, "this").in_year(year)
        whole = Fixed(Interval.day(date(year, 6, 1))) if 1 <= year <= 9999 else Nothing()
        return Sense("DATE", Fixed(found) if found else Nothing(), _part_why("a season with its year", key), whole=whole,
                     grain="season", season=season.value, mod=mod)  # fmt: skip
    base, direction = setting.base(match), setting.direction(match)
    rel = setting.words(match, "rel")
    if rel:
        told = counts_from_text(rel)
        base = setting.told(match) if told else setting.now()
        direction = "near" if told and offset_of(rel) == 0 else ("last", "this", "next")[offset_of(rel) + 1]
    if match.has("relyear"):
        words = setting.words(match, "relyear")
        base, direction = (
            Unit(setting.told(match) if counts_from_text(words) else setting.now(), "year", offset_of(words)),
            "this",
        )
    form = Yearly(base, first, last, direction)
    mod = None if (setting.words(match, "part") or [""])[0] in ("earlier", "later") else mod
    why = f"a season: {near_phrase(direction, setting)}"
    return Sense("DATE", form, why, grain="season", season=season.value, mod=mod, unknown=f"XXXX-{season.value}")


def holiday_sense(match: Match, setting: Setting) -> Sense | None:
    """A day with a name that does not move."""
    name = match.word("holiday").replace(" ' ", "'").replace("new year s", "new year's")
    holiday = setting.lexicon.conventions.holidays.get(name)
    if holiday is None:
        return None
    year = year_of(match, setting)
    if year is not None:
        found = _valid(year, *holiday.first)
        if found and holiday.weekday is not None:
            found += timedelta((holiday.weekday - found.weekday()) % 7)
        return Sense("DATE", Fixed(Interval.day(found)), "a day with a name, and its year") if found else None
    direction = setting.direction(match)
    form: Form = Yearly(setting.base(match), holiday.first, holiday.last, direction)
    if holiday.weekday is not None:
        form = Weekly(form, holiday.weekday, "future")
    why = f"a day with a name: {near_phrase(direction, setting)}"
    return Sense("DATE", form, why, unknown=f"XXXX-{holiday.first[0]:02}-{holiday.first[1]:02}")
