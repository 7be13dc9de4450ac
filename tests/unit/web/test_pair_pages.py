"""Pages of pairs of states: what they show, how they are empty, what they refuse."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

import pytest
from deskmade import desk_of, papers
from fastapi.testclient import TestClient

from readouts.serving.app import application
from readouts.store.catalogue.model import Cell
from readouts.web.address import Address
from readouts.web.matrix import matrix_of


@pytest.fixture(scope="module")
def client(tmp_path_factory) -> Iterator[TestClient]:
    """A client of a desk on the small record."""
    with desk_of(tmp_path_factory.mktemp("pairs"), papers()) as desk:
        yield TestClient(application(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def rows(client: TestClient, path: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(StringIO(client.get(path).text)))


def test_pairs_are_listed_by_contacts(client):
    """The pair that speaks most comes first, and a state keeps its own pairs."""
    page = client.get("/pairs").text
    assert page.index("/pairs/AUT-PRT") < page.index("/pairs/AUT-JPN")
    assert "/pairs/AUT-JPN" not in client.get("/pairs?state=PRT").text


def test_pair_tells_gap_initiators_and_events(client):
    """Days, counts and events between two states stand on their page, each count a link."""
    page = client.get("/pairs/AUT-PRT").text
    assert "192 days" in page
    assert "/contacts?state=AUT&amp;state=PRT&amp;initiator=PRT" in page
    assert "Sanctions" in page
    assert "asked for a ceasefire by May" in page


def test_order_of_the_pair_is_the_readers(client):
    """Either order is answered, whoever comes first in the address coming first on the page."""
    assert "<h1>Portugal and Austria</h1>" in client.get("/pairs/PRT-AUT").text


def test_office_holders_are_named_or_said_to_be_unknown(client):
    """On a day long ago the table knows nobody, and the page says so."""
    assert "not known: the table names nobody for that time" in client.get("/pairs/AUT-PRT?on=1805-01-01").text


def test_no_contact_is_no_denial(client):
    """A pair without contacts says what the record holds and that there may have been some."""
    page = client.get("/pairs/FRA-NOR").text
    assert "does not mean that there was none" in page
    assert "3 documents" in page


@pytest.mark.parametrize("pair", ["AUT", "AUT-AUT", "AUT-XXX", "-", "AUT-<b>"])
def test_what_is_no_pair_is_not_found(client, pair):
    """Codes that are none, and a state with itself, are not found."""
    assert client.get(f"/pairs/{pair}").status_code == 404


def test_words_of_documents_cannot_act(client):
    """Markup in documents and names of outlets is shown, not obeyed."""
    for path in ("/pairs", "/pairs/AUT-PRT", "/pairs/AUT-JPN"):
        assert "<script>alert" not in client.get(path).text


def test_tables_are_given_as_csv(client):
    """Each table's file holds what the page shows; words that look like formulas stay words."""
    (gap,) = [r for r in rows(client, "/pairs/AUT-PRT/gaps.csv") if r["end"]]  # the gap that is still open has no end
    assert (gap["start"], gap["end"], gap["days"]) == ("2022-03-02", "2022-09-10", "192")
    assert {r["contacts"]: r["2022"] for r in rows(client, "/pairs/AUT-PRT/contacts.csv")}["call"] == "1"
    assert {r["type"] for r in rows(client, "/pairs/AUT-PRT/events.csv")} == {"REQUEST", "SANCTION"}
    assert client.get("/pairs/AUT-PRT/nothing.csv").status_code == 404


def test_a_year_opens_into_its_months(client):
    """``year`` shows months, each number a link to the contacts of that month."""
    page = client.get("/pairs/AUT-PRT?year=2022").text
    assert "Contacts over the months of 2022" in page
    assert "since=2022-03&amp;until=2022-03" in page


def test_matrix_counts_what_did_not_take_place_apart():
    """A refusal is no call; years without contacts stand in the matrix; those without a day have a column of their own."""
    cells = [Cell("2020-05", "call", "held", 2), Cell("2022-01", "call", "refused", 1), Cell(None, "visit", "held", 1)]
    matrix = matrix_of(cells, None, Address("/contacts"), "/pairs/A-B")
    assert [p.label for p in matrix.periods] == ["2020", "2021", "2022", "no date"]
    counts = {line.label: [c.number for c in line.counts] for line in matrix.lines}
    assert counts == {"call": [2, 0, 0, 0], "visit": [0, 0, 0, 1], "refused, cancelled or ruled out": [0, 0, 1, 0]}
