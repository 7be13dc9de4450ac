"""The pages of docs/formats tell the truth: each format has one, its losses are those of the code, its example runs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from readouts.cli.app import app
from readouts.documents.readers.registry import READERS
from readouts.export.registry import FORMATS, format_named
from runnable_pages import run_page

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "formats"
EXAMPLES = sorted(p for p in PAGES.glob("*.md") if p.name != "README.md")


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Path:
    """The record of the examples, made once."""
    path = tmp_path_factory.mktemp("formats") / "examples.db"
    documents = [str(ROOT / "examples" / name) for name in ("documents.jsonl", "pages")]
    assert CliRunner().invoke(app, ["ingest", *documents, "--record", str(path)]).exit_code == 0
    return path


def test_every_format_has_a_page():
    """Each export and the index; the index names every page."""
    index = (PAGES / "README.md").read_text("utf-8")
    assert {p.stem for p in PAGES.glob("export-*.md")} == {f"export-{name}" for name in FORMATS}
    for page in EXAMPLES:
        assert f"({page.name})" in index


def test_every_reader_s_suffixes_have_a_page():
    """Each kind of file that is read has its suffix on the page of an input."""
    text = "\n".join(p.read_text("utf-8") for p in PAGES.glob("input-*.md"))
    for reader in READERS:
        assert any(f"`{suffix}`" in text for suffix in reader.suffixes), reader.name


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_pages_say_what_is_lost(name):
    """Every loss that the export writes beside its files stands on its page."""
    page = (PAGES / f"export-{name}.md").read_text("utf-8")
    for sentence in format_named(name).loses:
        assert sentence in page


@pytest.mark.model
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda p: p.stem)
def test_examples_run(example, record, tmp_path, monkeypatch):
    """The files of a page's example are made, its commands run, and each prints what the page says."""
    own = tmp_path / "record.db"
    shutil.copy(record, own)
    monkeypatch.setenv("READOUTS_RECORD", str(own))
    assert run_page(example, tmp_path, monkeypatch)
