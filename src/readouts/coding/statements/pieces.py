"""From the tokens of an attribution to the characters that are its words."""

from __future__ import annotations

from readouts.coding.statements.draft import Draft
from readouts.language.parse import Token
from readouts.language.reading import Reading
from readouts.span import Span

_MARKS = frozenset({'"', "'", "''", "``"})
_EDGES = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "(", ")", "…", "*", "?", "!"})


def content_pieces(reading: Reading, draft: Draft) -> tuple[Span, ...]:
    """The words of a draft as spans: runs of tokens without stray punctuation at their ends.

    A run breaks where tokens are left out (a cue) and where the text between two tokens is not white space (markup).
    """
    tokens = reading.parse.tokens
    runs = _runs(reading, sorted(draft.content - draft.cue_tokens))
    pieces = []
    for n, run in enumerate(runs):
        words = _trimmed([tokens[i] for i in run], opens=n == 0)
        bare = [t for t in words if t.text not in _EDGES and t.text not in _MARKS]
        alone = len(words) == 1 and words[0].dep in {"cc", "mark"} and len(runs) > 1
        if bare and not alone:
            pieces.append(Span(words[0].start, words[-1].end))
    return tuple(pieces)


def _runs(reading: Reading, content: list[int]) -> list[list[int]]:
    tokens, text = reading.parse.tokens, reading.document.text
    runs: list[list[int]] = []
    for i in content:
        last = runs[-1][-1] if runs else None
        if last is not None and i == last + 1 and not text[tokens[last].end : tokens[i].start].strip():
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _trimmed(run: list[Token], *, opens: bool) -> list[Token]:
    """A run without punctuation at its ends, an opening "that", a closing "and", and a mark that only opens another run."""
    first, last = 0, len(run)
    marks = [t.i for t in run if t.text in _MARKS]
    while first < last and run[first].text in _EDGES:
        first += 1
    opened = any(t.text == "(" for t in run)
    while last > first and (run[last - 1].text in _EDGES or run[last - 1].dep == "cc"):
        if run[last - 1].text == ")" and opened:
            break
        last -= 1
    if last == first:
        return []
    if opens and run[first].lower == "that" and run[first].tag == "IN":
        first += 1
    if first < last and len(marks) % 2 and marks[-1] == run[first].i:
        first += 1
    return run[first:last]
