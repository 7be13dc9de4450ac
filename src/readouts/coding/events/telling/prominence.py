"""Which events a report is about, which it tells besides, and which it only recalls.

A report opens with its news: the events of the main clause of the first sentence that tells of any are what it is about,
and those further down that tell of the same. What is historical, and what a clause or phrase of time only places
("after rebels killed nine soldiers"), is background. Everything else is told besides.
"""

from __future__ import annotations

from collections.abc import Sequence

from readouts.coding.coding import EventMention
from readouts.coding.events.draft import Draft
from readouts.language.parse import Parse, Token
from readouts.slots import replace

# A report that has told of no event by then opens with something else.
_LEAD_SENTENCES = 3
_TIMES = frozenset(
    {"after", "since", "when", "before", "following", "until", "amid", "despite", "as", "because", "while"}
)
# What makes a clause or phrase part of the one that it hangs on.
_DEEPER = frozenset({"relcl", "acl", "advcl", "appos", "pobj", "pcomp", "poss", "compound", "amod", "parataxis"})


def with_standing(
    parse: Parse, found: Sequence[tuple[Draft, EventMention]], *, opens: bool = True
) -> tuple[EventMention, ...]:
    """The mentions, in the order given, each with its standing and the reason.

    Args:
        parse: Of the document.
        found: Drafts with their mentions, in text order.
        opens: Whether the document begins here; a later passage of a long one has no lead.
    """
    background = {m.id: why for d, m in found if (why := _recalled(parse, d)) is not None}
    news = [(d, m) for d, m in found if m.id not in background and m.within is None and "negated" not in m.auxiliary]
    lead = next((s for d, _ in news if opens and (s := d.candidate.token.sentence) < _LEAD_SENTENCES), None)
    opening = [(d, m) for d, m in news if d.candidate.token.sentence == lead]
    top = min((_depth(parse, d) for d, _ in opening), default=0)
    mains = [m for d, m in opening if _depth(parse, d) == top]
    return tuple(_placed(parse, d, m, mains, background.get(m.id)) for d, m in found)


def _placed(
    parse: Parse, draft: Draft, mention: EventMention, mains: Sequence[EventMention], recalled: str | None
) -> EventMention:
    if any(m.id == mention.id for m in mains):
        return replace(mention, standing="main", standing_because="The report opens with it.")
    if recalled is not None:
        return replace(mention, standing="background", standing_because=recalled)
    if _refers(parse, draft) and any(_same(mention, m) for m in mains):
        return replace(mention, standing="main", standing_because="It tells again of what the report opens with.")
    return replace(mention, standing="other", standing_because="The report tells of it besides its main news.")


def _same(mention: EventMention, main: EventMention) -> bool:
    """Whether a mention further down speaks of a main event: same type, mode and sides as far as both tell them."""
    if mention.type != main.type or mention.auxiliary != main.auxiliary:
        return False
    if mention.mode is not None and main.mode is not None and mention.mode != main.mode:
        return False
    pairs = list(zip(_states(mention), _states(main), strict=True))
    return all(a <= b or b <= a for a, b in pairs) and any(a & b for a, b in pairs)


def _states(mention: EventMention) -> tuple[frozenset[str], frozenset[str]]:
    sides = (mention.actors, mention.recipients)
    actors, recipients = (frozenset(p.actor.state for p in side if p.actor.state) for side in sides)
    return actors, recipients


def _recalled(parse: Parse, draft: Draft) -> str | None:
    """Why an event is only background; None where it may be news."""
    if "historical" in draft.auxiliary:
        told = next((s.reason for s in draft.steps if s.rule == "factuality.historical"), "")
        return f"It is recalled. {told}".strip()
    for token in _clause_heads(parse, draft.candidate.carrier or draft.candidate.token):
        marks = parse.children(token.i, "mark", "advmod") if token.dep == "advcl" else ()
        word = next((c for c in marks if c.lower in _TIMES and c.i < token.i), None)
        head = parse.head(token.i)
        if token.dep in {"pobj", "pcomp"} and head is not None and head.lower in _TIMES:
            word = head
        if word is not None:
            return f"“{word.text} …” only places what the clause above tells."
    return None


def _clause_heads(parse: Parse, token: Token) -> tuple[Token, ...]:
    return (token, *parse.ancestors(token.i))


def _depth(parse: Parse, draft: Draft) -> int:
    """How many clauses and phrases stand between the event and the main clause; what somebody says stands as high."""
    candidate = draft.candidate
    heads = _clause_heads(parse, candidate.carrier or candidate.token)
    # "suspended talks": what a verb of another event governs.
    named = candidate.trigger.part == "noun" and candidate.carrier is None and candidate.token.dep in {"dobj", "dative"}
    return named + sum(t.dep in _DEEPER for t in heads)


def _refers(parse: Parse, draft: Draft) -> bool:
    """Whether a noun points back at an event ("the attack", "their meeting")."""
    noun = draft.candidate.token
    determiner = parse.child(noun.i, "det", "poss")
    return (
        draft.candidate.trigger.part == "noun" and determiner is not None and determiner.lower not in {"a", "an", "no"}
    )
