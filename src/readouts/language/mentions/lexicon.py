"""The words that tell mentions: nouns of actors, nouns of offices, usage. Data below ``resources/mentions``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from readouts.actors.spelling import fold
from readouts.language.parse import Token
from readouts.resources.files import read_yaml

NounKind = Literal["organisation", "group", "official", "side", "again"]
Gender = Literal["male", "female"]
V = TypeVar("V")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _NounEntry(_Strict):
    kind: NounKind
    sector: str | None = None
    office: str | None = None
    bare: bool = False
    home: bool = False
    nouns: list[str]


class OfficeWords(_Strict):
    """``offices.yaml``."""

    counterparts: frozenset[str]
    heads: frozenset[str]
    courtesy: dict[str, Gender]
    not_now: frozenset[str]
    gendered: dict[str, Gender]


class Place(_Strict):
    """When a capital or a seat is a place and not an actor."""

    prepositions: frozenset[str]
    motion: frozenset[str]
    senders: frozenset[str]
    objects: frozenset[str]
    bodies: dict[str, str]
    venues: frozenset[str]
    nouns: frozenset[str]


class _Pleonastic(_Strict):
    verbs: frozenset[str]
    passive: frozenset[str]


class _Pairs(_Strict):
    people: dict[str, str]
    states: frozenset[str]
    counting: dict[str, int]


class _Mediation(_Strict):
    verbs: frozenset[str]
    occasions: frozenset[str]
    people: frozenset[str]


class _Contact(_Strict):
    verbs: frozenset[str]
    nouns: frozenset[str]


class Halves(_Strict):
    """States that share a name, and how each is called for short."""

    name: str
    plural: str
    parts: dict[str, str]


class Usage(_Strict):
    """``usage.yaml``."""

    speech: frozenset[str]
    judging: frozenset[str]
    claims: frozenset[str]
    place: Place
    foreign: frozenset[str]
    sending: frozenset[str]
    behind: frozenset[str]
    bodies: frozenset[str]
    pleonastic: _Pleonastic
    pairs: _Pairs
    mediation: _Mediation
    contact: _Contact
    halves: tuple[Halves, ...]


class _GivenNames(_Strict):
    female: frozenset[str]
    male: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun tells of the actor that it describes."""

    kind: NounKind
    sector: str | None
    office: str | None
    bare: bool
    home: bool = False
    """Whether, in a story about one state told at home, it belongs to that state."""


class PhraseIndex(dict[str, tuple[tuple[tuple[str, ...], V], ...]]):
    """Phrases by their last word, longest first, so that one look-up a token finds the longest that ends there."""

    @classmethod
    def of(cls, entries: Iterable[tuple[str, V]]) -> PhraseIndex[V]:
        """An index of phrases given as text."""
        found: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in entries:
            words = tuple(phrase.split())
            found.setdefault(words[-1], []).append((words, value))
        return cls({last: tuple(sorted(rows, key=lambda r: -len(r[0]))) for last, rows in found.items()})

    def ending_at(self, tokens: Sequence[Token], i: int) -> tuple[int, V] | None:
        """Where the longest phrase that ends with token ``i`` begins, and its value."""
        for last in singulars(tokens[i]):
            for words, value in self.get(last, ()):
                first = i - len(words) + 1
                if first >= 0 and all(tokens[first + k].lower == w for k, w in enumerate(words[:-1])):
                    return first, value
        return None


def singulars(token: Token) -> tuple[str, ...]:
    """The forms under which a noun may be listed: as it stands, its lemma, and without a plural's ending."""
    lower = token.lower
    forms = [lower, token.lemma.lower()]
    if token.pos in {"NOUN", "PROPN"} and len(lower) > 3:
        if lower.endswith("ies"):
            forms.append(lower[:-3] + "y")
        elif lower.endswith("s") and not lower.endswith("ss"):
            forms.append(lower[:-1])
        elif lower.endswith("men"):
            forms.append(lower[:-3] + "man")
    return tuple(dict.fromkeys(forms))


def is_plural(token: Token) -> bool:
    """Whether a noun is in the plural, as far as tag or form tell."""
    lower = token.lower
    return token.tag in {"NNS", "NNPS"} or (
        token.tag == "NNP" and lower.endswith("s") and token.lemma.lower() == lower[:-1] and not lower.endswith("ss")
    )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of this stage, indexed."""

    nouns: PhraseIndex[Noun]
    offices: OfficeWords
    usage: Usage
    _gender_of_given: dict[str, Gender]

    @classmethod
    def load(cls) -> Lexicon:
        """The words that ship with the package.

        Raises:
            ResourceFileError: A data file has faults.
        """
        entries = read_yaml("mentions/nouns.yaml", list[_NounEntry])
        offices = read_yaml("mentions/offices.yaml", OfficeWords)
        given = read_yaml("mentions/given_names.yaml", _GivenNames)
        genders: dict[str, Gender] = {fold(n): "male" for n in given.male}
        genders.update({fold(n): "female" for n in given.female})
        for both in {fold(n) for n in given.male} & {fold(n) for n in given.female}:
            del genders[both]
        return cls(
            nouns=PhraseIndex.of(
                (n, Noun(e.kind, e.sector, e.office, e.bare, e.home)) for e in entries for n in e.nouns
            ),
            offices=offices,
            usage=read_yaml("mentions/usage.yaml", Usage),
            _gender_of_given=genders,
        )

    def given_gender(self, name: str) -> Gender | None:
        """Gender that a given name tells; None where it is borne by both or not listed."""
        return self._gender_of_given.get(fold(name))
