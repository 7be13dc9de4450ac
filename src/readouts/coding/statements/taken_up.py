"""Words said before that a noun or a pronoun takes up: "…. That is what the minister said"; "…, a view Oslo rejects"."""

from __future__ import annotations

from collections.abc import Iterable

from readouts.coding.statements.clauses import can_speak
from readouts.coding.statements.cues import Cues
from readouts.coding.statements.draft import Draft
from readouts.language.parse import Parse, Token
from readouts.slots import replace
from readouts.trace import Step

_POINTING = frozenset({"that", "this", "it"})
# Stances of verbs whose object is a claim: "a view Oslo rejects", "an account that Paris confirms".
_JUDGING = frozenset({"denies", "doubts", "confirms"})
_COMMAS = frozenset({",", "–", "—", "--"})


def take_up(parse: Parse, cues: Cues, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, with those whose words only point back given the words that they point to.

    A pointing draft without anything before it to point to is dropped: "what" is nobody's words.
    """
    found: list[Draft] = []
    for draft in drafts:
        cue = parse.tokens[draft.cue] if draft.cue is not None else None
        words = _pointed_at(parse, draft, cue) if cue is not None else None
        if words is None:
            found.append(draft)
        elif words:
            step = Step("statements.taken_up", "the clause points back to the words before it")
            found.append(replace(draft, content=words, steps=(*draft.steps, step)))
    return _with_views(parse, cues, found)


def _pointed_at(parse: Parse, draft: Draft, cue: Token) -> frozenset[int] | None:
    """The sentence before "that is what he said", or the clause before ", and that is what he said"; None elsewhere."""
    what = [parse.tokens[i] for i in draft.content]
    if len(what) != 1 or what[0].lower != "what" or what[0].i > cue.i:
        return None
    copula = parse.head(cue.i)
    if copula is None or copula.lemma != "be":
        return None
    subject = parse.child(copula.i, "nsubj")
    if subject is None or subject.lower not in _POINTING:
        return None
    sentence = parse.sentence_of(cue.i)
    opening = parse.edges(copula.i)[0].i
    if copula.dep == "conj" and (earlier := parse.head(copula.i)) is not None:
        return frozenset(range(sentence.first, min(opening, subject.i))) if earlier.i < subject.i else frozenset()
    before = parse.sentences[sentence.i - 1] if sentence.i else None
    if before is None or before.paragraph != sentence.paragraph:
        return frozenset()
    return frozenset(range(before.first, before.last))


def _with_views(parse: Parse, cues: Cues, drafts: list[Draft]) -> list[Draft]:
    """The drafts with one for each "…, a view that Oslo rejects": its words are the clause before the comma."""
    views = [found for noun in parse.of_lemma(cues.nouns) if (found := _view(parse, cues, noun)) is not None]
    if not views:
        return drafts
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(parse.tokens[draft.place].sentence, []).append(draft)
    for noun, verb, subject in views:
        beside = by_sentence.get(noun.sentence, [])
        made = _with_view(parse, cues, noun, verb, subject, beside)
        by_sentence[noun.sentence] = made
    return [draft for _, found in sorted(by_sentence.items()) for draft in found]


def _view(parse: Parse, cues: Cues, noun: Token) -> tuple[Token, Token, Token] | None:
    """The noun after a comma that stands for what was said, with the verb that judges it and that verb's subject."""
    if noun.pos != "NOUN" or "clause" not in cues.nouns[noun.lemma].takes:
        return None
    verb = parse.child(noun.i, "relcl", "acl")
    cue = cues.verbs.get(verb.lemma) if verb is not None else None
    if verb is None or cue is None or cue.stance not in _JUDGING:
        return None
    # The parser takes "Oslo rejects" for two nouns where no "that" stands before it.
    subject, own = parse.child(verb.i, "nsubj", "compound"), parse.child(verb.i, "dobj")
    first = parse.edges(noun.i)[0].i
    if subject is None or not can_speak(cues, subject) or first == 0 or parse.tokens[first - 1].text not in _COMMAS:
        return None
    # In "a view that makes Oslo reject the plan" what is rejected is named.
    return (noun, verb, subject) if own is None or own.tag in ("WDT", "WP", "IN") else None


def _with_view(parse: Parse, cues: Cues, noun: Token, verb: Token, subject: Token, beside: list[Draft]) -> list[Draft]:
    """The drafts of a sentence with the one of a view; the words before it are no longer theirs and its."""
    sentence, first = parse.sentence_of(noun.i), parse.edges(noun.i)[0].i
    aside = frozenset(t.i for t in parse.subtree(noun.i)) | {first - 1}
    kept = [
        replace(d, content=d.content - aside) if first - 2 in d.content else d
        for d in beside
        if d.cue not in (noun.i, verb.i)
    ]
    holders = [d for d in kept if first - 2 in d.content and d.cue is not None and d.cue < first]
    held = frozenset(i for d in holders[-1:] for i in d.content if sentence.first <= i < first - 1)
    step = Step("statements.taken_up", f"“{noun.text}” stands for the clause before it", evidence=(verb.span,))
    view = Draft(
        cue=verb.i,
        source=subject.i,
        content=held or frozenset(range(sentence.first, first - 1)),
        cue_tokens=frozenset({verb.i}),
        stance=cues.verbs[verb.lemma].stance,
        act=cues.verbs[verb.lemma].act,
        steps=(step,),
    )
    return [*kept, view]
