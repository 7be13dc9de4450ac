"""Coding by several processes, and archives in shards: planned, run, written down as done, merged."""
