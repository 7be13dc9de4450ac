"""Cues that are set into the sentence which they report, read from its surface: "…, the agency reported on Wednesday."

Parsers attach such a clause in many ways. What does not vary is its shape: a comma, a noun phrase, a reporting verb, at
most a day or a place, and a comma or the end of the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.statements.cues import Cues, VerbCue
from readouts.coding.statements.draft import Draft
from readouts.coding.statements.sources import nominal_before
from readouts.language.parse import Parse, Sentence, Token
from readouts.slots import replace
from readouts.trace import Step

_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PRON", "PART", "ADV", "SYM", "X"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_BOUNDARY = frozenset({",", "-", "–", "—", "--", '"'})
_END = frozenset({".", "!", "?", ";", ":", ")"})
_NEW_CLAUSE = frozenset({"CC", "WDT", "WP", "WRB", "VBG", "VBN"})
_CONTRASTS = frozenset({"while", "whereas", "whilst", "although", "though"})
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class InsertedReader:
    """Reads the inserted cues of one document."""

    parse: Parse
    cues: Cues

    def drafts(self, known: list[Draft]) -> list[Draft]:
        """The drafts, with those replaced or added whose cue is set into what it reports.

        A verb that has words behind it already is left alone: "…, he said the deal was dead" reports its own clause.
        """
        by_cue = {d.cue: d for d in known}
        found = dict(by_cue)
        for token in self.parse.of_lemma(self.cues.verbs):
            cue = self.cues.verbs[token.lemma]
            if not self._may_stand_alone(cue, token):
                continue
            sentence = self.parse.sentence_of(token.i)
            old = by_cue.get(token.i)
            if old is not None and any(i > token.i for i in old.content) and not self._splits(sentence, token):
                continue
            draft = self._inserted(sentence, token, cue)
            if draft is not None and (old is None or old.content - draft.apart <= draft.content):
                found[token.i] = replace(draft, act=cue.act)
        return list(found.values())

    def _may_stand_alone(self, cue: VerbCue, token: Token) -> bool:
        """Whether a verb may be set in: one that takes quotations; one that finds or shows, where its subject can be read."""
        if {"clause", "quote"} <= cue.takes:
            return token.tag in _FINITE
        if "clause" not in cue.takes or cue.act == "thinks" or not token.i:
            return False
        before = self.parse.tokens[token.i - 1]
        finite = token.tag in _FINITE or (token.tag in {"NN", "NNS", "VB"} and before.tag == "NNS")
        return finite and (before.lemma in self.cues.readable or before.pos == "PROPN")

    def _inserted(self, sentence: Sentence, token: Token, cue: VerbCue) -> Draft | None:
        start, stop = self._left(sentence, token), self._right(sentence, token, cue)
        if start is None or stop is None or start == token.i:
            return None
        source = nominal_before(self.parse, token.i, start)
        subject = self.parse.child(token.i, "nsubj")
        if subject is not None and start <= subject.i < token.i:
            source = subject.i
        if source is None or self.parse.tokens[source].lower in {"which", "who", "that", "you"}:
            return None
        before = range(sentence.first, start - 1)
        if not any(self._is_main(self.parse.tokens[i]) for i in before):
            return None
        after: range | tuple[()] = ()
        if stop + 1 < sentence.last and self.parse.tokens[stop].text in _BOUNDARY:
            goes_on = self.parse.tokens[stop + 1]
            if (
                goes_on.tag not in _NEW_CLAUSE
                and not self._contrasts(goes_on)
                and goes_on.text not in {'"', "'"}
                and not self._is_whole(before)
            ) or (
                goes_on.lower in {"and", "but"}
                and goes_on.tag == "CC"
                and not self._reports(range(stop + 1, sentence.last))
            ):
                after = range(stop + 1, sentence.last)
        step = Step(
            "statements.inserted",
            f"“{token.text}” with its speaker is set into what it reports",
            evidence=(token.span,),
        )
        return Draft(
            cue=token.i,
            source=source,
            content=frozenset([*before, *after]),
            cue_tokens=frozenset({token.i}),
            apart=frozenset(range(start, stop)),
            takes_quote=True,
            steps=(step,),
        )

    def _reports(self, words: range) -> bool:
        """Whether somebody reports among these words, so that they are not more of the same."""
        tokens = (self.parse.tokens[i] for i in words)
        return any(
            t.pos == "VERB" and t.lemma in self.cues.verbs and self.parse.child(t.i, "nsubj", "nsubjpass")
            for t in tokens
        )

    def _left(self, sentence: Sentence, token: Token) -> int | None:
        """First token of the noun phrase before the verb, where a comma or a dash stands before it."""
        i = token.i
        while i > sentence.first and token.i - i < _LONGEST:
            left = self.parse.tokens[i - 1]
            if left.text in _BOUNDARY and not self._is_hyphen(i - 1):
                first = self.parse.tokens[i]
                return None if first.tag in {"CC", "WDT", "WP", "WRB"} or first.dep == "mark" else i
            if left.pos not in _NOMINAL and left.text not in {"(", ")", "-", "'s"}:
                return self._whole_subject(sentence, token)
            i -= 1
        return None

    def _whole_subject(self, sentence: Sentence, token: Token) -> int | None:
        """First token of a subject with a clause of its own ("two people who speak to him"), behind a comma or a dash."""
        subject = self.parse.child(token.i, "nsubj")
        if subject is None or subject.i > token.i:
            return None
        first, last = self.parse.edges(subject.i)
        between = self.parse.tokens[last.i + 1 : token.i]
        if first.i <= sentence.first or any(t.pos not in {"ADV", "AUX", "PUNCT"} for t in between):
            return None
        return first.i if self.parse.tokens[first.i - 1].text in _BOUNDARY else None

    def _right(self, sentence: Sentence, token: Token, cue: VerbCue) -> int | None:
        """The token that ends the inserted clause: a comma, a dash or the end of the sentence."""
        for i in range(token.i + 1, min(sentence.last, token.i + _LONGEST)):
            right = self.parse.tokens[i]
            if (right.text in _BOUNDARY or right.text in _END) and not self._is_hyphen(i):
                return i if right.text not in {":", '"'} else None
            if right.pos in {"VERB", "AUX", "SCONJ", "INTJ"} or (
                right.head == token.i
                and right.dep in {"dobj", "xcomp", "ccomp"}
                and not (cue.addressee == "beside" and right.dep == "dobj")
            ):
                return None
        return sentence.last if token.i + _LONGEST > sentence.last else None

    def _is_hyphen(self, i: int) -> bool:
        """Whether a dash stands inside a word ("co-chairman")."""
        tokens = self.parse.tokens
        close = (
            0 < i < len(tokens) - 1 and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
        )
        return close and tokens[i].text == "-"

    def _contrasts(self, token: Token) -> bool:
        """Whether "while" and the like begin somebody else's clause: "…, he said, while Paris called for patience"."""
        verb = self.parse.head(token.i)
        if token.lower not in _CONTRASTS or verb is None or token.dep != "mark":
            return False
        return self.parse.child(verb.i, "nsubj") is not None and verb.lemma in self.cues.verbs

    def _splits(self, sentence: Sentence, token: Token) -> bool:
        """Whether the cue stands between a verb and its clause: "The two agreed, he said, that it was over"."""
        after = [t.lower for t in self.parse.tokens[token.i + 1 : token.i + 3]]
        start = self._left(sentence, token)
        if after != [",", "that"] or start is None or start < sentence.first + 3:
            return False
        before = self.parse.tokens[start - 2]
        outer = self.cues.verbs.get(before.lemma)
        return outer is not None and "clause" in outer.takes and before.tag.startswith("VB")

    def _is_main(self, token: Token) -> bool:
        """Whether a token is a finite verb, with a subject, that is not below another one in the sentence's front."""
        if token.pos not in {"VERB", "AUX"} or token.dep in {"advcl", "relcl", "acl", "aux", "auxpass"}:
            return False
        return self.parse.child(token.i, "nsubj", "nsubjpass", "expl") is not None

    def _is_whole(self, before: range) -> bool:
        """Whether the front is a sentence by itself, so that what follows is another one's beginning."""
        last = self.parse.tokens[before[-1]] if before else None
        return last is not None and last.pos == "PUNCT"
