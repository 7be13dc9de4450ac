"""The passages of a long document: it is read one after another, so that the room for it does not grow with its length.

A document of ten megabytes would need ten gigabytes at once: a token with its place in the parse, and what the rules remember of it, takes
a kilobyte and more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readouts.documents.document import Document, Furniture
from readouts.documents.paragraphs import Paragraph
from readouts.language.lengths import LONGEST_PASSAGE, cut_paragraph
from readouts.span import Span
from readouts.trace import Step


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs that are read together, and the document as far as they see it: its whole text, and their own furniture."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    opens: bool
    """Whether the document begins with it: only there is a title, a lead, a foot that tells of the page."""

    @property
    def span(self) -> Span:
        """From its first to its last character."""
        return Span(self.paragraphs[0][0].start, self.paragraphs[-1][-1].end)


def passages_of(
    document: Document, paragraphs: Sequence[Paragraph], longest: int = LONGEST_PASSAGE
) -> tuple[Passage, ...]:
    """The document in passages of at most ``longest`` characters from end to end, furniture between them counted too.

    Each ends behind a paragraph; a paragraph that is longer itself is cut behind a sentence, else behind white space. The opening passage has
    the page's title and copyright lines; a document that is not too long is one passage: itself.
    """
    cuts = tuple(_cut(document.text, paragraphs, longest))
    if len(cuts) < 2:
        return (Passage(document, tuple(paragraphs), opens=True),)
    starts = [cut[0][0].start for cut in cuts]
    shares: list[list[Furniture]] = [[] for _ in cuts]
    number = 0
    for item in sorted(document.furniture, key=lambda f: f.span):
        while number < len(cuts) - 1 and item.span.start >= starts[number + 1]:
            number += 1
        # What a page's foot tells of its year bears on the day of the whole.
        shares[0 if item.kind == "copyright" else number].append(item)
    return tuple(
        Passage(
            replace(document, furniture=tuple(share), title=None if n else document.title), cut, opens=not n
        )
        for n, (cut, share) in enumerate(zip(cuts, shares, strict=True))
    )  # fmt: skip


def _cut(text: str, paragraphs: Sequence[Paragraph], longest: int) -> Iterator[tuple[Paragraph, ...]]:
    waiting: list[Paragraph] = []
    for paragraph in paragraphs:
        if waiting and paragraph[-1].end - waiting[0][0].start > longest:
            yield tuple(waiting)
            waiting = []
        if paragraph[-1].end - paragraph[0].start <= longest:
            waiting.append(paragraph)
            continue
        *full, rest = cut_paragraph(text, paragraph, longest)
        for stretch in full:
            yield (stretch,)
        waiting = [rest]
    if waiting:
        yield tuple(waiting)


def passages_step(passages: Sequence[Passage]) -> Step:
    """Says that a document was read in passages, and where each stands."""
    reason = (
        f"a document of {len(passages[0].document.text):,} characters was read in {len(passages)} passages, one after another; "
        "people keep the names and offices that earlier passages give them, and whatever else is said across a cut may be missed"
    )
    return Step("language.long_document", reason, evidence=tuple(p.span for p in passages))
