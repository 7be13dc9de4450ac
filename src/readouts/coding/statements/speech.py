"""Joins quotations with the cues that introduce them, and lets speech run on over sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping

from readouts.coding.statements.draft import Draft
from readouts.coding.statements.quotes import Quotation, Quotations, is_sentence_like, is_title
from readouts.coding.statements.sources import nominal_after, nominal_before
from readouts.language.parse import Parse
from readouts.slots import replace
from readouts.trace import Step

_STOPS = frozenset({".", "!", "?", "…", "..."})
# A cue stands at most this many tokens from its quotation: "…," said the long title of a long name.
_REACH = 25


class Speech:
    """Joins the drafts of one document with its quotations; used once, by ``join``.

    Everything is found through indexes by token, so that the work grows with the text and not with its square.
    """

    def __init__(self, parse: Parse, quotations: Quotations, drafts: Iterable[Draft]) -> None:
        self.parse = parse
        self.quotations = quotations
        clipped = (self._clipped(self._inverted(d)) for d in drafts)
        self._drafts = sorted(clipped, key=lambda d: (d.place, d.cue is None))
        self._by_cue = {d.cue: m for m, d in enumerate(self._drafts) if d.cue is not None}
        self._owners = self._first_owners()
        """From the number of a quotation to that of its draft."""
        self._speakers = [(d.place, m) for m, d in enumerate(self._drafts) if self._may_go_on(d)]
        """Who may go on speaking, by place."""

    def join(self) -> list[Draft]:
        """The drafts with quotations added to those that introduce them, and one for each quotation that runs on."""
        for n, quotation in enumerate(self.quotations.outermost):
            if n in self._owners or is_title(self.parse, quotation):
                continue
            beside = self._beside(quotation)
            if beside is None:
                found = self._any_verb_after(quotation)
                if found is None:
                    continue
                beside = self._append(found)
            self._give(n, beside, "the quotation stands beside it")
        self._go_on_behind_cue()
        self._run_on()
        by_source: dict[int, list[Draft]] = {}
        for draft in self._drafts:
            if draft.source is not None:
                by_source.setdefault(draft.source, []).append(draft)
        return [d for d in self._drafts if not self._borrows(d, by_source)]

    def _append(self, draft: Draft) -> int:
        self._drafts.append(draft)
        m = len(self._drafts) - 1
        if draft.cue is not None:
            self._by_cue[draft.cue] = m
        insort(self._speakers, (draft.place, m))
        return m

    def _give(self, n: int, m: int, reason: str) -> None:
        """Add quotation ``n`` to the words of draft ``m``."""
        draft = self._drafts[m]
        step = Step("statements.quotation", reason)
        content = draft.content | set(self.quotations.outermost[n].tokens)
        self._drafts[m] = replace(draft, content=content, steps=(*draft.steps, step))
        self._owners[n] = m

    def _go_on_behind_cue(self) -> None:
        """In "…," she said, but rather to "hold the line" the rest of the sentence is hers too."""
        tokens, outermost = self.parse.tokens, self.quotations.outermost
        for n in range(1, len(outermost)):
            if n in self._owners or n - 1 not in self._owners:
                continue
            m, last, quotation = self._owners[n - 1], outermost[n - 1], outermost[n]
            draft = self._drafts[m]
            sentence = self.parse.sentence_of(quotation.first)
            if draft.cue is None or not last.last < draft.cue < quotation.first or draft.cue < sentence.first:
                continue
            behind = range(draft.cue + 1, quotation.first)
            opening = next((i for i in behind if tokens[i].dep == "cc" and tokens[i - 1].text == ","), None)
            if opening is not None:
                self._give(n, m, "the sentence goes on behind the cue")
                rest = range(opening, max(sentence.last, quotation.last + 1))
                self._drafts[m] = replace(self._drafts[m], content=self._drafts[m].content | set(rest))

    def _borrows(self, draft: Draft, by_source: Mapping[int, list[Draft]]) -> bool:
        """Whether a cue inside a quotation has been given the speaker of the whole quotation by a slip of the parse."""
        around = self.quotations.around(draft.cue) if draft.cue is not None else None
        if around is None or draft.source is None or around.holds(draft.source):
            return False
        same = (d for d in by_source[draft.source] if d is not draft and d.cue is not None)
        return any(draft.cue in d.content and d.cue is not None and not around.holds(d.cue) for d in same)

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

    def _first_owners(self) -> dict[int, int]:
        """For each quotation the nearest draft whose words hold it and whose cue does not stand in it."""
        owners: dict[int, int] = {}
        for m, draft in enumerate(self._drafts):
            if draft.cue is None:
                continue
            for n in sorted({k for k in (self.quotations.number(i) for i in draft.content) if k is not None}):
                quotation = self.quotations.outermost[n]
                if quotation.first <= draft.cue <= quotation.last or quotation.first not in draft.content:
                    continue
                if n not in owners or _distance(quotation, draft) < _distance(quotation, self._drafts[owners[n]]):
                    owners[n] = m
        return owners

    def _cues_in(self, stretch: range) -> list[int]:
        """Drafts whose cue stands in a stretch, outside quotations, if quoted words may stand beside it."""
        found = (self._by_cue[i] for i in stretch if i in self._by_cue and self.quotations.around(i) is None)
        return [m for m in found if self._drafts[m].takes_quote]

    def _beside(self, quotation: Quotation) -> int | None:
        """The draft that introduces a quotation which no complement holds."""
        if self._ends_openly(quotation):
            for m in self._cues_in(self._stretch_after(quotation)):
                cue = self._drafts[m].cue
                if cue is not None and not self._is_aside(cue):
                    return m
        introduced = self.parse.tokens[quotation.first - 1] if quotation.first else None
        for m in reversed(self._cues_in(self._stretch_before(quotation))):
            draft = self._drafts[m]
            if introduced is None or draft.cue is None:
                continue
            if introduced.text in {":", ","} or introduced.i in {draft.cue, draft.addressee, draft.source}:
                return m
            if not draft.content and introduced.sentence == self.parse.tokens[draft.cue].sentence:
                return m
        return None

    def _is_aside(self, cue: int) -> bool:
        """Whether the cue is a participle ("…, reminding voters that …"), other than "was quoted as saying"."""
        token = self.parse.tokens[cue]
        return token.tag == "VBG" and token.dep not in {"pcomp", "xcomp"}

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

    def _run_on(self) -> None:
        """Give quotations without a cue to the speaker before them."""
        outermost, owners = self.quotations.outermost, self._owners
        for n in range(len(outermost) - 1, 0, -1):
            if n in owners and n - 1 not in owners and outermost[n - 1].goes_on:
                self._give(n - 1, owners[n], "the speech begins a paragraph before")
        for n, quotation in enumerate(outermost):
            if n in owners:
                continue
            if n and outermost[n - 1].goes_on and n - 1 in owners:
                self._give(n, owners[n - 1], "the speech goes on from the paragraph before")
                continue
            before = self._speaker_before(quotation) if is_sentence_like(self.parse, quotation) else None
            if before is None:
                continue
            last = owners.get(n - 1)
            if last is not None and self._drafts[last].source == self._drafts[before].source:
                before = last  # "…," said an aide, who asked not to be named. "…"
            if self._follows_at_once(n, before):
                self._give(n, before, "the quotation goes on behind the cue")
                continue
            draft = self._drafts[before]
            step = Step("statements.run_on", "the quotation has no cue of its own: the last speaker goes on")
            words = frozenset(quotation.tokens)
            owners[n] = self._append(Draft(None, draft.source, words, medium=draft.medium, steps=(step,)))

    def _follows_at_once(self, n: int, m: int) -> bool:
        """Whether the draft is direct speech, and nothing but its cue stands between it and the quotation."""
        quotation = self.quotations.outermost[n]
        last = self.quotations.outermost[n - 1] if n and self._owners.get(n - 1) == m else None
        if last is None or not self._is_speech(last):
            return False
        between = range(last.last + 1, quotation.first)
        stops = [i for i in between if self.parse.tokens[i].text in _STOPS]
        return len(stops) <= 1 and (not stops or stops[0] == quotation.first - 1) and len(between) <= _REACH

    def _may_go_on(self, draft: Draft) -> bool:
        """Whether a draft's speaker may be the one of a later quotation: nobody that another one only speaks of."""
        if draft.source is None or not (draft.takes_quote or draft.cue is None):
            return False
        if draft.cue is None:
            return True
        sentence = self.parse.sentence_of(draft.cue)
        neighbours = (self._by_cue[i] for i in range(sentence.first, sentence.last) if i in self._by_cue)
        inside = any(draft.cue in self._drafts[m].content for m in neighbours if self._drafts[m] is not draft)
        return not inside and self.quotations.around(draft.cue) is None

    def _speaker_before(self, quotation: Quotation) -> int | None:
        """The last draft before the quotation, in its paragraph or one of the two before, that somebody speaks in."""
        at = bisect_left(self._speakers, (quotation.first, -1)) - 1
        if at < 0:
            return None
        place, m = self._speakers[at]
        paragraph = self.parse.sentences[self.parse.tokens[place].sentence].paragraph
        return m if quotation.paragraph - paragraph <= 2 else None


def _distance(quotation: Quotation, draft: Draft) -> int:
    assert draft.cue is not None
    return min(abs(draft.cue - quotation.first), abs(draft.cue - quotation.last))
