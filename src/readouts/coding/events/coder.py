"""Coding the events of a document in PLOVER: candidates, drafted, told once each, written down."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import EventMention, Statement
from readouts.coding.events.announced import CONVERSIONS
from readouts.coding.events.candidates import Candidate
from readouts.coding.events.completing import completing
from readouts.coding.events.draft import Draft
from readouts.coding.events.drafting import Drafter
from readouts.coding.events.judge import Judge
from readouts.coding.events.kit import Kit
from readouts.coding.events.lexicon.lexicon import Lexicon
from readouts.coding.events.settling import Settler
from readouts.coding.events.syntax.mending import MENDED, mend
from readouts.coding.events.telling.happenings import SAME, one_each
from readouts.coding.events.telling.prominence import with_standing
from readouts.coding.events.telling.standing import with_ids
from readouts.coding.events.writing import Writer
from readouts.language.parse import Token
from readouts.language.reading import Reading
from readouts.slots import replace


@dataclass(frozen=True, slots=True)
class EventCoder:
    """Codes events from lexicon and patterns."""

    kit: Kit

    @classmethod
    def load(cls) -> EventCoder:
        """The coder with the lexicon and patterns that ship with the package.

        Raises:
            ResourceFileError: A data file has faults.
        """
        return cls(Kit.load())

    @property
    def lexicon(self) -> Lexicon:
        """All words that can trigger an event."""
        return self.kit.lexicon

    def find(self, reading: Reading, statements: tuple[Statement, ...]) -> tuple[EventMention, ...]:
        """Event mentions in text order."""
        mended, parse = reading, reading.parse
        if MENDED not in self.kit.disabled:
            parse = mend(reading.parse, self.kit.lexicon.index)
        if parse is not reading.parse:
            mended = replace(reading, parse=parse)
        return _Run(self.kit, mended, statements, reading.parse.tokens).events()

    def without(self, rule: str) -> EventCoder:
        """The coder without a rule that a trace names, to see what the rule does."""
        return EventCoder(self.kit.without(rule))


class _Run:
    """The coding of one document; thrown away when it is done."""

    def __init__(
        self, kit: Kit, reading: Reading, statements: tuple[Statement, ...], before: tuple[Token, ...]
    ) -> None:
        self.kit, self.reading, self.parse = kit, reading, reading.parse
        self.judge = Judge(kit, reading, statements)
        self.drafter = Drafter(kit, reading, self.judge, before)
        self.settler = Settler(kit, reading, self.judge)

    def events(self) -> tuple[EventMention, ...]:
        """All events, in text order, one a trigger."""
        candidates = self.judge.candidates.all()
        parts = completing(self.parse, candidates)
        found = [d for c in candidates if c.token.i not in parts for d in self._drafts(c)]
        drafts = found if SAME in self.kit.disabled else one_each(found, self.judge.statements)
        writer = Writer(self.reading, self.judge)
        mentions = with_ids([(d, writer.mention(d)) for d in drafts])
        return with_standing(self.parse, list(zip(drafts, mentions, strict=True)), opens=self.reading.opens)

    def _drafts(self, candidate: Candidate) -> tuple[Draft, ...]:
        """The event that a candidate tells, with the contact that it calls off."""
        draft = self.drafter.draft(candidate)
        if draft is None:
            return ()
        draft = self.settler.settle(draft)
        if candidate.type != "CONSULT" or draft.type == "CONSULT":
            return (draft,)
        # "will not meet" is a rejection; the meeting that is off stays visible to the stage of contacts.
        auxiliary = self.drafter.told(candidate)
        steps = tuple(s for s in draft.steps if s.rule not in CONVERSIONS)
        twin = replace(draft, type="CONSULT", mode=candidate.mode, auxiliary=auxiliary, steps=steps)
        return draft, replace(twin, within=candidate.token.i)
