"""Documents handed in on a page: the form, its report, and who may use it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from deskmade import HOSTILE, desk_of, papers
from fastapi.testclient import TestClient

from readouts.desk.desk import Desk
from readouts.serving.app import application


class Silent:
    """A coder that is never to be asked: all that is handed in here is known, or cannot be read."""

    standing: tuple[object, ...] = ()

    def __init__(self, desk: Desk) -> None:
        self.standing = tuple(v for d in desk.store.documents() if (v := desk.store.versions_of(d.digest)))

    def code_many(self, documents):
        """Codings of nothing."""
        assert not list(documents)
        return iter(())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The small record, with a coder that has nothing to do."""
    with desk_of(tmp_path, papers()) as opened:
        opened.__dict__["pipeline"] = Silent(opened)
        yield opened


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    """A client of its pages."""
    with TestClient(application(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as opened:
        yield opened


def line_of(desk: Desk) -> bytes:
    """A document that the record holds, as a line of JSON."""
    known = next(d for d in desk.store.documents() if d.outlet == HOSTILE)
    names = ("id", "text", "outlet", "outlet_country", "kind")
    return json.dumps({**{n: getattr(known, n) for n in names}, "published": "2022-03-04"}).encode()


def handed_in(client: TestClient, given: dict[str, str], files: list[tuple[str, bytes]] = ()):
    """The answer to the form."""
    proof = re.findall(r'name="csrf" value="([^"]+)"', client.get("/ingest").text)[0]
    parts = [("files", (name, content)) for name, content in files] or [("files", ("", b""))]
    return client.post("/ingest", data={"csrf": proof, **given}, files=parts, follow_redirects=False)


def ended(client: TestClient, address: str) -> str:
    """The page of a job when it has ended."""
    for _ in range(200):
        page = client.get(address).text
        if "Look again" not in page:
            return page
        time.sleep(0.05)
    raise AssertionError("the job did not end")


def test_the_first_page_and_its_own_have_the_form(client):
    """Both carry the proof that the form is ours, and its button works without scripts."""
    for address in ("/", "/ingest"):
        form = re.search(r'<form class="drop" method="post" action="/ingest".*?</form>', client.get(address).text, re.S)
        assert form
        assert 'name="csrf"' in form[0]
        assert 'enctype="multipart/form-data"' in form[0]


def test_report_links_what_is_known_and_tells_each_fault(client, desk):
    """A text that the record holds counts as known and is linked; a file that is none is told with its reason."""
    answer = handed_in(client, {}, [("known.jsonl", line_of(desk)), ("broken.pdf", b"%PDF-1.7 nothing")])
    assert answer.status_code == 303, answer.text
    page = ended(client, answer.headers["location"])
    assert re.search(r"<dt>known already</dt><dd>1</dd>", page)
    assert re.search(r"<dt>not read</dt><dd>1</dd>", page)
    assert "broken.pdf" in page
    assert 'href="/documents/' in page.split("What was read")[1]
    assert HOSTILE not in page


def test_a_pasted_text_is_a_document_with_its_metadata(client, desk):
    """What is pasted is handed in as one document, with lines that end as in files, and what is left empty is unknown."""
    desk.__dict__["pipeline"] = None  # what becomes of it is not asked here
    given = {"text": "One.\r\nTwo.", "outlet": "Danube Wire", "published": "2022-03-03", "kind": "", "title": " "}
    assert handed_in(client, given).status_code == 303
    (job,) = desk.store.jobs().jobs()
    (file,) = desk.store.jobs().files(job.id, results=False)
    assert json.loads(file.content) == {"text": "One.\nTwo.", "outlet": "Danube Wire", "published": "2022-03-03"}


@pytest.mark.parametrize(
    ("given", "told"),
    [({}, "No document was handed in"), ({"outlet": "Danube Wire"}, "There is no text"),
     ({"text": "Vienna calls.", "published": "soon"}, "is no day")],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_and_kept_in_the_form(client, given, told):
    """The form comes back with what was typed and a sentence on what is wrong."""
    answer = handed_in(client, given)
    assert answer.status_code == 422
    assert told in answer.text
    assert all(v in answer.text for v in given.values() if v != "soon")


def test_nothing_is_taken_without_proof(client, desk):
    """A form of another site hands nothing in."""
    client.get("/ingest")
    answer = client.post("/ingest", data={"text": "Vienna calls Lisbon."}, files=[("files", ("", b""))])
    assert answer.status_code == 403
    assert not desk.store.jobs().jobs()


def test_no_such_job(client):
    """An address that is no job's is not found."""
    assert client.get("/ingest/0000").status_code == 404
