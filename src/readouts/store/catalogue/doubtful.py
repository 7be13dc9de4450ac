"""Entries that may be worth a person's look, found by the register: which of them are, their own rule says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, exists, select

from readouts.store.register import tables


@dataclass(frozen=True, slots=True)
class Suspects:
    """Ids of entries that may be in doubt, and whether there may be more of them."""

    ids: tuple[str, ...]
    more: bool


def suspects_in(connection: Connection, wide: int, limit: int) -> Suspects:
    """Claims that are contradicted, contacts that are disputed, hardly dated or only recalled, documents hardly dated.

    Args:
        connection: To the record.
        wide: Days that are too many to tell much.
        limit: Of each of these.
    """
    claims, contacts, documents = tables.listed_claims.c, tables.listed_contacts.c, tables.listed_documents.c
    links = tables.contact_documents.c
    contradicted = select(claims.id).where(claims.verdict == "contradicted").order_by(claims.place)
    told = exists().where(links.contact == contacts.id, links.standing == "main")
    of_contacts: list[ColumnElement[bool]] = [
        contacts.disputed.is_(True),
        contacts.last - contacts.first >= wide,
        ~told,
    ]
    queries = [
        contradicted,
        *(
            select(contacts.id).where(contacts.level == 0, contacts.name == "", which).order_by(contacts.day.desc())
            for which in of_contacts
        ),
        select(documents.id)
        .where(documents.dated.is_(True), documents.last - documents.first >= wide)
        .order_by(documents.id),
    ]
    found = [connection.scalars(query.limit(limit)).all() for query in queries]
    return Suspects(tuple(dict.fromkeys(i for ids in found for i in ids)), any(len(ids) == limit for ids in found))


def documents_by_digest(connection: Connection, digests: Collection[str]) -> tuple[str, ...]:
    """Ids of the documents with these digests."""
    listed = tables.listed_documents.c
    return tuple(connection.scalars(select(listed.id).where(listed.digest.in_(sorted(digests))).order_by(listed.id)))
