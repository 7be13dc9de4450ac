"""The network of states: the same for the same edges, links everywhere, the table first."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
from deskmade import desk_of, papers
from fastapi.testclient import TestClient

from readouts.serving.app import application
from readouts.store.catalogue.model import PairCard
from readouts.web.graph import HEIGHT, MOST_NODES, WIDTH, drawn, places


@pytest.fixture(scope="module")
def client(tmp_path_factory) -> Iterator[TestClient]:
    """A client of a desk on the small record."""
    with desk_of(tmp_path_factory.mktemp("network"), papers()) as desk:
        yield TestClient(application(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def card(one: str, other: str, contacts: int = 1) -> PairCard:
    """A pair."""
    return PairCard((one, other), contacts, contacts, date(2022, 1, 1), date(2022, 1, 1))


def test_table_stands_before_the_drawing(client):
    """Everything drawn stands in the table too, and nodes and lines are links."""
    page = client.get("/network").text
    assert page.index("<table>") < page.index('<svg class="graph"')
    assert page.count('href="/pairs/AUT-PRT"') == 2
    assert 'href="/pairs?state=JPN"' in page


def test_years_are_links_and_keep_other_filters(client):
    """A year is a step in the address; the other filters stay."""
    page = client.get("/network?status=held&since=2022&until=2022").text
    assert "/network?status=held&amp;since=2021&amp;until=2021" in page
    assert "AUT-JPN" not in page


def test_an_empty_time_says_what_the_record_holds(client):
    """Without pairs there is no empty drawing."""
    page = client.get("/network?since=1999&until=1999").text
    assert '<svg class="graph"' not in page
    assert "does not mean that there was none" in page


def test_edges_are_given_as_csv(client):
    """The file has all pairs."""
    found = list(csv.DictReader(StringIO(client.get("/network/edges.csv").text)))
    assert [(r["source"], r["target"], r["held"]) for r in found] == [("AUT", "PRT", "2"), ("AUT", "JPN", "1")]


def test_places_depend_on_the_edges_alone():
    """The same edges in another order are drawn alike, within the frame, no two states on one spot."""
    pairs = [card(f"A{n:02}", f"A{(n * 7 + 3) % 30:02}", n + 1) for n in range(30) if n != (n * 7 + 3) % 30]
    found = places(pairs)
    assert found == places(list(reversed(pairs)))
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in found.values())
    assert len(set(found.values())) == len(found)


def test_a_state_keeps_its_place_in_the_frame():
    """Drawn for one year, a state stands where it stands for all years."""
    frame = [card("AUT", "PRT", 3), card("AUT", "JPN"), card("JPN", "NOR")]
    whole, year = drawn(frame, (), str), drawn(frame[1:2], frame, str)
    assert {n.id: (n.x, n.y) for n in year.nodes}.items() <= {n.id: (n.x, n.y) for n in whole.nodes}.items()


def test_no_more_nodes_than_a_reader_can_tell():
    """Pairs beyond the most nodes are left out and counted."""
    drawing = drawn([card(f"A{n:03}", f"B{n:03}") for n in range(MOST_NODES)], (), str)
    assert len(drawing.nodes) == MOST_NODES
    assert drawing.left_out == MOST_NODES // 2
