"""What the store promises: both or neither, one document once, and clear words about files that are not ours."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, inspect

from readouts.coding.coding import Coding, Versions
from readouts.documents.build import build_document
from readouts.errors import InputError, RecordError
from readouts.interval import ALWAYS, Dated
from readouts.store import migrations, schema
from readouts.store.opening import SCHEMA_VERSION
from readouts.store.packing import pack, unpack
from readouts.store.store import Store

VERSIONS = Versions("0", "none 0", "0")


def coding_of(document):
    return Coding(document.id, document.digest, Dated(ALWAYS), "unknown", (), (), (), (), (), (), VERSIONS)


def _database(path, statement):
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


def _newer(path):
    with Store.open(str(path), create=True):
        pass
    _database(path, "UPDATE alembic_version SET version_num = '9999'")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@pytest.fixture
def store(address):
    with Store.open(address(), create=True) as opened:
        yield opened


def test_document_and_coding_come_back_as_they_went_in(store):
    """Nothing of a document or its coding is lost on the way."""
    document = build_document("Seoul calls\n\nThe two ministers spoke on Monday, Seoul’s ministry said.", path="a.txt")
    store.keep(document, coding_of(document))
    assert store.documents() == [document]
    assert store.codings() == [coding_of(document)]
    assert unpack(Coding, pack(coding_of(document))) == coding_of(document)


def test_twice_is_once(store):
    """The same document again adds nothing; of two paths and ids the smaller stays, in whichever order they come."""
    for order in (("b", "a"), ("a", "b")):
        for name in order:
            document = build_document("The two met.", id=name, path=f"{name}.txt")
            store.keep(document, coding_of(document))
    (kept,) = store.documents()
    assert (kept.id, kept.path) == ("a", "a.txt")
    assert [c.document for c in store.codings()] == ["a"]


def test_one_id_for_two_texts_is_refused(store):
    """An id that another text has is reported, and the first text stays."""
    first, second = (build_document(t, id="x", path="f.jsonl") for t in ("One.", "Two."))
    store.keep(first, coding_of(first))
    with pytest.raises(InputError, match="gives the id 'x', which another text in the record has"):
        store.keep(second, coding_of(second))
    assert [d.text for d in store.documents()] == ["One."]


def test_a_failure_in_the_middle_leaves_nothing(store, monkeypatch):
    """If the coding cannot be written, the document is not there either."""
    document = build_document("The two met.")
    broken = replace(coding_of(document), versions=Versions("0", "none", "0"))
    monkeypatch.setattr("readouts.store.keeping.insert", _failing_on("codings"))
    with pytest.raises(RuntimeError, match="power cut"):
        store.keep(document, broken)
    monkeypatch.undo()
    assert store.documents() == []
    assert store.texts_with("met") == set()


def _failing_on(name):
    def failing(table):
        if table.name == name:
            raise RuntimeError("power cut")
        return insert(table)

    return failing


def test_words_are_found_in_any_form(store):
    """Full-text search takes word forms together and never reads a user's words as query syntax."""
    document = build_document('The ministers "agreed" to talk.', id="d")
    store.keep(document, coding_of(document))
    assert store.texts_with("agree talks") == {"d"}
    assert store.texts_with('agreed" (') == {"d"}
    assert store.texts_with("agreed OR refused") == set()
    assert store.texts_with("refused") == set()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda p: None, "does not exist"),
        (lambda p: p.mkdir(), "is a folder"),
        (lambda p: p.write_text("just a text file, and long enough"), "not a SQLite file"),
        (lambda p: _database(p, "CREATE TABLE customers (id)"), "is a database of something else"),
        (_newer, "was written by a newer version"),
        (lambda p: p.write_bytes(b"SQLite format 3\0" + b"garbage" * 400), "cannot be opened"),
    ],
)
def test_what_is_not_a_record_is_refused(tmp_path, make, says):
    """Each wrong file gets its own sentence, and is left as it was."""
    path = tmp_path / "r.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RecordError, match=says):
        Store.open(str(path), create=False)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_schema_version_is_the_newest_migration():
    """The number that ``open`` expects is that of the last file in the migrations folder."""
    steps = sorted(p.name for p in (Path(migrations.__file__).parent / "versions").glob("r*.py"))
    assert steps[-1].startswith(f"r{SCHEMA_VERSION}_")


def test_migrations_make_the_tables_of_the_schema(address):
    """What the migrations make is what ``schema.py`` says."""
    where = address()
    with Store.open(where, create=True):
        pass
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    found = inspect(engine)
    for table in schema.metadata.sorted_tables:
        assert {c["name"] for c in found.get_columns(table.name)} == {c.name for c in table.columns}, table.name
    engine.dispose()
