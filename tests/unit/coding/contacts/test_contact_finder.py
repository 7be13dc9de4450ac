"""Which contacts a text reports, and what it says of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from contact_cast import ATHENS_SPOKESMAN, FIDAN, GERAPETRITIS, MACRON, NAMES, cast_reading

from readouts.coding.coding import ContactReport, Statement
from readouts.coding.contacts.finder import ContactsFound
from readouts.interval import Interval
from readouts.pipeline import Pipeline
from readouts.span import Span

PUBLISHED = date(2024, 6, 13)  # a Thursday
MONDAY, TUESDAY = Interval.day(date(2024, 6, 10)), Interval.day(date(2024, 6, 11))
Find = Callable[..., ContactsFound]

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def find(pipeline: Pipeline) -> Find:
    """Contacts of a text whose names mean what ``NAMES`` says, without events and statements from other stages."""

    def finder(text: str, statements: tuple[Statement, ...] = (), **given: str) -> ContactsFound:
        reading = cast_reading(pipeline, text, PUBLISHED, **given)
        return pipeline.contacts.find(reading, (), statements)

    return finder


def shown(report: ContactReport) -> tuple[str, str, str]:
    people = "-".join((p.name or p.role or p.state or "?").split()[-1] for p in report.participants)
    return people, report.channel, report.status


SINGLE: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("Hakan Fidan spoke by phone with Giorgos Gerapetritis.", [("Fidan-Gerapetritis", "call", "held")]),
    ("Hakan Fidan spoke with Giorgos Gerapetritis.", [("Fidan-Gerapetritis", "unknown", "held")]),
    ("Hakan Fidan and Giorgos Gerapetritis met in Vienna.", [("Fidan-Gerapetritis", "meeting", "held")]),
    ("Hakan Fidan met his Greek counterpart on the sidelines of a forum.", [("Fidan-Gerapetritis", "meeting", "held")]),
    ("Macron received Erdogan at his residence.", [("Macron-Erdogan", "meeting", "held")]),
    ("Macron wrote to Erdogan.", [("Macron-Erdogan", "letter", "held")]),
    ("Macron visited Yerevan in March.", [("Macron-Armenia", "visit", "held")]),
    ("Erdogan spent half an hour on the phone with Macron.", [("Erdogan-Macron", "call", "held")]),
    ("Macron urged Erdogan in a call to reopen the border.", [("Macron-Erdogan", "call", "held")]),
    (
        "Macron told Erdogan on Monday that the strait would stay open until a deal was signed, in a 30-minute call.",
        [("Macron-Erdogan", "call", "held")],
    ),
    (
        "Fidan said on Monday that the border would reopen, in a phone call with Gerapetritis.",
        [("Fidan-Gerapetritis", "call", "held")],
    ),
    (
        "Fidan told Gerapetritis that the border would go on being closed in a phone call on Monday.",
        [("Fidan-Gerapetritis", "call", "held")],
    ),
    ("Fidan told Gerapetritis that he had been rebuked, in a letter.", []),
    ("Fidan will meet Gerapetritis next week.", [("Fidan-Gerapetritis", "meeting", "planned")]),
    ("Fidan is due to speak to Gerapetritis.", [("Fidan-Gerapetritis", "unknown", "planned")]),
    ("Fidan could meet Gerapetritis in July.", [("Fidan-Gerapetritis", "meeting", "possible")]),
    ("Fidan proposed a meeting with Gerapetritis.", [("Fidan-Gerapetritis", "meeting", "possible")]),
    ("Fidan refused to meet Gerapetritis.", [("Fidan-Gerapetritis", "meeting", "refused")]),
    ("Mitsotakis declined a meeting request from Erdogan.", [("Mitsotakis-Erdogan", "meeting", "refused")]),
    ("A meeting between Erdogan and Mitsotakis was called off.", [("Erdogan-Mitsotakis", "meeting", "cancelled")]),
    ("Erdogan has no plans to meet Mitsotakis.", [("Erdogan-Mitsotakis", "meeting", "ruled_out")]),
    ("Erdogan will not meet Mitsotakis.", [("Erdogan-Mitsotakis", "meeting", "ruled_out")]),
    ("Erdogan and Mitsotakis will avoid a meeting.", [("Erdogan-Mitsotakis", "meeting", "ruled_out")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_words_tell_sides_channel_and_status(find: Find, text: str, expected: list[tuple[str, str, str]]) -> None:
    """One sentence, one contact; “spoke” alone tells no channel."""
    assert [shown(c) for c in find(text).contacts] == expected


@pytest.mark.parametrize(
    "text",
    [
        "There have been no talks between Erdogan and Mitsotakis since the war.",
        "Erdogan and Mitsotakis have not spoken since March.",
        "Fidan did not meet Mirzoyan on Monday.",
        "Erdogan called Macron a liar.",
        "Erdogan called for a ceasefire. Macron repeated his call for calm in Armenia.",
        "Contact between Turkey and Greece is considered crucial.",
        "Erdogan and Macron both attended the summit in Vienna.",
        "Fidan spoke to reporters in Ankara.",
        "Macron discussed the budget with his ministers in Paris.",
        "Macron praised Erdogan and criticised Mitsotakis.",
        "Turkey and Greece signed an accord.",
    ],
)
def test_what_is_no_contact_gives_none(find: Find, text: str) -> None:
    """Denied existence, demands, contacts in general, presence at one place, talk with nobody of another state."""
    assert find(text).contacts == ()


def test_one_contact_told_in_many_places_is_one_report(find: Find) -> None:
    """A call, “the call”, “the conversation” and “their talk” join; date, length, caller and topic come together."""
    text = (
        "Hakan Fidan and Giorgos Gerapetritis have spoken by telephone.\n\n"
        "Fidan rang his Greek counterpart on Tuesday to discuss the Aegean.\n\n"
        "The conversation, which lasted about an hour, was cordial. After Tuesday's call Fidan left for Ankara."
    )
    (report,) = find(text).contacts
    assert shown(report) == ("Fidan-Gerapetritis", "call", "held")
    assert report.date.interval == TUESDAY
    assert (report.initiator, report.duration_minutes, report.topics) == ("TUR", 60, ("the Aegean",))
    assert report.standing == "main"
    assert all(step.reason for step in report.trace)


def test_other_people_other_days_and_other_channels_are_other_contacts(find: Find) -> None:
    """Leaders and ministers of one pair of states, and two days of one pair of people, stay apart."""
    text = (
        "Fidan and Gerapetritis met in Vienna on Monday. Erdogan telephoned Mitsotakis on Tuesday.\n\n"
        "The two ministers last met in May."
    )
    found = [(shown(c)[0], c.date.interval) for c in find(text).contacts]
    may = Interval(date(2024, 5, 1), date(2024, 5, 31))
    assert found == [("Fidan-Gerapetritis", MONDAY), ("Erdogan-Mitsotakis", TUESDAY), ("Fidan-Gerapetritis", may)]


@pytest.mark.parametrize(
    "text",
    [
        "Erdogan spoke to Macron on Monday and then to Mitsotakis.",
        "Erdogan telephoned Macron and Mitsotakis on Monday.",
        "Erdogan held separate phone calls with Macron and Mitsotakis.",
    ],
)
def test_one_speaker_with_two_partners_had_two_contacts(find: Find, text: str) -> None:
    """Unless the words say that they spoke jointly."""
    found = [(shown(c)[0], c.count) for c in find(text).contacts]
    assert found == [("Erdogan-Macron", 1), ("Erdogan-Mitsotakis", 1)]


def test_joint_talks_of_three_are_one_contact(find: Find) -> None:
    """“Three-way” puts all sides at one table."""
    (report,) = find("Erdogan held a three-way meeting with Macron and Mitsotakis.").contacts
    assert {p.state for p in report.participants} == {"TUR", "FRA", "GRC"}


SINCE: list[tuple[str, str]] = [
    ("Fidan and Gerapetritis held talks on Monday. It is the first time they have spoken since a call on May 4.", "call"),
    ("Fidan and Gerapetritis held talks on Monday. It was the first conversation of the two since May 4.", "unknown"),
    ("Fidan and Gerapetritis held talks on Monday. The talks were notable because it was the first since May 4.", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "channel"), SINCE)
def test_first_since_tells_of_an_earlier_contact(find: Find, text: str, channel: str) -> None:
    """What is counted from took place; its sides are the same, its channel only what the words say."""
    found = find(text)
    main, earlier = found.contacts
    assert main.date.interval == MONDAY
    assert (earlier.date.interval, earlier.channel, earlier.standing) == (
        Interval.day(date(2024, 5, 4)), channel, "background",
    )  # fmt: skip
    event = next(e for e in found.events if e.id == earlier.events[0])
    assert "historical" in event.auxiliary


def test_offices_since_a_date_need_not_be_todays_holders(find: Find) -> None:
    """“The first talks between the foreign ministers of Turkey and Greece since …” may have been others' talks."""
    pair = {"the foreign ministers of Turkey and Greece": (FIDAN, GERAPETRITIS)}
    reading_names = NAMES | pair
    text = "Fidan met Gerapetritis on Monday, the first talks between the foreign ministers of Turkey and Greece since May 4."
    found = find(text, names=reading_names)  # type: ignore[arg-type]
    earlier = [c for c in found.contacts if c.standing == "background"]
    assert [p.name for c in earlier for p in c.participants] in ([None, None], ["Hakan Fidan", "Giorgos Gerapetritis"])


