"""Which events stand for others: a contact that is asked for, refused or announced is told by that event alone.

PLOVER codes "agreed to meet" as AGREE and "called off the visit" as REJECT, and nothing besides. The stage of contacts
needs the meeting too, so it is coded with the id of the event that stands for it, and left out when the contacts are found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from readouts.coding.coding import ContactReport, EventMention
from readouts.coding.events.draft import Draft
from readouts.slots import replace


def with_ids(found: Sequence[tuple[Draft, EventMention]]) -> tuple[EventMention, ...]:
    """The mentions in text order, with the ids of those that stand for others."""
    standing = {
        token.i: mention.id
        for draft, mention in found
        if draft.within is None
        for token in (draft.candidate.token, *draft.also)
    }
    contacts = {
        d.candidate.carrier.i: m.id for d, m in found if d.candidate.carrier is not None and m.type == "CONSULT"
    }
    standing = {**contacts, **standing}
    return tuple(
        mention if draft.within is None else replace(mention, within=standing.get(draft.within))
        for draft, mention in found
    )


def told_once(
    events: Iterable[EventMention], contacts: Iterable[ContactReport]
) -> tuple[tuple[EventMention, ...], tuple[ContactReport, ...], Mapping[str, str]]:
    """The events without those that others stand for, the contacts with the ids of these, and which stands for which."""
    events = tuple(events)
    known = {e.id for e in events if e.within is None}
    instead = {e.id: e.within for e in events if e.within is not None and e.within in known}
    kept = tuple(e for e in events if e.id not in instead)
    shown = tuple(replace(c, events=tuple(dict.fromkeys(instead.get(e, e) for e in c.events))) for c in contacts)
    return kept, shown, instead
