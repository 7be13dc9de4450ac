"""Who speaks where in a document: statements of a side, and clauses in the outlet's own voice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from readouts.coding.coding import Statement
from readouts.coding.points.clauses import Clause, clauses_of
from readouts.coding.points.describing import leaves_out
from readouts.coding.points.lexicon import Lexicon
from readouts.coding.points.speakers import (
    Heads,
    acting_in,
    hearers_of,
    home_side,
    institution_of,
    institutional,
    names_account,
    publisher_of,
    speaking_sides,
    subject_of,
)
from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor, Reading
from readouts.span import Span, hull

OFFICIAL_KINDS = frozenset({"official", "readout", "government", "ministry"})
"""Kinds of documents that are a side's own account."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One clause, and whose it is."""

    clause: Clause
    place: Span
    """The words with source and cue."""
    sides: tuple[str, ...]
    """States of whoever speaks or acts; empty for the outlet's own voice without an acting side."""
    speaker: Actor | None
    statement: Statement | None
    acting: tuple[Actor, ...]
    """Whoever the clause's verb has as subject."""
    institutional: bool
    """Whether a spokesperson, ministry or state speaks: somebody who gives a side's account of a contact."""
    subject: Token | None = None
    hearers: tuple[Actor, ...] = ()
    """To whom the words were said, where the sentence names somebody known."""
    to_press: bool = False
    """Whether they were said to somebody else than an actor: reporters, a newspaper, an audience."""
    describes: bool = False
    """Whether the clause describes a side's published account ("Oslo's readout does not mention it")."""
    circumstance: bool = False
    """Whether the clause tells what a contact was about ("tolls were discussed", "was among the topics")."""
    tells: bool = False
    """Whether the words of the clause begin with the verb that tells what the speaker did ("urged …")."""
    same_speaker: frozenset[int] = frozenset()
    """Tokens of the sentence that other statements of the same speaker hold."""


class Sentences:
    """Sentences by position (binary search)."""

    def __init__(self, parse: Parse) -> None:
        self._starts = [s.span.start for s in parse.sentences]

    def at(self, position: int) -> int:
        """Index of the sentence at a character, or of the last one before it."""
        return max(bisect_right(self._starts, position) - 1, 0)

    def over(self, span: Span) -> range:
        """Indices of the sentences that a span touches."""
        return range(self.at(span.start), self.at(max(span.end - 1, span.start)) + 1)


def utterances_of(reading: Reading, statements: Sequence[Statement], lexicon: Lexicon) -> tuple[Utterance, ...]:
    """Everything that the document lets somebody say or tells itself, one clause each, in text order."""
    heads = Heads(reading.mentions)
    told = _outermost(statements)
    held = _held(reading.parse, told)
    places = sorted(_place(s) for s in told if speaking_sides(reading, s, heads, lexicon))
    describing = {_place(s): s.speaker for s in told if s.speaker and _mentions(reading.parse, s, lexicon)}
    own = list(_own_voice(reading, places, describing, heads, lexicon))
    wider = [u.clause.span for u in own]
    said = [
        u
        for statement in told
        if not any(span.contains(_place(statement)) for span in _around(wider, _place(statement)))
        for u in _of_statement(reading, statement, heads, held, lexicon)
    ]
    return tuple(sorted((*said, *own), key=lambda u: (u.clause.span, u.statement is None)))


def _mentions(parse: Parse, statement: Statement, lexicon: Lexicon) -> bool:
    """Whether a statement is the outlet's word on what an institution's account holds ("the ministry mentions …")."""
    cue = parse.tokens_in(statement.cue) if statement.cue else ()
    listed = any(lexicon.has(lexicon.mention | lexicon.omit, parse, t) and t.lemma != "say" for t in cue)
    return listed and statement.speaker is not None and institutional(statement.speaker)


def _around(spans: Sequence[Span], place: Span) -> Sequence[Span]:
    """The span that begins at or next before a place; spans are in order and do not overlap."""
    before = bisect_right(spans, place.start, key=lambda s: s.start)
    return spans[before - 1 : before] if before else ()


def _place(statement: Statement) -> Span:
    return hull(s for s in (statement.source, statement.cue, *statement.content) if s)


