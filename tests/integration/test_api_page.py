"""The requests on the page about the API are answered as it says."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from readouts.desk.desk import Desk
from readouts.serving.app import application
from readouts.settings import Settings

pytestmark = pytest.mark.model
PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
BLOCKS = re.findall(r"```http\n(.*?)\n→ (\d+)\n```", PAGE, re.S)


@pytest.fixture(scope="module")
def client(example_record, pipeline, tmp_path_factory):
    """A server on a copy of the examples."""
    record = shutil.copy(example_record, tmp_path_factory.mktemp("page") / "r.db")
    with Desk.open(Settings(record=str(record))) as desk:
        desk.pipeline = pipeline
        with TestClient(application(desk), base_url="http://127.0.0.1:8000") as made:
            yield made


@pytest.mark.parametrize(("request_", "status"), BLOCKS, ids=[b[0].splitlines()[0] for b in BLOCKS])
def test_requests_of_the_page(client, request_, status):
    """Each request has the status that stands below it."""
    head, _, body = request_.partition("\n\n")
    method, _, path = head.partition(" ")
    answer = client.request(method, path, json=json.loads(body) if body else None)
    assert answer.status_code == int(status), answer.text


def test_every_path_is_on_the_page(client):
    """The page names every address of the API."""
    for path in client.get("/openapi.json").json()["paths"]:
        first = path.removeprefix("/api/v1").split("{")[0].rstrip("/").removesuffix(".jsonl")
        assert f"`{first}" in PAGE or f"/{first.split('/')[1]}" in PAGE, path
