"""Who speaks for which side: offices and spokespersons, sources that name no state, and published accounts."""

from __future__ import annotations

from collections.abc import Sequence

from readouts.coding.coding import Statement
from readouts.coding.points.clauses import Clause
from readouts.coding.points.describing import leaves_out, main_verb
from readouts.coding.points.lexicon import Lexicon
from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor, Mention, Reading

_SPEAKING_FOR = frozenset({"spokesperson", "official", "ambassador", "envoy"})
_LEADERS = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister"}
)


class Heads:
    """Mentions by head token; the widest where two share one."""

    def __init__(self, mentions: Sequence[Mention], parse: Parse) -> None:
        self._by_head: dict[int, Mention] = {}
        self._capitals: dict[str, tuple[Actor, ...]] = {}
        for mention in mentions:
            known = self._by_head.get(mention.head)
            if known is None or len(mention.span) > len(known.span):
                self._by_head[mention.head] = mention
            if mention.form == "name" and len(mention.actors) == 1 and mention.actors[0].kind == "state":
                self._capitals.setdefault(parse.tokens[mention.head].text, mention.actors)

    def actors(self, token: Token) -> tuple[Actor, ...]:
        """Who is meant by the mention whose head the token is."""
        mention = self._by_head.get(token.i)
        return mention.actors if mention else ()

    def owner(self, token: Token) -> Actor | None:
        """The state to which a text belongs that a token names: behind "in", "Oslo's" may have been read as a place."""
        actors = self.actors(token) or self._capitals.get(token.text, ())
        return next((a for a in actors if a.state), None)


def institutional(actor: Actor) -> bool:
    """Whether somebody speaks for a state: an office, a ministry, a spokesperson, "officials"; not its leaders themselves."""
    if actor.office in _SPEAKING_FOR or actor.kind in ("organisation", "state"):
        return True
    return actor.office not in _LEADERS and (actor.kind in ("office", "group") or not actor.named)


def home_side(actor: Actor, country: str | None, lexicon: Lexicon) -> str | None:
    """The side of an official source that names no state: "officials said" needs no more in the outlet's own country."""
    words = (actor.role or "").casefold().split()
    official = actor.office is not None or actor.sector in ("GOV", "MIL") or any(w in lexicon.sources for w in words)
    serving = institutional(actor) or serves(actor)
    return country if actor.state is None and official and actor.kind != "state" and serving else None


def serves(actor: Actor) -> bool:
    """Whether somebody holds an office below the leaders': a named adviser or deputy minister, who speaks of their contacts."""
    return actor.kind == "person" and actor.office is not None and actor.office not in _LEADERS


def names_account(parse: Parse, statement: Statement, lexicon: Lexicon) -> bool:
    """Whether the source of a statement is a side's account ("Oslo's readout adds …; it says …")."""
    tokens = [t for span in (statement.source, statement.cue) if span for t in parse.tokens_in(span)]
    if any(t.lemma in lexicon.accounts and t.pos == "NOUN" for t in tokens):
        return True
    speaker = statement.speaker
    if speaker is None or speaker.id or speaker.named:
        return False
    return bool(lexicon.accounts & set((speaker.role or "").casefold().split()))


def taken_up(parse: Parse, statement: Statement) -> bool:
    """Whether the source is somebody of whom the text has told ("the sources", "they")."""
    tokens = parse.tokens_in(statement.source) if statement.source else ()
    return bool(tokens) and (tokens[0].lower == "the" or all(t.pos == "PRON" for t in tokens))


def definite_text(parse: Parse, statement: Statement, lexicon: Lexicon) -> bool:
    """Whether the source is "the statement" or "the ministry": whose it is was said before."""
    tokens = parse.tokens_in(statement.source) if statement.source else ()
    if not tokens or tokens[0].lower != "the" or any(t.lower == "joint" for t in tokens):
        return False
    head = next((t for t in tokens if not tokens[0].i <= t.head <= tokens[-1].i), tokens[-1])
    return head.tag == "NN" and head.lemma in lexicon.accounts | lexicon.sources


def account_phrase(parse: Parse, verb: Token, heads: Heads, lexicon: Lexicon) -> Actor | None:
    """Whose account a phrase before or after the verb names: "in Oslo's version", "in the Danish text", "In Oslo's, …"."""
    near = [p for t in (verb, *parse.children(verb.i, "advmod", "acomp")) for p in parse.children(t.i, "prep")]
    for preposition in near:
        if preposition.lower not in ("in", "from"):
            continue
        for noun in parse.children(preposition.i, "pobj"):
            if noun.lemma in lexicon.accounts and noun.pos == "NOUN":
                owners = (heads.owner(t) for t in parse.subtree(noun.i) if t.i != noun.i)
                if found := next((owner for owner in owners if owner), None):
                    return found
            elif parse.child(noun.i, "case") is not None and (owner := heads.owner(noun)):
                return owner
    return None


