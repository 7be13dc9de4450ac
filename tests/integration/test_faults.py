"""Disks that are full, files that may not be written, locked records, clocks that run backwards: said clearly, nothing lost."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url

from databases import Databases
from factory import Paper, person
from readouts.coding.coding import Coding
from readouts.documents.build import build_document
from readouts.documents.document import Document
from readouts.errors import RecordError
from readouts.record.builder import RecordBuilder
from readouts.record.corrections.model import correction, in_force, moment_after
from readouts.slots import replace
from readouts.store.opening import open_engine
from readouts.store.store import Store
from readouts.store.watching import LONGEST_WAIT, Delivery, Firing, Item

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def paper(number: int) -> tuple[Document, Coding]:
    """A document with its coding."""
    made = Paper(f"d{number:03}", "2022-03-04", text="x" * 4000)
    made.contact([person("Cai Lin", "JPN"), person("Dan Reyes", "USA")], f"2022-03-{1 + number % 20:02}")
    document = build_document(f"{made.id} {made.text}", id=made.id)
    return document, replace(made.coding(), digest=document.digest, document=document.id)


def check(where: str, builder: RecordBuilder, documents: set[str]) -> None:
    """The record opens, holds these documents, goes on and verifies."""
    with Store.open(where) as store:
        assert {d.id for d in store.documents()} == documents
        store.keep(*paper(999))
        store.grow("test", builder)
        assert store.verify("test", builder).flaws == []


def test_a_full_disk(tmp_path: Path, builder: RecordBuilder) -> None:
    """What was kept before the disk was full stays; the error says so; with room again the rest goes in."""
    where, kept = str(tmp_path / "r.db"), set()
    engine = open_engine(where, create=True)
    store = Store(engine)
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 40}")
    with pytest.raises(RecordError, match=r"the disk is full\. Make room\. What was kept before stays"):
        for number in range(500):
            store.keep(*paper(number))
            kept.add(f"d{number:03}")
    engine.dispose()
    assert kept
    check(where, builder, kept)


WRITER = """
import resource, sys, json
sys.path[:0] = {paths}
from test_faults import paper
from readouts.store.store import Store
from readouts.errors import RecordError
store = Store.open({where!r}, create=True)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
kept = []
try:
    for number in range(500):
        store.keep(*paper(number))
        kept.append(f"d{{number:03}}")
except RecordError as error:
    print(json.dumps([kept, str(error)]))
"""


def test_a_file_that_may_not_grow(tmp_path: Path, builder: RecordBuilder) -> None:
    """A limit of the system on the size of files is told like a full disk, and loses nothing either."""
    where = str(tmp_path / "r.db")
    tests = Path(__file__).parents[1]
    script = WRITER.format(paths=[str(tests), str(Path(__file__).parent)], where=where, limit=2_000_000)
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY, "this machine limits files by itself"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False)
    kept, error = json.loads(done.stdout)
    assert kept
    assert "the disk" in error
    assert "What was kept before stays" in error
    check(where, builder, set(kept))


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_written(what: str) -> None:
    """A record in a read-only file or folder: the error names the cause, and nothing is changed."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        where = folder / "r.db"
        with Store.open(str(where), create=True) as store:
            store.keep(*paper(1))
        bound = where if what == "file" else folder
        folder.chmod(0o755)
        bound.chmod(0o444 if what == "file" else 0o555)
        told = _as_somebody_else(lambda: _keep_one(str(where)))
        folder.chmod(0o755)
        where.chmod(0o644)
        assert "read-only" in told or "permissions" in told, told
        with Store.open(str(where)) as store:
            assert [d.id for d in store.documents()] == ["d001"]


def _keep_one(where: str) -> str:
    try:
        with Store.open(where) as store:
            store.keep(*paper(2))
    except RecordError as error:
        return str(error)
    return "nothing was said"


