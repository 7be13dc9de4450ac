"""Who began a contact: who called, asked for it, or took the opportunity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readouts.coding.contacts.doers import doers_of
from readouts.coding.contacts.draft import Draft
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.events.syntax.phrases import governed
from readouts.coding.events.syntax.subjects import is_passive
from readouts.documents.kinds import OFFICIAL_KINDS
from readouts.language.parse import Token
from readouts.span import Span

_THOUGHT = frozenset({"could", "can", "may", "might", "should", "would", "must"})
_IN_PERSON = frozenset({"visit", "meeting"})


@dataclass(frozen=True, slots=True)
class Initiator:
    """The state that began a contact, with the words that say so."""

    state: str
    span: Span
    trigger: int
    """The mention's token."""
    reason: str = "the words say who asked or called"
    word: int | None = None
    """The token that says so, where it is another: whoever speaks says this word, maybe not the mention."""
    asked: bool = True
    """Whether the words say that it was asked for; False where only a verb has a caller: "rang", of either side, is loosely used."""


def initiators(scene: Scene, draft: Draft) -> tuple[Initiator, ...]:
    """Everything that the text says of who began it, in text order; two states where the text names two."""
    # "told him that he could call at any time" says nothing of who made the call in which he was told.
    took_place = draft.status in {"held", "denied"}
    telling = [m for m in draft.mentions if not (took_place and m.judgement.status == "possible" and m.caller)]
    found = [i for m in telling if m.which == draft.which or m.bare for i in of_mention(scene, draft.states, m)]
    found += [i for m in draft.mentions if m.judgement.status == "refused" for i in _asker(scene, draft, m)]
    unique = {(i.state, i.span): i for i in found if i.state in draft.states}
    return tuple(sorted(unique.values(), key=lambda i: i.span))


def of_mention(scene: Scene, sides: frozenset[str], mention: ContactMention) -> Iterator[Initiator]:
    """What one mention says of who began the contact of these sides."""
    if mention.judgement.absent:
        return  # "never called": nobody began it
    states = states_of(mention.caller)
    if len(states) == 1 and not _only_thought_of(scene, mention.trigger):
        token = scene.parse.tokens[mention.trigger]
        word = _saying(scene, token)
        span = _clause(scene, token, mention.caller[0].span)
        yield Initiator(next(iter(states)), span, token.i, asked=word != token.i, word=word)
    for i in (mention.trigger, *mention.folded):
        token = scene.parse.tokens[i]
        yield from _cleft(scene, token, sides)
        yield from _requested(scene, token)
        yield from _requested_in_clause(scene, token)
        yield from _at_the_request(scene, token, mention)
        yield from _at_request(scene, token, sides)
        yield from _opportunity(scene, token)


def _asker(scene: Scene, draft: Draft, mention: ContactMention) -> Iterator[Initiator]:
    """Of two sides, the one that was refused is the one that asked."""
    if mention.judgement.word is None or len(draft.states) != 2 or mention.caller:
        return
    word = scene.parse.tokens[mention.judgement.word]
    if is_passive(scene.parse, word.i):
        asking = _one_state(scene, scene.parse.children(word.i, "nsubjpass"))
        if asking is not None and asking[0] in draft.states and word.dep != "acl":
            yield Initiator(asking[0], _hull(asking[1], word), mention.trigger)
        return
    refusing = _one_state(scene, doers_of(scene.parse, word.i))
    if refusing is not None and refusing[0] in draft.states:
        other = next(s for s in sorted(draft.states) if s != refusing[0])
        yield Initiator(other, _hull(refusing[1], word), mention.trigger)


def _one_state(scene: Scene, tokens: tuple[Token, ...]) -> tuple[str, Span] | None:
    participants = [p for t in tokens for p in scene.sides(t.i)]
    states = states_of(participants)
    return (next(iter(states)), participants[0].span) if len(states) == 1 else None


def _cleft(scene: Scene, token: Token, sides: frozenset[str]) -> Iterator[Initiator]:
    """“it was the chancellor who rang”: the verb initiates, its subject is a relative pronoun."""
    words = scene.lexicon.words
    entry = words.verbs.get(words.forms.get(token.lower, token.lemma))
    if entry is None or not entry.initiates or token.dep not in {"relcl", "ccomp"}:
        return
    head = scene.parse.head(token.i)
    if head is None or not any(t.lower in {"who", "that"} for t in scene.parse.children(token.i, "nsubj")):
        return
    side = _one_state(scene, (head,)) or _one_state(scene, scene.parse.children(head.i, "attr"))
    if side is not None and side[0] in sides:
        yield Initiator(side[0], Span(side[1].start, token.end), token.i)


