"""What one document's own clues allow as its publication day: sets of days, each with the reason that a reader is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from readouts.coding.coding import Clue, Coding
from readouts.ground import Ground
from readouts.interval import Interval
from readouts.language.times.forms import Fixed, Form, Nothing, Published, Weekly, Yearly, is_weekly
from readouts.language.times.model import TimeExpression
from readouts.record.dating.agreement import Limit, Solved, applied, applied_softly
from readouts.record.dating.days import Days
from readouts.record.dating.terms import TermBook, first_year, term_days
from readouts.slots import replace
from readouts.span import Span

# Forms are tried day by day only where no more days than this are left: cheap limits come first.
MOST_DAYS_TRIED = 6000

# "Earlier this week he accused them, after they declared …": the declaration is of these days or of a few before.
SOFT_SLACK_DAYS = 3

# Words like "last year" and "next month" reach so far at most from the day of writing; further days need not be tried.
NEAR_DAYS = 1500

# A day of the year before is told without its year for about half a year.
MONTHS_PAST_DAYS = 183
# Yearless days are tried where a few years are left: in more, each year has its own and the convention tells nothing.
MOST_YEARLESS_TRIED = 1100


@dataclass(frozen=True, slots=True)
class Limiter:
    """Turns clues into limits."""

    book: TermBook

    def solve(self, coding: Coding) -> Solved:
        """The days that a document's hard clues allow; conventions are not used yet."""
        limits = [*self._fixed(coding), *self._terms(coding), *self._happened(coding)]
        solved = applied(Solved(Days.everything()), limits)
        told = list(self._told_when(coding, solved.days, soft=False))
        solved, limits = applied(solved, told, limits), [*limits, *told]
        if len(solved.days) <= MOST_DAYS_TRIED:
            solved = applied(solved, self._appositions(coding, solved.days), limits)
        solved = applied_softly(
            solved,
            [
                *self._soft_terms(coding),
                *self._newcomers(coding),
                *_imprints(coding),
                *self._under_way(coding, solved.days),
            ],
        )
        return applied_softly(solved, self._told_when(coding, solved.days, soft=True))

    def newest(self, coding: Coding, solved: Solved) -> Solved:
        """The days that conventions leave: of yearless dates, then of the newest happening, of that day or the day before."""
        solved = applied_softly(solved, [*_yearless(coding, solved.days), *_with_weekday(coding, solved.days)])
        expressions, because = _newest_told(coding)
        if not expressions or len(solved.days) > MOST_DAYS_TRIED:
            return solved
        fresh = dict(_fresh(expressions, solved.days))
        closest = min(fresh.values(), default=0)
        kept = Days.of(day for day, spread in fresh.items() if spread == closest)
        return applied_softly(solved, [_of_words(coding, kept, because, *expressions)])

    def _fixed(self, coding: Coding) -> Iterator[Limit]:
        for clue, expression in _dated(coding, "past", "future"):
            if not isinstance(expression.form, Fixed):
                continue
            days = expression.form.interval
            if clue.kind == "past" and days.earliest:
                yield _of_clue(coding, Days.within(Interval(days.earliest, None)), clue)
            if clue.kind == "future" and days.latest:
                yield _of_clue(coding, Days.within(Interval(None, days.latest)), clue)

    def _terms(self, coding: Coding) -> Iterator[Limit]:
        yield from self._term_limits(coding, soft=False)

    def _soft_terms(self, coding: Coding) -> list[Limit]:
        return list(self._term_limits(coding, soft=True))

    def _newcomers(self, coding: Coding) -> Iterator[Limit]:
        for clue in coding.clues:
            days = first_year(self.book, clue.actor) if clue.kind == "newcomer" and clue.actor else None
            if days is not None:
                yield _of_clue(coding, days, clue, row=_row(clue))

    def _term_limits(self, coding: Coding, *, soft: bool) -> Iterator[Limit]:
        for clue in coding.clues:
            if clue.kind != "term" or clue.soft != soft or clue.actor is None:
                continue
            days = term_days(self.book, clue.actor)
            if days is not None:
                yield _of_clue(coding, days, clue, row=_row(clue))

    def _happened(self, coding: Coding) -> Iterator[Limit]:
        """What is told as past and has a known date lies not after the document; a meeting that lies ahead ends not before it."""
        for days, clues in _known_happenings(coding):
            first = min((d.earliest for d in days if d.earliest), default=None)
            last = max((d.latest for d in days if d.latest), default=None)
            if first and all(not c.ahead for c in clues):
                oldest = next(c for c in clues if c.days and c.days.earliest == first)
                later = ", or it is a later one" if len({c.name for c in clues}) > 1 else ""
                yield _of_clue(coding, Days.within(Interval(first, None)), oldest, oldest.because + later)
            elif last and all(c.ahead and c.scheduled for c in clues):
                yield _of_clue(coding, Days.within(Interval(None, last)), clues[0])

    def _under_way(self, coding: Coding, left: Days) -> Iterator[Limit]:
        """A piece of news that opens with what took place at a meeting appears while it lasts or shortly after."""
        after = timedelta(SOFT_SLACK_DAYS)
        for days, clues in _known_happenings(coding):
            if all(c.news for c in clues):
                kept = Days(0)
                for one in days:
                    kept |= Days.within(Interval(one.earliest, one.latest and one.latest + after))
                yield _of_clue(coding, kept, clues[0], _reason(clues, kept & left))

    def _told_when(self, coding: Coding, left: Days, *, soft: bool) -> Iterator[Limit]:
        """A happening with a known date, told with words that move with the day of writing."""
        for days, clues in _known_happenings(coding):
            clue = clues[0]
            if clue.expression is None or clue.soft != soft:
                continue
            form = _forward(coding.times[clue.expression].form) if clue.ahead else coding.times[clue.expression].form
            slack = SOFT_SLACK_DAYS if soft else 0
            near = Days(0)
            for known in days:
                near |= Days.within(_widened(known, NEAR_DAYS))
            kept = Days.of(d for d in left & near if (at := form.at(d)) and any(at.touches(h, slack) for h in days))
            if kept:
                yield _of_clue(coding, kept, clues[0], _reason(clues, kept & left))

    def _appositions(self, coding: Coding, left: Days) -> Iterator[Limit]:
        """Two expressions side by side ("18 February, six days before the attack") mean the same day."""
        for one, other in zip(coding.times, coding.times[1:], strict=False):
            if not 0 <= other.span.start - one.span.end <= 2 or "DATE" not in (one.type, other.type):
                continue
            if isinstance(one.form, Nothing) or isinstance(other.form, Nothing):
                continue
            if isinstance(one.form, Fixed) == isinstance(other.form, Fixed) and not _are_weekday_and_day(one, other):
                continue
            kept = Days.of(d for d in left if (a := one.at(d)) and (b := other.at(d)) and a.touches(b))
            fixed = one if isinstance(one.form, Fixed) else other
            because = f"two expressions side by side mean one day: {fixed.because}"
            yield _of_words(coding, kept, because, one, other)


