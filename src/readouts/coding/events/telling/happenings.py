"""One event for one happening: mentions of one sentence that tell of the same are joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readouts.coding.coding import Participant, Statement
from readouts.coding.events.draft import Draft
from readouts.slots import replace
from readouts.trace import Step

SAME = "happenings.same"
# Contacts are joined by their own stage, which needs each mention.
_KEPT_APART = frozenset({"CONSULT"})


def one_each(drafts: Sequence[Draft], statements: Mapping[int, Sequence[Statement]]) -> list[Draft]:
    """One draft for each happening, in text order; it speaks for the others and takes from them what it lacks.

    Args:
        drafts: Of one document, in text order.
        statements: By token; what one speaker says is not joined with what another says.
    """
    groups: list[list[Draft]] = []
    by_sentence: dict[int, list[list[Draft]]] = {}
    for draft in drafts:
        near = by_sentence.setdefault(draft.candidate.token.sentence, [])
        told = statements.get(draft.candidate.token.i)
        group = next(
            (g for g in near if all(_same(draft, d) and statements.get(d.candidate.token.i) == told for d in g)), None
        )
        if group is None:
            group = []
            near.append(group)
            groups.append(group)
        group.append(draft)
    found = [_spokesman(g) for g in groups]
    return sorted(found, key=lambda d: d.candidate.token.i)


def _spokesman(group: list[Draft]) -> Draft:
    """The draft that tells most, with what only the others tell."""
    best = max(group, key=_telling)
    for other in group:
        if other is best:
            continue
        word = other.candidate.token
        step = Step(SAME, f"“{word.text}” tells of the same happening.", evidence=(word.span,))
        best = replace(
            best,
            mode=best.mode or other.mode,
            actors=_known(best.actors, other.actors),
            recipients=_known(best.recipients, other.recipients),
            steps=(*best.steps, step),
            also=(*best.also, word),
        )
    return best


def _telling(draft: Draft) -> tuple[int, bool, bool, int]:
    """How much a draft tells; of equals the first stands."""
    sides = sum(any(p.actor.state for p in side) for side in (draft.actors, draft.recipients))
    return sides, draft.candidate.trigger.part == "verb", draft.mode is not None, -draft.candidate.token.i


def _known(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> tuple[Participant, ...]:
    if any(p.actor.state for p in first):
        return first
    return second if any(p.actor.state for p in second) else first or second


def _same(first: Draft, second: Draft) -> bool:
    if first.type != second.type or first.type in _KEPT_APART or set(first.auxiliary) != set(second.auxiliary):
        return False
    return _agree(first.actors, second.actors) and _agree(first.recipients, second.recipients)


def _agree(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> bool:
    """Whether nothing that one names is against what the other names."""
    one, other = {p.actor.state for p in first} - {None}, {p.actor.state for p in second} - {None}
    return one <= other or other <= one
