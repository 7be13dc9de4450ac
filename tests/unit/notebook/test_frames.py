"""Rows as frames: the columns of the tidy tables, days as days, numbers as numbers, nothing lost."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from readouts.errors import UsageError
from readouts.export.tidy import write_csv
from readouts.notebook import frames

ROWS = [
    {"id": "a", "date": {"earliest": "2022-05-13", "latest": None, "because": ["x"]}, "count": 1, "minutes": 60,
     "named": True, "topics": [], "place": None, "documents": [], "share": 0.5},
    {"id": "b", "date": {"earliest": None, "latest": "1500-01-01", "because": []}, "count": "several", "minutes": None,
     "named": None, "topics": ["x", "y"], "place": {"name": "Oslo"}, "documents": [{"id": "d"}], "share": 1},
]  # fmt: skip


def test_columns_are_those_of_the_csv_tables():
    """The same names in the same order as the export writes."""
    written = io.StringIO()
    write_csv(ROWS, written)
    header = next(csv.reader(io.StringIO(written.getvalue())))
    assert list(frames.pandas_frame(ROWS).columns) == header
    assert frames.polars_frame(ROWS).columns == header


def test_polars_values():
    """Days are days, lists are lists, what has several kinds is text, what is unknown is null."""
    frame = frames.polars_frame(ROWS)
    assert frame["date.earliest"].to_list() == [date(2022, 5, 13), None]
    assert frame["date.latest"].to_list() == [None, date(1500, 1, 1)]
    assert frame["count"].to_list() == ["1", "several"]
    assert frame["minutes"].to_list() == [60, None]
    assert frame["named"].to_list() == [True, None]
    assert frame["topics"].to_list() == [[], ["x", "y"]]
    assert frame["documents"].to_list() == ["[]", '[{"id": "d"}]']
    assert frame["place"].to_list() == [None, None]
    assert frame["place.name"].to_list() == [None, "Oslo"]
    assert frame["share"].to_list() == [0.5, 1.0]


def test_pandas_values():
    """The same; whole numbers that are missing stay whole numbers, days before 1677 stay days."""
    frame = frames.pandas_frame(ROWS)
    assert frame["date.latest"].dt.year.tolist()[1] == 1500
    assert frame["date.earliest"].isna().tolist() == [False, True]
    assert frame["minutes"].dtype == "Int64"
    assert frame["minutes"].tolist()[0] == 60
    assert frame["topics"].tolist() == [[], ["x", "y"]]
    assert frame["count"].tolist() == ["1", "several"]


def test_no_rows_are_an_empty_frame():
    """As the tidy tables write them: without columns."""
    assert frames.pandas_frame([]).empty
    assert frames.polars_frame([]).is_empty()


@pytest.mark.parametrize("make", [frames.pandas_frame, frames.polars_frame])
def test_a_missing_library_names_the_extra(make, monkeypatch):
    """What to install is said."""

    def missing(name):
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(frames, "import_module", missing)
    with pytest.raises(UsageError, match=r"readouts\[frames\]"):
        make(ROWS)
