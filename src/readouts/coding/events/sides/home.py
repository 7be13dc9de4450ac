"""The state of sides whose own words name none: people at home, and those who rule them."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from readouts.coding.coding import Participant, Place
from readouts.language.reading import Actor
from readouts.resources.files import read_yaml
from readouts.resources.word_lists import WordList
from readouts.slots import quickly_made, replace
from readouts.trace import Step

Participants = tuple[Participant, ...]


class _Types(BaseModel):
    model_config = ConfigDict(extra="forbid")
    reason: str
    types: list[str]
    rules: list[str] = []


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    domestic: WordList
    insurgents: WordList
    authorities: WordList
    offices: WordList
    internal: _Types
    towards: _Types
    abroad: _Types
    outsiders: WordList
    police: WordList
    victims: WordList
    political: WordList
    rulers: WordList
    counterparts: WordList
    given: WordList
    inward: _Types
    struck: _Types
    arrests: _Types
    caught: _Types


@quickly_made
@dataclass(frozen=True, slots=True)
class Sided:
    """Actors and recipients of an event, with the steps that gave them a state."""

    actors: Participants
    recipients: Participants
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reason:
    rule: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class Home:
    """The words of ``patterns/home.yaml``, ready for look-up."""

    domestic: frozenset[str]
    insurgents: frozenset[str]
    """Those of them who fight their own rulers."""
    authorities: frozenset[str]
    offices: frozenset[str]
    internal: frozenset[str]
    towards: frozenset[str]
    abroad: frozenset[str]
    outsiders: frozenset[str]
    police: frozenset[str]
    """Those of the authorities who use force on nobody but people at home."""
    victims: frozenset[str]
    """People who may be anybody's, but belong where they are hit."""
    rulers: frozenset[str]
    """Adjectives of those who govern: a "ruling coalition" is none of armies."""
    given: frozenset[str]
    """Whom rulers help at home."""
    counterparts: frozenset[str]
    """Whom rulers meet at home."""
    inward: frozenset[str]
    """Types that those of ``political`` direct at their rulers."""
    political: frozenset[str]
    """Those whose strikes and roadblocks are against their rulers, not an employer."""
    struck: frozenset[str]
    arrests: frozenset[str]
    caught: frozenset[str]
    disabled: frozenset[str] = frozenset()
    """Rules left out, by the names that traces give them: ``home.place``."""

    @classmethod
    def load(cls) -> Home:
        """The words that ship with the package."""
        raw = read_yaml("patterns/home.yaml", _File)
        return cls(
            domestic=raw.domestic.words,
            insurgents=raw.insurgents.words,
            authorities=raw.authorities.words,
            offices=raw.offices.words,
            internal=frozenset([*raw.internal.types, *raw.internal.rules]),
            towards=frozenset(raw.towards.types),
            abroad=frozenset(raw.abroad.types),
            outsiders=raw.outsiders.words,
            police=raw.police.words,
            victims=raw.victims.words,
            rulers=raw.rulers.words,
            given=raw.given.words,
            counterparts=raw.counterparts.words,
            inward=frozenset(raw.inward.types),
            political=raw.political.words,
            struck=frozenset(raw.struck.types),
            arrests=frozenset(raw.arrests.types),
            caught=frozenset(raw.caught.types),
        )

    def without(self, rules: frozenset[str]) -> Home:
        """The same words without some of the rules."""
        return replace(self, disabled=self.disabled | rules)

    def settle(
        self,
        labels: frozenset[str],
        actors: Participants,
        recipients: Participants,
        place: Place | None,
        story: Participant | None = None,
        over: bool = False,
        unsaid: frozenset[str | None] = frozenset(),
    ) -> Sided:
        """The sides, those without a state given one where place or opponent tells it.

        Args:
            labels: Type, type/mode and rule of the event.
            actors: As the words give them.
            recipients: As the words give them.
            place: Where it happened.
            story: Somebody of the state where the story is at home; None where that is not plain.
            over: Whether it is said what a protest is about, but not against whom.
            unsaid: States that actors have though their own words name none.
        """
        if labels & self.abroad:
            return self._hosted(self._met_at_home(actors, recipients, labels, story), labels, place)
        steps: list[Step] = []
        told = frozenset(p.actor.state for p in actors) - unsaid
        actors = self._side("actor", actors, recipients, labels, place, story, steps)
        if not actors and labels & self.arrests:
            actors = self._arrested(place, story, steps)
        if not actors and "PROTEST" in labels:
            actors = self._marching(place, story, steps)
        recipients = self._side("recipient", recipients, actors, labels, place, story, steps)
        if labels & self.struck and not any(p.actor.state for p in recipients):
            recipients = self._struck(recipients, actors, place, told, steps)
        if labels & self.caught and not recipients:
            recipients = self._own(actors, steps)
        own = next((p for p in actors if p.actor.state), None)
        political = any(self._is(p.actor, self.political) for p in actors)
        inward = (labels & self.internal and not over) or (labels & self.inward and political)
        if not recipients and own is not None and inward and "home.own" not in self.disabled:
            state = place.state if place is not None and place.state else own.actor.state
            span = place.span if place is not None and place.state else own.span
            recipients = (Participant(Actor("state", state=state), span),)
            steps.append(
                Step(
                    "home.own", f"Nobody else is named: it concerns the people or rulers of {state}.", evidence=(span,)
                )
            )
        return Sided(actors, recipients, tuple(steps))

    def _hosted(self, sided: Sided, labels: frozenset[str], place: Place | None) -> Sided:
        """A meeting of two in the land of one, who is host and so recipient."""
        actors = sided.actors
        states = {p.actor.state for p in actors}
        apart = bool(labels & {"CONSULT/phone", "CONSULT/third-party"}) or "CONSULT" not in labels
        if sided.recipients or place is None or apart or len(states) != 2 or None in states:
            return sided
        if place.state not in states or "home.hosted" in self.disabled:
            return sided
        hosts = tuple(p for p in actors if p.actor.state == place.state)
        guests = tuple(p for p in actors if p not in hosts)
        step = Step("home.hosted", f"They meet in {place.name}, and {place.state} is host.", evidence=(place.span,))
        return Sided(guests, hosts, (*sided.steps, step))

    def _met_at_home(
        self, actors: Participants, recipients: Participants, labels: frozenset[str], story: Participant | None
    ) -> Sided:
        """A contact of one state's rulers with its own people, who are its recipients."""
        if labels & {"AGREE", "AID"}:
            return self._given_at_home(actors, recipients, story)
        others = tuple(
            p
            for p in actors
            if not p.actor.state and (self._is(p.actor, self.counterparts) or not self.ruling(p.actor))
        )
        known = tuple(p for p in actors if p not in others)
        states = {p.actor.state or (story.actor.state if story is not None else None) for p in known}
        own = next(iter(states), None)
        if recipients or own is None or len(states) > 1 or not others or "CONSULT" not in labels:
            return Sided(actors, recipients)
        at_home = all(self._is(p.actor, self.counterparts) and not self._is(p.actor, self.outsiders) for p in others)
        if not at_home or "home.met" in self.disabled or not all(self.ruling(p.actor) for p in known):
            return Sided(actors, recipients)
        step = Step("home.met", f"Rulers of {own} meet people at home.", evidence=tuple(p.span for p in others))
        rulers, ruled = (tuple(Participant(replace(p.actor, state=own), p.span) for p in s) for s in (known, others))
        return Sided(rulers, ruled, (step,))

    def _given_at_home(self, actors: Participants, recipients: Participants, story: Participant | None) -> Sided:
        """What rulers give or promise people of no stated nationality stays at home."""
        states = {p.actor.state for p in actors}
        own = story.actor.state if story is not None else None
        plain = bool(actors) and bool(recipients) and states <= {own, None} and own is not None
        at_home = plain and all(p.actor.state is None and self._is(p.actor, self.given) for p in recipients)
        if not at_home or "home.given" in self.disabled or not all(self.ruling(p.actor) for p in actors):
            return Sided(actors, recipients)
        step = Step(
            "home.given", f"Rulers of {own} give to people at home.", evidence=tuple(p.span for p in recipients)
        )
        givers, given = (
            tuple(Participant(replace(p.actor, state=own), p.span) for p in side) for side in (actors, recipients)
        )
        return Sided(givers, given, (step,))

    def ruling(self, actor: Actor) -> bool:
        """Whether it is a state or somebody who rules it."""
        return actor.kind == "state" or actor.sector == "GOV" or self._rules(actor)

    def _arrested(self, place: Place | None, story: Participant | None, steps: list[Step]) -> Participants:
        """Whose police or court it was, where nobody is said to have arrested or convicted."""
        return self._of_there("home.arrested", "Police and courts of {} did it: {}.", place, story, steps)

    def _marching(self, place: Place | None, story: Participant | None, steps: list[Step]) -> Participants:
        """Whose people they are, where nobody is said to demonstrate."""
        return self._of_there("home.marching", "People of {} demonstrate: {}.", place, story, steps)

    def _of_there(
        self, rule: str, reason: str, place: Place | None, story: Participant | None, steps: list[Step]
    ) -> Participants:
        """The state of the place, else that where the story is at home."""
        if rule in self.disabled:
            return ()
        if place is not None and place.state is not None:
            state, span, why = place.state, place.span, f"it happened in {place.name}"
        elif story is not None and story.actor.state is not None:
            state, span, why = story.actor.state, story.span, "the story is at home there"
        else:
            return ()
        steps.append(Step(rule, reason.format(state, why), evidence=(span,)))
        return (Participant(Actor("state", state=state), span),)

    def _own(self, actors: Participants, steps: list[Step]) -> Participants:
        """People whom police arrest with no nationality told: those at home."""
        police = self._police(actors)
        if police is None or "home.caught" in self.disabled:
            return ()
        state = police.actor.state
        steps.append(Step("home.caught", f"Police of {state} deal with people at home.", evidence=(police.span,)))
        return (Participant(Actor("state", state=state), police.span),)

    def _police(self, side: Participants) -> Participant | None:
        return next((p for p in side if p.actor.state and self._at_home_only(p.actor)), None)

    def _struck(
        self,
        recipients: Participants,
        actors: Participants,
        place: Place | None,
        told: frozenset[str | None],
        steps: list[Step],
    ) -> Participants:
        """Who is hit where a thing or a place is: the state that it lies in; by forces at home, their own land."""
        if "home.struck" in self.disabled or not all(self._is(p.actor, self.victims) for p in recipients):
            return recipients
        own = next((p for p in actors if p.actor.state and (self.local(p.actor) or p.actor.sector == "REB")), None)
        if place is not None and not recipients and place.state in told and len(told - {None}) > 1:
            # Two armies that clash on the soil of one hit each other.
            return recipients
        if place is not None and place.state is not None:
            state, span, why = place.state, place.span, f"{place.name} lies there"
        elif own is not None and (not told - {None} or self._at_home_only(own.actor)):
            state, span, why = own.actor.state or "", own.span, "they act at home"
        else:
            return recipients
        steps.append(Step("home.struck", f"What is hit is in {state}: {why}.", evidence=(span,)))
        if recipients:
            return tuple(Participant(replace(p.actor, state=state), p.span) for p in recipients)
        return (Participant(Actor("state", state=state), span),)

    def _at_home_only(self, actor: Actor) -> bool:
        """Whether those who use force use it at home: police, rebels."""
        return actor.sector in {"REB", "COP"} or self._is(actor, self.police) or self._is(actor, self.insurgents)

    def _side(
        self,
        role: str,
        side: Participants,
        other: Participants,
        labels: frozenset[str],
        place: Place | None,
        story: Participant | None,
        steps: list[Step],
    ) -> Participants:
        if not side or any(p.actor.state for p in side):
            return side
        crowd = (role == "actor" and "PROTEST" in labels) or (role == "recipient" and bool(labels & self.caught))
        caught = role == "recipient" and bool(labels & self.caught) and self._police(other) is not None
        marching = role == "actor" and "PROTEST" in labels
        at_home = [
            p
            for p in side
            if self.local(p.actor)
            or (crowd and self._is(p.actor, self.victims))
            or ((marching or caught) and not p.actor.named and not self._is(p.actor, self.outsiders))
        ]
        if not at_home:
            return side
        reasons = self._reasons(at_home[0].actor, other, labels, place, story)
        if not reasons:
            return side
        state = reasons[0].state
        # Both rules may come to the same.
        rule = "|".join(r.rule for r in reasons if r.state == state)
        spans = tuple(p.span for p in at_home)
        steps.append(Step(rule, f"The {role} belongs to {state}: {reasons[0].why}.", evidence=spans))
        return tuple(Participant(replace(p.actor, state=state), p.span) if p in at_home else p for p in side)

    def _reasons(
        self,
        actor: Actor,
        other: Participants,
        labels: frozenset[str],
        place: Place | None,
        story: Participant | None,
    ) -> list[_Reason]:
        """Why the side belongs to a state, the strongest first."""
        found = []
        if place is not None and place.state is not None:
            found.append(_Reason("home.place", place.state, f"it happens in {place.name}"))
        facing = self._facing(actor, other, labels)
        if facing is not None and facing.actor.state is not None:
            found.append(_Reason("home.opposite", facing.actor.state, "they face their own side"))
        police = self._police(other) if labels & self.caught else None
        if police is not None and police.actor.state is not None:
            found.append(_Reason("home.caught", police.actor.state, "its police deal with people at home"))
        if story is not None and story.actor.state is not None and not self._turned_on(actor, other, labels, story):
            found.append(_Reason("home.story", story.actor.state, "the story is at home there"))
        return [r for r in found if r.rule not in self.disabled]

    def _turned_on(self, actor: Actor, other: Participants, labels: frozenset[str], story: Participant) -> bool:
        """Whether a state would thus be told to use force on its own people, which more than the story must say."""
        if "ASSAULT" not in labels or labels & self.towards or self._is(actor, self.insurgents):
            return False
        return any(p.actor.state == story.actor.state for p in other)

    def _facing(self, actor: Actor, other: Participants, labels: frozenset[str]) -> Participant | None:
        """Who on the other side tells the state: rulers for those ruled, those ruled for rulers."""
        known = [p for p in other if p.actor.state and p.actor.sector != "IGO"]
        if not known or len({p.actor.state for p in known}) > 1:
            return None
        opponent = known[0].actor
        ruler = self._rules(opponent) or (opponent.kind == "state" and bool(labels & self.towards))
        # Soldiers who fire on villagers may be anybody's; those who fight rebels are at home.
        domestic = self.insurgents if "ASSAULT" in labels and not labels & self.towards else self.domestic
        if self._is(actor, domestic) and ruler:
            return known[0]
        if self._rules(actor) and self._is(opponent, domestic):
            return known[0]
        return None

    def anybody(self, actor: Actor) -> bool:
        """Whether the words would fit people of any state ("the officials", "70 people")."""
        return self.local(actor) or self._is(actor, self.victims)

    def local(self, actor: Actor) -> bool:
        """Whether the words say somebody who lives or rules where it happens."""
        if self._is(actor, self.rulers):
            return True
        inside = self._is(actor, self.domestic) or self._rules(actor)
        return inside and not self._is(actor, self.outsiders)

    def _rules(self, actor: Actor) -> bool:
        return actor.office in self.offices or self._is(actor, self.authorities)

    def _is(self, actor: Actor, words: frozenset[str]) -> bool:
        """Whether one of the words that say who it is, in the singular or the plural, is in the list."""
        said = f"{actor.role or ''} {'' if actor.kind == 'person' else actor.name or ''}".lower().split()
        return any(w in words or w.removesuffix("s") in words or _singular(w) in words for w in said)


def _singular(word: str) -> str:
    """The singular of an English noun, as far as the lists need it."""
    for ending, singular in (("men", "man"), ("ies", "y"), ("es", "")):
        if word.endswith(ending):
            return word.removesuffix(ending) + singular
    return word
