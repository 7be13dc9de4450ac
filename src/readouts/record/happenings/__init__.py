"""Event mentions of all documents joined into events."""
