"""The examples of docs/feeds.md and docs/watch.md run, and print what the pages say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from loopback import serving

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```", re.M | re.S)
CALL = re.compile(r"^\$ readouts (.*)\n((?:[^$].*\n)*)", re.M)
KINDS = {"xml": "application/xml", "html": "text/html", "csv": "text/csv", "toml": "text/plain"}
pytestmark = pytest.mark.model


@pytest.mark.parametrize(("name", "calls"), [("feeds.md", 3), ("watch.md", 3)])
def test_the_documented_examples_run(run, tmp_path, monkeypatch, name, calls):
    """Blocks with a name are files, and pages of the site; the commands run in the page's order."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUTS_FETCH_DELAY", "0")
    monkeypatch.setenv("READOUTS_FETCH_PRIVATE", "true")
    blocks = [m.groups() for m in BLOCK.finditer((DOCS / name).read_text("utf-8"))]
    ran = 0
    with serving() as site:

        def put(kind, file, text):
            own = text.replace("https://lake.example", site.url(""))
            (tmp_path / file).write_text(own, "utf-8")
            site.page(f"/{file}", own, KINDS[kind])

        # A page may use a file above the place where it shows it; a second version comes into force where it stands.
        for kind, file, text in reversed(blocks):
            if file:
                put(kind, file, text)
        for kind, file, text in blocks:
            if kind == "console":
                ran += _run(run, text)
            elif file:
                put(kind, file, text)
    assert ran == calls


def _run(run, text):
    calls = CALL.findall(text)
    for call, printed in calls:
        done = run(*shlex.split(call))
        assert (done.err + done.out).split() == printed.split(), call
    return len(calls)
