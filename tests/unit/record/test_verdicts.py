"""Verdicts on claims: what supports, what contradicts, and what leaves a claim open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from factory import Paper, Yearless, days, person, state
from readouts.coding.coding import Anchor
from readouts.interval import Interval
from readouts.language.times.forms import Nothing, Published, Yearly
from readouts.record.builder import RecordBuilder
from readouts.record.claims.candidates import candidates_in
from readouts.record.claims.check import check_coding, holdings_of
from readouts.record.claims.questions import Question, question_of
from readouts.record.model import CheckedClaim
from readouts.span import Span

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
EVE = person("Eve Novak", "AUT", "foreign_minister")
FAY = person("Fay Silva", "PRT", "foreign_minister")
BOTH = [ADA, BEN]


def checked(builder: RecordBuilder, *papers: Paper) -> CheckedClaim:
    """The first claim of the first paper, checked against all."""
    record = builder.build([p.coding() for p in papers], [p.facts() for p in papers])
    return next(c for c in record.claims if c.document == papers[0].id)


def first_since(since: str = "2022-02-01", **given: object) -> Paper:
    """A report of 10 June 2022 that calls a call the first since a day."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09")
    paper.claim("first_since", BOTH, about=call.id, since=since, **given)
    return paper


def other(build: Callable[[Paper], object]) -> Paper:
    paper = Paper("b", "2022-06-11")
    build(paper)
    return paper


@pytest.mark.parametrize(
    ("build", "verdict"),
    [
        # nothing in between, and the earlier one is there
        (lambda p: p.contact(BOTH, "2022-02-01", standing="background"), "supported"),
        # another of the two in between
        (lambda p: p.contact(BOTH, "2022-04-05"), "contradicted"),
        # other people's contact in between
        (lambda p: p.contact([EVE, FAY], "2022-04-05"), "supported"),
        # states alone in between: who spoke is not said
        (lambda p: p.contact([state("AUT"), state("PRT")], "2022-04-05"), "supported"),
        # a planned one in between did not take place as far as the record knows
        (lambda p: p.contact(BOTH, "2022-04-05", status="planned"), "supported"),
        # a refused one neither
        (lambda p: p.contact(BOTH, "2022-04-05", status="refused"), "supported"),
        # one that a side denies leaves it open
        (lambda p: p.contact(BOTH, "2022-04-05", status="denied", denied_by=("PRT",)), "unknown"),
        # one somewhere in spring leaves it open
        (lambda p: p.contact(BOTH, ("2022-03-01", "2022-05-31"), standing="background"), "unknown"),
        # one on the day after may be the anchor itself by another clock
        (lambda p: p.contact(BOTH, "2022-02-02", standing="background"), "supported"),
    ],
)
def test_first_since(builder, build, verdict) -> None:  # type: ignore[no-untyped-def]
    """First since a day: held against what the record has in between."""
    found = checked(builder, first_since(), other(build))
    assert (found.verdict, found.because) == (verdict, found.because)
    assert found.because


