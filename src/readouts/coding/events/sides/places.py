"""Names of places that stand for no actor in the text, and the state that each lies in."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from readouts.language.reading import Actor
from readouts.resources.files import read_csv


class _StateRow(BaseModel):
    model_config = ConfigDict(extra="ignore")
    code: str
    name: str
    names: str | None = None
    adjectives: str | None = None
    capital: str | None = None
    capital_names: str | None = None
    qid: str | None = None


class _PlaceRow(BaseModel):
    model_config = ConfigDict(extra="ignore")
    name: str
    names: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """From the name of a state, a capital or another known place to the state as an actor."""

    states: dict[str, Actor]
    adjectives: dict[str, Actor]
    """From "Zambian" to the state."""
    codes: frozenset[str]
    """Of all states; those of organisations are not among them."""

    @classmethod
    def load(cls) -> PlaceNames:
        """The places of the table of actors that ships with the package."""
        found: dict[str, Actor] = {}
        by_code: dict[str, Actor] = {}
        adjectives: dict[str, Actor] = {}
        for row in read_csv("actors/states.csv", _StateRow):
            actor = Actor("state", id=row.qid, name=row.name, state=row.code)
            by_code[row.code] = actor
            adjectives.update({name: actor for name in (row.adjectives or "").split("|") if name})
            for cell in (row.name, row.names, row.capital, row.capital_names):
                found.update({name: actor for name in (cell or "").split("|") if name})
        for place in read_csv("actors/places.csv", _PlaceRow):
            if place.state is not None and place.state in by_code:
                names = (place.name, *(place.names or "").split("|"))
                found.update({name: by_code[place.state] for name in names if name})
        return cls(found, adjectives, frozenset(by_code))

    def state_of(self, name: str) -> Actor | None:
        """The state that a place lies in; None for a place that the table does not know."""
        return self.states.get(name) or self.states.get(name.removeprefix("the ").removeprefix("The "))
