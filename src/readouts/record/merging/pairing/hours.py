"""The time of day: a call in the morning and one in the evening of a day are two, unless the clocks explain it."""

from __future__ import annotations

import re

from readouts.record.corpus import Corpus, Filed
from readouts.record.merging.pairing.days import words_of_date
from readouts.record.merging.pairing.decision import Reason
from readouts.record.merging.zones import Zones
from readouts.record.sides import states_of

# Hours of the parts of a day, as widely as reports use the words; a night ends on the next morning.
_PARTS = {"MO": (5.0, 12.0), "MI": (11.0, 14.0), "AF": (12.0, 18.0), "EV": (17.0, 24.0), "NI": (19.0, 29.0)}
_TIME = re.compile(r"T(?:(\d\d)(?::(\d\d))?|(MO|MI|AF|EV|NI))")

# Reports round, and tell the hour at which a contact began, or that at which it ended.
_SLACK_HOURS = 2.0


def never_by_hours(corpus: Corpus, zones: Zones, one: Filed, other: Filed) -> Reason | None:
    """Why the hours exclude that two reports of one day are of one contact.

    The clocks are those of the sides and of the outlets: each may give the hour of its own.
    """
    day = one.report.date.interval
    if not day.is_day or day != other.report.date.interval:
        return None
    ours, theirs = hours_of(one), hours_of(other)
    if ours is None or theirs is None:
        return None
    apart = max(ours[0], theirs[0]) - min(ours[1], theirs[1])
    told_in = {f.outlet_country for f in (corpus.facts.get(d.document) for d in (one, other)) if f and f.outlet_country}
    spread = zones.spread(states_of(one.report.participants) | states_of(other.report.participants) | told_in)
    if spread is None or apart <= spread + _SLACK_HOURS:
        return None
    sentence = f"they were {apart:g} hours apart on one day, and the clocks differ by {spread:g}"
    return Reason("hours.apart", sentence, words=words_of_date(one, other))


def hours_of(filed: Filed) -> tuple[float, float] | None:
    """The hours between which a contact began, where the words that date it name one time of the day."""
    found = set()
    for index in filed.report.when.expressions:
        match = _TIME.search(filed.coding.times[index].value)
        if match is not None:
            hour, minute, part = match.groups()
            at = int(hour) + int(minute or 0) / 60 if hour else 0.0
            found.add(_PARTS[part] if part else (at, at))
    return found.pop() if len(found) == 1 else None
