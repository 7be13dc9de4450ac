"""The API gives what the commands give, page by page, with tags, and tells every error in one shape."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient

from readouts.api.shapes import codings, entries, lists
from readouts.desk.desk import Desk
from readouts.serving.app import application
from readouts.settings import Settings

pytestmark = pytest.mark.model
API = "/api/v1"
LISTS = ["contacts", "events", "claims", "statements", "documents", "actors"]
SHAPES = {
    "contacts": entries.Contact, "events": entries.Event, "claims": entries.CheckedClaim, "actors": entries.CountedActor,
    "statements": entries.RecordStatement, "documents": entries.Document,
}  # fmt: skip


@pytest.fixture(scope="module")
def client(example_record):
    with (
        Desk.open(Settings(record=example_record)) as desk,
        TestClient(application(desk), base_url="http://127.0.0.1:8000") as made,
    ):
        yield made


def everything(client, name, **given):
    """All entries of a list, following ``next``."""
    address, found = f"{API}/{name}?limit=7", []
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        found += answer.json()["entries"]
        address = answer.json()["next"]
        assert (address is None) == ("link" not in answer.headers)
    return found


def by_id(found):
    """In an order of their own, for lists and commands order differently."""
    return sorted(json.dumps(e, sort_keys=True) for e in found)


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_those_of_the_commands(client, run, example_record, name):
    """All pages of a list together are what the command prints with ``--json``."""
    printed = run(name, "--record", example_record, "--json").lines
    found = everything(client, name)
    assert printed and by_id(found) == by_id(printed)
    assert client.get(f"{API}/{name}").json()["total"] == len(printed)


@pytest.mark.parametrize("name", LISTS)
def test_every_name_is_described(client, name):
    """What a list gives is what the description of the API says, no more and no less."""
    for entry in everything(client, name):
        assert SHAPES[name].model_validate(entry).model_dump(by_alias=True) == entry


@pytest.mark.parametrize("name", [n for n in LISTS if n != "actors"])
def test_lines_are_the_list(client, name):
    """As JSON lines a list comes whole, at its own address or where JSON lines are accepted."""
    whole = everything(client, name)
    for answer in (
        client.get(f"{API}/{name}.jsonl"),
        client.get(f"{API}/{name}", headers={"Accept": "application/x-ndjson"}),
    ):
        assert answer.headers["content-type"] == "application/x-ndjson"
        assert [json.loads(line) for line in answer.text.splitlines()] == whole


@pytest.mark.parametrize("name", ["contacts", "events", "claims"])
def test_an_entry_is_what_show_prints(client, run, example_record, name):
    """One entry, by its id or how it begins, is what ``show --json`` prints."""
    id = everything(client, name)[0]["id"]
    shown = run("show", id, "--record", example_record, "--json").lines[0]
    answer = client.get(f"{API}/{name}/{id[:10]}").json()
    assert {k: v for k, v in shown.items() if k in answer} == answer


def test_a_document_comes_with_its_text_and_entries(client, example_record, run):
    """A document has its text and the entries that stand on it; its coding is what ``code`` says of it."""
    for document in everything(client, "documents")[:5]:
        found = client.get(f"{API}/documents/{document['id']}").json()
        assert lists.DocumentContents.model_validate(found).model_dump(by_alias=True) == found
        assert {k: found[k] for k in document} == document
        assert all(document["id"] in {d["id"] for d in c["documents"]} for c in found["contacts"])
        coding = client.get(f"{API}/documents/{document['id']}/coding").json()
        assert codings.Coding.model_validate(coding).model_dump(by_alias=True) == coding


def test_accounts_beside_each_other(client, run, example_record):
    """Comparisons are what ``compare --json`` prints."""
    one, two = [c["id"] for c in everything(client, "contacts")[:2]]
    assert (
        client.get(f"{API}/compare/{one}").json() == run("compare", one, "--record", example_record, "--json").lines[0]
    )
    both = run("compare", one, two, "--record", example_record, "--json").lines[0]
    assert client.get(f"{API}/compare/{one}/{two}").json() == both


def test_filters_of_the_commands(client, run, example_record):
    """Filters select what the options of the commands select."""
    pair = client.get(f"{API}/pairs").json()["entries"][0]["states"]
    printed = run("contacts", "--record", example_record, "--json", "--between", *pair, "--status", "held").lines
    found = client.get(f"{API}/contacts", params={"state": pair, "status": "held", "limit": 200}).json()["entries"]
    assert by_id(found) == by_id(printed)
    facets = client.get(f"{API}/facets/contacts", params={"state": pair, "names": "status"}).json()["facets"]
    assert {"value": "held", "count": len(printed)} in facets["status"]


def test_who_held_an_office(client, run):
    """The answer is that of ``actors who --json``."""
    asked = {"office": "foreign minister", "state": "USA", "day": "2022-05-01"}
    assert (
        client.get(f"{API}/actors/who", params=asked).json() == run("actors", "who", *asked.values(), "--json").lines[0]
    )


@pytest.mark.parametrize("path", ["record", "pairs", "pairs/USA/RUS", "search?q=call", "actors"])
def test_overviews_answer(client, path):
    """Counts, pairs and searches answer, with a tag; an actor's page has the newest contacts."""
    answer = client.get(f"{API}/{path}")
    assert answer.status_code == 200
    assert client.get(f"{API}/{path}", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_an_actor_comes_with_contacts(client):
    """Every actor of the list can be asked for by its key."""
    actor = next(a for a in everything(client, "actors") if a["id"] and a["contacts"] and a["kind"] == "person")
    found = client.get(f"{API}/actors/{actor['id']}").json()
    assert {k: found[k] for k in actor} == actor
    assert len(found["latest"]) == actor["contacts"]


REFUSED = [
    ("contacts?stat=USA", 422, "query.stat"),
    ("contacts?limit=900", 422, "query.limit"),
    ("contacts?channel=smoke", 422, "channel"),
    ("contacts?since=2022-13", 400, "2022-13"),
    ("contacts?since=2023&until=2022", 400, "Swap"),
    ("contacts?after=nowhere", 400, "cursor"),
    ("contacts/zzz", 404, "zzz"),
    ("documents/zzz", 404, "zzz"),
    ("actors/zzz", 404, "zzz"),
    ("pairs/USA/XYZ", 404, "XYZ"),
    ("pairs/USA/USA", 400, "two"),
    ("facets/nothing", 422, "kind"),
    ("nothing", 404, "Not Found"),
]


@pytest.mark.parametrize(("path", "status", "said"), REFUSED)
def test_every_error_has_one_shape(client, path, status, said):
    """Whatever is wrong is told as problem details: what, where and what to do."""
    answer = client.get(f"{API}/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    problem = lists.Problem.model_validate(answer.json())
    assert said in problem.detail and problem.do and problem.status == status
    assert problem.instance == f"{API}/{path.split('?')[0]}"


def test_a_wrong_method_is_a_problem_too(client):
    """What the framework refuses has the same shape."""
    answer = client.delete(f"{API}/contacts")
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")


def test_the_description_stands_at_two_addresses(client):
    """OpenAPI says of every operation what it answers, and never names the framework's own shape of errors."""
    described = client.get("/openapi.json").json()
    assert described == client.get(f"{API}/openapi.json").json()
    text = json.dumps(described)
    assert "HTTPValidationError" not in text and "#/components/schemas/Problem" in text
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            assert operation["summary"] and operation["description"], (method, path)
            done = next(a for status, a in operation["responses"].items() if status.startswith("2"))
            shapes = [c for c in done.get("content", {}).values() if "schema" in c]
            assert shapes or path.endswith("jsonl") or "204" in operation["responses"], (method, path)
