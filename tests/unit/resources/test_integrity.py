"""Data files are compared with the checksums that the build put beside them."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from readouts.resources.files import data_files
from readouts.resources.integrity import changed_files

TOOL = Path(__file__).parents[3] / "tools" / "resource_sums.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The script that writes the checksums."""
    spec = importlib.util.spec_from_file_location("resource_sums", TOOL)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path, tool: ModuleType) -> Path:
    """A folder of two data files with its checksums."""
    (tmp_path / "times").mkdir()
    (tmp_path / "times" / "words.yaml").write_text("a: 1\n", "utf-8")
    (tmp_path / "states.csv").write_text("id\nFRA\n", "utf-8")
    (tmp_path / "SHA256SUMS").write_text(tool.sums_of(tmp_path), "utf-8")
    return tmp_path


def test_as_released(folder: Path) -> None:
    """Nothing is said of files that are as they were."""
    assert changed_files(folder) == ()


def test_every_difference_is_named(folder: Path) -> None:
    """Changed, missing and added files are named, all at once."""
    (folder / "states.csv").write_text("id\nDEU\n", "utf-8")
    (folder / "times" / "words.yaml").unlink()
    (folder / "more.yaml").write_text("", "utf-8")
    assert changed_files(folder) == (
        "more.yaml is no file of the release", "states.csv is not as released", "times/words.yaml is missing",
    )  # fmt: skip


def test_a_tree_without_checksums_says_so(folder: Path) -> None:
    """Without checksums there is no verdict, which is not the same as a good one."""
    (folder / "SHA256SUMS").unlink()
    assert changed_files(folder) is None


def test_the_tool_names_every_data_file(tool: ModuleType) -> None:
    """What the build sums up is what the package reads, the checksums themselves left out."""
    named = [line.split("  ", 1)[1] for line in tool.sums_of(tool.RESOURCES).splitlines()]
    assert sorted(named) == sorted(name for name, _ in data_files(tool.RESOURCES))
    assert len(named) > 60
