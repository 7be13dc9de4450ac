"""Our own sentences over families of words for contacts, in every construction: what each tells, and what is none.

``{A}`` and ``{B}`` stand for two people of two states. A row is a sentence and "channel status"; "*" stands for any channel, and
several channels or statuses stand with "|" between them.
"""

from __future__ import annotations

A = "Norwegian Prime Minister Ola Berg"
B = "Chilean President Ana Rojas"

MET = [
    "met", "met with", "met up with", "sat down with", "had dinner with", "dined with", "lunched with", "shook hands with", "huddled with",
    "held talks with", "held a round of talks with", "held a second round of talks with", "wrapped up talks with", "hosted", "received",
    "welcomed", "greeted", "caught up with", "went into talks with", "opened talks with", "had a sit-down with", "had an audience with",
    "was received by", "was hosted by", "was welcomed by", "was greeted by", "paid a courtesy call on", "paid a visit to", "called on",
    "held a tête-à-tête with", "had a pull-aside with", "held a closed-door meeting with", "had an exchange of views with",
    "rubbed shoulders with",
]  # fmt: skip
CALLED = [
    "telephoned", "phoned", "rang", "called", "called up", "rang up", "phoned up", "spoke by phone with", "spoke by telephone to",
    "talked on the phone with", "got on the phone with", "picked up the phone to", "placed a call to", "made a phone call to",
    "put in a call to", "held a phone call with", "held phone talks with", "held telephone talks with", "had a telephone conversation with",
    "had a phone chat with", "was on the phone with", "spoke over the phone with", "discussed trade by phone with", "took a call from",
    "received a call from", "received a phone call from", "got a call from", "was called by", "was telephoned by",
]  # fmt: skip
ON_SCREEN = [
    "held a video call with", "held a videoconference with", "spoke by video link with", "held a virtual meeting with", "met virtually with",
    "spoke via videoconference with", "held online talks with",
]  # fmt: skip
WROTE = [
    "wrote to", "sent a letter to", "wrote a letter to", "received a letter from", "penned a letter to", "exchanged letters with",
    "addressed a letter to", "sent a telegram to", "delivered a letter to", "handed a letter to", "sent a written message to",
]  # fmt: skip
SPOKE = [
    "spoke with", "spoke to", "talked with", "talked to", "conferred with", "consulted", "consulted with", "conversed with", "chatted with",
    "exchanged views with", "held consultations with", "held discussions with", "had a discussion with", "discussed fisheries with",
    "negotiated with", "held negotiations with", "touched base with", "reached out to", "briefed", "compared notes with",
    "held a dialogue with", "resumed talks with", "was in contact with", "had contact with", "spoke again with", "held a conversation with",
    "struck up a conversation with",
]  # fmt: skip
TOGETHER = [
    "met", "spoke", "talked", "met up", "sat down together", "held talks", "spoke by phone", "held a phone call", "held a meeting",
    "had a meeting", "shook hands", "conferred", "exchanged letters", "met face to face", "met one-on-one", "held their first meeting",
    "spoke for an hour", "discussed fisheries", "huddled", "came together", "met for talks", "held bilateral talks",
    "had a long conversation", "held a working lunch", "had dinner together", "met each other", "spoke to each other", "wrote to each other",
]  # fmt: skip

HELD: list[tuple[str, str]] = [
    *((f"{{A}} {v} {{B}} in Geneva on Tuesday.", "meeting|unknown|visit held") for v in MET),
    *((f"{{A}} {v} {{B}} on Tuesday.", "call held") for v in CALLED),
    *((f"{{A}} {v} {{B}} on Tuesday.", "video held") for v in ON_SCREEN),
    *((f"{{A}} {v} {{B}} on Tuesday.", "letter held") for v in WROTE),
    *((f"{{A}} {v} {{B}} on Tuesday.", "* held") for v in SPOKE),
    *((f"{{A}} and {{B}} {v} on Tuesday.", "* held") for v in TOGETHER),
]

NOMINAL = [
    "A meeting between {A} and {B} took place in Geneva on Tuesday.",
    "Tuesday's meeting between {A} and {B} lasted an hour.",
    "The call between {A} and {B} came on Tuesday.",
    "There was a call between {A} and {B} on Tuesday.",
    "In a phone call with {B} on Tuesday, {A} raised fisheries.",
    "Speaking after a meeting with {B} on Tuesday, {A} said the ports would reopen.",
    "{A} said after meeting {B} on Tuesday that the ports would reopen.",
    "{A}, who met {B} on Tuesday, said the ports would reopen.",
    "{B}, with whom {A} spoke on Tuesday, said the ports would reopen.",
    "{A} told {B} by phone on Tuesday that the ports would reopen.",
    "{A} raised the matter with {B} in a call on Tuesday.",
    "The fisheries deal was discussed by {A} and {B} in a phone call on Tuesday.",
    "The announcement came hours after {A} met {B} on Tuesday.",
    "{A}'s call to {B} on Tuesday lasted an hour.",
    "It was {A} and {B}'s third meeting this year.",
    "{A} wrote {B} a letter on Tuesday.",
    "{A} discussed fisheries with {B} in a No 10 meeting on Tuesday.",
    "A failed summit between {A} and {B} took place in May.",
]

