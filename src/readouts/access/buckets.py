"""Token buckets: how often somebody may do something."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

_MOST = 10_000
"""Callers that are remembered; the ones that did not come for longest are forgotten first, and are full again."""


@dataclass(slots=True)
class Buckets:
    """A bucket for each caller: ``burst`` at once, then ``rate`` a second."""

    rate: float
    burst: int
    clock: Callable[[], float] = time.monotonic
    _levels: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def take(self, caller: str) -> float:
        """Take one; 0 where there was one, else the seconds until there is."""
        with self._lock:
            now = self.clock()
            level = self._level(caller, now)
            wait = 0.0 if level >= 1 else (1 - level) / self.rate
            self._levels[caller] = (level - 1 if not wait else level, now)
            self._levels.move_to_end(caller)
            while len(self._levels) > _MOST:
                self._levels.popitem(last=False)
            return wait

    def give_back(self, caller: str) -> None:
        """Forget what a caller took."""
        with self._lock:
            self._levels.pop(caller, None)

    def _level(self, caller: str, now: float) -> float:
        level, before = self._levels.get(caller, (float(self.burst), now))
        return min(float(self.burst), level + (now - before) * self.rate)
