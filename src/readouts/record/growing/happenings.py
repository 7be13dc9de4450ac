"""Events: the cells of mentions that a change touches are parted anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from readouts.record.corrections.edits import Editor
from readouts.record.growing.contacts import Change
from readouts.record.growing.library import Library
from readouts.record.happenings.events import Told, event_of, told_in
from readouts.record.happenings.occasions import Mention, best_of, fits, mention_of, parted
from readouts.record.model import Contact, Event
from readouts.record.shelf import Place, Shelf, rows_near


@dataclass(frozen=True, slots=True)
class Occasion:
    """Mentions of one cell that are of one event. Others may have chosen it."""

    key: str
    cell: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """The occasion of a day that a mention of some weeks chose, and whether it was let in."""

    mention: str
    occasion: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Written:
    """The event that was made of an occasion."""

    occasion: str
    event: str


@dataclass(slots=True)
class EventStage:
    """Keeps the events."""

    shelf: Shelf
    library: Library
    editor: Editor
    contact_with: Callable[[str], Contact | None]

    def update(self, documents: Iterable[str], changes: Mapping[str, Change]) -> None:
        """Take in documents that are new, changed or gone, and contacts that changed."""
        run = _Run(self, set(documents))
        near = {link.document for change in changes.values() for c in change if c for link in c.documents}
        run.take(run.documents | near)
        run.part({m.cell for m in run.touched if m.level != "weeks"})
        run.choose()
        run.part({m.cell for m in run.touched if m.level == "weeks"} | run.moved)
        run.write()


@dataclass(slots=True)
class _Run:
    """One update."""

    stage: EventStage
    documents: set[str]
    touched: set[Mention] = field(default_factory=set)
    """Mentions as they were and as they are."""
    left: set[str] = field(default_factory=set)
    """Occasions that a mention left which looks for none any more."""
    told: dict[str, dict[str, Told]] = field(default_factory=dict)
    occasions: set[str] = field(default_factory=set)
    """Occasions that changed."""
    moved: set[str] = field(default_factory=set)
    """Cells of mentions that were let in or kept out."""

    @property
    def shelf(self) -> Shelf:
        return self.stage.shelf

    def take(self, documents: Iterable[str]) -> None:
        """The mentions of these documents anew."""
        for document in sorted(documents):
            old = {m.key: m for m in rows_near(self.shelf, Mention, _of(document))}
            new = {m.key: m for m in self._mentions(document)}
            for key in old.keys() | new.keys():
                if old.get(key) != new.get(key) or document in self.documents:
                    self.touched |= {m for m in (old.get(key), new.get(key)) if m}
            for key in old.keys() - new.keys():
                self.shelf.drop(Mention, key)
                self._leave(key)
            for key, mention in new.items():
                if mention.level != "weeks":
                    self._leave(key)
                self.shelf.put(key, mention, _places(mention))

    def _leave(self, key: str) -> None:
        home = self.shelf.get(Home, key)
        if home is not None:
            self.shelf.drop(Home, key)
            self.left.add(home.occasion)

    def _mentions(self, document: str) -> list[Mention]:
        coding = self.stage.library.told(document)
        if coding is None:
            return []
        found = told_in(self.stage.library.corpus, coding, self.stage.contact_with)
        self.told[document] = {" ".join(told.key): told for told, _ in found}
        return [mention_of(told, contact) for told, contact in found]

    def part(self, cells: Iterable[str]) -> None:
        """Part these cells anew."""
        touched = {m.key for m in self.touched}
        for cell in sorted(cells):
            former = {o.key: o for o in rows_near(self.shelf, Occasion, _in(cell))}
            new: dict[str, Occasion] = {}
            for group in parted(m for m in rows_near(self.shelf, Mention, _in(cell)) if not self._is_taken(m.key)):
                occasion = Occasion(f"{cell} {group[0].key}", cell, tuple(m.key for m in group))
                new[occasion.key] = occasion
                places = [Place(_in(cell))]
                places += [Place(group[0].block, group[0].days)] if group[0].level == "day" else []
                self.shelf.put(occasion.key, occasion, places)
            for key in former.keys() - new.keys():
                self.shelf.drop(Occasion, key)
            for key in former.keys() | new.keys():
                if former.get(key) != new.get(key) or not touched.isdisjoint(new[key].mentions):
                    self.occasions.add(key)

    def _is_taken(self, key: str) -> bool:
        home = self.shelf.get(Home, key)
        return home is not None and home.taken

    def choose(self) -> None:
        """Mentions of some weeks choose among the occasions of the days in them."""
        affected = {m.key for m in self.touched if m.level == "weeks"}
        for mention in self.touched:
            if mention.level == "day":
                affected |= set(self.shelf.near(Mention, _weeks(mention.block), mention.days))
        taken = {key for key in affected if self._is_taken(key)}
        homes = self.occasions | self.left
        for key in sorted(affected):
            homes |= self._choose_again(key)
        for home in sorted(homes):
            choosing = self.shelf.near(Home, home)
            affected |= set(choosing)
            taken |= {key for key in choosing if self._is_taken(key)}
            self._let_in(home, choosing)
        self.occasions |= homes
        for key in affected:
            row = self.shelf.get(Mention, key)
            if row and self._is_taken(key) != (key in taken):
                self.moved.add(row.cell)

    def _choose_again(self, key: str) -> set[str]:
        """The occasions that a mention leaves, or joins."""
        mention, former = self.shelf.get(Mention, key), self.shelf.get(Home, key)
        home = None
        if mention is not None and mention.level == "weeks":
            near = rows_near(self.shelf, Occasion, mention.block, mention.days)
            found = best_of(mention, [self._all(o.mentions) for o in near])
            home = near[found].key if found is not None else None
        if home is None:
            self.shelf.drop(Home, key)
        elif former is None or former.occasion != home:
            self.shelf.put(key, Home(key, home, False), [Place(home)])
        changed = former is None or former.occasion != home or any(m.key == key for m in self.touched)
        return {o for o in (former.occasion if former else None, home) if o} if changed else set()

    def _let_in(self, key: str, choosing: Iterable[str]) -> None:
        occasion = self.shelf.get(Occasion, key)
        members = self._all(occasion.mentions) if occasion else []
        for mention in self._all(choosing):
            taken = occasion is not None and fits(mention, members)
            members += [mention] if taken else []
            self.shelf.put(mention.key, Home(mention.key, key, taken), [Place(key)])

    def _all(self, keys: Iterable[str]) -> list[Mention]:
        found = (self.shelf.get(Mention, key) for key in keys)
        return [m for m in found if m]

    def write(self) -> None:
        """Write the events of changed occasions."""
        for key in sorted(self.occasions):
            if written := self.shelf.get(Written, key):
                self.shelf.drop(Written, key)
                self.shelf.drop(Event, written.event)
        for key in sorted(self.occasions):
            occasion = self.shelf.get(Occasion, key)
            if occasion is None:
                continue
            members = self._all((*occasion.mentions, *(k for k in self.shelf.near(Home, key) if self._is_taken(k))))
            contact = self.shelf.get(Contact, members[0].contact) if members[0].contact else None
            event = event_of(self.stage.library.corpus, [self._told(m) for m in members], contact)
            event = self.stage.editor.event(event)
            self.shelf.put(event.id, event)
            self.shelf.put(key, Written(key, event.id))

    def _told(self, mention: Mention) -> Told:
        if mention.document not in self.told:
            self._mentions(mention.document)
        return self.told[mention.document][mention.key]


def _places(mention: Mention) -> list[Place]:
    found = [Place(_of(mention.document)), Place(_in(mention.cell))]
    return [*found, Place(_weeks(mention.block), mention.days)] if mention.level == "weeks" else found


def _of(document: str) -> str:
    return f"of {document}"


def _in(cell: str) -> str:
    return f"in {cell}"


def _weeks(block: str) -> str:
    return f"weeks {block}"
