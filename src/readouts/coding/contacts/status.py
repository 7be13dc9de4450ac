"""Whether a contact took place: what the words above a contact word, and its own verb group, say of that."""

from __future__ import annotations

from dataclasses import dataclass

from readouts.coding.coding import Status
from readouts.coding.contacts.lexicon import ContactLexicon, StatusWords
from readouts.coding.contacts.words_above import word_negated, words_above
from readouts.coding.timing import VerbGroup, governor, verb_group
from readouts.language.parse import Parse, Token

_VERBAL = frozenset({"VERB", "AUX"})
_CONDITIONAL = frozenset({"if", "unless", "anywhere", "anytime", "any", "whenever", "wherever"})
_TO_COME = frozenset({"future", "soon", "coming", "upcoming", "next"})
_NEVER_HAPPENED = frozenset({"fail", "unable", "refrain"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the words say of whether a contact took place."""

    status: Status | None
    """None: the words take it for granted ("the call was long"), and another mention must say."""
    reason: str
    absent: bool = False
    """Whether they say that there was none: a claim, not a contact ("have not spoken since")."""
    generic: bool = False
    """Whether they speak of contacts in general ("contact between armies is important")."""
    consent: bool = False
    """Whether somebody agreed to it: what was then held is the same contact."""
    word: int | None = None
    """The token that decided."""
    above: tuple[int, ...] = ()
    """Status words above the contact word, nearest first."""
    undisputed: bool = False
    """Whether only that somebody else took part is denied: “denied that Z joined the meeting of X and Y”."""


def judge(parse: Parse, trigger: int, lexicon: ContactLexicon, *, definite: bool, two_sided: bool) -> Judgement:
    """Judge the contact that token ``trigger`` names.

    ``definite`` says whether the words take the contact as known ("the call"), ``two_sided`` whether two sides are
    named with it.
    """
    words = lexicon.status
    if (verb := _opportunity(parse, trigger, lexicon)) is not None:
        return Judgement("held", f"the opportunity was taken (“{verb.text}”)", word=verb.i)
    if (unheard := _unanswered(parse, trigger, words)) is not None:
        return Judgement("refused", f"“{unheard.text}”: nobody answered", word=unheard.i)
    if (failed := _fell_through(parse, trigger)) is not None:
        return Judgement("cancelled", f"“{failed.text}”: it did not come about", word=failed.i)
    if (open_word := _open_predicate(parse, trigger, words)) is not None:
        return Judgement("possible", f"“{open_word.text}”: it is not settled", generic=False, word=open_word.i)
    if (yet := _yet_to(parse, trigger)) is not None:
        return Judgement(None, f"“{yet.text} to” says that there was none so far", absent=True, word=yet.i)
    above = tuple(words_above(parse, trigger, lexicon))
    group = verb_group(parse, trigger)
    token = parse.tokens[trigger]
    denied = _noun_negated(parse, token)
    known = definite and (not two_sided or _asked_once(parse, above, lexicon))
    outer = _by_words_above(parse, above, words, known)
    indexes = tuple(w.i for _, w in above)
    if outer is not None and denied and outer.status in {"possible", "planned"}:
        status: Status | None = "ruled_out" if outer.status == "planned" else None
        return Judgement(status, f"none: “no {token.text}”", generic=status is None, word=outer.word, above=indexes)
    below = outer is not None and outer.word is not None and outer.word in {t.i for t in parse.subtree(trigger)}
    if (
        below
        and group.negated
        and token.dep in {"nsubj", "nsubjpass"}
        and _negation_reaches(parse, token, group, lexicon)
    ):
        return _negated(group, token.text, denied)  # "a meeting set for Friday will not take place"
    if outer is not None and outer.status == "planned" and outer.word is not None and not below:
        mark = next((t for t in parse.children(outer.word, "mark") if t.lower in words.open_marks), None)
        if mark is not None:
            return Judgement("possible", f"“{mark.text}” leaves open whether it was agreed", word=mark.i, above=indexes)
    if outer is not None:
        return Judgement(outer.status, outer.reason, outer.absent, outer.generic, outer.consent, outer.word, indexes)
    if denied or (group.negated and _negation_reaches(parse, token, group, lexicon)):
        return _negated(group, token.text, denied)
    if (mark := _open_mark(parse, trigger, words)) is not None:
        return Judgement("possible", f"“{mark.text}” leaves open whether it took place", generic=True, word=mark.i)
    return _by_verb_group(parse, token, group, definite=definite, two_sided=two_sided)


def _unanswered(parse: Parse, trigger: int, words: StatusWords) -> Token | None:
    """“the calls went unanswered”."""
    head = parse.head(trigger)
    if (
        head is None
        or parse.tokens[trigger].dep not in {"nsubj", "nsubjpass"}
        or head.lemma not in {"go", "be", "remain"}
    ):
        return None
    return next(
        (t for t in parse.children(head.i, "acomp", "oprd", "attr") if t.lower in words.unanswered_states), None
    )


def _fell_through(parse: Parse, trigger: int) -> Token | None:
    """“the meeting fell through”, “came to nothing”, “never came about”, “did not materialise”."""
    verb = parse.head(trigger)
    if verb is None or parse.tokens[trigger].dep not in {"nsubj", "nsubjpass"}:
        return None
    words = [t.lower for t in parse.children(verb.i, "prt", "advmod", "prep", "acomp", "neg")]
    through = [p for p in parse.children(verb.i, "prep") if p.lower in {"through", "to"}]
    below = [t.lower for p in through for t in parse.children(p.i, "pobj")]
    never = any(t.dep == "neg" for t in parse.children(verb.i))
    failed = (
        (verb.lemma == "fall" and {"through", "apart"} & set(words) and not below)
        or (verb.lemma == "come" and "to" in words and {"nothing", "naught", "nought"} & set(below))
        or (verb.lemma == "come" and never and {"about", "off"} & set(words))
        or (verb.lemma in {"materialise", "materialize", "eventuate"} and never)
    )
    return verb if failed else None


def _open_predicate(parse: Parse, trigger: int, words: StatusWords) -> Token | None:
    """“a visit was under discussion”, “a meeting is on the cards”."""
    token = parse.tokens[trigger]
    head = parse.head(trigger)
    if head is None or head.lemma not in {"be", "remain", "stay"} or token.dep != "nsubj":
        return None
    nouns = [n for p in parse.children(head.i, "prep") for n in parse.children(p.i, "pobj")]
    negated = any(t.dep == "neg" for t in parse.children(head.i))
    return None if negated else next((n for n in nouns if n.lower in words.open_nouns), None)


def _yet_to(parse: Parse, trigger: int) -> Token | None:
    """“have yet to speak”, “are yet to meet”."""
    verb = governor(parse, trigger)
    head = parse.head(verb.i) if verb is not None and verb.dep in {"xcomp", "acl"} else None
    if head is None or head.lemma not in {"have", "be"}:
        return None
    return next((t for t in parse.children(head.i, "advmod") if t.lower == "yet"), None)


def _asked_once(parse: Parse, above: tuple[tuple[Status, Token], ...], lexicon: ContactLexicon) -> bool:
    """“The call between X and Y was requested by …”: past, so it speaks of a call that there was."""
    asking = lexicon.words.initiation.ask_verbs - {"propose", "want", "seek", "urge"}
    return all(t.lemma in asking and verb_group(parse, t.i).tense == "past" for _, t in above)


def _by_verb_group(parse: Parse, token: Token, group: VerbGroup, *, definite: bool, two_sided: bool) -> Judgement:
    nominal = token.pos not in _VERBAL
    group = _of_clause_around(parse, token, group)
    verb = parse.tokens[group.verb] if group.verb is not None else None
    shown = f"“{verb.text}”" if verb is not None else f"“{token.text}”"
    if (
        nominal
        and verb is not None
        and token.dep in {"nsubj", "nsubjpass"}
        and group.tense != "past"
        and not _happens(verb)
    ):
        return Judgement(None, f"{shown} speaks of contacts in general", generic=not definite, word=group.verb)
    if group.modal in {"would", "could", "might"} and verb is not None and _would_have(parse, verb):
        return Judgement(None, f"“{group.modal} have”: it did not come about", generic=True, word=group.verb)
    if nominal and definite and group.modal in {"can", "ca", "could"} and _behind_us(parse, token):
        return Judgement(None, f"what {shown} says comes after it, which was", word=group.verb)
    if group.modal is not None and verb is not None and (condition := _condition(parse, verb)) is not None:
        return Judgement("possible", f"“{condition.text}”: only on a condition", word=group.verb)
    if group.modal is not None and group.tense == "future":
        if group.modal in {"would", "should"} and verb is not None and _reported_plan(parse, verb):
            return Judgement("planned", f"it was agreed or announced that it {group.modal} take place", word=verb.i)
        return Judgement(
            "possible", f"“{group.modal}” before {shown}: only possible", generic=definite, word=group.verb
        )
    if group.tense == "future":
        return Judgement("planned", f"{shown} lies ahead", word=group.verb)
    own = any(p.lower in {"between", "with", "of"} for p in parse.children(token.i, "prep"))
    if nominal and two_sided and own and _still_ahead(parse, token, only_of=True):
        return Judgement("planned", "what the clause tells comes ahead of it", word=group.verb)
    if nominal and definite and not (two_sided and group.tense == "past" and not _still_ahead(parse, token)):
        return Judgement(None, f"{shown} takes it for granted", word=group.verb)
    if group.tense == "past":
        return Judgement("held", f"{shown} is past", word=group.verb)
    if group.tense == "present" and verb is not None:
        running = verb.tag == "VBG" or verb.lemma in {"be"}
        if running or token.sentence == 0 or not nominal:
            if verb.lemma == "be" and nominal and token.dep in {"nsubj", "nsubjpass"}:
                return Judgement(None, "the present tense speaks of contacts in general", generic=True, word=verb.i)
            return Judgement("held", f"{shown} tells of it as present", word=verb.i)
        return Judgement(None, "the present tense speaks of contacts in general", generic=True, word=verb.i)
    if group.tense == "none" and two_sided and nominal:
        return Judgement("held", "a headline or fragment names it with both sides")
    return Judgement(None, "nothing says whether it took place", generic=not definite)


def _of_clause_around(parse: Parse, token: Token, group: VerbGroup) -> VerbGroup:
    """“agreed at a summit to resume visits”: what was agreed there lies ahead, the summit does not."""
    head = parse.head(token.i)
    if token.pos in _VERBAL or head is None or head.lower not in {"at", "in", "during", "after", "following"}:
        return group
    verb = parse.tokens[group.verb] if group.verb is not None else None
    if verb is not None and to_come(parse, verb.i):
        return group  # "agreed to go on with it in a meeting in the near future"
    while verb is not None and verb.dep == "xcomp" and (above := parse.head(verb.i)) is not None:
        if above.lemma in {"be", "have"}:
            return group  # "is to join a call"
        verb = above
    return group if verb is None or verb.i == group.verb else verb_group(parse, verb.i)


def to_come(parse: Parse, i: int) -> bool:
    """Whether words behind a verb look ahead without a day: “agreed to meet soon”, “in the near future”."""
    return any(t.lower in _TO_COME for t in parse.subtree(i) if t.i > i)


def _still_ahead(parse: Parse, token: Token, *, only_of: bool = False) -> bool:
    """“ahead of the call”, “before their meeting”: the verb is past, the contact not yet.

    With ``only_of``, only by words that look ahead from the day of the report: “ahead of the call”.
    """
    head = parse.head(token.i)
    if head is None or head.pos not in {"ADP", "SCONJ"}:
        return False
    before = parse.tokens[head.i - 1].lower if head.i else ""
    if only_of:
        return (head.lower, before) == ("of", "ahead")
    return head.lower in {"before", "until"} or (head.lower, before) in {("of", "ahead"), ("to", "prior"), ("to", "up")}


def _happens(verb: Token) -> bool:
    """Whether a verb with the contact as its subject says that it takes place."""
    return verb.lemma in {
        "be",
        "take",
        "happen",
        "occur",
        "begin",
        "start",
        "resume",
        "continue",
        "come",
        "follow",
        "go",
        "last",
        "open",
    }


def _negated(group: VerbGroup, text: str, noun: bool) -> Judgement:
    if group.tense == "future":
        return Judgement("ruled_out", f"“{text}” is negated and lies ahead: it is ruled out", word=group.verb)
    said = "no such contact" if noun else "it did not take place"
    return Judgement(None, f"the words say that there was none ({said})", absent=True, word=group.verb)


def _opportunity(parse: Parse, trigger: int, lexicon: ContactLexicon) -> Token | None:
    """“took the day as an opportunity to connect with X”: an opportunity that was taken."""
    token = parse.tokens[trigger]
    noun = parse.head(trigger)
    if (
        token.dep not in {"acl", "relcl"}
        or noun is None
        or noun.lemma not in lexicon.words.initiation.opportunity_nouns
    ):
        return None
    verb = governor(parse, noun.i)
    taken = verb is not None and verb.lemma in {"take", "use", "seize"} and verb_group(parse, verb.i).tense == "past"
    return verb if taken else None


def _by_words_above(
    parse: Parse, above: tuple[tuple[Status, Token], ...], words: StatusWords, known: bool
) -> Judgement | None:
    """The judgement of the strongest status word above; None where there is none."""
    order: tuple[Status, ...] = ("refused", "cancelled", "denied", "ruled_out", "possible", "planned")
    for status in order:
        for found, word in above:
            if found != status:
                continue
            if (result := _of_word(parse, status, word, words, known)) is not None:
                return result
    return None


def _of_word(parse: Parse, status: Status, word: Token, words: StatusWords, known: bool) -> Judgement | None:
    negated = word_negated(parse, word) and not (status == "refused" and word.lemma in words.unanswered)
    shown = f"“{word.text}”"
    if word.lemma in _NEVER_HAPPENED:
        return None if negated else Judgement(None, f"{shown}: it did not come about", absent=True, word=word.i)
    if status == "ruled_out" and negated:
        return Judgement("possible", f"{shown} is negated: it stays possible", word=word.i)
    if status == "planned" and negated:
        if word.lemma in words.consent and verb_group(parse, word.i).tense == "past":
            return Judgement("refused", f"{shown} is negated: no consent was given", word=word.i)
        return Judgement("ruled_out", f"{shown} is negated: none is planned", word=word.i)
    if status == "possible":
        if negated:
            return Judgement(None, f"{shown} is negated", generic=True, word=word.i)
        if known and word.lemma not in words.ahead:
            return None  # "asked for this conversation", "the call was requested by": it is known that there was one
        return Judgement("possible", f"{shown}: asked for, hoped for or offered", word=word.i)
    if negated:
        return None
    if status == "planned" and known and verb_group(parse, word.i).tense == "past":
        return None  # "asked if the call had been scheduled before": a known call, however it came about
    if status == "planned" and verb_group(parse, word.i).modal is not None:
        return Judgement("possible", f"{shown} is itself only possible", word=word.i)
    said = {"refused": "was refused", "cancelled": "was called off", "denied": "is denied", "ruled_out": "is ruled out"}
    reason = f"{shown}: it {said.get(status, 'is planned')}"
    return Judgement(status, reason, consent=word.lemma in words.consent, word=word.i)


def _negation_reaches(parse: Parse, token: Token, group: VerbGroup, lexicon: ContactLexicon) -> bool:
    """Whether "not" before the verb denies the contact: "did not hold talks", but not "the call did not help"."""
    if token.pos in _VERBAL or group.verb is None:
        return True
    verb = parse.tokens[group.verb]
    if token.dep == "nsubj":
        return _happens(verb) and verb.lemma != "be"
    direct = token.head == verb.i and token.dep in {"dobj", "nsubjpass", "attr"}
    return direct and (verb.lemma in lexicon.words.light_verbs or verb.lemma in lexicon.words.verbs)


def _noun_negated(parse: Parse, token: Token) -> bool:
    return token.pos not in _VERBAL and any(
        t.lower in {"no", "neither"} and not parse.tokens[t.i + 1].text.isdigit()  # "a No 10 meeting"
        for t in parse.children(token.i, "det", "neg", "preconj")
    )


def _open_mark(parse: Parse, trigger: int, words: StatusWords) -> Token | None:
    verb = governor(parse, trigger)
    return (
        None if verb is None else next((t for t in parse.children(verb.i, "mark") if t.lower in words.open_marks), None)
    )


def _would_have(parse: Parse, verb: Token) -> bool:
    """“would have been the first meeting”: there was none."""
    return any(t.lower == "have" for t in parse.children(verb.i, "aux"))


def _behind_us(parse: Parse, token: Token) -> bool:
    """“Three days after the call”, “following the talks”."""
    head = parse.head(token.i)
    return head is not None and head.lower in {"after", "following", "since"}


def _condition(parse: Parse, verb: Token) -> Token | None:
    """“would meet only if”, “would talk once …”, “would meet anywhere”: a readiness, not a plan."""
    below = [t for c in parse.children(verb.i, "advcl") for t in parse.children(c.i, "mark")]
    anyhow = [
        t
        for t in parse.subtree(verb.i)
        if t.i > verb.i and t.lower in {"anywhere", "anytime", "any", "whenever", "wherever"}
    ]
    return next((t for t in (*below, *anyhow) if t.lower in _CONDITIONAL), None)


def _reported_plan(parse: Parse, verb: Token) -> bool:
    """“would” and “should” below a past verb of saying or agreeing: "announced that they would meet"."""
    head = parse.head(verb.i)
    while verb.dep == "conj" and head is not None:
        verb, head = head, parse.head(head.i)
    return (
        head is not None
        and verb.dep == "ccomp"
        and verb_group(parse, head.i).tense == "past"
        and head.lemma not in {"suggest", "propose", "hope", "think", "believe", "ask", "wonder", "doubt"}
    )
