"""Joins quotations with the cues that introduce them, and lets speech run on over sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from readouts.coding.statements.draft import Draft
from readouts.coding.statements.quotes import Quotation, Quotations, is_sentence_like
from readouts.coding.statements.sources import nominal_after, nominal_before
from readouts.language.parse import Parse
from readouts.trace import Step

_STOPS = frozenset({".", "!", "?", "…", "..."})
# A cue stands at most this many tokens from its quotation: "…," said the long title of a long name.
_REACH = 25


@dataclass(frozen=True, slots=True)
class Speech:
    """Works on the drafts of one document."""

    parse: Parse
    quotations: Quotations

    def join(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts with quotations added to those that introduce them, and one for each quotation that runs on."""
        drafts = sorted((self._clipped(self._inverted(d)) for d in drafts), key=lambda d: d.place)
        owners = self._owners(drafts)
        for n, quotation in enumerate(self.quotations.outermost):
            if n in owners:
                continue
            beside = self._beside(drafts, quotation)
            if beside is None:
                found = self._any_verb_after(quotation)
                if found is None:
                    continue
                drafts.append(found)
                beside = len(drafts) - 1
            owners[n] = beside
            drafts[beside] = _with(drafts[beside], quotation, "the quotation stands beside it")
        self._goes_on(drafts, owners)
        self._run_on(drafts, owners)
        return [d for m, d in enumerate(drafts) if not self._borrows(drafts, m)]

    def _goes_on(self, drafts: list[Draft], owners: dict[int, int]) -> None:
        """In "…," she said, but rather to "hold the line" the rest of the sentence is hers too (in place)."""
        tokens, outermost = self.parse.tokens, self.quotations.outermost
        for n in range(1, len(outermost)):
            if n in owners or n - 1 not in owners:
                continue
            draft, last, quotation = drafts[owners[n - 1]], outermost[n - 1], outermost[n]
            sentence = self.parse.sentence_of(quotation.first)
            if draft.cue is None or not last.last < draft.cue < quotation.first or draft.cue < sentence.first:
                continue
            opening = next(
                (
                    i
                    for i in range(draft.cue + 1, quotation.first)
                    if tokens[i].dep == "cc" and tokens[i - 1].text == ","
                ),
                None,
            )
            if opening is not None:
                rest = range(opening, max(sentence.last, quotation.last + 1))
                owners[n] = owners[n - 1]
                drafts[owners[n]] = replace(draft, content=draft.content | set(rest))

    def _borrows(self, drafts: list[Draft], m: int) -> bool:
        """Whether a cue inside a quotation has been given the speaker of the whole quotation by a slip of the parse."""
        draft = drafts[m]
        around = self.quotations.around(draft.cue) if draft.cue is not None else None
        if around is None or draft.source is None or around.holds(draft.source):
            return False
        return any(
            d.source == draft.source and d.cue is not None and draft.cue in d.content and not around.holds(d.cue)
            for n, d in enumerate(drafts)
            if n != m
        )

    def _inverted(self, draft: Draft) -> Draft:
        """The source that stands next to a cue beside a quotation, where the parse gives none or one out of the quotation."""
        if draft.cue is None or not draft.takes_quote or self.quotations.around(draft.cue) is not None:
            return draft
        quoted = draft.source is not None and self.quotations.around(draft.source) is not None
        if draft.source is not None and not quoted:
            return draft
        before = draft.cue - 1
        if before < 0 or not (self.quotations.of(before) is not None or self.quotations.of(before - 1) is not None):
            return replace(draft, source=None) if quoted else draft
        sentence = self.parse.sentence_of(draft.cue)
        source = nominal_after(self.parse, draft.cue + 1, sentence.last)
        words = draft.content
        if source is not None:
            words -= {t.i for t in self.parse.subtree(source) if t.i > draft.cue}
        return replace(draft, source=source, content=words)

    def _any_verb_after(self, quotation: Quotation) -> Draft | None:
        """Beside a quotation that ends in a comma any verb reports: "…," sighed the envoy; "…," the mayor laughed."""
        tokens = self.parse.tokens
        last = tokens[quotation.last - 1].text if quotation.last > quotation.first else ""
        stretch = self._stretch_after(quotation)
        if not stretch or last[-1:] not in {",", "?", "!"} or quotation.last - quotation.first < 2:
            return None
        verb = next((i for i in stretch if tokens[i].tag in {"VBD", "VBZ"} and tokens[i].pos == "VERB"), None)
        if verb is None or verb - stretch.start > 8:
            return None
        if verb == stretch.start:
            source = nominal_after(self.parse, verb + 1, stretch.stop)
        else:
            source = nominal_before(self.parse, verb, stretch.start)
            if source is not None and tokens[source].head != verb:
                source = None
        if source is None or (last != "," and tokens[stretch.start].text[0].isupper()):
            return None
        step = Step(
            "statements.beside_quotation", f"“{tokens[verb].text}” stands beside the quotation with its speaker"
        )
        return Draft(verb, source, frozenset(), frozenset({verb}), takes_quote=True, steps=(step,))

    def _clipped(self, draft: Draft) -> Draft:
        """A cue inside a quotation reports nothing outside; a cue outside reports whole quotations."""
        if draft.cue is None:
            return draft
        around = self.quotations.around(draft.cue)
        if around is not None:
            if draft.source is not None and not around.holds(draft.source) and not self._is_speech(around):
                return replace(
                    draft, takes_quote=False
                )  # She "promised to wait": the mark only opens inside the sentence.
            inside = frozenset(i for i in draft.content if around.holds(i))
            source = draft.source if draft.source is None or around.holds(draft.source) else None
            return replace(draft, content=inside, source=source, takes_quote=False)
        if not draft.content:
            return draft
        added: set[int] = set()
        for i in draft.content:
            quotation = self.quotations.of(i)
            if quotation is not None:
                added.update(quotation.tokens)
        return replace(draft, content=draft.content | added)

    def _is_speech(self, quotation: Quotation) -> bool:
        """Whether a quotation is a sentence of its own: it begins with a capital or an open bracket, or ends in a comma."""
        tokens = self.parse.tokens
        first = tokens[quotation.first + 1].text if quotation.first + 1 < len(tokens) else ""
        return first[:1].isupper() or first[:1] in "[…." or tokens[max(quotation.first, quotation.last - 1)].text == ","

    def _owners(self, drafts: list[Draft]) -> dict[int, int]:
        """For each quotation the draft whose words hold it and whose cue does not stand in it."""
        owners: dict[int, int] = {}
        for n, quotation in enumerate(self.quotations.outermost):
            for m, draft in enumerate(drafts):
                if (
                    draft.cue is None
                    or quotation.first <= draft.cue <= quotation.last
                    or quotation.first not in draft.content
                ):
                    continue
                if n not in owners or _nearer(quotation, draft, drafts[owners[n]]):
                    owners[n] = m
        return owners

    def _beside(self, drafts: list[Draft], quotation: Quotation) -> int | None:
        """The draft that introduces a quotation which no complement holds."""
        after = self._stretch_after(quotation)
        before = self._stretch_before(quotation)
        candidates = [
            (m, d) for m, d in enumerate(drafts)
            if d.takes_quote and d.cue is not None and self.quotations.around(d.cue) is None
        ]  # fmt: skip
        if self._ends_openly(quotation):
            for m, draft in candidates:
                if draft.cue is not None and draft.cue in after and not self._is_aside(draft.cue):
                    return m
        introduced = self.parse.tokens[quotation.first - 1] if quotation.first else None
        for m, draft in reversed(candidates):
            if draft.cue is None or draft.cue not in before or introduced is None:
                continue
            if introduced.text in {":", ","} or introduced.i in {draft.cue, draft.addressee, draft.source}:
                return m
            if not draft.content and introduced.sentence == self.parse.tokens[draft.cue].sentence:
                return m
        return None

    def _is_aside(self, cue: int) -> bool:
        """Whether the cue is a participle ("…, reminding voters that …"), other than "was quoted as saying"."""
        token = self.parse.tokens[cue]
        return token.tag == "VBG" and token.dep != "pcomp"

    def _ends_openly(self, quotation: Quotation) -> bool:
        """Whether the sentence goes on behind the closing mark: "…," said she; "…?" she asked; "…", she said."""
        tokens = self.parse.tokens
        inside = tokens[quotation.last - 1].text
        following = tokens[quotation.last + 1].text if quotation.last + 1 < len(tokens) else ""
        return inside[-1] in ",?!-–—…" or following in {",", "-", "–", "—"}

    def _stretch_after(self, quotation: Quotation) -> range:
        tokens = self.parse.tokens
        paragraph = quotation.paragraph
        end = start = quotation.last + 1
        while end < len(tokens) and end - start < _REACH:
            token = tokens[end]
            if self.parse.sentences[token.sentence].paragraph != paragraph or self.quotations.of(end) is not None:
                break
            end += 1
            if token.text in _STOPS:
                break
        return range(start, end)

    def _stretch_before(self, quotation: Quotation) -> range:
        tokens = self.parse.tokens
        start = quotation.first
        while start > 0 and quotation.first - start < _REACH:
            token = tokens[start - 1]
            if self.parse.sentences[token.sentence].paragraph != quotation.paragraph:
                break
            if token.text in _STOPS or self.quotations.of(start - 1) is not None:
                break
            start -= 1
        return range(start, quotation.first)

    def _run_on(self, drafts: list[Draft], owners: dict[int, int]) -> None:
        """Give quotations without a cue to the speaker before them (in place: joins drafts, appends new ones)."""
        outermost = self.quotations.outermost
        for n in range(len(outermost) - 1, 0, -1):
            if n in owners and n - 1 not in owners and outermost[n - 1].goes_on:
                owners[n - 1] = owners[n]
                drafts[owners[n]] = _with(drafts[owners[n]], outermost[n - 1], "the speech begins a paragraph before")
        for n, quotation in enumerate(outermost):
            if n in owners:
                continue
            if n and outermost[n - 1].goes_on and n - 1 in owners:
                owners[n] = owners[n - 1]
                drafts[owners[n]] = _with(drafts[owners[n]], quotation, "the speech goes on from the paragraph before")
                continue
            if not is_sentence_like(self.parse, quotation):
                continue
            before = self._speaker_before(drafts, quotation)
            if before is None:
                continue
            draft = drafts[before]
            if self._follows_at_once(draft, owners, n, before):
                owners[n] = before
                drafts[before] = _with(draft, quotation, "the quotation goes on behind the cue")
                continue
            step = Step("statements.run_on", "the quotation has no cue of its own: the last speaker goes on")
            drafts.append(
                Draft(
                    cue=None,
                    source=draft.source,
                    content=frozenset(quotation.tokens),
                    medium=draft.medium,
                    steps=(step,),
                )
            )
            owners[n] = len(drafts) - 1

    def _follows_at_once(self, draft: Draft, owners: dict[int, int], n: int, m: int) -> bool:
        """Whether the draft is direct speech, and nothing but its cue stands between it and the quotation."""
        quotation = self.quotations.outermost[n]
        last = self.quotations.outermost[n - 1] if n and owners.get(n - 1) == m else None
        if last is None or not self._is_speech(last):
            return False
        between = range(last.last + 1, quotation.first)
        stops = [i for i in between if self.parse.tokens[i].text in _STOPS]
        return len(stops) <= 1 and (not stops or stops[0] == quotation.first - 1) and len(between) <= _REACH

    def _speaker_before(self, drafts: list[Draft], quotation: Quotation) -> int | None:
        """The last draft before the quotation, in its paragraph or one of the two before, that somebody speaks in."""
        best: int | None = None
        for m, draft in enumerate(drafts):
            place = draft.place
            if place >= quotation.first or draft.source is None or not (draft.takes_quote or draft.cue is None):
                continue
            if draft.cue is not None and self.quotations.around(draft.cue) is not None:
                continue
            if quotation.paragraph - self._paragraph(place) > 2 or self._is_nested(drafts, m):
                continue
            if best is None or place > drafts[best].place:
                best = m
        return best

    def _paragraph(self, i: int) -> int:
        return self.parse.sentences[self.parse.tokens[i].sentence].paragraph

    def _is_nested(self, drafts: list[Draft], m: int) -> bool:
        cue = drafts[m].cue
        if cue is None:
            return False
        first = self.parse.sentence_of(cue).first
        last = self.parse.sentence_of(cue).last
        return any(
            d.cue is not None and n != m and first <= d.cue < last and cue in d.content for n, d in enumerate(drafts)
        )


def _nearer(quotation: Quotation, one: Draft, other: Draft) -> bool:
    def distance(draft: Draft) -> int:
        assert draft.cue is not None
        return min(abs(draft.cue - quotation.first), abs(draft.cue - quotation.last))

    return distance(one) < distance(other)


def _with(draft: Draft, quotation: Quotation, reason: str) -> Draft:
    step = Step("statements.quotation", reason)
    return replace(draft, content=draft.content | set(quotation.tokens), steps=(*draft.steps, step))
