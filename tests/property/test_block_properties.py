"""Documents that share no name on the record's shelves can be merged apart: together they are the whole record."""

from __future__ import annotations

from hypothesis import HealthCheck, event, given, settings
from test_record_properties import BUILDER, built, papers

from factory import Paper
from readouts.record.builder import record_on
from readouts.record.growing.sources import Given
from readouts.record.model import Record
from readouts.runs.naming import Groups, NamingShelf, blocks_of, joined_by_names, names_of


def in_blocks(made: list[Paper]) -> list[Record]:
    """The records of the blocks, joined until no two of them have asked for the same name."""
    by_id = {p.id: p for p in made}
    groups = Groups()
    joined_by_names(((p.id, names_of(BUILDER, p.coding(), p.facts())) for p in made), groups)
    while True:
        blocks = blocks_of({id: groups.of(id) for id in by_id}, 1)
        shelves = {}
        for block in sorted(set(blocks.values())):
            own = [by_id[id] for id in sorted(by_id) if blocks[id] == block]
            sources, shelf = Given.of([p.coding() for p in own], [p.facts() for p in own]), NamingShelf()
            BUILDER.update(shelf, sources, sources.codings)
            shelves[block] = shelf
        met = Groups()
        if not joined_by_names(((block, shelf.names) for block, shelf in shelves.items()), met):
            event(f"{len(shelves)} blocks of {len(made)} documents")
            return [record_on(shelf) for shelf in shelves.values()]
        first: dict[str, str] = {}
        for id, block in blocks.items():
            groups.join(id, first.setdefault(met.of(block), id))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(papers())
def test_blocks_are_the_whole_record(made: list[Paper]) -> None:
    """Documents, contacts, events and claims of all blocks are those of one record, entries compared whole."""
    whole = built([p.coding() for p in made], [p.facts() for p in made])
    parts = in_blocks(made)
    for table in ("documents", "contacts", "events", "claims"):
        assert sorted(map(repr, getattr(whole, table))) == sorted(
            repr(e) for part in parts for e in getattr(part, table)
        )
