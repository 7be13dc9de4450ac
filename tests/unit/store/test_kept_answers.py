"""Answers are kept while the record stays as it is, and no longer."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import insert

from readouts.store import schema
from readouts.store.catalogue.answers import Answers
from readouts.store.register.tables import tallies
from readouts.store.store import Store
from readouts.store.transactions import write


def asker(store: Store, answers: Answers) -> Callable[[str], int]:
    """Asks, and tells how often that had to be answered anew."""
    times: list[str] = []

    def ask(question: str) -> int:
        with store.reading() as connection:
            answers.of(connection, question, lambda: times.append(question))
        return len(times)

    return ask


def test_an_answer_is_kept_until_entries_change(address: Callable[[], str]) -> None:
    """The same question is answered once, and again after the record was brought up to date or another document was kept."""
    with Store.open(address(), create=True) as store:
        ask = asker(store, Answers())
        assert [ask("a"), ask("a"), ask("b"), ask("a")] == [1, 1, 2, 2]
        write(store.engine, lambda c: c.execute(insert(schema.state), {"key": "grown", "value": "1"}))
        assert [ask("a"), ask("a")] == [3, 3]
        count = {"list": "statements", "facet": "all", "value": "", "count": 4}
        write(store.engine, lambda c: c.execute(insert(tallies), count))
        assert [ask("a"), ask("a")] == [4, 4]


def test_no_more_answers_are_kept_than_may_be(address: Callable[[], str]) -> None:
    """The answer that nobody asked for longest goes; where none may be kept, each question is answered."""
    with Store.open(address(), create=True) as store:
        ask = asker(store, Answers(most=2))
        assert [ask("a"), ask("b"), ask("a"), ask("c"), ask("a"), ask("b")] == [1, 2, 2, 3, 3, 4]
        never = asker(store, Answers(most=0))
        assert [never("a"), never("a")] == [1, 2]
