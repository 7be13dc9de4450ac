"""One step of the record's growth: every stage takes in what changed, and hands on what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readouts.record.claims.anchors import ClaimWords
from readouts.record.corrections.codings import Corrector
from readouts.record.corrections.edits import Editor
from readouts.record.corrections.given import Given as Decided
from readouts.record.corrections.model import Correction, in_force
from readouts.record.dating.documents import Dater
from readouts.record.dating.terms import TermBook
from readouts.record.growing.claims import ClaimStage
from readouts.record.growing.clusters import ClusterStage
from readouts.record.growing.contacts import ContactStage
from readouts.record.growing.dates import DateStage
from readouts.record.growing.happenings import EventStage
from readouts.record.growing.library import Corrected, Library
from readouts.record.growing.sources import Sources
from readouts.record.merging.merge import Merger
from readouts.record.model import DatedDocument
from readouts.record.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Rules:
    """What the stages decide by."""

    book: TermBook
    dater: Dater
    merger: Merger
    words: ClaimWords


@dataclass(frozen=True, slots=True)
class Heeded:
    """The corrections that were in force when the record was last brought up to date."""

    log: tuple[Correction, ...]


def update(
    rules: Rules, shelf: Shelf, sources: Sources, documents: Iterable[str], corrections: Sequence[Correction] = ()
) -> None:
    """Bring the record on a shelf up to date with its sources.

    The result is that of all sources at once, whatever was taken in before and in whatever order.

    Args:
        rules: What the stages decide by; always the same for one shelf.
        shelf: The record.
        sources: All codings that the record is made of.
        documents: Ids of those that are new, changed or gone since the last time.
        corrections: The whole log of people's corrections.
    """
    log = in_force(corrections)
    changed = set(documents) | _corrected(shelf, sources, log)
    changed |= _joined(sources, log, changed)
    corrected = Corrected(sources, Corrector.of(log))
    dates = DateStage(rules.dater.solver, shelf, corrected)
    changed |= dates.update(changed)
    library = Library(corrected, dates.dated, rules.book, rules.words)
    editor = Editor.of(log, library.by_digest)
    joiner = rules.merger.heeding(Decided.of(log, library.by_digest)).joiner(library.corpus)
    clusters = ClusterStage(shelf, library, joiner)
    contacts = ContactStage(shelf, library, clusters, editor, rules.book, rules.dater.zones)
    events = EventStage(shelf, library, editor, contacts.contact_with)
    claims = ClaimStage(shelf, library, contacts, editor)
    for document in sorted(changed):
        _write(shelf, library, editor, document)
    changes = contacts.update(clusters.update(changed))
    events.update(changed, changes)
    claims.update(changed, changes)


def _corrected(shelf: Shelf, sources: Sources, log: tuple[Correction, ...]) -> set[str]:
    """The documents of corrections that came into force, or are no longer, since the last time."""
    before = shelf.get(Heeded, "log") or Heeded(())
    shelf.put("log", Heeded(log))
    ids, former = {c.id for c in log}, {c.id for c in before.log}
    return _meant(sources, (c for c in (*log, *before.log) if (c.id in ids) != (c.id in former)))


def _joined(sources: Sources, log: tuple[Correction, ...], documents: set[str]) -> set[str]:
    """The documents whose reports people joined with some of these, and so on."""
    found, merges = set(documents), [_meant(sources, [c]) for c in log if c.action == "merge"]
    while grown := {d for group in merges if not group.isdisjoint(found) for d in group} - found:
        found |= grown
    return found


def _meant(sources: Sources, corrections: Iterable[Correction]) -> set[str]:
    digests = {p.digest for c in corrections for p in (*c.passages, *c.others)}
    return {document for d in sorted(digests) if (document := sources.with_digest(d))}


def _write(shelf: Shelf, library: Library, editor: Editor, document: str) -> None:
    """The document as the record dates it."""
    told = library.told(document)
    if told is None:
        shelf.drop(DatedDocument, document)
        return
    facts = library.sources.facts(document)
    outlet = facts.outlet if facts else None
    row = DatedDocument(document, told.published, told.published_how, outlet, told.grounds, told.contradictions)
    shelf.put(document, editor.document(row, told.digest))
