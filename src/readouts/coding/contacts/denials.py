"""Who says that a reported contact did not take place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readouts.coding.contacts.draft import Draft
from readouts.coding.contacts.fitting import fits
from readouts.coding.contacts.mention import ContactMention
from readouts.coding.contacts.salience import salient_pair
from readouts.coding.contacts.scene import Scene, states_of
from readouts.coding.events.syntax.subjects import subjects_of
from readouts.language.parse import Token
from readouts.slots import replace
from readouts.span import Span
from readouts.trace import Step

_VERBAL = frozenset({"VERB", "AUX"})


def with_denials(scene: Scene, drafts: Sequence[Draft], mentions: Sequence[ContactMention]) -> list[Draft]:
    """The drafts, with the sides noted that deny them, and one more for each contact that is only denied."""
    found = list(drafts)
    for mention in mentions:
        if mention.judgement.absent and not _counts_from(scene, mention):
            deniers = _deniers(scene, mention.trigger)
            target = _claimed(scene, found, mention) or _claimed_behind(scene, found, mention)
            if target is None and (target := _only_denied(scene, found, mention, deniers)) is not None:
                found.append(target)
            _deny(scene, target, deniers, mention.trigger)
        elif mention.judgement.status == "denied" and mention.judgement.word is not None:
            word = scene.parse.tokens[mention.judgement.word]
            states = states_of(p for t in subjects_of(scene.parse, word.i) for p in scene.sides(t.i))
            target = next((d for d in found if any(m.trigger == mention.trigger for m in d.mentions)), None)
            _deny(scene, target, tuple(sorted(states)) or _deniers(scene, word.i), mention.trigger)
    for token in scene.parse.of_lemma(scene.lexicon.words.occur_verbs):
        if token.pos in _VERBAL:
            _deny_occurrence(scene, found, token)
    return found


def _claimed_behind(scene: Scene, drafts: Sequence[Draft], mention: ContactMention) -> Draft | None:
    """“‘No such meeting took place,’ X said, after reports that Y had met Z”."""
    sentence = scene.parse.tokens[mention.trigger].sentence
    behind = [
        d
        for d in drafts
        if d.mentions[0].trigger > mention.trigger and d.status in {"held", "denied"} and d.which == "this"
    ]
    near = [d for d in behind if scene.parse.tokens[d.mentions[0].trigger].sentence <= sentence + 1]
    return next((d for d in near if not mention.states or fits(scene, d, mention)), None)


def _only_denied(
    scene: Scene, drafts: Sequence[Draft], mention: ContactMention, deniers: Sequence[str]
) -> Draft | None:
    """A single contact of known sides that one of them says did not take place, and that nobody here says did."""
    token = scene.parse.tokens[mention.trigger]
    entry = scene.lexicon.words.nouns.get(token.lemma.lower())
    never = any(t.lower == "never" for t in scene.parse.children(token.i, "neg", "advmod"))
    single = never if entry is None else not entry.plural_is_one
    if not single or mention.when.tense != "past" or _over_a_stretch(scene, mention):
        return None
    if len(mention.states) < 2 and mention.meant is not None:
        mention = replace(mention, participants=salient_pair(scene, token, drafts, mention.meant))
    if len(mention.states) != 2 or not set(deniers) & mention.states:
        return None
    draft = Draft()
    draft.add(mention)
    return draft


def _over_a_stretch(scene: Scene, mention: ContactMention) -> bool:
    """“no call in three months” counts over a stretch; it answers nobody."""
    sentence = scene.parse.sentence_of(mention.trigger)
    rest = Span(scene.parse.tokens[mention.trigger].start, sentence.span.end)
    return any(t.type == "DURATION" for t in scene.reading.times_in(rest))


def _deniers(scene: Scene, trigger: int) -> Sequence[str]:
    """States whose words deny; unnamed officials without a state are those of the outlet's country."""
    if states := scene.speaker_states(trigger):
        return states
    country = scene.reading.document.outlet_country
    for statement in scene.statements_at(trigger):
        source = scene.reading.text(statement.source).lower() if statement.source else ""
        if country and any(w in source for w in ("official", "government", "ministry", "source")):
            return (country,)
    return _rejecting_before(scene, trigger)


