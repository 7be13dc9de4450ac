"""An attribution while it is being put together: token indices, not yet characters."""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts.coding.coding import Act, Stance
from readouts.slots import quickly_made
from readouts.trace import Step


@quickly_made
@dataclass(frozen=True, slots=True)
class Draft:
    """Cue, source and words of one attribution, as token indices of the parse."""

    cue: int | None
    """The word that reports; None where a quotation goes on without one."""
    source: int | None
    """Head of the source; None where the words do not say who."""
    content: frozenset[int]
    cue_tokens: frozenset[int] = frozenset()
    addressee: int | None = None
    stance: Stance = "asserts"
    medium: str | None = None
    act: Act = "says"
    apart: frozenset[int] = frozenset()
    """Tokens of a cue with its source that is set into other words: they belong to nobody else's words."""
    takes_quote: bool = False
    """Whether words in quotation marks may stand beside the cue."""
    steps: tuple[Step, ...] = field(default=(), compare=False)

    @property
    def place(self) -> int:
        """Where it stands in the text: its cue, else its first word."""
        return self.cue if self.cue is not None else min(self.content, default=0)
