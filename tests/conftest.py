"""Fixtures for tests that need the language model; unit tests of plain functions build their inputs by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from databases import Databases, Server, running_server
from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding
from readouts.documents.build import build_document
from readouts.documents.document import Document
from readouts.documents.readers.reader import Limits
from readouts.documents.readers.registry import read_inputs
from readouts.intake import Report, sorted_out, take_in
from readouts.language.reading import Reading
from readouts.pipeline import Pipeline
from readouts.record.builder import RecordBuilder
from readouts.settings import Settings
from readouts.store.keeper import brought_up_to_date
from readouts.store.store import Store

EXAMPLES = Path(__file__).parents[1] / "examples"

# Machines that run these tests are shared: how long an example takes says nothing about the code.
settings.register_profile("readouts", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("readouts")


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The default pipeline, loaded once."""
    return Pipeline.load(Settings())


@pytest.fixture(scope="session")
def example_record(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of the documents of ``examples/``, made once: tests read it, and copy it before they write."""
    where = str(tmp_path_factory.mktemp("examples") / "readouts.db")
    paths = [EXAMPLES / "documents.jsonl", *sorted((EXAMPLES / "pages").glob("*.txt"))]
    report = Report()
    with Store.open(where, create=True) as store:
        take_in(store, sorted_out(read_inputs(map(str, paths), Limits(10**6)), report), pipeline, report)
        brought_up_to_date(store, Settings().actors)
    return where


@pytest.fixture(scope="session")
def read(pipeline: Pipeline) -> Callable[..., Reading]:
    """A function from a text to its reading."""

    def reader(text: str, published: date | None = None, **given: str) -> Reading:
        return next(pipeline.read_many([build_document(text, published=published, **given)]))

    return reader


@pytest.fixture(scope="session")
def code(pipeline: Pipeline) -> Callable[..., Coding]:
    """A function from a text to its coding."""

    def coder(text: str, published: date | None = None, **given: str) -> Coding:
        return next(pipeline.code_many([build_document(text, published=published, **given)]))

    return coder


@pytest.fixture(scope="session")
def coded(pipeline: Pipeline) -> list[tuple[Document, Coding]]:
    """Documents of the demonstration with their codings, made once."""
    lines = Path(__file__).parents[1] / "examples" / "documents.jsonl"
    documents = [d for d in read_inputs([str(lines)], Limits()) if isinstance(d, Document)]
    return list(zip(documents, pipeline.code_many(documents), strict=True))


@pytest.fixture(scope="session")
def builder() -> RecordBuilder:
    """What makes records, loaded once."""
    return RecordBuilder.load(ActorTable.load())


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server of this run's own."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def made_records(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """Records that were made once."""
    return {("", "folder"): str(tmp_path_factory.mktemp("made"))}


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path, made_records: dict[tuple[str, str], str]) -> Databases:
    """A function that gives the address of a new record, in a file and in PostgreSQL: the test runs on both."""
    server = request.getfixturevalue("postgresql") if request.param == "postgresql" else None
    return Databases(request.param, tmp_path, server, made_records)
