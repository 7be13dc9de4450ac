"""The channels of two reports: "spoke" may be a call, and a call is no meeting."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.coding.coding import Channel
from readouts.record.corpus import Filed
from readouts.record.merging.pairing.decision import Reason, Words

# Channels that reports use for one and the same contact.
_FAMILIES: tuple[frozenset[Channel], ...] = (
    frozenset({"call", "video", "hotline"}),
    frozenset({"meeting", "visit"}),
    frozenset({"letter"}),
)


def channels_agree(one: Channel, other: Channel) -> bool:
    """Whether two channels may be those of one contact."""
    return "unknown" in (one, other) or any({one, other} <= family for family in _FAMILIES)


def words_of_evidence(*filed: Filed) -> Words:
    """The words that report the contacts."""
    return tuple((f.document, span) for f in filed for span in f.report.evidence[:1])


def never_by_channels(one: Filed, other: Filed) -> Reason | None:
    """Why the channels exclude that two reports are of one contact."""
    ours, theirs = one.report.channel, other.report.channel
    if channels_agree(ours, theirs):
        return None
    return Reason("channels.other", f"one was a {ours}, the other a {theirs}", words=words_of_evidence(one, other))


def reasons_of_channels(one: Filed, other: Filed) -> Iterator[Reason]:
    """What the channels of two reports say for one contact."""
    ours, theirs = one.report.channel, other.report.channel
    if "unknown" in (ours, theirs):
        return
    if ours == theirs:
        yield Reason("channels.same", f"both a {ours}", 1.0, words_of_evidence(one, other))
    else:
        yield Reason("channels.near", f"{ours} and {theirs} are used for one thing", 0.5, words_of_evidence(one, other))
