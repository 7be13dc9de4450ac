"""Cutting what somebody says into points: one clause each, or one item of a long list each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readouts.coding.points.lexicon import Lexicon
from readouts.coding.points.wording import Wording
from readouts.language.parse import Parse, Token
from readouts.slots import quickly_made
from readouts.span import Span

# Dashes and semicolons stand between two statements; a hyphen with spaces around it is a typed dash.
_BREAKS = frozenset({";", "—", "–", "--", "-", ":"})
_TRIMMED = frozenset({",", ";", ":", ".", "—", "–", "--", "-", "and", "but", "or", "while", "also", "!", "?"})
# A quotation shorter than this is a phrase, and is never cut.
_PHRASE = 9
TOPIC_PREPOSITIONS = frozenset(
    {
        "about",
        "of",
        "on",
        "for",
        "to",
        "towards",
        "toward",
        "over",
        "with",
        "against",
        "from",
        "into",
        "regarding",
        "concerning",
    }
)
"""Prepositions before what is talked of, asked for or warned of."""

_LISTED = ("conj", "appos")
_CUT = frozenset({"conj", "appos", "npadvmod", "relcl", "advcl", "prep", "cc", "advmod", "mark"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


@quickly_made
@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens [first, last) of one sentence that make one point."""

    first: int
    last: int
    head: int
    """The token nearest to the root of the sentence: a verb, or the noun of a list item."""
    span: Span


def clauses_of(parse: Parse, span: Span, lexicon: Lexicon) -> tuple[Clause, ...]:
    """The points of a stretch of text, in order.

    Cut are coordinated predicates, clauses that only comment (", which lasted an hour", "while …", "adding that …"),
    what a dash or semicolon sets apart, and the items of long lists. Short quotations stay whole, and a stretch
    that is only a subject is left out: its predicate follows.
    """
    tokens = parse.tokens_in(span)
    found = []
    for first, last in _by_sentence(tokens):
        quotes = _phrases(parse, first, last)
        cuts = {
            c: firm
            for c, firm in sorted(_cuts(parse, first, last, lexicon))
            if first < c < last and not any(a < c < b for a, b in quotes)
        }
        edges = _substantial(parse, [first, *sorted(cuts), last], {c for c, firm in cuts.items() if not firm})
        for start, end in pairwise(edges):
            if clause := _clause(parse, start, end):
                found.append(clause)
    return tuple(found)


# What a part must weigh to stand alone, in the weights of the wording table: two words of substance, or a concept.
_ENOUGH = 1.5


def _substantial(parse: Parse, edges: Sequence[int], soft: Collection[int]) -> list[int]:
    """The edges without the soft cuts beside a part that says too little: "spoke frankly and listened with care".

    What follows "but" with hardly a word of its own qualifies what stands before it: alone, either would mislead.
    """
    wording = Wording.load()
    kept = [edges[0]]
    for cut, end in pairwise(edges[1:]):
        parts = (parse.tokens[kept[-1] : cut], parse.tokens[cut:end])
        light = any(not wording.reaches(" ".join(t.text for t in part), _ENOUGH) for part in parts)
        if cut not in soft or not light:
            kept.append(cut)
    return [*kept, edges[-1]]


def verb_like(parse: Parse, token: Token) -> bool:
    """Whether a token is the head of a clause."""
    return token.pos in ("VERB", "AUX") or any(child.dep in _SUBJECTS for child in parse.children(token.i))


