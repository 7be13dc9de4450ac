"""Which time expressions date an event: those that the syntax ties to its trigger, and no others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from readouts.coding.coding import Relation, When
from readouts.coding.timing.verbs import governor, tense_of
from readouts.coding.timing.words import TimingWords, timing_words
from readouts.language.memory import remembered
from readouts.language.parse import Parse, Token
from readouts.language.reading import Reading
from readouts.language.times.model import TimeExpression
from readouts.slots import quickly_made

# Conjunctions of what is said or asked; a time before them may well be of what is said.
_CONTENT_MARKS = frozenset({"that", "whether", "if"})
# "A summit of the presidents of Chile and Peru": so deep the nouns of a phrase are looked through.
_DEEPEST_PHRASE = 3
_VERBAL = frozenset({"VERB", "AUX"})
_LENGTHS = frozenset({"minute", "hour"})
_INSIDE = frozenset(
    {
        "prep",
        "pobj",
        "dobj",
        "attr",
        "oprd",
        "advmod",
        "npadvmod",
        "compound",
        "amod",
        "agent",
        "pcomp",
        "poss",
        "nmod",
        "appos",
    }
)


@quickly_made
@dataclass(frozen=True, slots=True)
class Attachment:
    """A time expression with the word that it modifies."""

    expression: int
    """Index in ``Reading.times``."""
    site: int
    """Index of the verb or noun that it modifies."""
    relation: Relation
    words: str
    """Preposition and expression, for reasons: "since Friday"."""


@remembered
def find_when(reading: Reading, trigger: int) -> When:
    """Which time expressions date the event whose trigger is token ``trigger``, and in which tense it stands.

    Syntax only: expressions below the trigger, on the verb that governs a nominal trigger where that verb says
    merely that it happened, in a relative clause about it, or shared with a verb that it is coordinated with.
    """
    parse = reading.parse
    tense = tense_of(parse, trigger)
    found = attachments(reading, trigger)
    for reason, sites in _places_to_look(parse, trigger, timing_words()):
        own = [a for a in found if a.site in sites and not _is_of_the_planning(parse, a, trigger)]
        if own:
            relation = own[0].relation
            same = [a for a in own if a.relation == relation]
            because = tuple(f"“{a.words}” {reason} “{parse.tokens[trigger].text}”" for a in same)
            return When(tuple(a.expression for a in same), relation, tense, because)
    if (told := _time_described(reading, trigger)) is not None:
        words = reading.text(reading.times[told].span)
        return When((told,), "on", tense, (f"the clause with “{parse.tokens[trigger].text}” tells what was “{words}”",))
    if (occasion := when_of_occasion(reading, trigger)) is not None:
        return occasion
    below = [a for a in (_through_noun(parse, a, trigger) for a in found) if a is not None]
    if below:
        first = below[0]
        because = (f"“{first.words}” stands in a phrase below “{parse.tokens[trigger].text}”",)
        return When((first.expression,), first.relation, tense, because)
    if (word := _measured_before(parse, trigger)) is not None:
        return When((), "before", tense, (f"it is told as {word} before something else",))
    return When((), "on", tense, ())


def _measured_before(parse: Parse, trigger: int) -> str | None:
    """The unit of what lies between the trigger and what came after it: "it comes *days* after she rang him"."""
    token = parse.tokens[trigger]
    while token.dep == "conj" and (head := parse.head(token.i)) is not None and head.pos in _VERBAL:
        token = head
    word = parse.child(token.i, "mark") if token.dep == "advcl" else parse.head(token.i)
    if word is None or word.lower != "after" or word.i == 0 or (token.dep not in {"advcl", "pobj", "pcomp"}):
        return None
    before = parse.tokens[word.i - 1]
    return before.lower if before.lemma in timing_words().long_units else None


def _is_of_the_planning(parse: Parse, attachment: Attachment, trigger: int) -> bool:
    """Whether an expression on a verb of planning tells when the planning was: "planned on Friday", not "planned for Friday"."""
    site = parse.tokens[attachment.site]
    words = timing_words()
    if site.i == trigger or site.lemma in words.occurrence_verbs or site.lemma not in words.planning_verbs:
        return False
    return not attachment.words.startswith("for ")


def _time_described(reading: Reading, trigger: int) -> int | None:
    """The expression that the trigger's clause tells about: “in June, when the president visited”."""
    parse = reading.parse
    verb = governor(parse, trigger)
    head = parse.head(verb.i) if verb is not None and verb.dep in {"relcl", "advcl"} else None
    if verb is None or head is None or not any(t.lower == "when" for t in parse.children(verb.i, "advmod")):
        return None
    if verb.i != trigger and _link_to(parse, parse.tokens[trigger], verb)[0] not in {"dobj", "nsubjpass", "attr"}:
        return None
    return next((n for n, t in enumerate(reading.times) if t.span.overlaps(head.span) and datable(t)), None)


