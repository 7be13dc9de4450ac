"""A backup holds everything, restores into either database, and replaces nothing before it was verified."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from databases import Databases
from factory import Paper, person
from readouts.coding.coding import Coding, Versions
from readouts.documents.build import build_document
from readouts.errors import InputError, RecordError, UsageError
from readouts.record.builder import RecordBuilder
from readouts.record.corrections.model import correction
from readouts.slots import replace
from readouts.store import schema
from readouts.store.backups.restoring import restored
from readouts.store.store import Store
from readouts.store.verifying.flaws import Findings
from readouts.store.watching import Firing, Item, SourceState

WHEN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
Restore = Callable[..., Findings]


def coding_of(paper: Paper) -> tuple[object, Coding]:
    """A document with words of many scripts, and its coding."""
    document = build_document(
        f"{paper.id} спали 안녕 “calls”\n\n{paper.text}", id=paper.id, outlet=f"The “{paper.id}” Post"
    )
    coding = replace(paper.coding(), digest=document.digest, document=document.id, versions=Versions("0", "x", "0"))
    claims = tuple(replace(c, text=c.words.text_of(document.text)) for c in coding.claims)
    return document, replace(coding, claims=claims)


def make(where: str, builder: RecordBuilder, ids: str = "abc") -> None:
    """A record with something in every kind of table."""
    lin, reyes = person("Cai Lin", "JPN"), person("Dan Reyes", "USA")
    with Store.open(where, create=True) as store:
        for id in ids:
            paper = Paper(id, "2022-03-04")
            report = paper.contact([lin, reyes], "2022-03-02")
            paper.event("ACCUSE", [lin], [reyes], "2022-03-01")
            paper.claim("nth", [lin, reyes], about=report.id, value=2)
            store.keep(*coding_of(paper))
        store.correct([correction("Ana Röth", "heard it", "accept", "contact", "0" * 16, WHEN)])
        book = store.watch_book()
        book.note_source(SourceState("https://example.org/feed", "etag", None, 2, 17.25))
        book.note_items([Item("https://example.org/feed", "one", "stamp")])
        book.begin_rule("r" * 16, "test", [])
        book.fire("r" * 16, [Firing("f" * 16, ("mark",), '{"a": 1}')], ["https://example.org/hook"])
        store.grow("test", builder)
        store.keep(*coding_of(Paper("waiting")))


def contents(where: str) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a record holds."""
    with Store.open(where) as store, store._engine.connect() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for name, table in schema.metadata.tables.items()
        }


@pytest.fixture
def full(address: Databases, builder: RecordBuilder) -> str:
    """A record with something in every kind of table."""
    return address.copy("full", lambda where: make(where, builder))


@pytest.fixture
def restore(builder: RecordBuilder) -> Restore:
    """A function that restores."""

    def verify(engine: Engine) -> Findings:
        return Store(engine).verify("test", builder)

    return lambda path, where, **given: restored(path, where, verify, **given)


@pytest.fixture
def saved(full: str, tmp_path: Path) -> Path:
    """A backup of it."""
    path = tmp_path / "saved.backup"
    with Store.open(full) as store:
        store.back_up(path)
    return path


