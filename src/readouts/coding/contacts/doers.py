"""Who does what a contact verb says: subjects, wherever the parser hangs them."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.coding.coding import Participant
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.contacts.threes import means_three, three_meant
from readouts.coding.events.syntax.subjects import subjects_of
from readouts.language.parse import Parse, Token

_VERBAL = frozenset({"VERB", "AUX"})
Sides = tuple[Participant, ...]


def doers_of(parse: Parse, verb: int) -> tuple[Token, ...]:
    """As ``subjects_of``, but a subject counts before a "by": parsers take "spoke by telephone" for a passive's agent.

    A subject may hang on an adverb before the verb ("X and Y last spoke").
    """
    own = parse.children(verb, "nsubj") or tuple(
        s for a in parse.children(verb, "advmod") if a.i < verb for s in parse.children(a.i, "nsubj")
    )
    if own and own[0].tag not in {"WDT", "WP"} and own[0].lower != "that":
        return tuple(c for s in own for c in parse.conjuncts(s.i))
    head = parse.head(verb)
    if parse.tokens[verb].tag == "VBD" and parse.tokens[verb].dep == "acl" and head is not None:
        return (head,)  # "the two ministers, X and Y, spoke": the parser takes the finite verb for a participle
    return subjects_of(parse, verb)


def subjects_at(scene: Scene, verb: Token) -> Sides:
    """Who does it; in "it was X who rang" that is X, whatever the parser makes of the clause."""
    subjects = doers_of(scene.parse, verb.i)
    head = scene.parse.head(verb.i)
    if subjects and subjects[0].lower in {"who", "that"} and head is not None:
        subjects = scene.parse.children(head.i, "attr") or subjects
    found = sides_at(scene, subjects)
    if not subjects and (before := _name_before(scene, verb)) is not None:
        return sides_at(scene, (before,))
    if not found:  # "the two ministers, X and Y, spoke": where the pair is not resolved, the names beside it tell
        found = sides_at(scene, [t for s in subjects for t in scene.parse.children(s.i, "appos")])
    if not found and head is not None and verb.dep == "pcomp" and head.pos in {"ADP", "SCONJ"}:
        above = scene.parse.head(head.i)  # "she said after talking to X": she talked
        return subjects_at(scene, above) if above is not None and above.pos in _VERBAL else ()
    if (
        not found
        and verb.dep == "conj"
        and head is not None
        and head.pos in _VERBAL
        and _misread_means(scene.parse, verb)
    ):
        return subjects_at(scene, head)
    if not found and (three := next((s for s in subjects if means_three(scene, s)), None)) is not None:
        return three_meant(scene, three)
    if len(states_of(found)) == 1 and (listed := _list_before(scene, verb)) is not None:
        return sides_at(scene, scene.parse.conjuncts(listed.i))
    return found


def object_behind_place(scene: Scene, verb: Token) -> tuple[Token, ...]:
    """The guest of “received in Oslo on Monday the Prime Minister of Fiji”, whom the parser hangs on the place or the day."""
    parse = scene.parse
    if parse.children(verb.i, "dobj", "nsubjpass", "obj"):
        return ()
    places = [n for p in parse.children(verb.i, "prep") if p.i > verb.i for n in parse.children(p.i, "pobj")]
    behind = [
        t
        for n in places
        for t in parse.children(n.i, "appos")
        if any(d.lower == "the" for d in parse.children(t.i, "det"))
    ]
    return tuple(
        t
        for t in behind
        if parse.tokens[parse.subtree(t.i)[0].i - 1].text != ","
        and (m := scene.mention(t.i)) is not None
        and any(a.kind in {"person", "office"} for a in m.actors)
    )


def _misread_means(parse: Parse, verb: Token) -> bool:
    """“They met in May and talked by video link in June”: the link is no agent of a passive."""
    return bool(parse.children(verb.i, "agent")) and not parse.children(verb.i, "nsubj", "nsubjpass", "auxpass")


def _name_before(scene: Scene, verb: Token) -> Token | None:
    """The X of “On the eve of the meeting X called Y”, which the parser takes for a part of what stands before it."""
    if verb.tag not in {"VBD", "VBZ"} or verb.dep not in {"ROOT", "ccomp"} or not verb.i:
        return None
    last = scene.parse.tokens[verb.i - 1]
    mention = scene.mention(last.i)
    named = mention is not None and mention.form == "name" and any(a.kind == "person" for a in mention.actors)
    return last if named and last.dep == "appos" and last.sentence == verb.sentence else None


def list_told_of(scene: Scene, verb: Token) -> Sides:
    """“X and Y, who met in May”: nobody meets alone, so the clause is about the list that the parser hangs it on the end of."""
    head = scene.parse.head(verb.i)
    subject = next(iter(scene.parse.children(verb.i, "nsubj")), None)
    if verb.dep != "relcl" or head is None or head.dep != "conj" or subject is None or subject.lower != "who":
        return ()
    with_others = any(p.lower in {"with", "to", "at"} for p in scene.parse.children(verb.i, "prep"))
    first = scene.parse.head(head.i)
    return () if with_others or first is None else sides_at(scene, scene.parse.conjuncts(first.i))


def _list_before(scene: Scene, verb: Token) -> Token | None:
    """The first of "X and Y, who are to meet": the parser hangs the clause on the last."""
    head = scene.parse.head(verb.i)
    while head is not None and head.pos in _VERBAL and verb.dep in {"xcomp", "relcl"}:
        verb, head = (head, scene.parse.head(head.i)) if verb.dep == "xcomp" else (verb, head)
        if verb.dep != "xcomp":
            break
    if verb.dep != "relcl" or head is None or head.dep != "conj":
        return None
    plural = any(t.lower in {"are", "were", "have"} for t in (verb, *scene.parse.children(verb.i, "aux", "auxpass")))
    return scene.parse.head(head.i) if plural else None


def sides_at(scene: Scene, tokens: Iterable[Token], *, places: bool = False) -> Sides:
    """The sides that stand at these tokens, each once; with ``places`` the states of cities, too."""
    return unique(p for t in tokens for p in (scene.place(t.i) if places else scene.sides(t.i)))


def unique(participants: Iterable[Participant]) -> Sides:
    """Participants, each once, in the order in which they come."""
    seen: dict[str, Participant] = {}
    for participant in participants:
        seen.setdefault(participant.actor.key, participant)
    return tuple(seen.values())
