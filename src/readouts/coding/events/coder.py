"""Coding the events of a document in PLOVER: candidates, judged, with their details written down."""

from __future__ import annotations

from dataclasses import dataclass, replace

from readouts.coding.coding import Auxiliary, EventMention, Magnitude, Place, Statement, stable_id
from readouts.coding.events.candidates import Candidate
from readouts.coding.events.details.casualties import casualties
from readouts.coding.events.details.whereabouts import place_hit, place_of
from readouts.coding.events.draft import Draft
from readouts.coding.events.factuality import Mark, auxiliaries
from readouts.coding.events.factuality.background import by_date
from readouts.coding.events.judge import Judge, Role, joined
from readouts.coding.events.kit import Kit
from readouts.coding.events.lexicon.lexicon import Lexicon
from readouts.coding.events.sides.discourse import Discourse
from readouts.coding.events.sides.roles import Found
from readouts.coding.events.syntax.clauses import clause_of
from readouts.coding.events.syntax.mending import MENDED, mend
from readouts.coding.events.syntax.objects import objects_of
from readouts.coding.events.syntax.phrases import governed, head_words
from readouts.coding.events.telling.happenings import SAME, one_each
from readouts.coding.events.telling.prominence import with_standing
from readouts.coding.events.telling.standing import with_ids
from readouts.coding.timing import date_of, find_when
from readouts.interval import ALWAYS
from readouts.language.parse import Parse, Token
from readouts.language.reading import Reading
from readouts.ontology.plover import parse_label
from readouts.span import Span, hull
from readouts.trace import Step

_AUXILIARY_OF: dict[str, Auxiliary] = {"hypothetical": "hypothetical", "negated": "negated", "future": "future"}


_ABOVE = "roles.actor.governor"
_CONVERSIONS = frozenset({"content.will", "content.will-not", "content.unless"})
# Rules by which a word is no event, and leaves the event that it governs one.
_LETS_STAND = frozenset({"reports", "kept_open", "assertions", "particles", "undenied"})
# A light verb further from its noun than this many tokens is left out of the trigger's span.
_TRIGGER_WIDTH = 5


@dataclass(frozen=True, slots=True)
class EventCoder:
    """Codes events from lexicon and patterns."""

    kit: Kit

    @classmethod
    def load(cls) -> EventCoder:
        """The coder with the lexicon and patterns that ship with the package.

        Raises:
            ResourceFileError: A data file has faults.
        """
        return cls(Kit.load())

    @property
    def lexicon(self) -> Lexicon:
        """All words that can trigger an event."""
        return self.kit.lexicon

    def find(self, reading: Reading, statements: tuple[Statement, ...]) -> tuple[EventMention, ...]:
        """Event mentions in text order."""
        mended = reading
        if MENDED not in self.kit.disabled:
            mended = replace(reading, parse=mend(reading.parse, self.kit.lexicon.index))
        return _Run(self.kit, mended, statements, reading.parse.tokens).events()

    def without(self, rule: str) -> EventCoder:
        """The coder without a rule that a trace names, to see what the rule does."""
        return EventCoder(self.kit.without(rule))


