"""What the language stage hands to coding: a document, parsed, with its actors and times found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Literal

from readouts.documents.document import Document
from readouts.language.memory import Answers, no_answers
from readouts.language.parse import Parse
from readouts.language.times.model import TimeExpression
from readouts.slots import quickly_made
from readouts.span import Span
from readouts.trace import Trace

ActorKind = Literal["person", "office", "state", "organisation", "group"]


@quickly_made
@dataclass(frozen=True, slots=True)
class Actor:
    """Who is meant: an entry of the table of actors, or a description that the text gives of somebody it does not name."""

    kind: ActorKind
    id: str | None = None
    """Wikidata id where the table has one, else the table's own id; None for somebody who is not in the table."""
    name: str | None = None
    """Full name; None for an office or a person that is not named."""
    role: str | None = None
    """As a reader would say it: "Secretary of Defense", "senior US defence official"."""
    office: str | None = None
    """Class of the role in ``resources/actors/offices.yaml``: head_of_state, head_of_government, foreign_minister,
    defence_minister, interior_minister, spokesperson, ambassador, envoy, legislator, official, military …"""
    state: str | None = None
    """ISO 3166-1 alpha-3, or an organisation's acronym (UN, NATO, EUU)."""
    sector: str | None = None
    """PLOVER's sector: GOV, MIL, LEG, JUD, REB, COP, MED, BUS, CVL, NGO, IGO …"""
    named: bool = True
    """Whether the text names somebody; a "senior official" is not named, a ministry is."""

    @property
    def key(self) -> str:
        """What makes two mentions the same actor: the id, else name or description with the state."""
        return self.id or f"{self.state or '?'}|{(self.name or self.role or '?').casefold()}"


@quickly_made
@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to actors. Spans of two mentions may nest ("[[Russia]'s defence minister]")."""

    span: Span
    head: int
    """Index of the head token: what a rule finds as subject or object."""
    first: int
    last: int
    """Tokens [first, last)."""
    form: Literal["name", "nominal", "pronoun", "adjective"]
    actors: tuple[Actor, ...]
    """Who is meant; two or more for pairs and groups ("both men"), none where nobody could be resolved."""
    how: Trace = ()
    """The rules that linked it, for the trace of whatever uses it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with parse, mentions and times; every span lies in ``document.text``."""

    document: Document
    parse: Parse
    mentions: tuple[Mention, ...] = ()
    """In text order, outer before inner."""
    times: tuple[TimeExpression, ...] = ()
    """In text order, not overlapping."""
    opens: bool = True
    """Whether the document begins here: a later passage of a long one has no title and no lead."""
    answers: Answers = field(default_factory=no_answers, init=False, repr=False, compare=False)

    def text(self, span: Span) -> str:
        """The untouched characters of a span."""
        return span.text_of(self.document.text)

    def mention_at(self, i: int) -> Mention | None:
        """The widest mention whose head is token ``i``."""
        found = [m for m in self.mentions if m.head == i]
        return max(found, key=lambda m: len(m.span), default=None)

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Mentions that lie wholly inside a span."""
        first = bisect_left(self.mentions, span.start, key=_start)
        last = bisect_left(self.mentions, span.end, lo=first, key=_start)
        return tuple(m for m in self.mentions[first:last] if m.span.end <= span.end)

    def times_in(self, span: Span) -> tuple[TimeExpression, ...]:
        """Time expressions that share a character with a span."""
        numbers = self.numbers_of_times_in(span)
        return self.times[numbers.start : numbers.stop]

    def numbers_of_times_in(self, span: Span) -> range:
        """Their numbers in ``times``."""
        first = bisect_right(self.times, span.start, key=_end)
        return range(first, bisect_left(self.times, span.end, lo=first, key=_start))


def _start(item: Mention | TimeExpression) -> int:
    return item.span.start


def _end(item: TimeExpression) -> int:
    return item.span.end
