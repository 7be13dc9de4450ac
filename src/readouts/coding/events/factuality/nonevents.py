"""Where an entry of the lexicon fires and yet no side did anything: nature, chance, games, markets, fiction, rules, lives.

Each rule is a word list of ``patterns/nonevents.yaml`` and the place in the syntax where its words must stand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from readouts.coding.events.lexicon.matching import is_score, lemmas_of, tells_a_score
from readouts.coding.events.syntax.objects import objects_of
from readouts.coding.events.syntax.phrases import governed
from readouts.coding.events.syntax.subjects import subjects_of
from readouts.language.parse import Parse, Token
from readouts.resources.files import read_yaml
from readouts.resources.word_lists import WordList
from readouts.slots import quickly_made

_PRESENT = frozenset({"VBZ", "VBP"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_INSIDE = frozenset({"in", "by", "from", "during", "after", "with", "of"})
_WHEN = frozenset({"when", "after", "as", "because"})
_HIGHEST = 8


class _Typed(WordList):
    types: frozenset[str]


class _Types(BaseModel):
    model_config = ConfigDict(extra="forbid")
    reason: str
    types: frozenset[str]


class _Sport(_Typed):
    two: frozenset[str]
    """Words of which one alone says nothing."""
    real: frozenset[str]
    """Words beside which it is no game."""


class _Reports(WordList):
    charges: frozenset[str]
    papers: frozenset[str]
    """What may be a paper of another side, which somebody can reject."""


class NonEvents(BaseModel):
    """The rules with their words."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    nature: WordList
    mishaps: WordList
    mishap_verbs: WordList
    harm: _Types
    markets: _Typed
    sport: _Sport
    fiction: _Typed
    rules: WordList
    habits: WordList
    kin: _Typed
    lives: _Typed
    reports: _Reports
    attributes: _Typed
    kept_open: WordList
    assertions: WordList
    cautions: WordList
    particles: WordList
    states: _Typed
    polls: WordList
    undenied: WordList

    @classmethod
    def load(cls) -> NonEvents:
        """The rules that ship with the package.

        Raises:
            ResourceFileError: The file has faults.
        """
        return read_yaml("patterns/nonevents.yaml", NonEvents)

    def why(self, parse: Parse, type_: str, token: Token, carrier: Token | None = None) -> str | None:
        """The name of the rule by which a trigger tells of no event of a type; None where it may.

        Args:
            parse: Of the document.
            type_: What the event would be.
            token: The trigger.
            carrier: The light verb that carries it.
        """
        case = _Case(self, parse, type_, token, carrier or token)
        return next((name for name, holds in _CHECKS if holds(case)), None)


