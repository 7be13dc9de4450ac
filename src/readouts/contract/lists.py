"""JSON of what lists, facets, searches and statistics answer."""

from __future__ import annotations

from readouts.contract.values import Json, day_json, interval_json
from readouts.store.catalogue.model import Cell, Covered, Facets, Gap, Hit, PairCard, Silence


def covered_json(covered: Covered) -> Json:
    """What a record holds."""
    return {
        "documents": covered.documents,
        "contacts": covered.contacts,
        "events": covered.events,
        "claims": covered.claims,
        "outlets": covered.outlets,
        **interval_json(covered.days),
    }


def pair_json(card: PairCard) -> Json:
    """Two states and how much the record holds of them."""
    return {
        "states": list(card.states),
        "contacts": card.contacts,
        "held": card.held,
        "first": day_json(card.first),
        "last": day_json(card.last),
    }


def cell_json(cell: Cell) -> Json:
    """Contacts of one channel and status that begin in one month."""
    return {"month": cell.month, "channel": cell.channel, "status": cell.status, "count": cell.count}


def gap_json(gap: Gap) -> Json:
    """Days between two contacts that were held, during which the record holds none."""
    return {"after": gap.after, "until": gap.until, **interval_json(gap.window), "days": gap.days}


def silence_json(silence: Silence) -> Json:
    """A pair of states that spoke often and has not for long."""
    return {
        "states": list(silence.states),
        "last": day_json(silence.last),
        "days": silence.days,
        "usual": silence.usual,
    }


def facets_json(facets: Facets) -> Json:
    """Values with the number of entries that have them, the most frequent first."""
    return {name: [{"value": f.value, "count": f.count} for f in values] for name, values in facets.items()}


def hit_json(hit: Hit) -> Json:
    """Something that a search found; ``marks`` are half-open ranges of ``text``."""
    return {
        "kind": hit.kind,
        "id": hit.id,
        "document": hit.document,
        "text": hit.text,
        "marks": [[start, end] for start, end in hit.marks],
    }
