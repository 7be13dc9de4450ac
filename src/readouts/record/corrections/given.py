"""What people decided about which reports are of one contact, as the links that the comparison of reports obeys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

from readouts.coding.coding import Coding
from readouts.record.corrections.model import Correction, Passage
from readouts.record.corrections.passages import meant
from readouts.record.pairing.given import GivenLink, GivenLinks


def links_of(corrections: Iterable[Correction], codings: Mapping[str, Coding]) -> GivenLinks:
    """The links of merges and splits.

    Args:
        corrections: Those in force, in the order of the log: of two decisions about one pair the later counts.
        codings: By digest; passages of documents that are not there say nothing.
    """
    return GivenLinks.of(link for one in corrections for link in _links(one, codings))


def _links(one: Correction, codings: Mapping[str, Coding]) -> Iterator[GivenLink]:
    if one.action not in ("merge", "split"):
        return
    ours, theirs = _reports(one.passages, codings), _reports(one.others, codings)
    together = one.action == "merge"
    pairs = combinations(ours, 2) if together else product(ours, theirs)
    for a, b in pairs:
        yield GivenLink(a, b, together, one.author, one.at.date().isoformat(), one.reason)


def _reports(passages: Iterable[Passage], codings: Mapping[str, Coding]) -> list[str]:
    ids = (meant(codings[p.digest], "contact", p) for p in passages if p.digest in codings)
    return list(dict.fromkeys(i for i in ids if i))
