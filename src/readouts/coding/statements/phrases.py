"""Prepositions that report ("according to X") and nouns that do ("X's claim that …")."""

from __future__ import annotations

from readouts.coding.statements.cues import Cues, NounCue
from readouts.coding.statements.draft import Draft
from readouts.coding.statements.sources import subject_of
from readouts.coding.statements.verbs import words_of
from readouts.language.parse import Parse, Token
from readouts.trace import Step

_NAMES = frozenset({"PERSON", "NORP", "GPE", "ORG", "LOC"})
_FROM = frozenset({"from", "by", "among", "in"})


def phrase_drafts(parse: Parse, cues: Cues) -> list[Draft]:
    """ "According to X, …", "…, in the words of X", "in X's view"."""
    drafts = []
    starts = {words[0] for words in cues.prepositions}
    for token in parse.tokens:
        lower = token.lower
        if lower in starts:
            words = next((w for w in cues.prepositions if _stands(parse, token.i, w)), None)
            if words is not None:
                drafts += _according(parse, token, words)
                continue
        if lower in {"in", "by"} and token.dep == "prep":
            drafts += _possessed(parse, cues, token)
    return drafts


def _stands(parse: Parse, first: int, words: tuple[str, ...]) -> bool:
    found = parse.tokens[first : first + len(words)]
    return len(found) == len(words) and all(t.lower == w for t, w in zip(found, words, strict=True))


def _according(parse: Parse, token: Token, words: tuple[str, ...]) -> list[Draft]:
    last = parse.tokens[token.i + len(words) - 1]
    source = parse.child(last.i, "pobj", "pcomp")
    if source is None:
        source = next((c for c in parse.children(token.i, "pobj") if c.i > last.i), None)
    if source is None or (len(words) == 1 and source.pos != "PROPN"):
        return []
    return _around(parse, token, source, frozenset(range(token.i, last.i + 1)), " ".join(words))


def _possessed(parse: Parse, cues: Cues, token: Token) -> list[Draft]:
    noun = parse.child(token.i, "pobj")
    if noun is None or noun.lemma not in cues.possessed:
        return []
    owner = parse.child(noun.i, "poss")
    if owner is None or noun.i - token.i > 8:
        return []
    if noun.lemma in {"mind", "eye", "account", "assessment", "estimate"} and not _beside_comma(parse, token):
        return []
    return _around(parse, token, owner, frozenset({token.i, noun.i}), f"{token.lower} … {noun.lower}")


def _beside_comma(parse: Parse, token: Token) -> bool:
    tokens = parse.subtree(token.i)
    before, after = tokens[0].i - 1, tokens[-1].i + 1
    return any(0 <= i < len(parse.tokens) and parse.tokens[i].text in {",", "."} for i in (before, after))


def _around(parse: Parse, token: Token, source: Token, cue: frozenset[int], words: str) -> list[Draft]:
    """The clause in which the phrase stands is what the source says."""
    phrase = {t.i for t in parse.subtree(token.i)} | {t.i for t in parse.subtree(source.i)} | cue
    clause = parse.head(token.i)
    while clause is not None and clause.pos not in {"VERB", "AUX"} and parse.head(clause.i) is not None:
        clause = parse.head(clause.i)
    if clause is None or clause.i in phrase:
        return []
    content = words_of(parse, clause.i) - phrase
    if not content:
        return []
    step = Step("statements.phrase", f"“{words}” says whose words the clause gives", evidence=(token.span,))
    return [Draft(cue=token.i, source=source.i, content=frozenset(content), cue_tokens=cue, steps=(step,))]


def noun_drafts(parse: Parse, cues: Cues, taken: frozenset[int]) -> list[Draft]:
    """Nouns with the words that they report; ``taken`` are heads of clauses that belong to a verb already."""
    drafts = []
    for token in parse.tokens:
        cue = cues.nouns.get(token.lemma)
        if cue is None or token.pos != "NOUN" or token.dep == "compound":
            continue
        content, clausal = _reported(parse, cue, token, taken)
        if not content:
            continue
        source, carrier = _owner(parse, cues, token, content)
        if source is None and (cue.needs_source or not clausal):
            continue
        cue_tokens = {token.i} if carrier is None else {carrier.i, token.i}
        step = Step("statements.noun", f"the noun “{token.text}” reports what follows it", evidence=(token.span,))
        drafts.append(
            Draft(
                cue=token.i,
                source=source.i if source is not None else None,
                content=frozenset(content - cue_tokens),
                cue_tokens=frozenset({token.i}),
                stance=cue.stance,
                steps=(step,),
            )
        )
    return drafts


def _reported(parse: Parse, cue: NounCue, token: Token, taken: frozenset[int]) -> tuple[set[int], bool]:
    """The words that the noun reports, and whether they are a finite clause."""
    for child in parse.children(token.i, "acl", "ccomp", "relcl", "xcomp"):
        if child.i in taken or child.i < token.i:
            continue
        first = parse.subtree(child.i)[0]
        if "clause" in cue.takes and first.lower == "that" and first.dep == "mark" and child.tag != "VBG":
            return words_of(parse, child.i), True
        infinitive = child.tag == "VB" and any(a.lower == "to" for a in parse.children(child.i, "aux"))
        if "infinitive" in cue.takes and infinitive:
            return words_of(parse, child.i), False
    for child in parse.children(token.i, "prep"):
        if child.lower in cue.prepositions and child.i > token.i and child.i - token.i <= 2:
            return words_of(parse, child.i) - {child.i}, False
    return set(), False


def _owner(parse: Parse, cues: Cues, token: Token, content: set[int]) -> tuple[Token | None, Token | None]:
    """Whose noun it is, and the light verb that says so where one does."""
    owner = parse.child(token.i, "poss")
    if owner is not None and owner.entity not in {"DATE", "TIME"}:
        return owner, None
    for child in parse.children(token.i, "prep"):
        if child.lower in _FROM and child.i not in content:
            giver = parse.child(child.i, "pobj")
            if giver is not None and (child.lower != "in" or giver.entity in {"GPE", "NORP"}):
                return giver, None
    named = next((c for c in parse.children(token.i, "compound", "amod", "nmod") if c.entity in _NAMES), None)
    if named is not None:
        return named, None
    above = parse.head(token.i)
    if above is None:
        return None, None
    if token.dep == "dobj" and above.lemma in cues.light_verbs and above.lemma not in cues.not_their_own:
        return subject_of(parse, above.i), above
    if token.dep == "nsubjpass" and above.lemma in cues.light_verbs:
        agent = parse.child(above.i, "agent")
        return (parse.child(agent.i, "pobj"), above) if agent is not None else (None, None)
    return None, None
