"""Alembic's environment and the steps from each released schema to the next."""
