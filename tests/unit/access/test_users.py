"""Users log in, tokens come and go, and what is kept tells no secret."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from readouts.access.accounts import DAYS, Accounts, LoginError
from readouts.access.model import NOBODY, Visitor
from readouts.errors import NotFoundError, UsageError
from readouts.store.store import Store

WORDS = "correct horse battery"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def now():
    return [1_000_000.0]


@pytest.fixture
def accounts(address, now):
    with Store.open(address(), create=True) as store:
        made = Accounts(store.accounts(), QUICK, lambda: now[0])
        for buckets in (made.by_name, made.by_address):
            buckets.clock = lambda: now[0]
        made.add_user("ann", "admin", WORDS)
        made.add_user("bob", "reader", WORDS + "2")
        yield made


def test_a_session_begins_and_ends(accounts, now):
    """Logged in somebody is known by their session: until they log out, it runs out, or their password changes."""
    one, two = accounts.log_in("Ann ", WORDS, "a"), accounts.log_in("ann", WORDS, "a")
    assert one != two
    assert accounts.visitor(token=None, session=one) == Visitor("session", "ann", "admin")
    accounts.log_out(one)
    assert accounts.visitor(token=None, session=one) == NOBODY
    assert accounts.visitor(token=None, session=two).name == "ann"
    accounts.set_password("ann", WORDS + "!")
    assert accounts.visitor(token=None, session=two) == NOBODY
    three = accounts.log_in("ann", WORDS + "!", "a")
    now[0] += DAYS * 86_400 + 1
    assert accounts.visitor(token=None, session=three) == NOBODY
    assert accounts.visitor(token=None, session=None) == NOBODY


def test_wrong_passwords(accounts, now):
    """No user and a wrong password are told in the same words; after five tries one has to wait, others do not."""
    said = set()
    for name in ("ann", "nobody"):
        with pytest.raises(LoginError) as caught:
            accounts.log_in(name, "wrong words here", "a")
        said.add(str(caught.value))
    assert len(said) == 1
    for _ in range(4):
        with pytest.raises(LoginError):
            accounts.log_in("ann", "wrong words here", "a")
    with pytest.raises(LoginError) as caught:
        accounts.log_in("ann", WORDS, "a")
    assert caught.value.seconds > 0
    assert accounts.log_in("bob", WORDS + "2", "a") and accounts.log_in("ann", WORDS, "b")
    now[0] += 200
    assert accounts.log_in("ann", WORDS, "a")


def test_many_names_from_one_address(accounts):
    """Trying one password on many names is slowed down by the address."""
    for number in range(30):
        with pytest.raises(LoginError) as caught:
            accounts.log_in(f"user{number}", "wrong words here", "a")
        assert caught.value.seconds == 0
    with pytest.raises(LoginError) as caught:
        accounts.log_in("user31", "wrong words here", "a")
    assert caught.value.seconds > 0


def test_tokens(accounts):
    """A token asks in its user's name until it is revoked, or the user is gone."""
    token = accounts.add_token("bob", "notebook")
    assert accounts.visitor(token=token, session=None) == Visitor("token", "bob", "reader")
    assert [t.name for t in accounts.book.tokens_of("bob")] == ["notebook"]
    assert token not in str(accounts.book.tokens_of("bob"))
    with pytest.raises(UsageError, match="already"):
        accounts.add_token("bob", "notebook")
    accounts.revoke_token("bob", "notebook")
    assert accounts.visitor(token=token, session=None) == NOBODY
    with pytest.raises(NotFoundError):
        accounts.revoke_token("bob", "notebook")
    other = accounts.add_token("bob", "other")
    accounts.remove_user("bob")
    assert accounts.visitor(token=other, session=None) == NOBODY


def test_a_wrong_token_is_not_helped_by_a_session(accounts):
    """Who sends a token is known by it alone."""
    session = accounts.log_in("ann", WORDS, "a")
    assert accounts.visitor(token="readouts_wrong", session=session) == NOBODY


@pytest.mark.parametrize(
    ("name", "role", "password", "said"),
    [
        ("ann", "reader", WORDS, "already"),
        ("Ann B", "reader", WORDS, "no name"),
        ("", "reader", WORDS, "no name"),
        ("c", "king", WORDS, "no role"),
        ("c", "reader", "short", "5 characters"),
    ],
)
def test_refused_users(accounts, name, role, password, said):
    """Names, roles and passwords that will not do are refused with a reason."""
    with pytest.raises(UsageError, match=said):
        accounts.add_user(name, role, password)


def test_an_admin_stays(accounts):
    """The last admin cannot be taken away while others are there."""
    with pytest.raises(UsageError, match="only admin"):
        accounts.set_role("ann", "reader")
    with pytest.raises(UsageError, match="only admin"):
        accounts.remove_user("ann")
    accounts.set_role("bob", "admin")
    accounts.remove_user("ann")
    with pytest.raises(NotFoundError):
        accounts.set_password("ann", WORDS)
    accounts.remove_user("bob")
    assert accounts.book.count_users() == 0


def test_passwords_are_hashed(accounts):
    """What is kept of a password is argon2's hash."""
    assert all(u.password.startswith("$argon2id$") for u in accounts.book.users())


def test_hashes_keep_up(accounts):
    """A hash of older strength is made anew when its user logs in; their other sessions go on."""
    before, secret = accounts.book.user("ann").password, accounts.log_in("ann", WORDS, "a")
    accounts.hasher = PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)
    assert accounts.log_in("ann", WORDS, "a")
    assert accounts.book.user("ann").password != before
    assert accounts.visitor(token=None, session=secret).name == "ann"
