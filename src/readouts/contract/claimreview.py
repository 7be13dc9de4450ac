"""A checked claim as ClaimReview of schema.org, in JSON-LD.

What the record does not know is left out: a number for the rating (an unknown claim is not half true), the day of the review,
whoever first made a claim that somebody typed. The author is the software with its version, not a person or a newsroom.
"""

from __future__ import annotations

from collections.abc import Mapping

from readouts.contract.values import Json
from readouts.documents.document import Document
from readouts.record.model import CheckedClaim, DatedDocument, Source
from readouts.version import __version__

# What a reader sees for each verdict.
RATINGS = {
    "supported": "Supported by the record",
    "contradicted": "Contradicted by the record",
    "unknown": "The record does not tell",
}


def claim_review_json(
    claim: CheckedClaim, documents: Mapping[str, Document], dated: Mapping[str, DatedDocument], understood: str
) -> Json:
    """The review of a claim: what was claimed, how the record rates it and why, with the words of each source.

    Args:
        claim: The checked claim.
        documents: The documents of its sources, by id.
        dated: Their days, by id.
        understood: What was understood of the claim, as a sentence.
    """
    reviewed: Json = {"@type": "Claim", "text": claim.text}
    if claim.document is not None and claim.document in documents:
        reviewed["appearance"] = _work(documents[claim.document], dated)
    sources = [s for s in claim.sources if s.document != claim.document]
    review: Json = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": claim.id,
        "claimReviewed": claim.text,
        "itemReviewed": reviewed,
        "author": {"@type": "SoftwareApplication", "name": "Readouts", "softwareVersion": __version__},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": RATINGS[claim.verdict],
            "ratingExplanation": _sentence(claim.because),
        },
        "reviewBody": f"Understood: {understood} {_sentence((claim.coverage.sentence,))}",
        "citation": [_citation(s, documents, dated) for s in sources],
    }
    return review


def _sentence(clauses: tuple[str, ...]) -> str:
    joined = ", ".join(clauses).strip()
    return f"{joined[:1].upper()}{joined[1:]}." if joined else ""


def _work(document: Document, dated: Mapping[str, DatedDocument]) -> Json:
    """A document as a creative work: its name, publisher, address and day, each where it is known."""
    work: Json = {"@type": "CreativeWork", "identifier": document.id}
    if document.title:
        work["name"] = document.title
    if document.outlet:
        work["publisher"] = {"@type": "Organization", "name": document.outlet}
    if document.url:
        work["url"] = document.url
    known = dated.get(document.id)
    if known is not None and known.published.interval.is_day:
        work["datePublished"] = str(known.published.interval.earliest)
    return work


def _citation(source: Source, documents: Mapping[str, Document], dated: Mapping[str, DatedDocument]) -> Json:
    """The words of a source, in the document that has them."""
    words = " ".join(source.text.split())
    quotation: Json = {"@type": "Quotation", "text": words}
    if (document := documents.get(source.document)) is not None:
        quotation["isPartOf"] = _work(document, dated)
        if document.url:
            quotation["url"] = document.url
    return quotation
