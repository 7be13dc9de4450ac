"""Forms: from a publication day to the days meant."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import TypeAdapter

from readouts.interval import Interval
from readouts.language.times.forms import (
    DEEPEST,
    Fixed,
    Form,
    Monthly,
    Nothing,
    Published,
    Shift,
    Unit,
    Weekly,
    Yearly,
    depth,
    folded,
    over,
)  # fmt: skip

NOW = Published()
FRIDAY = 4


def _interval(text: str | None) -> Interval | None:
    if text is None:
        return None
    first, _, last = text.partition("/")
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("form", "published", "days"),
    [
        (Fixed(Interval.day(date(2020, 1, 3))), "1999-01-01", "2020-01-03"),
        (NOW, "2022-10-21", "2022-10-21"),
        # 2022-10-21 is a Friday
        (Weekly(NOW, FRIDAY, "past"), "2022-10-21", "2022-10-21"),
        (Weekly(NOW, FRIDAY, "past"), "2022-10-20", "2022-10-14"),
        (Weekly(NOW, FRIDAY, "last"), "2022-10-21", "2022-10-14"),
        (Weekly(NOW, FRIDAY, "future"), "2022-10-21", "2022-10-21"),
        (Weekly(NOW, FRIDAY, "future"), "2022-10-22", "2022-10-28"),
        (Weekly(NOW, FRIDAY, "next"), "2022-10-21", "2022-10-28"),
        (Weekly(NOW, FRIDAY, "this"), "2022-10-17", "2022-10-21"),
        (Weekly(NOW, FRIDAY, "this"), "2022-10-23", "2022-10-21"),
        (Weekly(NOW, 5, "last", 2), "2014-03-30", "2014-03-22/2014-03-23"),
        (Weekly(NOW, 5, "last", 2), "2014-03-31", "2014-03-29/2014-03-30"),
        (Weekly(NOW, 5, "past", 2), "2014-03-30", "2014-03-29/2014-03-30"),
        (Weekly(NOW, 5, "next", 2), "2014-03-28", "2014-03-29/2014-03-30"),
        (Yearly(NOW, (5, 13), (5, 13), "past"), "2022-05-13", "2022-05-13"),
        (Yearly(NOW, (5, 13), (5, 13), "past"), "2022-05-12", "2021-05-13"),
        (Yearly(NOW, (5, 13), (5, 13), "future"), "2022-05-14", "2023-05-13"),
        (Yearly(NOW, (2, 29), (2, 29), "past"), "2023-06-01", "2020-02-29"),
        # 9 August is a Wednesday in 2017 and 2023
        (Yearly(NOW, (8, 9), (8, 9), "past", 2), "2022-09-01", "2017-08-09"),
        (Yearly(NOW, (8, 9), (8, 9), "past", 2, only_nearest=True), "2022-09-01", None),
        (Yearly(NOW, (8, 9), (8, 9), "past", 2, only_nearest=True), "2024-08-08", "2023-08-09"),
        (Yearly(NOW, (8, 9), (8, 9), "future", 2, only_nearest=True), "2022-08-10", "2023-08-09"),
        (Monthly(NOW, 28, "past"), "2022-10-21", "2022-09-28"),
        (Monthly(NOW, 28, "past"), "2022-10-28", "2022-10-28"),
        (Monthly(NOW, 28, "future"), "2022-10-29", "2022-11-28"),
        (Monthly(NOW, 31, "past"), "2022-10-01", "2022-08-31"),
        (Monthly(NOW, 31, "future"), "2022-02-01", "2022-03-31"),
        (Monthly(NOW, 28, "this"), "2022-10-21", "2022-10-28"),
        (Monthly(NOW, 31, "this"), "2022-02-21", None),
        (Yearly(NOW, (2, 29), (2, 29), "past"), "1903-06-01", "1896-02-29"),
        (Yearly(NOW, (10, 1), (10, 31), "past"), "2022-10-05", "2022-10-01/2022-10-31"),
        (Yearly(NOW, (10, 1), (10, 31), "last"), "2022-10-05", "2021-10-01/2021-10-31"),
        (Yearly(NOW, (12, 1), (2, 29), "this"), "2023-01-10", "2022-12-01/2023-02-28"),
        (Yearly(NOW, (12, 1), (2, 29), "last"), "2023-01-10", "2021-12-01/2022-02-28"),
        (Yearly(NOW, (5, 13), (5, 13), "past", FRIDAY), "2023-01-01", "2022-05-13"),
        (Yearly(NOW, (5, 13), (5, 13), "past", FRIDAY), "2024-01-01", "2022-05-13"),
        (Yearly(Fixed(Interval.day(date(1941, 12, 7))), (1, 1), (1, 31), "near"), "2009-01-01", "1942-01-01/1942-01-31"),
        (Yearly(Fixed(Interval.day(date(1940, 9, 3))), (6, 1), (6, 30), "near"), "2009-01-01", "1940-06-01/1940-06-30"),
        (Unit(NOW, "month", 1), "2022-10-21", "2022-11-01/2022-11-30"),
        (Unit(NOW, "week", 0, None, "until"), "2022-10-21", "2022-10-17/2022-10-21"),
        (Unit(NOW, "week", 0, None, "before"), "2022-10-21", "2022-10-17/2022-10-20"),
        (Unit(NOW, "week", 0, None, "before"), "2022-10-17", "2022-10-17"),
        (Unit(NOW, "month", 0, None, "from"), "2022-10-21", "2022-10-21/2022-10-31"),
        (Unit(NOW, "month", 0, None, "after"), "2022-10-21", "2022-10-22/2022-10-31"),
        (Unit(NOW, "month", -1, (21, -1)), "2022-10-21", "2022-09-21/2022-09-30"),
        (Unit(Unit(NOW, "year", -1), "day", 0), "2022-10-21", "2021-01-01/2021-12-31"),
        (Shift(NOW, -91, -68), "2022-05-13", "2022-02-11/2022-03-06"),
        (Nothing(), "2022-10-21", None),
        (Unit(Nothing(), "day", 1), "2022-10-21", None),
        (Weekly(Nothing(), 1, "past"), "2022-10-21", None),
    ],
)  # fmt: skip
def test_days_on_a_publication_day(form: Form, published: str, days: str | None) -> None:
    """Each form gives the days that its words mean, seen from the publication day."""
    assert form.at(date.fromisoformat(published)) == _interval(days)


def test_an_open_shift_keeps_its_side_open() -> None:
    """What was at least two years ago has no earliest day."""
    assert Shift(NOW, None, -730).at(date(2022, 1, 1)) == Interval(None, date(2020, 1, 2))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1, 1, 3), date(9999, 12, 31)])
@pytest.mark.parametrize(
    "form",
    [
        Weekly(NOW, 2, "last"), Weekly(NOW, 2, "next", 2), Yearly(NOW, (12, 1), (2, 29), "past"),
        Yearly(NOW, (1, 1), (1, 1), "next"), Unit(NOW, "century", -1), Unit(NOW, "week", 1), Shift(NOW, -40, 40),
    ],
)  # fmt: skip
def test_the_edges_of_the_calendar_raise_nothing(form: Form, day: date) -> None:
    """Days outside the calendar of Python are no days."""
    form.at(day)


def test_forms_travel_as_json() -> None:
    """Every kind of form comes back from JSON as it was, nested ones too."""
    adapter: TypeAdapter[Form] = TypeAdapter(Form)
    forms: list[Form] = [
        Fixed(Interval.day(date(2020, 1, 3))), Nothing(), NOW, Weekly(Unit(NOW, "week", 1), 4, "this"),
        Yearly(NOW, (5, 1), (5, 10), "past", 3), Unit(NOW, "month", -1, (21, -1), "until"), Shift(NOW, None, 3),
    ]  # fmt: skip
    for form in forms:
        assert adapter.validate_json(adapter.dump_json(form)) == form


def test_a_fixed_base_folds() -> None:
    """What counts from a known day is known itself."""
    fixed = Fixed(Interval.day(date(2022, 2, 24)))
    assert folded(Shift(fixed, -6, -6)) == Fixed(Interval.day(date(2022, 2, 18)))
    assert folded(Unit(Nothing(), "day", 1)) == Nothing()
    assert folded(Unit(NOW, "day", 1)) == Unit(NOW, "day", 1)


def test_long_chains_are_cut() -> None:
    """A text that counts each day from the last does not make ever deeper forms."""
    form: Form = NOW
    for _ in range(50):
        form = folded(Unit(form, "day", 1))
        assert depth(form) <= DEEPEST


def test_hull_over_several_publication_days() -> None:
    """With several possible publication days the interval holds what each of them gives; over 400 days nothing is said."""
    weekend = Interval(date(2022, 10, 21), date(2022, 10, 23))
    assert over(Weekly(NOW, FRIDAY, "past"), weekend) == Interval.day(date(2022, 10, 21))
    assert over(Unit(NOW, "day", -1), weekend) == Interval(date(2022, 10, 20), date(2022, 10, 22))
    assert over(NOW, Interval(date(2020, 1, 1), date(2022, 1, 1))) is None
    assert over(NOW, Interval(None, date(2022, 1, 1))) is None
