"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from readouts.actors.table import ActorTable
from readouts.contract.asking import read_bound
from readouts.errors import UsageError
from readouts.interval import Interval
from readouts.settings import Settings
from readouts.store.catalogue.model import Filters, Page

T = TypeVar("T")
LIMIT = 500
"""Entries that are read at a time."""

RecordOption = Annotated[
    str | None,
    typer.Option(
        "--record",
        help="File or database address of the record (default: READOUTS_RECORD, else readouts.db in the data folder).",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON: one object, or one line an entry.")]
BetweenOption = Annotated[
    tuple[str, str] | None,
    typer.Option("--between", help="Two states, as ISO codes: --between USA RUS.", show_default=False),
]
PersonOption = Annotated[
    str | None, typer.Option("--person", help="Part of a person's name, or a Wikidata id.", show_default=False)
]
SinceOption = Annotated[
    str | None, typer.Option("--since", help="From this day on: YYYY, YYYY-MM or YYYY-MM-DD.", show_default=False)
]
UntilOption = Annotated[
    str | None, typer.Option("--until", help="Up to this day: YYYY, YYYY-MM or YYYY-MM-DD.", show_default=False)
]
ChannelOption = Annotated[
    str | None,
    typer.Option("--channel", help="call, video, meeting, visit, letter, hotline or unknown.", show_default=False),
]
StatusOption = Annotated[
    str | None,
    typer.Option(
        "--status",
        help="held, planned, possible, refused, denied, cancelled, ruled_out; for claims a verdict.",
        show_default=False,
    ),
]
TypeOption = Annotated[
    str | None, typer.Option("--type", help="PLOVER type of events, or kind of claims.", show_default=False)
]
TextOption = Annotated[
    str | None, typer.Option("--text", help="Words that the document must hold.", show_default=False)
]


def settings_for(record: str | None) -> Settings:
    """Settings from the environment, with the record that the command line names."""
    return Settings(record=record) if record else Settings()


def own_actors() -> Path:
    """The folder of the user's own tables of actors."""
    return Settings().actors


def actor_table() -> ActorTable:
    """The shipped table of actors with the user's own laid over it."""
    return ActorTable.load(own_actors())


def everything(page: Callable[[str | None], Page[T]]) -> list[T]:
    """All entries of a list, from the function that gives the page behind a cursor."""
    found, after = list((first := page(None)).entries), first.next
    while after is not None:
        following = page(after)
        found += following.entries
        after = following.next
    return found


def _given(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of a command line, as given."""

    between: tuple[str, str] | None = None
    person: str | None = None
    since: str | None = None
    until: str | None = None
    channel: str | None = None
    status: str | None = None
    type: str | None = None
    text: str | None = None

    def filters(self) -> Filters:
        """What they ask of a list."""
        earliest, latest = read_bound(self.since, latest=False), read_bound(self.until, latest=True)
        if earliest and latest and earliest > latest:
            raise UsageError(f"--since {self.since} lies after --until {self.until}.", "Swap them.")
        return Filters(
            states=tuple(s.upper() for s in self.between or ()),
            person=self.person,
            window=Interval(earliest, latest),
            channels=_given(self.channel),
            statuses=_given(self.status),
            types=_given(self.type),
            verdicts=_given(self.status),
            words=self.text or None,
        )

    def sentence(self) -> str:
        """The filters as a clause: " between USA and RUS since 2022"."""
        parts = [f"between {self.between[0]} and {self.between[1]}"] if self.between else []
        parts += [f"with {self.person}"] if self.person else []
        parts += [f"since {self.since}"] if self.since else []
        parts += [f"until {self.until}"] if self.until else []
        parts += [f"by {self.channel}"] if self.channel else []
        parts += [f"that are {self.status}"] if self.status else []
        parts += [f"of type {self.type}"] if self.type else []
        parts += [f"in documents with “{self.text}”"] if self.text else []
        return "".join(f" {p}" for p in parts)
