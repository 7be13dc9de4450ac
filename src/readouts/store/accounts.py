"""Users, sessions and tokens in the record's database. Secrets are kept as digests only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, RowMapping, Select, delete, func, insert, select, update

from readouts.store import schema
from readouts.store.transactions import write


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user as kept."""

    name: str
    role: str
    password: str
    """Hashed with argon2."""
    created: float
    """Seconds since 1970, as all times here."""


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token of the API as kept."""

    user: str
    name: str
    digest: str
    created: float


class AccountBook:
    """The tables of accounts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # Users

    def users(self) -> tuple[UserRow, ...]:
        """All users, by name."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(schema.users).order_by(schema.users.c.name))
            return tuple(UserRow(**r._mapping) for r in rows)

    def user(self, name: str) -> UserRow | None:
        """The user of this name."""
        return self._one(select(schema.users).where(schema.users.c.name == name))

    def count_users(self) -> int:
        """How many there are."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(schema.users)) or 0

    def add_user(self, user: UserRow) -> bool:
        """Add a user; False where the name is taken."""

        def step(connection: Connection) -> bool:
            taken = connection.scalar(select(schema.users.c.name).where(schema.users.c.name == user.name))
            if taken is None:
                connection.execute(insert(schema.users), _fields(user))
            return taken is None

        return write(self._engine, step)

    def change_user(self, name: str, *, password: str | None = None, role: str | None = None) -> bool:
        """Set a password or a role; sessions begun before end. False where there is no such user."""
        values = {k: v for k, v in (("password", password), ("role", role)) if v is not None}

        def step(connection: Connection) -> bool:
            changed = connection.execute(update(schema.users).where(schema.users.c.name == name).values(**values))
            connection.execute(delete(schema.sessions).where(schema.sessions.c.user == name))
            return changed.rowcount > 0

        return write(self._engine, step)

    def hash_again(self, name: str, password: str) -> None:
        """Keep another hash of the same password; sessions go on."""
        query = update(schema.users).where(schema.users.c.name == name).values(password=password)
        write(self._engine, lambda connection: connection.execute(query))

    def remove_user(self, name: str) -> bool:
        """Remove a user with all sessions and tokens; False where there is no such user."""

        def step(connection: Connection) -> bool:
            for table in (schema.sessions, schema.tokens):
                connection.execute(delete(table).where(table.c.user == name))
            return connection.execute(delete(schema.users).where(schema.users.c.name == name)).rowcount > 0

        return write(self._engine, step)

    # Sessions

    def begin_session(self, digest: str, user: str, now: float, expires: float) -> None:
        """Keep a session; those that have run out are forgotten."""

        def step(connection: Connection) -> None:
            connection.execute(delete(schema.sessions).where(schema.sessions.c.expires <= now))
            connection.execute(insert(schema.sessions), {"digest": digest, "user": user, "expires": expires})

        write(self._engine, step)

    def user_of_session(self, digest: str, now: float) -> UserRow | None:
        """Whose session this is; None where there is none, or it has run out."""
        sessions = schema.sessions
        return self._one(
            select(schema.users)
            .join(sessions, sessions.c.user == schema.users.c.name)
            .where(sessions.c.digest == digest, sessions.c.expires > now)
        )

    def end_session(self, digest: str) -> None:
        """Forget a session."""
        write(
            self._engine,
            lambda connection: connection.execute(delete(schema.sessions).where(schema.sessions.c.digest == digest)),
        )

    # Tokens

    def add_token(self, token: TokenRow) -> bool:
        """Keep a token; False where the user has one of that name."""

        def step(connection: Connection) -> bool:
            table = schema.tokens
            taken = connection.scalar(
                select(table.c.name).where(table.c.user == token.user, table.c.name == token.name)
            )
            if taken is None:
                connection.execute(insert(table), _fields(token))
            return taken is None

        return write(self._engine, step)

    def tokens_of(self, user: str) -> tuple[TokenRow, ...]:
        """A user's tokens, by name."""
        query = select(schema.tokens).where(schema.tokens.c.user == user).order_by(schema.tokens.c.name)
        with self._engine.connect() as connection:
            return tuple(TokenRow(**r._mapping) for r in connection.execute(query))

    def user_of_token(self, digest: str) -> UserRow | None:
        """Whose token this is."""
        tokens = schema.tokens
        return self._one(
            select(schema.users).join(tokens, tokens.c.user == schema.users.c.name).where(tokens.c.digest == digest)
        )

    def remove_token(self, user: str, name: str) -> bool:
        """Forget a token; False where there is none of that name."""
        table = schema.tokens
        query = delete(table).where(table.c.user == user, table.c.name == name)
        return write(self._engine, lambda connection: connection.execute(query).rowcount > 0)

    def _one(self, query: Select[tuple[object, ...]]) -> UserRow | None:
        with self._engine.connect() as connection:
            row: RowMapping | None = connection.execute(query).mappings().first()
        return UserRow(**{str(k): v for k, v in row.items()}) if row else None


def _fields(row: UserRow | TokenRow) -> dict[str, object]:
    names: Iterable[str] = row.__slots__
    return {name: getattr(row, name) for name in names}
