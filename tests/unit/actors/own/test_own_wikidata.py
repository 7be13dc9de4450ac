"""Results of queries on Wikidata as users' tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readouts.actors.own.checking import Checker
from readouts.actors.own.rows import OwnTableError
from readouts.actors.own.wikidata import WikidataReader

ENTITY = "http://www.wikidata.org/entity/"


@pytest.fixture(scope="module")
def checker() -> Checker:
    """The checker for the shipped table."""
    return Checker.load()


def row(**given: str) -> dict[str, str]:
    """A row of a result: a foreign minister of Poland whom we made up."""
    cells = {
        "person": f"{ENTITY}Q999999999", "personLabel": "Jan Przykładowy", "position": f"{ENTITY}Q1", "country": f"{ENTITY}Q36",
        "positionLabel": "Minister of Foreign Affairs of Poland", "start": "2031-05-07T00:00:00Z", "startPrecision": "11",
    }  # fmt: skip
    return {k: v for k, v in {**cells, **given}.items() if v}


def result(folder: Path, *rows: dict[str, str]) -> Path:
    """A result in the service's long form of JSON."""
    bindings = [{k: {"type": "literal", "value": v} for k, v in r.items()} for r in rows]
    path = folder / "query.json"
    path.write_text(json.dumps({"head": {"vars": []}, "results": {"bindings": bindings}}), "utf-8")
    return path


def test_long_short_and_csv_form_are_the_same(checker: Checker, tmp_path: Path) -> None:
    """Whatever way the result was saved, the rows are the same."""
    long = checker.read(result(tmp_path, row()), "a").rows
    short, table = tmp_path / "short.json", tmp_path / "query.csv"
    short.write_text(json.dumps([row()]), "utf-8")
    table.write_text(",".join(row()) + "\n" + ",".join(row().values()) + "\n", "utf-8")
    assert long == checker.read(short, "a").rows == checker.read(table, "a").rows
    (one,) = long
    assert (one.person, one.state, one.office, one.start) == ("Q999999999", "POL", "foreign_minister", "2031-05-07")
    assert one.source == "https://www.wikidata.org/wiki/Q999999999"


@pytest.mark.parametrize(
    ("start", "precision", "read"),
    [
        ("2031-05-07T00:00:00Z", "11", "2031-05-07"),
        ("2031-05-01T00:00:00Z", "10", "2031-05"),
        ("2031-01-01T00:00:00Z", "9", "2031"),
        ("2031-01-01T00:00:00Z", "11", "2031-01-01"),
        ("2031-01-01T00:00:00Z", "", "2031"),
        ("2031-05-01T00:00:00Z", "", "2031-05"),
        ("2030-01-01T00:00:00Z", "8", ""),
        ("http://www.wikidata.org/.well-known/genid/0f1", "", ""),
    ],
)
def test_a_day_is_no_more_precise_than_its_source(
    checker: Checker, tmp_path: Path, start: str, precision: str, read: str
) -> None:
    """Wikidata writes a year as its first day: without a precision that is read as the year."""
    (one,) = checker.read(result(tmp_path, row(start=start, startPrecision=precision)), "a").rows
    assert one.start == read


@pytest.mark.parametrize(
    ("label", "state", "offices"),
    [
        ("United States Secretary of State", "USA", ("foreign_minister",)),
        ("President of the United States", "USA", ("head_of_state", "head_of_government")),
        ("Prime Minister of the United Kingdom", "GBR", ("head_of_government",)),
        ("Minister for Foreign Affairs of Japan", "JPN", ("foreign_minister",)),
        ("Federal Minister of Defence", "DEU", ("defence_minister",)),
        ("President of Germany", "DEU", ("head_of_state",)),
        ("Deputy Minister of Foreign Affairs of Poland", "POL", ("deputy_minister",)),
        ("member of the Sejm", "POL", ()),
    ],
)
def test_positions_are_classes_of_office(checker: Checker, label: str, state: str, offices: tuple[str, ...]) -> None:
    """A label names a class, two for an executive president, and none for what the table does not know."""
    assert WikidataReader(checker.files, checker.offices).classes(label, state) == offices


def test_faults_of_a_result_are_told_at_once(checker: Checker, tmp_path: Path) -> None:
    """A person without a name, a land that is no more and an office unknown to us are each told."""
    path = result(
        tmp_path,
        row(personLabel="Q999999999"),
        row(country=f"{ENTITY}Q15180", countryLabel="Soviet Union"),
        row(positionLabel="chairman of the chess club"),
        row(start="soon"),
    )
    with pytest.raises(OwnTableError) as caught:
        checker.read(path, "a")
    assert [(f.line, f.column) for f in caught.value.faults] == [
        (1, "personLabel"),
        (2, "country"),
        (3, "positionLabel"),
        (4, "start"),
    ]


def test_a_column_may_name_the_class(checker: Checker, tmp_path: Path) -> None:
    """What a label does not tell, the user may: a column office."""
    path = result(tmp_path, row(positionLabel="keeper of the seals", office="justice_minister"))
    assert [r.office for r in checker.read(path, "a").rows] == ["justice_minister"]
