"""JSON of the record's entries: contacts, events, statements, claims, documents, comparisons."""

from __future__ import annotations

from collections.abc import Mapping

from readouts.coding.coding import Statement
from readouts.contract.coding import point_json, statement_json
from readouts.contract.corrections import acted_json
from readouts.contract.values import (
    Json,
    actor_json,
    dated_json,
    grounded_json,
    interval_json,
    magnitude_json,
    place_json,
    source_json,
    span_json,
    speaker_json,
    trace_json,
)
from readouts.documents.document import Document
from readouts.record.merging.explained import Compared, Explanation
from readouts.record.model import (
    Account,
    AccountPoint,
    AlignedPoint,
    CheckedClaim,
    Comparison,
    Conflict,
    Contact,
    DatedDocument,
    Event,
    Origin,
)


def document_json(document: Document, dated: DatedDocument) -> Json:
    """A document with the publication days that the record allows; without its text."""
    return {
        "id": document.id,
        "path": document.path,
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "outlet_country": document.outlet_country,
        "kind": document.kind,
        "byline": list(document.byline),
        "contributors": list(document.contributors),
        "published": {
            **grounded_json(dated.published, dated.grounds, dated.contradictions),
            "how": dated.how,
        },
        "furniture": [span_json(f.span) for f in document.furniture],
        "digest": document.digest,
        "corrections": acted_json(dated.corrections),
    }


def contact_json(contact: Contact, claims: Mapping[str, CheckedClaim]) -> Json:
    """A contact of the record."""
    return {
        "id": contact.id,
        "date": grounded_json(contact.date, contact.grounds),
        "channel": contact.channel,
        "status": contact.status,
        "count": contact.count,
        "initiator": contact.initiator,
        "duration_minutes": contact.duration_minutes,
        "participants": [actor_json(p) for p in contact.participants],
        "confirmed_by": list(contact.confirmed_by),
        "documents": [{"id": d.document, "as": d.standing} for d in contact.documents],
        "topics": list(contact.topics),
        "accounts": [account_json(a) for a in contact.accounts],
        "conflicts": [conflict_json(c) for c in contact.conflicts],
        "claims": [
            {"id": c.id, "kind": c.kind, "verdict": c.verdict}
            for c in (claims[i] for i in contact.claims if i in claims)
        ],
        "support": [
            {
                "slot": s.slot,
                "value": s.value,
                "independent": s.independent,
                "sources": [source_json(x) for x in s.sources],
            }
            for s in contact.support
        ],
        "publishers": contact.publishers,
        "independent": contact.independent,
        "origins": [origin_json(o) for o in contact.origins],
        "trace": trace_json(contact.trace),
        "corrections": acted_json(contact.corrections),
    }


def explanation_json(explanation: Explanation) -> Json:
    """Why the reports of a contact are one, and why the entries nearest to it are others."""
    return {
        "together": [compared_json(c) for c in explanation.together],
        "apart": [compared_json(c) for c in explanation.apart],
    }


def compared_json(compared: Compared) -> Json:
    """Two reports that were compared: the number, the sentence, and each thing that counted with its words."""
    return {
        "contact": compared.contact,
        "reports": [compared.one, compared.other],
        "score": compared.score,
        "forbidden": compared.forbidden,
        "sentence": compared.sentence,
        "reasons": [
            {
                "rule": r.rule,
                "reason": r.sentence,
                "points": r.points,
                "sources": [source_json(s) for s in r.sources],
            }
            for r in compared.reasons
        ],
    }


def origin_json(origin: Origin) -> Json:
    """Documents that have their words from one publisher."""
    return {
        "publisher": origin.publisher,
        "documents": list(origin.documents),
        "publishers": list(origin.publishers),
        "because": list(origin.because),
    }


def account_json(account: Account) -> Json:
    """What one speaker of one side says."""
    who = speaker_json(account.speaker)
    return {
        "side": account.side,
        "speaker": who["speaker"] or who["role"],
        "role": who["role"],
        "named": who["named"],
        "medium": account.medium,
        "points": [account_point_json(p) for p in account.points],
    }


def account_point_json(place: AccountPoint) -> Json:
    """A point with the document in which it stands."""
    return {**point_json(place.point), "document": place.document}


def conflict_json(conflict: Conflict) -> Json:
    """Values that cannot all be true, each with its words."""
    return {
        "about": conflict.about,
        "values": [v.value for v in conflict.values],
        "sources": [[source_json(s) for s in v.sources] for v in conflict.values],
    }


def event_json(event: Event) -> Json:
    """An event of the record."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "auxiliary": list(event.auxiliary),
        "actors": [actor_json(a) for a in event.actors],
        "recipients": [actor_json(a) for a in event.recipients],
        "date": dated_json(event.date),
        "place": place_json(event.place),
        "magnitude": magnitude_json(event.magnitude),
        "about": event.about,
        "evidence": [source_json(s) for s in event.evidence],
        "trace": trace_json(event.trace),
        "corrections": acted_json(event.corrections),
    }


def record_statement_json(document: str, statement: Statement) -> Json:
    """A statement of the record: as in a coding, with its document and its words from the first to the last piece."""
    first, last = statement.content[0], statement.content[-1]
    return {
        **statement_json(statement),
        "document": document,
        "words": [first.start, last.end],
        "text": statement.text,
    }


def checked_claim_json(claim: CheckedClaim) -> Json:
    """A claim with its verdict, what decides it, and what the record covers."""
    return {
        "id": claim.id,
        "document": claim.document,
        "words": span_json(claim.words),
        "text": claim.text,
        "kind": claim.kind,
        "participants": [actor_json(p) for p in claim.participants],
        "about": claim.about,
        "anchor": interval_json(claim.anchor) if claim.anchor else None,
        "anchor_contact": claim.anchor_contact,
        "value": claim.value,
        "verdict": claim.verdict,
        "because": list(claim.because),
        "deciding": list(claim.deciding),
        "sources": [source_json(s) for s in claim.sources],
        "coverage": {
            **interval_json(claim.coverage.window),
            "documents": claim.coverage.documents,
            "publishers": claim.coverage.publishers,
            "sentence": claim.coverage.sentence,
            "gaps": [interval_json(g) for g in claim.coverage.gaps],
        },
        "considered": [{"contact": c.contact, "weight": c.weight, "reason": c.reason} for c in claim.considered],
        "channel": claim.channel,
        "corrections": acted_json(claim.corrections),
    }


def comparison_json(comparison: Comparison) -> Json:
    """Accounts side by side."""
    only: Json = {column: [] for column in comparison.columns}
    only.update({column: [aligned_json(a) for a in points] for column, points in comparison.only})
    return {
        "columns": list(comparison.columns),
        "both": [aligned_json(a) for a in comparison.both],
        "only": only,
        "differing": [conflict_json(c) for c in comparison.differing],
        "absent": {column: [aligned_json(a) for a in points] for column, points in comparison.absent},
    }


def aligned_json(aligned: AlignedPoint) -> Json:
    """A point and where each column says it."""
    return {
        "text": aligned.text,
        "points": [{"column": column, **account_point_json(p)} for column, p in aligned.points],
    }
