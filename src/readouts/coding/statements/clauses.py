"""Clauses as a reader takes them where the parser hung them too low: which verb shares the speaker of which.

"He denied that troops had crossed, calling the reports baseless": the parser hangs "calling" on "crossed", but it is he who
calls. "She said the plan existed but added that it was old": the parser lets the plan add. Both are moved up to the cue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from readouts.coding.statements.cues import Cues
from readouts.language.parse import Parse, Token

_PERSONS = frozenset({"he", "she", "they", "we", "i", "you", "who", "one", "him", "her", "them", "us", "me"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PERSON_ENDINGS = ("man", "men", "woman", "person", "ist", "ists")
_CONCESSIVE = frozenset({"though", "although", "while", "whereas", "whilst"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "conj", "advcl", "pcomp", "acl"})


def can_speak(cues: Cues, token: Token) -> bool:
    """Whether the head of a noun phrase is somebody, or something to read."""
    if token.pos == "PRON":
        return token.lower in _PERSONS or token.lower in cues.people
    if token.pos == "PROPN" or token.entity in _NAMED:
        return True
    lemma = token.lemma.lower()
    return lemma in cues.people or lemma in cues.readable or lemma.endswith(_PERSON_ENDINGS)


def without_that(parse: Parse, found: set[int]) -> set[int]:
    """A clause without the "that" that only opens it."""
    first = min(found, default=None)
    if first is not None and parse.tokens[first].lower == "that" and parse.tokens[first].tag == "IN":
        return found - {first}
    return found


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a document, with the verbs that were moved up to another cue."""

    parse: Parse
    cues: Cues
    moved: Mapping[int, int]
    """From a verb to the cue whose speaker it shares."""
    resumed: Mapping[int, int]
    """From a verb behind a cue that is set in to the verb before it: "The queen smiled, he said, and left"."""
    resuming: Mapping[int, tuple[int, ...]]
    """The same, from the verb before to those behind."""

    @classmethod
    def find(cls, parse: Parse, cues: Cues) -> Clauses:
        """The clauses of a parse."""
        moved: dict[int, int] = {}
        resumed: dict[int, int] = {}
        for token in parse.tokens:
            if not token.tag.startswith("VB"):
                continue
            before = _resumes(parse, cues, token)
            if before is not None:
                resumed[token.i] = before
            elif token.lemma in cues.verbs:
                target = _target(parse, cues, token)
                if target is not None:
                    moved[token.i] = target
        resuming: dict[int, tuple[int, ...]] = {}
        for later, earlier in resumed.items():
            resuming[earlier] = (*resuming.get(earlier, ()), later)
        return cls(parse, cues, moved, resumed, resuming)

    def words(self, head: int) -> set[int]:
        """Tokens below a head, without clauses that were moved out and without an opening "that"."""
        tokens = self.parse.subtree(head)
        found = {t.i for t in tokens}
        for token in tokens:
            target = self.moved.get(token.i)
            if target is not None and target not in found and token.i != head:
                found -= {t.i for t in self.parse.subtree(token.i)} | self._coordinator(token)
        for token in tokens:
            if token.dep == "advcl" and token.i != head and self._concedes(token):
                found -= {t.i for t in self.parse.subtree(token.i)}
        for later in self.resuming.get(head, ()):
            found |= {t.i for t in self.parse.subtree(later)}
        return without_that(self.parse, found)

    def _concedes(self, token: Token) -> bool:
        """Whether a clause is the outlet's on somebody else's words: "says it will pass, though experts doubt it can"."""
        if token.lemma not in self.cues.verbs or not _after_comma(self.parse, token):
            return False
        opens = any(m.lower in _CONCESSIVE for m in self.parse.children(token.i, "mark"))
        subject = self.parse.child(token.i, "nsubj") if opens else None
        return subject is not None and can_speak(self.cues, subject)

    def _coordinator(self, token: Token) -> set[int]:
        """The "but" or "and" before a clause that was moved out."""
        first = self.parse.edges(token.i)[0].i
        return {first - 1} if first and self.parse.tokens[first - 1].dep == "cc" else set()

    def subject(self, verb: int, depth: int = 0) -> Token | None:
        """Who does what the verb says, also where the verb has no subject of its own.

        A conjunct shares the first one's subject, a participle or an infinitive that of the verb above, a relative
        pronoun stands for its antecedent, and "the minister, speaking in Oslo" speaks.
        """
        if depth > 6:
            return None
        parse, tokens = self.parse, self.parse.tokens
        token = tokens[verb]
        own = parse.child(verb, "nsubj", "nsubjpass", "csubj")
        if own is not None:
            return self._antecedent(token, own)
        if verb in self.resumed:
            return self.subject(self.resumed[verb], depth + 1)
        if verb in self.moved:
            return self.subject(self.moved[verb], depth + 1)
        above = parse.head(verb)
        if above is None:
            return None
        if token.dep == "conj" and above.pos in {"VERB", "AUX"}:
            return self.subject(above.i, depth + 1)
        if token.dep in {"acl", "relcl"}:
            if token.tag == "VBG" and not can_speak(self.cues, above):
                # "demanded the withdrawal of their troops, calling them an army": neither noun calls anybody anything.
                governor = next((a for a in parse.ancestors(above.i) if a.pos in {"VERB", "AUX"}), None)
                return self.subject(governor.i, depth + 1) if governor is not None else above
            return above if above.pos in {"NOUN", "PROPN", "PRON"} else None
        if token.dep in {"advcl", "xcomp", "ccomp", "dep"} and above.pos in {"VERB", "AUX"}:
            return self._controller(above, token, depth)
        if token.dep == "pcomp" and above.dep == "prep":
            governor = parse.head(above.i)
            while governor is not None and governor.pos in {"ADV", "ADJ"} and governor.dep in {"advmod", "acomp"}:
                governor = parse.head(governor.i)  # "went as far as saying"
            return self._controller(governor, token, depth) if governor is not None else None
        if token.dep in {"xcomp", "ccomp"} and above.pos == "ADJ":
            return self.subject(above.head, depth + 1)
        return None

    def _antecedent(self, verb: Token, own: Token) -> Token | None:
        if own.dep == "csubj":
            return None
        relative = own.tag in {"WP", "WDT"} or own.lower == "that"
        if not relative:
            return own
        clause = verb
        for above in self.parse.ancestors(verb.i):
            if clause.dep in {"relcl", "acl"}:
                return above if above.pos in {"NOUN", "PROPN", "PRON", "NUM"} else own
            if clause.dep not in {"conj", "ccomp", "xcomp"}:
                return own
            clause = above
        return own

    def _controller(self, above: Token, token: Token, depth: int) -> Token | None:
        """The subject of the verb above, or its object where the object acts ("asked him to explain", "quoted him as saying")."""
        if above.pos not in {"VERB", "AUX"}:
            return None
        quoted = above.lemma in {"quote", "cite"} and token.dep in {"pcomp", "advcl"} and token.tag == "VBG"
        if (token.dep == "xcomp" and token.tag == "VB") or quoted:
            thing = self.parse.child(above.i, "dobj", "dative")
            if thing is not None:
                return thing
        return self.subject(above.i, depth + 1)


