"""People's corrections: what they do, where they are shown, and that undoing them leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from factory import Paper, days, person
from readouts.errors import UsageError
from readouts.interval import Interval
from readouts.record.corrections.making import checked_days, checked_value, passages_in, whole_document, words_in
from readouts.record.corrections.model import Added, correction, in_force, in_order, undone
from readouts.record.corrections.passages import meant, passages_of
from readouts.record.corrections.reviewing import doubts
from readouts.span import Span

ADA = person("Ada Brandt", "AUT", "head_of_state")
BEN = person("Ben Costa", "PRT", "head_of_government")
CAI = person("Cai Lin", "JPN")
START = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def made(action, entry="e", minutes=0, kind="contact", author="Ana Roth", reason="the page says so", **given):
    return correction(author, reason, action, kind, entry, START + timedelta(minutes=minutes), **given)


@pytest.fixture
def papers():
    """Two documents about one call, and one about another."""
    one, two, three = (Paper(i, "2022-03-03", outlet=f"Outlet {i}") for i in "abc")
    one.contact([ADA, BEN], "2022-03-02")
    two.contact([ADA, BEN], "2022-03-02")
    three.contact([ADA, CAI], "2022-03-01")
    return [one, two, three]


@pytest.fixture
def build(builder, papers):
    """The record of the three documents under a log of corrections."""

    def built(*log):
        return builder.build([p.coding() for p in papers], [p.facts() for p in papers], log)

    return built


def of(record, *names):
    """The one contact of these people."""
    found = [c for c in record.contacts if {p.name for p in c.participants} == set(names)]
    assert len(found) == 1
    return found[0]


def passages(papers, contact):
    return passages_in(contact, [p.coding() for p in papers])


def test_an_edit_sets_the_value_and_says_who_did(build, papers):
    """The value, its words, a step of the trace and a mark; what the documents say stays in the conflict or the log."""
    contact = of(build(), "Ada Brandt", "Ben Costa")
    edit = made("edit", contact.id, passages=passages(papers, contact), slot="channel", value="video", former="call")
    edited = of(build(edit), "Ada Brandt", "Ben Costa")
    assert (edited.channel, edited.id) == ("video", contact.id)
    assert [s.value for s in edited.support if s.slot == "channel"] == ["video"]
    assert all(s.text for support in edited.support for s in support.sources)
    assert edited.corrections[0].author == "Ana Roth"
    assert "before: call" in edited.corrections[0].sentence
    assert edited.trace[-1].rule == "correction.edit"


@pytest.mark.parametrize(
    ("slot", "value", "field", "wanted"),
    [
        ("date", "2022-02-28..2022-03-01", "date", days("2022-02-28", "2022-03-01")),
        ("date", None, "date", Interval()),
        ("status", "planned", "status", "planned"),
        ("initiator", "AUT", "initiator", "AUT"),
        ("duration", "40", "duration_minutes", 40),
        ("count", "2", "count", 2),
        ("count", "several", "count", "several"),
    ],
)
def test_every_slot_can_be_edited(build, papers, slot, value, field, wanted):
    """Days, states, numbers; unknown empties the slot."""
    contact = of(build(), "Ada Brandt", "Ben Costa")
    edit = made("edit", contact.id, passages=passages(papers, contact), slot=slot, value=value)
    found = getattr(of(build(edit), "Ada Brandt", "Ben Costa"), field)
    assert (found.interval if field == "date" else found) == wanted


def test_participants_can_be_edited(build, papers):
    """Who took part is what the person says."""
    contact = of(build(), "Ada Brandt", "Ben Costa")
    edit = made(
        "edit", contact.id, passages=passages(papers, contact), slot="participants", participants=(ADA, CAI, BEN)
    )
    assert of(build(edit), "Ada Brandt", "Ben Costa", "Cai Lin").id == contact.id


def test_the_newest_edit_stands(build, papers):
    """Two edits of one slot: the later one, in whichever order the log is read; both are shown."""
    contact = of(build(), "Ada Brandt", "Ben Costa")
    where = passages(papers, contact)
    first = made("edit", contact.id, 1, passages=where, slot="channel", value="video")
    second = made("edit", contact.id, 2, passages=where, slot="channel", value="hotline")
    assert build(first, second) == build(second, first)
    edited = of(build(second, first), "Ada Brandt", "Ben Costa")
    assert (edited.channel, len(edited.corrections)) == ("hotline", 2)


def test_a_rejected_contact_is_gone_and_another_document_may_bring_it_back(build, papers, builder):
    """What two documents report is left out; a third that reports it later is new evidence."""
    contact = of(build(), "Ada Brandt", "Ben Costa")
    reject = made("reject", contact.id, passages=passages(papers, contact))
    assert all("Ben Costa" not in {p.name for p in c.participants} for c in build(reject).contacts)
    late = Paper("d", "2022-03-04")
    late.contact([ADA, BEN], "2022-03-02")
    everything = [*papers, late]
    record = builder.build([p.coding() for p in everything], [p.facts() for p in everything], [reject])
    assert [d.document for d in of(record, "Ada Brandt", "Ben Costa").documents] == ["d"]


def test_an_added_contact_stands_on_the_words_pointed_at(build, papers):
    """It merges, is dated and is shown like any other, with its author."""
    words = Span(5, 25)
    added = Added((ADA, BEN), "call", "held", days("2022-03-02"), "background")
    passage = passages_of(papers[2].coding(), "contact", [papers[2].contacts[0].id])[0]
    add = made("add", "c", passages=(replace(passage, span=words),), added=added)
    contact = of(build(add), "Ada Brandt", "Ben Costa")
    assert [d.document for d in contact.documents] == ["a", "b", "c"]
    assert contact.corrections[0].action == "add"
    alone = made("add", "c", passages=(replace(passage, span=words),), added=replace(added, participants=(BEN, CAI)))
    fresh = of(build(alone), "Ben Costa", "Cai Lin")
    assert fresh.date.interval == days("2022-03-02")
    assert {s.text for support in fresh.support for s in support.sources} == {"x" * 20}


def test_contacts_can_be_merged_and_split_again(build, papers):
    """Two entries on days far apart become one at a person's word, and a later split of one document parts it again."""
    other = Paper("d", "2022-04-20", outlet="Outlet d")
    other.contact([ADA, BEN], "2022-04-19")
    papers.append(other)
    first, second = (c for c in build().contacts if "Ben Costa" in {p.name for p in c.participants})
    merge = made("merge", first.id, 1, passages=(*passages(papers, first), *passages(papers, second)))
    one = of(build(merge), "Ada Brandt", "Ben Costa")
    assert [d.document for d in one.documents] == ["a", "b", "d"]
    assert any("Ana Roth" in step.reason for step in one.trace)
    ours, theirs = passages(papers, one)[:1], passages(papers, one)[1:]
    split = made("split", one.id, 2, passages=ours, others=theirs)
    parts = [c for c in build(merge, split).contacts if "Ben Costa" in {p.name for p in c.participants}]
    assert sorted(len(c.documents) for c in parts) == [1, 2]
    assert build(merge, split, made("undo", split.id, 3)) == build(merge)


