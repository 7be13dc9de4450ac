"""Claims of who began a contact: who called, who was called, who asked for it, whose idea it was."""
