"""Who holds an office: by the document's own words first, then by the table on the document's day; else nobody is named."""

from __future__ import annotations

from readouts.documents.kinds import OFFICIAL_KINDS
from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.cast import Cast
from readouts.language.mentions.discourse import Discourse
from readouts.language.mentions.referents import ABROAD, LEADERS, WEAK, Referent, same_office
from readouts.language.mentions.scene import Scene
from readouts.language.mentions.story import Story
from readouts.slots import replace

# "The President of the Republic", "the Head of Government": words for one's own state; None where none is said.
_OWN_STATE = frozenset({None, "republic", "government", "state", "council", "kingdom", "federation", "union", "nation"})
Resolved = tuple[tuple[Referent, ...], str]


class Holders:
    """Links offices to people, and keeps the offices that nobody is named for."""

    def __init__(self, scene: Scene, cast: Cast, discourse: Discourse, story: Story) -> None:
        self._scene, self._cast, self._discourse, self._story = scene, cast, discourse, story
        self._offices: dict[tuple[str | None, str], Referent] = {}
        self._by_id: dict[str, Referent] = {p.id: p for p in cast.people if p.id}

    # -- named holders -----------------------------------------------------------------------------------------------

    def learn(self, person: Referent, c: Candidate, owners: tuple[Referent, ...]) -> None:
        """Take what a possessor says of a named person: "his Russian counterpart Shoigu", "Scholz's spokesman, …"."""
        if not owners:
            if person.office == "spokesperson" and person.state is None:
                person.state = self._body_before(c)
                if person.state is not None:
                    self._cast.serves(person, person.state)
            return
        owner = owners[0]
        if c.counterpart:
            if (person.office is None or person.office in WEAK) and owner.office is not None:
                person.office, person.sector = owner.office, owner.sector
                if person.state is not None:
                    person.role = self._scene.table.role_name(owner.office, person.state)
            return
        if person.state is None:
            person.state = owner.state
            if owner.state is not None:
                self._cast.serves(person, owner.state)
        if (
            person.role
            and owner.is_person
            and owner.name
            and " of " not in person.role
            and c.form == "name"
            and not c.states
        ):
            person.role = f"{person.role[:1].lower()}{person.role[1:]} of {owner.name}"

    def _body_before(self, c: Candidate) -> str | None:
        """State of the body spoken of last: "China's foreign ministry … , spokeswoman Mao Ning said"."""
        sentence = self._scene.tokens[c.head].sentence
        for heard in self._discourse.back(c.head):
            if sentence - heard.sentence > 3:
                break
            if heard.subject and heard.referents[0].kind == "organisation":
                return heard.referents[0].state
        return None

    # -- unnamed mentions of offices ---------------------------------------------------------------------------------

    def resolve(self, c: Candidate, owners: tuple[Referent, ...]) -> Resolved:
        """Who an office phrase without a name means."""
        states = list(c.states) or [s for s in dict.fromkeys(r.state for r in owners) if s]
        if not c.states and len(owners) == 1 and owners[0].kind == "group" and LEADERS.intersection(c.offices):
            # "Hezbollah … its deputy leader": of the group alone, and not of its state.
            office = "party_leader" if owners[0].sector in {"PTY", "OPP"} else "rebel_leader"
            return (
                self._unnamed(owners[0].state, replace(c, offices=(office,), sector=owners[0].sector)),
            ), "its leader"
        if not states:
            return self._without_state(c)
        found: list[Referent] = []
        why = ""
        for state in states:
            referent, why = self._one(state, c)
            found.append(referent)
        return tuple(found), why

    def _one(self, state: str, c: Candidate) -> tuple[Referent, str]:
        offices = c.offices
        if (
            c.owner is not None
            and c.title
            and not c.states
            and "leader" not in offices
            and (read := self._scene.table.office(c.title, state))
        ):
            # "Their president" is what the people's state calls so: in Iran not the head of state.
            offices = (read.office, *(o for o in offices[1:] if o != read.office))
        if c.standing == "not_now":
            return self._unnamed(state, c), "held before, and nobody is named"
        if offices == ("spokesperson",):
            return self._spokesperson(state, c)
        said = [p for p in self._cast.of_state(state) if p.holds(state, offices)]
        if said:
            return self._latest(said, c), "the document names the holder"
        possible = [
            p
            for p in self._cast.of_state(state)
            if p.may_hold(state, offices) and (p.office is None or p.state == state)
        ]
        if possible:
            likeliest = self._latest(possible, c)
            if len(possible) == 1 and likeliest.office is None and offices[0] != "leader":
                # The document's own words make somebody the holder whom the table lets hold it.
                self._install(likeliest, state, offices[0])
            return likeliest, "the table of actors lets somebody named in the document hold it"
        holder = self._on_the_day(state, offices)
        if holder is not None:
            return holder, "the table of actors has one holder on the day of the document"
        office = offices[0]
        own = self._scene.table.state(state)
        if office == "leader" and own is not None:
            office = own.leader
        referent = self._offices.get((state, office))
        if referent is None:
            role = self._scene.table.role_name(office, state)
            sector = self._scene.table.offices.classes[office].sector
            referent = Referent("office", role=role, office=office, state=state, sector=sector, gender=c.gender)
            self._offices[(state, office)] = referent
        return referent, "nobody is named for the office"

    def _install(self, person: Referent, state: str, office: str) -> None:
        person.state, person.office, person.role = state, office, self._scene.table.role_name(office, state)
        person.sector = self._scene.table.offices.classes[office].sector

    def _unnamed(self, state: str | None, c: Candidate) -> Referent:
        key = (state, f"words:{c.role}")
        if key not in self._offices:
            self._offices[key] = Referent(
                "person",
                role=c.role,
                office=c.offices[0] if c.offices else None,
                state=state,
                sector=c.sector,
                named=False,
                gender=c.gender,
            )
        return self._offices[key]

    def _spokesperson(self, state: str, c: Candidate) -> tuple[Referent, str]:
        if c.definite or not c.indefinite:
            named = [
                p for p in self._discourse.people_before(c.head) if p.office == "spokesperson" and p.state == state
            ]
            if named and named[0].gender in {None, c.gender} | ({"male", "female"} if c.gender is None else set()):
                return named[0], "the spokesperson named before"
        return self._unnamed(state, c), "a spokesperson who is not named"

    def _latest(self, people: list[Referent], c: Candidate) -> Referent:
        if len(people) == 1:
            return people[0]
        for person in self._discourse.people_before(c.head):
            if any(person is p for p in people):
                return person
        return people[0]

    def _on_the_day(self, state: str, offices: tuple[str, ...]) -> Referent | None:
        stated = self._scene.document.stated
        if stated is None:
            return None
        terms = [t for o in offices for t in self._scene.table.holders(state, o, stated)]
        people = {t.person for t in terms}
        if len(people) != 1 or not any(t.surely_covers(stated) for t in terms):
            return None
        term = next(t for t in terms if t.surely_covers(stated))
        person = self._scene.table.person(term.person)
        if person is None:
            return None
        known = self._by_id.get(person.id)
        if known is not None:
            return known
        gender = {"f": "female", "m": "male"}.get(person.gender or "")
        referent = Referent(
            "person", id=person.id, name=person.name, role=self._scene.table.role_name(term.office, state), office=term.office, state=state,
            sector=self._scene.table.offices.classes[term.office].sector, gender=gender,  # type: ignore[arg-type]
        )  # fmt: skip
        self._by_id[person.id] = referent
        return referent

    def _without_state(self, c: Candidate) -> Resolved:
        """As in "The president", "the prime minister": whoever was last spoken of in that office."""
        if c.indefinite or c.plural:
            return (), ""
        if c.standing == "not_now":
            return (self._unnamed(None, c),), ""
        noun = self._scene.tokens[c.head].lemma.lower()
        home = self._story.at(c.head) if not ABROAD.intersection(c.offices) else None
        words = {
            t.lower for t in self._scene.tokens[c.first : c.last] if t.text.isalpha() and t.pos not in {"DET", "ADP"}
        }
        if (own := self._own(c)) is not None:
            return (own,), "the holder on the side whose own text this is"
        for person in self._discourse.people_before(c.head):
            if len(words) > 1 and words <= person.titles:
                return (person,), "the last spoken of by that title"
        for person in self._discourse.people_before(c.head):
            if home is not None and person.state not in {home, None}:
                continue
            if (c.offices and any(person.in_office(o) for o in c.offices)) or noun in person.titles:
                return (person,), "the last spoken of in that office"
        if home is not None and c.offices:
            holder, _ = self._one(home, c)
            return (holder,), "the one at home, in a story about one state"
        ahead = [p for p in self._cast.people if any(p.office and same_office(p.office, o) for o in c.offices)]
        if len(ahead) == 1:
            return (ahead[0],), "the only one in that office in the document"
        office = c.offices[0] if c.offices else "official"
        key = (None, office)
        if key not in self._offices:
            self._offices[key] = Referent("office", role=c.role, office=office, sector=c.sector, gender=c.gender)
        return (self._offices[key],), "the state is not said"

    def _own(self, c: Candidate) -> Referent | None:
        """“The President” in a government's own account: its own, unless only another state's has been spoken of so far."""
        document = self._scene.document
        state = document.outlet_country
        capital = self._scene.tokens[c.head].text[:1].isupper()
        if document.kind not in OFFICIAL_KINDS or state is None or not capital or not c.offices:
            return None
        owner = self._scene.tokens[c.owner].lemma.lower() if c.owner is not None else None
        # "The Secretary-General" of a body's own note is at home there; of a ministry's note, whichever body's was named.
        abroad = ABROAD - {"organisation_head"} if self._scene.table.organisation(state) is not None else ABROAD
        if abroad.intersection(c.offices) or "spokesperson" in c.offices or owner not in _OWN_STATE:
            return None
        before = [p for p in self._discourse.people_before(c.head) if any(p.in_office(o) for o in c.offices)]
        if before and not any(p.state in {state, None} for p in before):
            return None
        holder, _ = self._one(state, c)
        return holder

    def _foremost(self, person: Referent) -> str:
        """The post that says most of those that the table gives a person: the one that leads a state, if there is one."""
        for state, office in sorted(person.posts):
            own = self._scene.table.state(state)
            if own is not None and office == own.leader:
                return office
        return min(office for _, office in person.posts)

    def counterpart(self, c: Candidate, owners: tuple[Referent, ...]) -> Resolved:
        """As in "His Russian counterpart": the possessor's office in the other state."""
        owner = owners[0] if owners else None
        office = owner.office if owner else None
        if office is None and owner is not None and owner.posts:
            office = self._foremost(owner)
        if c.states and office is not None:
            found = []
            for state in c.states:
                offices = (office, "leader") if office in {"head_of_state", "head_of_government"} else (office,)
                referent, _ = self._one(state, replace(c, offices=offices))
                found.append(referent)
            return tuple(found), f"the possessor's office ({office}) in the other state"
        for person in self._discourse.people_before(c.head):
            same = person is owner or any(person is o for o in owners)
            if same or (c.states and person.state not in c.states) or (owner and person.state == owner.state):
                continue
            if office is None or person.office is None or same_office(person.office, office):
                return (person,), "the other one in the same office"
        return (), ""
