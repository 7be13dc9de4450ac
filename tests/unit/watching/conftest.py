"""A record of codings built by hand, and a watch over it with a clock of its own."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from readouts.actors.table import ActorTable
from readouts.contract.wording import Wording
from readouts.documents.document import Document
from readouts.documents.readers.reader import Limits
from readouts.fetching.fetcher import Fetcher, Manners
from readouts.record.builder import RecordBuilder
from readouts.store.store import Store
from readouts.watching.notices import Finder
from readouts.watching.rules import Rules
from readouts.watching.sources import Sources
from readouts.watching.watch import Outputs, Watch


@pytest.fixture(scope="session")
def table(tmp_path_factory):
    return ActorTable.load(tmp_path_factory.mktemp("actors"))


@pytest.fixture(scope="session")
def builder(table):
    return RecordBuilder.load(table)


class Desk:
    """Keeps papers, and watches."""

    def __init__(self, folder, table, builder):
        self.folder, self.table, self.builder, self.maker = folder, table, builder, "maker 1"
        self.now = datetime(2024, 5, 20, 12, tzinfo=UTC)
        self.store = Store.open(str(folder / "r.db"), create=True)

    def keep(self, *papers):
        for paper in papers:
            document = Document(paper.id, paper.digest, paper.text, title=f"Title of {paper.id}", outlet=paper.outlet or paper.id,
                                url=f"https://lake.example/{paper.id}", stated=paper.stated)  # fmt: skip
            self.store.keep(document, paper.coding())

    def refresh(self):
        self.store.grow(self.maker, self.builder)
        return self.maker

    def watch(self, *rules, outputs=None, begin=True):
        """A watch, as a fresh start of the program makes it."""
        book = self.store.watch_book()
        watching = Watch(
            store=self.store,
            sources=Sources((), book, Fetcher(Manners(private=True, delay=0)), Limits()),
            rules=Rules.model_validate({"rule": rules}),
            finder=Finder(book, Wording(self.table)),
            outputs=outputs or Outputs(),
            coder=lambda: pytest.fail("nothing is to be coded"),
            refresh=self.refresh,
            now=lambda: self.now,
        )
        if begin:
            watching.begin()
        return watching

    def notices(self):
        """All notices, the oldest first."""
        return [json.loads(n) for n in reversed(self.store.watch_book().notices(1000))]


@pytest.fixture
def desk(tmp_path, table, builder):
    made = Desk(tmp_path, table, builder)
    with made.store:
        yield made