def when_of_occasion(reading: Reading, trigger: int) -> When | None:
    """The time of the clause that was the first, or n-th, time of what the trigger tells; None where none is told so."""
    verb = _clause_of_occasion(reading.parse, trigger)
    if verb is None:
        return None
    sites = {verb.i, *(t.i for t in reading.parse.children(verb.i, "conj") if t.i < trigger)}
    own = [a for a in attachments(reading, trigger) if a.site in sites]
    if not own:
        return None
    same = [a for a in own if a.relation == own[0].relation]
    because = tuple(f"“{a.words}” goes with “{verb.text}”, which was that time" for a in same)
    return When(tuple(a.expression for a in same), own[0].relation, tense_of(reading.parse, trigger), because)


def _clause_of_occasion(parse: Parse, trigger: int) -> Token | None:
    """The verb of the clause that is said to be the occasion: "they *spoke* on Sunday, the first time that the two had met"."""
    verb = parse.tokens[trigger]
    noun = parse.head(trigger) if verb.dep in {"relcl", "acl", "ccomp"} else None
    if noun is None or noun.lemma not in timing_words().occasions or noun.dep not in {"npadvmod", "appos"}:
        return None
    if noun.i > trigger or not any(t.lower in timing_words().counted for t in parse.children(noun.i, "amod")):
        return None
    return next((t for t in parse.ancestors(noun.i) if t.pos in _VERBAL), None)


def attachments(reading: Reading, trigger: int) -> list[Attachment]:
    """The datable time expressions of the sentence of token ``trigger``, with what they modify, in text order."""
    return _attached(reading, reading.parse.tokens[trigger].sentence)


@remembered
def _attached(reading: Reading, number: int) -> list[Attachment]:
    """Those of a sentence."""
    sentence = reading.parse.sentences[number]
    first = bisect_left(reading.times, sentence.span.start, key=lambda t: t.span.start)
    found = []
    for index in range(first, len(reading.times)):
        expression = reading.times[index]
        if expression.span.start >= sentence.span.end:
            break
        if (
            datable(expression)
            and not _in_a_name(reading, expression)
            and (place := _attach(reading, index, expression))
        ):
            found.append(place)
    return found


def datable(expression: TimeExpression) -> bool:
    """Whether an expression can say on which days something was: not a duration ("for an hour"), not a set ("weekly")."""
    hours = expression.type == "DURATION" and expression.value.startswith("PT")
    return expression.type != "SET" and not hours and expression.form.kind != "nothing"


def _in_a_name(reading: Reading, expression: TimeExpression) -> bool:
    """Whether the words are part of somebody's name ("Dong Jun", "Theresa May")."""
    last = bisect_left(reading.mentions, expression.span.end, key=lambda m: m.span.start)
    near = reading.mentions[max(0, last - 4) : last]
    return any(
        m.form == "name" and m.span.contains(expression.span) and any(a.kind == "person" for a in m.actors)
        for m in near
    )


