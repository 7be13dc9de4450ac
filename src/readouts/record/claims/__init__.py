"""Claims and questions against the record: made ready, weighed, judged, answered."""
