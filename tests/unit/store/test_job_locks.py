"""A server marks the jobs that a dead server left, and leaves alone those of one that lives."""

from __future__ import annotations

import os
import signal
import time

from databases import Databases, Server
from readouts.store.job_locks import JobLocks
from readouts.store.jobs import Job
from readouts.store.opening import open_engine
from readouts.store.store import Store

LIVE, DEAD, LONE = "f" * 16, "0123456789abcdef", "8" * 16


def _job(id: str) -> Job:
    return Job(id, "export", "waiting", None, time.time(), None, 0, None, {"format": "csv"}, None)


def test_two_servers_of_one_record(address: Databases) -> None:
    """Where no other server lives everything that was left is marked, in a file and in PostgreSQL; a repeated one may run again."""
    where = address()
    with Store.open(where, create=True) as store:
        store.jobs().add(_job(LONE), ())
        locks = JobLocks(store.engine)
        store.jobs().interrupt_left(locks, 1.0)
        assert [j.state for j in store.jobs().jobs()] == ["interrupted"]
        locks.hold(LONE)
        store.jobs().wait(LONE)
        store.jobs().interrupt_left(locks, 2.0)
        assert [j.state for j in store.jobs().jobs()] == ["waiting"]
        locks.release(LONE)
        locks.close()


def test_jobs_of_the_living_and_of_the_dead(postgresql: Server) -> None:
    """A server in a process of its own takes a job on and is killed; another lives: the third marks the dead one's alone."""
    where = postgresql.new()
    with Store.open(where, create=True) as store:
        for id in (LIVE, DEAD):
            store.jobs().add(_job(id), ())
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        JobLocks(open_engine(where, create=False)).hold(DEAD)
        os.write(writing, b"held")
        time.sleep(60)
        os._exit(0)
    assert os.read(reading, 4) == b"held"
    with Store.open(where) as other, Store.open(where) as store:
        living, third = JobLocks(other.engine), JobLocks(store.engine)
        living.hold(LIVE)
        store.jobs().interrupt_left(third, 1.0)
        assert {j.id: j.state for j in store.jobs().jobs()} == {LIVE: "waiting", DEAD: "waiting"}
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        until = time.monotonic() + 20
        while not third.is_left_behind(DEAD) and time.monotonic() < until:
            time.sleep(0.05)
        store.jobs().interrupt_left(third, 2.0)
        assert {j.id: j.state for j in store.jobs().jobs()} == {LIVE: "waiting", DEAD: "interrupted"}
        living.close()
        store.jobs().interrupt_left(third, 3.0)
        assert {j.state for j in store.jobs().jobs()} == {"interrupted"}
        third.close()
    os.close(reading)
    os.close(writing)
