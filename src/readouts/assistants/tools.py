"""What an assistant may ask of a record: each answer is JSON that carries the words it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from readouts.contract.answers import answer_json
from readouts.contract.asking import filters_asked
from readouts.contract.entries import (
    checked_claim_json,
    comparison_json,
    contact_json,
    document_json,
    event_json,
    record_statement_json,
)
from readouts.contract.values import Json, interval_json
from readouts.contract.wording import sourcing
from readouts.day_words import when
from readouts.desk.asking import Answered, QuestionGiven, ask
from readouts.desk.checking import ClaimGiven, check
from readouts.desk.desk import Desk
from readouts.errors import UsageError
from readouts.record.accounts.compare import compare_contacts, compare_sides
from readouts.record.model import CheckedClaim, Contact, Event
from readouts.span import Span
from readouts.store.catalogue.model import Filters

_AROUND = 400
"""Characters shown on each side of a span."""
_LONGEST = 20_000
"""Characters of a document in one answer."""

State = Annotated[str, Field(description="ISO 3166-1 alpha-3 code of a state (USA, RUS), or UN, NATO, EUU.")]
Day = Annotated[str | None, Field(description="YYYY, YYYY-MM or YYYY-MM-DD.")]
Limit = Annotated[int, Field(ge=1, le=100, description="At most so many entries.")]
After = Annotated[str | None, Field(description="The `next` of the answer before: for further entries.")]
EntryId = Annotated[str, Field(description="Id of an entry, or how it begins.")]


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools, each a method; their docstrings are what the assistant reads."""

    desk: Desk

    def find_contacts(
        self,
        states: Annotated[list[State] | None, Field(description="All of them take part.")] = None,
        person: Annotated[str | None, Field(description="Part of a name, or a Wikidata id.")] = None,
        since: Day = None,
        until: Day = None,
        channel: Annotated[
            str | None, Field(description="call, video, meeting, visit, letter, hotline or unknown.")
        ] = None,
        status: Annotated[
            str | None, Field(description="held, planned, possible, refused, denied, cancelled or ruled_out.")
        ] = None,
        disputed: Annotated[bool, Field(description="Only contacts about which accounts differ.")] = False,
        words: Annotated[str | None, Field(description="Words that one of its documents holds.")] = None,
        limit: Limit = 20,
        after: After = None,
    ) -> dict[str, Any]:
        """Find contacts between states (calls, meetings, visits, letters), the newest first, each with days and sources.

        An empty answer means that the record holds none, not that there was none; `record` says what it covers.
        """
        filters = _filters(
            state=states, person=person, since=since, until=until, channel=channel, status=status,
            disputed="yes" if disputed else None, text=words,
        )  # fmt: skip
        catalogue = self.desk.catalogue()
        page = catalogue.contacts(filters, limit=limit, after=after)
        return {
            "contacts": [self._contact_line(c) for c in page.entries],
            "total": page.total,
            "next": page.next,
            "record": self.coverage(),
        }

    def show_entry(self, id: EntryId) -> dict[str, Any]:
        """Show a contact, event or claim wholly: every value with the sentences of the documents that support it."""
        catalogue = self.desk.catalogue()
        entry = catalogue.find(id, ("contacts", "events", "claims"))
        if isinstance(entry, Contact):
            shown = contact_json(entry, catalogue.claims_with(entry.claims))
            documents = [d.document for d in entry.documents]
        elif isinstance(entry, Event):
            shown, documents = event_json(entry), [s.document for s in entry.evidence]
        else:
            assert isinstance(entry, CheckedClaim)
            shown, documents = checked_claim_json(entry), [s.document for s in entry.sources]
        return {**shown, "sources": self._documents(documents)}

    def compare_accounts(
        self,
        contact: EntryId,
        other: Annotated[str | None, Field(description="A second contact, to compare two of them.")] = None,
    ) -> dict[str, Any]:
        """Set the sides' accounts of a contact side by side: what both say, what only one says, where they differ.

        What an account leaves out is "not mentioned" there, never "denied".
        """
        catalogue = self.desk.catalogue()
        one, two = catalogue.contact(contact), catalogue.contact(other) if other else None
        comparison = compare_contacts(one, two) if two else compare_sides(one)
        documents = [d.document for c in (one, two) if c for d in c.documents]
        return {**comparison_json(comparison), "sources": self._documents(documents)}

    def check_claim(
        self,
        text: Annotated[str, Field(description="A sentence or an article: 'It was their first call since May.'")],
        on: Annotated[str | None, Field(description="The day on which it is said: YYYY-MM-DD.")] = None,
    ) -> dict[str, Any]:
        """Check claims about contacts against the record: first since, n-th, none since, last contact, who asked.

        The verdict is supported, contradicted or unknown, with the entries that decide it and what the record covers.
        No claims in the answer means that none was understood.
        """
        found = check(self.desk, text, ClaimGiven(on=on))
        documents = [s.document for c in found for s in c.claim.sources if s.document]
        return {
            "claims": [{**checked_claim_json(c.claim), "understood": c.understood} for c in found],
            "sources": self._documents(documents),
        }

    def ask_record(
        self,
        question: Annotated[str, Field(description="When did Macron and Putin last speak? Who asked for the call?")],
        between: Annotated[
            list[str] | None, Field(description="The two sides, where the question leaves them open.")
        ] = None,
    ) -> dict[str, Any]:
        """Answer a question from the record alone: last, first, how often, whether, who asked, what was said, refusals."""
        if between is not None and len(between) != 2:
            raise UsageError("between takes two sides.", "Name both.")
        sides = (between[0], between[1]) if between else None
        reply = ask(self.desk, question, QuestionGiven(between=sides))
        if not isinstance(reply, Answered):
            return {"answer": None, "lacking": reply.sentence}
        return answer_json(reply.answer, reply.understood, reply.sentence)

    def find_statements(
        self,
        states: Annotated[list[State] | None, Field(description="The speaker stands for this state.")] = None,
        person: Annotated[str | None, Field(description="Part of the speaker's name.")] = None,
        words: Annotated[str | None, Field(description="Words that the document holds.")] = None,
        limit: Limit = 20,
        after: After = None,
    ) -> dict[str, Any]:
        """Find who says what: speaker, medium, the words as printed, with the document they stand in."""
        catalogue = self.desk.catalogue()
        page = catalogue.statements(_filters(state=states, person=person, text=words), limit=limit, after=after)
        return {
            "statements": [record_statement_json(s.document, s.statement) for s in page.entries],
            "total": page.total,
            "next": page.next,
            "sources": self._documents(s.document for s in page.entries),
        }

    def search_words(
        self,
        words: Annotated[str, Field(description="Words to look for in documents and statements.")],
        limit: Limit = 20,
        after: After = None,
    ) -> dict[str, Any]:
        """Search the documents for words; each find comes with the text around it."""
        page = self.desk.catalogue().search(words, limit=limit, after=after)
        return {
            "hits": [{"kind": h.kind, "id": h.id, "document": h.document, "text": h.text} for h in page.entries],
            "total": page.total,
            "next": page.next,
        }

    def quote_source(
        self,
        document: Annotated[str, Field(description="Id of a document.")],
        span: Annotated[
            list[int] | None,
            Field(description="[start, end) in characters, as evidence gives it; none: the beginning."),
        ] = None,
    ) -> dict[str, Any]:
        """Quote the untouched text of a document around a span: for citing the words that support a value."""
        contents = self.desk.catalogue().contents(document)
        text = contents.card.document.text
        if span is None:
            where, words = Span(0, min(len(text), _LONGEST)), ""
        elif len(span) != 2 or not 0 <= span[0] < span[1] <= len(text):
            raise UsageError(f"{span} is no span of {document}.", f"It has {len(text)} characters.")
        else:
            words = text[span[0] : span[1]][:_LONGEST]
            where = Span(max(0, span[0] - _AROUND), min(len(text), span[0] + len(words) + _AROUND))
        shown = document_json(contents.card.document, contents.card.dated)
        return {**shown, "words": words, "around": where.text_of(text), "span_around": [where.start, where.end]}

    def coverage(self) -> dict[str, Any]:
        """Say what the record holds: how many documents, from when to when. An absence means no more than that."""
        covered = self.desk.catalogue().covered()
        return {
            "documents": covered.documents,
            "contacts": covered.contacts,
            "events": covered.events,
            "claims": covered.claims,
            "outlets": covered.outlets,
            **interval_json(covered.days),
        }

    def _contact_line(self, contact: Contact) -> Json:
        wording = self.desk.wording
        words = [s.text for slot in contact.support if slot.slot in ("date", "status") for s in slot.sources]
        return {
            "id": contact.id,
            "when": when(contact.date.interval),
            "date": interval_json(contact.date.interval),
            "channel": contact.channel,
            "status": contact.status,
            "sides": wording.sides(contact),
            "people": wording.people(contact),
            "initiator": contact.initiator,
            "sourcing": sourcing(contact),
            "documents": [d.document for d in contact.documents],
            "conflicts": [c.about for c in contact.conflicts],
            "words": list(dict.fromkeys(words))[:3],
        }

    def _documents(self, ids: Iterable[str]) -> Json:
        """Title, outlet, address and days of each document, by id: for citing it."""
        cards = self.desk.catalogue().documents_with(ids)
        return {
            id: {
                "outlet": card.document.outlet,
                "title": card.document.title,
                "url": card.document.url,
                "published": interval_json(card.dated.published.interval),
            }
            for id, card in sorted(cards.items())
        }


def _filters(**given: str | list[str] | None) -> Filters:
    pairs = []
    for name, value in given.items():
        values = value if isinstance(value, list) else [value]
        pairs += [(name, v) for v in values if v]
    return filters_asked(pairs)