def _rejecting_before(scene: Scene, trigger: int) -> Sequence[str]:
    """“Ankara rejected the claim. ‘There was no call,’ the ministry said”: the ministry is that of the side that rejects."""
    sentence = scene.parse.tokens[trigger].sentence
    for before in (sentence, sentence - 1):
        for token in scene.parse.sentence_tokens(scene.parse.sentences[before]) if before >= 0 else ():
            if token.pos == "VERB" and token.lemma in scene.lexicon.status.dismissing:
                states = states_of(p for t in subjects_of(scene.parse, token.i) for p in scene.sides(t.i))
                if len(states) == 1:
                    return tuple(states)
    return ()


def _counts_from(scene: Scene, mention: ContactMention) -> bool:
    """“no talks since May”, “had never met before” count; they do not deny what was reported."""
    sentence = scene.parse.sentence_of(mention.trigger)
    behind = scene.parse.tokens[mention.trigger : sentence.last]
    never = any(t.lower == "never" for t in scene.parse.children(mention.trigger, "neg", "advmod"))
    return any(t.lower == "since" or (never and t.lower == "before") for t in behind)


def _claimed(scene: Scene, drafts: Sequence[Draft], mention: ContactMention) -> Draft | None:
    """The contact, spoken of before, that somebody else says took place."""
    before = [
        d
        for d in drafts
        if d.mentions[0].trigger < mention.trigger
        and d.status in {"held", "denied"}
        and d.which == "this"
        and not any(m.judgement.undisputed for m in d.mentions)
    ]
    fitting = [d for d in before if not mention.states or fits(scene, d, mention)]
    return max(fitting, key=lambda d: min(d.last, mention.trigger), default=None)


def _deny(scene: Scene, draft: Draft | None, states: Sequence[str], trigger: int) -> None:
    if draft is None:
        return
    for state in states:
        if state in draft.states and state not in draft.denied_by:
            draft.denied_by.append(state)
            token = scene.parse.tokens[trigger]
            sentence = scene.parse.sentence_of(trigger).span
            draft.steps.append(
                Step("contacts.denied", f"“{token.text}” stands in words of {state} that deny it", evidence=(sentence,))
            )


def _deny_occurrence(scene: Scene, drafts: Sequence[Draft], verb: Token) -> None:
    """“a call that Madrid says never took place”."""
    parse = scene.parse
    if not any(t.dep == "neg" for t in parse.children(verb.i)):
        return
    if verb.lemma == "take" and not any(t.lemma == "place" for t in parse.children(verb.i, "dobj")):
        return
    about = set(_antecedents(scene, verb))
    sentence = parse.sentence_of(verb.i)
    draft = next((d for d in drafts for m in d.mentions if m.trigger in about), None)
    if draft is None and verb.dep in {"relcl", "ccomp"}:
        near = [d for d in drafts for m in d.mentions if sentence.first <= m.trigger < verb.i and m.judgement.status]
        draft = near[-1] if near else None
    states = set(scene.speaker_states(verb.i))
    # In "which Madrid says never happened" the parser may make Madrid the subject of "happened".
    states |= states_of(p for t in parse.children(verb.i, "nsubj") for p in scene.sides(t.i))
    _deny(scene, draft, sorted(states), verb.i)


def _antecedents(scene: Scene, verb: Token) -> Iterator[int]:
    for subject in scene.parse.children(verb.i, "nsubj", "nsubjpass", "dobj"):
        yield subject.i
    current: Token | None = verb
    while current is not None and current.pos in _VERBAL:
        if current.dep in {"relcl", "ccomp"} and (head := scene.parse.head(current.i)) is not None:
            yield head.i
        current = scene.parse.head(current.i)
