"""The pair that a text is about at some place: the sides of what it speaks of without naming them again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from readouts.coding.coding import Participant
from readouts.coding.contacts.draft import Draft
from readouts.coding.contacts.mention import Rank
from readouts.coding.contacts.scene import Scene, by_state, states_of
from readouts.language.parse import Token
from readouts.language.reading import Actor

# How many sentences back a pair is still spoken of.
_NEAR_SENTENCES = 3
_HEADS = frozenset({"head_of_state", "head_of_government", "leader", "monarch", "crown_prince", "organisation_head"})
_RANK_OF_WORD: dict[str, Rank] = {
    "leader": "leaders", "president": "leaders", "premier": "leaders", "head": "leaders", "king": "leaders",
    "chancellor": "leaders", "minister": "ministers", "secretary": "ministers", "chief": "ministers",
    "diplomat": "ministers", "counterpart": "any",
}  # fmt: skip


def salient_pair(scene: Scene, token: Token, drafts: Iterable[Draft], rank: Rank = "any") -> tuple[Participant, ...]:
    """The two sides that the text speaks of where ``token`` stands; none where it speaks of no pair, or of several.

    A contact told of just before gives its sides; without one, the people of exactly two states who are named near.
    """
    near = [d for d in drafts if any(_near(scene, m.trigger, token) for m in d.mentions) and len(d.states) == 2]
    near = [d for d in near if _of_rank(d.participants, rank)]
    pairs = {d.states for d in near}
    if len(pairs) == 1:
        return _most_named(p for d in near for p in d.participants)
    if len(pairs) > 1:
        last = max(
            near,
            key=lambda d: (_both_named(scene, d, token), max(m.trigger for m in d.mentions if m.trigger < token.i)),
        )
        sentence = scene.parse.tokens[max(m.trigger for m in last.mentions if m.trigger < token.i)].sentence
        rivals = {d.states for d in near if any(scene.parse.tokens[m.trigger].sentence == sentence for m in d.mentions)}
        return _most_named(last.participants) if len(rivals) == 1 else ()
    return people_near(scene, token, rank)


def _both_named(scene: Scene, draft: Draft, token: Token) -> int:
    """The last sentence before ``token`` that speaks of both sides of a contact or, if later, of one after the other."""
    keys = {p.actor.key: p.actor.state for p in draft.participants}
    last: dict[str | None, int] = {}
    for mention in scene.reading.mentions:
        if mention.head < token.i:
            last |= {keys[a.key]: scene.parse.tokens[mention.head].sentence for a in mention.actors if a.key in keys}
    return min(last.values(), default=-1)


def people_near(scene: Scene, token: Token, rank: Rank = "any") -> tuple[Participant, ...]:
    """The people of exactly two states who are named in this sentence and the few before it; spokespersons are none."""
    sources = [s.source for s in scene.statements_at(token.i) if s.source is not None]
    found: list[Participant] = []
    for mention in scene.reading.mentions:
        sentence = scene.parse.tokens[mention.head].sentence
        if mention.form == "pronoun" or not token.sentence - _NEAR_SENTENCES < sentence <= token.sentence:
            continue
        speaking = any(s.contains(mention.span) for s in sources) and sentence == token.sentence
        undated = scene.reading.document.stated is None
        found += [
            Participant(a, mention.span)
            for a in mention.actors
            if (_may_take_part(a, rank) or (undated and _is_known(a))) and not speaking
        ]
    return _most_named(found) if len(states_of(found)) == 2 and _one_each(found) else ()


def rank_meant(words: Sequence[str]) -> Rank:
    """Whom a plural noun means: “the two leaders”, “both ministers”, “the sides”."""
    return next((r for w in words if (r := _RANK_OF_WORD.get(w)) is not None), "any")


def _near(scene: Scene, trigger: int, token: Token) -> bool:
    there = scene.parse.tokens[trigger]
    return there.i < token.i and token.sentence - there.sentence <= _NEAR_SENTENCES


def _may_take_part(actor: Actor, rank: Rank) -> bool:
    if actor.kind != "person" or not actor.state or actor.office in {None, "spokesperson", "legislator", "military"}:
        return False
    return rank == "any" or (actor.office in _HEADS) == (rank == "leaders")


def _is_known(actor: Actor) -> bool:
    """Whether a person is in the table; of which office is not known where the document bears no date."""
    return actor.kind == "person" and actor.id is not None and bool(actor.state) and actor.office is None


def _of_rank(participants: Sequence[Participant], rank: Rank) -> bool:
    people = [p.actor for p in participants if p.actor.kind == "person" and p.actor.office]
    return rank == "any" or not people or all((a.office in _HEADS) == (rank == "leaders") for a in people)


def _one_each(found: Sequence[Participant]) -> bool:
    """Whether each state has one person only; two of one state leave open who is meant."""
    return not any(a.actor.state == b.actor.state and a.actor.key != b.actor.key for a, b in combinations(found, 2))


def _most_named(found: Iterable[Participant]) -> tuple[Participant, ...]:
    unique: dict[str, Participant] = {}
    for participant in found:
        unique.setdefault(participant.actor.key, participant)
    people: list[Participant] = []
    for group in by_state(unique.values()):
        named = [p for p in group if p.actor.kind == "person"]
        people += named or list(group)
    return tuple(people)
