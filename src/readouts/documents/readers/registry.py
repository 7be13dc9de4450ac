"""Which reader reads an input: by what its sender says, else by its suffix, else by a look at its bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points

from readouts.documents.document import Document
from readouts.documents.lead import Lead
from readouts.documents.readers.address_list import AddressList
from readouts.documents.readers.feeds import Feed
from readouts.documents.readers.html import Html
from readouts.documents.readers.json_feed import JsonFeed
from readouts.documents.readers.json_lines import JsonLines
from readouts.documents.readers.mail import Mail, Mailbox
from readouts.documents.readers.markdown import Markdown
from readouts.documents.readers.newsjson import Ninjs
from readouts.documents.readers.newsml import NewsMl
from readouts.documents.readers.opml import Opml
from readouts.documents.readers.pdf import Pdf
from readouts.documents.readers.places import inputs_at
from readouts.documents.readers.plain_text import PlainText
from readouts.documents.readers.reader import Input, Limits, Reader
from readouts.documents.readers.warc import Wacz, Warc
from readouts.errors import InputError

READERS: tuple[Reader, ...] = (
    Html(),
    Warc(),
    Wacz(),
    Pdf(),
    Mailbox(),
    Mail(),
    JsonLines(),
    Ninjs(),
    JsonFeed(),
    Feed(),
    Opml(),
    NewsMl(),
    AddressList(),
    Markdown(),
    PlainText(),
)
"""In the order in which they are asked; readers of others come before, by the entry point group ``readouts.readers``."""


MOST_FAULTS = 1_000
"""Of one input, told one by one."""
_TELLS_NOTHING = ("application/octet-stream", "text/plain")


def all_readers() -> tuple[Reader, ...]:
    """Our readers and those that installed packages bring."""
    return (*(point.load()() for point in entry_points(group="readouts.readers")), *READERS)


def reader_for(source: Input, readers: Iterable[Reader]) -> Reader:
    """The reader for an input.

    Raises:
        InputError: No reader knows it.
    """
    readers = tuple(readers)
    if source.media_type and source.media_type not in _TELLS_NOTHING:
        named = [r for r in readers if source.media_type in r.media_types]
        if named:
            return _looked_at(named, source)
    name = source.where.lower()
    ending = max((s for r in readers for s in r.suffixes if name.endswith(s)), key=len, default=None)
    if ending:
        return _looked_at([r for r in readers if ending in r.suffixes], source)
    head = source.head()
    found = next((r for r in readers if r.sniff(head)), None)
    if found is None:
        kinds = ", ".join(s for r in readers for s in r.suffixes)
        raise InputError(source.where, "is of a kind that no reader knows (binary data)", f"Known kinds: {kinds}.")
    return found


def _looked_at(answering: list[Reader], source: Input) -> Reader:
    """The one reader of several for the same name whose look at the bytes says yes, else the first."""
    if len(answering) == 1:
        return answering[0]
    head = source.head()
    return next((r for r in answering if r.sniff(head)), answering[0])


def read_input(source: Input, readers: Iterable[Reader]) -> Iterator[Document | Lead | InputError]:
    """The documents and leads of one input; what cannot be read comes as an ``InputError`` in its place.

    Of more than ``MOST_FAULTS`` the last says how many there are, so that a file of a million bad lines is told in a thousand sentences.
    """
    faults = 0
    for item in _read(source, readers):
        faults += isinstance(item, InputError)
        if faults <= MOST_FAULTS or not isinstance(item, InputError):
            yield item
    if faults > MOST_FAULTS:
        found = f"holds {faults - MOST_FAULTS:,} more that could not be read, besides the {MOST_FAULTS:,} told"
        yield InputError(source.where, found, "Mend those first and read it again.")


def _read(source: Input, readers: Iterable[Reader]) -> Iterator[Document | Lead | InputError]:
    try:
        yield from reader_for(source, readers).read(source)
    except InputError as error:
        yield error
    except (RecursionError, MemoryError) as error:
        # The readers refuse what they know to be too deep or too large; what slips through ends its input, not the run.
        found = "nests too deep" if isinstance(error, RecursionError) else "needs more memory than there is"
        yield InputError(source.where, found, "Mend or split it.")


def read_inputs(paths: Iterable[str], limits: Limits) -> Iterator[Document | Lead | InputError]:
    """The documents and leads of all inputs in order; what cannot be read comes as an ``InputError`` in its place."""
    readers = all_readers()
    suffixes = tuple(s for r in readers for s in r.suffixes)
    for where in paths:
        for source in inputs_at(where, limits, suffixes):
            if isinstance(source, InputError):
                yield source
            else:
                yield from read_input(source, readers)
