"""Verbs that report, read from the parse: who, which words, to whom."""

from __future__ import annotations

from dataclasses import replace

from readouts.coding.statements.cues import Cues, VerbCue
from readouts.coding.statements.draft import Draft
from readouts.coding.statements.sources import subject_of
from readouts.language.parse import Parse, Token
from readouts.trace import Step

_SAYS_QUOTED = frozenset({"quote", "cite"})
_QUESTION_WORDS = frozenset({"if", "whether", "why", "how", "what", "when", "where", "who"})
_EMPTY_SUBJECTS = frozenset({"it", "there"})
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor"})


def verb_drafts(parse: Parse, cues: Cues) -> list[Draft]:
    """One draft for every reporting verb that has words, or beside which quoted words may stand."""
    drafts = []
    for token in parse.tokens:
        cue = cues.verbs.get(token.lemma)
        if cue is None or not token.tag.startswith("VB") or token.dep in {"amod", "compound", "aux", "auxpass"}:
            continue
        draft = _passive(parse, cues, cue, token) if _is_passive(parse, token) else _active(parse, cues, cue, token)
        if draft is not None:
            drafts.append(_with_stance(parse, cues, cue, token, draft))
    return drafts


def _is_passive(parse: Parse, token: Token) -> bool:
    if parse.child(token.i, "auxpass", "nsubjpass") is not None:
        return True
    if token.tag != "VBN" or token.dep not in {"acl", "advcl", "conj"}:
        return False
    if token.dep == "conj":
        above = parse.tokens[token.head]
        return _is_passive(parse, above) and parse.child(token.i, "nsubj", "aux") is None
    return parse.child(token.i, "dobj", "aux") is None


def words_of(parse: Parse, head: int, *, without: frozenset[int] = frozenset()) -> set[int]:
    """Tokens of a complement, without the "that" that only opens it."""
    found = {t.i for t in parse.subtree(head)} - without
    first = min(found, default=None)
    if first is not None and parse.tokens[first].lower == "that" and parse.tokens[first].dep == "mark":
        found.discard(first)
    return found


def _active(parse: Parse, cues: Cues, cue: VerbCue, token: Token) -> Draft | None:
    subject = subject_of(parse, token.i)
    if subject is not None and not _can_speak(cues, cue, subject):
        return None
    if token.lemma in _SAYS_QUOTED:
        subject_is_quoted = None
        quoted = parse.child(token.i, "dobj")
        if quoted is not None and token.tag == "VBG" and token.dep in {"advcl", "acl", "prep"}:
            return _citing(parse, token, quoted)
        del subject_is_quoted
    content, addressee = _complements(parse, cue, token)
    rule, reason = "statements.verb", f"“{token.text}” reports what its complement says"
    if not content:
        content, rule, reason = _from_outside(parse, cue, token)
    takes_quote = "quote" in cue.takes
    if not content and not (takes_quote and subject is not None):
        return None
    source = None if subject is None or (subject.lower in _EMPTY_SUBJECTS and subject.dep == "expl") else subject.i
    barred = {token.i} if source is None else {token.i, source}
    if source is not None and source in content:
        content = content - {t.i for t in parse.subtree(source)} if parse.tokens[source].head == token.i else content
    return Draft(
        cue=token.i,
        source=source,
        content=frozenset(content - barred),
        cue_tokens=_cue_tokens(parse, token),
        addressee=addressee,
        stance=cue.stance,
        medium=cue.medium,
        takes_quote=takes_quote,
        steps=(Step(rule, reason, evidence=(token.span,)),),
    )


def _can_speak(cues: Cues, cue: VerbCue, subject: Token) -> bool:
    if cue.lemma not in cues.only_readable:
        return True
    if subject.lemma.lower() in cues.readable:
        return True
    if cue.lemma in {"show", "read", "go"}:
        return False
    if subject.pos == "PRON":
        return subject.lower not in {"it", "this", "that", "which", "these", "those"}
    return subject.pos == "PROPN" or subject.tag in {"NNS", "NNPS"}


def _citing(parse: Parse, token: Token, quoted: Token) -> Draft | None:
    """ "…, the agency reported, citing the ministry": the ministry is the source of the same words."""
    above = parse.head(token.i)
    if above is None:
        return None
    clause = above
    reported = parse.child(above.i, "ccomp")
    content = words_of(parse, reported.i) if reported else words_of(parse, clause.i) - words_of(parse, token.i)
    return Draft(
        cue=token.i,
        source=quoted.i,
        content=frozenset(content - {token.i}),
        cue_tokens=frozenset({token.i}),
        steps=(Step("statements.citing", f"“{token.text}” names whom the report relies on", evidence=(token.span,)),),
    )


