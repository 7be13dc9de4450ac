"""Bodies, groups and people who are described and not named: "the foreign ministry", "Turkish jets", "a senior official"."""

from __future__ import annotations

from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.cast import Cast
from readouts.language.mentions.discourse import Discourse
from readouts.language.mentions.holders import Holders, Resolved
from readouts.language.mentions.lexicon import singulars
from readouts.language.mentions.referents import ABROAD, Referent
from readouts.language.mentions.scene import Scene
from readouts.language.mentions.sending import sender
from readouts.language.mentions.story import Story
from readouts.language.mentions.topic import Topic
from readouts.language.parse import Token

# How the ministries are called in English, whatever a state calls its own.
_MINISTRIES = {"foreign_minister": "Foreign Ministry", "defence_minister": "Defence Ministry", "interior_minister": "Interior Ministry",
               "finance_minister": "Finance Ministry", "justice_minister": "Justice Ministry", "trade_minister": "Trade Ministry",
               "energy_minister": "Energy Ministry", "economy_minister": "Economy Ministry"}  # fmt: skip


# Groups of a sector that are one even under another noun: "the rebels … the fighters".
_OF_A_KIND = frozenset({"MIL", "REB", "COP"})


def noun_is_ministry(token: Token) -> bool:
    """Whether the noun is "ministry"."""
    return token.lower == "ministry"


# Words before a noun of office that tell nobody from another.
_PLAIN_WORDS = frozenset({"senior", "top", "same", "unnamed", "said", "young", "veteran", "visiting", "other"})