class _Run:
    """The coding of one document; thrown away when it is done."""

    def __init__(
        self, kit: Kit, reading: Reading, statements: tuple[Statement, ...], before: tuple[Token, ...]
    ) -> None:
        self.kit, self.reading, self.parse, self.before = kit, reading, reading.parse, before
        self.judge = Judge(kit, reading, statements)
        self.discourse = Discourse(reading, reading.parse, self.judge.story, kit.home, kit.disabled)

    def events(self) -> tuple[EventMention, ...]:
        """All events, in text order, one a trigger."""
        candidates = self.judge.candidates.all()
        consumed = _consumed(self.parse, candidates)
        found = []
        for candidate in candidates:
            if candidate.token.i in consumed:
                continue
            event = self._event(candidate)
            if event is None:
                continue
            event = self.discourse.settle(event, self._at_home)
            found.append(event)
            if event.type != "CONSULT" == candidate.type:
                # "will not meet" is a rejection; the meeting that is off stays visible to the stage of contacts.
                auxiliary = _merged(auxiliaries(self.judge.marks(candidate)), ())
                steps = tuple(s for s in event.steps if s.rule not in _CONVERSIONS)
                twin = replace(event, type="CONSULT", mode=candidate.mode, auxiliary=auxiliary, steps=steps)
                found.append(replace(twin, within=candidate.token.i))
        drafts = self._apart(found)
        mentions = with_ids([(e, self._mention(e)) for e in drafts])
        return with_standing(self.parse, list(zip(drafts, mentions, strict=True)))

    def _apart(self, found: list[Draft]) -> list[Draft]:
        return found if SAME in self.kit.disabled else one_each(found, self.judge.statements)

    def _at_home(self, event: Draft) -> Draft:
        """The event with states for sides whose own words name none."""
        candidate = event.candidate
        labels = frozenset({event.type, f"{event.type}/{event.mode}", candidate.entry.id})
        place = place_of(self.parse, self.judge.sides, self._places(candidate), self.reading.document.text)
        story = self.judge.story.home(candidate.token.sentence)
        prepositions = {p.lower for p in self.parse.children(candidate.token.i, "prep")}
        over = "over" in prepositions and "against" not in prepositions
        unsaid = frozenset(p.actor.state for p in event.actors if not self.judge.sides.says_state(p))
        sided = self.kit.home.settle(labels, event.actors, event.recipients, place, story, over, unsaid)
        return replace(event, actors=sided.actors, recipients=sided.recipients, steps=(*event.steps, *sided.steps))

    def _event(self, candidate: Candidate) -> Draft | None:
        inherited = self._governed(candidate)
        if inherited is None:
            return None
        actor, recipient = self.judge.both(candidate)
        if not self.judge.enough(candidate, actor, recipient):
            return None
        if self._no_event(candidate) is not None or self._complains(candidate):
            return None
        when = find_when(self.reading, candidate.token.i)
        date = date_of(when, self.reading.times, self.reading.document.stated or ALWAYS)
        marks = by_date(self.reading, candidate.token, when, date.interval, self.judge.marks(candidate))
        marks = tuple(m for m in marks if m.rule not in self.kit.disabled)
        auxiliary = _without(_merged(auxiliaries(self.judge.counting(candidate, marks)), inherited), candidate)
        aim = self._aim(marks) if "hypothetical" in auxiliary else None
        if aim is not None and not _asked(candidate) and candidate.type != "CONSULT":
            above = next((t for t in self.parse.ancestors(aim.token.i) if t.pos == "VERB"), None)
            told = above is not None and self.judge.candidates.at(above.i) is not None
            if candidate.type != "PROTEST" or aim.how == "condition" or told:
                return None
            # "gathered to protest": they did
            auxiliary, marks = tuple(a for a in auxiliary if a != "hypothetical"), ()
        type_, mode, steps = candidate.type, candidate.mode, self._steps(candidate, actor, recipient)
        actors = actor.participants if actor else ()
        recipients = recipient.participants if recipient else ()
        if candidate.entry.frame.symmetric and _on_a_par(type_, candidate):
            actors, recipients = joined(actors, recipients), ()
        if type_ == "CONSULT" and candidate.governor is not None and not actors and not recipients:
            # "avoided a meeting", "asked for talks": the sides of the governor are those who would meet.
            above_actor, above_recipient = self.judge.both(candidate.governor)
            actors = joined(
                above_actor.participants if above_actor else (), above_recipient.participants if above_recipient else ()
            )
            actors = () if _ABOVE in self.kit.disabled else actors
            if actors:
                spans = tuple(p.span for p in actors)
                steps.append(Step(_ABOVE, f"The sides are those of “{candidate.governor.token.text}”.", evidence=spans))
        own = candidate.governor is None or type_ != "CONSULT"
        conditional = self._unless(candidate) and "negated" not in auxiliary
        converted = self._announced(type_, mode, auxiliary, conditional) if own else None
        counted = set(auxiliary) | _asked(candidate)
        if converted is not None:
            type_, mode, auxiliary, step = converted
        steps += [m.step() for m in marks if m.auxiliary in counted]
        if inherited and candidate.governor is not None:
            rules = {m.rule for m in marks if m.auxiliary in inherited and m.auxiliary in counted}
            steps.append(_inheritance(candidate.governor, inherited, rules))
        if converted is not None:
            steps.append(step)
        within = candidate.governor.token.i if inherited and candidate.governor is not None else None
        if within is None and aim is not None and aim.how == "purpose":
            within = aim.token.head
        return Draft(
            candidate, type_, mode, actors, recipients, auxiliary, tuple(steps), when=when, date=date, within=within
        )

    def _complains(self, candidate: Candidate) -> bool:
        """Whether "to protest" only says why an envoy was summoned, which is the event."""
        token, head = candidate.token, self.parse.head(candidate.token.i)
        if candidate.type != "PROTEST" or token.tag != "VB" or head is None:
            return False
        above = self.judge.candidates.at(head.i)
        return above is not None and above.type in {"ACCUSE", "REQUEST"}

    def _no_event(self, candidate: Candidate) -> str | None:
        return self.kit.nonevents.why(self.parse, candidate.type, candidate.token, candidate.carrier)

    def _restated(self, candidate: Candidate) -> Candidate | None:
        """The governor of the event that a relative clause tells more of ("condemned the bombing that killed ten")."""
        verb = candidate.token
        if verb.dep != "relcl" or candidate.type == "CONSULT":
            return None
        for above in self.parse.ancestors(verb.i):
            if above.pos in {"VERB", "AUX"}:
                return None
            told = self.judge.candidates.at(above.i)
            if told is not None and told.type == candidate.type:
                return told.governor
        return None

    def _aim(self, marks: tuple[Mark, ...]) -> Mark | None:
        """The mark by which the words only say what something is for, or on what another event depends."""
        for mark in marks:
            head = self.parse.head(mark.token.i)
            verb = self.parse.head(head.i) if head is not None else None
            told = verb is not None and self.judge.candidates.at(verb.i) is not None
            if mark.how == "purpose" or (mark.how == "condition" and told):
                return mark
        return None

    def _governed(self, candidate: Candidate) -> tuple[Auxiliary, ...] | None:
        """Auxiliary modes that its governor gives the event; None where the event is no event of its own."""
        governor = candidate.governor or self._restated(candidate)
        if governor is None or governor.entry.content is None:
            return ()
        if self._no_event(governor) in _LETS_STAND:
            return ("hypothetical",) if governor.token.lemma in self.kit.nonevents.kept_open.words else ()
        inner = governor.entry.content.inner
        if inner == "keep":
            return ()
        if candidate.type != "CONSULT" and candidate.entry.type != "CONSULT":
            return None
        return (_AUXILIARY_OF.get(inner, "hypothetical"),)

    def _announced(
        self, type_: str, mode: str | None, auxiliary: tuple[Auxiliary, ...], conditional: bool
    ) -> tuple[str, str | None, tuple[Auxiliary, ...], Step] | None:
        """What PLOVER makes of an announced event; None where it stays what it is."""
        if "future" not in auxiliary or "hypothetical" in auxiliary or "historical" in auxiliary:
            return None
        table = self.kit.will_not if "negated" in auxiliary else self.kit.will
        if conditional:
            table = self.kit.unless
        rule = "content.unless" if conditional else "content.will-not" if "negated" in auxiliary else "content.will"
        label = None if rule in self.kit.disabled else table.becomes.get(f"{type_}/{mode}", table.becomes.get(type_))
        if label is None or label in ("=", "-"):
            return None
        new_type, new_mode = parse_label(label)
        reason = f"{type_} that is announced, not done, is {new_type}. {table.reason}"
        return new_type, new_mode, (), Step(rule, reason)

    def _unless(self, candidate: Candidate) -> bool:
        """Whether it will be done unless somebody gives way."""
        verb = candidate.carrier or candidate.token
        clauses = self.parse.children(verb.i, "advcl", "ccomp")
        return any(m.lower == "unless" for c in clauses for m in self.parse.children(c.i, "mark"))

    def _steps(self, candidate: Candidate, actor: Found | None, recipient: Found | None) -> list[Step]:
        entry = candidate.entry
        words = (candidate.token.span,) + ((candidate.carrier.span,) if candidate.carrier else ())
        steps = [Step(entry.id, f"“{candidate.trigger.words}”: {entry.rule.reason}", evidence=words)]
        if candidate.becomes is not None and candidate.inner is not None and entry.content is not None:
            reason = f"It governs {candidate.inner.type} (“{candidate.inner.token.text}”): {entry.content.reason}"
            steps.append(Step(f"content.{entry.rule.content}", reason, evidence=(candidate.inner.token.span,)))
        if self.before[candidate.token.i] != candidate.token:
            steps.append(Step(MENDED, f"“{candidate.token.text}” is a verb here.", evidence=(candidate.token.span,)))
        sides: tuple[tuple[Role, Found | None], ...] = (("actor", actor), ("recipient", recipient))
        for role, found in sides:
            if found is not None:
                roads = self.judge.roads(candidate, role)
                names = ", ".join(self.reading.text(p.span) for p in found.participants)
                spans = tuple(p.span for p in found.participants)
                steps.append(Step(roads, f"“{names}” stands as {found.path}: {role}.", evidence=spans))
        return steps

    def _mention(self, event: Draft) -> EventMention:
        candidate = event.candidate
        token = candidate.token
        clause = clause_of(self.parse, token.i)
        evidence = _evidence(self.parse, clause, token)
        statements = tuple(s.id for s in self.judge.statements.get(token.i, ()))
        near_carrier = candidate.carrier is not None and abs(candidate.carrier.i - token.i) <= _TRIGGER_WIDTH
        span = hull((token.span, candidate.carrier.span)) if candidate.carrier and near_carrier else token.span
        document = self.reading.document
        near = self._near(candidate, clause)
        contexts = self.kit.details.contexts_of(near, candidate.entry.rule.contexts)
        return EventMention(
            id=stable_id("event", document.digest, event.type, token.start, token.end),
            type=event.type,
            mode=event.mode or self.kit.details.mode_of(event.type, near),
            contexts=contexts,
            auxiliary=event.auxiliary,
            actors=event.actors,
            recipients=event.recipients,
            trigger=span,
            evidence=(evidence,),
            when=event.when,
            date=event.date,
            place=self._place(event),
            magnitude=self._magnitude(event, evidence),
            statements=statements,
            about=self._about(candidate),
            trace=event.steps,
        )

    def _magnitude(self, event: Draft, evidence: Span) -> Magnitude | None:
        details = self.kit.details
        if event.type == "ASSAULT":
            clauses = (clause_of(self.parse, t.i) for t in (event.candidate.token, *event.also))
            told = tuple(t for clause in clauses for t in clause)
            if (
                found := casualties(self.parse, told, details.measures.words, details.measures.multipliers)
            ) is not None:
                return found
        return details.magnitude_of(event.type, self.reading.document.text, evidence)

    def _near(self, candidate: Candidate, clause: tuple[Token, ...]) -> tuple[Token, ...]:
        """Words that tell of this event: its own phrase and its clause; for a noun without carrier only its phrase."""
        if candidate.trigger.part == "noun" and candidate.carrier is None:
            return self.parse.subtree(candidate.token.i)
        return clause

    def _place(self, event: Draft) -> Place | None:
        """Where it happened, by the words of the event itself, else by those that tell of the same."""
        parse, sides, text = self.parse, self.judge.sides, self.reading.document.text
        token = event.candidate.token
        head = parse.head(token.i)
        places = self._places(event.candidate) + tuple(t.i for t in event.also)
        if head is not None and head.pos == "VERB" and token.pos == "NOUN" and token.dep == "nsubj":
            places += (head.i,)
        found = place_of(parse, sides, places, text)
        if found is None and event.type == "ASSAULT":
            found = place_hit(parse, sides, (token.i, *(t.i for t in event.also)), text)
        return found

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
        heads = [i for i in candidate.content if self.judge.sides.mention(i) is None] or list(candidate.content)
        return " ".join(self.reading.text(self.parse.subtree_span(heads[0])).split())


