"""A parsed text with actors, contacts and statements named by their words, without the stages that find them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from readouts.coding.coding import ContactReport, EventMention, Point, Statement, Status, When, stable_id
from readouts.coding.points import PointFinder
from readouts.documents.build import build_document
from readouts.documents.paragraphs import paragraphs
from readouts.interval import ALWAYS, Dated
from readouts.language.parser import Parser
from readouts.language.reading import Actor, Mention, Reading
from readouts.settings import Settings
from readouts.span import Span

OLSEN = Actor("person", "n1", "Kari Olsen", "Foreign Minister", "foreign_minister", "NOR", "GOV")
LIND = Actor("person", "s1", "Per Lind", "Foreign Minister", "foreign_minister", "SWE", "GOV")
VIRTA = Actor("person", "f1", "Aino Virta", "Foreign Minister", "foreign_minister", "FIN", "GOV")
OSLO = Actor("state", "n", "Norway", state="NOR")
STOCKHOLM = Actor("state", "s", "Sweden", state="SWE")
HELSINKI = Actor("state", "f", "Finland", state="FIN")
SPOKESMAN = Actor("person", "n2", "Nils Berg", "spokesman", "spokesperson", "NOR", "GOV")
MEDIATOR = Actor("person", "e1", "Ida Quist", "mediator", "envoy", "EUU", "IGO")
SPOKESWOMAN = Actor("person", role="spokeswoman", named=False)
NAMES: Mapping[str, tuple[Actor, ...]] = {
    "Olsen": (OLSEN,), "Lind": (LIND,), "Virta": (VIRTA,), "Oslo": (OSLO,), "Stockholm": (STOCKHOLM,),
    "Helsinki": (HELSINKI,), "Berg": (SPOKESMAN,), "Norwegian": (OSLO,), "Swedish": (STOCKHOLM,), "She": (OLSEN,), "He": (LIND,),
    "Quist": (MEDIATOR,), "spokeswoman": (SPOKESWOMAN,), "two": (OLSEN, LIND), "Both": (OLSEN, LIND), "ministers": (OLSEN, LIND),
}  # fmt: skip


@dataclass(frozen=True)
class Call:
    """A contact by the words that name it; each is looked for after the one before."""

    words: Sequence[str]
    participants: tuple[Actor, ...] = (OLSEN, LIND)
    status: Status = "held"
    standing: str = "main"


@dataclass(frozen=True)
class Said:
    """A statement by its words."""

    speaker: Actor | None
    source: str
    cue: str
    content: str
    parent: str | None = None
    more: Mapping[str, object] = field(default_factory=dict)


class Scenes:
    """Builds readings; loads the parser once."""

    def __init__(self) -> None:
        self._parser = Parser(Settings().model)
        self._finder = PointFinder.load()

    def points(self, text: str, calls: Sequence[Call], said: Sequence[Said] = (), **document: str) -> list[list[Point]]:
        """The points of each contact, in the order of ``calls``."""
        built = build_document(text, **document)  # type: ignore[arg-type]
        parse = self._parser.parse(text, paragraphs(built))
        mentions = tuple(
            Mention(t.span, t.i, t.i, t.i + 1, "name", NAMES[t.text]) for t in parse.tokens if t.text in NAMES
        )
        events, contacts = [], []
        for number, call in enumerate(calls):
            ids, position = [], 0
            for words in call.words:
                start = text.index(words, position)
                position = start + len(words)
                ids.append(f"e{number}.{start}")
                trigger = Span(start, position)
                events.append(
                    EventMention(ids[-1], "CONSULT", None, (), (), (), (), trigger, (trigger,), When(), Dated(ALWAYS))
                )
            contacts.append(
                ContactReport(
                    f"c{number}",
                    tuple(ids),
                    call.participants,
                    "call",
                    call.status,
                    call.standing,
                    When(),
                    Dated(ALWAYS),  # type: ignore[arg-type]
                )
            )
        statements = tuple(self._statement(text, s) for s in said)
        reading = Reading(built, parse, mentions)
        found = self._finder.find(reading, tuple(contacts), tuple(events), statements)
        return [list(c.points) for c in found]

    def _statement(self, text: str, said: Said) -> Statement:
        content = _span(text, said.content)
        return Statement(
            id=stable_id(said.content),
            speaker=said.speaker,
            source=_span(text, said.source, content),
            cue=_span(text, said.cue, content),
            content=(content,),
            text=content.text_of(text),
            direct=False,
            parent=stable_id(said.parent) if said.parent else None,
            **said.more,  # type: ignore[arg-type]
        )


def _span(text: str, words: str, near: Span | None = None) -> Span:
    """Where the words stand: first, or nearest to a span."""
    starts = [n for n in range(len(text)) if text.startswith(words, n)]
    start = min(starts, key=lambda n: abs(n - near.end) if n >= near.end else near.start - n) if near else starts[0]
    return Span(start, start + len(words))