def _target(parse: Parse, cues: Cues, token: Token) -> int | None:
    """The cue above, in whose complement the verb hangs, if the verb is its speaker's and not the complement's."""
    if token.dep not in {"advcl", "conj"}:
        return None
    inner = parse.tokens[token.head]
    matrix = _matrix(parse, cues, inner)
    if matrix is None:
        return None
    inner_subject = parse.child(inner.i, "nsubj", "nsubjpass")
    animate = inner_subject is None or can_speak(cues, inner_subject)
    if token.dep == "advcl":
        if token.tag != "VBG" or token.i < inner.i or not _after_comma(parse, token):
            return None
        return matrix.i if token.lemma in cues.participles or not animate else None
    own = parse.child(token.i, "nsubj", "nsubjpass")
    finite = token.tag in {"VBD", "VBZ", "VBP"} and parse.child(token.i, "aux", "auxpass") is None
    if not finite or any(m.lower == "that" for m in parse.children(token.i, "mark")):
        return None
    if own is not None:
        alike = token.tag == matrix.tag or {token.tag, matrix.tag} <= {"VBZ", "VBP"}
        comma = parse.tokens[max(0, parse.edges(token.i)[0].i - 2)].text == ","
        other_tense = inner.tag not in {token.tag} or parse.child(inner.i, "aux") is not None
        return matrix.i if alike and comma and other_tense and can_speak(cues, own) else None
    inner_finite = inner.tag == token.tag and parse.child(inner.i, "aux") is None
    if not animate or not inner_finite:
        return matrix.i
    readable = inner_subject is not None and inner_subject.lemma.lower() in cues.readable
    but = any(c.lower == "but" for c in parse.children(inner.i, "cc"))
    return matrix.i if readable and but else None


def _resumes(parse: Parse, cues: Cues, token: Token) -> int | None:
    """The verb that a conjunct goes on from, where the parser hung it on the cue set in between."""
    if token.dep != "conj" or parse.child(token.i, "nsubj", "nsubjpass", "expl") is not None:
        return None
    cue = parse.tokens[token.head]
    if cue.lemma not in cues.verbs or cue.i > token.i:
        return None
    comma = any(c.text == "," and cue.i < c.i < token.i for c in parse.children(cue.i, "punct"))
    if not comma:
        return None
    if cue.dep == "parataxis" and cue.head < cue.i:
        return cue.head
    earlier = parse.child(cue.i, "ccomp")
    return earlier.i if earlier is not None and earlier.i < cue.i else None


def _matrix(parse: Parse, cues: Cues, inner: Token) -> Token | None:
    """The nearest cue before ``inner`` in whose finite complement it stands."""
    clause = inner
    for above in parse.ancestors(inner.i):
        if clause.dep not in _COMPLEMENTS:
            return None
        if clause.dep == "ccomp" and above.i < inner.i and above.lemma in cues.verbs and above.tag.startswith("VB"):
            return above if "clause" in cues.verbs[above.lemma].takes else None
        clause = above
    return None


def _after_comma(parse: Parse, token: Token) -> bool:
    first = parse.edges(token.i)[0].i
    return first > 0 and parse.tokens[first - 1].text in {",", "–", "—", "-"}
