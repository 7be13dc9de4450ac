"""Files and words that people give are taken or refused by name; nothing else comes out of the doors."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readouts.actors.own.reading import read_rows
from readouts.actors.table import ActorTable
from readouts.coding.events.lexicon.schema import LexiconFile
from readouts.documents.readers.json_lines import JsonLines
from readouts.documents.readers.reader import Input
from readouts.errors import InputError, ReadoutsError
from readouts.ontology.plover import Ontology
from readouts.record.corrections.making import checked_days
from readouts.resources import files
from readouts.watching.rules import load_rules

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
# Words of our own formats among others, so that files come near to being right.
PIECES = st.lists(
    st.sampled_from([
        "name", "state", "office", "start", "end", "id", ",", "\t", "\n", '"', "'", ":", "- ", "  ", "[[rule]]", "when", "=", "[", "]", "{", "}", "#",
        "2024-05", "0000-00-00", "FRA", "Q1", "new_contact", "between", "&a", "*a", "<<", "!!python/object", "\x00", "\u2028", "é", "\ufeff", "1e999",
        "9" * 5000, "text", "id: ", "null", "- - - ",
    ]) | st.text(max_size=6), max_size=25,
).map("".join)  # fmt: skip


@pytest.fixture(scope="module")
def table() -> ActorTable:
    """The table that ships with the package."""
    return ActorTable.load()


@given(PIECES | VALUES.map(json.dumps), st.sampled_from([".csv", ".tsv", ".yaml", ".json"]))
@example("[" * 100_000, ".json")
@example("[" * 20_000, ".yaml")
@example("9" * 5_000, ".json")
@example('{"results": {"bindings": [1]}}', ".json")
def test_tables_of_actors(text: str, suffix: str) -> None:
    """A file is rows, or an error of ours."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "own" + suffix)
        path.write_text(text, "utf-8", errors="replace")
        with contextlib.suppress(ReadoutsError):
            read_rows(path)


@given(PIECES)
@example("a = " + "[" * 20_000)
@example("a = " + "9" * 5_000)
@example('[[rule]]\nname = "x"\nwhen = "new_contact"\nbetween = ["FRA", "\U0001f600"]\n')
def test_rules_of_watch(table: ActorTable, text: str) -> None:
    """A rules file is rules, or an error of ours."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "rules.toml")
        path.write_text(text, "utf-8", errors="replace")
        with contextlib.suppress(ReadoutsError):
            load_rules(path, table, Ontology.load())


@given(PIECES | VALUES.map(json.dumps))
@example("[" * 20_000)
@example("a: &a [*a]")
@example("9" * 5_000)
def test_lexicon_files(text: str) -> None:
    """A pattern or lexicon file is of its shape, or an error that names it; YAML makes no objects."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "words.yaml")
        path.write_text(text, "utf-8", errors="replace")
        with patch.object(files, "resource", lambda name: path), contextlib.suppress(ReadoutsError):
            files.read_yaml("words.yaml", LexiconFile)


@given(
    st.lists(
        PIECES | VALUES.map(json.dumps) | st.fixed_dictionaries({"text": VALUES, "published": VALUES}).map(json.dumps),
        max_size=4,
    )
)
@example(["[" * 100_000])
@example(['{"text": ' + "9" * 5_000 + "}"])
@example(['{"text": "a", "published": "9999999999999"}'])
@example(['{"text": "a", "id": "\\ud800"}'])
def test_json_lines(lines: list[str]) -> None:
    """Each line is a document or an error with its number; no line stops the others."""
    good = '{"text": "France called Germany."}'
    data = "\n".join([*(line.replace("\n", " ").replace("\x00", "") for line in lines), good]).encode(
        "utf-8", "replace"
    )
    try:
        found = list(JsonLines().read(Input.of("x.jsonl", data)))
    except InputError as error:
        assert "binary" in error.found  # control characters: the whole input is no text
        return
    assert not isinstance(found[-1], InputError)


@given(st.text(max_size=30) | st.from_regex(r"\d{0,5}-?\d{0,3}-?\d{0,3}(/\d{0,5}-?\d{0,2})?", fullmatch=True))
def test_days_of_corrections(text: str) -> None:
    """Days are an interval, or an error of ours."""
    with contextlib.suppress(ReadoutsError):
        checked_days(text)
