"""Databases for tests: files of SQLite, and a private PostgreSQL server that is gone when the tests are."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text

from readouts.store.store import Store
from readouts.store.transactions import writing

BINARIES = [Path("/usr/lib/postgresql") / version / "bin" for version in ("15", "16", "17")]
DUMPS = sorted((Path(__file__).parent / "fixtures").glob("record_*.sql"))
"""Records of old schemas, as they were written then."""
_SECONDS = 60


@dataclass
class Server:
    """A running server, on a socket in a folder of its own."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def new(self, like: str | None = None) -> str:
        """The address of a new database, empty or a copy of another that nobody uses."""
        name = f"record{next(self._numbers)}"
        template = f" TEMPLATE {make_url(like).database}" if like else ""
        self.run(f"CREATE DATABASE {name}{template}")
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def run(self, statement: str) -> None:
        """Run a statement outside of the databases of tests."""
        with psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)


def binaries() -> Path | None:
    """Where PostgreSQL's programs are."""
    found = [*BINARIES, *(Path(p).parent for p in [shutil.which("postgres")] if p)]
    return next((folder for folder in found if (folder / "initdb").is_file()), None)


@contextmanager
def running_server() -> Iterator[Server]:
    """A server of our own, not as root, without a port; it ends with the tests, however these end.

    Where PostgreSQL is not installed the test is skipped; where ``CI`` is set that is a failure.
    """
    programs = binaries()
    if programs is None:
        why = "PostgreSQL is not installed (Debian: apt-get install postgresql)"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    folder = Path(tempfile.mkdtemp(prefix="readouts-postgresql-"))
    user = _other_user() if os.geteuid() == 0 else None
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    given = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    data, log = folder / "data", folder / "log"
    try:
        subprocess.run(
            [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8"],
            check=True, capture_output=True, cwd=folder, timeout=_SECONDS, **given,
        )  # fmt: skip
        settings = {"listen_addresses": "", "unix_socket_directories": folder, "fsync": "off", "full_page_writes": "off",
                    "shared_buffers": "64MB", "max_connections": "40"}  # fmt: skip
        command = [programs / "postgres", "-D", data, *(f"--{k}={v}" for k, v in settings.items())]
        # The server is told when the tests are killed, as far as this machine can do that.
        watched = shutil.which("setpriv")
        command = [watched, "--pdeathsig", "INT", *command] if watched else command
        with log.open("wb") as out:
            process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, **given)
        try:
            _wait_for(folder, process, log)
            yield Server(folder)
        finally:
            process.send_signal(signal.SIGQUIT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _other_user() -> pwd.struct_passwd:
    """Whom the server runs as where the tests run as root, which it refuses."""
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name)
    pytest.skip("PostgreSQL does not run as root, and there is no user postgres or nobody")


def _wait_for(folder: Path, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and process.poll() is None:
        with suppress(psycopg.OperationalError):
            psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
            return
        time.sleep(0.05)
    pytest.fail(f"PostgreSQL did not start: {log.read_text('utf-8', 'replace')[-2000:]}")


@dataclass
class Databases:
    """Records of one kind of database for one test."""

    kind: str
    folder: Path
    server: Server | None
    made: dict[tuple[str, str], str]
    """Records that tests copy, by kind and name; they stay for the whole run."""
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def __call__(self) -> str:
        """The address of a new record."""
        return self.server.new() if self.server else str(self.folder / f"record{next(self._numbers)}.db")

    def kept(self, name: str, make: Callable[[str], object]) -> str:
        """The address of a record that ``make`` makes once, for tests that only read it."""
        where = self.made.get((self.kind, name))
        if where is None:
            where = self.made[self.kind, name] = (
                self.server.new() if self.server else str(self.made["", "folder"]) + f"/{name}.db"
            )
            make(where)
        return where

    def copy(self, name: str, make: Callable[[str], object]) -> str:
        """The address of a copy of a record that ``make`` makes once."""
        where = self.kept(name, make)
        if self.server:
            return self.server.new(where)
        own = self()
        shutil.copyfile(where, own)
        return own


def old_file(dump: Path, path: Path) -> Path:
    """The record of a dump, as a file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text("utf-8"))
    return path


def change(where: str, *statements: str) -> None:
    """Do to a record's tables what no command does."""
    with Store.open(where) as store, writing(store.engine) as connection:
        for statement in statements:
            connection.execute(text(statement))