def test_offices_are_counted_whoever_holds_them(builder) -> None:  # type: ignore[no-untyped-def]
    """ "The first between the foreign ministers" is contradicted by their predecessors' contact, which two documents tell of."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact([EVE, FAY], "2022-06-09")
    ministers = [replace(a, kind="office", id=None, name=None, role="foreign minister") for a in (EVE, FAY)]
    paper.claim("first_since", ministers, about=call.id, since="2021-12-31")
    predecessors = [person("Gil Moser", "AUT", "foreign_minister"), person("Hel Dias", "PRT", "foreign_minister")]
    papers = [Paper("b", "2022-05-10"), Paper("c", "2022-05-20")]
    for told in papers:
        told.contact(predecessors, ("2022-03-01", "2022-03-31"), channel="meeting", standing="background")
    assert checked(builder, paper, papers[0]).verdict == "unknown"
    assert checked(builder, paper, *papers).verdict == "contradicted"


def test_first_call_is_not_contradicted_by_a_meeting(builder) -> None:  # type: ignore[no-untyped-def]
    """A claim about calls counts calls."""
    between = other(lambda p: p.contact(BOTH, "2022-04-05", channel="meeting"))
    assert checked(builder, first_since(channel="call"), between).verdict == "supported"
    assert checked(builder, first_since(), between).verdict == "contradicted"


def test_contradiction_names_contact_and_words(builder) -> None:  # type: ignore[no-untyped-def]
    """The contact that stands against a claim is named, with its words and what the record covers."""
    found = checked(builder, first_since(), other(lambda p: p.contact(BOTH, "2022-04-05")))
    assert "5 April 2022" in found.because[0]
    assert "b" in {s.document for s in found.sources}
    assert (found.coverage.documents, found.coverage.publishers) == (2, 2)


def test_vague_anchor_is_open(builder) -> None:  # type: ignore[no-untyped-def]
    """First since "early in the year" counts from a day that nobody knows, unless another document has that contact too."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09")
    visit = paper.contact(BOTH, ("2022-01-01", "2022-01-15"), channel="visit", standing="background")
    paper.claim("first_since", BOTH, about=call.id, since_contact=visit.id)
    assert checked(builder, paper).verdict == "unknown"
    also = other(lambda p: p.contact(BOTH, ("2022-01-01", "2022-01-15"), channel="visit", standing="background"))
    assert checked(builder, paper, also).verdict == "supported"


@pytest.mark.parametrize(
    ("build", "verdict"),
    [
        (lambda p: p.contact([EVE, FAY], "2022-06-01"), "supported"),
        (lambda p: p.contact(BOTH, "2022-04-05"), "contradicted"),
        (lambda p: p.contact(BOTH, "2022-04-05", status="denied", denied_by=("PRT",)), "unknown"),
        (lambda p: p.event("ACCUSE", [state("JPN")], [state("PRT")], "2022-04-05"), "unknown"),
    ],
)
def test_none_since(builder, build, verdict) -> None:  # type: ignore[no-untyped-def]
    """None since: an absence counts only where the record holds something on the two sides."""
    paper = Paper("a", "2022-06-10")
    paper.claim("none_since", BOTH, since="2022-02-01")
    assert checked(builder, paper, other(build)).verdict == verdict


@pytest.mark.parametrize(
    ("build", "verdict"),
    [
        (lambda p: None, "supported"),
        (lambda p: p.contact(BOTH, "2022-05-05"), "contradicted"),
        # what came after the report cannot contradict it
        (lambda p: p.contact(BOTH, "2022-06-20"), "supported"),
        (lambda p: p.contact(BOTH, "2022-05-05", status="denied", denied_by=("PRT",)), "unknown"),
    ],
)
def test_last_contact(builder, build, verdict) -> None:  # type: ignore[no-untyped-def]
    """Last contact: nothing later, before the report."""
    paper = Paper("a", "2022-06-10")
    last = paper.contact(BOTH, "2022-03-16", standing="background")
    paper.claim("last_contact", BOTH, about=last.id)
    assert checked(builder, paper, other(build)).verdict == verdict


def test_last_contact_is_before_the_news(builder) -> None:  # type: ignore[no-untyped-def]
    """A report of today's call that names the last one means the one before."""
    paper = Paper("a", "2022-06-10")
    paper.contact(BOTH, "2022-06-09")
    last = paper.contact(BOTH, "2022-03-16", standing="background")
    paper.claim("last_contact", BOTH, about=last.id)
    assert checked(builder, paper).verdict == "supported"


