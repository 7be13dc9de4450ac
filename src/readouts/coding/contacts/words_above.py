"""The status words above a contact word: "refused a call", "agreed to hold talks", "dismissed reports of a meeting"."""

from __future__ import annotations

from collections.abc import Iterator

from readouts.coding.coding import Status
from readouts.coding.contacts.lexicon import ContactLexicon, StatusWords
from readouts.coding.timing import governor, verb_group
from readouts.language.parse import Parse, Token

_VERBAL = frozenset({"VERB", "AUX"})
# Prepositions by which what stands above still speaks of the contact: "plans for a call", "agreed on a meeting".
_CONTENT_PREPOSITIONS = frozenset({"of", "for", "to", "from", "on", "about", "against", "in", "into", "out"})
_HIGHEST = 8
# What is said of a meeting on which a day has been agreed: “a meeting set for Friday”.
_FIXED = frozenset({"schedule", "plan", "set", "slate", "expect", "arrange", "pencil", "tip"})


def words_above(parse: Parse, trigger: int, lexicon: ContactLexicon) -> Iterator[tuple[Status, Token]]:
    """Status words on the way up from the contact word, as long as they still speak of it."""
    token = parse.tokens[trigger]
    if (adjective := _status_adjective(parse, token, lexicon.status)) is not None:
        yield adjective
    reported = False
    for _ in range(_HIGHEST):
        head = parse.head(token.i)
        if head is None:
            return
        link = token.dep
        if head.pos in {"ADP", "SCONJ", "PART"} or (link in {"pobj", "pcomp"} and head.dep == "prep"):
            if head.lower not in _CONTENT_PREPOSITIONS:
                return
            # "proposed a truce in a call", but "turned away in its attempts to meet"
            if (
                head.lower in {"in", "on", "from", "about"}
                and (token.i == trigger)
                and not _takes(parse, head, lexicon)
            ):
                return
            token = head
            continue
        if link == "conj":
            if token.tag in {"VBD", "VBZ", "VBP"} and head.tag == "VB":
                return  # "agreed to stay in touch and looked forward to …": no infinitive goes on with a finite verb
            token = head
            continue
        status = _class_of(parse, head, lexicon.status)
        if status is None and head.lemma == "be" and (said := _said_of(parse, head, link, lexicon.status)) is not None:
            yield said
            return
        if reported and _dismisses(parse, head, lexicon.status):
            status = "denied"
        reported = reported or head.lemma in lexicon.status.reports
        if link == "acl" and head.lemma in lexicon.status.reports:
            token = head
            continue
        if link == "advmod" and token.i == head.i + 1 and status is not None:
            link = "prt"  # "looked forward to meeting": the adverb makes the verb what it is
        if link in {"relcl", "csubj", "advcl", "parataxis", "appos", "amod", "poss", "npadvmod", "nummod", "advmod"}:
            return
        if link == "nsubj" and head.lemma != "be":
            return
        if link == "ccomp" and any(t.text == ";" for t in parse.tokens[token.i : head.i]):
            return  # "X had called him; her office avoided comment": two clauses side by side
        if link == "compound" and head.lemma not in lexicon.status.asked:
            return
        if link == "nsubjpass" and parse.children(head.i, "oprd", "acomp"):
            return  # "contact is considered useful"
        if status is not None and not (link == "ccomp" and status in {"refused", "cancelled"}):
            yield status, head
        elif not _transparent(head, token, lexicon):
            return
        if link == "ccomp":
            return
        token = head


def _said_of(parse: Parse, be: Token, link: str, words: StatusWords) -> tuple[Status, Token] | None:
    """“a meeting is possible”, “is due in Oslo for talks”, “preparations are under way for a meeting”."""
    said = parse.children(be.i, "acomp", "oprd") if link in {"nsubj", "prep"} else ()
    if link == "prep":
        said = (
            *(t for t in said if t.lemma == "due"),
            *(t for t in parse.children(be.i, "nsubj") if t.lemma == "preparation"),
        )
    return next(((s, t) for t in said if (s := _class_of(parse, t, words)) in {"planned", "possible"}), None)


def _dismisses(parse: Parse, verb: Token, words: StatusWords) -> bool:
    """Whether a report below the verb is said to be wrong: “dismissed reports of a meeting”, “the claim was false”."""
    if verb.lemma == "be":
        told = parse.children(verb.i, "acomp", "attr", "oprd")
        return any(t.lower in words.untrue for t in told) and not any(t.dep == "neg" for t in parse.children(verb.i))
    called = [t.lower for t in parse.children(verb.i, "oprd", "acomp", "attr", "amod", "advcl", "ccomp")]
    called += [t.lower for p in parse.children(verb.i, "prep") if p.lower == "as" for t in parse.children(p.i)]
    return verb.lemma in words.dismissing or (verb.lemma in words.labelling and not words.untrue.isdisjoint(called))


