"""Checkable sentences about the record."""
