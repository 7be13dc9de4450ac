"""Through the API: claims checked, questions answered, corrections made and taken back, documents handed in, exports."""

from __future__ import annotations

import io
import json
import shutil
import time
import zipfile

import pytest
from fastapi.testclient import TestClient

from databases import Databases
from readouts.api.shapes import answers
from readouts.desk.desk import Desk
from readouts.desk.exporting import formats
from readouts.serving.app import application
from readouts.settings import Settings
from readouts.store.jobs import Job, JobFile
from readouts.store.keeper import restored_record
from readouts.store.store import Store

pytestmark = pytest.mark.model
API = "/api/v1"
SENTENCE = "It was the first call between Xi Jinping and Donald Trump since January."
HOSTILE = (
    "Oslo, 4 May 2022\n\n<script>alert(1)</script> Norway's foreign minister Anniken Huitfeldt spoke by phone with "
    "Britain's Liz Truss on Tuesday. <style>*{display:none}</style> &lt;b&gt; \u202eoob\u202c <img src=x onerror=alert(2)> "
    '"></textarea><svg onload=alert(3)>'
)


IN_POSTGRESQL = pytest.mark.parametrize("client", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def client(request, example_record, made_records, tmp_path, pipeline):
    """A server on a copy of the examples, in a file or where a test asks for it in PostgreSQL."""
    kind = getattr(request, "param", "sqlite")
    if kind == "sqlite":
        record = shutil.copy(example_record, tmp_path / "r.db")
    else:
        address = Databases(kind, tmp_path, request.getfixturevalue("postgresql"), made_records)
        record = address.copy("examples of the API", lambda where: _moved(example_record, where, tmp_path))
    with Desk.open(Settings(record=str(record))) as desk:
        desk.pipeline = pipeline
        with TestClient(application(desk), base_url="http://127.0.0.1:8000") as made:
            yield made


def _moved(record, where, folder):
    """Put a record into another database, as ``backup`` and ``restore`` do."""
    with Store.open(record) as store:
        store.back_up(folder / "moved.backup")
    restored_record(folder / "moved.backup", where, Settings().actors)


def finished(client, answer):
    """A job once it is done."""
    assert answer.status_code == 202, answer.text
    for _ in range(600):
        job = client.get(answer.headers["location"]).json()
        assert answers.Job.model_validate(job).model_dump() == job
        if job["state"] not in ("waiting", "running"):
            return job
        time.sleep(0.05)
    raise AssertionError(job)


@IN_POSTGRESQL
def test_checks_are_those_of_the_command(client, run):
    """Asked by address or in a body, a check is what ``check --json`` prints."""
    record = client.app.state.desk.settings.record
    printed = run("check", SENTENCE, "--record", record, "--json").lines
    asked = client.get(f"{API}/check", params={"text": SENTENCE}).json()
    assert printed and asked == {"claims": printed}
    assert client.post(f"{API}/check", json={"text": SENTENCE}).json() == asked
    assert answers.CheckAnswer.model_validate(asked).model_dump() == asked
    assert client.post(f"{API}/check", json={"text": "The sun shone."}).json() == {"claims": []}
    assert client.post(f"{API}/check", json={"text": SENTENCE, "about": "zz"}).status_code == 404


@IN_POSTGRESQL
def test_answers_are_those_of_the_command(client, run):
    """A question is answered as ``ask --json`` answers it; what is not understood is said."""
    record = client.app.state.desk.settings.record
    question = "How often did the United States and China speak?"
    (printed,) = run("ask", question, "--record", record, "--json").lines
    found = client.get(f"{API}/ask", params={"question": question}).json()
    assert found == {"found": printed, "not_understood": None}
    assert answers.Answer.model_validate(found).model_dump() == found
    assert client.post(f"{API}/ask", json={"question": "Blue?"}).json()["found"] is None


@IN_POSTGRESQL
def test_a_correction_is_seen_and_taken_back(client):
    """A rejected contact is gone, with another tag; the log has it; taken back it is there again."""
    before = client.get(f"{API}/contacts")
    id = before.json()["entries"][0]["id"]
    given = {"action": "reject", "entry": id, "reason": "A test.", "author": "Ann"}
    answer = client.post(f"{API}/corrections", json=given)
    made = answer.json()
    assert answer.status_code == 201 and (made["author"], made["action"]) == ("Ann", "reject")
    after = client.get(f"{API}/contacts", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200 and after.json()["total"] == before.json()["total"] - 1
    assert (
        client.post(f"{API}/corrections/{made['id']}/undo", json={"reason": "Wrong test.", "author": "Ann"}).status_code
        == 201
    )
    assert client.get(f"{API}/contacts").json()["total"] == before.json()["total"]
    log = client.get(f"{API}/corrections").json()
    assert [c["action"] for c in log["entries"]] == ["reject", "undo"]
    assert log["entries"][0]["undone_by"] == log["entries"][1]["id"]
    for entry in log["entries"]:
        assert answers.Correction.model_validate(entry).model_dump(by_alias=True) == entry
    assert client.get(f"{API}/corrections/{made['id']}").json() == log["entries"][0]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"action": "reject", "entry": "zzz", "reason": "x"}, 404),
        ({"action": "reject", "entry": "zzz", "reason": " "}, 400),
        ({"action": "explode", "reason": "x"}, 422),
        ({"action": "merge", "entries": ["a"], "reason": "x"}, 422),
        ({"action": "edit", "entry": "ID", "slot": "channel", "values": ["smoke"], "reason": "x"}, 400),
    ],
)
def test_wrong_corrections_are_refused(client, given, status):
    """What cannot be is refused with a reason, and nothing is kept."""
    id = client.get(f"{API}/contacts").json()["entries"][0]["id"]
    given = {k: id if v == "ID" else v for k, v in given.items()}
    assert client.post(f"{API}/corrections", json=given).status_code == status
    assert client.get(f"{API}/corrections").json()["total"] == 0


