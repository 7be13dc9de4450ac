"""A comparison as rows: each point once, a cell a column, values that differ with their words."""

from __future__ import annotations

from readouts.coding.coding import Point
from readouts.notebook.aligning import Quote, aligned_rows, differing_rows
from readouts.notebook.showing import ShownComparison
from readouts.record.model import AccountPoint, AlignedPoint, Comparison, Conflict, ConflictValue, Source
from readouts.span import Span


def point(text, document, side="MLT"):
    return AccountPoint(Point(text, side, None, None, Span(0, len(text)), text), document)


def aligned(*pairs):
    return AlignedPoint(pairs[0][1].point.text, pairs)


COMPARISON = Comparison(
    columns=("MLT", "OMN"),
    both=(aligned(("MLT", point("they spoke of fish", "a")), ("MLT", point("They spoke of fish", "b")), ("OMN", point("fish", "c"))),),
    only=(("MLT", (aligned(("MLT", point("of a port", "a"))),)), ("OMN", ())),
    differing=(Conflict("initiator", (ConflictValue("MLT", (Source("a", Span(0, 1), "Malta  called"),)), ConflictValue("OMN", ()))),),
    absent=(("OMN", (aligned(("OMN", point("silent on ports", "b")), ("MLT", point("of a port", "a"))),)),),
)  # fmt: skip
NAMES, OUTLETS = {"MLT": "Malta", "OMN": "Oman"}, {"a": "Harbour News", "b": "Gulf Wire"}


def test_points_stand_in_their_columns():
    """Wordings of one sense once, with all who print them; nothing where a column does not mention it."""
    both, only, absent = aligned_rows(COMPARISON, NAMES, OUTLETS)
    assert both.cells == ((Quote("they spoke of fish", ("Harbour News", "Gulf Wire")),), (Quote("fish", ("c",)),))
    assert (only.kind, only.column, only.cells[1]) == ("only", "Malta", ())
    assert (absent.kind, absent.column, absent.cells[1][0].words) == ("absent", "Oman", "silent on ports")


def test_what_differs_has_each_value_with_its_words():
    """States by name, white space folded, and no words where none are kept."""
    (row,) = differing_rows(COMPARISON, NAMES, OUTLETS)
    assert row.about == "Who asked for it"
    assert row.values == (("Malta", (Quote("Malta called", ("Harbour News",)),)), ("Oman", ()))


def test_html_names_every_part():
    """In both, only here, differing, said to be missing, not mentioned; words are escaped."""
    html = ShownComparison(COMPARISON, (), NAMES, {"a": "<script>alert(1)</script>"})._repr_html_()
    for words in (
        "They differ",
        "In both",
        "Only Malta",
        "not mentioned",
        "Said to be missing from the account of Oman",
    ):
        assert words in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html
