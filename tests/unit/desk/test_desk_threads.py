"""Several threads at one desk."""

from __future__ import annotations

import threading

from readouts.desk.desk import Desk
from readouts.settings import Settings
from readouts.store.catalogue.model import Filters


def test_nobody_waits_for_work_to_read(tmp_path):
    """While one thread codes or writes, another lists what the record holds."""
    with Desk.open(Settings(record=str(tmp_path / "record.db")), create=True) as desk:
        desk.catalogue()
        begun, done = threading.Event(), threading.Event()

        def work() -> None:
            with desk.working:
                begun.set()
                done.wait(30)

        worker = threading.Thread(target=work)
        worker.start()
        assert begun.wait(30)
        read: list[int] = []
        reader = threading.Thread(target=lambda: read.append(desk.catalogue().contacts(Filters()).total))
        reader.start()
        reader.join(10)
        done.set()
        worker.join(30)
        assert read == [0]
