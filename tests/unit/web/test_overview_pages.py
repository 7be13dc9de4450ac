"""The first page, search, statistics and help."""

from __future__ import annotations

import pytest
from deskmade import HOSTILE, desk_of, papers
from fastapi.testclient import TestClient

from readouts.serving.app import application
from readouts.store.catalogue.model import Hit
from readouts.web.pages.search import pieces_of

PATHS = (
    "/",
    "/search",
    "/search?q=grain",
    "/search?q=grain&kind=documents",
    "/statistics",
    "/statistics/years.csv",
    "/help",
)


@pytest.fixture(scope="module", params=["empty", "filled"])
def client(request, tmp_path_factory):
    """A client of an empty record, and of the small one."""
    made = papers() if request.param == "filled" else ()
    with desk_of(tmp_path_factory.mktemp("overview"), made) as desk:
        yield TestClient(application(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


@pytest.mark.parametrize("path", PATHS)
def test_it_answers(client, path):
    """Each page answers, on an empty record too, and words of documents do not act in it."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert HOSTILE not in answer.text


def test_the_first_page_greets_whoever_has_no_documents(client):
    """Exactly an empty record tells how to read in documents."""
    documents = client.get("/api/v1/record").json()["documents"]
    assert ("readouts ingest" in client.get("/").text) == (documents == 0)


def test_nothing_found_and_no_such_chart_are_said(client):
    """A search without a find says so; a chart that is none gets status 404."""
    assert "No document holds these words" in client.get("/search?q=qqqqzzzz").text
    assert client.get("/statistics/none.csv").status_code == 404


def test_the_words_around_a_find_survive_marking():
    """Marks that overlap or reach too far lose no character."""
    hit = Hit("documents", "d", "d", "grain and grain", ((10, 99), (0, 5), (3, 7)))
    assert "".join(text for text, _ in pieces_of(hit)) == hit.text
    assert pieces_of(hit)[1] == ("grain", True)
