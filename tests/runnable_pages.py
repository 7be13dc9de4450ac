"""Pages of the documentation, run: the files that they show are made, their commands run, and each prints what the page says."""

from __future__ import annotations

import io
import re
import runpy
import shlex
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from typer.testing import CliRunner

from readouts.cli.app import app

_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run_page(page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a page in a folder: blocks with a name are files, ``console`` blocks are commands with lines that they print.

    Returns:
        How many commands were run.
    """
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(str(folder))
    commands = 0
    for language, name, body in _BLOCK.findall(page.read_text("utf-8")):
        if name:
            (folder / name).write_text(body, "utf-8")
        elif language == "console":
            for command, *printed in _commands(body):
                commands += 1
                result = " ".join(_run(command, monkeypatch).split())
                for line in printed:
                    assert " ".join(line.split()) in result, f"{page.name}: {command}: {line!r} is not in {result}"
    return commands


def _commands(body: str) -> list[list[str]]:
    """Each command with the lines that it prints."""
    return [
        [line for line in part.strip().split("\n") if line] for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
    ]


def _run(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    words = shlex.split(command)
    while "=" in words[0]:
        monkeypatch.setenv(*words.pop(0).split("=", 1))
    if words[0] == "python":
        printed = io.StringIO()
        with redirect_stdout(printed):
            runpy.run_path(words[1])
        return printed.getvalue()
    assert words[0] == "readouts"
    monkeypatch.setenv("COLUMNS", "400")
    result = CliRunner().invoke(app, words[1:])
    assert result.exit_code in (0, 1), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return str(result.output)
