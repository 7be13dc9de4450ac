"""Which reports are of one contact, and the value of each of its slots."""
