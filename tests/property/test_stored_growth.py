"""The record in the database is the record in memory: the same stages over another shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, select
from test_record_properties import BUILDER, built, papers

from factory import Paper
from readouts.coding.coding import Coding
from readouts.documents.build import build_document
from readouts.documents.document import Document
from readouts.record.growing.sources import Given
from readouts.record.model import DocumentFacts
from readouts.store import schema
from readouts.store.opening import open_engine
from readouts.store.register import tables
from readouts.store.register.documents import clear, refill
from readouts.store.shelf import SqlShelf
from readouts.store.store import Store
from readouts.store.transactions import write, writing

SLOW = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)


def parts(made: list[Paper], data: st.DataObject) -> list[list[Paper]]:
    """The documents in another order, in some parts."""
    shuffled = data.draw(st.permutations(made))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(made)), max_size=4)))
    return [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, len(made)], strict=True)]


@pytest.fixture
def empty(address: Callable[[], str]) -> Iterator[Callable[[], Engine]]:
    """A function that empties a record; making one for each example takes too long."""
    engine = open_engine(address(), create=True)

    def emptied() -> Engine:
        with writing(engine) as connection:
            for table in schema.DERIVED:
                connection.execute(delete(table))
            clear(connection)
        return engine

    yield emptied
    engine.dispose()


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW, phases=[Phase.generate])
@given(papers(), st.data())
def test_growing_in_the_database_is_building_in_memory(
    empty: Callable[[], Engine], made: list[Paper], data: st.DataObject
) -> None:
    """Rows that go through the database and back lose nothing: every entry is as if built at once in memory."""
    codings: dict[str, Coding] = {}
    facts: dict[str, DocumentFacts] = {}
    engine = empty()
    for step in parts(made, data):
        codings |= {p.id: p.coding() for p in step}
        facts |= {p.id: p.facts() for p in step}
        with writing(engine) as connection:
            shelf = SqlShelf(connection)
            BUILDER.update(shelf, Given(codings, facts, {}), [p.id for p in step])
            shelf.register.settle()
    assert Store(engine).record() == built([p.coding() for p in made], [p.facts() for p in made])


def registered(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """What the register holds, documents by their ids: their numbers tell in which order they came."""
    found: dict[str, list[tuple[object, ...]]] = {}
    with store.reading() as connection:
        listed = tables.listed_documents
        ids = {row.number: row.id for row in connection.execute(select(listed.c.number, listed.c.id))}
        for table in (*tables.FROM_ENTRIES, tables.tallies, listed, tables.listed_statements):
            columns = [c for c in table.c if c.name != "number"]
            rows = connection.execute(select(*columns)).mappings()
            found[table.name] = sorted(
                (tuple(ids.get(v, v) if k == "document" else v for k, v in row.items()) for row in rows), key=repr
            )
    return found


def stored(paper: Paper) -> tuple[Document, Coding]:
    """A document of its own text with the coding of a paper."""
    document = build_document(f"{paper.id} {paper.text}", id=paper.id, outlet=paper.outlet, kind=paper.kind)
    return document, replace(paper.coding(), digest=document.digest, document=document.id)


@settings(max_examples=5, deadline=None, suppress_health_check=SLOW, phases=[Phase.generate])
@given(papers(), st.data())
def test_two_records_joined_are_one(
    tmp_path_factory: pytest.TempPathFactory, made: list[Paper], data: st.DataObject
) -> None:
    """Documents read into two records, one of which then takes in the other, make the record of all of them, ids and all."""
    made = [p for p in made if p.published]  # the forms by which tests date the others cannot be stored
    folder = tmp_path_factory.mktemp("joined")
    half = data.draw(st.integers(0, len(made)))
    ours, theirs, whole = (Store.open(str(folder / f"{n}.db"), create=True) for n in range(3))
    for store, some in ((ours, made[:half]), (theirs, made[half:]), (whole, made)):
        for paper in some:
            store.keep(*stored(paper))
        store.grow("test", BUILDER)
    for document, coding in theirs.contents():
        ours.keep(document, coding)
    ours.grow("test", BUILDER)
    assert ours.record() == whole.record()
    grown = registered(ours)
    assert grown == registered(whole)
    write(whole._engine, refill)
    assert grown == registered(whole)
    assert whole.is_up_to_date("test")
