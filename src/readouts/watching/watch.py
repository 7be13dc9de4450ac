"""One round of ``watch``: ask the sources, bring the record up to date, give notice, send what waits."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from readouts.documents.document import Document
from readouts.errors import InputError
from readouts.intake import Coder, Report, take_in
from readouts.store.store import Store
from readouts.store.watching import Firing
from readouts.watching.feeds_out import MOST_NOTICES, atom_feed, json_feed, write_whole
from readouts.watching.hooks import Hooks
from readouts.watching.notices import Finder, firing_of
from readouts.watching.rules import NoContact, Rule, Rules
from readouts.watching.sources import Sources


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where notices go besides the record."""

    atom: Path | None = None
    json: Path | None = None
    hooks: Hooks = field(default_factory=lambda: Hooks(()))


@dataclass(frozen=True, slots=True)
class Round:
    """What came of a round."""

    new: int
    again: int
    notices: int
    unread: tuple[InputError, ...]
    undelivered: tuple[str, ...]


@dataclass(slots=True)
class Watch:
    """Keeps a record up to date and gives notice of what rules hold for.

    Whatever a kill interrupts, the next round takes up: items are marked as seen after their documents are kept, notices are
    queued in the transaction that marks what they are about, and rules look at the whole record, not at what came last.
    """

    store: Store
    sources: Sources
    rules: Rules
    finder: Finder
    outputs: Outputs
    coder: Callable[[], Coder]
    """Loads the language model when the first document comes."""
    refresh: Callable[[], str]
    """Brings the entries up to date; gives what made them."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def begin(self) -> None:
        """Start rules that are new: what the record holds already is no news, but a silence that lasts is."""
        if not self.rules.rule:
            return
        maker = self.refresh()
        book = self.finder.book
        for rule in self.rules.rule:
            before = book.maker_of_rule(rule.id)
            if before == maker:
                continue
            # Other versions of code and data see other reports in the same documents: these are no news either.
            silent = not isinstance(rule, NoContact) or before is not None
            book.begin_rule(rule.id, maker, list(self._firings(rule)) if silent else ())

    def round(self) -> Round:
        """One round over all sources that are due."""
        report = Report()

        def take(documents: list[Document]) -> None:
            if documents:
                take_in(self.store, documents, self.coder(), report)

        self.sources.ask(take)
        self.refresh()
        hooks = self.outputs.hooks
        book = self.finder.book
        notices = sum(book.fire(rule.id, list(self._firings(rule)), hooks.addresses) for rule in self.rules.rule)
        self._write()
        undelivered = hooks.deliver(book, self.now().timestamp())
        unread = (*self.sources.faults, *report.unreadable)
        return Round(report.new, report.again, notices, unread, tuple(undelivered))

    def _firings(self, rule: Rule) -> Iterator[Firing]:
        """What a rule holds for and is not wholly marked; the notice is made only where nothing of it is marked."""
        now, known = self.now(), self.finder.book.marks(rule.id)
        for happening in self.finder.find(rule, now.date()):
            if known.isdisjoint(happening.marks):
                yield firing_of(rule, happening, now, self.store)
            elif not known.issuperset(happening.marks):
                yield Firing("", happening.marks, "")

    def _write(self) -> None:
        """Write the feeds: whole, from what the record holds, so that a kill leaves nothing half done."""
        if self.outputs.atom is None and self.outputs.json is None:
            return
        notices = [json.loads(n) for n in self.finder.book.notices(MOST_NOTICES)]
        if self.outputs.atom is not None:
            write_whole(self.outputs.atom, atom_feed(notices))
        if self.outputs.json is not None:
            write_whole(self.outputs.json, json_feed(notices))
