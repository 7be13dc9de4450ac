"""``ingest`` and ``code``: documents in."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from readouts.cli.explaining import Explainer
from readouts.cli.options import JsonOption, RecordOption, actor_table, own_actors, settings_for
from readouts.cli.terminal import err, out, print_json
from readouts.cli.wording import Wording
from readouts.coding.coding import Versions
from readouts.contract.coding import coding_json
from readouts.contract.values import Json
from readouts.documents.document import Document
from readouts.documents.readers.reader import Limits
from readouts.documents.readers.registry import read_inputs
from readouts.errors import InputError, UsageError
from readouts.ontology.plover import Ontology
from readouts.settings import Settings
from readouts.store.joining import contents_of, is_record
from readouts.store.keeper import brought_up_to_date
from readouts.store.store import Store

SOME_UNREADABLE = 3


@dataclass(slots=True)
class Report:
    """What became of the inputs."""

    new: int = 0
    again: int = 0
    known: int = 0
    unreadable: list[InputError] = field(default_factory=list)

    def as_json(self, contacts: int) -> Json:
        """The report for machines."""
        return {
            "new": self.new,
            "coded_again": self.again,
            "known": self.known,
            "unreadable": [{"where": e.where, "found": e.found, "do": e.do} for e in self.unreadable],
            "contacts": contacts,
        }


def ingest(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH…", help="Text files, JSON lines, other records, or - for standard input."),
    ],
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read, code and merge documents, or other records, into the record. Doing it again is harmless."""
    settings = settings_for(record)
    report = Report()
    with Store.open(settings.record, create=True) as store:
        records = [path for path in paths if is_record(path)]
        paths = [path for path in paths if path not in records]
        documents = list(_readable(read_inputs(paths, Limits(settings.max_characters)), report))
        _code_new(store, documents, records, settings, report)
        held = brought_up_to_date(store, own_actors()).counts()
    for fault in report.unreadable:
        err().print(f"[red]not read[/]  {fault}", soft_wrap=True)
    if as_json:
        print_json(report.as_json(held.contacts))
    else:
        out().print(
            f"{report.new} new, {report.again} coded again, {report.known} already there"
            + (f", [red]{len(report.unreadable)} not read[/]" if report.unreadable else "")
            + f". The record holds {held.documents} documents, {held.contacts} contacts, "
            f"{held.events} events, {held.claims} claims."
        )
    if report.unreadable:
        raise typer.Exit(SOME_UNREADABLE)


def _readable(found: Iterable[Document | InputError], report: Report) -> Iterator[Document]:
    for item in found:
        if isinstance(item, InputError):
            report.unreadable.append(item)
        else:
            yield item


def _code_new(store: Store, documents: list[Document], records: list[str], settings: Settings, report: Report) -> None:
    """Code the documents that the record lacks, or that other versions coded; each is kept as soon as it is coded.

    Documents of other records come with their codings, unless other versions made these.
    """
    if not documents and not records:
        return
    from readouts.pipeline import Pipeline  # noqa: PLC0415 - spaCy takes a second to import; listing does without it

    pipeline = Pipeline.load(settings)
    for other in records:
        documents += _joined(store, other, pipeline.versions, report)
    waiting: dict[str, Document] = {}
    copies: list[Document] = []
    for document in documents:
        versions = store.versions_of(document.digest)
        if document.digest in waiting or versions == pipeline.versions:
            copies.append(document)
            report.known += 1
        else:
            waiting[document.digest] = document
            report.again += versions is not None
            report.new += versions is None
    columns = (SpinnerColumn(), TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err(), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("reading", total=len(waiting))
        for document, coding in zip(waiting.values(), pipeline.code_many(waiting.values()), strict=True):
            try:
                store.keep(document, coding)
            except InputError as fault:
                report.unreadable.append(fault)
                report.new -= 1
            progress.advance(task)
    for document in copies:
        try:
            store.name(document)
        except InputError as fault:
            report.unreadable.append(fault)


def _joined(store: Store, where: str, versions: Versions, report: Report) -> list[Document]:
    """Take another record in; gives those of its documents that are to be coded again, or are here already."""
    left = []
    for document, coding in contents_of(where, store, versions):
        known = store.versions_of(document.digest)
        if coding is None or known == versions:
            left.append(document)
            continue
        try:
            store.keep(document, coding)
        except InputError as fault:
            report.unreadable.append(fault)
            continue
        report.again += known is not None
        report.new += known is None
    return left


def code(
    path: Annotated[
        str,
        typer.Argument(
            metavar="[FILE|-]", help="JSON lines {id, text, published?, …}, or one plain text; - for standard input."
        ),
    ] = "-",
    as_json: JsonOption = True,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print each sentence with what was coded in it, and why, to be read.")
    ] = False,
    together: Annotated[
        bool,
        typer.Option(
            "--together",
            help="Date documents without a day by the other documents too, as the record does. Without it each "
            "line out depends on its line in alone. All documents are read before the first line is printed.",
        ),
    ] = False,
) -> None:
    """Code documents without a record: JSON lines in, one coding a line out, in the same order."""
    from readouts.pipeline import Pipeline  # noqa: PLC0415 - as above

    if explain and together:
        raise UsageError("--explain reads documents one by one.", "Leave out --together.")
    settings = Settings()
    report = Report()
    pipeline = Pipeline.load(settings)
    documents = _readable(read_inputs([path], Limits(settings.max_characters)), report)
    if explain:
        explainer = Explainer(out(), Wording(actor_table()), Ontology.load())
        for reading in pipeline.read_many(documents):
            explainer.print(reading, pipeline.code_reading(reading))
    else:
        for coding in pipeline.code_together(documents) if together else pipeline.code_many(documents):
            print_json(coding_json(coding))
    for fault in report.unreadable:
        err().print(f"[red]not read[/]  {fault}", soft_wrap=True)
    if report.unreadable:
        raise typer.Exit(SOME_UNREADABLE)
