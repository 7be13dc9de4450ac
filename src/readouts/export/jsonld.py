"""JSON-LD in the words of schema.org: contacts and events as Event, claims as Claim with their verdict, documents as NewsArticle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from readouts.actors.table import ActorTable
from readouts.contract.values import Json
from readouts.documents.document import Document
from readouts.export.format import Contents, Written, paged
from readouts.export.naming import actor_id, actor_name, contact_name, iso_interval, urn
from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.model import CheckedClaim, Contact, DatedDocument, Event

_CONTEXT: Json = {
    "@vocab": "https://schema.org/",
    "readouts": "urn:readouts:term:",
    "sameAs": {"@type": "@id"},
    "url": {"@type": "@id"},
}
_RATING = {"contradicted": 1, "unknown": 2, "supported": 3}


class JsonLd:
    """One file with a graph."""

    name = "jsonld"
    title = "JSON-LD (schema.org)"
    loses: tuple[str, ...] = (
        "schema.org has no word for a contact that is refused, denied, ruled out or only possible: `readouts:status` says so.",
        "An uncertain date is `temporalCoverage` (ISO 8601-2); `startDate` is given where the day is known.",
        "Of accounts only the points are given, as Quotation with side and document; reasons and traces are left out.",
    )

    def write(self, contents: Contents, folder: Path) -> Written:
        """One file."""
        before, after = json.dumps({"@context": _CONTEXT, "@graph": []}, ensure_ascii=False, indent=1).rsplit("]", 1)
        count = 0
        with (folder / "record.jsonld").open("w", encoding="utf-8") as file:
            file.write(before)
            for count, node in enumerate(_graph(contents), 1):
                text = json.dumps(node, ensure_ascii=False, indent=1).replace("\n", "\n  ")
                file.write(f"{',' if count > 1 else ''}\n  {text}")
            file.write(("\n ]" if count else "]") + after + "\n")
        return {"record.jsonld": count}


def _graph(contents: Contents) -> Iterator[Json]:
    record, table = contents.record, contents.actors
    for page in paged(contents.documents):
        dated = record.documents.with_ids(d.id for d in page)
        yield from (_article(d, dated[d.id]) for d in page)
    people = {actor_id(a): a for a in _actors(contents)}
    yield from (_actor(key, people[key], table) for key in sorted(people))
    yield from (_contact(c, table) for c in record.contacts)
    yield from (_event(e, table) for e in record.events)
    yield from (_claim(c) for c in record.claims)


def _actors(contents: Contents) -> Iterator[Actor]:
    yield from (p for c in contents.record.contacts for p in c.participants)
    yield from (a for e in contents.record.events for a in (*e.actors, *e.recipients))


def _kept(node: Json) -> Json:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def _days(interval: Interval) -> Json:
    if interval.is_day:
        return {"startDate": str(interval.earliest), "endDate": str(interval.latest)}
    return {"temporalCoverage": iso_interval(interval)}


def _article(document: Document, dated: DatedDocument) -> Json:
    published = dated.published.interval
    return _kept(
        {
            "@id": urn("document", document.id),
            "@type": "NewsArticle",
            "headline": document.title,
            "url": document.url,
            "datePublished": str(published.earliest) if published.is_day else None,
            "publisher": {"@type": "Organization", "name": document.outlet} if document.outlet else None,
            "author": [{"@type": "Person", "name": name} for name in document.byline],
            "sha256": document.digest,
        }
    )


def _actor(key: str, actor: Actor, table: ActorTable) -> Json:
    kinds = {
        "person": "Person",
        "office": "Role",
        "state": "Country",
        "organisation": "Organization",
        "group": "Organization",
    }
    return _kept(
        {
            "@id": key,
            "@type": kinds[actor.kind],
            "name": actor_name(actor, table),
            "jobTitle": actor.role if actor.kind == "person" else None,
            "nationality": actor.state if actor.kind == "person" else None,
        }
    )


def _contact(contact: Contact, table: ActorTable) -> Json:
    status = {"held": "EventScheduled", "planned": "EventScheduled", "cancelled": "EventCancelled"}.get(contact.status)
    asked = [p for p in contact.participants if p.state == contact.initiator] if contact.initiator else []
    return _kept(
        {
            "@id": urn("contact", contact.id),
            "@type": "Event",
            "name": contact_name(contact, table),
            **_days(contact.date.interval),
            "eventStatus": f"https://schema.org/{status}" if status else None,
            "readouts:status": contact.status,
            "readouts:channel": contact.channel,
            "duration": f"PT{contact.duration_minutes}M" if contact.duration_minutes else None,
            "organizer": [{"@id": actor_id(p)} for p in asked],
            "attendee": [{"@id": actor_id(p)} for p in contact.participants],
            "about": list(contact.topics),
            "subjectOf": [{"@id": urn("document", d.document)} for d in contact.documents],
            "readouts:point": [
                _kept(
                    {
                        "@type": "Quotation",
                        "text": point.point.text,
                        "spokenByCharacter": {"@id": actor_id(account.speaker)} if account.speaker else None,
                        "readouts:side": account.side,
                        "isPartOf": {"@id": urn("document", point.document)},
                    }
                )
                for account in contact.accounts
                for point in account.points
            ],
        }
    )


def _event(event: Event, table: ActorTable) -> Json:
    return _kept(
        {
            "@id": urn("event", event.id),
            "@type": "Event",
            "name": f"{event.type}{f'/{event.mode}' if event.mode else ''}",
            **_days(event.date.interval),
            "description": event.evidence[0].text if event.evidence else None,
            "location": {"@type": "Place", "name": event.place.name} if event.place else None,
            "performer": [{"@id": actor_id(a)} for a in event.actors],
            "readouts:recipient": [{"@id": actor_id(a)} for a in event.recipients],
            "readouts:auxiliary": list(event.auxiliary),
            "subjectOf": [{"@id": urn("document", d)} for d in sorted({s.document for s in event.evidence})],
        }
    )


def _claim(claim: CheckedClaim) -> Json:
    """The claim where it stands, with the record's verdict on it."""
    return _kept(
        {
            "@id": urn("claim", claim.id),
            "@type": "Claim",
            "text": claim.text,
            "appearance": {"@id": urn("document", claim.document)} if claim.document else None,
            "about": {"@id": urn("contact", claim.about)} if claim.about else None,
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": _RATING[claim.verdict],
                "worstRating": 1,
                "bestRating": 3,
                "alternateName": claim.verdict,
                "ratingExplanation": "; ".join((*claim.because, claim.coverage.sentence)),
            },
        }
    )
