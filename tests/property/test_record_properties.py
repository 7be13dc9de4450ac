"""The record is a function of the set of codings: order and repetition do not matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factory import Paper, Weekday, days, person
from readouts.coding.coding import Coding
from readouts.record.builder import RecordBuilder, record_on
from readouts.record.claims.anchors import ClaimWords
from readouts.record.dating.documents import Dater
from readouts.record.dating.limits import Limiter
from readouts.record.growing.sources import Given
from readouts.record.merging.merge import Merger
from readouts.record.merging.pairing.comparer import Comparer
from readouts.record.merging.zones import Zones
from readouts.record.model import DocumentFacts, Record
from readouts.record.shelf import MemoryShelf

PEOPLE = [
    [person("Cai Lin", "JPN"), person("Eve Sato", "JPN", "foreign_minister")],
    [person("Dan Reyes", "USA"), person("Gil Hart", "USA", "foreign_minister")],
    [person("Ben Costa", "PRT", "head_of_government")],
]
FIRST = date(2022, 3, 1)


class NoTerms:
    """A book without terms."""

    def terms(self, person_id: str) -> tuple[()]:
        """None."""
        return ()


BUILDER = RecordBuilder(NoTerms(), Dater(Limiter(NoTerms()), Zones.load()), Merger(Comparer.load()), ClaimWords.load())


@st.composite
def papers(draw: st.DrawFn) -> list[Paper]:
    """Some documents of one month about contacts of a few people, some of them undated."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        published = FIRST + timedelta(draw(st.integers(0, 25)))
        dated = draw(st.booleans())
        paper = Paper(f"d{number}", str(published) if dated else None, kind=draw(st.sampled_from([None, "official"])))
        if not dated:
            paper.clue("past", expression=paper.time(interval=days(str(FIRST))), because="past")
            paper.clue("future", expression=paper.time(interval=days(str(FIRST + timedelta(30)))), because="ahead")
            paper.clue("newest", expression=paper.time(Weekday(draw(st.integers(0, 6)))), because="fresh", soft=True)
        for _ in range(draw(st.integers(0, 3))):
            sides = draw(st.permutations(PEOPLE))[:2]
            chosen = [draw(st.sampled_from(side)) for side in sides]
            given: dict[str, object] = {
                "channel": draw(st.sampled_from(["call", "video", "meeting", "unknown"])),
                "status": draw(st.sampled_from(["held", "held", "planned", "denied", "refused"])),
                "standing": draw(st.sampled_from(["main", "background"])),
                "initiator": draw(st.sampled_from([None, chosen[0].state])),
            }
            if draw(st.booleans()):
                given["expression"] = paper.time(Weekday(draw(st.integers(0, 6)))) if not dated else None
            else:
                given["on"] = str(FIRST + timedelta(draw(st.integers(0, 8))))
            report = paper.contact(chosen, **given)  # type: ignore[arg-type]
            if draw(st.booleans()):
                paper.claim("first_since", chosen, about=report.id, since=str(FIRST - timedelta(9)))
        if draw(st.booleans()):
            paper.event("ACCUSE", [PEOPLE[0][0]], [PEOPLE[1][0]], str(FIRST), about="dumping waste in the straits")
        found.append(paper)
    return found


def built(codings: list[Coding], facts: list[DocumentFacts]) -> Record:
    return BUILDER.build(codings, facts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers(), st.randoms(use_true_random=False))
def test_order_does_not_matter(made: list[Paper], chance: object) -> None:
    """The same documents in another order give the same record, ids and all."""
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one = built([p.coding() for p in made], [p.facts() for p in made])
    other = built([p.coding() for p in shuffled], [p.facts() for p in shuffled])
    assert one == other


