"""An archive in, Parquet tables out: the same whatever does it, in however many parts, and whenever it was stopped."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from readouts.actors.table import ActorTable
from readouts.contract.entries import checked_claim_json, contact_json, event_json
from readouts.documents.readers.reader import Limits
from readouts.documents.readers.registry import read_inputs
from readouts.errors import UsageError
from readouts.record.builder import RecordBuilder
from readouts.runs.batch import Outcome, run
from readouts.runs.engines import Local, engine_named
from readouts.runs.plan import Job
from readouts.runs.steps import facts_of, once_each
from readouts.runs.storage import Folder
from readouts.settings import Settings

pytestmark = pytest.mark.model
ROOT = Path(__file__).parents[2]
SOURCES = [ROOT / "examples" / "documents.jsonl", ROOT / "tests" / "golden" / "reports" / "documents.jsonl"]


class Interrupted(Exception):
    """As good as a kill: nothing is cleaned up."""


class Stopping:
    """An engine that is stopped after so many pieces of a step."""

    def __init__(self, step: str, after: int) -> None:
        self.step, self.after = step, after

    def run(self, job: Job, step: str, pieces: list[str]) -> Iterator[str]:
        """The pieces until it is stopped."""
        for number, piece in enumerate(Local().run(job, step, pieces)):
            if step == self.step and number == self.after:
                raise Interrupted
            yield piece


@pytest.fixture(autouse=True)
def one_model(pipeline, monkeypatch):
    """The model is loaded once for all runs in this process."""
    monkeypatch.setattr("readouts.runs.steps.load_coder", lambda settings, *, screen: pipeline)


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    """The examples and a set of reports as JSON lines, packed JSON lines and Parquet."""
    folder = tmp_path_factory.mktemp("archive")
    examples, reports = (path.read_text("utf-8").splitlines() for path in SOURCES)
    (folder / "examples.jsonl").write_text("\n".join(examples), "utf-8")
    with gzip.open(folder / "reports.jsonl.gz", "wt", encoding="utf-8") as packed:
        packed.write("\n".join(reports[:20]))
    parquet.write_table(
        pyarrow.Table.from_pylist([json.loads(line) for line in reports[20:]]), folder / "reports.parquet"
    )
    return folder


def job(archive: Path, output: Path, **given: int) -> Job:
    return Job(Folder.at(str(archive)), Folder.at(str(output)), Settings(), screen=False, **{"shards": 3, **given})


def tables(output: Path) -> dict[str, bytes]:
    """The bytes of every file of the tables."""
    return {
        str(path.relative_to(output)): path.read_bytes()
        for path in sorted(output.rglob("*.parquet"))
        if "_run" not in path.parts
    }


def rows(output: Path, table: str) -> list[str]:
    """The entries of a table as JSON, in order."""
    found = [r for path in sorted((output / table).rglob("*.parquet")) for r in parquet.read_table(path).to_pylist()]
    return sorted(row["json"] for row in found)


@pytest.fixture(scope="module")
def undisturbed(archive, tmp_path_factory, pipeline) -> Path:
    """The output of one run in one process."""
    output = tmp_path_factory.mktemp("whole") / "out"
    patch = pytest.MonkeyPatch()
    patch.setattr("readouts.runs.steps.load_coder", lambda settings, *, screen: pipeline)
    run(job(archive, output), Local())
    patch.undo()
    return output


def test_it_is_the_record_of_these_documents(undisturbed, pipeline):
    """Contacts, events and claims are those of a record built at once from all documents."""
    documents = once_each(read_inputs(map(str, SOURCES), Limits()))
    record = RecordBuilder.load(ActorTable.load(None)).build(
        list(pipeline.code_many(documents)), [facts_of(d) for d in documents]
    )
    claims = {c.id: c for c in record.claims}
    dump = lambda entries: sorted(json.dumps(e, ensure_ascii=False) for e in entries)  # noqa: E731
    assert len(record.contacts) > 20
    assert rows(undisturbed, "contacts") == dump(contact_json(c, claims) for c in record.contacts)
    assert rows(undisturbed, "events") == dump(map(event_json, record.events))
    assert rows(undisturbed, "claims") == dump(map(checked_claim_json, record.claims))
    assert len(rows(undisturbed, "documents")) == len(documents)


def test_small_blocks_give_the_same(archive, undisturbed, tmp_path):
    """Merging in as many blocks as hang together gives the same bytes, and there is more than one of them."""
    run(job(archive, tmp_path, block=1), Local())
    assert tables(tmp_path) == tables(undisturbed)
    assert Folder.at(str(tmp_path)).read_json("_run/blocks.json")["blocks"] > 1


@pytest.mark.parametrize(("step", "after"), [("read", 1), ("code", 1), ("gather", 0), ("merge", 0), ("write", 2)])
def test_a_stopped_run_goes_on(archive, undisturbed, tmp_path, step, after):
    """Stopped in any step, the next run does what is left, and ends in the same bytes."""
    with pytest.raises(Interrupted):
        run(job(archive, tmp_path), Stopping(step, after))
    told: list[tuple[str, int, int]] = []
    run(job(archive, tmp_path), Local(), lambda *news: told.append(news))
    assert tables(tmp_path) == tables(undisturbed)
    first = next(news for news in told if news[0] == step)
    assert first[1] == after + 1, "what was done is not done again"


def test_another_plan_is_refused(archive, undisturbed, tmp_path):
    """A folder with a run of other settings, or with other things, is left alone."""
    with pytest.raises(UsageError, match=r"another plan \(other shards\)"):
        run(job(archive, undisturbed, shards=4), Local())
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="is not empty"):
        run(job(archive, tmp_path), Local())


def test_what_cannot_be_read_is_reported(tmp_path):
    """A bad line, a bad file and an id of two texts are named; the rest goes on."""
    archive = tmp_path / "in"
    archive.mkdir()
    good = [{"id": "a", "text": "Macron called Erdogan on Monday."}, {"id": "b", "text": "Xi met Putin in Beijing."}]
    lines = [*map(json.dumps, good), "{not JSON", json.dumps({"id": "a", "text": "Another text of this id."})]
    (archive / "one.jsonl").write_text("\n".join(lines), "utf-8")
    (archive / "two.parquet").write_bytes(b"not Parquet")
    (archive / "three.jsonl.gz").write_bytes(gzip.compress(b'{"text": "x"}')[:-9])
    outcome: Outcome = run(job(archive, tmp_path / "out"), Local())
    found = sorted(f.found for f in outcome.unreadable)
    assert [f[:11] for f in found] == ["cannot be r", "cannot be r", "gives the i", "is not JSON"]
    assert len(rows(tmp_path / "out", "documents")) == 2


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves its file open
def test_an_archive_of_pages(tmp_path):
    """WARC is read as ``ingest`` reads it."""
    page = "<html><head><title>Call</title></head><body><article><p>" + "Macron called Erdogan on Monday. " * 12
    with (tmp_path / "a.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                "https://example.org/a", "response", payload=io.BytesIO(page.encode()), http_headers=headers
            )
        )
    outcome = run(job(tmp_path / "a.warc.gz", tmp_path / "out"), Local())
    assert outcome.documents == 1
    assert outcome.tables["contacts"] >= 1


def test_unknown_engine():
    """Who names no engine gets the known ones."""
    with pytest.raises(UsageError, match="Known engines: local, ray"):
        engine_named("slurm", 1, None)
