"""What a site's robots.txt allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

LARGEST_ROBOTS = 512_000
_LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """The rules of one site for one agent."""

    allowed: Callable[[str], bool]
    delay: float = 0.0
    """Seconds that the site wants between two requests."""

    @classmethod
    def of(cls, status: int, body: bytes, agent: str) -> RobotsRules:
        """The rules, from the answer to a request for robots.txt.

        As ``urllib.robotparser`` has it: without a file everything is allowed, behind a lock (401, 403) nothing is. A site
        whose file cannot be had for the moment (5xx) allows nothing, as RFC 9309 asks.
        """
        if status in (401, 403) or status >= 500:
            return cls(lambda url: False)
        if status >= 300:
            return cls(lambda url: True)
        parser = RobotFileParser()
        parser.parse(body[:LARGEST_ROBOTS].decode("utf-8", "replace").splitlines())
        try:
            delay = float(parser.crawl_delay(agent) or 0.0)
        except ValueError:
            delay = 0.0
        return cls(lambda url: parser.can_fetch(agent, url), min(max(delay, 0.0), _LONGEST_DELAY))
