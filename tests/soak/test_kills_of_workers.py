"""kill -9 of several processes of ``batch``: one that works, the one that leads them, all of them. The same bytes in the end."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from readouts.runs.batch import run
from readouts.runs.engines import Local
from readouts.runs.plan import Job
from readouts.runs.storage import Folder
from readouts.settings import Settings

pytestmark = [pytest.mark.model, pytest.mark.soak]

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents.jsonl"
MANY = 10
# Each process of a run loads the model: a trial takes as long as ten of the others.
TRIALS = max(3, int(os.environ.get("READOUTS_SOAK_TRIALS", "100")) // 10)


def tables_in(output: Path) -> dict[str, bytes]:
    """Every file outside of the run's own folder."""
    files = (p for p in sorted(output.rglob("*")) if p.is_file() and "_run" not in p.relative_to(output).parts)
    return {str(p.relative_to(output)): p.read_bytes() for p in files}


def _workers_of(leader: int) -> list[int]:
    with suppress(OSError):
        return [int(n) for n in Path(f"/proc/{leader}/task/{leader}/children").read_text("ascii").split()]
    return []


def _led(work: Callable[[], object]) -> int:
    """Do some work in a process that leads a group of its own."""
    leader = os.fork()
    if leader == 0:
        code = 1
        try:
            os.setsid()
            work()
            code = 0
        finally:
            os._exit(code)
    return leader


def _struck(leader: int, whom: str, chance: random.Random) -> bool:
    """Kill one of the workers, the leader, or all of them; whether there was anybody left to kill."""
    victims: list[int] = []
    until = time.monotonic() + 60
    while not victims and time.monotonic() < until:
        ended, status = os.waitpid(leader, os.WNOHANG)
        if ended:
            assert status == 0, "nobody was killed, and the run failed"
            return False
        victims = _workers_of(leader)
        time.sleep(0.01)
    if whom == "all":
        os.killpg(leader, signal.SIGKILL)
    else:
        with suppress(ProcessLookupError):
            os.kill(leader if whom == "leader" else chance.choice(victims), signal.SIGKILL)
    status = os.waitpid(leader, 0)[1]
    assert whom != "worker" or status == 0, "a run that lost one worker ends by itself"
    return True


def test_many_kills_of_several_workers(pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is killed at whatever time, the run, begun again, leaves the bytes of one process that nobody disturbed."""
    monkeypatch.setattr("readouts.runs.steps.load_coder", lambda settings, *, screen: pipeline)
    archive, whole = tmp_path / "archive", tmp_path / "whole"
    archive.mkdir()
    lines = EXAMPLES.read_text("utf-8").splitlines()[:MANY]
    for number in range(4):
        (archive / f"{number}.jsonl").write_text("\n".join(lines[number::4]), "utf-8")

    def job(output: Path) -> Job:
        return Job(Folder.at(str(archive)), Folder.at(str(output)), Settings(), screen=False, shards=4, block=2)

    run(job(tmp_path / "several"), Local(3))
    begun = time.monotonic()
    os.waitpid(_led(partial(run, job(tmp_path / "led"), Local(3))), 0)
    seconds = time.monotonic() - begun
    assert tables_in(tmp_path / "led") == tables_in(tmp_path / "several")
    run(job(whole), Local())
    assert tables_in(tmp_path / "several") == tables_in(whole)
    struck = {"worker": 0, "leader": 0, "all": 0}
    for seed in range(TRIALS):
        chance, whom, output = random.Random(seed), list(struck)[seed % 3], tmp_path / f"run{seed}"
        leader = _led(partial(run, job(output), Local(3)))
        time.sleep(chance.uniform(0, seconds))
        struck[whom] += _struck(leader, whom, chance)
        run(job(output), Local())
        assert tables_in(output) == tables_in(whole), f"seed {seed}, {whom} killed: the re-run ends elsewhere"
    assert sum(struck.values()) > TRIALS // 2
    print(f"\nsoak: batch with 3 workers: {TRIALS} trials, killed: {struck}, 0 lost")
