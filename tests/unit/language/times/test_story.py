"""The story's day: which of the dates told so far later words count from."""

from __future__ import annotations

from datetime import date

from readouts.interval import ALWAYS, Interval
from readouts.language.times.forms import Fixed, Form, Published
from readouts.language.times.story import Plane, Story, Told

DAY = date(2024, 3, 14)


def _form(day: int, month: int = 3, year: int = 2024) -> Fixed:
    return Fixed(Interval.day(date(year, month, day)))


def _told(form: Form, plane: Plane, *, sentence: int = 0, paragraph: int = 0) -> Told:
    return Told(form, "day", plane, sentence, paragraph)


def _story(*told: Told) -> Story:
    story = Story(Interval.day(DAY))
    for one in told:
        story.remember(one, one.form.interval if isinstance(one.form, Fixed) else ALWAYS)
    return story


def test_a_story_without_dates_is_of_the_publication_day() -> None:
    """Before the first date the evening is that of the publication day, and there is no day of the story."""
    story = _story()
    assert story.around("story", 0, 0, demonstrative=False) == Published()
    assert story.day() is None
    assert story.before("story", 9) is None


def test_only_what_is_told_moves_the_story() -> None:
    """Background, frames and what lies ahead leave the day where it was."""
    story = _story(
        _told(_form(12), "story"), _told(_form(2), "background"), _told(_form(1), "frame"), _told(_form(20), "ahead")
    )
    assert story.day() == _form(12)
    assert story.around("story", 4, 0, demonstrative=False) == _form(12)


def test_a_clause_of_the_same_kind_goes_on_from_the_last_date() -> None:
    """A second clause about what had happened is of the day of the first, in the same paragraph."""
    story = _story(_told(_form(12), "story"), _told(_form(2), "background", sentence=1))
    assert story.around("background", 2, 0, demonstrative=False) == _form(2)
    assert story.around("background", 2, 1, demonstrative=False) == _form(12)


def test_what_is_past_does_not_count_from_what_is_ahead() -> None:
    """A day later than the last date that is past; what is to come counts from what is to come."""
    story = _story(_told(_form(12), "story"), _told(_form(20), "ahead"))
    assert story.before("story", 9) == _form(12)
    assert story.before("ahead", 9) == _form(20)


def test_a_bound_counts_within_its_sentence() -> None:
    """What "since" bounds is counted from in its own sentence, and elsewhere only where nothing else is told."""
    story = _story(_told(_form(12), "story"), _told(_form(1), "frame", sentence=1))
    assert story.before("story", 1) == _form(1)
    assert story.before("story", 2) == _form(12)
    assert _story(_told(_form(1), "frame", sentence=1)).before("story", 2) == _form(1)


def test_a_day_long_past_holds_for_its_paragraph() -> None:
    """A paragraph that looks back months has its own day, and leaves the story's alone."""
    story = _story(_told(_form(12), "story"), _told(_form(14, 11, 2022), "story", sentence=1, paragraph=1))
    assert story.around("story", 2, 1, demonstrative=False) == _form(14, 11, 2022)
    assert story.around("story", 3, 2, demonstrative=False) == _form(12)
