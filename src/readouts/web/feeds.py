"""Contacts as a feed: each with its people, its sources and its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from html import escape

from starlette.datastructures import URL

from readouts.contract.wording import STATUS_WORDS, channel_word, sourcing
from readouts.day_words import when
from readouts.desk.desk import Desk
from readouts.record.model import Contact
from readouts.store.catalogue.model import DocumentCard
from readouts.watching.feeds_out import FeedEntry, atom_of

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def contact_feed(desk: Desk, contacts: Iterable[Contact], documents: Mapping[str, DocumentCard], own: URL) -> str:
    """An Atom feed of contacts in their order.

    Args:
        desk: Whose names are used.
        contacts: What the feed holds.
        documents: Theirs, by id.
        own: The feed's address; those of the pages are made from it.
    """
    entries = [_entry(desk, c, documents, str(own.replace(path=f"/contacts/{c.id}", query=""))) for c in contacts]
    return atom_of(f"urn:readouts:contacts:{own.query}", "Readouts: contacts", entries, str(own))


def _entry(desk: Desk, contact: Contact, documents: Mapping[str, DocumentCard], address: str) -> FeedEntry:
    days, status = when(contact.date.interval), STATUS_WORDS.get(contact.status, contact.status)
    title = f"{channel_word(contact.channel).capitalize()}, {desk.wording.sides(contact)}, {days} ({status})"
    lines = [w for w in (desk.wording.people(contact), sourcing(contact)) if w]
    return FeedEntry(
        f"urn:readouts:contact:{contact.id}", title, _told_last(contact, documents).isoformat(), (address,),
        "".join(f"<p>{escape(line)}</p>" for line in lines), contact.channel,
    )  # fmt: skip


def _told_last(contact: Contact, documents: Mapping[str, DocumentCard]) -> datetime:
    """When anything last changed what is known: the newest document's day, or a correction; 1970 where no day is known."""
    cards = [documents[d.document] for d in contact.documents if d.document in documents]
    days = [c.dated.published.interval.latest for c in cards]
    told = [datetime.combine(day, time(), UTC) for day in days if day]
    return max([*told, *(a.at.astimezone(UTC) for a in contact.corrections)], default=_NEVER)
