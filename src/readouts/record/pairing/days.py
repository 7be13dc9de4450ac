"""The days of two reports: whether they leave room for one contact, and how much they speak for it."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.interval import Interval
from readouts.record.corpus import Corpus, Filed
from readouts.record.pairing.decision import Reason, Words
from readouts.record.sides import states_of
from readouts.record.zones import Zones

# A date this narrow (in days) tells which contact is meant; a wider one only allows it.
NARROW_DAYS = 3

# A report that is about a contact appears within these days of it, unless it says another date.
FRESH_DAYS = 14

# A document that appeared within these days of a contact tells of it as news.
NEWS_DAYS = 4


def width(interval: Interval) -> int:
    """Days in the interval; very many where a side is open."""
    return interval.days or 10**6


def is_narrow(interval: Interval) -> bool:
    """Whether the dates tell which of several contacts is meant."""
    return width(interval) <= NARROW_DAYS


def gap_days(one: Interval, other: Interval) -> int:
    """Days from one interval to the other: 0 where they touch, 1 for two days that follow each other."""
    first, second = sorted((one, other), key=lambda i: (i.earliest is not None, i.earliest))
    if first.touches(second) or first.latest is None or second.earliest is None:
        return 0
    return (second.earliest - first.latest).days


def words_of_date(*filed: Filed) -> Words:
    """The words that date the reports; none where tense alone does."""
    return tuple((f.document, f.coding.times[i].span) for f in filed for i in f.report.when.expressions)


def never_by_days(corpus: Corpus, zones: Zones, one: Filed, other: Filed) -> Reason | None:
    """Why the dates of two reports exclude that they are one contact; None where they do not."""
    apart = gap_days(one.report.date.interval, other.report.date.interval)
    sentence = _apart(corpus, zones, one, other, apart) if apart else None
    return Reason("days.apart", sentence, words=words_of_date(one, other)) if sentence else None


def _apart(corpus: Corpus, zones: Zones, one: Filed, other: Filed, apart: int) -> str | None:
    if apart > 1:
        return f"their dates are {apart} days apart"
    if one.report.channel in ("meeting", "visit", "letter"):
        return "a meeting in one place has one date, and theirs are two"
    if not zones.may_differ_by_a_day(states_of(one.report.participants) | states_of(other.report.participants)):
        return "the clocks of the sides are too near each other for one moment to have two dates"
    if not (_is_news_of(corpus, one) and _is_news_of(corpus, other)):
        return "one of them only recalls the contact, on another date"
    return None


def _is_news_of(corpus: Corpus, filed: Filed) -> bool:
    """Whether a document is about the contact, or appeared in its days: its calendar is then that of whoever reports."""
    published, latest = corpus.published(filed.document).latest, filed.report.date.interval.latest
    if filed.report.standing == "main":
        return True
    return published is not None and latest is not None and (published - latest).days <= NEWS_DAYS


def reasons_of_days(corpus: Corpus, one: Filed, other: Filed) -> Iterator[Reason]:
    """What the days of two reports, which leave room for one contact, say for it or against it."""
    found = _weighed(corpus, one, other)
    if found is not None:
        points, sentence = found
        yield Reason("days.fit", sentence, points, words_of_date(one, other))


def _weighed(corpus: Corpus, one: Filed, other: Filed) -> tuple[float, str] | None:
    ours, theirs = one.report.date.interval, other.report.date.interval
    if gap_days(ours, theirs) == 1:
        return 1.5, "their dates are the two calendar days that one moment has on the two clocks"
    widths = sorted((width(ours), width(theirs)))
    if widths[1] <= NARROW_DAYS:
        return 3.0, "the same day"
    if widths[0] <= NARROW_DAYS:
        dated, open_one = (one, other) if width(ours) == widths[0] else (other, one)
        return _open_date(corpus, dated, open_one, widths[1])
    if _is_undated(corpus, one) or _is_undated(corpus, other):
        return -3.0, "neither gives a day, and one of the documents is undated"
    if ours == theirs and widths[1] <= 31:
        return 1.5, "both give the same weeks"
    return (1.0, "their dates overlap") if widths[1] <= 62 else None


def _is_undated(corpus: Corpus, filed: Filed) -> bool:
    return width(corpus.published(filed.document)) > 31


def _open_date(corpus: Corpus, dated: Filed, open_one: Filed, days: int) -> tuple[float, str] | None:
    """How well a day fits a report that gives no day."""
    if days <= 62:
        return 1.5, "the day of one lies in the time that the other gives"
    published = corpus.published(open_one.document)
    is_news = open_one.report.standing == "main" and open_one.report.status in ("held", "denied", "refused")
    if not is_news or published.earliest is None:
        return None
    day = dated.report.date.interval
    if day.latest and (published.earliest - day.latest).days > FRESH_DAYS:
        return -3.0, "a report that is about a contact seldom comes so long after it"
    return 2.0, "one gives the day, the other appeared within days of it"


def published_near(corpus: Corpus, one: Filed, other: Filed, days: int) -> bool:
    """Whether two documents, whose days are known to the week, appeared within so many days of each other."""
    ours, theirs = corpus.published(one.document), corpus.published(other.document)
    return not (ours.is_open or theirs.is_open) and max(width(ours), width(theirs)) <= 7 and ours.touches(theirs, days)
