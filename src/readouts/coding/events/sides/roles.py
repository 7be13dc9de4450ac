"""Which sides an event has: the paths of a frame, walked in the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from readouts.coding.coding import Participant
from readouts.coding.events.sides.sides import Sides
from readouts.coding.events.sides.surroundings import (
    UNDERTAKING,
    attendant_of,
    attendee_of,
    border_of,
    deep,
    gates_of,
    means_of,
    purposes_of,
    sufferer_of,
    told_of,
    victim_of,
    where_of,
)
from readouts.coding.events.syntax.carriers import occurrence_of
from readouts.coding.events.syntax.objects import objects_of
from readouts.coding.events.syntax.phrases import governed, prepositions_of
from readouts.coding.events.syntax.predicates import is_predicate, predicated_of
from readouts.coding.events.syntax.subjects import PREDICATES, is_passive, subjects_of
from readouts.language.parse import Parse, Token
from readouts.slots import quickly_made

__all__ = ["Found", "Walker", "is_passive", "subjects_of"]


@quickly_made
@dataclass(frozen=True, slots=True)
class Found:
    """Participants with the path that found them."""

    path: str
    participants: tuple[Participant, ...]


@dataclass(slots=True)
class Walker:
    """Follows paths from one trigger."""

    parse: Parse
    sides: Sides
    token: Token
    carrier: Token | None
    speaking: Callable[[Token], tuple[Participant, ...]]
    """Who says the words at a token."""
    inner_actors: tuple[Participant, ...]
    inner_recipients: tuple[Participant, ...]
    content_heads: tuple[int, ...]
    in_talks: tuple[Participant, ...] = ()
    """Sides of a contact in whose course it is said."""
    receiving: frozenset[str] = frozenset()
    """Light verbs whose subject undergoes what the noun says."""
    celebrations: frozenset[str] = frozenset()
    """Verbs for marking or proclaiming what one has done."""
    _behind: dict[bool, dict[str, list[Token]]] = field(default_factory=dict)
    _followed: dict[str, tuple[Participant, ...]] = field(default_factory=dict)
    """Whom each path led to."""

    @property
    def speakers(self) -> tuple[Participant, ...]:
        """Who says the trigger."""
        return self.speaking(self.token)

    def walk(
        self,
        role: str,
        paths: Iterable[str],
        taken: frozenset[str] = frozenset(),
        states: frozenset[str | None] = frozenset(),
        disabled: frozenset[str] = frozenset(),
    ) -> Found | None:
        """The first path that names somebody who belongs to a state, else the first that names anybody.

        Args:
            role: ``actor`` or ``recipient``.
            paths: As in ``patterns/frames.yaml``.
            taken: Keys of actors that may not be found again.
            states: States of the other side.
            disabled: Rules left out, as ``roles.<role>.<path>``.
        """
        named: Found | None = None
        for path in paths:
            if disabled and f"roles.{role}.{path}" in disabled:
                continue
            if path == "border":
                found = self._at(border_of(self.parse, self.sides.words, self.token, self.carrier))
                found = tuple(p for p in found if p.actor.state and p.actor.state not in states)
            elif path.startswith(_FOREIGN):
                found = self._foreign(path.removeprefix(_FOREIGN), states)
            elif path.startswith(_DEEP):
                found = self._at(deep(self.parse, self.token, path.removeprefix(_DEEP)))
                found = tuple(p for p in found if p.actor.state and p.actor.state not in states)
            elif path in _GUESSES:
                # A guess from what is only mentioned: never the actor's own state.
                found = self._guess(path, states)
            else:
                found = self._follow(path)
                if taken and found:
                    found = tuple(p for p in found if p.actor.key not in taken)
            if not found:
                continue
            if path == "inner-sides" and len(states) > 1:
                # "Israel and Hamas agreed to a truce in Gaza": those who agree among themselves.
                found = tuple(p for p in found if p.actor.state not in states)
            if path == "object":
                # "denied it": the pronoun stands for a thing, not for the actor himself.
                found = tuple(p for p in found if p.actor.state not in states or not self._is_it(p))
            if path == "object" and role == "recipient" and found and all(p.actor.state in states for p in found):
                # "pulled its soldiers out of X": one's own people are on the other side only if nobody else is.
                named = named or Found(path, found)
                continue
            if any(p.actor.state for p in found):
                return Found(path, found)
            if found and named is None:
                named = Found(path, found)
        return named

    def _foreign(self, path: str, states: frozenset[str | None]) -> tuple[Participant, ...]:
        found = self._guess(path, states) if path in _GUESSES else self._follow(path)
        return tuple(p for p in found if p.actor.state not in states)

    def _is_it(self, participant: Participant) -> bool:
        return self.sides.reading.text(participant.span).lower() in {"it", "this", "that", "its"}

    def _follow(self, path: str) -> tuple[Participant, ...]:
        if path not in self._followed:
            self._followed[path] = self._led_to(path)
        return self._followed[path]

    def _led_to(self, path: str) -> tuple[Participant, ...]:
        special = _PATHS.get(path)
        return special(self) if special is not None else self._after(path)

    def _at(self, tokens: Iterable[Token]) -> tuple[Participant, ...]:
        return _unique([p for t in tokens for p in self.sides.at(t.i)])

    def _subject(self) -> tuple[Participant, ...]:
        if self.token.dep == "aux":
            head = self.token.head
            return self._at(subjects_of(self.parse, head) or self.parse.children(head, "nsubjpass"))
        if self.token.dep in PREDICATES or (self.token.pos == "ADJ" and is_predicate(self.parse, self.token)):
            return self._doers(predicated_of(self.parse, self.token))
        if self.token.pos in {"VERB", "AUX"} and self.token.dep != "amod":
            found = self._doers(subjects_of(self.parse, self.token.i)) or self._above_the_thing()
            return _unique((*found, *self._companions())) if found else found
        if self.receives():
            return self._after("from")
        if self.carrier is not None:
            return self._doers(subjects_of(self.parse, self.carrier.i))
        return ()

    def _companions(self) -> tuple[Participant, ...]:
        """Who does it together with the subject ("withdrew its envoy together with Niger")."""
        with_them = [
            p for p in self.parse.children(self.token.i, "prep") if p.lower == "with" and _jointly(self.parse, p)
        ]
        return self._at(t for p in with_them for t in governed(self.parse, p.i))

    def _above_the_thing(self) -> tuple[Participant, ...]:
        """The speaker, where the parser joined his second verb to what he says of a thing ("X said the plane fell and accused Y")."""
        verb = self.token
        if (
            verb.dep != "conj"
            or self.parse.child(verb.i, "nsubj", "nsubjpass") is not None
            or is_passive(self.parse, verb.i)
        ):
            return ()
        while verb.dep == "conj" and (head := self.parse.head(verb.i)) is not None:
            verb = head
        head = self.parse.head(verb.i)
        return self._doers(subjects_of(self.parse, head.i)) if verb.dep == "ccomp" and head is not None else ()

    def receives(self) -> bool:
        """Whether the subject of the carrying verb undergoes it ("came under attack", "drew condemnation")."""
        if self.carrier is None or is_passive(self.parse, self.carrier.i):
            return False
        head = self.parse.head(self.token.i)
        words = f"{self.carrier.lemma} {head.lower}" if head is not None and head.pos == "ADP" else self.carrier.lemma
        return words in self.receiving

    def _undergoer(self) -> tuple[Participant, ...]:
        return self._doers(subjects_of(self.parse, self.carrier.i)) if self.carrier is not None else ()

    def _doers(self, tokens: tuple[Token, ...]) -> tuple[Participant, ...]:
        """Who the tokens are; a pronoun that nobody resolved is the speaker ("Ankara said it would …")."""
        found = self._at(tokens)
        if found or not tokens or tokens[0].lower not in {"it", "they", "he", "she", "we", "i"}:
            return found
        return self.speakers

    def _inner_others(self) -> tuple[Participant, ...]:
        if not is_passive(self.parse, self.token.i):
            return ()
        taken = {p.actor.key for p in self._object()}
        return tuple(p for p in _unique(self.inner_actors + self.inner_recipients) if p.actor.key not in taken)

    def _celebrant(self) -> tuple[Participant, ...]:
        head = self.parse.head(self.token.i)
        if head is None or head.lemma not in self.celebrations or self.token.dep != "dobj":
            return ()
        return self._doers(subjects_of(self.parse, head.i))

    def _object(self) -> tuple[Participant, ...]:
        return self._at(objects_of(self.parse, self.token.i))

    def _indirect(self) -> tuple[Participant, ...]:
        indirect = [t for t in self.parse.children(self.token.i, "dative") if t.pos != "ADP"]
        if self.carrier is not None:
            indirect += [t for t in self.parse.children(self.carrier.i, "dative") if t.pos != "ADP"]
        return self._at(indirect)

    def _possessor(self) -> tuple[Participant, ...]:
        return self._at(c for t in self.parse.children(self.token.i, "poss") for c in self.parse.conjuncts(t.i))

    def _modifier(self) -> tuple[Participant, ...]:
        before = self.parse.children(self.token.i, "amod", "compound", "nmod")
        # "US Predator attacks"
        before += tuple(b for t in before for b in self.parse.children(t.i, "compound", "amod"))
        return _unique(
            p
            for t in before
            for c in self.parse.conjuncts(t.i)
            if self.sides.mention(c.i)
            for p in self.sides.states_at(c.i)
        )

    def _clause_subject(self) -> tuple[Participant, ...]:
        found: list[Token] = []
        for i in self.content_heads:
            found += [c for s in self.parse.children(i, "nsubj", "nsubjpass") for c in self.parse.conjuncts(s.i)]
        return self._at(found)

    def _contents(self) -> tuple[int, ...]:
        if self.token.dep in PREDICATES or (self.token.pos == "NOUN" and is_predicate(self.parse, self.token)):
            return tuple(t.i for t in predicated_of(self.parse, self.token))
        return self.content_heads

    def _guess(self, path: str, states: frozenset[str | None]) -> tuple[Participant, ...]:
        """The first state, but for ``states``, that is named in what the trigger governs or is done for."""
        heads = self._heads(path)
        for head in heads:
            for token in self.parse.subtree(head):
                if not self.sides.mention(token.i) or (path not in _PLACES_TOO and _is_place(self.parse, token)):
                    continue
                if _tells(self.parse, token):
                    continue
                if path == "purpose" and (rulers := self._rulers(token)):
                    return rulers
                together = (p for t in self.parse.conjuncts(token.i) for p in self.sides.states_at(t.i))
                if found := tuple(p for p in together if p.actor.state not in states):
                    return _unique(found)
        return ()

    def _heads(self, path: str) -> tuple[int, ...]:
        """Where a guess looks."""
        if path == "purpose":
            return purposes_of(self.parse, self.sides.words, self.token, self.carrier)
        if path == "subject-content":
            return tuple(t.i for t in subjects_of(self.parse, self.token.i))
        return self._contents()

    def _rulers(self, token: Token) -> tuple[Participant, ...]:
        """A government without a state, whose state the story may tell."""
        found = self.sides.at(token.i)
        return found if found and all(p.actor.state is None and p.actor.sector == "GOV" for p in found) else ()

    def _place(self) -> tuple[Participant, ...]:
        """The state in which it happens, where nobody is named."""
        found = (
            t
            for t in where_of(self.parse, self.sides.words, self.token, self.carrier)
            if t.lemma.lower() not in self.sides.events
        )
        return next((states for t in found if (states := self.sides.states_at(t.i))), ())

    def _after(self, preposition: str) -> tuple[Participant, ...]:
        deep = preposition != "of"
        if deep not in self._behind:
            self._behind[deep] = self._by_preposition(deep=deep)
        below = self._behind[deep].get(preposition)
        return self._at(below) if below else ()

    def _by_preposition(self, *, deep: bool) -> dict[str, list[Token]]:
        """What the prepositions at the trigger, its objects and its verb govern."""
        places = [self.token.i]
        if self.token.pos == "VERB":
            places += [o.i for o in objects_of(self.parse, self.token.i)]
        elif deep:
            # "the withdrawal of troops from X": the parser may hang "from" on "troops".
            of = [p for p in self.parse.children(self.token.i, "prep") if p.lower == "of"]
            places += [t.i for p in of for t in governed(self.parse, p.i)]
        if self.carrier is not None:
            places += [self.carrier.i]
        elif self.token.pos == "NOUN" and (occurrence := occurrence_of(self.parse, self.token)) is not None:
            places += [occurrence.i]
        found: dict[str, list[Token]] = {}
        for p in (p for place in places for p in prepositions_of(self.parse, place)):
            if p.pos != "ADV" and not _jointly(self.parse, p):
                below = (t for t in governed(self.parse, p.i) if t.dep != "pcomp" and t.pos != "VERB")
                found.setdefault(p.lower, []).extend(below)
        return found


_FOREIGN = "foreign-"
_DEEP = "deep-"
_GUESSES = frozenset({"content", "content-place", "subject-content", "purpose"})
_PLACES_TOO = frozenset({"content-place", "subject-content"})


def _jointly(parse: Parse, preposition: Token) -> bool:
    """Whether it is the "with" of "together with", "along with"."""
    return preposition.i > 0 and parse.tokens[preposition.i - 1].lower in {"together", "along", "jointly"}


def _is_place(parse: Parse, token: Token) -> bool:
    """Whether the name only says where ("a ceasefire in Yemen")."""
    head = parse.head(token.i)
    return (
        head is not None
        and token.dep == "pobj"
        and head.lower in {"in", "at", "near", "across", "inside", "into", "through", "via"}
    )


def _tells(parse: Parse, token: Token) -> bool:
    """Whether it is the subject of a verb after it that the parser left without one ("…, a mediator in Ankara said")."""
    if token.dep not in {"appos", "conj"}:
        return False
    after = parse.subtree(token.i)[-1].i + 1
    if after >= len(parse.tokens):
        return False
    verb = parse.tokens[after]
    return (
        verb.pos == "VERB" and verb.i in {a.i for a in parse.ancestors(token.i)} and not parse.children(verb.i, "nsubj")
    )


def _unique(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    seen: set[str] = set()
    found = []
    for participant in participants:
        if participant.actor.key not in seen:
            seen.add(participant.actor.key)
            found.append(participant)
    return tuple(found)


# What a path of patterns/frames.yaml means; any other is a preposition.
_PATHS: dict[str, Callable[[Walker], tuple[Participant, ...]]] = {
    "subject": Walker._subject,
    "object": Walker._object,
    "indirect": Walker._indirect,
    "possessor": Walker._possessor,
    "modifier": Walker._modifier,
    "clause-subject": Walker._clause_subject,
    "speaker": lambda w: w.speakers,
    "inner-actors": lambda w: w.inner_actors,
    "inner-recipients": lambda w: w.inner_recipients,
    "inner-others": Walker._inner_others,
    "in-talks": lambda w: w.in_talks,
    "undergoer": Walker._undergoer,
    "gates": lambda w: w._at(gates_of(w.parse, w.sides.words, w.token, w.carrier)),
    "attendant": lambda w: w._doers(attendant_of(w.parse, w.token)),
    "attendee": lambda w: w._doers(attendee_of(w.parse, w.token)),
    "launched-from": lambda w: w._after("from") if is_passive(w.parse, w.token.i) else (),
    "undertaker": lambda w: w._doers(attendant_of(w.parse, w.token, UNDERTAKING)),
    "told": lambda w: w._at(told_of(w.parse, w.sides.words, w.token)),
    "victim": lambda w: w._at(victim_of(w.parse, w.sides.words, w.token)),
    "sufferer": lambda w: w._at(sufferer_of(w.parse, w.sides.words, w.token)),
    "means": lambda w: _unique(p for t in means_of(w.parse, w.sides.words, w.token) for p in w.sides.states_at(t.i)),
    "place": Walker._place,
    "celebrant": Walker._celebrant,
    "inner-sides": lambda w: _unique(w.inner_actors + w.inner_recipients),
}
