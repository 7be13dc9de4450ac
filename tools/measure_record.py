"""Times the making of records from synthetic codings: from nothing, and by one document more.

The codings come from templates of ours. A larger archive covers more pairs of states and more years, as archives do: a pair
of states has so many contacts a year, whatever the size. Each contact is told by some outlets in the days after it; each
report recalls an earlier contact, some count from one ("the first since"), some have no date of their own.

    python tools/measure_record.py                          # 1,000, 10,000 and 100,000 documents, in memory
    python tools/measure_record.py --sizes 1000 10000 --database
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random

from sqlalchemy import Engine

from readouts.actors.table import ActorTable
from readouts.coding.coding import (
    Anchor,
    Claim,
    Clue,
    Coding,
    ContactReport,
    EventMention,
    Participant,
    Point,
    Statement,
    Versions,
    When,
    stable_id,
)
from readouts.interval import ALWAYS, Dated, Interval
from readouts.language.reading import Actor
from readouts.language.times.forms import Fixed
from readouts.language.times.model import TimeExpression
from readouts.record.builder import RecordBuilder
from readouts.record.growing.sources import Given
from readouts.record.model import DocumentFacts
from readouts.record.shelf import MemoryShelf, Shelf
from readouts.span import Span
from readouts.store.opening import open_engine
from readouts.store.shelf import SqlShelf, fill

SIZES = (1_000, 10_000, 100_000)
NAMES = (
    "USA RUS CHN GBR FRA DEU ITA ESP POL UKR TUR IRN ISR SAU ARE EGY IND PAK JPN KOR PRK VNM THA IDN AUS NZL CAN MEX BRA "
    "ARG CHL COL PER ZAF NGA KEN ETH MAR DZA TUN GRC SRB HUN ROU BGR SWE NOR FIN DNK NLD BEL AUT CHE PRT IRL CZE SVK KAZ UZB"
)
STATES = tuple(NAMES.split())
OFFICES = ("head_of_government", "foreign_minister", "defence_minister")
CHANNELS = ("call", "meeting", "video")
TOPICS = ("grain", "prisoners", "gas", "borders", "trade", "fishing", "visas", "dams")
VERBS = ("ACCUSE", "REQUEST", "SUPPORT", "THREATEN")
ABOUT = (
    "shelling the harbour of the town", "opening the corridor for grain", "sending engineers to the dam",
    "closing the crossing to lorries", "holding fishermen in custody", "cutting supplies of gas in winter",
)  # fmt: skip
OUTLETS = 12
CONTACTS_A_YEAR = 4
"""Of a pair of states."""
OUTLETS_A_CONTACT = (1, 2, 2, 3, 5, 8)
UNDATED = 0.05
COUNTING = 0.15
VERSIONS = Versions("0", "none", "none")


@dataclass(frozen=True, slots=True)
class Happening:
    """A contact that outlets tell of."""

    sides: tuple[Actor, Actor]
    day: date
    channel: str
    topic: str
    before: date | None
    """The contact of the same people before it."""


def happenings(size: int, chance: Random) -> Iterator[Happening]:
    """Contacts enough for so many documents: pairs and years grow alike."""
    wanted = 1.2 * size / statistics.mean(OUTLETS_A_CONTACT)
    years = max(2, round(math.sqrt(wanted / CONTACTS_A_YEAR / 8)))
    pairs = math.ceil(wanted / CONTACTS_A_YEAR / years)
    for one, other in chance.sample(list(combinations(STATES, 2)), min(pairs, len(STATES) * (len(STATES) - 1) // 2)):
        last: dict[str, date] = {}
        days = sorted(chance.randrange(365 * years) for _ in range(CONTACTS_A_YEAR * years))
        for day in (date(2024, 12, 31) - timedelta(365 * years - d) for d in days):
            office = chance.choice(OFFICES)
            sides = (_holder(one, office, day), _holder(other, office, day))
            yield Happening(sides, day, chance.choice(CHANNELS), chance.choice(TOPICS), last.get(office))
            last[office] = day


def _holder(state: str, office: str, day: date) -> Actor:
    """Whoever holds an office: another every six years."""
    name = f"{office[:4].title()} {state.title()}{day.year // 6}"
    return Actor("person", f"Q-{name}", name, office.replace("_", " "), office, state, "GOV")


def documents(size: int, seed: int) -> list[tuple[Coding, DocumentFacts]]:
    """So many documents, in no order."""
    chance, made = Random(seed), []
    for happening in happenings(size, chance):
        for outlet in chance.sample(range(OUTLETS), chance.choice(OUTLETS_A_CONTACT)):
            made.append(document(happening, outlet, f"{seed}-{len(made)}", chance))
    chance.shuffle(made)
    return made[:size]


def document(happening: Happening, outlet: int, name: str, chance: Random) -> tuple[Coding, DocumentFacts]:
    """What one outlet writes of a contact."""
    a, b = happening.sides
    texts, times = [f"{a.name} and {b.name} spoke by {happening.channel} on {happening.day}. "], []

    def words(text: str) -> Span:
        start = sum(len(t) for t in texts)
        texts.append(text + ". ")
        return Span(start, start + len(text))

    def when(day: date, tense: str = "past") -> When:
        span, interval = words(f"on {day}"), Interval.day(day)
        times.append(TimeExpression(span, "DATE", str(day), interval, "the words give the day", Fixed(interval)))
        return When((len(times) - 1,), "on", tense)  # type: ignore[arg-type]

    published = happening.day + timedelta(chance.randrange(3))
    undated = chance.random() < UNDATED
    told = words(f"{a.name} said that they had spoken about {happening.topic}")
    statement = Statement(stable_id(name, "statement"), a, Span(told.start, told.start + 4), None, (told,), "", False)
    topic = happening.topic
    points = tuple(
        Point(
            stable_id(name, "point", n),
            side.state,
            side,
            statement.id,
            words(f"{topic} {verb}"),
            f"{topic} {verb}",
            topic,
        )
        for n, (side, verb) in enumerate([(a, "must be settled soon"), (b, "will be looked at again")])
    )
    main_when = when(happening.day) if chance.random() < 0.8 else When((), "on", "past")
    events, reports, claims = [], [], []

    def event(kind: str, actors: tuple[Actor, ...], recipients: tuple[Actor, ...], at: When, about: str | None) -> str:
        trigger = words(about or kind.lower())
        people = tuple(Participant(x, trigger) for x in actors), tuple(Participant(x, trigger) for x in recipients)
        key, days = stable_id(name, "event", len(events)), times[at.expressions[0]].interval if at.expressions else None
        dated = Dated(days or Interval(None, published))
        events.append(EventMention(key, kind, None, (), (), *people, trigger, (trigger,), at, dated, about=about))
        return key

    def report(standing: str, at: When, own_points: tuple[Point, ...] = ()) -> ContactReport:
        key = event("CONSULT", (a, b), (), at, None)
        days = times[at.expressions[0]].interval if at.expressions else Interval(None, None if undated else published)
        span = words(f"the two spoke ({standing})")
        found = ContactReport(
            stable_id(name, "contact", len(reports)), (key,), (a, b), happening.channel, "held", standing, at, Dated(days),  # type: ignore[arg-type]
            topics=(topic,), points=own_points, evidence=(span,),
        )  # fmt: skip
        reports.append(found)
        return found

    main = report("main", main_when, points)
    event(chance.choice(VERBS), (a,), (b,), main_when, chance.choice(ABOUT))
    event(chance.choice(VERBS), (b,), (a,), When((), "on", "past"), chance.choice(ABOUT))
    if happening.before is not None:
        recalled = report("background", when(happening.before) if chance.random() < 0.5 else When((), "on", "past"))
        if chance.random() < COUNTING:
            anchor = Anchor(words("since then"), "since then", None, recalled.id, Interval.day(happening.before))
            span = words("their first contact since then")
            claims.append(
                Claim(
                    stable_id(name, "claim"),
                    "first_since",
                    span,
                    "their first contact since then",
                    main.id,
                    (a, b),
                    anchor,
                )
            )
    clues = ()
    if undated:
        first = Interval(happening.day - timedelta(40), happening.day + timedelta(40))
        clues = (Clue("imprint", Span(0, 4), because="the page names its quarter", days=first),)
    text, digest = "".join(texts), stable_id("digest", name) * 4
    stated = None if undated else Interval.day(published)
    coding = Coding(
        name, digest, Dated(stated or ALWAYS), "unknown" if undated else "stated", tuple(times), (statement,),
        tuple(events), tuple(reports), tuple(claims), clues, VERSIONS,
    )  # fmt: skip
    return coding, DocumentFacts(name, digest, None, f"Outlet {outlet}", None, None, stated, text)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one size cost."""

    size: int
    build: float
    add: float
    """Median seconds for one document more."""
    megabytes: float
    contacts: int


