"""Keeps what is made from the codings in step with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from readouts.actors.own.shelf import data_version
from readouts.actors.table import ActorTable
from readouts.record.builder import RecordBuilder
from readouts.store.backups.restoring import restored
from readouts.store.store import Store
from readouts.store.verifying.flaws import Findings
from readouts.version import __version__


def brought_up_to_date(store: Store, actors: Path, builder: Callable[[], RecordBuilder] | None = None) -> Store:
    """The store, its entries made from everything that it holds: from what is new alone, unless code or data files changed.

    Args:
        store: The store.
        actors: Folder of the user's own tables of actors.
        builder: Gives a builder with these tables; loading one takes a second, which a server spends once.

    A kill between reading a document and taking it in loses nothing: the next call takes it in.
    """
    maker = maker_of(actors)
    if not store.is_up_to_date(maker):
        store.grow(maker, builder() if builder else RecordBuilder.load(ActorTable.load(actors)))
    return store


def maker_of(actors: Path) -> str:
    """What makes entries: this version of Readouts with the tables of actors."""
    return f"{__version__} {data_version(actors)}"


def verified_record(store: Store, actors: Path, *, full: bool = False) -> Findings:
    """What is wrong with a record, if anything."""
    return store.verify(maker_of(actors), RecordBuilder.load(ActorTable.load(actors)), full=full)


def made_anew(store: Store, actors: Path) -> Store:
    """The store, its entries and its index of words made again from what was read and decided."""
    store.make_anew(maker_of(actors), RecordBuilder.load(ActorTable.load(actors)))
    return store


def restored_record(path: Path, where: str, actors: Path, *, force: bool = False) -> Findings:
    """Put a backup in the place of a record, after it was verified; what was looked at.

    Raises:
        InputError: The backup cannot be read, is damaged, or does not verify.
        UsageError: The record holds something, and may not be replaced.
    """
    return restored(path, where, lambda engine: verified_record(Store(engine), actors), force=force)
