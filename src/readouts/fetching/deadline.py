"""An end to requests whose server sends drop by drop: each drop comes in time, and all of them never."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import urllib3


@contextmanager
def cut_after(seconds: float, pool: urllib3.HTTPConnectionPool) -> Iterator[None]:
    """Shut the connections of a pool when their time is over; whoever reads from one then comes to its end."""
    opened: list[Any] = []
    kind: Any = pool.ConnectionCls

    class Noted(kind):  # type: ignore[misc]
        def connect(self) -> None:
            super().connect()
            opened.append(self.sock)

    def cut() -> None:
        for connection in opened:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    pool.ConnectionCls = Noted
    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
