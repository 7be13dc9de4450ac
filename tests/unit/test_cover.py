"""Asking many spans at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readouts.span import Cover, Span

_SPANS = st.tuples(st.integers(0, 30), st.integers(0, 10)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(_SPANS, max_size=12), _SPANS)
def test_a_cover_answers_as_its_spans_do(spans: list[Span], asked: Span) -> None:
    """A cover holds a range just where one of its spans does."""
    assert Cover.of(spans).holds(asked.start, asked.end) == any(s.contains(asked) for s in spans)
