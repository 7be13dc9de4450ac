"""A contact of the record from the cluster of its reports."""

from __future__ import annotations

from readouts.coding.coding import stable_id
from readouts.record.accounts.gathering import accounts_of, confirming_sides
from readouts.record.accounts.origins import Origins, with_origins
from readouts.record.accounts.quotes import told_once
from readouts.record.corpus import Corpus
from readouts.record.merging.merge import Cluster
from readouts.record.merging.slots import (
    channel_of,
    count_of,
    date_of_cluster,
    duration_of,
    initiator_of,
    spans_of_evidence,
    status_of,
    topics_of,
)
from readouts.record.model import Contact, DocumentLink, Support
from readouts.record.sides import merged_participants
from readouts.trace import Step


def contact_of(corpus: Corpus, cluster: Cluster) -> Contact:
    """The contact that these reports are of; a function of the set of reports."""
    members = cluster.members
    reports = [(m.document, m.report) for m in members]
    statements = {s.id: s for d in sorted({m.document for m in members}) for s in corpus.by_document[d].statements}
    participants = merged_participants(m.report.participants for m in members)
    channel, channel_support = channel_of(corpus, members)
    status, status_slot = status_of(corpus, members)
    initiator, initiator_slot = initiator_of(corpus, members)
    duration, duration_slot = duration_of(corpus, members)
    dated, date_slot = date_of_cluster(corpus, members)
    slots = (status_slot, initiator_slot, duration_slot, date_slot)
    named = ", ".join(a.name or a.role or a.state or "?" for a in participants)
    evidence = told_once(s for m in members for s in corpus.sources(m.document, spans_of_evidence(m)))
    deniers = {s for m in members for s in m.report.denied_by} if status == "denied" else set()
    contact = Contact(
        id=stable_id("contact", *cluster.key),
        date=dated,
        channel=channel,
        status=status,
        count=count_of(members),
        participants=participants,
        initiator=initiator,
        duration_minutes=duration,
        confirmed_by=tuple(s for s in confirming_sides(reports) if s not in deniers),
        documents=_links(cluster),
        topics=topics_of(members),
        accounts=accounts_of(reports, statements),
        conflicts=tuple(slot.conflict for slot in slots if slot.conflict),
        support=(
            Support("participants", named, evidence),
            *channel_support,
            *(support for slot in slots for support in slot.support),
        ),
        reports=tuple(r for m in members for r in (m.report.id, *m.also)),
        trace=(
            *dict.fromkeys(cluster.trace),
            *(Step("record.slots", reason) for slot in slots for reason in slot.because),
        ),
    )
    return with_origins(contact, Origins.load().of_reports(corpus, members))


def _links(cluster: Cluster) -> tuple[DocumentLink, ...]:
    main = {m.document for m in cluster.members if m.report.standing == "main"}
    return tuple(
        DocumentLink(d, "main" if d in main else "background") for d in sorted({m.document for m in cluster.members})
    )