@pytest.fixture(params=["a file", "PostgreSQL"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a backup is restored to, whatever it came from."""
    if request.param == "a file":
        yield str(tmp_path / "deep" / "target.db")
    else:
        yield request.getfixturevalue("postgresql").new()


def test_everything_comes_back(full: str, saved: Path, target: str, restore: Restore, tmp_path: Path) -> None:
    """Every row of every table, from either database into either; words are found, and the record goes on from there."""
    assert restore(saved, target).is_whole
    assert contents(target) == contents(full)
    empty = {name for name, rows in contents(target).items() if not rows}
    assert not empty & {t.name for t in (*schema.DERIVED, schema.pending, schema.corrections, schema.watch_deliveries)}
    with Store.open(target) as store:
        assert store.texts_with("안녕") == {"a", "b", "c", "waiting"}
        again = tmp_path / "again.backup"
        store.back_up(again)
        assert again.read_bytes() == saved.read_bytes()
        assert store.correct([correction("Ben", "why not", "accept", "contact", "1" * 16, WHEN)]) == 1
        assert store.watch_book().fire("r" * 16, [Firing("e" * 16, ("other",), "{}")], []) == 1


def test_what_is_there_is_not_replaced_unasked(full: str, saved: Path, restore: Restore) -> None:
    """A record that holds something, and a file of the backup's name, stay unless --force is given."""
    before = contents(full)
    with pytest.raises(UsageError, match="holds documents or corrections"):
        restore(saved, full)
    with Store.open(full) as store, pytest.raises(UsageError, match="is there already"):
        store.back_up(saved)
    assert contents(full) == before


def test_a_record_is_replaced_when_asked(
    saved: Path, full: str, address: Databases, builder: RecordBuilder, restore: Restore
) -> None:
    """With --force the record is what the backup holds; of what was there before nothing is left."""
    other = address()
    make(other, builder, "xyzuvw")
    assert restore(saved, other, force=True).is_whole
    assert contents(other) == contents(full)


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _edited(data: bytes) -> bytes:
    return gzip.compress(gzip.decompress(data).replace(b"Cai Lin", b"Cai Lim", 1))


def _shortened(data: bytes) -> bytes:
    lines = gzip.decompress(data).splitlines(keepends=True)
    return gzip.compress(b"".join([*lines[:-9], *lines[-1:]]))


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (_cut, "damaged"),
        (_edited, "its checksum is not that of its lines"),
        (_shortened, "its checksum is not that of its lines"),
        (lambda data: b"no backup at all", "not a backup"),
        (lambda data: gzip.compress(b'{"format": "other"}\n'), "not a backup"),
        (lambda data: gzip.compress(gzip.decompress(data).replace(b'"version":1', b'"version":9', 1)), "newer version"),
    ],
)
def test_a_damaged_backup_replaces_nothing(
    builder: RecordBuilder, restore: Restore, tmp_path: Path, damage: Callable[[bytes], bytes], says: str
) -> None:
    """A backup that was cut off, edited or is none is refused, and the record stays as it was, even with --force."""
    record, saved = str(tmp_path / "r.db"), tmp_path / "b"
    make(record, builder)
    with Store.open(record) as store:
        store.back_up(saved)
    saved.write_bytes(damage(saved.read_bytes()))
    before = contents(record)
    with pytest.raises(InputError, match=says):
        restore(saved, record, force=True)
    assert contents(record) == before
    assert not list(tmp_path.glob(".readouts-restore-*"))


def test_a_backup_of_a_damaged_record_is_not_restored(builder: RecordBuilder, restore: Restore, tmp_path: Path) -> None:
    """A backup that is as it was written, of a record that was damaged before, does not replace a sound one."""
    record, sound, saved = str(tmp_path / "r.db"), str(tmp_path / "s.db"), tmp_path / "b"
    make(record, builder)
    make(sound, builder)
    with sqlite3.connect(record) as connection:
        connection.execute("UPDATE codings SET coding = replace(coding, 'Cai', 'Kai')")
    connection.close()
    with Store.open(record) as store:
        store.back_up(saved)
    before = contents(sound)
    with pytest.raises(InputError, match=r"does not verify .*fingerprint"):
        restore(saved, sound, force=True)
    assert contents(sound) == before


def test_a_damaged_record_is_set_aside(builder: RecordBuilder, restore: Restore, tmp_path: Path) -> None:
    """Where the file is past opening, the backup takes its place, and what was left of it is kept."""
    record, saved = tmp_path / "r.db", tmp_path / "b"
    make(str(record), builder)
    with Store.open(str(record)) as store:
        store.back_up(saved)
    expected = contents(str(record))
    record.write_bytes(b"SQLite format 3\0" + b"garbage" * 4000)
    with pytest.raises(RecordError):
        Store.open(str(record))
    restore(saved, str(record), force=True)
    assert contents(str(record)) == expected
    assert (tmp_path / "r.db.damaged").read_bytes().endswith(b"garbage")


def test_a_backup_that_cannot_be_written_leaves_nothing(builder: RecordBuilder, tmp_path: Path) -> None:
    """Where the folder is not there, that is said, and no half of a file stays."""
    make(str(tmp_path / "r.db"), builder)
    with Store.open(str(tmp_path / "r.db")) as store, pytest.raises(UsageError, match="cannot be written"):
        store.back_up(tmp_path / "nowhere" / "b")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["r.db"]
