"""A contact in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from readouts.coding.coding import Channel, Participant, Status
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.scene import states_of
from readouts.trace import Step


@dataclass(slots=True)
class Draft:
    """A contact in the making: its mentions, in text order."""

    mentions: list[ContactMention] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    which: Literal["this", "earlier", "later"] = "this"
    denied_by: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def add(self, mention: ContactMention) -> None:
        """Take a mention in."""
        self.mentions.append(mention)
        for participant in mention.participants:
            if participant.actor.key not in {p.actor.key for p in self.participants}:
                self.participants.append(participant)

    @property
    def states(self) -> frozenset[str]:
        """The states that take part."""
        return states_of(self.participants)

    @property
    def channel(self) -> Channel:
        """The channel that some mention tells; the most telling where several do."""
        told = [m.channel for m in self.mentions if m.channel != "unknown"]
        for name in ("hotline", "video", "call", "letter", "meeting", "visit"):
            if name in told:
                return name
        return "unknown"

    @property
    def status(self) -> Status | None:
        """What the mentions together say of whether it took place."""
        told = [m.judgement.status for m in self.mentions if m.judgement.status is not None]
        if self.denied_by:
            return "denied"
        order: tuple[Status, ...] = ("denied", "held", "cancelled", "ruled_out", "refused", "planned", "possible")
        return next((s for s in order if s in told), None)

    @property
    def last(self) -> int:
        """Token of the last mention."""
        return self.mentions[-1].trigger
