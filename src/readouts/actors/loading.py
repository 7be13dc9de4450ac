"""Reading the data files below ``resources/actors``, and the names that they give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import TypeAdapter

from readouts.actors.model import Name, State
from readouts.actors.rows import (
    AliasRow,
    GroupRow,
    HolderRow,
    NamingFile,
    OfficesFile,
    OrganisationRow,
    PersonRow,
    PlaceRow,
    SeatRow,
    StateRow,
)
from readouts.resources.files import read_csv, read_yaml


@dataclass(frozen=True, slots=True)
class Files:
    """The checked contents of all files."""

    states: list[StateRow]
    seats: list[SeatRow]
    organisations: list[OrganisationRow]
    groups: list[GroupRow]
    places: list[PlaceRow]
    people: list[PersonRow]
    aliases: list[AliasRow]
    holders: list[HolderRow]
    offices: OfficesFile
    naming: NamingFile

    def states_built(self) -> Iterator[State]:
        """The states as the table gives them."""
        for row in self.states:
            yield State(
                code=row.code,
                name=row.name,
                adjectives=row.adjectives,
                nouns=tuple(_singular_plural(noun) for noun in row.nouns),
                capital=row.capital,
                head_of_state=row.head_of_state,
                head_of_government=row.head_of_government,
                leader=row.leader,
                qid=row.qid,
                cow=row.cow,
            )


def read_files() -> Files:
    """All data files of the table.

    Raises:
        ResourceFileError: A file has faults.
    """
    return Files(
        states=read_csv("actors/states.csv", StateRow),
        seats=read_yaml("actors/seats.yaml", TypeAdapter(list[SeatRow])),
        organisations=read_yaml("actors/organisations.yaml", TypeAdapter(list[OrganisationRow])),
        groups=read_yaml("actors/groups.yaml", TypeAdapter(list[GroupRow])),
        places=read_csv("actors/places.csv", PlaceRow),
        people=read_csv("actors/people.csv", PersonRow),
        aliases=read_csv("actors/aliases.csv", AliasRow),
        holders=read_csv("actors/holders.csv", HolderRow),
        offices=read_yaml("actors/offices.yaml", OfficesFile),
        naming=read_yaml("actors/naming.yaml", NamingFile),
    )


def _singular_plural(noun: str) -> tuple[str, str]:
    singular, _, plural = noun.partition("/")
    return singular, plural or f"{singular}s"


def all_names(files: Files) -> Iterator[tuple[str, Name]]:
    """Every name of a state, place, seat, organisation or group as written, with what it names.

    A name with a genitive inside is given a second time as parsers cut it: "Lord 's Resistance Army".
    """
    for text, name in _as_written(files):
        yield text, name
        if "'s " in text:
            yield text.replace("'s ", " 's "), name


def _as_written(files: Files) -> Iterator[tuple[str, Name]]:
    for state in files.states:
        yield from _state_names(state)
    for seat in files.seats:
        name = Name("seat", seat.name, seat.state, seat.office, seat.sector, stands=True)
        yield from ((text, name) for text in (seat.name, *seat.names))
    for body in files.organisations:
        name = Name("organisation", body.code, body.part_of or body.code, None, body.sector, stands=True)
        yield from ((text, name) for text in (body.name, *body.names))
    for group in files.groups:
        name = Name("group", group.id, group.state, None, group.sector)
        yield from ((text, name) for text in (group.name, *group.names))
    for place in files.places:
        name = Name("city", place.name, place.state)
        yield from ((text, name) for text in dict.fromkeys((place.name, *place.names)))


def _state_names(state: StateRow) -> Iterator[tuple[str, Name]]:
    code = state.code
    yield from ((text, Name("state", code, code, stands=True)) for text in (state.name, *state.names))
    yield from ((text, Name("demonym", code, code)) for text in state.adjectives)
    for singular, plural in map(_singular_plural, state.nouns):
        if singular not in state.adjectives:
            yield singular, Name("demonym", code, code, noun=True)
        if plural not in state.adjectives:
            yield plural, Name("demonym", code, code, plural=True, noun=True)
    if state.capital:
        name = Name("capital", state.capital, code, stands=True)
        yield from ((text, name) for text in (state.capital, *state.capital_names))
