"""kill -9 at any point loses nothing: the record opens, verifies, and a re-run ends where an undisturbed run ends.

Each trial forks this process, in which models and tables are loaded, lets the child work with codings that were made
before, and kills it before or after a chosen statement or commit, or after a chosen time. A kill of a process loses nothing
that the system has been given to write; what a power cut loses is SQLite's and PostgreSQL's to keep.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete

from databases import DUMPS, Databases, old_file
from killing import Counting, Point, check_whole, killed_at, length_of, point_for, state_of
from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding
from readouts.contract.wording import Wording
from readouts.documents.document import Document
from readouts.documents.readers.reader import Limits
from readouts.fetching.fetcher import Fetcher, Manners
from readouts.intake import Report, take_in
from readouts.record.builder import RecordBuilder
from readouts.record.corrections.model import correction
from readouts.store import schema
from readouts.store.backups.restoring import restored
from readouts.store.store import Store
from readouts.store.transactions import writing
from readouts.watching.notices import Finder
from readouts.watching.rules import NewContact, Rules, StatusBecomes
from readouts.watching.sources import Sources
from readouts.watching.watch import Outputs, Watch
from replaying import Replay

pytestmark = pytest.mark.model

MAKER = "test"
WHEN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MANY = 10
FEW_TRIALS = 2
TRIALS = int(os.environ.get("READOUTS_SOAK_TRIALS", "100"))
Work = Callable[[str], None]


@dataclass(frozen=True)
class Bench:
    """What the works need, loaded once."""

    coded: list[tuple[Document, Coding]]
    coder: Replay
    builder: RecordBuilder
    table: ActorTable
    folder: Path
    """Reports as files, one each, for watch."""

    def ingest(self, where: str) -> None:
        """Take documents in, and bring the entries up to date."""
        with Store.open(where, create=True) as store:
            take_in(store, [d for d, _ in self.coded[:MANY]], self.coder, Report())
            store.grow(MAKER, self.builder)

    def more(self, where: str) -> None:
        """Take in documents that the record lacks: it grows by steps."""
        with Store.open(where) as store:
            take_in(store, [d for d, _ in self.coded[: MANY + 6]], self.coder, Report())
            store.grow(MAKER, self.builder)

    def correct(self, where: str) -> None:
        """Add corrections, one after the other, and bring the entries up to date after each."""
        with Store.open(where) as store:
            contacts = [(c.id, c.reports[0], c.documents[0].document) for c in store.record().contacts]
        _correct(where, sorted(contacts)[:3], self.builder) if contacts else None

    def watch(self, where: str) -> None:
        """Two rounds over a folder, with rules."""
        with Store.open(where, create=True) as store:

            def refresh() -> str:
                store.grow(MAKER, self.builder)
                return MAKER

            book = store.watch_book()
            rules = Rules(rule=(NewContact(name="talks", when="new contact", between=("USA", "CHN")),
                                StatusBecomes(name="held", when="status becomes", status="held")))  # fmt: skip
            atom = self.folder.with_name(f"{Path(where).name[:40]}.atom")
            watch = Watch(
                store, Sources((str(self.folder),), book, Fetcher(Manners()), Limits()), rules,
                Finder(book, Wording(self.table)), Outputs(atom), lambda: self.coder, refresh, lambda: WHEN,
            )  # fmt: skip
            watch.begin()
            watch.round()
            watch.round()

    def migrate(self, where: str) -> None:
        """Open a record of an old schema, and bring it up to date."""
        with Store.open(where) as store:
            store.grow(MAKER, self.builder)

    def restore(self, where: str) -> None:
        """Put a backup in the place of a record that holds something else."""
        restored(
            self.folder.with_name("saved.backup"), where, lambda e: Store(e).verify(MAKER, self.builder), force=True
        )


def _correct(where: str, contacts: list[tuple[str, str, str]], builder: RecordBuilder) -> None:
    for number, (id, _, _) in enumerate(contacts):
        with Store.open(where) as store:
            store.correct([correction("Ana", f"reason {number}", "reject", "contact", id, WHEN)])
            store.grow(MAKER, builder)


@pytest.fixture(scope="session")
def bench(
    coded: list[tuple[Document, Coding]], builder: RecordBuilder, tmp_path_factory: pytest.TempPathFactory
) -> Bench:
    """Everything loaded, and the files for watch."""
    folder = tmp_path_factory.mktemp("bench") / "inbox"
    folder.mkdir()
    lines = (Path(__file__).parents[2] / "examples" / "documents.jsonl").read_text("utf-8").splitlines()
    for number, line in enumerate(lines[:MANY]):
        (folder / f"{number:02}.jsonl").write_text(json.dumps(json.loads(line)), "utf-8")
    coder = Replay({d.digest: c for d, c in coded})
    found = Bench(coded, coder, builder, ActorTable.load(), folder)
    other = str(folder.with_name("other.db"))
    found.ingest(other)
    found.more(other)
    with Store.open(other) as store:
        store.back_up(folder.with_name("saved.backup"))
    return found


@dataclass
class Trials:
    """Trials of one work, on copies of one record."""

    bench: Bench
    fresh: Callable[[], str]
    work: Work
    again: bool = True
    """Whether the same work may be done twice in a row and change nothing the second time."""

    def run(self, seeds: Iterable[int]) -> tuple[int, int]:
        """Kill at each seed's point; how many trials there were, and in how many the work had not ended before."""
        undisturbed = self.fresh()
        statements, seconds = length_of(lambda: self.work(undisturbed))
        expected, trials, killed = state_of(undisturbed), 0, 0
        for seed in seeds:
            where = self.fresh()
            killed += killed_at(point_for(seed, statements, seconds), lambda where=where: self.work(where))  # type: ignore[misc]
            if "://" in where or Path(where).exists():
                check_whole(where, self.bench.builder, MAKER)
            self.work(where)
            assert state_of(where) == expected, f"seed {seed}: the re-run ends elsewhere"
            trials += 1
            _remove(where)
        check_whole(undisturbed, self.bench.builder, MAKER)
        return trials, killed


