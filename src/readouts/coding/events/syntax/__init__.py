"""Reading the parse, and putting it right where models often go wrong."""