def measure(builder: RecordBuilder, size: int, adds: int, *, database: bool) -> Measured:
    """Build a record of so many documents, then add some one by one."""
    made = documents(size + adds, seed=7)
    old, new = made[:size], made[size:]
    codings, facts = {c.document: c for c, _ in old}, {f.id: f for _, f in old}
    given, shelf = Given(codings, facts, {}), MemoryShelf()
    start = time.process_time()
    builder.update(shelf, given, codings)
    build = time.process_time() - start
    contacts = sum(1 for _, row, _ in shelf.all() if type(row).__name__ == "Contact")
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(str(Path(folder) / "measured.db"), create=True) if database else None
        if engine is not None:
            with engine.begin() as connection:
                fill(connection, shelf.all())
        times = [_add(builder, engine, shelf, given, codings, facts, *one) for one in new]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(size, build, statistics.median(times), peak, contacts)


def _add(
    builder: RecordBuilder,
    engine: Engine | None,
    shelf: Shelf,
    given: Given,
    codings: dict[str, Coding],
    facts: dict[str, DocumentFacts],
    coding: Coding,
    known: DocumentFacts,
) -> float:
    codings[coding.document], facts[known.id] = coding, known
    start = time.process_time()
    if engine is None:
        builder.update(shelf, given, [coding.document])
    else:
        with engine.begin() as connection:
            builder.update(SqlShelf(connection), given, [coding.document])
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--adds", type=int, default=25, metavar="N", help="documents that are added one by one")
    parser.add_argument("--database", action="store_true", help="add to a record in a database instead of in memory")
    given = parser.parse_args()
    builder = RecordBuilder.load(ActorTable.load())
    print(
        f"CPU time of one process; load of the machine {os.getloadavg()[0]:.1f}; adding {'to a database' if given.database else 'in memory'}"
    )
    first: Measured | None = None
    for size in given.sizes:
        found = measure(builder, size, given.adds, database=given.database)
        first = first or found
        grown = found.build / first.build / (size * math.log(size) / (first.size * math.log(first.size)))
        print(
            f"{size:>8} documents, {found.contacts} contacts: from nothing {found.build:.1f} s ({1000 * found.build / size:.2f} ms a document, "
            f"{grown:.2f} of n log n), one more {1000 * found.add:.1f} ms ({found.add / first.add:.2f} of the first), "
            f"at most {found.megabytes:.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    main()