@IN_POSTGRESQL
def test_other_corrections(client):
    """Merging, splitting, editing and adding are what the commands do."""
    contacts = client.get(f"{API}/contacts?limit=200").json()["entries"]
    pair = [c["id"] for c in contacts if {p["state"] for p in c["participants"]} >= {"USA", "CHN"}][:2]
    document = client.get(f"{API}/documents").json()["entries"][0]["id"]
    words = client.get(f"{API}/documents/{document}").json()["text"].split(".")[0].strip()[-40:]
    for given in (
        {"action": "merge", "entries": pair},
        {"action": "edit", "entry": contacts[-1]["id"], "slot": "channel", "values": ["letter"]},
        {"action": "add", "document": document, "words": words, "participants": ["KEN", "UGA"], "date": "2024-01-02"},
    ):
        answer = client.post(f"{API}/corrections", json={**given, "reason": "A test.", "author": "Ann"})
        assert answer.status_code == 201, answer.text
    assert client.get(f"{API}/contacts?state=KEN,UGA").json()["total"] == 1


@IN_POSTGRESQL
def test_what_is_worth_a_look(client, run):
    """The queue is that of ``review --json``."""
    printed = run("review", "--record", client.app.state.desk.settings.record, "--json", "--limit", "200").lines
    assert client.get(f"{API}/review?limit=200").json()["entries"] == printed


@IN_POSTGRESQL
def test_documents_are_handed_in(client):
    """Documents as JSON and as files are read by a job; its report is that of ``ingest``."""
    given = {
        "id": "oslo-1",
        "text": HOSTILE,
        "outlet": "<b>Fjord</b> Wire",
        "title": "<script>title</script>",
        "published": "2022-05-04",
    }
    job = finished(client, client.post(f"{API}/ingest", json={"documents": [given]}))
    assert (job["state"], job["done"], job["total"]) == ("done", 1, 1)
    assert (job["report"]["new"], job["report"]["unreadable"]) == (1, [])
    found = client.get(f"{API}/documents/oslo-1").json()
    assert (found["text"], found["path"]) == (HOSTILE, "documents.jsonl")
    files = [("files", ("../../a.txt", HOSTILE.replace("Tuesday", "Monday"))), ("files", ("b.pdf", b"no pdf"))]
    job = finished(client, client.post(f"{API}/ingest/files", files=files))
    assert job["given"] == {"files": ["../../a.txt", "b.pdf"]} and job["report"]["new"] == 1
    (fault,) = job["report"]["unreadable"]
    assert fault["where"].startswith("b.pdf") and "/" not in fault["where"]
    assert client.get(f"{API}/documents?limit=200").json()["total"] == 32
    _nothing_acts(client)