def _by_sentence(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Token ranges, one for each sentence that the tokens lie in."""
    start = 0
    for n in range(1, len(tokens) + 1):
        if n == len(tokens) or tokens[n].sentence != tokens[start].sentence:
            yield tokens[start].i, tokens[n - 1].i + 1
            start = n


def _phrases(parse: Parse, first: int, last: int) -> list[tuple[int, int]]:
    """Token ranges of short quotations."""
    marks = [t.i for t in parse.tokens[first:last] if t.text == '"']
    return [(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False) if b - a <= _PHRASE]


def _edges(parse: Parse, i: int, first: int, last: int) -> tuple[int, int]:
    """First and last-but-one token of a subtree, kept in the range."""
    left, right = parse.edges(i)
    return max(left.i, first), min(right.i + 1, last)


def _cuts(parse: Parse, first: int, last: int, lexicon: Lexicon) -> Iterator[tuple[int, bool]]:
    """Tokens before which a new point begins, and whether it does so whatever it weighs; soft cuts join what is coordinated."""
    for token in parse.tokens[first:last]:
        if token.text in _BREAKS and first < token.i < last - 1 and _spaced(parse, token):
            yield token.i + 1, True
        if token.dep not in _CUT or not first <= token.head < last:
            continue
        left, right = _edges(parse, token.i, first, last)
        if _begins_statement(parse, token, lexicon):
            # A clause that has its own subject takes its linking word along; a bare predicate begins at its verb.
            start = left - 1 if left > first and parse.tokens[left - 1].lower == "nor" else left
            yield start, any(c.pos in ("NOUN", "PROPN") for c in parse.children(token.i, *_SUBJECTS))
        elif _comments(parse, token, left, lexicon):
            yield left, True
            yield right, True
        elif token.lower == "so" and _concludes(parse, token):
            yield token.i, True
        elif _long_item(parse, token, lexicon) or _addition(parse, token, lexicon):
            yield left, False


def _spaced(parse: Parse, mark: Token) -> bool:
    """Whether a hyphen stands alone; other marks always do."""
    before, after = parse.tokens[mark.i - 1], parse.tokens[mark.i + 1]
    return mark.text != "-" or (before.end < mark.start and mark.end < after.start)


def _begins_statement(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    """A coordinated predicate that says something by itself: it has a complement or a subject of its own."""
    if token.dep != "conj" or not verb_like(parse, token) or not verb_like(parse, parse.tokens[token.head]):
        return False
    top, telling = token, lexicon.has(lexicon.speech, parse, token)
    while top.dep == "conj":
        top = parse.tokens[top.head]
        telling = telling or lexicon.has(lexicon.speech, parse, top)
    opener = parse.edges(top.i)[0].lower
    inner = top.dep in ("relcl", "acl") or (top.dep == "advcl" and opener not in lexicon.subordinators)
    if inner and not telling:
        return False  # "only if they withdraw and pay", "gangs that rob and kill": one condition, one description
    if _shares_object(parse, token) or _shares_auxiliary(parse, token):
        return False
    return any(c.dep not in ("aux", "auxpass", "neg", "punct", "cc", "advmod") for c in parse.children(token.i))


def _shares_auxiliary(parse: Parse, token: Token) -> bool:
    """Whether a participle hangs on the "must be" of the one before: "must be cared for and taken home"."""
    before = parse.tokens[token.head]
    own = parse.child(token.i, "aux", "auxpass", *_SUBJECTS)
    modal = any(a.tag == "MD" for a in parse.children(before.i, "aux"))
    return token.tag == "VBN" and before.tag == "VBN" and own is None and modal


def _shares_object(parse: Parse, token: Token) -> bool:
    """Whether the verb before has nothing of its own: "to announce and carry out a series of steps"."""
    before = parse.tokens[token.head]
    alone = not any(a.lower == "to" or a.dep != "aux" for a in parse.children(token.i, "aux", "mark", *_SUBJECTS))
    bare = token.tag == "VB" and alone
    own = (c for c in parse.children(before.i) if before.i < c.i < token.i and c.dep not in ("cc", "punct", "prt"))
    return bare and before.tag == "VB" and next(own, None) is None


def _comments(parse: Parse, token: Token, left: int, lexicon: Lexicon) -> bool:
    """A clause that could stand alone: "the call, which lasted an hour", "while …", "…, adding that …"."""
    before = parse.tokens[left - 1].text if left else ""
    if token.dep == "relcl":
        antecedent = parse.tokens[token.head]
        named = antecedent.lemma in lexicon.contacts or antecedent.lemma in lexicon.accounts
        if antecedent.dep in _SUBJECTS and antecedent.head > token.i:
            return False  # its predicate is still to come, and must not lose its subject
        return before in (",", "—", "–") and named and not _set_into_a_judgement(parse, antecedent, lexicon)
    if token.dep in ("appos", "npadvmod"):
        aside = token.lemma in lexicon.empty_topics or token.lemma in lexicon.requests
        return aside and before in (",", "—", "–") and parse.child(token.i, "relcl") is not None
    if token.dep != "advcl":
        return False
    opener = parse.tokens[left].lower
    if opener in lexicon.subordinators:
        # "… while keeping the port open" has no subject of its own, and says how, not what else.
        return token.tag != "VBG" or parse.child(token.i, *_SUBJECTS) is not None
    return token.tag == "VBG" and before == "," and lexicon.has(lexicon.speech, parse, token)


def _set_into_a_judgement(parse: Parse, antecedent: Token, lexicon: Lexicon) -> bool:
    """Whether "as …" follows what is commented on: "described the call, which lasted an hour, as useful" is one point."""
    verb = parse.head(antecedent.i)
    if verb is None or verb.lemma not in lexicon.judging:
        return False
    rest = parse.tokens[antecedent.i : parse.sentence_of(antecedent.i).last]
    return any(t.lower == "as" and parse.tokens[t.i - 1].text == "," for t in rest)


def _concludes(parse: Parse, so: Token) -> bool:
    """Whether "so" after a comma begins a clause with a subject of its own."""
    after_comma = so.i > 0 and parse.tokens[so.i - 1].text == ","
    return after_comma and any(t.dep in _SUBJECTS for t in parse.tokens[so.i + 1 : so.i + 5])


def _long_item(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    """An item of a list of nouns, where the items are phrases: "the truce, the exchange of prisoners and grain exports"."""
    if token.dep not in _LISTED or token.pos not in ("NOUN", "PROPN") or verb_like(parse, token):
        return False
    top = token
    while top.dep in _LISTED:
        top = parse.tokens[top.head]
    if top.dep in _SUBJECTS and top.head < token.i:
        # The parser has hung what follows the object on the subject; the object is where the list begins.
        top = next(iter(parse.children(top.head, "dobj")), top)
        items = [top, *_items(parse, parse.tokens[_outermost_item(parse, token)])]
    else:
        items = _items(parse, top)
    if top.dep not in ("dobj", "pobj", "nsubjpass", "attr", "ROOT") or top.pos not in ("NOUN", "PROPN"):
        return False
    if top.dep == "pobj" and parse.tokens[top.head].lower not in TOPIC_PREPOSITIONS:
        return False
    if top.dep == "pobj" and parse.tokens[top.head].lower == "of" and not _about(parse, top, lexicon):
        return False  # "a forum of old fishermen and young engineers": the list only says what the one thing is made of
    if top.dep == "pobj" and _inside_description(parse, top, lexicon):
        return False  # "ties built on shared values and respect for the law": how the one thing is described
    if top.dep == "pobj" and _inside_subject(parse, top, token):
        return False  # "the raids on workers and the state of the roads are …": what is said comes after the list
    if not any(item.dep == "conj" for item in items) or any(item.pos == "PROPN" for item in items):
        return False  # titles of one person, and names of several, are read together
    own = [_own_words(parse, item, items) for item in items]
    own[0] += _words_above(parse, top)
    return min(own) >= 3


def _about(parse: Parse, top: Token, lexicon: Lexicon) -> bool:
    """Whether "of" names the topics of a noun that carries none itself: "the questions of tolls and of fishing"."""
    preposition = parse.tokens[top.head]
    noun = parse.head(preposition.i)
    return noun is None or noun.pos == "VERB" or noun.lemma in lexicon.empty_topics


def _inside_description(parse: Parse, top: Token, lexicon: Lexicon) -> bool:
    """Whether a noun hangs on a participle that describes another noun, and tells of no talking."""
    participle = parse.head(parse.tokens[top.head].i)
    if participle is None or participle.dep != "acl" or participle.tag != "VBN":
        return False
    return not lexicon.has_any((lexicon.speech, lexicon.together), parse, participle)


def _inside_subject(parse: Parse, top: Token, item: Token) -> bool:
    """Whether a noun stands in a subject whose verb follows the item of a list."""
    above: Token | None = top
    while above is not None and above.dep in ("pobj", "prep", *_LISTED):
        above = parse.head(above.i)
    return above is not None and above.dep in ("nsubj", "csubj") and above.head > item.i


def _outermost_item(parse: Parse, token: Token) -> int:
    """The first item of a list that hangs on a wrong word: the highest one that still stands after the verb."""
    while parse.tokens[token.head].dep in _LISTED:
        token = parse.tokens[token.head]
    return token.i


def _items(parse: Parse, top: Token) -> list[Token]:
    """The items of a list, in order; the parser makes some of those before the last one appositions."""
    found = [top]
    for child in parse.children(top.i, *_LISTED):
        found.extend(_items(parse, child))
    return found


def _words_above(parse: Parse, top: Token) -> int:
    """Words of the noun phrase that a list hangs in: "the dispute over [the bridge, the exchange of prisoners and …]".

    The parser often hangs a list on the last noun before it, and not on the one that it continues.
    """
    words = 0
    while top.dep == "pobj" and (preposition := parse.head(top.i)) and preposition.dep == "prep":
        noun = parse.head(preposition.i)
        if noun is None or noun.pos not in ("NOUN", "PROPN"):
            break
        words += 2
        top = noun
    return words


def _own_words(parse: Parse, item: Token, items: Sequence[Token]) -> int:
    """Words of a list item without those of the items after it."""
    after = {t.i for other in items if other.i > item.i for t in parse.subtree(other.i)}
    return sum(t.pos not in ("PUNCT", "DET", "CCONJ") for t in parse.subtree(item.i) if t.i not in after)


def _before_predicate(parse: Parse, token: Token) -> bool:
    """Whether a phrase stands in a subject whose verb follows: "goods such as tea and salt will stay free"."""
    inside = [token, *(t for t in parse.ancestors(token.i))]
    return any(t.dep in _SUBJECTS and t.i < token.i < t.head for t in inside)


def _addition(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    """A phrase that adds one more thing: "including …", "as well as …"."""
    if token.dep not in ("prep", "cc", "conj", "advmod"):
        return False
    left = parse.edges(token.i)[0].i
    phrases = lexicon.additions.get(parse.tokens[left].lower)
    if phrases is None:
        return False
    words = tuple(t.lower for t in parse.tokens[left : left + 3])
    opens = any(words[: len(phrase)] == phrase for phrase in phrases) and not _before_predicate(parse, token)
    if opens and not any(t.i < left and t.pos in ("VERB", "AUX") for t in parse.ancestors(token.i)):
        return False  # "Japan, together with Korea, will …": part of the subject
    return opens and len(parse.subtree(token.i)) > 2


def _clause(parse: Parse, first: int, last: int) -> Clause | None:
    """The point between two cuts without the marks at its ends; None where nothing is said there."""
    while first < last and (parse.tokens[first].lower in _TRIMMED or _dangling(parse, first, first, last)):
        first += 1
    while first < last and (parse.tokens[last - 1].lower in _TRIMMED or _dangling(parse, last - 1, first, last)):
        last -= 1
    if first >= last:
        return None
    head = _top(parse, first, last)
    token = parse.tokens[head]
    only_subject = token.dep in (*_SUBJECTS, "mark", "advmod", "cc", "preconj") and not verb_like(parse, token)
    if only_subject and first <= head < last <= token.head:
        return None
    return Clause(first, last, head, Span(parse.tokens[first].start, parse.tokens[last - 1].end))


def _dangling(parse: Parse, i: int, first: int, last: int) -> bool:
    """A quotation mark at an end of a stretch whose partner is not in it."""
    return parse.tokens[i].text == '"' and sum(t.text == '"' for t in parse.tokens[first:last]) % 2 == 1


def _top(parse: Parse, first: int, last: int) -> int:
    """The token of a range whose head lies outside, preferring one that heads a clause."""
    tops = [t for t in parse.tokens[first:last] if (t.head == t.i or not first <= t.head < last) and t.pos != "PUNCT"]
    if not tops:
        return first
    return max(tops, key=lambda t: (verb_like(parse, t), len(parse.subtree(t.i)), -t.i)).i
