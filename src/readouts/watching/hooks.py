"""Web hooks: each notice posted as JSON, signed; what is not taken waits in the record for the next round."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass

import urllib3
from urllib3.exceptions import HTTPError

from readouts.store.watching import Delivery, WatchBook
from readouts.version import __version__

SIGNATURE = "X-Readouts-Signature"
_WAITS = (1.0, 3.0)
# Between rounds the time doubles, from a minute to six hours.
_FIRST_WAIT, _LONGEST_WAIT = 60.0, 21_600.0


@dataclass(slots=True)
class Hooks:
    """The web hooks of a rules file. They are the user's own, so they may lie inside the own network."""

    addresses: tuple[str, ...]
    secret: str | None = None
    seconds: float = 15.0
    sleep: Callable[[float], object] = time.sleep

    def deliver(self, book: WatchBook, now: float) -> list[str]:
        """Send what waits, in the order of the notices; a sentence for each hook that does not take them."""
        faults: dict[str, str] = {}
        for delivery in book.undelivered(self.addresses, now):
            # A hook that is down is not tried with every notice: what follows waits as long as the first.
            fault = faults.get(delivery.hook) or self._send(delivery)
            if fault is None:
                book.delivered(delivery)
                continue
            faults[delivery.hook] = fault
            attempts = delivery.attempts + 1
            book.put_off(delivery, attempts, now + min(_FIRST_WAIT * 2 ** (attempts - 1), _LONGEST_WAIT))
        return [f"{hook}: {fault}" for hook, fault in faults.items()]

    def _send(self, delivery: Delivery) -> str | None:
        """Post a notice, up to three times; None where it was taken, else why not."""
        fault: str | None = None
        for wait in (0.0, *_WAITS):
            if wait:
                self.sleep(wait)
            fault = self._post(delivery)
            if fault is None:
                return None
        return fault

    def _post(self, delivery: Delivery) -> str | None:
        body = delivery.entry.encode()
        headers = {
            "Content-Type": "application/json",
            "User-Agent": f"Readouts/{__version__}",
            "X-Readouts-Delivery": str(delivery.notice),
        }
        if self.secret:
            headers[SIGNATURE] = signature(self.secret, body)
        try:
            with urllib3.PoolManager() as pool:
                answer = pool.request(
                    "POST", delivery.hook, body=body, headers=headers, redirect=False, retries=False,
                    timeout=urllib3.Timeout(total=self.seconds),
                )  # fmt: skip
        except (HTTPError, ValueError) as error:
            return f"was not answered ({type(error).__name__})"
        return None if 200 <= answer.status < 300 else f"answered with HTTP {answer.status}"


def signature(secret: str, body: bytes) -> str:
    """What the header holds: HMAC-SHA256 of the body with the shared secret.

    >>> signature("secret", b"{}")[:15]
    'sha256=77325902'
    """
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
