"""How many independent sources stand behind a term of office.

The source of a line of ``holders.csv`` is a list of words with spaces between them:

====================  ===================================================================================
``wikidata/ukraine``  Wikidata, read off it in 2022 by way of the repository that is named
``factbook``          a vintage of the CIA World Factbook
``https://…``         a public page that shows the holder in office
``founders``          what those who made the table knew; counts as none, for nobody else can check it
``user/name``         a table that the user imported, and what its line says of its source
====================  ===================================================================================
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

Certainty = Literal["checked", "one_source", "unchecked", "own"]
"""Two sources or more agree; one says so; only the founders' knowledge; the user's own table says so."""


def independent_sources(source: str) -> tuple[str, ...]:
    """The sources of a term that do not come from one another, sorted; a page counts by its site.

    >>> independent_sources("wikidata/ukraine factbook founders https://www.gov.pl/web/diplomacy/minister")
    ('factbook', 'gov.pl', 'wikidata')
    """
    found = set()
    for word in source.split():
        if word.startswith(("http://", "https://")):
            site = urlsplit(word).netloc.removeprefix("www.")
            # Pages of Wikidata and its sisters tell what Wikidata tells.
            found.add("wikidata" if site.endswith(("wikidata.org", "wikipedia.org")) else site)
        elif word == "factbook" or word.startswith("wikidata/"):
            found.add(word.split("/")[0])
    return tuple(sorted(found))


def certainty_of(source: str) -> Certainty:
    """How far a term's sources agree.

    >>> certainty_of("founders"), certainty_of("factbook founders"), certainty_of("wikidata/japan factbook")
    ('unchecked', 'one_source', 'checked')
    """
    if source.startswith("user/"):
        return "own"
    count = len(independent_sources(source))
    return "checked" if count > 1 else "one_source" if count else "unchecked"
