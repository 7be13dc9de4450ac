"""The server: pages and API joined into one application."""