def _complements(parse: Parse, cue: VerbCue, token: Token) -> tuple[set[int], int | None]:
    """The words reported, and the head of the addressee."""
    content: set[int] = set()
    for child in parse.children(token.i):
        content |= _complement(parse, cue, token, child)
    content |= _behind_a_statement(parse, cue, token, content)
    thing = parse.child(token.i, "dobj")
    addressee = parse.child(token.i, "dative") if cue.addressee != "none" else None
    if thing is not None and cue.addressee != "none" and (content or "object" not in cue.takes):
        addressee = thing
    if thing is not None and addressee is None and not content and "object" in cue.takes:
        content = words_of(parse, thing.i)
    if addressee is not None and cue.addressee == "within" and content:
        content |= {t.i for t in parse.subtree(addressee.i)}
    if cue.addressee == "none":
        to = next((c for c in parse.children(token.i, "prep", "dative") if c.lower == "to" and c.i > token.i), None)
        pobj = parse.child(to.i, "pobj") if to is not None and "quote" in cue.takes else None
        addressee = pobj if pobj is not None and pobj.i not in content else addressee
    if cue.addressee == "within" and addressee is None:
        person = next((c for c in parse.children(token.i, "ccomp") if c.tag == "VB"), None)
        addressee = parse.child(person.i, "nsubj") if person is not None else None
    return content, addressee.i if addressee is not None else None


def _complement(parse: Parse, cue: VerbCue, token: Token, child: Token) -> set[int]:
    takes = cue.takes
    if child.dep == "ccomp":
        if takes & {"clause", "quote", "infinitive"} or "predicate" in takes:
            return words_of(parse, child.i)
        return set()
    if child.dep == "xcomp":
        infinitive = child.tag == "VB" and parse.child(child.i, "aux") is not None
        gerund = child.tag == "VBG" or (parse.child(child.i, "aux") is not None and child.tag in {"VBN", "VBG"})
        if (infinitive and "infinitive" in takes) or (gerund and "gerund" in takes):
            return words_of(parse, child.i)
        if not infinitive and not gerund and takes & {"predicate", "clause"}:
            return words_of(parse, child.i)
        return set()
    if child.dep == "oprd" and "predicate" in takes:
        return words_of(parse, child.i) | _object(parse, token)
    if child.dep == "prep" and "predicate" in takes and child.lower == "as" and child.i > token.i:
        return words_of(parse, child.i) - {child.i} | _object(parse, token)
    if child.dep in {"prep", "prt"} and "topic" in takes and child.lower in cue.prepositions and child.i > token.i:
        inner = words_of(parse, child.i) - {child.i}
        return inner
    if child.dep == "advcl" and "clause" in takes and child.i > token.i:
        first = parse.subtree(child.i)[0]
        if first.lower in {"if", "whether"} and first.i - token.i <= 3 and token.lemma not in {"say"}:
            return words_of(parse, child.i)
    return set()


def _object(parse: Parse, token: Token) -> set[int]:
    thing = parse.child(token.i, "dobj")
    return {t.i for t in parse.subtree(thing.i)} if thing is not None else set()


def _behind_a_statement(parse: Parse, cue: VerbCue, token: Token, content: set[int]) -> set[int]:
    """ "said in a statement that …": the parser hangs the clause on the statement."""
    if content or "clause" not in cue.takes:
        return set()
    for child in parse.children(token.i, "prep", "npadvmod", "dobj"):
        for inner in parse.subtree(child.i):
            if (
                inner.dep in {"acl", "relcl", "ccomp"} and inner.i > token.i and inner.tag != "VBN"
            ) or inner.dep == "acl":
                first = parse.subtree(inner.i)[0]
                if first.lower == "that" and first.dep == "mark":
                    return words_of(parse, inner.i)
    return set()


