"""What assistants are told: the server over a small record, through the protocol."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest

from readouts.assistants.server import server
from readouts.desk.desk import Desk
from readouts.documents.build import build_document
from readouts.intake import Report, take_in
from readouts.settings import Settings

mcp = pytest.importorskip("mcp")
pytestmark = pytest.mark.model

LISBON = "Portugal's foreign minister João Cravinho telephoned his Indian counterpart S. Jaishankar on Tuesday, the ministry in Lisbon said."


@pytest.fixture(scope="module")
def desk(tmp_path_factory, pipeline):
    """A desk over a record of one report."""
    settings = Settings(record=str(tmp_path_factory.mktemp("assistants") / "record.db"))
    with Desk.open(settings, create=True) as made:
        made.pipeline = pipeline
        document = build_document(LISBON, published=date(2023, 5, 17), outlet="Tagus Post", id="tagus")
        take_in(made.store, [document], pipeline, Report())
        yield made


def call(desk, tool, **given):
    """What the protocol gives for a call of a tool."""

    async def ask():
        async with mcp.Client(server(desk)) as client:
            return await client.call_tool(tool, given)

    return asyncio.run(ask())


def test_contacts_come_with_their_words(desk):
    """A contact names its days, its sides and the words that report it."""
    found = call(desk, "find_contacts", states=["PRT", "IND"]).structured_content
    assert found["total"] == 1
    contact = found["contacts"][0]
    assert contact["when"] == "16 May 2023"
    assert contact["words"]
    assert all(w in LISBON for w in contact["words"])
    assert found["record"]["documents"] == 1


def test_a_source_is_quoted_to_the_character(desk):
    """The words of a span are the document's own."""
    shown = call(desk, "show_entry", id=call(desk, "find_contacts").structured_content["contacts"][0]["id"])
    source = shown.structured_content["support"][0]["sources"][0]
    quoted = call(desk, "quote_source", document="tagus", span=source["span"]).structured_content
    assert quoted["words"] == source["text"] == LISBON[source["span"][0] : source["span"][1]]
    assert shown.structured_content["sources"]["tagus"]["outlet"] == "Tagus Post"


def test_an_empty_answer_says_what_is_covered(desk):
    """Nothing found is an answer, with what the record holds."""
    found = call(desk, "find_contacts", states=["FRA"]).structured_content
    assert found["contacts"] == []
    assert found["record"]["earliest"] == "2023-05-17"


def test_errors_are_sentences(desk):
    """A wrong call is told what is wrong and what to do."""
    answer = call(desk, "find_contacts", channel="telegram")
    assert answer.is_error
    assert "'telegram' is no channel" in answer.content[0].text
    answer = call(desk, "quote_source", document="tagus", span=[5, 99999])
    assert answer.is_error
    assert "characters" in answer.content[0].text


def test_claims_are_checked(desk):
    """A claim gets a verdict and what was understood of it."""
    text = "It was the first call between João Cravinho and S. Jaishankar since January 2023."
    found = call(desk, "check_claim", text=text, on="2023-05-17").structured_content
    assert [c["kind"] for c in found["claims"]] == ["first_since"]
    assert found["claims"][0]["verdict"] in ("supported", "unknown")
    assert found["claims"][0]["understood"]


def test_all_tools_only_read(desk):
    """Every tool says of itself that it changes nothing, and what it does."""

    async def listed():
        async with mcp.Client(server(desk)) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(listed())
    assert len(tools) == 9
    assert all(t.annotations.read_only_hint and t.description for t in tools)
