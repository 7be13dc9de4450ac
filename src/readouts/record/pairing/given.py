"""What people have decided of two reports: that they are of one contact, or that they are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from readouts.record.corpus import Filed
from readouts.record.pairing.decision import ENOUGH, Decision, Reason

# More than all rules together can give: what a person joins is joined before anything else.
_DECIDED = 100 * ENOUGH


@dataclass(frozen=True, slots=True)
class GivenLink:
    """One decision of a person about two contact reports."""

    one: str
    """Id of a contact report."""
    other: str
    together: bool
    by: str
    """Who decided it."""
    when: str
    """On which day or at which time, as it is to be shown."""
    why: str | None = None

    @property
    def sentence(self) -> str:
        """The decision as a reader sees it."""
        what = "these are one contact" if self.together else "these are two contacts"
        return f"{self.by} decided on {self.when} that {what}{f': {self.why}' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class GivenLinks:
    """Decisions of people, by the reports that they are about. Of two decisions about one pair the later one counts.

    Whoever says that two entries are one gives a link for every report of the one with every report of the other, so that
    nothing else keeps them apart; whoever splits an entry gives links that are not together in the same way.
    """

    links: Mapping[frozenset[str], GivenLink]
    partners: Mapping[str, tuple[str, ...]]
    """For each report the reports about which something is decided, for whoever looks for pairs to compare."""

    @classmethod
    def of(cls, links: Iterable[GivenLink] = ()) -> GivenLinks:
        """The decisions, in the order in which they were made."""
        by_pair = {frozenset({link.one, link.other}): link for link in links if link.one != link.other}
        partners: dict[str, set[str]] = defaultdict(set)
        for pair in by_pair:
            for report in pair:
                partners[report] |= pair - {report}
        return cls(by_pair, {report: tuple(sorted(found)) for report, found in partners.items()})

    def decide(self, one: Filed, other: Filed) -> Decision | None:
        """What a person decided of two reports or of parts that were folded into them; None where nobody did."""
        if not self.links:
            return None
        pairs = (frozenset({a, b}) for a in (one.report.id, *one.also) for b in (other.report.id, *other.also))
        found = [self.links[pair] for pair in pairs if pair in self.links]
        if not found:
            return None
        apart = [link for link in found if not link.together]
        if apart:
            return Decision.never(Reason("given.apart", apart[-1].sentence))
        return Decision.of((Reason("given.together", found[-1].sentence, _DECIDED),))
