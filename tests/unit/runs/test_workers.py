"""Several processes give what one gives; one that is lost or has grown is replaced."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from readouts.coding.coding import Coding, Versions
from readouts.documents.build import build_document
from readouts.documents.document import Document
from readouts.errors import ModelError, WorkerLostError
from readouts.interval import ALWAYS, Dated
from readouts.runs.crew import Crew
from readouts.runs.workers import CHUNK, Workers
from readouts.settings import Settings

VERSIONS = Versions("0", "none", "none")


class Echo:
    """Codes nothing; ends its process over documents that say so."""

    standing = (VERSIONS,)

    def code_many(self, documents: Iterable[Document]) -> Iterator[Coding]:
        for document in documents:
            word, _, once = document.text.partition(" ")
            if word == "die" and not (once and Path(once).exists()):
                if once:
                    Path(once).touch()
                os._exit(9)
            if document.text == "fail":
                raise ModelError("m", "failed", "Do nothing.")
            yield Coding(document.id, document.digest, Dated(ALWAYS), "unknown", (), (), (), (), (), (), VERSIONS)


def echo(job):
    coder = Echo()
    return (lambda chunk: list(coder.code_many(chunk))), coder.standing


def documents(count: int, **special: str) -> list[Document]:
    return [
        build_document(special.get(f"d{n}", f"text {n}"), id=f"d{n}", published=date(2024, 1, 1)) for n in range(count)
    ]


def test_order_is_kept():
    """Codings come in the order of the documents, whichever worker is ready first."""
    given = documents(5 * CHUNK + 3)
    with Workers(2, Settings(), make=echo) as workers:
        assert [c.document for c in workers.code_many(given)] == [d.id for d in given]
        assert workers.standing == (VERSIONS,)
        assert workers.megabytes > 0
        assert list(workers.code_many([])) == []


def test_a_lost_worker_is_replaced(tmp_path):
    """A worker that is ended from outside costs nothing but time."""
    given = documents(3 * CHUNK, d20=f"die {tmp_path / 'once'}")
    with Workers(2, Settings(), make=echo) as workers:
        assert [c.document for c in workers.code_many(given)] == [d.id for d in given]


def test_a_piece_that_ends_every_worker_is_named():
    """Where the same documents end a second worker, the error names the piece and says what to do."""
    with (
        Workers(2, Settings(), make=echo) as workers,
        pytest.raises(WorkerLostError, match=r"piece 2 of the work.*fewer workers"),
    ):
        list(workers.code_many(documents(3 * CHUNK, d20="die")))


def test_errors_come_through():
    """An error in a worker is raised as it would be in one process."""
    with Workers(1, Settings(), make=echo) as workers, pytest.raises(ModelError, match="failed"):
        list(workers.code_many(documents(3, d1="fail")))


def test_one_that_has_grown_is_replaced():
    """A worker with more memory than the settings allow makes room for a fresh one."""
    given = documents(4 * CHUNK)
    with Workers(1, Settings.model_construct(worker_megabytes=1), make=echo) as workers:
        first = workers.crew._members[0].process.pid
        assert len(list(workers.code_many(given))) == len(given)
        assert workers.crew._members[0].process.pid != first


@pytest.mark.model
def test_real_workers_give_what_one_pipeline_gives(pipeline):
    """The same codings, whole."""
    texts = [
        "Macron called Erdogan on Monday.",
        "Iran's foreign minister met his Omani counterpart in Muscat.",
        "It rained.",
    ]
    given = [build_document(t, id=str(n), published=date(2024, 5, n + 1)) for n, t in enumerate(texts * 8)]
    with Workers(2, Settings()) as workers:
        assert list(workers.code_many(given)) == list(pipeline.code_many(given))
        assert workers.standing == pipeline.standing


def test_one_that_is_lost_while_it_has_nothing_to_do_is_replaced():
    """A worker that is killed between two pieces is found out when it is given the next, and nothing is lost."""
    with Workers(1, Settings(), make=echo) as workers:

        def given() -> Iterator[Document]:
            for number, document in enumerate(documents(2 * CHUNK)):
                if number == CHUNK:
                    process = workers.crew._members[0].process
                    process.kill()
                    process.join()
                yield document

        assert [c.document for c in workers.code_many(given())] == [d.id for d in documents(2 * CHUNK)]


def torn(marker):
    """A worker that ends in the middle of its first answer."""
    pipe = sys._getframe(1).f_locals["pipe"]

    def work(piece: int) -> int:
        if not Path(marker).exists():
            Path(marker).touch()
            os.write(pipe.fileno(), struct.pack("!i", 1000) + b"half")
            os._exit(9)
        return piece

    return work, None


def test_one_that_is_lost_while_it_answers_is_replaced(tmp_path):
    """Half an answer is none: the piece is done again."""
    with Crew(1, torn, str(tmp_path / "once"), 10_000) as crew:
        assert list(crew.each([1, 2, 3])) == [1, 2, 3]
