"""Meanings that count from a unit which the text told: "the quarter", "a year earlier" beside a quarter, "the week before"."""

from __future__ import annotations

from readouts.language.times.forms import Form, Nothing, Unit
from readouts.language.times.patterns import Match
from readouts.language.times.senses import Sense, Setting, fixed
from readouts.language.times.senses_calendar import year_of
from readouts.language.times.story import Told
from readouts.language.times.units import UnitName, month_interval

# Words after "the year", "the week" that make it another one than that of the text: "in the year to March", "the week of".
_BOUNDING = frozenset({"to", "until", "since", "before", "after", "of", "in", "that", "when", "ended", "ending", "through", "from",
                       "and", "-", "'", "s", "ahead", "earlier", "later", "beginning", "starting", "or"})  # fmt: skip
_YEAR_OFFSETS: dict[str, tuple[UnitName, int]] = {"month": ("month", 12), "quarter": ("quarter", 4)}


def compared(match: Match, setting: Setting, years: int) -> tuple[Form, UnitName] | None:
    """The month or quarter that news of business compares with: so many years from the one told beside it.

    Of months only one told in the sentence, of quarters also one told in the sentence before.
    """
    if setting.narrative:
        return None
    sentence = setting.parse.sentence_of(match.tokens[0]).i
    for grain, nearest in (("quarter", 1), ("month", 0)):
        told = setting.story.units.get(grain)
        if told is not None and sentence - told.sentence <= nearest and not _newer(told, setting):
            unit, count = _YEAR_OFFSETS[grain]
            return Unit(told.form, unit, years * count), unit
    return None


def _newer(told: Told, setting: Setting) -> bool:
    """Whether the text has told a year since, which is then what is compared."""
    year = setting.story.units.get("year")
    return year is not None and year.sentence > told.sentence


def year_earlier(match: Match, setting: Setting) -> Sense | None:
    """The year-earlier quarter, a year-ago loss."""
    found = compared(match, setting, -1)
    form, grain = found or (Unit(setting.now(), "year", -1), "year")
    return Sense("DATE", form, f"the {grain} a year before the one that is told", grain=grain, refers=False)


def same_quarter(match: Match, setting: Setting) -> Sense | None:
    """The quarter that was told last, or the same one of another year ("the 1987 quarter")."""
    told = setting.story.units.get("quarter")
    year = year_of(match, setting) if match.has("year") else None
    if told is None or setting.narrative:
        return None
    if year is None:
        return Sense("DATE", told.form, "the quarter that was told last", grain="quarter")
    published = setting.published.earliest if setting.published else None
    days = told.form.at(published) if published else None
    if days is None or days.earliest is None:
        return Sense("DATE", Nothing(), "a quarter of that year", value=f"{year:04}-QX", refers=False)
    whole = month_interval(year, (days.earliest.month - 1) // 3 * 3 + 1, 3)
    return Sense("DATE", fixed(whole, "quarter"), "the quarter that was told last, in that year", grain="quarter")


def told_unit(match: Match, setting: Setting) -> Sense | None:
    """For the year, during the week: of the publication day."""
    unit: UnitName = match.word("unit")  # type: ignore[assignment]
    items = match.atoms.items
    after = items[match.last].text if match.last < len(items) else ""
    if setting.narrative or after in _BOUNDING or after.isdecimal() or _describes(match, setting):
        return None
    if items[match.first - 1].text == "of" and not _measures(match, setting):
        return None  # "the man of the year"
    token = setting.parse.tokens[match.tokens[1]]
    if token.pos == "PROPN" or (match.last < len(items) and token.head > token.i and token.dep in ("compound", "nmod")):
        return None
    return Sense("DATE", Unit(setting.now(), unit, 0), f"the {unit} of the publication day", grain=unit)


def _describes(match: Match, setting: Setting) -> bool:
    """Whether a clause tells which one it is: "in the year the war began"."""
    token = setting.parse.tokens[match.tokens[1]]
    return any(c.dep in ("relcl", "acl") for c in setting.parse.children(token.i)[:12])


def _measures(match: Match, setting: Setting) -> bool:
    """Whether a length or a part stands before: "the first nine months of the year", "most of the week"."""
    before = match.atoms.items[match.first - 2].text if match.first > 1 else ""
    return before in ("most", "much", "all", "part") or "units" in setting.lexicon.symbols.get(before, frozenset())


def unit_end(match: Match, setting: Setting) -> Sense | None:
    """By year-end, at month's end."""
    unit: UnitName = match.word("unit")  # type: ignore[assignment]
    whole = Unit(setting.now(), unit, 0)
    form = Unit(setting.now(), unit, 0, setting.part_of(unit, "end"))
    return Sense("DATE", form, f"the end of the {unit} of the publication day", whole=whole, grain=unit, mod="END")


def unit_before(match: Match, setting: Setting) -> Sense | None:
    """The week before, the year before, the night before: the last told one, less one."""
    items = match.atoms.items
    after = items[match.last] if match.last < len(items) else None
    if after is not None and after.text not in (
        "",
        ",",
        ".",
        ";",
        ":",
        ")",
        "-",
        "–",
        "—",
        "and",
        "but",
        "or",
        "in",
        "at",
        "by",
        "when",
    ):
        return None
    word = match.word("unit")
    if word == "night":
        form = Unit(setting.told(match), "day", -1)
        return Sense("TIME", form, "the night before the last date in the text", suffix="TNI")
    unit: UnitName = word  # type: ignore[assignment]
    told = setting.story.units.get(unit)
    sentence = setting.parse.sentence_of(match.tokens[0]).i
    base = told.form if told is not None and told.sentence == sentence else setting.now()
    return Sense("DATE", Unit(base, unit, -1), f"the {unit} before the one that is told", grain=unit)
