"""Web archives are read nearly as fast as the two libraries that do the most of it."""

from __future__ import annotations

import runpy
import statistics
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "measure_warc.py"


@pytest.mark.slow
def test_an_archive_is_read_at_sixty_percent_of_the_libraries_rate():
    """2,000 pages, in pairs of runs: the median of the ratios keeps the promise."""
    tool = runpy.run_path(str(TOOL))
    pages = tool["made_pages"](2_000)
    parts = [(tool["archive_of"](pages[n : n + 200]), 200) for n in range(0, 2_000, 200)]
    ratios = [theirs / ours for theirs, ours in tool["measured"](parts)]
    assert statistics.median(ratios) >= tool["LEAST"]
