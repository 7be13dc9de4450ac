"""What in a report a date stands at: the verbs and nouns that "two days after the call" may count from."""

from __future__ import annotations

from dataclasses import dataclass, field

from readouts.language.parse import Parse, Token
from readouts.language.times.forms import Form

_FARTHEST = 6
_CHILDREN = 12


@dataclass(slots=True)
class Happened:
    """The dated verbs and nouns of one text, as far as it is read."""

    parse: Parse
    _verbs: dict[int, Form] = field(default_factory=dict)
    _nouns: dict[str, Form] = field(default_factory=dict)

    def remember(self, i: int, form: Form) -> None:
        """Take in a date whose token ``i`` hangs on what it dates."""
        verb, nouns = governed(self.parse, i)
        for noun in nouns:
            self._nouns[noun.lemma.lower()] = form
        if verb is None or nouns:
            return
        self._verbs[verb.i] = form
        for child in self.parse.children(verb.i)[:_CHILDREN]:
            if child.dep in ("nsubj", "nsubjpass", "dobj") and child.pos == "NOUN":
                self._nouns[child.lemma.lower()] = form

    def at_verb(self, verb: Token) -> Form | None:
        """The day that a verb was given."""
        return self._verbs.get(verb.i)

    def of_noun(self, noun: Token) -> Form | None:
        """The day that a happening of that name was given last."""
        return self._nouns.get(noun.lemma.lower())


def governed(parse: Parse, i: int) -> tuple[Token | None, list[Token]]:
    """The verb above token ``i``, and the nouns on the way to it: empty where the date stands at the verb itself."""
    nouns: list[Token] = []
    for _, above in zip(range(_FARTHEST), parse.ancestors(i), strict=False):
        if above.pos in ("VERB", "AUX"):
            return above, nouns
        if above.pos == "NOUN":
            nouns.append(above)
    return None, nouns


def main_verb(parse: Parse, relation: Token) -> Token | None:
    """The verb that "two days after …" dates: above the preposition, or above the clause that the conjunction opens."""
    token = parse.head(relation.i)
    if relation.dep == "mark" and token is not None:
        token = parse.head(token.i)
    for _ in range(_FARTHEST):
        if token is None or token.pos in ("VERB", "AUX"):
            return token
        token = parse.head(token.i)
    return None


def object_of(parse: Parse, relation: Token) -> Token | None:
    """What a preposition or conjunction of time governs: a noun, or the verb of a clause."""
    if relation.dep == "mark":
        return parse.head(relation.i)
    if relation.lower in ("prior", "ahead"):  # "prior to", "ahead of"
        to = below(parse, relation.i, "prep")
        return below(parse, to.i, "pobj") if to else None
    return below(parse, relation.i, "pobj", "pcomp")


def below(parse: Parse, i: int, *deps: str) -> Token | None:
    """The first child with one of the labels; of a token with very many only some are looked at, so that reading stays linear."""
    return next((c for c in parse.children(i)[:_CHILDREN] if c.dep in deps), None)


def lies_in(parse: Parse, i: int, top: int) -> bool:
    """Whether token ``i`` hangs on token ``top``, not by way of a relative clause."""
    for _, above in zip(range(_FARTHEST), parse.ancestors(i), strict=False):
        if above.i == top:
            return True
        if above.dep == "relcl":
            return False
    return False


def is_definite(parse: Parse, noun: Token) -> bool:
    """Whether a noun means something told before, and nothing more is said of it: "the call", "their talks"."""
    children = parse.children(noun.i)[:_CHILDREN]
    known = any(c.lower in ("the", "that", "this", "those", "these") or c.tag == "PRP$" for c in children)
    return known and all(c.dep in ("det", "poss", "punct", "case") for c in children)
