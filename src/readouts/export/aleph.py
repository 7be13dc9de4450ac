"""FollowTheMoney entities, for Aleph and its kin: JSON lines of events, people, offices, states and articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from followthemoney import model
from followthemoney.proxy import EntityProxy

from readouts.export.format import Contents, Written
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
        found: dict[str, EntityProxy] = {}
        for entity in _entities(contents):
            found.setdefault(str(entity.id), entity)
        with (folder / "entities.ftm.json").open("w", encoding="utf-8", newline="") as file:
            for key in sorted(found):
                file.write(json.dumps(found[key].to_dict(), ensure_ascii=False, sort_keys=True) + "\n")
        return {"entities.ftm.json": len(found)}


def _entities(contents: Contents) -> Iterator[EntityProxy]:
    dated = {d.id: d.published.interval for d in contents.record.documents}
    for document in contents.documents:
        article = _made("Article", urn("document", document.id))
        _add(article, "title", document.title or document.id)
        _add(article, "publisher", document.outlet)
        _add(article, "sourceUrl", document.url)
        _add(article, "date", _ftm_date(dated[document.id]))
        yield article
    for contact in contents.record.contacts:
        yield from _sides(contact.participants, contents)
        yield _contact(contact, contents)
    for event in contents.record.events:
        if event.type != "CONSULT":
            yield from _sides((*event.actors, *event.recipients), contents)
            yield _event(event)


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
