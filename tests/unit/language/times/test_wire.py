"""Times as wire news writes them: business quarters, hours of the day, dates that lie ahead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.language.reading import Reading

pytestmark = pytest.mark.model
Read = Callable[..., Reading]

# Tuesday, 10 November 1998
DAY = date(1998, 11, 10)

BUSINESS = [
    ("Its third-quarter loss was $3 million.", "third-quarter", "1998-Q3"),
    ("Net income in the third quarter was $3 million, up from $2 million a year ago.", "a year ago", "1997-Q3"),
    ("Profit in the third quarter beat the year-earlier period.", "the year-earlier period", "1997-Q3"),
    ("Sales rose in the third quarter and beat those of the 1996 quarter.", "the 1996 quarter", "1996-Q3"),
    ("Unemployment was 5 percent in October, down from 6 percent a year earlier.", "a year earlier", "1997-10"),
    ("He had left the firm a year earlier.", "a year earlier", "1997"),
    ("Sales grew in the first nine months of the year.", "the year", "1998"),
    ("The plant opened in the year the war began.", "the year", None),
    ("She was named woman of the year.", "the year", None),
    ("The board will meet before year-end.", "year-end", "1998"),
    ("Orders fell in the last two quarters.", "the last two quarters", "P2Q"),
    ("Sales for the nine months were flat.", "the nine months", "P9M"),
    ("The dividend is payable Dec. 15 to holders.", "Dec. 15", "1998-12-15"),
    ("It declared a dividend payable Dec. 15.", "Dec. 15", "1998-12-15"),
    ("They spoke on Dec. 15.", "Dec. 15", "1997-12-15"),
    ("Rates rose 3 percent in 1996 and 4 percent the year before.", "the year before", "1995"),
]

HOURS = [
    ("Police were called around 9:30 Friday morning.", "9:30 Friday morning", "1998-11-06T09:30"),
    ("At 10:15 Saturday night a car hit a tree.", "10:15 Saturday night", "1998-11-07T22:15"),
    ("He came Friday and left at 11 o'clock that night.", "11 o'clock that night", "1998-11-06T23:00"),
    ("The bridge fell at 9 a.m. on Friday.", "9 a.m. on Friday", "1998-11-06T09:00"),
    ("He woke at nine in the morning on Friday.", "nine in the morning on Friday", "1998-11-06T09:00"),
    ("The plane landed at 2030 GMT on Friday.", "2030 GMT on Friday", "1998-11-06T20:30"),
    ("A bomb exploded at 9:10 a.m. Friday. Two hours later a second one was found.", "Two hours later", "1998-11-06T11:10"),
    ("It left on Friday at noon and was due at 6 a.m. the next day.", "6 a.m. the next day", "1998-11-07T06:00"),
    ("A man who shot four people Friday was caught, police said Monday. The first call came at 7:15 a.m.", "7:15 a.m.", "1998-11-06T07:15"),
    ("Stocks fell Friday. Markets will reopen at 2 p.m.", "2 p.m.", "1998-11-10T14:00"),
    ("Shares fell in mid-afternoon trading Friday.", "mid-afternoon", "1998-11-06TAF"),
]  # fmt: skip

LOOKING_BACK = [
    # 10 November 1998 is a Tuesday.
    ("The two sat down at last Tuesday in Oslo.", "last Tuesday", "1998-11-10"),
    ("The two sat down at long last Tuesday in Oslo.", "last Tuesday", "1998-11-10"),
    ("The two sat down last Tuesday in Oslo.", "last Tuesday", "1998-11-03"),
    ("The two quarrelled at last Tuesday's meeting in Oslo.", "last Tuesday", "1998-11-03"),
    (
        "Norway did not agree to stop fishing in Monday night's phone call with the Danes.",
        "Monday night",
        "1998-11-09TNI",
    ),
    ("The minister would not budge at Monday's meeting.", "Monday", "1998-11-09"),
    ("The minister agreed to attend Monday's talks.", "Monday", "1998-11-16"),
    ("The minister will not yield in Monday's talks.", "Monday", "1998-11-16"),
]

COUNTED = [
    ("In 1963 he was elected. The next year he lost.", "The next year", "1964"),
    ("It opened in May 1995. The following month it closed.", "The following month", "1995-06"),
    ("Prices rose 3 percent in 1996, up from 2 percent the previous year.", "the previous year", "1995"),
    ("By Monday, 300 people had died.", "Monday", "1998-11-09"),
    ("By Friday the water reached the town.", "Friday", "1998-11-06"),
    ("The office was closed until Friday.", "Friday", "1998-11-13"),
    ("Police have until Friday to bring charges.", "Friday", "1998-11-13"),
    ("The boy was found on Thanksgiving Day.", "Thanksgiving Day", "1997-11-27"),
    ("He spoke on Labor Day 1997.", "Labor Day 1997", "1997-09-01"),
    ("By late afternoon the fire was out.", "late afternoon", "1998-11-10TAF"),
]

LENGTHS = [
    ("It rained the whole month.", "the whole month", "P1M"),
    ("The disease may last six weeks.", "six weeks", "P6W"),
    ("It fell for the last six weeks.", "the last six weeks", "P6W"),
    ("The trial took 2 1/2 years.", "2 1/2 years", "P2.5Y"),
    ("Most of the victims were in their twenties.", "twenties", None),
    ("A former minister visited the plant.", "former", None),
    ("It was open as recently as June.", "recently", None),
]


@pytest.mark.parametrize(("text", "words", "value"), [*BUSINESS, *HOURS, *COUNTED, *LENGTHS, *LOOKING_BACK])
def test_wire_news(read: Read, text: str, words: str, value: str | None) -> None:
    """The words as one expression with that TIMEX3 value; no expression where there is none."""
    found = {t.span.text_of(text): t.value for t in read(text, DAY).times}
    assert found.get(words) == value


def test_eve_of_what_has_its_day(read: Read) -> None:
    """The eve is the day before what follows, where the text gives that its day; else there is none."""
    found = {
        t.span.text_of(text): t.value
        for text in ["They met on the eve of Monday's summit."]
        for t in read(text, DAY).times
    }
    assert found["the eve of"] == "1998-11-08"
    assert not read("They met on the eve of battle.", DAY).times


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("Norway urged Oman to open its ports, in the first phone call between the two in nearly two years.", False),
        ("The ministers will hold their second meeting in three years.", False),
        ("They are to publish the highest figure in two years.", False),
        ("The ministers will meet again in two weeks.", True),
    ],
)
def test_a_record_in_so_many_years_looks_back(read: Read, text: str, ahead: bool) -> None:
    """What is the first, the second or the highest in some years does not lie so many years ahead."""
    (expression,) = [t for t in read(text, published=DAY).times if t.type == "DURATION"]
    assert (expression.interval.earliest is not None and expression.interval.earliest > DAY) is ahead
