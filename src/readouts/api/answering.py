"""Claims checked and questions answered, from the record alone."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from readouts.api.asked import AtDesk
from readouts.api.shapes.answers import Answer, CheckAnswer
from readouts.api.tags import TaggedRoute
from readouts.contract.answers import answer_json
from readouts.contract.entries import checked_claim_json
from readouts.desk.asking import NotUnderstood, QuestionGiven, ask
from readouts.desk.checking import ClaimGiven, check
from readouts.desk.desk import Desk

router = APIRouter(route_class=TaggedRoute)
LONGEST = 100_000
"""Characters of an article that is checked in one request."""
_SHORT = 2_000
_Side = Annotated[str, Field(max_length=200)]


class _Given(BaseModel):
    """What people say of a claim or a question besides its words; it stands in place of what was understood."""

    model_config = ConfigDict(extra="forbid")

    kind: Annotated[str | None, Field(max_length=50, description="Kind of the claim or the question.")] = None
    between: Annotated[
        list[_Side] | None,
        Field(min_length=2, max_length=2, description="Two sides: ISO codes, names of states or of people."),
    ] = None
    person: Annotated[list[_Side], Field(max_length=10, description="People on the sides.")] = []
    since: Annotated[str | None, Field(max_length=10, description="YYYY, YYYY-MM or YYYY-MM-DD.")] = None
    channel: Annotated[str | None, Field(max_length=20, description="call, video, meeting …")] = None
    about: Annotated[str | None, Field(max_length=50, description="Id of the contact that is meant.")] = None
    on: Annotated[
        str | None,
        Field(max_length=10, description="Day on which it is said; left out: the last that the record knows."),
    ] = None

    def pair(self) -> tuple[str, str] | None:
        """The two sides."""
        return (self.between[0], self.between[1]) if self.between else None


class _ClaimGiven(_Given):
    value: Annotated[str | None, Field(max_length=200, description="The n of nth, the state that called …")] = None

    def claim(self) -> ClaimGiven:
        """As the desk takes it."""
        return ClaimGiven(
            self.kind, self.pair(), tuple(self.person), self.since, self.channel, self.about, self.value, self.on
        )


class _QuestionGiven(_Given):
    until: Annotated[str | None, Field(max_length=10, description="YYYY, YYYY-MM or YYYY-MM-DD.")] = None
    topic: Annotated[str | None, Field(max_length=200, description="What the accounts are asked about.")] = None

    def question_given(self) -> QuestionGiven:
        """As the desk takes it."""
        return QuestionGiven(
            self.kind,
            self.pair(),
            tuple(self.person),
            self.since,
            self.until,
            self.channel,
            self.topic,
            self.about,
            self.on,
        )


class CheckBody(_ClaimGiven):
    """A sentence or an article."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST, description="Every claim in it is checked.")]


class CheckQuery(_ClaimGiven):
    """A sentence."""

    text: Annotated[str, Field(min_length=1, max_length=_SHORT, description="Every claim in it is checked.")]


class AskBody(_QuestionGiven):
    """A question."""

    question: Annotated[str, Field(min_length=1, max_length=_SHORT)]


class AskQuery(AskBody):
    """A question."""


_CHECKED: dict[int | str, dict[str, Any]] = {200: {"model": CheckAnswer}}
_ANSWERED: dict[int | str, dict[str, Any]] = {200: {"model": Answer}}


def _checked(desk: Desk, asked: CheckBody | CheckQuery) -> Response:
    found = check(desk, asked.text, asked.claim())
    return JSONResponse({"claims": [{**checked_claim_json(c.claim), "understood": c.understood} for c in found]})


def _answered(desk: Desk, asked: AskBody) -> Response:
    found = ask(desk, asked.question, asked.question_given())
    if isinstance(found, NotUnderstood):
        return JSONResponse({"found": None, "not_understood": found.sentence})
    shown = answer_json(found.answer, found.understood, found.sentence)
    return JSONResponse({"found": shown, "not_understood": None})


@router.get("/check", tags=["answers"], responses=_CHECKED)
def check_sentence(desk: AtDesk, asked: Annotated[CheckQuery, Query()]) -> Response:
    """The claims of a sentence, each checked against the record; none where no claim was understood."""
    return _checked(desk, asked)


@router.post("/check", tags=["answers"], responses=_CHECKED)
def check_text(desk: AtDesk, asked: Annotated[CheckBody, Body()]) -> Response:
    """The claims of a text, each checked against the record; none where no claim was understood."""
    return _checked(desk, asked)


@router.get("/ask", tags=["answers"], responses=_ANSWERED)
def ask_question(desk: AtDesk, asked: Annotated[AskQuery, Query()]) -> Response:
    """A question, answered from the record alone."""
    return _answered(desk, asked)


@router.post("/ask", tags=["answers"], responses=_ANSWERED)
def ask_posted_question(desk: AtDesk, asked: Annotated[AskBody, Body()]) -> Response:
    """A question, answered from the record alone."""
    return _answered(desk, asked)
