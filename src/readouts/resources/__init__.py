"""Data files that experts edit, and how they are found and fingerprinted."""
