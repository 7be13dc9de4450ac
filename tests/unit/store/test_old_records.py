"""Records of every schema that Readouts ever wrote open today, hold what they held, and verify."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine, select

from databases import DUMPS, Databases, old_file
from readouts.record.builder import RecordBuilder
from readouts.store.backups.form import Row, TableRows
from readouts.store.backups.tables import fill_tables, index_all_words
from readouts.store.opening import SCHEMA_VERSION, engine_on, prepare_schema
from readouts.store.store import Store
from readouts.store.transactions import latest, writing


def rows_in(path: Path) -> Iterator[TableRows | Row]:
    """The rows of a file, whatever its schema, without those of its index of words."""
    engine, found = create_engine(f"sqlite:///{path}"), MetaData()
    with engine.connect() as connection:
        found.reflect(connection)
        for table in found.sorted_tables:
            if not table.name.startswith(("documents_text", "alembic")) and "_words" not in table.name:
                yield TableRows(table.name, tuple(c.name for c in table.columns))
                yield from (tuple(row) for row in connection.execute(select(table)))
    engine.dispose()


@pytest.fixture(params=DUMPS, ids=lambda p: p.stem)
def old(request: pytest.FixtureRequest, address: Databases, tmp_path: Path) -> str:
    """The address of a record of an old schema, in a file as it was written, in PostgreSQL as it would have been."""
    path = old_file(request.param, tmp_path / "old.db")
    if address.server is None:
        return str(path)
    where, version = address(), request.param.stem.removeprefix("record_")
    engine = engine_on(where, create=True)
    with writing(latest(engine)) as connection:
        prepare_schema(connection, where, version)
        fill_tables(connection, rows_in(path))
        index_all_words(connection)
    engine.dispose()
    return where


def test_there_is_a_record_of_every_schema_before_this_one() -> None:
    """Whoever adds a migration stores a record of the schema before it."""
    assert [d.stem for d in DUMPS] == [f"record_{n:04}" for n in range(1, int(SCHEMA_VERSION))]


def test_an_old_record_opens_and_verifies(old: str, builder: RecordBuilder) -> None:
    """Everything that was read and decided is there; entries, lists and words are made from it, and nothing is wrong."""
    with Store.open(old) as store:
        assert [d.id for d in store.documents()] == ["hill-gazette", "lake-herald", "port-courier"]
        assert len(store.codings()) == 3
        store.grow("test", builder)
        found = store.verify("test", builder)
        assert found.flaws == []
        assert found.checked["rows set beside a rebuild"] > 50
        record = store.record()
        assert {c.status for c in record.contacts} == {"held", "refused"}
        call = next(c for c in record.contacts if c.channel == "call" and len(c.documents) == 2)
        assert call.states == {"KEN", "TZA"}
        assert [c.reason for c in store.corrections()] == ["the ministry said so"] * len(store.corrections())
        assert [c.duration_minutes for c in record.contacts].count(25) == len(store.corrections())
        assert store.texts_with("price of maize") == {"hill-gazette"}


def test_a_migration_is_whole_or_not_at_all(old: str) -> None:
    """Where the last step fails, the record is as it was, and opens when tried again."""
    engine = engine_on(old, create=False)
    with pytest.raises(RuntimeError, match="power cut"), writing(latest(engine)) as connection:
        prepare_schema(connection, old)
        raise RuntimeError("power cut")
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    engine.dispose()
    assert found != SCHEMA_VERSION
    with Store.open(old) as store:
        assert store.count_documents() == 3