@pytest.mark.parametrize(("value", "verdict"), [(2, "supported"), (1, "contradicted"), (3, "unknown")])
def test_nth(builder, value, verdict) -> None:  # type: ignore[no-untyped-def]
    """The n-th since a day: counted in the record; a higher number than it holds may be right."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09")
    paper.claim("nth", BOTH, about=call.id, since="2022-06-01", value=value)
    assert checked(builder, paper, other(lambda p: p.contact(BOTH, "2022-06-04"))).verdict == verdict


@pytest.mark.parametrize(("day", "verdict"), [("2022-06-09", "unknown"), ("2022-06-07", "contradicted")])
def test_nth_is_not_contradicted_by_what_may_be_one(builder, day, verdict) -> None:  # type: ignore[no-untyped-def]
    """Two contacts of one day may be the same, told in two ways."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09")
    paper.claim("nth", BOTH, about=call.id, since="2022-06-01", value=1)
    assert checked(builder, paper, other(lambda p: p.contact(BOTH, day, channel="meeting"))).verdict == verdict


def test_nth_in_a_number_of_days(builder) -> None:  # type: ignore[no-untyped-def]
    """ "The second in two days" counts back from the contact."""

    paper = Paper("a", "2022-06-10")
    paper.contact(BOTH, "2022-05-01", standing="background")
    paper.contact(BOTH, "2022-06-07", standing="background")
    call = paper.contact(BOTH, "2022-06-09")
    index = paper.time(Nothing())
    paper.times[index] = replace(paper.times[index], type="DURATION", value="P2D")
    claim = paper.claim("nth", BOTH, about=call.id, value=2)
    paper.claims[0] = replace(claim, anchor=Anchor(claim.words, "in two days", index))
    assert checked(builder, paper).verdict == "supported"


@pytest.mark.parametrize(
    ("claimed", "official", "verdict"),
    [("PRT", "PRT", "supported"), ("AUT", "PRT", "contradicted"), ("AUT", None, "unknown")],
)
def test_initiated_by(builder, claimed, official, verdict) -> None:  # type: ignore[no-untyped-def]
    """Only a side's own words contradict who asked."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09", initiator=claimed, initiator_span=paper.span())
    paper.claim("initiated_by", BOTH, about=call.id, value=claimed)
    page = Paper("b", "2022-06-10", country="AUT", kind="official" if official else None)
    page.contact(BOTH, "2022-06-09", initiator=official or "PRT", initiator_span=page.span())
    assert checked(builder, paper, page).verdict == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("Both spoke of grain shipments", "supported"), ("He raised the gas pipeline", "contradicted")],
)
def test_not_mentioned(builder, said, verdict) -> None:  # type: ignore[no-untyped-def]
    """Not mentioned: by none of the points that the record holds of that account."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09")
    paper.claim("not_mentioned", [state("AUT")], about=call.id, value="pipeline")
    page = Paper("b", "2022-06-10", country="AUT", kind="official")
    page.contact(BOTH, "2022-06-09", points=(page.point("AUT", said),))
    assert checked(builder, paper, page).verdict == verdict


def test_typed_claim_is_checked_against_the_record(builder) -> None:  # type: ignore[no-untyped-def]
    """A text that is not in the record is understood by the record's contacts, the newest that fits."""
    papers = [Paper("a", "2022-02-02"), Paper("b", "2022-04-06"), Paper("c", "2022-06-10")]
    for paper, day in zip(papers, ("2022-02-01", "2022-04-05", "2022-06-09"), strict=True):
        paper.contact(BOTH, day)
    record = builder.build([p.coding() for p in papers], [p.facts() for p in papers])
    for month, of_month, verdict in ((4, 5, "supported"), (2, 1, "contradicted")):
        asked = Paper("typed")
        call = asked.contact(BOTH)
        earlier = asked.contact(BOTH, expression=asked.time(Yearless(month, of_month)), standing="background")
        asked.claim("first_since", BOTH, about=call.id, since_contact=earlier.id)
        (found,) = check_coding(holdings_of(record), asked.coding())
        assert (found.document, found.verdict) == (None, verdict)
        assert found.about == record.contacts[-1].id


