"""Claims that an account leaves something out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readouts.coding.claims.ground import Ground
from readouts.coding.coding import Claim, ContactReport
from readouts.coding.contacts.salience import people_near
from readouts.coding.timing import governor
from readouts.language.parse import Token
from readouts.language.reading import Actor
from readouts.span import Span, hull

_VERBAL = frozenset({"VERB", "AUX"})
_LONGEST_TOPIC = 160
_REACH = 14
# How far before "it" the account is named.
_PRONOUN_REACH = 25
# A subject that "was not raised" was not raised in the talk that the last sentences tell of.
_NEAR = 3
_SEATS = frozenset({"capital", "seat"})
_NONE = frozenset({"none", "neither", "nothing", "no"})


@dataclass(frozen=True, slots=True)
class _Omission:
    """A place that says what is left out."""

    at: Token
    start: int
    topic: Span | None
    end: int
    about: ContactReport | None = None


def omission_claims(ground: Ground) -> Iterator[Claim]:
    """Not-mentioned claims in text order; none where nothing tells between whom the contact was that the account is of."""
    for token in ground.scene.parse.tokens:
        found = _omission(ground, token)
        if found is None:
            continue
        about = found.about or ground.contact_before(token.i)
        words = Span(found.start, max(found.end, token.end))
        participants = about.participants if about is not None else _pair_near(ground, token, words)
        if not participants:
            continue
        topic = ground.scene.reading.text(found.topic)[:_LONGEST_TOPIC] if found.topic is not None else None
        yield ground.claim(
            "not_mentioned", words, at=token.i, about=about, participants=participants,
            reason="the words say that an account leaves this out", value=" ".join(topic.split()) if topic else None,
            side=_side_of_account(ground, words, token),
        )  # fmt: skip


def _omission(ground: Ground, token: Token) -> _Omission | None:
    patterns = ground.patterns.not_mentioned
    if token.pos in _VERBAL:
        negated = any(t.dep == "neg" for t in ground.scene.parse.children(token.i))
        if token.lemma == "say":
            return _says_nothing(ground, token)
        if negated and (token.lemma in patterns.negated_verbs or _is_brought_up(ground, token)):
            return _negated(ground, token)
        if token.lemma in patterns.finding_verbs and (found := _not_found(ground, token, negated)) is not None:
            return found
        if negated and token.lemma in patterns.absent_verbs:
            return _absent(ground, token)
        if not negated and token.lemma in patterns.omitting_verbs:
            return _omits(ground, token)
    elif token.pos == "NOUN" and token.lemma in patterns.nouns:
        return _no_mention(ground, token)
    elif token.pos == "NOUN" and token.lemma in patterns.least_words:
        return _not_a_word(ground, token)
    if token.lower in patterns.silent_words:
        return _is_silent(ground, token)
    if token.lower in patterns.missing_words:
        return _is_missing(ground, token)
    return None


def _is_missing(ground: Ground, word: Token) -> _Omission | None:
    """“any word of the island is absent from the Chinese readout”, “missing from Oslo's text was the truce”."""
    parse = ground.scene.parse
    verb = governor(parse, word.i)
    inside = [n for p in parse.children(word.i, "prep") if p.lower == "from" for n in parse.children(p.i, "pobj")]
    account = next((n for n in inside if is_account_word(ground, n)), None)
    if verb is None or account is None or any(t.dep == "neg" for t in parse.children(verb.i)):
        return None
    subject = next(iter(parse.children(verb.i, "nsubj", "attr")), None)
    if subject is None or subject.entity == "PERSON":
        return None
    topic = _phrase(ground, subject)
    return _Omission(word, min(topic.start, word.start), topic, max(topic.end, parse.subtree_span(account.i).end))


def _negated(ground: Ground, verb: Token) -> _Omission | None:
    """“the statement did not mention X”, “X was not mentioned”."""
    parse = ground.scene.parse
    passive = parse.child(verb.i, "nsubjpass")
    if passive is not None:
        head = parse.head(verb.i)
        topic = head if passive.lower in {"that", "which"} and verb.dep == "relcl" and head is not None else passive
        if topic.entity == "PERSON":
            return None
        span = _phrase(ground, topic)
        named = parse.head(topic.i) if topic.dep == "appos" else None  # "a truce - a request that was not mentioned"
        point = _phrase(ground, named) if named is not None and named.pos in {"NOUN", "PROPN"} else span
        return _Omission(verb, span.start, point, ground.until_stop(verb.i))
    if not _is_account(ground, verb):
        return None
    topic_span = _object(ground, verb)
    return _Omission(
        verb, _start(ground, verb), topic_span, topic_span.end if topic_span else ground.until_stop(verb.i)
    )


