"""Speakers named before a colon, as in transcripts and interviews: "Mr. Ferrante: The money was never mine."."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.coding.statements.draft import Draft
from readouts.language.parse import Parse, Token
from readouts.trace import Step

_LONGEST_NAME = 8
_TITLES = frozenset(
    {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "president", "secretary", "minister", "senator"}
)


def transcript_drafts(parse: Parse, persons: frozenset[int]) -> list[Draft]:
    """One draft for each paragraph that opens with a person's name and a colon; ``persons`` are heads of known persons."""
    found = []
    for tokens in _paragraphs(parse):
        head = _speaker(tokens, persons)
        if head is None:
            continue
        colon = next(t for t in tokens if t.text == ":")
        content = frozenset(t.i for t in tokens if t.i > colon.i)
        if content:
            step = Step(
                "statements.transcript", "the paragraph opens with a name and a colon: what follows are its words"
            )
            found.append(Draft(cue=None, source=head, content=content, steps=(step,)))
    return found


def _paragraphs(parse: Parse) -> Iterator[list[Token]]:
    tokens: list[Token] = []
    current = -1
    for sentence in parse.sentences:
        if sentence.paragraph != current and tokens:
            yield tokens
            tokens = []
        current = sentence.paragraph
        tokens.extend(parse.sentence_tokens(sentence))
    if tokens:
        yield tokens


def _speaker(tokens: list[Token], persons: frozenset[int]) -> int | None:
    """Head of the name before the first colon, if the paragraph opens with a name, a title or a person of the table."""
    name: list[Token] = []
    for token in tokens[:_LONGEST_NAME]:
        if token.text == ":":
            break
        name.append(token)
    else:
        return None
    words = [t for t in name if t.pos != "PUNCT"]
    if not words or not all(t.text[:1].isupper() or t.lower in {"of", "the", "de", "von", "al"} for t in words):
        return None
    known = [t for t in words if t.i in persons or t.entity == "PERSON"]
    if not known and words[0].lower not in _TITLES:
        return None
    return (known or words)[-1].i