def test_the_first_after_the_second_is_another(find: Find) -> None:
    """“Their second conversation … The first, on Sunday, …”: two contacts with two days."""
    text = "Erdogan spoke to Macron on Monday, the second conversation of Erdogan and Macron in two days. The first, on Sunday, had been short."
    dates = [c.date.interval for c in find(text).contacts]
    assert dates == [MONDAY, Interval.day(date(2024, 6, 9))]


def test_a_refused_approach_stands_apart_from_the_talk_that_followed(find: Find) -> None:
    """First refused, then held: two reports, the asker is known."""
    text = (
        "Fidan had been rebuffed in Fidan's efforts to speak to Gerapetritis. Fidan and Gerapetritis spoke on Tuesday."
    )
    found = {c.status: c for c in find(text).contacts}
    assert set(found) == {"refused", "held"}
    assert found["refused"].initiator == "TUR"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Macron telephoned Erdogan.", "FRA"),
        ("It was Macron who rang Erdogan.", "FRA"),
        ("The call between Erdogan and Macron was requested by Paris.", "FRA"),
        ("At the request of Athens, Fidan spoke with Gerapetritis.", "GRC"),
        ("Macron received a phone call from Erdogan.", "TUR"),
        ("Macron's call with Erdogan was cordial.", None),
        ("Macron and Erdogan spoke by telephone.", None),
    ],
)
def test_who_began_it_is_said_or_unknown(find: Find, text: str, state: str | None) -> None:
    """To call, to ask and to be asked tell the initiator; to have a call does not."""
    (report,) = find(text).contacts
    assert report.initiator == state
    assert (report.initiator_span is None) == (state is None)


