"""Finding statements: source, cue, content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from readouts.coding.coding import Statement, stable_id
from readouts.coding.statements.clauses import Clauses
from readouts.coding.statements.cues import Cues
from readouts.coding.statements.draft import Draft
from readouts.coding.statements.inserted import InsertedReader
from readouts.coding.statements.media import medium_of
from readouts.coding.statements.nouns import NounReader
from readouts.coding.statements.phrases import PhraseReader
from readouts.coding.statements.quotes import Quotations
from readouts.coding.statements.sources import described, source_tokens
from readouts.coding.statements.speech import Speech
from readouts.coding.statements.transcripts import transcript_drafts
from readouts.coding.statements.verbs import VerbReader
from readouts.coding.timing import find_when
from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor, Mention, Reading
from readouts.span import Span
from readouts.trace import Step

_MARKS = frozenset({'"', "'", "''", "``"})
_EDGES = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "(", ")", "…", "*", "?", "!"})


@dataclass(frozen=True, slots=True)
class StatementFinder:
    """Finds who says what."""

    cues: Cues

    @classmethod
    def load(cls) -> StatementFinder:
        """The finder with the cues that ship with the package."""
        return cls(Cues.load())

    def find(self, reading: Reading) -> tuple[Statement, ...]:
        """Statements in text order; a statement inside another's content names it as its parent."""
        parse = reading.parse
        quotations = Quotations.find(reading.document.text, parse)
        widest = _widest(reading.mentions)
        persons = frozenset(i for i, m in widest.items() if any(a.kind in {"person", "office"} for a in m.actors))
        found = [replace(d, medium=medium_of(parse, self.cues, d)) for d in self._drafts(parse)]
        drafts = Speech(parse, quotations).join([*found, *transcript_drafts(parse, persons)])
        made = [
            (draft, statement)
            for draft in drafts
            if draft.content
            for statement in self._statements(reading, draft, widest, quotations)
        ]
        made.sort(key=lambda pair: (pair[1].content[0], pair[1].cue or Span(0, 0), pair[1].id))
        made = inherit(reading, made)
        return _nested(made)

    def _drafts(self, parse: Parse) -> list[Draft]:
        """Cues with the words that the parse gives them."""
        clauses = Clauses.find(parse, self.cues)
        verbs = InsertedReader(parse, self.cues).drafts(VerbReader(parse, self.cues, clauses).drafts())
        words = frozenset(i for d in verbs for i in d.content)
        heads = frozenset(i for i in words if parse.tokens[i].head not in words)
        nouns = NounReader(parse, self.cues, clauses, heads).drafts()
        phrases = PhraseReader(parse, self.cues, clauses).drafts()
        return without_doubles(parse, [*verbs, *nouns, *phrases])

    def _statements(
        self, reading: Reading, draft: Draft, widest: dict[int, Mention], quotations: Quotations
    ) -> Iterable[Statement]:
        """One statement for each actor that speaks; the spans are the same."""
        pieces = content_pieces(reading, draft)
        if not pieces:
            return
        tokens = reading.parse.tokens
        cue = _span(tokens, draft.cue_tokens) if draft.cue_tokens else None
        source = None
        speakers: tuple[Actor | None, ...] = (None,)
        if draft.source is not None:
            words = source_tokens(reading.parse, draft.source, draft.content | draft.cue_tokens)
            source = Span(words[0].start, words[-1].end)
            speakers = _speakers(reading, draft.source, reading.text(source), widest)
        direct = all(quotations.of(i) is not None for i in draft.content if tokens[i].pos != "PUNCT")
        medium = draft.medium
        to = reading.text(_phrase(reading, draft.addressee)) if draft.addressee is not None else None
        when = find_when(reading, draft.cue if draft.cue is not None else min(draft.content))
        for speaker in speakers:
            key = speaker.key if speaker is not None else None
            places = [tuple(p) for p in pieces]
            yield Statement(
                id=stable_id(
                    "statement",
                    reading.document.digest,
                    key,
                    tuple(source) if source else None,
                    tuple(cue) if cue else None,
                    places,
                ),
                speaker=speaker,
                source=source,
                cue=cue,
                content=pieces,
                text=reading.text(Span(pieces[0].start, pieces[-1].end)),
                direct=direct,
                medium=medium,
                to=to,
                stance=draft.stance,
                when=when,
                trace=(*draft.steps, *_source_step(reading, source, speaker, widest, draft)),
            )


