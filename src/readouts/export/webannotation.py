"""W3C Web Annotations: one for each span of evidence, with the quoted words and their place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from readouts.contract.values import Json
from readouts.documents.document import Document
from readouts.export.format import Contents, Written, paged
from readouts.export.naming import contact_name, urn
from readouts.record.model import CheckedClaim, Contact, Event, Source

# Characters before and after the words, as annotation clients look for them.
AROUND = 32


class WebAnnotation:
    """One annotation a line: of contacts, events, points of accounts and claims."""

    name = "webannotation"
    title = "W3C Web Annotations (JSON-LD, one a line)"
    loses: tuple[str, ...] = (
        "Only what stands on words of a document is given; dates, statuses and reasons are not.",
        "Positions are code points of the text as it was read; the target's state gives the digest of that text.",
    )

    def write(self, contents: Contents, folder: Path) -> Written:
        """One file."""
        count, record = 0, contents.record
        with (folder / "annotations.jsonl").open("w", encoding="utf-8", newline="") as file:
            kinds: tuple[Iterable[Contact | Event | CheckedClaim], ...] = (
                record.contacts,
                record.events,
                record.claims,
            )
            for entries in kinds:
                for page in paged(entries):
                    noted = [note for entry in page for note in _notes(entry, contents)]
                    documents = contents.documents.with_ids(n.source.document for n in noted)
                    # The same words may bear the same slot twice: the last told counts.
                    found = {a["id"]: a for a in (_annotation(n, documents[n.source.document]) for n in noted)}
                    for annotation in found.values():
                        file.write(json.dumps(annotation, ensure_ascii=False) + "\n")
                    count += len(found)
        return {"annotations.jsonl": count}


@dataclass(frozen=True, slots=True)
class _Note:
    """Words of a document, what they say, and of which entry."""

    kind: str
    key: str
    slot: str
    body: str
    source: Source


def _notes(entry: Contact | Event | CheckedClaim, contents: Contents) -> Iterator[_Note]:
    match entry:
        case Contact():
            about = contact_name(entry, contents.actors)
            for support in entry.support:
                for source in support.sources:
                    body = f"{support.slot}: {support.value} – {about}"
                    yield _Note("contact", entry.id, support.slot, body, source)
            for account in entry.accounts:
                for point in account.points:
                    source = Source(point.document, point.point.span, point.point.text)
                    yield _Note("contact", entry.id, "point", f"{account.side or 'outlet'} on {about}", source)
        case Event():
            label = entry.type + (f"/{entry.mode}" if entry.mode else "")
            yield from (_Note("event", entry.id, "event", label, source) for source in entry.evidence)
        case CheckedClaim() if entry.document:
            source = Source(entry.document, entry.words, entry.text)
            yield _Note("claim", entry.id, "claim", f"{entry.kind}: {entry.verdict}", source)


def _annotation(note: _Note, document: Document) -> Json:
    source = note.source
    start, end = source.span.start, source.span.end
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("annotation", f"{note.kind}:{note.key}:{note.slot}:{document.id}:{start}-{end}"),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "SpecificResource", "source": urn(note.kind, note.key), "purpose": "linking"},
            {"type": "TextualBody", "value": note.body, "format": "text/plain", "purpose": "describing"},
        ],
        "target": {
            "source": document.url or urn("document", document.id),
            "state": {"type": "State", "refinedBy": {"type": "State", "value": f"sha256:{document.digest}"}},
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": document.text[start:end],
                    "prefix": document.text[max(0, start - AROUND) : start],
                    "suffix": document.text[end : end + AROUND],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }
