"""The words that a verb reports: clauses, infinitives, objects, phrases, and what stands behind a colon."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.statements.clauses import Clauses
from readouts.coding.statements.cues import VerbCue
from readouts.language.parse import Parse, Token

_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor"})
_RELATIVES = frozenset({"WP", "WDT"})
# Where an adjunct begins that says when, not what: "called for a truce during his first visit".
_WHEN = frozenset({"during", "after", "before", "since", "amid", "following", "ahead"})
# Stances of verbs that judge what was said before: "denied it".
_JUDGING = frozenset({"denies", "confirms", "doubts"})
_NOTHING = frozenset({"nothing", "little", "anything", "more"})
_SUBSTANCELESS = frozenset(
    {"it", "this", "that", "them", "him", "her", "so", "which", "what", "us", "you", "me", "these", "those"}
)


@dataclass(frozen=True, slots=True)
class Complements:
    """Reads the complements of the verbs of one document."""

    parse: Parse
    clauses: Clauses

    def of(self, cue: VerbCue, token: Token) -> tuple[set[int], int | None]:
        """The words reported, and the head of the addressee."""
        parse = self.parse
        content: set[int] = set()
        for child in parse.children(token.i):
            content |= self._one(cue, token, child)
        if not content and "clause" in cue.takes:
            content = self._behind_a_statement(cue, token)
        thing = parse.child(token.i, "dobj")
        if not content and thing is not None and thing.lower in _NOTHING and "clause" in cue.takes:
            return self._left_unsaid(token, thing), None
        addressee = parse.child(token.i, "dative") if cue.addressee != "none" else None
        if thing is not None and cue.addressee != "none" and (content or "object" not in cue.takes):
            addressee = thing
        if cue.addressee == "within" and not content and thing is not None:
            content = self._topic_inside(cue, thing)
        if thing is not None and addressee is None and not content and "object" in cue.takes:
            empty = thing.lower in _SUBSTANCELESS - {"what"} and cue.stance not in _JUDGING
            relative = thing.tag == "WDT" and token.dep == "relcl"
            content = self._object(token) if relative else set() if empty else self._thing(thing)
        if addressee is not None and cue.addressee == "within" and content:
            content |= {t.i for t in parse.subtree(addressee.i)}
        if cue.addressee == "none" and "quote" in cue.takes:
            to = next((c for c in parse.children(token.i, "prep", "dative") if c.lower == "to" and c.i > token.i), None)
            hearer = parse.child(to.i, "pobj") if to is not None else None
            addressee = hearer if hearer is not None and hearer.i not in content else None
        if cue.addressee == "within" and addressee is None:
            clause = next((c for c in parse.children(token.i, "ccomp") if c.tag == "VB"), None)
            addressee = parse.child(clause.i, "nsubj") if clause is not None else None
        if not content and "clause" in cue.takes and self.is_negated(token):
            content = self._question_behind(token)
        return content, addressee.i if addressee is not None else None

    def _one(self, cue: VerbCue, token: Token, child: Token) -> set[int]:
        takes = cue.takes
        if child.dep == "ccomp":
            if not takes & {"clause", "quote", "infinitive", "predicate"} or self._behind_semicolon(token, child):
                return set()
            if takes == {"clause"} and not self._is_finite(child) and self.parse.child(child.i, "mark") is None:
                return set()
            return self.clause(child)
        if child.dep in {"xcomp", "advcl"} and child.i > token.i:
            to = any(a.lower == "to" for a in self.parse.children(child.i, "aux"))
            if to and "infinitive" in takes and self._leads_on(token, child):
                return self._infinitive(child)
            if child.dep == "xcomp" and child.tag == "VBG" and "gerund" in takes:
                return self.clauses.words(child.i)
            if child.dep == "advcl" and child.i == token.i + 1 and child.tag == "VBG" and "gerund" in takes:
                return self.clauses.words(child.i)
            if child.dep == "xcomp" and not to and child.tag != "VBG" and takes & {"predicate", "clause"}:
                return self.clause(child)
            if child.dep == "advcl" and "clause" in takes:
                first = self.parse.edges(child.i)[0]
                if first.lower == "whether" or (
                    first.lower == "if" and cue.lemma in {"ask", "wonder", "inquire", "enquire"}
                ):
                    return self.clauses.words(child.i)
            if child.dep == "advcl" and "predicate" in takes and self._opened_by_as(child):
                return self.clauses.words(child.i) - {self.parse.edges(child.i)[0].i} | self._object(token)
            return set()
        if child.dep == "acl" and child.i == token.i + 1 and child.tag == "VBG" and "gerund" in takes:
            return self.clauses.words(child.i)  # "remembers crying": the parser takes the verb for a noun
        if child.dep == "oprd" and "predicate" in takes:
            return self.clauses.words(child.i) | self._object(token)
        if child.dep == "prep" and "predicate" in takes and child.lower == "as" and child.i > token.i:
            if self.parse.child(child.i, "pcomp") is not None:
                return self.clauses.words(child.i) | self._object(token)  # "quoted him as saying …"
            return self.clauses.words(child.i) - {child.i} | self._object(token)
        if (
            child.dep in {"prep", "prt", "agent"}
            and "topic" in takes
            and child.lower in cue.prepositions
            and child.i > token.i
        ):
            inner = self.parse.child(child.i, "pobj", "pcomp")
            if inner is None or inner.lower in _SUBSTANCELESS or inner.entity in {"DATE", "TIME"}:
                return set()
            if child.lower in {"at", "in"} and inner.lemma in self.clauses.cues.media:
                return set()  # "pushed back at the briefing"
            words = self._thing(inner)
            if cue.addressee == "within":
                return words | {child.i} if self.parse.child(token.i, "dobj") is not None else words
            return words | {child.i} | self._object(token) if "object" in takes else words
        return set()

    def _opened_by_as(self, child: Token) -> bool:
        return self.parse.edges(child.i)[0].lower == "as" and child.pos in {"ADJ", "NOUN", "PROPN"}

    def _leads_on(self, token: Token, child: Token) -> bool:
        """Whether an infinitive is a complement: an adverbial one ("spoke to calm them") stands further off."""
        if child.dep == "xcomp":
            return True
        between = self.parse.tokens[token.i + 1 : self.parse.edges(child.i)[0].i]
        return all(t.dep != "dobj" and t.text != "," for t in between)

    def _topic_inside(self, cue: VerbCue, thing: Token) -> set[int]:
        """In "accused his rival of buying votes" the parser may hang the phrase on the rival."""
        topic = next((c for c in self.parse.children(thing.i, "prep") if c.lower in cue.prepositions), None)
        clausal = topic is not None and self.parse.child(topic.i, "pcomp") is not None
        accused = topic is not None and thing.pos in {"NOUN", "PROPN"} and "object" not in cue.takes
        return self._thing(thing) if clausal or accused else set()

    def _left_unsaid(self, token: Token, thing: Token) -> set[int]:
        """In "says nothing of the raid": the raid."""
        for prep in (*self.parse.children(thing.i, "prep"), *self.parse.children(token.i, "prep")):
            if prep.lower in {"of", "about", "on"}:
                return self.clauses.words(prep.i) - {prep.i}
        return set()

    def behind_colon(self, token: Token) -> set[int]:
        """In "on one thing they agree: …" the rest of the sentence."""
        tokens, sentence = self.parse.tokens, self.parse.sentence_of(token.i)
        if token.i + 2 >= sentence.last or tokens[token.i + 1].text != ":" or tokens[token.i + 2].text in {'"', "'"}:
            return set()
        return set(range(token.i + 2, sentence.last))

    def beyond_colon(self, content: set[int]) -> set[int]:
        """In "says he runs it well: nobody leaves angry" the rest of the sentence, which spells out what was said."""
        tokens, last = self.parse.tokens, max(content)
        sentence = self.parse.sentence_of(last)
        if last + 3 >= sentence.last or tokens[last + 1].text != ":" or tokens[last + 2].text in {'"', "'"}:
            return set()
        return set(range(last + 1, sentence.last - 1))

    def _is_finite(self, head: Token) -> bool:
        """Whether a clause has a finite verb: "found that he had left", not "found him asleep"."""
        heads = (head, *self.parse.children(head.i, "aux", "auxpass", "cop"))
        return any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in heads)

    def clause(self, head: Token) -> set[int]:
        """A clause without a relative pronoun that stands outside of it ("colleagues who he said had left")."""
        words = self.clauses.words(head.i)
        return {
            i for i in words
            if not (self.parse.tokens[i].tag in _RELATIVES and i == min(words) and self.parse.tokens[i].head == head.i
                    and i + 1 not in words)
        }  # fmt: skip

    def _infinitive(self, head: Token) -> set[int]:
        """An infinitive without a "that" clause that the parser coordinated with it."""
        words = self.clauses.words(head.i)
        for child in self.parse.children(head.i, "conj"):
            if any(m.lower == "that" for m in self.parse.children(child.i, "mark")):
                words -= {t.i for t in self.parse.subtree(child.i)}
                words -= {c.i for c in self.parse.children(head.i, "cc")}
        return words

    def _thing(self, head: Token) -> set[int]:
        """A noun phrase without adjuncts of time that the parser hung on it."""
        words = self.clauses.words(head.i)
        for token in self.parse.subtree(head.i):
            late = token.i > head.i
            aside = token.dep == "relcl" and self.parse.tokens[self.parse.edges(token.i)[0].i - 1].text == ","
            when = token.dep == "prep" and token.lower in _WHEN and self.parse.tokens[token.head].pos != "VERB"
            if late and (aside or when):
                words -= {t.i for t in self.parse.subtree(token.i)}
        return words

    def _object(self, token: Token) -> set[int]:
        """The object; where it is a relative pronoun, the noun it stands for."""
        thing = self.parse.child(token.i, "dobj")
        if thing is None:
            clause = self.parse.child(token.i, "ccomp")
            thing = self.parse.child(clause.i, "nsubj") if clause is not None else None
        if thing is None:
            return set()
        if thing.tag == "WP":
            return set()
        if thing.tag in _RELATIVES and token.dep == "relcl":
            antecedent = self.parse.tokens[token.head]
            below = {t.i for t in self.parse.subtree(token.i)}
            words = {t.i for t in self.parse.subtree(antecedent.i) if t.i < min(below)}
            return {i for i in words if i >= antecedent.i - 12 and self.parse.tokens[i].dep != "punct"}
        return {t.i for t in self.parse.subtree(thing.i)}

    def _behind_semicolon(self, token: Token, child: Token) -> bool:
        """Whether a clause is another sentence's, joined by a semicolon or a comma ("many want cuts; others doubt it")."""
        if child.i > token.i:
            return any(self.parse.tokens[i].text == ";" for i in range(token.i, child.i))
        between = [self.parse.tokens[i].text for i in range(child.i, token.i)]
        two = any(c.dep == "ccomp" and c.i > token.i for c in self.parse.children(token.i))
        return ";" in between or ":" in between or (two and '"' not in between)

    def _behind_a_statement(self, cue: VerbCue, token: Token) -> set[int]:
        """In "said in a statement that …" the parser hangs the clause on the statement."""
        labels = ("prep", "npadvmod") if "object" in cue.takes else ("prep", "npadvmod", "dobj")
        for child in self.parse.children(token.i, *labels):
            for inner in self.parse.subtree(child.i):
                if inner.dep in {"acl", "relcl", "ccomp"} and inner.i > token.i:
                    first = self.parse.edges(inner.i)[0]
                    content_clause = first.dep == "mark" or (
                        child.dep == "prep" and first.dep == "dobj" and self._is_text(inner.head)
                    )
                    if first.lower == "that" and content_clause:
                        return self.clauses.words(inner.i) - {first.i}
        return set()

    def _is_text(self, i: int) -> bool:
        """Whether words can stand in what a noun names: "wrote in an opinion that lawmakers had asked for it"."""
        lemma, cues = self.parse.tokens[i].lemma, self.clauses.cues
        return lemma in cues.readable or lemma in cues.media or lemma in cues.nouns

    def _question_behind(self, token: Token) -> set[int]:
        """In "did not say by how much" or "would not say when": the question that stays open."""
        tokens = self.parse.tokens
        start = token.i + 1
        opening = [t for t in tokens[start : start + 2] if t.tag in {"WRB", "WP", "WDT", "IN"}]
        if not any(t.tag in {"WRB", "WP", "WDT"} for t in opening):
            return set()
        end = start
        while end < len(tokens) and tokens[end].sentence == token.sentence and tokens[end].text not in {".", ",", ";"}:
            end += 1
        return set(range(start, end))

    def is_negated(self, token: Token) -> bool:
        """Whether it is not said: "did not say", "says nothing", "without saying"."""
        if any(c.dep == "neg" or c.lower in _NEGATIONS for c in self.parse.children(token.i)):
            return True
        thing, above = self.parse.child(token.i, "dobj"), self.parse.tokens[token.head]
        return (thing is not None and thing.lower == "nothing") or (token.dep == "pcomp" and above.lower == "without")
