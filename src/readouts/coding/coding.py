"""What one document says, coded: the output of ``readouts.code`` and the input of the record.

Ids are hashes of the claim and its source (JSON arrays), never of a run. Spans lie in the document's untouched text.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Literal

from readouts.ground import Contradiction, Ground
from readouts.interval import Dated, Interval
from readouts.language.reading import Actor
from readouts.language.times.model import TimeExpression
from readouts.slots import quickly_made
from readouts.span import Span
from readouts.trace import Trace

Auxiliary = Literal["historical", "future", "hypothetical", "negated"]
Tense = Literal["past", "present", "future", "none"]
Relation = Literal["on", "before", "after", "since", "until", "during", "by"]
Channel = Literal["call", "video", "meeting", "visit", "letter", "hotline", "unknown"]
Status = Literal["held", "planned", "possible", "refused", "denied", "cancelled", "ruled_out"]
ClaimKind = Literal["first_since", "nth", "none_since", "last_contact", "initiated_by", "not_mentioned"]
Standing = Literal["main", "other", "background"]
Stance = Literal["asserts", "denies", "confirms", "declines", "doubts"]
Act = Literal["says", "thinks"]
SourceKind = Literal["official", "outlet", "expert", "unknown"]


# Rule of the step, in a report's trace, that says who asked for the contact, and not only who called.
ASKED_FOR = "contacts.asked_for"

# ``json.dumps`` makes an encoder at each call, which takes longer than the few words of an id.
_AS_JSON = json.JSONEncoder(ensure_ascii=False, default=str)


def stable_id(*parts: object) -> str:
    """First 16 hexadecimal characters of the SHA-256 of the parts as a JSON array.

    >>> stable_id("a.b", "c") == stable_id("a", "b.c")
    False
    """
    return hashlib.sha256(_AS_JSON.encode(parts).encode()).hexdigest()[:16]


@quickly_made
@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in a role of an event, with the words that put it there."""

    actor: Actor
    span: Span


