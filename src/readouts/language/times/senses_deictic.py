"""Meanings that count from the publication day or from a date in the text: weekdays, "today", "next month", "two days later"."""

from __future__ import annotations

from math import ceil, floor
from typing import Literal

from readouts.language.times.forms import Direction, Form, Nothing, Published, Shift, Unit, Weekly
from readouts.language.times.numbers import Quantity, quantity
from readouts.language.times.patterns import Match
from readouts.language.times.senses import MODS, Sense, Setting
from readouts.language.times.senses_calendar import counts_from_text, near_phrase, offset_of
from readouts.language.times.senses_clock import clock_later
from readouts.language.times.senses_told import compared
from readouts.language.times.units import DAYS, UnitName
from readouts.language.times.values import CLOCK_UNITS, duration_value, singular

# For units that news counts from the text: what longer dates they may be counted from, besides days.
_COARSE = {"year": ("year", "month", "season", "quarter"), "month": ("month",), "quarter": ("quarter",)}
_DAY_OFFSETS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0}


def _suffix(match: Match, setting: Setting) -> str:
    code = setting.lexicon.conventions.dayparts.get(match.word("tod"), "")
    if match.has("hours"):
        code = "MO"
    return f"T{code}" if code else ""


def weekday_sense(match: Match, setting: Setting) -> Sense | None:
    """A weekday, with or without "last", "next", a part of the day."""
    weekday = setting.number(match, "wday", "wday")
    if weekday is None or _is_name(match, setting):
        return None
    suffix = _suffix(match, setting)
    rel = [] if _is_at_last(match, setting) else setting.words(match, "rel")
    mod = MODS.get(setting.part(match) or "")
    unknown = f"XXXX-WXX-{weekday + 1}{suffix}"
    if match.has("week"):
        words = setting.words(match, "week")
        base = setting.told(match) if counts_from_text(words) else setting.now()
        form: Form = Weekly(Unit(base, "week", offset_of(words)), weekday, "this")
        return Sense(
            "TIME" if suffix else "DATE",
            form,
            "the weekday in the week that the words name",
            suffix=suffix,
            mod=mod,
            unknown=unknown,
        )
    form, why = _weekly(match, setting, weekday, 1, rel)
    return Sense("TIME" if suffix else "DATE", form, why, suffix=suffix, mod=mod, unknown=unknown)


def _is_at_last(match: Match, setting: Setting) -> bool:
    """Whether "last" goes with the words before: "they met at last Wednesday", not "at last Wednesday's meeting".

    A day takes "on", so an "at" before "last" and a day that is no part of a noun is "at last", "finally".
    """
    if setting.words(match, "rel") != ["last"]:
        return False
    tokens, (first, last) = setting.parse.tokens, match.tokens
    before = [t.lower for t in tokens[max(0, first - 2) : first]]
    if before[-1:] != ["at"] and before != ["at", "long"]:
        return False
    above = setting.parse.head(last)
    is_of_noun = above is not None and above.i > last and above.pos in ("NOUN", "PROPN")
    return not is_of_noun and tokens[min(last + 1, len(tokens) - 1)].tag != "POS"


def _is_name(match: Match, setting: Setting) -> bool:
    """Whether the weekday is part of a name: "The Sunday Times", "Good Friday"."""
    if match.has("rel"):
        return False
    tokens = setting.parse.tokens
    token = tokens[match.captures["wday"][0].token]
    before = tokens[token.i - 1] if token.i else None
    if before is not None and before.text in setting.lexicon.conventions.named_weekdays:
        return True
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    in_name = token.entity in ("ORG", "WORK_OF_ART", "EVENT") and after is not None and after.entity == token.entity
    return in_name and after is not None and after.pos == "PROPN" and not after.entity_start


