"""Event mentions joined into events."""

from __future__ import annotations

from dataclasses import replace

from factory import Paper, days, person, state
from readouts.record.builder import RecordBuilder
from readouts.record.model import Event

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")


def events(builder: RecordBuilder, *papers: Paper) -> tuple[Event, ...]:
    return builder.build([p.coding() for p in papers], [p.facts() for p in papers]).events


def two_accusations(first: str, second: str, on: str = "2021-03-09") -> tuple[Paper, Paper]:
    a, b = Paper("a", "2021-03-10"), Paper("b", "2021-03-11")
    a.event("ACCUSE", [ADA], [BEN], "2021-03-09", about=first)
    b.event("ACCUSE", [state("AUT")], [state("PRT")], on, about=second)
    return a, b


def test_same_words_of_one_day_are_one_event(builder: RecordBuilder) -> None:
    """Two documents on one accusation: one event, with the words of both and the people named."""
    (event,) = events(builder, *two_accusations("dumping waste in the river", "the dumping of toxic waste"))
    assert [s.document for s in event.evidence] == ["a", "b"]
    assert [a.name for a in event.actors] == ["Ada Brandt"]
    assert event.date.interval == days("2021-03-09")


def test_other_words_and_other_days_are_other_events(builder: RecordBuilder) -> None:
    """Two accusations of one day stay two, and so does the same one of another day."""
    assert len(events(builder, *two_accusations("dumping waste", "spying on fishermen"))) == 2
    assert len(events(builder, *two_accusations("dumping waste", "dumping waste", "2021-03-07"))) == 2


def test_what_is_denied_is_not_what_happened(builder: RecordBuilder) -> None:
    """A negated mention never joins a fact."""
    a, b = Paper("a", "2021-03-10"), Paper("b", "2021-03-10")
    a.event("MOBILIZE", [ADA], [BEN], "2021-03-09", about="troops at the frontier")
    b.event("MOBILIZE", [ADA], [BEN], "2021-03-09", about="troops at the frontier", auxiliary=("negated",))
    assert len(events(builder, a, b)) == 2


def test_mentions_of_a_contact_follow_it(builder: RecordBuilder) -> None:
    """The CONSULT mentions of merged reports are one event with the contact's date."""
    a, b = Paper("a", "2021-03-10"), Paper("b", "2021-03-10")
    for paper, on in ((a, "2021-03-09"), (b, None)):
        mention = paper.event("CONSULT", [ADA], [BEN], on)
        paper.contact([ADA, BEN], on, events=(mention.id,))
    (event,) = events(builder, a, b)
    assert (event.type, event.date.interval, len(event.mentions)) == ("CONSULT", days("2021-03-09"), 2)


def test_a_known_happening_has_its_day(builder: RecordBuilder) -> None:
    """Mentions that the calendar knows are one event of its day, however vaguely they are told."""
    papers = [Paper("a", "2021-03-10"), Paper("b", "2021-05-10")]
    for paper in papers:
        mention = paper.event("ASSAULT", [state("AUT")], [state("PRT")])
        paper.clue("happening", event=mention.id, days=days("2020-07-01"), name="the landing", weight=2)
        paper.clue("happening", event=mention.id, days=days("2010-07-01"), name="an older landing", weight=1)
    (event,) = events(builder, *papers)
    assert event.date.interval == days("2020-07-01")
    assert event.auxiliary == ("historical",)
    assert "calendar" in event.date.because[0]


def test_a_request_told_of_a_contact_is_of_its_day(builder: RecordBuilder) -> None:
    """What one side asked of the other in a call has the day of the call."""
    paper = Paper("a", "2021-03-10")
    point = paper.point("AUT", "asked for grain", "requested")
    paper.contact([ADA, BEN], "2021-03-09", points=(point,))
    mention = paper.event("REQUEST", [ADA], [BEN], about="grain")
    paper.events[0] = replace(mention, trigger=point.span, evidence=(point.span,))
    found = next(e for e in events(builder, paper) if e.type == "REQUEST")
    assert found.date.interval == days("2021-03-09")