def test_a_document_can_be_dated_by_hand(builder):
    """The day counts as stated, with who said so; what the text tells is dated from there."""
    paper = Paper("a")
    paper.contact([ADA, BEN])
    published = made(
        "edit", "a", kind="document", passages=(whole_document(paper.digest),), slot="published", value="2022-03-03"
    )
    record = builder.build([paper.coding()], [paper.facts()], [published])
    document = record.documents[0]
    assert (document.published.interval, document.how) == (days("2022-03-03"), "stated")
    assert "Ana Roth" in document.published.because[0]
    assert record.contacts[0].date.interval.latest == days("2022-03-03").latest
    assert document.corrections[0].action == "edit"


def test_the_outlet_of_a_document_can_be_corrected(builder):
    """A copy that names nobody gets its publisher."""
    paper = Paper("a", "2022-03-03")
    outlet = made(
        "edit", "a", kind="document", passages=(whole_document(paper.digest),), slot="outlet", value="The Harbour Post"
    )
    assert builder.build([paper.coding()], [paper.facts()], [outlet]).documents[0].publisher == "The Harbour Post"


@pytest.mark.parametrize("action", ["accept", "reject", "edit"])
def test_undoing_leaves_no_trace(build, papers, action):
    """A correction and its undoing: the record as it was, whole."""
    contact = of(build(), "Ada Brandt", "Ben Costa")
    given = {"slot": "status", "value": "planned"} if action == "edit" else {}
    one = made(action, contact.id, passages=passages(papers, contact), **given)
    assert build(one) != build()
    assert build(one, made("undo", one.id, 5)) == build()
    again = made("undo", made("undo", one.id, 5).id, 9)
    assert build(one, made("undo", one.id, 5), again) == build(one)


