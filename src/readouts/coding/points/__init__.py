"""Points of accounts: what each side says of a contact."""

from readouts.coding.points.finder import PointFinder

__all__ = ["PointFinder"]
