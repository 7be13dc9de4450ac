"""Who speaks where in a document: statements of a side, and clauses in the outlet's own voice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from readouts.coding.coding import Statement
from readouts.coding.points.clauses import Clause, clauses_of
from readouts.coding.points.lexicon import Lexicon
from readouts.coding.points.speakers import (
    Acquainted,
    Heads,
    account_phrase,
    acting_in,
    definite_text,
    hearers_of,
    home_side,
    institutional,
    names_account,
    publisher_of,
    silent_in,
    speaking_sides,
    states_near,
    subject_of,
    taken_up,
)
from readouts.coding.points.stretches import rest_of, shortened, spans_of
from readouts.documents.kinds import OFFICIAL_KINDS, SPOKEN_KINDS
from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor, Reading
from readouts.slots import quickly_made, replace
from readouts.span import Span, hull


@quickly_made
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
    lasting: bool = False
    """Whether the clause says how long "it" lasted, of a contact that the sentence before named."""
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
    parse = reading.parse
    heads = Heads(reading.mentions, parse)
    known = Acquainted(reading.mentions)
    statements = [replace(s, speaker=known.whole(s.speaker)) for s in statements]
    sides = _sides(reading, statements, heads, lexicon)
    told = _outermost(statements, sides)
    held = _held(parse, told)
    places = sorted(_ground(parse, s) for s in told if sides[s.id])
    describing = {
        _ground(parse, s): s.speaker
        for s in told
        if s.speaker and (_mentions(parse, s, lexicon) or (s.speaker.state and names_account(parse, s, lexicon)))
    }
    own = list(_own_voice(reading, places, describing, heads, lexicon))
    wider = [u.clause.span for u in own]
    said = [
        u
        for statement in told
        if not any(span.contains(_place(statement)) for span in _around(wider, _place(statement)))
        for u in _of_statement(reading, statement, sides[statement.id], heads, held, lexicon)
    ]
    return tuple(sorted((*said, *own), key=lambda u: (u.clause.span, u.statement is None)))


def _sides(
    reading: Reading, statements: Sequence[Statement], heads: Heads, lexicon: Lexicon
) -> dict[str, tuple[str, ...]]:
    """The sides of each statement's speaker.

    "The statement" and "the ministry", where nothing else tells whose they are, are of the institution that spoke
    before; a directorate or a press service speaks for whoever acts in its words.
    """
    parse = reading.parse
    found: dict[str, tuple[str, ...]] = {}
    earlier: dict[str, tuple[str, ...]] = {}
    last: tuple[tuple[str, ...], int] = ((), -_RECENT - 1)
    for statement in sorted(statements, key=_place):
        sides = speaking_sides(reading, statement, heads, lexicon)
        sentence = parse.tokens_in(_place(statement))[0].sentence
        speaker = statement.speaker
        if speaker is not None and speaker.state is None and definite_text(parse, statement, lexicon):
            recent = last[0] if sentence - last[1] <= _RECENT else ()
            near = states_near(parse, sentence, heads)
            if recent and (not sides or sides[0] not in near):
                sides = recent
            elif (not sides or sides[0] not in near) and statement.content:
                first = next(iter(clauses_of(parse, statement.content[0], lexicon)), None)
                acting = {a.state for a in acting_in(parse, first, heads) if a.state} if first else set()
                sides = tuple(acting) if len(acting) == 1 else sides
        if speaker is not None:
            # "The Norwegian state agency Fjord reported … It said …": whoever has a side keeps it.
            again = speaker.state is None and taken_up(parse, statement) and earlier.get(speaker.key, ())
            sides = again or sides or earlier.get(speaker.key, ())
            earlier[speaker.key] = sides
        found[statement.id] = sides
        if sides and speaker is not None and (institutional(speaker) or names_account(parse, statement, lexicon)):
            last = (sides, sentence)
    return found


# Sentences over which "the statement" is that of the institution that spoke before.
_RECENT = 6


def _mentions(parse: Parse, statement: Statement, lexicon: Lexicon) -> bool:
    """Whether a statement is the outlet's word on what an institution's account holds ("the ministry mentions …")."""
    cue = parse.tokens_in(statement.cue) if statement.cue else ()
    listed = any(lexicon.has_any((lexicon.mention, lexicon.omit), parse, t) and t.lemma != "say" for t in cue)
    return listed and statement.speaker is not None and institutional(statement.speaker)


def _around(spans: Sequence[Span], place: Span) -> Sequence[Span]:
    """The span that begins at or next before a place; spans are in order and do not overlap."""
    before = bisect_right(spans, place.start, key=lambda s: s.start)
    return spans[before - 1 : before] if before else ()


def _place(statement: Statement) -> Span:
    return hull(s for s in (statement.source, statement.cue, *statement.content) if s)


def _ground(parse: Parse, statement: Statement) -> Span:
    """The words of a statement with its cue, and with its source unless that does something else before the cue.

    In "They discussed the tolls, and affirmed that …" the source is also the subject of words that the statement
    does not hold.
    """
    words = hull(s for s in (statement.cue, *statement.content) if s)
    source = statement.source
    if source is None or statement.cue is None or source.end > words.start:
        return _place(statement)
    cue = {t.i for t in parse.tokens_in(statement.cue)}
    between = parse.tokens_in(Span(source.end, words.start)) if source.end < words.start else ()
    other = any(t.pos == "VERB" and t.dep in _PREDICATES and not _leads_to(parse, t, cue) for t in between)
    return words if other else _place(statement)


_PREDICATES = ("ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis")


def _leads_to(parse: Parse, verb: Token, cue: Collection[int]) -> bool:
    """Whether a verb hangs on the cue, as "took the floor to [say]" does not."""
    return any(t.i in cue for t in parse.ancestors(verb.i))


def _held(parse: Parse, statements: Sequence[Statement]) -> dict[str, frozenset[int]]:
    """Tokens of the contents of each speaker's statements."""
    held: dict[str, set[int]] = {}
    for statement in statements:
        if statement.speaker is not None:
            tokens = (t.i for span in statement.content for t in parse.tokens_in(span))
            held.setdefault(statement.speaker.key, set()).update(tokens)
    return {key: frozenset(tokens) for key, tokens in held.items()}