def _nothing_acts(client):
    """What documents hold is told as JSON or a download, or stands escaped in a page; no page may run it in any case."""
    for path in ("/api/v1/documents/oslo-1", "/api/v1/search?q=Huitfeldt", "/api/v1/exports/csv/documents.csv"):
        answer = client.get(path)
        kind, place = answer.headers["content-type"], answer.headers.get("content-disposition", "")
        assert kind.startswith("application/json") or place.startswith("attachment"), path
        assert answer.headers["x-content-type-options"] == "nosniff"
    pages = [
        "/contacts",
        "/documents",
        "/documents/oslo-1",
        "/search?q=Huitfeldt",
        "/contacts?text=<script>alert(1)</script>",
        "/<script>",
    ]
    contact = client.get("/api/v1/documents/oslo-1").json()["contacts"][0]["id"]
    for path in (*pages, f"/contacts/{contact}"):
        page = client.get(path, headers={"Accept": "text/html"})
        assert page.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'"), path
        text = page.text
        for made in (
            "<script>alert",
            "<script>title",
            "<style>*",
            "<img src=x",
            "<svg onload",
            "<b>Fjord",
            "</textarea><svg",
        ):
            assert made not in text, (path, made)


@IN_POSTGRESQL
def test_what_a_server_left_undone_is_marked_and_repeated(client):
    """After a kill the job is marked; repeated it reads what was handed in; then it can be forgotten."""
    worker = client.app.state.worker
    book = worker.desk.store.jobs()
    book.add(
        Job("a" * 16, "ingest", "waiting", None, time.time(), None, 0, None, {"files": ["a.txt"]}, None),
        [_text("a.txt")],
    )
    book.progress("a" * 16, 0, 1)
    worker.begin()
    assert client.get(f"{API}/jobs/{'a' * 16}").json()["state"] == "interrupted"
    assert client.delete(f"{API}/jobs/{'b' * 16}").status_code == 404
    job = finished(client, client.post(f"{API}/jobs/{'a' * 16}/repeat"))
    assert (job["state"], job["report"]["new"]) == ("done", 1)
    assert client.post(f"{API}/jobs/{'a' * 16}/repeat").status_code == 400
    assert [j["id"] for j in client.get(f"{API}/jobs").json()["entries"]] == ["a" * 16]
    assert client.delete(f"{API}/jobs/{'a' * 16}").status_code == 204
    assert client.get(f"{API}/jobs").json() == {"entries": []}


def _text(name):
    return JobFile(name, b"Oslo, 5 May 2022\n\nNorway's foreign minister spoke with Kenya's by phone on Wednesday.")


@IN_POSTGRESQL
def test_exports(client, run, tmp_path):
    """Every format comes as an archive of the files that ``export`` writes; one file alone too; long ones as a job."""
    listed = client.get(f"{API}/exports").json()
    assert answers.Formats.model_validate(listed).model_dump() == listed
    assert [f["name"] for f in listed["entries"]] == [f.name for f in formats()]
    record = client.app.state.desk.settings.record
    for name in ("csv", "jsonl", "bibtex", "plover"):
        run("export", "--format", name, "--output", tmp_path / name, "--record", record)
        answer = client.get(f"{API}/exports/{name}")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as made:
            held = {n: made.read(n) for n in made.namelist()}
        assert held == {
            p.relative_to(tmp_path / name).as_posix(): p.read_bytes() for p in (tmp_path / name).rglob("*.*")
        }
        file = sorted(held)[-1]
        assert client.get(f"{API}/exports/{name}/{file}").content == held[file]
    assert client.get(f"{API}/exports/nothing").status_code == 400
    assert client.get(f"{API}/exports/csv/nothing").status_code == 404
    job = finished(client, client.post(f"{API}/exports/csv"))
    assert job["files"] == ["readouts-csv.zip"]
    assert (
        client.get(f"{API}/jobs/{job['id']}/files/readouts-csv.zip").content == client.get(f"{API}/exports/csv").content
    )
    assert json.dumps(job["report"]).startswith('{"bytes"')
