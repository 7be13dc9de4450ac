"""A verdict with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.interval import ALWAYS, Interval
from readouts.record.claims.candidates import Weighed
from readouts.record.claims.outline import Outline
from readouts.record.model import Source, Verdict


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with its reasons and the contacts that decide it."""

    verdict: Verdict
    because: tuple[str, ...]
    deciding: tuple[Outline, ...] = ()
    window: Interval = ALWAYS
    sources: tuple[Source, ...] = ()
    considered: tuple[Weighed, ...] = ()
    """The contacts of the sides that were weighed, besides those that the claim names."""
