"""The pages of the event types are what ontology and lexicon give."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from readouts.coding.events.lexicon.lexicon import Lexicon
from readouts.ontology.plover import Ontology

TOOL = Path(__file__).parents[2] / "tools" / "make_type_pages.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_type_pages", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pages_are_what_the_data_files_give(tool):
    """Whoever edits the lexicon makes the pages again."""
    stale = tool.stale()
    assert not stale, f"{', '.join(stale)} in docs/types are stale; run: python tools/make_type_pages.py"


def test_an_edited_page_is_seen(tool, tmp_path):
    """A page that was edited by hand, one that is missing and one too many are stale."""
    for name, text in tool.pages().items():
        (tmp_path / name).write_text(text, "utf-8")
    assert tool.stale(tmp_path) == []
    (tmp_path / "AID.md").write_text("other", "utf-8")
    (tmp_path / "AGREE.md").unlink()
    (tmp_path / "PEACE.md").write_text("", "utf-8")
    assert tool.stale(tmp_path) == ["AGREE.md", "AID.md", "PEACE.md"]


def test_every_word_and_example_is_on_a_page(tool):
    """A page leaves out no word, condition or sentence of its rules, and explains each kind of condition in words."""
    pages = tool.pages()
    for entry in Lexicon.load(Ontology.load()).entries:
        page = pages[f"{entry.type or 'operators'}.md"]
        rule = entry.rule
        for words in (*rule.verbs, *rule.nouns, *rule.adjectives, *rule.match, *rule.never, rule.reason):
            assert words in page, f"{entry.id}: {words}"
