"""Texts cut into pieces where marks begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readouts.span import Span
from readouts.web.highlighting import ORDER, Mark, part_of, pieces_of

TEXTS = st.text(max_size=60)
MARKS = st.lists(
    st.builds(
        lambda a, b, k: Mark(Span(min(a, b), max(a, b)), k),
        st.integers(0, 60), st.integers(0, 60), st.sampled_from(ORDER),
    ),
    max_size=12,
)  # fmt: skip


@given(TEXTS, MARKS)
def test_the_text_survives(text, marks):
    """Whatever is marked, the pieces are the text, in order, without a gap."""
    pieces = pieces_of(text, marks)
    assert "".join(p.text for p in pieces) == text
    assert all(p.text == p.span.text_of(text) for p in pieces)


@given(TEXTS, MARKS)
def test_every_character_has_the_kinds_of_its_spans(text, marks):
    """A character is marked with a kind exactly where a span of that kind covers it."""
    for piece in pieces_of(text, marks):
        for at in range(piece.span.start, piece.span.end):
            covering = {m.kind for m in marks if m.span.start <= at < m.span.end}
            assert set(piece.kinds) == covering


@given(TEXTS, MARKS)
def test_every_mark_begins_once(text, marks):
    """Each mark that covers some of the text has one place where it begins, to which a link can lead."""
    begun = [m for p in pieces_of(text, marks) for m in p.begin]
    assert len(begun) == sum(m.span.start < min(m.span.end, len(text)) for m in marks)


def test_parts_cover_a_long_text():
    """Parts follow one another; a number too large is the last part."""
    assert part_of(25, 1, 10) == Span(0, 10)
    assert part_of(25, 3, 10) == Span(20, 25)
    assert part_of(25, 9, 10) == Span(20, 25)
    assert part_of(0, 1, 10) == Span(0, 0)
