"""What people have decided of two reports: that they are of one contact, or that they are not. It comes before every rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from readouts.record.corpus import Filed
from readouts.record.corrections.given import Given, Pair
from readouts.record.merging.pairing.decision import ENOUGH, Decision, Reason

# More than all rules together can give: what a person joins is joined before anything else.
_DECIDED = 100 * ENOUGH


def decided(given: Given, one: Filed, other: Filed) -> Decision | None:
    """What a person decided of two reports, or of parts that were folded into them; None where nobody did."""
    for pair in _pairs(one, other):
        if (apart := given.apart.get(pair)) is not None:
            return Decision.never(Reason("given.apart", f"{apart.by} keeps them apart: {apart.reason}"))
    for pair in _pairs(one, other):
        if (joined := given.together.get(pair)) is not None:
            return Decision.of((Reason("given.together", f"{joined.by} joined them: {joined.reason}", _DECIDED),))
    return None


def joined_by_people(given: Given, reports: Sequence[Filed]) -> Iterator[tuple[Filed, Filed, Decision]]:
    """The pairs of reports that people joined, with the decision, in the order of the reports' keys."""
    by_id = {i: f for f in reports for i in (f.report.id, *f.also)}
    for one, other in sorted(given.together):
        if one in by_id and other in by_id and by_id[one].key != by_id[other].key:
            decision = decided(given, by_id[one], by_id[other])
            if decision is not None and decision.forbidden is None:
                first, second = sorted((by_id[one], by_id[other]), key=lambda f: f.key)
                yield first, second, decision


def _pairs(one: Filed, other: Filed) -> Iterator[Pair]:
    for a, b in product((one.report.id, *one.also), (other.report.id, *other.also)):
        yield (a, b) if a < b else (b, a)
