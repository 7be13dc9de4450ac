"""Quotations behind a colon that no verb of saying introduces: "celebrated with the message: “…”"; "had one word for it: “…”"."""

from __future__ import annotations

from readouts.coding.statements.clauses import Clauses, can_speak
from readouts.coding.statements.cues import Cues
from readouts.coding.statements.draft import Draft
from readouts.language.parse import Parse, Token
from readouts.trace import Step

_MARKS = frozenset({'"', "'"})


def colon_drafts(parse: Parse, cues: Cues, clauses: Clauses) -> list[Draft]:
    """One draft for each colon with a quotation behind it, if whoever acts before the colon can speak."""
    found = []
    for token in parse.tokens[1:-1]:
        if token.text == ":" and parse.tokens[token.i + 1].text in _MARKS:
            draft = _before(parse, cues, clauses, token)
            if draft is not None:
                found.append(draft)
    return found


def _before(parse: Parse, cues: Cues, clauses: Clauses, colon: Token) -> Draft | None:
    verb = next(
        (t for t in (parse.tokens[colon.i - 1], *parse.ancestors(colon.i - 1)) if t.pos in {"VERB", "AUX"}), None
    )
    if verb is None or verb.i > colon.i or verb.sentence != parse.tokens[colon.i - 1].sentence:
        return None
    subject = clauses.subject(verb.i)
    if subject is None or subject.i > colon.i or not can_speak(cues, subject):
        return None
    words = parse.tokens[max(verb.i, colon.i - 6) : colon.i]
    noun = next((t for t in words if t.pos == "NOUN" and (t.lemma in cues.readable or t.lemma in cues.nouns)), None)
    cue = noun if noun is not None else verb
    if any(
        t.pos == "VERB" and t.lemma in cues.verbs and "quote" in cues.verbs[t.lemma].takes
        for t in parse.tokens[parse.sentence_of(verb.i).first : colon.i]
    ):
        return None
    step = Step("statements.colon", f"“{cue.text}” introduces the quotation behind the colon", evidence=(cue.span,))
    return Draft(cue.i, subject.i, frozenset(), frozenset({cue.i}), takes_quote=True, steps=(step,))
