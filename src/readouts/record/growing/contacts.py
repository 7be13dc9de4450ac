"""Contacts from clusters: only those of changed clusters, and those that documents tie to them, are made anew.

Documents tie contacts to each other: told as simultaneous, in an order, or counted from one another. Days are passed on along
such ties, as far as contacts without a known day reach; a contact whose day is known takes nothing, and so passes nothing on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from readouts.interval import Dated
from readouts.record.claims.coverage import names_of
from readouts.record.corrections.edits import Editor
from readouts.record.dating.settling import settled, with_conflicts
from readouts.record.dating.terms import TermBook
from readouts.record.growing.clusters import ClusterStage
from readouts.record.growing.library import Library
from readouts.record.merging.contact import contact_of
from readouts.record.merging.zones import Zones
from readouts.record.model import Conflict, Contact
from readouts.record.shelf import Place, Shelf

Change = tuple[Contact | None, Contact | None]
"""A contact as it was and as it is."""

# Claims by which a document counts one contact from another.
_COUNTING = frozenset({"first_since", "last_contact", "nth"})


@dataclass(frozen=True, slots=True)
class Alone:
    """A contact as its own reports tell it, where that differs from the contact of the record."""

    core: str
    date: Dated
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The contact that a report was merged into."""

    report: str
    contact: str


@dataclass(slots=True)
class ContactStage:
    """Keeps the contacts."""

    shelf: Shelf
    library: Library
    clusters: ClusterStage
    editor: Editor
    book: TermBook
    zones: Zones

    def update(self, cores: Iterable[str]) -> dict[str, Change]:
        """Make the contacts of changed cores anew; gives all that changed, by id."""
        run = _Run(self)
        run.make(sorted(cores))
        run.settle()
        return run.finish()

    def contact_with(self, report: str) -> Contact | None:
        """The contact that a report was merged into."""
        part = self.shelf.get(Part, report)
        return self.shelf.get(Contact, part.contact) if part else None


@dataclass(frozen=True, slots=True)
class _Ties:
    """The contacts to which documents tie one."""

    ordered: frozenset[str]
    """Told as simultaneous, or in an order."""
    counted: frozenset[str]
    """Told in a document that counts contacts."""


