"""What other documents' dates tell of an undated document: their contacts are its contacts.

A document that reports a call of two people on "Friday" has appeared in the week in which another document dates a call of
the two. Each candidate day is scored by the contacts of the document that would then coincide with dated contacts of other
documents; the days with the best score are kept where the score is high enough. A claim ("the first since 13 May") leaves no
room for a contact in between, and takes away the days that would put one there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from readouts.coding.coding import Coding, ContactReport, When
from readouts.coding.timing import date_of
from readouts.ground import Ground
from readouts.interval import ALWAYS, Interval, hull_of
from readouts.language.times.forms import Yearly
from readouts.record.dating.agreement import Limit
from readouts.record.dating.days import Days
from readouts.record.merging.pairing.channels import channels_agree
from readouts.record.merging.pairing.days import is_narrow, width
from readouts.record.merging.pairing.histories import statuses_agree
from readouts.record.merging.zones import Zones
from readouts.record.sides import Likeness, compare_sides, states_of
from readouts.record.subjects import subject_words
from readouts.span import Span

# A coincidence counts by who takes part: the same people on both sides are 2.
_WEIGHTS = {Likeness.SAME_PERSON: 1.0, Likeness.SAME_OFFICE: 0.75, Likeness.OPEN: 0.25, Likeness.DIFFERENT: 0.0}
# Least score at which a coincidence narrows a document: two people, or two offices.
_ENOUGH = 1.45
# Least score where the document may be of any year: an office has many holders.
_ENOUGH_WIDE = 1.7
# Beyond this many candidate days in a row a coincidence of people and weekday is likely by chance, and the subject must agree.
_WIDE_DAYS = 120
# Words that two documents must share, besides the names of the sides, before a wide document is placed beside a dated one.
_SHARED_WORDS = 4
# What each shared word adds to a coincidence, and for how many of them: enough to choose between two that fit alike.
_BONUS, _MOST_BONUS = 0.02, 15
# Both people are known by name, and are the same.
_SAME_PEOPLE = 2.0
# One moment has two calendar days on far clocks: a coincidence of neighbouring days counts less than one of the same day.
_NEXT_DAY = 0.75
# A contact that is only recalled, and without a time, may be of any day; of these days it is where others report one then.
_RECALLED = 0.5
# "On 27 January" fits a contact by chance once in a year's days, a weekday once in seven.
_PINNED = 0.5
# "This week" and "on Friday" place a contact of the news well enough to tell weeks apart.
_WEEK = 8
# A report about a contact that gives no day of it appears within so many days.
_FRESH_DAYS = 3


@dataclass(frozen=True, slots=True)
class DatedReport:
    """A report whose contact is dated to the day or nearly so."""

    document: str
    report: ContactReport
    days: Interval
    words: tuple[str, ...]
    """In a fixed order: this is kept, and the same record is kept the same way in every run."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The dated reports of all documents, by pairs of states."""

    by_states: Mapping[frozenset[str], tuple[DatedReport, ...]]

    @classmethod
    def of(cls, entries: Iterable[DatedReport]) -> Ledger:
        """The ledger of these entries; their order does not matter."""
        found: dict[frozenset[str], list[DatedReport]] = defaultdict(list)
        for entry in entries:
            found[states_of(entry.report.participants)].append(entry)
        return cls({k: tuple(sorted(v, key=lambda d: (d.document, d.report.id))) for k, v in found.items()})

    def rivals(self, document: str, report: ContactReport) -> tuple[tuple[float, DatedReport], ...]:
        """Dated reports of other documents that may be of the same contact, with how much a coincidence would count."""
        found = []
        for entry in self.by_states.get(states_of(report.participants), ()):
            if entry.document == document or report.count != 1:
                continue
            if channels_agree(report.channel, entry.report.channel) and statuses_agree(
                report.status, entry.report.status
            ):
                weight = people_weight(report, entry.report)
                if weight:
                    found.append((weight, entry))
        return tuple(found)


