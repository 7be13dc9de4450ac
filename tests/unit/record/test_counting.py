"""The words that tell what a claim counts."""

from __future__ import annotations

import pytest

from readouts.record.claims.counting import counting_words


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("the first talks of the two countries", "of_states"),
        ("their first formal talks", "of_a_rank"),
        ("the first of its kind", "of_a_rank"),
        ("their first exchange", "of_any_means"),
        ("they had last spoken in July", "before_the_news"),
        ("they'd last spoken in July", "before_the_news"),
        ("the two have yet to meet", "ever"),
    ],
)
def test_words_of_a_claim_tell_what_it_counts(words: str, of: str) -> None:
    """Each list finds its words, and leaves a plain claim alone."""
    assert getattr(counting_words(), of).search(words)
    assert not getattr(counting_words(), of).search("their second call since May")


def test_other_words_beside_a_time_name_something() -> None:
    """ "Since late May" names a time alone; an offer in May is something else."""
    assert counting_words().beside_a_time.sub("", "since late ").strip() == ""
    assert "offer" in counting_words().beside_a_time.sub("", "Oslo's offer in May")
