"""Quotation marks: which tokens stand between an opening and a closing one.

The parse has straight marks; the untouched text tells “ from ” and « from », so the characters are read there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from readouts.language.parse import Parse, Token

_OPENING = {"“": '"', "„": '"', "«": '"', "‘": "'", "‚": "'"}
_CLOSING = {"”": '"', "»": '"', "’": "'"}
_MARKS = frozenset({'"', "'", "''", "``"})
_SMALL = frozenset({"a", "an", "the", "of", "and", "in", "on", "for", "to", "with", "at", "or", "from"})
_ENDS = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens from an opening quotation mark to its closing one, both included."""

    first: int
    last: int
    paragraph: int
    depth: int
    """0 outermost; a quotation inside a quotation is deeper."""
    goes_on: bool = False
    """Whether the mark is not closed because the speech goes on in the next paragraph."""

    def holds(self, i: int) -> bool:
        """Whether token ``i`` stands between the marks."""
        return self.first < i <= self.last if self.goes_on else self.first < i < self.last

    @property
    def tokens(self) -> range:
        """Marks and words."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a document, and for each token the outermost one that it belongs to."""

    all: tuple[Quotation, ...]
    outermost: tuple[Quotation, ...]
    _of: tuple[int, ...]

    @classmethod
    def find(cls, text: str, parse: Parse) -> Quotations:
        """The quotations of a text, in text order."""
        found: list[Quotation] = []
        paragraphs = _paragraphs(parse)
        for n, tokens in enumerate(paragraphs):
            following = paragraphs[n + 1] if n + 1 < len(paragraphs) else ()
            found += _in_paragraph(text, parse.sentences[tokens[0].sentence].paragraph, tokens, following)
        found.sort(key=lambda q: (q.first, -q.last))
        outermost = tuple(q for q in found if q.depth == 0)
        of = [-1] * len(parse.tokens)
        for n, quotation in enumerate(outermost):
            for i in quotation.tokens:
                of[i] = n
        return cls(tuple(found), outermost, tuple(of))

    def around(self, i: int) -> Quotation | None:
        """The outermost quotation whose words (not marks) hold token ``i``."""
        n = self._of[i]
        return self.outermost[n] if n >= 0 and self.outermost[n].holds(i) else None

    def number(self, i: int) -> int | None:
        """The number in ``outermost`` of the quotation that token ``i`` belongs to, marks included."""
        return self._of[i] if self._of[i] >= 0 else None

    def of(self, i: int) -> Quotation | None:
        """The outermost quotation that token ``i`` belongs to, marks included."""
        n = self._of[i]
        return self.outermost[n] if n >= 0 else None


def _paragraphs(parse: Parse) -> list[tuple[Token, ...]]:
    groups: dict[int, list[Token]] = {}
    for sentence in parse.sentences:
        groups.setdefault(sentence.paragraph, []).extend(parse.sentence_tokens(sentence))
    return [tuple(tokens) for _, tokens in sorted(groups.items()) if tokens]


def _in_paragraph(text: str, paragraph: int, tokens: Sequence[Token], following: Sequence[Token]) -> list[Quotation]:
    found: list[Quotation] = []
    opened: list[tuple[int, str]] = []
    open_kinds: Counter[str] = Counter()
    for token in tokens:
        if token.text not in _MARKS:
            continue
        kind, opens = _direction(text, token, open_kinds)
        if kind is None:
            continue
        if opens:
            opened.append((token.i, kind))
            open_kinds[kind] += 1
            continue
        while open_kinds[kind]:
            first, last_kind = opened.pop()
            open_kinds[last_kind] -= 1
            if last_kind == kind:
                found.append(Quotation(first, token.i, paragraph, len(opened)))
                break
    if opened and following and _opens(text, following[0]) and opened[0][1] == _kind(text, following[0]):
        found = [q for q in found if q.first < opened[0][0]] + [
            Quotation(q.first, q.last, q.paragraph, max(1, q.depth)) for q in found if q.first > opened[0][0]
        ]
        found.append(Quotation(opened[0][0], tokens[-1].i, paragraph, 0, goes_on=True))
    elif opened:
        # A mark that nothing closes is taken for a slip of the pen: what stood inside it is outermost.
        lost = opened[0][0]
        found = [
            Quotation(q.first, q.last, q.paragraph, max(0, q.depth - len(opened))) if q.first > lost else q
            for q in found
        ]
    return found