def phrase_head(parse: Parse, expression: TimeExpression) -> Token | None:
    """The token of an expression that hangs on a word outside it."""
    tokens = parse.tokens_in(expression.span)
    inside = {t.i for t in tokens}
    outer = [t for t in tokens if t.head == t.i or t.head not in inside]
    # A prepositional phrase inside the expression ("the months before the war") leaves one head; bad parses leave several.
    return next((t for t in outer if t.pos not in {"PUNCT", "DET"}), outer[0] if outer else None)


def _attach(reading: Reading, index: int, expression: TimeExpression) -> Attachment | None:
    parse, relations = reading.parse, timing_words().relations
    token = phrase_head(parse, expression)
    relation: Relation | None = None
    words = [reading.text(expression.span)]
    while token is not None:
        head = parse.head(token.i)
        if head is None:
            # "From half past six, and for an hour, the minister talked": the parser makes the preposition the root.
            verbs = (token, *parse.children(token.i, "conj"))
            site = next((t for t in verbs if t.pos in _VERBAL), None)
            return Attachment(index, site.i, relation or "on", " ".join(words)) if site is not None else None
        if head.dep == "mark" and (measured := _measured_from(parse, head)) is not None and token.i < head.i:
            return Attachment(index, measured.i, "on", " ".join([*words, head.text]))
        if head.pos in {"ADP", "ADV", "SCONJ", "PART", "NUM"} or (token.dep == "pobj" and head.dep == "prep"):
            words.insert(0, head.text)
            # "Two days after that" counts from the day; "after Friday" is any time from then on.
            measures = token.i < head.i and token.dep not in {"pobj", "pcomp"}
            relation = relation or (None if measures else relation_of(parse, head, relations, expression))
            token = head
            continue
        if (verb := _verb_of_opening(parse, token, head)) is not None:
            return Attachment(index, verb.i, relation or "on", " ".join([parse.tokens[token.i - 1].text, *words]))
        if (
            head.lemma in _LENGTHS
            and head.dep == "pobj"
            and head.i < token.i
            and (of := parse.head(head.i)) is not None
        ):
            # "talked for 20 minutes from 4 p.m. on 5 July": the day is that of the talk.
            token, relation = of, "on"
            continue
        return Attachment(index, _clause_of(parse, token, head).i, relation or "on", " ".join(words))
    return None


def _verb_of_opening(parse: Parse, token: Token, name: Token) -> Token | None:
    """The verb of “On Friday Ana Lopes had a call with …”, where the parser takes the day for a first name."""
    sentence = parse.sentence_of(token.i)
    opens = token.i - 1 == sentence.first and parse.tokens[sentence.first].lower == "on"
    verb = parse.head(name.i)
    named = name.pos == "PROPN" and name.i > token.i and token.dep in {"compound", "nmod"}
    if not (opens and named and name.dep in {"nsubj", "nsubjpass"} and verb is not None and verb.pos in _VERBAL):
        return None
    return verb


def _measured_from(parse: Parse, mark: Token) -> Token | None:
    """The verb that "three days after they attacked" dates: the one above the clause that the conjunction opens."""
    clause = parse.head(mark.i)
    above = parse.head(clause.i) if clause is not None and clause.dep == "advcl" else None
    return above if above is not None and above.pos in _VERBAL else None


def _clause_of(parse: Parse, token: Token, verb: Token) -> Token:
    """The verb whose clause a word stands in: not one whose conjunction comes after the word.

    "On Tuesday, after missiles had struck, Kyiv asked …": parsers give Tuesday to the missiles.
    """
    mark = parse.child(verb.i, "mark") if verb.dep in {"advcl", "ccomp"} else None
    above = parse.head(verb.i)
    if mark is None and verb.dep == "ccomp" and above is not None and above.pos in _VERBAL and above.i < token.i:
        subject = parse.child(verb.i, "nsubj", "nsubjpass", "expl")
        if subject is not None and token.i < parse.subtree(subject.i)[0].i:
            return above  # "said on Monday she had spoken": the day of the saying
    if mark is None or above is None or above.pos not in _VERBAL or mark.lower in _CONTENT_MARKS:
        return verb
    return above if token.i < mark.i else verb


