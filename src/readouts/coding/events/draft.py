"""An event as it is made: a candidate with everything found for it, before it is written down."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import Auxiliary, Participant, When
from readouts.coding.events.candidates import Candidate
from readouts.interval import Dated
from readouts.language.parse import Token
from readouts.slots import quickly_made
from readouts.trace import Trace


@quickly_made
@dataclass(frozen=True, slots=True)
class Draft:
    """A judged candidate; each rule that bears on it makes a new draft with a longer trace."""

    candidate: Candidate
    type: str
    mode: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    auxiliary: tuple[Auxiliary, ...]
    steps: Trace
    when: When
    date: Dated
    also: tuple[Token, ...] = ()
    """Other words that tell of the same happening."""
    within: int | None = None
    """The token of the event that stands for it: of which it is what is asked for, refused, agreed …"""
