"""How a notebook lists entries of each kind: their JSON, which the commands print too, and the table that Jupyter shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from readouts.actors.table import ActorTable
from readouts.contract.actors import counted_actor_json
from readouts.contract.entries import checked_claim_json, contact_json, document_json, event_json, record_statement_json
from readouts.contract.wording import STATUS_WORDS, Wording, channel_word
from readouts.day_words import when
from readouts.desk.checking import Checked
from readouts.language.reading import Actor
from readouts.notebook.entries import Listing
from readouts.record.model import CheckedClaim, Contact, Event
from readouts.store.catalogue.model import ActorCard, DocumentCard, PlacedStatement


def contacts_listing(wording: Wording, claims: Mapping[str, CheckedClaim]) -> Listing[Contact]:
    """Contacts, with what the claims about them came to."""
    return Listing(
        "contact",
        lambda c: contact_json(c, dict(claims)),
        ("id", "date", "channel", "status", "sides", "who", "documents"),
        lambda c: (
            c.id[:8], when(c.date.interval), channel_word(c.channel), STATUS_WORDS[c.status], wording.sides(c),
            wording.people(c), str(len(c.documents)),
        ),
    )  # fmt: skip


def events_listing() -> Listing[Event]:
    """Events, coded in PLOVER."""
    return Listing(
        "event",
        event_json,
        ("id", "date", "type", "auxiliary", "actors", "recipients", "words"),
        lambda e: (
            e.id[:8], when(e.date.interval), e.type + (f"/{e.mode}" if e.mode else ""), ", ".join(e.auxiliary),
            _short(e.actors), _short(e.recipients), _line(e.evidence[0].text) if e.evidence else "",
        ),
    )  # fmt: skip


def statements_listing(wording: Wording) -> Listing[PlacedStatement]:
    """Who says what."""

    def cells(placed: PlacedStatement) -> tuple[str, ...]:
        said = placed.statement
        speaker = wording.actor(said.speaker) if said.speaker else "not named"
        state = (said.speaker.state if said.speaker else None) or "unknown"
        return placed.document, speaker, state, said.medium or "not told", _line(said.text)

    return Listing(
        "statement",
        lambda s: record_statement_json(s.document, s.statement),
        ("document", "speaker", "state", "medium", "words"),
        cells,
    )


def claims_listing() -> Listing[CheckedClaim]:
    """Claims with their verdicts."""
    return Listing(
        "claim",
        checked_claim_json,
        ("document", "verdict", "kind", "words", "because"),
        lambda c: (
            c.document or "",
            c.verdict,
            c.kind.replace("_", " "),
            _line(c.text),
            _line(c.because[-1] if c.because else ""),
        ),
    )


def checked_listing() -> Listing[Checked]:
    """Claims of a text that somebody gives, with what was understood of each."""
    return Listing(
        "claim",
        lambda c: {**checked_claim_json(c.claim), "understood": c.understood},
        ("verdict", "words", "understood", "because", "the record"),
        lambda c: (
            c.claim.verdict, _line(c.claim.text), c.understood, "; ".join(c.claim.because), c.claim.coverage.sentence,
        ),
    )  # fmt: skip


def documents_listing() -> Listing[DocumentCard]:
    """Documents with the days on which they appeared, as far as the record knows them."""
    return Listing(
        "document",
        lambda d: document_json(d.document, d.dated),
        ("id", "published", "how", "outlet", "title"),
        lambda d: (
            d.document.id, when(d.dated.published.interval), d.dated.how, d.document.outlet or "unknown",
            d.document.title or "",
        ),
    )  # fmt: skip


def actors_listing(wording: Wording, table: ActorTable) -> Listing[ActorCard]:
    """Who takes part, and how often."""
    return Listing(
        "actor",
        lambda a: counted_actor_json(table, a.actor, a.contacts, a.events),
        ("actor", "state", "contacts", "events", "id"),
        lambda a: (
            wording.actor(a.actor), a.actor.state or "unknown", str(a.contacts), str(a.events), a.actor.id or "",
        ),
    )  # fmt: skip


def _short(actors: Iterable[Actor]) -> str:
    return ", ".join(dict.fromkeys(a.state or a.name or a.role or "?" for a in actors))


def _line(text: str, length: int = 110) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= length else folded[: length - 1] + "…"