def _is_brought_up(ground: Ground, verb: Token) -> bool:
    """“(was not) brought up”, “(was not) raised”: after a contact only."""
    known = ground.patterns.not_mentioned.brought_up
    if verb.lemma not in known:
        return False
    parse, particle = ground.scene.parse, known[verb.lemma]
    said = particle is None or any(t.lower == particle for t in parse.children(verb.i, "prt", "prep", "advmod"))
    near = any(0 <= verb.sentence - parse.tokens[m.trigger].sentence <= _NEAR for m in ground.mentions)
    return said and near and parse.child(verb.i, "nsubjpass") is not None


def _not_a_word(ground: Ground, noun: Token) -> _Omission | None:
    """“there is not a word about X in the memorandum”, “not one word of X stands in it”."""
    parse, tokens = ground.scene.parse, ground.scene.parse.tokens
    sentence = parse.sentence_of(noun.i)
    before = [t.lower for t in tokens[max(sentence.first, noun.i - 3) : noun.i]]
    if not ("no" in before or {"not", "n't", "n’t"} & set(before)):
        return None
    topic = _after_prepositions(ground, noun)
    if topic is None or not _speaks_of_account(ground, noun):
        return None
    verb = governor(parse, noun.i)
    start = min(
        ground.phrase_start(noun.i), _start(ground, verb) if verb is not None and verb.i < noun.i else noun.start
    )
    return _Omission(noun, start, topic, max(topic.end, verb.end if verb is not None and verb.i > noun.i else 0))


def _is_silent(ground: Ground, word: Token) -> _Omission | None:
    """“the American summary keeps silent about X”, “it is silent on X”."""
    verb = governor(ground.scene.parse, word.i)
    topic = _after_prepositions(ground, word) or (_after_prepositions(ground, verb) if verb is not None else None)
    if verb is None or topic is None or not _is_account(ground, verb):
        return None
    return _Omission(word, min(_start(ground, verb), word.start), topic, topic.end)


def _speaks_of_account(ground: Ground, token: Token) -> bool:
    """Whether the sentence names an account, other than with this word."""
    sentence = ground.scene.parse.sentence_tokens(ground.scene.parse.sentence_of(token.i))
    return any(t.i != token.i and t.pos in {"NOUN", "PROPN"} and is_account_word(ground, t) for t in sentence)


def _omits(ground: Ground, verb: Token) -> _Omission | None:
    """“the Turkish readout omitted X”, “the statement left out X”."""
    particle = ground.patterns.not_mentioned.omitting_particles.get(verb.lemma)
    if particle is not None and not any(
        t.lower == particle for t in ground.scene.parse.children(verb.i, "prt", "prep", "advmod")
    ):
        return None
    topic = _object(ground, verb)
    if topic is None or not _is_account(ground, verb):
        return None
    return _Omission(verb, _start(ground, verb), topic, topic.end)


def _says_nothing(ground: Ground, verb: Token) -> _Omission | None:
    """“the account says nothing about X”."""
    parse = ground.scene.parse
    nothing = next((t for t in parse.children(verb.i, "dobj", "nsubj") if t.lower == "nothing" and t.i > verb.i), None)
    if nothing is None or not (_is_account(ground, verb) or _account_before(ground, verb) is not None):
        return None
    topic = _after_prepositions(ground, verb) or _after_prepositions(ground, nothing)
    if topic is not None and ground.scene.reading.text(topic).lower() == "which":
        named = _named_before_which(ground, verb, topic.start)  # "Taiwan, about which the text says nothing"
        return _Omission(verb, _start(ground, verb), named, nothing.end) if named is not None else None
    if topic is None:
        return None
    end = max(topic.end, nothing.end)
    account = _account_before(ground, verb)
    start = _start(ground, verb)
    if start == verb.start and account is not None:
        start = ground.phrase_start(account.i)
    return _Omission(verb, min(start, topic.start), topic, end)


