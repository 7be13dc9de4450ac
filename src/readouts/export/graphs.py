"""Who talks to whom as a graph: GraphML for graph tools, and the edges as CSV."""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

import networkx

from readouts.export.format import Contents, Written
from readouts.export.naming import actor_id, actor_name, iso_interval
from readouts.language.reading import Actor
from readouts.record.model import Contact

_COLUMNS = ("source", "target", "contact", "date", "channel", "status", "initiator", "documents", "source_name", "target_name",
            "source_state", "target_state")  # fmt: skip


class GraphMl:
    """Actors are nodes; each contact is an edge for each pair of participants of different sides."""

    name = "graphml"
    title = "GraphML and a table of edges"
    loses: tuple[str, ...] = (
        "A contact of three is three edges with one contact id.",
        "Uncertain dates are ISO 8601-2 intervals in one attribute.",
        "Accounts, claims, events, words and reasons are left out.",
    )

    def write(self, contents: Contents, folder: Path) -> Written:
        """The graph, and its edges as a table. Of the record only the graph is held in memory: the library writes it whole."""
        graph = networkx.MultiGraph()
        taking_part = (x for c in contents.record.contacts for pair in _pairs(c) for x in pair)
        for actor in {actor_id(x): x for x in taking_part}.values():
            graph.add_node(
                actor_id(actor),
                name=actor_name(actor, contents.actors),
                kind=actor.kind,
                state=actor.state or "",
                role=actor.role or "",
            )
        count = 0
        with (folder / "edges.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, _COLUMNS, lineterminator="\r\n")
            writer.writeheader()
            for contact, a, b in ((c, a, b) for c in contents.record.contacts for a, b in _pairs(c)):
                cells = _cells(contact)
                graph.add_edge(actor_id(a), actor_id(b), key=contact.id, **cells)
                names = {"source_name": actor_name(a, contents.actors), "target_name": actor_name(b, contents.actors)}
                states = {"source_state": a.state or "", "target_state": b.state or ""}
                writer.writerow({"source": actor_id(a), "target": actor_id(b), **cells, **names, **states})
                count += 1
        networkx.write_graphml(graph, folder / "contacts.graphml")
        return {"contacts.graphml": graph.number_of_nodes() + graph.number_of_edges(), "edges.csv": count}


def _cells(contact: Contact) -> dict[str, str | int]:
    return {
        "contact": contact.id,
        "date": iso_interval(contact.date.interval),
        "channel": contact.channel,
        "status": contact.status,
        "initiator": contact.initiator or "",
        "documents": len(contact.documents),
    }


def _pairs(contact: Contact) -> list[tuple[Actor, Actor]]:
    """Participants of different sides; nobody talks to his own delegation."""
    return [(a, b) for a, b in combinations(contact.participants, 2) if a.state != b.state or not a.state]
