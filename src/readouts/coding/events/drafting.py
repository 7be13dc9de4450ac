"""Drafting an event: a judged candidate with its sides, whether it happened, when, and what PLOVER makes of that."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import Auxiliary, Participant, When
from readouts.coding.events.announced import announced
from readouts.coding.events.candidates import Candidate
from readouts.coding.events.draft import Draft
from readouts.coding.events.factuality import Mark, auxiliaries
from readouts.coding.events.factuality.background import by_date
from readouts.coding.events.judge import Judge, Role, joined
from readouts.coding.events.kit import Kit
from readouts.coding.events.sides.roles import Found
from readouts.coding.events.syntax.mending import MENDED
from readouts.coding.timing import date_of, find_when
from readouts.interval import ALWAYS, Dated
from readouts.language.parse import Token
from readouts.language.reading import Reading
from readouts.trace import Step

_AUXILIARY_OF: dict[str, Auxiliary] = {"hypothetical": "hypothetical", "negated": "negated", "future": "future"}
_ABOVE = "roles.actor.governor"
# Rules by which a word is no event, and leaves the event that it governs one.
_LETS_STAND = frozenset({"reports", "kept_open", "assertions", "particles", "undenied"})


@dataclass(frozen=True, slots=True)
class _Reality:
    """Whether it happened, by the words that say so."""

    auxiliary: tuple[Auxiliary, ...]
    marks: tuple[Mark, ...]
    aim: Mark | None
    """The mark by which the words only say what something is for."""


class Drafter:
    """Drafts the events of one document; thrown away when it is done."""

    def __init__(self, kit: Kit, reading: Reading, judge: Judge, before: tuple[Token, ...]) -> None:
        self.kit, self.reading, self.parse, self.judge, self.before = kit, reading, reading.parse, judge, before

    def draft(self, candidate: Candidate) -> Draft | None:
        """The event that a candidate tells; None where it is no event of its own."""
        inherited = self._governed(candidate)
        if inherited is None or not self._stands(candidate):
            return None
        when = find_when(self.reading, candidate.token.i)
        date = date_of(when, self.reading.times, self.reading.document.stated or ALWAYS)
        reality = self._reality(candidate, when, date, inherited)
        if reality is None:
            return None
        actors, recipients, steps = self._sided(candidate)
        own = candidate.governor is None or candidate.type != "CONSULT"
        instead = announced(self.kit, self.parse, candidate, reality.auxiliary) if own else None
        steps += self._reasons(candidate, reality, inherited)
        if instead is not None:
            steps.append(instead.step)
        return Draft(
            candidate,
            instead.type if instead is not None else candidate.type,
            instead.mode if instead is not None else candidate.mode,
            actors,
            recipients,
            () if instead is not None else reality.auxiliary,
            tuple(steps),
            when=when,
            date=date,
            within=_within(candidate, inherited, reality.aim),
        )

    def told(self, candidate: Candidate) -> tuple[Auxiliary, ...]:
        """The auxiliary modes of a candidate by its own marks alone."""
        return _merged(auxiliaries(self.judge.marks(candidate)), ())

    def _stands(self, candidate: Candidate) -> bool:
        """Whether it has the sides it needs, and no rule says that the words tell of no event."""
        if not self.judge.enough(candidate, *self.judge.both(candidate)):
            return False
        return self._no_event(candidate) is None and not self._complains(candidate)

    def _reality(
        self, candidate: Candidate, when: When, date: Dated, inherited: tuple[Auxiliary, ...]
    ) -> _Reality | None:
        """Whether it happened; None where the words only tell the aim or the condition of another event."""
        marks = by_date(self.reading, candidate.token, when, date.interval, self.judge.marks(candidate))
        marks = tuple(m for m in marks if m.rule not in self.kit.disabled)
        auxiliary = _without(_merged(auxiliaries(self.judge.counting(candidate, marks)), inherited), candidate)
        aim = self._aim(marks) if "hypothetical" in auxiliary else None
        if aim is None or _asked(candidate) or candidate.type == "CONSULT":
            return _Reality(auxiliary, marks, aim)
        above = next((t for t in self.parse.ancestors(aim.token.i) if t.pos == "VERB"), None)
        told = above is not None and self.judge.candidates.at(above.i) is not None
        if candidate.type != "PROTEST" or aim.how == "condition" or told:
            return None
        # "gathered to protest": they did
        return _Reality(tuple(a for a in auxiliary if a != "hypothetical"), (), aim)

    def _sided(self, candidate: Candidate) -> tuple[tuple[Participant, ...], tuple[Participant, ...], list[Step]]:
        """Actors and recipients, with the steps of the trace up to them."""
        actor, recipient = self.judge.both(candidate)
        steps = self._steps(candidate, actor, recipient)
        actors = actor.participants if actor else ()
        recipients = recipient.participants if recipient else ()
        if candidate.entry.frame.symmetric and candidate.type == (candidate.entry.type or candidate.type):
            actors, recipients = joined(actors, recipients), ()
        above = candidate.governor
        if candidate.type == "CONSULT" and above is not None and not actors and not recipients:
            actors = () if _ABOVE in self.kit.disabled else self._sides_of(above)
            if actors:
                spans = tuple(p.span for p in actors)
                steps.append(Step(_ABOVE, f"The sides are those of “{above.token.text}”.", evidence=spans))
        return actors, recipients, steps

    def _sides_of(self, governor: Candidate) -> tuple[Participant, ...]:
        """Those who would meet: the sides of what governs the contact ("avoided a meeting", "asked for talks")."""
        actor, recipient = self.judge.both(governor)
        return joined(actor.participants if actor else (), recipient.participants if recipient else ())

    def _reasons(self, candidate: Candidate, reality: _Reality, inherited: tuple[Auxiliary, ...]) -> list[Step]:
        """The steps that tell why it is other than a fact."""
        counted = set(reality.auxiliary) | _asked(candidate)
        steps = [m.step() for m in reality.marks if m.auxiliary in counted]
        if inherited and candidate.governor is not None:
            rules = {m.rule for m in reality.marks if m.auxiliary in inherited and m.auxiliary in counted}
            steps.append(_inheritance(candidate.governor, inherited, rules))
        return steps

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

    def _steps(self, candidate: Candidate, actor: Found | None, recipient: Found | None) -> list[Step]:
        entry = candidate.entry
        words = (candidate.token.span,) + ((candidate.carrier.span,) if candidate.carrier else ())
        steps = []
        if self.before[candidate.token.i] != candidate.token:
            steps.append(Step(MENDED, f"“{candidate.token.text}” is a verb here.", evidence=(candidate.token.span,)))
        steps.append(Step(entry.id, f"“{candidate.trigger.words}”: {entry.rule.reason}", evidence=words))
        if candidate.becomes is not None and candidate.inner is not None and entry.content is not None:
            reason = f"It governs {candidate.inner.type} (“{candidate.inner.token.text}”): {entry.content.reason}"
            steps.append(Step(f"content.{entry.rule.content}", reason, evidence=(candidate.inner.token.span,)))
        sides: tuple[tuple[Role, Found | None], ...] = (("actor", actor), ("recipient", recipient))
        for role, found in sides:
            if found is not None:
                roads = self.judge.roads(candidate, role)
                names = ", ".join(self.reading.text(p.span) for p in found.participants)
                spans = tuple(p.span for p in found.participants)
                steps.append(Step(roads, f"“{names}” stands as {found.path}: {role}.", evidence=spans))
        return steps


def _within(candidate: Candidate, inherited: tuple[Auxiliary, ...], aim: Mark | None) -> int | None:
    """The token of the event that stands for it: its governor, or what it is the purpose of."""
    if inherited and candidate.governor is not None:
        return candidate.governor.token.i
    return aim.token.head if aim is not None and aim.how == "purpose" else None


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
