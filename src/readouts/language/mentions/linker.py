"""Links candidates to referents, in text order: each kind of candidate has its own rule."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.documents.kinds import OFFICIAL_KINDS
from readouts.language.mentions.anaphora import Anaphora
from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.cast import Cast
from readouts.language.mentions.described import Described
from readouts.language.mentions.discourse import Discourse
from readouts.language.mentions.holders import Holders
from readouts.language.mentions.pairs import Pairs
from readouts.language.mentions.referents import Referent
from readouts.language.mentions.roles import settle_role
from readouts.language.mentions.scene import Scene
from readouts.language.mentions.story import Story
from readouts.language.mentions.told import Told
from readouts.language.mentions.topic import Topic
from readouts.trace import Step

# Kinds that need nothing before them to be linked.
_AHEAD = frozenset({"person", "office", "described", "organisation"})
# "Both countries" are states; "both sides" may be bodies, too.
_LANDS = frozenset({"country", "nation", "state", "republic", "capital", "government", "army"})
Linked = tuple[Candidate, tuple[Referent, ...], tuple[Step, ...]]


class Linker:
    """One document's links."""

    def __init__(self, scene: Scene, candidates: Sequence[Candidate]) -> None:
        self._scene = scene
        self._candidates = sorted(candidates, key=lambda c: (c.first, -c.last, c.head))
        self._at_head: dict[int, Candidate] = {}
        self._number: dict[int, int] = {}
        for n, c in enumerate(self._candidates):
            self._at_head.setdefault(c.head, c)
            self._number[id(c)] = n
        story = self._story = Story(scene, self._candidates)
        self._cast = Cast(scene, self._candidates, story)
        self._discourse = Discourse(scene)
        self._states: dict[str, Referent] = {}
        self._holders = Holders(scene, self._cast, self._discourse, story)
        self._topic = Topic(scene, self._discourse, self._cast)
        self._described = Described(scene, self._discourse, self._cast, self._topic, story)
        self._pairs = Pairs(scene, self._discourse, self._cast, self._topic)
        self._anaphora = Anaphora(scene, self._discourse, self._meant_at, self._named_at)
        self._done: dict[int, tuple[tuple[Referent, ...], str]] = {}

    def link(self) -> list[Linked]:
        """Every candidate with whom it means and why, in text order, outer before inner."""
        later: list[int] = []
        for n, candidate in enumerate(self._candidates):
            if candidate.kind == "pronoun" and candidate.role in {"speaker", "speakers"}:
                later.append(n)
            else:
                self._link(n, candidate)
        for person in self._cast.people:
            settle_role(self._scene.table, person)
        for n in later:
            self._done[n] = self._speaker(self._candidates[n])
        found = []
        for n, c in enumerate(self._candidates):
            referents, why = self._done.get(n, ((), ""))
            steps = (*c.how, Step("mentions.link", why)) if why else c.how
            found.append((c, referents, steps))
        return found

    def told(self) -> Told:
        """Whom this passage and those before have named."""
        return self._cast.told()

    def _link(self, n: int, candidate: Candidate) -> tuple[Referent, ...]:
        if n not in self._done:
            self._done[n] = ((), "")
            self._done[n] = self._resolve(candidate)
            self._discourse.hear(candidate, self._done[n][0])
            self._join_conjuncts(candidate)
        return self._done[n][0]

    def _join_conjuncts(self, candidate: Candidate) -> None:
        """As in "Austin and Shoigu spoke. They …": two subjects joined by "and" are heard as a pair, too."""
        token = self._scene.tokens[candidate.head]
        if token.dep != "conj" or candidate.form not in {"name", "nominal"}:
            return
        first = self._scene.parse.head(token.i)
        while first is not None and first.dep == "conj":
            first = self._scene.parse.head(first.i)
        if first is None or not first.i < token.i:
            return
        group: list[Referent] = []
        for t in self._scene.parse.conjuncts(first.i):
            group += [r for r in self._discourse.at(t.i) if r not in group]
        if len(group) > 1:
            self._discourse.hear_together(first.i, candidate, tuple(group))

    # -- one rule a kind ---------------------------------------------------------------------------------------------

    def _resolve(self, c: Candidate) -> tuple[tuple[Referent, ...], str]:
        match c.kind:
            case "state":
                return tuple(self._state(s) for s in c.states), ""
            case "person":
                person = self._cast.of(c)
                if person is None:
                    return (), ""
                self._holders.learn(person, c, self._owner(c))
                return (person,), "" if person.id is None else f"{person.name} in the table of actors"
            case "office":
                return self._holders.resolve(c, self._owner(c))
            case "counterpart":
                return self._holders.counterpart(c, self._owner(c))
            case "organisation" | "group" | "described":
                return self._described.resolve(c, self._owner(c), self._holders)
            case "side":
                return self._side(c)
            case "pair":
                return self._pair(c)
            case "again":
                body = self._described.again(c)
                return (body,) if body is not None else (), "the body of that kind named last"
            case "ordered":
                one = self._pairs.ordered(c.head, last=c.role == "latter")
                return (one,) if one is not None else (), "by the order in which the two were named"
            case "pronoun":
                return self._pronoun(c)
        return (), ""

    def _state(self, code: str) -> Referent:
        state = self._scene.table.state(code)
        body = self._scene.table.organisation(code)
        if state is None and body is not None:
            return self._states.setdefault(
                code, Referent("organisation", id=body.qid or code, name=body.name, state=code, sector=body.sector)
            )
        name = state.name if state else code
        return self._states.setdefault(
            code, Referent("state", id=state.qid if state and state.qid else code, name=name, state=code)
        )

    def _owner(self, c: Candidate) -> tuple[Referent, ...]:
        """Who possesses: linked now if it stands later ("the leaders of both countries")."""
        if c.owner is None:
            return ()
        if c.owner in self._discourse.by_head:
            return self._discourse.by_head[c.owner]
        owner = self._at_head.get(c.owner)
        if owner is None or owner is c or owner.owner == c.head:
            return ()
        return self._link(self._number[id(owner)], owner)

    def _meant_at(self, head: int) -> tuple[Referent, ...]:
        """Whom a token means, linked now if it names or describes somebody further on ("…", the diplomat said)."""
        ahead = self._at_head.get(head)
        if ahead is not None and head not in self._discourse.by_head and ahead.kind in _AHEAD:
            return self._link(self._number[id(ahead)], ahead)
        return self._discourse.at(head)

    def _named_at(self, head: int) -> Referent | None:
        """Whom a name means that stands further on."""
        ahead = self._at_head.get(head)
        return self._cast.of(ahead) if ahead is not None and ahead.kind == "person" else None

    def _side(self, c: Candidate) -> tuple[tuple[Referent, ...], str]:
        if c.states:
            return tuple(self._state(s) for s in c.states), ""
        if c.owner is not None:
            states = [r.state for r in self._owner(c) if r.state]
            return tuple(self._state(s) for s in dict.fromkeys(states)), "the state of its possessor"
        barred = self._subject_state(c)
        if self._story.state is not None and self._story.state != barred:
            return (self._state(self._story.state),), "the state that the story is about"
        for heard in self._discourse.back(c.head):
            if len(heard.referents) == 1 and heard.referents[0].kind == "state" and heard.referents[0].state != barred:
                return heard.referents, "the state spoken of last"
        return (), ""

    def _subject_state(self, c: Candidate) -> str | None:
        """A state that does something in "the country", which is thus another: "Delhi has closed its office in the country"."""
        if self._scene.tokens[c.head].dep != "pobj":
            return None
        for verb in self._scene.parse.ancestors(c.head):
            subject = self._scene.parse.child(verb.i, "nsubj", "nsubjpass") if verb.pos in {"VERB", "AUX"} else None
            if subject is not None:
                found = self._discourse.at(subject.i)
                return found[0].state if len(found) == 1 and found[0].kind == "state" else None
        return None

    def _pair(self, c: Candidate) -> tuple[tuple[Referent, ...], str]:
        if c.parts:
            found = [p for part in c.parts if (p := self._cast.of(part)) is not None]
            return tuple(found), "names under one title"
        wanted = c.offices[0] if c.offices else "any"
        if wanted == "each":
            return self._pairs.of_clause(c.head), "the subjects of the clause"
        if c.count is not None and c.count > 2:
            if wanted == "state":
                return tuple(self._state(s) for s in self._pairs.several_states(c.head, c.count)), "so many states"
            return self._pairs.several(c.head, wanted, c.count), "so many people of that office"
        if wanted == "state" and c.count is None and (several := self._pairs.several_together(c.head)):
            return tuple(self._state(s) for s in several), "the states named side by side last"
        if wanted == "state":
            return tuple(
                self._state(s) for s in self._pairs.states(c.head, bodies=c.role not in _LANDS)
            ), "the two states spoken of last"
        if c.role == "alone" and (two := self._pairs.states_together(c.head)):
            return two, "the two states spoken of together last"
        return self._pairs.people(c.head, wanted), "the two people spoken of last"

    # -- pronouns ----------------------------------------------------------------------------------------------------

    def _pronoun(self, c: Candidate) -> tuple[tuple[Referent, ...], str]:
        if c.role == "third":
            person = self._anaphora.third(c, self._ahead(c))
            return ((person,), "the person spoken of last that fits") if person else ((), "")
        if c.role == "thing":
            thing = self._anaphora.thing(c)
            return ((thing,), "the subject before it") if thing else ((), "")
        if self._anaphora.of_others(c):
            return (), ""
        together = self._anaphora.many(c)
        if together:
            return together, "those spoken of together last"
        two = self._pairs.people(c.head, "any", within=2)
        if two:
            return two, "the two people spoken of last"
        return self._anaphora.body(c), "the body spoken of last"

    def _ahead(self, c: Candidate) -> Referent | None:
        """The main subject after a pronoun that stands in a phrase before it."""
        token = self._scene.tokens[c.head]
        sentence = self._scene.parse.sentences[token.sentence]
        subject = self._scene.parse.child(sentence.root, "nsubj", "nsubjpass")
        if subject is None or subject.i < token.i or token.dep not in {"poss", "nsubj", "pobj", "dobj"}:
            return None
        if self._scene.quotations.of[token.i] != self._scene.quotations.of[subject.i]:
            return None
        below = next((a for a in self._scene.parse.ancestors(token.i) if sentence.root in (a.head, a.i)), None)
        if below is None or below.i > subject.i or below.dep not in {"prep", "advcl", "npadvmod"}:
            return None
        ahead = self._at_head.get(subject.i)
        return self._cast.of(ahead) if ahead is not None and ahead.kind == "person" else None

    def _speaker(self, c: Candidate) -> tuple[tuple[Referent, ...], str]:
        """As in "I" is who speaks the quotation; "we" is the speaker's state or body."""
        quotation = self._scene.quotations.of[c.head]
        if quotation < 0:
            home = self._scene.document.outlet_country
            official = self._scene.document.kind in OFFICIAL_KINDS
            return (
                ((self._state(home),), "the side whose own text this is")
                if home and official and c.plural
                else ((), "")
            )
        speakers = self._anaphora.speakers(quotation)
        if len(speakers) != 1:
            return (), ""
        if not c.plural:
            return speakers, "who speaks the quotation"
        speaker = speakers[0]
        if speaker.kind == "organisation":
            return speakers, "the body that speaks"
        if speaker.state is None:
            return (), ""
        return (self._state(speaker.state),), "the state of who speaks the quotation"
