"""Keeps what is made from the codings in step with them."""

from __future__ import annotations

from pathlib import Path

from readouts.actors.own.shelf import data_version
from readouts.actors.table import ActorTable
from readouts.record.builder import RecordBuilder
from readouts.record.model import Record
from readouts.store.store import Store
from readouts.version import __version__


def brought_up_to_date(store: Store, actors: Path) -> Store:
    """The store, its entries made from everything that it holds: from what is new alone, unless code or data files changed.

    Args:
        store: The store.
        actors: Folder of the user's own tables of actors.

    A kill between reading a document and taking it in loses nothing: the next call takes it in.
    """
    maker = f"{__version__} {data_version(actors)}"
    if not store.is_up_to_date(maker):
        store.grow(maker, RecordBuilder.load(ActorTable.load(actors)))
    return store


def current_record(store: Store, actors: Path) -> Record:
    """All entries of the record, up to date."""
    return brought_up_to_date(store, actors).record()
