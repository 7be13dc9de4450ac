"""Verbs that report, read from the parse: who, which words, to whom."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.statements.clauses import Clauses, can_speak, without_that
from readouts.coding.statements.complements import Complements
from readouts.coding.statements.cues import Cues, VerbCue
from readouts.coding.statements.draft import Draft
from readouts.coding.statements.sources import nominal_before
from readouts.language.parse import Parse, Token
from readouts.slots import replace
from readouts.trace import Step

_QUOTES_OTHERS = frozenset({"quote", "cite"})
_OPINIONS = frozenset({"believe", "think", "expect", "accept", "feel", "suppose"})
_NOUN_TAGS = frozenset({"NN", "NNS"})
# Where a verb of saying is not said to have happened: "to avoid criticising him".
_SHUNS = frozenset({"avoid", "stop", "prevent", "refrain", "risk", "see"})
_RELATIVES = frozenset({"WP", "WDT"})


@dataclass(frozen=True, slots=True)
class VerbReader:
    """Reads the reporting verbs of one document."""

    parse: Parse
    cues: Cues
    clauses: Clauses
    complements: Complements

    def drafts(self) -> list[Draft]:
        """One draft for every reporting verb that has words, or beside which quoted words may stand."""
        found = []
        for token in self.parse.tokens:
            verb = token.tag.startswith("VB")
            if not (verb or token.tag in _NOUN_TAGS) or token.dep in {"amod", "compound", "auxpass"}:
                continue
            cue = self._cue(token) if verb else self.cues.verbs.get(token.lemma)
            if cue is None or not (verb or self._taken_for_noun(cue, token)):
                continue
            if token.dep == "aux":
                draft = self._wedged(cue, token)
            else:
                draft = self._passive(cue, token) if self._is_passive(token) else self._active(cue, token)
            if draft is not None:
                found.append(replace(self._with_stance(cue, token, draft), act=cue.act))
        return found

    def _cue(self, token: Token) -> VerbCue | None:
        for particle in self.parse.children(token.i, "prt", "advmod"):
            if particle.dep == "prt" or particle.i == token.i + 1:
                phrasal = self.cues.verbs.get(f"{token.lemma} {particle.lower}")
                if phrasal is not None:
                    return phrasal
        return self.cues.verbs.get(token.lemma)

    def _taken_for_noun(self, cue: VerbCue, token: Token) -> bool:
        """Whether the tagger took a verb for a noun ("the charity reckons rents have risen"): it has a subject and a clause."""
        if "clause" not in cue.takes or token.dep not in {"ROOT", "ccomp"}:
            return False
        subject, clause = self.parse.child(token.i, "nsubj"), self.parse.child(token.i, "ccomp")
        if subject is None or clause is None or subject.i > token.i:
            return False
        return clause.i > token.i or subject.i == token.i - 1

    def _is_passive(self, token: Token) -> bool:
        parse = self.parse
        if parse.child(token.i, "auxpass", "nsubjpass") is not None:
            return True
        if token.tag == "VBD" and token.dep == "advcl" and token.lemma == "ask":
            return parse.child(token.i, "nsubj") is None  # "Asked whether he knew, he laughed"
        if token.tag != "VBN":
            return False
        if token.dep == "conj":
            return self._is_passive(parse.tokens[token.head]) and parse.child(token.i, "nsubj", "aux") is None
        if token.dep == "acl" and parse.child(token.i, "oprd") is not None:
            return True
        if token.dep == "acl" and parse.tokens[token.i - 1].text == "," and parse.child(token.i, "ccomp") is not None:
            return False  # "governors, most of them Republicans, announced that …"
        return token.dep in {"acl", "advcl"} and parse.child(token.i, "dobj", "aux", "nsubj") is None

    def _wedged(self, cue: VerbCue, token: Token) -> Draft | None:
        """In "talks which Paris says never took place" the parser takes "says" for an auxiliary, and Paris for the subject."""
        clause = self.parse.tokens[token.head]
        subject = next((c for c in self.parse.children(clause.i, "nsubj") if c.i < token.i), None)
        content = frozenset(t.i for t in self.parse.subtree(clause.i) if t.i > token.i)
        if subject is None or not content or "clause" not in cue.takes or not can_speak(self.cues, subject):
            return None
        step = Step("statements.verb", f"“{token.text}” reports what follows it", evidence=(token.span,))
        return Draft(token.i, subject.i, content, frozenset({token.i}), stance=cue.stance, steps=(step,))

    # Active voice

    def _active(self, cue: VerbCue, token: Token) -> Draft | None:
        if self._is_asked_aside(token):
            return None
        asked = next((c for c in self.parse.children(token.i, "ccomp") if self._is_asked_aside(c)), None)
        subject = self.clauses.subject(asked.i if asked is not None else token.i) or self._subject_in_front(token)
        if subject is not None and not self._may_be_source(cue, subject):
            return None
        if token.dep in {"acl", "relcl"} and token.tag == "VB":
            return None  # "attempts to persuade": nobody has persuaded
        if token.tag == "VBG" and (self._is_shunned(token) or not self._has_speaker(token, subject)):
            return None
        if token.lemma in _QUOTES_OTHERS and token.tag == "VBG":
            return self._citing(token)
        content, addressee = self.complements.of(cue, token)
        rule, reason = "statements.verb", f"“{token.text}” reports what its complement says"
        if not content and cue.takes & {"clause", "quote"}:
            content = self.complements.behind_colon(token)
        if not content:
            content, rule, reason = self._from_outside(cue, token)
        takes_quote = "quote" in cue.takes
        if not content and not (takes_quote and subject is not None):
            return None
        content -= {token.i} | ({t.i for t in self.parse.subtree(asked.i)} if asked is not None else set())
        if content and "clause" in cue.takes:
            content |= self.complements.beyond_colon(content)
        if subject is not None:
            if subject.head == token.i or subject.i in content:
                content -= {t.i for t in self.parse.subtree(subject.i)} if subject.head == token.i else {subject.i}
            if subject.lower in {"it", "there"} and (subject.dep == "expl" or cue.lemma in {"mean", "hold"}):
                subject = None
        return Draft(
            cue=token.i,
            source=subject.i if subject is not None else None,
            content=frozenset(content),
            cue_tokens=self._cue_tokens(token),
            addressee=addressee,
            apart=self._apart(token, content) if rule == "statements.inserted" else frozenset(),
            stance=cue.stance,
            medium=cue.medium,
            takes_quote=takes_quote,
            steps=(Step(rule, reason, evidence=(token.span,)),),
        )

    def _is_asked_aside(self, token: Token) -> bool:
        """Whether "asked" is a participle which the tagger took for the verb: "Mr Rudd, asked if he knew, said …"."""
        above = self.parse.head(token.i)
        if token.lemma != "ask" or token.tag != "VBD" or token.dep != "ccomp" or above is None or above.i < token.i:
            return False
        return self.parse.tokens[token.i - 1].text == ","

    def _is_shunned(self, token: Token) -> bool:
        above = self.parse.head(token.i)
        return above is not None and token.dep in {"xcomp", "pcomp"} and above.lemma in _SHUNS

    def _has_speaker(self, token: Token, subject: Token | None) -> bool:
        """Whether a participle is somebody's: not "the outlook brightened, insisting that …", nor "for arguing that …"."""
        if subject is None:
            return token.dep != "pcomp"
        return subject.pos != "NOUN" or can_speak(self.cues, subject)

    def _subject_in_front(self, token: Token) -> Token | None:
        """The noun phrase right before a main verb to which the parse gives no subject ("With this, the army has agreed …")."""
        auxiliaries = self.parse.children(token.i, "aux", "neg", "advmod")
        first = min([token.i, *(a.i for a in auxiliaries if a.i < token.i)])
        finite = token.tag in {"VBD", "VBZ", "VBP"} or any(a.tag in {"VBD", "VBZ", "VBP", "MD"} for a in auxiliaries)
        if token.dep not in {"ROOT", "ccomp"} or not finite:
            return None
        sentence = self.parse.sentence_of(token.i)
        if first - 1 > sentence.first and self.parse.tokens[first - 1].text == ",":
            return self._before_apposition(first - 2)
        head = nominal_before(self.parse, first, sentence.first)
        found = self.parse.tokens[head] if head is not None else None
        return found if found is not None and can_speak(self.cues, found) else None

    def _before_apposition(self, last: int) -> Token | None:
        """Who is meant by the words between two commas before a verb ("Ms. Holloway, R-Neb., wrote")."""
        head = self.parse.tokens[last]
        for _ in range(6):
            if head.dep not in {"appos", "compound", "nmod", "pobj", "prep"} or head.head == head.i:
                break
            head = self.parse.tokens[head.head]
        return head if head.i < last and can_speak(self.cues, head) and head.pos in {"NOUN", "PROPN"} else None

    def _apart(self, token: Token, content: set[int]) -> frozenset[int]:
        return frozenset(t.i for t in self.parse.subtree(token.i)) - content

    def _may_be_source(self, cue: VerbCue, subject: Token) -> bool:
        if cue.lemma in {"know", "see"} and subject.lower == "you":
            return False  # "you know" fills a pause
        if cue.lemma in self.cues.things_do and subject.lower != "it" and not can_speak(self.cues, subject):
            return False  # "the loss adds evidence that …": a thing that says nothing
        if cue.lemma not in self.cues.only_readable:
            return True
        if subject.lemma.lower() in self.cues.readable:
            return True
        return cue.lemma not in {"show", "read", "go", "hold"} and can_speak(self.cues, subject)

    def _citing(self, token: Token) -> Draft | None:
        """In "…, the agency reported, citing the ministry" the ministry is the source of the same words."""
        quoted = self.parse.child(token.i, "dobj")
        above = self.parse.head(token.i)
        if above is None or quoted is None:
            return None
        reporting = self.parse.tokens[self.clauses.moved.get(token.i, above.i)]
        reports = self.cues.verbs.get(reporting.lemma)
        if reports is None or reports.stance == "declines" or not can_speak(self.cues, quoted):
            return self._giving_reason(token, quoted)
        reported = self.parse.child(reporting.i, "ccomp")
        own = {t.i for t in self.parse.subtree(token.i)}
        content = (self.clauses.words(reported.i) if reported else self.clauses.words(reporting.i)) - own
        step = Step("statements.citing", f"“{token.text}” names whom the report relies on", evidence=(token.span,))
        return Draft(token.i, quoted.i, frozenset(content), cue_tokens=frozenset({token.i}), steps=(step,))

    def _giving_reason(self, token: Token, reason: Token) -> Draft | None:
        """In "declined to comment, citing pending litigation" the litigation is the reason that the speaker gives."""
        subject = self.clauses.subject(token.i)
        if subject is None:
            return None
        content = frozenset(t.i for t in self.parse.subtree(reason.i))
        step = Step("statements.citing", f"“{token.text}” gives the speaker's reason", evidence=(token.span,))
        return Draft(token.i, subject.i, content, cue_tokens=frozenset({token.i}), steps=(step,))

    def _from_outside(self, cue: VerbCue, token: Token) -> tuple[set[int], str, str]:
        """Words of a clause that the cue only interrupts or follows: "The talks, he said, go on"; "as he put it"."""
        above = self.parse.head(token.i)
        if above is None or not cue.takes & {"clause", "quote"}:
            return set(), "", ""
        own_tokens = self.parse.subtree(token.i)
        own = {t.i for t in own_tokens}
        opened_by = own_tokens[0]
        if token.dep in {"parataxis", "ccomp", "dep", "advcl", "conj"} and self._is_inserted(token, own_tokens):
            words = self._without_tail(self.clauses.words(above.i) - own, own)
            return without_that(self.parse, words), "statements.inserted", f"“{token.text}” is set into what it reports"
        if token.dep == "advcl" and opened_by.lower == "as" and token.lemma in self.cues.as_verbs:
            words = self.clauses.words(above.i) - own
            return words, "statements.as", f"“as … {token.text}” reports the clause around it"
        return set(), "", ""

    def _without_tail(self, words: set[int], own: set[int]) -> set[int]:
        """Without a participle behind the cue: "…, he told them, stunning those who had hoped for more"."""
        tail = {i for i in words if i > max(own)}
        first = next((t for i in sorted(tail) if (t := self.parse.tokens[i]).pos != "PUNCT"), None)
        return words - tail if first is not None and first.tag == "VBG" and first.dep == "advcl" else words

    def _is_inserted(self, token: Token, own: tuple[Token, ...]) -> bool:
        """Whether subject and verb stand between commas, or behind one at the end of the sentence."""
        if self.parse.child(token.i, "nsubj") is None or self.parse.child(token.i, "mark", "advmod") is not None:
            return False
        if token.dep == "conj":
            return False
        tokens = self.parse.tokens
        words = [t for t in own if t.pos != "PUNCT"]
        first, last = words[0].i, words[-1].i
        before = first > 0 and tokens[first - 1].text in {",", '"', "-", "–", "—", "("}
        after = last + 1 >= len(tokens) or tokens[last + 1].pos == "PUNCT"
        return before and after

    # Passive voice

    def _passive(self, cue: VerbCue, token: Token) -> Draft | None:
        parse = self.parse
        agent = parse.child(token.i, "agent")
        source = parse.child(agent.i, "pobj") if agent is not None else None
        own = parse.child(token.i, "nsubjpass", "nsubj")
        subject = own if own is not None else self.clauses.subject(token.i)
        content, _ = self.complements.of(cue, token)
        about = self._about(token, own, subject)
        clause, infinitive = parse.child(token.i, "ccomp"), parse.child(token.i, "xcomp")
        if token.lemma in _QUOTES_OTHERS and source is None:
            return None
        if cue.addressee != "none" and own is None and token.dep == "advcl" and source is None:
            return None  # "Asked whether …, he said …": a question that nobody is said to have put
        if clause is not None and cue.takes & {"clause", "quote"}:
            content = self.complements.clause(clause) | (about if cue.addressee == "within" else set())
        elif infinitive is not None and token.lemma in self.cues.hearsay and not about and source is None:
            return None  # "…, expected to be joined later": nobody is said to expect it
        elif infinitive is not None and (token.lemma in self.cues.hearsay or cue.addressee != "none"):
            content = self.clauses.words(infinitive.i) | about
        elif content and cue.takes & {"predicate", "topic"}:
            content |= about
            if source is None and cue.addressee == "none":
                return None
        elif source is not None and "object" in cue.takes and about:
            content = about
        elif not content:
            content, _, _ = self._from_outside(cue, token)
        if not content:
            return None
        if agent is not None:
            content -= {t.i for t in parse.subtree(agent.i) if t.dep not in {"ccomp", "acl"}}
        return Draft(
            cue=token.i,
            source=source.i if source is not None else None,
            content=frozenset(content - {token.i}),
            cue_tokens=self._cue_tokens(token),
            stance=cue.stance,
            medium=cue.medium,
            steps=(Step("statements.passive", f"“{token.text}” reports, in the passive", evidence=(token.span,)),),
        )

    def _about(self, token: Token, own: Token | None, subject: Token | None) -> set[int]:
        """What a passive is said of: "the deal was described as dead"."""
        if own is not None:
            antecedent = self.clauses.subject(token.i)
            if own.tag in _RELATIVES and antecedent is not None:
                return {antecedent.i}
            return set() if own.lower == "it" else {t.i for t in self.parse.subtree(own.i)}
        if subject is None or token.dep == "advcl":
            return set()
        return {t.i for t in self.parse.subtree(subject.i)} - {t.i for t in self.parse.subtree(token.i)}

    # Cue and stance

    def _cue_tokens(self, token: Token) -> frozenset[int]:
        """The verb with its particle; "as saying" brings its "was quoted" along."""
        found = {token.i}
        particle = self.parse.child(token.i, "prt")
        if particle is not None and particle.i == token.i + 1:
            found.add(particle.i)
        above = self.parse.head(token.i)
        if token.dep == "pcomp" and above is not None and above.lower == "as":
            found.add(above.i)
            if above.i - above.head == 1 and self.parse.tokens[above.head].lemma in _QUOTES_OTHERS:
                found.add(above.head)
        return frozenset(found)

    def _with_stance(self, cue: VerbCue, token: Token, draft: Draft) -> Draft:
        if cue.stance == "declines":
            complement = self.parse.child(token.i, "xcomp")
            silent = complement is None or complement.lemma in self.cues.says_nothing
            return draft if silent else replace(draft, stance="denies")
        if not self.complements.is_negated(token):
            return draft
        if cue.stance != "asserts":
            return replace(draft, stance="declines")
        if cue.lemma in _OPINIONS:
            return replace(draft, stance="doubts")
        says = "quote" in cue.takes and "infinitive" not in cue.takes
        return replace(draft, stance="declines") if says else draft
