"""The words of accounts: what a verb makes of a point, which nouns name an account or a contact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from readouts.language.memory import remembered
from readouts.language.parse import Parse, Token
from readouts.resources.files import read_yaml

PointKind = Literal["said", "requested", "offered", "threatened", "denied", "agreed", "reported", "not_mentioned"]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kinds: dict[PointKind, list[str]]
    speech: list[str]
    together: list[str]
    agenda: list[str]
    wishes: list[str]
    plain: list[str]
    mention: list[str]
    omit: list[str]
    fail: list[str]
    sources: list[str]
    bare: list[str]
    requests: list[str]
    silent: list[str]
    mention_nouns: list[str]
    accounts: list[str]
    publish: list[str]
    contacts: list[str]
    circumstances: list[str]
    additions: list[str]
    subordinators: list[str]
    judging: list[str]
    turns: list[str]
    afterwards: list[str]
    tasks: list[str]
    hopes: list[str]
    meets: list[str]
    both: list[str]
    unnamed: list[str]
    adding: list[str]
    looking_back: list[str]
    glad: list[str]
    topic_strips: list[str]
    empty_topics: list[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists of ``resources/points/verbs.yaml``, as sets."""

    kinds: Mapping[str, PointKind]
    """Verb, with its particle where it has one → kind of point."""
    speech: frozenset[str]
    together: frozenset[str]
    agenda: frozenset[str]
    wishes: frozenset[str]
    plain: frozenset[str]
    mention: frozenset[str]
    omit: frozenset[str]
    fail: frozenset[str]
    sources: frozenset[str]
    bare: frozenset[str]
    requests: frozenset[str]
    silent: frozenset[str]
    mention_nouns: frozenset[str]
    accounts: frozenset[str]
    publish: frozenset[str]
    contacts: frozenset[str]
    circumstances: frozenset[str]
    additions: Mapping[str, tuple[tuple[str, ...], ...]]
    """Phrases by their first word."""
    subordinators: frozenset[str]
    judging: frozenset[str]
    turns: frozenset[str]
    afterwards: frozenset[str]
    tasks: frozenset[str]
    hopes: frozenset[str]
    meets: frozenset[str]
    both: frozenset[str]
    unnamed: tuple[str, ...]
    adding: frozenset[str]
    looking_back: frozenset[str]
    glad: frozenset[str]
    topic_strips: frozenset[str]
    empty_topics: frozenset[str]

    @classmethod
    @cache
    def load(cls) -> Lexicon:
        """The lists that ship with the package."""
        file = read_yaml("points/verbs.yaml", _File)
        return cls(
            kinds={verb: kind for kind, verbs in file.kinds.items() for verb in verbs},
            speech=frozenset(file.speech),
            together=frozenset(file.together),
            agenda=frozenset(file.agenda),
            wishes=frozenset(file.wishes),
            plain=frozenset(file.plain),
            mention=frozenset(file.mention),
            omit=frozenset(file.omit),
            fail=frozenset(file.fail),
            sources=frozenset(file.sources),
            bare=frozenset(file.bare),
            requests=frozenset(file.requests),
            silent=frozenset(file.silent),
            mention_nouns=frozenset(file.mention_nouns),
            accounts=frozenset(file.accounts),
            publish=frozenset(file.publish),
            contacts=frozenset(file.contacts),
            circumstances=frozenset(file.circumstances),
            additions=_by_first(file.additions),
            subordinators=frozenset(file.subordinators),
            judging=frozenset(file.judging),
            turns=frozenset(file.turns),
            afterwards=frozenset(file.afterwards),
            tasks=frozenset(file.tasks),
            hopes=frozenset(file.hopes),
            meets=frozenset(file.meets),
            both=frozenset(file.both),
            unnamed=tuple(file.unnamed),
            adding=frozenset(file.adding),
            looking_back=frozenset(file.looking_back),
            glad=frozenset(file.glad),
            topic_strips=frozenset(file.topic_strips),
            empty_topics=frozenset(file.empty_topics),
        )

    def has(self, words: frozenset[str], parse: Parse, verb: Token) -> bool:
        """Whether a list holds the verb, alone or with its particle or preposition."""
        return verb.lemma in words or not words.isdisjoint(verb_forms(parse, verb))

    def has_any(self, lists: Iterable[frozenset[str]], parse: Parse, verb: Token) -> bool:
        """Whether one of several lists holds the verb."""
        return any(self.has(words, parse, verb) for words in lists)

    def kind(self, parse: Parse, verb: Token) -> PointKind | None:
        """What the verb makes of a point; None for a verb that is not listed. "Call for" goes before "call"."""
        for form in (*verb_forms(parse, verb), verb.lemma):
            if found := self.kinds.get(form):
                return found
        return None


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def verb_forms(parse: Parse, verb: Token) -> tuple[str, ...]:
    """The verb with each particle, preposition and bare object that follows it: "call for", "draw attention"."""
    return _forms(parse, verb.i)


@remembered
def _forms(parse: Parse, i: int) -> tuple[str, ...]:
    lemma = parse.tokens[i].lemma
    return tuple([f"{lemma} {child.lower}" for child in parse.children(i, "prt", "prep", "dobj", "advmod")])


_NOT = frozenset({"never", "nothing", "neither", "none", "hardly", "scarcely", "barely"})
_SCARCE = frozenset({"little", "few", "nothing", "none"})


def negated(parse: Parse, verb: Token) -> bool:
    """Whether the verb is negated, also by its subject ("none is found") or by a phrase ("on little else do they agree")."""
    children = parse.children(verb.i)
    if any(child.dep == "neg" or child.lower in _NOT for child in children):
        return True
    return any(
        noun.lower in _SCARCE or _is_little(parse, noun) for c in children for noun in parse.children(c.i, "pobj")
    )


def _is_little(parse: Parse, noun: Token) -> bool:
    return any(child.lower in _SCARCE for child in parse.children(noun.i, "amod", "det"))
