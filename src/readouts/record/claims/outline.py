"""As much of a contact as tells whether a claim or a question speaks of it: its words need not be read for that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from readouts.coding.coding import Channel, Status
from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.model import DocumentLink


class Days(Protocol):
    """When a contact was."""

    @property
    def interval(self) -> Interval:
        """The days on which it may have been."""
        ...


class Disagreement(Protocol):
    """Something that accounts of a contact tell differently."""

    @property
    def about(self) -> str:
        """What of it: date, status, initiator …"""
        ...


class Outline(Protocol):
    """A contact, or as much of one. Names as in ``record.model.Contact``, which is one."""

    @property
    def id(self) -> str:
        """Of the contact."""
        ...

    @property
    def date(self) -> Days:
        """When it was."""
        ...

    @property
    def channel(self) -> Channel:
        """By what."""
        ...

    @property
    def status(self) -> Status:
        """What came of it."""
        ...

    @property
    def count(self) -> int | Literal["several"]:
        """How many it stands for."""
        ...

    @property
    def participants(self) -> tuple[Actor, ...]:
        """Who took part."""
        ...

    @property
    def documents(self) -> tuple[DocumentLink, ...]:
        """Which documents tell of it."""
        ...

    @property
    def conflicts(self) -> Sequence[Disagreement]:
        """What its accounts tell differently."""
        ...

    @property
    def states(self) -> frozenset[str]:
        """The states that take part."""
        ...
