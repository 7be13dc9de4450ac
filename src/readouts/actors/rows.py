"""The shapes of the data files below ``resources/actors``: unknown keys and columns are refused."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

from readouts.actors.model import Gender, Sector


def _cut(cell: str | None) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


Cell = Annotated[tuple[str, ...], BeforeValidator(_cut)]
"""Several values in one cell of a CSV file, with bars between them."""
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Qid = Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")]
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""YYYY, YYYY-MM or YYYY-MM-DD: as precise as it is known."""


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StateRow(_Row):
    """A line of ``states.csv``."""

    code: Code
    name: str
    names: Cell
    adjectives: Cell
    nouns: Cell
    """Singular, or "singular/plural" where the plural is not made with s."""
    capital: str | None
    capital_names: Cell
    head_of_state: str
    head_of_government: str
    leader: Literal["head_of_state", "head_of_government"]
    qid: Qid | None
    cow: str | None


class SeatRow(_Row):
    """An entry of ``seats.yaml``."""

    name: str
    names: tuple[str, ...] = ()
    state: str
    office: str
    sector: Sector


class OrganisationRow(_Row):
    """An entry of ``organisations.yaml``."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    part_of: str | None = None
    sector: Sector = "IGO"
    qid: Qid | None = None


class GroupRow(_Row):
    """An entry of ``groups.yaml``."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    state: str | None
    sector: Sector


class PlaceRow(_Row):
    """A line of ``places.csv``."""

    name: str
    names: Cell
    state: str | None
    kind: Literal["city", "region"]


class PersonRow(_Row):
    """A line of ``people.csv``."""

    id: str
    name: str
    family: str | None
    gender: Gender | None


class AliasRow(_Row):
    """A line of ``aliases.csv``; the name is there for whoever reads the file."""

    person: str
    name: str
    alias: str


class HolderRow(_Row):
    """A line of ``holders.csv``."""

    state: str
    office: str
    person: str
    title: str
    start: PartialDate | None
    end: PartialDate | None
    known_until: PartialDate | None
    """Last day for which the source vouches that the term went on; for terms without an end."""
    doubtful: bool | None
    source: str


class OfficeClassRow(_Row):
    """A class of office in ``offices.yaml``."""

    id: str
    sector: Sector
    role: str
    minister: bool = False
    """Whether a deputy of it is a deputy_minister."""
    as_said: bool = False
    """Whether a reader says the title of the text itself: "Health Minister", "presidential aide"."""


class MeaningRow(_Row):
    """What a title means in some states."""

    title: str
    states: tuple[str, ...]
    office: str
    role: str | None = None
    only: bool = False
    """Whether the title itself says which state it is."""
    alone: bool = False
    """Whether news mean this one where no state is named."""


class Modifiers(_Row):
    """Words before a title that change what is said of its holder."""

    former: frozenset[str]
    acting: frozenset[str]
    deputy: frozenset[str]
    plain: frozenset[str]

    def all(self) -> frozenset[str]:
        """All of them."""
        return self.former | self.acting | self.deputy | self.plain


class HonorificsRow(_Row):
    """Words before a surname."""

    words: tuple[str, ...]
    sector: Sector | None
    office: str | None


class OfficesFile(_Row):
    """The whole of ``offices.yaml``."""

    classes: tuple[OfficeClassRow, ...]
    roles: dict[str, dict[str, str]]
    portfolios: dict[str, tuple[str, ...]]
    titles: dict[str, tuple[str, ...]]
    meanings: tuple[MeaningRow, ...]
    leader_titles: tuple[str, ...]
    modifiers: Modifiers
    honorifics: tuple[HonorificsRow, ...]
    institutions: dict[str, tuple[str, ...]]


class NamingFile(_Row):
    """The whole of ``naming.yaml``."""

    family_first: frozenset[str]
    either_order: frozenset[str]
    called_by_first: frozenset[str]
    called_by_last: frozenset[str]
    whole: frozenset[str]
    two_family_names: frozenset[str]
    particles: frozenset[str]
    patronymics: frozenset[str]
    suffixes: frozenset[str]


_WHOLE_DATE = 10
_MONTHS_OF_31 = frozenset({1, 3, 5, 7, 8, 10, 12})


def first_day(partial: str) -> date:
    """The earliest day that a partial date may be."""
    if len(partial) == _WHOLE_DATE:
        return date.fromisoformat(partial)
    return date(int(partial[:4]), int(partial[5:7] or 1), 1)


def last_day(partial: str) -> date:
    """The latest day that a partial date may be."""
    if len(partial) == _WHOLE_DATE:
        return date.fromisoformat(partial)
    year, month = int(partial[:4]), int(partial[5:7] or 12)
    if month in _MONTHS_OF_31:
        return date(year, month, 31)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)
