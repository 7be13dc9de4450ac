"""What a server loaded is no longer walked through by the collector of garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from readouts.desk.desk import Desk
from readouts.pipeline import Pipeline
from readouts.serving.memory import set_loaded_aside
from readouts.settings import Settings


@pytest.fixture
def thawed() -> Iterator[None]:
    """Whatever a test sets aside is taken back."""
    yield
    gc.unfreeze()


def test_what_is_loaded_is_set_aside_now_and_later(tmp_path, monkeypatch, thawed):
    """What there is when the server begins, and the pipeline when the first question loads it."""
    large = [[n] for n in range(20_000)]
    monkeypatch.setattr(Pipeline, "load", lambda settings: [[n] for n in range(20_000)])
    with Desk.open(Settings(record=str(tmp_path / "r.db")), create=True) as desk:
        set_loaded_aside(desk)
        begun = gc.get_freeze_count()
        assert begun >= len(large)
        assert len(desk.pipeline) == len(large)  # type: ignore[arg-type]
        assert gc.get_freeze_count() >= begun + len(large)
    walked = {id(found) for found in gc.get_objects()}
    assert not any(id(part) in walked for part in large)
