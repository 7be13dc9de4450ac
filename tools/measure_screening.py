"""Measure how many documents a second the whole way reads, of a mix of which nine in ten are about something else.

    python tools/measure_screening.py              the examples and a set of reports, with nine times as many articles about other things
    python tools/measure_screening.py --share 0.5  of which so many are about something else

CPU time of one process; spaCy's parse alone of the same texts, in the same batches, and the whole way from the rows of input to codings as
JSON run by turns, and of each the best run counts. The articles are those of make_news_mix.py: one in five speaks in passing of a minister,
an army, an ambassador or a war.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import spacy
from make_news_mix import articles

from readouts.contract.coding import coding_json
from readouts.documents.build import build_document
from readouts.documents.document import Document
from readouts.documents.paragraphs import paragraphs
from readouts.language.parser import PARAGRAPHS_AT_ONCE, plain_copy
from readouts.pipeline import Pipeline
from readouts.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
RELATED = ("examples/documents.jsonl", "tests/golden/reports/documents.jsonl")
GIVEN = ("id", "outlet", "outlet_country", "kind", "title", "url")


def document_of(row: dict[str, Any]) -> Document:
    """The document of a row of JSON lines."""
    published = row.get("published")
    given = {key: row[key] for key in GIVEN if row.get(key)}
    return build_document(row["text"], published=date.fromisoformat(published) if published else None, **given)


def mix(share: float, seed: int, count: int) -> list[dict[str, Any]]:
    """Reports of contacts, and articles on other subjects that make up a share of the whole, shuffled."""
    lines = [line for path in RELATED for line in (ROOT / path).read_text("utf-8").splitlines()]
    related = [json.loads(line) for line in lines[:count]]
    rows = [*related, *articles(round(len(related) * share / (1 - share)), seed)]
    Random(seed).shuffle(rows)
    return rows


def seconds(call: Callable[[], object]) -> float:
    """CPU seconds of a call."""
    start = time.process_time()
    call()
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--share", type=float, default=0.9)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--related", type=int, default=66, metavar="N", help="so many reports of contacts")
    given = arguments.parse_args()
    rows = mix(given.share, given.seed, given.related)
    settings = Settings()
    model, pipeline = spacy.load(settings.model), Pipeline.load(settings)
    screened = pipeline.screened()
    screen = screened.screen
    assert screen is not None
    documents = [document_of(row) for row in rows]
    copies = [plain_copy(d.text, p)[0] for d in documents for p in paragraphs(d)]
    looks = [screen.look(d) for d in documents]
    whole, part = sum(not k.passages for k in looks if k.read), sum(bool(k.passages) for k in looks)
    print(f"{len(rows)} documents, {sum(len(d.text) for d in documents):,} characters: {whole} read, {part} in part, "
          f"{len(rows) - whole - part} left out")  # fmt: skip

    def alone() -> None:
        for _ in model.pipe(copies, batch_size=PARAGRAPHS_AT_ONCE):
            pass

    def way(coder: Pipeline) -> None:
        for coding in coder.code_many(map(document_of, rows)):
            json.dumps(coding_json(coding), ensure_ascii=False)

    way(screened)
    runs = [(seconds(alone), seconds(lambda: way(screened))) for _ in range(given.runs)]
    every = seconds(lambda: way(pipeline))
    look = min(seconds(lambda: [screen.look(d) for d in documents]) for _ in range(given.runs))
    parse, ours = (min(times) for times in zip(*runs, strict=True))
    for name, spent in (
        ("spaCy alone", parse),
        ("whole way, screened", ours),
        ("whole way, all read", every),
        ("looking", look),
    ):
        print(
            f"{name:22} {spent:8.2f} s {len(rows) / spent:9.1f} documents a second {parse / spent:7.2f} times spaCy alone"
        )
    print("by run:", ", ".join(f"{a / b:.2f}" for a, b in runs))


if __name__ == "__main__":
    main()
