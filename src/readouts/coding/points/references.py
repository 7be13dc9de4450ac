"""How words refer to a contact: by a known noun ("the call"), beside a verb of saying, or as what is counted from."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.coding.points.lexicon import Lexicon
from readouts.coding.points.voices import Utterance
from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor
from readouts.span import Span


def same_person(first: Actor, second: Actor) -> bool:
    """Whether two actors are one, as far as the document tells."""
    if first.key == second.key:
        return True
    if first.state is None or first.state != second.state or (first.name and second.name):
        return False
    return first.office is not None and first.office == second.office


def connected(parse: Parse, trigger: Token, cue: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether words for a contact say when, where or of what a statement was made.

    "After the call, he said …", "the call, which he described as …", "she rang him and urged …" do;
    "asked if the call was planned, he said …" does not, because a question stands between.
    """
    places = {t.i for t in cue}
    for token in cue:
        above = parse.head(token.i)
        if above is not None and above.i == trigger.i:
            return True
    for token in parse.ancestors(trigger.i):
        if token.i in places:
            return True
        if token.pos == "VERB" and token.lemma not in lexicon.circumstances:
            return False
    return False


def counted_from(parse: Parse, trigger: Token) -> bool:
    """Whether words for a contact are what something is counted from: "since a call on Monday", "since they met"."""
    if any(child.lower == "since" for child in parse.children(trigger.i, "mark", "advmod", "prep")):
        return True
    above = parse.head(trigger.i)
    return above is not None and above.lower == "since" and trigger.dep == "pobj"


def gap(first: Span, second: Span) -> int:
    """Characters between two spans; 0 where they touch."""
    return max(first.start - second.end, second.start - first.end, 0)


_KNOWN = frozenset({"the", "this", "that", "such", "their", "our", "his", "her", "its"})
NONE = frozenset({"no", "any"})


def refers(parse: Parse, utterance: Utterance, nouns: frozenset[str], determiners: frozenset[str] = _KNOWN) -> bool:
    """Whether a clause speaks of "the call", "this conversation": a contact that is known already."""
    tokens = parse.tokens[utterance.clause.first : utterance.clause.last]
    named = (t for t in tokens if t.lemma in nouns and t.pos == "NOUN")
    known = (c for t in named for c in parse.children(t.i, "det", "poss", "predet", "amod"))
    return any(c.lower in determiners and (c.dep in ("det", "poss") or c.lower == "such") for c in known)