def _kind(text: str, token: Token) -> str:
    character = text[token.start]
    return _OPENING.get(character) or _CLOSING.get(character) or token.text[0].replace("`", '"')


def _opens(text: str, token: Token) -> bool:
    return token.text in _MARKS and (text[token.start] in _OPENING or text[token.start] not in _CLOSING)


def _direction(text: str, token: Token, open_now: Counter[str]) -> tuple[str | None, bool]:
    """Whether a mark opens or closes, and of which kind; no kind for an apostrophe."""
    open_kinds = {kind for kind, count in open_now.items() if count}
    character = text[token.start]
    if character in _OPENING:
        return _OPENING[character], True
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    if character in _CLOSING:
        kind = _CLOSING[character]
        if kind == "'" and (kind not in open_kinds or (before.isalnum() and after.isalnum())):
            return None, False
        return kind, False
    kind = "'" if token.text == "'" else '"'
    if before.isspace() or before in "([{—–-\"'“":
        opens = not after.isspace()
        if opens and kind in open_kinds and before in "\"'—–-":
            opens = kind not in open_kinds
    else:
        opens = False
    if kind == "'" and not opens and kind not in open_kinds:
        return None, False
    if kind == "'" and opens and kind in open_kinds:
        return None, False
    return kind, opens


def is_sentence_like(parse: Parse, quotation: Quotation) -> bool:
    """Whether a quotation is speech that stands for itself, not a title or a word held with tweezers.

    It begins where a sentence or a paragraph begins, ends with the end of a sentence, and has a finite verb or four words.
    """
    tokens = parse.tokens
    words = [tokens[i] for i in quotation.tokens if tokens[i].text not in _MARKS and tokens[i].pos != "PUNCT"]
    if not words:
        return False
    if not any(t.pos in {"VERB", "AUX"} for t in words) and len(words) < 4:
        return False
    return begins_sentence(parse, quotation) and ends_sentence(parse, quotation)


def is_title(parse: Parse, quotation: Quotation) -> bool:
    """Whether a quotation inside a sentence names a programme or a book: "on “Meet the Press,” she argued that …"."""
    words = [parse.tokens[i] for i in quotation.tokens if parse.tokens[i].pos != "PUNCT"]
    if len(words) < 2 or begins_sentence(parse, quotation):
        return False
    return all(t.text[:1].isupper() or t.lower in _SMALL for t in words) and words[0].text[:1].isupper()


def begins_sentence(parse: Parse, quotation: Quotation) -> bool:
    """Whether nothing of the same sentence stands before the opening mark."""
    sentence = parse.sentence_of(quotation.first)
    if sentence.first == quotation.first:
        return True
    before = parse.tokens[quotation.first - 1]
    return parse.sentence_of(before.i).paragraph != sentence.paragraph or before.text[-1] in _ENDS


def ends_sentence(parse: Parse, quotation: Quotation) -> bool:
    """Whether the quotation closes with a full stop, or the paragraph ends there."""
    if quotation.goes_on:
        return True
    last = quotation.last - 1
    tokens = parse.tokens
    while last > quotation.first and tokens[last].text in _MARKS:
        last -= 1
    if tokens[last].text[-1] in _ENDS:
        return True
    following = quotation.last + 1
    return following < len(tokens) and tokens[following].text in {".", "?", "!"} and begins_sentence(parse, quotation)
