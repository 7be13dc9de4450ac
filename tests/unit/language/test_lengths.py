"""Long paragraphs and sentences are read in stretches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readouts.language.lengths import (
    LONGEST_WORD,
    cut_paragraph,
    cut_sentence,
    cut_words,
    heads_within,
    paragraph_step,
    sentence_step,
)
from readouts.span import Span


@given(st.text(alphabet="ab .\n", max_size=80), st.integers(1, 12), st.integers(1, 30))
def test_stretches_of_a_paragraph_hold_all_of_it(text: str, longest: int, cut: int) -> None:
    """Every character is in exactly one stretch, in order, and none is longer than allowed."""
    middle = min(cut, len(text))
    paragraph = tuple(s for s in (Span(0, middle), Span(min(middle + 1, len(text)), len(text))) if len(s))
    stretches = list(cut_paragraph(text, paragraph, longest))
    assert all(0 < sum(len(s) for s in stretch) <= longest for stretch in stretches)
    places = [i for stretch in stretches for s in stretch for i in range(*s)]
    assert places == [i for s in paragraph for i in range(*s)]


def test_a_paragraph_is_cut_behind_a_sentence() -> None:
    """A full stop in the second half of what may be read is where the stretch ends; else white space."""
    text = "One two. Three four five six"
    first, *_ = cut_paragraph(text, (Span(0, len(text)),), 14)
    assert first[0].text_of(text) == "One two. "
    spaced, *_ = cut_paragraph(text, (Span(9, len(text)),), 9)
    assert spaced[0].text_of(text) == "Three "


@given(st.lists(st.sampled_from(["a", ",", ";"]), min_size=1, max_size=60), st.integers(2, 12))
def test_stretches_of_a_sentence_hold_all_of_it(words: list[str], longest: int) -> None:
    """The stretches follow each other, and none is longer than allowed."""
    stretches = cut_sentence(words, longest)
    assert [i for a, b in stretches for i in range(a, b)] == list(range(len(words)))
    assert all(0 < b - a <= longest for a, b in stretches)


@given(st.data())
def test_heads_of_a_stretch_stay_within(data: st.DataObject) -> None:
    """Whatever tree is cut: each stretch is a tree of its own, with one root that every token reaches."""
    size = data.draw(st.integers(1, 24))
    order = data.draw(st.permutations(range(size)))
    heads = [0] * size
    for place, token in enumerate(order):
        heads[token] = token if place == 0 else order[data.draw(st.integers(0, place - 1))]
    first = data.draw(st.integers(0, size - 1))
    last = data.draw(st.integers(first + 1, size))
    root, own = heads_within(heads, first, last)
    assert [i for i, head in enumerate(own, start=first) if i == head] == [root]
    for token in range(first, last):
        climber = token
        for _ in range(size):
            climber = own[climber - first]
        assert climber == root


@given(st.text(alphabet="ab ", max_size=2 * LONGEST_WORD + 90))
def test_parts_hold_all_of_a_copy(copy: str) -> None:
    """Every character keeps its place, and no part has a word that is too long."""
    copy += "x" * len(copy)
    parts = list(cut_words(copy, list(range(len(copy)))))
    assert [i for _, places in parts for i in places] == list(range(len(copy)))
    assert "".join(part for part, _ in parts) == copy
    assert all(len(word) <= LONGEST_WORD for part, _ in parts for word in part.split())


def test_steps_say_what_was_done() -> None:
    """The step names the place, the length and what may be missed."""
    assert "5,000 words" in sentence_step(Span(3, 9), 5000, 25).reason
    step = paragraph_step((Span(0, 30_000), Span(30_010, 50_010)), 3)
    assert step.evidence == (Span(0, 50_010),)
    assert "50,000 characters" in step.reason
