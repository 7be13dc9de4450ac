"""Claims of who began a contact in words that name no other side of it: “it was Oslo that asked”, “they rang us”."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.coding.claims.ground import Ground
from readouts.coding.coding import Claim, ContactReport
from readouts.coding.contacts.salience import people_near
from readouts.coding.contacts.scene import states_of
from readouts.coding.timing import verb_group
from readouts.language.parse import Token
from readouts.language.reading import Actor
from readouts.span import Span

_PAST = frozenset({"VBD", "VBN"})
_RELATIVE = frozenset({"who", "that", "which"})
_OURS = frozenset({"us", "me"})
_THEY = frozenset({"they", "he", "she"})
_OPEN = frozenset({"if", "whether", "unless"})
_PENDING = frozenset({"be", "come", "arrive", "make", "pend", "receive", "submit", "send", "convey"})
_OTHER_OBJECTS = ("oprd", "attr", "acomp", "ccomp", "xcomp", "prt", "agent")


def calling_claims(ground: Ground) -> Iterator[Claim]:
    """Initiated-by claims in text order, of verbs that are no mention of a contact with two sides."""
    known = {m.trigger for m in ground.mentions if len(m.states) > 1 and len(states_of(m.caller)) == 1}
    for verb in ground.scene.parse.tokens:
        if verb.i in known or verb.tag not in _PAST or not _is_plain(ground, verb):
            continue
        found = _asked_in_cleft(ground, verb) or _called(ground, verb)
        if found is None:
            continue
        state, start, end = found
        about, sides = _sides(ground, verb, state)
        if state == "other":
            speakers = ground.scene.speaker_states(verb.i)
            others = sorted({a.state for a in sides if a.state} - set(speakers))
            if len(speakers) != 1 or len(others) != 1 or speakers[0] not in {a.state for a in sides}:
                continue
            state = others[0]
        if not sides:
            continue
        yield ground.claim(
            "initiated_by", Span(start, end), at=verb.i, about=about, participants=sides,
            reason=f"{state} began the contact: the words say who asked or called", value=state,
        )  # fmt: skip


def request_claims(ground: Ground) -> Iterator[Claim]:
    """“a request for a meeting had come from the Chinese side”, “a Chinese request for talks was pending”."""
    parse, words = ground.scene.parse, ground.scene.lexicon.words
    for noun in parse.tokens:
        if noun.lemma not in {"request", "proposal"} or noun.dep not in {"nsubj", "nsubjpass"}:
            continue
        wanted = [
            t for p in parse.children(noun.i, "prep") if p.lower in {"for", "of"} for t in parse.children(p.i, "pobj")
        ]
        verb = parse.head(noun.i)
        if verb is None or verb.lemma not in _PENDING or not any(t.lemma in words.nouns for t in wanted):
            continue
        if verb_group(parse, verb.i).tense != "past" or any(t.dep == "neg" for t in parse.children(verb.i)):
            continue
        places = (noun, verb, *parse.children(verb.i, "acomp", "attr"))
        givers = [t for place in places for p in parse.children(place.i, "prep") if p.lower in {"from", "by"}
                  for t in parse.children(p.i, "pobj")]  # fmt: skip
        givers += parse.children(noun.i, "amod", "compound", "poss")
        state = next((s for t in givers if (s := _one_state(ground, t)) is not None), None)
        about = ground.contact_before(noun.i)
        if state is None or about is None or state not in {p.state for p in about.participants}:
            continue
        end = max(noun.end, verb.end, *(parse.subtree_span(t.i).end for t in (*givers, *wanted)))
        yield ground.claim(
            "initiated_by", Span(ground.phrase_start(noun.i), end), at=noun.i, about=about,
            participants=about.participants, reason=f"a request of {state} is spoken of", value=state,
        )  # fmt: skip


def _is_plain(ground: Ground, verb: Token) -> bool:
    """Whether it is told as what was: not negated, not conditional, no passive."""
    children = ground.scene.parse.children(verb.i)
    return not any(
        t.dep in {"neg", "auxpass", "nsubjpass"} or t.tag == "MD" or (t.dep == "mark" and t.lower in _OPEN)
        for t in children
    )


def _asked_in_cleft(ground: Ground, verb: Token) -> tuple[str, int, int] | None:
    """“it was X that asked to talk”, “it was X who had asked for the call”, “it was X who rang”."""
    parse, words = ground.scene.parse, ground.scene.lexicon.words
    copula = parse.head(verb.i)
    if copula is not None and verb.dep == "relcl":
        copula = parse.head(copula.i)
    relative = any(t.lower in _RELATIVE for t in parse.children(verb.i, "nsubj"))
    if copula is None or copula.lemma != "be" or verb.dep not in {"ccomp", "relcl", "advcl"} or not relative:
        return None
    it = next((t for t in parse.children(copula.i, "nsubj", "expl") if t.lower == "it"), None)
    one = next(iter(parse.children(copula.i, "attr")), None)
    state = _one_state(ground, one) if one is not None else None
    entry = words.verbs.get(words.forms.get(verb.lower, verb.lemma))
    begins = (entry is not None and entry.initiates) or _asks_for_contact(ground, verb)
    if it is None or state is None or not begins:
        return None
    return state, it.start, ground.until_stop(verb.i)


def _asks_for_contact(ground: Ground, verb: Token) -> bool:
    """“asked to talk”, “requested the call”, “had asked for a conversation”."""
    parse, words = ground.scene.parse, ground.scene.lexicon.words
    if verb.lemma not in words.initiation.ask_verbs:
        return False
    below = [*parse.children(verb.i, "xcomp", "dobj")]
    below += [t for p in parse.children(verb.i, "prep") if p.lower == "for" for t in parse.children(p.i, "pobj")]
    return any(t.lemma in (words.verbs if t.pos == "VERB" else words.nouns) for t in below)


def _called(ground: Ground, verb: Token) -> tuple[str, int, int] | None:
    """“X rang the palace”, “they contacted us”, “when the palace rang”: who was called is a seat, the speaker, or nobody named."""
    parse, words = ground.scene.parse, ground.scene.lexicon.words
    entry = words.verbs.get(words.forms.get(verb.lower, verb.lemma))
    subject = parse.child(verb.i, "nsubj")
    if entry is None or not entry.initiates or entry.partner or subject is None:
        return None
    if parse.children(verb.i, *_OTHER_OBJECTS):
        return None
    called = parse.child(verb.i, "dobj")
    state = _one_state(ground, subject)
    if called is None:
        when = any(t.lower in {"when", "as"} for t in parse.children(verb.i, "advmod", "mark"))
        return (state, _clause_start(ground, verb), verb.end) if state is not None and when else None
    if called.lower in _OURS:
        speakers = ground.scene.speaker_states(verb.i)
        if state is not None and state not in speakers and subject.lower not in _THEY:
            return state, _clause_start(ground, verb), called.end
        return ("other", _clause_start(ground, verb), called.end) if subject.lower in _THEY else None
    mention = ground.scene.mention(called.i)
    seat = mention is not None and any(a.kind in {"organisation", "office"} and a.state for a in mention.actors)
    if state is None or not seat or _one_state(ground, called) in {state, None}:
        return None
    return state, ground.phrase_start(subject.i), called.end


def _clause_start(ground: Ground, verb: Token) -> int:
    children = ground.scene.parse.children(verb.i, "nsubj", "advmod", "mark")
    return min((ground.phrase_start(t.i) for t in children if t.i < verb.i), default=verb.start)


def _one_state(ground: Ground, token: Token) -> str | None:
    states = states_of(ground.scene.sides(token.i))
    return next(iter(states)) if len(states) == 1 else None


def _sides(ground: Ground, verb: Token, state: str) -> tuple[ContactReport | None, tuple[Actor, ...]]:
    """The contact that was spoken of and its sides; without one, the two sides named near, or in the same sentence."""
    about = ground.contact_before(verb.i)
    called = ground.scene.parse.child(verb.i, "dobj")
    other = _one_state(ground, called) if called is not None else None
    wanted = {s for s in (state, other) if s is not None and s != "other"} | set(ground.scene.speaker_states(verb.i))
    if about is not None and wanted <= {p.state for p in about.participants}:
        return about, about.participants
    near = tuple(p.actor for p in people_near(ground.scene, verb))
    if near and wanted <= {a.state for a in near}:
        return None, near
    sentence = ground.scene.parse.sentence_of(verb.i)
    named = {
        p.actor.state: p.actor
        for t in reversed(ground.scene.parse.sentence_tokens(sentence))
        for p in ground.scene.sides(t.i)
        if t.pos == "PROPN" and p.actor.state
    }
    return (None, tuple(named[s] for s in sorted(named))) if len(named) == 2 and wanted <= set(named) else (None, ())