def _weekly(match: Match, setting: Setting, weekday: int, days: int, rel: list[str]) -> tuple[Form, str]:
    """The form of a day or days that come every week, and its reason."""
    if not rel or rel in (["the"], ["same"], ["the", "same"], ["that"], ["that", "same"]):
        if setting.narrative:
            return Weekly(setting.now(), weekday, "near", days), "the weekday nearest to the last date in the text"
        direction: Direction = "future" if setting.tense(match) == "future" else "past"
        if direction == "future" and setting.tenses.may_look_back(setting.top(match)):
            return Weekly(
                setting.now(), weekday, "near", days
            ), "the nearest such day: the talks in which somebody yielded, or did not"
        return Weekly(Published(), weekday, direction, days), f"a day of the week: {near_phrase(direction, setting)}"
    offset = offset_of(rel)
    told = counts_from_text(rel) and setting.reference is not None
    base = setting.told(match) if told else setting.now()
    direction = "last" if offset < 0 else "next" if offset > 0 else "this"
    if direction == "this" and not told:
        direction = "future" if setting.tense(match) == "future" else "this"
    return Weekly(base, weekday, direction, days), f'a day of the week with "{" ".join(rel)}"'


def weekend_sense(match: Match, setting: Setting) -> Sense | None:
    """A weekend."""
    rel = setting.words(match, "rel")
    form, why = _weekly(match, setting, 5, 2, rel)
    return Sense("DATE", form, why, grain="weekend", mod=MODS.get(setting.part(match) or ""))


def today_sense(match: Match, setting: Setting) -> Sense | None:
    """Today, yesterday, tomorrow, tonight, this morning, last night."""
    word = setting.words(match, "word")
    tod = match.word("tod")
    codes = setting.lexicon.conventions.dayparts
    if setting.narrative and word == ["today"]:
        return Sense("DATE", Nothing(), "the time of the writer", value="PRESENT_REF", refers=False)
    base = setting.now()
    offset = _DAY_OFFSETS.get(word[0], 0)
    if match.rule == "eve":
        offset = -2 if word[0] == "before" else 2
    if word[0] == "last":
        offset = -1
    suffix = f"T{codes[tod]}" if tod else "TNI" if word[0] in ("tonight", "overnight") else ""
    first = offset
    why = "counted from the publication day"
    said = setting.said_on(match)
    if said is not None:
        base, why = said, "counted from the day on which the quoted words were said"
    elif word[0] == "overnight" or (match.tokens[0] in setting.quoted and not setting.has_day()):
        # "Overnight" began the evening before; words quoted may have been said the day before an unknown day.
        first, why = (
            offset - 1,
            "counted from the publication day, or the day before: "
            + ("a night" if word[0] == "overnight" else "the words are quoted"),
        )
    whole = Unit(base, "day", offset)
    form = whole if first == offset else Shift(base, first, offset)
    return Sense("TIME" if suffix else "DATE", form, why, whole=whole, suffix=suffix, unknown=f"XXXX-XX-XX{suffix}")


def unit_sense(match: Match, setting: Setting) -> Sense | None:
    """A unit that the words point at: "next month", "the following year", "earlier this week", "the end of the month"."""
    unit = "week" if match.word("unit") == "fortnight" else match.word("unit")
    rel = list(setting.words(match, "rel"))
    key = setting.part(match)
    name: UnitName = unit  # type: ignore[assignment]
    if key is None and _is_stretch(rel, unit):
        return _stretch(rel, name, setting)
    if unit == "day" and rel in (["the"], ["this"]) and (key is None or rel == ["this"]):
        return None
    told = counts_from_text(rel) or unit == "day"
    words = setting.words(match, "part")
    if unit == "day" and words:  # "later in the day", "at the end of that day"
        base = setting.day_around(match, demonstrative="that" in rel)
    else:
        base = _told_of_any_length(match, setting, unit) if told else setting.now()
    offset = offset_of(rel)
    clip: Literal["until", "from", "before", "after"] | None = None
    if words[:1] in (["earlier"], ["later"]):
        clip = "before" if words[0] == "earlier" else "after"
    part = None if clip else setting.part_of(name, key)
    if (
        offset == 0
        and rel
        and rel[-1] in ("this", "current")
        and key is None
        and unit != "day"
        and not setting.narrative
    ):
        clip = "from" if setting.tense(match) == "future" else "until"
    form = Unit(base, name, offset, part, clip)
    origin = "the last date in the text" if told and setting.reference is not None else "the publication day"
    why = f"the {unit} counted from {origin}" + (f", its {key.replace('_', ' ')} part" if key else "")
    return Sense(
        "DATE",
        form,
        why,
        whole=Unit(base, name, offset),
        grain=name,
        mod=None if clip else MODS.get(key or ""),
    )