SUMMONED = [
    "Norway's foreign ministry summoned the Chilean ambassador on Tuesday.",
    "The Chilean ambassador was summoned to Norway's foreign ministry on Tuesday.",
    "Norway summoned Chile's ambassador on Tuesday over the seizure.",
    "Oslo has summoned the Chilean envoy to protest the seizure.",
    "Chile's ambassador to Norway, Luis Mora, was called in by the foreign ministry in Oslo on Tuesday.",
    "Norway hauled in the Chilean ambassador on Tuesday.",
]

VISITED = [
    "{A} visited Chile on Tuesday.",
    "{A} arrived in Santiago on Tuesday for a two-day visit.",
    "{A} arrived in Santiago on Tuesday at the start of a state visit that will also see him attend a trade forum.",
    "{A} flew to Chile on Tuesday for talks with {B}.",
    "{A} paid a state visit to Chile in May.",
    "{A} is on an official visit to Chile.",
    "{A} kicked off a visit to Chile on Tuesday.",
    "{A} landed in Santiago on Tuesday at the start of a state visit.",
    "{A} toured Chile on Tuesday at the invitation of {B}.",
    "{A} touched down in Santiago on Tuesday.",
]

PLANNED = [
    "{A} will meet {B} in Geneva on Friday.",
    "{A} is due to meet {B} on Friday.",
    "{A} is slated to sit down with {B} on Friday.",
    "{A} and {B} have agreed to a meeting on Friday.",
    "A meeting between {A} and {B} is planned for Friday.",
    "A meeting between {A} and {B}, which is scheduled for Friday, will deal with fish.",
    "A call between {A} and {B} is set for Friday.",
    "Ahead of Friday's meeting between {A} and {B}, the ports reopened.",
    "Preparations are under way for a meeting between {A} and {B}.",
    "{A} heads to Chile on Friday for talks with {B}.",
    "{A} is travelling to Santiago on Friday to meet {B}.",
    "{A} is due in Santiago on Friday for talks with {B}.",
    "The much anticipated meeting between {A} and {B} will deal with fish.",
    "{A} and {B} have a meeting scheduled for Friday.",
    "{A} has a call with {B} scheduled for Friday.",
    "{A} and {B} agreed to go on with their dialogue in a meeting in the near future.",
]

POSSIBLE = [
    "{A} offered to meet {B}.",
    "{A} may meet {B} on Friday.",
    "A meeting between {A} and {B} is possible, officials said.",
    "A meeting between {A} and {B} is under discussion.",
    "{A} is open to talks with {B}.",
    "Oslo declined to say whether {A} and {B} had agreed to meet.",
    "The deal paves the way for a meeting between {A} and {B}.",
]

UNDONE: list[tuple[str, str]] = [
    ("{A} called off a meeting with {B}.", "* cancelled"),
    ("A planned meeting between {A} and {B} fell through.", "* cancelled"),
    ("{A} called off a visit by {B} next week.", "* cancelled"),
    ("A meeting between {A} and {B} scheduled for Friday will not take place.", "* ruled_out|cancelled"),
    ("{A} did not agree to meet {B}.", "* refused"),
    ("{A} will not meet {B}.", "* ruled_out"),
]

ONE: list[tuple[str, str]] = [
    *HELD,
    *((s, "* held") for s in NOMINAL),
    *((s, "meeting held") for s in SUMMONED),
    *((s, "visit|meeting held") for s in VISITED),
    *((s, "* planned") for s in PLANNED),
    *((s, "* possible") for s in POSSIBLE),
    *UNDONE,
]

NONE = [
    "{A} called on {B} to reopen the ports.",
    "{A} called on {B} for restraint.",
    "{A} urged dialogue with Chile.",
    "Norway called in the army on Tuesday.",
    "Chile summoned its ambassador to Norway home on Tuesday.",
    "{A} sent a message to Chile by reopening the ports.",
    "{A} compared {B}'s notes with his own.",
    "{A} toured a fish market on Tuesday.",
]

# What follows a meeting that was told of, and the days, channel and status of the contact that it adds.
RECALLED: list[tuple[str, str]] = [
    ("The two last spoke in May.", "unknown held 2023-05-01..2023-05-31"),
    ("They last spoke by phone on June 2.", "call held 2023-06-02..2023-06-02"),
    ("The last time they met was in May.", "meeting held 2023-05-01..2023-05-31"),
    ("The last time Berg met Rojas was in May.", "meeting held 2023-05-01..2023-05-31"),
    ("Berg had called Rojas a day earlier.", "call held 2023-06-12..2023-06-12"),
    ("It followed a call in May.", "call held 2023-05-01..2023-05-31"),
    ("The meeting comes after talks in May.", "unknown held 2023-05-01..2023-05-31"),
    ("Another phone call came in May.", "call held 2023-05-01..2023-05-31"),
    ("Earlier, another phone call took place on Saturday.", "call held 2023-06-10..2023-06-10"),
    ("Earlier, another phone call initiated by Norway took place on Saturday.", "call held 2023-06-10..2023-06-10"),
    ("The meeting comes about a month after a phone call in which the two discussed fish in May.", "call held 2023-05-01..2023-05-31"),
    ("They agreed to meet again soon.", "meeting planned 2023-06-15..None"),
    ("Both leaders agreed to meet in Oslo in the near future.", "meeting planned 2023-06-15..None"),
    ("Berg said that the next round of talks will be held on Saturday.", "unknown planned 2023-06-17..2023-06-17"),
]  # fmt: skip
