"""An open record with what is needed to answer from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from readouts.actors.own.shelf import data_version
from readouts.actors.table import ActorTable
from readouts.contract.wording import Wording
from readouts.record.builder import RecordBuilder
from readouts.record.model import Record
from readouts.settings import Settings
from readouts.store.catalogue.answers import Answers
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.holdings import SqlHoldings
from readouts.store.keeper import brought_up_to_date
from readouts.store.snapshot import Snapshot
from readouts.store.store import Store

if TYPE_CHECKING:
    from readouts.pipeline import Pipeline


@dataclass
class Desk:
    """An open record. What takes long to load is loaded when it is first needed, and kept.

    Readers share a desk between threads; whoever codes or writes holds ``working`` while doing so.
    """

    settings: Settings
    store: Store
    working: RLock = field(default_factory=RLock, repr=False)
    answers: Answers = field(default_factory=Answers, repr=False)
    """Counts that were asked for, while the record stays as it is."""
    builders: dict[str, RecordBuilder] = field(default_factory=dict, repr=False)
    """What makes entries, by the version of the tables of actors: the newest alone is kept."""
    loaded: Callable[[], None] = field(default=lambda: None, repr=False)
    """Called when something large was loaded that stays."""

    @classmethod
    def open(cls, settings: Settings, *, create: bool = False) -> Self:
        """The desk of the record that the settings name.

        Raises:
            RecordError: The record is not there, not ours, of a newer version, or cannot be opened.
        """
        return cls(settings, Store.open(settings.record, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.__exit__(kind, error, trace)

    def catalogue(self) -> Catalogue:
        """The record's entries, taking in everything that was read and decided so far.

        While another thread codes or writes, they are those of before: nobody waits for its work to read.
        """
        return Catalogue(self._fresh(), self.answers)

    @contextmanager
    def holdings(self) -> Iterator[SqlHoldings]:
        """What the record knows of two sides, all of one state of it."""
        with self._fresh().reading() as connection:
            yield SqlHoldings(connection)

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """One state of all that the record holds, to be gone through row by row."""
        return self._fresh().snapshot()

    def record(self) -> Record:
        """All entries at once: for answers that weigh many of them."""
        return self._fresh().record()

    def _fresh(self) -> Store:
        if self.working.acquire(blocking=False):
            try:
                return brought_up_to_date(self.store, self.settings.actors, self._builder)
            finally:
                self.working.release()
        return self.store

    def _builder(self) -> RecordBuilder:
        version = data_version(self.settings.actors)
        if version not in self.builders:
            self.builders.clear()
            self.builders[version] = RecordBuilder.load(ActorTable.load(self.settings.actors))
            self.loaded()
        return self.builders[version]

    @cached_property
    def table(self) -> ActorTable:
        """The shipped table of actors with the user's own laid over it."""
        return ActorTable.load(self.settings.actors)

    @cached_property
    def wording(self) -> Wording:
        """Names of states and actors."""
        return Wording(self.table)

    @cached_property
    def pipeline(self) -> Pipeline:
        """The pipeline; spaCy takes seconds to load, and listing a record does without it."""
        from readouts.pipeline import Pipeline  # noqa: PLC0415 - as above

        pipeline = Pipeline.load(self.settings)
        self.loaded()
        return pipeline