def _told_of_any_length(match: Match, setting: Setting, unit: str) -> Form:
    """What "the next year", "that month" counts from: of years also the last year told, of months also the last month."""
    latest = setting.story.latest
    if setting.narrative or latest is None or latest.grain not in _COARSE.get(unit, ()):
        return setting.told(match)
    return latest.form


def _is_stretch(rel: list[str], unit: str) -> bool:
    """Whether the words tell a stretch of that length ("the past week"), not the unit before ("last week")."""
    return "past" in rel or (rel[:1] == ["the"] and rel[-1:] in (["last"], ["coming"]) and unit != "day")


def _stretch(rel: list[str], unit: UnitName, setting: Setting) -> Sense:
    days = ceil(DAYS[unit])
    forward = rel[-1] == "coming"
    form = Shift(setting.now(), 0 if forward else -days, days if forward else 0)
    return Sense(
        "DURATION",
        form,
        f"the {unit} that ends or begins with the publication day",
        value=duration_value("1", unit),
        refers=False,
    )


def distance_days(amount: Quantity, unit: str, fuzz: str, setting: Setting) -> tuple[int, int | None]:
    """How many days away something is that is so many units away: least and most (None: no limit).

    >>> # "almost three months": 68 to 91 days
    """
    conventions = setting.lexicon.conventions
    low_share, high_share = conventions.fuzz[fuzz]
    if unit in CLOCK_UNITS:
        hours = {"hour": 1.0, "hr": 1.0, "hrs": 1.0}.get(unit, 0.02)
        return floor(amount.low * hours / 24), ceil(amount.high * hours / 24)
    size = 14.0 if unit == "fortnight" else DAYS[unit if unit in DAYS else "year"]
    slack = conventions.slack_in_units.get(unit, 0.5) * size if fuzz in ("exact", "about") else 0.0  # type: ignore[call-overload]
    low = max(amount.low * size * low_share - slack, 0.0)
    if high_share is None:
        return floor(low), None
    high = amount.high * size * high_share + slack
    return floor(low + 0.5) if unit == "day" else floor(low), floor(high + 0.5) if unit == "day" else ceil(high)


def amount_of(match: Match, setting: Setting) -> Quantity | None:
    """The number of units, "plural" where only the unit stands ("weeks ago")."""
    if not match.has("n"):
        return Quantity(*setting.lexicon.conventions.vague_numbers["plural"], exact=False)
    found = quantity(setting.words(match, "n"), setting.lexicon)
    if found is not None and match.has("plushalf"):
        return Quantity(found.low + 0.5, found.high + 0.5, found.exact)
    return found


def modifier_of(match: Match, setting: Setting) -> tuple[str, str | None]:
    """Fuzz and TIMEX3 mod of the words before the number."""
    words = list(setting.words(match, "mod"))
    while words:
        found = setting.lexicon.conventions.modifiers.get(" ".join(words))
        if found is not None:
            return found.fuzz, found.mod
        words = words[1:]
    return "exact", None


def distance_sense(match: Match, setting: Setting) -> Sense | None:
    """So many units ago, earlier, later, from now."""
    unit, amount = singular(match.word("unit")), amount_of(match, setting)
    words = setting.words(match, "dir")
    if amount is None or (unit in ("sec", "min", "second") and not match.has("n")):
        return None
    fuzz, mod = modifier_of(match, setting)
    if unit in CLOCK_UNITS and amount.exact and words[0] in ("later", "earlier"):
        minutes = amount.low * (60 if unit[0] == "h" else 1 if unit[0] == "m" else 0)
        clock = clock_later(match, setting, round(minutes if words[0] == "later" else -minutes), mod)
        if clock is not None:
            return clock
    back = words[0] in ("ago", "earlier", "previously", "beforehand", "prior", "before")
    from_now = words[0] in ("ago", "hence", "from")
    if not setting.narrative and unit in ("year", "decade"):
        from_now = True  # in news "a year earlier" compares with now, not with a day told before
    beside = compared(match, setting, (-1 if back else 1) * int(amount.low)) if _compares(amount, unit, words) else None
    if beside is not None:
        return Sense(
            "DATE",
            beside[0],
            f"the {beside[1]} so many years from the one told beside it",
            grain=beside[1],
            mod=mod,
            refers=False,
        )
    base = setting.now() if from_now else setting.told(match)
    form, whole = away(base, amount, unit, fuzz, -1 if back else 1, setting)
    origin = "the publication day" if from_now or setting.reference is None else "the last date in the text"
    why = f"{'back' if back else 'forward'} from {origin}" + (
        f', where "{match.word("mod")}" leaves room' if mod else ""
    )
    if whole is None:
        return Sense("DATE", form, why, value="PAST_REF" if back else "FUTURE_REF", mod=mod, refers=False)
    return Sense(
        "DATE", form, why, whole=whole, grain=whole.unit, mod=mod, refers=whole.unit in ("day", "week", "month")
    )


