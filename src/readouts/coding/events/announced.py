"""Events that are announced, not done: PLOVER has other types for some of them."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import Auxiliary
from readouts.coding.events.candidates import Candidate
from readouts.coding.events.kit import Kit
from readouts.language.parse import Parse
from readouts.ontology.plover import parse_label
from readouts.trace import Step

CONVERSIONS = frozenset({"content.will", "content.will-not", "content.unless"})
"""The rules by which an announced event becomes another."""


@dataclass(frozen=True, slots=True)
class Announced:
    """What PLOVER makes of an announced event."""

    type: str
    mode: str | None
    step: Step


def announced(kit: Kit, parse: Parse, candidate: Candidate, auxiliary: tuple[Auxiliary, ...]) -> Announced | None:
    """What PLOVER makes of an event with these auxiliary modes; None where it stays what it is."""
    if "future" not in auxiliary or "hypothetical" in auxiliary or "historical" in auxiliary:
        return None
    if "negated" in auxiliary:
        rule, table = "content.will-not", kit.will_not
    elif _unless(parse, candidate):
        rule, table = "content.unless", kit.unless
    else:
        rule, table = "content.will", kit.will
    if rule in kit.disabled:
        return None
    label = table.becomes.get(f"{candidate.type}/{candidate.mode}", table.becomes.get(candidate.type))
    if label is None or label in ("=", "-"):
        return None
    type_, mode = parse_label(label)
    reason = f"{candidate.type} that is announced, not done, is {type_}. {table.reason}"
    return Announced(type_, mode, Step(rule, reason))


def _unless(parse: Parse, candidate: Candidate) -> bool:
    """Whether it will be done unless somebody gives way."""
    verb = candidate.carrier or candidate.token
    clauses = parse.children(verb.i, "advcl", "ccomp")
    return any(m.lower == "unless" for c in clauses for m in parse.children(c.i, "mark"))
