"""Which words bear on an event: up the syntax from its trigger, as far as what stands above governs it."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import Auxiliary
from readouts.coding.events.factuality.marks import How, Mark
from readouts.coding.events.factuality.nouns import denied_claim, excessive, noun_marks, presupposed, said_of
from readouts.coding.events.factuality.verbs import SUBJECTS, infinitive, modal_marks, verb_marks
from readouts.coding.events.factuality.words import FactWords
from readouts.coding.events.syntax.clauses import spliced
from readouts.language.parse import Parse, Token
from readouts.slots import quickly_made

_HIGHEST = 12
_ABOUT = frozenset({"on", "about", "toward", "towards"})
_GOVERNED = frozenset(
    ["xcomp", "ccomp", "dobj", "pobj", "pcomp", "acl", "attr", "acomp", "prep", "advcl", "dative", "oprd", "compound", "amod"]
)  # fmt: skip
_TIMES = frozenset(["minute", "hour", "day", "week", "month", "year", "decade", "time", "moment"])


@dataclass(frozen=True, slots=True)
class Factuality:
    """Finds what bears on whether an event happened."""

    words: FactWords

    @classmethod
    def load(cls) -> Factuality:
        """With the words that ship with the package.

        Raises:
            ResourceFileError: The file has faults.
        """
        return cls(FactWords.load())

    def marks(self, parse: Parse, trigger: int, carrier: Token | None) -> tuple[Mark, ...]:
        """All words that make the event at ``trigger`` other than a plain present or past fact, nearest first."""
        words, token = self.words, parse.tokens[trigger]
        verbal = token.pos in {"VERB", "AUX"}
        found = [] if verbal else noun_marks(words, parse, token)
        current = token
        if token.dep == "aux":
            return tuple(modal_marks(words, parse, token))
        if carrier is not None:
            found += verb_marks(words, parse, carrier)
            current = carrier
        elif verbal:
            found += verb_marks(words, parse, token)
        for _ in range(_HIGHEST):
            head = parse.head(current.i)
            if head is None:
                break
            link = _Link(words, parse, current, head)
            found += link.marks()
            if not link.climbs():
                break
            current = head
        return tuple(found)


@quickly_made
@dataclass(frozen=True, slots=True)
class _Link:
    """A word and the head that it hangs on."""

    words: FactWords
    parse: Parse
    current: Token
    head: Token

    def marks(self) -> list[Mark]:
        """What the head makes of what it governs."""
        parse, current, head = self.parse, self.current, self.head
        if current.dep == "nsubj" and not presupposed(parse, current) and current.pos in {"NOUN", "PROPN"}:
            # "an invasion would cost": there is none
            doubted = [m for m in self._of(head) if m.auxiliary == "hypothetical"]
            if doubted:
                return doubted
        undone = self._undone()
        if undone is not None:
            # "the attack was foiled"
            return [Mark(undone, head, f"“{current.text}” is what is “{head.text}”: {undone}."), *self._of(head)]
        if spliced(parse, current) or (current.dep in SUBJECTS and head.lemma not in self.words.happening):
            return []
        if current.dep in SUBJECTS:
            return self._of(head)
        for shape in (
            self._not_yet,
            self._topic,
            self._of_the_subject,
            self._replaced,
            self._extraposed,
            self._content_of_noun,
            self._to_be,
            self._factual,
        ):
            if (found := shape()) is not None:
                return found
        return self._governed()

    def climbs(self) -> bool:
        """Whether the head's own facts still bear on the event."""
        parse, current, head = self.parse, self.current, self.head
        if spliced(parse, current):
            return False
        if self._carried_through():
            return True
        if current.dep == "ccomp" and head.pos == "VERB":
            # What is said of a reported clause ends with its verb of saying, but a governor above may still deny it.
            return head.lemma in self.words.opinions
        if current.dep == "relcl" and infinitive(parse, current):
            return True
        if current.dep in {"relcl", "appos", "advcl", "parataxis", "poss"}:
            return False
        if current.dep in SUBJECTS:
            return head.lemma in self.words.happening
        if current.dep == "conj":
            return self._shares()
        if current.dep == "acl" and not infinitive(parse, current):
            return False
        return not presupposed(parse, current) or self._kind(head) is not None

    def _of(self, verb: Token) -> list[Mark]:
        return verb_marks(self.words, self.parse, verb)

    def _kind(self, head: Token) -> Auxiliary | None:
        """What a governor makes of what it governs."""
        lemma = head.lemma.lower()
        if lemma in self.words.nouns_only and (head.pos != "NOUN" or self.current.lower not in {"for", "of", "about"}):
            return None
        if lemma in self.words.addressing and self.current.dep in {"dobj", "dative", "pobj", "prep"}:
            return None
        if lemma == "set" and self.parse.child(head.i, "dobj", "prt") is not None:
            return None  # "set up a commission to investigate"
        return self.words.governors.get(lemma)

    def _undone(self) -> Auxiliary | None:
        """What a passive verb makes of the event that is its subject ("was foiled", "is feared", "is planned")."""
        kind = self.words.governors.get(self.head.lemma.lower()) if self.current.dep == "nsubjpass" else None
        if kind == "negated" or (kind == "future" and self.head.lemma != "expect"):
            return kind
        return kind if kind is not None and not presupposed(self.parse, self.current) else None

    def _not_yet(self) -> list[Mark] | None:
        """“have yet to strike”, “remains to be signed”."""
        head = self.head
        if (
            self.current.dep != "xcomp"
            or head.lemma not in {"have", "be", "remain"}
            or not infinitive(self.parse, self.current)
        ):
            return None
        yet = next((c for c in self.parse.children(head.i, "advmod") if c.lower == "yet"), None)
        if yet is None and head.lemma != "remain":
            return None
        return [Mark("negated", yet or head, f"“{(yet or head).text} to” says that it has not happened.")]

    def _topic(self) -> list[Mark] | None:
        """“talks on ending the war”: a gerund that names what is talked about."""
        if self.current.dep != "pcomp" or self.head.lower not in _ABOUT:
            return None
        talks = self.parse.head(self.head.i)
        if talks is None or talks.lemma.lower() not in self.words.topics:
            return None
        return [Mark("hypothetical", talks, f"“{talks.text} {self.head.text} {self.current.text}” names a topic.")]

    def _of_the_subject(self) -> list[Mark] | None:
        """“Fears grow of a war”: what a noun governs stands behind its verb."""
        if self.current.dep != "prep" or self.head.pos != "VERB" or self.parse.child(self.head.i, "dobj") is not None:
            return None
        noun = self.parse.child(self.head.i, "nsubj")
        if noun is None or noun.lemma.lower() not in self.words.moods or self.current.lower not in {"of", "for"}:
            return None
        kind = self.words.governors.get(noun.lemma.lower(), "hypothetical")
        return [Mark(kind, noun, f"“{noun.text} … {self.current.text}” governs what follows: {kind}.")]

    def _replaced(self) -> list[Mark] | None:
        """“instead of bombing”, “rather than attack”, “without firing”."""
        parse, current, head = self.parse, self.current, self.head
        if head.pos in {"ADP", "SCONJ"}:
            negating = head if head.lower in self.words.negations else None
            negating = negating or next(
                (c for c in parse.children(head.i, "advmod") if c.lower in self.words.negations), None
            )
            if negating is not None:
                return [Mark("negated", negating, f"“{negating.text}” says that it did not happen.")]
            kind = self.words.prepositions.get(head.lower)
            if kind is not None and current.dep in {"pobj", "pcomp"}:
                why = {"historical": "recalls what is known", "future": "looks ahead"}.get(kind, "leaves it open")
                return [Mark(kind, head, f"“{head.text} … {current.text}” {why}.")]
        mark = parse.child(current.i, "mark")
        if mark is not None and mark.lower == "than" and parse.tokens[mark.i - 1].lower == "rather":
            return [Mark("negated", mark, "“rather than” says that it did not happen.")]
        if current.dep == "conj":
            than = next(
                (c for c in parse.children(head.i, "cc") if c.lower == "than" and head.i < c.i < current.i), None
            )
            if than is not None:
                return [Mark("negated", than, f"“{than.text}” says that it did not happen.")]
        if (too := excessive(parse, current, head)) is not None:
            return [Mark("negated", too, f"“{too.text} {head.text} to” says that it did not happen.")]
        return None

    def _extraposed(self) -> list[Mark] | None:
        """“It is untrue that …”, “To attack is unthinkable”."""
        if self.current.dep in {"csubj", "csubjpass"}:
            return said_of(self.words, self.parse, self.current, self.head)
        if self.current.dep not in {"ccomp", "advcl"} or self.head.pos not in {"AUX", "VERB"}:
            return None
        if self.current.i < self.head.i or not any(
            c.lower == "it" for c in self.parse.children(self.head.i, *SUBJECTS)
        ):
            return None
        return said_of(self.words, self.parse, self.current, self.head) or None

    def _content_of_noun(self) -> list[Mark] | None:
        """“rumours that …”, “no sign that …”, where the parser may call the clause a relative one."""
        parse, current, head = self.parse, self.current, self.head
        if current.dep not in {"acl", "relcl"} or head.pos not in {"NOUN", "PROPN"}:
            return None
        mark = parse.child(current.i, "mark")
        if mark is None or mark.lower != "that":
            return None
        if false := denied_claim(self.words, parse, head):
            return false
        found = [m for m in noun_marks(self.words, parse, head) if m.auxiliary == "negated"]
        kind = self._kind(head)
        return found + ([Mark(kind, head, f"“{head.text} that” governs “{current.text}”: {kind}.")] if kind else [])

    def _to_be(self) -> list[Mark] | None:
        """“is to meet” lies ahead; “the aim is to meet” says what is wanted."""
        current, head = self.current, self.head
        if current.dep != "xcomp" or head.lemma != "be" or not infinitive(self.parse, current):
            return None
        subject = self.parse.child(head.i, *SUBJECTS)
        wanted = subject is None or subject.lemma.lower() in self.words.governors
        ahead = not wanted and head.lower in {"is", "are", "'s", "'re", "am"}
        kind: Auxiliary = "future" if ahead else "hypothetical"
        return [Mark(kind, head, f"“{head.text} to {current.text}” says what is to be done."), *self._of(head)]

    def _factual(self) -> list[Mark] | None:
        """“managed to”, “was the first to”, “took the opportunity to”: what the clause tells happened if that did."""
        if not self._carried_through():
            return None
        return self._of(self.head) if self.head.pos in {"VERB", "AUX"} else []

    def _carried_through(self) -> bool:
        parse, current, head = self.parse, self.current, self.head
        if current.dep not in {"xcomp", "ccomp", "advcl", "acl", "relcl", "prep", "pcomp", "acomp"}:
            return False
        if head.pos == "VERB" and current.dep in {"xcomp", "ccomp", "advcl"}:
            named = self.parse.child(head.i, "attr") if head.lemma == "become" else None
            return self._carries(head) or (named is not None and infinitive(parse, current) and self._chosen(named))
        if not infinitive(parse, current):
            return False
        above = parse.head(head.i)
        if head.lemma in _TIMES:
            return above is not None and self._cost_time(above)
        if head.lower == "far" and current.dep == "advcl":
            return True
        if head.lemma in self.words.taken:
            return above is not None and above.lemma in {"take", "seize", "use", "have", "show", "find"}
        return self._chosen(head)

    def _chosen(self, head: Token) -> bool:
        """“the first to”, “the only country to”; what governs is no such word ("the first attempt to")."""
        if head.lower in self.words.chosen:
            return True
        first = any(c.lower in self.words.chosen for c in self.parse.children(head.i, "amod"))
        return first and head.pos in {"NOUN", "PROPN"} and self._kind(head) is None

    def _carries(self, verb: Token) -> bool:
        """Whether the complement of a verb happened where the verb did; a purpose ("started a strike to demand") did not."""
        parse, current = self.parse, self.current
        to = infinitive(parse, current)
        if parse.child(current.i, "mark") is not None or (to and current.dep == "advcl" and not self._cost_time(verb)):
            return False
        if verb.lemma in self.words.implicatives:
            return not (to and parse.child(verb.i, "dobj") is not None)
        return verb.lemma in self.words.causatives or self._cost_time(verb)

    def _cost_time(self, verb: Token) -> bool:
        """“It took Chad a year to withdraw.”"""
        return verb.lemma == "take" and any(c.lower == "it" for c in self.parse.children(verb.i, *SUBJECTS))

    def _shares(self) -> bool:
        """Whether the second of two coordinated words hangs on what governs the first."""
        parse, current, head = self.parse, self.current, self.head
        if parse.child(current.i, *SUBJECTS) is not None:
            return False
        helpers = parse.children(current.i, "aux")
        return not helpers or (infinitive(parse, current) and infinitive(parse, head))

    def _on_condition(self) -> bool:
        """“provided that”, “supposing that”, which the parser takes for the verb above."""
        return (
            self.head.lower in {"provided", "supposing", "suppose", "assuming", "imagine"}
            and self.current.dep == "ccomp"
        )

    def _governed(self) -> list[Mark]:
        parse, current, head = self.parse, self.current, self.head
        found: list[Mark] = []
        to = infinitive(parse, current)
        if self._on_condition():
            return [Mark("hypothetical", head, f"“{head.text}” makes “{current.text}” a condition.")]
        if current.dep == "conj" and current.tag == "VB" and self._shares():
            # "will expel two diplomats and close the border"
            return [m for m in self._of(head) if m.auxiliary in {"future", "hypothetical"}]
        if current.dep in {"appos", "poss", "conj", "parataxis"} or (current.dep == "relcl" and not to):
            return found
        governing = self._kind(head)
        if current.dep == "advcl" and not (to and governing in {"future", "hypothetical"}):
            if to:
                found.append(self._purpose())
            return found
        if presupposed(parse, current) and governing is None and head.pos != "ADP":
            return found
        if current.dep not in _GOVERNED and head.pos != "ADP" and current.dep != "relcl":
            return found
        kind = self.words.opinions.get(head.lemma.lower()) if current.dep == "ccomp" and not to else governing
        if head.pos != "ADP" and kind is not None:
            false = denied_claim(self.words, parse, head)
            lemma = head.lemma.lower()
            how: How = (
                "attempt" if lemma in self.words.attempts else "purpose" if lemma in self.words.purposes else "said"
            )
            found += false or [Mark(kind, head, f"“{head.text}” governs “{current.text}”: {kind}.", how)]
        if current.dep == "ccomp":
            # "has seen no sign that …", where the parser hangs the clause on the verb.
            objects = parse.children(head.i, "dobj")
            found += [m for o in objects for m in noun_marks(self.words, parse, o) if m.auxiliary == "negated"]
        verbal = head.pos in {"VERB", "AUX"} and current.dep != "ccomp"
        if head.pos == "AUX" or (verbal and (current.dep != "prep" or kind is not None)):
            found += self._of(head)
        elif verbal and current.lower == "for":
            # "no date has been set for a meeting"
            found += [m for m in self._of(head) if m.auxiliary == "negated"]
        elif head.pos == "NOUN" and (governing or current.dep == "acl"):
            found += [m for m in noun_marks(self.words, parse, head) if m.auxiliary == "negated"]
        if not found and to and current.dep in {"acl", "xcomp", "relcl"} and head.pos in {"NOUN", "ADJ"}:
            found.append(Mark("hypothetical", head, f"“{head.text} to {current.text}” does not say that it happened."))
        return found

    def _purpose(self) -> Mark:
        """“flew to Oslo to meet”: a purpose, which lies ahead where its verb does."""
        ahead = any(m.auxiliary == "future" for m in self._of(self.head))
        kind: Auxiliary = "future" if ahead else "hypothetical"
        return Mark(kind, self.current, f"“to {self.current.text}” is a purpose.", "purpose")