def _row(clue: Clue) -> str | None:
    return f"holders: {clue.actor.id} {clue.actor.office or ''}".rstrip() if clue.actor else None


def _are_weekday_and_day(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether one of two expressions is a day of the week and the other a day of the year: "Wednesday night, 11 October"."""
    forms = {type(e.form) for e in (one, other)}
    return forms == {Weekly, Yearly} and all(
        isinstance(e.form, Weekly | Yearly) and isinstance(e.form.base, Published) for e in (one, other)
    )


def _of_clue(coding: Coding, days: Days, clue: Clue, because: str = "", row: str | None = None) -> Limit:
    """A limit that rests on the words of a clue, and on a row of the calendar or of another table where it names one."""
    because = because or clue.because
    row = row or (f"calendar: {clue.name}" if clue.name else None)
    return Limit(days, because, (Ground(because, coding.document, clue.span, row, days.hull),))


def _of_words(coding: Coding, days: Days, because: str, *expressions: TimeExpression) -> Limit:
    """A limit that rests on expressions of time."""
    grounds = (Ground(because, coding.document, e.span, None, days.hull) for e in expressions)
    return Limit(days, because, tuple(grounds))


def _forward(form: Form) -> Form:
    """The form as it is meant of what lies ahead: "the summit in November" is of the next November, not of the last."""
    if isinstance(form, Weekly | Yearly) and form.direction == "past":
        return replace(form, direction="future")
    return form


def _yearless(coding: Coding, left: Days) -> Iterator[Limit]:
    """A day without its year lies in the running year, or in the months just past; of a day further back the year is told."""
    if len(left) > MOST_YEARLESS_TRIED:
        return
    for expression in coding.times:
        form = expression.form
        if not isinstance(form, Yearly) or not isinstance(form.base, Published) or expression.type != "DATE":
            continue
        if form.direction == "past" and form.first == form.last and form.weekday is None:
            kept = Days.of(d for d in left if (at := form.at(d)) and at.latest and _is_running(at.latest, d))
            because = f"{expression.because}; newsrooms leave out the year of the last months only"
            yield _of_words(coding, kept, because, expression)


def _with_weekday(coding: Coding, left: Days) -> Iterator[Limit]:
    """A day without its year that is told with its weekday ("Wednesday, 9 August") is of a year in which it is such a day."""
    if len(left) > MOST_DAYS_TRIED:
        return
    for expression in coding.times:
        form = expression.form
        if isinstance(form, Yearly) and form.weekday is not None and isinstance(form.base, Published):
            nearest = form if form.only_nearest else replace(form, only_nearest=True)
            kept = Days.of(d for d in left if (at := nearest.at(d)) and at.latest and _is_running(at.latest, d))
            yield _of_words(coding, kept, f"{expression.because}; the weekday tells the year", expression)


def _is_running(told: date, day: date) -> bool:
    return told.year == day.year or (day - told).days <= MONTHS_PAST_DAYS


def _newest_told(coding: Coding) -> tuple[list[TimeExpression], str]:
    """The days that are told as news in a lead, not those of contacts that it only recalls ("their first call, on Monday")."""
    clues = [c for c in coding.clues if c.kind == "newest" and c.expression is not None]
    recalled = {i for r in coding.contacts if r.standing == "background" for i in r.when.expressions}
    told = {i for r in coding.contacts if r.standing == "main" for i in r.when.expressions}
    news = [c for c in clues if c.expression not in recalled - told] or clues
    return [coding.times[c.expression] for c in news if c.expression is not None], news[0].because if news else ""


def _known_happenings(coding: Coding) -> list[tuple[list[Interval], list[Clue]]]:
    """Happenings with known days; where the calendar knows several that words may mean, all their days together."""
    groups: dict[tuple[Span, int | None, str | None], list[Clue]] = {}
    for clue in coding.clues:
        if clue.kind == "happening" and clue.days is not None:
            groups.setdefault((clue.span, clue.expression, clue.event), []).append(clue)
    return [([c.days for c in clues if c.days], clues) for clues in groups.values()]


def _reason(clues: Sequence[Clue], kept: Days) -> str:
    """The sentence of the happening that is meant; where several are left, that of the first and how many others."""
    near = _widened(kept.hull, NEAR_DAYS if kept.hull.is_open else MONTHS_PAST_DAYS)
    meant = [c for c in clues if c.days and c.days.touches(near)] or list(clues)
    others = len(meant) - 1
    return meant[0].because + (f", or {others} other{'s' if others > 1 else ''}" if others else "")


def _imprints(coding: Coding) -> list[Limit]:
    return [_of_clue(coding, Days.within(c.days), c) for c in coding.clues if c.kind in ("imprint", "age") and c.days]


def _dated(coding: Coding, *kinds: str) -> Iterator[tuple[Clue, TimeExpression]]:
    for clue in coding.clues:
        if clue.kind in kinds and clue.expression is not None:
            yield clue, coding.times[clue.expression]


def _fresh(expressions: Sequence[TimeExpression], days: Days) -> Iterator[tuple[date, int]]:
    """The days on which the happenings are fresh, with the spread of these."""
    # What is told by weekdays alone looks the same from every Tuesday.
    weekly = all(is_weekly(e.form) for e in expressions)
    spreads: dict[int, int | None] = {}
    for day in days:
        like = day.weekday() if weekly else day.toordinal()
        if like not in spreads:
            spreads[like] = _spread_if_fresh(expressions, day)
        if (spread := spreads[like]) is not None:
            yield day, spread


def _spread_if_fresh(expressions: Iterable[TimeExpression], day: date) -> int | None:
    """Days from the first to the last happening, where the last is of the day or the day before; None where it is older.

    The days of a lead lie close together: "Wednesday in Tokyo, still Tuesday in Washington" are neighbours, not six days apart.
    """
    ends = [at.latest for e in expressions if (at := e.at(day)) and at.latest]
    if not ends or max(ends) < day - timedelta(1):
        return None
    return (max(ends) - min(ends)).days


def _widened(interval: Interval, days: int) -> Interval:
    by = timedelta(days)
    return Interval(interval.earliest and interval.earliest - by, interval.latest and interval.latest + by)
