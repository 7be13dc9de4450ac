"""Who may do what: a table of endpoints and roles, and every route of the server has its place in it."""

from __future__ import annotations

import pytest

from readouts.access.deciding import action_of, may
from readouts.access.model import LOCAL, NOBODY, Visitor

READER, EDITOR, ADMIN = (Visitor("session", role[:3], role) for role in ("reader", "editor", "admin"))
# What nobody, a reader, an editor and an admin may.
TABLE = [
    ("GET", "/static/readouts.css", "1111"),
    ("GET", "/login", "1111"),
    ("POST", "/login", "1111"),
    ("GET", "/openapi.json", "1111"),
    ("GET", "/", "0111"),
    ("GET", "/contacts", "0111"),
    ("GET", "/api/v1/contacts", "0111"),
    ("GET", "/api/v1/contacts.jsonl", "0111"),
    ("GET", "/api/v1/documents/a/b", "0111"),
    ("POST", "/api/v1/check", "0111"),
    ("POST", "/api/v1/ask", "0111"),
    ("POST", "/check", "0111"),
    ("GET", "/api/v1/exports/csv", "0111"),
    ("GET", "/api/v1/jobs", "0111"),
    ("POST", "/logout", "0111"),
    ("GET", "/account", "0111"),
    ("POST", "/account/tokens", "0111"),
    ("POST", "/api/v1/corrections", "0011"),
    ("DELETE", "/api/v1/jobs/1", "0011"),
    ("POST", "/api/v1/ingest", "0011"),
    ("POST", "/api/v1/exports/csv", "0011"),
    ("POST", "/review", "0011"),
    ("POST", "/documents", "0011"),
    ("POST", "/loginx", "0011"),
    ("POST", "/anything/that/comes/later", "0011"),
    ("GET", "/users", "0001"),
    ("POST", "/users", "0001"),
    ("GET", "/api/v1/users", "0001"),
]


@pytest.mark.parametrize(("method", "path", "who"), TABLE)
def test_the_table(method, path, who):
    """Each may what those with fewer rights may, and the reason is said."""
    for visitor, allowed in zip((NOBODY, READER, EDITOR, ADMIN), who, strict=True):
        decision = may(visitor, action_of(method, path))
        assert decision.allowed == (allowed == "1"), (visitor, decision)
        assert decision.reason.endswith(".")
    assert may(LOCAL, action_of(method, path)).allowed
