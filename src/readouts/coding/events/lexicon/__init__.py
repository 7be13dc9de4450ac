"""The lexicon: the shape of its files, the index made of them, and where an entry fires."""
