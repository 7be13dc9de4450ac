"""Pages of actors: people, states, organisations, and those whom only the table knows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from deskmade import desk_of, papers
from fastapi.testclient import TestClient

from readouts.serving.app import application


@pytest.fixture(scope="module")
def client(tmp_path_factory) -> Iterator[TestClient]:
    """A client of a desk on the small record."""
    with desk_of(tmp_path_factory.mktemp("actors"), papers()) as desk:
        yield TestClient(application(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def test_actors_are_listed_and_found_by_name(client):
    """The list is of those who take part; part of a name keeps some; nobody is said."""
    assert "Ada Brandt" in client.get("/actors").text
    found = client.get("/actors?person=costa").text
    assert "Ben Costa" in found
    assert "Ada Brandt" not in found
    assert "Nobody of that name" in client.get("/actors?person=zzz").text


def test_a_person_has_contacts_and_counterparts(client):
    """A person's page holds contacts and with whom they were."""
    page = client.get("/actors/Q1").text
    assert "<h1>Ada Brandt</h1>" in page
    assert "/contacts?person=Q1" in page
    assert "Ben Costa" in page


def test_a_state_is_found_by_its_code(client):
    """A state's page holds its pairs and who held its offices; one without entries says so."""
    assert "/pairs/AUT-PRT" in client.get("/actors/AUT").text
    page = client.get("/actors/NOR").text
    assert "The record holds no entry of Norway" in page
    assert "Who held office" in page


def test_a_person_of_the_table_has_terms(client):
    """Somebody whom the table knows and the record does not has terms of office with certainty and source."""
    page = client.get("/actors/Q22686?on=2022-05-01").text
    assert "President of the United States" in page
    assert "two sources or more" in page
    assert client.get("/actors/Q22686/terms.csv").text.startswith("state,office,title,from,to")


def test_unknown_actors_are_not_found_and_hostile_names_cannot_act(client):
    """An id that nobody has is not found; markup in a name is shown, not obeyed."""
    assert client.get("/actors/Q999999999").status_code == 404
    for path in ("/actors", "/actors/Q3"):
        assert "<script>alert" not in client.get(path).text