def speaking_sides(reading: Reading, statement: Statement, heads: Heads, lexicon: Lexicon) -> tuple[str, ...]:
    """States of a statement's speaker, or of all whom its source names ("both sides said")."""
    speaker = statement.speaker
    if speaker is not None and statement.source_kind == "outlet" and not _state_run(speaker):
        return ()
    tokens = reading.parse.tokens_in(statement.source) if statement.source else ()
    if speaker is None:
        return tuple(sorted({a.state for t in tokens for a in heads.actors(t) if a.state}))
    owners = [a.state for t in tokens for a in heads.actors(t) if a.state and a.kind != "person"]
    if owners and not speaker.named and names_account(reading.parse, statement, lexicon):
        return (owners[0],)  # "the statement from the Elysée", whoever else is at home
    if speaker.state:
        return (speaker.state,)
    if speaker.kind == "state" and tokens and (owner := heads.owner(tokens[0])) and owner.state:
        return (owner.state,)
    if names_account(reading.parse, statement, lexicon):
        states = [a.state for t in tokens for a in heads.actors(t) if a.state]
        return tuple(states[:1])
    # "… from Harstad, where officials said …": officials of the state that the clause hangs on.
    for clause in (t for start in tokens[:1] for t in (start, *reading.parse.ancestors(start.i)) if t.dep == "relcl"):
        if institutional(speaker) and (
            states := [a.state for a in heads.actors(reading.parse.tokens[clause.head]) if a.state]
        ):
            return (states[0],)
    if seat := _seat(reading.parse, tokens, speaker, heads):
        return (seat,)
    home = home_side(speaker, reading.document.outlet_country, lexicon)
    return (home,) if home else ()


def _seat(parse: Parse, tokens: Sequence[Token], speaker: Actor, heads: Heads) -> str | None:
    """The state in whose capital a source sits that names no state: "a spokeswoman in Oslo"."""
    if speaker.kind not in ("person", "office", "group") or (speaker.named and speaker.name):
        return None
    below = [p for t in tokens if t.pos in ("NOUN", "PROPN") for p in parse.children(t.i, "prep")]
    near = (t for t in (*tokens, *below) if t.lower in ("in", "from", "at"))
    places = (n for t in near for n in parse.children(t.i, "pobj"))
    owners = (heads.owner(n) for n in places)
    return next((o.state for o in owners if o is not None and o.state), None)


class Acquainted:
    """People of the document by their last names: "Lind crowed" means the only Lind whom it has named in full."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        known: dict[str, dict[str, Actor]] = {}
        for mention in mentions:
            for actor in mention.actors:
                if actor.kind == "person" and actor.state and actor.name:
                    known.setdefault(actor.name.split()[-1].casefold(), {})[actor.key] = actor
        self._known = {name: next(iter(people.values())) for name, people in known.items() if len(people) == 1}

    def whole(self, speaker: Actor | None) -> Actor | None:
        """The speaker, or whoever of the document is meant by a bare last name."""
        if speaker is None or speaker.state or speaker.id:
            return speaker
        return self._known.get((speaker.name or speaker.role or "").casefold(), speaker)


def _state_run(outlet: Actor) -> bool:
    """Whether an outlet speaks for its state: "Saudi state media", "the state-run agency", an agency in the table."""
    words = (outlet.role or outlet.name or "").casefold().replace("-", " ").split()
    return "state" in words or outlet.sector == "GOV"


def hearers_of(parse: Parse, statement: Statement, heads: Heads) -> tuple[Actor, ...]:
    """Whom the verb of saying has as object: "told him", "said to Lind"."""
    cue = parse.tokens_in(statement.cue) if statement.cue else ()
    heard = [t for verb in cue for t in parse.children(verb.i, "dobj", "dative", "iobj")]
    heard += [
        t
        for verb in cue
        for p in parse.children(verb.i, "prep", "dative")
        if p.lower == "to"
        for t in parse.children(p.i, "pobj")
    ]
    return tuple(dict.fromkeys(a for t in heard for a in heads.actors(t)))


def acting_in(parse: Parse, clause: Clause, heads: Heads) -> tuple[Actor, ...]:
    """Whoever does what the clause tells: the actors of its verb's subject."""
    subject = subject_of(parse, main_verb(parse, clause))
    if subject is None or subject.tag in ("WDT", "WP"):
        subject = subject_of(parse, parse.tokens[clause.head])
    if subject is None:
        return ()
    actors = [a for t in parse.conjuncts(subject.i) for a in heads.actors(t)]
    return tuple(dict.fromkeys(actors))


