"""A server on loopback over the record of the examples, and Debian's Chromium to look at it."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from typer.testing import CliRunner

from readouts.cli.app import app
from readouts.desk.desk import Desk
from readouts.serving.app import application
from readouts.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of this folder need the browser: without it they are left out, and say so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.model)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Debian's chromium is not installed"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Debian's browser; in a container it runs without a sandbox of its own."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def base_url() -> None:
    """None: each test's server has its own address. (The plugin's fixture of this name warns under pytest 9.)"""


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the examples, made once a worker."""
    path = tmp_path_factory.mktemp("browser") / "examples.db"
    given = [str(EXAMPLES / name) for name in ("documents.jsonl", "pages")]
    assert CliRunner().invoke(app, ["ingest", *given, "--record", str(path)]).exit_code == 0
    return path


@pytest.fixture
def site(examples: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server over a copy of the examples' record, which the test may change."""
    path = tmp_path / "record.db"
    for suffix in ("", "-wal"):
        if Path(f"{examples}{suffix}").exists():
            shutil.copy(f"{examples}{suffix}", f"{path}{suffix}")
    with Desk.open(Settings(record=str(path))) as desk, serving(desk) as address:
        yield address


class serving:
    """A server in a thread, from when it answers until it has ended."""

    def __init__(self, desk: Desk) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.server = uvicorn.Server(
            uvicorn.Config(application(desk), host="127.0.0.1", port=self.port, log_level="warning")
        )
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def __enter__(self) -> str:
        self.thread.start()
        until = time.monotonic() + 20
        while not self.server.started:
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.05)
        return f"http://127.0.0.1:{self.port}"

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(timeout=20)
