"""What the words of a time expression mean before the publication day is known.

A form is a function from the day on which a document appeared to the days that its words mean; the solver that dates
undated documents tries days on it. Forms are values, so that they travel between processes and into the store. They
nest: "the Friday of the following week" is a Weekly of a Unit of the Published day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from readouts.interval import Interval
from readouts.language.times.units import Part, UnitName, month_length, moved, narrowed, unit_around
from readouts.slots import quickly_made, replace

Direction = Literal["past", "future", "last", "next", "this", "near"]
"""Which of the days that recur is meant, seen from the base:
past    the latest that has begun by then ("on Friday", with a verb in the past)
future  the first that has not ended by then
last    the latest that has ended before
next    the first that begins after
this    the one in the week or year of the base
near    the one in the year nearest to it (narratives: "In January" after December 1941)
"""

# In a narrative a month without year may lie this many months before or after the last mentioned one, else it belongs to
# the year after or before: stories move forward, so the window leans forward.
_NEAR_BEFORE, _NEAR_AFTER = 5, 6


@quickly_made
@dataclass(frozen=True, slots=True)
class Fixed:
    """The same days, whenever the document appeared: "13 May 2022", "mid-2021"."""

    interval: Interval
    kind: Literal["fixed"] = "fixed"

    def at(self, published: date) -> Interval | None:
        """The days, whatever the publication day."""
        return self.interval


@quickly_made
@dataclass(frozen=True, slots=True)
class Nothing:
    """No days: a duration, a set, or words whose reference is not known."""

    kind: Literal["nothing"] = "nothing"

    def at(self, published: date) -> Interval | None:
        """None."""
        return None


@quickly_made
@dataclass(frozen=True, slots=True)
class Published:
    """The publication day itself: "today", and the base of what is told from there."""

    kind: Literal["published"] = "published"

    def at(self, published: date) -> Interval | None:
        """The publication day."""
        return Interval(published, published)


@quickly_made
@dataclass(frozen=True, slots=True)
class Weekly:
    """Days that come every week, near the base: "on Friday", "last weekend" (``weekday`` 5, ``days`` 2)."""

    base: Form
    weekday: int
    """0 Monday … 6 Sunday."""
    direction: Direction
    days: int = 1
    kind: Literal["weekly"] = "weekly"

    def at(self, published: date) -> Interval | None:
        """The days in the week that the direction says."""
        around = self.base.at(published)
        if around is None or around.earliest is None or around.latest is None:
            return None
        early = self._near(around.earliest)
        late = early if around.is_day else self._near(around.latest)
        end = late if late is None or self.days == 1 else moved(late, self.days - 1)
        return Interval(early, end) if early and end else None

    def _near(self, day: date) -> date | None:
        back = (day.weekday() - self.weekday) % 7  # days since the latest start up to the day
        match self.direction:
            case "past":
                shift = 0
            case "last":
                shift = -7 if back < self.days else 0
            case "next":
                shift = 7
            case "future":
                shift = 0 if back < self.days else 7
            case "this":
                shift = 7 if back > day.weekday() else 0
            case "near":
                shift = 0 if back <= 3 else 7
        return moved(day, shift - back)


@quickly_made
@dataclass(frozen=True, slots=True)
class Yearly:
    """Days that come every year, near the base: "May 13", "in October", "last summer", "early May"."""

    base: Form
    first: tuple[int, int]
    """Month and day on which they begin."""
    last: tuple[int, int]
    """Month and day on which they end, in the next year where that is before ``first``; a day past the month's end is its end."""
    direction: Direction
    weekday: int | None = None
    """Weekday of the first day where the words give it ("Friday, May 13"): years in which it is another are passed over."""
    only_nearest: bool = False
    """Whether a base whose nearest such day is another weekday gives None: the pair then tells the year of the base."""
    farthest: int | None = None
    """How many days back a past one may lie at most: what lies farther is the next one. Of dates without year, news means
    the near ones: "payable Nov. 24", read in October, is of this year. None where there is no such limit."""
    kind: Literal["yearly"] = "yearly"

    def at(self, published: date) -> Interval | None:
        """The days in the year that the direction says."""
        around = self.base.at(published)
        if around is None or around.earliest is None or around.latest is None:
            return None
        early = self._near(around.earliest)
        if around.is_day:
            return early
        late = self._near(around.latest)
        return early.hull(late) if early and late else None

    def in_year(self, year: int) -> Interval | None:
        """The days that begin in a year; None where it has no such day (29 February)."""
        end_year = year + (self.last < self.first)
        if not (year >= 1 and end_year <= 9999):
            return None
        if self.first[1] > month_length(year, self.first[0]):
            return None
        first = date(year, *self.first)
        if self.weekday is not None and first.weekday() != self.weekday:
            return None
        return Interval(first, date(end_year, self.last[0], min(self.last[1], month_length(end_year, self.last[0]))))

    def _near(self, day: date) -> Interval | None:
        if self.only_nearest and self.weekday is not None:
            nearest = replace(self, weekday=None)._near(day)
            fits = nearest is not None and nearest.earliest is not None and nearest.earliest.weekday() == self.weekday
            return nearest if fits else None
        if self.direction == "near":
            months = (self.first[0] - day.month + _NEAR_BEFORE) % 12 - _NEAR_BEFORE
            if months > _NEAR_AFTER:
                months -= 12
            year = day.year + (day.month - 1 + months) // 12
            return next(
                (i for y in (year, year - 1, year + 1, year - 2, year + 2) if (i := self.in_year(y)) is not None), None
            )
        if self.direction == "this":
            before = self.in_year(day.year - 1)
            if before and before.latest and before.latest >= day:  # "this winter", in January
                return before
            return self.in_year(day.year)
        forward = self.direction in ("future", "next")
        # Nine years find a 29 February across a century that has none; only days that run into the next year began in the last.
        years = (
            range(day.year - (self.last < self.first), day.year + 9) if forward else range(day.year, day.year - 9, -1)
        )
        found = (i for y in years if (i := self.in_year(y)) is not None)
        nearest = next((i for i in found if self._fits(i, day)), None)
        if self.farthest is None or nearest is None or nearest.latest is None:
            return nearest
        too_far = (day - nearest.latest).days > self.farthest
        return replace(self, direction="future", farthest=None)._near(day) if too_far else nearest

    def _fits(self, found: Interval, day: date) -> bool:
        first, last = found.earliest or day, found.latest or day
        match self.direction:
            case "past":
                return first <= day
            case "last":
                return last < day
            case "future":
                return last >= day
            case _:
                return first > day


