"""kill -9 during ``batch`` and during a server's jobs: what is done again ends where an undisturbed run ends."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from databases import Databases
from killing import CountingFiles, Point, check_whole, killed_at, length_of, point_for, state_of
from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding
from readouts.desk.desk import Desk
from readouts.desk.working import Worker
from readouts.documents.document import Document
from readouts.record.builder import RecordBuilder
from readouts.runs.batch import run
from readouts.runs.engines import Local
from readouts.runs.plan import Job, planned
from readouts.runs.steps import versions_of
from readouts.runs.storage import Folder
from readouts.settings import Settings
from readouts.store.jobs import JobFile
from readouts.store.keeper import maker_of
from replaying import Replay

pytestmark = pytest.mark.model

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents.jsonl"
MANY = 10
FEW_TRIALS = 2
TRIALS = int(os.environ.get("READOUTS_SOAK_TRIALS", "100"))
MAKER = maker_of(Settings().actors)
ENDED = ("done", "failed", "interrupted")


@pytest.fixture
def coder(coded: list[tuple[Document, Coding]], builder: RecordBuilder, monkeypatch: pytest.MonkeyPatch) -> Replay:
    """The codings of the examples, for every step of a run; tables are loaded once."""
    made = Replay({d.digest: c for d, c in coded})
    monkeypatch.setattr("readouts.runs.steps.load_coder", lambda settings, *, screen: made)
    table = ActorTable.load()
    monkeypatch.setattr(ActorTable, "load", lambda *_: table)
    monkeypatch.setattr(RecordBuilder, "load", lambda table: builder)
    return made


@pytest.fixture
def archive(tmp_path: Path) -> Folder:
    """Some examples in three files."""
    lines = EXAMPLES.read_text("utf-8").splitlines()[:MANY]
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.jsonl").write_text("\n".join(lines[number::3]), "utf-8")
    return Folder.at(str(folder))


def tables_of(output: Path) -> dict[str, bytes]:
    """Every file outside of the run's own folder, whatever it is called."""
    files = (p for p in sorted(output.rglob("*")) if p.is_file() and "_run" not in p.relative_to(output).parts)
    return {str(p.relative_to(output)): p.read_bytes() for p in files}


def _batches(archive: Folder, folder: Path, seeds: Iterable[int]) -> tuple[int, int]:
    """Runs that are killed twice, or of which the first had ended and is begun again; how many, and how often killed."""

    def work(output: Path) -> Callable[[], None]:
        job = Job(archive, Folder.at(str(output)), Settings(), screen=False, shards=2, block=1)
        return lambda: run(job, Local()) and None

    whole = folder / "whole"
    calls, seconds = length_of(work(whole), CountingFiles)
    expected, trials, killed = tables_of(whole), 0, 0
    assert len(expected) > 2
    for seed in seeds:
        output = folder / f"run{seed}"
        if seed % 3 == 2:
            length_of(work(output), CountingFiles)
        points = (point_for(seed, calls, seconds), point_for(seed + 4, calls, seconds))
        killed += sum(killed_at(point, work(output), CountingFiles) for point in points)
        length_of(work(output), CountingFiles)
        assert tables_of(output) == expected, f"seed {seed}: the re-run ends elsewhere"
        trials += 1
    return trials, killed


@pytest.mark.usefixtures("coder")
def test_a_few_kills_of_batch(archive: Folder, tmp_path: Path) -> None:
    """A run that is killed, killed again and repeated leaves the bytes of an undisturbed one."""
    number, killed = _batches(archive, tmp_path, range(FEW_TRIALS))
    assert (number, killed > 0) == (FEW_TRIALS, True)


@pytest.mark.usefixtures("coder")
def test_every_kill_at_the_first_files_of_batch(archive: Folder, tmp_path: Path) -> None:
    """Killed before anything was written down whole, a run can be begun again all the same."""
    for number in range(1, 8):
        out = tmp_path / f"out{number}"
        job = Job(archive, Folder.at(str(out)), Settings(), screen=False, shards=1)
        assert killed_at(Point(number, before=False), lambda job=job: run(job, Local()) and None, CountingFiles)  # type: ignore[misc]
        assert planned(job, versions_of(job)) == ["0.jsonl", "1.jsonl", "2.jsonl"]


@pytest.mark.soak
@pytest.mark.usefixtures("coder")
def test_many_kills_of_batch(archive: Folder, tmp_path: Path) -> None:
    """Many points of a run over an archive."""
    number, killed = _batches(archive, tmp_path, range(3000, 3000 + TRIALS))
    print(f"\nsoak: batch: {number} trials, {killed} kills, 0 lost")
    assert killed > number // 2


