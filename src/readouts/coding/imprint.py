"""What a document's own words look like, to tell copies from reports of the same: hashes of three words in a row.

What copies and independent reports share alike is left out or set apart: runs of names, titles and small words ("the
Russian president and"), and words that somebody is quoted with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence

from readouts.coding.coding import Imprint, Statement
from readouts.coding.points.wording import Wording, stem
from readouts.documents.credits import CreditRules
from readouts.documents.kinds import OFFICIAL_KINDS
from readouts.language.parse import Token
from readouts.language.reading import Reading

MOST = 384
"""Hashes kept of a document: enough to tell a quarter from a twentieth; of longer texts a sample is kept."""

_RUN = 3


def imprint_of(reading: Reading, statements: Sequence[Statement]) -> Imprint:
    """The imprint of a document; a function of its words, so that an edit changes only the runs that it touches."""
    found: dict[int, tuple[int, bool]] = {}
    for run, sentence, own in _runs(reading, statements):
        found.setdefault(_hash(run), (sentence, own))
    credits = CreditRules.load().credited(reading.document.text) if reading.opens else ()
    return sample(found, 1, credits)


def sample(found: Mapping[int, tuple[int, bool]], level: int, credits: tuple[str, ...]) -> Imprint:
    """The imprint of runs by their hashes, each with its sentence and whether it is the document's own; every ``level``-th at the most."""
    hashes = [h for h in sorted(found) if h % level == 0]
    while len(hashes) > MOST:
        level *= 2
        hashes = [h for h in hashes if h % level == 0]
    return Imprint(
        level=level,
        runs=tuple(hashes),
        sentences=tuple(found[h][0] for h in hashes),
        own=tuple(h for h in hashes if found[h][1]),
        credits=credits,
    )


def _runs(reading: Reading, statements: Sequence[Statement]) -> Iterator[tuple[str, int, bool]]:
    """Runs of three words that say something, with their sentence, and whether they are the document's own."""
    wording = Wording.load()
    quoted = _quoted(reading, statements)
    words = [t for t in reading.parse.tokens if t.pos not in ("PUNCT", "SPACE", "SYM")]
    for n in range(len(words) - _RUN + 1):
        run = words[n : n + _RUN]
        if any(_tells(t, wording) for t in run):
            own = sum(t.i in quoted for t in run) < _RUN - 1
            yield " ".join(t.lower for t in run), run[1].sentence, own


def _tells(token: Token, wording: Wording) -> bool:
    """Whether a word is more than a name, a number, a title or a small word."""
    if not token.text[:1].islower() or token.lower in wording.stop:
        return False
    stemmed = stem(token.lower)
    return stemmed not in wording.slight and stemmed not in wording.general


def _quoted(reading: Reading, statements: Sequence[Statement]) -> Collection[int]:
    """Tokens that are somebody else's words: between quotation marks, or what an official is reported to have said.

    On a side's own page the words are the page's own, whoever they are put to.
    """
    tokens = reading.parse.tokens
    if reading.document.kind in OFFICIAL_KINDS | {"briefing"}:
        return frozenset()
    marks = [t.i for t in tokens if t.text == '"']
    found = {i for a, b in zip(marks[::2], marks[1::2], strict=False) for i in range(a, b)}
    for statement in statements:
        if statement.source_kind == "official" and statement.act == "says":
            found.update(t.i for span in statement.content for t in reading.parse.tokens_in(span))
    return found


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=4).digest(), "big")
