"""People's corrections: an append-only log, laid over every run, and taken back by another entry of the log."""
