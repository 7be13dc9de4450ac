"""ClaimReview: the shape that schema.org gives it, from what the record holds and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from factory import days, person
from readouts.contract.claimreview import RATINGS, claim_review_json
from readouts.documents.document import Document
from readouts.interval import Dated
from readouts.record.model import CheckedClaim, Coverage, DatedDocument, Source
from readouts.span import Span
from readouts.version import __version__

ADA = person("Ada Brandt", "AUT")
BEN = person("Ben Costa", "PRT", "head_of_government")
# Terms of schema.org that we use, by type.
TERMS = {
    "ClaimReview": {"claimReviewed", "itemReviewed", "author", "reviewRating", "reviewBody", "citation", "identifier"},
    "Claim": {"text", "appearance"},
    "SoftwareApplication": {"name", "softwareVersion"},
    "Rating": {"alternateName", "ratingExplanation"},
    "Quotation": {"text", "isPartOf", "url"},
    "CreativeWork": {"identifier", "name", "publisher", "url", "datePublished"},
    "Organization": {"name"},
}


@pytest.fixture
def review() -> dict[str, Any]:
    claim = CheckedClaim(
        id="c1", document="a", words=Span(0, 20), text="their first call since February", kind="first_since",
        participants=(ADA, BEN), about="k2", anchor=days("2022-02-01"), anchor_contact=None, value=None,
        verdict="contradicted", because=("the record holds a contact of these people on 2022-04-05",), deciding=("k1",),
        sources=(Source("a", Span(0, 20), "their first call since February"), Source("b", Span(3, 30), "spoke on\n Tuesday")),
        coverage=Coverage(days("2022-02-01", "2022-06-09"), 2, 2, "2 documents from 2 publishers speak of AUT and PRT"),
    )  # fmt: skip
    outlets = {"a": "Inn News", "b": "Porto Post"}
    documents = {d: Document(d, d, "text", outlet=o, url=f"https://example.org/{d}") for d, o in outlets.items()}
    dated = {"b": DatedDocument("b", Dated(days("2022-04-06")), "stated", "Porto Post")}
    return claim_review_json(claim, documents, dated, "The first since 1 February 2022.")


def nodes(value: Any) -> list[dict[str, Any]]:
    """All objects of a JSON-LD tree."""
    if isinstance(value, list):
        return [n for v in value for n in nodes(v)]
    return [value, *(n for v in value.values() for n in nodes(v))] if isinstance(value, dict) else []


def test_every_object_has_a_type_and_terms_of_it(review: dict[str, Any]) -> None:
    """Only terms of schema.org stand in it, each under a type that has it."""
    assert review["@context"] == "https://schema.org"
    for node in nodes(review):
        assert set(node) - {"@type", "@context"} <= TERMS[node["@type"]]
    assert json.loads(json.dumps(review)) == review


def test_what_is_required_is_there(review: dict[str, Any]) -> None:
    """The claim, its rating in words with reasons, and sources with addresses and words."""
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == review["itemReviewed"]["text"]
    assert review["reviewRating"]["alternateName"] == RATINGS["contradicted"]
    assert "2022-04-05" in review["reviewRating"]["ratingExplanation"]
    assert [c["url"] for c in review["citation"]] == ["https://example.org/b"]
    assert all(c["text"] for c in review["citation"])
    assert review["citation"][0]["isPartOf"]["datePublished"] == "2022-04-06"
    assert review["citation"][0]["text"] == "spoke on Tuesday"
    assert review["itemReviewed"]["appearance"]["publisher"]["name"] == "Inn News"


def test_nobody_is_invented(review: dict[str, Any]) -> None:
    """The author is the software; there is no number for what is no number."""
    assert review["author"] == {"@type": "SoftwareApplication", "name": "Readouts", "softwareVersion": __version__}
    assert "ratingValue" not in review["reviewRating"]
    assert "author" not in review["itemReviewed"]
