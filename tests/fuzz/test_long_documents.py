"""A document longer than a passage is coded in the room of a passage, besides its coding."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "measure_hostile.py"


@pytest.mark.slow
def test_memory_does_not_grow_with_the_document() -> None:
    """400,000 characters more take the room of their coding (about 20 MB); read at once they took 120 MB and more."""
    megabytes = []
    for size in (400_000, 800_000):
        call = [sys.executable, str(TOOL), "--one", "one_sentence", "--sizes", str(size)]
        done = subprocess.run(call, capture_output=True, text=True, check=True, timeout=1_200)
        found = json.loads(done.stdout)
        assert found["events"] > size / 60
        megabytes.append(found["megabytes"])
    assert megabytes[1] - megabytes[0] < 80
