"""Whether an event happened: negated, hypothetical, future or historical, by the words that govern its trigger."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from readouts.coding.coding import Auxiliary
from readouts.coding.events.syntax import spliced
from readouts.language.parse import Parse, Token
from readouts.resources.files import read_yaml
from readouts.trace import Step

_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_SUBJECTS = ("nsubj", "nsubjpass")
_AUXILIARY_ORDER: tuple[Auxiliary, ...] = ("historical", "future", "hypothetical", "negated")
_HIGHEST = 12


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")
    reason: str
    words: list[str]


class _Attempts(BaseModel):
    model_config = ConfigDict(extra="forbid")
    reason: str
    words: list[str]
    types: list[str]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    governors: dict[Auxiliary, _Words]
    opinions: dict[Auxiliary, _Words]
    modals: dict[Auxiliary, list[str]]
    negations: list[str]
    determiners_negated: list[str]
    determiners_hypothetical: list[str]
    before_noun: dict[Auxiliary, list[str]]
    adverbs_historical: list[str]
    background_prepositions: _Words
    conditionals: list[str]
    happening: _Words
    predicates: dict[Auxiliary, _Words]
    attempts: _Attempts


@dataclass(frozen=True, slots=True)
class Mark:
    """One word that bears on whether an event happened."""

    auxiliary: Auxiliary
    token: Token
    why: str
    attempt: bool = False
    """Whether the word only says that it was tried."""

    @property
    def rule(self) -> str:
        """Id of the rule."""
        return f"factuality.{self.auxiliary}"

    def step(self) -> Step:
        """The mark as a step of a trace."""
        return Step(self.rule, self.why, evidence=(self.token.span,))


@dataclass(frozen=True, slots=True)
class Factuality:
    """The words of ``patterns/factuality.yaml``, ready for look-up."""

    governors: dict[str, Auxiliary]
    """Words by what they make of an infinitive, a participle or a noun."""
    opinions: dict[str, Auxiliary]
    """Verbs by what they make of a clause with "that"."""
    modals: dict[str, Auxiliary]
    negations: frozenset[str]
    no: frozenset[str]
    any: frozenset[str]
    before: dict[str, Auxiliary]
    adverbs: frozenset[str]
    background: frozenset[str]
    conditionals: frozenset[str]
    happening: frozenset[str]
    predicates: dict[str, Auxiliary]
    """Adjectives said of an event."""
    attempts: frozenset[str]
    tried: frozenset[str]
    """Types, or types with a mode, of which an attempt counts as the event."""

    @classmethod
    def load(cls) -> Factuality:
        """The words that ship with the package."""
        raw = read_yaml("patterns/factuality.yaml", _File)
        return cls(
            governors={w: k for k in reversed(_AUXILIARY_ORDER) if k in raw.governors for w in raw.governors[k].words},
            opinions={w: k for k in reversed(_AUXILIARY_ORDER) if k in raw.opinions for w in raw.opinions[k].words},
            modals={w: k for k, words in raw.modals.items() for w in words},
            negations=frozenset(raw.negations),
            no=frozenset(raw.determiners_negated),
            any=frozenset(raw.determiners_hypothetical),
            before={w: k for k, words in raw.before_noun.items() for w in words},
            adverbs=frozenset(raw.adverbs_historical),
            background=frozenset(raw.background_prepositions.words),
            conditionals=frozenset(raw.conditionals),
            happening=frozenset(raw.happening.words),
            predicates={w: k for k, listed in raw.predicates.items() for w in listed.words},
            attempts=frozenset(raw.attempts.words),
            tried=frozenset(raw.attempts.types),
        )

    def marks(self, parse: Parse, trigger: int, carrier: Token | None) -> tuple[Mark, ...]:
        """All words that make the event at ``trigger`` other than a plain present or past fact, nearest first."""
        token = parse.tokens[trigger]
        found = self._noun(parse, token) if token.pos not in {"VERB", "AUX"} else []
        current = token
        if carrier is not None:
            found += self._verb(parse, carrier)
            current = carrier
        elif token.pos in {"VERB", "AUX"}:
            found += self._verb(parse, token)
        for _ in range(_HIGHEST):
            head = parse.head(current.i)
            if head is None:
                break
            found += self._link(parse, current, head)
            following = self._climbs(parse, current, head)
            if following is None:
                break
            current = following
        return tuple(found)

    def _noun(self, parse: Parse, token: Token) -> list[Mark]:
        found = []
        for child in parse.children(token.i, "det", "amod", "compound", "advmod", "neg", "predet", "nummod", "nmod"):
            if child.i > token.i:
                continue
            word = child.lower
            if word in self.no or child.dep == "neg":
                found.append(Mark("negated", child, f"“{child.text}” says that there was none."))
            elif word in self.any:
                found.append(Mark("hypothetical", child, f"“{child.text}” leaves open whether there was one."))
            elif _YEAR.fullmatch(word):
                found.append(Mark("historical", child, f"The year {word} before “{token.text}” recalls it."))
            elif word in self.before:
                found.append(Mark(self.before[word], child, f"“{child.text}” stands before “{token.text}”."))
        head = parse.head(token.i)
        if head is not None and token.dep in _SUBJECTS:
            found += self._said_of(parse, token, head)
        return found

    def _said_of(self, parse: Parse, subject: Token, verb: Token) -> list[Mark]:
        """What a predicate says of the event that is its subject ("is unlikely", "is out of the question")."""
        predicates = parse.children(verb.i, "acomp", "oprd", "prep", "advmod", "attr")
        return [
            Mark(kind, p, f"“{p.text}” is said of “{subject.text}”.")
            for p in predicates
            if (kind := self.predicates.get(p.lower)) is not None
        ]

    def _verb(self, parse: Parse, verb: Token) -> list[Mark]:
        found = []
        auxiliaries = parse.children(verb.i, "aux", "auxpass")
        negated = False
        for child in parse.children(verb.i, "neg", "advmod", "preconj", "det"):
            if child.dep == "neg" or (child.lower in self.negations and child.i < verb.i):
                negated = True
                found.append(Mark("negated", child, f"“{child.text}” negates “{verb.text}”."))
            elif (
                child.lower in self.governors and child.dep == "advmod" and child.i < verb.i and child.lower in _ADVERBS
            ):
                found.append(Mark("hypothetical", child, f"“{child.text}” leaves “{verb.text}” open."))
            elif child.lower in self.adverbs and child.dep == "advmod" and child.lower in _RECALL:
                found.append(Mark("historical", child, f"“{child.text}” recalls “{verb.text}”."))
        for subject in parse.children(verb.i, *_SUBJECTS):
            determiner = parse.child(subject.i, "det")
            if subject.lower in {"nobody", "none", "neither", "nothing"} or (
                determiner is not None and determiner.lower in self.no
            ):
                found.append(
                    Mark("negated", determiner or subject, f"“{subject.text}” with “no” negates “{verb.text}”.")
                )
        reported = self._reported(parse, verb)
        counterfactual = "have" in {a.lower for a in auxiliaries} and verb.tag == "VBN"
        for auxiliary in auxiliaries:
            kind = self.modals.get(auxiliary.lower)
            if (
                not counterfactual
                and kind == "hypothetical"
                and reported
                and auxiliary.lower == "would"
                and not self._conditional(parse, verb)
            ):
                # "said it would send": the future of a reported sentence.
                kind = "future"
            if kind is not None:
                found.append(Mark(kind, auxiliary, f"“{auxiliary.text}” puts “{verb.text}” off."))
        words = [a.lower for a in auxiliaries]
        had = any(a.lower in {"had", "'d"} and a.tag in {"VBD", "MD"} for a in auxiliaries)
        if had and verb.tag == "VBN" and not reported:
            found.append(Mark("historical", verb, f"The past perfect “had {verb.text}” looks back."))
        if not negated and {"is", "are", "was", "were"} & set(words) and "going" in words:
            found.append(Mark("future", verb, f"“going to” puts “{verb.text}” ahead."))
        for mark in parse.children(verb.i, "mark", "advmod"):
            if mark.lower in {"if", "unless", "whether", "lest"}:
                found.append(Mark("hypothetical", mark, f"“{mark.text}” makes “{verb.text}” a condition."))
        if not auxiliaries_finite(words) and "to" in words and verb.dep in {"ROOT", "ccomp", "dep"}:
            found.append(Mark("hypothetical", verb, f"“to {verb.text}” says no more than an intention."))
        if self._inverted_question(parse, verb):
            found.append(Mark("hypothetical", verb, f"“{verb.text}” stands in a question."))
        return found

    def _reported(self, parse: Parse, verb: Token) -> bool:
        """Whether the clause depends on a verb of the past, which shifts "will" to "would" and "did" to "had done"."""
        current = verb
        while current.dep in {"conj", "advcl"} and (above := parse.head(current.i)) is not None:
            current = above
        head = parse.head(current.i)
        return head is not None and current.dep == "ccomp" and head.tag in {"VBD", "VBN"}

    def _conditional(self, parse: Parse, verb: Token) -> bool:
        return any(
            m.lower in {"if", "unless"} for c in parse.children(verb.i, "advcl") for m in parse.children(c.i, "mark")
        )

    def _inverted_question(self, parse: Parse, verb: Token) -> bool:
        """Whether the verb is the root of a question: an auxiliary before its subject, or a question word in front."""
        sentence = parse.sentence_of(verb.i)
        tail = parse.tokens[max(sentence.first, sentence.last - 3) : sentence.last]
        if verb.i != sentence.root or not any(t.text == "?" for t in tail):
            return False
        subject = parse.child(verb.i, *_SUBJECTS)
        auxiliary = parse.child(verb.i, "aux", "auxpass")
        inverted = subject is not None and auxiliary is not None and auxiliary.i < subject.i
        return inverted or parse.tokens[sentence.first].tag in {"WP", "WRB", "WDT"}

    def _link(self, parse: Parse, current: Token, head: Token) -> list[Mark]:
        """What the head makes of what it governs."""
        found: list[Mark] = []
        if current.dep == "nsubj" and not self._presupposed(parse, current) and current.pos in {"NOUN", "PROPN"}:
            # "an invasion would cost": there is none
            doubted = [m for m in self._verb(parse, head) if m.auxiliary == "hypothetical"]
            if doubted:
                return doubted
        governed = self._undone(parse, current, head)
        if spliced(parse, current) or (
            current.dep in _SUBJECTS and governed is None and head.lemma not in self.happening
        ):
            return found
        if current.dep in {"csubj", "csubjpass"}:
            return self._said_of(parse, current, head)
        if governed is not None:
            # "the attack was foiled"
            why = f"“{current.text}” is what is “{head.text}”: {governed}."
            return [Mark(governed, head, why), *self._verb(parse, head)]
        # "the means to attack": the parser calls the infinitive a relative clause.
        infinitive = self._infinitive(parse, current)
        if current.dep == "relcl" and self._content_clause(parse, current):
            kind = self.governors.get(head.lemma.lower())
            if kind is not None:
                found.append(Mark(kind, head, f"“{head.text} that” governs “{current.text}”: {kind}."))
            return found + [m for m in self._noun(parse, head) if m.auxiliary == "negated"]
        if current.dep in {"appos", "nsubj", "nsubjpass", "poss", "conj", "parataxis"} or (
            current.dep == "relcl" and not infinitive
        ):
            if current.dep in _SUBJECTS:
                found += self._verb(parse, head)
            return found
        lemma = head.lemma.lower()
        if current.dep == "advcl" and not self._complement(parse, current, head):
            if self._infinitive(parse, current):
                found.append(Mark("hypothetical", current, f"“to {current.text}” is a purpose."))
            return found
        if head.pos == "ADP" and head.lower in self.negations:
            found.append(Mark("negated", head, f"“{head.text}” says that it did not happen."))
            return found
        if current.dep in {"pobj", "pcomp"} and head.lower in self.background:
            found.append(Mark("historical", head, f"“{head.text} … {current.text}” recalls what is known."))
            return found
        if self._presupposed(parse, current) and lemma not in self.governors and head.pos != "ADP":
            return found
        if current.dep in _GOVERNED or head.pos == "ADP" or current.dep == "relcl":
            kind = (self.opinions if current.dep == "ccomp" else self.governors).get(lemma)
            if head.pos != "ADP" and kind is not None:
                why = f"“{head.text}” governs “{current.text}”: {kind}."
                found.append(Mark(kind, head, why, lemma in self.attempts))
            if current.dep == "ccomp":
                # "has seen no sign that …", where the parser hangs the clause on the verb.
                objects = parse.children(head.i, "dobj")
                found += [m for o in objects for m in self._noun(parse, o) if m.auxiliary == "negated"]
            if current.dep == "xcomp" and head.lemma == "be" and self._infinitive(parse, current):
                found.append(Mark("hypothetical", head, f"“{head.text} to {current.text}” says what is to be done."))
            if (
                head.pos in {"VERB", "AUX"} and current.dep != "ccomp" and (current.dep != "prep" or kind is not None)
            ) or head.pos == "AUX":
                found += self._verb(parse, head)
            elif head.pos == "NOUN" and (self.governors.get(lemma) or current.dep in {"acl"}):
                found += [m for m in self._noun(parse, head) if m.auxiliary == "negated"]
            if (
                current.dep in {"acl", "xcomp", "relcl"}
                and not found
                and self._infinitive(parse, current)
                and head.pos in {"NOUN", "ADJ"}
            ):
                found.append(
                    Mark("hypothetical", head, f"“{head.text} to {current.text}” does not say that it happened.")
                )
        return found

    def _undone(self, parse: Parse, subject: Token, verb: Token) -> Auxiliary | None:
        """What a passive verb makes of the event that is its subject ("was foiled", "an invasion is feared")."""
        kind = self.governors.get(verb.lemma.lower()) if subject.dep == "nsubjpass" else None
        if kind == "negated":
            return kind
        return kind if kind == "hypothetical" and not self._presupposed(parse, subject) else None

    def _climbs(self, parse: Parse, current: Token, head: Token) -> Token | None:
        """Where to look next; None where the head's own facts no longer bear on the event."""
        if spliced(parse, current):
            return None
        if current.dep in {"ccomp"} and head.pos == "VERB":
            # What is said of a reported clause ends with its verb of saying, but a governor above may still deny it.
            return head if head.lemma in self.opinions else None
        if current.dep == "relcl" and self._infinitive(parse, current):
            return head
        if current.dep in {"relcl", "appos", "advcl", "parataxis", "poss"}:
            return None
        if current.dep in _SUBJECTS:
            return head if head.lemma in self.happening else None
        if current.dep == "conj":
            shared = parse.child(current.i, *_SUBJECTS) is None
            return head if shared and not parse.children(current.i, "aux") else None
        if current.dep == "acl" and not self._infinitive(parse, current):
            return None
        if self._presupposed(parse, current) and head.lemma not in self.governors:
            return None
        return head

    def _content_clause(self, parse: Parse, verb: Token) -> bool:
        """Whether what is labelled a relative clause is the content of its noun ("no sign that …")."""
        mark = parse.child(verb.i, "mark")
        return mark is not None and mark.lower == "that"

    def _complement(self, parse: Parse, current: Token, head: Token) -> bool:
        """Whether an adverbial clause is really what the verb governs ("is set to attack")."""
        return self._infinitive(parse, current) and self.governors.get(head.lemma) in {"future", "hypothetical"}

    def _presupposed(self, parse: Parse, current: Token) -> bool:
        """Whether the words take the event for granted ("could ease the attack": there is an attack)."""
        if current.pos not in {"NOUN", "PROPN"}:
            return False
        determiner = parse.child(current.i, "det")
        definite = determiner is not None and determiner.lower in {"the", "this", "that", "these", "those"}
        return definite or parse.child(current.i, "poss") is not None

    def _infinitive(self, parse: Parse, verb: Token) -> bool:
        return any(c.lower == "to" for c in parse.children(verb.i, "aux"))


_GOVERNED = frozenset(
    {
        "xcomp",
        "ccomp",
        "dobj",
        "pobj",
        "pcomp",
        "acl",
        "attr",
        "acomp",
        "prep",
        "advcl",
        "dative",
        "oprd",
        "compound",
        "amod",
    }
)
_ADVERBS = frozenset({"possibly", "perhaps", "maybe", "potentially", "reportedly", "allegedly", "purportedly"})
_RECALL = frozenset({"previously", "formerly", "historically", "once", "ago"})


def auxiliaries_finite(words: list[str]) -> bool:
    """Whether one of the auxiliaries makes the verb finite."""
    return any(w not in {"to", "be", "have", "been", "being"} for w in words)


def auxiliaries(marks: tuple[Mark, ...]) -> tuple[Auxiliary, ...]:
    """The auxiliary modes that marks amount to, in PLOVER's order; two negations of one event cancel out."""
    found = {m.auxiliary for m in marks}
    if "negated" in found and len({m.token.i for m in marks if m.auxiliary == "negated"}) % 2 == 0:
        found.discard("negated")
    if "future" in found and "hypothetical" in found:
        found.discard("future")
    return tuple(a for a in _AUXILIARY_ORDER if a in found)
