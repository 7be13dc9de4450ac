"""Writing an event down: a draft with its words, place, magnitude and statements."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import EventMention, Magnitude, Place, stable_id
from readouts.coding.events.candidates import Candidate
from readouts.coding.events.details.casualties import casualties
from readouts.coding.events.details.whereabouts import place_hit, place_of, spots_of
from readouts.coding.events.draft import Draft
from readouts.coding.events.judge import Judge
from readouts.coding.events.syntax.clauses import clause_of
from readouts.language.parse import Parse, Token
from readouts.language.reading import Reading
from readouts.span import Span, hull

# A light verb further from its noun than this many tokens is left out of the trigger's span.
_TRIGGER_WIDTH = 5


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes down the events of one document."""

    reading: Reading
    judge: Judge

    def mention(self, event: Draft) -> EventMention:
        """The event as the coding holds it; its trace is that of the draft."""
        candidate = event.candidate
        token = candidate.token
        clause = clause_of(self.judge.parse, token.i)
        evidence = _evidence(self.judge.parse, clause, token)
        statements = tuple(s.id for s in self.judge.statements.get(token.i, ()))
        near_carrier = candidate.carrier is not None and abs(candidate.carrier.i - token.i) <= _TRIGGER_WIDTH
        span = hull((token.span, candidate.carrier.span)) if candidate.carrier and near_carrier else token.span
        document = self.reading.document
        near = self._near(candidate, clause)
        contexts = self.judge.kit.details.contexts_of(near, candidate.entry.rule.contexts)
        return EventMention(
            id=stable_id("event", document.digest, event.type, token.start, token.end),
            type=event.type,
            mode=event.mode or self.judge.kit.details.mode_of(event.type, near),
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
        details = self.judge.kit.details
        if event.type == "ASSAULT":
            clauses = (clause_of(self.judge.parse, t.i) for t in (event.candidate.token, *event.also))
            told = tuple(t for clause in clauses for t in clause)
            if (
                found := casualties(self.judge.parse, told, details.measures.words, details.measures.multipliers)
            ) is not None:
                return found
        return details.magnitude_of(event.type, self.reading.document.text, evidence)

    def _near(self, candidate: Candidate, clause: tuple[Token, ...]) -> tuple[Token, ...]:
        """Words that tell of this event: its own phrase and its clause; for a noun without carrier only its phrase."""
        if candidate.trigger.part == "noun" and candidate.carrier is None:
            return self.judge.parse.subtree(candidate.token.i)
        return clause

    def _place(self, event: Draft) -> Place | None:
        """Where it happened, by the words of the event itself, else by those that tell of the same."""
        parse, sides, text = self.judge.parse, self.judge.sides, self.reading.document.text
        token = event.candidate.token
        head = parse.head(token.i)
        places = spots_of(parse, event.candidate) + tuple(t.i for t in event.also)
        if head is not None and head.pos == "VERB" and token.pos == "NOUN" and token.dep == "nsubj":
            places += (head.i,)
        found = place_of(parse, sides, places, text)
        if found is None and event.type == "ASSAULT":
            found = place_hit(parse, sides, (token.i, *(t.i for t in event.also)), text)
        return found

    def _about(self, candidate: Candidate) -> str | None:
        if candidate.entry.content is None or not candidate.content:
            return None
        heads = [i for i in candidate.content if self.judge.sides.mention(i) is None] or list(candidate.content)
        return " ".join(self.reading.text(self.judge.parse.subtree_span(heads[0])).split())


def _evidence(parse: Parse, clause: tuple[Token, ...], trigger: Token) -> Span:
    """From the first to the last word of the clause, inside the trigger's sentence."""
    sentence = parse.sentence_of(trigger.i)
    inside = [t for t in clause if sentence.first <= t.i < sentence.last]
    while len(inside) > 1 and inside[-1].pos == "PUNCT":
        inside.pop()
    while len(inside) > 1 and inside[0].pos == "PUNCT":
        inside.pop(0)
    return hull(t.span for t in inside)
