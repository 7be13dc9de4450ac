"""The ``readouts`` command: parse, call one function, print."""

from readouts.cli.app import main

__all__ = ["main"]
