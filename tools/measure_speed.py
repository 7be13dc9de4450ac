"""Measure what our own stages cost beside spaCy's parse of the same text.

    python tools/measure_speed.py              the examples and the reports of tests/golden
    python tools/measure_speed.py FILE…        JSON lines of documents
    python tools/measure_speed.py --profile 40 the 40 functions of ours that took longest, in all stages together
    python tools/measure_speed.py --check      exit 1 where a limit is passed

CPU time of one process. spaCy's parse alone and the whole way from files to codings as JSON run by turns; of the parse and
of each stage the best of three runs counts. docs/performance.md says what the rows are.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import spacy

from readouts.contract.coding import coding_json
from readouts.documents.document import Document
from readouts.documents.readers.reader import Limits
from readouts.documents.readers.registry import read_inputs
from readouts.errors import InputError
from readouts.language.parser import PARAGRAPHS_AT_ONCE
from readouts.pipeline import Pipeline
from readouts.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = [str(ROOT / p) for p in ("examples/documents.jsonl", "tests/golden/reports/documents.jsonl")]
# Largest shares of the parse that we allow ourselves: for everything, and for attribution and times together.
MOST, MOST_LAYERS = 0.40, 0.20
STAGES = {
    "mentions": "find",
    "grammar": "find",
    "statements": "find",
    "events": "find",
    "contacts": "find",
    "points": "find",
    "claims": "find",
    "clues": "find",
    "dater": "date",
}
LAYERS = ("grammar", "statements")


@dataclass(slots=True)
class Clock:
    """CPU seconds by stage."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, its time counted."""

        def counted(*args: Any) -> Any:
            start = time.process_time()
            found = call(*args)
            self.seconds[name] += time.process_time() - start
            return found

        return counted

    def each(self, name: str, items: Iterable[Any]) -> Iterator[Any]:
        """The same items, the time to make them counted."""
        iterator = iter(items)
        while True:
            start = time.process_time()
            try:
                item = next(iterator)
            except StopIteration:
                return
            finally:
                self.seconds[name] += time.process_time() - start
            yield item


class ClockedStage:
    """A stage whose one method is timed."""

    def __init__(self, clock: Clock, name: str, stage: Any, method: str) -> None:
        setattr(self, method, clock.timed(name, getattr(stage, method)))


class ClockedParser:
    """A parser of which the model's part is told from ours; keeps what it gave the model to read."""

    def __init__(self, clock: Clock, parser: Any) -> None:
        self.groups: list[list[str]] = []
        self._clock, self._parser, self._annotate = clock, parser, parser.annotate

    def parse_many(self, texts: Iterable[Any]) -> Iterator[Any]:
        """As the parser does."""
        self._parser.annotate = self._noted
        yield from self._clock.each("parser and model", self._parser.parse_many(self._clock.each("documents", texts)))

    def _noted(self, given: Iterable[str]) -> Iterator[Any]:
        copies = list(given)
        self.groups.append(copies)
        yield from self._clock.each("model", self._annotate(copies))


def whole(pipeline: Pipeline, paths: list[str], settings: Settings, clock: Clock) -> ClockedParser:
    """Documents of files read, coded and written as JSON, as ``readouts code`` does it; gives back the parser with its texts."""
    parser = ClockedParser(clock, pipeline.parser)
    stages = {n: ClockedStage(clock, n, getattr(pipeline, n), method) for n, method in STAGES.items()}
    clocked = replace(pipeline, parser=parser, **stages)
    write = clock.timed("json", lambda coding: json.dumps(coding_json(coding), ensure_ascii=False))
    for coding in clocked.code_many(documents_of(paths, settings)):
        write(coding)
    pipeline.parser.annotate = parser._annotate
    return parser


def documents_of(paths: list[str], settings: Settings) -> Iterator[Document]:
    """The documents of files of JSON lines; one that cannot be read stops everything."""
    for item in read_inputs(paths, Limits(settings.max_characters)):
        if isinstance(item, InputError):
            raise item
        yield item


def parse_alone(model: Any, groups: list[list[str]]) -> float:
    """CPU seconds of the model with nothing of ours, over the texts and in the batches that our parser gives it."""
    start = time.process_time()
    for copies in groups:
        for _ in model.pipe(copies, batch_size=PARAGRAPHS_AT_ONCE):
            pass
    return time.process_time() - start


def rows_of(seconds: dict[str, float]) -> dict[str, float]:
    """The seconds of our own stages, in the order of the way of a document."""
    ours = seconds["parser and model"] - seconds["model"] - seconds["documents"]
    return {
        "documents": seconds["documents"],
        "parser, without the model": ours,
        **{name: seconds[name] for name in STAGES},
        "json": seconds["json"],
    }


def report(alone: float, total: float, rows: dict[str, float]) -> bool:
    """Print the table; says whether the limits are kept."""
    ours, layers = sum(rows.values()), sum(rows[name] for name in LAYERS)
    print(f"{'spaCy alone':26} {alone:7.3f} s   100.0 %")
    for name, spent in rows.items():
        print(f"{name:26} {spent:7.3f} s {spent / alone:8.1%}")
    print(f"{'all of ours':26} {ours:7.3f} s {ours / alone:8.1%}   (at most {MOST:.0%})")
    print(f"{'statements and times':26} {layers:7.3f} s {layers / alone:8.1%}   (at most {MOST_LAYERS:.0%})")
    print(
        f"{'whole way, less spaCy':26} {total - alone:7.3f} s {(total - alone) / alone:8.1%}   (a check: as noisy as the parse)"
    )
    return ours <= MOST * alone and layers <= MOST_LAYERS * alone


def main() -> int:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="*", default=SHIPPED, metavar="FILE")
    arguments.add_argument("--runs", type=int, default=3, metavar="N")
    arguments.add_argument("--profile", type=int, default=0, metavar="N")
    arguments.add_argument("--check", action="store_true")
    given = arguments.parse_args()
    settings = Settings()
    model = spacy.load(settings.model)
    start = time.process_time()
    pipeline = Pipeline.load(settings)
    print(f"loading the pipeline with its model: {time.process_time() - start:.2f} s")
    groups = whole(pipeline, given.paths, settings, Clock()).groups  # once to warm up
    if given.profile:
        profile = cProfile.Profile()
        profile.runcall(whole, pipeline, given.paths, settings, Clock())
        pstats.Stats(profile).sort_stats("tottime").print_stats("readouts|built-in|method", given.profile)
        return 0
    parses, totals, runs = [], [], []
    for _ in range(given.runs):
        parses.append(parse_alone(model, groups))
        clock, start = Clock(), time.process_time()
        whole(pipeline, given.paths, settings, clock)
        totals.append(time.process_time() - start)
        runs.append(rows_of(clock.seconds))
    best = {name: min(rows[name] for rows in runs) for name in runs[0]}
    kept = report(min(parses), min(totals), best)
    return int(given.check and not kept)


if __name__ == "__main__":
    sys.exit(main())
