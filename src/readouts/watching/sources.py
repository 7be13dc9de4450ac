"""What is watched: feeds and folders, each asked for what is new, politely and without losing anything on the way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from readouts.documents.document import Document
from readouts.documents.lead import Lead
from readouts.documents.readers.places import inputs_at
from readouts.documents.readers.reader import Limits
from readouts.documents.readers.registry import all_readers, read_input
from readouts.errors import InputError
from readouts.fetching.errors import FetchError
from readouts.fetching.fetcher import Fetched, Fetcher, Validators
from readouts.fetching.reading import is_address, read_fetched, read_lead
from readouts.slots import replace
from readouts.store.watching import Item, SourceState, WatchBook, is_put_off

# Documents are kept in batches: what a kill loses is fetched again.
_BATCH = 16
# A page that cannot be had is asked for so often before it is given up.
_MOST_ATTEMPTS = 6
_FIRST_WAIT, _LONGEST_WAIT = 300.0, 86_400.0

Take = Callable[[list[Document]], None]
"""Keeps documents in the record; an item is marked as seen only after that."""


@dataclass(slots=True)
class Sources:
    """The feeds and folders that were named."""

    paths: tuple[str, ...]
    book: WatchBook
    fetcher: Fetcher
    limits: Limits
    clock: Callable[[], float] = time.time
    own: frozenset[Path] = frozenset()
    """Files that watch itself writes, as absolute paths: in a folder that is watched they are no news."""
    faults: list[InputError] = field(default_factory=list)
    """What could not be read in this round."""

    def ask(self, take: Take) -> None:
        """Ask all of them for what is new, and hand it on."""
        self.faults.clear()
        feeds = [p for p in self.paths if is_address(p)]
        for path in self.paths:
            if not is_address(path):
                feeds += self._files(path, take)
        for address in dict.fromkeys(feeds):
            self._feed(address, take)
        self._pages(take)

    def folders(self) -> list[Path]:
        """The paths on this machine."""
        return [Path(p) for p in self.paths if not is_address(p)]

    def concerns(self, path: str, suffixes: tuple[str, ...] | None = None) -> bool:
        """Whether a change of a file is news: readers know it, and it is not what watch itself writes."""
        if suffixes is None:
            suffixes = tuple(s for r in all_readers() for s in r.suffixes)
        return path.lower().endswith(suffixes) and Path(path).absolute() not in self.own

    # Files

    def _files(self, path: str, take: Take) -> list[str]:
        """Read the files of a path that are new or changed; gives the feeds that lists among them name."""
        readers = all_readers()
        suffixes = tuple(s for r in readers for s in r.suffixes)
        seen, feeds = self.book.stamps(path), list[str]()
        for source in inputs_at(path, self.limits, suffixes):
            if isinstance(source, InputError):
                self.faults.append(source)
                continue
            if not self.concerns(source.where, suffixes if Path(path).is_dir() else ("",)):
                continue
            stamp = _stamp_of(Path(source.where))
            if seen.get(source.where) == stamp:
                continue
            found = list(read_input(source, readers))
            named = [i.address for i in found if isinstance(i, Lead) and i.kind == "feed"]
            feeds += named
            self._keep(path, found, take)
            # A list of feeds is read in every round: it is where the feeds are told from.
            if not named:
                self.book.note_items([Item(path, source.where, stamp)])
        return feeds

    # Feeds

    def _feed(self, address: str, take: Take) -> None:
        """Ask a feed, if it is due; its state is kept only after what is new in it."""
        state, now = self.book.source(address), self.clock()
        if is_put_off(state.again, now):
            return
        try:
            fetched = self.fetcher.fetch(address, Validators(state.etag, state.modified))
        except FetchError as error:
            self.faults.append(error)
            wait = max(error.again_after or 0.0, _wait_after(state.failures))
            self.book.note_source(replace(state, failures=state.failures + 1, again=now + wait))
            return
        if fetched is None:
            self.book.note_source(replace(state, failures=0, again=0.0))
            return
        self._keep(address, read_fetched(fetched, self.limits), take)
        self.book.note_source(_state_of(address, fetched))

    def _keep(self, source: str, found: Iterable[Document | Lead | InputError], take: Take) -> None:
        """Keep documents and note leads that were not seen; faults are reported once, with the version in which they stand."""
        seen = self.book.stamps(source)
        items = iter(found)
        while batch := list(islice(items, _BATCH)):
            new = [(item, _key_of(item)) for item in batch]
            new = [(item, key) for item, key in new if key is None or seen.get(key[0]) != key[1]]
            take([item for item, _ in new if isinstance(item, Document)])
            self.faults += [item for item, _ in new if isinstance(item, InputError)]
            self.book.note_items(
                Item(source, key[0], key[1], item.address if isinstance(item, Lead) else None)
                for item, key in new
                if key is not None
            )

    # Pages that feeds and lists name

    def _pages(self, take: Take) -> None:
        """Fetch the pages that wait; those that cannot be had are asked for again later, or given up."""
        waiting = iter(self.book.waiting(self.clock()))
        while batch := list(islice(waiting, _BATCH)):
            documents: list[Document] = []
            done: list[Item] = []
            for item in batch:
                faults = []
                lead = Lead(item.address or "", item.key, item.source, record=item.key)
                for found in read_lead(lead, self.fetcher, self.limits):
                    if isinstance(found, Document):
                        documents.append(found)
                    elif isinstance(found, InputError):
                        faults.append(found)
                self.faults += faults
                done.append(_after(item, faults, self.clock()))
            take(documents)
            self.book.note_items(done)


def _after(item: Item, faults: list[InputError], now: float) -> Item:
    """What is noted of a page that was asked for: done, or to be asked for again."""
    later = [f.again_after for f in faults if isinstance(f, FetchError) and f.again_after is not None]
    if not later or item.attempts + 1 >= _MOST_ATTEMPTS:
        return replace(item, address=None, attempts=item.attempts + 1)
    wait = max(*later, _wait_after(item.attempts))
    return replace(item, attempts=item.attempts + 1, again=now + wait)


def _wait_after(failures: int) -> float:
    """Seconds to wait after so many failures before this one: five minutes, doubled each time, up to a day."""
    return float(min(_FIRST_WAIT * 2 ** min(failures, 20), _LONGEST_WAIT))


def _key_of(item: Document | Lead | InputError) -> tuple[str, str] | None:
    """What tells an item from the others of its source, and its version; None for what has neither."""
    if isinstance(item, InputError):
        return f"fault {item.where}", item.found
    if isinstance(item, Lead):
        return (item.record or item.address, item.modified or item.address) if item.kind == "report" else None
    origin = item.origin
    return ((origin and origin.record) or item.url or item.digest, origin.digest if origin else item.digest)


def _state_of(address: str, fetched: Fetched) -> SourceState:
    return SourceState(address, fetched.validators.etag, fetched.validators.modified)


def _stamp_of(path: Path) -> str:
    """Which version of a file this is."""
    try:
        told = path.stat()
    except OSError:
        return ""
    return f"{told.st_size} {told.st_mtime_ns}"
