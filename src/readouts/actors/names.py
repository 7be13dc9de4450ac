"""An index of names: the longest one that begins at a word, with the case in which it must be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from readouts.actors.model import Match, Name
from readouts.actors.spelling import first_piece, pieces, token_pieces

# How each piece of a name must be written in the text; as it is written in the data file decides.
_ANY, _CAPITAL, _MIXED, _UPPER = "a", "C", "M", "U"
# A lone apostrophe is what parsers leave of a plural's genitive ("Workers ' Party").
# Words of texts that an index remembers, before it begins anew.
_MOST_WORDS = 50_000
_JOINS = frozenset("-‐‑–'’")
# Written small or great inside a name, as the newsroom likes: "Hamad Al Thani", "Hamad al-Thani".
_ARTICLES = frozenset({"al", "el", "bin", "ibn", "ben", "bint", "as", "ash", "ad", "ar", "an", "at"})


def _case(piece: str) -> str:
    if piece.isupper() and sum(c.isalpha() for c in piece) > 1:
        return _UPPER
    if any(c.isupper() for c in piece[1:]):
        return _MIXED
    return _CAPITAL if piece[0].isupper() else _ANY


def _written(piece: str, case: str) -> bool:
    if case == _UPPER:
        return piece.isupper()
    if case == _MIXED:
        return any(c.isupper() for c in piece[1:])
    return case == _ANY or piece[0].isupper() or piece[0].isdigit()


def _is_initial(parts: tuple[str, ...]) -> bool:
    return len(parts) == 1 and parts[0][0].isupper() and len(parts[0].rstrip(".")) == 1


@dataclass(frozen=True, slots=True)
class _Entry:
    rest: tuple[str, ...]
    cases: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by their first piece; hyphens, dots, apostrophes and accents are not looked at.

    Args:
        key: What makes two written pieces the same: ``fold`` or ``sound_key``.
    """

    key: Callable[[str], str]
    _written: dict[str, list[tuple[str, Name]]]
    """Names as written, by the key of their first piece."""
    _entries: dict[str, dict[str, tuple[_Entry, ...]]]
    """The same, cut and sorted, by the key of the second piece ("" where there is none), for those first pieces that were
    looked up: most names of a table never are."""
    _openings: dict[str, tuple[tuple[str, ...], dict[str, tuple[_Entry, ...]]]]
    """What words of texts begin, with their pieces: most begin nothing, and texts repeat their words."""
    initials: bool = False
    """Whether a middle initial that a name does not have is passed over: "Vladimir V. Putin"."""

    @classmethod
    def build(
        cls, key: Callable[[str], str], written: Iterable[tuple[str, Name]], *, initials: bool = False
    ) -> NameIndex:
        """An index of pairs of a name as written and what it names.

        A lower-case name is found in any case, a capitalised one only with capitals, an acronym only in capitals:
        "us" is not "US".
        """
        by_first: dict[str, list[tuple[str, Name]]] = {}
        for pair in written:
            by_first.setdefault(key(first_piece(pair[0])), []).append(pair)
        return cls(key, by_first, {}, {}, initials)

    def _beginning(self, first: str) -> dict[str, tuple[_Entry, ...]]:
        """Entries whose first piece has a key, by the key of the second, longest first."""
        entries = self._entries.get(first)
        if entries is None:
            names_of = self._written.get(first)
            if names_of is None:
                return {}
            grouped: dict[tuple[tuple[str, ...], str], dict[Name, None]] = {}
            for text, name in names_of:
                parts = pieces(text)
                written = (_ANY if n and p.lower() in _ARTICLES else _case(p) for n, p in enumerate(parts))
                shape = (tuple(self.key(p) for p in parts), "".join(written))
                grouped.setdefault(shape, {})[name] = None
            by_second: dict[str, list[_Entry]] = {}
            for (keys, cases), names in grouped.items():
                by_second.setdefault(keys[1] if len(keys) > 1 else "", []).append(_Entry(keys[1:], cases, tuple(names)))
            entries = {second: tuple(sorted(e, key=lambda e: -len(e.rest))) for second, e in by_second.items()}
            self._entries[first] = entries
        return entries

    def _opening(self, word: str) -> tuple[tuple[str, ...], dict[str, tuple[_Entry, ...]]]:
        """The pieces of a word of a text, and the entries that begin with the first of them."""
        known = self._openings.get(word)
        if known is None:
            first = token_pieces(word)
            known = (first, self._beginning(self.key(first[0])) if first else {})
            if len(self._openings) >= _MOST_WORDS:
                self._openings.clear()
            self._openings[word] = known
        return known

    def begins(self, word: str) -> bool:
        """Whether a name begins with a word of a text."""
        return bool(self._opening(word)[1])

    def match(self, words: Sequence[str], start: int) -> Match | None:
        """The longest name that begins at ``words[start]``, with all its readings; None where none does.

        Words may be cut at hyphens or not ("Jong-un", or "Jong", "-", "un"); a name covers whole words.
        """
        first, entries = self._opening(words[start])
        if not entries:
            return None
        length, found = -1, 0
        names: dict[Name, None] = {}
        for second in (*self._second_keys(words, start, first), ""):
            for entry in entries.get(second, ()):
                if len(entry.rest) < length:
                    break
                end = self._end(entry, words, start)
                if end is not None:
                    length, found = len(entry.rest), max(found, end)
                    names.update(dict.fromkeys(entry.names))
        return Match(tuple(names), found - start) if names else None

    def _second_keys(self, words: Sequence[str], start: int, first: tuple[str, ...]) -> tuple[str, ...]:
        """Keys that the second piece may have: the next piece of the text, past a hyphen; past an initial, too."""
        if len(first) > 1:
            return (self.key(first[1]),)
        found: tuple[str, ...] = ()
        for i in range(start + 1, min(start + 4, len(words))):
            parts = token_pieces(words[i])
            if parts:
                found += (self.key(parts[0]),)
                if not (self.initials and _is_initial(parts)):
                    break
            elif words[i] not in _JOINS:
                break
        return found

    def _end(self, entry: _Entry, words: Sequence[str], start: int) -> int | None:
        wanted, done, i = len(entry.cases), 0, start
        while done < wanted:
            if i >= len(words):
                return None
            parts = token_pieces(words[i])
            if not parts and words[i] not in _JOINS:
                return None
            if self.initials and done and _is_initial(parts) and self.key(parts[0]) != entry.rest[done - 1]:
                i += 1
                continue
            for part in parts:
                if done >= wanted or not _written(part, entry.cases[done]):
                    return None
                if done and self.key(part) != entry.rest[done - 1]:
                    return None
                if not done and i > start:
                    return None
                done += 1
            i += 1
        return i
