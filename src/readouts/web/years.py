"""The years of a list as links: a year stands in the address as its first and last day, as any window does."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.store.catalogue.model import Facet
from readouts.web.address import Address, Choice


def year_choices(years: Iterable[Facet], address: Address) -> tuple[Choice, ...]:
    """Years with their entries, the newest first; the one in force is taken back."""
    bare = address.lacking("since").lacking("until")
    found = []
    for year in sorted(years, key=lambda f: f.value, reverse=True):
        first, last = f"{year.value}-01-01", f"{year.value}-12-31"
        chosen = address.holds("since", first) and address.holds("until", last)
        target = bare if chosen else bare.having("since", first).having("until", last)
        found.append(Choice(year.value, year.count, chosen, str(target)))
    return tuple(found)