def _remove(where: str) -> None:
    if "://" not in where:
        for ending in ("", "-wal", "-shm", ".atom"):
            with suppress(FileNotFoundError):
                Path(where + ending).unlink()


WORKS = ("ingest", "more", "correct", "watch", "restore")


def trials_of(name: str, address: Databases, bench: Bench) -> Trials:
    """The trials of a work."""
    if name in ("ingest", "watch"):
        return Trials(bench, address, getattr(bench, name))
    return Trials(bench, lambda: address.copy("ingested", bench.ingest), getattr(bench, name))


@pytest.mark.parametrize("name", WORKS)
def test_a_few_kills(name: str, address: Databases, bench: Bench) -> None:
    """Some points of each work, on both databases."""
    number, _ = trials_of(name, address, bench).run(range(FEW_TRIALS))
    assert number == FEW_TRIALS


@pytest.mark.parametrize("dump", DUMPS, ids=lambda p: p.stem)
def test_a_few_kills_of_migrations(dump: Path, bench: Bench, tmp_path: Path) -> None:
    """Some points of the migration from each old schema."""
    number, _ = _migrations(dump, bench, tmp_path).run(range(1))
    assert number == 1


def _migrations(dump: Path, bench: Bench, folder: Path) -> Trials:
    template, numbers = old_file(dump, folder / "template.db"), iter(range(10**6))

    def fresh() -> str:
        where = folder / f"r{next(numbers)}.db"
        shutil.copyfile(template, where)
        return str(where)

    return Trials(bench, fresh, bench.migrate)


def test_careless_work_is_found_out(address: Databases, bench: Bench) -> None:
    """The trials can fail: work that empties a table in one transaction and fills it in the next does not pass them."""

    def careless(where: str) -> None:
        with Store.open(where) as store:
            with writing(store._engine) as connection:
                connection.execute(delete(schema.contact_states))
            store.make_anew(MAKER, bench.builder)

    where = address.copy("ingested", bench.ingest)
    with Counting() as counting:
        Store.open(where).__exit__(None, None, None)
    # Its own statement, then the commit, then the next.
    assert killed_at(Point(counting.number + 4, before=True), lambda: careless(where))
    with pytest.raises(AssertionError, match=r"contact_states .*is missing"):
        check_whole(where, bench.builder, MAKER)


@pytest.mark.soak
@pytest.mark.parametrize("name", WORKS)
def test_many_kills(name: str, address: Databases, bench: Bench) -> None:
    """Many points of each work, on both databases."""
    number, killed = trials_of(name, address, bench).run(range(1000, 1000 + TRIALS))
    _tell(f"{name} on {address.kind}", number, killed)
    assert killed > number // 2


@pytest.mark.soak
@pytest.mark.parametrize("dump", DUMPS, ids=lambda p: p.stem)
def test_many_kills_of_migrations(dump: Path, bench: Bench, tmp_path: Path) -> None:
    """Many points of the migration from each old schema."""
    number, killed = _migrations(dump, bench, tmp_path).run(range(2000, 2000 + TRIALS))
    _tell(f"migration of {dump.stem}", number, killed)
    assert killed > number // 2


def _tell(what: str, number: int, killed: int) -> None:
    """Say how many trials there were, for whoever runs them."""
    print(f"\nsoak: {what}: {number} trials, {killed} killed before the work ended, 0 lost")