@quickly_made
@dataclass(frozen=True, slots=True)
class When:
    """Which expressions date an event, and how.

    ``expressions`` index ``Coding.times``. With none, the event is dated by tense alone: a past one ends no later than
    the publication day, a future one begins no earlier.
    """

    expressions: tuple[int, ...] = ()
    relation: Relation = "on"
    tense: Tense = "past"
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Magnitude:
    """How much: people, money, time. ``unit`` is persons, an ISO 4217 code, minutes, days …"""

    value: float
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the words, and the state (ISO 3166-1 alpha-3) where the table knows it."""

    name: str
    state: str | None
    span: Span


@quickly_made
@dataclass(frozen=True, slots=True)
class Statement:
    """Something that somebody says, writes or is said to think."""

    id: str
    speaker: Actor | None
    """None where the words do not say who ("it was said that …")."""
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    """The words said, without cue and source; several pieces where the cue interrupts them."""
    text: str
    """The characters from the first to the last piece of ``content``."""
    direct: bool
    """Whether all of the content stands in quotation marks."""
    medium: str | None = None
    """statement, briefing, interview, speech, social (with the network's name), letter, call, report …, or None."""
    to: str | None = None
    """To whom, as the words say: "BBC", "reporters"."""
    stance: Stance = "asserts"
    parent: str | None = None
    """Id of the statement inside whose content this one stands (nested speakers)."""
    when: When = When()
    """When it was said."""
    trace: Trace = ()
    source_kind: SourceKind = "unknown"
    """What the speaker is: somebody who speaks for a state or an organisation of states, an outlet, an expert."""
    act: Act = "says"
    """Whether the words are said, or only thought, wanted, planned, feared …, as the outlet tells it."""


@quickly_made
@dataclass(frozen=True, slots=True)
class EventMention:
    """One place in one document that reports one event, coded in PLOVER."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    auxiliary: tuple[Auxiliary, ...]
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    when: When
    date: Dated
    """The days, given what this document alone tells of its publication; the record narrows them."""
    place: Place | None = None
    magnitude: Magnitude | None = None
    statements: tuple[str, ...] = ()
    """Ids of the statements whose content holds the trigger, innermost first; none: the outlet's own voice."""
    about: str | None = None
    """What was asked, refused, threatened …: the words of the complement, for people."""
    trace: Trace = ()
    within: str | None = None
    """Id of the mention that stands for this one, which is what was asked for, refused, announced …: needed while the
    contacts are found, and not part of a coding."""
    standing: Standing = "other"
    """Whether the report is about it, tells of it besides, or only recalls it."""
    standing_because: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Point:
    """One thing that an account says of a contact."""

    id: str
    side: str | None
    """State whose account it is; None for the outlet's own voice or an outsider."""
    speaker: Actor | None
    statement: str | None
    """Id of the statement that holds the words; None where the outlet says it in its own voice."""
    span: Span
    text: str
    topic: str | None = None
    kind: Literal["said", "requested", "offered", "threatened", "denied", "agreed", "reported", "not_mentioned"] = (
        "said"
    )
    told_by: str | None = None
    """The other side on whose own page the words stand ("Lind said that …" in Norway's readout); None else."""


@quickly_made
@dataclass(frozen=True, slots=True)
class ContactReport:
    """What one document reports of one contact: all its mentions there, joined."""

    id: str
    events: tuple[str, ...]
    """Ids of the event mentions that speak of it, in text order; the first is the one that says most."""
    participants: tuple[Actor, ...]
    channel: Channel
    status: Status
    standing: Literal["main", "background"]
    """Whether the document is about it or recalls it."""
    when: When
    date: Dated
    initiator: str | None = None
    """State that asked or called; None where the document does not say."""
    initiator_span: Span | None = None
    duration_minutes: int | None = None
    duration_span: Span | None = None
    count: int | Literal["several"] = 1
    confirmed_by: tuple[str, ...] = ()
    """States whose own words, in this document, say that it took place."""
    denied_by: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    evidence: tuple[Span, ...] = ()
    place: Place | None = None
    trace: Trace = ()
    alongside: tuple[str, ...] = ()
    """Ids of contact reports of the same document that took place at the same time ("their call came as X met Y")."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Order:
    """Two contacts of one document that its words put in order: "two days after their call".

    ``report`` took place from ``low`` to ``high`` days after ``other``; None where that side is open.
    """

    report: str
    other: str
    low: int | None
    high: int | None
    span: Span
    because: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a claim counts from: a time, a contact, or an event known by name."""

    span: Span
    text: str
    expression: int | None = None
    """Index in ``Coding.times``."""
    contact: str | None = None
    """Id of the contact report in the same document."""
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable sentence about the record, as the document makes it."""

    id: str
    kind: ClaimKind
    words: Span
    text: str
    about: str | None
    """Id of the contact report that the claim is about."""
    participants: tuple[Actor, ...]
    """Whose contacts are counted: persons, offices or states, as the claim says."""
    anchor: Anchor | None = None
    channel: Channel | None = None
    """Which contacts are counted ("first phone call"); None: any."""
    value: int | str | None = None
    """The n of n-th, the state of initiated_by, the point of not_mentioned."""
    statement: str | None = None
    trace: Trace = ()
    side: str | None = None
    """The state whose account is said to leave something out."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Clue:
    """Something in a document that bears on the day on which it appeared.

    * ``past`` / ``future``: the days that the expression means lie not after / not before the publication day.
    * ``term``: ``actor`` holds ``office`` for ``state`` around the publication day.
    * ``newest``: the expression is the newest happening of a news report, which appears that day or the next.
    * ``happening``: the event ``event``, dated by ``expression``, may be one that the calendar knows.
    * ``imprint``: the page's imprint names ``days``, those of its year.
    * ``newcomer``: ``actor`` is called new in the office.
    * ``age``: ``actor`` was as old as the text says on ``days``.
    """

    kind: Literal["past", "future", "term", "newest", "happening", "imprint", "age", "newcomer"]
    span: Span
    expression: int | None = None
    event: str | None = None
    actor: Actor | None = None
    because: str = ""
    soft: bool = False
    """Whether it only tells what is usual: used last, and dropped where it would leave no day."""
    days: Interval | None = None
    """The days that an imprint names, on which somebody had an age, or those on which the calendar has a happening. Clues of one span and event with
    several days are alternatives."""
    name: str | None = None
    """Name of the happening in the calendar."""
    ahead: bool = False
    """Whether the happening is told as lying ahead."""
    weight: int = 0
    """How strongly bare words mean the happening, where alternatives compete (as in the calendar)."""
    scheduled: bool = False
    """Whether it is a meeting, whose days are known before it begins."""
    news: bool = False
    """Whether a piece opens with what took place at the meeting, without another day."""


# What the versions of a coding name as the model where the document was not parsed.
NO_MODEL = "none"


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a result; the same document, settings and versions give the same result."""

    readouts: str
    model: str
    resources: str
    """SHA-256 over all data files, first 16 characters."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Imprint:
    """A document's words, as hashes of three words in a row, and whose copy it says that it is."""

    level: int = 1
    """Every how many-th hash was kept, by its value: 1 means all."""
    runs: tuple[int, ...] = ()
    """Hashes of all its words, in ascending order."""
    sentences: tuple[int, ...] = ()
    """For each run the sentence where it stands first."""
    own: tuple[int, ...] = ()
    """Those of them that nobody is quoted with: what two reports of one statement do not share."""
    credits: tuple[str, ...] = ()
    """Agencies and outlets that the document credits as its page writes them, itself among them where it signs its dateline."""


@dataclass(frozen=True, slots=True)
class Coding:
    """Everything that one document says, coded."""

    document: str
    """Id of the document."""
    digest: str
    published: Dated
    published_how: Literal["stated", "inferred", "unknown"]
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    events: tuple[EventMention, ...]
    contacts: tuple[ContactReport, ...]
    claims: tuple[Claim, ...]
    clues: tuple[Clue, ...]
    versions: Versions
    grounds: tuple[Ground, ...] = ()
    """What the day of publication rests on, where it is inferred."""
    contradictions: tuple[Contradiction, ...] = ()
    """Smallest sets of reasons for that day which cannot all be true."""
    orders: tuple[Order, ...] = ()
    """Contacts that the words put in order."""
    imprint: Imprint = Imprint()
    """For telling copies from independent reports."""
    reading: Trace = ()
    """What of the text was read otherwise than it stands, because it is too long to be read at once."""
    unread: str | None = None
    """Why the document was left unparsed, or parsed in part; None where it was read."""