@quickly_made
@dataclass(frozen=True, slots=True)
class Monthly:
    """A day that comes every month, near the base: "on the 28th"."""

    base: Form
    day: int
    direction: Direction
    """"past", "future", or "this": the one in the month of the base."""
    kind: Literal["monthly"] = "monthly"

    def at(self, published: date) -> Interval | None:
        """The day in the month that the direction says; None where that month is too short."""
        around = self.base.at(published)
        if around is None or around.earliest is None or around.latest is None:
            return None
        early, late = self._near(around.earliest), self._near(around.latest)
        return Interval(early, late) if early and late else None

    def _near(self, day: date) -> date | None:
        sign = {"past": -1, "future": 1}.get(self.direction, 0)
        for months in range(3 if sign else 1):  # of three months in a row at most one is too short
            month = unit_around(day, "month", sign * months)
            first = month.earliest if month else None
            if first is None or self.day > month_length(first.year, first.month):
                continue
            found = first.replace(day=self.day)
            if sign * (found - day).days >= 0:
                return found
        return None


@quickly_made
@dataclass(frozen=True, slots=True)
class Unit:
    """A calendar unit counted from the base: "next month", "earlier this week", "the following year"."""

    base: Form
    unit: UnitName
    offset: int = 0
    part: Part | None = None
    clip: Literal["until", "from", "before", "after"] | None = None
    """Keep only the days up to the base ("this week", told in the past) or from it; or only those before it ("earlier
    this week": not today) or after it ("later this month")."""
    kind: Literal["unit"] = "unit"

    def at(self, published: date) -> Interval | None:
        """The unit's days, narrowed and clipped."""
        around = self.base.at(published)
        if around is None or around.earliest is None or around.latest is None:
            return None
        found = self._found(around.earliest)
        if found is not None and not around.is_day:
            late = self._found(around.latest)
            found = late and found.hull(late)
        if found is None or self.clip is None:
            return found
        limit = {
            "until": Interval(None, around.latest),
            "from": Interval(around.earliest, None),
            "before": Interval(None, moved(around.latest, -1)),
            "after": Interval(moved(around.earliest, 1), None),
        }[self.clip]
        # On the unit's first (or last) day no other is left, and the base itself must be meant.
        return found.intersect(limit) or found.intersect(around) or found

    def _found(self, day: date) -> Interval | None:
        """The unit, or the part of it, that is meant from a day."""
        found = unit_around(day, self.unit, self.offset)
        return found and narrowed(found, self.unit, self.part)


