"""Who publishes: the table of outlets and official sites, found by the address of a page or by the outlet's name.

A page is known by its host, whatever stands before the domain (``www.``, ``edition.``): the longest domain of the
table that ends the host. A name is known as a whole, without regard to case, accents, points and "The". What the
table does not know stays unknown. Users' rows stand before those that ship with the package.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator

from readouts.actors.rows import OrganisationRow, StateRow
from readouts.errors import ResourceFileError
from readouts.resources.files import read_csv, read_yaml, resource

FILE = "documents/outlets.csv"
COLUMNS = ("name", "names", "domains", "country", "kind", "owner")

Kind = Literal["wire", "newspaper", "magazine", "broadcaster", "state_media", "official", "think_tank", "other"]

_LONGEST_DOMAIN = 253  # of the domain name system
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
# Archives of pages keep the page's own address behind theirs.
_ARCHIVED = re.compile(
    r"^https?://(?:web\.archive\.org/web/\d+[a-z_]*|archive\.(?:today|ph|is|md)/(?:o/\w+|\d+))/(?=https?://)"
)
_LONGEST_ADDRESS = 4_000


class OutletRow(BaseModel):
    """One line of the table."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str = Field(min_length=1, max_length=120)
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = Field(pattern=r"^[A-Z][A-Z0-9]{1,11}$")
    kind: Kind
    owner: str | None = None

    @field_validator("names", "domains", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return tuple(v.strip() for v in value.split("|") if v.strip()) if isinstance(value, str) else value

    @field_validator("owner", mode="before")
    @classmethod
    def _empty(cls, value: object) -> object:
        return value or None

    @field_validator("domains")
    @classmethod
    def _bare(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for domain in value:
            if len(domain) > _LONGEST_DOMAIN or not _DOMAIN.fullmatch(domain) or domain.startswith("www."):
                raise ValueError(f"{domain!r} is no bare domain (example.org)")
        return value


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes."""

    name: str
    names: tuple[str, ...]
    """Other spellings."""
    domains: tuple[str, ...]
    country: str
    """State in which it is at home, ISO 3166-1 alpha-3; for official sites the side; organisations by their acronym."""
    kind: Kind
    owner: str | None = None
    """The group or the body to which it belongs, where that is known."""
    own: bool = False
    """Whether the user's file names it."""


@dataclass(frozen=True, slots=True, eq=False)
class OutletTable:
    """The outlets by name and by domain."""

    outlets: tuple[Outlet, ...]
    _by_name: dict[str, Outlet] = field(repr=False)
    _by_domain: dict[str, Outlet] = field(repr=False)

    @classmethod
    def of(cls, outlets: Iterable[Outlet]) -> OutletTable:
        """The table of these outlets; where two share a name or a domain, the earlier has it."""
        outlets = tuple(outlets)
        names: dict[str, Outlet] = {}
        domains: dict[str, Outlet] = {}
        for outlet in outlets:
            for name in (outlet.name, *outlet.names):
                names.setdefault(folded(name), outlet)
            for domain in outlet.domains:
                domains.setdefault(domain, outlet)
        return cls(outlets, names, domains)

    @classmethod
    def load(cls, own: Path | None = None) -> OutletTable:
        """The table that ships with the package, with the user's file before it, if it is there.

        Raises:
            ResourceFileError: A file has faults; all of them are listed.
        """
        shipped = read_outlets(resource(FILE).read_text("utf-8"), FILE)
        if own is None or not own.is_file():
            return cls.of(shipped)
        try:
            text = own.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ResourceFileError(str(own), (f"cannot be read ({error})",)) from error
        found = read_outlets(text, str(own), own=True)
        known = _codes()
        faults = [
            f"{o.name}: country: {o.country!r} is no code of a state or organisation"
            for o in found
            if o.country not in known
        ]
        if faults:
            raise ResourceFileError(str(own), tuple(faults))
        return cls.of((*found, *shipped))

    def by_address(self, address: str | None) -> Outlet | None:
        """Whose page an address is; a copy in a web archive is a page of the outlet that it copies.

        >>> OutletTable.load().by_address("https://www.kremlin.ru/events/president/news/1").country
        'RUS'
        """
        host = host_of(address)
        while host:
            if found := self._by_domain.get(host):
                return found
            host = host.partition(".")[2]
        return None

    def by_name(self, name: str | None) -> Outlet | None:
        """The outlet of a name.

        >>> OutletTable.load().by_name("the new york times").kind
        'newspaper'
        """
        return self._by_name.get(folded(name)) if name else None

    def matching(self, words: str) -> tuple[Outlet, ...]:
        """The outlet that an address or a name means, else all whose names or domains hold the words."""
        found = self.by_name(words) or self.by_address(words if "//" in words else f"https://{words}")
        if found:
            return (found,)
        part = folded(words)
        return tuple(
            o
            for o in self.outlets
            if part
            and (any(part in folded(n) for n in (o.name, *o.names)) or any(words.lower() in d for d in o.domains))
        )


def _codes() -> frozenset[str]:
    """What may stand as an outlet's country; a test holds the shipped table to it."""
    states = read_csv("actors/states.csv", StateRow)
    bodies = read_yaml("actors/organisations.yaml", TypeAdapter(list[OrganisationRow]))
    return frozenset([*(s.code for s in states), *(b.code for b in bodies)])


def host_of(address: str | None) -> str:
    """The host of an address in lower case, without port and user; empty where there is none."""
    if not address:
        return ""
    try:
        host = urlsplit(_ARCHIVED.sub("", address[:_LONGEST_ADDRESS])).hostname
    except ValueError:
        return ""
    return (host or "").rstrip(".").lower()


def folded(name: str) -> str:
    """A name for comparing: without case, accents, points, signs, and the article before it.

    >>> folded("The U.S. Department of State") == folded("US department of state")
    True
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = re.sub(r"[^\w]+", " ", re.sub(r"(?<=\w)[.'’]|(?<=\w)[.](?=\w)", "", plain.replace("&", " and "))).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def read_outlets(text: str, file: str, *, own: bool = False) -> list[Outlet]:
    """The checked rows of a table.

    Args:
        text: A CSV file with our columns; ``names``, ``domains`` and ``owner`` may be left out.
        file: Its name, for messages.
        own: Whether it is a user's.

    Raises:
        ResourceFileError: It has faults; all of them are listed with their lines.
    """
    lines = list(csv.reader(io.StringIO(text)))
    header = [c.strip() for c in lines[0]] if lines else []
    unknown = sorted(set(header) - set(COLUMNS))
    missing = [c for c in ("name", "country", "kind") if c not in header]
    if unknown or missing:
        faults = [f"line 1: unknown column {c!r} (known: {', '.join(COLUMNS)})" for c in unknown]
        raise ResourceFileError(file, (*faults, *(f"line 1: no column {c!r}" for c in missing)))
    rows: list[tuple[int, OutletRow]] = []
    faults = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cells):
            continue
        if len(cells) != len(header):
            faults.append(f"line {number}: {len(cells)} cells for {len(header)} columns")
            continue
        try:
            rows.append((number, OutletRow.model_validate(dict(zip(header, (c.strip() for c in cells), strict=True)))))
        except ValidationError as error:
            faults += [f"line {number}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
    faults += _shared(rows)
    if faults:
        raise ResourceFileError(file, tuple(faults))
    return [Outlet(r.name, r.names, r.domains, r.country, r.kind, r.owner, own) for _, r in rows]


def _shared(rows: Sequence[tuple[int, OutletRow]]) -> Iterator[str]:
    """Names and domains that stand on two lines: nobody could tell which is meant."""
    seen: dict[str, int] = {}
    for number, row in rows:
        keys = {**{folded(n): n for n in (row.name, *row.names)}, **{d: d for d in row.domains}}
        for key, written in keys.items():
            if not key:
                yield f"line {number}: {written!r} has no letter"
            elif key in seen:
                yield f"line {number}: {written!r} stands on line {seen[key]} too"
            else:
                seen[key] = number
