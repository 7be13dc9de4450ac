"""The words of ``patterns/factuality.yaml``, checked and ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from readouts.coding.coding import Auxiliary
from readouts.coding.events.factuality.marks import ORDER
from readouts.resources.files import read_yaml
from readouts.resources.word_lists import WordList


class _Attempts(WordList):
    types: list[str]


class _Negation(BaseModel):
    model_config = ConfigDict(extra="forbid")
    words: list[str]
    determiners: list[str]
    pronouns: list[str]
    ends: WordList
    """Adverbs that a negation word makes a negation of the clause."""
    focus: WordList
    phrases: WordList


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    governors: dict[Auxiliary, WordList]
    nouns_only: WordList
    topics: WordList
    moods: WordList
    purposes: WordList
    addressing: WordList
    opinions: dict[Auxiliary, WordList]
    implicatives: WordList
    causatives: WordList
    chosen: WordList
    taken: WordList
    claims: WordList
    denials: WordList
    modals: dict[Auxiliary, list[str]]
    negation: _Negation
    determiners_hypothetical: list[str]
    generic_pronouns: WordList
    before_noun: dict[Auxiliary, list[str]]
    adverbs: dict[Auxiliary, WordList]
    prepositions: dict[Auxiliary, WordList]
    conditionals: WordList
    happening: WordList
    predicates: dict[Auxiliary, WordList]
    attempts: _Attempts


@dataclass(frozen=True, slots=True)
class FactWords:
    """Word lists, each a set or a table from word to auxiliary mode."""

    governors: dict[str, Auxiliary]
    """Words by what they make of an infinitive, a participle or a noun."""
    nouns_only: frozenset[str]
    """Governors only as nouns ("calls for", "talk of")."""
    moods: frozenset[str]
    """Nouns of hope and fear whose "of" may stand behind the verb ("fears grow of")."""
    topics: frozenset[str]
    """Nouns whose "on" with a gerund names a topic ("talks on ending")."""
    purposes: frozenset[str]
    """Governors that only say what something is for or makes possible ("allows the army to")."""
    addressing: frozenset[str]
    """Governors whose object is whom they speak to ("told a meeting")."""
    opinions: dict[str, Auxiliary]
    """Verbs by what they make of a clause with "that"."""
    implicatives: frozenset[str]
    """Verbs whose complement happened where they did ("managed to")."""
    causatives: frozenset[str]
    """Verbs whose object did what the complement says ("forced Chad to")."""
    chosen: frozenset[str]
    """Words that say who did it: "the first to"."""
    taken: frozenset[str]
    """Nouns whose infinitive happened where somebody took what they name: "took the opportunity to"."""
    claims: frozenset[str]
    """Nouns for what somebody says, true or not."""
    denials: frozenset[str]
    """Verbs that say of a claim that it is false."""
    modals: dict[str, Auxiliary]
    negations: frozenset[str]
    no: frozenset[str]
    nobody: frozenset[str]
    ends: frozenset[str]
    focus: frozenset[str]
    """After "not": adverbs that stress instead of deny ("not only")."""
    points: frozenset[str]
    """With "no" after a preposition: a negation of the clause ("at no point")."""
    any: frozenset[str]
    whoever: frozenset[str]
    before: dict[str, Auxiliary]
    adverbs: dict[str, Auxiliary]
    prepositions: dict[str, Auxiliary]
    conditionals: frozenset[str]
    happening: frozenset[str]
    predicates: dict[str, Auxiliary]
    """Adjectives and nouns said of an event."""
    attempts: frozenset[str]
    tried: frozenset[str]
    """Types, or types with a mode, of which an attempt counts as the event."""

    @classmethod
    def load(cls) -> FactWords:
        """The words that ship with the package.

        Raises:
            ResourceFileError: The file has faults.
        """
        raw = read_yaml("patterns/factuality.yaml", _File)
        return cls(
            governors=_table(raw.governors),
            nouns_only=raw.nouns_only.words,
            moods=raw.moods.words,
            topics=raw.topics.words,
            purposes=raw.purposes.words,
            addressing=raw.addressing.words,
            opinions=_table(raw.opinions),
            implicatives=raw.implicatives.words,
            causatives=raw.causatives.words,
            chosen=raw.chosen.words,
            taken=raw.taken.words,
            claims=raw.claims.words,
            denials=raw.denials.words,
            modals={w: k for k, words in raw.modals.items() for w in words},
            negations=frozenset(raw.negation.words),
            no=frozenset(raw.negation.determiners),
            nobody=frozenset(raw.negation.pronouns),
            ends=raw.negation.ends.words,
            focus=raw.negation.focus.words,
            points=raw.negation.phrases.words,
            any=frozenset(raw.determiners_hypothetical),
            whoever=raw.generic_pronouns.words,
            before={w: k for k, words in raw.before_noun.items() for w in words},
            adverbs=_table(raw.adverbs),
            prepositions=_table(raw.prepositions),
            conditionals=raw.conditionals.words,
            happening=raw.happening.words,
            predicates=_table(raw.predicates),
            attempts=raw.attempts.words,
            tried=frozenset(raw.attempts.types),
        )


def _table(lists: dict[Auxiliary, WordList]) -> dict[str, Auxiliary]:
    """From word to mode; a word of several lists has the first mode of PLOVER's order."""
    return {w: kind for kind in reversed(ORDER) if kind in lists for w in lists[kind].words}
