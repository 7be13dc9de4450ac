"""Several programs that write to one record at once make the record that one alone makes."""

from __future__ import annotations

import multiprocessing
import random
from dataclasses import replace

import pytest

from databases import Databases
from factory import Paper, person
from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding
from readouts.documents.build import build_document
from readouts.documents.document import Document
from readouts.errors import InputError
from readouts.record.builder import RecordBuilder
from readouts.store.store import Store

MANY = 45
LIN, REYES, COSTA = person("Cai Lin", "JPN"), person("Dan Reyes", "USA"), person("Ben Costa", "PRT")


def papers() -> list[tuple[Document, Coding]]:
    """Documents about calls of three people, some of which several documents report."""
    found = []
    for number in range(MANY):
        paper = Paper(f"d{number:03}", f"2022-03-{1 + number % 25:02}")
        sides = ([LIN, REYES], [REYES, COSTA], [LIN, COSTA])[number % 3]
        paper.contact(sides, f"2022-03-{1 + number % 7:02}", status="held" if number % 5 else "planned")
        document = build_document(f"{paper.id} {paper.text}", id=paper.id, outlet=f"Outlet {number % 4}")
        found.append((document, replace(paper.coding(), digest=document.digest, document=document.id)))
    return found


def keep(where: str, seed: int, documents: list[tuple[Document, Coding]], together: object) -> None:
    """One of the writers: keeps its documents in an order of its own and brings the record up to date now and then."""
    together.wait()
    order = random.Random(seed).sample(documents, len(documents))
    builder = RecordBuilder.load(ActorTable.load())
    with Store.open(where, create=True) as store:
        for number, (document, coding) in enumerate(order):
            store.keep(document, coding)
            if number % 17 == 16:
                store.grow("test", builder)
        store.grow("test", builder)


def at_once(where: str, parts: list[list[tuple[Document, Coding]]]) -> None:
    """Let a process for each part write, all of them begun at the same moment."""
    context = multiprocessing.get_context("fork")
    together = context.Barrier(len(parts))
    writers = [context.Process(target=keep, args=(where, n, part, together)) for n, part in enumerate(parts)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert [writer.exitcode for writer in writers] == [0] * len(parts)


@pytest.mark.parametrize("shared", [False, True], ids=["each its own", "all the same"])
def test_two_writers_are_one(address: Databases, shared: bool) -> None:
    """Two processes make the record, its tables too, and end where one writer ends, on different and on the same documents."""
    documents, alone, together = papers(), address(), address()
    builder = RecordBuilder.load(ActorTable.load())
    with Store.open(alone, create=True) as store:
        for document, coding in documents:
            store.keep(document, coding)
        store.grow("test", builder)
        expected = store.record()
    at_once(together, [documents, documents] if shared else [documents[::2], documents[1::2]])
    with Store.open(together) as store:
        assert store.is_up_to_date("test")
        assert store.record() == expected
        assert store.count_documents() == MANY
    assert expected.contacts


def test_an_id_taken_meanwhile_is_reported(address: Databases) -> None:
    """Where another writer gave the id to another text first, the second is told so, and the first text stays."""
    where = address()
    (first, coding), *_ = papers()
    other = build_document("Another text.", id=first.id)
    with Store.open(where, create=True) as one, Store.open(where) as two:
        one.keep(first, coding)
        with pytest.raises(InputError, match="which another text in the record has"):
            two.keep(other, replace(coding, digest=other.digest))
        assert [d.text for d in two.documents()] == [first.text]
