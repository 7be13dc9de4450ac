"""Whether two reports are of one contact: a number, a sentence for each thing that counted, or a reason why never."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import Channel, ContactReport, Status
from readouts.interval import Interval
from readouts.record.corpus import Corpus, Filed
from readouts.record.sides import Likeness, compare_sides, is_named_person, level, states_of
from readouts.record.zones import Zones

# Reports at or above this number are of one contact. Two named people alone (4) are not enough without a date or a
# channel in common; states alone (0) need a day, a channel and two reports that are about the contact.
ENOUGH = 4.5

# A date this narrow (in days) tells which contact is meant; a wider one only allows it.
NARROW_DAYS = 3

# A report that is about a contact appears within these days of it, unless it says another date.
FRESH_DAYS = 14

# A document that appeared within these days of a contact tells of it as news.
NEWS_DAYS = 4

# A denial answers a report of these days; later it is recalled.
DENIAL_DAYS = 14

# Words that two documents share, besides those of every report of a contact, where they are about one matter.
_SHARED_WORDS = 4

# Channels that reports use for one and the same contact.
_FAMILIES: tuple[frozenset[Channel], ...] = (
    frozenset({"call", "video", "hotline"}),
    frozenset({"meeting", "visit"}),
    frozenset({"letter"}),
)

# Statuses that the history of one contact may run through. Held and refused exclude each other: a refused call and
# the call that came later are two entries. A denial is an answer to a report that it was held.
_HISTORIES: tuple[frozenset[Status], ...] = (
    frozenset({"possible", "planned", "held", "denied"}),
    frozenset({"possible", "planned", "cancelled"}),
    frozenset({"possible", "ruled_out", "denied"}),
    frozenset({"possible", "refused"}),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two reports are of one contact."""

    score: float
    because: tuple[str, ...]
    forbidden: str | None = None
    """Why the two can never be one contact; None where they can."""

    @property
    def together(self) -> bool:
        """Whether they are one contact, as far as these two tell."""
        return self.forbidden is None and self.score >= ENOUGH


def channels_agree(one: Channel, other: Channel) -> bool:
    """Whether two channels may be those of one contact."""
    return "unknown" in (one, other) or any({one, other} <= family for family in _FAMILIES)


def statuses_agree(one: Status, other: Status) -> bool:
    """Whether two statuses may be those of one contact."""
    return any({one, other} <= history for history in _HISTORIES)


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


def dates_agree(corpus: Corpus, zones: Zones, one: Filed, other: Filed) -> str | None:
    """Why the dates of two reports exclude that they are one contact; None where they do not."""
    apart = gap_days(one.report.date.interval, other.report.date.interval)
    if apart == 0:
        return None
    if apart > 1:
        return f"their dates are {apart} days apart"
    states = states_of(one.report.participants) | states_of(other.report.participants)
    if one.report.channel in ("meeting", "visit", "letter"):
        return "a meeting in one place has one date, and theirs are two"
    if not zones.may_differ_by_a_day(states):
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


def decide(corpus: Corpus, zones: Zones, one: Filed, other: Filed) -> Decision:
    """Compare two reports; what excludes comes first."""
    never = _never(corpus, zones, one, other)
    if never:
        return Decision(0.0, (), never)
    evidence = [
        *_people(one.report, other.report),
        *_dates(corpus, one, other),
        *_circumstances(corpus, one, other),
    ]
    return Decision(sum(points for points, _ in evidence), tuple(sentence for _, sentence in evidence))


def _never(corpus: Corpus, zones: Zones, one: Filed, other: Filed) -> str | None:
    a, b = one.report, other.report
    if one.document == other.document:
        return "one document keeps them apart"
    if a.count != b.count:
        return "one of them is several contacts"
    if not channels_agree(a.channel, b.channel):
        return f"one was a {a.channel}, the other a {b.channel}"
    if not statuses_agree(a.status, b.status):
        return f"one is {a.status}, the other {b.status}"
    our_states, their_states = states_of(a.participants), states_of(b.participants)
    if not (our_states <= their_states or their_states <= our_states) or len(our_states & their_states) < 2:
        return "other sides take part"
    if any(v is Likeness.DIFFERENT for v in compare_sides(a.participants, b.participants).values()):
        return "other people take part"
    if unheard := sorted((their_states - corpus.states[one.document]) | (our_states - corpus.states[other.document])):
        return f"one was with {', '.join(unheard)}, of whom the other document does not speak"
    return dates_agree(corpus, zones, one, other)


