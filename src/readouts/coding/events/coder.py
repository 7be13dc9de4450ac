"""Coding the events of a document in PLOVER: candidates, their sides, whether they happened, their details."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict

from readouts.coding.coding import Auxiliary, EventMention, Participant, Statement, stable_id
from readouts.coding.events.candidates import Candidate, Candidates
from readouts.coding.events.details import Details, clause_of, place_of
from readouts.coding.events.factuality import Factuality, Mark, auxiliaries
from readouts.coding.events.lexicon import Lexicon
from readouts.coding.events.places import PlaceNames
from readouts.coding.events.roles import Found, Walker
from readouts.coding.events.schema import ContentModel
from readouts.coding.events.sides import Sides
from readouts.coding.events.syntax import governed, is_predicate, objects_of, subjects_of
from readouts.coding.timing import date_of, find_when
from readouts.interval import ALWAYS
from readouts.language.parse import Parse, Token
from readouts.language.reading import Reading
from readouts.ontology.plover import Ontology, parse_label
from readouts.resources.files import read_yaml
from readouts.span import Span, hull
from readouts.trace import Step, Trace

_AUXILIARY_OF: dict[str, Auxiliary] = {"hypothetical": "hypothetical", "negated": "negated", "future": "future"}


_VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT"})
# A light verb further from its noun than this many tokens is left out of the trigger's span.
_TRIGGER_WIDTH = 5


class _Carriers(BaseModel):
    model_config = ConfigDict(extra="forbid")
    carriers: list[str]


class _Speech(BaseModel):
    model_config = ConfigDict(extra="forbid")
    verbs: list[str]


@dataclass(frozen=True, slots=True)
class _Event:
    """A candidate with everything found for it, before it is written down."""

    candidate: Candidate
    type: str
    mode: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    auxiliary: tuple[Auxiliary, ...]
    steps: Trace


@dataclass(frozen=True, slots=True)
class EventCoder:
    """Codes events from lexicon and patterns."""

    ontology: Ontology
    lexicon: Lexicon
    factuality: Factuality
    details: Details
    carriers: frozenset[str]
    speech: frozenset[str]
    people: frozenset[str]
    events: frozenset[str]
    places: PlaceNames
    will: ContentModel
    will_not: ContentModel

    @classmethod
    def load(cls) -> EventCoder:
        """The coder with the lexicon and patterns that ship with the package.

        Raises:
            ResourceFileError: A data file has faults.
        """
        ontology = Ontology.load()
        lexicon = Lexicon.load(ontology)
        return cls(
            ontology=ontology,
            lexicon=lexicon,
            factuality=Factuality.load(),
            details=Details.load(ontology),
            carriers=frozenset(read_yaml("patterns/carriers.yaml", _Carriers).carriers),
            speech=frozenset(read_yaml("patterns/speech.yaml", _Speech).verbs),
            people=lexicon.classes["people"],
            events=frozenset(lemma for part, lemma in lexicon.index if part == "noun"),
            places=PlaceNames.load(),
            will=lexicon.contents["will"],
            will_not=lexicon.contents["will-not"],
        )

    def find(self, reading: Reading, statements: tuple[Statement, ...]) -> tuple[EventMention, ...]:
        """Event mentions in text order."""
        return _Run(self, reading, statements).events()


class _Run:
    """The coding of one document; thrown away when it is done."""

    def __init__(self, coder: EventCoder, reading: Reading, statements: tuple[Statement, ...]) -> None:
        self.coder, self.reading, self.parse = coder, reading, reading.parse
        self.sides = Sides(reading, coder.people, coder.events, coder.places, coder.lexicon.classes["relational"])
        self.statements = _statements_by_token(self.parse, statements)
        self.candidates = Candidates(coder.lexicon, self.parse, coder.carriers, self._accepts)
        self._sides_of: dict[tuple[int, str], tuple[Found | None, Found | None]] = {}
        self._marks_of: dict[int, tuple[Mark, ...]] = {}

    def events(self) -> tuple[EventMention, ...]:
        """All events, in text order, one a trigger."""
        candidates = self.candidates.all()
        consumed = _consumed(self.parse, candidates)
        found = []
        said: _Event | None = None
        for candidate in candidates:
            if candidate.token.i in consumed:
                continue
            event = self._event(candidate)
            if event is None:
                continue
            if event.type in _VERBAL:
                event = said = self._with_addressee(event, said)
            found.append(self._mention(event))
            if event.type != "CONSULT" == candidate.type:
                # "will not meet" is a rejection; the meeting that is off stays visible to the stage of contacts.
                auxiliary = _merged(auxiliaries(self._marks(candidate)), ())
                found.append(self._mention(replace(event, type="CONSULT", mode=candidate.mode, auxiliary=auxiliary)))
        return tuple(found)

    def _with_addressee(self, event: _Event, before: _Event | None) -> _Event:
        """The event with the recipient of what the same actor said just before, where "also" ties the two."""
        if event.recipients or before is None or not before.recipients:
            return event
        token, other = event.candidate.token, before.candidate.token
        also = any(c.lower in {"also", "further", "furthermore"} for c in self.parse.children(token.i, "advmod"))
        joined = token.dep == "conj" and token.head == other.i and event.type == before.type
        if not also and not joined:
            return event
        states = {p.actor.state for p in event.actors}
        if token.sentence - other.sentence > 2 or states != {p.actor.state for p in before.actors}:
            return event
        names = ", ".join(self.reading.text(p.span) for p in before.recipients)
        reason = f"It continues what was said of or to “{names}” just before."
        step = Step("roles.recipient.continued", reason, evidence=tuple(p.span for p in before.recipients))
        return replace(event, recipients=before.recipients, steps=(*event.steps, step))

    def _event(self, candidate: Candidate) -> _Event | None:
        inherited = self._governed(candidate)
        if inherited is None:
            return None
        actor, recipient = self._both(candidate)
        if not self._enough(candidate, actor, recipient):
            return None
        marks = self._marks(candidate)
        auxiliary = _without(_merged(auxiliaries(self._counting(candidate, marks)), inherited), candidate)
        type_, mode, steps = candidate.type, candidate.mode, list(self._steps(candidate, actor, recipient, marks))
        actors = actor.participants if actor else ()
        recipients = recipient.participants if recipient else ()
        if candidate.entry.frame.symmetric and _on_a_par(type_, candidate):
            actors, recipients = _joined(actors, recipients), ()
        if type_ == "CONSULT" and candidate.governor is not None and not actors and not recipients:
            # "avoided a meeting", "asked for talks": the sides of the governor are those who would meet.
            above_actor, above_recipient = self._both(candidate.governor)
            actors = _joined(
                above_actor.participants if above_actor else (), above_recipient.participants if above_recipient else ()
            )
        own = candidate.governor is None or type_ != "CONSULT"
        converted = self._announced(type_, mode, auxiliary) if own else None
        if converted is not None:
            type_, mode, auxiliary, step = converted
            steps.append(step)
        return _Event(candidate, type_, mode, actors, recipients, auxiliary, tuple(steps))

    def _governed(self, candidate: Candidate) -> tuple[Auxiliary, ...] | None:
        """Auxiliary modes that its governor gives the event; None where the event is no event of its own."""
        governor = candidate.governor
        if governor is None or governor.entry.content is None:
            return ()
        inner = governor.entry.content.inner
        if inner == "keep":
            return ()
        if candidate.type != "CONSULT" and candidate.entry.type != "CONSULT":
            return None
        return (_AUXILIARY_OF.get(inner, "hypothetical"),)

    def _announced(
        self, type_: str, mode: str | None, auxiliary: tuple[Auxiliary, ...]
    ) -> tuple[str, str | None, tuple[Auxiliary, ...], Step] | None:
        """What PLOVER makes of an announced event; None where it stays what it is."""
        if "future" not in auxiliary or "hypothetical" in auxiliary or "historical" in auxiliary:
            return None
        table = self.coder.will_not if "negated" in auxiliary else self.coder.will
        label = table.becomes.get(f"{type_}/{mode}", table.becomes.get(type_))
        if label is None or label in ("=", "-"):
            return None
        new_type, new_mode = parse_label(label)
        reason = f"{type_} that is announced, not done, is {new_type}. {table.reason}"
        return new_type, new_mode, (), Step("content.will", reason)

    def _walker(self, candidate: Candidate) -> Walker:
        inner = candidate.inner
        inner_actor, inner_recipient = self._both(inner) if inner is not None else (None, None)
        return Walker(
            parse=self.parse,
            sides=self.sides,
            token=candidate.token,
            carrier=candidate.carrier,
            speakers=self._speakers(candidate.token),
            inner_actors=inner_actor.participants if inner_actor else (),
            inner_recipients=inner_recipient.participants if inner_recipient else (),
            content_heads=candidate.content,
            in_talks=self._in_talks(candidate),
            celebrations=self.coder.lexicon.classes["celebrations"],
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
                    actor, recipient = self._both(contact)
                    return _joined(actor.participants if actor else (), recipient.participants if recipient else ())
        return ()

    def _both(self, candidate: Candidate) -> tuple[Found | None, Found | None]:
        """Actor and recipient of a candidate, found once."""
        key = (candidate.token.i, candidate.entry.id)
        if key not in self._sides_of:
            self._sides_of[key] = (None, None)
            frame = candidate.entry.frame
            part = candidate.trigger.part
            paths = frame.verb if part == "verb" else frame.noun if part == "noun" else frame.adjective
            if paths is not None:
                walker = self._walker(candidate)
                actor = walker.walk(paths.actor)
                taken = frozenset(p.actor.key for p in actor.participants) if actor else frozenset()
                states = frozenset(p.actor.state for p in actor.participants) if actor else frozenset()
                recipient = walker.walk(paths.recipient, taken, states)
                if _speaks_of_itself(candidate, actor, recipient):
                    actor = self._from_above(candidate) or actor
                self._sides_of[key] = (actor, recipient)
        return self._sides_of[key]

    def _from_above(self, candidate: Candidate) -> Found | None:
        """The subject of the clause above the one that a participle was hung on ("… sailed past, warning Oslo that")."""
        clauses = [t for t in self.parse.ancestors(candidate.token.i) if t.pos == "VERB"]
        for clause in clauses[1:]:
            found = tuple(p for t in subjects_of(self.parse, clause.i) for p in self.sides.at(t.i))
            if any(p.actor.state for p in found):
                return Found("subject", found)
        return None

    def _accepts(self, candidate: Candidate) -> bool:
        """Whether the conditions of the entry hold that concern sides, factuality and place in the sentence."""
        rule, token = candidate.entry.rule, candidate.token
        predicate = rule.frame == "predicate" or rule.predicate_only
        if predicate and not is_predicate(self.parse, token):
            return False
        if rule.carried and candidate.carrier is None:
            return False
        if rule.negated_only or rule.unreal_only:
            modes = set(auxiliaries(self._marks(candidate)))
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
        actor, recipient = self._both(candidate)
        if rule.actor_kind and not (actor and all(p.actor.kind in rule.actor_kind for p in actor.participants)):
            return False
        if rule.partners:
            sides = [*(actor.participants if actor else ()), *(recipient.participants if recipient else ())]
            if len({p.actor.key for p in sides}) < 2 and not _paired(self.parse, token):
                return False
        has_actor, has_recipient = _stately(actor), _stately(recipient)
        return {
            None: True,
            "any": has_actor or has_recipient,
            "actor": has_actor,
            "recipient": has_recipient,
            "both": has_actor and has_recipient,
            "addressed": actor is not None and has_recipient,
        }[rule.side]

    def _marks(self, candidate: Candidate) -> tuple[Mark, ...]:
        i = candidate.token.i
        if i not in self._marks_of:
            self._marks_of[i] = self.coder.factuality.marks(self.parse, i, candidate.carrier)
        return self._marks_of[i]

    def _counting(self, candidate: Candidate, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """The marks without those of attempts, where an attempt counts as the event."""
        tried = self.coder.factuality.tried
        if candidate.type in tried or f"{candidate.type}/{candidate.mode}" in tried:
            return tuple(m for m in marks if not m.attempt)
        return marks

    def _enough(self, candidate: Candidate, actor: Found | None, recipient: Found | None) -> bool:
        """Whether enough is known of the sides to tell of an event; a contact is told even without."""
        if candidate.type == "CONSULT" and candidate.governor is not None:
            return True
        if candidate.type == "CONSULT" and candidate.trigger.part == "noun" and actor is None and recipient is None:
            return candidate.carrier is not None or _refers(self.parse, candidate.token)
        if candidate.entry.rule.side is not None or candidate.type == "CONSULT":
            return True
        if candidate.trigger.part == "noun" and candidate.carrier is None:
            return _stately(actor) or _stately(recipient)
        return actor is not None or recipient is not None

    def _speakers(self, token: Token) -> tuple[Participant, ...]:
        """Who says the words: the innermost statement that holds them, else the subject of the verb of saying above."""
        for statement in self.statements.get(token.i, ()):
            if statement.speaker is not None and statement.source is not None:
                return (Participant(statement.speaker, statement.source),)
        current = token
        for head in self.parse.ancestors(token.i):
            if (
                head.lemma in self.coder.speech
                and current.dep not in {"nsubj", "nsubjpass", "agent", "relcl"}
                and head.pos == "VERB"
            ):
                return tuple(p for t in subjects_of(self.parse, head.i) for p in self.sides.at(t.i))
            current = head
        return ()

    def _steps(
        self, candidate: Candidate, actor: Found | None, recipient: Found | None, marks: tuple[Mark, ...]
    ) -> list[Step]:
        entry = candidate.entry
        words = (candidate.token.span,) + ((candidate.carrier.span,) if candidate.carrier else ())
        steps = [Step(entry.id, f"“{candidate.trigger.words}”: {entry.rule.reason}", evidence=words)]
        if candidate.becomes is not None and candidate.inner is not None and entry.content is not None:
            reason = f"It governs {candidate.inner.type} (“{candidate.inner.token.text}”): {entry.content.reason}"
            steps.append(Step(f"content.{entry.rule.content}", reason, evidence=(candidate.inner.token.span,)))
        for role, found in (("actor", actor), ("recipient", recipient)):
            if found is not None:
                names = ", ".join(self.reading.text(p.span) for p in found.participants)
                spans = tuple(p.span for p in found.participants)
                steps.append(
                    Step(f"roles.{role}.{found.path}", f"“{names}” stands as {found.path}: {role}.", evidence=spans)
                )
        return [*steps, *(m.step() for m in marks)]

    def _mention(self, event: _Event) -> EventMention:
        candidate = event.candidate
        token = candidate.token
        clause = clause_of(self.parse, token.i)
        evidence = _evidence(self.parse, clause, token)
        statements = tuple(s.id for s in self.statements.get(token.i, ()))
        when = find_when(self.reading, token.i)
        near_carrier = candidate.carrier is not None and abs(candidate.carrier.i - token.i) <= _TRIGGER_WIDTH
        span = hull((token.span, candidate.carrier.span)) if candidate.carrier and near_carrier else token.span
        document = self.reading.document
        near = self._near(candidate, clause)
        contexts = self.coder.details.contexts_of(near, candidate.entry.rule.contexts)
        return EventMention(
            id=stable_id("event", document.digest, event.type, token.start, token.end),
            type=event.type,
            mode=event.mode or self.coder.details.mode_of(event.type, near),
            contexts=contexts,
            auxiliary=event.auxiliary,
            actors=event.actors,
            recipients=event.recipients,
            trigger=span,
            evidence=(evidence,),
            when=when,
            date=date_of(when, self.reading.times, document.stated or ALWAYS),
            place=place_of(self.parse, self.sides, self._places(candidate), document.text),
            magnitude=self.coder.details.magnitude_of(event.type, document.text, evidence),
            statements=statements,
            about=self._about(candidate),
            trace=event.steps,
        )

    def _near(self, candidate: Candidate, clause: tuple[Token, ...]) -> tuple[Token, ...]:
        """Words that tell of this event: its own phrase and its clause; for a noun without carrier only its phrase."""
        if candidate.trigger.part == "noun" and candidate.carrier is None:
            return self.parse.subtree(candidate.token.i)
        return clause

    def _places(self, candidate: Candidate) -> tuple[int, ...]:
        found = [candidate.token.i]
        if candidate.carrier is not None:
            found.append(candidate.carrier.i)
        if candidate.token.pos == "VERB":
            found += [o.i for o in objects_of(self.parse, candidate.token.i)]
        return tuple(found)

    def _about(self, candidate: Candidate) -> str | None:
        if candidate.entry.content is None or not candidate.content:
            return None
        heads = [i for i in candidate.content if self.sides.mention(i) is None] or list(candidate.content)
        return " ".join(self.reading.text(self.parse.subtree_span(heads[0])).split())


def _merged(marks: tuple[Auxiliary, ...], governed: tuple[Auxiliary, ...]) -> tuple[Auxiliary, ...]:
    order: tuple[Auxiliary, ...] = ("historical", "future", "hypothetical", "negated")
    return tuple(a for a in order if a in marks or a in governed)


def _paired(parse: Parse, verb: Token) -> bool:
    """Whether the subject is a pair that nobody resolved ("the two talked", "both sides met")."""
    for subject in subjects_of(parse, verb.i):
        words = {subject.lower, *(c.lower for c in parse.children(subject.i, "nummod", "det", "predet", "amod"))}
        if words & {"two", "both", "pair", "duo", "three", "sides"}:
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


def _without(found: tuple[Auxiliary, ...], candidate: Candidate) -> tuple[Auxiliary, ...]:
    """The auxiliary modes less those that the type of the entry already says."""
    rule = candidate.entry.rule
    said: set[str] = {"negated"} if rule.negated_only else set()
    if rule.negated_only or rule.unreal_only:
        said |= {"future", "hypothetical"}
    return tuple(a for a in found if a not in said)


def _on_a_par(type_: str, candidate: Candidate) -> bool:
    return candidate.entry.frame.symmetric and type_ == (candidate.entry.type or type_)


def _joined(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> tuple[Participant, ...]:
    keys = {p.actor.key for p in first}
    return first + tuple(p for p in second if p.actor.key not in keys)


def _evidence(parse: Parse, clause: tuple[Token, ...], trigger: Token) -> Span:
    """From the first to the last word of the clause, inside the trigger's sentence."""
    sentence = parse.sentence_of(trigger.i)
    inside = [t for t in clause if sentence.first <= t.i < sentence.last]
    while len(inside) > 1 and inside[-1].pos == "PUNCT":
        inside.pop()
    while len(inside) > 1 and inside[0].pos == "PUNCT":
        inside.pop(0)
    return hull(t.span for t in inside)


def _consumed(parse: Parse, candidates: list[Candidate]) -> frozenset[int]:
    """Nouns that only complete another candidate: modifiers of nouns, and objects that their verb's entry asks for."""
    by_token = {c.token.i: c for c in candidates}
    found: set[int] = set()
    for candidate in candidates:
        token = candidate.token
        if (
            candidate.trigger.part == "noun"
            and token.dep in {"compound", "amod", "nmod"}
            and candidate.governor is None
        ):
            found.add(token.i)
        if candidate.trigger.part == "verb":
            asks = bool(candidate.trigger.objects or candidate.entry.object)
            for o in objects_of(parse, token.i):
                other = by_token.get(o.i)
                kept = other is not None and other.type == "CONSULT" != candidate.type
                if other is not None and not kept and o.i != token.i and (asks or other.type == candidate.type):
                    found.add(o.i)
    return frozenset(found)


def _statements_by_token(parse: Parse, statements: tuple[Statement, ...]) -> dict[int, list[Statement]]:
    """For each token the statements whose content holds it, innermost (shortest) first."""
    found: dict[int, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (sum(map(len, s.content)), s.id)):
        for span in statement.content:
            for token in parse.tokens_in(span):
                found.setdefault(token.i, []).append(statement)
    return found
