"""Meanings without days of their own: durations, sets, and words that only point ("now", "recently")."""

from __future__ import annotations

from math import ceil

from readouts.language.times.forms import Form, Nothing, Shift
from readouts.language.times.numbers import ordinal
from readouts.language.times.patterns import Match
from readouts.language.times.senses import Sense, Setting
from readouts.language.times.senses_deictic import amount_of, distance_days, modifier_of
from readouts.language.times.values import duration_value, singular

_LONG = {
    "daylong": "P1D",
    "weeklong": "P1W",
    "monthlong": "P1M",
    "yearlong": "P1Y",
    "hourlong": "PT1H",
    "decadelong": "P1DE",
}
_RECORD = frozenset({"first", "only", "last", "second", "third"})
# How far before "in" the word may stand that makes a record of it.
_RECORD_WORDS = 8
_BACK = frozenset({"last", "past", "previous", "preceding"})
_FORWARD = frozenset({"next", "coming", "following"})


def duration_sense(match: Match, setting: Setting) -> Sense | None:
    """How long: "about an hour", "two-day", "the past three weeks"."""
    unit = singular(match.word("unit"))
    amount = amount_of(match, setting)
    if amount is None or _is_age(match, setting) or _is_no_unit(match, setting):
        return None
    if _is_part_of_name(match, setting):
        return None
    if match.has("adjective") and setting.parse.tokens[match.captures["adjective"][0].token].pos != "ADJ":
        return None
    if not match.has("n"):  # "hour-long"
        return Sense("DURATION", Nothing(), "a length of time", value=duration_value("1", unit), refers=False)
    if amount.exact and 1900 <= amount.low <= 2100 and "," not in match.word("n"):
        return None
    _, mod = modifier_of(match, setting)
    which = setting.words(match, "which")
    if which == ["last"] and setting.parse.tokens[match.captures["which"][0].token].tag[:1] == "V":
        return None  # "may last six weeks"
    before = match.atoms.items[match.first - 1].text if match.first else ""
    if (
        before in ("in", "within")
        and not setting.narrative
        and setting.tense(match) == "future"
        and not _is_record(match, setting)
    ):
        least, most = distance_days(amount, unit, "exact", setting)
        ahead = Shift(setting.now(), least if before == "in" else 0, most)
        return Sense(
            "DURATION",
            ahead,
            "so long after publication",
            value=duration_value(amount.timex, unit),
            mod=mod,
            refers=False,
        )
    form: Form = Nothing()
    why = "a length of time"
    if which and which[0] in _BACK | _FORWARD:
        _, most = distance_days(amount, unit, "exact", setting)
        reach = ceil(most or 0)
        form = Shift(setting.now(), -reach, 0) if which[0] in _BACK else Shift(setting.now(), 0, reach)
        why = "a length of time up to publication" if which[0] in _BACK else "a length of time from publication"
    return Sense("DURATION", form, why, value=duration_value(amount.timex, unit), mod=mod, refers=False)


def _is_record(match: Match, setting: Setting) -> bool:
    """Whether the stretch lies behind something that is the first or the most in it: "the first call of the two in two years"."""
    tokens = setting.parse.tokens
    word = tokens[match.atoms.items[match.first - 1].token]
    for token in reversed(tokens[max(0, word.i - _RECORD_WORDS) : word.i]):
        if token.sentence != word.sentence or token.pos in {"VERB", "AUX", "PUNCT"}:
            return False
        if token.tag in {"JJS", "RBS"} or token.lower in _RECORD:
            return True
    return False


def _is_age(match: Match, setting: Setting) -> bool:
    """Whether the words are somebody's age: "24-year-old", "aged 40 years"."""
    items, codes = match.atoms.items, match.atoms.codes
    after = match.last
    follows = [items[n].text for n in range(after, min(after + 2, len(codes)))]
    if "old" in follows[:1] or (follows[:1] == ["-"] and "old" in follows):
        return True
    before = items[match.first - 1].text if match.first else ""
    return before == "aged"


def _is_part_of_name(match: Match, setting: Setting) -> bool:
    """Whether the words are of a name: "the Six-Day War", "the Hundred Years' War"."""
    tokens = setting.parse.tokens
    last = match.tokens[1]
    if not tokens[last].text[:1].isupper() or match.tokens[0] == setting.parse.sentence_of(last).first:
        return False
    return last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN"


def _is_no_unit(match: Match, setting: Setting) -> bool:
    """Whether the unit is something else: "a second call", "the first minute book", "a May Day"."""
    words = setting.words(match, "unit")
    n = setting.words(match, "n")
    after = match.last
    follows = match.atoms.items[after] if after < len(match.atoms.codes) else None
    if words == ["second"] and n in (["a"], ["an"], ["the"], ["one"]):
        token = setting.parse.tokens[match.tokens[1]]
        return token.tag != "NN" or token.dep in ("amod", "compound", "advmod")
    if words in (["min"], ["sec"], ["hr"]) and (follows is None or n in (["a"], ["an"])):
        return True
    if words == ["day"] and n == ["one"] and follows is not None and match.first and not match.has("mod"):
        return (
            setting.parse.tokens[match.tokens[0]].dep == "npadvmod"
            and follows.text not in ("of",)
            and match.atoms.items[match.first + 1].text == "day"
        )
    return False


