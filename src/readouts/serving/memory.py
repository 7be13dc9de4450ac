"""What a server has loaded stays as long as it runs: the collector of garbage need not walk through it again and again."""

from __future__ import annotations

import gc

from readouts.desk.desk import Desk


def set_loaded_aside(desk: Desk) -> None:
    """Set all objects that there are now aside, and what the desk loads later too; for the process that serves it alone.

    A request that counts ten thousand rows makes so many objects that the collector walks through everything: with the
    tables of actors loaded that took 130 ms, more than the answer, and twice that with the language model.
    """
    desk.loaded = _set_aside
    _set_aside()


def _set_aside() -> None:
    gc.collect()
    gc.freeze()
