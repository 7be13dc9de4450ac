"""What a verb group says of its own event: negation, modality, condition, question, tense."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.coding.events.factuality.marks import How, Mark
from readouts.coding.events.factuality.words import FactWords
from readouts.language.parse import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "attr")
# Heads under which a bare infinitive clause is no mere intention.
_INVERTING = frozenset({"had", "were", "should"})
_BE_PRESENT = frozenset({"is", "are", "'s", "'re", "am"})
_BE = _BE_PRESENT | {"was", "were"}


def verb_marks(words: FactWords, parse: Parse, verb: Token) -> list[Mark]:
    """The words around a verb that make what it tells other than a plain present or past fact."""
    negated = list(_negations(words, parse, verb))
    found = [*negated, *_adverbs(words, parse, verb)]
    found += _modality(words, parse, verb, bool(negated))
    found += _conditions(words, parse, verb)
    return found


def modal_marks(words: FactWords, parse: Parse, modal: Token) -> list[Mark]:
    """The same for a trigger that is itself a modal verb ("should"): conditions and questions only."""
    head = parse.head(modal.i)
    return _conditions(words, parse, head) if head is not None and modal.dep == "aux" else []


def _negations(words: FactWords, parse: Parse, verb: Token) -> Iterator[Mark]:
    for child in parse.children(verb.i, "neg", "advmod", "preconj", "det"):
        if child.dep == "neg" or (child.lower in words.negations and child.i < verb.i):
            if not stresses(words, parse, child):
                yield Mark("negated", child, f"“{child.text}” negates “{verb.text}”.")
        elif child.lower in words.ends and (no := _no_before(words, parse, child)) is not None:
            yield Mark("negated", no, f"“{no.text} {child.text}” negates “{verb.text}”.")
    for subject in parse.children(verb.i, *SUBJECTS):
        if (no := _none(words, parse, subject)) is not None:
            yield Mark("negated", no, f"“{subject.text}” with “no” negates “{verb.text}”.")
    for thing in parse.children(verb.i, *_OBJECTS):
        if (no := _none(words, parse, thing)) is not None:
            yield Mark("negated", no, f"“{no.text}” leaves “{verb.text}” without an object.")
    for preposition in parse.children(verb.i, "prep"):
        for below in parse.children(preposition.i, "pobj"):
            no = next((d for d in parse.children(below.i, "det") if d.lower in words.no), None)
            if no is not None and below.lemma in words.points:
                yield Mark("negated", no, f"“{preposition.text} {no.text} {below.text}” negates “{verb.text}”.")


def stresses(words: FactWords, parse: Parse, negation: Token) -> bool:
    """Whether a "not" only stresses what follows ("not only", "not just")."""
    after = negation.i + 1
    return after < len(parse.tokens) and parse.tokens[after].lower in words.focus


def _no_before(words: FactWords, parse: Parse, adverb: Token) -> Token | None:
    """The "no" of "no longer"."""
    return next((c for c in parse.children(adverb.i, "neg", "det", "advmod") if c.lower in words.negations), None)


def _none(words: FactWords, parse: Parse, noun: Token) -> Token | None:
    """The word by which a noun phrase names nothing: "no", "none of", "not a single"."""
    if noun.lower in words.nobody:
        return noun
    for child in parse.children(noun.i, "det", "neg", "preconj", "advmod"):
        named = child.lower in words.no or (child.dep == "neg" and child.i < noun.i)
        if named and not stresses(words, parse, child):
            return child
    # "not one protester"
    counts = parse.children(noun.i, "nummod")
    return next((n for c in counts if c.lower == "one" for n in parse.children(c.i, "neg")), None)


def _adverbs(words: FactWords, parse: Parse, verb: Token) -> Iterator[Mark]:
    for child in parse.children(verb.i, "advmod"):
        kind = words.adverbs.get(child.lower)
        if kind == "hypothetical" and child.i < verb.i:
            yield Mark(kind, child, f"“{child.text}” leaves “{verb.text}” open.")
        elif kind == "historical":
            yield Mark(kind, child, f"“{child.text}” recalls “{verb.text}”.")


def _modality(words: FactWords, parse: Parse, verb: Token, negated: bool) -> list[Mark]:
    found: list[Mark] = []
    helpers = parse.children(verb.i, "aux", "auxpass")
    texts = [a.lower for a in helpers]
    told = reported(parse, verb)
    counterfactual = "have" in texts and verb.tag == "VBN"
    for auxiliary in helpers:
        kind = words.modals.get(auxiliary.lower)
        if kind == "hypothetical" and negated and auxiliary.lower in {"could", "can", "ca"}:
            continue  # "could not stop it": it did not
        if kind == "hypothetical" and not counterfactual and told and auxiliary.lower == "would":
            # "said it would send": the future of a reported sentence.
            subject = parse.child(verb.i, *SUBJECTS)
            of_others = subject is None or subject.pos != "PRON"
            restricted = any(c.lower == "only" for c in parse.children(verb.i, "advmod"))
            kind = kind if restricted or (of_others and _conditional(parse, verb)) else "future"
        if kind is not None:
            found.append(Mark(kind, auxiliary, f"“{auxiliary.text}” puts “{verb.text}” off."))
    had = any(a.lower in {"had", "'d"} and a.tag in {"VBD", "MD"} for a in helpers)
    if had and verb.tag == "VBN" and not told:
        found.append(Mark("historical", verb, f"The past perfect “had {verb.text}” looks back.", how="tense"))
    if not negated and _BE & set(texts) and "going" in texts:
        ahead = told or _BE_PRESENT & set(texts)
        found.append(Mark("future" if ahead else "hypothetical", verb, f"“going to” puts “{verb.text}” ahead."))
    if not _finite(texts) and "to" in texts and _alone(words, parse, verb):
        headline = verb.dep == "ROOT" and parse.child(verb.i, *SUBJECTS) is not None
        kind = "future" if headline else "hypothetical"
        found.append(Mark(kind, verb, f"“to {verb.text}” says no more than an intention."))
    return found


def _alone(words: FactWords, parse: Parse, verb: Token) -> bool:
    """Whether no word governs an infinitive that tells what becomes of it."""
    head = parse.head(verb.i)
    if verb.dep in {"ROOT", "dep"} or head is None:
        return True
    return verb.dep == "ccomp" and head.lemma not in words.causatives and head.lemma not in words.governors


def _conditions(words: FactWords, parse: Parse, verb: Token) -> list[Mark]:
    found = []
    for mark in parse.children(verb.i, "mark", "advmod"):
        if mark.lower in words.conditionals and mark.i < verb.i:
            found.append(
                Mark("hypothetical", mark, f"“{mark.text}” makes “{verb.text}” a condition.", _hangs(parse, verb))
            )
    for subject in parse.children(verb.i, *SUBJECTS):
        if subject.lower in words.whoever:
            found.append(Mark("hypothetical", subject, f"“{subject.text}” names nobody who did it."))
    if (auxiliary := _inverted_condition(parse, verb)) is not None:
        found.append(
            Mark(
                "hypothetical",
                auxiliary,
                f"“{auxiliary.text}” before its subject makes a condition.",
                _hangs(parse, verb),
            )
        )
    elif _inverted_question(parse, verb):
        found.append(Mark("hypothetical", verb, f"“{verb.text}” stands in a question."))
    return found


def _hangs(parse: Parse, verb: Token) -> How:
    """Whether what a condition is for is told as a fact or an announcement, to which it belongs."""
    head = parse.head(verb.i)
    if head is None or verb.dep not in {"advcl", "ccomp"}:
        return "said"
    open_too = any(c.tag == "MD" and c.lower not in {"will", "'ll"} for c in parse.children(head.i, "aux"))
    return "said" if open_too and not reported(parse, head) else "condition"


def reported(parse: Parse, verb: Token) -> bool:
    """Whether the clause depends on a verb of the past, which shifts "will" to "would" and "did" to "had done"."""
    current = verb
    while current.dep in {"conj", "advcl"} and (above := parse.head(current.i)) is not None:
        current = above
    head = parse.head(current.i)
    return head is not None and current.dep == "ccomp" and head.tag in {"VBD", "VBN", "VBG"}


def _conditional(parse: Parse, verb: Token) -> bool:
    return any(
        m.lower in {"if", "unless"} for c in parse.children(verb.i, "advcl") for m in parse.children(c.i, "mark")
    )


def _asks(parse: Parse, verb: Token) -> bool:
    sentence = parse.sentence_of(verb.i)
    return any(t.text == "?" for t in parse.tokens[max(sentence.first, sentence.last - 3) : sentence.last])


def _inverted_condition(parse: Parse, verb: Token) -> Token | None:
    """The auxiliary that stands before its subject at the head of a clause ("had Chad attacked", "should Chad attack")."""
    subject = parse.child(verb.i, *SUBJECTS)
    first = parse.child(verb.i, "aux", "auxpass")
    if subject is None or first is None or first.lower not in _INVERTING or first.i > subject.i or _asks(parse, verb):
        return None
    sentence = parse.sentence_of(verb.i)
    before = parse.tokens[first.i - 1] if first.i > sentence.first else None
    opens = before is None or before.pos in {"PUNCT", "CCONJ", "SCONJ"} or before.i < parse.sentence_of(verb.i).first
    return first if opens or parse.subtree_span(verb.i).start == first.span.start else None


def _inverted_question(parse: Parse, verb: Token) -> bool:
    """Whether the verb is the root of a question: an auxiliary before its subject, or a question word in front."""
    sentence = parse.sentence_of(verb.i)
    if verb.i != sentence.root or not _asks(parse, verb):
        return False
    subject = parse.child(verb.i, *SUBJECTS)
    auxiliary = parse.child(verb.i, "aux", "auxpass")
    inverted = subject is not None and auxiliary is not None and auxiliary.i < subject.i
    return inverted or parse.tokens[sentence.first].tag in {"WP", "WRB", "WDT"}


def _finite(texts: list[str]) -> bool:
    """Whether one of the auxiliaries makes the verb finite."""
    return any(w not in {"to", "be", "have", "been", "being"} for w in texts)


def infinitive(parse: Parse, verb: Token) -> bool:
    """Whether "to" stands before the verb."""
    return any(c.lower == "to" for c in parse.children(verb.i, "aux"))
