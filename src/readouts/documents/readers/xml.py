"""XML from anywhere, parsed so that it can do no harm: no entities of its own, nothing fetched, no endless nesting."""

from __future__ import annotations

from typing import Any

from readouts.documents.readers.reader import Input
from readouts.errors import InputError

LARGEST_XML = 20_000_000
# A tree takes a hundred times what its smallest elements do, and a feed more: 200,000 are a feed of ten thousand items.
_MOST_TAGS = 200_000


def xml_bytes(source: Input) -> bytes:
    """The bytes of an XML file, if they are few enough and declare no entities.

    Raises:
        InputError: They are too many, or declare entities: no feed needs any, and they can unfold without end.
    """
    data = source.read(2 * LARGEST_XML)
    if not data.strip():
        raise InputError(source.where, "is empty", "Fetch it again.")
    if len(data) > LARGEST_XML:
        raise InputError(source.where, f"is XML of {len(data) / 1e6:.0f} MB", "Split it.")
    if (tags := data.count(b"<")) > _MOST_TAGS:
        raise InputError(source.where, f"is XML with {tags:,} tags", "Split it.")
    # Without zero bytes UTF-16 and UTF-32 read as ASCII.
    if b"<!entity" in data.replace(b"\0", b"").lower():
        raise InputError(source.where, "declares entities of its own", "Remove its document type declaration.")
    return data


def xml_tree(data: bytes, *, broken: bool = False) -> Any:
    """The root element; None where it is no XML.

    Args:
        data: The file.
        broken: Whether to make what can be made of XML that is not well formed.
    """
    from lxml import etree  # noqa: PLC0415 - most inputs are no XML

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=broken,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, LookupError):
        return None


def local_name(element: Any) -> str:
    """The element's name without its namespace, in lower case."""
    name = element.tag if isinstance(element.tag, str) else ""
    return name.rpartition("}")[2].lower()
