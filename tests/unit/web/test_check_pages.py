"""Check and ask: what is marked, what is said where nothing is understood, and that words cannot act."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from deskmade import ADA, BEN, desk_of, papers
from fastapi.testclient import TestClient

from factory import days
from readouts.coding.coding import ClaimKind
from readouts.interval import ALWAYS, Interval
from readouts.record.model import CheckedClaim, Coverage
from readouts.serving.app import application
from readouts.span import Span
from readouts.web.pages.check import form_of, pieces_of

COVERAGE = Coverage(ALWAYS, 0, 0, "nothing")


def claim(start: int, end: int, kind: ClaimKind = "first_since", anchor: Interval | None = None) -> CheckedClaim:
    """A claim at a place."""
    span = Span(start, end)
    return CheckedClaim("c", None, span, "x", kind, (ADA, BEN), None, anchor, None, 2, "unknown", (), (), (), COVERAGE)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The small record."""
    with desk_of(tmp_path_factory.mktemp("check"), papers()) as opened:
        yield opened


@pytest.fixture
def client(desk) -> Iterator[TestClient]:
    """A client of its pages."""
    yield TestClient(application(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


@pytest.fixture
def reading(desk, pipeline, client) -> TestClient:
    """A client whose desk has the model."""
    desk.__dict__["pipeline"] = pipeline
    return client


def test_all_of_a_text_is_shown_once():
    """Claims are marked where they stand; of two that overlap the first has what both share; no character is lost."""
    text = "One first call, then a second call."
    pieces = pieces_of(text, [claim(23, 34), claim(4, 14), claim(10, 20)])
    assert "".join(p.text for p in pieces) == text
    assert [(p.text, p.claim) for p in pieces if p.claim] == [("first call", 2), (", then", 3), ("second call", 1)]


def test_the_form_says_what_was_understood():
    """Sides with names and states, days as people type them; days that are no day, month or year are left out."""
    assert form_of(claim(0, 1))["first"] == "Ada Brandt, AUT"
    assert form_of(claim(0, 1, anchor=days("2022-05-01", "2022-05-31")))["since"] == "2022-05"
    assert form_of(claim(0, 1, anchor=days("2022-05-17")))["since"] == "2022-05-17"
    assert form_of(claim(0, 1, anchor=days("2021-01-01", "2021-12-31")))["since"] == "2021"
    assert form_of(claim(0, 1, anchor=days("2022-05-03", "2022-06-09")))["since"] == ""


def test_empty_pages_say_what_can_be_asked(client):
    """Without a text or a question the pages say what they understand, and what the record holds."""
    assert "What can be checked" in client.get("/check").text
    page = client.get("/ask").text
    assert "What can be asked" in page
    assert "3 documents" in page


def test_a_short_text_gets_an_address(client):
    """What is posted and fits leads to its own address, so that it can be cited."""
    answer = client.post("/check", data={"text": "Hello & <b>", "on": "2022-09-12"}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/check?text=Hello+%26+%3Cb%3E&on=2022-09-12"


def test_a_text_that_is_too_long_is_refused(client):
    """With how long it is and how long it may be."""
    answer = client.post("/check", data={"text": "x" * 100_001})
    assert answer.status_code == 422
    assert "100,001 characters" in answer.text


def test_one_side_alone_is_refused(client):
    """The page says what to do, and keeps the words."""
    for path in ("/check?text=Hello&between=FRA", "/ask?question=Hello&between=FRA"):
        answer = client.get(path)
        assert answer.status_code == 422
        assert "Name both sides" in answer.text


@pytest.mark.model
def test_claims_are_marked_and_decided(reading):
    """A claim is marked in the text, with a card that says what was understood and what the record covers."""
    page = reading.get(
        "/check",
        params={"text": "It was the first call between Austria and Portugal since May 2021.", "on": "2022-03-03"},
    ).text
    assert '<a class="claim-' in page
    assert "What the record covers" in page
    assert "/check/claimreview?text=" in page


@pytest.mark.model
def test_claim_review_is_json(reading):
    """The address on the card gives ClaimReview."""
    asked = {"text": "It was the first call between Austria and Portugal since May 2021.", "on": "2022-03-03"}
    assert reading.get("/check/claimreview", params=asked).json()["@type"] == "ClaimReview"


@pytest.mark.model
def test_nothing_understood_is_said(reading):
    """A text without claims, a question that is none: the pages say so and what to do."""
    assert "No claim about contacts was understood" in reading.get("/check?text=The+sea+is+blue.").text
    assert "The question was not understood" in reading.get("/ask?question=The+sea+is+blue.").text


@pytest.mark.model
def test_a_question_is_answered_in_words(reading):
    """The answer is a sentence, with the contact and what the record covers."""
    page = reading.get("/ask?question=When+did+Austria+and+Portugal+last+meet%3F").text
    assert "meeting of 10 September 2022" in page
    assert "What the record covers" in page


@pytest.mark.model
@pytest.mark.parametrize("path", ["/check?text={}", "/ask?question={}"])
def test_what_people_type_cannot_act(reading, path):
    """Markup in a text or a question is shown, not obeyed."""
    page = reading.get(path.format("<script>alert(1)</script> <img src=x onerror=alert(1)>")).text
    assert "<script>alert" not in page
    assert "<img" not in page
