"""The tables of the register.

Days are numbers (``date.toordinal``). ``first`` and ``last`` are those of an interval, far away where a side is open; ``day`` is
what a list is ordered by: the last day, else the first, else 0. Several values in one column stand between line feeds.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from readouts.store.schema import metadata


def _days() -> tuple[Column[int], ...]:
    return (
        Column("day", Integer, nullable=False),
        Column("first", Integer, nullable=False),
        Column("last", Integer, nullable=False),
    )


def _listed(name: str, *own: Column[object]) -> Table:
    """Entries by name and day: under no name, under each state, and under each pair of states.

    A list of any of these is read off in its order, and what filters and facets need stands in the row.
    """
    return Table(
        name,
        metadata,
        Column("level", Integer, primary_key=True, autoincrement=False, comment="States in the name: 0, 1 or 2"),
        Column("name", String, primary_key=True),
        Column("day", Integer, primary_key=True, autoincrement=False),
        Column("id", String(16), primary_key=True),
        Column("first", Integer, nullable=False),
        Column("last", Integer, nullable=False),
        Column("month", String, comment="Of the first day: 2022-05"),
        *own,
        Column("states", String, nullable=False),
        Column("people", String, nullable=False, comment="Names"),
        Column("outlets", String, nullable=False),
        Column("kinds", String, nullable=False, comment="Kinds of outlets"),
        sqlite_with_rowid=False,
    )


listed_contacts = _listed(
    "listed_contacts",
    Column("channel", String, nullable=False),
    Column("status", String, nullable=False),
    Column("initiator", String),
    Column("rank", String, nullable=False, comment="At what level the sides spoke"),
    Column("independent", Integer, nullable=False),
    Column("disputed", Boolean, nullable=False),
)
Index("listed_contacts_by_id", listed_contacts.c.id)

listed_events = _listed("listed_events", Column("type", String, nullable=False))
Index("listed_events_by_id", listed_events.c.id)

listed_claims = Table(
    "listed_claims",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("place", String, nullable=False, unique=True, comment="By document, then where it stands"),
    Column("document", Integer),
    Column("about", String(16)),
    Column("kind", String, nullable=False),
    Column("verdict", String, nullable=False),
    *_days(),
    Column("states", String, nullable=False),
    Column("people", String, nullable=False),
    Column("outlets", String, nullable=False),
    Column("kinds", String, nullable=False),
    comment="Days and outlet are those of the document",
)
Index("listed_claims_by_document", listed_claims.c.document)
Index("listed_claims_by_about", listed_claims.c.about)
Index("listed_claims_by_verdict", listed_claims.c.verdict, listed_claims.c.place)

listed_documents = Table(
    "listed_documents",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True, comment="What other tables name it by"),
    Column("digest", String(64), ForeignKey("documents.digest", ondelete="CASCADE"), nullable=False, unique=True),
    Column("id", String, nullable=False, unique=True),
    Column("dated", Boolean, nullable=False, comment="Whether the record has taken it in"),
    *_days(),
    Column("outlet", String),
    Column("kind", String),
    Column("country", String),
    Column("title", String),
)
Index("listed_documents_by_day", listed_documents.c.dated, listed_documents.c.day, listed_documents.c.id)
Index("listed_documents_by_outlet", listed_documents.c.outlet, listed_documents.c.day, listed_documents.c.id)
Index("listed_documents_by_kind", listed_documents.c.kind, listed_documents.c.day, listed_documents.c.id)
Index("listed_documents_by_first", listed_documents.c.dated, listed_documents.c.first)
Index("listed_documents_by_last", listed_documents.c.dated, listed_documents.c.last)

listed_statements = Table(
    "listed_statements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("document", Integer, ForeignKey("listed_documents.number", ondelete="CASCADE"), nullable=False),
    Column("id", String, nullable=False, comment="Of the document: what a list is ordered by"),
    Column("position", Integer, nullable=False, comment="In the coding"),
    Column("state", String, comment="Of the speaker"),
    Column("speaker", String, comment="Key of the speaker"),
    Column("text", Text, nullable=False),
)
Index("listed_statements_by_id", listed_statements.c.id, listed_statements.c.position)
Index("listed_statements_by_document", listed_statements.c.document)
Index("listed_statements_by_state", listed_statements.c.state, listed_statements.c.id, listed_statements.c.position)
Index("listed_statements_by_speaker", listed_statements.c.speaker, listed_statements.c.id, listed_statements.c.position)


def _linked(name: str, *columns: Column[object]) -> Table:
    """Two keys, found from the first, and the second from the first by ``…_back``."""
    table = Table(name, metadata, *columns, sqlite_with_rowid=False)
    Index(f"{name}_back", *reversed(list(table.primary_key.columns)))
    return table


contact_documents = _linked(
    "contact_documents",
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("contact", String(16), primary_key=True),
    Column("standing", String, nullable=False),
)
event_documents = _linked(
    "event_documents",
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("event", String(16), primary_key=True),
)
contact_people = _linked(
    "contact_people",
    Column("actor", String, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("contact", String(16), primary_key=True),
)
event_people = _linked(
    "event_people",
    Column("actor", String, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("event", String(16), primary_key=True),
)
listed_actors = Table(
    "listed_actors",
    metadata,
    Column("key", String, primary_key=True),
    Column("name", String, comment="Folded, for finding it"),
    Column("role", String, comment="Folded, for finding it"),
    Column("contacts", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("entry", Text, nullable=False, comment="As the newest contact tells of it, else the newest event"),
    comment="Everybody who takes part in contacts and events",
)
Index("listed_actors_by_rank", listed_actors.c.contacts, listed_actors.c.events, listed_actors.c.key)

speakers = Table(
    "speakers",
    metadata,
    Column("key", String, primary_key=True),
    Column("name", String, comment="Folded, for finding it"),
    comment="Everybody who ever spoke in a document; only added to",
)

listed_pairs = Table(
    "listed_pairs",
    metadata,
    Column("name", String, primary_key=True, comment="RUS+USA"),
    Column("contacts", Integer, nullable=False),
    Column("held", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("usual", Float, comment="Median of the days from one held contact to the next, from three days on"),
)
Index("listed_pairs_by_rank", listed_pairs.c.contacts, listed_pairs.c.name)

tallies = Table(
    "tallies",
    metadata,
    Column("list", String, primary_key=True),
    Column("facet", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("count", Integer, nullable=False),
    comment="How many entries of a whole list have a value",
    sqlite_with_rowid=False,
)

entry_texts = Table(
    "entry_texts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("id", String(16), nullable=False),
    Column("document", String, comment="Id of the document where the words stand; None for words from several"),
    Column("text", Text, nullable=False),
    comment="The words of contacts and claims, for searching",
)
Index("entry_texts_by_id", entry_texts.c.id, entry_texts.c.kind)

suspects = Table(
    "suspects",
    metadata,
    Column("reason", String, primary_key=True, comment="disputed, wide or untold (contacts), undated (documents)"),
    Column("day", Integer, primary_key=True, autoincrement=False, comment="Of a contact, as it is listed"),
    Column("id", String, primary_key=True),
    comment="Contacts and documents that may be worth a person's look",
    sqlite_with_rowid=False,
)
Index("suspects_by_id", suspects.c.id)

documents_about = Table(
    "documents_about",
    metadata,
    Column("level", Integer, primary_key=True, autoincrement=False, comment="States in the name: 1 or 2"),
    Column("name", String, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("id", String, primary_key=True),
    Column("document", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("outlet", String),
    Column("kind", String),
    comment="Documents under the states, and the pairs of states, of whose contacts they tell",
    sqlite_with_rowid=False,
)
Index("documents_about_by_document", documents_about.c.document)

FROM_ENTRIES = (
    listed_contacts, listed_events, listed_claims, contact_documents, event_documents, contact_people, event_people,
    listed_pairs, listed_actors, entry_texts, suspects, documents_about,
)  # fmt: skip
"""Tables that are made from entries alone."""
