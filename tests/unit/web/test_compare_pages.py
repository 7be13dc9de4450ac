"""Pages of accounts side by side."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

import pytest
from deskmade import desk_of, papers
from fastapi.testclient import TestClient

from readouts.serving.app import application
from readouts.store.catalogue.model import Filters


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The small record."""
    with desk_of(tmp_path_factory.mktemp("compare"), papers()) as opened:
        yield opened


@pytest.fixture
def client(desk) -> Iterator[TestClient]:
    """A client of its pages."""
    yield TestClient(application(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def id_of(desk, channel: str, status: str = "held") -> str:
    """The contact of this channel and status."""
    (found,) = desk.catalogue().contacts(Filters(channels=(channel,), statuses=(status,))).entries
    return found.id


def test_sides_stand_side_by_side(desk, client):
    """What one side alone says stands with it, and the other is said not to mention it; who asked is told from both."""
    page = client.get(f"/compare/{id_of(desk, 'call')}").text
    assert "They differ about who asked for it." in page
    assert "asked for a ceasefire by May" in page
    assert "not mentioned" in page
    assert "1 point stands only in Austria’s account" in page


def test_two_contacts_stand_side_by_side(desk, client):
    """Two contacts are set beside each other, slot by slot."""
    page = client.get(f"/compare/{id_of(desk, 'call')}/{id_of(desk, 'meeting')}").text
    assert "Two contacts compared" in page
    assert "They differ about the channel" in page


def test_a_contact_without_accounts_says_so(desk, client):
    """Where nobody's words are known, the page says that rather than showing an empty table."""
    assert "No account has points to compare" in client.get(f"/compare/{id_of(desk, 'visit')}").text


def test_points_are_given_as_csv(desk, client):
    """The file holds each words with their account and document."""
    found = list(csv.DictReader(StringIO(client.get(f"/compare/{id_of(desk, 'call')}/points.csv").text)))
    assert {r["account"] for r in found} >= {"Austria", "Portugal"}
    assert all(r["document"] in ("one", "two") for r in found)


def test_hostile_words_cannot_act(desk, client):
    """Markup in points and in names of outlets is shown, not obeyed."""
    page = client.get(f"/compare/{id_of(desk, 'call')}").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_unknown_contacts_are_not_found(desk, client):
    """An id that no contact has is not found, in either place."""
    assert client.get("/compare/ffffffff").status_code == 404
    assert client.get(f"/compare/{id_of(desk, 'call')}/ffffffff").status_code == 404
