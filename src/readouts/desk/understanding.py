"""What was understood of a claim or a question, as a sentence; and who and what is meant by what people give beside its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from readouts.actors.table import ActorTable
from readouts.coding.coding import Channel, ClaimKind
from readouts.coding.inquiries.inquiry import Inquiry
from readouts.contract.wording import Wording, channel_word
from readouts.day_words import when
from readouts.desk.naming import actor_named
from readouts.errors import UsageError
from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor, Reading
from readouts.record.model import CheckedClaim, Contact

Read = Callable[[str], Reading]
"""Reads a text: parses it, finds who and when."""
CLAIM_KINDS: dict[ClaimKind, str] = {
    "first_since": "the first since a day or a contact",
    "nth": "the n-th of a time",
    "none_since": "no contact since",
    "last_contact": "the last contact",
    "initiated_by": "who asked for it or called",
    "not_mentioned": "something that an account leaves out",
}
_CHANNELS: tuple[Channel, ...] = ("call", "video", "meeting", "visit", "letter", "hotline", "unknown")
_BY_CHANNEL = {
    "call": "calls",
    "video": "video calls",
    "meeting": "meetings",
    "visit": "visits",
    "letter": "letters",
    "hotline": "hotline contacts",
}


def channel_given(value: str | None) -> Channel | None:
    """The channel of this name.

    Raises:
        UsageError: There is no such channel.
    """
    if value is None:
        return None
    found = next((c for c in _CHANNELS if c == value), None)
    if found is None:
        raise UsageError(f"{value!r} is no channel.", f"Give one of: {', '.join(_CHANNELS)}.")
    return found


def claim_kind_given(value: str | None) -> ClaimKind | None:
    """The kind of claim of this name.

    Raises:
        UsageError: There is no such kind.
    """
    if value is None:
        return None
    found = next((k for k in CLAIM_KINDS if k == value.replace("-", "_")), None)
    if found is None:
        raise UsageError(f"{value!r} is no kind of claim.", f"Give one of: {', '.join(CLAIM_KINDS)}.")
    return found


def sides_given(
    read: Read, table: ActorTable, between: tuple[str, str] | None, people: Sequence[str] | None
) -> tuple[Actor, ...]:
    """The sides that are named; a person stands in place of the state.

    Raises:
        UsageError: Nobody is known by a name.
    """
    named = [_side(read, table, words) for words in between or ()]
    persons = [_side(read, table, words) for words in people or ()]
    kept = [a for a in named if a.state not in {p.state for p in persons}]
    return (*persons, *kept)


def _side(read: Read, table: ActorTable, words: str) -> Actor:
    state = table.state(words.upper())
    if state is not None:
        return Actor("state", state.qid, state.name, None, None, state.code, "GOV")
    body = table.organisation(words.upper())
    if body is not None:
        return Actor("organisation", body.qid, body.name, None, None, words.upper(), "IGO")
    if "," in words:
        return actor_named(table, words)
    found = [a for m in read(f"{words} spoke.").mentions for a in m.actors if a.state]
    if not found:
        raise UsageError(f"Nobody is known as {words!r}.", "Give an ISO code, or the full name of a state or a person.")
    return found[0]


def with_people(sides: Sequence[Actor], people: Sequence[Actor]) -> tuple[Actor, ...]:
    """The sides, with people given by hand in place of whoever else of their states was understood."""
    states = {p.state for p in people}
    return (*people, *(a for a in sides if a.state not in states))


def claim_understood(claim: CheckedClaim, about: Contact | None, wording: Wording) -> str:
    """What was understood of a claim, as one sentence."""
    parts = [CLAIM_KINDS[claim.kind]]
    if claim.kind == "nth" and claim.value is not None:
        parts = [f"number {claim.value} of their contacts"]
    elif claim.kind == "initiated_by" and claim.value is not None:
        whose = "both sides" if claim.value == "both" else wording.state(str(claim.value))
        parts = [f"{whose} asked for it or called"]
    elif claim.kind == "not_mentioned" and claim.value is not None:
        parts = [f"“{claim.value}” is left out of an account"]
    if claim.participants:
        parts.append(f"between {_people(claim.participants, wording)}")
    if claim.channel is not None:
        parts.append(f"counting {_BY_CHANNEL.get(claim.channel, claim.channel)}")
    if claim.anchor is not None and claim.kind not in ("initiated_by", "not_mentioned"):
        parts.append(f"counted from {when(claim.anchor)}")
    if about is not None:
        channel = channel_word(about.channel)
        parts.append(f"said of the {channel} of {when(about.date.interval)} ({about.id[:8]})")
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def inquiry_understood(inquiry: Inquiry, asks: str, wording: Wording) -> str:
    """What was understood of a question, as one sentence."""
    parts = [asks]
    if inquiry.speaker is not None and inquiry.kind == "said":
        parts = [f"what {wording.state(inquiry.speaker)} said of a contact"]
    if inquiry.topic:
        parts.append(f"about “{inquiry.topic}”")
    if len(inquiry.sides) > 1:
        parts.append(f"between {_people(inquiry.sides, wording)}")
    elif inquiry.sides:
        parts.append(f"of {_people(inquiry.sides, wording)} with anybody")
    if inquiry.channel is not None:
        parts.append(f"by {_BY_CHANNEL.get(inquiry.channel, inquiry.channel)}")
    if inquiry.window != ALWAYS:
        parts.append(_window_words(inquiry.window))
    if inquiry.about is not None:
        parts.append(f"of the contact {inquiry.about}")
    sentence = ", ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _window_words(window: Interval) -> str:
    words = when(window)
    if window.earliest is not None and window.latest is None:
        return words.replace("from ", "since ", 1)
    return words if window.earliest is None else f"in the days {words}" if not window.is_day else f"on {words}"


def _people(actors: Iterable[Actor], wording: Wording) -> str:
    names = list(dict.fromkeys(wording.actor_of(a) for a in actors))
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
