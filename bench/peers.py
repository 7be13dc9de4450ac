"""Speed and quality of Readouts beside tools that do part of its work, in one run.

    python bench/peers.py              measure, print, write bench/peers.json and docs/images/peers-*.svg
    python bench/peers.py --check      exit 1 where Readouts finds less than another tool

CPU time of one process (``time.process_time``), best of three; what a tool takes from a parse is parsed once, and that time is given apart.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import altair
import dateparser.search
import spacy
import textacy.extract

from readouts.documents.document import Document
from readouts.evaluation.attributions import AttributedText, Attribution, attribution_figures, attribution_of
from readouts.evaluation.figures import Figure
from readouts.evaluation.gold import shipped_folder, shipped_gold
from readouts.evaluation.sets import AttributionSet, TimeSet
from readouts.evaluation.times import TimedText, Timex, time_figures, timex_of
from readouts.pipeline import Pipeline
from readouts.settings import Settings
from readouts.span import Span

HERE = Path(__file__).resolve().parent
IMAGES = HERE.parent / "docs" / "images"
UNREAD = ("second", "fourth")
RUNS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One tool on one task."""

    task: str
    tool: str
    part: str
    """Of the gold: all of it, or what was not in view while our rules were written."""
    figures: dict[str, float | None]
    documents_a_second: float
    """Without the parse, where the tool needs one."""
    needs_parse: bool


def best(call: Callable[[], Any]) -> tuple[Any, float]:
    """What a call gives, and the shortest of its times in CPU seconds."""
    seconds, given = [], None
    for _ in range(RUNS):
        begun = time.process_time()
        given = call()
        seconds.append(time.process_time() - begun)
    return given, min(seconds)


def quotations(pipeline: Pipeline, gold: AttributionSet) -> Iterable[Row]:
    """Who says what: Readouts and textacy, on the same parse."""
    texts = gold.documents
    nlp = spacy.load(Settings().model)
    parses, parse_time = best(lambda: list(nlp.pipe(d.text for d in texts)))
    yield Row("parse", "spaCy alone", "all", {}, len(texts) / parse_time, False)
    readings = list(pipeline.read_many(texts))
    found, ours = best(lambda: [pipeline.statements.find(r) for r in readings])
    yield from _quoted("Readouts", gold, [[attribution_of(s) for s in f] for f in found], ours)
    direct = [[attribution_of(s) for s in f if s.direct] for f in found]
    yield from _quoted("Readouts, direct speech", gold, direct, ours)
    triples, theirs = best(lambda: [_direct(doc) for doc in parses])
    yield from _quoted("textacy", gold, triples, theirs)


def _direct(doc: Any) -> list[Attribution]:
    try:
        return [
            Attribution(_pieces(t.speaker), _pieces(t.cue), (Span(t.content.start_char, t.content.end_char),))
            for t in textacy.extract.direct_quotations(doc)
        ]
    except ValueError:
        # It gives texts with an odd number of quotation marks back.
        return []


def _pieces(tokens: Sequence[Any]) -> tuple[Span, ...]:
    return (Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])),) if tokens else ()


def _quoted(tool: str, gold: AttributionSet, found: Sequence[Sequence[Attribution]], seconds: float) -> Iterable[Row]:
    rows = [
        (part, AttributedText(d.text, wanted, tuple(given)))
        for d, (part, wanted), given in zip(gold.documents, gold.gold, found, strict=True)
    ]
    for name, chosen in _parts(rows):
        yield Row("who says what", tool, name, _named(attribution_figures(chosen)), len(found) / seconds, True)


def dates(pipeline: Pipeline, gold: TimeSet) -> Iterable[Row]:
    """When: Readouts' grammar (on a parse) and dateparser's search (on text)."""
    readings = list(pipeline.read_many(gold.documents))
    found, ours = best(lambda: [pipeline.grammar.find(r.document, r.parse) for r in readings])
    given = [[timex_of(d.text, t) for t in f] for d, f in zip(gold.documents, found, strict=True)]
    yield from _timed("Readouts", gold, given, ours, needs_parse=True)
    begun = time.process_time()
    searched = [_searched(d) for d in gold.documents]
    yield from _timed("dateparser", gold, searched, time.process_time() - begun, needs_parse=False)


def _searched(document: Document) -> list[Timex]:
    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if document.stated and document.stated.latest:
        settings["RELATIVE_BASE"] = datetime.combine(document.stated.latest, datetime.min.time())
    rows, after = [], 0
    for words, moment in dateparser.search.search_dates(document.text, languages=["en"], settings=settings) or ():
        start = document.text.find(words, after)
        if start < 0:
            continue
        after = start + len(words)
        rows.append(Timex(Span(start, after), moment.date().isoformat()))
    return rows


