"""What the table of actors holds: plain values, each with the id by which others refer to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from readouts.actors.sources import Certainty, certainty_of
from readouts.interval import Interval
from readouts.slots import quickly_made

Sector = Literal[
    "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "UAF", "CRM",
    "BUS", "CVL", "EDU", "ELI", "LAB", "MED", "NGO", "IGO", "REL",
]  # fmt: skip
"""PLOVER's sectors, as far as the table uses them."""

NameKind = Literal[
    "state",
    "demonym",
    "capital",
    "seat",
    "institution",
    "city",
    "organisation",
    "group",
    "person",
    "title",
    "honorific",
]
Gender = Literal["f", "m"]


@dataclass(frozen=True, slots=True)
class State:
    """A state, with how it and its leaders are called."""

    code: str
    """ISO 3166-1 alpha-3; XKX for Kosovo."""
    name: str
    adjectives: tuple[str, ...]
    nouns: tuple[tuple[str, str], ...]
    """Pairs of singular and plural: ("Finn", "Finns")."""
    capital: str | None
    head_of_state: str
    """Title of the head of state as a reader says it: "President", "Supreme Leader"."""
    head_of_government: str
    leader: str
    """Class of the office that news mean by "the Russian leader": head_of_state or head_of_government."""
    qid: str | None
    cow: str | None
    """Number in the Correlates of War list of states."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of states, or a body of one."""

    code: str
    name: str
    sector: Sector
    part_of: str | None
    """Code of the organisation that it is a body of: UNSC is part of UN."""
    qid: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """An actor that is neither a state nor an organisation of states: rebels, movements, peoples without a state."""

    id: str
    name: str
    state: str | None
    """Home state; None where it acts across borders or its home is disputed."""
    sector: Sector


@dataclass(frozen=True, slots=True)
class Place:
    """A city or a region as a location."""

    name: str
    state: str | None
    """State that it lies in by general recognition; None where that is disputed."""
    kind: Literal["city", "region"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who holds or held an office."""

    id: str
    """Wikidata id where known, else the table's own ("RUS:dmitry-peskov")."""
    name: str
    given: str
    family: str
    """What the press calls the person by, alone: "Shoigu", "von der Leyen", "Xi", "Abiy"."""
    states: tuple[str, ...]
    """States and organisations in whose service the person has a term, sorted."""
    qid: str | None
    gender: Gender | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A person's time in an office."""

    person: str
    office: str
    """Class of office (``offices.yaml``)."""
    state: str
    """State or organisation."""
    title: str
    """The office as the source or a reader says it: "United States Secretary of Defense"."""
    interval: Interval
    """Outer bounds: the person did not hold this office outside it. Open where nothing bounds it."""
    known: Interval | None
    """Days on which the source vouches for it: from the last that a start known to the month may be, to the first that
    such an end may be; without a known end only until the source last saw the holder. None where no day is sure."""
    start_known: bool
    end_known: bool
    """Whether an end is given; else the latest day is the next holder's first, or open."""
    doubtful: bool
    """Whether its source gives reasons to doubt start or end."""
    source: str
    vouched_until: date | None = None
    """The last day that the source says something of; for a term without a known end."""

    def may_cover(self, on: Interval) -> bool:
        """Whether the person may have held it in ``on``, for all that the table knows."""
        return self.reach.intersect(on) is not None

    def surely_covers(self, on: Interval) -> bool:
        """Whether the sources vouch for all of ``on`` and give no reason to doubt it."""
        return not self.doubtful and self.known is not None and self.known.contains(on)

    @property
    def certainty(self) -> Certainty:
        """Whether two sources agree on it, one says so, or none but the founders."""
        return certainty_of(self.source)

    @property
    def reach(self) -> Interval:
        """Days for which the table can name this holder: outer bounds, cut where an open term is not vouched for any more."""
        if self.interval.latest is not None:
            return self.interval
        return Interval(self.interval.earliest, self.vouched_until)


@dataclass(frozen=True, slots=True)
class OfficeClass:
    """A class of office: what a foreign minister is, whatever his title."""

    id: str
    sector: Sector
    role: str
    """How a reader says it where the state has no title of its own."""


@quickly_made
@dataclass(frozen=True, slots=True)
class OfficeReading:
    """What a title means in a state."""

    office: str
    role: str
    sector: Sector
    state: str | None
    deputy: bool = False
    former: bool = False
    acting: bool = False
    plural: bool = False
    of: str | None = None
    """For a deputy or a spokesperson of an office: the class of that office."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to name something, found in a text."""

    kind: NameKind
    entry: str
    """Id of the state, organisation, group or person; for a seat or a place its name; for a title the title."""
    state: str | None = None
    """ISO 3166-1 alpha-3, or the code of an organisation."""
    office: str | None = None
    """Class of the office that a title names or that a seat stands for."""
    sector: Sector | None = None
    plural: bool = False
    noun: bool = False
    """Of a demonym: whether it names people ("Russians") and not only a quality ("Russian")."""
    stands: bool = False
    """Whether it may stand for the government ("Moscow said …"); True for states, capitals and seats."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Match:
    """All readings of the longest name that begins at a word."""

    names: tuple[Name, ...]
    length: int
    """Number of words."""
