"""What the days of two reports say for one contact, or against it."""

from __future__ import annotations

import pytest

from factory import Paper, Weekday
from pairing_cases import ADA, BEN, compared


@pytest.mark.parametrize(
    ("weekday", "together"),
    [(1, True), (2, False)],  # 9 March 2021 was a Tuesday
)
def test_the_weekday_of_an_undated_document(weekday: int, together: bool) -> None:
    """An undated document that says "on Tuesday" may mean a call on a Tuesday, and never one on a Wednesday."""
    dated, undated = Paper("a", "2021-03-10"), Paper("b")
    dated.contact([ADA, BEN], "2021-03-09")
    undated.contact([ADA, BEN], expression=undated.time(Weekday(weekday)))
    assert compared(dated, undated).together is together


def test_what_an_undated_document_recalls_may_lie_long_before_it() -> None:
    """ "In the call on a Wednesday", recalled in passing by a document without a day, does not exclude a call of a Tuesday."""
    dated, undated = Paper("a", "2021-03-10"), Paper("b")
    dated.contact([ADA, BEN], "2021-03-09")
    undated.contact([ADA, BEN], expression=undated.time(Weekday(2)), standing="background")
    assert not any("cannot mean" in sentence for sentence in compared(dated, undated).because)


def test_a_document_that_appeared_years_later_means_another_day() -> None:
    """The words of an undated document are tried only on days on which it may have appeared."""
    dated, later = Paper("a", "2021-03-10"), Paper("b", "2024-06-20")
    dated.contact([ADA, BEN], "2021-03-09")
    later.contact([ADA, BEN], "2024-06-18")
    assert compared(dated, later).forbidden


def test_news_is_not_of_a_contact_years_ago() -> None:
    """A report that is about a meeting is not of the one in September three years before, which another recalls."""
    recalls, news = Paper("a", "2025-03-19"), Paper("b", "2025-03-18")
    recalls.contact([ADA, BEN], ("2022-09-01", "2022-09-30"), channel="meeting", standing="background")
    news.contact([ADA, BEN], channel="meeting")
    assert not compared(recalls, news).together


@pytest.mark.parametrize(("published", "score"), [("2021-03-11", 6.0), ("2021-07-11", 5.0)])
def test_a_mention_without_a_day_means_what_has_just_been(published: str, score: float) -> None:
    """A mention in passing, without any word of time, fits a call of these days better than one of months ago."""
    dated, mention = Paper("a", "2021-03-10"), Paper("b", published)
    dated.contact([ADA, BEN], "2021-03-09")
    mention.contact([ADA, BEN], standing="background")
    assert compared(dated, mention).score == score


def test_two_mentions_without_a_day_in_documents_months_apart() -> None:
    """Names and channel alone do not make one call of two that documents of other seasons tell of."""
    one, other = Paper("a", "2021-03-10"), Paper("b", "2021-11-10")
    one.contact([ADA, BEN], standing="background")
    other.contact([ADA, BEN], standing="background")
    assert not compared(one, other).together