@dataclass(slots=True)
class _Run:
    """One update."""

    stage: ContactStage
    made: dict[str, Contact] = field(default_factory=dict)
    """Contacts made from their reports, by id."""
    former: dict[str, Contact | None] = field(default_factory=dict)
    settled: dict[str, Contact] = field(default_factory=dict)
    ties: dict[str, _Ties] = field(default_factory=dict)

    @property
    def shelf(self) -> Shelf:
        return self.stage.shelf

    def make(self, cores: Iterable[str]) -> None:
        """The contacts of these cores, from their reports alone."""
        for core in cores:
            for old in self.shelf.near(Alone, _core(core)):
                self._take_away(old)
        for core in cores:
            cluster = self.stage.clusters.cluster(core)
            if cluster is None:
                continue
            contact = self.stage.editor.contact(contact_of(self.stage.library.corpus, cluster))
            self.made[contact.id] = contact
            self.former.setdefault(contact.id, None)
            for report in contact.reports:
                self.shelf.put(report, Part(report, contact.id))
            self.shelf.put(contact.id, Alone(core, contact.date, contact.conflicts), [Place(_core(core))])

    def _take_away(self, old: str) -> None:
        contact = self.shelf.get(Contact, old)
        self.former[old] = contact
        for report in contact.reports if contact else ():
            self.shelf.drop(Part, report)
        self.shelf.drop(Alone, old)

    def settle(self) -> None:
        """Settle the days of the made contacts, and of all to which ties lead."""
        for start in sorted({*self.made, *(t for i in self.made for t in self._tied(i))}):
            if start not in self.settled:
                self._settle_around(start)
        open_ends = {t for i in self.settled for t in self._ties(i).ordered} - self.settled.keys()
        known = dict(self.settled)
        for i in sorted(self.settled.keys() | open_ends):
            if self._ties(i).ordered:
                contact = known.get(i) or self._before_conflicts(i)
                others = [known.get(o) or self._before_conflicts(o) for o in sorted(self._around(i) - {i})]
                self.settled[i] = with_conflicts(self.stage.library.corpus, self.stage.zones, contact, others)

    def _settle_around(self, start: str) -> None:
        around = sorted(self._around(start))
        stage = self.stage
        found = settled(stage.library.corpus, stage.book, stage.zones, [self._alone(i) for i in around])
        for contact in found:
            # A contact with a day stands at the edge of several groups, and takes nothing from any.
            if contact.id == start or not self._is_fixed(contact.id):
                self.settled[contact.id] = contact

    def _around(self, start: str) -> set[str]:
        """A contact with all that ties lead to, up to contacts whose day is known."""
        found, queue = {start}, [start]
        while queue:
            i = queue.pop()
            if i != start and self._is_fixed(i):
                continue
            new = self._tied(i) - found
            found |= new
            queue += sorted(new)
        return found

    def _tied(self, i: str) -> frozenset[str]:
        """Contacts that may pass days on to one, or take them from it."""
        ties = self._ties(i)
        is_open = self._alone(i).date.interval.is_open
        return ties.ordered | {c for c in ties.counted if is_open or self._alone(c).date.interval.is_open}

    def _is_fixed(self, i: str) -> bool:
        return self._alone(i).date.interval.is_day

    def _ties(self, i: str) -> _Ties:
        if i not in self.ties:
            own, ordered, counted = set(self._base(i).reports), set(), set()
            for link in self._base(i).documents:
                coding = self.stage.library.corpus.by_document[link.document]
                pairs = [(r.id, b) for r in coding.contacts for b in r.alongside]
                pairs += [(o.report, o.other) for o in coding.orders]
                ordered |= {r for pair in pairs if not own.isdisjoint(pair) for r in pair}
                if any(c.kind in _COUNTING for c in coding.claims):
                    counted |= {r.id for r in coding.contacts}
            self.ties[i] = _Ties(self._contacts(ordered - own), self._contacts(counted - own))
        return self.ties[i]

    def _contacts(self, reports: Iterable[str]) -> frozenset[str]:
        return frozenset(part.contact for r in reports if (part := self.shelf.get(Part, r)))

    def finish(self) -> dict[str, Change]:
        """Put the contacts on the shelf."""
        changes: dict[str, Change] = {}
        for i in self.former.keys() - self.made.keys():
            self.shelf.drop(Contact, i)
            changes[i] = (self.former[i], None)
        for i in sorted(self.settled):
            old = self.former[i] if i in self.made else self.shelf.get(Contact, i)
            new = replace(self.settled[i], claims=old.claims if old else ())
            if new != old:
                put_contact(self.shelf, new)
                changes[i] = (old, new)
        return changes

    def _base(self, i: str) -> Contact:
        found = self.made.get(i) or self.shelf.get(Contact, i)
        if found is None:
            raise KeyError(i)
        return found

    def _alone(self, i: str) -> Contact:
        """The contact as its reports alone tell it."""
        if i in self.made:
            return self.made[i]
        row = self.shelf.get(Alone, i)
        if row is None:
            raise KeyError(i)
        return replace(self._base(i), date=row.date, conflicts=row.conflicts, grounds=(), claims=())

    def _before_conflicts(self, i: str) -> Contact:
        """The contact of the record, without the conflicts that ties make."""
        row = self.shelf.get(Alone, i)
        if row is None:
            raise KeyError(i)
        return replace(self._base(i), conflicts=row.conflicts, claims=())


def put_contact(shelf: Shelf, contact: Contact) -> None:
    """Put a contact where it is found by its sides and days."""
    shelf.put(contact.id, contact, [Place(name, contact.date.interval) for name in names_of(contact.states)])


def _core(core: str) -> str:
    return f"core {core}"
