"""What readers of a contact and of a document see and follow: days in words, a citation to copy, ways into the text and back."""

from __future__ import annotations

import re

import pytest
from deskmade import desk_of, papers
from fastapi.testclient import TestClient

from readouts.serving.app import application
from readouts.web.pages import document


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """A client of the small record."""
    with desk_of(tmp_path_factory.mktemp("reading"), papers()) as desk:
        yield TestClient(application(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def test_days_of_a_contact_are_words(client):
    """Its support names days as people write them; the citation has a button that only a script shows."""
    (call,) = client.get("/api/v1/contacts?channel=call&status=held").json()["entries"]
    page = client.get(f"/contacts/{call['id']}").text
    assert '<span class="value">2 March 2022</span>' in page
    assert re.search(r'<button type="button" data-copy="citation" hidden>', page)
    assert '<p id="citation">' in page


def test_reasons_of_claims_name_days_in_words(client):
    """No reason that a reader is given holds a day in digits."""
    claims = client.get("/api/v1/claims").json()["entries"]
    reasons = [b for c in claims for b in c["because"]]
    assert reasons
    assert not [b for b in reasons if re.search(r"\d{4}-\d\d-\d\d", b)]


def test_mentions_lead_to_the_events_that_hold_them(client):
    """Each event mention beside the text links to its event in the record, and that page answers."""
    links = set(re.findall(r'<a href="(/events/\w+)"><strong>', client.get("/documents/one").text))
    assert len(links) == 2
    assert all(client.get(link).status_code == 200 for link in links)


def test_ways_into_the_text_lead_to_places_that_are_there(client):
    """Every link into the text has its place on the page, and every letter in the text its entry beside it."""
    page = client.get("/documents/one").text
    targets = set(re.findall(r'href="#([^"]+)"', page)) - {"main"}
    assert targets
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


def test_parts_of_a_long_text_keep_the_mark(client, monkeypatch):
    """In a text of several parts the steps keep the words that the address marks, and links find other parts."""
    monkeypatch.setattr(document, "LONGEST_PART", 500)
    page = client.get("/documents/one?from=5&to=9").text
    assert 'href="?part=2&amp;from=5&amp;to=9"' in page
    last = client.get("/documents/one?part=2").text
    targets = set(re.findall(r'class="to-text" href="([^"]+)"', last))
    assert targets
    for target in targets:
        address, _, place = target.replace("&amp;", "&").partition("#")
        assert f'id="{place}"' in client.get(address).text
