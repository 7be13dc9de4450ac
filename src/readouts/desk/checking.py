"""A claim against the record of a desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from readouts.coding.coding import Coding
from readouts.coding.inquiries.reader import people_named
from readouts.contract.asking import read_origin
from readouts.desk.desk import Desk
from readouts.desk.understanding import channel_given, claim_kind_given, claim_understood, sides_given, with_people
from readouts.documents.build import build_document
from readouts.errors import NotFoundError
from readouts.interval import Interval
from readouts.language.reading import Reading
from readouts.record.claims.check import Stated, check_coding
from readouts.record.corrections.making import is_number
from readouts.record.model import CheckedClaim
from readouts.span import Span
from readouts.store.holdings import SqlHoldings


@dataclass(frozen=True, slots=True)
class ClaimGiven:
    """What people say of a claim besides its words, as they write it; each part stands in place of what the words were
    understood to say.
    """

    kind: str | None = None
    between: tuple[str, str] | None = None
    """Two sides: ISO codes, names of states or of people."""
    people: tuple[str, ...] = ()
    since: str | None = None
    """What is counted from: YYYY, YYYY-MM or YYYY-MM-DD."""
    channel: str | None = None
    about: str | None = None
    """Id of the contact that is meant, or how it begins."""
    value: str | None = None
    """The n of nth, the state that called, what an account leaves out."""
    on: str | None = None
    """The day on which it is said; None: the last day that the record knows."""


NOTHING_GIVEN = ClaimGiven()


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim with its verdict, and what was understood of it."""

    claim: CheckedClaim
    understood: str


def check(desk: Desk, text: str, given: ClaimGiven = NOTHING_GIVEN) -> tuple[Checked, ...]:
    """The claims of a text, each checked against the record; none where no claim was understood.

    Raises:
        UsageError: What is given names nobody, or nothing that there is.
        NotFoundError: There is no contact of the given id.
        ModelError: The language model is not installed.
    """
    with desk.holdings() as holdings:
        return _checked(desk, holdings, text, given)


def _checked(desk: Desk, holdings: SqlHoldings, text: str, given: ClaimGiven) -> tuple[Checked, ...]:
    day = read_origin(given.on, latest=True) or holdings.last_day()
    stated = _stated(desk, given, day)
    if given.about and holdings.contact_beginning(given.about) is None:
        raise NotFoundError("contact", given.about, "List them with: readouts contacts")
    # A question claims nothing, but whoever asks "Was it the first since May?" wants that checked.
    words = text.strip().removesuffix("?")
    asked = next(desk.pipeline.code_many([build_document(words, published=day)]))
    if not asked.claims and stated.kind is None:
        asked = _with_bare_names(desk, holdings, words, day) or asked
    found = check_coding(holdings, asked, words, stated)
    about = {c.about: holdings.contact(c.about) for c in found if c.about}
    return tuple(Checked(c, claim_understood(c, about.get(c.about or ""), desk.wording)) for c in found)


def _with_bare_names(desk: Desk, holdings: SqlHoldings, words: str, day: date | None) -> Coding | None:
    """The claims of words that name people of the record by their family names alone, as questions may; None without any.

    What the words claim is read with the people's states in their places. A name that may mean several, or nobody, is
    not guessed: then nothing is claimed.
    """
    reading = next(desk.pipeline.read_many([build_document(words, published=day)]))
    named, unknown = people_named(reading, holdings.people(), strict=True)
    states = {span: state for span, a in named.items() if (state := desk.table.state(a.state or "")) is not None}
    if unknown or not named or len(states) < len(named):
        return None
    replaced = words
    for span in sorted(states, reverse=True):
        replaced = replaced[: span.start] + states[span].name + replaced[span.end :]
    coded = next(desk.pipeline.code_many([build_document(replaced, published=day)]))
    people, plain = tuple(dict.fromkeys(named.values())), " ".join(words.split())
    claims = (
        replace(c, participants=with_people(c.participants, people), about=None, words=Span(0, len(words)), text=plain)
        for c in coded.claims
    )
    return replace(coded, claims=tuple(claims))


def _stated(desk: Desk, given: ClaimGiven, day: date | None) -> Stated:
    def read(words: str) -> Reading:
        return next(desk.pipeline.read_many([build_document(words, published=day)]))

    return Stated(
        kind=claim_kind_given(given.kind),
        sides=sides_given(read, desk.table, given.between, given.people),
        since=_since(given.since),
        channel=channel_given(given.channel),
        about=given.about,
        value=int(given.value) if given.value and is_number(given.value) else given.value,
    )


def _since(value: str | None) -> Interval | None:
    earliest, latest = read_origin(value, latest=False), read_origin(value, latest=True)
    return Interval(earliest, latest) if earliest else None
