"""Where two contacts took place: two meetings in two countries are two, and one town speaks for one meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from readouts.coding.coding import Channel, Place
from readouts.coding.events.sides.places import PlaceNames
from readouts.record.corpus import Filed
from readouts.record.merging.pairing.days import is_narrow
from readouts.record.merging.pairing.decision import Reason, Words
from readouts.record.sides import plain
from readouts.resources.files import read_csv

# Who calls or writes is in two places.
_APART: frozenset[Channel] = frozenset({"call", "video", "hotline", "letter"})


class _StateRow(BaseModel):
    model_config = ConfigDict(extra="ignore")
    name: str
    names: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a contact, as a report names it."""

    name: str
    state: str | None
    """State in which it lies."""
    is_state: bool
    """Whether only the state is named."""
    words: Words


@dataclass(frozen=True, slots=True)
class Places:
    """Compares where two contacts took place, with the towns that the table of actors knows."""

    names: PlaceNames
    lands: frozenset[str]
    """Names of states, plain."""

    @classmethod
    def load(cls) -> Places:
        """The places that ship with the package.

        Raises:
            ResourceFileError: A file of the table of actors has faults.
        """
        rows = read_csv("actors/states.csv", _StateRow)
        lands = frozenset(plain(n) for r in rows for n in (r.name, *(r.names or "").split("|")) if n)
        return cls(PlaceNames.load(), lands)

    def never(self, one: Filed, other: Filed) -> Reason | None:
        """Why the places exclude that two reports are of one contact.

        Where both give the same day, two places are taken for a slip of one of them and only count against it: the same
        people seldom meet in two countries on a day.
        """
        ours, theirs = self.spot_of(one), self.spot_of(other)
        if ours is None or theirs is None or not (ours.state and theirs.state) or ours.state == theirs.state:
            return None
        if one.report.status != other.report.status or _on_known_days(one, other):
            return None
        sentence = f"one was in {ours.name}, the other in {theirs.name}"
        return Reason("places.other", sentence, words=(*ours.words, *theirs.words))

    def reasons(self, one: Filed, other: Filed) -> Iterator[Reason]:
        """What the places of two reports say for one contact, or against it."""
        ours, theirs = self.spot_of(one), self.spot_of(other)
        if ours is None or theirs is None:
            return
        words = (*ours.words, *theirs.words)
        if plain(ours.name) == plain(theirs.name):
            yield Reason("places.same", f"both in {ours.name}", 1.0, words)
        elif ours.state is None or theirs.state is None:
            return
        elif ours.state != theirs.state:
            yield Reason("places.other", f"one was in {ours.name}, the other in {theirs.name}", -1.5, words)
        elif ours.is_state or theirs.is_state:
            yield Reason("places.near", f"{ours.name} and {theirs.name} may be one place", 0.5, words)
        elif not _on_known_days(one, other):
            yield Reason("places.town", f"one was in {ours.name}, the other in {theirs.name}", -1.0, words)

    def spot_of(self, filed: Filed) -> Spot | None:
        """Where the contact took place, by the report or by the events that it rests on; None for a call."""
        place = None if filed.report.channel in _APART else _place_of(filed)
        if place is None:
            return None
        known = self.names.state_of(place.name)
        state = place.state or (known.state if known else None)
        is_state = plain(place.name).removeprefix("the ") in self.lands
        return Spot(place.name, state, is_state, ((filed.document, place.span),))


def _place_of(filed: Filed) -> Place | None:
    if filed.report.place is not None:
        return filed.report.place
    events = set(filed.report.events)
    return next((e.place for e in filed.coding.events if e.id in events and e.type == "CONSULT" and e.place), None)


def _on_known_days(one: Filed, other: Filed) -> bool:
    return is_narrow(one.report.date.interval) and is_narrow(other.report.date.interval)
