"""The one place where the steps meet: documents in, codings out; codings in, a record out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, tee

from readouts.actors.own.shelf import data_version
from readouts.actors.table import ActorTable
from readouts.coding.claims.finder import ClaimFinder
from readouts.coding.clues import ClueFinder
from readouts.coding.coding import NO_MODEL, Coding, Versions
from readouts.coding.contacts.finder import ContactFinder
from readouts.coding.events.coder import EventCoder
from readouts.coding.events.telling.standing import told_once
from readouts.coding.imprint import imprint_of
from readouts.coding.joined import Part, joined, told_again_once
from readouts.coding.orders import find_orders
from readouts.coding.points import PointFinder
from readouts.coding.statements.finder import StatementFinder
from readouts.documents.document import Document
from readouts.documents.paragraphs import Paragraph, paragraphs
from readouts.interval import ALWAYS, Dated
from readouts.language.lengths import LONGEST_PASSAGE
from readouts.language.mentions.finder import MentionFinder
from readouts.language.mentions.told import NOBODY, Told
from readouts.language.parser import Parser
from readouts.language.passages import Passage, passages_of, passages_step
from readouts.language.reading import Reading
from readouts.language.times.grammar import TimeGrammar
from readouts.language.times.outside_names import outside_names
from readouts.record.dating.documents import Dater
from readouts.screening.screen import Look, Screen
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
    longest: int = LONGEST_PASSAGE
    """Characters of a document that are read at once; a longer one is read and coded in passages."""
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
        return self.dater.date([self._coded(reading)])[0]

    def _coded(self, reading: Reading) -> Coding:
        """The same before it is dated."""
        document = reading.document
        statements = self.statements.find(reading)
        found = self.contacts.find(reading, self.events.find(reading, statements), statements)
        contacts = self.points.find(reading, found.contacts, found.events, statements)
        claims = self.claims.find(found, contacts)
        clues = self.clues.find(reading, found.events)
        orders = find_orders(reading, contacts, found.events)
        events, contacts, instead = told_once(found.events, contacts)
        return Coding(
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

    def _code_passages(self, passages: Sequence[Passage]) -> Coding:
        """A long document's coding, made passage by passage; dated, and its contacts joined, as a whole."""
        coding = self.dater.date([joined(self._parts(passages), passages_step(passages))])[0]
        return told_again_once(coding)

    def _parts(self, passages: Iterable[Passage]) -> Iterator[Part]:
        told = NOBODY
        for passage in passages:
            part, told = self._part(passage, told)
            yield part

    def _part(self, passage: Passage, before: Told) -> tuple[Part, Told]:
        """The coding of a passage, and whom it and those before have named; its parse is let go."""
        document = passage.document
        parse = self.parser.parse(document.text, passage.paragraphs)
        mentions, told = self.mentions.find_after(before, document, parse)
        times = outside_names(self.grammar.find(document, parse), mentions)
        reading = Reading(document, parse, mentions, times, passage.opens)
        return Part(self._coded(reading), len(parse.sentences)), told

    def code_many(self, documents: Iterable[Document]) -> Iterator[Coding]:
        """Code documents, in order; those that the screen leaves out get a coding that says why, and nothing else."""
        for long, some in groupby(documents, self._is_long):
            if long:
                yield from map(self._code_long, some)
            elif self.screen is None:
                yield from map(self.code_reading, self.read_many(some))
            else:
                yield from self._code_screened(some, self.screen)

    def _is_long(self, document: Document) -> bool:
        return len(document.text) > self.longest

    def _code_long(self, document: Document) -> Coding:
        """A document that may need several passages, alone."""
        look = None if self.screen is None else self.screen.look(document)
        if look is not None and not look.read:
            return self._left_out(document, look.because)
        chosen = paragraphs(document) if look is None else look.chosen(paragraphs(document))
        passages = passages_of(document, chosen, self.longest)
        if len(passages) > 1:
            coding = self._code_passages(passages)
        else:
            coding = self.code_reading(next(self._read([(document, chosen)])))
        return coding if look is None else self._in_part(coding, look)

    def _code_screened(self, documents: Iterable[Document], screen: Screen) -> Iterator[Coding]:
        looked, again = tee((document, screen.look(document)) for document in documents)
        readings = self._read((document, look.chosen(paragraphs(document))) for document, look in looked if look.read)
        for document, look in again:
            if not look.read:
                yield self._left_out(document, look.because)
                continue
            yield self._in_part(self.code_reading(next(readings)), look)

    def _in_part(self, coding: Coding, look: Look) -> Coding:
        """The coding, which says so where the screen chose passages."""
        if not look.passages:
            return coding
        return replace(
            coding, versions=_marked(self.versions, self._partly), unread=f"Read in part only: {look.because}"
        )

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
