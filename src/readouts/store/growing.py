"""The entries, brought up to date with what was read and decided: by steps, or made anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from readouts.record.builder import RecordBuilder
from readouts.record.corrections.model import Correction
from readouts.record.growing.sources import Given
from readouts.record.shelf import MemoryShelf
from readouts.store import schema
from readouts.store.backups.tables import index_all_words
from readouts.store.decisions import log_of
from readouts.store.entries import count
from readouts.store.reading import StoredSources, all_codings, all_facts
from readouts.store.register.documents import REGISTER, clear, refill, register_anew
from readouts.store.shelf import SqlShelf, fill
from readouts.store.transactions import alone
from readouts.store.words import rebuild_indexes

# So many documents at once, if they are more than the record holds, are taken in faster by making it anew.
_MANY = 50


@dataclass(frozen=True, slots=True)
class Stale:
    """What the entries lack."""

    anew: bool
    documents: tuple[str, ...]
    register: bool


def stale(connection: Connection, maker: str) -> Stale | None:
    """What the entries lack of what was read and decided; None where this maker made them, and they take in all of it."""
    state = _state(connection)
    documents = tuple(connection.scalars(select(schema.pending.c.document)))
    decided = str(count(connection, schema.corrections))
    register = state.get("register") != REGISTER
    if state.get("made_by") == maker and not documents and state.get("corrections") == decided and not register:
        return None
    anew = len(documents) >= _MANY and len(documents) > count(connection, schema.dated)
    return Stale(anew or state.get("made_by") != maker, documents, register)


def revision(connection: Connection) -> str:
    """What made the entries, and how often they were brought up to date."""
    state = _state(connection)
    documents = count(connection, schema.documents)
    return f"{state.get('made_by')} {state.get('grown')} {state.get('corrections')} {documents}"


def grow(connection: Connection, maker: str, builder: RecordBuilder) -> None:
    """Bring the entries up to date, while no other program does."""
    alone(connection, schema.state)
    lacking = stale(connection, maker)
    if lacking is None:
        return
    # First, so that a document that is kept again meanwhile has to wait, and is then pending again.
    connection.execute(delete(schema.pending))
    log = log_of(connection)
    if lacking.register:
        refill(connection)
    if lacking.anew:
        for table in schema.DERIVED:
            connection.execute(delete(table))
        clear(connection)
        fill(connection, made_in_memory(connection, builder, log).all())
    else:
        shelf = SqlShelf(connection)
        builder.update(shelf, StoredSources(connection), lacking.documents, log)
        shelf.register.settle()
    grown = int(_state(connection).get("grown", "0"))
    done = {"register": REGISTER, "made_by": maker, "corrections": str(len(log)), "grown": str(grown + 1)}
    connection.execute(delete(schema.state).where(schema.state.c.key.in_(done)))
    connection.execute(insert(schema.state), [{"key": key, "value": value} for key, value in done.items()])


def forget(connection: Connection) -> None:
    """Take away the entries, and make all that is looked up by anew: the next ``grow`` makes the entries again."""
    for table in schema.DERIVED:
        connection.execute(delete(table))
    rebuild_indexes(connection)
    register_anew(connection)
    index_all_words(connection)
    connection.execute(delete(schema.state).where(schema.state.c.key.in_(["made_by", "register"])))


def made_in_memory(connection: Connection, builder: RecordBuilder, log: Sequence[Correction]) -> MemoryShelf:
    """Everything that is made from what was read and decided, made anew beside what the record holds."""
    given, shelf = Given.of(all_codings(connection), all_facts(connection)), MemoryShelf()
    builder.update(shelf, given, given.codings, log)
    return shelf


def _state(connection: Connection) -> dict[str, str]:
    return {row.key: row.value for row in connection.execute(select(schema.state))}