def _requested(scene: Scene, token: Token) -> Iterator[Initiator]:
    """“X requested the call”, “the call was requested by X”, “X asked for this conversation”."""
    parse = scene.parse
    verb = parse.head(token.i)
    if verb is not None and verb.lower in {"for", "to"} and token.dep == "pobj":
        verb = parse.head(verb.i)
    if verb is None or token.dep not in {"dobj", "nsubjpass", "pobj"} or not _begins(scene, verb, token):
        return
    if _is_denied(scene, verb):
        return
    if verb.lemma == "call" or (token.dep == "nsubjpass" and not is_passive(parse, verb.i)):
        return
    side = _doer(scene, verb)
    if side is not None:
        yield Initiator(side[0], _hull(side[1], token, verb), token.i, word=verb.i)


def _saying(scene: Scene, token: Token) -> int:
    """The word that says it: of “the call, which was initiated by X, according to Y” the verb, which is Y's word."""
    asking = scene.lexicon.words.initiation.ask_verbs
    clauses = scene.parse.children(token.i, "relcl", "acl")
    return next((c.i for c in clauses if c.lemma in asking), token.i)


def _only_thought_of(scene: Scene, verb: int) -> bool:
    """“could call”, “should have rung”: nobody began anything."""
    return any(t.tag == "MD" and t.lower in _THOUGHT for t in scene.parse.children(verb, "aux"))


def _is_denied(scene: Scene, verb: Token) -> bool:
    """“did not ask for the call”, “it was not X that asked for it”; “X asked, not Y” is no denial."""
    parse = scene.parse
    above = parse.head(verb.i) if verb.dep in {"ccomp", "relcl", "advcl"} else None
    if above is not None and verb.dep == "relcl" and above.dep == "attr":
        above = parse.head(above.i)
    places = [verb, *([above] if above is not None and above.lemma == "be" else [])]
    return any(t.dep == "neg" and t.i < verb.i for place in places for t in parse.children(place.i))


def _begins(scene: Scene, verb: Token, contact: Token) -> bool:
    """Whether who does this asks for the contact, or calls: “requested the talks”, “placed the call”."""
    words = scene.lexicon.words.initiation
    known = contact.lemma == "call" and any(
        t.lower in {"the", "that", "this"} for t in scene.parse.children(contact.i, "det")
    )
    return verb.lemma in words.ask_verbs or (verb.lemma in words.placing_verbs and known)


def _doer(scene: Scene, verb: Token) -> tuple[str, Span] | None:
    """The one state that does it; in “it was X who placed the call” that is X."""
    doers = doers_of(scene.parse, verb.i)
    if verb.dep == "relcl" and doers and doers[0].lower in {"who", "which", "that"}:
        head = scene.parse.head(verb.i)
        return _one_state(scene, (head,)) if head is not None else None
    return _one_state(scene, doers)


def _requested_in_clause(scene: Scene, token: Token) -> Iterator[Initiator]:
    """“the call, which X had sought”, “talks requested by X”."""
    for verb in scene.parse.children(token.i, "relcl", "acl"):
        if verb.lemma not in scene.lexicon.words.initiation.ask_verbs or verb.tag in {"VBG", "VB"}:
            continue
        if _is_denied(scene, verb):
            continue
        side = _one_state(scene, tuple(t for t in doers_of(scene.parse, verb.i) if t.i != token.i))
        if side is not None:
            yield Initiator(side[0], _hull(side[1], token, verb), token.i, word=verb.i)


def _at_request(scene: Scene, token: Token, sides: frozenset[str]) -> Iterator[Initiator]:
    """“held a call at request”: in a side's own account, by a convention of readouts, the other side asked."""
    own = scene.reading.document.outlet_country
    speaking = scene.speaker_states(token.i) or (
        (own,) if own and scene.reading.document.kind in OFFICIAL_KINDS else ()
    )
    others = sides - set(speaking)
    if len(sides) != 2 or len(others) != 1:
        return
    for preposition in _prepositions_around(scene, token):
        for noun in governed(scene.parse, preposition.i) if preposition.lower != "in" else ():
            bare = not scene.parse.children(noun.i, "det", "poss", "prep", "amod", "compound")
            if noun.lemma == "request" and bare:
                span = _hull(preposition.span, token, noun)
                yield Initiator(
                    next(iter(others)),
                    span,
                    token.i,
                    "in a side's own account “at request” says that the other side asked",
                )


