"""Who asked for a contact, as the documents say it: each value with its words and the side that speaks them."""

from __future__ import annotations

from dataclasses import replace

from readouts.coding.coding import Statement
from readouts.record.corpus import Corpus, Filed
from readouts.record.model import Source
from readouts.span import Span

# The value where the words say that both sides wanted it.
BOTH = "both"


def told_initiators(corpus: Corpus, member: Filed) -> tuple[tuple[str, Source], ...]:
    """Who asked for it, by a report and by the claims that its document makes of it, once for each value and side."""
    report = member.report
    ids = {report.id, *member.also}
    found: list[tuple[str, Source]] = []
    for claim in sorted(member.coding.claims, key=lambda c: (c.words, c.id)):
        if claim.kind == "initiated_by" and claim.about in ids and isinstance(claim.value, str):
            found.append((claim.value, _source(corpus, member, claim.words, claim.statement)))
    if report.initiator and report.initiator not in {value for value, _ in found}:
        span = report.initiator_span or report.evidence[0]
        found.append((report.initiator, _source(corpus, member, span, None)))
    firsts = {(value, source.side): source for value, source in reversed(found)}
    return tuple((value, source) for value, source in found if firsts[value, source.side] is source)


def _source(corpus: Corpus, member: Filed, span: Span, statement: str | None) -> Source:
    """The words with their side: a nameless official of nowhere speaks for the outlet's country, if that takes part."""
    source = corpus.source(member.document, span)
    ids = {source.statement, statement}
    said = [s for s in corpus.by_document[member.document].statements if s.id in ids]
    known = next((s for s in said if s.id == statement), said[0] if said else None)
    if known is None:
        return source
    return replace(source, statement=known.id, side=_side(corpus, member, known))


def _side(corpus: Corpus, member: Filed, statement: Statement) -> str | None:
    speaker = statement.speaker
    if is_nameless_official(statement):
        facts = corpus.facts.get(member.document)
        home = facts.outlet_country if facts else None
        return home if home in {a.state for a in member.report.participants} else None
    if speaker is not None and speaker.kind != "person" and statement.source_kind == "unknown":
        return None  # "a former official": the office is over
    return corpus.side_of(member.document, statement)


def is_nameless_official(statement: Statement | None) -> bool:
    """Whether an official says it of whom nobody can tell the state: “an official added”."""
    official = statement is not None and statement.source_kind == "official"
    return official and statement is not None and statement.speaker is not None and not statement.speaker.state
