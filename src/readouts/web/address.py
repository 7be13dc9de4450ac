"""Addresses of lists: every state of a page stands in its address, so that Back, bookmarks and citations work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from readouts.contract.asking import PARAMETERS, Parameter, parameters_of
from readouts.store.catalogue.model import FacetName, Facets, Filters

_FILTER_OF: Mapping[FacetName, Parameter] = {
    "state": "state",
    "person": "person",
    "channel": "channel",
    "status": "status",
    "type": "type",
    "verdict": "verdict",
    "outlet": "outlet",
    "kind": "kind",
    "disputed": "disputed",
    "initiator": "initiator",
    "level": "level",
}


@dataclass(frozen=True, slots=True)
class Address:
    """A path with the filters of a list and whatever else its page understands (``order``, ``after`` …)."""

    path: str
    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, path: str, filters: Filters, **more: str | None) -> Address:
        """The address of a list with these filters."""
        return cls(path, (*parameters_of(filters), *((k, v) for k, v in more.items() if v)))

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.pairs)}" if self.pairs else self.path

    def at(self, path: str) -> Address:
        """The same filters at another path: a page's JSON twin, an export."""
        return Address(path, self.pairs)

    def having(self, name: str, value: str) -> Address:
        """With a value more; the place in the list is forgotten."""
        return Address(self.path, (*self._without("after"), (name, value)))

    def lacking(self, name: str, value: str | None = None) -> Address:
        """Without a value, or without all of a name; the place in the list is forgotten."""
        kept = tuple(p for p in self._without("after") if not (p[0] == name and value in (None, p[1])))
        return Address(self.path, kept)

    def after(self, cursor: str) -> Address:
        """Further on in the list."""
        return Address(self.path, (*self._without("after"), ("after", cursor)))

    def holds(self, name: str, value: str) -> bool:
        """Whether it asks for this value."""
        return (name, value) in self.pairs

    def hidden(self, *but: str) -> tuple[tuple[str, str], ...]:
        """The pairs that a form for the names ``but`` must carry along."""
        return tuple(p for p in self.pairs if p[0] not in (*but, "after"))

    def _without(self, name: str) -> tuple[tuple[str, str], ...]:
        return tuple(p for p in self.pairs if p[0] != name)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet as a link: chosen ones are taken back, others added."""

    value: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force; following the address takes it back."""

    name: Parameter
    value: str
    address: str


def choices(facets: Facets, address: Address) -> dict[FacetName, tuple[Choice, ...]]:
    """The facets of a list as links."""
    found: dict[FacetName, tuple[Choice, ...]] = {}
    for name, values in facets.items():
        parameter = _FILTER_OF.get(name)
        if parameter is None:
            continue
        row = []
        for facet in values:
            chosen = address.holds(parameter, facet.value)
            target = address.lacking(parameter, facet.value) if chosen else address.having(parameter, facet.value)
            row.append(Choice(facet.value, facet.count, chosen, str(target)))
        found[name] = tuple(row)
    return found


def chips(address: Address) -> tuple[Chip, ...]:
    """The filters in force, each with the address that takes it back."""
    return tuple(
        Chip(known, value, str(address.lacking(name, value)))
        for name, value in address.pairs
        for known in PARAMETERS
        if known == name
    )


def pairs_of(query: Sequence[tuple[str, str]], *also: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a query that a list understands: its filters, and the names ``also``."""
    return tuple((k, v) for k, v in query if (k in PARAMETERS or k in also) and v.strip())