def said(text: str, part: str, speaker: object, stance: str = "asserts") -> Statement:
    start = text.index(part)
    span = Span(start, start + len(part))
    return Statement(part, speaker, None, None, (span,), part, False, stance=stance)  # type: ignore[arg-type]


def test_a_side_whose_own_words_tell_of_it_confirms(find: Find) -> None:
    """A statement of a side's official that holds the words confirms; the outlet's voice does not."""
    text = "Fidan and Gerapetritis spoke on Monday, the Greek government spokesman said."
    statement = said(text, "Fidan and Gerapetritis spoke on Monday", ATHENS_SPOKESMAN)
    assert find(text, (statement,)).contacts[0].confirmed_by == ("GRC",)
    assert find("Fidan and Gerapetritis spoke on Monday.").contacts[0].confirmed_by == ()


def test_a_contact_that_the_other_side_denies_is_denied(find: Find) -> None:
    """“Denied that … had spoken” names the state that denies."""
    text = "Erdogan said Erdogan had spoken with Mitsotakis. The Greek side doubts it: Athens denied that Mitsotakis had spoken with Erdogan."
    (report,) = find(text).contacts
    assert (report.status, report.denied_by) == ("denied", ("GRC",))


def test_a_readout_names_the_other_side_in_its_title(find: Find) -> None:
    """An official page under “Telephone conversation with President …” is one side's account of a call."""
    text = "Telephone conversation with President of France Emmanuel Macron\n\nRegional questions were discussed in detail."
    (report,) = find(
        text, kind="readout", outlet_country="TUR", title="Telephone conversation with Emmanuel Macron"
    ).contacts
    assert {p.state for p in report.participants} == {"TUR", "FRA"}
    assert (report.channel, report.status, report.confirmed_by) == ("call", "held", ("TUR",))


def test_ids_are_the_same_each_time(find: Find) -> None:
    """Nothing but text and data decides."""
    text = "Macron telephoned Erdogan on Monday. It was the first call of Macron and Erdogan since May 4."
    assert find(text) == find(text)
    assert MACRON.name in [p.name for p in find(text).contacts[0].participants]


@pytest.mark.parametrize(
    "text",
    [
        "Fidan's call with Gerapetritis on Monday came as Erdogan spoke with Macron.",
        "Fidan telephoned Gerapetritis on Monday. Shortly afterwards, Erdogan spoke with Macron.",
    ],
)
def test_contacts_of_one_time_are_linked_and_share_their_days(find: Find, text: str) -> None:
    """“came as … spoke”, “shortly afterwards”: the second has the first's day, and each names the other."""
    one, other = find(text).contacts
    assert (one.alongside, other.alongside) == ((other.id,), (one.id,))
    assert one.date.interval == other.date.interval == MONDAY