def test_one_document_and_no_other_word_suffice_for_who_asked(builder: RecordBuilder) -> None:
    """Where nobody differs, the document that says who called supports it, and the reason says that it is one."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09", initiator="AUT")
    paper.claim("initiated_by", BOTH, about=call.id, value="AUT")
    found = checked(builder, paper)
    assert (found.verdict, found.because) == ("supported", ("one document says so, and none differs",))


def test_who_asked_for_a_disputed_call_stays_open(builder: RecordBuilder) -> None:
    """Nobody can be said to have made a call that one side denies."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, initiator="AUT", confirmed_by=("PRT",))
    paper.claim("initiated_by", BOTH, about=call.id, value="AUT")
    denial = other(lambda p: p.contact(BOTH, status="denied", denied_by=("AUT",)))
    record = builder.build([paper.coding(), denial.coding()], [paper.facts(), denial.facts()])
    (contact,) = record.contacts
    assert (contact.status, {v.value for c in contact.conflicts for v in c.values}) == ("denied", {"held", "denied"})
    assert {s.document for c in contact.conflicts for v in c.values for s in v.sources} == {"a", "b"}
    assert checked(builder, paper, denial).verdict == "unknown"


@pytest.mark.parametrize(("recalled_by_another", "verdict"), [(True, "supported"), (False, "unknown")])
def test_last_contact_of_a_month(builder: RecordBuilder, recalled_by_another: bool, verdict: str) -> None:
    """The last contact may be known to a month only, where another document tells of it too."""
    paper = Paper("a", "2022-06-10")
    last = paper.contact(BOTH, ("2022-03-01", "2022-03-31"), standing="background")
    paper.claim("last_contact", BOTH, about=last.id)
    second = other(
        lambda p: p.contact(BOTH, ("2022-03-01", "2022-03-31"), standing="background") if recalled_by_another else None
    )
    assert checked(builder, paper, second).verdict == verdict


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("the first talks between the leaders of the two countries", "contradicted"),
        ("the first of the two", "supported"),
    ],
)
def test_claims_on_countries_count_offices(builder: RecordBuilder, words: str, verdict: str) -> None:
    """A claim on the officials of two countries counts their predecessors, one on two persons does not."""
    ida = person("Ida Moser", "AUT")
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09")
    claim = paper.claim("first_since", BOTH, about=call.id, since="2022-02-01")
    paper.claims = [replace(claim, text=words)]
    earlier = other(lambda p: p.contact([ida, BEN], "2022-04-09"))
    assert checked(builder, paper, earlier).verdict == verdict


def test_each_source_is_told_once(builder: RecordBuilder) -> None:
    """Words that stand inside others of the same document are not quoted again."""
    paper = first_since()
    long = paper.span(80)
    (report,) = paper.contacts
    paper.contacts = [replace(report, evidence=(long, Span(long.start, long.start + 5)))]
    record = builder.build([paper.coding()], [paper.facts()])
    for support in record.contacts[0].support:
        assert len({(s.document, s.span) for s in support.sources}) == len(support.sources)
        assert not any(a != b and a.span.contains(b.span) for a in support.sources for b in support.sources)
    spans = [s.span for s in record.claims[0].sources]
    assert len(spans) == len(set(spans))
    assert all(s.text for s in record.claims[0].sources)


