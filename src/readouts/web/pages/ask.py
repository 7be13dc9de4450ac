"""Ask: a question in plain words, answered from the record alone, with the words and what the record covers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from readouts.coding.inquiries.patterns import InquiryPatterns
from readouts.contract.wording import channel_word
from readouts.desk.asking import Answered, NotUnderstood, QuestionGiven
from readouts.desk.asking import ask as asked_at
from readouts.desk.desk import Desk
from readouts.errors import NotFoundError, UsageError
from readouts.store.catalogue.model import Covered, DocumentCard
from readouts.web.address import Address
from readouts.web.asked import AtDesk, Rendered
from readouts.web.pages.check import Pairs, two_sides

router = APIRouter()
_NAMES = ("kind", "between", "person", "since", "until", "channel", "topic", "about", "on")
_SHOWN = 20
_CHANNELS = ("call", "video", "meeting", "visit", "letter", "hotline")


@dataclass(frozen=True, slots=True)
class Example:
    """A question that is understood."""

    kind: str
    asks: str
    question: str
    address: str


@dataclass(frozen=True, slots=True)
class AskView:
    """A question and its answer."""

    question: str
    given: Mapping[str, str]
    sides: tuple[str, str]
    found: Answered | None
    not_understood: NotUnderstood | None
    fault: str | None
    examples: tuple[Example, ...]
    channels: Mapping[str, str]
    documents: Mapping[str, DocumentCard]
    covered: Covered
    twin: str | None
    shown: int = _SHOWN
    """How many contacts are shown."""


@router.get("/ask", name="ask")
def ask(request: Request, desk: AtDesk, renderer: Rendered) -> HTMLResponse:
    """The question box, or the answer to the question in the address."""
    pairs = [(k, v.strip()) for k, v in request.query_params.multi_items() if v.strip()]
    question = next((v for k, v in pairs if k == "question"), "")[:2000]
    found, fault = None, None
    try:
        found = asked_at(desk, question, _given(pairs)) if question else None
    except (UsageError, NotFoundError) as error:
        fault = str(error)
    return renderer.page(request, "ask.html", _view(desk, question, pairs, found, fault), 422 if fault else 200)


def _given(pairs: Pairs) -> QuestionGiven:
    values = {k: v for k, v in pairs if k in _NAMES}
    return QuestionGiven(
        kind=values.get("kind"),
        between=two_sides(pairs),
        people=tuple(v for k, v in pairs if k == "person"),
        since=values.get("since"),
        until=values.get("until"),
        channel=values.get("channel"),
        topic=values.get("topic"),
        about=values.get("about"),
        on=values.get("on"),
    )


def _view(
    desk: Desk, question: str, pairs: Pairs, found: Answered | NotUnderstood | None, fault: str | None
) -> AskView:
    catalogue = desk.catalogue()
    answered = found if isinstance(found, Answered) else None
    kept = tuple((k, v) for k, v in pairs if k in ("question", *_NAMES))
    sides = [v for k, v in pairs if k == "between"]
    return AskView(
        question=question,
        given={name: next((v for k, v in pairs if k == name), "") for name in _NAMES},
        sides=(sides[0] if sides else "", sides[1] if len(sides) > 1 else ""),
        found=answered,
        not_understood=found if isinstance(found, NotUnderstood) else None,
        fault=fault,
        examples=_examples(),
        channels={c: channel_word(c) for c in _CHANNELS},
        documents=catalogue.documents_with(_documents(answered) if answered else ()),
        covered=catalogue.covered(),
        twin=str(Address("/api/v1/ask", kept)) if question else None,
    )


def _examples() -> tuple[Example, ...]:
    kinds = InquiryPatterns.load().kinds
    return tuple(Example(k.kind, k.asks, k.example, str(Address("/ask", (("question", k.example),)))) for k in kinds)


def _documents(found: Answered) -> Sequence[str]:
    answer = found.answer
    words = [s.document for _, sources in answer.values for s in sources]
    words += [p.document for said in answer.said for p in said.points]
    told = (s for c in answer.contacts[-_SHOWN:] for s in c.support if s.slot == "participants")
    return [*words, *(s.document for support in told for s in support.sources[:1])]
