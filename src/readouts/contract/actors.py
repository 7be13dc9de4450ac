"""JSON of terms of office, of who held one, and of the user's own tables."""

from __future__ import annotations

from readouts.actors.answering import Answer
from readouts.actors.model import Term
from readouts.actors.own.rows import Fault, OwnTable
from readouts.actors.table import ActorTable
from readouts.contract.values import Json, actor_json, day_json, interval_json
from readouts.language.reading import Actor


def term_json(term: Term) -> Json:
    """A term as far as its sources know it."""
    return {
        "office": term.office,
        "title": term.title,
        "state": term.state,
        **interval_json(term.interval),
        "known_until": day_json(term.vouched_until),
        "start_known": term.start_known,
        "end_known": term.end_known,
        "doubtful": term.doubtful,
        "certainty": term.certainty,
        "source": term.source,
    }


def counted_actor_json(table: ActorTable, actor: Actor, contacts: int, events: int) -> Json:
    """Somebody who takes part in so many entries, with the terms of office that the table knows."""
    terms = [term_json(t) for t in table.terms(actor.id)] if actor.id else []
    return {**actor_json(actor), "contacts": contacts, "events": events, "terms": terms}


def answer_json(table: ActorTable, state: str, office: str, day: str, answer: Answer) -> Json:
    """Who held an office of a state on a day."""
    holders = []
    for holder in answer.holders:
        person = table.person(holder.term.person)
        holders.append(
            {
                "id": holder.term.person,
                "name": person.name if person else holder.term.person,
                "known": holder.known,
                "because": holder.because,
                "term": term_json(holder.term),
            }
        )
    return {
        "state": state,
        "office": office,
        "day": day,
        "verdict": answer.verdict,
        "because": answer.because,
        "holders": holders,
    }


def fault_json(fault: Fault) -> Json:
    """One fault of a file."""
    return {"line": fault.line, "column": fault.column or None, "found": fault.found, "do": fault.do}


def own_table_json(table: OwnTable) -> Json:
    """An imported table."""
    return {
        "name": table.name,
        "rows": len(table.rows),
        "people": len({(r.state, r.person or r.name) for r in table.rows}),
        "left_out": [fault_json(f) for f in table.faults],
    }