# Verbs whose subject is what is left out, not who leaves it out.
_LEFT_OUT = frozenset({"occur", "appear", "feature", "figure", "find", "crop"})


def silent_in(parse: Parse, clause: Clause, acting: Sequence[Actor], lexicon: Lexicon) -> Actor | None:
    """The institution that leaves something out, where the clause says so of one ("on which Oslo is silent")."""
    verb = main_verb(parse, clause)
    if verb.lemma in _LEFT_OUT or parse.child(verb.i, "nsubjpass") or not leaves_out(parse, clause, lexicon):
        return None
    return institution_of(acting)


def states_near(parse: Parse, sentence: int, heads: Heads) -> frozenset[str]:
    """States of everybody who is named in a sentence or in the one before."""
    sentences = parse.sentences[max(sentence - 1, 0) : sentence + 1]
    tokens = (t for s in sentences for t in parse.sentence_tokens(s))
    return frozenset(a.state for t in tokens for a in heads.actors(t) if a.state)


def institution_of(actors: Sequence[Actor]) -> Actor | None:
    """The first actor that speaks for a state."""
    return next((a for a in actors if a.state and institutional(a)), None)


def publisher_of(
    parse: Parse, clause: Clause, heads: Heads, lexicon: Lexicon, before: Actor | None, *, same_sentence: bool
) -> Actor | None:
    """Whose published account a clause describes; None where it describes none.

    That is told by a noun for the account with its side ("the Swedish text", "Oslo's readout"), by what a side
    published ("what the ministry put on its website is about …"), by an institution as the subject of a verb of
    mentioning ("the ministry does not mention …"), and by "it" right after such a clause.
    """
    head = main_verb(parse, clause)
    subject = subject_of(parse, head)
    if named := account_phrase(parse, head, heads, lexicon):
        return named
    if subject is not None and head.lemma == "do" and leaves_out(parse, clause, lexicon):
        return next((owner for t in parse.subtree(subject.i) if (owner := heads.owner(t))), None)
    if (subject is None or subject.i > head.i) and (late := _account_before(parse, clause, head, heads, lexicon)):
        return late
    if subject is None:
        # The rest of a coordination ("…, and about the tolls") goes on about the same account.
        return before if same_sentence and head.dep in ("conj", "prep", "relcl", "appos") else None
    if subject.lower == "it" and not any(a.kind == "person" for a in heads.actors(subject)):
        about = head.lemma == "be" and any(t.lower in ("about", "on") for t in parse.children(head.i, "prep"))
        tells = lexicon.has_any((lexicon.speech, lexicon.mention, lexicon.omit), parse, head)
        return before if about or tells else None
    if subject.dep in ("csubj", "csubjpass"):
        publishing = parse.child(subject.i, "nsubj")
        return (
            institution_of(heads.actors(publishing))
            if publishing and lexicon.has(lexicon.publish, parse, subject)
            else None
        )
    if subject.lemma in lexicon.accounts and subject.pos == "NOUN":
        return next((a for t in parse.subtree(subject.i) for a in heads.actors(t) if a.state), None)
    if lexicon.has_any((lexicon.mention, lexicon.omit, lexicon.fail), parse, head) and leaves_out(
        parse, clause, lexicon
    ):
        return institution_of(heads.actors(subject))
    return None


def _account_before(parse: Parse, clause: Clause, verb: Token, heads: Heads, lexicon: Lexicon) -> Actor | None:
    """Whose account stands before a verb of mentioning that the parser gave no subject: "Oslo's text, out on Sunday, says nothing"."""
    if not leaves_out(parse, clause, lexicon):
        return None
    nouns = (t for t in parse.tokens[clause.first : verb.i] if t.pos == "NOUN" and t.lemma in lexicon.accounts)
    owners = (heads.owner(t) for noun in nouns for t in parse.children(noun.i, "poss", "amod", "compound"))
    return next((owner for owner in owners if owner), None)


def subject_of(parse: Parse, token: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is coordinated with or completes."""
    seen = 0
    while seen < 12:  # deeper than any sentence that a reader can follow
        subjects = parse.children(token.i, "nsubj", "nsubjpass", "csubj")
        if subjects:  # the nearest one before the verb: the parser makes subjects of fronted words too
            return next((t for t in reversed(subjects) if t.i < token.i), subjects[0])
        above = parse.head(token.i)
        if above is None or token.dep not in (
            "conj",
            "xcomp",
            "advcl",
            "dobj",
            "pobj",
            "prep",
            "appos",
            "acl",
            "pcomp",
        ):
            return None
        token, seen = above, seen + 1
    return None