def relation_of(
    parse: Parse, word: Token, relations: dict[str, Relation], expression: TimeExpression | None = None
) -> Relation | None:
    """How a preposition or conjunction of time relates what is above it to what is below; None where it only says "on"."""
    if word.lower == "from" and expression is not None and expression.type != "TIME":
        return "since"
    if word.lower in {"of", "to"} and word.i:
        return relations.get(f"{parse.tokens[word.i - 1].lower} {word.lower}")
    return relations.get(word.lower)


def _places_to_look(parse: Parse, trigger: int, words: TimingWords) -> Iterator[tuple[str, frozenset[int]]]:
    """Where an expression may hang that dates the trigger, nearest first, with how a reader would say it."""
    token = parse.tokens[trigger]
    yield "goes with", frozenset({trigger})
    yield "stands in the clause that tells of", frozenset(_describing_clauses(parse, trigger, words))
    if token.pos in _VERBAL:
        yield from _shared_with_verbs(parse, token, words)
    else:
        yield from _governing_verbs(parse, token, words)


def _describing_clauses(parse: Parse, trigger: int, words: TimingWords) -> Iterator[int]:
    """Verbs of clauses about a noun: “the call, which took place …”, “talks held …”."""
    for child in parse.children(trigger, "relcl", "acl"):
        if child.lemma in words.occurrence_verbs or child.lemma in words.planning_verbs:
            yield child.i
            yield from _planned(parse, child, words)
    for noun in _inside(parse, trigger):
        for child in parse.children(noun.i, "relcl", "acl"):
            planned = tuple(_planned(parse, child, words))
            if planned or child.lemma in words.planning_verbs:
                yield from (child.i, *planned)


def _inside(parse: Parse, trigger: int) -> Iterator[Token]:
    """The nouns in the phrases of a noun: "a summit *of the presidents of Chile and Peru* that was due on Sunday".

    Parsers hang a clause on the last noun before it; what is planned or due is none of the people but the happening.
    """
    below = _objects_of_phrases(parse, trigger)
    for _ in range(_DEEPEST_PHRASE):
        yield from below
        deeper = [(*parse.children(n.i, "conj"), *_objects_of_phrases(parse, n.i)) for n in below]
        below = tuple(t for nouns in deeper for t in nouns)


def _objects_of_phrases(parse: Parse, noun: int) -> tuple[Token, ...]:
    return tuple(t for prep in parse.children(noun, "prep") for t in parse.children(prep.i, "pobj"))


def _planned(parse: Parse, verb: Token, words: TimingWords) -> Iterator[int]:
    """What a verb or adjective of planning says is to happen: "was due to take place", "scheduled to be held"."""
    for child in parse.children(verb.i, "acomp", "xcomp", "attr"):
        if child.lemma in words.occurrence_verbs or child.lower in words.planning_verbs:
            yield child.i
            yield from _planned(parse, child, words)


def _shared_with_verbs(parse: Parse, verb: Token, words: TimingWords) -> Iterator[tuple[str, frozenset[int]]]:
    tense = tense_of(parse, verb.i)
    current = verb
    if (means := _means_of(parse, verb)) is not None:
        yield f"goes with “{means.text}”, whose time holds for", frozenset({means.i})
        current = means
    while (head := parse.head(current.i)) is not None and head.pos in _VERBAL:
        own_subject = parse.children(current.i, "nsubj", "nsubjpass", "expl")
        coordinated = current.dep == "conj" and not own_subject and tense_of(parse, head.i) == tense
        participle = current.dep == "advcl" and current.tag == "VBG" and not own_subject and not _mark(parse, current)
        phase = current.dep == "xcomp" and head.lemma in words.phase_verbs
        purpose = (
            current.dep in {"advcl", "xcomp"} and head.lemma in words.motion_verbs and _is_infinitive(parse, current)
        )
        if not (coordinated or participle or phase or purpose):
            return
        yield f"goes with “{head.text}”, whose time holds for", frozenset({head.i})
        current = head


