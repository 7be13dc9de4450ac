"""Finding time expressions and their values."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.documents.document import Document
from readouts.language.parse import Parse
from readouts.language.times.model import TimeExpression


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """The grammar of time expressions, from the data files below ``resources/times``."""

    @classmethod
    def load(cls) -> TimeGrammar:
        """The grammar that ships with the package."""
        return cls()

    def find(self, document: Document, parse: Parse) -> tuple[TimeExpression, ...]:
        """Time expressions in text order, not overlapping."""
        return ()