def dated_reports(coding: Coding) -> list[DatedReport]:
    """The reports of a document whose dates are narrow."""
    words = subject_words(coding) if coding.contacts else frozenset()
    found = ((r, _known_days(coding, r)) for r in coding.contacts if r.count == 1)
    return [DatedReport(coding.document, r, days, tuple(sorted(words))) for r, days in found if days is not None]


def _shown(entry: DatedReport) -> str:
    return (
        f"on {entry.days.earliest}" if entry.days.is_day else f"between {entry.days.earliest} and {entry.days.latest}"
    )


def _known_days(coding: Coding, report: ContactReport) -> Interval | None:
    """The days of a report's contact where they are narrow; a report that gives none is of the days before it."""
    if is_narrow(report.date.interval):
        return report.date.interval
    published = coding.published.interval
    if _is_fresh(report) and not published.is_open and published.earliest and is_narrow(published):
        return Interval(published.earliest - timedelta(_FRESH_DAYS), published.latest)
    return None


def _is_fresh(report: ContactReport) -> bool:
    """Whether a report is about a contact of which it gives no day."""
    when = report.when
    return not when.expressions and when.relation == "on" and report.standing == "main" and when.tense == "past"


def people_weight(one: ContactReport, other: ContactReport) -> float:
    """How much the participants of two reports have in common; 0 where they are other people."""
    compared = compare_sides(one.participants, other.participants)
    if any(v is Likeness.DIFFERENT for v in compared.values()):
        return 0.0
    return sum(_WEIGHTS[v] for v in compared.values())


def coincidences(coding: Coding, left: Days, ledger: Ledger, zones: Zones) -> Limit | None:
    """The days on which most contacts of the document coincide with those of others; None where too little does.

    A document that may be of any year is placed only beside one that is about the same matter.
    """
    words = subject_words(coding)
    wide = width(left.hull) > _WIDE_DAYS
    pinned = {r.id for r in coding.contacts if _gives_day_of_year(coding, r)}
    hits: dict[date, list[Hit]] = defaultdict(list)
    on_matter: set[date] = set()
    for report in (*coding.contacts, *anchored(coding)):
        rivals = ledger.rivals(coding.document, report)
        for day in candidate_days(coding, report, left, rivals):
            meant = meant_on(coding, report, day)
            found = [Hit(_score(report, meant, weight, e, words, zones), report, e) for weight, e in rivals]
            hits[day] += [hit for hit in found if hit.score > 0]
            needed = _SHARED_WORDS - 1 if _is_only_one(coding, report, day, rivals) else _SHARED_WORDS
            if any(hit.score > 0 and (report.id in pinned or alike(report, hit.entry, words, needed)) for hit in found):
                on_matter.add(day)
    chosen = {day: _one_to_one(found) for day, found in hits.items() if found}
    scores = {
        day: sum(hit.score + _PINNED * (hit.report.id in pinned) for hit in found) for day, found in chosen.items()
    }
    if wide:
        on_matter |= {day for day, found in chosen.items() if sum(hit.score >= _SAME_PEOPLE for hit in found) > 1}
        scores = {day: score for day, score in scores.items() if day in on_matter}
    if not scores or max(scores.values()) < (_ENOUGH_WIDE if wide else _ENOUGH):
        return None
    top = max(scores.values())
    kept = [day for day in scores if scores[day] >= top - 0.01]
    entry = chosen[min(kept)][0].entry
    who = " and ".join(sorted(a.name or a.role or a.state or "?" for a in entry.report.participants))
    reason = f"its contact of {who} is the one that document {entry.document} places {_shown(entry)}"
    told = next(iter(entry.report.evidence), None)
    ground = Ground(reason, entry.document, told, None, Days.of(kept).hull)
    return Limit(Days.of(kept), reason, (ground,))


def _gives_day_of_year(coding: Coding, report: ContactReport) -> bool:
    """Whether a report gives the day and the month of its contact: "on 27 January"."""
    forms = (coding.times[i].form for i in report.when.expressions)
    return report.when.relation == "on" and any(isinstance(f, Yearly) and f.first == f.last for f in forms)


