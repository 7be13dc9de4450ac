"""Prepositions that report: "according to X", "in the words of X", "in X's view"."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.statements.clauses import Clauses, can_speak
from readouts.coding.statements.cues import Cues
from readouts.coding.statements.draft import Draft
from readouts.language.parse import Parse, Token
from readouts.trace import Step

# "In his account of the war" is no cue, "in his account, the war …" is: these want a comma beside them.
_WANT_COMMA = frozenset({"mind", "eye", "account", "assessment", "estimate", "book", "telling"})


@dataclass(frozen=True, slots=True)
class PhraseReader:
    """Reads the reporting prepositions of one document."""

    parse: Parse
    cues: Cues
    clauses: Clauses

    def drafts(self) -> list[Draft]:
        """One draft for every phrase that says whose words the clause around it gives."""
        found = []
        starts = {words[0] for words in self.cues.prepositions}
        for token in self.parse.spelt(starts | {"in", "by"}):
            lower = token.lower
            if lower in starts:
                words = next((w for w in self.cues.prepositions if self._stands(token.i, w)), None)
                if words is not None:
                    found += self._according(token, words)
                    continue
            if lower in {"in", "by"} and token.dep == "prep":
                found += self._possessed(token)
        return found

    def _stands(self, first: int, words: tuple[str, ...]) -> bool:
        tokens = self.parse.tokens[first : first + len(words)]
        return len(tokens) == len(words) and all(t.lower == w for t, w in zip(tokens, words, strict=True))

    def _according(self, token: Token, words: tuple[str, ...]) -> list[Draft]:
        last = self.parse.tokens[token.i + len(words) - 1]
        source = self.parse.child(last.i, "pobj", "pcomp")
        if source is None:
            source = next((c for c in self.parse.children(token.i, "pobj") if c.i > last.i), None)
        if source is None or (len(words) == 1 and not can_speak(self.cues, source)):
            return []
        return self._around(token, source, frozenset(range(token.i, last.i + 1)), " ".join(words))

    def _possessed(self, token: Token) -> list[Draft]:
        noun = self.parse.child(token.i, "pobj")
        if noun is None or not {noun.lemma, noun.lower} & self.cues.possessed or noun.i - token.i > 8:
            return []
        owner = self.parse.child(noun.i, "poss")
        if owner is None or (noun.lemma in _WANT_COMMA and not self._beside_comma(token)):
            return []
        return self._around(token, owner, frozenset({noun.i}), f"{token.lower} … {noun.lower}")

    def _beside_comma(self, token: Token) -> bool:
        tokens = self.parse.subtree(token.i)
        sides = (tokens[0].i - 1, tokens[-1].i + 1)
        return any(0 <= i < len(self.parse.tokens) and self.parse.tokens[i].text in {",", "."} for i in sides)

    def _front(self, token: Token, phrase: set[int]) -> set[int]:
        """In "…, according to X." the whole sentence before the phrase that ends it."""
        sentence = self.parse.sentence_of(token.i)
        last = max(i for i in phrase if i < sentence.last)
        ends = all(t.pos == "PUNCT" for t in self.parse.tokens[last + 1 : sentence.last])
        comma = token.i > sentence.first and self.parse.tokens[token.i - 1].text == ","
        return set(range(sentence.first, token.i - 1)) if ends and comma else set()

    def _around(self, token: Token, source: Token, cue: frozenset[int], words: str) -> list[Draft]:
        """The clause in which the phrase stands is what the source says."""
        phrase = {t.i for t in (*self.parse.subtree(token.i), *self.parse.subtree(source.i))} | cue
        clause = self.parse.head(token.i)
        while clause is not None and clause.pos not in {"VERB", "AUX"} and self.parse.head(clause.i) is not None:
            clause = self.parse.head(clause.i)
        if clause is None or clause.i in phrase:
            return []
        content = self.clauses.words(clause.i) - phrase
        content |= self._front(token, phrase)
        before = {i for i in content if i < token.i}
        if clause.i in before and any(self.parse.tokens[i].dep == "mark" for i in content - before):
            content = before  # "…, according to X, though …": what follows is another clause
        if not content:
            return []
        step = Step("statements.phrase", f"“{words}” says whose words the clause gives", evidence=(token.span,))
        return [Draft(token.i, source.i, frozenset(content), cue_tokens=cue, apart=frozenset(phrase), steps=(step,))]
