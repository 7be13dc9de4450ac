"""CSV and JSON lines hold what was handed in."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from readouts.export.tidy import flattened, write_csv, write_json_lines

ROW = st.fixed_dictionaries(
    {"id": st.integers()},
    optional={"text": st.text(), "list": st.lists(st.integers()), "none": st.none()},
)


@given(st.lists(ROW, max_size=4))
def test_csv_reads_back(rows):
    """Every cell survives quoting, line ends and separators."""
    file = io.StringIO(newline="")
    write_csv(rows, file)
    file.seek(0)
    read = [{k: v for k, v in row.items() if v} for row in csv.DictReader(file)]
    assert read == [{k: v for k, v in flattened(row).items() if v} for row in rows]


@given(st.lists(ROW, max_size=4))
def test_json_lines_read_back(rows):
    """One object a line, whatever the text holds."""
    file = io.StringIO()
    write_json_lines(rows, file)
    assert [json.loads(line) for line in file.getvalue().split("\n") if line] == rows


def test_flattening():
    """Nested values get dotted names, plain lists a semicolon, lists of objects JSON."""
    row = {"date": {"earliest": "2020-01-01", "because": ["a", "b"]}, "accounts": [{"side": "PER"}], "n": 3, "x": None}
    assert flattened(row) == {
        "date.earliest": "2020-01-01",
        "date.because": "a; b",
        "accounts": '[{"side": "PER"}]',
        "n": "3",
        "x": "",
    }
