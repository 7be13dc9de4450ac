"""What a claim's verdict hangs on: which states, and which days."""

from __future__ import annotations

from factory import Paper, days, person
from readouts.interval import Interval
from readouts.record.builder import RecordBuilder
from readouts.record.claims.coverage import Entries
from readouts.record.claims.questions import question_of, reach_of

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
CAL = person("Cal Dunne", "IRL")


def reach(builder: RecordBuilder, paper: Paper) -> tuple[frozenset[str], Interval]:
    record = builder.build([paper.coding()], [paper.facts()])
    holdings = Entries.of(record.contacts, record.events, record.documents)
    found = reach_of(question_of(paper.claims[0], paper.coding(), holdings))
    return found.states, found.window


def test_a_claim_reaches_from_its_anchor_to_its_contact(builder: RecordBuilder) -> None:
    """First since a day: its states, and the days from the anchor to the report, with room for denials."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact([ADA, BEN], "2022-06-09")
    paper.claim("first_since", [ADA, BEN], about=call.id, since="2022-02-01")
    states, window = reach(builder, paper)
    assert states == {"AUT", "PRT"}
    assert window.contains(days("2022-02-01", "2022-06-10"))
    assert not window.touches(days("2021-10-01"))
    assert not window.touches(days("2022-10-01"))


def test_a_count_without_a_beginning_reaches_back_for_ever(builder: RecordBuilder) -> None:
    """ "For the first time" hangs on everything before."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact([ADA, BEN], "2022-06-09")
    paper.claim("nth", [ADA, BEN], about=call.id, value=1)
    _, window = reach(builder, paper)
    assert window.earliest is None
    assert window.latest is not None


def test_other_states_do_not_change_a_verdict(builder: RecordBuilder) -> None:
    """What lies outside the reach of a claim leaves it as it is."""
    paper, far, old = Paper("a", "2022-06-10"), Paper("b", "2022-06-11"), Paper("c", "2020-01-02")
    call = paper.contact([ADA, BEN], "2022-06-09")
    paper.claim("first_since", [ADA, BEN], about=call.id, since="2022-02-01")
    far.contact([ADA, CAL], "2022-04-05")
    old.contact([ADA, BEN], "2020-01-01")
    alone = builder.build([paper.coding()], [paper.facts()]).claims
    papers = (paper, far, old)
    together = builder.build([p.coding() for p in papers], [p.facts() for p in papers]).claims
    assert alone == together