@pytest.mark.parametrize(
    ("day", "verdict"), [("2021-10-09", "contradicted"), ("2019-06-20", "supported"), ("2016-03-01", "unknown")]
)
def test_first_in_so_many_years(builder: RecordBuilder, day: str, verdict: str) -> None:
    """ "The first in three years": a contact clearly since then is against it, one of about then is the last before."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09")
    claim = paper.claim("first_since", BOTH, about=call.id, since="2022-06-01")
    assert claim.anchor is not None
    index = paper.time(Nothing())
    paper.times[index] = replace(paper.times[index], type="DURATION", value="P3Y")
    paper.claims = [replace(claim, anchor=Anchor(claim.anchor.span, "three years", index))]
    assert checked(builder, paper, other(lambda p: p.contact(BOTH, day))).verdict == verdict


def worded(paper: Paper, text: str) -> Paper:
    """The paper, its only claim in these words."""
    paper.claims = [replace(paper.claims[0], text=text)]
    return paper


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("the first talks between the two governments since 2021", "contradicted"),
        ("the first talks between Austria and Portugal since 2021", "unknown"),
    ],
)
def test_any_official_stands_against_governments(builder: RecordBuilder, text: str, verdict: str) -> None:
    """A claim on the governments counts whoever speaks for them; one on the states alone may mean their leaders."""
    paper = Paper("a", "2022-06-10")
    sides = [state("AUT"), state("PRT")]
    call = paper.contact(sides, "2022-06-09")
    paper.claim("first_since", sides, about=call.id, since="2021-12-31")
    found = checked(builder, worded(paper, text), other(lambda p: p.contact([EVE, FAY], "2022-04-05")))
    assert found.verdict == verdict


def test_a_chat_does_not_contradict_formal_talks(builder: RecordBuilder) -> None:
    """Whether a contact in between was formal is not known, so that a claim on formal talks is open."""
    between = other(lambda p: p.contact(BOTH, "2022-04-05"))
    assert (
        checked(builder, worded(first_since(), "their first formal talks since February"), between).verdict == "unknown"
    )


@pytest.mark.parametrize(("on", "verdict"), [("2022-03-20", "supported"), ("2021-03-20", "unknown")])
def test_a_month_counts_where_the_time_after_it_is_covered(builder: RecordBuilder, on: str, verdict: str) -> None:
    """First since a month: supported where another document speaks of both sides in between, and has no contact of the two."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09")
    month = paper.time(interval=Interval(date(2022, 1, 1), date(2022, 1, 31)))
    claim = paper.claim("first_since", BOTH, about=call.id)
    paper.claims = [replace(claim, anchor=Anchor(paper.span(), "January", month))]
    between = Paper("b", on)
    between.contact([EVE, FAY], on)
    assert checked(builder, paper, between).verdict == verdict


@pytest.mark.parametrize(("theirs", "verdict"), [("PRT", "unknown"), ("AUT", "supported")])
def test_the_other_side_claims_who_asked(builder: RecordBuilder, theirs: str, verdict: str) -> None:
    """Each side's page says who asked, in a claim; where the two differ it is open, where they agree it is supported."""
    papers = []
    for id, country, value in (("a", "AUT", "AUT"), ("b", "PRT", theirs)):
        paper = Paper(id, "2022-06-10", country=country, kind="official")
        call = paper.contact(BOTH, "2022-06-09")
        paper.claim("initiated_by", BOTH, about=call.id, value=value)
        papers.append(paper)
    assert checked(builder, *papers).verdict == verdict
    assert checked(builder, *papers[::-1]).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"), [("they had last spoken", "supported"), ("the two last spoke", "contradicted")]
)
def test_had_last_spoken_looks_back_from_the_news(builder: RecordBuilder, text: str, verdict: str) -> None:
    """ "Had last spoken" is said of the time before the news of the day, even where that contact is not told by itself."""
    paper = Paper("a", "2022-06-10")
    last = paper.contact(BOTH, "2022-02-01", standing="background")
    paper.claim("last_contact", BOTH, about=last.id, since="2022-02-01")
    news = other(lambda p: p.contact(BOTH, "2022-06-07"))
    assert checked(builder, worded(paper, text), news).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("the first conversation of the two since February", "supported"),
        ("the first contact since February", "contradicted"),
    ],
)
def test_a_letter_is_no_conversation(builder: RecordBuilder, text: str, verdict: str) -> None:
    """A letter in between stands against a first contact, not against a first conversation."""
    letter = other(lambda p: p.contact(BOTH, "2022-04-05", channel="letter"))
    assert checked(builder, worded(first_since(), text), letter).verdict == verdict


