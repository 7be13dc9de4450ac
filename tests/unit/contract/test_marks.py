"""Marks over a text: cut so that every character is shown once, with all that stand over it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factory import Paper, person
from readouts.contract.marks import LETTERS, Mark, marks_of, segments
from readouts.documents.build import build_document
from readouts.documents.document import Document, Furniture
from readouts.span import Span

TEXT = "The ministers of Malta and Oman spoke on Monday, the ministry said."


def mark(kind, start, end, of="1"):
    return Mark(kind, Span(start, end), "label", of)


def test_overlapping_marks_nest_by_kind():
    """Where two overlap the text is cut; each piece has those over it, outermost first, and says which begin there."""
    first, middle, last = segments(build_document("abcdefgh"), [mark("event", 2, 6), mark("contact", 4, 8)])[1:]
    assert [(s.text, [m.kind for m in s.marks], [m.kind for m in s.opening]) for s in (first, middle, last)] == [
        ("cd", ["event"], ["event"]),
        ("ef", ["contact", "event"], ["contact"]),
        ("gh", ["contact"], []),
    ]


def test_furniture_is_set_apart_and_marks_beyond_the_text_are_left_out():
    """What is not the report is told as such; a mark that ends after the text cannot be shown."""
    document = Document("d", "d", "Title\n\nText", furniture=(Furniture(Span(0, 5), "title"),))
    cut = segments(document, [mark("time", 7, 50)])
    assert [(s.text, s.furniture, s.marks) for s in cut] == [("Title", True, ()), ("\n\nText", False, ())]


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.sampled_from(list(LETTERS)), SPANS), max_size=12),
    st.lists(SPANS, max_size=3),
)
def test_no_character_is_lost_or_shown_twice(text, marked, furniture):
    """The pieces are the text; each mark begins once and stands over exactly its characters."""
    document = Document("d", "d", text, furniture=tuple(Furniture(s, "note") for s in furniture))
    marks = [Mark(kind, span, "x", str(n)) for n, (kind, span) in enumerate(marked) if span.end <= len(text)]
    cut = segments(document, marks)
    assert "".join(s.text for s in cut) == text
    assert sorted(m.of for s in cut for m in s.opening) == sorted(m.of for m in marks)
    for m in marks:
        assert "".join(s.text for s in cut if m in s.marks) == m.span.text_of(text)


def test_each_kind_of_evidence_says_what_it_is():
    """Contacts with channel, status and day; events with their type; claims and times in words."""
    paper = Paper("p", published="2023-03-07")
    paper.contact([person("Ada Brandt", "MLT"), person("Ben Costa", "OMN")], "2023-03-06")
    paper.event("THREATEN", [person("Ada Brandt", "MLT")], mode=None)
    paper.claim("first_since", [person("Ada Brandt", "MLT")])
    told = {(m.kind, m.label) for m in marks_of(paper.coding())}
    assert {("event", "THREATEN"), ("claim", "claim: first since"), ("time", "6 March 2023")} <= told
    assert any(kind == "contact" and label.startswith("call, held, ") for kind, label in told)
