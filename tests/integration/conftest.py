"""Running the commands in this process, as a shell would see them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from databases import Databases
from readouts.cli import main
from readouts.pipeline import Pipeline

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def run(capsys, monkeypatch, pipeline) -> Callable[..., Done]:
    """A function that runs ``readouts`` with arguments; the language model is loaded once for all of them."""
    monkeypatch.setattr(Pipeline, "load", classmethod(lambda cls, settings: pipeline))

    def runner(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["readouts", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = int(stop.code or 0)
        captured = capsys.readouterr()
        return Done(status, captured.out, captured.err)

    return runner


@pytest.fixture(scope="session")
def examples() -> list[Path]:
    """The inputs of the demonstration."""
    return [EXAMPLES / "documents.jsonl", *sorted((EXAMPLES / "pages").glob("*.txt"))]


@pytest.fixture
def record(address: Databases) -> str:
    """The address of a new record: the test runs on a file and on PostgreSQL."""
    return address()


@pytest.fixture
def ingested_examples(address: Databases, run: Callable[..., Done], examples: list[Path]) -> str:
    """A record of the demonstration's inputs, made once by ``ingest``: tests only read it."""
    return address.kept("examples", lambda where: _ingested(run, examples, where))


def _ingested(run: Callable[..., Done], paths: list[Path], where: str) -> None:
    assert run("ingest", *paths, "--record", where).status == 0