def grown(steps: list[list[Paper]]) -> Record:
    """The record that grows by these documents, some at a time."""
    codings: dict[str, Coding] = {}
    facts: dict[str, DocumentFacts] = {}
    digests: dict[str, str] = {}
    shelf, sources = MemoryShelf(), Given(codings, facts, digests)
    for step in steps:
        for paper in step:
            codings[paper.id], facts[paper.id], digests[paper.digest] = paper.coding(), paper.facts(), paper.id
        BUILDER.update(shelf, sources, [p.id for p in step])
    return record_on(shelf)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers(), st.randoms(use_true_random=False), st.data())
def test_growing_is_building_at_once(made: list[Paper], chance: object, data: st.DataObject) -> None:
    """Documents that come in any parts and any order make the record that they make together: every entry, whole."""
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(made)), max_size=6)))
    steps = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, len(made)], strict=True)]
    assert grown(steps) == built([p.coding() for p in made], [p.facts() for p in made])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers(), papers(), st.data())
def test_what_goes_leaves_no_trace(made: list[Paper], others: list[Paper], data: st.DataObject) -> None:
    """A record out of which documents are taken, or in which they are coded anew, is that of the documents as they are."""
    codings = {p.id: p.coding() for p in made}
    facts = {p.id: p.facts() for p in made}
    digests = {p.digest: p.id for p in made}
    shelf, sources = MemoryShelf(), Given(codings, facts, digests)
    BUILDER.update(shelf, sources, codings)
    gone = data.draw(st.sets(st.sampled_from(sorted(codings))))
    again = {p.id: p for p in others if p.id in codings and p.id not in gone}
    for name in gone:
        del codings[name]
    codings |= {p.id: p.coding() for p in again.values()}
    facts |= {p.id: p.facts() for p in again.values()}
    BUILDER.update(shelf, sources, gone | again.keys())
    assert record_on(shelf) == built(list(codings.values()), list(facts.values()))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_twice_is_once(made: list[Paper]) -> None:
    """A document that comes twice, or that was dated before, changes nothing."""
    codings, facts = [p.coding() for p in made], [p.facts() for p in made]
    once = built(codings, facts)
    assert built(codings + codings, facts + facts) == once
    assert built(list(BUILDER.dater.date(codings)), facts) == once


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_every_report_is_in_one_contact_and_no_document_twice(made: list[Paper]) -> None:
    """Contacts part the reports; a document's own reports stay apart."""
    record = built([p.coding() for p in made], [p.facts() for p in made])
    reports = [r for c in record.contacts for r in c.reports]
    assert sorted(reports) == sorted(r.id for p in made for r in p.contacts)
    for contact in record.contacts:
        assert len(contact.documents) == len(contact.reports)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_sources_are_words_of_their_documents(made: list[Paper]) -> None:
    """Every source's words are the characters of its span."""
    facts = {p.id: p.facts() for p in made}
    record = built([p.coding() for p in made], list(facts.values()))
    sources = [s for c in record.contacts for support in c.support for s in support.sources]
    sources += [s for c in record.claims for s in c.sources]
    sources += [s for e in record.events for s in e.evidence]
    sources += [s for c in record.contacts for conflict in c.conflicts for v in conflict.values for s in v.sources]
    for source in sources:
        assert source.text == (facts[source.document].text or "")[source.span.start : source.span.end]
        assert source.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_a_stated_day_is_never_changed(made: list[Paper]) -> None:
    """What an input states about its day stands in the record as stated."""
    record = built([p.coding() for p in made], [p.facts() for p in made])
    how = {d.id: d for d in record.documents}
    for paper in made:
        if paper.published:
            assert (how[paper.id].published.interval, how[paper.id].how) == (paper.stated, "stated")


def test_an_id_of_another_digest_is_another_document() -> None:
    """Two texts under one id: one of them, always the same, is the document."""
    paper = Paper("a", "2022-03-03")
    paper.contact([PEOPLE[0][0], PEOPLE[1][0]], "2022-03-02")
    one, other = paper.coding(), replace(paper.coding(), digest="f" * 16, contacts=())
    facts = [paper.facts()]
    assert built([one, other], facts) == built([other, one], facts)