def _outermost(statements: Sequence[Statement], sides: Mapping[str, tuple[str, ...]]) -> tuple[Statement, ...]:
    """Statements with a side, without those that stand inside another such one: its points hold their words."""
    with_side = {s.id: s.content for s in statements if s.content and s.speaker and sides[s.id]}
    parents = {s.id: s.parent for s in statements}

    def outer(statement: Statement) -> bool:
        parent, steps = statement.parent, 0
        while parent and steps < len(parents):
            held = with_side.get(parent, ())
            parts = (*statement.content, *(s for s in (statement.source, statement.cue) if s))
            if held and all(any(piece.contains(part) for piece in held) for part in parts):
                return False
            parent, steps = parents.get(parent), steps + 1
        return True

    return tuple(s for s in statements if s.content and outer(s))


def _of_statement(
    reading: Reading,
    statement: Statement,
    sides: tuple[str, ...],
    heads: Heads,
    held: Mapping[str, frozenset[int]],
    lexicon: Lexicon,
) -> Iterator[Utterance]:
    parse = reading.parse
    speaker = statement.speaker
    hearers = hearers_of(parse, statement, heads)
    account = names_account(parse, statement, lexicon) or _in_account(parse, statement, sides, heads, lexicon)
    for span, tells in spans_of(parse, statement, lexicon):
        for clause in clauses_of(parse, span, lexicon):
            acting = acting_in(parse, clause, heads)
            together = speaker is not None and tells and any(a.key == speaker.key for a in acting)
            silent = silent_in(parse, clause, acting, lexicon)
            own = {*sides, *(a.state for a in acting if a.state)} if together else set(sides)
            yield Utterance(
                clause=clause,
                place=_place(statement),
                # Whoever speaks, an omission is of the one that is silent ("a point on which Oslo is silent").
                sides=(silent.state,) if silent and silent.state else tuple(sorted(own)),
                speaker=silent or speaker,
                statement=statement,
                acting=acting,
                institutional=silent is not None
                or account
                or (speaker is not None and (institutional(speaker) or _gives_briefing(reading, speaker))),
                describes=silent is not None or (account and bool(sides)),
                subject=subject_of(parse, parse.tokens[clause.head]),
                hearers=hearers,
                to_press=statement.to is not None and not hearers,
                tells=tells,
                lasting=_lasting(parse, clause, lexicon),
                same_speaker=held.get(speaker.key, frozenset()) if speaker else frozenset(),
            )


def _gives_briefing(reading: Reading, speaker: Actor) -> bool:
    """Whether somebody speaks for the state on whose page a briefing stands, whatever is known of their office."""
    document = reading.document
    return document.kind in SPOKEN_KINDS and speaker.state is not None and speaker.state == document.outlet_country


def _in_account(parse: Parse, statement: Statement, sides: tuple[str, ...], heads: Heads, lexicon: Lexicon) -> bool:
    """Whether a statement stands in its side's account: "In Oslo's version, the minister insists that …"."""
    cue = parse.tokens_in(statement.cue) if statement.cue else ()
    owners = (account_phrase(parse, verb, heads, lexicon) for verb in cue if verb.pos in ("VERB", "AUX"))
    return any(owner is not None and owner.state in sides for owner in owners)


