"""The people of a document: which names are one person, and who of the table that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from readouts.actors.model import Person, Term
from readouts.actors.spelling import fold, sound_key
from readouts.documents.kinds import OFFICIAL_KINDS
from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.referents import ABROAD, LEADERS, WEAK, Referent, same_office
from readouts.language.mentions.roles import settle_role
from readouts.language.mentions.scene import Scene
from readouts.language.mentions.story import Story
from readouts.language.mentions.told import Told


@dataclass(slots=True)
class _Naming:
    """All candidates that contain one written name."""

    family: int
    full: bool
    candidates: list[Candidate] = field(default_factory=list)
    ids: tuple[str, ...] = ()

    @property
    def states(self) -> tuple[str, ...]:
        return next((c.states for c in self.candidates if c.states), ())

    @property
    def titled(self) -> Candidate | None:
        return next((c for c in self.candidates if c.offices or c.title), None)


class Cast:
    """People by the token of their family name.

    Full names are read first, over the whole document, so that a headline's surname finds the name that the text gives later.
    Whom the passages before have named is known by name, state and office, and one of the people as soon as it is named again.
    """

    def __init__(self, scene: Scene, candidates: Sequence[Candidate], story: Story) -> None:
        self._scene, self._story = scene, story
        self._by_family: dict[int, Referent] = {}
        self._order: dict[int, int] = {}
        self._first: dict[int, int] = {}
        self._by_word: dict[str, dict[int, Referent]] = {}
        self._by_state: dict[str, dict[int, Referent]] = {}
        self.people: list[Referent] = []
        self._known = tuple(scene.before.again())
        for referent in self._known:
            self._order[id(referent)] = len(self._order)
            self._index(referent)
        namings: dict[int, _Naming] = {}
        for c in candidates:
            if c.kind == "person" and c.family is not None:
                naming = namings.setdefault(c.family, _Naming(c.family, full=False))
                naming.candidates.append(c)
                naming.full = naming.full or len((c.name or "").split()) > 1
                naming.ids = naming.ids or c.ids
        self._doc_states = frozenset(s for c in candidates for s in c.states)
        ordered = sorted(namings.values(), key=lambda n: n.family)
        for naming in [n for n in ordered if n.full] + [n for n in ordered if not n.full]:
            self._place(naming)
        self._lend_states(candidates)

    def of(self, candidate: Candidate) -> Referent | None:
        """The person that a candidate names."""
        return self._by_family.get(candidate.family) if candidate.family is not None else None

    def told(self) -> Told:
        """Whom this passage and those before have named."""
        return Told.of(self._known, self.people)

    def of_title(self) -> list[Referent]:
        """People whom the document's title names in full; the title itself is furniture and is not read for mentions."""
        found = []
        words = (self._scene.document.title or "").split()
        for i in range(len(words)):
            match = self._scene.table.match(words, i)
            ids = tuple(n.entry for n in match.names if n.kind == "person") if match else ()
            people = self._in_time([p for p in (self._scene.table.person(x) for x in ids) if p is not None])
            if len(people) == 1:
                known = next((r for r in self.people if r.id == people[0].id), None)
                referent = known or Referent("person", id=people[0].id, name=people[0].name)
                if known is None:
                    self._from_table(referent)
                found.append(referent)
        return found

    def _place(self, naming: _Naming) -> None:
        referent = self._same(naming)
        if referent is None:
            referent = Referent("person")
            self._order[id(referent)] = len(self._order)
        if id(referent) not in self._first:
            self.people.append(referent)
        self._by_family[naming.family] = referent
        self._first[id(referent)] = min(naming.family, self._first.get(id(referent), naming.family))
        self._tell(referent, naming)
        self._index(referent)

    def _index(self, referent: Referent) -> None:
        for word in referent.words | {referent.id or "", referent.family or "", sound_key(referent.family or "")}:
            self._by_word.setdefault(word, {})[id(referent)] = referent
        for state in {s for s, _ in referent.posts} | ({referent.state} if referent.state else set()):
            self.serves(referent, state)

    def serves(self, referent: Referent, state: str) -> None:
        """Remember that somebody is, or may be, of a state."""
        self._by_state.setdefault(state, {})[id(referent)] = referent

    def of_state(self, state: str) -> list[Referent]:
        """The people of the document who are, or may be, of a state."""
        return list(self._by_state.get(state, {}).values())

    # -- who is the same ---------------------------------------------------------------------------------------------

    def _same(self, naming: _Naming) -> Referent | None:
        words = self._words(naming)
        family = fold(self._scene.tokens[naming.family].text)
        near: dict[int, Referent] = {}
        # Nobody fits who shares no more than a given name: looking at all the Johns of a list takes its square.
        for key in sorted({family, sound_key(family), *naming.ids, *self._short_ids(naming)}):
            near.update(self._by_word.get(key, {}))
        fitting = [r for r in near.values() if self._fits(r, naming, words, family)]
        fitting.sort(key=lambda r: self._order[id(r)])
        if len(fitting) > 1:
            closer = [r for r in fitting if r.family == family]
            fitting = closer or fitting
        return fitting[-1] if fitting else None

    def _fits(self, referent: Referent, naming: _Naming, words: set[str], family: str) -> bool:
        if (
            naming.states
            and referent.state
            and referent.state not in naming.states
            and not self._same_body(referent, naming)
        ):
            return False
        if naming.full:
            if referent.id and naming.ids:
                return referent.id in naming.ids
            shared = referent.words & words
            return referent.family == family and len(shared) > 1
        if referent.family == family or (referent.id and referent.id in self._short_ids(naming)):
            return True
        if family in referent.words and len(family) > 2:
            return True
        return referent.family is not None and len(family) > 3 and sound_key(referent.family) == sound_key(family)

    def _same_body(self, referent: Referent, naming: _Naming) -> bool:
        """A title may name an organisation where an earlier one named the state."""
        return bool(referent.id) and referent.id in naming.ids

    def _words(self, naming: _Naming) -> set[str]:
        return self._folded(max((c.name or "" for c in naming.candidates), key=len))

    def _folded(self, name: str) -> set[str]:
        return {fold(w) for w in name.replace("-", " ").split() if len(fold(w)) > 1}

    def _short_ids(self, naming: _Naming) -> tuple[str, ...]:
        match = self._scene.table.match_short([self._scene.tokens[naming.family].text], 0)
        return tuple(n.entry for n in match.names) if match else ()

    # -- states that only another mention tells ----------------------------------------------------------------------

    def _lend_states(self, candidates: Sequence[Candidate]) -> None:
        """Give a titled person without a state the one whose office of that class the text leaves unnamed.

        "Peru has summoned Chile's ambassador … Ambassador Rojas said": of Chile, if no other state's ambassador is spoken
        of. In a readout of its own a side calls its people by title alone.
        """
        stateless = [p for p in self.people if p.state is None and p.office is not None and p.id is None]
        if not stateless:
            return
        document = self._scene.document
        home = document.outlet_country if document.kind in OFFICIAL_KINDS else None
        for person in stateless:
            told = {
                c.states[0]
                for c in candidates
                if c.form == "nominal" and c.kind in {"office", "described"} and len(c.states) == 1
                and c.offices[:1] == (person.office,) and c.standing == "now" and not c.plural
            }  # fmt: skip
            free = sorted(s for s in told if not any(p.holds(s, (person.office or "",)) for p in self.of_state(s)))
            state = free[0] if len(free) == 1 else home if not told else None
            state = state or self._at_home(person)
            if state is not None:
                person.state = state
                self.serves(person, state)
                settle_role(self._scene.table, person)

    def _at_home(self, person: Referent) -> str | None:
        """The state of a domestic story, for one who is first named in a sentence about no other."""
        first = self._first.get(id(person))
        return self._story.at(first) if first is not None and person.office not in ABROAD else None

    # -- what is known of them ---------------------------------------------------------------------------------------

    def _tell(self, referent: Referent, naming: _Naming) -> None:
        title = naming.titled
        best = max((c.name or "" for c in naming.candidates), key=len)
        if referent.name is None or (referent.id is None and len(best) > len(referent.name)):
            referent.name = best
        referent.words |= self._words(naming)
        if referent.family is None or naming.full:
            referent.family = referent.family or fold(self._scene.tokens[naming.family].text)
        referent.gender = referent.gender or next((c.gender for c in naming.candidates if c.gender), None)
        if naming.states and referent.state is None:
            referent.state = naming.states[0]
        if title is not None:
            referent.titles |= {w.lower() for w in (title.role or "").split()}
            self._take_title(referent, title)
        if referent.id is None:
            self._identify(referent, naming)
        if referent.id is not None:
            self._from_table(referent)
            if title is not None and "leader" in title.offices:
                self._leader_of(referent)
        if not referent.title and referent.office is None and referent.role is None:
            # "King Salman" and "Pope Francis" are names that begin with the title.
            referent.title = tuple((referent.name or "").split()[:1] if referent.id is None else best.split()[:1])
        settle_role(self._scene.table, referent)

    def _take_title(self, referent: Referent, title: Candidate) -> None:
        for c in (title,):
            core = self._scene.tokens[c.first : c.last]
            referent.titles |= {t.lower for t in core if t.text.isalpha() and t.i != c.family}
        better = (referent.office in WEAK or referent.office is None) and title.offices
        if title.standing == "now" and title.title and (better or referent.office is None):
            referent.title = title.title
        if better and title.standing == "now":
            referent.office, referent.role, referent.sector = (
                title.offices[0],
                title.role,
                title.sector or referent.sector,
            )
        elif referent.role is None:
            referent.role = title.role

    def _identify(self, referent: Referent, naming: _Naming) -> None:
        table = self._scene.table
        ids = naming.ids or (() if naming.full else self._short_ids(naming))
        people = [p for p in (table.person(i) for i in ids) if p is not None]
        if not naming.full and len(referent.words) > 1:
            # The text has given another full name: "Samia Suluhu Hassan" is no other Hassan.
            people = [p for p in people if any(len(self._folded(n) & referent.words) > 1 for n in (p.name, *p.aliases))]
        chosen = self._choose(people, referent, naming)
        if chosen is not None:
            referent.id, referent.name = chosen.id, chosen.name
            referent.words |= self._folded(chosen.name)
            referent.gender = referent.gender or {"f": "female", "m": "male"}.get(chosen.gender or "")  # type: ignore[assignment]

    def _choose(self, people: list[Person], referent: Referent, naming: _Naming) -> Person | None:
        """The one person of the table that fits; None where several do, or where the words speak against all."""
        state, office = referent.state, referent.office
        if not naming.full:
            written = fold(self._scene.tokens[naming.family].text)
            exact = [p for p in people if written in {fold(w) for w in p.name.replace("-", " ").split()}]
            people = exact or people
        if state is not None:
            own = [p for p in people if state in p.states]
            # The table may know a person only from an earlier post: Guterres from Portugal, when the text says "UN chief".
            people = own or (
                people if naming.full and self._scene.table.organisation(state) and len(people) == 1 else []
            )
        if len(people) > 1 or not naming.full:
            people = self._in_time(people)
        if office is not None and len(people) > 1:
            holding = [p for p in people if any(same_office(t.office, office) for t in self._terms(p))]
            people = holding or people
        if len(people) > 1:
            people = [p for p in people if set(p.states) & self._doc_states] or people
        if not naming.full and state is None and len(people) == 1 and not set(people[0].states) & self._doc_states:
            return people[0] if self._is_famous(people[0]) else None
        return people[0] if len(people) == 1 else None

    def _is_famous(self, person: Person) -> bool:
        """Whether a bare surname may mean the person though the document names no state of hers: leaders only."""
        return any(t.office in {"head_of_state", "head_of_government"} for t in self._terms(person))

    def _in_time(self, people: list[Person]) -> list[Person]:
        """Who holds an office when the document appears; where nobody does, who held one before."""
        stated = self._scene.document.stated
        if stated is None:
            return people
        now = [p for p in people if any(t.may_cover(stated) for t in self._terms(p))]
        if now:
            return now
        latest = stated.latest
        return [
            p
            for p in people
            if latest is None
            or any(t.interval.earliest is None or t.interval.earliest <= latest for t in self._terms(p))
        ]

    def _terms(self, person: Person) -> tuple[Term, ...]:
        return self._scene.table.terms(person.id)

    def _from_table(self, referent: Referent) -> None:
        """State, office and posts that the table knows, for the day of the document where it is stated."""
        table, stated = self._scene.table, self._scene.document.stated
        terms = table.terms(referent.id or "")
        current = tuple(t for t in terms if stated is None or t.may_cover(stated))
        referent.posts = frozenset((t.state, t.office) for t in current)
        states = {t.state for t in (current or terms)}
        if referent.state is None and len(states) == 1:
            referent.state = next(iter(states))
        if referent.office is None and stated is not None and referent.role is None:
            certain = [t for t in current if t.surely_covers(stated)]
            if certain:
                term = min(
                    certain, key=lambda t: (t.office not in {"head_of_state", "head_of_government"}, t.office, t.state)
                )
                self._take_term(referent, term)

    def _leader_of(self, referent: Referent) -> None:
        """As in "Polish leader Duda": the post that the table gives the person, not the one that the state's leader has."""
        held = {office for state, office in referent.posts if state == referent.state and office in LEADERS}
        if len(held) == 1 and referent.office not in held and referent.state is not None:
            (referent.office,) = held
            referent.role = self._scene.table.role_name(referent.office, referent.state)

    def _take_term(self, referent: Referent, term: Term) -> None:
        table = self._scene.table
        own = table.state(term.state)
        office = (
            own.leader
            if own
            and term.office in {"head_of_state", "head_of_government"}
            and (term.state, own.leader) in referent.posts
            else term.office
        )
        referent.office, referent.role = office, table.role_name(office, term.state)
        referent.state = referent.state or term.state
        referent.sector = table.offices.classes[office].sector
