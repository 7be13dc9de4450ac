"""The time of an event: which expressions belong to it, and which days that gives."""

from readouts.coding.timing.dates import date_of, days_of
from readouts.coding.timing.verbs import VerbGroup, governor, tense_of, verb_group
from readouts.coding.timing.when import Attachment, attachments, datable, find_when, phrase_head, when_of_occasion

__all__ = [
    "Attachment",
    "VerbGroup",
    "attachments",
    "datable",
    "date_of",
    "days_of",
    "find_when",
    "governor",
    "phrase_head",
    "tense_of",
    "verb_group",
    "when_of_occasion",
]
