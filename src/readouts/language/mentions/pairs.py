"""Two people or two states spoken of together: "both men", "the two leaders", "both sides", "each other"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from readouts.language.mentions.discourse import Discourse, Heard
from readouts.language.mentions.referents import Referent
from readouts.language.mentions.scene import Scene

# Who speaks of others' talks and is not one of the two.
_REPORTERS = frozenset({"spokesperson", "official", "adviser", "legislator"})
# Sentences to look back; a pair is spoken of within a few paragraphs.
_SENTENCES = 14


class Pairs:
    """Finds the latest two that fit."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self._scene, self._discourse = scene, discourse

    def people(self, at: int, wanted: str) -> tuple[Referent, ...]:
        """The latest two people of different states of a class of office ("any", "leader", "minister", a class)."""
        barred = self._clause_subject(at)
        latest: list[Referent] = []
        for sentence in self._sentences(at):
            here: list[Referent] = []
            for heard in sentence:
                for r in heard.referents:
                    if r.is_person and id(r) not in barred and r not in here and self._eligible(r, wanted):
                        here.append(r)
            if (pair := _two_sides(reversed(here))) is not None:
                return pair
            latest += [r for r in here if r not in latest]
        return _two_sides(latest) or ()

    def states(self, at: int, referent_of: dict[str, Referent]) -> tuple[Referent, ...]:
        """The latest two states that stand against or beside each other."""
        totals: Counter[str] = Counter()
        sentences = self._sentences(at)
        for sentence in sentences:
            totals.update(s for heard in sentence for s in _states(heard))
        for sentence in sentences:
            joined = [h for h in sentence if len(_states(h)) == 2 and len(h.referents) == 2]
            if joined:
                return self._as_states(sorted(_states(joined[0])), joined[0], referent_of)
            people = [s for h in sentence for s in _states(h) if any(r.is_person for r in h.referents)]
            for states in (people, [s for h in sentence for s in _states(h)]):
                distinct = list(dict.fromkeys(reversed(states)))
                if len(distinct) > 1:
                    best = sorted(distinct, key=lambda s: (-totals[s], distinct.index(s)))[:2]
                    return tuple(referent_of.setdefault(s, _state(s)) for s in sorted(best, key=distinct.index))
        if len(totals) > 1:
            return tuple(referent_of.setdefault(s, _state(s)) for s, _ in totals.most_common(2))
        return ()

    def _as_states(self, states: list[str], heard: Heard, referent_of: dict[str, Referent]) -> tuple[Referent, ...]:
        order = [r.state for r in heard.referents]
        return tuple(referent_of.setdefault(s, _state(s)) for s in sorted(states, key=order.index))

    def of_clause(self, at: int) -> tuple[Referent, ...]:
        """"Each other": the two subjects of the clause."""
        for ancestor in self._scene.parse.ancestors(at):
            if ancestor.pos in {"VERB", "AUX"}:
                subject = self._scene.parse.child(ancestor.i, "nsubj", "nsubjpass")
                if subject is not None:
                    found: list[Referent] = []
                    for token in self._scene.parse.conjuncts(subject.i):
                        found += [r for r in self._discourse.by_head.get(token.i, ()) if r not in found]
                    if len(found) > 1:
                        return tuple(found)
        return ()

    def _eligible(self, referent: Referent, wanted: str) -> bool:
        if referent.office in _REPORTERS or (not referent.named and referent.office is None):
            return False
        return referent.in_office(wanted)

    def _clause_subject(self, at: int) -> set[int]:
        """Referents of the subject whose object the pair is: "He has spoken to both men" is of two others."""
        token = self._scene.tokens[at]
        if token.dep in {"nsubj", "nsubjpass"}:
            return set()
        for ancestor in self._scene.parse.ancestors(at):
            if ancestor.pos in {"VERB", "AUX"}:
                subject = self._scene.parse.child(ancestor.i, "nsubj", "nsubjpass")
                if subject is not None:
                    return {id(r) for r in self._discourse.by_head.get(subject.i, ())}
        return set()

    def _sentences(self, at: int) -> list[list[Heard]]:
        """Mentions before a token by sentence, latest sentence first, each in text order reversed."""
        found: list[list[Heard]] = []
        current = -1
        first = self._scene.tokens[at].sentence
        for heard in self._discourse.back(at):
            if first - heard.sentence > _SENTENCES:
                break
            if heard.sentence != current:
                found.append([])
                current = heard.sentence
            found[-1].append(heard)
        return found


def _states(heard: Heard) -> list[str]:
    return list(dict.fromkeys(r.state for r in heard.referents if r.state is not None and r.office not in _REPORTERS))


def _state(code: str) -> Referent:
    return Referent("state", id=code, state=code)


def _two_sides(people: Iterable[Referent]) -> tuple[Referent, Referent] | None:
    """The first two of different states; where states are unknown, the first two."""
    found = list(people)
    for i, first in enumerate(found):
        for second in found[i + 1 :]:
            if first.state != second.state:
                return first, second
    if len(found) > 1 and found[0].state is None:
        return found[0], found[1]
    return None
