"""The stretches of a statement that are cut into points, with its cue where the cue tells what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readouts.coding.coding import Statement
from readouts.coding.points.clauses import Clause
from readouts.coding.points.lexicon import Lexicon
from readouts.language.parse import Parse, Token
from readouts.span import Span


def spans_of(parse: Parse, statement: Statement, lexicon: Lexicon) -> Iterator[tuple[Span, bool]]:
    """The words of a statement to cut into points, and whether they begin with the cue.

    Where the cue tells more than "said" ("urged …", "called it …"), and stands before the words, it belongs to the
    point with its "had" and "not": without it a reader would not know what was done.
    """
    cue = parse.tokens_in(statement.cue) if statement.cue else ()
    pieces = list(statement.content)
    led = False
    while pieces and not (cue and pieces[0].start >= cue[-1].end):
        led = True
        piece = pieces.pop(0)
        if pieces and _only_leads(parse, piece, lexicon):
            piece = Span(piece.start, pieces.pop(0).end)  # "The two agreed, he said, that …" is one point
        yield piece, False
    if led:
        # The cue is set in: what stands behind it goes on, but "asked in an interview broadcast on Sunday" says nothing.
        yield from ((piece, False) for piece in pieces if _says_more(parse, piece))
        return
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


def _only_leads(parse: Parse, piece: Span, lexicon: Lexicon) -> bool:
    """Whether words only lead to those behind the cue: "The two agreed, he said, that …", "On the tolls, he said, …"."""
    tokens = parse.tokens_in(piece)
    if tokens and tokens[0].pos in ("ADP", "ADV", "SCONJ") and not any(t.pos in ("VERB", "AUX") for t in tokens):
        return True
    last = next((t for t in reversed(tokens) if t.pos != "PUNCT"), None)
    return last is not None and last.pos == "VERB" and lexicon.has(lexicon.speech, parse, last)


def _says_more(parse: Parse, piece: Span) -> bool:
    """Whether words behind a cue are more than a participle that hangs on its phrase."""
    first = parse.tokens_in(piece)[:1]
    hangs = first and first[0].tag in ("VBN", "VBD") and first[0].dep in ("acl", "xcomp", "ccomp", "advcl", "amod")
    return not (hangs and parse.child(first[0].i, "nsubj", "nsubjpass") is None)


def _end_of_predicate(parse: Parse, verb: Token) -> int:
    """Where the objects and complements of a verb end: "congratulated [him] on his victory"."""
    parts = parse.children(verb.i, "dobj", "dative", "prep", "xcomp", "ccomp", "oprd", "prt")
    ends = [parse.subtree_span(t.i).end for t in (*parts, *_conditions(parse, verb)) if t.i > verb.i]
    return max(ends, default=verb.end)


def _conditions(parse: Parse, verb: Token) -> Iterator[Token]:
    """Clauses that say on what condition or to what end: "demanded a rope so that nobody falls"."""
    for clause in parse.children(verb.i, "advcl"):
        first = parse.edges(clause.i)[0]
        if first.i > verb.i and first.lower in _CONDITIONS and parse.tokens[first.i - 1].text != ",":
            yield clause


_CONDITIONS = frozenset({"so", "if", "unless", "until", "because", "before", "in"})


def _clausal(parse: Parse, tokens: Sequence[Token]) -> bool:
    """Whether words are a clause of their own, and not the object of the verb before them."""
    tops = [t for t in tokens if not tokens[0].i <= t.head <= tokens[-1].i or t.head == t.i]
    bare = [t for t in tops if t.tag in ("VBG", "VB") and all(a.lower == "to" for a in parse.children(t.i, "aux"))]
    return any(t.pos in ("VERB", "AUX") for t in tops if t not in bare)


def rest_of(parse: Parse, clause: Clause, end: int) -> Clause | None:
    """What a clause goes on to say behind a statement: "stressed free passage[, and the need to share the costs]"."""
    first = next((t.i for t in parse.tokens[clause.first : clause.last] if t.start >= end), clause.last)
    while first < clause.last and (parse.tokens[first].pos in _LINKS or parse.tokens[first].lower == "particular"):
        first += 1
    if first >= clause.last:
        return None
    head = next((t.i for t in parse.tokens[first : clause.last] if not first <= t.head < clause.last), first)
    return Clause(first, clause.last, head, Span(parse.tokens[first].start, clause.span.end))


_LINKS = ("PUNCT", "CCONJ", "ADV", "ADP")


def shortened(parse: Parse, clause: Clause, place: Span) -> Clause:
    """A clause without the statement that it ends with."""
    last = next((t.i for t in parse.tokens[clause.first : clause.last] if t.end > place.start), clause.last)
    while last > clause.head + 1 and parse.tokens[last - 1].pos in ("PUNCT", "PRON", "SCONJ", "CCONJ", "ADP"):
        last -= 1
    last = max(last, clause.head + 1)
    return Clause(clause.first, last, clause.head, Span(clause.span.start, parse.tokens[last - 1].end))
