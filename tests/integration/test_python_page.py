"""The page about Python and notebooks tells the truth: its code runs, from top to bottom."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import readouts
from readouts.cli.app import app
from readouts.errors import NotFoundError, RecordError, UsageError
from readouts.notebook.entry import ShownEntry
from readouts.notebook.record import OpenRecord
from readouts.notebook.showing import CodedDocument

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "python.md"
_CODE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def where(tmp_path_factory) -> Path:
    """The record of the examples, made once."""
    path = tmp_path_factory.mktemp("python") / "record.db"
    documents = [str(ROOT / "examples" / name) for name in ("documents.jsonl", "pages")]
    assert CliRunner().invoke(app, ["ingest", *documents, "--record", str(path)]).exit_code == 0
    return path


def test_the_code_of_the_page_runs(where, monkeypatch, capsys):
    """Every block, in order, in one namespace; what is printed is what the record holds."""
    monkeypatch.chdir(where.parent)
    names: dict[str, object] = {}
    blocks = _CODE.findall(PAGE.read_text("utf-8"))
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), names)
    printed = capsys.readouterr().out
    assert len(blocks) >= 7
    assert "call held ['MLT', 'CYP']" in printed
    assert "supported " in printed
    assert "2 March 2021" in printed


def test_the_page_names_every_list_with_its_filters():
    """The table's rows are the methods and their parameters."""
    page = PAGE.read_text("utf-8")
    for name in ("contacts", "events", "statements", "claims", "documents", "actors"):
        row = next(line for line in page.splitlines() if line.startswith(f"| `{name}`"))
        for parameter in list(inspect.signature(getattr(OpenRecord, name)).parameters)[1:]:
            assert f"`{parameter}`" in row, (name, parameter)


def test_lists_are_those_of_the_commands(where, run):
    """The same entries and the same JSON as the commands print; contacts by date."""
    with readouts.open_record(where) as record:
        assert record.actors().to_dicts()[0].keys() == run("actors", "--json", "--record", where).lines[0].keys()
        for name in ("contacts", "events", "statements", "claims", "documents"):
            theirs = run(name, "--json", "--record", where).lines
            ours = getattr(record, name)().to_dicts()
            assert sorted(map(repr, ours)) == sorted(map(repr, theirs)), name
        days = [c.date.interval.latest for c in record.timeline() if c.date.interval.latest]
        assert days == sorted(days)
        assert len(record.contacts(("CHN", "IND"))) == len(
            run("contacts", "--between", "CHN", "IND", "--json", "--record", where).lines
        )


def test_entries_are_shown_by_their_ids(where):
    """A contact, an event, a claim, a document: each as HTML; what is not there, or begins like several, is said."""
    with readouts.open_record(where) as record:
        for entry in (record.contacts()[0], record.events()[0], record.claims()[0]):
            shown = record.show(entry.id)
            assert isinstance(shown, ShownEntry)
            assert shown.to_dict()["id"] == entry.id
            assert entry.id[:8] in shown._repr_html_()
        document = record.show(record.documents()[0].document.id)
        assert isinstance(document, CodedDocument)
        assert document.document.text
        with pytest.raises(NotFoundError):
            record.show("nothing-begins-so")
        with pytest.raises(NotFoundError, match="contact"):
            record.compare("nothing-begins-so")


def test_wrong_calls_are_told(where, tmp_path):
    """Filters that name nothing, questions that say nothing, records that are not there or closed."""
    with pytest.raises(RecordError, match="does not exist"):
        readouts.open_record(tmp_path / "none.db")
    record = readouts.open_record(where)
    with pytest.raises(UsageError, match="no channel"):
        record.contacts(channel="telegram")
    with pytest.raises(UsageError, match="not two states"):
        record.contacts("CHN")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="not understood"):
        record.ask("Blue is a colour.")
    record.close()
    with pytest.raises(UsageError, match="closed"):
        record.contacts()
    assert "closed" in repr(record)
