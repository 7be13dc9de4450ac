"""The questions that are understood, as read from ``resources/inquiries/patterns.yaml``."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict, Field

from readouts.coding.coding import Channel
from readouts.coding.inquiries.inquiry import InquiryKind
from readouts.resources.files import read_yaml


class KindPatterns(BaseModel):
    """One kind of question, with questions that are and are not of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: InquiryKind
    asks: str
    example: str
    patterns: tuple[re.Pattern[str], ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class InquiryPatterns(BaseModel):
    """``inquiries/patterns.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kinds: tuple[KindPatterns, ...] = Field(min_length=1)
    channels: dict[Channel, re.Pattern[str]]
    topic: re.Pattern[str]

    @classmethod
    def load(cls) -> InquiryPatterns:
        """The patterns that ship with the package.

        Raises:
            ResourceFileError: The data file has faults.
        """
        return read_yaml("inquiries/patterns.yaml", cls)

    def kind_of(self, question: str) -> InquiryKind | None:
        """The kind of a question; None where no pattern is found.

        >>> InquiryPatterns.load().kind_of("How often did they speak?")
        'count'
        """
        plain = " ".join(question.lower().split())
        return next((k.kind for k in self.kinds if any(p.search(plain) for p in k.patterns)), None)

    def channel_of(self, question: str) -> Channel | None:
        """The channel that the words ask for; None where any will do."""
        plain = question.lower()
        return next((c for c, pattern in self.channels.items() if pattern.search(plain)), None)
