"""FollowTheMoney entities, for Aleph and its kin: JSON lines of events, people, offices, states and articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from followthemoney import model
from followthemoney.proxy import EntityProxy

from readouts.documents.document import Document
from readouts.export.format import Contents, Written, paged
from readouts.export.naming import actor_id, actor_name, contact_name, is_wikidata, urn
from readouts.interval import Interval
from readouts.language.reading import Actor
from readouts.record.model import Contact, Event


class FollowTheMoney:
    """Contacts and events as ``Event``, with those involved; articles are the proof."""

    name = "ftm"
    title = "FollowTheMoney entities (JSON lines)"
    loses: tuple[str, ...] = (
        "Who said what, claims, conflicts, traces and places in the text have no properties there.",
        "Dates are given where the day is known, else as the month or year in which all possible days lie.",
        "Status is a note; initiators are `organizer`.",
    )

    def write(self, contents: Contents, folder: Path) -> Written:
        """One file."""
        count = 0
        with (folder / "entities.ftm.json").open("w", encoding="utf-8", newline="") as file:
            for count, entity in enumerate(_entities(contents), 1):  # noqa: B007 - the last number is the answer
                file.write(json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True) + "\n")
        return {"entities.ftm.json": count}


def _entities(contents: Contents) -> Iterator[EntityProxy]:
    """All of them by id. Ids begin with their kind, so that only those involved, of whom there are few, are sorted here."""
    involved = _involved(contents)
    yield from (involved[key] for key in sorted(involved))
    yield from (_contact(c, contents) for c in contents.record.contacts.by_id())
    for page in paged(contents.documents.by_id()):
        dated = contents.record.documents.with_ids(d.id for d in page)
        yield from (_article(d, dated[d.id].published.interval) for d in page)
    yield from (_event(e) for e in contents.record.events.by_id() if e.type != "CONSULT")


def _involved(contents: Contents) -> dict[str, EntityProxy]:
    """Everybody who takes part, as first told."""
    found: dict[str, EntityProxy] = {}
    for contact in contents.record.contacts:
        for entity in _sides(contact.participants, contents):
            found.setdefault(str(entity.id), entity)
    for event in contents.record.events:
        if event.type != "CONSULT":
            for entity in _sides((*event.actors, *event.recipients), contents):
                found.setdefault(str(entity.id), entity)
    return found


def _article(document: Document, days: Interval) -> EntityProxy:
    article = _made("Article", urn("document", document.id))
    _add(article, "title", document.title or document.id)
    _add(article, "publisher", document.outlet)
    _add(article, "sourceUrl", document.url)
    _add(article, "date", _ftm_date(days))
    return article


def _made(schema: str, key: str) -> EntityProxy:
    entity = model.make_entity(schema)
    entity.id = key
    return entity


def _add(entity: EntityProxy, name: str, *values: str | None) -> None:
    entity.add(name, [v for v in values if v], cleaned=True)


def _sides(actors: Iterable[Actor], contents: Contents) -> Iterator[EntityProxy]:
    for actor in actors:
        entity = _made("Person" if actor.kind == "person" else "PublicBody", actor_id(actor))
        _add(entity, "name", actor_name(actor, contents.actors))
        if is_wikidata(actor.id):
            _add(entity, "wikidataId", actor.id)
        if actor.kind == "person":
            _add(entity, "position", actor.role)
        yield entity


def _contact(contact: Contact, contents: Contents) -> EntityProxy:
    entity = _made("Event", urn("contact", contact.id))
    _add(entity, "name", contact_name(contact, contents.actors))
    _add(entity, "date", _ftm_date(contact.date.interval))
    _add(entity, "involved", *(actor_id(p) for p in contact.participants))
    _add(
        entity,
        "organizer",
        *(actor_id(p) for p in contact.participants if contact.initiator and p.state == contact.initiator),
    )
    _add(entity, "keywords", *contact.topics)
    _add(entity, "notes", f"channel: {contact.channel}", f"status: {contact.status}")
    _add(entity, "proof", *(urn("document", d.document) for d in contact.documents))
    return entity


def _event(event: Event) -> EntityProxy:
    entity = _made("Event", urn("event", event.id))
    _add(entity, "name", event.type + (f"/{event.mode}" if event.mode else ""))
    _add(entity, "date", _ftm_date(event.date.interval))
    _add(entity, "summary", event.evidence[0].text if event.evidence else None)
    _add(entity, "involved", *(actor_id(a) for a in (*event.actors, *event.recipients)))
    _add(entity, "notes", *(f"told as {a}" for a in event.auxiliary))
    _add(entity, "proof", *(urn("document", d) for d in sorted({s.document for s in event.evidence})))
    return entity


def _ftm_date(interval: Interval) -> str | None:
    """The day; else the month or the year in which all possible days lie; None where they lie in several years."""
    first, last = interval.earliest, interval.latest
    if first is None or last is None or first.year != last.year:
        return None
    if first == last:
        return str(first)
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"
