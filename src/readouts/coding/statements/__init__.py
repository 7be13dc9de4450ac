"""Who says what: attribution in news prose."""