def _people(a: ContactReport, b: ContactReport) -> list[tuple[float, str]]:
    weights = {Likeness.SAME_PERSON: 2.0, Likeness.SAME_OFFICE: 1.5, Likeness.OPEN: 0.0, Likeness.DIFFERENT: 0.0}
    compared = compare_sides(a.participants, b.participants)
    found = [(weights[v], f"{v.value} for {state}") for state, v in compared.items() if weights[v]]
    if level(a.participants) == level(b.participants) == "states":
        found.append((1.0, "both name the states only"))
    elif _are_nameless(a) and _are_nameless(b):
        found.append((1.0, "both speak of officials of the states, without names or offices"))
    if states_of(a.participants) != states_of(b.participants):
        found.append((-1.5, "one names a side that the other does not"))
    return found


def _are_nameless(report: ContactReport) -> bool:
    """Whether no participant is known by name or by the class of an office."""
    return not any(is_named_person(a) or a.office for a in report.participants)


def _dates(corpus: Corpus, one: Filed, other: Filed) -> list[tuple[float, str]]:
    ours, theirs = one.report.date.interval, other.report.date.interval
    if gap_days(ours, theirs) == 1:
        return [(1.5, "their dates are the two calendar days that one moment has on the two clocks")]
    widths = sorted((width(ours), width(theirs)))
    if widths[1] <= NARROW_DAYS:
        return [(3.0, "the same day")]
    if widths[0] <= NARROW_DAYS:
        dated, open_one = (one, other) if width(ours) == widths[0] else (other, one)
        return _open_date(corpus, dated, open_one, widths[1])
    if _is_undated(corpus, one) or _is_undated(corpus, other):
        return [(-3.0, "neither gives a day, and one of the documents is undated")]
    if ours == theirs and widths[1] <= 31:
        return [(1.5, "both give the same weeks")]
    if widths[1] <= 62:
        return [(1.0, "their dates overlap")]
    return []


def _is_undated(corpus: Corpus, filed: Filed) -> bool:
    return width(corpus.published(filed.document)) > 31


def _open_date(corpus: Corpus, dated: Filed, open_one: Filed, days: int) -> list[tuple[float, str]]:
    """How well a day fits a report that gives no day."""
    if days <= 62:
        return [(1.5, "the day of one lies in the time that the other gives")]
    published = corpus.published(open_one.document)
    is_news = open_one.report.standing == "main" and open_one.report.status in ("held", "denied", "refused")
    if is_news and published.earliest:
        day = dated.report.date.interval
        if day.latest and (published.earliest - day.latest).days > FRESH_DAYS:
            return [(-3.0, "a report that is about a contact seldom comes so long after it")]
        return [(2.0, "one gives the day, the other appeared within days of it")]
    return []


def _circumstances(corpus: Corpus, one: Filed, other: Filed) -> list[tuple[float, str]]:
    a, b = one.report, other.report
    found: list[tuple[float, str]] = []
    if a.channel == b.channel and a.channel != "unknown":
        found.append((1.0, f"both a {a.channel}"))
    elif "unknown" not in (a.channel, b.channel):
        found.append((0.5, f"{a.channel} and {b.channel} are used for one thing"))
    if a.standing == b.standing == "main":
        found.append((1.0, "both documents are about it"))
        if _published_near(corpus, one, other, 3):
            found.append((1.5, "the documents appeared within three days of each other"))
    if "denied" in (a.status, b.status) and _published_near(corpus, one, other, DENIAL_DAYS):
        found.append((1.5, "what one tells of, the other denies, within days"))
    if a.duration_minutes and b.duration_minutes:
        near = abs(a.duration_minutes - b.duration_minutes) <= 0.34 * max(a.duration_minutes, b.duration_minutes)
        found.append((1.0, "as long") if near else (-1.0, "longer by one account than by the other"))
    if a.count == b.count == "several":
        found.append((1.0, "both speak of several"))
    if any(corpus.published(f.document).is_open and not is_narrow(f.report.date.interval) for f in (one, other)):
        found.append(_subjects(corpus, one, other))
    if shared := sorted(set(a.topics) & set(b.topics)):
        found.append((min(1.0, 0.5 * len(shared)), f"both about {', '.join(shared[:3])}"))
    return found


def _subjects(corpus: Corpus, one: Filed, other: Filed) -> tuple[float, str]:
    """Where one of the documents cannot be dated, the matter that they are about must do."""
    shared = sorted(corpus.words[one.document] & corpus.words[other.document])
    if len(shared) >= _SHARED_WORDS:
        return (1.0, f"both documents speak of {', '.join(shared[:4])}")
    return (-2.0, "one document is undated, and they have little of their subjects in common")


def _published_near(corpus: Corpus, one: Filed, other: Filed, days: int) -> bool:
    ours, theirs = corpus.published(one.document), corpus.published(other.document)
    return not (ours.is_open or theirs.is_open) and max(width(ours), width(theirs)) <= 7 and ours.touches(theirs, days)