def test_a_log_is_a_set():
    """Order and doubles do not matter; what is in force does not depend on them."""
    one, two = made("accept", "x", 1), made("reject", "y", 2)
    back = made("undo", one.id, 3)
    assert in_order([two, one, two]) == (one, two)
    assert in_force([back, two, one]) == (two,)
    assert undone([one, back]) == {one.id: back}
    assert made("accept", "x", 1).id == one.id
    assert made("accept", "x", 2).id != one.id


def test_a_passage_is_found_again_by_its_words():
    """After a re-coding with other ids the words decide; where nothing overlaps, nothing is meant."""
    paper = Paper("a", "2022-03-03")
    report = paper.contact([ADA, BEN], "2022-03-02", evidence=(Span(100, 140),))
    coding = paper.coding()
    passage = passages_of(coding, "contact", [report.id])[0]
    renamed = replace(coding, contacts=(replace(report, id="new", evidence=(Span(110, 150),)),))
    assert meant(renamed, "contact", passage) == "new"
    moved = replace(coding, contacts=(replace(report, id="new", evidence=(Span(500, 520),)),))
    assert meant(moved, "contact", passage) is None
    assert meant(replace(coding, digest="other"), "contact", passage) is None


def test_what_is_accepted_leaves_the_list_and_a_lost_correction_enters_it(build, papers):
    """A contact without a main report is in doubt until somebody accepts it; a correction whose words are gone is told."""
    lone = Paper("z", "2022-05-05")
    lone.contact([BEN, CAI], "2022-05-01", standing="background")
    papers.append(lone)
    contact = of(build(), "Ben Costa", "Cai Lin")
    codings = [p.coding() for p in papers]
    assert [d.entry for d in doubts(build(), codings, ())] == [contact.id]
    accepted = made("accept", contact.id, passages=passages(papers, contact))
    assert doubts(build(accepted), codings, [accepted]) == ()
    lost = doubts(build(accepted), codings[:3], [accepted])
    assert [(d.kind, d.entry) for d in lost] == [("correction", accepted.id)]


@pytest.mark.parametrize(
    ("slot", "value", "wanted"),
    [
        ("date", "2022-03-01..", "2022-03-01.."),
        ("published", "2022-03-01", "2022-03-01"),
        ("initiator", "unknown", None),
        ("initiator", "KEN", "KEN"),
        ("channel", "unknown", "unknown"),
        ("duration", "55", "55"),
    ],
)
def test_values_are_checked_and_kept(slot, value, wanted):
    """What a person types is what the log holds."""
    assert checked_value(slot, value, {"KEN"}.__contains__) == wanted


@pytest.mark.parametrize(
    ("slot", "value"),
    [("date", "yesterday"), ("date", "2022-03-05..2022-03-01"), ("initiator", "Kenya"), ("channel", "fax"),
     ("status", "unknown"), ("duration", "an hour"), ("count", "0")],
)  # fmt: skip
def test_values_that_a_slot_cannot_hold_are_refused(slot, value):
    """With a sentence that says what to write."""
    with pytest.raises(UsageError):
        checked_value(slot, value, {"KEN"}.__contains__)


def test_words_must_stand_in_the_document_once():
    """Evidence is characters of the document, and no other place could be meant."""
    assert words_in("They spoke. They met.", "They met") == Span(12, 20)
    for words in ("They", "they met", ""):
        with pytest.raises(UsageError):
            words_in("They spoke. They met.", words)
    with pytest.raises(UsageError):
        checked_days("soon")
