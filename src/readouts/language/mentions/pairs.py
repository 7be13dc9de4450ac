"""Two people or two states spoken of together: "both men", "the two leaders", "both sides", "each other".

Every two that may be meant are weighed: how lately each was spoken of, whether they were named side by side, how often in
one sentence, whether they hold the same office for different states. The weights were set by hand on made-up articles.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from readouts.language.mentions.cast import Cast
from readouts.language.mentions.discourse import Discourse
from readouts.language.mentions.mediators import mediators
from readouts.language.mentions.referents import Referent, same_office
from readouts.language.mentions.scene import Scene
from readouts.language.mentions.topic import Topic

# Who speaks of others' talks and is not one of the two.
_REPORTERS = frozenset({"spokesperson", "official", "adviser", "organisation_official"})
# Sentences to look back; a pair is spoken of within a few paragraphs.
_SENTENCES = 16
_JOINED, _TOGETHER, _MOST_TOGETHER, _OBJECT_OF, _THROUGH_PEOPLE, _LAST_SUBJECT = 2.5, 0.5, 3, 5.0, 1.0, 1.0
_JUST_BEFORE, _FADES, _MEDIATES = 2.5, 0.3, 4.0
# Whom the document is about; who meets whom in a main clause, or only in a clause below it.
_TOPIC, _TOPIC_STATES, _MEET, _MEET_BELOW = 3.0, 1.5, 3.5, 1.0
# As if the two of the title had been spoken of so many sentences ago.
_TITLE_AGO = 3


@dataclass(slots=True)
class _Member:
    """One that may be of the two, with the sentences in which it was spoken of."""

    referent: Referent
    sentences: set[int] = field(default_factory=set)
    latest: int = -1
    through_people: bool = False
    """Whether somebody who acts for it was spoken of."""


class Pairs:
    """Finds the two that fit best."""

    def __init__(self, scene: Scene, discourse: Discourse, cast: Cast, topic: Topic) -> None:
        self._scene, self._discourse, self._cast, self._topic = scene, discourse, cast, topic

    def people(self, at: int, wanted: str, *, within: int = _SENTENCES) -> tuple[Referent, ...]:
        """The two people of a class of office ("any", "leader", "minister", a class) that are meant.

        Where fewer than two have been spoken of, those whom the text or its title names later: readouts open so.
        """

        def eligible(r: Referent) -> bool:
            reports = r.office in _REPORTERS or (not r.named and r.office in {None, "legislator"})
            return r.is_person and not reports and r.in_office(wanted)

        found = self._best(
            at, lambda rs: (r for r in rs if eligible(r)), key=id, weigh=_as_people, within=within, topic=_TOPIC
        )
        if found or within < _SENTENCES:
            return found
        about = self._topic.pair(at)
        if len(about) == 2 and all(eligible(r) for r in about):
            return about
        ahead = [
            r
            for r in (*self._cast.of_title(), *self._cast.people)
            if eligible(r) and r.state is not None and r.office is not None
        ]
        second = next((r for r in ahead[1:] if r.state != ahead[0].state), None)
        return (ahead[0], second) if second is not None else ()

    def several(self, at: int, wanted: str, count: int) -> tuple[Referent, ...]:
        """As in "the three presidents": those named side by side last, else all of that class who were spoken of.

        Where it is not just so many, nobody is meant for sure.
        """

        def fits(r: Referent) -> bool:
            return r.is_person and r.named and r.in_office(wanted)

        now = self._scene.tokens[at].sentence
        spoken_of: list[Referent] = []
        for heard in self._discourse.back(at):
            if now - heard.sentence > _SENTENCES:
                break
            fitting = [r for r in heard.referents if fits(r)]
            if len(heard.referents) == len(fitting) == count:
                return tuple(fitting)
            spoken_of += [r for r in fitting if not any(r is s for s in spoken_of)]
        return tuple(reversed(spoken_of)) if len(spoken_of) == count else ()

    def several_states(self, at: int, count: int) -> tuple[str, ...]:
        """As in "all three countries": those named side by side last, else all that were spoken of, if they are so many."""
        now = self._scene.tokens[at].sentence
        spoken_of: dict[str, None] = {}
        for heard in self._discourse.back(at):
            if now - heard.sentence > _SENTENCES:
                break
            states = [r.state for r in heard.referents if r.state in self._scene.table.states and r.state is not None]
            if len(states) == len(heard.referents) == count and len(set(states)) == count:
                return tuple(states)
            spoken_of.update(dict.fromkeys(states))
        return tuple(reversed(spoken_of)) if len(spoken_of) == count else ()

    def several_together(self, at: int) -> tuple[str, ...]:
        """As in "the sides", uncounted: the states of the three or more people who were named side by side last; none after two."""
        now = self._scene.tokens[at].sentence
        for heard in self._discourse.back(at):
            if now - heard.sentence > _SENTENCES:
                break
            people = [r for r in heard.referents if r.is_person and r.state in self._scene.table.states]
            states = tuple(dict.fromkeys(r.state for r in people if r.state))
            if len(states) > 1:
                return states if len(states) > 2 else ()
        return ()

    def states_together(self, at: int) -> tuple[Referent, ...]:
        """As in "neither accepted": the two states that were spoken of together last, in this sentence or the one before.

        None where two people were.
        """
        now = self._scene.tokens[at].sentence
        for heard in self._discourse.back(at):
            if now - heard.sentence > 1:
                break
            if len(heard.referents) == 2:
                return () if any(r.is_person for r in heard.referents) else heard.referents
        return ()

    def states(self, at: int, *, bodies: bool = True) -> tuple[str, ...]:
        """The two states that are meant; with ``bodies`` one may be an organisation."""
        known = self._scene.table.states

        def states(referents: tuple[Referent, ...]) -> Iterator[Referent]:
            return (
                r
                for r in referents
                if r.state is not None and r.office not in _REPORTERS and (bodies or r.state in known)
            )

        found = self._best(
            at, states, key=lambda r: r.state, weigh=lambda a, b: 0.0, within=_SENTENCES, topic=_TOPIC_STATES
        )
        if found:
            return tuple(r.state for r in found if r.state is not None)
        latest = [h for h in (*self._discourse.back(at), *self._discourse.adjectives_back(at)) if len(h.referents) == 1]
        spoken_of = dict.fromkeys(r.state for h in sorted(latest, key=lambda h: -h.at) for r in states(h.referents))
        return tuple(reversed([s for s in spoken_of if s is not None][:2])) if len(spoken_of) > 1 else ()

    def ordered(self, at: int, *, last: bool) -> Referent | None:
        """The first or the last of two who were named in the sentence so far or in the one before.

        Where more than two of a kind were named, nobody is meant for sure.
        """
        now = self._scene.tokens[at].sentence
        for sentence in (now, now - 1):
            heard = [h for h in self._discourse.back(at) if h.sentence == sentence and h.candidate.kind != "ordered"]
            named: list[Referent] = []
            for h in sorted(heard, key=lambda h: h.at):
                named += [r for r in h.referents if r not in named]
            people = [r for r in named if r.is_person]
            others = [r for r in named if not r.is_person]
            for kind in (people, others):
                if len(kind) == 2:
                    return kind[last]
            if len(people) > 2 or len(others) > 2:
                return None
        return None

    def of_clause(self, at: int) -> tuple[Referent, ...]:
        """As in "Each other": the two subjects of the clause."""
        for above in self._subjects_above(at):
            subject = self._antecedent(above)
            found: list[Referent] = []
            for token in self._scene.parse.conjuncts(subject):
                found += [r for r in self._discourse.at(token.i) if r not in found]
            if len(found) > 1:
                return tuple(found)
        return ()

    def _antecedent(self, subject: int) -> int:
        """What "who" stands for: the first of those joined before the relative clause."""
        if self._scene.tokens[subject].tag not in {"WP", "WDT"}:
            return subject
        clause = next((a for a in self._scene.parse.ancestors(subject) if a.dep == "relcl"), None)
        token = self._scene.parse.head(clause.i) if clause is not None else None
        while token is not None and token.dep == "conj":
            token = self._scene.parse.head(token.i)
        return token.i if token is not None else subject

    def _best(
        self,
        at: int,
        members_of: Callable[[tuple[Referent, ...]], Iterator[Referent]],
        key: Callable[[Referent], Hashable],
        weigh: Callable[[Referent, Referent], float],
        within: int,
        topic: float,
    ) -> tuple[Referent, ...]:
        now = self._scene.tokens[at].sentence
        members: dict[Hashable, _Member] = {}
        joined: dict[frozenset[Hashable], int] = {}
        last_subject: Hashable = None
        for heard in self._discourse.back(at):
            if now - heard.sentence > within:
                break
            found = {key(r): r for r in members_of(heard.referents)}
            for k, r in found.items():
                member = members.setdefault(k, _Member(r))
                member.sentences.add(heard.sentence)
                member.latest = max(member.latest, heard.at)
                if heard.subject and last_subject is None and len(found) == 1:
                    last_subject = k
                member.through_people = member.through_people or r.is_person
            if len(found) == 2:
                joined.setdefault(frozenset(found), heard.sentence)
        about = {key(r): r for r in members_of(self._topic.pair(at))}
        sure = self._topic.weight(at)
        if len(about) == 2 and members and within == _SENTENCES:
            for k, r in about.items():
                members.setdefault(k, _Member(r, {max(0, now - _TITLE_AGO)}))
        meets = self._meets(now, within, members_of, key)
        barred = {key(r) for r in self._object_of(at)}
        between = {key(r) for r in mediators(self._scene, self._discourse, at)} if len(members) > 2 else set()
        best: tuple[float, int] | None = None
        result: tuple[Referent, ...] = ()
        for (ka, a), (kb, b) in combinations(members.items(), 2):
            together = len(a.sentences & b.sentences)
            score = -((now - max(a.sentences)) + (now - max(b.sentences))) / 2 + weigh(a.referent, b.referent)
            score += _TOGETHER * min(together, _MOST_TOGETHER) + self._joined(now, joined.get(frozenset((ka, kb))))
            score += _THROUGH_PEOPLE * (a.through_people + b.through_people)
            score += _JUST_BEFORE * (min(max(a.sentences), max(b.sentences)) >= now - 1)
            score += _LAST_SUBJECT * (last_subject in {ka, kb})
            score += topic * sure * (len(about) == 2 and ka in about and kb in about) + meets.get(
                frozenset((ka, kb)), 0.0
            )
            score -= _OBJECT_OF * ((ka in barred) + (kb in barred))
            score -= _MEDIATES * ((ka in between) + (kb in between))
            if best is None or (score, a.latest + b.latest) > best:
                best = (score, a.latest + b.latest)
                result = (a.referent, b.referent) if a.latest <= b.latest else (b.referent, a.referent)
        return result

    def _meets(
        self,
        now: int,
        within: int,
        members_of: Callable[[tuple[Referent, ...]], Iterator[Referent]],
        key: Callable[[Referent], Hashable],
    ) -> dict[frozenset[Hashable], float]:
        """What it weighs that two were the parties of a talk or a meeting in a sentence before; the latest such sentence counts."""
        found: dict[frozenset[Hashable], float] = {}
        for sentence in range(now - 1, max(-1, now - 1 - within), -1):
            for two, mainly in self._topic.joint(sentence):
                keys = frozenset(key(r) for r in members_of(two))
                weight = (_MEET if mainly else _MEET_BELOW) - _FADES * (now - sentence)
                found[keys] = max(found.get(keys, 0.0), weight)
        return found

    def _joined(self, now: int, sentence: int | None) -> float:
        """What it weighs that the two were named side by side, or as a pair, some sentences ago."""
        return 0.0 if sentence is None else max(0.0, _JOINED - _FADES * (now - sentence))

    def _object_of(self, at: int) -> list[Referent]:
        """Referents of the subject whose object the pair is: "He has spoken to both men" is of two others."""
        if self._scene.tokens[at].dep in {"nsubj", "nsubjpass"}:
            return []
        subject = next(self._subjects_above(at), None)
        return list(self._discourse.by_head.get(subject, ())) if subject is not None else []

    def _subjects_above(self, at: int) -> Iterator[int]:
        for ancestor in self._scene.parse.ancestors(at):
            if ancestor.pos in {"VERB", "AUX"}:
                subject = self._scene.parse.child(ancestor.i, "nsubj", "nsubjpass")
                if subject is not None and subject.i != at:
                    yield subject.i


def _as_people(a: Referent, b: Referent) -> float:
    """How well two people go together: the same office, for different states."""
    score = 0.0
    if a.state is not None and b.state is not None:
        score += 1.0 if a.state != b.state else -0.5
    if a.office is not None and b.office is not None:
        score += 1.0 if same_office(a.office, b.office) or (a.leads() and b.leads()) else -1.0
    return score
