"""What a reader is: bytes of one input in, documents out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from readouts.documents.document import Document
from readouts.errors import InputError


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one file or stream, and where they came from."""

    where: str
    """Path as the user gave it, or ``-``."""
    data: bytes
    max_characters: int


class Reader(Protocol):
    """Reads one kind of input. A fault in one item is yielded as an ``InputError``; the other items are read all the same."""

    @property
    def name(self) -> str:
        """Name of the kind, for messages."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File suffixes in lower case, with the point."""
        ...

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes look like this kind, where the name does not tell."""
        ...

    def read(self, source: Input) -> Iterator[Document | InputError]:
        """The documents of one input, in order.

        Raises:
            InputError: The input as a whole cannot be read.
        """
        ...
