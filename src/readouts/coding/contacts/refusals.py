"""Refusals that stand apart from what was asked for, and the day of a refused contact: that of the request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readouts.coding.coding import When
from readouts.coding.contacts.doers import doers_of
from readouts.coding.contacts.draft import Draft
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.contacts.status import Judgement
from readouts.coding.timing import find_when, verb_group
from readouts.language.parse import Token
from readouts.slots import replace
from readouts.trace import Step

_VERBAL = frozenset({"VERB", "AUX"})
# "The request was made on Saturday" stands close behind the refusal.
_NEAR_SENTENCES = 2
_MAKING = frozenset({"make", "send", "put", "come", "submit", "place", "convey", "deliver", "arrive", "be"})


def with_refusals(scene: Scene, mentions: Sequence[ContactMention]) -> tuple[ContactMention, ...]:
    """Mentions in which what one side asked for or tried is refused, where a clause right behind says so without an object.

    “asked for a call on Sunday. Ankara refused.”; “telephoned him twice, but he did not answer”.
    """
    found = list(mentions)
    for n, told in enumerate(mentions):
        mention = told
        attempted = bool(mention.caller) or mention.judgement.status == "possible"
        if not attempted or mention.judgement.absent or len(mention.states) not in {1, 2}:
            continue
        rebuff = next((v for v in _verbs_behind(scene, mention) if _refuses(scene, v, mention)), None)
        if rebuff is not None and len(mention.states) == 1:
            mention = _with_refuser(scene, mention, rebuff)
        if rebuff is not None:
            reason = f"“{rebuff.text}”: it was refused"
            judgement = Judgement("refused", reason, word=rebuff.i, above=mention.judgement.above)
            step = Step(
                "contacts.refusal",
                f"“{rebuff.text}” stands right behind and says that it was refused",
                evidence=(rebuff.span,),
            )
            found[n] = replace(mention, judgement=judgement, trace=(*mention.trace, step))
    return tuple(found)


def _with_refuser(scene: Scene, mention: ContactMention, verb: Token) -> ContactMention:
    """“X offered a meeting; the Y side declined”: the other side is whoever declines."""
    other = [p for t in doers_of(scene.parse, verb.i) for p in scene.sides(t.i)]
    return replace(mention, participants=(*mention.participants, *other), bare=False)


def when_asked(scene: Scene, draft: Draft) -> When | None:
    """When the refused contact was asked for; else when it was refused; None where nothing says."""
    for when in (*_said_behind(scene, draft), *_on_words_above(scene, draft)):
        if when.expressions and when.relation in {"on", "during", "since"}:
            because = (*when.because, "a refused contact is placed on the day on which it was asked for or refused")
            return When(when.expressions, when.relation, "past", because)
    return None


def _said_behind(scene: Scene, draft: Draft) -> Iterator[When]:
    """“The request was made on Saturday.”"""
    first = max(m.trigger for m in draft.mentions)
    for token in scene.parse.tokens[first + 1 :]:
        if token.sentence > scene.parse.tokens[first].sentence + _NEAR_SENTENCES:
            return
        verb = scene.parse.head(token.i)
        if (
            token.lemma in scene.lexicon.status.asked
            and token.dep in {"nsubj", "nsubjpass"}
            and verb is not None
            and verb.lemma in _MAKING
            and any(t.lower in {"the", "that", "this"} for t in scene.parse.children(token.i, "det", "poss"))
        ):
            yield find_when(scene.reading, verb.i)


def _on_words_above(scene: Scene, draft: Draft) -> Iterator[When]:
    """The words of asking before those of refusing: “tried on Wednesday to reach …”, “rejected on Monday a request for …”."""
    words = scene.lexicon.status
    above = [scene.parse.tokens[i] for m in draft.mentions for i in m.judgement.above]
    above += [scene.parse.tokens[m.judgement.word] for m in draft.mentions if m.judgement.word is not None]
    asking = [t for t in above if t.lemma in words.possible or t.lemma in words.asked]
    for token in dict.fromkeys((*asking,)):
        yield find_when(scene.reading, token.i)
    yield from (m.when for m in draft.mentions)
    for token in dict.fromkeys(above):
        yield find_when(scene.reading, token.i)


def _verbs_behind(scene: Scene, mention: ContactMention) -> Iterator[Token]:
    """Verbs of the clauses after the mention in its sentence and the next, up to one that says what was talked about.

    “called him and warned that … He refused.” answers the warning, not the call.
    """
    start = scene.parse.tokens[mention.trigger]
    for token in scene.parse.tokens[mention.trigger + 1 :]:
        if token.sentence > start.sentence + 1:
            return
        if token.pos in _VERBAL and token.dep in {"ROOT", "conj", "ccomp", "parataxis"}:
            yield token
            if token.head == mention.trigger and scene.parse.children(token.i, "dobj", "xcomp", "ccomp"):
                return


def _refuses(scene: Scene, verb: Token, mention: ContactMention) -> bool:
    """Whether the verb refuses without saying what: “refused”, “did not answer”, “went unanswered”."""
    words, parse = scene.lexicon.status, scene.parse
    if verb_group(parse, verb.i).tense != "past":
        return False
    nobody = any(t.lower in {"nobody", "none", "no-one"} for t in parse.children(verb.i, "nsubj"))
    negated = nobody or any(t.dep == "neg" for t in parse.children(verb.i))
    objects = [t for t in parse.children(verb.i, "dobj", "xcomp", "ccomp") if t.i > verb.i]
    unanswered = verb.lemma in words.unanswered_alone and negated
    refused = verb.lemma in words.refused_alone and not negated
    if objects or not (unanswered or refused):
        return False
    subjects = doers_of(parse, verb.i)
    states = states_of(p for t in subjects for p in scene.sides(t.i))
    asking = states_of(mention.caller)
    pronoun = bool(subjects) and all(t.pos == "PRON" for t in subjects)
    if len(mention.states) == 1:
        return len(states) == 1 and states != mention.states
    return pronoun or (bool(states) and states < mention.states and states != asking)
