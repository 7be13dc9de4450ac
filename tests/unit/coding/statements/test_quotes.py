"""Quotation marks of all kinds, read from the untouched text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readouts.coding.statements.quotes import Quotations, is_sentence_like
from readouts.language.reading import Reading

pytestmark = pytest.mark.model


def quoted(reading: Reading) -> list[tuple[str, int]]:
    """The quotations with their marks, and their depths."""
    tokens = reading.parse.tokens
    found = Quotations.find(reading.document.text, reading.parse)
    return [(reading.document.text[tokens[q.first].start : tokens[q.last].end], q.depth) for q in found.all]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will wait,” he said.", [("“We will wait,”", 0)]),
        ('"We will wait," he said.', [('"We will wait,"', 0)]),
        ("«We will wait», he said.", [("«We will wait»", 0)]),
        ("‘We will wait,’ he said.", [("‘We will wait,’", 0)]),
        ("'We will wait,' he said.", [("'We will wait,'", 0)]),
        ("“He said ‘never’ to me,” she said.", [("“He said ‘never’ to me,”", 0), ("‘never’", 1)]),
        ('She called it "odd" and "cold".', [('"odd"', 0), ('"cold"', 0)]),
        ("The ministers’ plan and Mali’s army don’t matter.", []),
        ("The ministers' plan and Mali's army don't matter.", []),
        ("“It’s the voters’ choice,” he said.", [("“It’s the voters’ choice,”", 0)]),
    ],
)
def test_marks_pair(text: str, expected: list[tuple[str, int]], read: Callable[..., Reading]):
    """Curly, straight, single and double marks and guillemets pair; apostrophes do not."""
    assert quoted(read(text)) == expected


def test_speech_goes_on_in_the_next_paragraph(read: Callable[..., Reading]):
    """A mark that is opened again in the next paragraph was left open on purpose."""
    reading = read("“The road was closed for two days.\n\n“Nobody told us why,” the driver said.")
    first, second = Quotations.find(reading.document.text, reading.parse).outermost
    assert first.goes_on
    assert not second.goes_on


def test_lost_mark_hides_nothing(read: Callable[..., Reading]):
    """A mark that nothing closes does not swallow the quotations behind it."""
    reading = read("The “offer was firm. He called it “final” on Monday.")
    assert ("“final”", 0) in quoted(reading)


@pytest.mark.parametrize(
    ("text", "is_speech"),
    [
        ("It was late. “Nobody told us why.” The rain went on.", True),
        ("They met at the “Green Palace” on Monday.", False),
        ("His novel “The Road to Samara Is Long.” sold well.", False),
    ],
)
def test_only_sentences_are_speech(text: str, is_speech: bool, read: Callable[..., Reading]):
    """Titles and words held with tweezers are no free-standing speech."""
    reading = read(text)
    (quotation,) = Quotations.find(reading.document.text, reading.parse).outermost
    assert is_sentence_like(reading.parse, quotation) is is_speech
