"""OPML: a list of feeds."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.documents.lead import Lead
from readouts.documents.readers.reader import Input
from readouts.documents.readers.xml import local_name, xml_bytes, xml_tree
from readouts.errors import InputError


class Opml:
    """The feeds of the list, each once, as leads."""

    name = "opml"
    suffixes = (".opml", ".xml")
    media_types = ("text/x-opml", "application/xml", "text/xml")

    def sniff(self, head: bytes) -> bool:
        """Its outer element near the beginning."""
        start = head.replace(b"\0", b"")[:4_000].lower()
        return start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and b"<opml" in start

    def read(self, source: Input) -> Iterator[Lead | InputError]:
        """The feeds, in the list's order, whatever the folders in which they stand."""
        root = xml_tree(xml_bytes(source), broken=True)
        if root is None or local_name(root) != "opml":
            raise InputError(source.where, "is no OPML", "Export the list of feeds from your feed reader again.")
        seen = set()
        outlines = [e for e in root.iter() if local_name(e) == "outline"]
        for number, outline in enumerate(outlines, start=1):
            given = {name.rpartition("}")[2].lower(): value.strip() for name, value in outline.attrib.items()}
            address = given.get("xmlurl", "")
            if not address or address in seen:
                continue
            seen.add(address)
            where = f"{source.where}:{number}"
            if not address.startswith(("http://", "https://")):
                yield InputError(where, f"names the feed {address!r}, which is no http address", "Mend it.")
                continue
            title = given.get("title") or given.get("text") or None
            yield Lead(address, where, source.address or source.where, "feed", title=title)
        if not seen:
            raise InputError(source.where, "names no feeds", 'A feed stands in it as <outline xmlUrl="https://…"/>.')
