"""A list of words in a data file, with the reason why it is there."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class WordList(BaseModel):
    """Words that a rule looks for; ``reason`` tells an expert what belongs among them."""

    model_config = ConfigDict(extra="forbid")
    reason: str
    words: frozenset[str]
