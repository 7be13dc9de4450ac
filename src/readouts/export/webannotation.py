"""W3C Web Annotations: one for each span of evidence, with the quoted words and their place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from readouts.contract.values import Json
from readouts.documents.document import Document
from readouts.export.format import Contents, Written
from readouts.export.naming import contact_name, urn
from readouts.record.model import Source

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
        documents = {d.id: d for d in contents.documents}
        found = {a["id"]: a for a in _annotations(contents, documents)}
        with (folder / "annotations.jsonl").open("w", encoding="utf-8", newline="") as file:
            for annotation in found.values():
                file.write(json.dumps(annotation, ensure_ascii=False) + "\n")
        return {"annotations.jsonl": len(found)}


def _annotations(contents: Contents, documents: dict[str, Document]) -> Iterator[Json]:
    record = contents.record
    for contact in record.contacts:
        about = contact_name(contact, contents.actors)
        for support in contact.support:
            for source in support.sources:
                body = f"{support.slot}: {support.value} – {about}"
                yield _annotation("contact", contact.id, support.slot, body, source, documents)
        for account in contact.accounts:
            for point in account.points:
                source = Source(point.document, point.point.span, point.point.text)
                yield _annotation(
                    "contact", contact.id, "point", f"{account.side or 'outlet'} on {about}", source, documents
                )
    for event in record.events:
        label = event.type + (f"/{event.mode}" if event.mode else "")
        for source in event.evidence:
            yield _annotation("event", event.id, "event", label, source, documents)
    for claim in record.claims:
        if claim.document:
            source = Source(claim.document, claim.words, claim.text)
            yield _annotation("claim", claim.id, "claim", f"{claim.kind}: {claim.verdict}", source, documents)


def _annotation(kind: str, key: str, slot: str, body: str, source: Source, documents: dict[str, Document]) -> Json:
    document = documents[source.document]
    start, end = source.span.start, source.span.end
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("annotation", f"{kind}:{key}:{slot}:{document.id}:{start}-{end}"),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "SpecificResource", "source": urn(kind, key), "purpose": "linking"},
            {"type": "TextualBody", "value": body, "format": "text/plain", "purpose": "describing"},
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
