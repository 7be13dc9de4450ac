"""Ages beside names, and people who are new in their office, bound the day on which a text appeared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.ages import AgeFinder, days_of_age
from readouts.coding.coding import Coding


@pytest.mark.parametrize(
    ("born", "age", "first", "last"),
    [
        (date(1954, 7, 17), 67, "2021-07-17", "2022-07-17"),
        (date(1972, 2, 29), 50, "2022-02-28", "2023-02-28"),
        (date(1972, 2, 29), 52, "2024-02-29", "2025-02-28"),
    ],
)
def test_an_age_lasts_from_birthday_to_birthday(born: date, age: int, first: str, last: str) -> None:
    """With the next birthday itself, and whoever was born on 29 February has one in every year."""
    days = days_of_age(born, age)
    assert (str(days.earliest), str(days.latest)) == (first, last)


def test_every_birthday_is_of_somebody_who_may_hold_an_office() -> None:
    """No row is of another century by a slip, and no person stands twice with two days."""
    births = AgeFinder.load().births
    assert all(date(1910, 1, 1) < born < date(2000, 1, 1) for born in births.values())


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Angela Merkel, 67, rang the president of Chile on Monday.", "2021-07-17", "2022-07"),
        ("The 67-year-old Angela Merkel rang the president of Chile on Monday.", "2021-07-17", "2022-07"),
        ("The president of Chile rang Angela Merkel (67) on Monday.", "2021-07-17", "2022-07"),
        ("Germany's new chancellor, Olaf Scholz, rang the president of Chile.", "2021-12-06", "2022-12"),
    ],
)
def test_ages_and_newcomers_date_a_text(code: Callable[..., Coding], text: str, first: str, last: str) -> None:
    """A text appeared while its people were so old, or new in their office."""
    published = code(text).published.interval
    assert str(published.earliest) >= first
    assert str(published.latest) <= f"{last}-31"


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel, 67 deputies and the president of Chile met on Monday.",
        "Angela Merkel gave 67, perhaps 68, reasons to the president of Chile.",
        "Germany's chancellor, Angela Merkel, has a new plan for Chile.",
    ],
)
def test_other_numbers_and_new_things_do_not(code: Callable[..., Coding], text: str) -> None:
    """A number that counts something else is no age, and a new plan makes nobody new."""
    assert {c.kind for c in code(text).clues} & {"age", "newcomer"} == set()