def longword_sense(match: Match, setting: Setting) -> Sense | None:
    """Yearlong, weeklong."""
    return Sense("DURATION", Nothing(), "a length of time", value=_LONG[match.word("word")], refers=False)


def told_units_sense(match: Match, setting: Setting) -> Sense | None:
    """The following days, the intervening years."""
    unit = singular(match.word("unit"))
    reach = setting.lexicon.conventions.recent.get(unit, 1)
    forward = match.word("word") in ("following", "succeeding", "ensuing", "subsequent")
    form: Form = Shift(setting.told(match), 0, reach) if forward else Nothing()
    return Sense(
        "DURATION", form, "the time after the last date in the text", value=duration_value("X", unit), refers=False
    )


def plural_duration_sense(match: Match, setting: Setting) -> Sense | None:
    """For weeks, within days."""
    unit = singular(match.word("unit"))
    return Sense(
        "DURATION", Nothing(), "a length of time, without number", value=duration_value("X", unit), refers=False
    )


def unit_duration_sense(match: Match, setting: Setting) -> Sense | None:
    """All day, an entire year."""
    return Sense(
        "DURATION", Nothing(), "a length of time", value=duration_value("1", singular(match.word("unit"))), refers=False
    )


def every_sense(match: Match, setting: Setting) -> Sense | None:
    """Every month, every Friday, every two years."""
    what = match.word("what")
    numbers = setting.words(match, "n")
    number = 2.0 if numbers == ["other"] else float(ordinal(numbers, setting.lexicon) or 0) if numbers else 1.0
    if numbers and not number:
        amount = amount_of(match, setting)
        number = amount.low if amount else 1.0
    conventions = setting.lexicon.conventions
    weekday = setting.lexicon.value(what, ("wday",))
    month = setting.lexicon.value(what, ("month",))
    if weekday is not None:
        value = f"XXXX-WXX-{weekday + 1}"
    elif month is not None:
        value = f"XXXX-{month:02}"
    elif what in conventions.seasons:
        value = f"XXXX-{conventions.seasons[what].value}"
    elif what in conventions.dayparts:
        value = f"XXXX-XX-XXT{conventions.dayparts[what]}"
    else:
        value = duration_value(f"{number:g}", singular(what))
    return Sense("SET", Nothing(), "how often", value=value, refers=False)


def rate_sense(match: Match, setting: Setting) -> Sense | None:
    """Twice a week, per month."""
    return Sense("SET", Nothing(), "how often", value=duration_value("1", singular(match.word("what"))), refers=False)


def often_sense(match: Match, setting: Setting) -> Sense | None:
    """Daily, annually. As part of a name ("The Daily Mail") it is no time."""
    token = setting.parse.tokens[match.tokens[0]]
    if token.tag in ("NNP", "NNPS") or token.pos == "NOUN" or (token.text[:1].isupper() and token.entity == "ORG"):
        return None
    return Sense(
        "SET", Nothing(), "how often", value=setting.lexicon.conventions.often[match.word("often")], refers=False
    )


def weekdays_sense(match: Match, setting: Setting) -> Sense | None:
    """Fridays."""
    weekday = setting.number(match, "wday", "wdays") or 0
    return Sense("SET", Nothing(), "every such day", value=f"XXXX-WXX-{weekday + 1}", refers=False)


def present_sense(match: Match, setting: Setting) -> Sense | None:
    """Now, currently."""
    token = setting.parse.tokens[match.tokens[0]]
    if match.word("word") == "current" and token.pos != "ADJ":
        return None
    return Sense("DATE", Nothing(), "the present, without a day", value="PRESENT_REF", refers=False)


def past_reference_sense(match: Match, setting: Setting) -> Sense | None:
    """Recently, former."""
    token = setting.parse.tokens[match.tokens[-1]]
    if token.lower == "former" and not setting.narrative:
        return None  # of a person it says who he is, not when something was
    if token.lower == "recently" and token.i and setting.parse.tokens[token.i - 1].lower == "as":
        return None  # "as recently as June"
    if (
        match.rule == "past"
        and token.lower in ("former", "recent")
        and (token.dep not in ("amod", "compound") or token.head <= token.i)
    ):
        return None
    return Sense("DATE", Nothing(), "the past, without a day", value="PAST_REF", refers=False)


def future_reference_sense(match: Match, setting: Setting) -> Sense | None:
    """The future."""
    return Sense("DATE", Nothing(), "the future, without a day", value="FUTURE_REF", refers=False)
