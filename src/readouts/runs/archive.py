"""The documents of an archive: WARC, Parquet and JSON lines in a folder here or in an object store."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from pyarrow import ArrowInvalid, parquet
from pydantic import ValidationError

from readouts.documents.build import build_document
from readouts.documents.document import Document
from readouts.documents.lead import Lead
from readouts.documents.readers.decoding import check_length
from readouts.documents.readers.json_lines import DocumentLine, JsonLines
from readouts.documents.readers.reader import Input, Limits, Reader
from readouts.documents.readers.warc import Warc
from readouts.errors import InputError, UsageError
from readouts.runs.storage import Folder

_READERS: dict[str, Reader] = {".warc": Warc(), ".warc.gz": Warc(), ".jsonl": JsonLines(), ".ndjson": JsonLines()}
_PACKED = ".gz"
_SUFFIXES = (*_READERS, ".jsonl.gz", ".ndjson.gz", ".parquet")


def files_of(archive: Folder) -> dict[str, int]:
    """Names of the files of an archive that are read, with their sizes; one with an empty name where the address is that of a file.

    Raises:
        UsageError: There is none.
    """
    if archive.is_file():
        return {"": 0}
    found = {
        name: size
        for name, size in archive.files().items()
        if name.lower().endswith(_SUFFIXES) and not any(part[:1] in "._" for part in name.split("/"))
    }
    if not found:
        raise UsageError(f"{archive.address} holds no file of an archive.", f"Known kinds: {', '.join(_SUFFIXES)}.")
    return found


def documents_of(archive: Folder, name: str, limits: Limits) -> Iterator[Document | Lead | InputError]:
    """The documents of one file; what cannot be read comes as an ``InputError`` in its place."""
    where = name or archive.address.rpartition("/")[2]
    try:
        if where.lower().endswith(".parquet"):
            yield from _rows(archive, name, where, limits)
            return
        ending = max((s for s in _SUFFIXES if where.lower().endswith(s)), key=len)
        packed = ending not in _READERS

        def opened() -> BinaryIO:
            stream = cast(BinaryIO, io.BufferedReader(archive.open(name)))
            return cast(BinaryIO, gzip.open(stream)) if packed else stream

        reader = _READERS[ending.removesuffix(_PACKED) if packed else ending]
        yield from reader.read(Input(where, opened, limits))
    except InputError as error:
        yield error
    except (OSError, EOFError, ArrowInvalid) as error:
        yield InputError(where, f"cannot be read ({error})", "Check that the file is whole.")


def _rows(archive: Folder, name: str, where: str, limits: Limits) -> Iterator[Document | InputError]:
    """The rows of a Parquet file whose columns are named as the keys of the JSON lines are."""
    number = 0
    with archive.open(name) as stream:
        for batch in parquet.ParquetFile(stream).iter_batches(batch_size=256):
            for row in batch.to_pylist():
                number += 1
                place = f"{where}:{number}"
                try:
                    given = DocumentLine.model_validate({key: value for key, value in row.items() if value is not None})
                    check_length(given.text, place, limits.characters)
                except ValidationError as error:
                    faults = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'row'}: {e['msg']}" for e in error.errors())
                    yield InputError(place, f"is not a document ({faults})", "A row needs at least a text.")
                except InputError as error:
                    yield error
                else:
                    yield build_document(**given.model_dump(), path=where)
