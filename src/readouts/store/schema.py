"""The tables of a record.

``documents`` and ``codings`` hold what was read; ``contacts``, ``events`` and ``claims`` are made from all codings and can be
made again at any time; ``corrections`` is only ever added to. ``pending`` names the documents that the entries do not yet take
in, and ``state`` says what made the entries.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

APPLICATION = "readouts"

metadata = MetaData()

about = Table(
    "readouts_about",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
    comment="Marks the database as a record of Readouts",
)

documents = Table(
    "documents",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("path", String),
    Column("outlet", String),
    Column("facts", JSON, nullable=False, comment="Everything of the Document but its text"),
    Column("text", Text, nullable=False),
)

codings = Table(
    "codings",
    metadata,
    Column("digest", String(64), ForeignKey("documents.digest", ondelete="CASCADE"), primary_key=True),
    Column("versions", JSON, nullable=False),
    Column("fingerprint", String(64), nullable=False, comment="SHA-256 of the coding"),
    Column("coding", Text, nullable=False),
)

state = Table(
    "state",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

pending = Table(
    "pending",
    metadata,
    Column("document", String, primary_key=True),
    comment="Ids of documents that are new, changed or gone since the entries were last brought up to date",
)

dated = Table(
    "dated_documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("entry", Text, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("place", String, nullable=False, index=True, comment="By date, then id"),
    Column("type", String, nullable=False, index=True),
    Column("entry", Text, nullable=False),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("place", String, nullable=False, index=True, comment="By date, then id"),
    Column("channel", String, nullable=False),
    Column("status", String, nullable=False),
    Column("entry", Text, nullable=False),
)

contact_states = Table(
    "contact_states",
    metadata,
    Column("contact", String(16), ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True),
    Column("state", String, primary_key=True),
)
Index("contact_states_by_state", contact_states.c.state)

claims = Table(
    "claims",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("place", String, nullable=False, index=True, comment="By document, then where it stands"),
    Column("kind", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("entry", Text, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("entry", Text, nullable=False, comment="What a person decided, when and why"),
)

rows = Table(
    "shelf_rows",
    metadata,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("entry", Text, nullable=False),
    comment="What the stages of the record keep besides its entries",
)

places = Table(
    "shelf_places",
    metadata,
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("name", String, nullable=False),
    Column("short", Boolean, nullable=False, comment="Whether these are few days"),
    Column("first", Integer, nullable=False, comment="Days since 1 January of the year 1; 0 where open"),
    Column("last", Integer, nullable=False),
    comment="Under which names and days rows and entries are found",
)
Index("shelf_places_by_name", places.c.kind, places.c.name, places.c.short, places.c.first)
Index("shelf_places_by_key", places.c.kind, places.c.key)

watch_sources = Table(
    "watch_sources",
    metadata,
    Column("address", String, primary_key=True),
    Column("etag", String),
    Column("modified", String),
    Column("failures", Integer, nullable=False),
    Column("again", Float, nullable=False, comment="When it may be asked again, in seconds since 1970"),
    comment="Feeds that are watched",
)

watch_items = Table(
    "watch_items",
    metadata,
    Column("source", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("stamp", String, nullable=False, comment="Which version of it was seen"),
    Column("address", String, comment="Of its page, while that is still to be fetched"),
    Column("attempts", Integer, nullable=False),
    Column("again", Float, nullable=False),
    comment="Items of feeds and files of folders that were seen",
)

watch_rules = Table(
    "watch_rules",
    metadata,
    Column("rule", String(16), primary_key=True),
    Column("maker", String, nullable=False, comment="What made the entries that the rule was last measured against"),
)

watch_marks = Table(
    "watch_marks",
    metadata,
    Column("rule", String(16), primary_key=True),
    Column("mark", String, primary_key=True),
    comment="What each rule has fired at: by reports and mentions, which stay when entries merge",
)

watch_notices = Table(
    "watch_notices",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("entry", Text, nullable=False),
)

watch_deliveries = Table(
    "watch_deliveries",
    metadata,
    Column("notice", Integer, ForeignKey("watch_notices.number", ondelete="CASCADE"), primary_key=True),
    Column("hook", String, primary_key=True),
    Column("attempts", Integer, nullable=False),
    Column("again", Float, nullable=False),
    comment="Notices that a web hook has not taken yet",
)

users = Table(
    "users",
    metadata,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("password", String, nullable=False, comment="Hashed with argon2"),
    Column("created", Float, nullable=False, comment="Seconds since 1970"),
)

sessions = Table(
    "user_sessions",
    metadata,
    Column("digest", String(64), primary_key=True, comment="SHA-256 of the secret in the browser"),
    Column("user", String, ForeignKey("users.name", ondelete="CASCADE"), nullable=False),
    Column("expires", Float, nullable=False),
)

tokens = Table(
    "user_tokens",
    metadata,
    Column("user", String, ForeignKey("users.name", ondelete="CASCADE"), primary_key=True),
    Column("name", String, primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("created", Float, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False, comment="waiting, running, done, failed, interrupted"),
    Column("user", String, comment="Who asked for it; empty on a server without accounts"),
    Column("created", Float, nullable=False),
    Column("ended", Float),
    Column("done", Integer, nullable=False),
    Column("total", Integer),
    Column("given", Text, nullable=False, comment="What was asked for, as JSON"),
    Column("report", Text, comment="What came of it, as JSON"),
    comment="Work that a server does in the background",
)

job_files = Table(
    "job_files",
    metadata,
    Column("job", String(16), ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("result", Boolean, nullable=False, comment="Whether the work made it; else it was handed in"),
    Column("content", LargeBinary, nullable=False),
)

DERIVED = (contact_states, claims, contacts, events, dated, rows, places)
"""Tables that are made from the codings, in the order in which they are emptied."""
