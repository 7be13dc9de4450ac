"""Time expressions against TimeML, as TempEval-3 scores its task A; all F1 over all found and all gold.

* strict: the same span;
* relaxed: spans overlap, one to one, longest overlap first;
* value: relaxed, and the same normalised value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readouts.evaluation.figures import Counts, Figure, f1
from readouts.evaluation.matching import one_to_one
from readouts.language.times.model import TimeExpression
from readouts.span import Span, trimmed


@dataclass(frozen=True, slots=True)
class Timex:
    """A span with its TIMEX3 value."""

    span: Span
    value: str | None


@dataclass(frozen=True, slots=True)
class TimedText:
    """One text of the gold set, with what was found in it."""

    text: str
    gold: tuple[Timex, ...]
    found: tuple[Timex, ...]


def timex_of(text: str, expression: TimeExpression) -> Timex:
    """A coded expression in the shape of the gold."""
    return Timex(trimmed(text, expression.span), expression.value)


def time_figures(texts: Sequence[TimedText]) -> list[Figure]:
    """The figures of a set of texts."""
    strict, relaxed, value = [], [], []
    for text in texts:
        found, wanted = len(text.found), len(text.gold)
        pairs = _pairs(text)
        same = {g.span for g in text.gold} & {f.span for f in text.found}
        strict.append(Counts(len(same), found, wanted))
        relaxed.append(Counts(len(pairs), found, wanted))
        value.append(Counts(sum(_plain(g) == _plain(f) for g, f in pairs), found, wanted))
    return [f1("strict", strict), f1("relaxed", relaxed), f1("value", value)]


def _pairs(text: TimedText) -> list[tuple[Timex, Timex]]:
    candidates = []
    for i, gold in enumerate(text.gold):
        for j, found in enumerate(text.found):
            shared = min(gold.span.end, found.span.end) - max(gold.span.start, found.span.start)
            if shared > 0:
                off = abs(gold.span.start - found.span.start) + abs(gold.span.end - found.span.end)
                # Longest overlap first; of equal ones the closer fit. No span is a million characters off.
                candidates.append((-shared + off * 1e-6, i, j))
    return [(text.gold[i], text.found[j]) for i, j in one_to_one(candidates)]


def _plain(timex: Timex) -> str:
    return "".join((timex.value or "").split()).upper()
