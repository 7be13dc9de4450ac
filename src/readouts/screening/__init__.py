"""Which documents can be left unparsed, because nothing that states do to each other can stand in them."""
