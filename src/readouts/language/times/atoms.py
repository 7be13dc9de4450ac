"""A parse as atoms: runs of letters, runs of digits, single marks, each coded as one character by what it may be.

Tokenizers differ on "mid-October", "2022-05-13", "6pm", "1990s"; atoms do not. One character an atom lets patterns be
regular expressions over a string, which is what makes the grammar cheap and linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from readouts.language.parse import Parse, Token
from readouts.language.times.lexicon import Guard, Lexicon, number_symbols

OTHER = "x"
# No pattern is longer than this many atoms to either side of a word that makes a time.
REACH = 20
BREAK = "\n"
_PIECES = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_DOTTED = {"a.m.": "am", "a.m": "am", "p.m.": "pm", "p.m": "pm", "o'clock": "oclock", "b.c.": "bc", "b.c": "bc",
           "b.c.e.": "bc", "a.d.": "ad", "a.d": "ad", "noon": "noon"}  # fmt: skip


class Atom(NamedTuple):
    """A piece of a token. Each word of a text is one, so it is a tuple: a frozen dataclass takes three times as long to make."""

    text: str
    """In lower case; "a.m." and "p.m." without dots."""
    start: int
    end: int
    token: int


@dataclass(frozen=True, slots=True)
class Atoms:
    """The atoms of a document, and their codes; where a sentence ends there is an atom of its own, coded as a break."""

    items: tuple[Atom, ...]
    codes: str
    near: str
    """The codes near words that make a time, breaks between the stretches: what is worth matching."""
    places: tuple[int, ...]
    """For each character of ``near`` its index in ``codes``."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The character for each set of classes that a word can be in."""

    words: Mapping[str, str]
    numbers: Mapping[frozenset[str], str]
    guards: Mapping[str, Guard]
    unguarded: Mapping[str, str]
    """Code of a guarded word where its guard refuses: its literals alone."""
    sets: Mapping[str, str]
    """Class or literal ('the') → the characters of a regular expression's class."""
    core: frozenset[str]
    """Characters of words without which no pattern fits: all but those of the supporting classes and words."""

    @classmethod
    def build(cls, lexicon: Lexicon, literals: Iterable[str]) -> Alphabet:
        """Give every set of classes and literals that occurs a private character."""
        quoted = {word: f"'{word}'" for word in literals}
        words = {w: lexicon.symbols.get(w, frozenset()) for w in {*lexicon.symbols, *quoted}}
        members = {w: s | ({quoted[w]} if w in quoted else set()) for w, s in words.items()}
        bare = {w: frozenset({quoted[w]} if w in quoted else set()) for w in lexicon.guards}
        digits = [number_symbols(str(n)) for n in (*range(100), *range(1000, 2101), 100, 2500)]
        digits += [number_symbols(t) for t in ("1.5", "10.30", "1,000", "00", "05", "010", "123456", "30.75")]
        found = sorted({*members.values(), *bare.values(), *digits} - {frozenset()}, key=sorted)
        code = {symbols: chr(0xE000 + i) for i, symbols in enumerate(found)}
        sets: dict[str, str] = {}
        for symbols, character in code.items():
            for symbol in symbols:
                sets[symbol] = sets.get(symbol, "") + character
        return cls(
            words={w: code[s] for w, s in sorted(members.items())},
            numbers={s: code[s] for s in set(digits) if s},
            guards=lexicon.guards,
            unguarded={w: code.get(s, OTHER) for w, s in bare.items()},
            sets=sets,
            core=frozenset(c for symbols, c in code.items() if not symbols <= lexicon.supporting),
        )

    def encode(self, parse: Parse) -> Atoms:
        """The atoms of a parse, in text order."""
        items: list[Atom] = []
        codes: list[str] = []
        words = self.words
        sentence = -1
        # Tokens of headings stand behind those of the body; two sorted runs are sorted in linear time.
        for token in sorted(parse.tokens, key=attrgetter("start")):
            if token.sentence != sentence:
                sentence = token.sentence
                items.append(Atom("", token.start, token.start, token.i))
                codes.append(BREAK)
            text = token.text
            if text.isalpha() and text.isascii():
                lower = text.lower()
                items.append(Atom(lower, token.start, token.end, token.i))
                code = words.get(lower, OTHER)
                if lower in self.guards and not self.guards[lower].allows(text, token.tag):
                    code = self.unguarded[lower]
                codes.append(code)
            else:
                self._split(token, items, codes)
        near, places = self._near(codes)
        return Atoms(tuple(items), "".join(codes), near, places)

    def _near(self, codes: list[str]) -> tuple[str, tuple[int, ...]]:
        """The stretches of codes within reach of one that makes a time."""
        characters: list[str] = []
        places: list[int] = []
        end = 0
        for i, code in enumerate(codes):
            if code not in self.core:
                continue
            start = max(i - REACH, end)
            if start > end and characters:
                characters.append(BREAK)
                places.append(start - 1)
            end = min(i + REACH + 1, len(codes))
            characters += codes[start:end]
            places += range(start, end)
        return "".join(characters), tuple(places)

    def _split(self, token: Token, items: list[Atom], codes: list[str]) -> None:
        whole = _DOTTED.get(token.text.lower())
        if whole is not None:
            items.append(Atom(whole, token.start, token.end, token.i))
            codes.append(self.words.get(whole, OTHER))
            return
        if _GROUPED.fullmatch(token.text):
            items.append(Atom(token.text, token.start, token.end, token.i))
            codes.append(self._number(token.text))
            return
        # Where the parser's copy of a token is as long as the original, pieces have places of their own.
        own = token.end - token.start == len(token.text)
        for piece in _PIECES.finditer(token.text):
            start = token.start + piece.start() if own else token.start
            end = token.start + piece.end() if own else token.end
            lower = piece.group().lower()
            code = self._number(lower) if lower.isdecimal() else self.words.get(lower, OTHER)
            if lower in self.guards and not self.guards[lower].allows(piece.group(), token.tag):
                code = self.unguarded[lower]
            items.append(Atom(lower, start, end, token.i))
            codes.append(code)

    def _number(self, text: str) -> str:
        return self.numbers.get(number_symbols(text), OTHER)
