"""Documents that somebody hands in, taken into the record of a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory

from readouts.contract.values import Json
from readouts.desk.desk import Desk
from readouts.documents.document import Document
from readouts.documents.lead import Lead
from readouts.documents.readers.reader import Limits
from readouts.documents.readers.registry import read_inputs
from readouts.errors import InputError
from readouts.intake import Report, sorted_out, take_in
from readouts.slots import replace
from readouts.store.jobs import JobFile

_AT_ONCE = 4
"""Documents coded before readers get their turn."""


def report_json(report: Report, contacts: int) -> Json:
    """What became of inputs, for machines."""
    return {
        "new": report.new,
        "coded_again": report.again,
        "known": report.known,
        "unreadable": [{"where": e.where, "found": e.found, "do": e.do} for e in report.unreadable],
        "leads": len(report.leads),
        "contacts": contacts,
    }


def file_name(given: str, number: int) -> str:
    r"""The name of a file that was handed in, without any folder.

    >>> file_name("C:\\texts\\a.txt", 1), file_name("../../etc/passwd", 2), file_name("..", 3)
    ('a.txt', 'passwd', 'file-3.txt')
    """
    name = PureWindowsPath(PurePosixPath(given).name).name
    shown = "".join(c for c in name if c.isprintable())[:200].strip()
    return f"file-{number}.txt" if shown in ("", ".", "..", "-") else shown


def take_in_files(
    desk: Desk, files: Sequence[JobFile], progress: Callable[[int, int], object] = lambda done, total: None
) -> Json:
    """Read files, code what is new, bring the record up to date; others may read meanwhile.

    Args:
        desk: The record.
        files: With their names: readers are chosen by how these end.
        progress: Is called with the number of documents that are done, and of all; what it raises ends the work. Whatever was
            coded before stays.

    Returns:
        What ``report_json`` tells, and the ids of the documents that were read, known ones too.
    """
    report = Report()
    with TemporaryDirectory() as folder:
        documents = list(sorted_out(_read(desk, files, Path(folder)), report))
    progress(0, len(documents))
    waiting, done = iter(documents), 0
    while some := list(islice(waiting, _AT_ONCE)):
        with desk.working:
            take_in(desk.store, some, desk.pipeline, report)
        done += len(some)
        progress(done, len(documents))
    desk.catalogue()
    made = report_json(report, desk.store.counts().contacts)
    return {**made, "documents": list(dict.fromkeys(d.id for d in documents))}


def _read(desk: Desk, files: Sequence[JobFile], folder: Path) -> Iterator[Document | Lead | InputError]:
    limits = Limits(desk.settings.max_characters)
    for number, file in enumerate(files):
        place = folder / str(number)
        place.mkdir()
        path = place / file_name(file.name, number)
        path.write_bytes(file.content)
        for found in read_inputs([str(path)], limits):
            yield _as_handed_in(found, str(place))


def _as_handed_in(found: Document | Lead | InputError, place: str) -> Document | Lead | InputError:
    """Without the folder in which a file lay while it was read."""
    before = f"{place}/"
    match found:
        case InputError():
            return InputError(found.where.replace(before, ""), found.found.replace(before, ""), found.do)
        case Document():
            return replace(found, path=found.path.replace(before, "")) if found.path else found
    return found