def _timed(
    tool: str, gold: TimeSet, found: Sequence[Sequence[Timex]], seconds: float, *, needs_parse: bool
) -> Iterable[Row]:
    rows = [
        (part, TimedText(d.text, wanted, tuple(given)))
        for d, (part, wanted), given in zip(gold.documents, gold.gold, found, strict=True)
    ]
    for name, chosen in _parts(rows):
        yield Row("when", tool, name, _named(time_figures(chosen)), len(found) / seconds, needs_parse)


def whole(pipeline: Pipeline, documents: Sequence[Document]) -> Iterable[Row]:
    """The whole way to codings, beside spaCy's parse of the same texts."""
    nlp = spacy.load(Settings().model)
    _, parse = best(lambda: list(nlp.pipe(d.text for d in documents)))
    _, ours = best(lambda: list(pipeline.code_many(documents)))
    yield Row("text to coding", "spaCy's parse alone", "all", {}, len(documents) / parse, False)
    yield Row("text to coding", "Readouts, parse included", "all", {}, len(documents) / ours, False)


def _parts(rows: Sequence[tuple[str | None, Any]]) -> Iterable[tuple[str, list[Any]]]:
    yield "all", [r for _, r in rows]
    if unread := [r for part, r in rows if part in UNREAD]:
        yield "unread", unread


def _named(figures: Sequence[Figure]) -> dict[str, float | None]:
    return {f.name: None if f.value is None else round(f.value, 3) for f in figures}


def measure() -> list[Row]:
    """All rows, in one run."""
    folder = shipped_folder()
    if folder is None:
        sys.exit("The gold sets ship with a checkout: run this from one.")
    pipeline = Pipeline.load(Settings())
    rows: list[Row] = []
    for gold in shipped_gold(folder):
        if isinstance(gold, AttributionSet):
            rows += quotations(pipeline, gold)
            rows += whole(pipeline, gold.documents)
        elif isinstance(gold, TimeSet):
            rows += dates(pipeline, gold)
    return [replace(r, documents_a_second=round(r.documents_a_second, 1)) for r in rows]


SHOWN = {"who says what": ("content tokens", "relaxed", "end to end"), "when": ("strict", "relaxed", "value")}


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown."""
    lines = []
    for task, names in SHOWN.items():
        lines += [
            f"| {task} | gold | {' | '.join(names)} | documents a second |",
            f"| --- | --- |{' ---: |' * (len(names) + 1)}",
        ]
        for row in rows:
            if row.task == task:
                shown = " | ".join("–" if row.figures.get(n) is None else f"{row.figures[n]:.3f}" for n in names)
                after = ", after the parse" if row.needs_parse else ""
                lines.append(f"| {row.tool} | {row.part} | {shown} | {row.documents_a_second:,.0f}{after} |")
        lines.append("")
    lines += ["| | documents a second |", "| --- | ---: |"]
    lines += [f"| {r.task}: {r.tool} | {r.documents_a_second:,.0f} |" for r in rows if not r.figures]
    return "\n".join(lines)


def plot(rows: Sequence[Row]) -> None:
    """Bars of quality, one picture a task."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for task, names in SHOWN.items():
        data = [
            {"tool": r.tool, "figure": n, "F1": r.figures[n], "gold": r.part}
            for r in rows
            if r.task == task
            for n in names
            if r.figures.get(n) is not None
        ]
        bars = (
            altair.Chart(altair.Data(values=data), width=150, height=110, title=f"{task[:1].upper()}{task[1:]}")
            .mark_bar()
            .encode(
                x=altair.X("F1:Q", scale=altair.Scale(domain=[0, 1])),
                y=altair.Y("tool:N", title=None, sort=None),
                color=altair.Color("tool:N", legend=None, scale=altair.Scale(range=["#1f4e79", "#7f9fbf", "#b4552d"])),
                row=altair.Row("gold:N", title=None),
                column=altair.Column("figure:N", title=None, sort=list(names)),
            )
        )
        bars.save(str(IMAGES / f"peers-{task.replace(' ', '-')}.svg"))


def behind(rows: Sequence[Row]) -> list[str]:
    """Where another tool finds more than Readouts."""
    faults = []
    for task, names in SHOWN.items():
        ours = {
            (r.part, n): r.figures.get(n) or 0 for r in rows if r.task == task and r.tool == "Readouts" for n in names
        }
        for row in rows:
            for name in names:
                if row.task == task and (row.figures.get(name) or 0) > ours.get((row.part, name), 0):
                    faults.append(f"{row.tool} finds more than Readouts: {task}, {name}, {row.part}")
    return faults


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    checking = parser.parse_args().check
    rows = measure()
    sys.stdout.write(table(rows) + "\n")
    if checking:
        if faults := behind(rows):
            sys.exit("\n".join(faults))
        return
    (HERE / "peers.json").write_text(json.dumps([asdict(r) for r in rows], indent=1) + "\n", "utf-8")
    plot(rows)


if __name__ == "__main__":
    main()
