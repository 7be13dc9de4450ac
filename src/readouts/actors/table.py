"""The table of actors: states, organisations, offices, and people with their terms of office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from readouts.actors.loading import Files, all_names, read_files
from readouts.actors.model import Group, Match, Name, OfficeReading, Organisation, Person, Place, State, Term
from readouts.actors.names import NameIndex
from readouts.actors.offices import Offices
from readouts.actors.own.merging import merged
from readouts.actors.own.shelf import Shelf
from readouts.actors.people import Naming
from readouts.actors.spelling import fold, sound_key, word_key
from readouts.actors.terms import Posts
from readouts.interval import ALWAYS, Interval

# Words of texts that a table remembers, before it begins anew.
_MOST_WORDS = 50_000
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class ActorTable:
    """Everything that the data files below ``resources/actors`` know, indexed for look-up."""

    states: dict[str, State]
    organisations: dict[str, Organisation]
    groups: dict[str, Group]
    places: dict[str, Place]
    offices: Offices
    _people: dict[str, Person]
    _posts: Posts
    _words: NameIndex
    _full_names: NameIndex
    _short_names: NameIndex
    _beginnings: dict[str, bool] = field(default_factory=dict)
    """Whether a name begins with a word of the texts read so far."""

    @classmethod
    def load(cls, own: Path | None = None) -> ActorTable:
        """The table that ships with the package, with the user's own tables in a folder laid over it.

        Raises:
            ResourceFileError: A data file has faults.
        """
        tables = Shelf(own).tables() if own else []
        return cls.build(merged(read_files(), tables) if tables else read_files())

    @classmethod
    def build(cls, files: Files) -> ActorTable:
        """The table of checked data files."""
        offices = Offices.build(files.offices)
        posts = Posts.of(files.holders)
        people, full, short = _people(files, posts)
        return cls(
            states={s.code: s for s in files.states_built()},
            organisations={
                o.code: Organisation(o.code, o.name, o.sector, o.part_of, o.qid) for o in files.organisations
            },
            groups={g.id: Group(g.id, g.name, g.state, g.sector) for g in files.groups},
            places={p.name: Place(p.name, p.state, p.kind) for p in files.places},
            offices=offices,
            _people=people,
            _posts=posts,
            _words=NameIndex.build(word_key, (*all_names(files), *offices.names())),
            _full_names=NameIndex.build(sound_key, full, initials=True),
            _short_names=NameIndex.build(sound_key, short),
        )

    def match(self, words: Sequence[str], start: int) -> Match | None:
        """The longest name of any kind that begins at ``words[start]``, with all its readings.

        Of people only full names are found; for a surname alone see ``match_short``.
        """
        if not self._begins(words[start]):
            return None
        thing, person = self._words.match(words, start), self._full_names.match(words, start)
        if thing is None or person is None:
            return thing or person
        if thing.length == person.length:
            return Match((*thing.names, *person.names), thing.length)
        return max(thing, person, key=lambda m: m.length)

    def _begins(self, word: str) -> bool:
        """Whether a name may begin with the word; most words of a text begin none, which is looked up once for each."""
        known = self._beginnings.get(word)
        if known is None:
            if len(self._beginnings) >= _MOST_WORDS:
                self._beginnings.clear()
            known = self._beginnings[word] = self._words.begins(word) or self._full_names.begins(word)
        return known

    def match_short(self, words: Sequence[str], start: int) -> Match | None:
        """The longest surname (or given name that is used alone) that begins at ``words[start]``, with all who bear it."""
        return self._short_names.match(words, start)

    def state(self, code: str) -> State | None:
        """The state with an ISO 3166-1 alpha-3 code."""
        return self.states.get(code)

    def organisation(self, code: str) -> Organisation | None:
        """The organisation with a code (UN, NATO, EUU)."""
        return self.organisations.get(code)

    def is_code(self, code: str) -> bool:
        """Whether a code is that of a state or an organisation."""
        return code in self.states or code in self.organisations

    def group(self, key: str) -> Group | None:
        """The group with an id."""
        return self.groups.get(key)

    def place(self, name: str) -> Place | None:
        """The city or region with a name as ``Name.entry`` gives it."""
        return self.places.get(name)

    def person(self, key: str) -> Person | None:
        """The person with an id."""
        return self._people.get(key)

    def people(self, name: str) -> tuple[Person, ...]:
        """Who bears a full name, in any spelling or order; those who are spelt just so, if there are any."""
        return self._exact_first(self._full_names, name)

    def _exact_first(self, index: NameIndex, text: str) -> tuple[Person, ...]:
        words = text.split()
        match = index.match(words, 0) if words else None
        if match is None or match.length != len(words):
            return ()
        found = [self._people[n.entry] for n in match.names]
        wanted = fold("".join(words))
        spelt = [p for p in found if any(wanted in fold("".join(n.split())) for n in (p.name, *p.aliases))]
        return tuple(spelt) + tuple(p for p in found if p not in spelt)

    def terms(self, person_id: str) -> tuple[Term, ...]:
        """A person's terms, by state, office and start."""
        return self._posts.of_person(person_id)

    def holders(self, state: str, office: str, on: Interval = ALWAYS) -> tuple[Term, ...]:
        """Terms in which the office may have been held in ``on``; none where the table does not know.

        For the office "leader" the one that leads the state.
        """
        own = self.states.get(state)
        wanted = own.leader if own and office == "leader" else office
        return tuple(t for t in self._posts.terms((state, wanted)) if t.may_cover(on))

    def office(self, title_words: Sequence[str], state: str | None = None) -> OfficeReading | None:
        """What a title means in a state or organisation: "defense secretary" of the USA is its defence_minister."""
        return self.offices.reading(title_words, self.states.get(state, state) if state else None)

    def role_name(self, office: str, state: str | None = None) -> str:
        """How a reader says an office: "Secretary of Defense" of the USA, "Minister of Defence" of Russia."""
        return self.offices.role_name(office, self.states.get(state, state) if state else None)


_Written = list[tuple[str, Name]]


def _people(files: Files, posts: Posts) -> tuple[dict[str, Person], _Written, _Written]:
    """Everybody by id, and the full and the short names by which they are found."""
    naming = Naming(files.naming)
    aliases = _grouped((a.person, a.alias) for a in files.aliases)
    # A shortened name is left out where it is somebody else's whole name: Ali Mahmoud Abbas is not Mahmoud Abbas.
    whole = {name.lower() for name in (*(p.name for p in files.people), *(a.alias for a in files.aliases))}
    people: dict[str, Person] = {}
    full: _Written = []
    short: _Written = []
    for row in files.people:
        states = tuple(sorted({state for state, _ in posts.held_by.get(row.id, ())}))
        given, family = naming.split(row.name, states, row.family)
        own = aliases.get(row.id, ())
        qid = row.id if row.id[1:].isdigit() else None
        people[row.id] = Person(row.id, row.name, given, family, states, qid, row.gender, own)
        name = Name("person", row.id, states[0] if len(states) == 1 else None)
        shortened = dict.fromkeys(naming.full_names(row.name, given, family, states))
        full += [(t, name) for t in shortened if " " in t and (t == row.name or t.lower() not in whole)]
        full += [(t, name) for t in own if " " in t]
        short += [(t, name) for t in dict.fromkeys(naming.short_names(row.name, given, family, states))]
        short += [(t, name) for t in own if " " not in t]
        short += [(naming.split(t, states)[1], name) for t in own if " " in t and not row.family]
    return people, full, short


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
