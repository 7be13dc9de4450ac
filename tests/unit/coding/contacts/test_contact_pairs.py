"""Contacts whose sides stand elsewhere in the text, journeys, and refusals apart from what was asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from readouts.coding.coding import ASKED_FOR, Coding, ContactReport
from readouts.interval import Interval

PUBLISHED = date(2024, 6, 13)  # a Thursday
pytestmark = pytest.mark.model
Code = Callable[..., Coding]


def shown(report: ContactReport) -> tuple[str, str, str]:
    return "-".join(sorted(p.state or "" for p in report.participants)), report.channel, report.status


SALIENT: list[tuple[str, tuple[str, str, str]]] = [
    ("Aides said there were no plans for a meeting before the new year.", ("IND-JPN", "meeting", "ruled_out")),
    ("Officials ruled out a meeting in person before the elections.", ("IND-JPN", "meeting", "ruled_out")),
    ("A visit planned for May was called off, the ministry said.", ("IND-JPN", "visit", "cancelled")),
    ("The two leaders met in Osaka in March, aides said.", ("IND-JPN", "meeting", "held")),
    ("The two last spoke in March, when Kishida offered help.", ("IND-JPN", "unknown", "held")),
]


@pytest.mark.parametrize(("sentence", "expected"), SALIENT)
def test_what_names_no_sides_takes_the_pair_spoken_of(
    code: Code, sentence: str, expected: tuple[str, str, str]
) -> None:
    """“Officials ruled out a meeting” is about the two leaders of the sentence before."""
    text = f"Japan's Fumio Kishida and India's Narendra Modi spoke by telephone on Tuesday.\n\n{sentence}"
    assert expected in [shown(c) for c in code(text, published=PUBLISHED).contacts]


def test_two_pairs_leave_open_which_is_meant(code: Code) -> None:
    """Where two pairs are spoken of at once, a meeting without sides is nobody's."""
    text = "Fumio Kishida telephoned Narendra Modi, and Emmanuel Macron telephoned Olaf Scholz. Officials ruled out a meeting."
    assert all(c.status == "held" for c in code(text, published=PUBLISHED).contacts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Minister Faisal bin Farhan of Saudi Arabia travelled to Ankara on Tuesday.",
            ("SAU-TUR", "visit", "held"),
        ),
        ("Antony Blinken arrived in Bogota on Tuesday.", ("COL-USA", "visit", "held")),
        ("Sergei Lavrov will fly to Hanoi next week.", ("RUS-VNM", "visit", "planned")),
        ("Sergei Lavrov called off a trip to Belgrade.", ("RUS-SRB", "visit", "cancelled")),
    ],
)
def test_a_journey_to_a_capital_is_a_visit_to_its_state(code: Code, text: str, expected: tuple[str, str, str]) -> None:
    """The host state is the other side though no host is named."""
    assert [shown(c) for c in code(text, published=PUBLISHED).contacts] == [expected]


REFUSED: list[tuple[str, str, Interval]] = [
    ("Iran's foreign ministry turned down a request from London for talks. The request was made on Saturday.",
     "GBR", Interval.day(date(2024, 6, 8))),
    ("Ben Wallace tried on Monday to reach Sergei Shoigu, but Shoigu did not take the call.",
     "GBR", Interval.day(date(2024, 6, 10))),
    ("On Sunday, Emmanuel Macron asked for a call with King Abdullah of Jordan. Amman refused.",
     "FRA", Interval.day(date(2024, 6, 9))),
    ("Kais Saied rang Emmanuel Macron on Sunday, but the French president did not pick up.",
     "TUN", Interval.day(date(2024, 6, 9))),
    ("Morocco on Monday rejected a proposal by Algeria for talks.", "DZA", Interval.day(date(2024, 6, 10))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "asker", "day"), REFUSED)
def test_a_refused_contact_has_the_day_on_which_it_was_asked_for(
    code: Code, text: str, asker: str, day: Interval
) -> None:
    """Where the day of asking is not told, that of the refusal; who was refused is who asked."""
    (report,) = code(text, published=PUBLISHED).contacts
    assert (report.status, report.initiator, report.date.interval) == ("refused", asker, day)


def test_several_refused_calls_have_the_office_that_rang_as_a_side(code: Code) -> None:
    """“Refused several calls from the Pentagon”."""
    (report,) = code("Beijing refused several calls from the Pentagon, officials said.", published=PUBLISHED).contacts
    assert (shown(report), report.count, report.initiator) == (("CHN-USA", "call", "refused"), "several", "USA")


