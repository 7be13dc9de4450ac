"""Keeps what is made from the codings in step with them."""

from __future__ import annotations

from pathlib import Path

from readouts.actors.own.shelf import data_version
from readouts.actors.table import ActorTable
from readouts.record.builder import RecordBuilder
from readouts.record.model import Record
from readouts.store.store import Store
from readouts.version import __version__


def current_record(store: Store, actors: Path) -> Record:
    """The record of all codings that the store holds; made anew only if they, the code or the data files changed.

    Args:
        store: The store.
        actors: Folder of the user's own tables of actors.

    A kill between reading a document and making the record loses nothing: the next call makes it.
    """
    wanted = store.codings_fingerprint(f"{__version__} {data_version(actors)}")
    if store.made_from() != wanted:
        builder = RecordBuilder.load(ActorTable.load(actors))
        store.replace_record(builder.build(store.codings(), store.facts(), store.corrections()), wanted)
    return store.record()
