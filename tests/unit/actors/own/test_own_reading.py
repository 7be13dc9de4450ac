"""Users' tables are read strictly, and every fault of a file is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from readouts.actors.own.checking import Checker
from readouts.actors.own.rows import OwnTableError
from readouts.errors import InputError


@pytest.fixture(scope="module")
def checker() -> Checker:
    """The checker for the shipped table."""
    return Checker.load()


def written(folder: Path, name: str, text: str) -> Path:
    """A file with a text."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_table_is_read(checker: Checker, tmp_path: Path) -> None:
    """Columns come in any order; those that are missing are empty."""
    path = written(tmp_path, "a.csv", "state,name,office,start\nUKR,Ivan Petrenko,defence_minister,2031-05\n")
    (row,) = checker.read(path, "a").rows
    assert (row.name, row.state, row.office, row.start, row.end) == (
        "Ivan Petrenko",
        "UKR",
        "defence_minister",
        "2031-05",
        "",
    )


def test_yaml_says_the_same_as_csv(checker: Checker, tmp_path: Path) -> None:
    """A list of entries with the same keys; days stay as written and spellings may be a list."""
    path = written(
        tmp_path,
        "a.yaml",
        "- {name: Ivan Petrenko, state: UKR, office: defence_minister, start: 2031-05-01, aliases: [Iwan Petrenko, I. Petrenko]}\n",
    )
    (row,) = checker.read(path, "a").rows
    assert (row.start, row.aliases) == ("2031-05-01", "Iwan Petrenko|I. Petrenko")


def test_all_faults_are_told_at_once(checker: Checker, tmp_path: Path) -> None:
    """Every wrong cell is named by line and column with what to do; nothing is taken over."""
    path = written(
        tmp_path,
        "a.csv",
        "name,state,office,start,end,gender\n"
        "Ivan Petrenko,Ukraine,defence minister,2031-13,,x\n"
        "Jana Novak,CZE,foreign_minister,2031-05-02,2030-01-01,f\n"
        "??,CZE,foreign_minister,2031,,\n",
    )
    with pytest.raises(OwnTableError) as caught:
        checker.read(path, "a")
    places = [(f.line, f.column) for f in caught.value.faults]
    assert places == [(2, "state"), (2, "office"), (2, "start"), (2, "gender"), (3, "end"), (4, "name")]
    told = str(caught.value)
    assert "Write UKR." in told
    assert "Write defence_minister." in told
    assert "line 3, end: 2030-01-01 lies before the start, 2031-05-02" in told


def test_lines_without_fault_are_taken_when_asked(checker: Checker, tmp_path: Path) -> None:
    """With leave_out the others are listed, not lost."""
    path = written(tmp_path, "a.csv", "name,state,office\nA Bee,CZE,foreign_minister\nC Dee,XXX,foreign_minister\n")
    table = checker.read(path, "a", leave_out=True)
    assert [r.name for r in table.rows] == ["A Bee"]
    assert [(f.line, f.column) for f in table.faults] == [(3, "state")]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "name,state,ofice\nA Bee,CZE,x\n", "ofice: is no column"),
        ("a.csv", "name,office\nA Bee,foreign_minister\n", "state: is not in the header"),
        ("a.csv", "name,state,office\nBee, A,CZE,foreign_minister\n", "4 cells for 3 columns"),
        ("a.csv", "name,state,office\n", "no line below the header"),
        ("a.csv", "name,state,office\nA Bee,CZE,speaker\nA Bee,CZE,speaker\n", "the same as line 2"),
        ("a.csv", "name,state\nA Bee,CZE\n", "neither an office nor other spellings"),
        ("a.csv", "name,state,office,person\nA Bee,CZE,speaker,Bee\n", "no Wikidata id"),
        ("a.csv", "name,state,office,end,known_until\nA Bee,CZE,speaker,2030,2030\n", "stands beside an end"),
        ("a.yaml", "- {name: A Bee, land: CZE}\n", "land: is no key"),
        ("a.yaml", "name: A Bee\n", "is not a list of entries"),
        ("a.json", '{"head": {}}', "not the result of a query"),
        ("a.txt", "x", "is no .csv, .tsv, .yaml or .json file"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(checker: Checker, tmp_path: Path, name: str, text: str, told: str) -> None:
    """Header, lines and kind of file are checked."""
    with pytest.raises(InputError) as caught:
        checker.read(written(tmp_path, name, text), "a")
    assert told in str(caught.value)


def test_spellings_alone_need_no_office(checker: Checker, tmp_path: Path) -> None:
    """A line may only say how else a name is written."""
    path = written(tmp_path, "a.csv", "name,state,aliases\nSergei Lavrov,RUS,Siergiej Ławrow\n")
    assert len(checker.read(path, "a").rows) == 1
