"""Pages of contacts, documents, events and claims, and their lists."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from deskmade import HOSTILE, desk_of, papers
from fastapi.testclient import TestClient

from readouts.serving.app import application


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A desk on the small record."""
    with desk_of(tmp_path_factory.mktemp("entries"), papers()) as made:
        yield made


@pytest.fixture(scope="module")
def client(desk) -> Iterator[TestClient]:
    """A client of the desk."""
    yield TestClient(application(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def test_every_entry_has_a_page(client, desk):
    """Each contact, why it is one, each document, event and claim answers, and no words of a document act in it."""
    record = desk.record()
    paths = [f"/contacts/{c.id}" for c in record.contacts] + [f"/contacts/{c.id}/why" for c in record.contacts]
    paths += [f"/documents/{d.id}{q}" for d in record.documents for q in ("", "?show=details", "?show=history")]
    paths += [f"/events/{e.id}" for e in record.events] + [f"/claims/{c.id}" for c in record.claims]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert HOSTILE not in answer.text
        assert "<script>alert" not in answer.text


@pytest.mark.parametrize("kind", ["contacts", "documents", "events", "claims"])
def test_unknown_ids_and_empty_lists_say_so(client, kind):
    """An id that is none gets a page with status 404; filters that keep nothing get a list that says so."""
    assert client.get(f"/{kind}/zzzzzz").status_code == 404
    empty = client.get(f"/{kind}?text=qqqqzzzz")
    assert empty.status_code == 200
    assert "answers to these filters" in empty.text
    assert client.get(f"/{kind}").status_code == 200


def test_a_link_marks_its_words_without_scripts(client):
    """``from`` and ``to`` mark the stretch and give it an anchor; nonsense marks nothing."""
    page = client.get("/documents/one?from=0&to=6").text
    assert '<mark class="m-asked">' in page
    assert 'id="s-0-6"' in page
    for query in ("from=6&to=2", "from=a&to=9", "from=0&to=99999999"):
        assert "m-asked" not in client.get(f"/documents/one?{query}").text
