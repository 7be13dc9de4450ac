"""Spellings: one key for the many ways in which the Latin alphabet writes the same name.

``fold`` takes away what typewriters lose (case, accents, dots, apostrophes). ``sound_key`` takes away, on top,
what romanisations disagree about (y and i, kh and h, oo and u, doubled letters). Two names with one fold are the
same word; two names with one sound key are the same name spelt twice, which is safe for full names and needs
the support of an office or a state for a surname alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({
    "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae", "Æ": "ae", "œ": "oe",
    "Œ": "oe", "ə": "a", "Ə": "a", "ð": "d", "þ": "th", "Þ": "th", "&": "and",
    "\u2018": "", "\u2019": "", "\u02bb": "", "\u02bc": "",
})  # fmt: skip
_NOT_WORD = re.compile(r"[^a-z0-9,]+")
HYPHENS = re.compile(r"[-‐‑–/]+")

# Whole words that romanisations write in too many ways for letter rules. The article comes in the shapes of
# Arabic's sun letters only before a name, so those shapes are left alone: "as", "at", "an" are English words.
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"m[ou]c?h?a?m+[aei]d+"), "mohamed"),
    (re.compile(r"h[ou]s+[ae][iy]n"), "husein"),
    (re.compile(r"abd[aeou]l"), "abdel"),
    (re.compile(r"ahm[ae]d"), "ahmed"),
    (re.compile(r"y[ou]u?s[eou]{1,2}f"), "yusef"),
    (re.compile(r"el|al"), "al"),
    (re.compile(r"ibn|bin|ben"), "bin"),
    (re.compile(r"v[lo]+[ao]?d[iy]m[iy]r"), "vladimir"),
    (re.compile(r"al[iey]*[kx]s?[aey]+nd[aey]+r"), "aleksandr"),
)
_WHOLE = re.compile("|".join(f"({pattern.pattern})" for pattern, _ in _WORDS))
_LETTER_RULES = re.compile(
    r"sch|kh|gh|dh|ph|ck|q|x|oo|ou|ue|oe|ae|ee|iyy?|yy|ij|[ae]j(?=$)|y|w|(?<=[aeiou])h(?=$)|([a-z])\1"
)
_REPLACED = {
    "sch": "sh", "kh": "h", "gh": "g", "dh": "d", "ph": "f", "ck": "k", "q": "k", "x": "ks",
    "oo": "u", "ou": "u", "ue": "u", "oe": "o", "ae": "a", "ee": "i", "iy": "i", "iyy": "i", "yy": "i", "ij": "i",
    "aj": "ai", "ej": "ei", "y": "i", "w": "v", "h": "",
}  # fmt: skip
# Shorter words differ by single letters that matter: Ri is not Ry, Wu is not Vu.
_SHORTEST = 4


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The word without case, accents, dots and apostrophes; empty for a lone hyphen or quotation mark.

    >>> fold("Türkiye"), fold("U.S."), fold("Sana'a"), fold("-")
    ('turkiye', 'us', 'sanaa', '')
    """
    if word.isascii():
        return _NOT_WORD.sub("", word.lower().replace("&", "and"))
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return _NOT_WORD.sub("", plain.lower())


_AMERICAN = {
    "defense": "defence", "advisor": "adviser", "advisors": "advisers", "labor": "labour", "councilor": "councillor",
    "counselor": "counsellor", "organization": "organisation", "saint": "st", "center": "centre",
}  # fmt: skip


def word_key(word: str) -> str:
    """The fold, with American spelling made British.

    >>> word_key("Defense")
    'defence'
    """
    plain = fold(word)
    return _AMERICAN.get(plain, plain)


@lru_cache(maxsize=65_536)
def sound_key(word: str) -> str:
    """A key that is the same for the usual romanisations of a name.

    >>> sound_key("Sergey") == sound_key("Sergei"), sound_key("Khamenei") == sound_key("Hamenei")
    (True, True)
    >>> sound_key("Michel") == sound_key("Mitchell")
    False
    """
    key = fold(word)
    whole = _WHOLE.fullmatch(key)
    if whole is not None:
        return _WORDS[(whole.lastindex or 1) - 1][1]
    if len(key) < _SHORTEST:
        return key
    key = _LETTER_RULES.sub(lambda m: _REPLACED.get(m[0]) if m[0] in _REPLACED else m[1], key)  # type: ignore[arg-type,return-value]
    return re.sub(r"([a-z])\1", r"\1", key)


def pieces(text: str) -> tuple[str, ...]:
    """The text's words, cut at spaces and hyphens, as written; a comma is a piece of its own.

    >>> pieces("Kim Jong-un"), pieces("Washington, D.C.")
    (('Kim', 'Jong', 'un'), ('Washington', ',', 'D.C.'))
    """
    return tuple(p for p in HYPHENS.sub(" ", text.replace(",", " , ")).split() if fold(p))


def first_piece(text: str) -> str:
    """The first of ``pieces(text)``, without cutting the rest."""
    start = text.split(" ", 1)[0]
    return start if start.isalpha() else pieces(text)[0]


@lru_cache(maxsize=65_536)
def token_pieces(token: str) -> tuple[str, ...]:
    """The pieces of one token of a text; none for a hyphen."""
    return (token,) if token.isalpha() else pieces(token)
