"""Times found in sentences of our own: spans, TIMEX3 values, and days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.interval import Interval
from readouts.language.reading import Reading
from readouts.language.times.model import TimeExpression

pytestmark = pytest.mark.model
Read = Callable[..., Reading]

# Thursday, 14 March 2024
DAY = date(2024, 3, 14)


def _found(reading: Reading) -> dict[str, TimeExpression]:
    return {t.span.text_of(reading.document.text): t for t in reading.times}


def _days(text: str) -> Interval:
    first, _, last = text.partition("/")
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


ABSOLUTE = [
    ("The envoys met on 9 June 2017 in Astana.", "9 June 2017", "2017-06-09", "2017-06-09"),
    ("The envoys met on June 9, 2017, in Astana.", "June 9, 2017", "2017-06-09", "2017-06-09"),
    ("The envoys met on the 9th of June, 2017.", "the 9th of June, 2017", "2017-06-09", "2017-06-09"),
    ("The envoys met on Friday, 9 June 2017.", "Friday, 9 June 2017", "2017-06-09", "2017-06-09"),
    ("The paper is dated 2017-06-09 and signed.", "2017-06-09", "2017-06-09", "2017-06-09"),
    ("The paper is dated 19/06/2017 and signed.", "19/06/2017", "2017-06-19", "2017-06-19"),
    ("The paper is dated 06/07/2017 and signed.", "06/07/2017", "2017-XX-XX", "2017-06-07/2017-07-06"),
    ("The envoys met in June 2017 in Astana.", "June 2017", "2017-06", "2017-06-01/2017-06-30"),
    ("The envoys met in early June 2017.", "early June 2017", "2017-06", "2017-06-01/2017-06-10"),
    ("The envoys met in mid-June 2017.", "mid-June 2017", "2017-06", "2017-06-11/2017-06-20"),
    ("It ended at the end of June 2017.", "the end of June 2017", "2017-06", "2017-06-21/2017-06-30"),
    ("The envoys met in 2017 in Astana.", "2017", "2017", "2017-01-01/2017-12-31"),
    ("The talks stalled in mid-2017 again.", "mid-2017", "2017", "2017-05-01/2017-08-31"),
    ("The talks stalled in late 2017 again.", "late 2017", "2017", "2017-09-01/2017-12-31"),
    ("Trade grew in the first half of 2017.", "the first half of 2017", "2017-H1", "2017-01-01/2017-06-30"),
    ("Trade grew in the third quarter of 2017.", "the third quarter of 2017", "2017-Q3", "2017-07-01/2017-09-30"),
    ("Trade grew in the spring of 2017.", "the spring of 2017", "2017-SP", "2017-03-01/2017-05-31"),
    ("The border was closed in the 1990s.", "the 1990s", "199", "1990-01-01/1999-12-31"),
    ("The border was closed in the early 1990s.", "the early 1990s", "199", "1990-01-01/1993-12-31"),
    ("The border dates from the 19th century.", "the 19th century", "18", "1800-01-01/1899-12-31"),
    ("The border was opened on Christmas Day 2016.", "Christmas Day 2016", "2016-12-25", "2016-12-25"),
]

RELATIVE = [
    ("The ministers spoke on Tuesday.", "Tuesday", "2024-03-12", "2024-03-12"),
    ("The ministers spoke on Thursday.", "Thursday", "2024-03-14", "2024-03-14"),
    ("The ministers will speak on Tuesday.", "Tuesday", "2024-03-19", "2024-03-19"),
    ("The ministers are due to speak on Tuesday.", "Tuesday", "2024-03-19", "2024-03-19"),
    ("She is to meet him Monday.", "Monday", "2024-03-18", "2024-03-18"),
    ("After Monday's call the crisis eased.", "Monday", "2024-03-11", "2024-03-11"),
    ("He flew to Cairo ahead of Monday's vote.", "Monday", "2024-03-18", "2024-03-18"),
    ("The ministers spoke last Friday.", "last Friday", "2024-03-08", "2024-03-08"),
    ("The ministers will speak next Friday.", "next Friday", "2024-03-15", "2024-03-15"),
    ("The ministers spoke late Wednesday.", "late Wednesday", "2024-03-13", "2024-03-13"),
    ("The ministers spoke early on Wednesday.", "early on Wednesday", "2024-03-13", "2024-03-13"),
    ("The ministers spoke on Sunday night.", "Sunday night", "2024-03-10TNI", "2024-03-10"),
    ("The ministers spoke yesterday.", "yesterday", "2024-03-13", "2024-03-13"),
    ("The ministers spoke this morning.", "this morning", "2024-03-14TMO", "2024-03-14"),
    ("The ministers spoke last night.", "last night", "2024-03-13TNI", "2024-03-13"),
    ("The ministers will speak tomorrow.", "tomorrow", "2024-03-15", "2024-03-15"),
    ("The ministers spoke last week.", "last week", "2024-W10", "2024-03-04/2024-03-10"),
    ("The ministers spoke earlier this week.", "earlier this week", "2024-W11", "2024-03-11/2024-03-13"),
    ("The ministers will speak later this month.", "later this month", "2024-03", "2024-03-15/2024-03-31"),
    ("The ministers spoke late last month.", "late last month", "2024-02", "2024-02-21/2024-02-29"),
    ("They spoke at the end of last year.", "the end of last year", "2023", "2023-10-01/2023-12-31"),
    ("They spoke over the weekend.", "the weekend", "2024-W10-WE", "2024-03-09/2024-03-10"),
    ("They spoke last weekend.", "last weekend", "2024-W10-WE", "2024-03-09/2024-03-10"),
    ("They spoke last summer.", "last summer", "2023-SU", "2023-06-01/2023-08-31"),
    ("They will speak next month.", "next month", "2024-04", "2024-04-01/2024-04-30"),
    ("They spoke last quarter.", "last quarter", "2023-Q4", "2023-10-01/2023-12-31"),
    ("They spoke on May 13.", "May 13", "2023-05-13", "2023-05-13"),
    ("They will speak on May 13.", "May 13", "2024-05-13", "2024-05-13"),
    ("They spoke on 3 Feb. in Doha.", "3 Feb.", "2024-02-03", "2024-02-03"),
    ("They spoke in October.", "October", "2023-10", "2023-10-01/2023-10-31"),
    ("The trial opens Sept. 9.", "Sept. 9", "2024-09-09", "2024-09-09"),
    ("On Sunday, he is scheduled to visit.", "Sunday", "2024-03-17", "2024-03-17"),
    ("Exports fell from a year earlier.", "a year earlier", "2023", "2022-09-13/2023-09-14"),
    ("The vote is in November.", "November", "2024-11", "2024-11-01/2024-11-30"),
    ("They spoke last October.", "last October", "2023-10", "2023-10-01/2023-10-31"),
    ("They spoke two days ago.", "two days ago", "2024-03-12", "2024-03-12"),
    ("They spoke a week ago.", "a week ago", "2024-W10", "2024-03-03/2024-03-11"),
    ("They spoke almost three months ago.", "almost three months ago", "2023-12", "2023-12-13/2024-01-06"),
]

TOLD = [
    ("They met on 4 March. Two days later the embassy closed.", "Two days later", "2024-03-06", "2024-03-06"),
    ("They met on 4 March. A day earlier he had called.", "A day earlier", "2024-03-03", "2024-03-03"),
    ("They met on 4 March. The next day the embassy closed.", "The next day", "2024-03-05", "2024-03-05"),
    ("They met on 4 March, and on the same day left.", "the same day", "2024-03-04", "2024-03-04"),
    ("They met on 4 March; the following month talks failed.", "the following month", "2024-04", "2024-04-01/2024-04-30"),
    ("They met on Monday at 9 a.m. in Doha.", "9 a.m.", "2024-03-11T09:00", "2024-03-11"),
    ("They met on Monday at half past eight.", "half past eight", "2024-03-11T08:30", "2024-03-11"),
    ("They met at 6:35 a.m. Monday in Doha.", "6:35 a.m. Monday", "2024-03-11T06:35", "2024-03-11"),
    ("They spoke on Monday, late in the Ankara afternoon.", "late in the Ankara afternoon", "2024-03-11TAF", "2024-03-11"),
    ("He spoke in the small hours of Tuesday.", "the small hours of Tuesday", "2024-03-12TMO", "2024-03-12"),
    ("They met two days before 13 May 2019.", "two days", "P2D", "2019-05-11"),
    ("They met in Sochi in April and June 2019.", "April", "2019-04", "2019-04-01/2019-04-30"),
    ("He was there from May 4 to May 6, 2019.", "May 4", "2019-05-04", "2019-05-04"),
    ("He was there on May 4 and 6, 2019.", "6, 2019", "2019-05-06", "2019-05-06"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value", "days"), [*ABSOLUTE, *RELATIVE, *TOLD])
def test_days_with_known_publication(read: Read, text: str, words: str, value: str, days: str) -> None:
    """Words, TIMEX3 value and days of a text published on Thursday, 14 March 2024."""
    found = _found(read(text, DAY))
    assert words in found
    assert (found[words].value, found[words].interval) == (value, _days(days))


@pytest.mark.parametrize(
    ("text", "words", "type", "value", "mod"),
    [
        ("The call lasted about an hour.", "about an hour", "DURATION", "PT1H", "APPROX"),
        ("It was an hour-long call.", "hour-long", "DURATION", "PT1H", None),
        ("She is on a two-day visit.", "two-day", "DURATION", "P2D", None),
        ("They had waited for weeks.", "weeks", "DURATION", "PXW", None),
        ("They had waited more than 20 minutes.", "more than 20 minutes", "DURATION", "PT20M", "MORE_THAN"),
        ("They had waited half an hour.", "half an hour", "DURATION", "PT30M", None),
        ("They had waited a couple of days.", "a couple of days", "DURATION", "PXD", None),
        ("They meet every month.", "every month", "SET", "P1M", None),
        ("They meet twice a week.", "twice a week", "SET", "P1W", None),
        ("They meet every Friday.", "every Friday", "SET", "XXXX-WXX-5", None),
        ("The exercise is held annually.", "annually", "SET", "P1Y", None),
        ("The talks have stalled recently.", "recently", "DATE", "PAST_REF", None),
        ("The talks are now stalled.", "now", "DATE", "PRESENT_REF", None),
        ("They met in early June 2017.", "early June 2017", "DATE", "2017-06", "START"),
        ("They met in mid-2017.", "mid-2017", "DATE", "2017", "MID"),
        ("They met more than a year ago.", "more than a year ago", "DATE", "2023", "MORE_THAN"),
    ],
)
def test_types_and_modifiers(read: Read, text: str, words: str, type: str, value: str, mod: str | None) -> None:
    """Durations, sets and references have their TIMEX3 type, value and mod."""
    found = _found(read(text, DAY))
    assert words in found
    assert (found[words].type, found[words].value, found[words].mod) == (type, value, mod)


@pytest.mark.parametrize(
    "text",
    [
        "He may travel if they march on the capital.",
        "Prime Minister Theresa May spoke to reporters.",
        "We sat in the sun and they wed in the hall.",
        "The second call was the second of its kind.",
        "Some 2000 people and 1,500 troops were sent.",
        "The resolution passed by 52 votes to 48 under Resolution 2334.",
        "The deal is worth $2010 a piece.",
        "The 24-year-old was aged 24 years.",
        "Their team won 3:1 and then 4:2.",
        "The fall of the city came as a shock.",
        "An august body will decide on it.",
        "The dawn of a new order was announced.",
        "The Six-Day War changed the map.",
        "Marchers recalled Bloody Sunday.",
        "He lives on the 28th floor, near the 38th parallel.",
        "They agreed on the 5th and the 7th points of the plan.",
    ],
)
def test_what_is_no_time(read: Read, text: str) -> None:
    """Modals, names, ordinals, amounts, ages and scores are no times."""
    assert [t.span.text_of(text) for t in read(text, DAY).times] == []


@pytest.mark.parametrize(
    ("text", "words", "value", "published", "days"),
    [
        ("They spoke on Friday.", "Friday", "XXXX-WXX-5", "2022-10-22", "2022-10-21"),
        ("They spoke on May 13.", "May 13", "XXXX-05-13", "2022-10-22", "2022-05-13"),
        ("They will meet next month.", "next month", "XXXX-XX", "2022-10-22", "2022-11-01/2022-11-30"),
        ("They met almost three months ago.", "almost three months ago", "XXXX-XX", "2022-05-13", "2022-02-10/2022-03-06"),
        ("They met on 9 June 2017.", "9 June 2017", "2017-06-09", "2022-05-13", "2017-06-09"),
    ],
)  # fmt: skip
def test_unknown_publication(read: Read, text: str, words: str, value: str, published: str, days: str) -> None:
    """Without a publication day the value has X, and the form gives the days once a day is tried."""
    found = _found(read(text))
    assert found[words].value == value
    assert found[words].at(date.fromisoformat(published)) == _days(days)
    if "X" in value:
        assert found[words].interval.is_open


QUOTED = [
    ('"We opened a channel today," the minister said.', "today", "2024-03-14"),
    ('"We opened a channel yesterday," the minister said on Tuesday.', "yesterday", "2024-03-11"),
    ('The minister said on Tuesday: "We have an answer. It came yesterday."', "yesterday", "2024-03-11"),
    ('The minister left on Tuesday. "It came yesterday," he said.', "yesterday", "2024-03-13"),
]


@pytest.mark.parametrize(("text", "words", "days"), QUOTED)
def test_quoted_days_count_from_when_they_were_said(read: Read, text: str, words: str, days: str) -> None:
    """What somebody calls today is the day on which he is said to have spoken, else the publication day."""
    assert _found(read(text, DAY))[words].interval == _days(days)


def test_quoted_today_of_an_unknown_day(read: Read) -> None:
    """Where the publication day is not known, quoted words may be of the day before it."""
    found = _found(read('"We opened a channel today," the minister said.'))
    assert found["today"].at(DAY) == Interval(date(2024, 3, 13), DAY)


STORY = [
    # What came before, what is to come and what only bounds leave the story's day where it was.
    (
        "She rang Kyiv on Wednesday. She had met him on 2 March. Later in the day she flew to Rome.",
        "Later in the day",
        "2024-03-13",
    ),
    (
        "She rang Kyiv on Tuesday. The two last spoke on 2 March. In the evening she briefed them.",
        "the evening",
        "2024-03-12",
    ),
    (
        "He landed on Monday. He will travel on to Doha on Friday. That evening he dined with the king.",
        "That evening",
        "2024-03-11",
    ),
    ("The talks began in the morning with the envoy, who is to visit Doha on 20 March.", "the morning", "2024-03-14"),
    ("He came on Tuesday, who had left Rome on Sunday. In the afternoon he spoke.", "the afternoon", "2024-03-12"),
    (
        "It was their first talk since a truce broke on 1 March. In the morning she had rung him.",
        "the morning",
        "2024-03-14",
    ),
    # A clause of the same kind goes on from it.
    ("They had met on 4 March. That evening they had dined together.", "That evening", "2024-03-04"),
    ("They will meet on Friday in Doha. In the evening they will dine there.", "the evening", "2024-03-15"),
    # "A day later" counts from the last date, but not from one that is still to come.
    ("They met on Tuesday. He had called on 4 March and again a day later.", "a day later", "2024-03-05"),
    ("They spoke on Sunday, for the first time since 3 February. That day they agreed.", "That day", "2024-03-10"),
    ("They met on Monday. They will meet on Friday. A day later the embassy closed.", "A day later", "2024-03-12"),
]

ANCHORED = [
    ("Two days after a meeting with the envoy on Monday, the embassy closed.", "Two days", "2024-03-13"),
    ("Two days after Monday's meeting the embassy closed.", "Two days", "2024-03-13"),
    ("The ministers held a call on 4 March. Three days after the call, the border opened.", "Three days", "2024-03-07"),
    ("The ministers spoke on 4 March. Three days after the conversation, the border opened.", "Three days", "2024-03-07"),
    ("The envoy will fly to Cairo two days ahead of Tuesday's retreat.", "two days", "2024-03-17"),
    ("The retreat took place on 4 March. A week before the retreat, they agreed.", "A week", "2024-02-22/2024-03-01"),
    # What cannot be dated dates nothing, but it says of what it stands at that it has a day.
    ("The leaders met on Tuesday, two days after rebels shelled the port.", "two days", "2024-03-12"),
    ("The leaders met on Tuesday. It came two days after rebels shelled the port.", "two days", "2024-03-12"),
    ("The leaders met on Tuesday. The call came hours after rebels shelled the port.", "hours", "2024-03-12"),
]  # fmt: skip


DAYS_ALONE = [
    ("They met on 24 February and again on the 28th.", "the 28th", "2024-02-28"),
    ("Calls took place on 24 February, on the 28th and on 3 March.", "the 28th", "2024-02-28"),
    ("They spoke last month, on the 3rd, the 7th and the 21st.", "the 3rd", "2024-02-03"),
    ("They spoke last month, on the 3rd, the 7th and the 21st.", "the 7th", "2024-02-07"),
    ("They spoke last month, on the 3rd, the 7th and the 21st.", "the 21st", "2024-02-21"),
    ("They spoke on the 3rd, the 7th and the 9th of May.", "the 3rd", "2023-05-03"),
    ("They met on the 28th in Doha.", "the 28th", "2024-02-28"),
    ("They will meet on the 28th in Doha.", "the 28th", "2024-03-28"),
    ("They met on Wednesday (March 6) in Doha.", "Wednesday", "2024-03-06"),
    ("They met on Wednesday, 9 August, in Doha.", "Wednesday, 9 August", "2023-08-09"),
]

YEARS_AROUND = [
    # Only a clause that tells of an older year gives its year to what follows.
    ("He has been shunned since the vote of August 2020. He rang her on Nov. 10.", "Nov. 10", "2023-11-10"),
    ("The EU has backed her since May 2021. He rang her in October.", "October", "2023-10-01/2023-10-31"),
    ("In August 2020 he met the envoy in Minsk. In October he rang her.", "October", "2020-10-01/2020-10-31"),
    ("In August 2020 he met the envoy in Minsk. She will see him in October.", "October", "2024-10-01/2024-10-31"),
    ("In August 2020 he met the envoy. He said they would meet in October.", "October", "2020-10-01/2020-10-31"),
    ("She hopes to see him, the Omani, in early April; no place has been named.", "early April", "2024-04-01/2024-04-10"),
    ("The two sides plan to meet in the second half of April.", "the second half of April", "2024-04-16/2024-04-30"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "days"), [*STORY, *ANCHORED, *DAYS_ALONE, *YEARS_AROUND])
def test_days_that_the_text_around_gives(read: Read, text: str, words: str, days: str) -> None:
    """Words that count from what the text tells, in a text published on Thursday, 14 March 2024."""
    assert _found(read(text, DAY))[words].interval == _days(days)


@pytest.mark.parametrize(
    "text",
    [
        "The border opened two days after rebels shelled the port.",
        "It is two years since the vote.",
        "Two days after the vote the border opened.",
    ],
)
def test_what_nothing_dates_has_no_days(read: Read, text: str) -> None:
    """A length of time counted from something that the text does not date stays open."""
    assert [t.interval.is_open for t in read(text, DAY).times] == [True]


def test_a_history_counts_from_its_own_dates(read: Read) -> None:
    """In a text about years long past, what has no year belongs to the year told last."""
    text = (
        "The siege began on 4 May 1868 and lasted until June 1868. In 1869 the republic fell. In October the "
        "emperor fled, and in November 1869 he died. The treaty of 1870 ended the war. On 3 March the army left."
    )
    found = _found(read(text, DAY))
    assert found["October"].value == "1869-10"
    assert found["3 March"].value == "1870-03-03"


def test_spans_are_of_the_untouched_text(read: Read) -> None:
    """Curly quotes, non-breaking spaces and line breaks do not shift the spans."""
    text = "“It will not last,”\u00a0he said on\u00a04\u00a0May 2019.\n\nThey met on the “first of June”, 2020."
    assert "4\u00a0May 2019" in _found(read(text, DAY))


def test_every_expression_says_why(read: Read) -> None:
    """The reason begins with the words themselves."""
    for text, *_ in [*ABSOLUTE[:5], *RELATIVE[:5]]:
        for time in read(text, DAY).times:
            assert time.because.startswith(f"“{time.span.text_of(text)}”: ")


def test_titles_are_read(read: Read) -> None:
    """A heading that is page furniture gives times as well, in text order."""
    text = "Ministers meet in Doha in May 2019\n\nThe ministers met in Doha. They spoke for an hour on Syria, officials said.\n"
    reading = read(text, DAY)
    assert "May 2019" in _found(reading)
    assert list(reading.times) == sorted(reading.times, key=lambda t: t.span)


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("Ministers to meet in Doha in May", "2024-05-01/2024-05-31"),
        ("Ministers will meet in Doha in May", "2024-05-01/2024-05-31"),
        ("Ministers return to talks in February", "2024-02-01/2024-02-29"),
    ],
)
def test_titles_look_ahead(read: Read, title: str, days: str) -> None:
    """What a title says "to" do or "will" do lies ahead, though titles are not parsed."""
    text = f"{title}\n\nThe ministers of the two states agreed on a date and a place, officials said on Monday.\n"
    assert _found(read(text, DAY))[title.rsplit(maxsplit=1)[-1]].interval == _days(days)


def test_titles_do_not_move_the_story(read: Read) -> None:
    """A day that only the title names is not the one on which the story goes on."""
    text = "Minister back from talks of 2 March\n\nThe minister returned to the capital. In the evening she rang the king, her office said.\n"
    assert _found(read(text, DAY))["the evening"].interval == Interval.day(DAY)


def test_weekday_and_date_tell_the_year(read: Read) -> None:
    """In a text of unknown day, a printed weekday leaves only the years in which the date falls on it."""
    found = _found(read("They met on Wednesday, 9 August, in Doha."))["Wednesday, 9 August"]
    assert found.at(date(2023, 8, 10)) == _days("2023-08-09")
    assert found.at(date(2024, 5, 1)) == _days("2023-08-09")
    assert found.at(date(2022, 8, 10)) is None
    assert found.at(date(2023, 8, 8)) is None
