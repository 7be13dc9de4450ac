"""Whether an event happened: negated, hypothetical, future or historical, by the words that govern its trigger."""

from readouts.coding.events.factuality.marks import Mark, auxiliaries
from readouts.coding.events.factuality.scope import Factuality

__all__ = ["Factuality", "Mark", "auxiliaries"]