def test_every_candidate_is_weighed_with_a_reason(builder: RecordBuilder) -> None:
    """A checked claim lists the contacts of its sides that were weighed, the one that decides first, the others with why not."""
    between = Paper("b", "2022-06-11")
    between.contact([EVE, FAY], "2022-03-05")
    between.contact(BOTH, "2022-04-05")
    between.contact(BOTH, "2022-05-05", status="planned")
    found = checked(builder, first_since(), between)
    assert [c.weight for c in found.considered] == ["against", "excluded", "excluded"]
    reasons = " / ".join(c.reason for c in found.considered)
    assert "planned" in reasons
    assert "other people" in reasons


def test_a_document_does_not_contradict_itself(builder: RecordBuilder) -> None:
    """A contact that the claim's own document tells of, and does not count, leaves the claim open."""
    paper = first_since()
    paper.contact(BOTH, "2022-04-05", standing="background")
    assert checked(builder, paper).verdict == "unknown"


def test_an_office_does_not_stand_against_a_person(builder: RecordBuilder) -> None:
    """Where the record knows no more than the office, somebody else may have held it."""
    anybody = replace(ADA, kind="office", id=None, name=None)
    between = other(lambda p: p.contact([anybody, BEN], "2022-04-05"))
    assert checked(builder, first_since(), between).verdict == "unknown"


def test_another_publisher_bears_a_claim_out(builder: RecordBuilder) -> None:
    """Nothing covers the time between; another publisher that says the same supports the claim, a copy of its own does not."""
    for outlet, verdict in (("The Post", "supported"), ("The Times", "unknown")):
        papers = [Paper("a", "2022-06-10", outlet="The Times"), Paper("b", "2022-06-11", outlet=outlet)]
        for paper in papers:
            call = paper.contact(BOTH, "2022-06-09")
            paper.claim("first_since", BOTH, about=call.id, since="2020-01-01")
        assert checked(builder, *papers).verdict == verdict


