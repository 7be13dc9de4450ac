"""Which events a document reports: PLOVER coding."""