def _as_somebody_else(work: Callable[[], str]) -> str:
    """What some work says in a process that is not root, whom permissions do not bind."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            os.write(writing, work().encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return told


def test_a_read_only_database(address: Databases) -> None:
    """Where the database itself takes no changes, that is said, and the record can still be read."""
    where = address()
    with Store.open(where, create=True) as store:
        store.keep(*paper(1))
    engine = open_engine(where, create=False)
    with Store(engine) as store:
        if address.server:
            address.server.run(f"ALTER DATABASE {make_url(where).database} SET default_transaction_read_only = on")
            engine.dispose()
        else:
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA query_only = on")
        with pytest.raises(RecordError, match="read-only"):
            store.keep(*paper(2))
        assert [d.id for d in store.documents()] == ["d001"]


def test_a_locked_record(tmp_path: Path, builder: RecordBuilder) -> None:
    """Another program that writes for long is named as the cause; readers go on; when it is done, so does the writer."""
    where = str(tmp_path / "r.db")
    with Store.open(where, create=True) as store:
        store.keep(*paper(1))
    impatient = Store(open_engine(where, create=False, busy_seconds=0.2))
    with impatient, closing(sqlite3.connect(where, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="is locked: another program is writing to it"):
            impatient.keep(*paper(2))
        assert impatient.count_documents() == 1
        other.execute("ROLLBACK")
        impatient.keep(*paper(2))
    check(where, builder, {"d001", "d002"})


def test_a_server_that_goes_away(postgresql: object) -> None:
    """A server that is not there is said to be so, with what to check; the password of the address is not shown."""
    with pytest.raises(RecordError, match="cannot be") as caught:
        Store.open("postgresql://ana:secret@127.0.0.1:9/none?connect_timeout=2")
    assert "secret" not in str(caught.value)
    assert "server" in str(caught.value)


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("mysql://localhost/x", "not an address of SQLite or PostgreSQL"),
        ("nonsense://", "database address|not an address"),
    ],
)
def test_an_address_of_something_else(where: str, says: str) -> None:
    """An address that names no database of ours is refused with one that would do."""
    with pytest.raises(RecordError, match=says):
        Store.open(where)


def test_a_clock_that_is_set_back_and_corrections() -> None:
    """An undoing counts even where the clock says that it was made before what it undoes."""
    first = correction("Ana", "wrong", "reject", "contact", "0" * 16, NOW)
    back = NOW - timedelta(days=400)
    undo = correction("Ana", "was right", "undo", "contact", first.id, moment_after([first], back))
    again = correction("Ana", "no", "undo", "contact", undo.id, moment_after([first, undo], back))
    assert in_force([undo, first]) == ()
    assert in_force([again, undo, first]) == (first,)
    assert moment_after([first], NOW + timedelta(1)) == NOW + timedelta(1)
    assert moment_after([], back) == back


def test_a_clock_that_is_set_back_and_watch(address: Databases) -> None:
    """What was put off by a clock far ahead is due when the clock is right again, and what waits properly still waits."""
    with Store.open(address(), create=True) as store:
        book = store.watch_book()
        for name, again in (("soon", 900.0), ("ahead", 1000.0 + LONGEST_WAIT + 1), ("later", 2000.0)):
            book.note_items([Item("feed", name, "stamp", f"https://example.org/{name}", 1, again)])
        assert [i.key for i in book.waiting(1000.0)] == ["ahead", "soon"]
        book.begin_rule("r" * 16, "test", [])
        book.fire("r" * 16, [Firing("f" * 16, ("m",), "{}")], ["https://example.org/hook"])
        (delivery,) = book.undelivered(["https://example.org/hook"], 1000.0)
        assert isinstance(delivery, Delivery)
        book.put_off(delivery, 1, 1000.0 + LONGEST_WAIT + 1)
        assert book.undelivered(["https://example.org/hook"], 1000.0)
        book.put_off(delivery, 1, 1500.0)
        assert not book.undelivered(["https://example.org/hook"], 1000.0)
