"""``serve`` listens where it may, says where, and ends cleanly; ``users`` decides who gets in."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from typer.testing import CliRunner

from readouts.cli.app import app
from readouts.errors import NotFoundError, ReadoutsError, UsageError
from readouts.store.store import Store

WORDS = "correct horse battery"


def readouts(*arguments, given=""):
    """What a command prints; its error where it has one."""
    done = CliRunner().invoke(app, arguments, input=given)
    if isinstance(done.exception, ReadoutsError):
        raise done.exception
    return done


@pytest.fixture
def record(tmp_path):
    """An empty record."""
    where = str(tmp_path / "r.db")
    Store.open(where, create=True).__exit__(None, None, None)
    return where


def served(record, *options):
    """A server in a process of its own, and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "readouts", "serve", "--port", "0", "--record", record, *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200"},
    )  # fmt: skip
    assert process.stdout is not None
    line = process.stdout.readline()
    address = re.search(r"http://\S+", line)
    assert address, (line, process.stderr.read() if process.stderr else "")
    return process, address[0]


def get(address, **headers):
    """Status and body of an answer."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_it_serves_and_ends(record):
    """It prints its address, answers there, refuses other names, and ends with Ctrl-C without a trace."""
    process, address = served(record)
    try:
        assert address.startswith("http://127.0.0.1:")
        assert json.loads(get(address + "api/v1/contacts")[1]) == {"total": 0, "next": None, "entries": []}
        assert get(address + "contacts")[0] == 200
        assert get(address + "contacts", Host="evil.example")[0] == 421
    finally:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert "Traceback" not in out + err and process.returncode in (0, -signal.SIGINT, 130)


def test_a_taken_port_is_said(record):
    """A port that somebody else has is told with what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="--port"):
            readouts("serve", "--record", record, "--port", str(taken.getsockname()[1]))


def test_elsewhere_only_with_users(record):
    """Without users it listens elsewhere only where that is said; with users --open is refused."""
    with pytest.raises(UsageError, match="readouts users add"):
        readouts("serve", "--record", record, "--host", "0.0.0.0", "--port", "0")
    readouts("users", "add", "ann", "--role", "admin", "--record", record, given=WORDS + "\n")
    with pytest.raises(UsageError, match="--open"):
        readouts("serve", "--record", record, "--host", "0.0.0.0", "--port", "0", "--open")


def test_users_and_their_tokens(record):
    """Users come, change and go by commands; a token of one lets a program in."""
    assert readouts("users", "list", "--record", record).exit_code == 1
    with pytest.raises(UsageError, match="5 characters"):
        readouts("users", "add", "ann", "--record", record, given="short\n")
    readouts("users", "add", "ann", "--role", "admin", "--record", record, given=WORDS + "\n")
    readouts("users", "add", "bob", "--record", record, given=WORDS + "\n")
    listed = readouts("users", "list", "--record", record, "--json").stdout.splitlines()
    assert json.loads(listed[1]) == {"name": "bob", "role": "reader"}
    token = readouts("users", "token", "bob", "--for", "notebook", "--record", record).stdout.strip()
    process, address = served(record)
    try:
        assert get(address + "api/v1/record")[0] == 401
        assert get(address + "api/v1/record", Authorization=f"Bearer {token}")[0] == 200
        readouts("users", "token", "bob", "--for", "notebook", "--revoke", "--record", record)
        assert get(address + "api/v1/record", Authorization=f"Bearer {token}")[0] == 401
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    readouts("users", "role", "bob", "editor", "--record", record)
    readouts("users", "password", "bob", "--record", record, given=WORDS + "2\n")
    with Store.open(record) as store:
        assert store.accounts().user("bob").role == "editor"
    readouts("users", "remove", "bob", "--record", record)
    with pytest.raises(NotFoundError):
        readouts("users", "remove", "bob", "--record", record)