def _held(parse: Parse, statements: Sequence[Statement]) -> dict[str, frozenset[int]]:
    """Tokens of the contents of each speaker's statements."""
    held: dict[str, set[int]] = {}
    for statement in statements:
        if statement.speaker is not None:
            tokens = (t.i for span in statement.content for t in parse.tokens_in(span))
            held.setdefault(statement.speaker.key, set()).update(tokens)
    return {key: frozenset(tokens) for key, tokens in held.items()}


def _outermost(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements with a side, without those that stand inside another such one: its points hold their words."""
    with_side = {s.id: s.content for s in statements if s.content and s.speaker and s.speaker.state}
    parents = {s.id: s.parent for s in statements}

    def outer(statement: Statement) -> bool:
        parent, steps = statement.parent, 0
        while parent and steps < len(parents):
            if any(piece.contains(_place(statement)) for piece in with_side.get(parent, ())):
                return False
            parent, steps = parents.get(parent), steps + 1
        return True

    return tuple(s for s in statements if s.content and outer(s))


def _of_statement(
    reading: Reading, statement: Statement, heads: Heads, held: Mapping[str, frozenset[int]], lexicon: Lexicon
) -> Iterator[Utterance]:
    parse = reading.parse
    sides = speaking_sides(reading, statement, heads, lexicon)
    speaker = statement.speaker
    hearers = hearers_of(parse, statement, heads)
    account = names_account(parse, statement, lexicon)
    for span, tells in _spans(parse, statement, lexicon):
        for clause in clauses_of(parse, span, lexicon):
            acting = acting_in(parse, clause, heads)
            together = speaker is not None and tells and any(a.key == speaker.key for a in acting)
            silent = institution_of(acting) if leaves_out(parse, clause, lexicon) else None
            own = {*sides, *(a.state for a in acting if a.state)} if together else set(sides)
            yield Utterance(
                clause=clause,
                place=_place(statement),
                # Whoever speaks, an omission is of the one that is silent ("a point on which Oslo is silent").
                sides=(silent.state,) if silent and silent.state else tuple(sorted(own)),
                speaker=silent or speaker,
                statement=statement,
                acting=acting,
                institutional=silent is not None or account or (speaker is not None and institutional(speaker)),
                describes=silent is not None,
                subject=subject_of(parse, parse.tokens[clause.head]),
                hearers=hearers,
                to_press=statement.to is not None and not hearers,
                tells=tells,
                same_speaker=held.get(speaker.key, frozenset()) if speaker else frozenset(),
            )


def _spans(parse: Parse, statement: Statement, lexicon: Lexicon) -> Iterator[tuple[Span, bool]]:
    """The words of a statement to cut into points, and whether they begin with the cue.

    Where the cue tells more than "said" ("urged …", "called it …"), and stands before the words, it belongs to the
    point with its "had" and "not": without it a reader would not know what was done.
    """
    cue = parse.tokens_in(statement.cue) if statement.cue else ()
    pieces = list(statement.content)
    while pieces and not (cue and pieces[0].start >= cue[-1].end):
        yield pieces.pop(0), False
    if not pieces:
        return
    first = pieces.pop(0)
    tokens = parse.tokens_in(first)
    if not tokens or first.start - cue[-1].end > 80 or cue[0].sentence != tokens[0].sentence:
        yield first, False
    else:
        verbs = [t for t in cue if t.pos in ("VERB", "AUX")]
        telling = any(lexicon.kind(parse, verb) for verb in verbs)
        doing = any(verb.lemma not in lexicon.bare for verb in verbs) and not _clausal(parse, tokens)
        if telling or doing:
            verb = verbs[0]
            auxiliaries = parse.children(verb.i, "aux", "auxpass", "neg")
            start = min([cue[0].start, *(t.start for t in auxiliaries if t.i < verb.i)])
            end = max(first.end, _end_of_predicate(parse, verb))
            while pieces and pieces[0].start - end <= 12:  # "thanked | Lind | for | the crossing rights"
                end = max(end, pieces.pop(0).end)
            yield Span(start, end), True
        else:
            yield first, False
    yield from ((piece, False) for piece in pieces)


def _end_of_predicate(parse: Parse, verb: Token) -> int:
    """Where the objects and complements of a verb end: "congratulated [him] on his victory"."""
    parts = parse.children(verb.i, "dobj", "dative", "prep", "xcomp", "ccomp", "oprd", "prt")
    return max((parse.subtree_span(t.i).end for t in parts if t.i > verb.i), default=verb.end)


def _clausal(parse: Parse, tokens: Sequence[Token]) -> bool:
    """Whether words are a clause of their own, and not the object of the verb before them."""
    tops = [t for t in tokens if not tokens[0].i <= t.head <= tokens[-1].i or t.head == t.i]
    bare = [t for t in tops if t.tag in ("VBG", "VB") and all(a.lower == "to" for a in parse.children(t.i, "aux"))]
    return any(t.pos in ("VERB", "AUX") for t in tops if t not in bare)


def _own_voice(
    reading: Reading, places: Sequence[Span], describing: Mapping[Span, Actor], heads: Heads, lexicon: Lexicon
) -> Iterator[Utterance]:
    """Clauses that no statement holds."""
    parse = reading.parse
    starts = [p.start for p in places]
    furthest: list[int] = []
    for place in places:
        furthest.append(max(place.end, furthest[-1] if furthest else 0))
    publisher: Actor | None = None  # whose published account the clause before described
    described = -1  # the sentence of that clause
    for sentence in parse.sentences:
        for clause in clauses_of(parse, sentence.span, lexicon):
            before = bisect_right(starts, clause.span.end - 1) - 1
            overlaps = before >= 0 and furthest[before] > clause.span.start
            same = described == sentence.i
            publisher = publisher_of(parse, clause, heads, lexicon, publisher, same_sentence=same)
            described = sentence.i
            acting = acting_in(parse, clause, heads)
            sides = _acting_sides(parse, clause, acting, reading.document.outlet_country, lexicon)
            if overlaps and not _stands_before(parse, clause, places[: before + 1]):
                publisher = describing.get(places[before])
                continue
            words = clause
            if overlaps and not (sides or publisher):
                words = shortened(parse, clause, places[before])
                if words.last == words.head + 1:
                    continue  # "their talk came", and then somebody else's words
            if publisher is not None and publisher.state:
                acting, sides = (publisher,), (publisher.state,)
            yield Utterance(
                clause=words,
                place=words.span,
                sides=sides,
                speaker=acting[0] if len(acting) == 1 else None,
                statement=None,
                acting=acting,
                institutional=bool(sides) and all(institutional(a) for a in acting),
                subject=subject_of(parse, parse.tokens[clause.head]),
                describes=publisher is not None,
                circumstance=_circumstance(parse, clause, lexicon),
            )


def shortened(parse: Parse, clause: Clause, place: Span) -> Clause:
    """A clause without the statement that it ends with."""
    last = next((t.i for t in parse.tokens[clause.first : clause.last] if t.end > place.start), clause.last)
    while last > clause.head + 1 and parse.tokens[last - 1].pos in ("PUNCT", "PRON", "SCONJ", "CCONJ", "ADP"):
        last -= 1
    last = max(last, clause.head + 1)
    return Clause(clause.first, last, clause.head, Span(clause.span.start, parse.tokens[last - 1].end))


def _circumstance(parse: Parse, clause: Clause, lexicon: Lexicon) -> bool:
    if lexicon.has(lexicon.together, parse, parse.tokens[clause.head]):
        return True
    return any(t.lemma in lexicon.agenda for t in parse.tokens[clause.first : clause.last])


def _stands_before(parse: Parse, clause: Clause, places: Sequence[Span]) -> bool:
    """Whether a clause only ends with a statement ("complained of extremists who, he said, …"): its verb and start do not."""
    head = parse.tokens[clause.head].span
    return not any(place.overlaps(head) or place.start <= clause.span.start < place.end for place in places)


def _acting_sides(
    parse: Parse, clause: Clause, acting: tuple[Actor, ...], country: str | None, lexicon: Lexicon
) -> tuple[str, ...]:
    """States that do something with words in a clause; none where its verb tells of something else."""
    if not any(lexicon.has(lexicon.speech | lexicon.together, parse, verb) for verb in _governing(parse, clause)):
        return ()
    sides = (a.state or home_side(a, country, lexicon) for a in acting)
    return tuple(sorted({side for side in sides if side}))


def _governing(parse: Parse, clause: Clause) -> Iterator[Token]:
    """The clause's verb, and the verbs that it completes: "urged him to work for peace and [improve supplies]"."""
    token = parse.tokens[clause.head]
    yield token
    while token.dep in ("conj", "xcomp", "ccomp", "dobj", "pobj", "prep", "appos") and (above := parse.head(token.i)):
        if token.dep == "conj" and token.pos == "VERB" and token.tag not in ("VB", "VBG"):
            return
        token = above
        yield token
