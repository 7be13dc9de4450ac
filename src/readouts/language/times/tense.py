"""Whether what a time expression dates lies behind or ahead, from the verb that governs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from readouts.language.parse import Parse, Token
from readouts.language.times.lexicon import TenseWords

Tense = Literal["past", "present", "future"]

# A chain of heads longer than this does not govern a time expression any more; it also bounds the work on odd parses.
_FARTHEST = 12
# How far a semicolon is looked for on the way to the first heads, and a verb before it; and how much of a title is read.
_NEAR = 3
_BESIDE = 25
# The part of speech of tokens that were not parsed: of titles and the like.
HEADING_POS = "X"


@dataclass(slots=True)
class Tenses:
    """The tenses of one parse; what was found of a verb is kept, for many times may hang on one verb."""

    parse: Parse
    words: TenseWords
    _auxiliaries: dict[int, list[Token]] | None = None
    _ahead: set[int] = field(default_factory=set)
    _verbs: dict[int, Tense | None] = field(default_factory=dict)

    def at(self, i: int) -> Tense:
        """The tense in which token ``i`` stands: of the nearest verb above it that has one."""
        auxiliaries = self._index()
        token = self.parse.tokens[i]
        if token.pos == HEADING_POS:
            return self._of_heading(token)
        if token.i and token.dep == "nsubj" and self.parse.tokens[token.i - 1].lower in ("until", "till"):
            return "future"  # "have until Friday to answer": parsers make Friday answer
        if (above := self._beyond_semicolon(token)) is not None:
            token = above
        if self._is_fixed_for(token):
            return "future"
        for steps in range(_FARTHEST):
            if token.pos in ("VERB", "AUX"):
                if token.i not in self._verbs:
                    self._verbs[token.i] = _of_verb(self.parse, token, auxiliaries.get(token.i, []), self.words)
                found = self._verbs[token.i]
                if found == "present":
                    return "future" if _announces(self.parse, i, token, steps, self.words) else "past"
                if found is not None:
                    return found
            elif token.lower == "since":
                return "past"
            elif self._looks_ahead(token):
                return "past" if self._bounds_the_past(token) else "future"
            if token.head == token.i:
                break
            token = self.parse.tokens[token.head]
        return "past"

    def _is_fixed_for(self, token: Token) -> bool:
        """Whether a day was fixed for something: “have a meeting scheduled for Friday”, “it had been set for Friday”."""
        preposition = self.parse.head(token.i)
        if preposition is None or preposition.lower != "for" or token.dep != "pobj":
            return False
        verb = self.parse.head(preposition.i)
        return verb is not None and verb.tag == "VBN" and verb.lemma in self.words.fixing_verbs

    def _beyond_semicolon(self, token: Token) -> Token | None:
        """The verb that a time belongs to, where the parse hangs it on one beyond a semicolon; None where it does not.

        "She hopes to see him, the Omani, in April; no place has been named": parsers take April to the second clause.
        """
        tokens = self.parse.tokens
        high = max((t.i for t, _ in zip(self.parse.ancestors(token.i), range(_NEAR), strict=False)), default=token.i)
        stop = next((t.i for t in tokens[token.i : min(high, token.i + _BESIDE)] if t.text == ";"), None)
        if stop is None:
            return None
        first = max(self.parse.sentence_of(token.i).first, token.i - _BESIDE)
        before = (tokens[n] for n in range(token.i - 1, first - 1, -1))
        return next((t for t in before if t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass")), None)

    def _of_heading(self, token: Token) -> Tense:
        """The tense of a title, which has no parse: what it says "to" do or "will" do lies ahead."""
        sentence = self.parse.sentence_of(token.i)
        words = [t.lower for t in self.parse.tokens[max(sentence.first, token.i - _BESIDE) : token.i]]
        if any(w in ("will", "ahead") for w in words):
            return "future"
        infinitives = (w for to, w in pairwise(words) if to == "to")
        return "future" if any(w in self.words.heading_verbs for w in infinitives) else "past"

    def is_of_now(self, i: int) -> bool:
        """Whether the first finite verb above token ``i`` is in the present: "will meet", "plans to meet", not "would meet"."""
        token = self.parse.tokens[i]
        auxiliaries = self._index()
        for _ in range(_FARTHEST):
            verbs = [token, *auxiliaries.get(token.i, [])] if token.pos in ("VERB", "AUX") else []
            if any(v.tag == "VBD" or v.lower in ("would", "'d") for v in verbs):
                return False
            if any(v.tag in ("VBZ", "VBP", "MD") for v in verbs):
                return True
            if token.head == token.i:
                break
            token = self.parse.tokens[token.head]
        return False

    def may_look_back(self, i: int) -> bool:
        """Whether a possessive day, of talks below an infinitive, may be that of what was decided in these talks.

        "She did not agree to leave in Friday's call", "he would not yield at Monday's talks": what is told is told of the
        past, and in the talks the answer was given. "Agreed to attend Friday's talks" and "will yield" look ahead.
        """
        token = self.parse.tokens[i]
        noun = self.parse.head(i)
        if token.dep == "compound" and noun is not None and noun.dep == "poss":
            token, noun = noun, self.parse.head(noun.i)
        if (
            token.dep != "poss"
            or noun is None
            or noun.lemma.lower() not in self.words.contact_nouns
            or self.is_of_now(i)
        ):
            return False
        preposition = self.parse.head(noun.i)
        if noun.dep != "pobj" or preposition is None or preposition.lower not in self.words.channel_prepositions:
            return False
        verbs = [t for t in self.parse.ancestors(noun.i) if t.pos in ("VERB", "AUX")][:3]
        negated = any(c.dep == "neg" for v in verbs for c in self.parse.children(v.i))
        return negated or preposition.lower in ("in", "during")

    def _index(self) -> dict[int, list[Token]]:
        """Auxiliaries by their verb; made in one pass, for a verb may have thousands of children."""
        if self._auxiliaries is None:
            self._auxiliaries = {}
            for token in self.parse.tokens:
                if token.dep in ("aux", "auxpass"):
                    self._auxiliaries.setdefault(token.head, []).append(token)
                elif token.dep == "amod" and token.lower in self.words.future_participles:
                    self._ahead.add(token.head)
        return self._auxiliaries

    def _bounds_the_past(self, preposition: Token) -> bool:
        """Whether "by" or "until" bounds what was: "by Monday 300 had died", not "was put off until Monday"."""
        verb = self.parse.head(preposition.i)
        if verb is None or verb.pos not in ("VERB", "AUX") or preposition.lower not in ("by", "until", "till"):
            return False
        below = self._index().get(verb.i, [])
        return any(t.lower == "had" for t in below) or (preposition.lower == "by" and verb.tag == "VBD" and not below)

    def _looks_ahead(self, token: Token) -> bool:
        if token.pos == "ADJ" or (token.tag == "VBN" and token.dep in ("amod", "acl")):
            return token.lower in self.words.future_descriptions
        if token.pos in ("ADP", "ADV", "SCONJ") or token.dep == "prep":
            return token.lower in self.words.future_prepositions
        return token.pos in ("NOUN", "PROPN") and token.dep != "poss" and token.i in self._ahead


def _announces(parse: Parse, i: int, verb: Token, steps: int, words: TenseWords) -> bool:
    """Whether a present tense tells what is to come: "the vote is in November", "she meets him on Friday".

    Only where the time stands directly at the verb, and the verb does not report: "he says on Friday" is of the past.
    """
    if verb.lemma in words.reporting_verbs or steps > 2:
        return False
    above = parse.head(i)
    return steps == 1 or (above is not None and above.dep == "prep" and above.lower in words.punctual_prepositions)


def _of_verb(parse: Parse, verb: Token, auxiliaries: list[Token], words: TenseWords) -> Tense | None:
    """The tense of a verb; None where the verb above it decides (a participle, an infinitive without a verb above)."""
    lowers = {c.lower for c in auxiliaries}
    if lowers & words.future_auxiliaries and "have" not in lowers:
        return "future"
    if "to" in lowers or (verb.dep == "xcomp" and verb.tag == "VB"):
        return _of_infinitive(parse, verb, words)
    if any(c.tag == "VBD" for c in auxiliaries) or verb.tag == "VBD" or (lowers & {"have", "has", "'ve", "having"}):
        return "past"
    if lowers & {"can", "could", "may", "might", "must", "should"}:
        return "future"
    if verb.tag == "VBG" and lowers & {"is", "are", "am", "'s", "'re", "'m", "be"}:
        return "future"  # "is travelling to Ankara on Friday"
    if verb.tag in ("VBZ", "VBP") or any(c.tag in ("VBZ", "VBP") for c in auxiliaries):
        if verb.tag == "VBN" and verb.lemma in words.future_governors and lowers & {"is", "are", "'s", "'re"}:
            return "future"  # "is scheduled to meet", "are expected on Friday"
        if verb.tag == "VBN":
            return None if verb.dep in ("acl", "advcl") and not auxiliaries else "past"
        return "present"
    return None


def _of_infinitive(parse: Parse, verb: Token, words: TenseWords) -> Tense | None:
    above = parse.head(verb.i)
    if above is None:
        return "future"
    if above.pos in ("NOUN", "PROPN"):
        return "future" if above.lemma.lower() in words.future_nouns else None
    if above.pos == "ADJ":
        return "future" if above.lemma in words.future_adjectives else None
    if above.lemma == "be":  # "is to meet on Friday", also "was to meet": seen from then, still unsure
        return "future"
    if above.lemma in words.past_governors:
        return None
    return "future" if above.lemma in words.future_governors else None
