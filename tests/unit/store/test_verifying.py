"""``verify`` sees every kind of damage, says where it is and what to do, and finds nothing on a sound record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from sqlalchemy import text, update

from databases import Databases
from readouts.coding.coding import Coding
from readouts.documents.document import Document
from readouts.record.builder import RecordBuilder
from readouts.record.corrections.model import correction
from readouts.store import schema
from readouts.store.packing import fingerprint
from readouts.store.store import Store
from readouts.store.transactions import writing
from readouts.store.verifying.flaws import Findings

pytestmark = pytest.mark.model

MANY = 8
WHEN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass
class Kept:
    """A record of some documents."""

    store: Store
    builder: RecordBuilder

    def verify(self) -> Findings:
        """What is wrong with it."""
        return self.store.verify("test", self.builder)

    def change(self, *statements: object) -> None:
        """Damage it, behind the back of the store and of what the database refuses."""
        with writing(self.store._engine) as connection:
            for statement in statements:
                connection.execute(text(statement) if isinstance(statement, str) else statement)


@pytest.fixture
def kept(address: Databases, coded: list[tuple[Document, Coding]], builder: RecordBuilder) -> Iterator[Kept]:
    """A sound record."""

    def make(where: str) -> None:
        with Store.open(where, create=True) as store:
            for document, coding in coded[:MANY]:
                store.keep(document, coding)
            store.correct([correction("Ana", "seen the tape", "accept", "contact", "0" * 16, WHEN)])
            store.grow("test", builder)

    with Store.open(address.copy("sound", make)) as store:
        yield Kept(store, builder)


def test_a_sound_record_is_whole(kept: Kept) -> None:
    """Nothing is wrong with it, and everything was looked at."""
    found = kept.verify()
    assert found.flaws == []
    assert found.checked["documents"] == found.checked["codings"] == MANY
    assert found.checked["rows set beside a rebuild"] > 200
    assert found.checked["corrections"] == 1


def test_what_waits_is_no_fault(kept: Kept, coded: list[tuple[Document, Coding]]) -> None:
    """A document that is not taken in yet is said, not called damage."""
    kept.store.keep(*coded[MANY])
    found = kept.verify()
    assert found.is_whole
    assert any("1 documents wait" in note for note in found.notes)


def _first(table: str) -> str:
    key = "digest" if table in ("documents", "codings") else "id"
    return f"{key} = (SELECT min({key}) FROM {table})"


ENTRY = 'replace(entry, \'"text":"\', \'"text":"Never said: \')'
DAMAGES = {
    "a text that was changed": (f"UPDATE documents SET text = 'Nothing.' WHERE {_first('documents')}", "codings", "stands at|ends at"),
    "words in the index": (f"UPDATE documents SET text = text || ' More.' WHERE {_first('documents')}", "words", "has other words in the index"),
    "a document that cannot be read": (f"UPDATE documents SET facts = '{{}}' WHERE {_first('documents')}", "documents", "cannot be read"),
    "a coding that was changed": ("UPDATE codings SET coding = replace(coding, '\"held\"', '\"denied\"') WHERE coding LIKE '%\"held\"%'", "codings", "its fingerprint is another"),
    "a coding that is gone": (f"DELETE FROM codings WHERE {_first('codings')}", "codings", "has no coding"),
    "a document that is not in the index": ("DELETE FROM documents_text", "words", "but not in both"),
    "an entry that cannot be read": (f"UPDATE events SET entry = '[]' WHERE {_first('events')}", "entries", "cannot be read"),
    "an entry with other words": (f"UPDATE contacts SET entry = {ENTRY}", "entries", "stands in"),
    "a contact that is gone": ("DELETE FROM contact_states", "entries", "is missing, a rebuild gives it"),
    "an entry that nobody reported": ("INSERT INTO claims (id, place, kind, verdict, entry) SELECT 'x', place, kind, verdict, entry FROM claims LIMIT 1", "entries", "holds the entry|not what a rebuild gives"),
    "a column beside its entry": ("UPDATE contacts SET status = 'denied' WHERE status = 'held'", "entries", "has another status in its row"),
    "a tally": ("UPDATE tallies SET count = count + 1", "entries", "not what a rebuild gives"),
    "a contact that lists do not show": ("DELETE FROM listed_contacts", "entries", "is missing, a rebuild gives it"),
    "a statement that lists show": ("UPDATE listed_statements SET state = 'XXX'", "entries", "not what a rebuild gives"),
    "days under which rows are found": ("UPDATE shelf_places SET first = first + 1", "entries", "not what a rebuild gives"),
    "corrections that were counted": ("UPDATE state SET value = '7' WHERE key = 'corrections'", "corrections", "had 7 lines"),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_seen(kept: Kept, damage: str) -> None:
    """Each kind of damage is found, with a sentence on what to do."""
    statement, check, says = DAMAGES[damage]
    kept.change(statement)
    found = kept.verify()
    flaws = [f for f in found.flaws if f.check == check]
    assert any(part in f.found for f in flaws for part in says.split("|")), [str(f) for f in found.flaws]
    assert all(f.do.endswith((".", "--mend", "restore")) or "readouts" in f.do for f in found.flaws)


def test_a_forged_coding_is_seen_by_its_words(kept: Kept) -> None:
    """Whoever changes a coding and its fingerprint too is found out where its words are not the document's."""
    with kept.store._engine.connect() as connection:
        packed = connection.scalars(
            text("SELECT coding FROM codings WHERE coding LIKE '%\"points\":[{%' ORDER BY digest")
        ).first()
    value = json.loads(packed)
    point = next(p for c in value["contacts"] for p in c["points"])
    point["text"] = "Words that nobody said"
    forged = json.dumps(value)
    kept.change(update(schema.codings).where(schema.codings.c.digest == value["digest"]).values(coding=forged, fingerprint=fingerprint(forged)))  # fmt: skip
    assert any("says that “Words that nobody said” stands at" in f.found for f in kept.verify().flaws)


