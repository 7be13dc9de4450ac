"""The days of contacts, settled together by what documents say of their order."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from factory import Paper, days, person
from readouts.record.builder import RecordBuilder
from readouts.record.model import Contact, Record

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
EVE = person("Eve Sandoval", "ESP", "foreign_minister")
FAY = person("Fay Silva", "PRT", "foreign_minister")
GUS = person("Gus Huber", "AUT", "defence_minister")
HAL = person("Hal Moreno", "ESP", "defence_minister")


def built(builder: RecordBuilder, *papers: Paper) -> Record:
    return builder.build([p.coding() for p in papers], [p.facts() for p in papers])


def of(record: Record, *states: str) -> Contact:
    return next(c for c in record.contacts if c.states == set(states))


def chain(on: str = "2021-03-08") -> list[Paper]:
    """Three documents: the day of a call; a meeting two days after it; a visit in the week after that meeting."""
    first, second, third = Paper("first", "2021-03-20"), Paper("second", "2021-03-20"), Paper("third", "2021-03-20")
    first.contact([ADA, BEN], on)
    call = second.contact([ADA, BEN], ("2021-03-01", "2021-03-20"))
    meeting = second.contact([EVE, FAY], ("2021-03-01", "2021-03-20"), channel="meeting")
    second.order(meeting, call, 2, 2)
    again = third.contact([EVE, FAY], ("2021-03-01", "2021-03-20"), channel="meeting")
    visit = third.contact([GUS, HAL], channel="visit")
    third.order(visit, again, 1, 7)
    return [first, second, third]


def test_a_new_document_narrows_old_dates_along_the_chain(builder: RecordBuilder) -> None:
    """The day of the call reaches the visit by way of the meeting; every reason has its words."""
    before = of(built(builder, *chain()[1:]), "AUT", "ESP")
    assert before.date.interval == days("2021-03-04", "2021-03-20")
    after = of(built(builder, *chain()), "AUT", "ESP")
    assert after.date.interval == days("2021-03-11", "2021-03-17")
    assert {g.document for g in after.grounds} == {"first", "second", "third"}
    assert all(g.span is not None for g in after.grounds)


def test_words_on_the_order_that_the_days_deny_are_a_conflict(builder: RecordBuilder) -> None:
    """The days stay as they are told; the conflict names the sentence and the words on each side."""
    papers = chain()
    other = Paper("other", "2021-03-20")
    other.contact([EVE, FAY], "2021-03-09", channel="meeting")
    meeting = of(built(builder, *papers, other), "ESP", "PRT")
    assert meeting.date.interval == days("2021-03-09")
    (conflict,) = [c for c in meeting.conflicts if c.about == "date"]
    assert [v.value for v in conflict.values] == ["2021-03-09", "2021-03-10"]
    assert [{s.document for s in v.sources} for v in conflict.values] == [{"other"}, {"second", "first"}]


def test_far_clocks_leave_a_day_of_play(builder: RecordBuilder) -> None:
    """One evening in Vienna is the next morning in Tokyo: an hour later may be another calendar day."""
    paper = Paper("one", "2021-03-20")
    call = paper.contact([ADA, person("Cai Lin", "JPN")], "2021-03-08")
    talk = paper.contact([EVE, FAY], ("2021-03-01", "2021-03-20"))
    paper.order(talk, call, 0, 0)
    assert of(built(builder, paper), "ESP", "PRT").date.interval == days("2021-03-07", "2021-03-09")


def test_the_order_of_documents_does_not_matter(builder: RecordBuilder) -> None:
    """The same contacts, reasons and conflicts in every order of reading."""
    other = Paper("other", "2021-03-20")
    other.contact([EVE, FAY], "2021-03-09", channel="meeting")
    papers = [*chain(), other]
    assert len({repr(built(builder, *order).contacts) for order in permutations(papers)}) == 1


@given(low=st.integers(-5, 5), wide=st.integers(0, 5), at=st.integers(1, 28))
def test_more_words_never_widen_a_date(low: int, wide: int, at: int) -> None:
    """A document that orders two contacts leaves each the same days or fewer, unless it says that there is a conflict."""
    builder = RecordBuilder.load(_NOBODY)  # type: ignore[arg-type]
    first = Paper("first", "2021-03-31")
    first.contact([ADA, BEN], f"2021-03-{at:02}")
    first.contact([EVE, FAY], ("2021-03-10", "2021-03-12"))
    second = Paper("second", "2021-03-31")
    call = second.contact([ADA, BEN], f"2021-03-{at:02}", standing="background")
    talk = second.contact([EVE, FAY], ("2021-03-10", "2021-03-12"), standing="background")
    before = of(built(builder, first, second), "ESP", "PRT").date.interval
    second.order(talk, call, low, low + wide)
    after = of(built(builder, first, second), "ESP", "PRT")
    assert before.contains(after.date.interval)
    if any(c.about == "date" for c in after.conflicts):
        assert after.date.interval == before


class _Nobody:
    """A book of terms in which nobody holds an office."""

    def terms(self, person_id: str) -> tuple[()]:
        return ()


_NOBODY = _Nobody()