def _said(candidate: Candidate) -> set[str]:
    """The auxiliary modes that the type of the entry already says."""
    rule = candidate.entry.rule
    return _asked(candidate) | ({"future", "hypothetical"} if rule.negated_only else set())


def _asked(candidate: Candidate) -> set[str]:
    """The auxiliary modes of which the entry asks for one."""
    rule = candidate.entry.rule
    return ({"negated"} if rule.negated_only else set()) | ({"future", "hypothetical"} if rule.unreal_only else set())


def _inheritance(governor: Candidate, inherited: tuple[Auxiliary, ...], too: set[str]) -> Step:
    """The step by which a governor makes an event other than a fact; ``too``: rules that would do so without it."""
    words = " and ".join(inherited)
    reason = f"What “{governor.token.text}” governs is {words}."
    rule = "|".join([f"content.{governor.entry.rule.content}", *sorted(too)])
    return Step(rule, reason, evidence=(governor.token.span,))


def _merged(marks: tuple[Auxiliary, ...], governed: tuple[Auxiliary, ...]) -> tuple[Auxiliary, ...]:
    order: tuple[Auxiliary, ...] = ("historical", "future", "hypothetical", "negated")
    return tuple(a for a in order if a in marks or a in governed)


def _without(found: tuple[Auxiliary, ...], candidate: Candidate) -> tuple[Auxiliary, ...]:
    """The auxiliary modes less those that the type of the entry already says."""
    said = _said(candidate)
    return tuple(a for a in found if a not in said)


