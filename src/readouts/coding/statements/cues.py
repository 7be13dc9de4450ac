"""The words that report: verbs, nouns and prepositions, read from ``resources/statements`` and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from readouts.coding.coding import Act, Stance
from readouts.errors import ResourceFileError
from readouts.resources.files import read_csv, read_yaml

Complement = Literal["clause", "quote", "infinitive", "gerund", "object", "predicate", "topic"]
Addressee = Literal["none", "beside", "within"]


class _VerbRow(BaseModel):
    model_config = ConfigDict(extra="forbid")
    lemma: str
    takes: str
    prepositions: str | None = None
    addressee: Literal["beside", "within"] | None = None
    stance: Stance | None = None
    medium: str | None = None
    act: Act | None = None


class _NounGroup(BaseModel):
    model_config = ConfigDict(extra="forbid")
    lemmas: list[str]
    takes: list[Literal["clause", "infinitive"]]
    prepositions: list[str] = []
    stance: Stance = "asserts"
    needs_source: bool = False
    act: Act = "says"


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")
    hearsay: list[str]
    only_readable: list[str]
    things_do: list[str]
    readable: list[str]
    nouns: list[_NounGroup]
    adjectives: list[_NounGroup]
    participles: list[str]
    as_verbs: list[str]
    people: list[str]
    light_verbs: list[str]
    not_their_own: list[str]
    prepositions: list[str]
    possessed: list[str]
    media: dict[str, list[str]]
    outlets: list[str]
    outlet_words: list[str]
    press: list[str]
    says_nothing: list[str]


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that reports, with the complements that may be the words reported."""

    lemma: str
    takes: frozenset[str]
    prepositions: frozenset[str]
    addressee: Addressee
    stance: Stance
    medium: str | None
    act: Act


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun or an adjective that reports ("the claim that …", "is confident that …")."""

    lemma: str
    takes: frozenset[str]
    prepositions: frozenset[str]
    stance: Stance
    needs_source: bool
    act: Act


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, by lemma, and the word lists that go with them."""

    verbs: Mapping[str, VerbCue]
    nouns: Mapping[str, NounCue]
    adjectives: Mapping[str, NounCue]
    participles: frozenset[str]
    as_verbs: frozenset[str]
    people: frozenset[str]
    prepositions: tuple[tuple[str, ...], ...]
    """Each as its words, longest first."""
    hearsay: frozenset[str]
    only_readable: frozenset[str]
    things_do: frozenset[str]
    readable: frozenset[str]
    light_verbs: frozenset[str]
    not_their_own: frozenset[str]
    possessed: frozenset[str]
    media: Mapping[str, str]
    """From a word or phrase in lower case to the medium."""
    outlets: frozenset[str]
    outlet_words: frozenset[str]
    press: frozenset[str]
    says_nothing: frozenset[str]

    @classmethod
    def load(cls) -> Cues:
        """The cues that ship with the package.

        Raises:
            ResourceFileError: A file has faults, or a lemma stands in two groups.
        """
        words = read_yaml("statements/cues.yaml", _Words)
        rows = read_csv("statements/verbs.csv", _VerbRow)
        _refuse_doubles("statements/verbs.csv", [row.lemma for row in rows])
        _refuse_doubles("statements/cues.yaml", [lemma for group in words.nouns for lemma in group.lemmas])
        _refuse_doubles("statements/cues.yaml", [lemma for group in words.adjectives for lemma in group.lemmas])
        _refuse_unknown("statements/verbs.csv", rows)
        return cls(
            verbs={row.lemma: _verb(row) for row in rows},
            nouns={lemma: _noun(lemma, group) for group in words.nouns for lemma in group.lemmas},
            adjectives={lemma: _noun(lemma, group) for group in words.adjectives for lemma in group.lemmas},
            participles=frozenset(words.participles),
            as_verbs=frozenset(words.as_verbs),
            people=frozenset(words.people),
            prepositions=tuple(sorted((tuple(p.split()) for p in words.prepositions), key=lambda p: (-len(p), p))),
            hearsay=frozenset(words.hearsay),
            only_readable=frozenset(words.only_readable),
            things_do=frozenset(words.things_do),
            readable=frozenset(words.readable),
            light_verbs=frozenset(words.light_verbs),
            not_their_own=frozenset(words.not_their_own),
            possessed=frozenset(words.possessed),
            media={word: medium for medium, names in words.media.items() for word in names},
            outlets=frozenset(name.lower() for name in words.outlets),
            outlet_words=frozenset(words.outlet_words),
            press=frozenset(words.press),
            says_nothing=frozenset(words.says_nothing),
        )


_COMPLEMENTS = frozenset({"clause", "quote", "infinitive", "gerund", "object", "predicate", "topic"})


def _verb(row: _VerbRow) -> VerbCue:
    return VerbCue(
        lemma=row.lemma,
        takes=frozenset(row.takes.split()),
        prepositions=frozenset((row.prepositions or "").split()),
        addressee=row.addressee or "none",
        stance=row.stance or "asserts",
        medium=row.medium,
        act=row.act or "says",
    )


def _noun(lemma: str, group: _NounGroup) -> NounCue:
    takes, prepositions = frozenset(group.takes), frozenset(group.prepositions)
    return NounCue(lemma, takes, prepositions, group.stance, group.needs_source, group.act)


def _refuse_doubles(path: str, lemmas: list[str]) -> None:
    doubles = sorted({lemma for lemma in lemmas if lemmas.count(lemma) > 1})
    if doubles:
        raise ResourceFileError(path, tuple(f"{lemma!r} stands twice; one entry decides" for lemma in doubles))


def _refuse_unknown(path: str, rows: list[_VerbRow]) -> None:
    faults = [
        f"{row.lemma}: takes {word!r}; known complements: {', '.join(sorted(_COMPLEMENTS))}"
        for row in rows
        for word in row.takes.split()
        if word not in _COMPLEMENTS
    ]
    if faults:
        raise ResourceFileError(path, tuple(faults))
