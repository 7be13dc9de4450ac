"""Events as PLOVER's JSON, one line an event, with our own fields under ``x_contact`` and ``x_readouts``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from readouts.contract.values import Json
from readouts.documents.document import Document
from readouts.export.format import Contents, Written, paged
from readouts.language.reading import Actor
from readouts.ontology.plover import Ontology
from readouts.record.model import Contact, Event
from readouts.version import __version__


class Plover:
    """All events, those that did not happen too: PLOVER's auxiliary modes say so."""

    name = "plover"
    title = "PLOVER events as JSON lines"
    loses: tuple[str, ...] = (
        "`date` is the first day that the record allows and `enddate` the last, where they differ; events of which neither is "
        "known have no date, which PLOVER asks for.",
        "Accounts point by point, claims and reasons are not part of it.",
        "Religion, ethnicity, gender and age of entities, and resolved places with coordinates, are not given.",
    )

    def write(self, contents: Contents, folder: Path) -> Written:
        """One file."""
        ontology = Ontology.load()
        contact_of, count = dict(_mentions(contents)), 0
        with (folder / "events.plover.jsonl").open("w", encoding="utf-8", newline="") as file:
            for page in paged(contents.record.events):
                documents = contents.documents.with_ids(e.evidence[0].document for e in page if e.evidence)
                told = {e.id: next((contact_of[m] for m in e.mentions if m in contact_of), None) for e in page}
                contacts = contents.record.contacts.with_ids(i for i in told.values() if i)
                for event in page:
                    row = _event_json(event, contacts.get(told[event.id] or ""), documents, ontology)
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
                    count += 1
        return {"events.plover.jsonl": count}


def _mentions(contents: Contents) -> Iterator[tuple[str, str]]:
    """Mentions of events with the contact that stands on them: two ids each, all that is kept of the contacts."""
    for page in paged(contents.record.contacts):
        codings = contents.codings.with_ids(d.document for c in page for d in c.documents)
        for contact in page:
            reports = set(contact.reports)
            own = (codings[d.document] for d in contact.documents if d.document in codings)
            yield from ((e, contact.id) for c in own for r in c.contacts if r.id in reports for e in r.events)


def _event_json(event: Event, contact: Contact | None, documents: Mapping[str, Document], ontology: Ontology) -> Json:
    kind, days = ontology.types[event.type], event.date.interval
    first, last = days.earliest, days.latest
    source = event.evidence[0] if event.evidence else None
    document = documents.get(source.document) if source else None
    auxiliary = ["negation" if a == "negated" else a for a in event.auxiliary]
    found: Json = {
        "id": event.id,
        "has_event": True,
        "date": str(first or last) if first or last else None,
        "enddate": str(last) if last and last != first else None,
        "actor": [_entity(a) for a in event.actors],
        "recipient": [_entity(a) for a in event.recipients],
        "event": [event.type],
        "event_loc": {"extracted_place": event.place.name, "country_code": event.place.state} if event.place else None,
        "event_text": source.text if source else None,
        "quad_code": kind.quad_code,
        "event_scale": kind.score,
        "mode": [event.mode] if event.mode else [],
        "context": list(event.contexts),
        "auxiliary": auxiliary,
        "text_info": {"start": source.span.start, "end": source.span.end} if source else None,
        "cite_info": {
            "title": document.title,
            "url": document.url,
            "publication": document.outlet,
            "codebook": "PLOVER",
            "version": __version__,
        }
        if document
        else None,
        "coder": f"Readouts {__version__}",
        "x_readouts": {
            "earliest": str(first) if first else None,
            "latest": str(last) if last else None,
            "evidence": [{"document": s.document, "start": s.span.start, "end": s.span.end} for s in event.evidence],
        },
    }
    if contact is not None:
        found["x_contact"] = _contact_json(contact)
    return {key: value for key, value in found.items() if value is not None}


def _entity(actor: Actor) -> Json:
    cells = {
        "code": actor.state,
        "sector": actor.sector,
        "entity_text": actor.name or actor.role or actor.state,
        "identifier_id": actor.id,
        "office": actor.role,
    }
    return {key: value for key, value in cells.items() if value is not None}


def _contact_json(contact: Contact) -> Json:
    """The extension: what a contact adds to a CONSULT event."""
    return {
        "id": contact.id,
        "initiator": [contact.initiator] if contact.initiator else [],
        "channel": contact.channel,
        "status": contact.status,
        "duration_minutes": contact.duration_minutes,
        "confirmed_by": list(contact.confirmed_by),
        "purported_content": [
            {
                "side": account.side,
                "kind": point.point.kind,
                "text": point.point.text,
                "document": point.document,
                "text_span": [point.point.span.start, point.point.span.end],
            }
            for account in contact.accounts
            for point in account.points
        ],
    }
