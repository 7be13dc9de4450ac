"""One entry of a record that shows itself in Jupyter: its values, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readouts.contract.entries import checked_claim_json, contact_json, event_json
from readouts.contract.values import Json, speaker_json
from readouts.contract.wording import STATUS_WORDS, Wording, channel_word, sourcing
from readouts.day_words import when
from readouts.notebook.aligning import Quote, differing_rows
from readouts.notebook.rendering import rendered
from readouts.record.model import CheckedClaim, Comparison, Contact, Event, Source

Part = tuple[str, tuple[tuple[str, tuple[Quote, ...]], ...]]
"""A heading; below it names of values or speakers, each with words."""


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """A contact, an event or a claim with everything that supports it."""

    entry: Contact | Event | CheckedClaim
    claims: Mapping[str, CheckedClaim]
    """Those about a contact, by their ids."""
    wording: Wording
    outlets: Mapping[str, str]
    """How documents are called."""

    def to_dict(self) -> Json:
        """The JSON of the contract, as the lists of the commands print it."""
        if isinstance(self.entry, Contact):
            return contact_json(self.entry, dict(self.claims))
        return event_json(self.entry) if isinstance(self.entry, Event) else checked_claim_json(self.entry)

    def _repr_html_(self) -> str:
        if isinstance(self.entry, Contact):
            return self._contact(self.entry)
        return self._event(self.entry) if isinstance(self.entry, Event) else self._claim(self.entry)

    def _contact(self, contact: Contact) -> str:
        names = {s: self.wording.state(s) for s in contact.states}
        conflicts = Comparison((), (), (), contact.conflicts)
        known = tuple((f"{s.slot}: {self.wording.value(s)}", self._quotes(s.sources)) for s in contact.support)
        accounts = tuple(
            (
                " · ".join(
                    dict.fromkeys(
                        w for w in (self.wording.state(a.side), speaker_json(a.speaker)["speaker"], a.medium) if w
                    )
                ),
                tuple(Quote(_line(p.point.text), (self._outlet(p.document),)) for p in a.points),
            )
            for a in contact.accounts
        )
        checked = tuple(
            (c.verdict, (Quote(_line(c.text), (self._outlet(c.document or ""),)),)) for c in self._claims(contact)
        )
        parts = (("What is known, and who says so", known), ("Accounts", accounts), ("Claims about it", checked))
        return _page(
            f"{channel_word(contact.channel).capitalize()} of {when(contact.date.interval)}: {self.wording.sides(contact)}",
            (f"s-{contact.status}", STATUS_WORDS[contact.status]),
            (self.wording.people(contact), sourcing(contact), contact.id[:8]),
            parts,
            (*contact.date.because, *(s.reason for s in contact.trace)),
            differing=differing_rows(conflicts, names, self.outlets),
        )

    def _claims(self, contact: Contact) -> list[CheckedClaim]:
        return [self.claims[i] for i in contact.claims if i in self.claims]

    def _event(self, event: Event) -> str:
        who, whom = (
            ", ".join(dict.fromkeys(self.wording.actor_of(a) for a in x)) for x in (event.actors, event.recipients)
        )
        words = (("In these words", ((event.type, self._quotes(event.evidence)),)),)
        kind = event.type + (f" ({event.mode})" if event.mode else "")
        facts = (
            ", ".join(event.auxiliary),
            f"actors: {who}" if who else "",
            f"recipients: {whom}" if whom else "",
            event.id[:8],
        )
        reasons = (*event.date.because, *(s.reason for s in event.trace))
        return _page(f"{kind} of {when(event.date.interval)}", ("quiet", "event"), facts, words, reasons)

    def _claim(self, claim: CheckedClaim) -> str:
        words = (("In these words", (("sources", self._quotes(claim.sources)),)),)
        facts = (claim.kind.replace("_", " "), claim.coverage.sentence, claim.id[:8])
        return _page(f"“{_line(claim.text)}”", (f"v-{claim.verdict}", claim.verdict), facts, words, claim.because)

    def _quotes(self, sources: Iterable[Source]) -> tuple[Quote, ...]:
        printed: dict[str, list[str]] = {}
        for source in sources:
            printed.setdefault(_line(source.text), []).append(self._outlet(source.document))
        return tuple(Quote(words, tuple(dict.fromkeys(by))) for words, by in printed.items())

    def _outlet(self, document: str) -> str:
        return self.outlets.get(document, document)


def _page(
    title: str, badge: tuple[str, str], facts: Sequence[str], parts: Sequence[Part], because: Sequence[str],
    differing: Sequence[object] = (),
) -> str:  # fmt: skip
    return rendered(
        "entry.html", title=title, badge=badge, facts=[f for f in facts if f], parts=[p for p in parts if p[1]],
        because=tuple(dict.fromkeys(because)), differing=differing,
    )  # fmt: skip


def _line(text: str) -> str:
    return " ".join(text.split())
