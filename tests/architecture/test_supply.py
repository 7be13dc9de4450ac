"""What is installed is what was locked, and is licensed as we allow."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LOCK, LICENCES = _tool("check_lock"), _tool("check_licences")


@pytest.mark.parametrize("name", LOCK.LOCKS)
def test_the_lock_file_fits(name: str) -> None:
    """Every requirement of pyproject.toml is locked at a version that it allows, with hashes. Else: make lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert LOCK.faults(LOCK.wanted(project, LOCK.LOCKS[name]), (ROOT / name).read_text("utf-8")) == []


def test_a_lock_file_that_does_not_fit_is_found() -> None:
    """A missing package, another version and a missing hash are each named."""
    project = {"name": "x", "dependencies": ["spacy>=3.8,<3.9", "rich>=13", "attrs"], "optional-dependencies": {}}
    found = LOCK.faults(LOCK.wanted(project, ()), "spacy==3.7.0 \\\n    --hash=sha256:00\nrich==14.0\n")
    assert found == [
        "gives no hash for rich==14.0",
        "has spacy 3.7.0, but pyproject.toml asks for <3.9,>=3.8",
        "lacks attrs",
    ]


@pytest.mark.parametrize(
    ("licence", "fine"),
    [
        ("MIT", True), ("MIT AND BSD", True), ("MIT AND GPL-3.0-only", False), ("GPL-2.0-only OR MIT", True),
        ("AGPL-3.0", False), ("UNKNOWN", False), ("MIT AND (GPL-2.0 OR BSD)", True), ("MIT; GPL", False),
    ],
)  # fmt: skip
def test_licences(licence: str, fine: bool) -> None:
    """All of what is joined by "AND" must be allowed, one of what is joined by "OR"; the unknown is not."""
    assert LICENCES.is_allowed(licence, frozenset({"MIT", "BSD"})) is fine
