"""What a reader is: one input in, documents out, or leads to them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from readouts.documents.document import Document
from readouts.documents.lead import Lead
from readouts.errors import InputError

# As much of an input as is looked at to tell what it is.
HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read."""

    characters: int = 5_000_000
    """Of one document."""
    bytes: int = 1_000_000_000
    """Of one input that is read at once; readers of archives go through larger ones piece by piece."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file, stream or page, and where it came from."""

    where: str
    """Path or address as the user gave it, ``-`` for standard input; archives and feeds add the place inside (``a.warc:12``)."""
    open: Callable[[], BinaryIO]
    """Opens it anew at its beginning."""
    limits: Limits = Limits()
    media_type: str | None = None
    """As whoever sent it says (``text/html``), without parameters; None where nobody does."""
    charset: str | None = None
    """As whoever sent it says; None where nobody does."""
    address: str | None = None
    """Where on the web it is; None for what lies on this machine."""

    @classmethod
    def of(cls, where: str, data: bytes, limits: Limits | None = None, **given: str | None) -> Input:
        """An input that is already in memory."""
        return cls(where, lambda: io.BytesIO(data), limits or Limits(), **given)

    def head(self) -> bytes:
        """The first bytes, enough to tell what it is."""
        with self.open() as stream:
            return stream.read(HEAD_BYTES)

    def read(self, most: int | None = None) -> bytes:
        """All bytes.

        Args:
            most: How many a reader takes at once; None: the limit of all inputs.

        Raises:
            InputError: There are more.
        """
        most = self.limits.bytes if most is None else min(most, self.limits.bytes)
        with self.open() as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise InputError(self.where, f"is larger than the {most / 1e6:,.0f} MB that are read at once", "Split it.")
        return data


class Reader(Protocol):
    """Reads one kind of input. A fault in one item is yielded as an ``InputError``; the other items are read all the same."""

    @property
    def name(self) -> str:
        """Name of the kind, for messages."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File suffixes in lower case, with the point; longer ones first where one ends another (``.warc.gz``)."""
        ...

    @property
    def media_types(self) -> tuple[str, ...]:
        """Media types in lower case, without parameters."""
        ...

    def sniff(self, head: bytes) -> bool:
        """Whether the first bytes look like this kind, where neither the sender nor the name tells."""
        ...

    def read(self, source: Input) -> Iterator[Document | Lead | InputError]:
        """The documents of one input, in order; readers of lists and feeds give leads to them.

        Raises:
            InputError: The input as a whole cannot be read.
        """
        ...
