"""The days of two reports: whether they leave room for one contact, and how much they speak for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from readouts.coding.timing import date_of
from readouts.interval import Interval
from readouts.record.corpus import Corpus, Filed
from readouts.record.merging.pairing.decision import Reason, Words
from readouts.record.merging.zones import Zones
from readouts.record.sides import states_of

# A date this narrow (in days) tells which contact is meant; a wider one only allows it.
NARROW_DAYS = 3

# A report that is about a contact appears within these days of it, unless it says another date.
FRESH_DAYS = 14

# A longer time ("in the spring and summer") says hardly more than the year.
SEASON_DAYS = 62

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
    if is_narrow(ours) and is_narrow(theirs):
        return 3.0, "the same day"
    if is_narrow(ours) or is_narrow(theirs):
        return _open_date(corpus, *((one, other) if is_narrow(ours) else (other, one)))
    if _comes_too_late(corpus, one, other) or _comes_too_late(corpus, other, one):
        return -3.0, "a report that is about a contact seldom comes so long after it"
    if _is_undated(corpus, one) or _is_undated(corpus, other):
        return -3.0, "neither gives a day, and one of the documents is undated"
    widest = max(width(ours), width(theirs))
    if ours == theirs and widest <= 31:
        return 1.5, "both give the same weeks"
    if widest <= SEASON_DAYS:
        return 1.0, "their dates overlap"
    if (ours.is_open or theirs.is_open) and not published_near(corpus, one, other, SEASON_DAYS):
        return -1.5, "neither gives a day, and the documents appeared months apart"
    return None


def _is_undated(corpus: Corpus, filed: Filed) -> bool:
    return width(corpus.published(filed.document)) > 31


def _open_date(corpus: Corpus, dated: Filed, open_one: Filed) -> tuple[float, str] | None:
    """How well a day fits a report that gives no day."""
    if width(open_one.report.date.interval) <= SEASON_DAYS:
        return 1.5, "the day of one lies in the time that the other gives"
    if _is_undated(corpus, open_one) and open_one.report.when.expressions:
        # What a document only recalls may lie long before it: then its words say nothing about the day.
        return _by_words(corpus, dated, open_one) if open_one.report.standing == "main" else None
    if _comes_too_late(corpus, dated, open_one):
        return -3.0, "a report that is about a contact seldom comes so long after it"
    if _is_news_without_day(open_one) and corpus.published(open_one.document).earliest:
        return _by_freshness(corpus, dated, open_one)
    if _had_just_been(corpus, dated, open_one):
        return 1.0, "one recalls it without a day, within days of the day that the other gives"
    return None


def _by_freshness(corpus: Corpus, dated: Filed, news: Filed) -> tuple[float, str]:
    """How soon after the day a report came that is about a contact and gives no day: of two contacts the newer is likelier."""
    published, day = corpus.published(news.document).earliest, dated.report.date.interval.latest
    after = (published - day).days if published and day else 0
    if after <= NEWS_DAYS:
        return 2.0, "one gives the day, the other appeared within days of it"
    if after <= 7:
        return 1.5, "one gives the day, the other appeared within a week of it"
    return 0.5, "one gives the day, the other appeared within two weeks of it"


def _by_words(corpus: Corpus, dated: Filed, undated: Filed) -> tuple[float, str]:
    """Whether the words of an undated document mean the day of the other, had it appeared within two weeks of that day."""
    day, published = dated.report.date.interval, corpus.published(undated.document)
    first = day.latest or day.earliest
    if first is None:
        return 0.0, "no day is known"
    for after in range(FRESH_DAYS + 1):
        appeared = first + timedelta(after)
        if not published.contains(Interval.day(appeared)):
            continue
        meant = date_of(undated.report.when, undated.coding.times, Interval.day(appeared)).interval
        if is_narrow(meant) and meant.touches(day):
            return 2.0, "the words of an undated document mean that day, if it appeared within two weeks"
        if not meant.is_open and width(meant) <= SEASON_DAYS and meant.touches(day):
            return 0.5, "the words of an undated document mean a time with that day, if it appeared within two weeks"
    return -3.0, "the words of an undated document cannot mean that day, if it appeared within two weeks"


def _comes_too_late(corpus: Corpus, dated: Filed, news: Filed) -> bool:
    """Whether the second is about a contact that took place, gives no day, and appeared long after the days of the first."""
    published, last = corpus.published(news.document).earliest, dated.report.date.interval.latest
    if not _is_news_without_day(news) or news.report.when.expressions or published is None or last is None:
        return False
    return (published - last).days > FRESH_DAYS


def _is_news_without_day(filed: Filed) -> bool:
    return filed.report.standing == "main" and filed.report.status in ("held", "denied", "refused")


def _had_just_been(corpus: Corpus, dated: Filed, recalling: Filed) -> bool:
    """Whether a document that recalls a contact without any word of time appeared in the days after the other's day."""
    published, day = corpus.published(recalling.document), dated.report.date.interval.latest
    if recalling.report.when.expressions or published.earliest is None or day is None or _is_undated(corpus, recalling):
        return False
    return 0 <= (published.earliest - day).days <= NEWS_DAYS


def published_near(corpus: Corpus, one: Filed, other: Filed, days: int) -> bool:
    """Whether two documents, whose days are known to the week, appeared within so many days of each other."""
    ours, theirs = corpus.published(one.document), corpus.published(other.document)
    return not (ours.is_open or theirs.is_open) and max(width(ours), width(theirs)) <= 7 and ours.touches(theirs, days)