@quickly_made
@dataclass(frozen=True, slots=True)
class Shift:
    """The base moved by days, from ``first`` to ``last`` (negative is before); None leaves that side open."""

    base: Form
    first: int | None
    last: int | None
    kind: Literal["shift"] = "shift"

    def at(self, published: date) -> Interval | None:
        """The days so far from the base."""
        around = self.base.at(published)
        if around is None:
            return None
        early = around.earliest and self.first is not None and moved(around.earliest, self.first)
        late = around.latest and self.last is not None and moved(around.latest, self.last)
        return Interval(early or None, late or None)


Form = Fixed | Nothing | Published | Weekly | Yearly | Monthly | Unit | Shift

# Forms nest as texts tell one day from the last; deeper than this a chain is cut, so that reading stays linear.
DEEPEST = 6
_ANY_DAY = date(2000, 1, 1)


def depth(form: Form) -> int:
    """How many forms are nested, from 1."""
    count = 1
    while not isinstance(form, Fixed | Nothing | Published):
        form = form.base
        count += 1
    return count


def is_weekly(form: Form) -> bool:
    """Whether its days lie equally far from any two publication days of the same weekday.

    >>> is_weekly(Shift(Weekly(Published(), 4, "past"), -1, -1)), is_weekly(Unit(Published(), "month"))
    (True, False)
    """
    while isinstance(form, Weekly | Shift) or (isinstance(form, Unit) and form.unit in ("day", "week")):
        form = form.base
    return isinstance(form, Published)


def folded(form: Form) -> Form:
    """The same form, as Fixed where the publication day plays no part, as Nothing where it would nest too deep.

    >>> folded(Shift(Fixed(Interval.day(date(2022, 2, 24))), -6, -6))
    Fixed(interval=Interval(earliest=datetime.date(2022, 2, 18), latest=datetime.date(2022, 2, 18)), kind='fixed')
    """
    if isinstance(form, Fixed | Nothing | Published):
        return form
    base = form.base
    if isinstance(base, Nothing):
        return base
    if isinstance(base, Fixed):
        found = form.at(_ANY_DAY)
        return Fixed(found) if found else Nothing()
    return form if depth(form) <= DEEPEST else Nothing()


def over(form: Form, published: Interval) -> Interval | None:
    """The hull of the form's days over all publication days; None where there are none, or more than 400 days to try."""
    days = published.days
    if isinstance(form, Fixed):
        return form.interval
    if published.earliest is None or days is None or days > 400:
        return None
    found: Interval | None = None
    for n in range(days):
        at = form.at(published.earliest + timedelta(n))
        if at is not None:
            found = at if found is None else found.hull(at)
    return found
