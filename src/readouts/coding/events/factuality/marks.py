"""A word that bears on whether an event happened, and what several of them amount to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readouts.coding.coding import Auxiliary
from readouts.language.parse import Token
from readouts.slots import quickly_made
from readouts.trace import Step

ORDER: tuple[Auxiliary, ...] = ("historical", "future", "hypothetical", "negated")


How = Literal["said", "attempt", "tense", "purpose", "condition"]
"""How a word bears on the event: outright; as an attempt; by tense alone, which a date overrules; by saying only what
something else is for; as a condition of something else."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Mark:
    """One word that bears on whether an event happened."""

    auxiliary: Auxiliary
    token: Token
    why: str
    how: How = "said"

    @property
    def rule(self) -> str:
        """Id of the rule."""
        return f"factuality.{self.auxiliary}"

    def step(self) -> Step:
        """The mark as a step of a trace."""
        return Step(self.rule, self.why, evidence=(self.token.span,))


def auxiliaries(marks: tuple[Mark, ...]) -> tuple[Auxiliary, ...]:
    """The auxiliary modes that marks amount to, in PLOVER's order; two negations of one event cancel out."""
    found = {m.auxiliary for m in marks}
    if "negated" in found and len({m.token.i for m in marks if m.auxiliary == "negated"}) % 2 == 0:
        found.discard("negated")
    if "future" in found and "hypothetical" in found:
        found.discard("future")
    return tuple(a for a in ORDER if a in found)
