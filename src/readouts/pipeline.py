"""The one place where the steps meet: documents in, codings out; codings in, a record out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import tee

from readouts.actors.own.shelf import data_version
from readouts.actors.table import ActorTable
from readouts.coding.claims.finder import ClaimFinder
from readouts.coding.clues import ClueFinder
from readouts.coding.coding import NO_MODEL, Coding, Versions
from readouts.coding.contacts.finder import ContactFinder
from readouts.coding.events.coder import EventCoder
from readouts.coding.events.telling.standing import told_once
from readouts.coding.imprint import imprint_of
from readouts.coding.orders import find_orders
from readouts.coding.points import PointFinder
from readouts.coding.statements.finder import StatementFinder
from readouts.documents.document import Document
from readouts.documents.paragraphs import Paragraph, paragraphs
from readouts.interval import ALWAYS, Dated
from readouts.language.mentions.finder import MentionFinder
from readouts.language.parser import Parser
from readouts.language.reading import Reading
from readouts.language.times.grammar import TimeGrammar
from readouts.language.times.outside_names import outside_names
from readouts.record.dating.documents import Dater
from readouts.screening.screen import Screen
from readouts.settings import Settings
from readouts.slots import replace
from readouts.version import __version__


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The stages with their resources, loaded once."""

    parser: Parser
    grammar: TimeGrammar
    mentions: MentionFinder
    statements: StatementFinder
    events: EventCoder
    contacts: ContactFinder
    claims: ClaimFinder
    points: PointFinder
    clues: ClueFinder
    dater: Dater
    versions: Versions
    screen: Screen | None = None
    """Looks at documents before they are parsed; None where every document is read."""

    @classmethod
    def load(cls, settings: Settings) -> Pipeline:
        """The pipeline that the settings name.

        Raises:
            ModelError: The language model is not installed.
            ResourceFileError: A data file has faults.
        """
        table = ActorTable.load(settings.actors)
        grammar = TimeGrammar.load()
        parser = Parser(settings.model, settings.batch_size)
        return cls(
            parser=parser,
            grammar=grammar,
            mentions=MentionFinder(table),
            statements=StatementFinder.load(),
            events=EventCoder.load(),
            contacts=ContactFinder.load(table),
            claims=ClaimFinder.load(grammar.calendar),
            points=PointFinder.load(),
            clues=ClueFinder(table),
            dater=Dater.load(table),
            versions=Versions(__version__, parser.name, data_version(settings.actors)),
        )

    def screened(self) -> Pipeline:
        """The same pipeline, which leaves documents unparsed that cannot tell what states do to each other.

        Raises:
            ModelError: The model's lemmas cannot be known beforehand.
        """
        irregular = self.parser.irregular()
        screen = Screen.load(self.mentions.table, self.events.lexicon, lambda word: irregular.get(word, ()))
        return replace(self, screen=screen)

    @property
    def standing(self) -> tuple[Versions, ...]:
        """Versions whose codings may stay, its own first: a pipeline that reads everything reads what was left out."""
        own = self.versions
        return (own,) if self.screen is None else (own, _marked(own, NO_MODEL), _marked(own, self._partly))

    @property
    def _partly(self) -> str:
        return f"{self.versions.model}, in part"

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Parse documents and find their actors and times, in order."""
        return self._read((document, paragraphs(document)) for document in documents)

    def _read(self, chosen: Iterable[tuple[Document, tuple[Paragraph, ...]]]) -> Iterator[Reading]:
        """The same of the paragraphs that are to be read."""
        for_parser, documents = tee(chosen)
        parses = self.parser.parse_many((document.text, paragraphs) for document, paragraphs in for_parser)
        for (document, _), parse in zip(documents, parses, strict=True):
            mentions = self.mentions.find(document, parse)
            times = outside_names(self.grammar.find(document, parse), mentions)
            yield Reading(document=document, parse=parse, mentions=mentions, times=times)

    def code_reading(self, reading: Reading) -> Coding:
        """What a document says, coded; dated as far as it dates itself."""
        document = reading.document
        statements = self.statements.find(reading)
        found = self.contacts.find(reading, self.events.find(reading, statements), statements)
        contacts = self.points.find(reading, found.contacts, found.events, statements)
        claims = self.claims.find(found, contacts)
        clues = self.clues.find(reading, found.events)
        orders = find_orders(reading, contacts, found.events)
        events, contacts, instead = told_once(found.events, contacts)
        coding = Coding(
            document=document.id,
            digest=document.digest,
            published=Dated(document.stated or ALWAYS, document.stated_because),
            published_how="stated" if document.stated else "unknown",
            times=reading.times,
            statements=statements,
            events=events,
            contacts=contacts,
            claims=claims,
            clues=tuple(replace(c, event=instead.get(c.event or "", c.event)) for c in clues),
            versions=self.versions,
            orders=orders,
            imprint=imprint_of(reading, statements),
            reading=reading.parse.steps,
        )
        return self.dater.date([coding])[0]

    def code_many(self, documents: Iterable[Document]) -> Iterator[Coding]:
        """Code documents, in order; those that the screen leaves out get a coding that says why, and nothing else."""
        if self.screen is None:
            yield from map(self.code_reading, self.read_many(documents))
            return
        screen = self.screen
        looked, again = tee((document, screen.look(document)) for document in documents)
        readings = self._read((document, look.chosen(paragraphs(document))) for document, look in looked if look.read)
        for document, look in again:
            if not look.read:
                yield self._left_out(document, look.because)
                continue
            coding = self.code_reading(next(readings))
            if look.passages:
                coding = replace(
                    coding, versions=_marked(self.versions, self._partly), unread=f"Read in part only: {look.because}"
                )
            yield coding

    def _left_out(self, document: Document, because: str) -> Coding:
        """The coding of a document that was not parsed: no model made it."""
        coding = Coding(
            document=document.id,
            digest=document.digest,
            published=Dated(document.stated or ALWAYS, document.stated_because),
            published_how="stated" if document.stated else "unknown",
            times=(), statements=(), events=(), contacts=(), claims=(), clues=(),
            versions=_marked(self.versions, NO_MODEL),
            unread=because,
        )  # fmt: skip
        return self.dater.date([coding])[0]

    def code_together(self, documents: Iterable[Document]) -> tuple[Coding, ...]:
        """Code documents and date those without a day by the others as well, as the record does; in order.

        A document's coding then depends on the others: take ``code_many`` where each shall stand for itself.
        """
        return self.dater.date(list(self.code_many(documents)))


def _marked(versions: Versions, model: str) -> Versions:
    return replace(versions, model=model)


@cache
def _default_pipeline(settings: Settings) -> Pipeline:
    return Pipeline.load(settings)


def code(document: Document, settings: Settings | None = None) -> Coding:
    """What a document says, coded. Same document, settings and versions: same result.

    Raises:
        ModelError: The language model is not installed.
        ResourceFileError: A data file has faults.
    """
    return next(_default_pipeline(settings or Settings()).code_many([document]))
