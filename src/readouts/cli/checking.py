"""``check``: a claim against the record."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from readouts.cli.options import JsonOption, RecordOption, own_actors, read_bound, settings_for
from readouts.cli.terminal import err, out, print_json_lines
from readouts.cli.wording import VERDICT_COLOURS, when
from readouts.contract.entries import checked_claim_json
from readouts.documents.build import build_document
from readouts.record.check import check_coding
from readouts.record.model import Record
from readouts.store.keeper import current_record
from readouts.store.store import Store

CHECK_FAILED = 1


def check(
    text: Annotated[str, typer.Argument(metavar='"TEXT"', help="A sentence or an article with claims about contacts.")],
    record: RecordOption = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            help="The day on which it is said (default: the last day that the record knows).",
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check a claim against the record: supported, contradicted or unknown, with the entries that say so."""
    from readouts.pipeline import Pipeline  # noqa: PLC0415 - spaCy takes a second to import; listing does without it

    settings = settings_for(record)
    with Store.open(settings.record) as store:
        entries = current_record(store, own_actors())
        day = read_bound(on, latest=True) or _last_day(entries)
        pipeline = Pipeline.load(settings)
        asked = next(pipeline.code_many([build_document(text, published=day)]))
        found = check_coding(entries, asked)
        outlets = {d.id: d.outlet or d.title or d.id for d in store.documents()}
    if as_json:
        print_json_lines(checked_claim_json(c) for c in found)
    if not found:
        err().print(
            "No claim about contacts was understood. Try for instance: "
            '"It was the first call between Macron and Erdogan since March."'
        )
        raise typer.Exit(CHECK_FAILED)
    if not as_json:
        console = out()
        for claim in found:
            console.print(
                f"[bold {VERDICT_COLOURS[claim.verdict]}]{claim.verdict.upper()}[/]  “{claim.text}”  [dim]{claim.kind}[/]"
            )
            if claim.anchor:
                console.print(f"  counted from {when(claim.anchor)}")
            for reason in claim.because:
                console.print(f"  {reason}", soft_wrap=True)
            for source in claim.sources:
                words = " ".join(source.text.split())
                console.print(f"    “{words}” [dim]{outlets.get(source.document, source.document)}[/]", soft_wrap=True)
            console.print(f"  [dim]{claim.coverage.sentence}[/]", soft_wrap=True)
    if any(c.verdict != "supported" for c in found):
        raise typer.Exit(CHECK_FAILED)


def _last_day(record: Record) -> date | None:
    """The last day on which a document of the record may have appeared."""
    days = [d.published.interval.latest for d in record.documents if d.published.interval.latest]
    return max(days, default=None)
