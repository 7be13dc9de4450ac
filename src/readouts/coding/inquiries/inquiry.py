"""A question about the record, as it was understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readouts.coding.coding import Channel
from readouts.interval import ALWAYS, Interval
from readouts.language.reading import Actor

InquiryKind = Literal["last", "first", "count", "initiated", "said", "whether", "refused", "list"]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked. Every part can be given by hand in place of what the words say."""

    kind: InquiryKind
    sides: tuple[Actor, ...]
    """Persons, offices or states between whom the contacts were; one side alone asks for its contacts with anybody."""
    window: Interval = ALWAYS
    channel: Channel | None = None
    topic: str | None = None
    """What the accounts are asked about."""
    speaker: str | None = None
    """The state whose account is asked for; None: everybody's."""
    about: str | None = None
    """Id of the contact, or how it begins, where one is named."""
    text: str = ""
    unknown: tuple[str, ...] = ()
    """Names of people in the question of whom nobody knows who they are."""