def _on_a_par(type_: str, candidate: Candidate) -> bool:
    return candidate.entry.frame.symmetric and type_ == (candidate.entry.type or type_)


def _evidence(parse: Parse, clause: tuple[Token, ...], trigger: Token) -> Span:
    """From the first to the last word of the clause, inside the trigger's sentence."""
    sentence = parse.sentence_of(trigger.i)
    inside = [t for t in clause if sentence.first <= t.i < sentence.last]
    while len(inside) > 1 and inside[-1].pos == "PUNCT":
        inside.pop()
    while len(inside) > 1 and inside[0].pos == "PUNCT":
        inside.pop(0)
    return hull(t.span for t in inside)


def _asked_below(parse: Parse, candidate: Candidate) -> set[int]:
    """Nouns that the verb's entry asks for after a preposition ("took into custody", "hit with sanctions")."""
    trigger, entry = candidate.trigger, candidate.entry
    wanted = {(p, w) for p, words in entry.prep for w in words} | set(trigger.governed)
    if not wanted:
        return set()
    places = (candidate.token, *objects_of(parse, candidate.token.i))
    below = ((p, t) for place in places for p in parse.children(place.i, "prep") for t in governed(parse, p.i))
    return {t.i for p, t in below if any((p.lower, w) in wanted for w in head_words(parse, t))}


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
            found |= {i for i in _asked_below(parse, candidate) if i in by_token}
    return frozenset(found)
