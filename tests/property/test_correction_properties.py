"""Corrections are laid over the record and can be taken off again without a trace, whatever they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_record_properties import BUILDER, papers

from factory import Paper
from readouts.record.corrections.making import passages_in
from readouts.record.corrections.model import Correction, correction
from readouts.record.model import Record

START = datetime(2026, 1, 2, tzinfo=UTC)
EDITS = [("channel", "video"), ("status", "planned"), ("status", "denied"), ("date", "2022-02-01..2022-02-03"),
         ("date", None), ("initiator", "USA"), ("count", "2"), ("duration", "30")]  # fmt: skip


def built(made: list[Paper], log: list[Correction]) -> Record:
    return BUILDER.build([p.coding() for p in made], [p.facts() for p in made], log)


def decided(draw: st.DrawFn, made: list[Paper], record: Record, number: int) -> Correction | None:
    """One decision about an entry of the record; None where it has nothing to decide about."""
    entries = [*(("contact", c) for c in record.contacts), *(("claim", c) for c in record.claims)]
    if not entries:
        return None
    kind, entry = draw(st.sampled_from(entries))
    actions = ["accept", "reject"] + (["edit", "merge", "split"] if kind == "contact" else [])
    action = draw(st.sampled_from(actions))
    codings = [p.coding() for p in made]
    passages = passages_in(entry, codings)
    more: dict[str, object] = {}
    if action == "edit":
        more = dict(zip(("slot", "value"), draw(st.sampled_from(EDITS)), strict=True))
    if action == "merge":
        passages += passages_in(draw(st.sampled_from(record.contacts)), codings)
    if action == "split":
        passages, more = passages[:1], {"others": passages[1:]}
    at = START + timedelta(minutes=number)
    return correction("Ana Roth", "so it is", action, kind, entry.id, at, passages=passages, **more)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), papers())
def test_corrections_and_their_undoing_leave_no_trace(data: st.DataObject, made: list[Paper]) -> None:
    """A log of up to three decisions, all of them taken back in some order: the record as without them."""
    plain = built(made, [])
    log = [c for n in range(data.draw(st.integers(1, 3))) if (c := decided(data.draw, made, plain, n))]
    undone = data.draw(st.permutations(log))
    back = [
        correction("Ben Ito", "no", "undo", c.kind, c.id, START + timedelta(hours=n)) for n, c in enumerate(undone, 1)
    ]
    assert built(made, [*log, *back]) == plain


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), papers(), st.randoms(use_true_random=False))
def test_a_corrected_record_does_not_depend_on_order(data: st.DataObject, made: list[Paper], chance: object) -> None:
    """Documents and log in another order: the same record; every source still has its words."""
    plain = built(made, [])
    log = [c for n in range(2) if (c := decided(data.draw, made, plain, n))]
    record = built(made, log)
    documents, entries = list(made), list(log)
    chance.shuffle(documents)  # type: ignore[attr-defined]
    chance.shuffle(entries)  # type: ignore[attr-defined]
    assert built(documents, entries) == record
    texts = {p.id: p.text for p in made}
    for source in (s for c in record.contacts for support in c.support for s in support.sources):
        assert source.text == texts[source.document][source.span.start : source.span.end] != ""
