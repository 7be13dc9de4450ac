"""Measure what two workers gain over one process, by CPU time: what they would take on two cores that nothing else uses.

    python tools/measure_workers.py            the reports and examples that ship with the project
    python tools/measure_workers.py --repeat 3 each text so many times, to be coded longer

Loading is not counted. With so many workers as cores the time is that of the busiest worker, or, where the process that deals out the work
needs its share of a core, all CPU time by the number of cores. Wall-clock times are printed too: they mean something on a quiet machine only. Linux.
"""

from __future__ import annotations

import argparse
import os
import time
from dataclasses import replace
from pathlib import Path

from readouts.documents.document import Document
from readouts.documents.readers.reader import Limits
from readouts.documents.readers.registry import read_inputs
from readouts.runs.workers import Workers, load_coder
from readouts.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = [ROOT / "examples/documents.jsonl", *sorted(ROOT.glob("tests/golden/reports*/documents.jsonl"))]


def cpu_of(pid: int) -> float:
    """CPU seconds that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--repeat", type=int, default=1)
    given = arguments.parse_args()
    found = [d for d in read_inputs(map(str, SHIPPED), Limits()) if isinstance(d, Document)]
    documents = [replace(d, id=f"{d.id}-{n}") for n in range(given.repeat) for d in found]
    settings = Settings()
    coder = load_coder(settings, screen=False)
    list(coder.code_many(documents[:20]))
    cpu, wall = time.process_time(), time.perf_counter()
    alone = list(coder.code_many(documents))
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(f"{len(documents)} documents in this process: {cpu:.1f} s of CPU, {wall:.1f} s by the clock")
    with Workers(given.workers, settings) as workers:
        list(workers.code_many(documents[: 20 * given.workers]))
        pids = [member.process.pid or 0 for member in workers.crew._members]
        before, own, start = [cpu_of(pid) for pid in pids], time.process_time(), time.perf_counter()
        same = list(workers.code_many(documents)) == alone
        own, start = time.process_time() - own, time.perf_counter() - start
        each = [cpu_of(pid) - b for pid, b in zip(pids, before, strict=True)]
        megabytes = workers.megabytes
    print(
        f"{given.workers} workers: {', '.join(f'{s:.1f}' for s in each)} s, and {own:.1f} s to deal out and take in; {start:.1f} s by the clock"
    )
    least = max(*each, (sum(each) + own) / given.workers)
    print(f"on {given.workers} free cores {cpu / least:.2f} times as fast; by the clock {wall / start:.2f}; "
          f"{megabytes} MB a worker at most; codings equal: {same}")  # fmt: skip


if __name__ == "__main__":
    main()