@quickly_made
@dataclass(frozen=True, slots=True)
class _Case:
    """One trigger, seen by the rules."""

    rules: NonEvents
    parse: Parse
    type: str
    token: Token
    verb: Token
    """The verb of the event: its trigger, or the light verb that carries it."""

    def natural(self) -> bool:
        """Whether a force of nature, an animal or chance did it."""
        if self.type not in self.rules.harm.types:
            return False
        words, parse, token = self.rules.nature.words, self.parse, self.token
        if token.pos != "VERB":
            before = {c.lemma.lower() for c in parse.children(token.i, "compound", "amod")}
            doers = {
                t.lemma.lower()
                for p in parse.children(token.i, "prep")
                if p.lower == "by"
                for t in governed(parse, p.i)
            }
            return bool((before | doers) & words)
        # "a wolf killed": some models take the first noun for an adverbial
        subjects = subjects_of(parse, token.i) or parse.children(token.i, "npadvmod")
        doers = {w.lemma.lower() for t in subjects for w in (t, *parse.children(t.i, "compound"))}
        return bool(doers & words) or self._collapsed(token) or (not doers and self._in_mishap(token))

    def _collapsed(self, verb: Token) -> bool:
        """Whether the thing that did the harm first broke ("a roof collapsed and killed")."""
        head = self.parse.head(verb.i)
        return head is not None and verb.dep in {"conj", "advcl"} and head.lemma in self.rules.mishap_verbs.words

    def _in_mishap(self, verb: Token) -> bool:
        """Whether a passive tells of an accident ("were killed in a crash", "when a bridge collapsed")."""
        for preposition in self.parse.children(verb.i, "prep"):
            below = {t.lemma.lower() for t in governed(self.parse, preposition.i)}
            if preposition.lower in _INSIDE and below & self.rules.mishaps.words:
                return True
        for clause in self.parse.children(verb.i, "advcl"):
            marked = any(c.lower in _WHEN for c in self.parse.children(clause.i, "mark", "advmod"))
            if marked and clause.lemma in self.rules.mishap_verbs.words:
                return True
        return False

    def of_markets(self) -> bool:
        """Whether money, goods or firms stand on one of its sides."""
        if self.type not in self.rules.markets.types:
            return False
        sides = (*subjects_of(self.parse, self.verb.i), *objects_of(self.parse, self.token.i))
        if self.verb.i != self.token.i:
            sides = (*sides, *self.parse.children(self.verb.i, "nsubj"))
        return any(t.lemma.lower() in self.rules.markets.words and t.pos == "NOUN" for t in sides)

    def in_sport(self) -> bool:
        """Whether its sentence tells of a game and of nothing worse."""
        if self.type not in self.rules.sport.types:
            return False
        rule, sentence = self.rules.sport, self.token.sentence
        if rule.words.isdisjoint(lemmas_of(self.parse, sentence)) and not tells_a_score(self.parse, sentence):
            return False
        tokens = self.parse.sentence_tokens(self.parse.sentences[sentence])
        lemmas = {t.lemma.lower() for t in tokens if t.i != self.token.i}
        if lemmas & rule.real:
            return False
        cues = lemmas & rule.words
        return bool(cues - rule.two) or len(cues) > 1 or any(is_score(self.parse, t) for t in tokens)

    def invented(self) -> bool:
        """Whether the present tense tells it of a work of fiction that its clause, or one above, names."""
        if self.type not in self.rules.fiction.types or self.verb.tag not in _PRESENT:
            return False
        return any(self._about(v, self.rules.fiction.words) for v in self._clauses())

    def _about(self, verb: Token, words: frozenset[str]) -> bool:
        subjects = self.parse.children(verb.i, "nsubj", "nsubjpass")
        inside = [t for p in self.parse.children(verb.i, "prep") if p.lower == "in" for t in governed(self.parse, p.i)]
        return any(t.lemma.lower() in words for t in (*subjects, *inside))

    def ruled(self) -> bool:
        """Whether it is what a law or a custom provides for."""
        words = self.rules.rules.words
        return any(
            v.tag in _PRESENT and any(s.lemma.lower() in words for s in subjects_of(self.parse, v.i))
            for v in self._clauses()
        )

    def habitual(self) -> bool:
        """Whether its verb, in the simple present, tells what is done as a rule."""
        verb = self.verb
        if verb.tag not in _PRESENT or self.parse.children(verb.i, "aux"):
            return False
        adverbs = {c.lower for c in self.parse.children(verb.i, "advmod")}
        times = self.parse.children(verb.i, "npadvmod")
        each = any(c.lower in {"each", "every"} for t in times for c in self.parse.children(t.i, "det"))
        return bool(adverbs & self.rules.habits.words) or each

    def of_kin(self) -> bool:
        """Whether the one who is met is family or an audience."""
        if self.type not in self.rules.kin.types:
            return False
        return any(t.lemma.lower() in self.rules.kin.words for t in objects_of(self.parse, self.token.i))

    def of_a_life(self) -> bool:
        """Whether its sentence tells somebody's life, or a clause what a former somebody once did."""
        if self.type not in self.rules.lives.types:
            return False
        tokens = self.parse.sentence_tokens(self.parse.sentence_of(self.token.i))
        if any(t.lemma in self.rules.lives.words and t.tag in {"VBD", "VBN"} and t.dep != "amod" for t in tokens):
            return True
        head = self.parse.head(self.verb.i)
        former = head is not None and any(c.lower == "former" for c in self.parse.children(head.i, "amod"))
        return (
            former
            and self.verb.dep == "relcl"
            and any(c.lower == "once" for c in self.parse.children(self.verb.i, "advmod"))
        )

    def denied_report(self) -> bool:
        """Whether a report or a charge is denied, which refuses nothing that another side wants."""
        if self.type != "REJECT":
            return False
        rule = self.rules.reports
        words = rule.words | rule.charges if self.token.lemma == "deny" else rule.words
        return any(t.lemma.lower() in words and not self._paper(t) for t in objects_of(self.parse, self.token.i))

    def _paper(self, noun: Token) -> bool:
        """Whether what is refused may be a paper of another side ("rejected the report of the commission")."""
        if self.token.lemma == "deny" or noun.lemma not in self.rules.reports.papers or noun.tag != "NN":
            return False
        return not self.parse.children(noun.i, "acl", "ccomp")

    def attribute(self) -> bool:
        """Whether a participle only says who stands behind somebody ("a militia backed by Iran")."""
        token, rule = self.token, self.rules.attributes
        if self.type not in rule.types:
            return False
        return token.lemma in rule.words and token.tag == "VBN" and token.dep in {"acl", "amod"}

    def kept_open(self) -> bool:
        """Whether somebody has not ruled something out, which refuses nothing."""
        token = self.token
        negated = any(c.dep == "neg" for c in self.parse.children(token.i))
        return self.type == "REJECT" and token.lemma in self.rules.kept_open.words and negated

    def asserted(self) -> bool:
        """Whether a verb of demanding only asserts, with a clause in the indicative ("insisted that nobody had died")."""
        token = self.token
        if self.type == "THREATEN" and token.lemma in self.rules.cautions.words:
            return self._of_what_was()
        if self.type != "REQUEST" or token.lemma not in self.rules.assertions.words:
            return False
        for clause in self.parse.children(token.i, "ccomp"):
            helpers = [t.tag for t in self.parse.children(clause.i, "aux", "auxpass")]
            # "that they leave": the bare form may be a demand
            told = any(tag in _FINITE for tag in helpers) or (not helpers and clause.tag in {"VBD", "VBZ"})
            return told and "MD" not in helpers
        return False

    def _of_what_was(self) -> bool:
        """Whether all that a verb of warning warns of is past already ("warned that the raids violated its airspace")."""
        clauses = self.parse.children(self.token.i, "ccomp")
        return bool(clauses) and all(
            c.tag == "VBD" and c.lemma != "be" and not self.parse.children(c.i, "aux") for c in clauses
        )

    def another_verb(self) -> bool:
        """Whether verb and particle are another verb ("ended up bombing")."""
        particle = self.parse.child(self.token.i, "prt")
        return particle is not None and f"{self.token.lemma} {particle.lower}" in self.rules.particles.words

    def undenied(self) -> bool:
        """Whether a verb of not doing is itself denied ("did not hesitate to bomb")."""
        negated = any(c.dep == "neg" for c in self.parse.children(self.token.i))
        return (
            negated and self.token.lemma in self.rules.undenied.words and self.type in {"REJECT", "RETREAT", "CONCEDE"}
        )

    def lasting(self) -> bool:
        """Whether the simple present tells how things are, not what was done ("sells oil to")."""
        rule, verb = self.rules.states, self.verb
        if self.type not in rule.types or verb.tag not in _PRESENT or verb.lemma not in rule.words:
            return False
        return not self.parse.children(verb.i, "aux")

    def polled(self) -> bool:
        """Whether a survey says that people favour or oppose it."""
        if self.type not in {"SUPPORT", "REJECT"}:
            return False
        words = self.rules.polls.words
        return any(s.lemma.lower() in words for v in self._clauses() for s in self._beside(v))

    def _beside(self, verb: Token) -> tuple[Token, ...]:
        """Subjects of a verb and of the clause that says it."""
        told = self.parse.children(verb.i, "ccomp", "parataxis")
        return tuple(s for v in (verb, *told) for s in self.parse.children(v.i, "nsubj"))

    def _clauses(self) -> list[Token]:
        """The verb of the event and those of the clauses above it."""
        found, current = [self.verb], self.verb
        for _ in range(_HIGHEST):
            head = self.parse.head(current.i)
            if head is None:
                break
            if head.pos in {"VERB", "AUX"}:
                found.append(head)
            current = head
        return found


# The rules by name, in the order in which they are asked.
_CHECKS: tuple[tuple[str, Callable[[_Case], bool]], ...] = (
    ("nature", _Case.natural),
    ("markets", _Case.of_markets),
    ("sport", _Case.in_sport),
    ("fiction", _Case.invented),
    ("rules", _Case.ruled),
    ("habits", _Case.habitual),
    ("kin", _Case.of_kin),
    ("lives", _Case.of_a_life),
    ("reports", _Case.denied_report),
    ("attributes", _Case.attribute),
    ("kept_open", _Case.kept_open),
    ("assertions", _Case.asserted),
    ("particles", _Case.another_verb),
    ("states", _Case.lasting),
    ("polls", _Case.polled),
    ("undenied", _Case.undenied),
)
