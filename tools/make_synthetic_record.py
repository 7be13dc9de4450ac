"""Writes a record of so many contacts and documents for measuring pages: invented from templates of ours, in a likely shape.

Pairs of states are told of by Zipf's law, over the years 2000 to 2026; a contact is told by several outlets in the days after
it and recalled by later reports of the pair; sides give readouts, accounts differ, claims are made. Entries, rows of the shelf
and the register are written by the store's own functions, without parsing and merging: `readouts` opens the result as it is.

    python tools/make_synthetic_record.py big.db                       # 100,000 contacts, 500,000 documents
    python tools/make_synthetic_record.py small.db --contacts 1000 --documents 5000
"""

from __future__ import annotations

import argparse
import bisect
import hashlib
import itertools
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random

from pydantic import TypeAdapter
from sqlalchemy import insert

from readouts.actors.own.shelf import data_version
from readouts.coding.coding import (
    Coding,
    ContactReport,
    EventMention,
    Participant,
    Point,
    Statement,
    Versions,
    When,
)
from readouts.documents.document import Document
from readouts.interval import Dated, Interval
from readouts.language.reading import Actor
from readouts.record.claims.assertions import Assertion
from readouts.record.claims.coverage import names_of
from readouts.record.growing.claims import Presence, claim_places
from readouts.record.model import (
    Account,
    AccountPoint,
    CheckedClaim,
    Conflict,
    ConflictValue,
    Contact,
    Coverage,
    DatedDocument,
    DocumentLink,
    Event,
    Origin,
    Source,
    Support,
)  # fmt: skip
from readouts.record.shelf import Place
from readouts.settings import Settings
from readouts.slots import replace
from readouts.span import Span
from readouts.store import schema
from readouts.store.packing import fingerprint, pack
from readouts.store.register.documents import REGISTER, add_statements, register_documents
from readouts.store.register.tally import Tally
from readouts.store.shelf import fill
from readouts.store.store import Store
from readouts.store.transactions import writing
from readouts.store.words import index_words
from readouts.trace import Step
from readouts.version import __version__

NAMES = (
    "USA RUS CHN UKR GBR FRA DEU TUR ISR IRN IND SAU JPN KOR PRK POL ITA ESP EGY PAK ARE QAT NLD BEL AUT HUN SRB GRC SWE NOR "
    "FIN DNK ROU BGR CZE SVK AUS CAN MEX BRA ARG CHL COL ZAF NGA KEN ETH MAR DZA TUN VNM THA IDN NZL KAZ UZB GEO ARM AZE MDA"
)
STATES = tuple(NAMES.split())
FIRST, LAST = date(2000, 1, 1), date(2026, 11, 1)
OFFICES = ("head_of_state", "foreign_minister", "defence_minister", "envoy")
ROLES = {"head_of_state": "President", "foreign_minister": "Foreign Minister", "defence_minister": "Defence Minister",
         "envoy": "Special Envoy"}  # fmt: skip