class Described:
    """Referents of descriptions, by state and noun."""

    def __init__(self, scene: Scene, discourse: Discourse, cast: Cast, topic: Topic, story: Story) -> None:
        self._scene, self._discourse, self._cast, self._topic, self._story = scene, discourse, cast, topic, story
        self._known: dict[tuple[str | None, str, bool], Referent] = {}
        self._entries: dict[str, Referent] = {}

    def resolve(self, c: Candidate, owners: tuple[Referent, ...], holders: Holders) -> Resolved:
        """Whom a description or the name of a body means."""
        if c.entry is not None:
            return (self._named(c),), ""
        if c.role is None:
            return self._national(c)
        states: list[str | None] = []
        states.extend(c.states or [s for s in dict.fromkeys(r.state for r in owners) if s])
        if not states and c.here:
            states = [self._filed_in()]
        if not states and c.speaks and c.plural and (place := self._where(c)):
            states = [place]
        if not states and c.kind == "described" and (owner := self._sender(c)):
            states = [owner]
        if not states and c.kind == "organisation" and (home := self._home(c)):
            before = self._body_before(c)
            if before is not None:
                return (before,), "the body spoken of before"
            states = [home]
        if not states and noun_is_ministry(self._scene.tokens[c.head]) and (own := self._minister_before(c)):
            states = [own]
        if not states and c.kind == "organisation" and c.offices:
            states.extend(self._office_of(c))
        if not states:
            return self._at_home(c) or self._without_state(c)
        return tuple(self._of(state, c) for state in states), ""

    def _office_of(self, c: Candidate) -> list[str]:
        """State of "the PMO", that of the prime minister who was spoken of; of two that of the home of the report."""
        people = self._discourse.people_before(c.head)
        holding = [p.state for p in people if p.office == c.offices[0] and p.state]
        home = [s for s in (self._filed_in(), self._scene.document.outlet_country) if s in holding]
        return [*home, *holding][:1]

    def _sender(self, c: Candidate) -> str | None:
        """As in "Ghana is to send 200 soldiers": whose they are."""
        subject = sender(self._scene, self._scene.tokens[c.head]) if not c.definite else None
        found = self._discourse.at(subject.i) if subject is not None else ()
        return found[0].state if len(found) == 1 and found[0].state in self._scene.table.states else None

    def _at_home(self, c: Candidate) -> Resolved | None:
        """As in "police" in a story about one state: of that state, unless the text has spoken of such before."""
        home = (self._story.placed(c.first) or self._story.at(c.head)) if c.home else None
        if home is None:
            return None
        if c.kind == "organisation" and (before := self._body_before(c)) is not None:
            before.state = before.state or home
            return (before,), "the body spoken of before"
        known = self._so_described(c) if c.kind != "organisation" else None
        return known or ((self._of(home, c),), "at home, in a story about one state")

    def _named(self, c: Candidate) -> Referent:
        key = c.entry or ""
        if key not in self._entries:
            body = self._scene.table.organisation(key)
            state = c.states[0] if c.states else None
            self._entries[key] = Referent(
                "group" if c.kind == "group" else "organisation",
                id=(body.qid or key) if body else (None if key.startswith("body:") else key),
                name=c.name,
                office=c.offices[0] if c.offices else None,
                state=state,
                sector=c.sector,
            )
            self._entries[key].titles |= self._nouns(c)
        return self._entries[key]

    def _national(self, c: Candidate) -> Resolved:
        """As in "The American": the last spoken of from that state."""
        of_state = [p for p in self._discourse.people_before(c.head) if p.state in c.states]
        named = [p for p in of_state if p.named and p.kind == "person"]
        about = [p for p in self._topic.pair(c.head) if p.state in c.states]
        for person in (*about, *named, *of_state):
            return (person,), "the one from that state whom the text is about, or who was spoken of last"
        return (), ""

    def _filed_in(self) -> str | None:
        """State of the place where the report was filed."""
        place = self._scene.document.place
        if place:
            words = place.replace(",", " ").split()
            match = self._scene.table.match(words, 0)
            if match is not None:
                return next(
                    (n.state for n in match.names if n.kind in {"capital", "city", "state", "seat"} and n.state), None
                )
        return self._scene.document.outlet_country

    def _home(self, c: Candidate) -> str | None:
        """State of a body that the sentence does not name: the place that it stands beside, else the speaker's.

        "In Seoul, the unification ministry said …"; "Netanyahu said the army …".
        """
        if (place := self._story.placed(c.first)) is not None:
            return place
        for verb in self._scene.parse.ancestors(c.head):
            subject = self._scene.parse.child(verb.i, "nsubj") if verb.pos in {"VERB", "AUX"} else None
            if subject is None or subject.i > c.first:
                continue
            actors = self._discourse.at(subject.i)
            known = len(actors) == 1 and actors[0].named and actors[0].state in self._scene.table.states
            first = self._scene.tokens[c.head]
            while first.dep == "conj":
                first = self._scene.tokens[first.head]
            addressed = first.head == verb.i
            if known and addressed and actors[0].kind == "state":
                # "Portugal urged the government to talk": not its own.
                return self._story.facing(c.head, actors[0].state)
            if known and (verb.lemma in self._scene.lexicon.usage.speech or (addressed and self._rules(actors[0], c))):
                return actors[0].state
        return None

    def _rules(self, actor: Referent, c: Candidate) -> bool:
        """Whether a body is the actor's own: "Trump notified Congress", "the king dissolved parliament"."""
        return (
            c.home and actor.is_person and actor.office not in ABROAD and not self._story.elsewhere(c.head, actor.state)
        )

    def _where(self, c: Candidate) -> str | None:
        """State of the capital that a clause about officials hangs on: "from Delhi, where officials say …"; "officials in Delhi"."""
        clause = next((a for a in self._scene.parse.ancestors(c.head) if a.dep == "relcl"), None)
        places = [self._scene.parse.head(clause.i)] if clause is not None else []
        for preposition in self._scene.parse.children(c.head, "prep"):
            if preposition.lower == "in":
                places.extend(self._scene.parse.children(preposition.i, "pobj"))
        atoms = (self._scene.atoms.at[place.i] for place in places if place is not None)
        capitals = (atom.get("capital") for atom in atoms if atom is not None)
        return next((capital.state for capital in capitals if capital is not None), None)

    def _minister_before(self, c: Candidate) -> str | None:
        """State of the minister spoken of last: "Kenya's foreign minister … told the ministry"."""
        if self._body_before(c) is not None:
            return None
        ministers = (p for p in self._discourse.people_before(c.head) if (p.office or "").endswith("_minister"))
        return next((p.state for p in ministers), None)

    def _body_before(self, c: Candidate) -> Referent | None:
        """The body of that kind spoken of last, in this sentence or the eight before it."""
        noun = singulars(self._scene.tokens[c.head])[-1]
        sentence = self._scene.tokens[c.head].sentence
        for heard in self._discourse.back(c.head):
            if sentence - heard.sentence > 8:
                break
            for referent in heard.referents:
                same_office = bool(c.offices) and referent.office == c.offices[0]
                other = bool(c.offices) and referent.office is not None and not same_office
                if referent.kind == "organisation" and (same_office or (noun in referent.titles and not other)):
                    return referent
        return None

    def again(self, c: Candidate) -> Referent | None:
        """The body or group of a sector that was named last, in this sentence or the six before it."""
        sentence = self._scene.tokens[c.head].sentence
        for heard in self._discourse.back(c.head):
            if sentence - heard.sentence > 6:
                break
            referent = heard.referents[0]
            named = len(heard.referents) == 1 and referent.named and referent.kind in {"organisation", "group"}
            if named and referent.sector == c.sector and heard.candidate.form == "name":
                return referent
        return None

    def _only_group(self, c: Candidate) -> Referent | None:
        """The group of a sector, where the text has spoken of one only: "the rebels"."""
        groups: list[Referent] = []
        for heard in self._discourse.back(c.head):
            for r in heard.referents:
                if (
                    r.kind == "group"
                    and r.sector == c.sector
                    and r.name is not None
                    and not any(r is g for g in groups)
                ):
                    groups.append(r)
        return groups[0] if len(groups) == 1 else None

    def _nouns(self, c: Candidate) -> set[str]:
        return set(singulars(self._scene.tokens[c.head]))

    def _of(self, state: str | None, c: Candidate) -> Referent:
        noun = singulars(self._scene.tokens[c.head])[-1]
        key = (state, c.offices[0] if c.kind == "organisation" and c.offices else noun, c.plural)
        fresh = c.kind == "described" and not c.plural and (c.indefinite or not c.definite)
        if not fresh and key in self._known:
            return self._known[key]
        if c.offices[:1] == ("ambassador",) and state is not None and not c.plural and not c.indefinite:
            posted = [p for p in self._cast.of_state(state) if p.office == "ambassador" and p.state == state]
            if len(posted) == 1:
                return posted[0]
        if not fresh and c.kind == "described" and not c.plural:
            same = self._titled_before(c, noun, state)
            if same is not None:
                return same
        referent = self._new(state, c)
        self._known[key] = referent
        return referent

    def _titled_before(self, c: Candidate, noun: str, state: str | None) -> Referent | None:
        # "The army commander" is not "a local commander" of whom the text has told before.
        words = {w.lower() for w in (c.role or "").split()[-2:] if w.isalpha()} - _PLAIN_WORDS
        for person in self._discourse.people_before(c.head):
            said = person.titles | {w.lower() for w in (person.role or "").split()}
            if noun in person.titles and (state is None or person.state in {state, None}) and words <= said | {noun}:
                return person
        return None

    def _new(self, state: str | None, c: Candidate) -> Referent:
        role = c.role
        if c.kind == "organisation":
            return Referent(
                "organisation", name=self._body_name(state, c), role=None, office=c.offices[0] if c.offices else None, state=state,
                sector=c.sector, titles=self._nouns(c),
            )  # fmt: skip
        speaks = c.speaks
        kind = "person" if speaks and not c.plural else "group"
        return Referent(
            "person" if kind == "person" else "group",
            role=role,
            office=c.offices[0] if c.offices else None,
            state=state,
            sector=c.sector,
            named=not speaks,
            gender=c.gender,
            plural=c.plural,
            titles=self._nouns(c),
        )

    def _body_name(self, state: str | None, c: Candidate) -> str:
        words = (c.role or "").strip()
        own = self._scene.table.state(state) if state else None
        ministry = _MINISTRIES.get(c.offices[0]) if c.offices else None
        if ministry is not None and ("ministry" in words.lower()):
            words = ministry
        if own is None:
            return words
        adjective = own.adjectives[0] if own.adjectives else own.name
        return words if words.startswith(adjective) else f"{adjective} {words}"

    def _without_state(self, c: Candidate) -> Resolved:
        if c.kind == "organisation":
            before = self._body_before(c)
            if before is not None:
                return (before,), "the body spoken of before"
            return ((self._of(None, c),), "the state is not said") if c.bare else ((), "")
        return self._so_described(c) or (((self._of(None, c),), "the state is not said") if c.bare else ((), ""))

    def _so_described(self, c: Candidate) -> Resolved | None:
        """Those whom the text has so described, or a group of that kind, before."""
        noun = singulars(self._scene.tokens[c.head])[-1]
        if c.definite and not c.plural:
            person = self._titled_before(c, noun, None)
            if person is not None:
                return (person,), "the one so described before"
        if c.definite and c.plural and not c.offices:
            for heard in self._discourse.back(c.head):
                if self._scene.tokens[c.head].sentence - heard.sentence > 2:
                    break
                if any(
                    r.kind == "group" and r.sector == c.sector and (c.sector in _OF_A_KIND or noun in r.titles)
                    for r in heard.referents
                ):
                    return heard.referents, "the group of that kind spoken of last"
        if c.definite and c.plural and c.sector == "REB" and (only := self._only_group(c)) is not None:
            return (only,), "the only group of that kind"
        if c.definite and c.plural and (None, noun, True) not in self._known:
            for (_, known, plural), referent in reversed(self._known.items()):
                if known == noun and plural:
                    return (referent,), "those so described before"
        return None
