"""Claims: checked anew where the document, a contact that they name, or what the record holds in their window changed.

A claim remembers what it asked for, by sides and days; a change there, and only there, can change its verdict.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from readouts.coding.coding import ClaimKind
from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor
from readouts.record.claims.assertions import Assertion, assertions_of
from readouts.record.claims.checked import check_claim
from readouts.record.claims.coverage import lies_in, name_of, names_of
from readouts.record.corrections.edits import Editor
from readouts.record.growing.contacts import Change, ContactStage, put_contact
from readouts.record.growing.library import Library
from readouts.record.model import CheckedClaim, Contact, DatedDocument
from readouts.record.shelf import Place, Shelf, rows_near
from readouts.record.sides import states_of


@dataclass(frozen=True, slots=True)
class Presence:
    """A document that speaks of states together: in a contact, or in one of its events."""

    document: str
    publisher: str
    states: tuple[str, ...]
    days: tuple[Interval, ...]
    """When it appeared, and when the contact was."""

    @property
    def places(self) -> set[Place]:
        """Where it is found."""
        return {Place(name, days) for name in names_of(self.states) for days in self.days}


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim that looked for something; its places are what it looked for."""

    claim: str
    document: str


@dataclass(slots=True)
class ShelfHoldings:
    """The holdings of the record on a shelf; remembers what was asked."""

    shelf: Shelf
    contacts: ContactStage
    asked: set[Place] = field(default_factory=set)

    def contact(self, id: str) -> Contact | None:
        """The contact with this id."""
        return self.shelf.get(Contact, id)

    def contacts_with(self, ids: Collection[str]) -> Mapping[str, Contact]:
        """The contacts with these ids."""
        return {i: c for i in ids if (c := self.contact(i)) is not None}

    def contact_with(self, report: str) -> Contact | None:
        """The contact that a report was merged into."""
        self.asked.add(Place(_report(report)))
        return self.contacts.contact_with(report)

    def days_of(self, documents: Collection[str]) -> Sequence[Interval]:
        """The days on which these documents appeared, as far as the record knows the documents."""
        found = (self.shelf.get(DatedDocument, d) for d in documents)
        return [d.published.interval for d in found if d is not None]

    def contacts_of(self, sides: Sequence[Actor], window: Interval) -> Sequence[Contact]:
        """The contacts of these sides whose days touch the window."""
        wanted = states_of(sides)
        if not wanted:
            return []
        self.asked.add(Place(name_of(wanted), window))
        return [c for c in rows_near(self.shelf, Contact, name_of(wanted), window) if wanted <= c.states]

    def documents_on(self, sides: Sequence[Actor], window: Interval) -> Mapping[str, str]:
        """The documents on these sides in the window, with their publishers."""
        wanted = states_of(sides)
        if not wanted:
            return {}
        self.asked.add(Place(name_of(wanted), window))
        found = rows_near(self.shelf, Presence, name_of(wanted), window)
        return {
            p.document: p.publisher
            for p in found
            if wanted <= set(p.states) and any(lies_in(days, window) for days in p.days)
        }

    def assertions_on(
        self, sides: Sequence[Actor], window: Interval, kinds: Collection[ClaimKind]
    ) -> Sequence[Assertion]:
        """What documents of the window claim of these sides, of these kinds."""
        wanted = states_of(sides)
        if not wanted:
            return []
        places = [Place(_said(kind, name_of(wanted)), window) for kind in sorted(kinds)]
        self.asked.update(places)
        found = (a for p in places for a in rows_near(self.shelf, Assertion, p.name, window))
        return [a for a in found if wanted <= a.states]

    def assertions_in(self, documents: Iterable[str]) -> Sequence[Assertion]:
        """What these documents claim."""
        names = [_of(d) for d in sorted(set(documents))]
        self.asked |= {Place(name) for name in names}
        return [a for name in names for a in rows_near(self.shelf, Assertion, name)]

    def assertions_counting(self, sides: Sequence[Actor], days: Interval) -> Sequence[Assertion]:
        """What documents claim of these sides that counts from these days."""
        wanted = states_of(sides)
        if not wanted:
            return []
        place = Place(_counts(name_of(wanted)), days)
        self.asked.add(place)
        return [a for a in rows_near(self.shelf, Assertion, place.name, days) if wanted <= a.states]


