"""The timeline's chart, its table, its feed and its exports."""

from __future__ import annotations

import csv
import re
from html import unescape
from io import StringIO
from xml.etree import ElementTree as Xml

import pytest
from deskmade import HOSTILE, desk_of, papers
from fastapi.testclient import TestClient

from readouts.serving.app import application
from readouts.store.catalogue.model import Cell
from readouts.web.address import Address
from readouts.web.histogram import histogram_of

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """A client of the small record."""
    with desk_of(tmp_path_factory.mktemp("timeline"), papers()) as desk:
        yield TestClient(application(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def cells(*months: str | None) -> list[Cell]:
    """One call in each month."""
    return [Cell(m, "call", "held", 1) for m in months]


def test_short_times_by_month_long_ones_by_year():
    """Thirty-six months are drawn by month, one more by year; time without contacts has rows too."""
    address = Address("/contacts", (("state", "AUT"),))
    short = histogram_of(cells("2020-01", "2022-12", "2022-12", None), address)
    long = histogram_of(cells("2020-01", "2023-01"), address)
    assert (short.unit, len(short.rows), len(short.bars), short.undated) == ("Month", 36, 2, 1)
    assert short.rows[-1].address == "/contacts?state=AUT&since=2022-12-01&until=2022-12-31"
    assert [(r.label, r.count) for r in long.rows] == [("2020", 1), ("2021", 0), ("2022", 0), ("2023", 1)]


@pytest.mark.parametrize("months", [(), (None,), ("2020-01", "2020-01")])
def test_no_chart_of_one_month(months):
    """One column tells nothing that the list does not."""
    assert histogram_of(cells(*months), Address("/contacts")) is None


def test_the_widest_times_are_drawn():
    """The first and the last year of the calendar do not make ten thousand columns."""
    assert [r.label for r in histogram_of(cells("0001-01", "9999-12"), Address("/contacts")).rows] == ["0001", "9999"]


def test_columns_lead_to_their_contacts_and_the_table_says_the_same(client):
    """Each column of the chart stands in the table and in the CSV, and its link lists as many contacts of exact days."""
    page = client.get("/contacts?status=held").text
    links = dict(re.findall(r'<th scope="row"><a href="([^"]+)">[^<]+</a></th><td class="number">(\d+)</td>', page))
    assert links
    for address, count in links.items():
        assert address in page.split("<svg viewBox")[1].split("</svg>")[0]
        assert f'<p class="lead">{count} contact' in client.get(unescape(address)).text
    rows = list(csv.reader(StringIO(client.get("/timeline.csv?status=held").text)))
    assert rows[0] == ["Month", "Contacts"]
    assert sum(int(n) for _, n in rows[1:]) == sum(map(int, links.values()))
    assert client.get("/timeline.csv?state=ISL").status_code == 404


def test_the_feed_holds_the_selection(client):
    """Each contact of the selection is an entry with its page; words of documents stay words."""
    answer = client.get("/contacts.atom?channel=call")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = Xml.fromstring(answer.text)
    listed = client.get("/api/v1/contacts?channel=call").json()["entries"]
    assert [e.findtext(f"{ATOM}id") for e in feed.iter(f"{ATOM}entry")] == [
        f"urn:readouts:contact:{c['id']}" for c in listed
    ]
    for entry in feed.iter(f"{ATOM}entry"):
        address = entry.find(f"{ATOM}link").get("href")
        assert client.get(address).status_code == 200
        assert entry.findtext(f"{ATOM}updated") > "2022-03"
    assert HOSTILE not in client.get("/contacts.atom").text


def test_exports_stand_under_the_list(client):
    """Every export that the page offers is a format that the API lists."""
    known = {f["name"] for f in client.get("/api/v1/exports").json()["entries"]}
    offered = set(re.findall(r'href="/api/v1/exports/([^"]+)"', client.get("/contacts").text))
    assert offered
    assert offered <= known
