"""Keeps what is made from the codings in step with them."""

from __future__ import annotations

from readouts.actors.table import ActorTable
from readouts.record.builder import RecordBuilder
from readouts.record.model import Record
from readouts.resources.files import fingerprint
from readouts.store.store import Store
from readouts.version import __version__


def current_record(store: Store) -> Record:
    """The record of all codings that the store holds; made anew only if they, the code or the data files changed.

    A kill between reading a document and making the record loses nothing: the next call makes it.
    """
    wanted = store.codings_fingerprint(f"{__version__} {fingerprint()}")
    if store.made_from() != wanted:
        builder = RecordBuilder.load(ActorTable.load())
        store.replace_record(builder.build(store.codings(), store.facts(), store.corrections()), wanted)
    return store.record()
