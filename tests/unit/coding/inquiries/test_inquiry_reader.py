"""Questions: their kind, between whom, in which days, by what channel, about what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.inquiries.patterns import InquiryPatterns
from readouts.coding.inquiries.reader import InquiryReader
from readouts.interval import Interval
from readouts.language.reading import Actor, Reading
from readouts.language.times.calendar import Calendar

PATTERNS = InquiryPatterns.load()
CASES = [
    (k.kind, q, wanted) for k in PATTERNS.kinds for wanted, listed in ((True, k.yes), (False, k.no)) for q in listed
]
TODAY = date(2022, 10, 20)


@pytest.mark.parametrize(("kind", "question", "wanted"), CASES)
def test_examples_of_the_data_file_hold(kind: str, question: str, wanted: bool) -> None:
    """Each question of the data file is of its kind, or is not."""
    assert (PATTERNS.kind_of(question) == kind) is wanted


@pytest.mark.parametrize("kind", [k.kind for k in PATTERNS.kinds])
def test_the_example_that_users_are_shown_is_understood(kind: str) -> None:
    """What a message proposes to ask can be asked."""
    example = next(k.example for k in PATTERNS.kinds if k.kind == kind)
    assert PATTERNS.kind_of(example) == kind


@pytest.fixture(scope="module")
def reader() -> InquiryReader:
    return InquiryReader.load(Calendar.load())


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "sides", "channel", "window"),
    [
        ("When did Macron and Putin last speak?", {"Emmanuel Macron", "Vladimir Putin"}, None, (None, None)),
        ("How often have France and Russia talked since May 2022?", {"France", "Russia"}, None, (date(2022, 5, 1), None)),
        ("Did Emmanuel Macron meet Vladimir Putin in February 2022?", {"Emmanuel Macron", "Vladimir Putin"}, "meeting",
         (date(2022, 2, 1), date(2022, 2, 28))),
        ("How many calls did Macron and Putin have before March 2022?", {"Emmanuel Macron", "Vladimir Putin"}, "call",
         (None, date(2022, 2, 28))),
        ("Has Macron called Russia since the invasion of Ukraine?", {"Emmanuel Macron", "Russia"}, "call",
         (date(2022, 2, 24), None)),
    ],
)  # fmt: skip
def test_a_question_is_read_in_its_parts(
    read: Callable[..., Reading],
    reader: InquiryReader,
    question: str,
    sides: set[str],
    channel: str | None,
    window: tuple[date | None, date | None],
) -> None:
    """Sides, channel and days are what the words say."""
    inquiry = reader.read(read(question, published=TODAY))
    assert inquiry is not None
    assert sides <= {a.name for a in inquiry.sides}
    assert inquiry.channel == channel
    assert inquiry.window == Interval(*window)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "topic", "speaker"),
    [
        ("What did each side say about grain exports?", "grain exports", None),
        ("What did Russia say about grain?", "grain", "RUS"),
        ("What did France say about the call with Russia?", None, "FRA"),
    ],
)
def test_accounts_are_asked_for_by_topic_and_side(
    read: Callable[..., Reading], reader: InquiryReader, question: str, topic: str | None, speaker: str | None
) -> None:
    """“About grain” is a topic, “about the call” is none; whose words are asked for stands before “say”."""
    inquiry = reader.read(read(question, published=TODAY))
    assert inquiry is not None
    assert (inquiry.topic, inquiry.speaker) == (topic, speaker)


@pytest.mark.model
def test_a_family_name_means_whom_the_record_knows(read: Callable[..., Reading], reader: InquiryReader) -> None:
    """A bare name that the table leaves open is looked up among the record's people; one of nobody is told, not dropped."""
    zorkin = Actor("person", None, "Ada Zorkin", None, "foreign_minister", "AUT", "GOV")
    reading = read("When did Zorkin and Macron last speak?", published=TODAY)
    known = reader.read(reading, [zorkin])
    assert known is not None
    assert {a.name for a in known.sides} == {"Ada Zorkin", "Emmanuel Macron"}
    unknown = reader.read(reading)
    assert unknown is not None
    assert unknown.unknown == ("Zorkin",)


@pytest.mark.model
def test_what_is_no_question_of_the_record_is_not_read(read: Callable[..., Reading], reader: InquiryReader) -> None:
    """None, so that the user is told what can be asked."""
    assert reader.read(read("Is Emmanuel Macron tall?", published=TODAY)) is None
