"""Codes documents that were made to be slow, at doubling sizes, each in a process of its own, and prints time and memory.

python tools/measure_hostile.py                               # the table of docs/reliability.md
python tools/measure_hostile.py --sizes 10000 20000 --kinds names one_token
python tools/measure_hostile.py --sizes 10000000 --kinds one_sentence --seconds 1800
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import deque
from itertools import pairwise
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests"


def code_one(kind: str, size: int) -> dict[str, float]:
    """CPU seconds of building and coding one document and writing its JSON, and the memory at most, in this process."""
    sys.path.insert(0, str(TESTS))
    from hostile import BY_NAME  # noqa: PLC0415 - of the tests, found by the line above
    from readouts.contract.coding import coding_line  # noqa: PLC0415 - each process measures itself
    from readouts.documents.build import build_document  # noqa: PLC0415
    from readouts.pipeline import Pipeline  # noqa: PLC0415
    from readouts.settings import Settings  # noqa: PLC0415

    pipeline = Pipeline.load(Settings())
    next(pipeline.code_many([build_document("France called Germany on Monday.")]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    text = BY_NAME[kind].make(size)
    times = [time.process_time()]
    document = build_document(text)
    times.append(time.process_time())
    coding = next(pipeline.code_many([document]))
    times.append(time.process_time())
    deque(coding_line(coding), maxlen=0)
    times.append(time.process_time())
    build, code, write = (b - a for a, b in pairwise(times))
    return {
        "build": build, "code": code, "json": write, "seconds": times[-1] - times[0],
        "megabytes": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
        "events": len(coding.events), "statements": len(coding.statements), "steps": len(coding.reading),
    }  # fmt: skip


def in_process(kind: str, size: int, seconds: float) -> dict[str, float] | str:
    """The same in a process of its own, or what became of it."""
    call = [sys.executable, __file__, "--one", kind, "--sizes", str(size)]
    try:
        done = subprocess.run(call, capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return f"more than {seconds:.0f} s"
    if done.returncode:
        return (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1]
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print one line a kind and size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[50_000, 100_000, 200_000])
    parser.add_argument("--kinds", nargs="+", help="all, where none is named")
    parser.add_argument("--seconds", type=float, default=120, help="for one document")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(code_one(given.one, given.sizes[0])))
        return
    sys.path.insert(0, str(TESTS))
    from hostile import KINDS  # noqa: PLC0415 - of the tests

    print("| document | characters | seconds | times the last | build, code, JSON | memory, MB | events | statements |")
    print("| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: |")
    for kind in KINDS:
        if given.kinds and kind.name not in given.kinds:
            continue
        last = None
        for size in given.sizes:
            found = in_process(kind.name, size, given.seconds)
            if isinstance(found, str):
                print(f"| {kind.what} | {size:,} | {found} | | | | | |", flush=True)
                break
            parts = " ".join(f"{found[part]:.2f}" for part in ("build", "code", "json"))
            ratio = f"{found['seconds'] / last:.1f}" if last else ""
            last = found["seconds"]
            print(f"| {kind.what} | {size:,} | {last:.1f} | {ratio} | {parts} | {found['megabytes']:.0f} | {found['events']:,} | {found['statements']:,} |",
                  flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
