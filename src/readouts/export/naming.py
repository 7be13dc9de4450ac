"""How exported entries are called: names for people, and identifiers for other programs."""

from __future__ import annotations

from readouts.actors.table import ActorTable
from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.model import Contact

WIKIDATA = "http://www.wikidata.org/entity/"


def urn(kind: str, key: str) -> str:
    """The identifier of an entry: ``urn:readouts:contact:3f2a…``, the same in every export."""
    return f"urn:readouts:{kind}:{key}"


def is_wikidata(key: str | None) -> bool:
    """Whether an id is one of Wikidata's."""
    return bool(key) and key is not None and key[0] == "Q" and key[1:].isdigit()


def actor_id(actor: Actor) -> str:
    """Wikidata's address of an actor, else an identifier of ours."""
    if is_wikidata(actor.id):
        return f"{WIKIDATA}{actor.id}"
    return urn("actor", "-".join("".join(c if c.isalnum() else " " for c in actor.key).split()).casefold())


def actor_name(actor: Actor, table: ActorTable) -> str:
    """A name to show: of a person, an office, or a state."""
    state = table.state(actor.state) if actor.state else None
    of_state = state.name if state else actor.state
    if actor.kind == "state":
        return of_state or actor.name or "?"
    if actor.name:
        return actor.name
    return f"{actor.role} of {of_state}" if actor.role and of_state else actor.role or of_state or "?"


def contact_name(contact: Contact, table: ActorTable) -> str:
    """What a contact is called: ``call: Ada Brandt – Ben Costa``."""
    who = " – ".join(actor_name(p, table) for p in contact.participants)
    what = "contact" if contact.channel == "unknown" else contact.channel
    status = "" if contact.status == "held" else f" ({contact.status.replace('_', ' ')})"
    return f"{what}: {who}{status}"


def iso_interval(interval: Interval) -> str:
    """ISO 8601-2: a day, or an interval with ``..`` for an open side; empty where nothing is known.

    >>> from datetime import date
    >>> iso_interval(Interval(None, date(2022, 3, 1)))
    '../2022-03-01'
    """
    if interval.is_day:
        return str(interval.earliest)
    if interval.earliest is None and interval.latest is None:
        return ""
    return f"{interval.earliest or '..'}/{interval.latest or '..'}"