CHANNELS = (
    ("call",) * 42
    + ("meeting",) * 28
    + ("video",) * 8
    + ("visit",) * 8
    + ("letter",) * 5
    + ("unknown",) * 8
    + ("hotline",)
)
STATUSES = (
    ("held",) * 80
    + ("planned",) * 7
    + ("possible",) * 5
    + ("refused",) * 3
    + ("cancelled",) * 3
    + ("denied", "ruled_out")
)
TOPICS = (
    "grain",
    "prisoners",
    "gas",
    "borders",
    "trade",
    "fishing",
    "visas",
    "dams",
    "satellites",
    "customs",
    "rail",
    "islands",
)
TYPES = ("REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "AID", "SANCTION", "AGREE", "REJECT", "COOPERATE", "PROTEST")
KINDS = ("wire", "wire", "newspaper", "newspaper", "newspaper", "broadcaster", "official")
SYLLABLES = [
    "ba",
    "ber",
    "dan",
    "del",
    "fer",
    "gor",
    "hal",
    "ira",
    "jun",
    "kal",
    "lor",
    "mar",
    "nes",
    "ola",
    "pet",
    "ran",
    "sol",
    "tor",
    "ulf",
    "var",
    "wen",
    "yor",
    "zan",
]
OPENINGS = (
    "{a} and {b} spoke by {channel} on {day} about {topic}.", "A {channel} between {a} and {b} took place on {day}.",
    "{b} took up {topic} with {a} in a {channel} on {day}.", "On {day} {a} had a {channel} with {b}.",
)  # fmt: skip
FILLERS = (
    "Officials on both sides had prepared it for {n} weeks, and the agenda named {topic} first.",
    "Lorries had been waiting at the crossing near {place} since the {n}th, drivers there said.",
    "Neither side gave figures, but traders in {place} spoke of {n} million a month.",
    "The earlier round in {place} ended without a text after {n} hours.",
    "A working group on {topic} is to meet in {place} before the end of the quarter.",
    "Opposition members asked why parliament was told {n} days later.",
    "An adviser recalled that the two had last dealt with {topic} at a summit in {place}.",
    "Ports from {place} to the delta stayed open, harbour masters said, with {n} ships at anchor.",
    "Nobody in {place} expected a quick answer, a teacher there told our reporter.",
    "Engineers put the damage at the {place} plant at {n} per cent of its output.",
    "The two ministries exchanged notes on {topic} {n} times this year.",
    "In {place} a few hundred people demanded that {topic} be left out of the bargain.",
)  # fmt: skip
SAYINGS = (
    "the matter of {topic} must be settled before winter", "both countries would look at {topic} again within {n} days",
    "no decision on {topic} had been taken", "the other side had asked for {n} days to study the offer on {topic}",
    "{topic} could not be discussed while shipments were being held", "an agreement on {topic} was closer than last year",
)  # fmt: skip
VERSIONS = Versions(__version__, "none", "synthetic")
_DOCUMENT = TypeAdapter(Document)
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Outlet:
    """Somebody who publishes."""

    name: str
    country: str
    kind: str


@dataclass(slots=True)
class Telling:
    """A document in the making."""

    id: str
    outlet: Outlet
    day: date
    pieces: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> Span:
        """Add a sentence; where it stands."""
        start = self.length
        self.pieces.append(text)
        self.length += len(text) + 1
        return Span(start, start + len(text))


@dataclass(slots=True)
class World:
    """Everything that chance decides, in a fixed order."""

    chance: Random
    outlets: list[Outlet] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    official: dict[str, Outlet] = field(default_factory=dict)
    _people: dict[tuple[str, str, int], Actor] = field(default_factory=dict)
    _heavy: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = [self.name() for _ in range(400)]
        for number in range(300):
            kind = self.chance.choice(KINDS[:-1])
            self.outlets.append(
                Outlet(
                    f"{self.name()} {('Times', 'Post', 'Wire', 'Radio', 'Daily')[number % 5]}",
                    self.chance.choice(STATES),
                    kind,
                )
            )
        self.official = {s: Outlet(f"Foreign Ministry of {s}", s, "official") for s in STATES}
        self._heavy = list(itertools.accumulate(int(10_000 / (rank + 1)) + 1 for rank in range(len(self.outlets))))

    def name(self) -> str:
        """An invented name."""
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.choice((2, 3)))).title()

    def outlet(self) -> Outlet:
        """An outlet; some print much."""
        return self.outlets[bisect.bisect(self._heavy, self.chance.randrange(self._heavy[-1]))]

    def holder(self, state: str, office: str, day: date) -> Actor:
        """Whoever holds an office on a day: another every four to six years."""
        term = (day.year + STATES.index(state)) // (4 + STATES.index(state) % 3)
        key = (state, office, term)
        if key not in self._people:
            number = 10_000_000 + len(self._people)
            self._people[key] = Actor(
                "person", f"Q{number}", f"{self.name()} {self.name()}", ROLES[office], office, state, "GOV"
            )
        return self._people[key]


@dataclass(frozen=True, slots=True)
class Plan:
    """A contact that is to be told of."""

    states: tuple[str, str]
    day: date
    tellings: int


def plans(contacts: int, documents: int, chance: Random) -> list[Plan]:
    """Contacts by day: pairs by Zipf's law, more of them in late years; each is told of by one outlet or by many."""
    pairs = list(combinations(STATES, 2))
    pairs.sort(key=lambda p: (STATES.index(p[0]) + 1) * (STATES.index(p[1]) + 1))
    chosen = chance.choices(pairs, [1 / (rank + 1) ** 0.9 for rank in range(len(pairs))], k=contacts)
    days = sorted(int((LAST - FIRST).days * chance.random() ** 0.6) for _ in range(contacts))
    told = [min(int(chance.paretovariate(1.1)), 60) for _ in range(contacts)]
    short = documents - sum(told)
    while short:
        some = chance.randrange(contacts)
        if short > 0 or told[some] > 1:
            told[some] += 1 if short > 0 else -1
            short += -1 if short > 0 else 1
    return [Plan(pair, FIRST + timedelta(day), n) for pair, day, n in zip(chosen, days, told, strict=True)]


