"""The settings of the environment, made only when it changes."""

from __future__ import annotations

from pathlib import Path

from readouts.settings import Settings, current_settings


def test_settings_follow_the_environment(monkeypatch):
    """A variable that changes changes them, and so does the home of the default folders; else they are the same object."""
    monkeypatch.setenv("READOUTS_OUTLETS", "/first.csv")
    first = current_settings()
    assert first is current_settings()
    assert first == Settings()
    monkeypatch.setenv("READOUTS_OUTLETS", "/second.csv")
    assert current_settings().outlets == Path("/second.csv")
    monkeypatch.delenv("READOUTS_OUTLETS")
    monkeypatch.setenv("HOME", "/somewhere")
    assert current_settings().outlets == Path("/somewhere/.local/share/readouts/outlets.csv")
