"""Questions about the record, as somebody types them."""
