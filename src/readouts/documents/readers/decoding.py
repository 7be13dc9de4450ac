"""Bytes to text, or a clear error that says why not."""

from __future__ import annotations

from readouts.errors import InputError

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Control characters that no text file holds; tabs, line ends and form feeds are fine.
_CONTROL = frozenset(range(32)) - {9, 10, 12, 13, 27}


def decode(data: bytes, where: str) -> str:
    """The text, as UTF-8 without its byte-order mark.

    Raises:
        InputError: The data is empty, binary, or not UTF-8.
    """
    if not data.strip():
        raise InputError(where, "is empty", "Give a file that holds text.")
    if data.startswith(_UTF16):
        raise InputError(where, "is UTF-16", f"Convert it: iconv -f UTF-16 -t UTF-8 {where} > new.txt")
    head = data[:8192]
    if b"\0" in head or sum(b in _CONTROL for b in head) > len(head) // 50:
        raise InputError(where, "is binary, not text", "Give plain text (UTF-8) or JSON lines.")
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