def _compares(amount: Quantity, unit: str, words: list[str]) -> bool:
    """Whether so many years back may be those of a quarter or month told beside: "from $2 million a year ago"."""
    return unit == "year" and amount.exact and amount.low == 1 and words[0] in ("ago", "earlier", "before")


def away(base: Form, amount: Quantity, unit: str, fuzz: str, sign: int, setting: Setting) -> tuple[Form, Unit | None]:
    """The days so far away, and the unit that the value names where the number is whole."""
    least, most = distance_days(amount, unit, fuzz, setting)
    first, last = (least, most) if sign > 0 else (None if most is None else -most, -least)
    form = Shift(base, first, last)
    if not amount.exact or unit in CLOCK_UNITS or amount.low != int(amount.low):
        return form, None
    name: UnitName = "week" if unit == "fortnight" else unit if unit in DAYS else "year"  # type: ignore[assignment]
    whole = Unit(base, name, sign * int(amount.low) * (2 if unit == "fortnight" else 1))
    return (whole if name == "day" and fuzz == "exact" else form), whole


def recent_sense(match: Match, setting: Setting) -> Sense | None:
    """In recent days, the last few weeks."""
    unit = singular(match.word("unit"))
    reach = setting.lexicon.conventions.recent.get(unit, 1)
    form = Shift(setting.now(), -reach, 0)
    return Sense("DURATION", form, "the time just before publication", value=duration_value("X", unit), refers=False)


def coming_sense(match: Match, setting: Setting) -> Sense | None:
    """In the coming days, the next few weeks."""
    unit = singular(match.word("unit"))
    form = Shift(setting.now(), 0, setting.lexicon.conventions.recent.get(unit, 1))
    return Sense("DURATION", form, "the time just after publication", value=duration_value("X", unit), refers=False)


def recent_past_sense(match: Match, setting: Setting) -> Sense | None:
    """The other day."""
    return Sense("DATE", Shift(setting.now(), -14, -1), "some days before publication", value="PAST_REF", refers=False)


def local_day_sense(match: Match, setting: Setting) -> Sense | None:
    """A part of the day somewhere: "late in the Washington afternoon"."""
    word = setting.parse.tokens[match.atoms.items[match.last - 2].token]
    if setting.lexicon.value(word.lower, ("wday", "wabbr", "month", "mabbr")) is not None:
        return None  # "the Saturday night bombing"
    return that_day_sense(match, setting) if word.pos in ("PROPN", "ADJ") else None


def that_day_sense(match: Match, setting: Setting) -> Sense | None:
    """A part of a day that the words around give: "in the evening", "that morning", "before dawn"."""
    suffix = _suffix(match, setting)
    rel = setting.words(match, "rel")
    if match.rule == "at-night" and match.word("tod") in ("night", "evening"):
        return Sense("TIME", Nothing(), "no particular night", value=f"XXXX-XX-XX{suffix}", refers=False)
    form: Form = Unit(setting.day_around(match, demonstrative=bool(rel)), "day", offset_of(rel) if rel else 0)
    return Sense(
        "TIME",
        form,
        "the day of which the text tells there",
        suffix=suffix,
        needs_day=not rel,
        refers=bool(rel),
        unknown=f"XXXX-XX-XX{suffix}",
    )
