"""No page asks the record more questions when its list is longer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from deskmade import ADA, AUT, BEN, PRT, TEXT, desk_of, papers
from fastapi.testclient import TestClient
from sqlalchemy import event

from factory import Paper
from readouts.desk.desk import Desk
from readouts.serving.app import application


def more_papers() -> list[Paper]:
    """Twenty calls more, each with accounts, an event and a claim."""
    made = []
    for n in range(20):
        paper = Paper(f"more{n}", f"2020-{n % 12 + 1:02}-{n + 5:02}", outlet=f"Outlet {n}", text=f"{TEXT} {n}")
        points = (paper.point("AUT", f"spoke of matter {n}"), paper.point("PRT", f"asked for {n} ships", "requested"))
        on = f"2020-{n % 12 + 1:02}-{n + 4:02}"
        call = paper.contact([ADA, BEN], on, initiator="AUT" if n % 2 else "PRT", points=points)
        paper.event("REQUEST", [PRT], [AUT], on=on)
        paper.claim("first_since", [ADA, BEN], about=call.id, since="2019-05-13")
        made.append(paper)
    return made


@pytest.fixture(scope="module")
def desks(tmp_path_factory) -> Iterator[tuple[Desk, Desk]]:
    """A small record, and one with twenty contacts more."""
    with (
        desk_of(tmp_path_factory.mktemp("few"), papers()) as few,
        desk_of(tmp_path_factory.mktemp("many"), [*papers(), *more_papers()]) as many,
    ):
        yield few, many


def asked(desk: Desk, path: str) -> int:
    """How many statements the second call of a page sends to the database; the first may bring the record up to date."""
    client = TestClient(application(desk), base_url="http://127.0.0.1:8000")
    assert client.get(path).status_code == 200
    count = 0

    def counting(*_: object) -> None:
        nonlocal count
        count += 1

    event.listen(desk.store._engine, "before_cursor_execute", counting)
    try:
        client.get(path)
    finally:
        event.remove(desk.store._engine, "before_cursor_execute", counting)
    return count


@pytest.mark.parametrize(
    "path", ["/pairs", "/pairs/AUT-PRT", "/actors", "/actors/Q1", "/actors/AUT", "/network", "/review"]
)
def test_questions_do_not_grow_with_the_list(desks, path):
    """Twenty contacts more cost no question more."""
    few, many = (asked(desk, path) for desk in desks)
    assert 0 < many <= few