def without_doubles(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Drafts without a verb that only carries a noun ("voiced hope that …"), and without cues set into another's words."""
    carriers = {
        min(d.cue_tokens) for d in drafts if len(d.cue_tokens) == 2 and parse.tokens[max(d.cue_tokens)].pos == "NOUN"
    }
    kept = [d for d in drafts if not (d.cue in carriers and len(d.cue_tokens) == 1)]
    inserted = [d for d in kept if d.apart]
    found = []
    for draft in kept:
        words = draft.content
        for other in inserted:
            if other.cue != draft.cue and other.cue in words and draft.cue in other.content:
                words -= other.apart
        found.append(replace(draft, content=words))
    return found


def content_pieces(reading: Reading, draft: Draft) -> tuple[Span, ...]:
    """The words of a draft as spans: runs of tokens without stray punctuation at their ends.

    A run breaks where tokens are left out (a cue) and where the text between two tokens is not white space (markup).
    """
    tokens = reading.parse.tokens
    text = reading.document.text
    barred = draft.cue_tokens
    runs: list[list[int]] = []
    for i in sorted(draft.content - barred):
        last = runs[-1][-1] if runs else None
        if last is not None and i == last + 1 and not text[tokens[last].end : tokens[i].start].strip():
            runs[-1].append(i)
        else:
            runs.append([i])
    pieces = []
    for run in runs:
        first, last = 0, len(run)
        marks = [i for i in run if tokens[i].text in _MARKS]
        while first < last and tokens[run[first]].text in _EDGES:
            first += 1
        while last > first and tokens[run[last - 1]].text in _EDGES:
            last -= 1
        while first < last and len(marks) % 2 and tokens[run[first]].text in _MARKS and marks[-1] == run[first]:
            first += 1
        words = run[first:last]
        if any(tokens[i].text not in _EDGES and tokens[i].text not in _MARKS for i in words) and not (
            len(words) == 1 and tokens[words[0]].dep in {"cc", "mark"} and len(runs) > 1
        ):
            pieces.append(Span(tokens[words[0]].start, tokens[words[-1]].end))
    return tuple(pieces)


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


def _span(tokens: tuple[Token, ...], indices: Iterable[int]) -> Span:
    found = sorted(indices)
    return Span(tokens[found[0]].start, tokens[found[-1]].end)


def _phrase(reading: Reading, head: int) -> Span:
    words = source_tokens(reading.parse, head, frozenset())
    if words[0].lower in {"the", "a", "an"} and len(words) > 1:
        words = words[1:]
    return Span(words[0].start, words[-1].end)


def _widest(mentions: Iterable[Mention]) -> dict[int, Mention]:
    """For each head the widest mention, as ``Reading.mention_at`` gives it, but found once for the document."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        if mention.head not in found or len(mention.span) > len(found[mention.head].span):
            found[mention.head] = mention
    return found


def _speakers(reading: Reading, head: int, words: str, widest: dict[int, Mention]) -> tuple[Actor | None, ...]:
    mention = widest.get(head)
    if mention is not None and mention.actors:
        # One for each side that speaks: two ministers of one state make one statement, of two states two.
        sides = {actor.state: actor for actor in reversed(mention.actors)}
        return tuple(actor for actor in mention.actors if sides[actor.state] is actor)
    token = reading.parse.tokens[head]
    if token.pos == "PRON":
        return (None,)
    return (described(token, words),)


def _source_step(
    reading: Reading, source: Span | None, speaker: Actor | None, widest: dict[int, Mention], draft: Draft
) -> tuple[Step, ...]:
    if source is None:
        return ()
    words = reading.text(source)
    name = speaker.name or speaker.role if speaker is not None else None
    reason = f"“{words}” is {name}" if name and name != words else f"“{words}” is the source"
    mention = widest.get(draft.source) if draft.source is not None else None
    how = mention.how if mention is not None else ()
    return (Step("statements.source", reason, evidence=(source,)), *how)


def _nested(made: list[tuple[Draft, Statement]]) -> tuple[Statement, ...]:
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