@dataclass(slots=True)
class ClaimStage:
    """Keeps the claims."""

    shelf: Shelf
    library: Library
    contacts: ContactStage
    editor: Editor

    def update(self, documents: Iterable[str], changes: Mapping[str, Change]) -> None:
        """Take in documents that are new, changed or gone, and contacts that changed."""
        wanted = set(documents)
        stirred = self._stirred(wanted, changes)
        recheck = set(wanted)
        recheck |= {link.document for change in changes.values() for c in change if c for link in c.documents}
        claims = {key for p in sorted(stirred, key=repr) for key in self.shelf.near(Asked, p.name, p.days)}
        again: dict[str, set[str]] = {}
        for key in sorted(claims):
            if asked := self.shelf.get(Asked, key):
                again.setdefault(asked.document, set()).add(key)
        about = set(changes)
        for document in sorted(recheck):
            about |= self._check(document, None)
        for document in sorted(again.keys() - recheck):
            about |= self._check(document, again[document])
        for i in sorted(about):
            self._tell(i)

    def _stirred(self, documents: set[str], changes: Mapping[str, Change]) -> set[Place]:
        """The sides and days about which the record holds something else than before."""
        found = set()
        for change in changes.values():
            for contact in change:
                if contact is not None:
                    found |= {Place(name, contact.date.interval) for name in names_of(contact.states)}
                    found |= {Place(_report(report)) for report in contact.reports}
        for document in sorted(documents):
            found |= self._claimed(document)
            found |= self._present(f"of {document}", self._events(document))
            reports = self.library.filed(document)
            contacts = {c.id for f in reports if (c := self.contacts.contact_with(f.report.id))}
            for i in sorted(i for i in contacts if i not in changes):  # a difference would walk through all changes
                found |= self._present(f"in {i}", self._links(self.shelf.get(Contact, i)))
        for i, (_, contact) in changes.items():
            found |= self._present(f"in {i}", self._links(contact))
        return found

    def _claimed(self, document: str) -> set[Place]:
        """Put what a document claims where other claims find it; the places that it left or took."""
        told = self.library.told(document)
        new = {a.id: a for a in assertions_of(self.library.corpus, told)} if told else {}
        found: set[Place] = set()
        for old in rows_near(self.shelf, Assertion, _of(document)):
            if new.get(old.id) != old:
                self.shelf.drop(Assertion, old.id)
                found |= claim_places(old)
        for key, row in new.items():
            if self.shelf.put(key, row, claim_places(row)):
                found |= claim_places(row)
        return found

    def _present(self, owner: str, rows: Mapping[str, Presence]) -> set[Place]:
        """Put what a document or a contact shows of states; the places that it left or took."""
        former = {key: self.shelf.get(Presence, key) for key in self.shelf.near(Presence, owner)}
        found: set[Place] = set()
        for key, row in former.items():
            if row is not None and rows.get(key) != row:
                self.shelf.drop(Presence, key)
                found |= row.places
        for key, new in rows.items():
            if self.shelf.put(key, new, [*new.places, Place(owner)]):
                found |= new.places
        return found

    def _events(self, document: str) -> dict[str, Presence]:
        told = self.library.told(document)
        if told is None or told.published.interval == ALWAYS:
            return {}
        groups = {tuple(sorted(states_of(p.actor for p in (*e.actors, *e.recipients)))) for e in told.events}
        days = (told.published.interval,)
        return {f"{document} {'+'.join(g)}": self._presence(document, g, days) for g in groups if g}

    def _links(self, contact: Contact | None) -> dict[str, Presence]:
        if contact is None:
            return {}
        rows, states = {}, tuple(sorted(contact.states))
        for link in contact.documents:
            days = {contact.date.interval, self.library.corpus.published(link.document)} - {ALWAYS}
            if days:
                rows[f"{contact.id} {link.document}"] = self._presence(
                    link.document, states, tuple(sorted(days, key=repr))
                )
        return rows

    def _presence(self, document: str, states: tuple[str, ...], days: tuple[Interval, ...]) -> Presence:
        return Presence(document, self.library.corpus.publisher(document), states, days)

    def _check(self, document: str, only: set[str] | None) -> set[str]:
        """Check claims of a document; the contacts that they are, or were, about."""
        told = self.library.told(document)
        claims = {c.id: c for c in told.claims} if told else {}
        about: set[str] = set()
        for old in rows_near(self.shelf, CheckedClaim, _of(document)):
            about |= {old.about} if old.about else set()
            if old.id not in claims:
                self.shelf.drop(CheckedClaim, old.id)
                self.shelf.drop(Asked, old.id)
        for key in sorted(claims.keys() if only is None else only & claims.keys()):
            assert told is not None
            holdings = ShelfHoldings(self.shelf, self.contacts)
            checked = self.editor.claim(check_claim(self.library.corpus, told, claims[key], holdings))
            places = [Place(_of(document)), *([Place(_about(checked.about))] if checked.about else [])]
            self.shelf.put(key, checked, places)
            self.shelf.put(key, Asked(key, document), holdings.asked)
            about |= {checked.about} if checked.about else set()
        return about

    def _tell(self, i: str) -> None:
        """Tell a contact which claims are about it."""
        contact = self.shelf.get(Contact, i)
        if contact is None:
            return
        found = rows_near(self.shelf, CheckedClaim, _about(i))
        ids = tuple(c.id for c in sorted(found, key=lambda c: (c.document or "", c.words, c.id)))
        if ids != contact.claims:
            put_contact(self.shelf, replace(contact, claims=ids))


def claim_places(assertion: Assertion) -> set[Place]:
    """Where other claims find what a document claims."""
    names = names_of(assertion.states)
    found = {Place(_said(assertion.kind, name), assertion.published) for name in names} | {
        Place(_of(assertion.document))
    }
    anchor = assertion.anchor
    return found if anchor is None else found | {Place(_counts(name), anchor) for name in names}


def _said(kind: ClaimKind, name: str) -> str:
    return f"{kind} {name}"


def _counts(name: str) -> str:
    return f"counts {name}"


def _report(report: str) -> str:
    return f"report {report}"


def _of(document: str) -> str:
    return f"of {document}"


def _about(contact: str | None) -> str:
    return f"about {contact}"