def _at_the_request(scene: Scene, token: Token, mention: ContactMention) -> Iterator[Initiator]:
    """“at the request of X”, “at X's initiative”; whoever is visited invites, which asks for no contact."""
    words = scene.lexicon.words.initiation
    for preposition in _prepositions_around(scene, token):
        if not _said_of_contact(scene, token, preposition):
            continue
        for noun in (n for n in governed(scene.parse, preposition.i) for n in _answered(scene, preposition, n)):
            if noun.lemma not in words.by_nouns or (noun.lemma == "invitation" and mention.channel in _IN_PERSON):
                continue
            side = _pronoun_owner(scene, noun, mention) or _owner(scene, noun)
            if side is not None:
                yield Initiator(side[0], _hull(side[1], token, noun), token.i, word=noun.i)


def _said_of_contact(scene: Scene, token: Token, preposition: Token) -> bool:
    """Whether the phrase says why the contact took place: “held talks at …”, not “talks were put off at …”."""
    words, verb = scene.lexicon.words, scene.parse.head(preposition.i)
    if verb is None or verb.pos not in {"VERB", "AUX"} or verb.i == token.i:
        return True
    return verb.lemma in words.verbs or verb.lemma in words.initiation.occurring_verbs


def _pronoun_owner(scene: Scene, noun: Token, mention: ContactMention) -> tuple[str, Span] | None:
    """“X spoke with Y at his request”: whoever was named last; of the first one would say “at his own request”."""
    owner = scene.parse.child(noun.i, "poss")
    if owner is None or owner.tag != "PRP$" or len(mention.states) != 2:
        return None
    if any(t.lower == "own" for t in scene.parse.children(noun.i, "amod")):
        return None
    sentence = scene.parse.sentence_of(noun.i).span
    before = [p for p in mention.participants if sentence.contains(p.span) and p.span.end <= owner.start]
    if len(states_of(before)) != 2:
        return None
    last = max(before, key=lambda p: p.span)
    return (last.actor.state, last.span) if last.actor.state else None


def _prepositions_around(scene: Scene, token: Token) -> Iterator[Token]:
    """“at”, “on” and “upon” on the contact word, on its noun phrase, or on the verb of its clause."""
    parse = scene.parse
    places = [token.i]
    places += [t.i for p in parse.children(token.i, "prep") for t in governed(parse, p.i)]
    head = parse.head(token.i)
    while head is not None and head.pos in {"VERB", "AUX", "ADP"}:
        places.append(head.i)
        if head.pos != "ADP":
            break
        head = parse.head(head.i)
    for place in places:
        yield from (p for p in parse.children(place, "prep") if p.lower in {"at", "on", "upon", "in"})


def _answered(scene: Scene, preposition: Token, noun: Token) -> tuple[Token, ...]:
    """The noun behind “at”, or the request of “in response to a request from X”; nothing else behind “in”."""
    if preposition.lower != "in":
        return (noun,)
    if noun.lemma != "response":
        return ()
    return tuple(t for p in scene.parse.children(noun.i, "prep") if p.lower == "to" for t in governed(scene.parse, p.i))


def _owner(scene: Scene, noun: Token) -> tuple[str, Span] | None:
    parse = scene.parse
    owners = [*parse.children(noun.i, "poss", "amod", "compound", "nmod")]
    owners += [
        t for p in parse.children(noun.i, "prep") if p.lower in {"of", "by", "from"} for t in governed(parse, p.i)
    ]
    for owner in owners:
        side = _one_state(scene, (owner,))
        if side is None and owner.lemma in {"side", "party", "government", "part"}:
            side = next((s for c in parse.children(owner.i) if (s := _one_state(scene, (c,))) is not None), None)
        if side is not None:
            return side
    return None


def _opportunity(scene: Scene, token: Token) -> Iterator[Initiator]:
    """“X took the day as an opportunity to speak with Y”."""
    parse = scene.parse
    noun = parse.head(token.i)
    if (
        token.dep not in {"acl", "relcl"}
        or noun is None
        or noun.lemma not in scene.lexicon.words.initiation.opportunity_nouns
    ):
        return
    verb = parse.head(noun.i)
    while verb is not None and verb.pos == "ADP":
        verb = parse.head(verb.i)
    if verb is None or verb.lemma not in {"take", "use", "seize"}:
        return
    side = _one_state(scene, doers_of(parse, verb.i))
    if side is not None:
        yield Initiator(side[0], _hull(side[1], token, verb), token.i)


def _clause(scene: Scene, token: Token, span: Span) -> Span:
    near = span if scene.parse.sentence_of(token.i).span.overlaps(span) else token.span
    return _hull(near, token)


def _hull(span: Span, *tokens: Token) -> Span:
    return Span(min(span.start, *(t.start for t in tokens)), max(span.end, *(t.end for t in tokens)))
