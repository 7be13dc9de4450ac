"""JSON of an answer to a question."""

from __future__ import annotations

from readouts.contract.coding import point_json
from readouts.contract.values import Json, actor_json, dated_json, interval_json, source_json
from readouts.record.claims.answers import Answer
from readouts.record.model import Contact


def answer_json(answer: Answer, understood: str, sentence: str) -> Json:
    """What was understood, what the record says, in which words, and what it covers."""
    inquiry, coverage = answer.inquiry, answer.coverage
    return {
        "question": inquiry.text,
        "understood": understood,
        "kind": inquiry.kind,
        "sides": [actor_json(a) for a in inquiry.sides],
        "window": interval_json(inquiry.window),
        "channel": inquiry.channel,
        "topic": inquiry.topic,
        "speaker": inquiry.speaker,
        "reply": answer.reply,
        "answer": sentence,
        "contacts": [answering_contact_json(c) for c in answer.contacts],
        "earlier": answer.earlier,
        "number": {
            "contacts": answer.tally.number,
            "exact": answer.tally.exact,
            "channels": dict(answer.tally.channels),
        },
        "values": [{"value": value, "sources": [source_json(s) for s in sources]} for value, sources in answer.values],
        "said": [
            {
                "side": said.side,
                "contact": said.contact,
                "points": [{**point_json(p.point), "document": p.document} for p in said.points],
            }
            for said in answer.said
        ],
        "unsure": [{**answering_contact_json(c), "reason": reason} for c, reason in answer.unsure],
        "unsure_earlier": answer.unsure_earlier,
        "ahead": [answering_contact_json(c) for c in answer.ahead],
        "coverage": {
            **interval_json(coverage.window),
            "documents": coverage.documents,
            "publishers": coverage.publishers,
            "sentence": coverage.sentence,
            "gaps": [interval_json(g) for g in coverage.gaps],
        }
        if coverage
        else None,
    }


def answering_contact_json(contact: Contact) -> Json:
    """A contact in an answer: what it was, when, and the words that say so."""
    return {
        "id": contact.id,
        "date": dated_json(contact.date),
        "channel": contact.channel,
        "status": contact.status,
        "count": contact.count,
        "participants": [actor_json(p) for p in contact.participants],
        "sources": [
            source_json(s) for support in contact.support if support.slot in ("date", "status") for s in support.sources
        ],
    }
