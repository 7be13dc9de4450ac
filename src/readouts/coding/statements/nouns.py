"""Nouns and adjectives that report: "X's claim that …", "a call for …", "is confident that …"."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import Stance
from readouts.coding.statements.clauses import Clauses, can_speak
from readouts.coding.statements.cues import Cues, NounCue
from readouts.coding.statements.draft import Draft
from readouts.language.parse import Parse, Token
from readouts.slots import replace
from readouts.trace import Step

_NAMES = frozenset({"PERSON", "NORP", "GPE", "ORG", "LOC"})
_FROM = frozenset({"from", "by", "among", "in"})
# "Did not respond to a request for comment": nobody's words, only the outlet's work.
_ASKED = frozenset({"request", "call", "question", "inquiry", "appeal"})
_ANSWERS = frozenset({"comment", "interview", "response", "clarification"})
_SUBSTANCELESS = frozenset({"it", "this", "that", "them", "which", "these", "those", "him", "her"})


@dataclass(frozen=True, slots=True)
class NounReader:
    """Reads the reporting nouns and adjectives of one document."""

    parse: Parse
    cues: Cues
    clauses: Clauses
    taken: frozenset[int]
    """Heads of clauses that belong to a verb already."""

    def drafts(self) -> list[Draft]:
        """One draft for every reporting noun or adjective with its words."""
        found = []
        for token in self.parse.tokens:
            if token.pos == "NOUN" and token.dep != "compound" and token.lemma in self.cues.nouns:
                cue = self.cues.nouns[token.lemma]
                draft = self._noun(cue, token)
            elif token.dep in {"acomp", "oprd", "ccomp"} and token.lower in self.cues.adjectives:
                cue = self.cues.adjectives[token.lower]
                draft = self._adjective(cue, token)
            else:
                continue
            if draft is not None:
                found.append(replace(draft, act=cue.act))
        return found

    def _noun(self, cue: NounCue, token: Token) -> Draft | None:
        content, clausal = self._reported(cue, token)
        if not content or (token.lemma in _ASKED and any(self.parse.tokens[i].lemma in _ANSWERS for i in content)):
            return None
        source, carrier = self._owner(token, content)
        if source is None and (cue.needs_source or not clausal):
            return None
        cue_tokens = frozenset({token.i} if carrier is None else {carrier.i, token.i})
        step = Step("statements.noun", f"the noun “{token.text}” reports what follows it", evidence=(token.span,))
        return Draft(
            cue=token.i,
            source=source.i if source is not None else None,
            content=frozenset(content - cue_tokens),
            cue_tokens=cue_tokens,
            stance=_denied(cue) if self._negated(token) else cue.stance,
            steps=(step,),
        )

    def _negated(self, token: Token) -> bool:
        return any(c.lower == "no" for c in self.parse.children(token.i, "det"))

    def _reported(self, cue: NounCue, token: Token) -> tuple[set[int], bool]:
        """The words that the noun reports, and whether they are a finite clause."""
        for child in self.parse.children(token.i, "acl", "ccomp", "relcl", "xcomp"):
            if child.i in self.taken or child.i < token.i:
                continue
            first = self.parse.edges(child.i)[0]
            if "clause" in cue.takes and first.lower == "that" and first.dep == "mark" and child.tag != "VBG":
                return self.clauses.words(child.i), True
            to = any(a.lower == "to" for a in self.parse.children(child.i, "aux"))
            if "infinitive" in cue.takes and to:
                return self.clauses.words(child.i), False
        for child in self.parse.children(token.i, "prep"):
            if child.lower in cue.prepositions and 0 < child.i - token.i <= 2:
                inner = self.parse.child(child.i, "pobj", "pcomp")
                if inner is not None and inner.lower not in _SUBSTANCELESS:
                    return self.clauses.words(child.i) - {child.i}, False
        above = self.parse.head(token.i)
        if above is not None and token.dep == "pobj":
            above = self.parse.head(above.i)
        if "clause" in cue.takes and above is not None and above.pos == "AUX" and token.dep in {"attr", "pobj"}:
            clause = next((c for c in self.parse.children(above.i, "ccomp") if c.i > token.i), None)
            if clause is not None and self.parse.edges(clause.i)[0].lower == "that":
                return self.clauses.words(clause.i), True
        return set(), False

    def _owner(self, token: Token, content: set[int]) -> tuple[Token | None, Token | None]:
        """Whose noun it is, and the light verb that says so where one does."""
        parse = self.parse
        above = parse.head(token.i)
        light = above if above is not None and token.dep == "dobj" and above.lemma in self.cues.light_verbs else None
        owner = parse.child(token.i, "poss")
        if owner is not None and owner.entity not in {"DATE", "TIME"}:
            return owner, None
        for child in parse.children(token.i, "prep"):
            if child.lower in _FROM and child.i not in content:
                giver = parse.child(child.i, "pobj")
                if giver is not None and (child.lower == "from" or can_speak(self.cues, giver)):
                    return giver, None
        named = next((c for c in parse.children(token.i, "compound", "amod", "nmod") if c.entity in _NAMES), None)
        if named is not None:
            return named, None
        if light is not None and light.lemma not in self.cues.not_their_own:
            return self.clauses.subject(light.i), light
        if above is not None and token.dep == "pobj" and self.parse.tokens[above.head].pos == "AUX":
            return self.clauses.subject(above.head), None
        if above is not None and token.dep == "nsubjpass" and above.lemma in self.cues.light_verbs:
            agent = parse.child(above.i, "agent")
            return (parse.child(agent.i, "pobj"), above) if agent is not None else (None, None)
        return None, None

    def _adjective(self, cue: NounCue, token: Token) -> Draft | None:
        above = self.parse.head(token.i)
        if above is None or above.pos not in {"AUX", "VERB"} or (above.lemma == "make") != (token.lower == "clear"):
            return None
        content: set[int] = set()
        for child in (*self.parse.children(token.i), *self.parse.children(above.i)):
            if child.i > token.i and child.i not in self.taken:
                content |= self._stand_on(cue, token, child)
        subject = self.clauses.subject(above.i)
        if not content or subject is None or not can_speak(self.cues, subject):
            return None
        reason = f"“{token.text}” says how somebody stands to the words"
        step = Step("statements.adjective", reason, evidence=(token.span,))
        return Draft(token.i, subject.i, frozenset(content), frozenset({token.i}), stance=cue.stance, steps=(step,))

    def _stand_on(self, cue: NounCue, token: Token, child: Token) -> set[int]:
        """The words of one complement of an adjective; none where it is no complement."""
        if child.dep == "prep":
            inner = self.parse.child(child.i, "pobj", "pcomp")
            known = child.lower in cue.prepositions and child.i == token.i + 1
            if not known or inner is None or inner.lower in _SUBSTANCELESS:
                return set()
            return self.clauses.words(child.i) - {child.i}
        to = any(a.lower == "to" for a in self.parse.children(child.i, "aux"))
        if to:
            own = child.dep in {"xcomp", "acl"} and child.head == token.i and "infinitive" in cue.takes
            return self.clauses.words(child.i) if own else set()
        finite = child.dep in {"ccomp", "acl"} or self.parse.edges(child.i)[0].lower == "that"
        return self.clauses.words(child.i) if finite and "clause" in cue.takes else set()


def _denied(cue: NounCue) -> Stance:
    """What "no" makes of a noun: "no mention", "no comment" leave it unsaid, "no plans" denies them."""
    return "denies" if cue.takes else "declines"
