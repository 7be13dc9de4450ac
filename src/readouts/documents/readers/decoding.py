"""Bytes to text, lines and values, within bounds, or a clear error that says why not."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from readouts.documents.readers.reader import Input
from readouts.errors import InputError

LARGEST_JSON = 20_000_000
"""Characters of JSON that are taken apart at once: a list of empty lists takes twenty times its size in memory."""
_LONE_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
# What Python calls encodings too: ways to write names, whose decoders take quadratic time, and escapes of its own.
_NO_CHARSETS = frozenset(["idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"])

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Control characters that no text file holds; tabs, line ends and form feeds are fine.
_CONTROL = frozenset(range(32)) - {9, 10, 12, 13, 27}


def decode(data: bytes, where: str) -> str:
    """The text, as UTF-8 without its byte-order mark.

    Raises:
        InputError: The data is empty, binary, or not UTF-8.
    """
    check_is_text(data, where)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            where,
            f"is not UTF-8 (byte {error.start} is 0x{data[error.start]:02x})",
            "Convert it, for instance: iconv -f WINDOWS-1252 -t UTF-8 FILE > new.txt",
        ) from error


def check_length(text: str, where: str, max_characters: int) -> None:
    """Refuse a text that is longer than the settings allow.

    Raises:
        InputError: It is longer.
    """
    if len(text) > max_characters:
        raise InputError(
            where,
            f"holds {len(text):,} characters, more than the {max_characters:,} that one document may have",
            "Split it into its documents, or raise READOUTS_MAX_CHARACTERS.",
        )


def longest_text(source: Input) -> int:
    """How many bytes a text of the most characters that a document may have can take in UTF-8."""
    return 4 * source.limits.characters + 4


def is_charset(name: str) -> bool:
    r"""Whether a name that a sender gives is that of a character set.

    >>> is_charset("windows-1252"), is_charset("punycode"), is_charset("zip"), is_charset("no\\0ne")
    (True, False, False, False)
    """
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    known = found.name.lower().replace("_", "-")
    return known not in _NO_CHARSETS and getattr(found, "_is_text_encoding", True)


def json_value(text: str, where: str) -> Any:
    r"""The value that a text writes as JSON; halves of characters (``"\\ud800"`` alone) are marked as broken.

    Raises:
        InputError: It is no JSON, nests too deep, or is longer than is taken apart at once.
    """
    if len(text) > LARGEST_JSON:
        raise InputError(where, f"is JSON of {len(text):,} characters", f"Split it: at most {LARGEST_JSON:,} are read.")
    try:
        value = json.loads(text)
        if _LONE_SURROGATE.search(text):
            whole = json.dumps(value, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            value = json.loads(whole)
    except RecursionError as error:
        raise InputError(where, "is JSON that nests too deep", "Mend or remove it.") from error
    except json.JSONDecodeError as error:
        raise InputError(where, f"is not JSON ({error.msg} at column {error.colno})", "Mend or remove it.") from error
    except ValueError as error:
        raise InputError(where, f"is not JSON ({error})", "Mend or remove it.") from error
    return value


def lines_of(source: Input, longest: int) -> Iterator[tuple[int, bytes | None]]:
    r"""The lines of an input with their numbers, read one by one; None for a line that is longer than ``longest`` bytes.

    Lines end with ``\\n``, which they keep: only it ends one, since others may stand inside a string.
    """
    with source.open() as stream:
        number = 0
        while line := stream.readline(longest + 1):
            number += 1
            if len(line) > longest and not line.endswith(b"\n"):
                while (more := stream.readline(longest)) and not more.endswith(b"\n"):
                    pass
                yield number, None
            else:
                yield number, line


def check_is_text(head: bytes, where: str) -> None:
    """Refuse by its first bytes what is no text in UTF-8.

    Raises:
        InputError: It is empty, binary, or UTF-16.
    """
    if not head.strip():
        raise InputError(where, "is empty", "Give a file that holds text.")
    if head.startswith(_UTF16):
        raise InputError(where, "is UTF-16", f"Convert it: iconv -f UTF-16 -t UTF-8 {where} > new.txt")
    head = head[:8192]
    if b"\0" in head or sum(b in _CONTROL for b in head) > len(head) // 50:
        raise InputError(where, "is binary, not text", "Give plain text (UTF-8) or JSON lines.")