def _named_before_which(ground: Ground, verb: Token, start: int) -> Span | None:
    """The noun before “about which”."""
    tokens = ground.scene.parse.tokens_in(Span(0, start))
    back = [t for t in tokens[-4:] if t.pos in {"NOUN", "PROPN"} and t.sentence == verb.sentence]
    return _phrase(ground, back[-1]) if back else None


def _side_of_account(ground: Ground, words: Span, token: Token) -> str | None:
    """The one state whose account the words name: “Oslo's version”, “the Austrian readout”, “her post”."""
    parse = ground.scene.parse
    sentence = parse.sentence_of(token.i)
    nouns = [t for t in parse.sentence_tokens(sentence) if is_account_word(ground, t) and t.i != token.i]
    for noun in [t for t in nouns if words.contains(t.span)] or nouns:
        for owner in parse.children(noun.i, "poss", "amod", "compound", "nmod"):
            mention = ground.scene.mention(owner.i)
            states = {a.state for a in mention.actors if a.state} if mention is not None else set()
            states = states or {p.actor.state for p in ground.scene.place(owner.i, _SEATS) if p.actor.state}
            if len(states) == 1:
                return states.pop()
    subjects = [t for v in (token, *parse.ancestors(token.i)) for t in parse.children(v.i, "nsubj")]
    told = {p.actor.state for t in subjects[:1] for p in ground.scene.sides(t.i) if p.actor.state}
    return told.pop() if len(told) == 1 else None


def _account_before(ground: Ground, verb: Token) -> Token | None:
    """The word for an account that stands not far before the verb: “Oslo's account of the talk, put out late, says nothing”."""
    before = ground.scene.parse.tokens[max(0, verb.i - _REACH) : verb.i]
    near = [t for t in before if t.sentence == verb.sentence and t.pos == "NOUN" and is_account_word(ground, t)]
    return near[-1] if near else None


def _no_mention(ground: Ground, noun: Token) -> _Omission | None:
    """“made no mention of X”, “there was no reference to X in the statement”."""
    if not any(t.lower == "no" for t in ground.scene.parse.children(noun.i, "det", "neg")):
        return None
    topic = _after_prepositions(ground, noun)
    verb = governor(ground.scene.parse, noun.i)
    if topic is None or verb is None:
        return None
    if verb.lemma != "be" and not _is_account(ground, verb):
        return None
    return _Omission(noun, _start(ground, verb), topic, topic.end)


def _absent(ground: Ground, verb: Token) -> _Omission | None:
    """“grain did not figure”: right after a contact, the subject is what was left out."""
    subject = ground.scene.parse.child(verb.i, "nsubj")
    if subject is None or subject.pos not in {"NOUN", "PROPN"} or subject.entity == "PERSON":
        return None
    near = [m for m in ground.mentions if 0 <= verb.sentence - ground.scene.parse.tokens[m.trigger].sentence <= 1]
    if not near:
        return None
    span = _phrase(ground, subject)
    return _Omission(verb, span.start, span, ground.until_stop(verb.i), ground.contact_of(near[-1]))


def _not_found(ground: Ground, verb: Token, negated: bool) -> _Omission | None:
    """“grain is nowhere in the Russian text”, “the word does not occur in their version”, “none of it is found there”."""
    parse = ground.scene.parse
    subject = parse.child(verb.i, "nsubj", "nsubjpass")
    if subject is None or not _in_account(ground, verb):
        return None
    nothing = {subject.lower, *(t.lower for t in parse.children(subject.i, "det", "neg"))} & _NONE
    nowhere = any(t.lower == "nowhere" for t in parse.subtree(verb.i))
    if not (nothing or nowhere or (negated and verb.lemma != "be")):
        return None
    span = _phrase(ground, subject)
    return _Omission(verb, span.start, span, ground.until_stop(verb.i))


def _in_account(ground: Ground, verb: Token) -> bool:
    """Whether the clause is about what stands in an account: “in the Russian text”, “from Moscow's version”."""
    parse, nouns = ground.scene.parse, ground.scene.lexicon.words.account_nouns
    below = [verb, *(t for t in parse.subtree(verb.i) if t.lower == "nowhere" or parse.head(t.i) is verb)]
    prepositions = [p for t in below for p in parse.children(t.i, "prep") if p.lower in {"in", "from"}]
    return any(n.lemma in nouns for p in prepositions for n in parse.children(p.i, "pobj"))


