"""The version of Readouts; results carry it."""

__version__ = "0.1.0"
