"""A question to the record of a desk, answered from the record alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from readouts.coding.inquiries.inquiry import Inquiry, InquiryKind
from readouts.coding.inquiries.patterns import InquiryPatterns
from readouts.coding.inquiries.reader import InquiryReader
from readouts.contract.asking import read_origin
from readouts.contract.wording import Wording, channel_word
from readouts.day_words import when
from readouts.desk.desk import Desk
from readouts.desk.understanding import channel_given, inquiry_understood, sides_given, with_people
from readouts.documents.build import build_document
from readouts.errors import NotFoundError, UsageError
from readouts.interval import Interval
from readouts.language.reading import Reading
from readouts.record.claims.answers import Answer, answer
from readouts.record.model import Contact
from readouts.store.holdings import SqlHoldings


@dataclass(frozen=True, slots=True)
class QuestionGiven:
    """What people say of a question besides its words, as they write it; each part stands in place of what was understood."""

    kind: str | None = None
    between: tuple[str, str] | None = None
    """Two sides: ISO codes, names of states or of people."""
    people: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    channel: str | None = None
    topic: str | None = None
    about: str | None = None
    """Id of the contact that is meant, or how it begins."""
    on: str | None = None
    """The day on which it is asked; None: the last day that the record knows."""


NOTHING_GIVEN = QuestionGiven()


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, and what was understood of the question."""

    answer: Answer
    understood: str
    sentence: str
    """The answer as a sentence."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Why a question has no answer. Surfaces add how they are told what is meant."""

    understood: str | None = None
    """What was understood of it, where only the sides are missing; None where it is not known what is asked."""
    unknown: tuple[str, ...] = ()
    """Names of people of whom nobody knows who they are."""

    @property
    def sentence(self) -> str:
        """The reason as a sentence."""
        if self.understood is None:
            return "The question was not understood."
        if self.unknown:
            return f"Nobody is known as {', '.join(f'“{n}”' for n in self.unknown)}."
        return f"Understood: {self.understood} Between whom is not understood."


def ask(desk: Desk, question: str, given: QuestionGiven = NOTHING_GIVEN) -> Answered | NotUnderstood:
    """The answer to a question, from the record alone.

    Raises:
        UsageError: What is given names nobody, or nothing that there is.
        NotFoundError: There is no contact of the given id.
        ModelError: The language model is not installed.
    """
    with desk.holdings() as holdings:
        return _answered(desk, holdings, question, given)


def _answered(desk: Desk, holdings: SqlHoldings, question: str, given: QuestionGiven) -> Answered | NotUnderstood:
    day = read_origin(given.on, latest=True) or holdings.last_day()
    reader = InquiryReader.load(desk.pipeline.grammar.calendar)
    inquiry = _inquiry(desk, reader, holdings, question, given, day)
    if inquiry is None:
        return NotUnderstood()
    asks = next(k.asks for k in reader.patterns.kinds if k.kind == inquiry.kind)
    understood = inquiry_understood(inquiry, asks, desk.wording)
    if not inquiry.sides or (inquiry.unknown and not given.between):
        return NotUnderstood(understood, () if given.between else inquiry.unknown)
    found = answer(inquiry, holdings)
    return Answered(found, understood, answered(found, desk.wording))


def _inquiry(
    desk: Desk, reader: InquiryReader, holdings: SqlHoldings, question: str, given: QuestionGiven, day: date | None
) -> Inquiry | None:
    def read(words: str) -> Reading:
        return next(desk.pipeline.read_many([build_document(words, published=day)]))

    wanted = _kind(given.kind, reader.patterns)
    inquiry = reader.read(read(question), holdings.people(), wanted)
    if inquiry is None:
        return None
    people = sides_given(read, desk.table, None, given.people)
    sides = sides_given(read, desk.table, given.between, None) if given.between else inquiry.sides
    inquiry = replace(
        inquiry,
        sides=with_people(sides, people),
        window=_window(inquiry.window, given.since, given.until),
        channel=channel_given(given.channel) or inquiry.channel,
        topic=given.topic or inquiry.topic,
        about=given.about,
    )
    return _about(inquiry, holdings, given.about)


def _kind(value: str | None, patterns: InquiryPatterns) -> InquiryKind | None:
    if value is None:
        return None
    found = next((k.kind for k in patterns.kinds if k.kind == value), None)
    if found is None:
        raise UsageError(
            f"{value!r} is no kind of question.", f"Give one of: {', '.join(k.kind for k in patterns.kinds)}."
        )
    return found


def _window(understood: Interval, since: str | None, until: str | None) -> Interval:
    earliest, latest = read_origin(since, latest=False), read_origin(until, latest=True)
    if earliest and latest and earliest > latest:
        raise UsageError(f"--since {since} lies after --until {until}.", "Swap them.")
    if since or until:
        return Interval(earliest or understood.earliest, latest or understood.latest)
    return understood


def _about(inquiry: Inquiry, holdings: SqlHoldings, about: str | None) -> Inquiry:
    """The question, its sides those of the contact that is named."""
    if about is None:
        return inquiry
    contact = holdings.contact_beginning(about)
    if contact is None:
        raise NotFoundError("contact", about, "List them with: readouts contacts")
    return replace(inquiry, sides=contact.participants, about=contact.id)


def answered(found: Answer, wording: Wording) -> str:
    """The answer as a sentence."""
    inquiry = found.inquiry
    between = " and ".join(dict.fromkeys(wording.actor(a) if a.name else wording.actor_of(a) for a in inquiry.sides))
    if found.reply == "none":
        unsure = " that surely took place" if found.unsure else ""
        what = "refused, cancelled or ruled-out contact" if inquiry.kind == "refused" else "contact"
        joined = f"between {between}" if len(inquiry.sides) > 1 else f"of {between}"
        return f"The record holds no {what} {joined}{unsure}, which does not mean that there was none."
    if inquiry.kind == "said":
        if found.reply == "unknown":
            return "The record holds no account" + (f" that speaks of {inquiry.topic}." if inquiry.topic else ".")
        sides = [wording.state(s.side) for s in found.said]
        return f"The record holds the words of {' and '.join(sides)} on the {_named(found.contacts[0])}."
    if inquiry.kind == "initiated":
        return _initiated(found, wording)
    number, exact = found.tally.number, found.tally.exact
    if inquiry.kind in ("last", "first"):
        contact = found.contacts[0]
        return f"The {inquiry.kind} that the record holds is the {_named(contact)}."
    if inquiry.kind == "refused":
        return f"Yes: the record holds {_number(number, exact)}."
    parts = (f"{n} {channel_word(c)}{'s' if n > 1 else ''}" for c, n in found.tally.channels)
    channels = ", ".join(parts)
    yes = "Yes: the" if found.reply == "yes" else "The"
    return f"{yes} record holds {_number(number, exact)} ({channels})."


def _initiated(found: Answer, wording: Wording) -> str:
    if found.reply == "unknown":
        return f"Nobody says who asked for the {_named(found.contacts[0])}."
    names = [wording.state(value) for value, _ in found.values]
    if found.reply == "differing":
        return f"Accounts of the {_named(found.contacts[0])} differ: {' or '.join(names)}."
    return f"{names[0]} asked for the {_named(found.contacts[0])}, or called."


def _named(contact: Contact) -> str:
    channel = channel_word(contact.channel)
    return f"{channel} of {when(contact.date.interval)} ({contact.id[:8]})"


def _number(number: int, exact: bool) -> str:
    return f"{'' if exact else 'at least '}{number} {'contact' if number == 1 else 'contacts'}"
