"""Secrets are not kept, proofs of forms hold for one session, buckets refill, foreign requests are known."""

from __future__ import annotations

import pytest

from readouts.access.buckets import Buckets
from readouts.access.forgery import from_elsewhere, is_loopback, is_ours
from readouts.access.secrets import digest_of, new_secret, proof, proves


def test_a_proof_holds_for_its_session_alone():
    """A proof differs each time and proves one session; changed or another's it proves nothing."""
    mine, other = new_secret(), new_secret()
    assert proof(mine) != proof(mine)
    made = proof(mine)
    assert proves(made, mine) and not proves(made, other)
    for broken in ("", "x", made[:-4], made[4:], made.swapcase(), "é" * 40, "A" * len(made)):
        assert not proves(broken, mine), broken


def test_digests_do_not_tell():
    """What is kept is not what was told."""
    secret = new_secret()
    assert secret not in digest_of(secret) and len(digest_of(secret)) == 64


def test_buckets_refill():
    """A burst at once, then the rate; each caller has their own, and waiting takes nothing."""
    now = [0.0]
    buckets = Buckets(rate=0.5, burst=3, clock=lambda: now[0])
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 2.0]
    assert buckets.take("b") == 0
    now[0] = 1.0
    assert buckets.take("a") == 1.0
    now[0] = 2.0
    assert buckets.take("a") == 0
    buckets.give_back("a")
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 0]


ELSEWHERE = [
    (None, None, True),
    ("http://127.0.0.1:8000", None, True),
    ("http://127.0.0.1:8000", "same-origin", True),
    (None, "none", True),
    ("https://127.0.0.1:8000", None, True),
    ("http://127.0.0.1:9000", None, False),
    ("http://evil.example", "cross-site", False),
    (None, "cross-site", False),
    (None, "same-site", False),
    ("null", None, False),
    ("http://127.0.0.1:8000.evil.example", None, False),
]


@pytest.mark.parametrize(("origin", "site", "allowed"), ELSEWHERE)
def test_requests_from_elsewhere(origin, site, allowed):
    """What another site began is refused; programs, which send neither header, are not."""
    assert from_elsewhere("127.0.0.1:8000", origin, site).allowed == allowed


HOSTS = [
    ("127.0.0.1:8000", False, True),
    ("localhost:1", False, True),
    ("LOCALHOST", False, True),
    ("[::1]:8000", False, True),
    ("evil.example:8000", False, False),
    ("evil.example", True, False),
    ("192.0.2.7:8000", False, False),
    ("192.0.2.7:8000", True, True),
    ("team.example", False, True),
    ("127.0.0.1.evil.example", True, False),
    ("", True, False),
]


@pytest.mark.parametrize(("host", "addresses", "allowed"), HOSTS)
def test_names_of_the_server(host, addresses, allowed):
    """A name that a foreign name server bends to this machine is not one of ours."""
    assert is_ours(host, ("team.example",), addresses=addresses) == allowed


def test_loopback():
    """Who listens on loopback is reached by this machine alone."""
    assert [a for a in ("127.0.0.1", "127.9.9.9", "::1", "localhost") if not is_loopback(a)] == []
    assert not is_loopback("0.0.0.0") and not is_loopback("::") and not is_loopback("team.example")
