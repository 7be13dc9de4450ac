"""Rounds for as long as the program runs: feeds by the clock, folders when something changes in them."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from readouts.errors import UsageError
from readouts.watching.watch import Round, Watch

_LOOK_SECONDS = 0.5


def run(
    watch: Watch, folders: Sequence[Path], every: float, stop: threading.Event, told: Callable[[Round], object],
    concerns: Callable[[str], bool] = lambda path: True,
) -> None:  # fmt: skip
    """Make a round at once, then whenever it is time or a file changes, until asked to stop; rounds never overlap.

    Args:
        watch: What makes the rounds.
        folders: What is looked at for changes.
        every: Seconds between two rounds over the feeds.
        stop: Set it to stop after the present round.
        told: Is told what came of each round.
        concerns: Whether a change of a file is a reason for a round.

    Raises:
        UsageError: The libraries for it are not installed.
    """
    try:
        from apscheduler.schedulers.background import BackgroundScheduler  # noqa: PLC0415 - an extra
        from watchfiles import watch as changes  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(
            f"Watching needs a package that is not installed ({error.name}).",
            "Install it: pip install 'readouts[watch]'. Or make single rounds with --once.",
        ) from error
    wake: queue.Queue[None] = queue.Queue()
    scheduler = BackgroundScheduler()
    scheduler.add_job(wake.put, "interval", args=[None], seconds=every, coalesce=True, max_instances=1)
    scheduler.start()
    present = [f for f in folders if f.exists()]

    def look() -> None:
        for _ in changes(
            *present,
            watch_filter=lambda _, path: concerns(path),
            stop_event=stop,
            rust_timeout=int(_LOOK_SECONDS * 1000),
            yield_on_timeout=False,
        ):
            wake.put(None)

    looker = threading.Thread(target=look, daemon=True)
    if present:
        looker.start()
    try:
        told(watch.round())
        while not stop.is_set():
            try:
                wake.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                continue
            while not wake.empty():
                wake.get_nowait()
            told(watch.round())
    finally:
        stop.set()
        scheduler.shutdown(wait=False)
        if present:
            looker.join(timeout=5)
