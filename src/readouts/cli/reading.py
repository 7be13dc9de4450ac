"""``ingest`` and ``code``: documents in."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from readouts.cli.explaining import Explainer
from readouts.cli.options import JsonOption, RecordOption, actor_table, own_actors, settings_for
from readouts.cli.terminal import err, out, print_json, print_pieces
from readouts.coding.coding import Versions
from readouts.contract.coding import coding_line
from readouts.contract.wording import Wording
from readouts.desk.ingesting import report_json
from readouts.documents.document import Document
from readouts.documents.lead import Lead
from readouts.documents.readers.reader import Limits
from readouts.documents.readers.registry import read_inputs
from readouts.errors import InputError, UsageError
from readouts.fetching.fetcher import Fetcher, Manners
from readouts.fetching.reading import is_address, read_addresses, read_leads
from readouts.intake import Coder, Report, sorted_out, take_in
from readouts.ontology.plover import Ontology
from readouts.runs.workers import Workers, load_coder
from readouts.settings import Settings
from readouts.store.joining import contents_of, is_record
from readouts.store.keeper import brought_up_to_date
from readouts.store.store import Store

FetchOption = Annotated[
    bool,
    typer.Option(
        "--fetch", help="Fetch what lists and feeds name by address. Without it nothing but typed addresses is fetched."
    ),
]

ScreenOption = Annotated[
    bool,
    typer.Option(
        "--screen/--everything",
        help="Leave documents unparsed that cannot tell what states do to each other; each keeps the reason.",
    ),
]

SOME_UNREADABLE = 3


def ingest(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…",
            help="Files, folders, patterns, http addresses, feeds, lists of addresses, other records, or - for standard input.",
        ),
    ],
    record: RecordOption = None,
    fetch: FetchOption = False,
    screen: ScreenOption = False,
    workers: Annotated[
        int, typer.Option("--workers", min=1, max=256, metavar="N", help="Code with so many processes.")
    ] = 1,
    as_json: JsonOption = False,
) -> None:
    """Read, code and merge documents, or other records, into the record. Doing it again is harmless."""
    settings = settings_for(record)
    report = Report()
    with Store.open(settings.record, create=True) as store:
        records = [path for path in paths if is_record(path)]
        paths = [path for path in paths if path not in records]
        documents = list(_documents(paths, settings, report, fetch=fetch))
        _code_new(store, documents, records, settings, report, screen=screen, workers=workers)
        held = brought_up_to_date(store, own_actors()).counts()
    for fault in report.unreadable:
        err().print(f"[red]not read[/]  {fault}", soft_wrap=True)
    for sentence in unfetched(report.leads):
        err().print(f"[yellow]not fetched[/]  {sentence}", soft_wrap=True)
    if as_json:
        print_json(report_json(report, held.contacts))
    else:
        out().print(
            f"{report.new} new, {report.again} coded again, {report.known} already there"
            + (f", [red]{len(report.unreadable)} not read[/]" if report.unreadable else "")
            + f". The record holds {held.documents} documents, {held.contacts} contacts, "
            f"{held.events} events, {held.claims} claims."
        )
    if report.unreadable:
        raise typer.Exit(SOME_UNREADABLE)


def _documents(paths: list[str], settings: Settings, report: Report, *, fetch: bool) -> Iterator[Document]:
    """The documents of all inputs; addresses that lists and feeds name are fetched where that is asked for."""
    limits, fetcher = Limits(settings.max_characters), fetcher_for(settings)
    found = chain(
        read_inputs([p for p in paths if not is_address(p)], limits),
        read_addresses([p for p in paths if is_address(p)], fetcher, limits),
    )
    yield from sorted_out(found, report)
    if fetch:
        leads, report.leads = report.leads, []
        yield from sorted_out(read_leads(leads, fetcher, limits), report)


def fetcher_for(settings: Settings) -> Fetcher:
    """What fetches, as the settings say."""
    return Fetcher(
        Manners(
            private=settings.fetch_private,
            seconds=settings.fetch_seconds,
            bytes=settings.fetch_bytes,
            redirects=settings.fetch_redirects,
            delay=settings.fetch_delay,
            contact=settings.fetch_contact,
        )
    )


def unfetched(leads: Iterable[Lead]) -> Iterator[str]:
    """What each list or feed names that was not fetched, and how to fetch it."""
    for (container, kind), count in Counter((lead.container, lead.kind) for lead in leads).items():
        noun = "report" if kind == "report" else "feed"
        yield (
            f"{container}: names {count:,} {noun}{'s' * (count != 1)} by address. "
            f"Fetch with: readouts ingest --fetch {shlex.quote(container)}"
        )


def _code_new(
    store: Store, documents: list[Document], records: list[str], settings: Settings, report: Report,
    *, screen: bool, workers: int,
) -> None:  # fmt: skip
    """Code the documents that the record lacks, or that other versions coded; each is kept as soon as it is coded.

    Documents of other records come with their codings, unless other versions made these.
    """
    if not documents and not records:
        return
    with _coder(settings, screen=screen, workers=workers) as coder:
        for other in records:
            documents += _joined(store, other, coder.standing[0], report)
        columns = (SpinnerColumn(), TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=err(), transient=True, disable=not sys.stderr.isatty()) as progress:
            task = progress.add_task("reading", total=len(documents))
            take_in(
                store, documents, coder, report,
                begun=lambda count: progress.update(task, total=count), kept=lambda: progress.advance(task),
            )  # fmt: skip
    if isinstance(coder, Workers):
        err().print(f"{workers} workers, each with {coder.megabytes} MB of memory at most.", soft_wrap=True)


@contextmanager
def _coder(settings: Settings, *, screen: bool, workers: int) -> Iterator[Coder]:
    """What codes: a pipeline in this process, or several processes with one each."""
    if workers == 1:
        yield load_coder(settings, screen=screen)
        return
    with Workers(workers, settings, screen) as coders:
        yield coders


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
    documents = sorted_out(read_inputs([path], Limits(settings.max_characters)), report)
    if explain:
        explainer = Explainer(out(), Wording(actor_table()), Ontology.load())
        for reading in pipeline.read_many(documents):
            explainer.print(reading, pipeline.code_reading(reading))
    else:
        for coding in pipeline.code_together(documents) if together else pipeline.code_many(documents):
            print_pieces(coding_line(coding))
    for fault in report.unreadable:
        err().print(f"[red]not read[/]  {fault}", soft_wrap=True)
    for sentence in unfetched(report.leads):
        err().print(f"[yellow]not fetched[/]  {sentence}", soft_wrap=True)
    if report.unreadable:
        raise typer.Exit(SOME_UNREADABLE)