@dataclass(frozen=True)
class Stopping:
    """An engine that stops after the first piece of gathering."""

    def run(self, job: Job, step: str, pieces: list[str]) -> Iterator[str]:
        """The pieces until then."""
        for piece in Local().run(job, step, pieces):
            yield piece
            if step == "gather":
                raise KeyboardInterrupt


@pytest.mark.soak
@pytest.mark.usefixtures("coder")
def test_every_kill_while_blocks_change(archive: Folder, tmp_path: Path) -> None:
    """Stopped half way by some blocks, and killed at any point while others take their place, a run loses nothing."""
    whole, half = tmp_path / "whole", tmp_path / "half"

    def job(output: Path, block: int) -> Job:
        return Job(archive, Folder.at(str(output)), Settings(), screen=False, shards=2, block=block)

    run(job(whole, 10_000), Local())
    with pytest.raises(KeyboardInterrupt):
        run(job(half, 1), Stopping())
    changed = 0
    for number in range(20, 61):
        output = tmp_path / f"out{number}"
        shutil.copytree(half, output)
        assert killed_at(Point(number, before=True), lambda: run(job(output, 10_000), Local()) and None, CountingFiles)  # noqa: B023
        changed += (output / "_run/blocks.json").read_bytes() != (half / "_run/blocks.json").read_bytes()
        run(job(output, 10_000), Local())
        assert tables_of(output) == tables_of(whole), f"killed at call {number}: the re-run ends elsewhere"
        shutil.rmtree(output)
    assert changed > 20
    print(f"\nsoak: batch while blocks change: 41 trials, 41 kills, {changed} of them after the plan, 0 lost")


def _handed_in(number: int) -> list[JobFile]:
    lines = EXAMPLES.read_text("utf-8").splitlines()[:number]
    return [JobFile(f"{n}.jsonl", json.dumps(json.loads(line)).encode()) for n, line in enumerate(lines)]


def _desk(where: str, coder: Replay) -> Desk:
    desk = Desk.open(Settings(record=where), create=True)
    desk.__dict__["pipeline"] = coder
    return desk


def _ended(worker: Worker, id: str) -> str:
    until = time.monotonic() + 60
    while (state := worker.job(id).state) not in ENDED and time.monotonic() < until:
        time.sleep(0.01)
    return state


def _serve(where: str, coder: Replay) -> None:
    """A server's work: a job, until it is done."""
    with _desk(where, coder) as desk:
        worker = Worker(desk)
        worker.begin()
        assert _ended(worker, worker.ingest(_handed_in(8), None).id) == "done"
        worker.end()


def _repeat(where: str, coder: Replay) -> int:
    """The next server's: no job is said to be at work, and what was not done is repeated; how many jobs there are."""
    with _desk(where, coder) as desk:
        worker = Worker(desk)
        worker.begin()
        jobs = desk.store.jobs().jobs()
        for job in jobs:
            assert job.state in ("done", "interrupted")
            if job.state == "interrupted":
                worker.repeat(job.id)
                assert _ended(worker, job.id) == "done"
        worker.end()
    return len(jobs)


def _jobs(address: Databases, coder: Replay, builder: RecordBuilder, seeds: Iterable[int]) -> tuple[int, int]:
    undisturbed = address()
    statements, seconds = length_of(lambda: _serve(undisturbed, coder))
    expected, trials, killed = state_of(undisturbed), 0, 0
    for seed in seeds:
        where = address()
        killed += killed_at(point_for(seed, statements, seconds), lambda where=where: _serve(where, coder))  # type: ignore[misc]
        if "://" in where or Path(where).exists():
            check_whole(where, builder, MAKER)
        length_of(lambda where=where: _repeat(where, coder) or _serve(where, coder))  # type: ignore[misc]
        check_whole(where, builder, MAKER)
        assert state_of(where) == expected, f"seed {seed}: the repeated job ends elsewhere"
        trials += 1
    return trials, killed


def test_a_few_kills_of_jobs(address: Databases, coder: Replay, builder: RecordBuilder) -> None:
    """A job whose server is killed is marked by the next one, and can be repeated."""
    number, _ = _jobs(address, coder, builder, range(FEW_TRIALS))
    assert number == FEW_TRIALS


@pytest.mark.soak
def test_many_kills_of_jobs(address: Databases, coder: Replay, builder: RecordBuilder) -> None:
    """Many points of a job."""
    number, killed = _jobs(address, coder, builder, range(4000, 4000 + TRIALS))
    print(f"\nsoak: jobs on {address.kind}: {number} trials, {killed} killed before the work ended, 0 lost")
    assert killed > number // 2