def stable(*parts: object) -> str:
    """An id of 16 hexadecimal digits."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


@dataclass(slots=True)
class Made:
    """What a batch of contacts adds to a record."""

    documents: list[Document] = field(default_factory=list)
    codings: list[Coding] = field(default_factory=list)
    rows: list[tuple[str, object, tuple[Place, ...]]] = field(default_factory=list)


@dataclass(slots=True)
class Teller:
    """Makes contacts one after the other, with the documents that tell of them."""

    world: World
    before: dict[tuple[str, str], Contact] = field(default_factory=dict)
    """The last contact of a pair."""
    number: int = 0

    def tell(self, plan: Plan, made: Made) -> None:
        """A contact with its documents, events and claims."""
        chance = self.world.chance
        office = chance.choice(OFFICES)
        sides = tuple(self.world.holder(s, office, plan.day) for s in plan.states)
        channel, status, topic = chance.choice(CHANNELS), chance.choice(STATUSES), chance.choice(TOPICS)
        key = stable("contact", plan.states, plan.day, self.number)
        tellings = [self._document(plan, n) for n in range(plan.tellings)]
        date_words: list[Source] = []
        points: list[tuple[Telling, Actor, AccountPoint]] = []
        events: list[Event] = []
        for telling in tellings:
            coding, own = self._write(telling, sides, channel, topic, plan.day, made)
            date_words.append(Source(telling.id, own, telling.pieces[1]))
            for statement in coding.statements:
                speaker = statement.speaker
                if speaker is not None and len(points) < 24:
                    span = statement.content[0]
                    point = Point(
                        stable(telling.id, span), speaker.state, speaker, statement.id, span, statement.text, topic
                    )
                    points.append((telling, speaker, AccountPoint(point, telling.id)))
            events += self._events(telling, coding, sides, plan.day)
        contact = self._contact(key, plan, sides, channel, status, topic, tellings, date_words, points)
        claims = list(self._claims(contact, tellings[0])) if chance.random() < 0.4 else []
        contact = replace(contact, claims=tuple(c.id for c, _ in claims))
        self.before[plan.states] = contact
        self._shelve(contact, claims, events, tellings, made)

    def _document(self, plan: Plan, number: int) -> Telling:
        world, chance = self.world, self.world.chance
        official = number < 2 and chance.random() < 0.35
        outlet = world.official[plan.states[number]] if official else world.outlet()
        self.number += 1
        return Telling(f"s{self.number:06}", outlet, plan.day + timedelta(chance.choice((0, 0, 1, 1, 2, 4))))

    def _write(
        self, telling: Telling, sides: tuple[Actor, ...], channel: str, topic: str, day: date, made: Made
    ) -> tuple[Coding, Span]:
        """The document and its coding; where it tells of the contact."""
        world, chance = self.world, self.world.chance
        a, b = (f"{s.role} {s.name}" for s in sides)
        title = f"{sides[0].name} and {sides[1].name} on {topic}"
        telling.add(title)
        opening = telling.add(chance.choice(OPENINGS).format(a=a, b=b, channel=channel, day=day, topic=topic))
        statements = []
        for speaker in chance.sample(sides, chance.choice((1, 1, 2))):
            said = chance.choice(SAYINGS).format(topic=topic, n=chance.randrange(2, 60))
            sentence = telling.add(f"{speaker.name} said that {said}.")
            named, words = len(speaker.name or ""), Span(sentence.end - len(said) - 1, sentence.end - 1)
            statements.append(
                Statement(stable(telling.id, words), speaker, Span(sentence.start, sentence.start + named),
                          Span(sentence.start + named + 1, sentence.start + named + 5), (words,), said, False, "briefing")
            )  # fmt: skip
            for _ in range(chance.choice((2, 3, 4, 5))):
                filler = chance.choice(FILLERS)
                telling.add(
                    filler.format(
                        topic=chance.choice(TOPICS), place=chance.choice(world.places), n=chance.randrange(2, 90)
                    )
                )
        text, outlet = "\n".join(telling.pieces), telling.outlet
        digest = hashlib.sha256(f"{telling.id} {text}".encode()).hexdigest()
        published = Interval.day(telling.day)
        made.documents.append(
            Document(telling.id, digest, text, None, None, title, outlet.name, outlet.country, outlet.kind, stated=published,
                     stated_because=("the input gives the day",))
        )  # fmt: skip
        people = tuple(Participant(s, opening) for s in sides)
        mention = EventMention(stable(telling.id, "event"), "CONSULT", None, (), (), people, (), opening, (opening,), When(),
                               Dated(Interval.day(day)))  # fmt: skip
        report = ContactReport(stable(telling.id, "report"), (mention.id,), sides, channel, "held", "main", When(),  # type: ignore[arg-type]
                               Dated(Interval.day(day)), topics=(topic,), evidence=(opening,))  # fmt: skip
        coding = Coding(telling.id, digest, Dated(published, ("the input gives the day",)), "stated", (), tuple(statements),
                        (mention,), (report,), (), (), VERSIONS)  # fmt: skip
        made.codings.append(coding)
        return coding, opening

    def _events(self, telling: Telling, coding: Coding, sides: tuple[Actor, ...], day: date) -> Iterator[Event]:
        """Half of the documents tell of something else besides."""
        chance, statement = self.world.chance, coding.statements[0]
        if chance.random() < 0.5:
            a, b = chance.sample(sides, 2)
            source = Source(telling.id, statement.content[0], statement.text, statement.id, a.state)
            yield Event(stable(telling.id, "more"), chance.choice(TYPES), None, (), (), (a,), (b,), Dated(Interval.day(day)), None,
                        None, statement.text, (stable(telling.id, "mention"),), (source,))  # fmt: skip

    def _contact(
        self, key: str, plan: Plan, sides: tuple[Actor, ...], channel: str, status: str, topic: str, tellings: Sequence[Telling],
        words: Sequence[Source], points: Sequence[tuple[Telling, Actor, AccountPoint]],
    ) -> Contact:  # fmt: skip
        chance = self.world.chance
        slack = chance.choice((0, 0, 0, 0, 0, 0, 1, 3, 30))
        days = Interval(plan.day, plan.day + timedelta(slack))
        initiator = chance.choice((*plan.states, None, None))
        accounts = []
        for side in sides:
            own = tuple(p for _, speaker, p in points if speaker == side)
            accounts += [Account(side.state, side, "briefing", own)] if own else []
        conflicts = []
        if len(words) > 1 and chance.random() < 0.08:
            values = (ConflictValue(plan.states[0], tuple(words[:1])), ConflictValue(plan.states[1], tuple(words[1:2])))
            conflicts.append(Conflict("initiator", values))
        by_outlet: dict[str, list[str]] = {}
        for telling in tellings:
            by_outlet.setdefault(telling.outlet.name, []).append(telling.id)
        links = [DocumentLink(t.id, "main") for t in tellings]
        origins = tuple(Origin(name, tuple(ids), (name,)) for name, ids in sorted(by_outlet.items()))
        support = [
            Support("date", str(plan.day), tuple(words[:8]), len(origins)),
            Support("status", status, tuple(words[:8]), len(origins)),
        ]
        if initiator:
            support.append(Support("initiator", initiator, tuple(words[:2]), 1))
        because = (f"{len(words)} documents give the day",)
        return Contact(
            id=key, date=Dated(days, because), channel=channel, status=status, count=1, participants=sides,  # type: ignore[arg-type]
            initiator=initiator, duration_minutes=chance.choice((None, None, 30, 45, 60)), confirmed_by=plan.states[:1],
            documents=tuple(links), topics=(topic,), accounts=tuple(accounts), conflicts=tuple(conflicts), support=tuple(support),
            reports=tuple(stable(t.id, "report") for t in tellings), trace=(Step("synthetic", "one contact was planned"),),
            publishers=len(by_outlet), independent=len(by_outlet), origins=origins,
        )  # fmt: skip

    def _claims(self, contact: Contact, telling: Telling) -> Iterator[tuple[CheckedClaim, Assertion]]:
        """A claim of the first document: the first contact since the one before, or who asked for it."""
        chance, before = self.world.chance, self.before.get(tuple(sorted(contact.states, key=STATES.index)))  # type: ignore[arg-type]
        text = telling.pieces[-1]
        words = Span(telling.length - len(text) - 1, telling.length - 1)
        source = Source(telling.id, words, text)
        kind = "first_since" if before is not None and chance.random() < 0.7 else "initiated_by"
        anchor = before.date.interval if before is not None and kind == "first_since" else None
        verdict = chance.choice(("supported", "supported", "supported", "unknown", "contradicted"))
        window = Interval(anchor.earliest if anchor else None, contact.date.interval.latest)
        coverage = Coverage(window, 3, 2, "3 documents from 2 publishers speak of them")
        value = contact.initiator if kind == "initiated_by" else None
        key = stable(telling.id, "claim")
        yield (
            CheckedClaim(
                key, telling.id, words, text, kind, contact.participants, contact.id, anchor, before.id if anchor and before else None,  # type: ignore[arg-type]
                value, verdict, ("the record holds nothing between them",), (contact.id,), (source,), coverage,  # type: ignore[arg-type]
            ),
            Assertion(
                key, telling.id, telling.outlet.name, None, kind, contact.participants, None, value, contact.reports[0],  # type: ignore[arg-type]
                before.reports[0] if anchor and before else None, anchor, None, anchor is not None, text, Interval.day(telling.day), source,
            ),
        )  # fmt: skip

    def _shelve(
        self, contact: Contact, claims: Sequence[tuple[CheckedClaim, Assertion]], events: Sequence[Event],
        tellings: Sequence[Telling], made: Made,
    ) -> None:  # fmt: skip
        names, days = names_of(contact.states), contact.date.interval
        rows = made.rows
        for t in tellings:
            rows.append(
                (
                    t.id,
                    DatedDocument(
                        t.id, Dated(Interval.day(t.day), ("the input gives the day",)), "stated", t.outlet.name
                    ),
                    (),
                )
            )
        rows.append((contact.id, contact, tuple(Place(name, days) for name in names)))
        evidence = tuple(s for support in contact.support[:1] for s in support.sources[:3])
        consult = Event(stable(contact.id, "event"), "CONSULT", None, (), (), contact.participants, (), contact.date, None, None, None,
                        (stable(contact.id, "mention"),), evidence)  # fmt: skip
        rows += [(e.id, e, ()) for e in (consult, *events)]
        for claim, assertion in claims:
            rows.append((claim.id, claim, (Place(f"of {claim.document}"), Place(f"about {claim.about}"))))
            rows.append((assertion.id, assertion, tuple(claim_places(assertion))))
        for t in tellings:
            both = {days, Interval.day(t.day)}
            presence = Presence(t.id, t.outlet.name, tuple(sorted(contact.states)), tuple(sorted(both, key=repr)))
            rows.append((f"{contact.id} {t.id}", presence, (*presence.places, Place(f"in {contact.id}"))))


def write(store: Store, made: Made) -> None:
    """Put a batch into a record, in one transaction."""
    # Documents first: what entries are listed by is looked up there.
    rows = sorted(made.rows, key=lambda row: not isinstance(row[1], DatedDocument))
    with writing(store.engine) as connection:
        documents, codings = [], []
        for document, coding in zip(made.documents, made.codings, strict=True):
            facts = _DOCUMENT.dump_python(replace(document, text=""), mode="json")
            documents.append({"digest": document.digest, "id": document.id, "path": None, "outlet": document.outlet,
                              "facts": facts, "text": document.text})  # fmt: skip
            packed = pack(coding)
            codings.append({"digest": document.digest, "versions": {"readouts": "", "model": "", "resources": ""},
                            "fingerprint": fingerprint(packed), "coding": packed})  # fmt: skip
        connection.execute(insert(schema.documents), documents)
        connection.execute(insert(schema.codings), codings)
        register_documents(connection, ((d["digest"], d["id"], d["facts"]) for d in documents))
        for document in made.documents:
            index_words(connection, document.digest, document.title, document.text)
        tally = Tally()
        add_statements(connection, made.codings, tally)
        tally.settle(connection)
        fill(connection, rows)


def make(where: str, contacts: int, documents: int, seed: int) -> None:
    """Write the record."""
    chance = Random(seed)
    planned, teller = plans(contacts, documents, chance), Teller(World(chance))
    began = time.monotonic()
    with Store.open(where, create=True) as store:
        for start in range(0, len(planned), _BATCH):
            made = Made()
            for plan in planned[start : start + _BATCH]:
                teller.tell(plan, made)
            write(store, made)
            print(
                f"{start + _BATCH:8} contacts, {teller.number:8} documents, {time.monotonic() - began:6.0f} s",
                flush=True,
            )
        with writing(store.engine) as connection:
            maker = f"{__version__} {data_version(Settings().actors)}"
            connection.execute(
                schema.state.delete().where(schema.state.c.key.in_(("made_by", "register", "corrections")))
            )
            values = {"made_by": maker, "register": REGISTER, "corrections": "0"}
            connection.execute(insert(schema.state), [{"key": key, "value": value} for key, value in values.items()])
            connection.exec_driver_sql("ANALYZE")


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("where")
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=500_000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    if Path(given.where).exists():
        parser.error(f"{given.where} is there already")
    make(given.where, given.contacts, given.documents, given.seed)


if __name__ == "__main__":
    main()
