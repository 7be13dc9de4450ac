"""Entries of a record as notebooks want them: a list of dataclasses that turns into frames, JSON or a table to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

from readouts.contract.values import Json
from readouts.contract.wording import counted
from readouts.notebook.frames import pandas_frame, polars_frame
from readouts.notebook.rendering import rendered

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """How entries of one kind are told."""

    noun: str
    """In the singular: ``contact``."""
    to_json: Callable[[T], Json]
    """The contract's JSON, as the command of this name prints it."""
    columns: tuple[str, ...]
    """Headings of the table that a notebook shows."""
    cells: Callable[[T], tuple[str, ...]]
    """Its cells."""


class Entries(Sequence[T]):
    """Entries in their order. Takes everything that a list's reader takes: ``len``, ``[0]``, ``[:10]``, loops."""

    def __init__(self, entries: Iterable[T], listing: Listing[T]) -> None:
        self._entries = tuple(entries)
        self._listing = listing

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Entries[T]: ...

    def __getitem__(self, at: int | slice) -> T | Entries[T]:
        """An entry, or some of them as entries."""
        return type(self)(self._entries[at], self._listing) if isinstance(at, slice) else self._entries[at]

    def __len__(self) -> int:
        return len(self._entries)

    def __eq__(self, other: object) -> bool:
        return self._entries == other._entries if isinstance(other, Entries) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._entries)

    def __repr__(self) -> str:
        return f"<{counted(len(self), self._listing.noun)}>"

    def _repr_html_(self) -> str:
        """The table that Jupyter shows."""
        return rendered("entries.html", entries=self._entries, listing=self._listing)

    def to_dicts(self) -> list[Json]:
        """The JSON of the contract, an object an entry, as the commands print it with ``--json``."""
        return [self._listing.to_json(e) for e in self._entries]

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame`` with the columns of the tidy tables that ``readouts export --format csv`` writes.

        Raises:
            UsageError: pandas is not installed; the extra ``readouts[frames]`` brings it.
        """
        return pandas_frame(self.to_dicts())

    def to_polars(self) -> Any:
        """A ``polars.DataFrame`` with the same columns.

        Raises:
            UsageError: polars is not installed; the extra ``readouts[frames]`` brings it.
        """
        return polars_frame(self.to_dicts())
