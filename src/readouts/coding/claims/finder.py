"""Finding claims: first since, n-th, none since, last contact, initiated by, not mentioned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readouts.coding.claims.asserting import disputed_claims, initiation_claims
from readouts.coding.claims.beginning.claims import beginning_claims
from readouts.coding.claims.counting import counting_claims
from readouts.coding.claims.denials import denial_claims
from readouts.coding.claims.ground import Ground
from readouts.coding.claims.journeys import journey_claims
from readouts.coding.claims.lasts import last_claims
from readouts.coding.claims.levels import at_its_level
from readouts.coding.claims.nearby import is_asked
from readouts.coding.claims.omissions import omission_claims
from readouts.coding.claims.ordinals import ordinal_claims
from readouts.coding.claims.pairs import of_the_pair_near
from readouts.coding.claims.patterns import ClaimPatterns
from readouts.coding.claims.silences import silence_claims
from readouts.coding.coding import Claim, ContactReport
from readouts.coding.contacts.elliptical import with_order
from readouts.coding.contacts.finder import ContactsFound
from readouts.coding.contacts.reports import with_events
from readouts.language.times.calendar import Calendar


@dataclass(frozen=True, slots=True)
class ClaimFinder:
    """Finds claims."""

    patterns: ClaimPatterns
    calendar: Calendar

    @classmethod
    def load(cls, calendar: Calendar) -> ClaimFinder:
        """The finder with the patterns that ship with the package.

        Raises:
            ResourceFileError: A data file has faults.
        """
        return cls(ClaimPatterns.load(), calendar)

    def find(
        self,
        found: ContactsFound,
        contacts: tuple[ContactReport, ...],
    ) -> tuple[Claim, ...]:
        """Claims in text order.

        Args:
            found: What the document speaks of contacts.
            contacts: Its contact reports, with their points.
        """
        scene = found.scene
        mentions = with_order(scene, with_events(found.mentions, scene))
        ground = Ground(scene, self.patterns, mentions, contacts, self.calendar)
        counting = list(counting_claims(ground))
        counting += journey_claims(ground, [c.words for c in counting])
        counting += ordinal_claims(ground, [c.words for c in counting])
        counting += denial_claims(ground, [c.words for c in counting])
        counting += last_claims(ground, [c.words for c in counting])
        counting += silence_claims(ground, [c.words for c in counting])
        counting = [of_the_pair_near(ground, c) for c in counting]
        counting = [at_its_level(c, self.patterns.levels, scene.table) for c in counting]
        beginning = list(initiation_claims(ground))
        beginning += beginning_claims(ground, [c.words for c in beginning])
        others = [*disputed_claims(ground), *omission_claims(ground)]
        return _distinct(c for c in (*counting, *beginning, *others) if not _is_asked(ground, c))


def _is_asked(ground: Ground, claim: Claim) -> bool:
    tokens = ground.scene.parse.tokens_in(claim.words)
    return bool(tokens) and is_asked(ground, tokens[-1].i)


def _distinct(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims in text order; of those that say one thing in words that overlap, the first found."""
    kept: list[Claim] = []
    for claim in claims:
        same = (c for c in kept if (c.kind, c.value) == (claim.kind, claim.value))
        if not any(c.words.overlaps(claim.words) for c in same):
            kept.append(claim)
    return tuple(sorted(kept, key=lambda c: (c.words, c.kind, c.id)))
