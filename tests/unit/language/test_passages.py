"""Long documents are cut into passages that together hold all of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readouts.documents.document import Document, Furniture
from readouts.documents.paragraphs import Paragraph
from readouts.language.passages import passages_of, passages_step
from readouts.span import Span


def _document(text: str, *furniture: Furniture) -> Document:
    return Document(id="d", digest="0", text=text, title="A title", furniture=furniture)


def _lines(text: str) -> tuple[Paragraph, ...]:
    found, start = [], 0
    for line in text.split("\n"):
        if line:
            found.append((Span(start, start + len(line)),))
        start += len(line) + 1
    return tuple(found)


@given(st.text(alphabet="ab .\n", max_size=120), st.integers(2, 40))
def test_passages_hold_every_character_once(text: str, longest: int) -> None:
    """Every character to be read stands in exactly one passage, in order, and no passage is longer than allowed."""
    paragraphs = _lines(text)
    passages = passages_of(_document(text), paragraphs, longest)
    places = [i for passage in passages for p in passage.paragraphs for s in p for i in range(*s)]
    assert places == [i for p in paragraphs for s in p for i in range(*s)]
    if paragraphs:
        assert all(len(passage.span) <= longest for passage in passages)
    assert [passage.opens for passage in passages] == [True] + [False] * (len(passages) - 1)


def test_a_cut_is_made_behind_a_paragraph() -> None:
    """Paragraphs stay whole where they can; one that is too long alone is cut behind a sentence, else behind a space."""
    text = "One two.\nThree four.\nFive six seven. Eight nine ten eleven"
    passages = passages_of(_document(text), _lines(text), 22)
    words = [" | ".join(s.text_of(text) for p in passage.paragraphs for s in p) for passage in passages]
    assert words == ["One two. | Three four.", "Five six seven. ", "Eight nine ten eleven"]


def test_a_short_document_is_one_passage_itself() -> None:
    """Nothing is changed of a document that is not too long."""
    document = _document("One two.\nThree.")
    (only,) = passages_of(document, _lines(document.text), 200)
    assert only.document is document and only.opens


def test_page_text_goes_with_the_passage_where_it_stands() -> None:
    """A heading is read once, where it stands; the title and the copyright line belong to the opening."""
    text = "HEAD\nOne two.\nMAY 2021\nThree four.\nCopyright 2020"
    head, month, foot = Span(0, 4), Span(14, 22), Span(35, 49)
    document = _document(text, Furniture(head, "title"), Furniture(month, "section"), Furniture(foot, "copyright"))
    paragraphs = ((Span(5, 13),), (Span(23, 34),))
    first, second = passages_of(document, paragraphs, 12)
    assert [f.span for f in first.document.furniture] == [head, month, foot]
    assert second.document.furniture == () and second.document.title is None
    assert first.document.text is second.document.text is text


def test_the_step_says_where_each_passage_stands() -> None:
    """A reader of the coding learns that the document was cut, where, and what may be missed."""
    text = "One two.\nThree four."
    step = passages_step(passages_of(_document(text), _lines(text), 12))
    assert step.rule == "language.long_document"
    assert "2 passages" in step.reason and "may be missed" in step.reason
    assert [s.text_of(text) for s in step.evidence] == ["One two.", "Three four."]
