"""Where and to whom something was said: "in a statement", "told the BBC", "on Telegram"."""

from __future__ import annotations

from readouts.coding.statements.cues import Cues
from readouts.coding.statements.draft import Draft
from readouts.language.parse import Parse, Token
from readouts.slots import replace

_TALKS = frozenset({"speak", "talk", "write", "address"})
# Where these stand without the name of a network they say nothing: "on page 4".
_PAGES = frozenset({"page", "feed", "account"})
_OWN_TALKS = frozenset({"call", "meeting"})
_TOLD_IN = frozenset({"in", "at", "during"})
_TOLD_MEDIA = frozenset({"interview", "briefing", "speech", "statement"})
_WHERE = frozenset({"in", "at", "on", "by", "during", "via", "through", "over"})


def without_medium(parse: Parse, cues: Cues, draft: Draft) -> Draft:
    """The draft without a last phrase that tells where the words were said, if the parser hung it on them.

    In "said the treaty was dead in an interview with Radio Mar" the treaty did not die in an interview. A definite
    medium ("was announced in the speech") and one that a verb of saying inside the words takes stay where they are.
    """
    if draft.cue is None or not draft.takes_quote or not draft.content:
        return draft
    last = max((i for i in draft.content if parse.tokens[i].pos != "PUNCT"), default=draft.cue)
    for prep in parse.tokens[draft.cue + 1 : last]:
        if prep.dep != "prep" or prep.lower not in _TOLD_IN or prep.i not in draft.content:
            continue
        noun, above = parse.child(prep.i, "pobj"), parse.head(prep.i)
        medium = _named(parse, cues, noun) if noun is not None else None
        if noun is None or above is None or medium not in _TOLD_MEDIA or above.lemma in cues.verbs:
            continue
        definite = any(c.lower in {"the", "that", "this"} for c in parse.children(noun.i, "det"))
        aside = {t.i for t in parse.subtree(prep.i)}
        tail = [i for i in draft.content if i > max(aside) and parse.tokens[i].pos != "PUNCT"]
        days = all(parse.tokens[i].entity in {"DATE", "TIME"} or parse.tokens[i].lower == "on" for i in tail)
        if not definite and days and any(i < prep.i for i in draft.content):
            kept = frozenset(i for i in draft.content if i < prep.i)
            return replace(draft, content=kept, medium=draft.medium or medium)
    return draft


def medium_of(parse: Parse, cues: Cues, draft: Draft) -> str | None:
    """The medium that the words give; None where they give none."""
    if draft.medium is not None:
        return draft.medium
    if draft.cue is not None:
        for noun in _phrases(parse, draft.cue):
            found = _named(parse, cues, noun)
            if found is not None and not (found in _OWN_TALKS and _set_apart(parse, draft.cue, noun)):
                return found
    if draft.source is not None:
        source = parse.tokens[draft.source]
        if source.pos == "NOUN" and source.lemma in cues.readable:
            return cues.media.get(source.lemma.lower())
    if draft.addressee is not None:
        head = parse.tokens[draft.addressee]
        if is_outlet(parse, cues, head):
            return "interview"
        if head.lemma.lower() in cues.press:
            return "briefing"
        if (told := _named(parse, cues, head)) in _TOLD_MEDIA:
            return told  # "told a news conference"
    return _spoken_to(parse, cues, draft.cue) if draft.cue is not None else None


def _spoken_to(parse: Parse, cues: Cues, cue: int) -> str | None:
    """The medium of "speaking to the BBC, he said …"."""
    for verb in parse.children(cue, "advcl"):
        if verb.lemma not in _TALKS:
            continue
        for prep in parse.children(verb.i, "prep"):
            hearer = parse.child(prep.i, "pobj")
            if prep.lower in {"to", "with"} and hearer is not None:
                if is_outlet(parse, cues, hearer):
                    return "interview"
                if hearer.lemma.lower() in cues.press:
                    return "briefing"
    return None


def _set_apart(parse: Parse, cue: int, noun: Token) -> bool:
    """Whether a comma stands between: "…, the palace said, in their first call": the call was not the palace's."""
    between = parse.tokens[min(cue, noun.i) : max(cue, noun.i)]
    return noun.i > cue and any(t.text == "," for t in between)


def _phrases(parse: Parse, cue: int) -> list[Token]:
    """Nouns behind prepositions beside the cue, and beside the participle "speaking at …"."""
    found = []
    verbs = [cue, *(c.i for c in parse.children(cue, "advcl") if c.lemma in _TALKS)]
    for verb in verbs:
        for prep in parse.children(verb, "prep"):
            if prep.lower not in _WHERE:
                continue
            noun = parse.child(prep.i, "pobj")
            if noun is not None:
                found.append(noun)
                if noun.lemma in {"one", "series", "string"}:
                    found += [n for p in parse.children(noun.i, "prep") for n in parse.children(p.i, "pobj")]
    return found


def _named(parse: Parse, cues: Cues, noun: Token) -> str | None:
    left = parse.tokens[noun.i - 1] if noun.i else None
    if left is not None and f"{left.lower} {noun.lemma.lower()}" in cues.media:
        return cues.media[f"{left.lower} {noun.lemma.lower()}"]
    medium = cues.media.get(noun.lemma.lower())
    if medium == "social:X" and noun.text != "X":
        return None
    if medium is None and noun.lemma in _PAGES:
        network = next((t for t in parse.children(noun.i) if cues.media.get(t.lower, "").startswith("social:")), None)
        return cues.media[network.lower] if network is not None else None
    if medium == "social":
        network = next((t for t in parse.subtree(noun.i) if cues.media.get(t.lower, "").startswith("social:")), None)
        return cues.media[network.lower] if network is not None and network.lower != "x" else "social"
    return medium


def is_outlet(parse: Parse, cues: Cues, head: Token) -> bool:
    """Whether the words name a newspaper, an agency or a broadcaster."""
    if head.pos != "PROPN":
        return head.lemma in {"newspaper", "broadcaster", "agency", "magazine", "network", "daily", "channel", "paper"}
    words = [t for t in parse.subtree(head.i) if t.pos == "PROPN"]
    name = " ".join(t.text for t in words).lower()
    if name in cues.outlets or head.text.lower() in cues.outlets:
        return True
    return head.text in cues.outlet_words
