"""Claims that there was no contact at all: “have not spoken since May”, “there has been no call”, “had never met before”."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from readouts.coding.claims.counted import counted_actors
from readouts.coding.claims.counting import since_or_stretch
from readouts.coding.claims.ground import Ground
from readouts.coding.claims.nearby import contact_near, is_asked, sides_between, states_in
from readouts.coding.coding import Claim, ContactReport
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.salience import people_near, rank_meant
from readouts.coding.contacts.scene import states_of
from readouts.coding.timing import governor
from readouts.language.parse import Token
from readouts.language.reading import Actor
from readouts.span import Span

_PERFECT = frozenset({"have", "has", "had", "'ve", "'s", "'d", "’ve", "’s", "’d"})
_UNTIL_THEN = frozenset({"before", "previously"})


def denial_claims(ground: Ground, known: Collection[Span]) -> Iterator[Claim]:
    """None-since claims of mentions that deny any contact, and n-th claims of “never before”; those ``known`` are left out."""
    for mention in ground.mentions:
        token = ground.scene.parse.tokens[mention.trigger]
        if not mention.judgement.absent or any(s.contains(token.span) for s in known) or is_asked(ground, token.i):
            continue
        verb = _perfect(ground, token)
        if verb is None:
            continue
        found = _never_before(ground, mention, verb) or _none(ground, mention, verb)
        if found is not None:
            yield found


def _perfect(ground: Ground, token: Token) -> Token | None:
    """The verb of the clause where it tells of all the time up to a point: “have (not) spoken”, “have yet to meet”."""
    parse = ground.scene.parse
    verb = token if token.pos in {"VERB", "AUX"} else governor(parse, token.i)
    if verb is None:
        return None
    if any(t.lower in _PERFECT for t in parse.children(verb.i, "aux")):
        return verb
    above = parse.head(verb.i) if verb.dep in {"xcomp", "acl"} else None
    if above is not None and any(t.lower == "yet" for t in parse.children(above.i, "advmod")):
        return above
    return None


def _never_before(ground: Ground, mention: ContactMention, verb: Token) -> Claim | None:
    """“They had never met before”: the contact told of is the first of all."""
    parse = ground.scene.parse
    past = any(t.lower in {"had", "'d", "’d"} for t in parse.children(verb.i, "aux"))
    never = any(t.lower == "never" for t in parse.subtree(verb.i))
    if not (past and never) or not any(t.lower in _UNTIL_THEN for t in parse.subtree(verb.i)):
        return None
    about = contact_near(ground, mention.trigger, mention.states if len(mention.states) > 1 else frozenset())
    participants = _participants(ground, mention, about)
    if about is None or not participants:
        return None
    return ground.claim(
        "nth", Span(_start(ground, verb), ground.until_stop(verb.i)), at=mention.trigger, about=about,
        participants=participants, reason="the words say that there was none before", mention=mention, value=1,
    )  # fmt: skip


def _none(ground: Ground, mention: ContactMention, verb: Token) -> Claim | None:
    found = since_or_stretch(ground, mention)
    participants = _participants(ground, mention, contact_near(ground, mention.trigger))
    if not participants:
        return None
    end = found[1] if found else ground.until_stop(max(verb.i, mention.trigger))
    start = min(_start(ground, verb), ground.phrase_start(mention.trigger))
    reason = (
        f"the words deny any contact of these sides since “{found[0].text}”" if found else "the words deny any contact"
    )
    return ground.claim(
        "none_since", Span(start, end), at=mention.trigger, about=None, participants=participants, reason=reason,
        anchor=found[0] if found else None, mention=mention,
    )  # fmt: skip


def _start(ground: Ground, verb: Token) -> int:
    first = ground.phrase_start(verb.i)
    expletive = [t.start for t in ground.scene.parse.children(verb.i, "expl")]
    return min([first, *expletive])


def _participants(ground: Ground, mention: ContactMention, about: ContactReport | None) -> tuple[Actor, ...]:
    """Those named; else the pair that the words point to."""
    if len(mention.states) > 1:
        return counted_actors(ground.scene, mention.participants, about)
    parse = ground.scene.parse
    sentence = parse.sentence_of(mention.trigger)
    named = sides_between(ground, sentence.first, sentence.last)
    if len(states_of(named)) == 2 and mention.participants:
        return counted_actors(ground.scene, named, about)
    words = [t.lower for t in parse.sentence_tokens(sentence)]
    if not mention.participants and not any(w in ground.patterns.counted.pair_words for w in words):
        return ()
    rank = rank_meant([t.lemma for t in parse.sentence_tokens(sentence)])
    near = people_near(ground.scene, parse.tokens[mention.trigger], rank)
    if about is not None and mention.states <= states_in(about) and (rank == "any" or not near):
        return about.participants if rank in {"any", "leaders"} else ()
    return tuple(p.actor for p in near)