def _means_of(parse: Parse, verb: Token) -> Token | None:
    """The verb of which another is the means: "retaliated *by expelling* three diplomats"."""
    by = parse.head(verb.i) if verb.dep == "pcomp" else None
    above = parse.head(by.i) if by is not None and by.lower == "by" else None
    return above if above is not None and above.pos in _VERBAL else None


def _is_infinitive(parse: Parse, verb: Token) -> bool:
    return any(t.tag == "TO" for t in parse.children(verb.i, "aux"))


def _mark(parse: Parse, verb: Token) -> Token | None:
    return parse.child(verb.i, "mark", "prep") if verb.tag != "VBG" else parse.child(verb.i, "mark")


def _governing_verbs(parse: Parse, noun: Token, words: TimingWords) -> Iterator[tuple[str, frozenset[int]]]:
    verb = governor(parse, noun.i)
    if verb is None:
        return
    link, preposition = _link_to(parse, noun, verb)
    in_it = preposition in {"in", "during", "by", "over", "on", "at"} and link == "pobj"
    if link in {"nsubj", "nsubjpass"} and (planned := frozenset(_planned(parse, verb, words))):
        yield f"goes with “{verb.text}”, which says when it is to be", planned
    if link in {"nsubj", "nsubjpass"} and (joined := _joined_happening(parse, verb, words)) is not None:
        yield f"goes with “{joined.text}”, which says when it was", frozenset({joined.i})
    happens = verb.lemma in words.occurrence_verbs or verb.lemma in words.planning_verbs
    if (link in {"dobj", "nsubj", "nsubjpass", "attr", "conj"} and happens) or in_it:
        yield f"goes with “{verb.text}”, which governs", frozenset({verb.i})
        yield from _shared_with_verbs(parse, verb, words)


def _joined_happening(parse: Parse, verb: Token, words: TimingWords) -> Token | None:
    """The second verb of “the talks were asked for by X and took place on Friday”."""
    joined = (c for c in parse.children(verb.i, "conj") if not parse.children(c.i, "nsubj", "nsubjpass", "expl"))
    return next((c for c in joined if c.lemma in words.occurrence_verbs), None)


def _link_to(parse: Parse, noun: Token, verb: Token) -> tuple[str, str | None]:
    """The label by which a noun hangs on its verb, and the preposition where there is one; "" where it hangs deeper."""
    token = noun
    while token.dep in {"conj", "appos", "compound"} and (head := parse.head(token.i)) is not None and head.i != verb.i:
        token = head
    head = parse.head(token.i)
    if head is None:
        return "", None
    if head.i == verb.i:
        return token.dep, None
    if token.dep in {"pobj", "pcomp"} and head.head == verb.i and head.pos in {"ADP", "SCONJ"}:
        return "pobj", head.lower
    return "", None


def _through_noun(parse: Parse, attachment: Attachment, trigger: int) -> Attachment | None:
    """An expression on a noun below the trigger: "spoke in a call on Friday", "spoke after the talks on Friday"."""
    relations = timing_words().relations
    token = parse.tokens[attachment.site]
    relation = attachment.relation
    while token.i != trigger:
        if token.pos in _VERBAL or token.dep not in _INSIDE:
            return None
        head = parse.head(token.i)
        if head is None:
            return None
        if head.pos in {"ADP", "SCONJ"}:
            crossed = relation_of(parse, head, relations)
            if crossed not in {None, "during", "by"}:
                relation = crossed if relation == "on" and crossed else relation
        elif token.dep in {"dobj", "nsubj"} and head.i != trigger:
            return None
        token = head
    return Attachment(attachment.expression, trigger, relation, attachment.words)
