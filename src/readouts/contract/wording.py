"""How a person reads days, actors and contacts."""

from __future__ import annotations

from readouts.actors.table import ActorTable
from readouts.language.reading import Actor
from readouts.record.model import Contact, Support

STATUS_WORDS = {
    "held": "held",
    "planned": "planned",
    "possible": "under discussion",
    "refused": "refused",
    "denied": "disputed",
    "cancelled": "cancelled",
    "ruled_out": "ruled out",
}
STATUS_COLOURS = {
    "held": "green",
    "planned": "cyan",
    "possible": "cyan",
    "refused": "red",
    "denied": "magenta",
    "cancelled": "yellow",
    "ruled_out": "yellow",
}
LEVEL_WORDS = {
    "leaders": "leaders",
    "foreign_ministers": "foreign ministers",
    "defence_ministers": "defence ministers",
    "others": "others, or of different ranks",
    "unknown": "not said",
}
VERDICT_COLOURS = {"supported": "green", "contradicted": "red", "unknown": "yellow"}


CHANNEL_WORDS = {"video": "video call", "hotline": "hotline call", "unknown": "contact"}


def channel_word(channel: str) -> str:
    """The channel as a noun: ``video call``; ``contact`` where it is not known."""
    return CHANNEL_WORDS.get(channel, channel)


def counted(number: int, noun: str) -> str:
    """``1 document``, ``3 documents``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def sourcing(contact: Contact) -> str:
    """``3 documents, 1 independent source``: copies and repeats count with whoever had the words first."""
    documents = counted(len(contact.documents), "document")
    return f"{documents}, {counted(contact.independent, 'independent source')}" if contact.independent else documents


class Wording:
    """Names of states and actors for people to read."""

    def __init__(self, table: ActorTable) -> None:
        self._table = table

    def state(self, code: str | None) -> str:
        """Name of a state or organisation; its code where the table has none."""
        if code is None:
            return "the outlets"
        entry = self._table.state(code) or self._table.organisation(code)
        return entry.name if entry else code

    def actor(self, actor: Actor) -> str:
        """``Lloyd Austin (Secretary of Defense)``, beside his state's name; an office with its state where no name is known."""
        if actor.name and actor.kind == "person":
            return f"{actor.name} ({actor.role})" if actor.role else actor.name
        if actor.role and actor.kind in ("office", "person"):
            return f"{actor.role} of {self.state(actor.state)}" if actor.state else actor.role
        return actor.name or actor.role or self.state(actor.state)

    def actor_of(self, actor: Actor) -> str:
        """``Lloyd Austin (Secretary of Defense, United States)``, where nothing else tells the state; a state by its name."""
        state = self.state(actor.state) if actor.state else ""
        if actor.kind == "state":
            return state or actor.name or "?"
        words = actor.name or actor.role or "?"
        more = [w for w in (actor.role if actor.name else "", state) if w and w not in words]
        return f"{words} ({', '.join(more)})" if more else words

    def sides(self, contact: Contact) -> str:
        """``Germany – Russia``, in the participants' order."""
        states = list(dict.fromkeys(p.state for p in contact.participants if p.state))
        return " – ".join(self.state(s) for s in states)

    def people(self, contact: Contact) -> str:
        """The participants that are more than a state."""
        named = [self.actor(p) for p in contact.participants if p.kind != "state"]
        return ", ".join(named)

    def value(self, support: Support) -> str:
        """The value of a slot: states by name, durations with their unit."""
        if support.slot == "initiator":
            return self.state(support.value)
        return f"{support.value} minutes" if support.slot == "duration" else support.value
