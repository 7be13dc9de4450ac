"""Lists of events and claims with their facets and files, single ones, and the charts of statistics."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

import pytest
from deskmade import HOSTILE, desk_of, papers
from fastapi.testclient import TestClient

from readouts.serving.app import application
from readouts.store.catalogue.model import Facet
from readouts.web.address import Address
from readouts.web.columns import HEIGHT, WIDTH, chart_of
from readouts.web.years import year_choices


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A desk on the small record."""
    with desk_of(tmp_path_factory.mktemp("events"), papers()) as made:
        yield made


@pytest.fixture(scope="module")
def client(desk) -> Iterator[TestClient]:
    """A client of the desk."""
    yield TestClient(application(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def test_events_are_kept_by_type_and_year(client):
    """A type and a year of the facets keep their events, and the year can be taken back."""
    page = client.get("/events?type=REQUEST").text
    assert "Request" in page
    assert "expel" not in page
    assert "since=2022-01-01&amp;until=2022-12-31" in page
    assert 'href="/events?type=REQUEST"' in client.get("/events?type=REQUEST&since=2022&until=2022").text
    assert "No event answers to these filters" in client.get("/events?until=1999").text


def test_events_as_csv_are_those_of_the_list(client):
    """The file holds the events that the filters keep, with days and words."""
    rows = list(csv.DictReader(StringIO(client.get("/events.csv?type=SANCTION").text)))
    assert [(r["type"], r["mode"], r["earliest"]) for r in rows] == [("SANCTION", "expel", "2022-03-01")]


def test_event_page_says_words_reasons_and_history(client, desk):
    """An event's page names who did what to whom, quotes the words and says that nobody corrected it."""
    event = next(e for e in desk.record().events if e.type == "SANCTION")
    page = client.get(f"/events/{event.id}").text
    for words in ("Portugal", "Austria", "Why do we say this?", "Nobody has corrected this event", "#s-"):
        assert words in page
    assert client.get(f"/review/{event.id}").status_code == 200


def test_claims_are_kept_by_verdict(client, desk):
    """The counts of verdicts are those of the record; each leads to its claims alone."""
    verdicts = [c.verdict for c in desk.record().claims]
    for verdict in set(verdicts):
        assert f">{verdicts.count(verdict)} claim" in client.get(f"/claims?verdict={verdict}").text
    assert client.get("/claims?verdict=perhaps").status_code == 400


def test_claim_page_and_its_review(client, desk):
    """A claim's page tells verdict, coverage and what was understood; its ClaimReview names the same claim."""
    claim = desk.record().claims[0]
    page = client.get(f"/claims/{claim.id}").text
    assert "Understood:" in page
    assert "What the record covers" in page
    review = client.get(f"/claims/{claim.id}/claimreview")
    assert review.json()["identifier"] == claim.id
    assert client.get("/claims/zzzz/claimreview").status_code == 404
    assert client.get(f"/review/{claim.id}").status_code == 200


def test_hostile_words_stay_words(client):
    """Names and words with markup are shown, and never act."""
    for path in ("/events", "/claims", "/search?q=alert", "/statistics", "/help"):
        assert HOSTILE not in client.get(path).text
    assert "<mark>alert</mark>" in client.get("/search?q=alert").text


def test_statistics_count_what_the_record_holds(client, desk):
    """Documents by month and contacts by year add up to the record's."""
    months = list(csv.DictReader(StringIO(client.get("/statistics/months.csv").text)))
    assert sum(int(r["documents"]) for r in months) == len(desk.record().documents)
    assert [r["month"] for r in months][:2] == ["2022-03", "2022-04"]
    years = list(csv.DictReader(StringIO(client.get("/statistics/years.csv").text)))
    assert sum(int(n) for r in years for k, n in r.items() if k != "year") == len(desk.record().contacts)


def test_columns_stay_in_their_chart():
    """Columns stand on the axis, as high as their numbers, one series on another."""
    chart = chart_of("year", ("a", "b"), [("2021", (3, 1)), ("2022", (0, 2))])
    assert [p.series for p in chart.parts] == [0, 1, 1]
    assert chart.parts[0].height == pytest.approx(3 * chart.parts[1].height, abs=0.2)
    assert chart.parts[1].y + chart.parts[1].height == pytest.approx(chart.parts[0].y, abs=0.2)
    assert all(0 <= p.x <= WIDTH - p.width and 0 <= p.y <= HEIGHT - p.height for p in chart.parts)
    assert chart_of("year", ("a",), []).parts == ()


def test_years_come_newest_first_and_replace_one_another():
    """A year puts its first and last day into the address in place of another window."""
    found = year_choices(
        [Facet("2021", 2), Facet("2022", 1)], Address("/events", (("since", "2021-01-01"), ("until", "2021-12-31")))
    )
    assert [(c.value, c.chosen) for c in found] == [("2022", False), ("2021", True)]
    assert found[0].address == "/events?since=2022-01-01&until=2022-12-31"
    assert found[1].address == "/events"
