"""The same archive on a Ray cluster gives the same bytes, also where a node is lost in the middle."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from readouts.runs.batch import run
from readouts.runs.engines import Local, engine_named
from readouts.runs.ledger import Ledger
from readouts.runs.plan import Job
from readouts.runs.storage import Folder
from readouts.settings import Settings

ray = pytest.importorskip("ray", reason="Ray is an extra: pip install 'readouts[ray]'")
pytestmark = [
    pytest.mark.model,
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::UserWarning"),
]
ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "documents.jsonl"
STORE = 200_000_000
PYTHON = {"PYTHONPATH": str(ROOT / "src")}


def job(archive: Path, output: Path) -> Job:
    return Job(Folder.at(str(archive)), Folder.at(str(output)), Settings(), screen=False, shards=4, block=4)


def tables(output: Path) -> dict[str, bytes]:
    """The bytes of every file of the tables."""
    files = (path for path in sorted(output.rglob("*.parquet")) if "_run" not in path.parts)
    return {str(path.relative_to(output)): path.read_bytes() for path in files}


@pytest.fixture
def undisturbed(tmp_path, pipeline, monkeypatch) -> dict[str, bytes]:
    """What one process makes of the examples."""
    with monkeypatch.context() as patch:
        patch.setattr("readouts.runs.steps.load_coder", lambda settings, *, screen: pipeline)
        run(job(EXAMPLES, tmp_path / "alone"), Local())
    return tables(tmp_path / "alone")


@pytest.fixture
def one_machine() -> Iterator[None]:
    """Ray on this machine, with one place for work."""
    ray.init(
        num_cpus=2,
        object_store_memory=STORE,
        include_dashboard=False,
        runtime_env={"env_vars": PYTHON},
        log_to_driver=False,
    )
    yield
    ray.shutdown()


@pytest.mark.usefixtures("one_machine")
def test_ray_gives_the_same_bytes(undisturbed, tmp_path):
    """On a local Ray the tables are those of one process."""
    run(job(EXAMPLES, tmp_path / "cluster"), engine_named("ray", 1, None))
    assert tables(tmp_path / "cluster") == undisturbed
    assert len(undisturbed) == 24


@pytest.mark.slow
def test_a_node_is_lost_in_the_middle(undisturbed, tmp_path, monkeypatch):
    """A head and two nodes, of which one is killed while shards are coded: the run ends, in the same bytes."""
    monkeypatch.setenv("RAY_raylet_start_wait_time_s", "180")  # machines that run these tests are shared
    from ray.cluster_utils import Cluster  # noqa: PLC0415 - reads the environment

    cluster = Cluster(
        initialize_head=True, head_node_args={"num_cpus": 0, "object_store_memory": STORE, "include_dashboard": False}
    )
    nodes = [cluster.add_node(num_cpus=1, object_store_memory=STORE) for _ in range(2)]
    ray.init(address=cluster.address, runtime_env={"env_vars": PYTHON}, log_to_driver=False)
    output = tmp_path / "cluster"
    ledger = Ledger(Folder.at(str(output)))
    lost: list[float] = []

    def told(step: str, done: int, of: int) -> None:
        if step == "code" and 0 < done < of and not lost:
            cluster.remove_node(nodes[1], allow_graceful=False)
            lost.append(time.time())

    try:
        run(job(EXAMPLES, output), engine_named("ray", 2, None), told)
        alive = [node for node in ray.nodes() if node["Alive"]]
    finally:
        ray.shutdown()
        cluster.shutdown()
    assert lost, "a node was killed while there were shards left"
    assert len(alive) == 2
    assert len(ledger.notes("code")) == 4
    assert tables(output) == undisturbed
