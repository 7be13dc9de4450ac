"""Statements of one document in relation: who goes on speaking, and who speaks inside whose words."""

from __future__ import annotations

from dataclasses import replace

from readouts.coding.coding import Statement
from readouts.coding.statements.draft import Draft
from readouts.language.reading import Reading
from readouts.trace import Step


def inherit(reading: Reading, made: list[tuple[Draft, Statement]]) -> list[tuple[Draft, Statement]]:
    """The statements with what they take over from the one before.

    A speaker who goes on in the same paragraph does so in the same medium. And in "Mr Modi, he added, was upset" he is
    whoever spoke before, not Mr Modi: a pronoun set into a clause does not stand for a name in front of it.
    """
    tokens, sentences = reading.parse.tokens, reading.parse.sentences
    order = sorted(range(len(made)), key=lambda n: (made[n][0].place, made[n][1].id))
    found = list(made)
    last: tuple[int, Statement] | None = None
    for n in order:
        draft, statement = found[n]
        paragraph = sentences[tokens[draft.place].sentence].paragraph
        if last is not None and paragraph - last[0] <= 1:
            statement = _with_speaker(reading, draft, statement, last[1])
            if paragraph == last[0]:
                statement = _with_medium(draft, statement, last[1])
            found[n] = (draft, statement)
        inside = any(draft.place in other.content for other, _ in made if other is not draft)
        if draft.takes_quote and not inside:
            last = (paragraph, statement)
    return found


def _with_speaker(reading: Reading, draft: Draft, statement: Statement, before: Statement) -> Statement:
    source = reading.parse.tokens[draft.source] if draft.source is not None else None
    if not draft.apart or source is None or source.lower not in {"he", "she"}:
        return statement
    if before.speaker is None or before.speaker.kind not in {"person", "office"} or statement.speaker is None:
        return statement
    ahead = {a.key for m in reading.mentions_in(statement.content[0]) for a in m.actors}
    if statement.speaker.key not in ahead or before.speaker.key in ahead:
        return statement
    reason = f"the pronoun is set into a clause about {statement.speaker.name or statement.speaker.role}: the last speaker goes on"
    step = Step("statements.pronoun", reason)
    return replace(statement, speaker=before.speaker, trace=(*statement.trace, step))


def _with_medium(draft: Draft, statement: Statement, before: Statement) -> Statement:
    same = statement.speaker is not None and before.speaker is not None and statement.speaker.key == before.speaker.key
    if statement.medium is not None or before.medium is None or not same or not draft.takes_quote:
        return statement
    step = Step("statements.medium", f"the speaker goes on in the same {before.medium}")
    return replace(statement, medium=before.medium, trace=(*statement.trace, step))


def nested(made: list[tuple[Draft, Statement]]) -> tuple[Statement, ...]:
    """The statements, each with the innermost other one whose words hold its cue (or, without cue, its words)."""
    statements = [s for _, s in made]
    sizes = [sum(len(p) for p in s.content) for s in statements]
    found = []
    for n, statement in enumerate(statements):
        place = statement.cue or statement.content[0]
        holders = [
            (sizes[m], m)
            for m, other in enumerate(statements)
            if m != n
            and other.content[0].start <= place.start
            and other.content[-1].end >= place.end
            and other.cue != statement.cue
            and any(p.contains(place) for p in other.content)
            and not (statement.cue is None and sizes[m] <= sizes[n])
        ]
        parent = statements[min(holders)[1]].id if holders else None
        found.append(replace(statement, parent=parent))
    return tuple(found)
