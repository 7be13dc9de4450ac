"""The JSON of a file of another data set beside the record."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.comparison.comparing import FileComparison, Theirs
from readouts.comparison.foreign import ForeignFile
from readouts.contract.entries import event_json
from readouts.contract.values import Json, day_json
from readouts.record.model import Event


def file_comparison_json(file: ForeignFile, found: FileComparison, only_ours: Iterable[Event]) -> Json:
    """What ``compare-with --json`` prints; ``only_ours`` are the events of the comparison, made as they are printed."""
    return {
        "format": found.format,
        "window": {"earliest": day_json(found.window.earliest), "latest": day_json(found.window.latest)},
        "counts": {
            "rows": len(file.events),
            "rows_without_sides": file.without_sides,
            "rows_unread": len(file.unread),
            "theirs": len(found.shared) + len(found.only_theirs),
            "ours": found.ours,
            "shared": len(found.shared),
            "only_theirs": len(found.only_theirs),
            "only_ours": len(found.only_ours),
            "ours_undated": found.undated,
        },
        "only_theirs": [theirs_json(t) for t in found.only_theirs],
        "only_ours": (event_json(e) for e in only_ours),
        "shared": [theirs_json(t) for t in found.shared],
        "unread": [{"line": u.line, "found": u.found} for u in file.unread],
    }


def theirs_json(theirs: Theirs) -> Json:
    """Rows of a file that say the same, with the record's events that say it too."""
    first = theirs.first
    return {
        "date": day_json(first.day),
        "sides": sorted(first.sides),
        "type": theirs.type,
        "kinds": sorted({r.kind for r in theirs.rows}),
        "rows": [{"line": r.line, "id": r.id, "source": r.source} for r in theirs.rows],
        "events": list(theirs.events),
    }
