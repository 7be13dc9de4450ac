"""Months that are names: the Jun of "Dong Jun", the April of "April Glaspie"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from readouts.language.reading import Mention
from readouts.language.times.model import TimeExpression

# A month alone. Weekdays stay: a parse may take "Sunday Belarusian President …" for a name.
_MONTH = re.compile(r"[\dX]{4}-\d\d")


def outside_names(times: Iterable[TimeExpression], mentions: Sequence[Mention]) -> tuple[TimeExpression, ...]:
    """The expressions but months that are a part of somebody's name.

    Args:
        times: Expressions of a document, in text order.
        mentions: Its mentions, in text order.
    """
    names = [m.span for m in mentions if m.form == "name" and any(a.kind == "person" for a in m.actors)]
    starts = [n.start for n in names]
    kept = []
    for time in times:
        before = bisect_right(starts, time.span.start)
        name = names[before - 1] if before else None
        if name is None or name == time.span or not name.contains(time.span) or not _MONTH.fullmatch(time.value):
            kept.append(time)
    return tuple(kept)
