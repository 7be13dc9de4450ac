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
        """The graph, and its edges as a table."""
        graph = networkx.MultiGraph()
        edges = [(c, a, b) for c in contents.record.contacts for a, b in _pairs(c)]
        for actor in {actor_id(x): x for _, a, b in edges for x in (a, b)}.values():
            graph.add_node(
                actor_id(actor),
                name=actor_name(actor, contents.actors),
                kind=actor.kind,
                state=actor.state or "",
                role=actor.role or "",
            )
        rows: list[dict[str, str | int]] = []
        for contact, a, b in edges:
            cells: dict[str, str | int] = {
                "contact": contact.id,
                "date": iso_interval(contact.date.interval),
                "channel": contact.channel,
                "status": contact.status,
                "initiator": contact.initiator or "",
                "documents": len(contact.documents),
            }
            graph.add_edge(actor_id(a), actor_id(b), key=contact.id, **cells)
            names = {"source_name": actor_name(a, contents.actors), "target_name": actor_name(b, contents.actors)}
            states = {"source_state": a.state or "", "target_state": b.state or ""}
            rows.append({"source": actor_id(a), "target": actor_id(b), **cells, **names, **states})
        networkx.write_graphml(graph, folder / "contacts.graphml")
        with (folder / "edges.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, _COLUMNS, lineterminator="\r\n")
            writer.writeheader()
            writer.writerows(rows)
        return {"contacts.graphml": graph.number_of_nodes() + graph.number_of_edges(), "edges.csv": len(rows)}


def _pairs(contact: Contact) -> list[tuple[Actor, Actor]]:
    """Participants of different sides; nobody talks to his own delegation."""
    return [(a, b) for a, b in combinations(contact.participants, 2) if a.state != b.state or not a.state]
