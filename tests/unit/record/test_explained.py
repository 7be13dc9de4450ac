"""A reader sees why the reports of an entry are one contact, and why its neighbours are others."""

from __future__ import annotations

from factory import Paper
from pairing_cases import ADA, BEN, CAI
from readouts.record.builder import RecordBuilder
from readouts.record.corpus import Corpus
from readouts.record.merging.explained import MOST_NEAR, Explanation, explained


def explanation(builder: RecordBuilder, *papers: Paper) -> Explanation:
    """Of the entry that the first paper's first report is in."""
    codings, facts = [p.coding() for p in papers], [p.facts() for p in papers]
    contacts = builder.build(codings, facts).contacts
    contact = next(c for c in contacts if papers[0].contacts[0].id in c.reports)
    others = [c for c in contacts if len(c.states & contact.states) > 1]
    return explained(Corpus.of(codings, facts), builder.merger.comparer, contact, others)


def call(name: str, day: str, **given: object) -> Paper:
    paper = Paper(name, "2021-03-12")
    paper.contact([ADA, BEN], day, **given)  # type: ignore[arg-type]
    return paper


def test_three_reports_are_held_by_two_comparisons(builder: RecordBuilder) -> None:
    """Every report of an entry is reached, each comparison has its number, and the sources are words of both documents."""
    found = explanation(builder, *(call(name, "2021-03-09") for name in "abc")).together
    assert [c.score for c in found] == [10.5, 10.5]
    assert {r for c in found for r in (c.one, c.other)} == {
        p.contacts[0].id for p in (call(n, "2021-03-09") for n in "abc")
    }
    same_day = next(r for r in found[0].reasons if r.sentence == "the same day")
    assert len({s.document for s in same_day.sources}) == 2
    assert sum(r.points for r in found[0].reasons) == found[0].score


def test_the_neighbours_have_a_reason_each(builder: RecordBuilder) -> None:
    """A refused call of the day and a call of two days later are shown, each with what keeps it apart."""
    found = explanation(
        builder, call("a", "2021-03-09"), call("b", "2021-03-11"), call("c", "2021-03-09", status="refused")
    ).apart
    assert [c.sentence for c in found] == [
        "never one contact: their dates are 2 days apart",
        "never one contact: one is held, the other refused",
    ]
    assert all(source.text for c in found for r in c.reasons for source in r.sources)


def test_what_is_far_away_or_of_others_is_not_near(builder: RecordBuilder) -> None:
    """Entries of other weeks and of other sides are no near misses, and no more than a few are shown."""
    other = Paper("z", "2021-03-12")
    other.contact([ADA, CAI], "2021-03-09")
    assert explanation(builder, call("a", "2021-03-09"), call("b", "2021-04-01"), other).apart == ()
    many = [call(f"n{n}", f"2021-03-{n:02}") for n in (5, 6, 7, 8, 10, 11, 12)]
    assert len(explanation(builder, call("a", "2021-03-09"), *many).apart) == MOST_NEAR