@pytest.mark.parametrize("statement", ["UPDATE corrections SET entry = '{}'", "DELETE FROM corrections"])
def test_the_log_refuses_changes(kept: Kept, statement: str) -> None:
    """Neither database lets a line of the log of corrections be changed or taken out."""
    with pytest.raises(Exception, match="only ever added to"):
        kept.change(statement)
    assert len(kept.store.corrections()) == 1


def test_a_log_with_a_gap_is_seen(kept: Kept) -> None:
    """A line that was taken out of the log, by whoever could, is missed."""
    later = [correction("Ana", f"reason {n}", "accept", "contact", f"{n:016}", WHEN) for n in range(3)]
    kept.store.correct(later)
    kept.store.grow("test", kept.builder)
    if kept.store._engine.dialect.name == "sqlite":
        guard = ["DROP TRIGGER corrections_no_delete", "DROP TRIGGER corrections_no_update"]
    else:
        guard = ["DROP TRIGGER corrections_no_change ON corrections"]
    kept.change(*guard, "DELETE FROM corrections WHERE number = 2")
    found = [f.found for f in kept.verify().flaws if f.check == "corrections"]
    assert any("trigger that is missing" in f for f in found)
    assert any("had 4 lines when entries were last made, and has 3" in f for f in found)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM documents_text",
        "DELETE FROM entry_texts",
        "UPDATE tallies SET count = count + 1",
        "DELETE FROM contact_states",
        "UPDATE events SET entry = '[]'",
        f"UPDATE contacts SET entry = {ENTRY}",
    ],
)
def test_what_is_made_can_be_made_again(kept: Kept, damage: str) -> None:
    """Entries and the index of words are mended from what was read and decided."""
    before = kept.store.record()
    kept.change(damage)
    assert not kept.verify().is_whole
    kept.store.make_anew("test", kept.builder)
    assert kept.verify().flaws == []
    assert kept.store.record() == before


def test_many_faults_of_a_kind_are_counted(kept: Kept) -> None:
    """A list of a thousand lines helps nobody: the first are told, the rest are counted."""
    kept.change("UPDATE shelf_places SET first = first + 1")
    found = kept.verify()
    assert len(found.flaws) <= 40
    assert found.untold > 100