def test_naming_the_last_supports_the_first(builder: RecordBuilder) -> None:
    """A document that names the last contact before supports a “first since” some later day."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09")
    last = paper.contact(BOTH, ("2021-05-01", "2021-05-31"), standing="background")
    paper.claim("first_since", BOTH, about=call.id, since="2022-01-05")
    paper.claim("last_contact", BOTH, about=last.id)
    assert checked(builder, paper).verdict == "supported"


@pytest.mark.parametrize(
    ("side", "channel", "verdict"),
    [("PRT", None, "unknown"), ("PRT", "meeting", "contradicted"), (None, None, "contradicted")],
)
def test_an_official_denial_leaves_a_contact_open(
    builder: RecordBuilder, side: str | None, channel: str | None, verdict: str
) -> None:
    """An official of a side who says that there was no such contact disputes it; a newspaper, or one who denies a meeting, does not."""
    between = other(lambda p: p.contact(BOTH, "2022-04-05"))
    page = Paper("c", "2022-04-20", country=side, kind="official" if side else None)
    page.claim("none_since", BOTH, channel=channel)
    assert checked(builder, first_since(), between, page).verdict == verdict


def test_counts_of_others_decide_where_they_agree(builder: RecordBuilder) -> None:
    """Two publishers that number the contact otherwise, and nobody who numbers it so, stand against a count; one does not."""

    def numbering(id: str, value: int) -> Paper:
        paper = Paper(id, "2022-06-10")
        call = paper.contact(BOTH, "2022-06-09")
        paper.claim("nth", BOTH, about=call.id, value=value)
        return paper

    papers = [numbering("a", 10), numbering("b", 9), numbering("c", 9)]
    assert checked(builder, *papers).verdict == "contradicted"
    assert checked(builder, *papers[:2]).verdict == "unknown"
    assert checked(builder, papers[1], papers[2]).verdict == "supported"


@pytest.mark.parametrize(("text", "verdict"), [("have yet to meet", "contradicted"), ("have not met", "unknown")])
def test_never_counts_from_the_beginning(builder: RecordBuilder, text: str, verdict: str) -> None:
    """A denial without a day is contradicted only where its words speak of all time."""
    paper = Paper("a", "2022-06-10")
    paper.claim("none_since", BOTH)
    assert checked(builder, worded(paper, text), other(lambda p: p.contact(BOTH, "2022-04-05"))).verdict == verdict


def test_last_contact_is_contradicted_without_its_own_day(builder: RecordBuilder) -> None:
    """ "The two last met in 2015" needs no record of that meeting to be wrong."""
    paper = Paper("a", "2022-06-10")
    last = paper.contact(BOTH, ("2015-01-01", "2015-12-31"), standing="background")
    paper.claim("last_contact", BOTH, about=last.id)
    assert checked(builder, paper, other(lambda p: p.contact(BOTH, "2021-04-05"))).verdict == "contradicted"


def test_coverage_names_the_gaps(builder: RecordBuilder) -> None:
    """What the record covers says in which stretches it holds nothing."""
    found = checked(builder, first_since(), other(lambda p: p.contact(BOTH, "2022-02-01", standing="background")))
    assert [(str(g.earliest), str(g.latest)) for g in found.coverage.gaps] == [("2022-02-01", "2022-06-09")]


def test_none_since_is_borne_out_by_a_first_since(builder: RecordBuilder) -> None:
    """ "None since February" of one publisher and "the first since February" of another say the same."""
    none = Paper("a", "2022-06-10", outlet="The Times")
    none.claim("none_since", BOTH, since="2022-02-01")
    first = Paper("b", "2022-06-12", outlet="The Post")
    call = first.contact(BOTH, "2022-06-11")
    first.claim("first_since", BOTH, about=call.id, since="2022-02-01")
    assert checked(builder, none).verdict == "unknown"
    assert checked(builder, none, first).verdict == "supported"


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        ("the first formal talks since 2020", "the first formal talks since 2020", "supported"),
        ("the first formal talks since 2020", "the first contact since 2020", "supported"),
        ("the first contact since 2020", "the first formal talks since 2020", "unknown"),
    ],
)
def test_formal_talks_bear_out_no_more_than_formal_talks(
    builder: RecordBuilder, ours: str, theirs: str, verdict: str
) -> None:
    """A claim of a rank does not bear out one that counts every contact."""
    papers = []
    for id, text in (("a", ours), ("b", theirs)):
        paper = Paper(id, "2022-06-10", outlet=id)
        call = paper.contact(BOTH, "2022-06-09")
        paper.claim("first_since", BOTH, about=call.id, since="2020-01-01")
        papers.append(worded(paper, text))
    assert checked(builder, *papers).verdict == verdict


@pytest.mark.parametrize(("standing", "verdict"), [("main", "contradicted"), ("background", "unknown")])
def test_news_of_a_vague_day_inside_the_time_contradicts(builder: RecordBuilder, standing: str, verdict: str) -> None:
    """All days that a contact may have taken place on lie in between: enough where it is news, not where it is recalled once."""
    between = other(lambda p: p.contact(BOTH, ("2022-04-05", "2022-04-15"), standing=standing))
    assert checked(builder, first_since(), between).verdict == verdict


def test_first_since_an_earlier_contact_implies_first_since_a_later_day(builder: RecordBuilder) -> None:
    """A document that counts from the contact of February counts from any day after it too."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09")
    last = paper.contact(BOTH, "2022-02-01", standing="background")
    paper.claim("first_since", BOTH, about=call.id, since="2022-02-20")
    assert checked(builder, paper).verdict == "unknown"
    paper.claim("first_since", BOTH, about=call.id, since_contact=last.id)
    assert checked(builder, paper).verdict == "supported"


