"""Readers under inputs that are bred for reaching new lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SECONDS = 300


@pytest.mark.soak
def test_no_bred_input_ends_in_a_fault(tmp_path: Path) -> None:
    """Five minutes of inputs end in documents and errors of ours; needs atheris (pip install atheris)."""
    pytest.importorskip("atheris")
    call = [sys.executable, str(Path(__file__).parent / "guided.py"), str(tmp_path)]
    options = [f"-max_total_time={SECONDS}", "-max_len=4000", "-timeout=30", "-rss_limit_mb=1500"]
    done = subprocess.run(
        [*call, *options], capture_output=True, text=True, check=False, timeout=SECONDS * 3, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr[-3_000:]
