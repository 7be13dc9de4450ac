"""Asks every page and every endpoint of a record many times, in one process, with varied parameters.

Prints for each route the median and the 95th percentile of the time that a request takes, and the most questions that one
request puts to the database. The record is one of `tools/make_synthetic_record.py`, or any other. Routes are those that the
application has; one without a recipe here is named at the end.

    python tools/measure_pages.py big.db                   # 20 requests a route
    python tools/measure_pages.py big.db --times 5 --markdown
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import event
from starlette.testclient import TestClient

from readouts.desk.desk import Desk
from readouts.serving.app import application
from readouts.serving.memory import set_loaded_aside
from readouts.settings import Settings
from readouts.store.catalogue.catalogue import Catalogue
from readouts.store.catalogue.model import Filters

_WORDS = ("harbour masters", "grain", "prisoners customs", "parliament", "engineers", "satellites rail")
# What one request brings whole, work that goes on behind it, or what needs an account, has no page time.
_LEFT_OUT = (".jsonl", "/export", "/jobs", "/ingest", "/login", "/logout", "/account", "/users", "/tokens")


@dataclass(slots=True)
class Chooser:
    """Parameters by chance, of what the record holds: pairs and people as often as they come."""

    catalogue: Catalogue
    chance: Random
    pairs: list[tuple[str, str]] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)

    def fill(self) -> None:
        """Look entries up that requests can name."""
        cards = self.catalogue.pairs(Filters(), limit=300).entries
        self.pairs = [c.states for c in cards]
        for states in self.pairs[:: max(1, len(self.pairs) // 12)]:
            found = self.catalogue.contacts(Filters(states=states), limit=6).entries
            self.contacts += [c.id for c in found]
            self.documents += [d.document for c in found for d in c.documents[:2]]
            self.events += [e.id for e in self.catalogue.events(Filters(states=states), limit=4).entries]
            self.claims += [c.id for c in self.catalogue.claims(Filters(states=states), limit=2).entries]
        actors = self.catalogue.actors(limit=200).entries
        self.keys = [a.actor.key for a in actors]
        self.people = [a.actor.name.split()[-1] for a in actors if a.actor.kind == "person" and a.actor.name]
        self.outlets = [f.value for f in self.catalogue.facets("documents", Filters(), ["outlet"])["outlet"]]

    def pair(self) -> tuple[str, str]:
        """Two states."""
        return self.chance.choice(self.pairs)

    def filters(self) -> dict[str, str]:
        """Filters as readers combine them."""
        one, other = self.pair()
        year = self.chance.randrange(2003, 2026)
        return self.chance.choice(
            [
                {},
                {"state": one},
                {"state": f"{one},{other}"},
                {"state": f"{one},{other}", "channel": "call"},
                {"person": self.chance.choice(self.people)},
                {"since": str(year), "until": str(year)},
                {"status": "refused"},
                {"channel": "video", "since": str(year)},
                {"outlet": self.chance.choice(self.outlets)},
                {"text": self.chance.choice(_WORDS)},
            ]
        )

    def values(self, path: str) -> dict[str, str]:
        """Values for the parameters of a path."""
        one, other = self.pair()
        of = self.chance.choice
        entry = of(self.contacts)
        for kind, ids in (("document", self.documents), ("event", self.events), ("claim", self.claims)):
            if f"/{kind}s/" in path:
                entry = of(ids)
        key = of(self.keys) if "/actors/" in path else entry
        table = "years" if "/statistics/" in path else "gaps"
        kind = of(["contacts", "events", "claims", "statements", "documents"])
        return {"id": key, "key": key, "pair": f"{one}-{other}", "one": one, "other": other, "first": entry,
                "second": of(self.contacts), "kind": kind, "table": table, "name": "contacts"}  # fmt: skip

    def query(self, path: str) -> dict[str, Any]:
        """The query of a request."""
        one, other = self.pair()
        if path.endswith("/search"):
            return {"q": self.chance.choice(_WORDS)}
        sides = [one, other]
        if "/check" in path:
            said = {"kind": "first_since", "since": str(self.chance.randrange(2003, 2024))}
            return {"text": "It was the first call between them since then.", "between": sides, **said}
        if path.endswith("/ask"):
            return {"question": "When did they last speak?", "between": sides}
        if path.endswith("/who"):
            return {"office": "foreign_minister", "state": one, "day": "2020-05-05"}
        if path.endswith(("/actors", "/review", "/corrections")) or ("{" in path and "/facets/" not in path):
            return {}
        heeded = {"state", "person", "since", "until", "outlet", "text"}
        heeded |= {"channel", "status"} if not path.startswith("/api/") or path.endswith("/contacts") else set()
        return {name: value for name, value in self.filters().items() if name in heeded}


@contextmanager
def counting(desk: Desk) -> Iterator[Callable[[], int]]:
    """Count the questions to the database; the function gives their number since it was last called."""
    asked = [0]

    def note(*_: Any) -> None:
        asked[0] += 1

    def since() -> int:
        number, asked[0] = asked[0], 0
        return number

    event.listen(desk.store.engine, "before_cursor_execute", note)
    try:
        yield since
    finally:
        event.remove(desk.store.engine, "before_cursor_execute", note)


@dataclass(frozen=True, slots=True)
class Measured:
    """What requests of one route cost."""

    path: str
    times: tuple[float, ...]
    questions: int
    statuses: tuple[int, ...]

    @property
    def median(self) -> float:
        """Milliseconds."""
        return statistics.median(self.times)

    @property
    def high(self) -> float:
        """The 95th percentile, in milliseconds."""
        return sorted(self.times)[max(0, round(0.95 * len(self.times)) - 1)]


def routes_of(app: FastAPI) -> list[str]:
    """Paths that a reader gets, as the application lists them, those of routers within routers too."""
    found: list[str] = []

    def walk(routes: Any, before: str) -> None:
        for route in routes:
            if isinstance(route, APIRoute):
                if "GET" in (route.methods or ()) and not any(word in route.path for word in _LEFT_OUT):
                    found.append(before + route.path)
            elif (inner := getattr(route, "original_router", None)) is not None:
                walk(inner.routes, before + route.include_context.prefix)

    walk(app.routes, "")
    return list(dict.fromkeys(found))


def measure(client: TestClient, chooser: Chooser, path: str, times: int, since: Callable[[], int]) -> Measured:
    """Ask one route so often; the first request, which loads what is loaded once, is left out."""
    took, statuses, most = [], set(), 0
    for number in range(times + 1):
        values = chooser.values(path)
        address = path
        for name, value in values.items():
            address = address.replace(f"{{{name}}}", value).replace(f"{{{name}:path}}", value)
        query = chooser.query(path)
        since()
        began = time.process_time()
        answer = client.get(address, params=query)
        spent = (time.process_time() - began) * 1000
        if number:
            took.append(spent)
            most = max(most, since())
            statuses.add(answer.status_code)
    return Measured(path, tuple(took), most, tuple(sorted(statuses)))


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--only", help="Part of the paths to be asked")
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    with Desk.open(Settings(record=given.record)) as desk, counting(desk) as since:
        chooser = Chooser(desk.catalogue(), Random(5))
        chooser.fill()
        app = application(desk)
        set_loaded_aside(desk)
        client = TestClient(app, raise_server_exceptions=False, base_url="http://127.0.0.1")
        between = " | " if given.markdown else "  "
        print(between.join(("median ms", "95 % ms", "questions", "route", "answers")), flush=True)
        everything: list[float] = []
        for path in routes_of(app):
            if given.only and given.only not in path:
                continue
            found = measure(client, chooser, path, given.times, since)
            everything += found.times
            cells = f"{found.median:9.0f}", f"{found.high:7.0f}", f"{found.questions:9}", path, str(found.statuses)
            print(between.join(cells), flush=True)
        print(
            f"all requests: median {statistics.median(everything):.0f} ms, 95 % {sorted(everything)[int(0.95 * len(everything))]:.0f} ms"
        )


if __name__ == "__main__":
    main()