def anchored(coding: Coding) -> tuple[ContactReport, ...]:
    """The contacts that claims count from on a day, where the document codes no contact for them.

    "The first since she rebuked him on 4 April" recalls a contact of the two on that day.
    """
    reports = {r.id: r for r in coding.contacts}
    found = []
    for claim in coding.claims:
        about, anchor = reports.get(claim.about or ""), claim.anchor
        if (
            claim.kind != "first_since"
            or about is None
            or anchor is None
            or anchor.contact
            or anchor.expression is None
        ):
            continue
        if coding.times[anchor.expression].type not in ("DATE", "TIME"):
            continue
        recalled = replace(about, id=claim.id, status="held", standing="background", count=1)
        when = When((anchor.expression,), "on", "past")
        found.append(replace(recalled, channel=claim.channel or about.channel, when=when))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that coincides with a dated one, and how much that counts."""

    score: float
    report: ContactReport
    entry: DatedReport


def _one_to_one(hits: Sequence[Hit]) -> list[Hit]:
    """The best hit of each report; a document that tells of two contacts has two, so no dated contact counts for both."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-h.score, h.report.standing == "main", h.report.id, h.entry.document)):
        if not any(hit.report.id == c.report.id or _are_one(hit, c) for c in chosen):
            chosen.append(hit)
    return chosen


def _are_one(one: Hit, other: Hit) -> bool:
    """Whether two reports would both be the same dated contact, as far as sides, days and channel tell."""
    return (
        states_of(one.entry.report.participants) == states_of(other.entry.report.participants)
        and one.entry.days.touches(other.entry.days)
        and channels_agree(one.entry.report.channel, other.entry.report.channel)
    )


def _score(
    report: ContactReport, meant: Interval, weight: float, entry: DatedReport, words: frozenset[str], zones: Zones
) -> float:
    """How much it counts that a report's contact would be the dated one if these were its days."""
    if not meant.touches(entry.days, 1):
        return 0.0
    share = 1.0 if report.when.expressions or report.standing == "main" else _RECALLED
    if _is_next_day(report, meant, entry, zones):
        return share * _NEXT_DAY * weight
    return share * _fit(weight, meant, entry, words)


def _is_next_day(report: ContactReport, meant: Interval, entry: DatedReport, zones: Zones) -> bool:
    """Whether the two give neighbouring days of one moment: of a call or a video link of sides whose clocks are far apart."""
    if not (meant.is_day and entry.days.is_day) or meant.touches(entry.days) or not meant.touches(entry.days, 1):
        return False
    in_one_place = {"meeting", "visit", "letter"} & {report.channel, entry.report.channel}
    return not in_one_place and zones.may_differ_by_a_day(states_of(report.participants))


def candidate_days(
    coding: Coding, report: ContactReport, left: Days, rivals: Sequence[tuple[float, DatedReport]]
) -> tuple[date, ...]:
    """The days that are worth trying: all where they are few, else those in the months after a rival's date."""
    if not rivals:
        return ()
    if width(left.hull) <= _WIDE_DAYS:
        return tuple(left)
    near = Days(0)
    for _, entry in rivals:
        if entry.days.earliest and entry.days.latest:
            near |= Days.within(Interval(entry.days.earliest, entry.days.latest + timedelta(100)))
    return tuple(left & near)


def days_read(coding: Coding, left: Days) -> list[tuple[ContactReport, Interval]]:
    """For each contact by which a document may be dated, the days in which another document's contact could matter."""
    wide = width(left.hull) > _WIDE_DAYS
    found = []
    for report in (*coding.contacts, *anchored(coding)):
        meant = [] if wide else [meant_on(coding, report, day) for day in left]
        found.append((report, _widened(hull_of(meant)) if meant else ALWAYS))
    return found


def _widened(days: Interval) -> Interval:
    """One day more on each side: one moment has two calendar days."""
    one = timedelta(1)
    return Interval(days.earliest and days.earliest - one, days.latest and days.latest + one)