@pytest.mark.parametrize(("channel", "verdict"), [("call", "supported"), ("visit", "unknown")])
def test_the_claims_own_words_name_the_talk_before(builder: RecordBuilder, channel: str, verdict: str) -> None:
    """ "The first since they spoke in January" names the last one before; a visit may have had several talks."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09")
    last = paper.contact(BOTH, ("2022-01-01", "2022-01-31"), channel=channel, standing="background")
    paper.claim("first_since", BOTH, about=call.id, since_contact=last.id)
    assert checked(builder, paper).verdict == verdict


@pytest.mark.parametrize(("on", "verdict"), [("2022-03-20", "supported"), ("2022-07-20", "unknown")])
def test_the_first_of_all_needs_a_record_that_reaches_back(builder: RecordBuilder, on: str, verdict: str) -> None:
    """ "Their first conversation" is supported where an earlier document speaks of both sides, and has no contact of the two."""
    paper = Paper("a", "2022-06-10")
    call = paper.contact(BOTH, "2022-06-09")
    paper.claim("nth", BOTH, about=call.id, value=1)
    around = Paper("b", on)
    around.contact([EVE, FAY], on)
    assert checked(builder, paper, around).verdict == verdict


def test_a_channel_that_one_document_tells_does_not_contradict(builder: RecordBuilder) -> None:
    """Against "the first call since" stand calls of which two documents tell: one may have misnamed it."""
    one, two = Paper("b", "2022-04-06"), Paper("c", "2022-04-06")
    for paper in (one, two):
        paper.contact(BOTH, "2022-04-05", channel="call")
    claimed = first_since(channel="call")
    assert checked(builder, claimed, one).verdict == "unknown"
    assert checked(builder, claimed, one, two).verdict == "contradicted"


@pytest.mark.parametrize(("told", "weight"), [((None, "2022-06-10"), "doubtful"), ("2022-06-09", "against")])
def test_news_without_a_day_may_be_the_contact_in_between(
    builder: RecordBuilder, told: str | tuple[None, str], weight: str
) -> None:
    """A report that leaves its day open, and was joined to a later contact, may tell of the earlier one."""
    papers = [Paper("b", "2022-06-10"), Paper("c", "2022-04-06")]
    papers[0].contact(BOTH, "2022-06-09")
    papers[1].contact(BOTH, "2022-04-05")
    record = builder.build([p.coding() for p in papers], [p.facts() for p in papers])
    earlier, later = sorted(record.contacts, key=lambda c: str(c.date.interval.earliest))
    question = Question(
        kind="first_since", participants=later.participants, channel=None, value=None, about=later, anchor_contact=None,
        anchor=days("2022-02-01"), window=None, before=days("2022-06-10"), known=frozenset(), document="a",
        told=days(told) if isinstance(told, str) else days(*told),
    )  # fmt: skip
    found = candidates_in(question, holdings_of(record), days("2022-02-01", "2022-06-09"))
    assert [(w.contact, w.weight) for w in found.weighed] == [(earlier, weight)]


def test_a_month_without_a_year_is_that_of_the_contact_counted(builder: RecordBuilder) -> None:
    """ "The second in June", in a document without a date: the June of the contact, as other documents date it."""
    paper = Paper("a")
    call = paper.contact(BOTH, "2022-06-09")
    june = paper.time(Yearly(Published(), (6, 1), (6, 30), "past"), days("2021-06-01", "2022-06-30"))
    claim = paper.claim("nth", BOTH, about=call.id, value=2)
    paper.claims = [replace(claim, anchor=Anchor(paper.span(), "June", june))]
    record = builder.build([paper.coding()], [paper.facts()])
    question = question_of(paper.claims[0], paper.coding(), holdings_of(record))
    assert question.window == days("2022-06-01", "2022-06-09")


def test_none_for_so_many_years_counts_back_from_the_day_of_writing(builder: RecordBuilder) -> None:
    """ "Had not met for two years" is contradicted by a contact of the year before."""
    paper = Paper("a", "2022-06-10")
    years = replace(paper.times[paper.time(Nothing())], type="DURATION", value="P2Y")
    paper.times[-1] = years
    claim = paper.claim("none_since", BOTH)
    paper.claims = [replace(claim, anchor=Anchor(paper.span(), "two years", len(paper.times) - 1))]
    assert checked(builder, paper, other(lambda p: p.contact(BOTH, "2021-10-05"))).verdict == "contradicted"
    assert checked(builder, paper, other(lambda p: p.contact(BOTH, "2019-10-05"))).verdict != "contradicted"
