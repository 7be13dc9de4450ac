"""What a format of export is: the contents of a record in, files of a folder out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from readouts.actors.table import ActorTable
from readouts.coding.coding import Coding
from readouts.documents.document import Document
from readouts.record.model import Record

Written = Mapping[str, int]
"""Name of each file that was written, with the number of its rows or entries."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is exported: entries, and the documents and codings on which they stand."""

    record: Record
    documents: Sequence[Document]
    """With their texts, by id."""
    codings: Sequence[Coding]
    actors: ActorTable


class Format(Protocol):
    """Writes a record in one format. Nothing is invented: what the record does not know stays empty as the format wants it."""

    @property
    def name(self) -> str:
        """As ``--format`` takes it."""
        ...

    @property
    def title(self) -> str:
        """What it is, in a few words, and for whom."""
        ...

    @property
    def loses(self) -> tuple[str, ...]:
        """What of the record the format cannot hold, a sentence each; written beside the files."""
        ...

    def write(self, contents: Contents, folder: Path) -> Written:
        """Write the files into a folder that is there.

        Raises:
            OSError: They cannot be written.
        """
        ...