def meant_on(coding: Coding, report: ContactReport, day: date) -> Interval:
    """The days of a report's contact if its document appeared on ``day``."""
    dated = date_of(report.when, coding.times, Interval.day(day)).interval
    if not report.when.expressions and report.when.relation == "on" and report.when.tense == "past":
        return Interval(day - timedelta(_FRESH_DAYS), day)
    return dated


def alike(report: ContactReport, entry: DatedReport, words: frozenset[str], needed: int = _SHARED_WORDS) -> bool:
    """Whether two documents have enough of a subject in common to be placed beside each other."""
    same_length = report.duration_minutes and report.duration_minutes == entry.report.duration_minutes
    return len(words.intersection(entry.words)) >= (min(needed, _SHARED_WORDS - 1) if same_length else needed)


def _is_only_one(coding: Coding, report: ContactReport, day: date, rivals: Sequence[tuple[float, DatedReport]]) -> bool:
    """Whether a report gives the day of its contact, and others tell of just one contact of these very people.

    Such a contact needs a little less of a subject in common: there is nothing else that the words could mean.
    """
    if report.standing != "main" or not report.when.expressions or not is_narrow(meant_on(coding, report, day)):
        return False
    entries = [e for weight, e in rivals if weight >= _SAME_PEOPLE]
    first = next((e for e in entries if e.days.is_day), None)
    return first is not None and all(e.days.touches(first.days, 1) for _, e in rivals)


def _fit(weight: float, meant: Interval, entry: DatedReport, words: frozenset[str]) -> float:
    """How well the days of a report fit a dated one; documents on one matter fit a little better."""
    if not meant.touches(entry.days):
        return 0.0
    bonus = _BONUS * min(len(words.intersection(entry.words)), _MOST_BONUS)
    days = width(meant)
    if days <= _WEEK:
        return weight + bonus
    return weight / 2 + bonus if days <= 62 and not meant.is_open else 0.0


def exclusions(coding: Coding, left: Days, windows: Sequence[SilentWindow]) -> Limit | None:
    """The days that no claim of another document excludes: "the first since 13 May" leaves nothing in between."""
    mains = [r for r in coding.contacts if r.standing == "main" and r.status == "held" and r.count == 1]
    relevant = [
        (report, window)
        for report in mains
        for window in windows
        if window.document != coding.document
        and people_weight(report, window.report) >= _ENOUGH
        and channels_agree(report.channel, window.report.channel)
    ]
    if not relevant or width(left.hull) > 400:
        return None
    kept = [day for day in left if not any(w.days.contains(meant_on(coding, report, day)) for report, w in relevant)]
    if not kept or len(kept) == len(left):
        return None
    window = min((w for _, w in relevant), key=lambda w: (w.document, w.because))
    ground = Ground(window.because, window.document, window.words, None, window.days)
    return Limit(Days.of(kept), window.because, (ground,))


@dataclass(frozen=True, slots=True)
class SilentWindow:
    """Days between two contacts of the same people in which a document says that there was none."""

    document: str
    report: ContactReport
    days: Interval
    because: str
    words: Span


def silent_windows(coding: Coding) -> list[SilentWindow]:
    """The stretches that the "first since" claims of a document leave empty."""
    reports = {r.id: r for r in coding.contacts}
    found = []
    for claim in coding.claims:
        about = reports.get(claim.about or "")
        if claim.kind != "first_since" or about is None or claim.anchor is None:
            continue
        anchor = reports.get(claim.anchor.contact or "")
        since = anchor.date.interval if anchor else claim.anchor.interval
        if since is None or not since.latest or not is_narrow(since) or not about.date.interval.earliest:
            continue
        first, last = since.latest + timedelta(1), about.date.interval.earliest - timedelta(1)
        if first <= last:
            because = (
                f"document {coding.document} says that there was none between {since.latest} and {last + timedelta(1)}"
            )
            found.append(SilentWindow(coding.document, about, Interval(first, last), because, claim.words))
    return found