def _from_outside(parse: Parse, cue: VerbCue, token: Token) -> tuple[set[int], str, str]:
    """Words of a clause that the cue only interrupts or follows: "The talks, he said, go on"; "as he put it"."""
    nothing: set[int] = set()
    above = parse.head(token.i)
    if above is None or not cue.takes & {"clause", "quote"}:
        return nothing, "", ""
    own = {t.i for t in parse.subtree(token.i)}
    if token.dep == "parataxis" or (token.dep in {"ccomp", "dep", "advcl"} and _set_off_by_commas(parse, token)):
        if token.dep == "advcl" and parse.child(token.i, "mark", "advmod") is not None:
            first = parse.subtree(token.i)[0]
            if first.lower != "as":
                return nothing, "", ""
        elif token.dep == "advcl" and token.tag in {"VBG", "VBN"}:
            return nothing, "", ""
        words = {t.i for t in parse.subtree(above.i)} - own
        return words, "statements.inserted", f"“{token.text}” is set into the clause that it reports"
    if token.dep == "advcl" and parse.subtree(token.i)[0].lower == "as":
        words = {t.i for t in parse.subtree(above.i)} - own
        return words, "statements.as", f"“as … {token.text}” reports the clause around it"
    return nothing, "", ""


def _set_off_by_commas(parse: Parse, token: Token) -> bool:
    span = parse.subtree(token.i)
    first, last = span[0].i, span[-1].i
    before = first == 0 or parse.tokens[first - 1].text in {",", '"', "-", "–", "—"} or parse.tokens[first].text == ","
    after = (
        last + 1 >= len(parse.tokens) or parse.tokens[last].text in {",", "."} or parse.tokens[last + 1].pos == "PUNCT"
    )
    return before and after and parse.tokens[first].dep != "mark" and parse.child(token.i, "nsubj") is not None


def _passive(parse: Parse, cues: Cues, cue: VerbCue, token: Token) -> Draft | None:
    agent = parse.child(token.i, "agent")
    source = parse.child(agent.i, "pobj", "pcomp") if agent is not None else None
    subject = subject_of(parse, token.i)
    content, _ = _complements(parse, cue, token)
    clause = parse.child(token.i, "ccomp")
    xcomp = parse.child(token.i, "xcomp")
    about = {t.i for t in parse.subtree(subject.i)} if subject is not None else set()
    if subject is not None and subject.lower == "it":
        about = set()
    if subject is not None and token.i in about:
        about = {subject.i}
    if clause is not None and cue.takes & {"clause", "quote"}:
        content = words_of(parse, clause.i)
        if cue.addressee == "within":
            content |= about
    elif (xcomp is not None and token.lemma in cues.hearsay) or (
        xcomp is not None and "infinitive" in cue.takes and cue.addressee != "none"
    ):
        content = words_of(parse, xcomp.i) | about
    elif content and cue.takes & {"predicate", "topic"}:
        content |= about
        if source is None and cue.addressee == "none":
            return None
    elif source is not None and "object" in cue.takes and subject is not None:
        content = about
    elif not content:
        content, rule, _ = _from_outside(parse, cue, token)
        if not content or rule == "":
            return None
    if token.lemma in _SAYS_QUOTED and source is None:
        return None
    if agent is not None:
        content -= {t.i for t in parse.subtree(agent.i)}
    return Draft(
        cue=token.i,
        source=source.i if source is not None else None,
        content=frozenset(content - {token.i}),
        cue_tokens=_cue_tokens(parse, token),
        stance=cue.stance,
        medium=cue.medium,
        steps=(Step("statements.passive", f"“{token.text}” reports, in the passive", evidence=(token.span,)),),
    )


def _cue_tokens(parse: Parse, token: Token) -> frozenset[int]:
    """The verb with its particle; "as saying" brings its "was quoted" along."""
    found = {token.i}
    particle = parse.child(token.i, "prt")
    if particle is not None and particle.i == token.i + 1:
        found.add(particle.i)
    above = parse.head(token.i)
    if token.dep == "pcomp" and above is not None and above.lower == "as":
        governor = parse.head(above.i)
        if governor is not None and governor.lemma in _SAYS_QUOTED and above.i - governor.i <= 1:
            found |= {above.i, governor.i}
    return frozenset(found)


def _with_stance(parse: Parse, cues: Cues, cue: VerbCue, token: Token, draft: Draft) -> Draft:
    negated = any(c.dep == "neg" or c.lower in _NEGATIONS for c in parse.children(token.i))
    if cue.stance == "declines":
        complement = parse.child(token.i, "xcomp")
        silent = complement is None or complement.lemma in cues.says_nothing
        return draft if silent else replace(draft, stance="denies")
    if not negated:
        return draft
    if cue.stance == "asserts":
        if cue.lemma in {"believe", "think", "expect", "accept", "know", "see", "feel"}:
            return replace(draft, stance="doubts")
        return replace(draft, stance="declines") if "quote" in cue.takes and not cue.takes & {"infinitive"} else draft
    return replace(draft, stance="declines")
