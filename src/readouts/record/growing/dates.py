"""Publication days of documents without one, in rounds: each looks at what the others allowed a round before.

A document's days after a round are a function of its own days and of its neighbours' days after the round before. All rounds
are kept, so the result is that of all documents at once, in whatever order they came: a new document changes what its
neighbours saw in some rounds, and only what changes in a round is followed into the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from readouts.coding.coding import Coding
from readouts.ground import Contradiction
from readouts.interval import Interval
from readouts.record.dating.agreement import Reason, Solved
from readouts.record.dating.days import Days
from readouts.record.dating.links import DatedReport, Ledger, SilentWindow, dated_reports, days_read, silent_windows
from readouts.record.dating.redate import redated
from readouts.record.dating.solver import LAST_ROUND, Solver
from readouts.record.growing.sources import Sources
from readouts.record.shelf import Place, Shelf, rows_near
from readouts.record.sides import states_of
from readouts.slots import replace


@dataclass(frozen=True, slots=True)
class Round:
    """The days that are left to a document from a round on."""

    number: int
    bits: str
    """The set of days, in hexadecimal."""
    reasons: tuple[Reason, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def solved(self) -> Solved:
        """The same for the solver."""
        return Solved(Days(int(self.bits, 16)), self.reasons, self.contradictions)


@dataclass(frozen=True, slots=True)
class Undated:
    """A document without a stated day, with the rounds in which its days changed. Its places are what it reads."""

    document: str
    rounds: tuple[Round, ...]

    def after(self, number: int) -> Solved:
        """The days after a round."""
        return next(r for r in reversed(self.rounds) if r.number <= number).solved


@dataclass(frozen=True, slots=True)
class Entry:
    """What a document tells the others from one round to another: contacts with narrow dates, stretches without contact."""

    document: str
    first: int
    last: int
    reports: tuple[DatedReport, ...]
    windows: tuple[SilentWindow, ...]


@dataclass(slots=True)
class DateStage:
    """Keeps the days of undated documents."""

    solver: Solver
    shelf: Shelf
    sources: Sources

    def update(self, documents: Iterable[str]) -> set[str]:
        """Take in documents that are new, changed or gone; gives the undated ones among them and all whose days changed."""
        run = _Run(self)
        for document in sorted(set(documents)):
            run.take(document)
        for number in range(1, LAST_ROUND + 1):
            run.round(number)
        return run.finish()

    def dated(self, coding: Coding) -> Coding:
        """The coding of a document, dated as the record dates it."""
        row = self.shelf.get(Undated, coding.document)
        return coding if row is None else self.again(coding, row.after(LAST_ROUND))

    @staticmethod
    def again(coding: Coding, solved: Solved) -> Coding:
        """The coding with the days that are left."""
        return redated(coding, solved.days, solved.because, solved.grounds, solved.contradictions)


@dataclass(slots=True)
class _Course:
    """An undated document on its way through the rounds."""

    coding: Coding
    reads: tuple[Place, ...]
    solved: list[Solved]
    """Its days after each round."""
    former: Undated | None
    told: Entry
    """What it tells after the last round."""
    seen: object = None
    """On what its last days were computed."""
    compared: object = None
    """What it tells and what it told formerly, when its readers were last told to look."""
    tellings: dict[Solved, Entry] = field(default_factory=dict)
    """What it tells where some days are left, worked out once for each."""

    def telling(self, solved: Solved) -> Entry:
        """What it tells where these days are left."""
        found = self.tellings.get(solved)
        if found is None:
            found = self.tellings[solved] = _told(self.coding, solved)
        return found


@dataclass(slots=True)
class _Run:
    """One update."""

    stage: DateStage
    courses: dict[str, _Course] = field(default_factory=dict)
    waiting: dict[int, set[str]] = field(default_factory=dict)
    """Documents that join the run before a round."""
    changed: set[str] = field(default_factory=set)

    def take(self, document: str) -> None:
        """A document that is new, changed or gone."""
        shelf, coding = self.stage.shelf, self.stage.sources.coding(document)
        former = shelf.get(Undated, document)
        undated = coding is not None and coding.published_how != "stated"
        if former is not None and not undated:
            for number in range(LAST_ROUND + 1):
                self._stir(self._entry_before(document, number), number)
            shelf.drop(Undated, document)
            self._forget(document)
        if coding is None or not undated:
            self._take_stated(document, coding)
            return
        for entry in rows_near(shelf, Entry, _of(document)) if former is None else ():
            self._stir(entry, 0)
        solved = self.stage.solver.start(coding)
        told = _told(coding, solved)
        course = _Course(coding, tuple(_reads(coding, solved)), [solved], former, told, tellings={solved: told})
        self.courses[document] = course
        self.changed.add(document)
        self._compare(document, course, 0)

    def _take_stated(self, document: str, coding: Coding | None) -> None:
        shelf, key = self.stage.shelf, f"{document}|0"
        former = shelf.get(Entry, key)
        self._stir(former, 0)
        if coding is None:
            shelf.drop(Entry, key)
            return
        entry = _entry(coding, 0, LAST_ROUND)
        if entry != former:
            self._stir(entry, 0)
        shelf.put(key, entry, _places(entry))

    def round(self, number: int) -> None:
        """Go on by one round with all documents that are on their way."""
        for document in sorted(self.waiting.pop(number, set()) - self.courses.keys()):
            self._join(document, number - 1)
        told = _Told.of(self.courses)
        for document in sorted(self.courses):
            self._step(document, self.courses[document], number, told)
        for document in sorted(self.courses):
            self._compare(document, self.courses[document], number)

    def _join(self, document: str, number: int) -> None:
        """An undated document of which only later rounds may change: it goes on from where it was."""
        row, coding = self.stage.shelf.get(Undated, document), self.stage.sources.coding(document)
        if row is None or coding is None:
            return
        solved = [row.after(n) for n in range(number + 1)]
        reads = tuple(_reads(coding, solved[0]))
        again = self.stage.again(coding, solved[-1])
        self.courses[document] = _Course(coding, reads, solved, row, _entry(again, 0, 0))

    def _step(self, document: str, course: _Course, number: int, told: _Told) -> None:
        before = course.solved[-1]
        if self.stage.solver.alone(number):
            course.solved.append(self.stage.solver.newest(course.coding, before))
            course.seen = None
            return
        reports, windows = self._read(document, course.reads, number - 1, told)
        seen = (before, reports, windows)
        if seen == course.seen:
            course.solved.append(before)
            return
        course.seen = seen
        course.solved.append(self.stage.solver.narrowed(course.coding, before, Ledger.of(reports), windows))
        if course.solved[-1] != before:
            course.seen = None

    def _read(
        self, document: str, reads: Iterable[Place], number: int, told: _Told
    ) -> tuple[tuple[DatedReport, ...], tuple[SilentWindow, ...]]:
        """What the neighbours told after a round."""
        entries: dict[str, Entry] = {}
        for place in reads:
            for entry in rows_near(self.stage.shelf, Entry, place.name, place.days):
                if entry.first <= number <= entry.last and entry.document not in self.courses:
                    entries[entry.document] = entry
            entries |= told.near(place)
        entries.pop(document, None)
        reports, windows = [], []
        for name in sorted(entries):
            reports += [r for r in entries[name].reports if _matters(_name_of(r), r.days, reads)]
            windows += [w for w in entries[name].windows if any(_matters(n, w.days, reads) for n in _pairs(w))]
        return tuple(reports), tuple(windows)

    def _compare(self, document: str, course: _Course, number: int) -> None:
        """Where a document tells something else than formerly after a round, its readers join before the next."""
        if number and course.solved[-1] != course.solved[-2]:
            course.told = course.telling(course.solved[-1])
        former = self._entry_before(document, number) if course.former else None
        now = course.told
        if (former, now) == course.compared:
            return
        course.compared = (former, now)
        if former is None or (former.reports, former.windows) != (now.reports, now.windows):
            self._stir(former, number)
            self._stir(now, number)

    def _entry_before(self, document: str, number: int) -> Entry | None:
        found = rows_near(self.stage.shelf, Entry, _of(document))
        return next((e for e in found if e.first <= number <= e.last), None)

    def _stir(self, entry: Entry | None, number: int) -> None:
        """Readers of an entry look again in the round after."""
        for place in _places(entry)[1:] if entry else ():
            for document in self.stage.shelf.near(Undated, place.name, place.days):
                if document not in self.courses:
                    self.waiting.setdefault(number + 1, set()).add(document)

    def _forget(self, document: str) -> None:
        for key in self.stage.shelf.near(Entry, _of(document)):
            self.stage.shelf.drop(Entry, key)

    def finish(self) -> set[str]:
        """Put the rounds on the shelf."""
        for document, course in sorted(self.courses.items()):
            self._forget(document)
            starts = [n for n, s in enumerate(course.solved) if n == 0 or s != course.solved[n - 1]]
            rounds = tuple(_round(n, course.solved[n]) for n in starts)
            row = Undated(document, rounds)
            if course.former is None or course.former.after(LAST_ROUND) != row.after(LAST_ROUND):
                self.changed.add(document)
            self.stage.shelf.put(document, row, course.reads)
            for first, following in zip(starts, [*starts[1:], LAST_ROUND + 1], strict=True):
                entry = replace(course.telling(course.solved[first]), first=first, last=following - 1)
                self.stage.shelf.put(f"{document}|{first}", entry, _places(entry))
        return self.changed


@dataclass(frozen=True, slots=True)
class _Told:
    """What the documents on their way tell in a round, by name."""

    by_name: dict[str, list[tuple[Interval, Entry]]]

    @classmethod
    def of(cls, courses: dict[str, _Course]) -> _Told:
        found: dict[str, list[tuple[Interval, Entry]]] = {}
        for course in courses.values():
            for place in _places(course.told)[1:]:
                found.setdefault(place.name, []).append((place.days, course.told))
        return cls(found)

    def near(self, place: Place) -> dict[str, Entry]:
        """Entries near a place, by document."""
        return {e.document: e for days, e in self.by_name.get(place.name, ()) if days.touches(place.days)}


def _round(number: int, solved: Solved) -> Round:
    return Round(number, f"{solved.days.bits:x}", solved.reasons, solved.contradictions)


def _told(coding: Coding, solved: Solved) -> Entry:
    return _entry(DateStage.again(coding, solved), 0, 0)


def _entry(coding: Coding, first: int, last: int) -> Entry:
    return Entry(coding.document, first, last, tuple(dated_reports(coding)), tuple(silent_windows(coding)))


def _of(document: str) -> str:
    return f"of {document}"


def _places(entry: Entry) -> list[Place]:
    """The document itself first, then all by which others find it."""
    found = [Place(_name_of(r), r.days) for r in entry.reports]
    found += [Place(name, w.days) for w in entry.windows for name in _pairs(w)]
    return [Place(_of(entry.document)), *found]


def _reads(coding: Coding, solved: Solved) -> Iterator[Place]:
    """Where a document looks for contacts of the same sides, and for claims on two of them."""
    for report, days in days_read(coding, solved.days):
        states = sorted(states_of(report.participants))
        yield Place("sides " + "+".join(states), days)
        if report.standing == "main":
            yield from (Place("claim " + "+".join(pair), days) for pair in combinations(states, 2))


def _name_of(report: DatedReport) -> str:
    return "sides " + "+".join(sorted(states_of(report.report.participants)))


def _pairs(window: SilentWindow) -> list[str]:
    return ["claim " + "+".join(pair) for pair in combinations(sorted(states_of(window.report.participants)), 2)]


def _matters(name: str, days: Interval, reads: Iterable[Place]) -> bool:
    return any(name == place.name and days.touches(place.days) for place in reads)
