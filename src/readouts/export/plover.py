"""Events as PLOVER's JSON, one line an event, with our own fields under ``x_contact`` and ``x_readouts``."""

from __future__ import annotations

import json
from pathlib import Path

from readouts.contract.values import Json
from readouts.documents.document import Document
from readouts.export.format import Contents, Written
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
        documents = {d.id: d for d in contents.documents}
        contacts = {m: c for c in contents.record.contacts for m in _mentions(c, contents)}
        with (folder / "events.plover.jsonl").open("w", encoding="utf-8", newline="") as file:
            for event in contents.record.events:
                contact = next((contacts[m] for m in event.mentions if m in contacts), None)
                file.write(json.dumps(_event_json(event, contact, documents, ontology), ensure_ascii=False) + "\n")
        return {"events.plover.jsonl": len(contents.record.events)}


def _mentions(contact: Contact, contents: Contents) -> tuple[str, ...]:
    reports = set(contact.reports)
    ids = {d.document for d in contact.documents}
    return tuple(
        e for c in contents.codings if c.document in ids for r in c.contacts if r.id in reports for e in r.events
    )


def _event_json(event: Event, contact: Contact | None, documents: dict[str, Document], ontology: Ontology) -> Json:
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
