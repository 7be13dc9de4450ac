"""Statements of one document in relation: who goes on speaking, and who speaks inside whose words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping

from readouts.coding.coding import Statement
from readouts.coding.statements.draft import Draft
from readouts.coding.statements.kinds import Kinds
from readouts.language.reading import Reading
from readouts.slots import replace
from readouts.span import Span
from readouts.trace import Step

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "'s", "my", "our"})


def inherit(reading: Reading, made: list[tuple[Draft, Statement]], kinds: Kinds) -> list[tuple[Draft, Statement]]:
    """The statements with what they take over from the one before.

    A speaker who goes on in the same paragraph does so in the same medium. And in "Mr Modi, he added, was upset" he is
    whoever spoke before, not Mr Modi: a pronoun set into a clause does not stand for a name in front of it. After the
    words of a ministry "it" is the ministry, and "the statement" is its statement.
    """
    tokens, sentences = reading.parse.tokens, reading.parse.sentences
    order = sorted(range(len(made)), key=lambda n: (made[n][0].place, made[n][1].id))
    held = Counter(i for draft in {id(d): d for d, _ in made}.values() for i in draft.content)
    names = _Names(reading)
    found = list(made)
    last: tuple[int, Statement] | None = None
    for n in order:
        draft, statement = found[n]
        paragraph = sentences[tokens[draft.place].sentence].paragraph
        if last is not None and paragraph - last[0] <= 1:
            statement = _with_speaker(names, draft, statement, last[1])
            statement = _with_institution(reading, draft, statement, last[1], kinds)
            if paragraph == last[0]:
                statement = _with_medium(draft, statement, last[1])
            found[n] = (draft, statement)
        inside = held[draft.place] > (draft.place in draft.content)
        if draft.takes_quote and not inside:
            last = (paragraph, statement)
    return found


class _Names:
    """Who is mentioned in a span, found by its place and not by going through all mentions."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._starts = [m.span.start for m in reading.mentions]

    def keys(self, span: Span) -> frozenset[str]:
        """Keys of the actors mentioned in a span."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return frozenset(a.key for m in self.reading.mentions[first:last] if span.contains(m.span) for a in m.actors)


def _with_speaker(names: _Names, draft: Draft, statement: Statement, before: Statement) -> Statement:
    source = names.reading.parse.tokens[draft.source] if draft.source is not None else None
    if not draft.apart or source is None or source.lower not in {"he", "she"}:
        return statement
    if before.speaker is None or before.speaker.kind not in {"person", "office"} or statement.speaker is None:
        return statement
    ahead = names.keys(statement.content[0])
    if statement.speaker.key not in ahead or before.speaker.key in ahead:
        return statement
    about = statement.speaker.name or statement.speaker.role
    step = Step("statements.pronoun", f"the pronoun is set into a clause about {about}: the last speaker goes on")
    return replace(statement, speaker=before.speaker, trace=(*statement.trace, step))


def _with_institution(
    reading: Reading, draft: Draft, statement: Statement, before: Statement, kinds: Kinds
) -> Statement:
    """The statement of "it" or of "the statement" with the institution that spoke before."""
    source = reading.parse.tokens[draft.source] if draft.source is not None else None
    speaker = before.speaker
    if source is None or speaker is None or before.source_kind != "official":
        return statement
    institution = speaker.kind in ("organisation", "state") or not speaker.named
    if source.lower == "it" and statement.speaker is None and institution:
        step = Step("statements.institution", f"“it” is {speaker.name or speaker.role}, who spoke before")
        return replace(statement, speaker=speaker, source_kind="official", trace=(*statement.trace, step))
    own = statement.speaker
    if own is None or own.id or own.state or speaker.state is None or not kinds.is_institution(reading.parse, source):
        return statement
    if not any(child.lower == "the" for child in reading.parse.children(source.i, "det")):
        return statement
    step = Step("statements.institution", f"“{own.role or own.name}” is that of {speaker.state}, which spoke before")
    own = replace(own, state=speaker.state)
    kind = kinds.kind(reading.parse, source, own)
    return replace(statement, speaker=own, source_kind=kind, trace=(*statement.trace, step))


def _with_medium(draft: Draft, statement: Statement, before: Statement) -> Statement:
    same = statement.speaker is not None and before.speaker is not None and statement.speaker.key == before.speaker.key
    if statement.medium is not None or before.medium is None or not same or not draft.takes_quote:
        return statement
    step = Step("statements.medium", f"the speaker goes on in the same {before.medium}")
    return replace(statement, medium=before.medium, trace=(*statement.trace, step))


def standing_apart(reading: Reading, made: list[tuple[Draft, Statement]]) -> tuple[Statement, ...]:
    """The statements, nested, without those that add nothing to the words in which they stand.

    Inside somebody's words only what somebody else says is a statement of its own ("the minister had promised to go", said
    his spokesman). What the speaker says or thinks himself ("I think …") is said by the statement around it already; what he
    tells of other people's wishes and fears, and what nobody is named for, is his account of them. This is the one place
    where that is decided.
    """
    statements = nested(reading, made)
    order = {id(s): d for (d, _), s in zip(made, statements, strict=True)}
    by_id = {s.id: s for s in statements}
    dropped = {s.id for s in statements if s.parent and not _stands_apart(reading, s, by_id[s.parent], order)}
    return tuple(replace(s, parent=_kept(s.parent, by_id, dropped)) for s in statements if s.id not in dropped)


def _stands_apart(reading: Reading, statement: Statement, around: Statement, drafts: Mapping[int, Draft]) -> bool:
    if statement.act == "thinks" or statement.source is None:
        return False
    draft = drafts[id(statement)]
    own = draft.source
    if own is None or own == drafts[id(around)].source:
        return False
    if not _has_words(reading, draft):
        return False
    if reading.parse.tokens[own].lower in _FIRST_PERSON:
        return False
    same = statement.speaker is not None and around.speaker is not None and statement.speaker.key == around.speaker.key
    return not same


def _has_words(reading: Reading, draft: Draft) -> bool:
    """Whether there is more than a topic ("had explained it", "orders an inquiry")."""
    words = [reading.parse.tokens[i] for i in draft.content]
    return len(words) > 3 or any(t.pos in {"VERB", "AUX"} or t.text == '"' for t in words)


def _kept(parent: str | None, statements: Mapping[str, Statement], dropped: set[str]) -> str | None:
    """The nearest statement around that was not dropped."""
    while parent in dropped:
        parent = statements[parent].parent
    return parent


def nested(reading: Reading, made: list[tuple[Draft, Statement]]) -> tuple[Statement, ...]:
    """The statements, each with the innermost other one whose words hold its cue (or, without cue, its words)."""
    statements = [s for _, s in made]
    sizes = [sum(len(p) for p in s.content) for s in statements]
    tokens = reading.parse.tokens
    near: dict[int, list[int]] = {}
    for m, (draft, _) in enumerate(made):
        for sentence in {tokens[i].sentence for i in draft.content}:
            near.setdefault(sentence, []).append(m)
    found = []
    for n, (draft, statement) in enumerate(made):
        place = statement.cue or statement.content[0]
        holders = [
            (sizes[m], m)
            for m in near.get(tokens[draft.place].sentence, ())
            if statements[m].cue != statement.cue
            and any(p.contains(place) for p in statements[m].content)
            and not (statement.cue is None and sizes[m] <= sizes[n])
        ]
        parent = statements[min(holders)[1]].id if holders else None
        found.append(replace(statement, parent=parent))
    return tuple(found)
