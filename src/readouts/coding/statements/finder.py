"""Finding statements: source, cue, content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readouts.coding.coding import Statement, stable_id
from readouts.coding.statements.clauses import Clauses
from readouts.coding.statements.colons import colon_drafts
from readouts.coding.statements.complements import Complements
from readouts.coding.statements.cues import Cues
from readouts.coding.statements.draft import Draft
from readouts.coding.statements.inserted import InsertedReader
from readouts.coding.statements.joining import inherit, standing_apart
from readouts.coding.statements.kinds import Kinds
from readouts.coding.statements.media import medium_of, without_medium
from readouts.coding.statements.nouns import NounReader
from readouts.coding.statements.phrases import PhraseReader
from readouts.coding.statements.pieces import content_pieces
from readouts.coding.statements.quotes import Quotations
from readouts.coding.statements.sources import described, source_tokens
from readouts.coding.statements.speech import Speech
from readouts.coding.statements.taken_up import take_up
from readouts.coding.statements.transcripts import transcript_drafts
from readouts.coding.statements.verbs import VerbReader
from readouts.coding.timing import find_when
from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor, Mention, Reading
from readouts.slots import replace
from readouts.span import Span
from readouts.trace import Step


@dataclass(frozen=True, slots=True)
class StatementFinder:
    """Finds who says what."""

    cues: Cues
    kinds: Kinds

    @classmethod
    def load(cls) -> StatementFinder:
        """The finder with the cues that ship with the package."""
        cues = Cues.load()
        return cls(cues, Kinds.load(cues))

    def find(self, reading: Reading) -> tuple[Statement, ...]:
        """Statements in text order; a statement inside another's content names it as its parent."""
        parse = reading.parse
        quotations = Quotations.find(reading.document.text, parse)
        widest = _widest(reading.mentions)
        persons = frozenset(i for i, m in widest.items() if any(a.kind in {"person", "office"} for a in m.actors))
        told = (without_medium(parse, self.cues, d) for d in self._drafts(parse))
        found = [replace(d, medium=medium_of(parse, self.cues, d)) for d in told]
        drafts = Speech(parse, quotations, [*found, *transcript_drafts(parse, persons)]).join()
        made = [
            (draft, statement)
            for draft in drafts
            if draft.content
            for statement in self._statements(reading, draft, widest, quotations)
        ]
        made.sort(key=lambda pair: (pair[1].content[0], pair[1].cue or Span(0, 0), pair[1].id))
        made = inherit(reading, made, self.kinds)
        return standing_apart(reading, made)

    def _drafts(self, parse: Parse) -> list[Draft]:
        """Cues with the words that the parse gives them."""
        clauses = Clauses.find(parse, self.cues)
        verbs = InsertedReader(parse, self.cues).drafts(
            VerbReader(parse, self.cues, clauses, Complements(parse, clauses)).drafts()
        )
        words = frozenset(i for d in verbs for i in d.content)
        heads = frozenset(i for i in words if parse.tokens[i].head not in words)
        nouns = NounReader(parse, self.cues, clauses, heads).drafts()
        phrases = PhraseReader(parse, self.cues, clauses).drafts()
        taken = {d.cue for d in (*verbs, *nouns, *phrases)}
        colons = [d for d in colon_drafts(parse, self.cues, clauses) if d.cue not in taken]
        return take_up(parse, self.cues, without_doubles(parse, [*verbs, *nouns, *phrases, *colons]))

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
            speakers = self._speakers(reading, draft.source, reading.text(source), widest)
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
                act=draft.act,
                when=when,
                trace=(*draft.steps, *_source_step(reading, source, speaker, widest, draft)),
                source_kind=self.kinds.kind(reading.parse, tokens[draft.source], speaker)
                if draft.source is not None
                else "unknown",
            )

    def _speakers(
        self, reading: Reading, head: int, words: str, widest: dict[int, Mention]
    ) -> tuple[Actor | None, ...]:
        """Everybody whom the source names, each once; where nobody is known, whoever the words describe."""
        heads = (
            [t.i for t in reading.parse.conjuncts(head)]
            if head not in widest or len(widest[head].actors) == 1
            else [head]
        )
        actors = tuple(actor for i in heads if i in widest for actor in widest[i].actors)
        if actors:
            return _each_once(actors, words)
        token = reading.parse.tokens[head]
        if token.pos == "PRON":
            return (None,)
        found = described(token, words)
        return (replace(found, state=self.kinds.state_beside(reading.parse, token, widest)),)


def _each_once(actors: tuple[Actor, ...], words: str) -> tuple[Actor, ...]:
    """Every actor of the table or of a known state once; those of whom nothing is known but the words, together."""
    found = {actor.key: actor for actor in reversed(actors)}
    each = tuple(found[key] for key in dict.fromkeys(a.key for a in actors))
    known = tuple(a for a in each if a.id or a.state)
    if len(each) == 1 or len(each) == len(known):
        return each
    if known:
        return known
    names = [a.name for a in each if a.named and a.name]
    if len(names) == len(each):
        return (Actor(kind="group", name=" and ".join(names)),)
    return (Actor(kind="group", role=words, named=False),)


def without_doubles(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """Drafts without a verb that only carries a noun ("voiced hope that …"), and without cues set into another's words."""
    carriers = {
        min(d.cue_tokens) for d in drafts if len(d.cue_tokens) == 2 and parse.tokens[max(d.cue_tokens)].pos == "NOUN"
    }
    kept = [d for d in drafts if not (d.cue in carriers and len(d.cue_tokens) == 1)]
    by_sentence: dict[int, list[Draft]] = {}
    for draft in kept:
        if draft.apart and draft.cue is not None:
            by_sentence.setdefault(parse.tokens[draft.cue].sentence, []).append(draft)
    found = []
    for draft in kept:
        words = draft.content
        for sentence in sorted({parse.tokens[i].sentence for i in words}):
            for other in by_sentence.get(sentence, ()):
                if other.cue != draft.cue and other.cue in words and draft.cue in other.content:
                    words -= other.apart
        found.append(replace(draft, content=words))
    return found


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
