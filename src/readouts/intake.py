"""Taking documents into a record: what is new is coded and kept, what is known is left, what fails is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from readouts.coding.coding import Coding, Versions
from readouts.documents.document import Document
from readouts.documents.lead import Lead
from readouts.errors import InputError
from readouts.store.store import Store


class Coder(Protocol):
    """What codes documents: a ``Pipeline``."""

    @property
    def standing(self) -> tuple[Versions, ...]:
        """Versions whose codings may stay, its own first."""
        ...

    def code_many(self, documents: Iterable[Document]) -> Iterator[Coding]:
        """Codings, in order."""
        ...


@dataclass(slots=True)
class Report:
    """What became of the inputs."""

    new: int = 0
    again: int = 0
    known: int = 0
    unreadable: list[InputError] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    """Addresses that lists and feeds name, and that nobody asked to fetch."""


def sorted_out(found: Iterable[Document | Lead | InputError], report: Report) -> Iterator[Document]:
    """The documents; leads and faults go into the report."""
    for item in found:
        if isinstance(item, InputError):
            report.unreadable.append(item)
        elif isinstance(item, Lead):
            report.leads.append(item)
        else:
            yield item


def take_in(
    store: Store, documents: Iterable[Document], coder: Coder, report: Report,
    begun: Callable[[int], object] = lambda count: None, kept: Callable[[], object] = lambda: None,
) -> None:  # fmt: skip
    """Code the documents that the record lacks, or that other versions coded; each is kept as soon as it is coded.

    Args:
        store: The record.
        documents: What was read.
        coder: What codes them.
        report: Is told what became of each.
        begun: Is called with the number of documents that are to be coded.
        kept: Is called after each of them.
    """
    waiting: dict[str, Document] = {}
    copies: list[Document] = []
    for document in documents:
        versions = store.versions_of(document.digest)
        if document.digest in waiting or versions in coder.standing:
            copies.append(document)
            report.known += 1
        else:
            waiting[document.digest] = document
            report.again += versions is not None
            report.new += versions is None
    begun(len(waiting))
    for document, coding in zip(waiting.values(), coder.code_many(waiting.values()), strict=True):
        try:
            store.keep(document, coding)
        except InputError as fault:
            report.unreadable.append(fault)
            report.new -= 1
        kept()
    for document in copies:
        try:
            store.name(document)
        except InputError as fault:
            report.unreadable.append(fault)
