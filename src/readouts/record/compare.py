"""Accounts side by side: of the sides of one contact, or of two contacts."""

from __future__ import annotations

from readouts.record.model import Comparison, Contact


def compare_sides(contact: Contact) -> Comparison:
    """What the sides of one contact say: in both, only here, differing."""
    return Comparison((), (), (), ())


def compare_contacts(first: Contact, second: Contact) -> Comparison:
    """What the accounts of two contacts share, and what stands in one only."""
    return Comparison((), (), (), ())