def _own_voice(
    reading: Reading, places: Sequence[Span], describing: Mapping[Span, Actor], heads: Heads, lexicon: Lexicon
) -> Iterator[Utterance]:
    """Clauses that no statement holds."""
    parse = reading.parse
    starts = [p.start for p in places]
    furthest: list[int] = []
    for place in places:
        furthest.append(max(place.end, furthest[-1] if furthest else 0))
    own_page = reading.document.kind in OFFICIAL_KINDS
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
                if own_page and (rest := rest_of(parse, clause, furthest[before])):
                    yield Utterance(rest, rest.span, (), None, None, (), institutional=False)
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
                circumstance=_circumstance(parse, clause, lexicon) or _lasting(parse, clause, lexicon),
                lasting=_lasting(parse, clause, lexicon),
            )


_LITTLE = frozenset({"little", "nothing", "few"})


def _circumstance(parse: Parse, clause: Clause, lexicon: Lexicon) -> bool:
    head = parse.tokens[clause.head]
    if lexicon.has(lexicon.together, parse, head):
        return True
    subject = subject_of(parse, head)
    if subject is not None and subject.lemma in lexicon.contacts and lexicon.has(lexicon.circumstances, parse, head):
        return True
    return any(t.lemma in lexicon.agenda for t in parse.tokens[clause.first : clause.last])


def _lasting(parse: Parse, clause: Clause, lexicon: Lexicon) -> bool:
    head = parse.tokens[clause.head]
    subject = subject_of(parse, head)
    if subject is None or subject.lower not in ("it", "they") or not lexicon.has(lexicon.circumstances, parse, head):
        return False
    return any(t.entity == "TIME" for t in parse.tokens[clause.first : clause.last])


def _stands_before(parse: Parse, clause: Clause, places: Sequence[Span]) -> bool:
    """Whether a clause only ends with a statement ("complained of extremists who, he said, …"): its verb and start do not."""
    head = parse.tokens[clause.head].span
    return not any(place.overlaps(head) or place.start <= clause.span.start < place.end for place in places)


def _acting_sides(
    parse: Parse, clause: Clause, acting: tuple[Actor, ...], country: str | None, lexicon: Lexicon
) -> tuple[str, ...]:
    """States that do something with words in a clause; none where its verb tells of something else.

    "On little else do they agree" says nothing that either of them said.
    """
    if any(
        noun.lower in _LITTLE for p in parse.children(clause.head, "prep") for noun in parse.tokens[p.i + 1 : p.i + 3]
    ):
        return ()
    if not any(lexicon.has_any((lexicon.speech, lexicon.together), parse, verb) for verb in _governing(parse, clause)):
        return ()
    sides = (a.state or home_side(a, country, lexicon) for a in acting)
    return tuple(sorted({side for side in sides if side}))


def goes_on_silently(parse: Parse, utterance: Utterance, sentence: int, lexicon: Lexicon) -> bool:
    """Whether a sentence without a source goes on with what the one before quoted: "The task now is to clear the strait".

    It is the next sentence of the same paragraph, and says what must or should be, not what is.
    """
    own = parse.sentence_of(utterance.clause.head)
    told = parse.sentences[sentence]
    if utterance.statement is not None or utterance.sides or own.i != sentence + 1 or own.paragraph != told.paragraph:
        return False
    head = parse.tokens[utterance.clause.head]
    subject = utterance.subject
    if head.lemma == "be" and subject is not None and subject.lemma in lexicon.tasks:
        return any(c.tag == "VB" for c in parse.children(head.i, "xcomp", "attr", "ccomp", "acl"))
    return any(aux.lower in _OUGHT for aux in parse.children(head.i, "aux"))


_OUGHT = frozenset({"must", "should", "ought"})


def only_announces(parse: Parse, clause: Clause) -> bool:
    """Whether a clause on an account says nothing of what stands in it: "Oslo's version goes further"."""
    said = ("dobj", "ccomp", "xcomp", "attr", "acomp", "prep", "nsubjpass", "neg", "oprd")
    return not parse.children(clause.head, *said)


def _governing(parse: Parse, clause: Clause) -> Iterator[Token]:
    """The clause's verb, and the verbs that it completes: "urged him to work for peace and [improve supplies]"."""
    token = parse.tokens[clause.head]
    yield token
    while token.dep in ("conj", "xcomp", "ccomp", "dobj", "pobj", "prep", "appos") and (above := parse.head(token.i)):
        if token.dep == "conj" and token.pos == "VERB" and token.tag not in ("VB", "VBG"):
            return
        token = above
        yield token
