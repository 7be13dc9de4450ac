"""The tutorial and the how-tos tell the truth: what they show runs, and prints what they say; the site names every page."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from readouts.cli.app import app
from runnable_pages import run_page

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@pytest.mark.model
def test_the_tutorial_runs(tmp_path, monkeypatch):
    """Every command of the first ten minutes does what the page says."""
    monkeypatch.setenv("READOUTS_RECORD", str(tmp_path / "first.db"))
    assert run_page(DOCS / "tutorial.md", tmp_path, monkeypatch) > 10


@pytest.mark.parametrize("guide", sorted((DOCS / "howto").glob("add-a-[pr]*.md")), ids=lambda p: p.stem)
def test_how_tos_run(guide, tmp_path, monkeypatch):
    """A pattern and a reader as the pages show them are taken."""
    assert run_page(guide, tmp_path, monkeypatch)


@pytest.mark.model
def test_the_export_of_the_how_to_writes(tmp_path, monkeypatch):
    """An export as the page shows it writes a record."""
    monkeypatch.setenv("READOUTS_RECORD", str(tmp_path / "some.db"))
    given = [str(ROOT / "examples" / "pages")]
    assert CliRunner().invoke(app, ["ingest", *given]).exit_code == 0
    assert run_page(DOCS / "howto" / "add-an-export.md", tmp_path, monkeypatch)


@pytest.mark.model
def test_the_pattern_of_the_how_to_is_new():
    """The page teaches something that there is not yet."""
    entries = yaml.safe_load((ROOT / "src/readouts/resources/lexicon/SANCTION.yaml").read_text("utf-8"))["entries"]
    assert "close-airspace" not in {e["id"] for e in entries}


def test_the_reference_is_what_the_code_gives():
    """Whoever changes a command or a setting makes the pages again."""
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "tools" / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert not tool.stale(), "run: python tools/make_reference.py"


def test_links_between_pages_lead_somewhere():
    """No page of the documentation points at a file that is not there."""
    lost = []
    for page in [*DOCS.rglob("*.md"), ROOT / "README.md"]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                lost.append(f"{page.relative_to(ROOT)}: {target}")
    assert not lost


def test_the_site_names_every_page():
    """What is written can be found: each page but types, formats and decisions stands in the menu."""
    menu = (ROOT / "zensical.toml").read_text("utf-8")
    for page in [*DOCS.glob("*.md"), *(DOCS / "howto").glob("*.md"), *(DOCS / "reference").glob("*.md")]:
        assert str(page.relative_to(DOCS)) in menu, page
