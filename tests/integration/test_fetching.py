"""``ingest`` with addresses, feeds and lists: nothing is fetched unless asked for."""

from __future__ import annotations

import json

import pytest

from loopback import serving

pytestmark = pytest.mark.model

PAGE = (
    "<!DOCTYPE html><html><head><title>Call</title></head><body><article><h1>Ministers speak</h1>"
    "<p>Kenya's foreign minister, Alfred Mutua, telephoned his Tanzanian counterpart, Stergomena Tax, on Monday, 6 March 2023, the "
    "Kenyan foreign ministry said.</p><p>They spoke about the border and about the price of maize.</p></article></body></html>"
)


@pytest.fixture
def site(monkeypatch):
    monkeypatch.setenv("READOUTS_FETCH_DELAY", "0")
    with serving() as site:
        yield site


def test_a_list_is_fetched_only_on_request(run, site, tmp_path, monkeypatch):
    """Without --fetch the list's addresses are counted, with the way to fetch them; with it the pages are in the record."""
    record, table = tmp_path / "r.db", tmp_path / "list.csv"
    table.write_text(f"url,title\n{site.page('/a', PAGE)},A call\n{site.url('/gone')},Gone\n", "utf-8")
    done = run("ingest", table, "--record", record, "--json")
    assert (done.status, json.loads(done.out)["leads"]) == (0, 2)
    assert f"names 2 reports by address. Fetch with: readouts ingest --fetch {table}" in done.err
    assert site.asked == []
    refused = run("ingest", site.url("/a"), "--record", record)
    assert refused.status == 3
    assert "READOUTS_FETCH_PRIVATE" in refused.err
    monkeypatch.setenv("READOUTS_FETCH_PRIVATE", "true")
    done = run("ingest", "--fetch", table, "--record", record, "--json")
    assert done.status == 3
    assert [f["where"] for f in json.loads(done.out)["unreadable"]] == [site.url("/gone")]
    (contact,) = run("contacts", "--record", record, "--json").lines
    assert {p["state"] for p in contact["participants"]} == {"KEN", "TZA"}
    (document,) = run("documents", "--record", record, "--json").lines
    assert document["url"] == site.url("/a")
