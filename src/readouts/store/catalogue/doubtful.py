"""Entries that may be worth a person's look, found by the register: which of them are, their own rule says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from readouts.store.register import tables
from readouts.store.register.suspicion import DISPUTED, UNDATED, UNTOLD, WIDE


@dataclass(frozen=True, slots=True)
class Suspects:
    """Ids of entries that may be in doubt, and whether there may be more of them."""

    ids: tuple[str, ...]
    more: bool


def suspects_in(connection: Connection, limit: int) -> Suspects:
    """Claims that are contradicted, contacts that are disputed, hardly dated or only recalled, documents hardly dated.

    Args:
        connection: To the record.
        limit: Of each of these.
    """
    claims, kept = tables.listed_claims.c, tables.suspects.c
    queries = [select(claims.id).where(claims.verdict == "contradicted").order_by(claims.place)]
    queries += [
        select(kept.id).where(kept.reason == reason).order_by(kept.day.desc(), kept.id.desc())
        for reason in (DISPUTED, WIDE, UNTOLD)
    ]
    queries.append(select(kept.id).where(kept.reason == UNDATED).order_by(kept.day, kept.id))
    found = [connection.scalars(query.limit(limit)).all() for query in queries]
    return Suspects(tuple(dict.fromkeys(i for ids in found for i in ids)), any(len(ids) == limit for ids in found))


def documents_by_digest(connection: Connection, digests: Collection[str]) -> tuple[str, ...]:
    """Ids of the documents with these digests."""
    listed = tables.listed_documents.c
    return tuple(connection.scalars(select(listed.id).where(listed.digest.in_(sorted(digests))).order_by(listed.id)))
