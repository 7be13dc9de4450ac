"""Meanings of times of day: "6:35 a.m.", "half past eight", "9 p.m. Moscow time"."""

from __future__ import annotations

from readouts.language.times.forms import Unit
from readouts.language.times.patterns import Match
from readouts.language.times.senses import Sense, Setting

_PM_PARTS = frozenset({"afternoon", "evening", "night"})


def clock_sense(match: Match, setting: Setting) -> Sense | None:
    """An hour of a day that the words around give."""
    found = _half_past(match, setting) if match.has("to") else _hour_minute(match, setting)
    if found is None:
        return None
    hour, minute = found
    suffix = f"T{hour:02}:{minute:02}"
    form = Unit(setting.day_around(match), "day", 0)
    return Sense("TIME", form, "a time of the day told with it", suffix=suffix, refers=False, needs_day=True,
                 last=_zone_end(match, setting), unknown=f"XXXX-XX-XX{suffix}")  # fmt: skip


def clock_later(match: Match, setting: Setting, minutes: int, mod: str | None) -> Sense | None:
    """The time of day so many minutes after that which the paragraph told last, where it is of the same day."""
    told = setting.story.clock
    if told is None or minutes == 0 or told[1] != setting.parse.sentence_of(match.tokens[0]).paragraph:
        return None
    total = told[0] + minutes
    if not 0 <= total < 24 * 60:
        return None
    suffix = f"T{total // 60:02}:{total % 60:02}"
    form = Unit(setting.day_around(match), "day", 0)
    return Sense("TIME", form, "counted from the time of day told before", suffix=suffix, mod=mod, refers=False,
                 needs_day=True, unknown=f"XXXX-XX-XX{suffix}")  # fmt: skip


def _hour(match: Match, setting: Setting) -> int | None:
    return setting.number(match, "h", "ones", "teens")


def _hour_minute(match: Match, setting: Setting) -> tuple[int, int] | None:
    minute = int(match.word("m") or 0)
    hour: int | None
    if match.has("four"):
        digits = match.word("four")
        hour, minute = (int(digits[:2]), int(digits[2:])) if len(digits) == 4 and digits.isdecimal() else (25, 0)
        return (hour, minute) if hour < 25 and minute < 60 else None
    if match.has("hm"):
        hour_text, _, minute_text = match.word("hm").replace(" ", "").partition(".")
        hour = int(hour_text)
        minute = int(minute_text)
    else:
        hour = _hour(match, setting)
    if hour is None or hour > 24 or (match.rule == "clock" and not match.has("ap") and _is_score(match, setting)):
        return None
    return _twelve(hour, match.word("ap"), match.word("tod")), minute


def _is_score(match: Match, setting: Setting) -> bool:
    """Whether 3:16 is a score or a verse: no hour has one digit without "at", "by", "around" … before it, or "local" after."""
    before = match.atoms.items[match.first - 1].text if match.first else ""
    if before in (
        "at",
        "by",
        "around",
        "about",
        "until",
        "from",
        "to",
        "after",
        "before",
        "since",
        "between",
        "and",
        "-",
        "–",
    ):
        return False
    return len(match.word("h")) < 2


def _half_past(match: Match, setting: Setting) -> tuple[int, int] | None:
    hour = _hour(match, setting)
    words = setting.words(match, "to")
    if hour is None:
        return None
    if words[0] == "half":
        minute = 30
    elif words[0] == "quarter":
        minute = 15
    else:
        value = setting.number(match, "to", "ones", "teens", "tens")
        if value is None or not 0 < value < 60 or (words[-1] == "to" and "minutes" not in words):
            return None
        minute = value
    if words[-1] == "to":
        hour, minute = hour - 1, 60 - minute
    return _twelve(hour % 24, "", match.word("tod")), minute


def _twelve(hour: int, half: str, part: str) -> int:
    if (half == "pm" or part in _PM_PARTS) and hour < 12:
        return hour + 12
    return 0 if half == "am" and hour == 12 else hour


def _zone_end(match: Match, setting: Setting) -> int | None:
    """The atom after a time zone that follows: "GMT", "local time", "Moscow time"."""
    items, codes = match.atoms.items, match.atoms.codes
    texts = [items[n].text for n in range(match.last, min(match.last + 3, len(codes)))]
    zones = setting.lexicon.symbols.get(texts[0], frozenset()) if texts else frozenset()
    if "zone" in zones:
        return match.last + 1
    if "time" in texts[1:2] and texts[0].isalpha() and texts[0] not in ("this", "that", "the", "of", "at", "in"):
        return match.last + 2
    if "time" in texts[2:3] and texts[0] == "local":
        return match.last + 3
    return None