INITIATORS: list[tuple[str, str]] = [
    ("Recep Tayyip Erdogan spoke with Kyriakos Mitsotakis on Friday, at the latter's request.", "GRC"),
    ("Narendra Modi spoke to Sheikh Hasina on Friday. The call, which Dhaka had sought, lasted 20 minutes.", "BGD"),
    ("Joe Biden and Justin Trudeau spoke on Friday. It was the Canadian leader who placed the call.", "CAN"),
    ("The call on Friday between Vladimir Putin and Emmanuel Macron was initiated by the French side.", "FRA"),
    ("Sergei Lavrov took a phone call from Egypt's Sameh Shoukry on Tuesday.", "EGY"),
    ("A call between Vladimir Putin and Kassym-Jomart Tokayev took place at the initiative of the Kazakh side.", "KAZ"),
]


@pytest.mark.parametrize(("text", "state"), INITIATORS)
def test_who_asked_or_called_is_read_from_many_turns_of_phrase(code: Code, text: str, state: str) -> None:
    """Requests in relative clauses, clefts and passives; with a reason for the reader."""
    (report,) = code(text, published=PUBLISHED).contacts
    assert report.initiator == state
    assert any(s.rule == "contacts.initiator" and state in s.reason for s in report.trace)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Recep Tayyip Erdogan spoke with Kyriakos Mitsotakis on Friday, at the latter's request.", True),
        ("Recep Tayyip Erdogan telephoned Kyriakos Mitsotakis on Friday.", False),
    ],
)
def test_asking_is_told_from_calling(code: Code, text: str, asked: bool) -> None:
    """A step of the trace says that a contact was asked for; a verb of calling alone does not make it."""
    (report,) = code(text, published=PUBLISHED).contacts
    assert any(s.rule == ASKED_FOR for s in report.trace) is asked


def test_at_request_in_an_own_account_means_the_other_side(code: Code) -> None:
    """A convention of readouts; in a newspaper's voice the same words tell nothing."""
    text = "On June 12, Wang Yi had a phone conversation with Pakistani Foreign Minister Ishaq Dar at request."
    (own,) = code(text, published=PUBLISHED, outlet_country="CHN", kind="readout").contacts
    (other,) = code(text, published=PUBLISHED, outlet_country="GBR", kind="newspaper").contacts
    assert (own.initiator, other.initiator) == ("PAK", None)


def test_calls_counted_over_a_stretch_stand_behind_the_single_call(code: Code) -> None:
    """“Spoken twice in the past month” is a report of its own and does not change the call of Monday."""
    text = "Emmanuel Macron and Vladimir Putin spoke on Monday. The two presidents have spoken twice in the past month."
    single, several = code(text, published=PUBLISHED).contacts
    assert (single.count, single.standing, single.date.interval) == (1, "main", Interval.day(date(2024, 6, 10)))
    assert (several.count, several.standing) == (2, "background")


def test_the_latest_of_several_calls_is_one_of_its_own(code: Code) -> None:
    """“Three calls in the past ten days. The latest, on Monday, …”."""
    text = "Antony Blinken and Dmytro Kuleba held three phone calls in the past ten days. The latest, on Monday, lasted 30 minutes."
    found = {c.count: c for c in code(text, published=PUBLISHED).contacts}
    assert found[1].date.interval == Interval.day(date(2024, 6, 10))
    assert (found[1].channel, found[1].duration_minutes) == ("call", 30)


def test_a_refusal_behind_what_a_caller_said_is_not_of_the_call(code: Code) -> None:
    """The call was held; what was refused is what the caller wanted."""
    text = "Hakan Fidan called his Greek counterpart and asked that Athens withdraw its ships. Athens refused."
    (report,) = code(text, published=PUBLISHED).contacts
    assert shown(report) == ("GRC-TUR", "call", "held")


@pytest.mark.parametrize("rest", ["among", "among them", "among them, among"])
def test_a_round_that_breaks_off_adds_nobody(code: Code, rest: str) -> None:
    """Text that ends in the middle of a list is read as far as it goes."""
    (report,) = code(f"Emmanuel Macron spoke by telephone with Vladimir Putin, {rest}", published=PUBLISHED).contacts
    assert {p.state for p in report.participants} == {"FRA", "RUS"}
