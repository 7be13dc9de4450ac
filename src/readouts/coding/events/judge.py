"""Judging candidates: who stands on which side, whether the conditions of their entry hold, who says it."""

from __future__ import annotations

from typing import Literal

from readouts.coding.coding import Participant, Statement
from readouts.coding.events.candidates import Candidate, Candidates
from readouts.coding.events.factuality import Mark, auxiliaries
from readouts.coding.events.kit import Kit
from readouts.coding.events.sides.roles import Found, Walker
from readouts.coding.events.sides.sides import Sides
from readouts.coding.events.sides.story import Story
from readouts.coding.events.syntax.objects import objects_of
from readouts.coding.events.syntax.phrases import governed
from readouts.coding.events.syntax.predicates import is_predicate
from readouts.coding.events.syntax.subjects import subjects_of
from readouts.language.parse import Parse, Token
from readouts.language.reading import Reading

Role = Literal["actor", "recipient"]
_OTHER: dict[Role, Role] = {"actor": "recipient", "recipient": "actor"}


class Judge:
    """Judges the candidates of one document; remembers what it found, and is thrown away with the document."""

    def __init__(self, kit: Kit, reading: Reading, statements: tuple[Statement, ...]) -> None:
        self.kit, self.parse = kit, reading.parse
        self.sides = Sides(
            reading,
            kit.people,
            kit.events,
            kit.harms,
            kit.places,
            kit.phrases,
            kit.lexicon.classes["relational"],
            kit.lexicon.classes["satellite"],
        )
        self.story = Story(self.sides)
        self.statements = _statements_by_token(self.parse, statements)
        self.candidates = Candidates(kit.lexicon, self.parse, kit.carriers, kit.topics, self.accepts)
        self._sides_of: dict[tuple[int, str], tuple[Found | None, Found | None]] = {}
        self._marks_of: dict[int, tuple[Mark, ...]] = {}
        self._tracers: dict[int, tuple[Candidate, Walker]] = {}

    def both(self, candidate: Candidate) -> tuple[Found | None, Found | None]:
        """Actor and recipient of a candidate, found once."""
        key = (candidate.token.i, candidate.entry.id)
        if key not in self._sides_of:
            self._sides_of[key] = (None, None)
            self._sides_of[key] = self._walk(candidate, self._walker(candidate), self.kit.disabled)
        return self._sides_of[key]

    def roads(self, candidate: Candidate, role: Role) -> str:
        """The rules, joined by ``|``, of which each alone would have found those who stand in the role.

        Without all of them somebody else, or nobody, would be found. Where the sides are on a par, it does not matter in
        which role they are found.
        """
        both = candidate.entry.frame.symmetric
        walker = self._tracer(candidate)
        wanted = found = self.both(candidate)
        rules: list[str] = []
        disabled = self.kit.disabled
        while _keys(found, role, both) == _keys(wanted, role, both):
            side: Role = role if found[role == "recipient"] is not None else _OTHER[role]
            by = found[side == "recipient"]
            if by is None or (rule := f"roles.{side}.{by.path}") in rules:
                break
            rules.append(rule)
            disabled |= {rule}
            found = self._walk(candidate, walker, disabled)
        return "|".join(rules)

    def _walk(
        self, candidate: Candidate, walker: Walker, disabled: frozenset[str]
    ) -> tuple[Found | None, Found | None]:
        frame, part = candidate.entry.frame, candidate.trigger.part
        paths = frame.verb if part == "verb" else frame.noun if part == "noun" else frame.adjective
        if paths is None:
            return None, None
        actor = walker.walk("actor", paths.actor, disabled=disabled)
        taken = frozenset(p.actor.key for p in actor.participants) if actor else frozenset()
        states = frozenset(p.actor.state for p in actor.participants) if actor else frozenset()
        after = ("undergoer", *paths.recipient) if walker.receives() else paths.recipient
        recipient = walker.walk("recipient", after, taken, states, disabled)
        if _speaks_of_itself(candidate, actor, recipient):
            actor = (self._from_above(candidate) if "roles.actor.above" not in disabled else None) or actor
        return actor, recipient

    def _from_above(self, candidate: Candidate) -> Found | None:
        """The subject of the clause above the one that a participle was hung on ("… sailed past, warning Oslo that")."""
        clauses = [t for t in self.parse.ancestors(candidate.token.i) if t.pos == "VERB"]
        for clause in clauses[1:]:
            found = tuple(p for t in subjects_of(self.parse, clause.i) for p in self.sides.at(t.i))
            if any(p.actor.state for p in found):
                return Found("above", found)
        return None

    def accepts(self, candidate: Candidate) -> bool:
        """Whether the conditions of the entry hold that concern sides, factuality and place in the sentence."""
        rule, token = candidate.entry.rule, candidate.token
        predicate = rule.frame == "predicate" or rule.predicate_only
        if predicate and not is_predicate(self.parse, token):
            return False
        if rule.carried and candidate.carrier is None:
            return False
        if rule.negated_only or rule.unreal_only:
            modes = set(auxiliaries(self.marks(candidate)))
            if rule.negated_only and "negated" not in modes:
                return False
            if rule.unreal_only and not modes & {"future", "hypothetical"}:
                return False
        if rule.object_kind and not any(
            m is not None and m.actors and all(a.kind in rule.object_kind for a in m.actors)
            for m in (self.sides.mention(o.i) for o in objects_of(self.parse, token.i))
        ):
            return False
        if rule.side is None and not rule.partners and not rule.actor_kind:
            return True
        actor, recipient = self.both(candidate)
        if rule.actor_kind and not (actor and all(p.actor.kind in rule.actor_kind for p in actor.participants)):
            return False
        if rule.partners:
            sides = [*(actor.participants if actor else ()), *(recipient.participants if recipient else ())]
            if len({p.actor.state or p.actor.key for p in sides}) < 2 and not _paired(self.parse, token):
                return False
        if self._of_two(token):
            return True
        has_actor, has_recipient = self._belongs(actor, candidate), self._belongs(recipient, candidate)
        return {
            None: True,
            "any": has_actor or has_recipient,
            "actor": has_actor,
            "recipient": has_recipient,
            "both": has_actor and has_recipient,
            "paired": actor is not None and recipient is not None and (has_actor or has_recipient),
            "addressed": actor is not None and has_recipient,
        }[rule.side]

    def _belongs(self, found: Found | None, candidate: Candidate) -> bool:
        """Whether somebody is of a state: by his own words, or at home in the state of the story."""
        if found is None or _stately(found):
            return found is not None
        at_home = any(self.kit.home.local(p.actor) for p in found.participants)
        if not at_home or candidate.type in self.kit.home.abroad:
            return False
        return self.story.home(candidate.token.sentence) is not None

    def marks(self, candidate: Candidate) -> tuple[Mark, ...]:
        """The words that bear on whether the event happened, found once."""
        i = candidate.token.i
        if i not in self._marks_of:
            found = self.kit.factuality.marks(self.parse, i, candidate.carrier)
            self._marks_of[i] = tuple(m for m in found if m.rule not in self.kit.disabled)
        return self._marks_of[i]

    def counting(self, candidate: Candidate, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """The marks without those of attempts, where an attempt counts as the event."""
        tried = self.kit.factuality.words.tried
        if candidate.type in tried or f"{candidate.type}/{candidate.mode}" in tried:
            return tuple(m for m in marks if m.how != "attempt")
        return marks

    def enough(self, candidate: Candidate, actor: Found | None, recipient: Found | None) -> bool:
        """Whether enough is known of the sides to tell of an event; a contact is told even without."""
        if candidate.type == "CONSULT" and candidate.governor is not None:
            return True
        if candidate.type == "CONSULT" and candidate.trigger.part == "noun" and actor is None and recipient is None:
            return candidate.carrier is not None or _refers(self.parse, candidate.token)
        if candidate.entry.rule.side is not None or candidate.type == "CONSULT":
            return True
        if candidate.trigger.part == "noun" and candidate.carrier is None:
            return _stately(actor) or _stately(recipient)
        return actor is not None or recipient is not None or self._of_two(candidate.token)

    def _of_two(self, verb: Token) -> bool:
        """Whether the two that the story opens with do it ("Each country accuses the other")."""
        return verb.pos == "VERB" and _paired(self.parse, verb) and bool(self.story.opening_pair(verb.sentence))

    def _speakers(self, token: Token) -> tuple[Participant, ...]:
        """Who says the words: the innermost statement that holds them, else the subject of the verb of saying above."""
        for statement in self.statements.get(token.i, ()):
            if statement.speaker is not None and statement.source is not None:
                return (Participant(statement.speaker, statement.source),)
        current = token
        for head in self.parse.ancestors(token.i):
            if (
                head.lemma in self.kit.speech
                and current.dep not in {"nsubj", "nsubjpass", "agent", "relcl"}
                and head.pos == "VERB"
            ):
                return tuple(p for t in subjects_of(self.parse, head.i) for p in self.sides.at(t.i))
            current = head
        return ()

    def _tracer(self, candidate: Candidate) -> Walker:
        """The walker for a trace: it follows each path once, whatever rules are left out."""
        i = candidate.token.i
        if i not in self._tracers or self._tracers[i][0] is not candidate:
            self._tracers[i] = (candidate, self._walker(candidate))
        return self._tracers[i][1]

    def _walker(self, candidate: Candidate) -> Walker:
        inner = candidate.inner
        inner_actor, inner_recipient = self.both(inner) if inner is not None else (None, None)
        return Walker(
            parse=self.parse,
            sides=self.sides,
            token=candidate.token,
            carrier=candidate.carrier,
            speaking=self._speakers,
            inner_actors=inner_actor.participants if inner_actor else (),
            inner_recipients=inner_recipient.participants if inner_recipient else (),
            content_heads=candidate.content,
            in_talks=self._in_talks(candidate),
            receiving=self.kit.receiving,
            celebrations=self.kit.lexicon.classes["celebrations"],
        )

    def _in_talks(self, candidate: Candidate) -> tuple[Participant, ...]:
        """Sides of the contact in whose course something is said ("in a call with …", "during talks with …")."""
        places = (candidate.token.i, *candidate.content)
        for preposition in (p for i in places for p in self.parse.children(i, "prep")):
            if preposition.lower not in {"in", "during", "at", "on"}:
                continue
            for below in governed(self.parse, preposition.i):
                contact = self.candidates.at(below.i)
                if contact is not None and contact.type == "CONSULT":
                    actor, recipient = self.both(contact)
                    return joined(actor.participants if actor else (), recipient.participants if recipient else ())
        return ()


def joined(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Both, each actor once."""
    keys = {p.actor.key for p in first}
    return first + tuple(p for p in second if p.actor.key not in keys)


def _keys(found: tuple[Found | None, Found | None], role: Role, both: bool) -> frozenset[str]:
    chosen = found if both else (found[role == "recipient"],)
    return frozenset(p.actor.key for side in chosen if side is not None for p in side.participants)


# Words by which leaders or ministers in the plural are those of several states.
_OF_MANY = frozenset(
    {"african", "arab", "european", "asian", "gulf", "nordic", "baltic", "balkan", "caribbean", "pacific", "states"}
    | {"nations", "countries", "governments", "western"}
)


def _paired(parse: Parse, verb: Token) -> bool:
    """Whether the subject is a pair that nobody resolved ("the two talked", "both sides met")."""
    for subject in subjects_of(parse, verb.i):
        words = {subject.lower, *(c.lower for c in parse.children(subject.i, "nummod", "det", "predet", "amod"))}
        if words & {"two", "both", "pair", "duo", "three", "sides", "each"}:
            return True
        if subject.tag == "NNS" and not _OF_MANY.isdisjoint(t.lower for t in parse.subtree(subject.i)):
            return True
    return False


def _refers(parse: Parse, noun: Token) -> bool:
    """Whether a noun without sides points at one contact ("the call", "Friday's call", "their second conversation")."""
    if noun.dep in {"poss", "compound"}:
        return False
    determiner = parse.child(noun.i, "det")
    definite = determiner is not None and determiner.lower in {"the", "this", "that", "these", "those", "no"}
    return definite or parse.child(noun.i, "poss", "nummod") is not None or noun.dep in {"attr", "nsubj", "nsubjpass"}


def _stately(found: Found | None) -> bool:
    return found is not None and any(p.actor.state for p in found.participants)


def _speaks_of_itself(candidate: Candidate, actor: Found | None, recipient: Found | None) -> bool:
    """Whether a participle has one state on both sides, which says that the parser hung it on the wrong clause."""
    if actor is None or recipient is None or candidate.token.dep != "advcl" or candidate.token.tag != "VBG":
        return False
    return {p.actor.state for p in actor.participants} == {p.actor.state for p in recipient.participants}


def _statements_by_token(parse: Parse, statements: tuple[Statement, ...]) -> dict[int, list[Statement]]:
    """For each token the statements whose content holds it, innermost (shortest) first."""
    found: dict[int, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (sum(map(len, s.content)), s.id)):
        for span in statement.content:
            for token in parse.tokens_in(span):
                found.setdefault(token.i, []).append(statement)
    return found