def _pair_near(ground: Ground, token: Token, words: Span) -> tuple[Actor, ...]:
    """The two sides named near, where the words name an account; the contact that it is of may be told of elsewhere."""
    if not any(is_account_word(ground, t) for t in ground.scene.parse.tokens_in(words)):
        return ()
    return tuple(p.actor for p in people_near(ground.scene, token))


def _subjects(ground: Ground, verb: Token) -> tuple[Token, ...]:
    """The subjects of a verb; those of the verb that it is joined to, where the parser reads “X, put out late, does not …” so."""
    parse = ground.scene.parse
    subjects = parse.children(verb.i, "nsubj")
    head = parse.head(verb.i) if not subjects and verb.dep == "conj" else None
    return parse.children(head.i, "nsubj") if head is not None else subjects


def is_account_word(ground: Ground, noun: Token) -> bool:
    """Whether a noun is one for an account: “readout”, “read-out”, “post”."""
    known = ground.scene.lexicon.words.account_nouns | ground.patterns.not_mentioned.accounts
    tokens = ground.scene.parse.tokens
    hyphened = "".join(t.lower for t in tokens[max(0, noun.i - 2) : noun.i + 1])
    return noun.lemma in known or noun.lower in known or hyphened in known


def _is_account(ground: Ground, verb: Token) -> bool:
    """Whether the subject is an account ("the Russian text") or a government as the author of one ("the Kremlin")."""
    scene = ground.scene
    subjects = _subjects(ground, verb)
    if not subjects and _account_before(ground, verb) is not None:
        return True  # "Oslo's summary of the talk, put out late, does not mention …": the parser loses the subject
    for subject in subjects:
        if is_account_word(ground, subject) or _stands_for_account(ground, subject):
            return True
        mention = scene.mention(subject.i)
        if mention is not None and any(a.kind in {"organisation", "state"} and a.state for a in mention.actors):
            return True
    # "What the ministry put out does not contain the word."
    return any(c.lemma in scene.lexicon.words.account_verbs for c in scene.parse.children(verb.i, "csubj"))


def _stands_for_account(ground: Ground, subject: Token) -> bool:
    """“Doha's version was short: it makes no mention of …”: the account stands not far before."""
    if subject.lower != "it":
        return False
    before = ground.scene.parse.tokens[max(0, subject.i - _PRONOUN_REACH) : subject.i]
    near = [t for t in before if subject.sentence - t.sentence <= 1 and t.pos in {"NOUN", "PROPN"}]
    return any(is_account_word(ground, t) for t in near)


def _start(ground: Ground, verb: Token) -> int:
    subjects = (*_subjects(ground, verb), *ground.scene.parse.children(verb.i, "expl", "csubj"))
    return min((ground.scene.parse.subtree_span(s.i).start for s in subjects), default=verb.start)


def _object(ground: Ground, verb: Token) -> Span | None:
    for child in ground.scene.parse.children(verb.i, "dobj"):
        return _phrase(ground, child)
    return _after_prepositions(ground, verb)


def _after_prepositions(ground: Ground, token: Token) -> Span | None:
    for preposition in ground.scene.parse.children(token.i, "prep"):
        if preposition.lower in ground.patterns.not_mentioned.topic_prepositions:
            for noun in ground.scene.parse.children(preposition.i, "pobj", "pcomp"):
                return _phrase(ground, noun)
            if (dashed := ground.scene.parse.children(token.i, "nsubj")) and dashed[0].i == preposition.i + 1:
                # "Of Trans-X the text says nothing": the parser hangs the name on the verb, piece by piece.
                last = dashed[0]
                while last.i + 2 < token.i and ground.scene.parse.tokens[last.i + 1].text == "-":
                    last = ground.scene.parse.tokens[last.i + 2]
                return Span(dashed[0].start, last.end)
    return None


def _phrase(ground: Ground, noun: Token) -> Span:
    """The noun phrase without clauses about it."""
    left = hull([Span(ground.phrase_start(noun.i), noun.end)])
    right = [
        t
        for c in ground.scene.parse.children(noun.i, "prep", "conj", "cc")
        for t in ground.scene.parse.subtree(c.i)
        if t.i > noun.i
    ]
    return hull([left, *(t.span for t in right)])
