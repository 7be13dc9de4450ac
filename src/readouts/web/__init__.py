"""The pages: server-made HTML that works without scripts; each page has its address and its JSON twin."""
