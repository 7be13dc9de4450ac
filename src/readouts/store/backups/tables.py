"""The rows of a whole database out and in, by what tables it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, MetaData, Table, delete, func, insert, inspect, select, text

from readouts.store import schema
from readouts.store.backups.form import Row, TableRows
from readouts.store.words import empty_words, index_words

_BATCH = 500


def rows_of(connection: Connection) -> Iterator[TableRows | Row]:
    """All tables of today's schema with their rows, in an order of their own: the same record gives the same backup."""
    for table in schema.metadata.sorted_tables:
        yield TableRows(table.name, tuple(c.name for c in table.columns))
        order = list(table.primary_key.columns) or list(table.columns)
        for row in connection.execution_options(yield_per=_BATCH).execute(select(table).order_by(*order)):
            yield tuple(row)


def fill_tables(connection: Connection, items: Iterable[TableRows | Row]) -> int:
    """Put rows into the empty tables of a database, whose schema is that of the rows; how many there were."""
    found, count = MetaData(), 0
    found.reflect(connection)
    table: Table | None = None
    columns: tuple[str, ...] = ()
    batch: list[dict[str, object]] = []

    def put() -> None:
        if batch and table is not None:
            connection.execute(insert(table), batch)
            batch.clear()

    for item in items:
        if isinstance(item, TableRows):
            put()
            table, columns = found.tables[item.table], item.columns
            connection.execute(delete(table))  # what the migrations themselves put there
        else:
            count += 1
            batch.append(dict(zip(columns, item, strict=True)))
            if len(batch) == _BATCH:
                put()
    put()
    return count


def index_all_words(connection: Connection) -> None:
    """Make the index of words from the documents."""
    empty_words(connection)
    columns = (schema.documents.c.digest, schema.documents.c.facts, schema.documents.c.text)
    for row in connection.execute(select(*columns)).all():
        index_words(connection, row.digest, row.facts.get("title"), row.text)


def holds_something(connection: Connection) -> bool:
    """Whether somebody would lose something if a record were replaced."""
    return any(connection.scalar(select(func.count()).select_from(t)) for t in (schema.documents, schema.corrections))


def replace_everything(connection: Connection, items: Iterable[TableRows | Row]) -> None:
    """Put rows in the place of everything that a PostgreSQL record of today's schema holds, in its transaction."""
    connection.execute(text("ALTER TABLE corrections DISABLE TRIGGER corrections_no_change"))
    empty_words(connection)
    for table in reversed(schema.metadata.sorted_tables):
        connection.execute(delete(table))
    fill_tables(connection, items)
    index_all_words(connection)
    for table in schema.metadata.sorted_tables:
        for column in table.primary_key.columns:
            if column is table.autoincrement_column and inspect(connection).has_table(table.name):
                connection.execute(
                    text(
                        f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'), "
                        f"coalesce(max({column.name}), 0) + 1, false) FROM {table.name}"
                    )
                )
    connection.execute(text("ALTER TABLE corrections ENABLE TRIGGER corrections_no_change"))