def _transparent(head: Token, below: Token, lexicon: ContactLexicon) -> bool:
    """Whether a word that says nothing of the status itself lets a status word above it speak ("agreed to hold talks")."""
    if head.pos in _VERBAL:
        return head.lemma in lexicon.words.light_verbs or head.lemma in lexicon.words.verbs
    if head.lemma in lexicon.status.reports and below.dep in {"acl", "ccomp", "relcl"}:
        return True  # "denied the claim that they had met"
    return head.pos not in {"NOUN", "PROPN"} or below.dep == "prep"


def _takes(parse: Parse, preposition: Token, lexicon: ContactLexicon) -> bool:
    """Whether the preposition belongs to a status word: "agreed on a meeting", "refrain from talks", "plans for a call"."""
    head = parse.head(preposition.i)
    return head is not None and preposition.lower != "in" and _class_of(parse, head, lexicon.status) is not None


def _status_adjective(parse: Parse, token: Token, words: StatusWords) -> tuple[Status, Token] | None:
    """What an adjective before the noun says: “a planned meeting”, “the cancelled visit”."""
    for child in parse.children(token.i, "amod", "compound"):
        if child.lower == "failed":
            continue  # "a failed summit" was held, and brought nothing
        status = _class_of(parse, child, words)
        if status is None and child.lower in {
            "upcoming",
            "forthcoming",
            "scheduled",
            "anticipated",
            "awaited",
            "long-awaited",
            "future",
            "next",
            "coming",
        }:
            status = "planned"
        if status is not None and status != "denied":
            return status, child
    return _planned_clause(parse, token)


def _planned_clause(parse: Parse, token: Token) -> tuple[Status, Token] | None:
    """“a meeting scheduled for Friday”, “the talks, which are expected to take place in Oslo”; the parser may hang the clause on a side."""
    head = parse.head(token.i)
    if token.pos in _VERBAL or (
        head is not None and token.dep == "dobj" and head.lemma in {"hold", "conduct", "attend"}
    ):
        return None
    for clause in parse.subtree(token.i):
        if (
            clause.dep not in {"acl", "relcl"}
            or clause.i < token.i
            or clause.tag != "VBN"
            or clause.lemma not in _FIXED
        ):
            continue
        relative = parse.children(clause.i, "nsubjpass", "nsubj")
        of_noun = clause.head == token.i or any(t.lower in {"which", "that"} for t in relative)
        past = any(t.lower in {"was", "were", "had"} for t in parse.children(clause.i, "aux", "auxpass"))
        ahead = any(p.lower in {"for", "on", "in", "to"} for p in parse.children(clause.i, "prep", "xcomp", "aux"))
        if of_noun and not past and (ahead or parse.children(clause.i, "xcomp")):
            return "planned", clause
    return None


def _class_of(parse: Parse, token: Token, words: StatusWords) -> Status | None:
    if token.lemma == "call" and token.pos in _VERBAL and not _calls_for(parse, token):
        return None
    if token.lemma == "open" and token.pos in _VERBAL:
        return None  # "opened talks" began them; only who "is open to talks" hopes for them
    particle = next((c.lower for c in parse.children(token.i, "prt", "advmod", "prep") if c.i == token.i + 1), None)
    forms = {token.lemma.lower(), token.lower, *((f"{token.lemma} {particle}",) if particle else ())}
    if token.lemma in words.unanswered and word_negated(parse, token) and verb_group(parse, token.i).tense == "past":
        return "refused"
    table: tuple[tuple[Status, frozenset[str]], ...] = (
        ("refused", words.refused),
        ("cancelled", words.cancelled),
        ("denied", words.denied),
        ("ruled_out", words.ruled_out),
        ("planned", words.planned),
        ("possible", words.possible),
    )
    return next((status for status, lemmas in table if forms & lemmas), None)


def _calls_for(parse: Parse, verb: Token) -> bool:
    """Whether "call" asks or calls off: "called for talks", "called off a visit"; not "called the report false"."""
    return any(c.lower in {"for", "on", "upon", "off"} for c in parse.children(verb.i, "prep", "prt", "advmod"))


def word_negated(parse: Parse, word: Token) -> bool:
    """Whether “no” or “not” stands before a status word, or before the verb of its clause."""
    own = any(
        t.dep == "neg" or t.lower in {"no", "not", "never", "neither"}
        for t in parse.children(word.i, "neg", "det", "preconj")
    )
    if own or word.pos in _VERBAL:
        return own
    verb = governor(parse, word.i)
    return verb is not None and any(t.dep == "neg" for t in parse.children(verb.i))
