"""What in a document bears on the day on which it appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pydantic import BaseModel, ConfigDict

from readouts.actors.table import ActorTable
from readouts.coding.ages import AgeFinder
from readouts.coding.coding import Clue, EventMention
from readouts.coding.facing import Facing, FacingWords, facing_of_meeting, is_attended, is_mere_thought, is_told_as_past
from readouts.coding.happenings import Happenings, Place
from readouts.coding.timing import find_when, governor, tense_of
from readouts.interval import Interval
from readouts.language.parse import Parse, Token
from readouts.language.reading import Actor, Mention, Reading
from readouts.language.times.calendar import AnchorWords
from readouts.language.times.forms import Fixed, Form, Nothing, Published, Shift, Weekly
from readouts.language.times.model import TimeExpression
from readouts.resources.files import read_yaml

# News stands in the first paragraphs; what comes after is background.
LEAD_PARAGRAPHS = 6
# What a piece is about stands in its headline or in the two paragraphs after.
OPENING_PARAGRAPHS = 2
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_YEAR = re.compile(r"\b(19[9]\d|20[0-3]\d)\b")
# "ex-president" and "president-elect" are one token or three, so the text around a name is looked at.
_NEAR = 14
_PARTS = re.compile(r"[\s-]+")


class ClueWords(BaseModel):
    """The data file ``record/clues.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    not_in_office: frozenset[str]
    new_in_office: frozenset[str]
    elected: frozenset[str]
    honorifics: frozenset[str]
    not_news: frozenset[str]
    not_news_kinds: frozenset[str]
    ahead: frozenset[str]
    ahead_predicates: frozenset[str]
    dating_classes: frozenset[str]
    facing: FacingWords


def _read_words() -> ClueWords:
    return read_yaml("record/clues.yaml", ClueWords)


@dataclass(frozen=True, slots=True)
class ClueFinder:
    """Finds dating clues."""

    table: ActorTable
    words: ClueWords = field(default_factory=_read_words)
    ages: AgeFinder = field(default_factory=AgeFinder.load)
    happenings: Happenings = field(default_factory=lambda: Happenings.load(_read_words().dating_classes))

    def find(self, reading: Reading, events: tuple[EventMention, ...]) -> tuple[Clue, ...]:
        """Clues in text order; none in the later passages of a long document, which may be of other days than its opening."""
        if not reading.opens:
            return ()
        found = [
            *self._tenses(reading),
            *self._terms(reading, events),
            *self._newest(reading),
            *(clue for place in self.happenings.find(reading) for clue in self._clues_of(reading, place, events)),
            *_imprints(reading),
            *self._newcomers(reading),
            *self.ages.find(reading),
        ]
        return tuple(sorted(found, key=lambda c: (c.span, c.kind, c.event or "")))

    def _tenses(self, reading: Reading) -> Iterator[Clue]:
        """Dates with their year that lie behind or ahead of whoever writes."""
        for index, expression in enumerate(reading.times):
            # A length that counts from a known day ("14 months after the invasion") is a date as well.
            if expression.type == "SET" or not isinstance(expression.form, Fixed):
                continue
            token = _head_token(reading.parse, expression)
            if token is None or _is_conditional(reading.parse, token):
                continue
            words = reading.text(expression.span)
            if self._lies_behind(reading.parse, token):
                reason = f"“{words}” is told in the past"
                yield Clue("past", expression.span, expression=index, because=reason)
            elif self._lies_ahead(reading.parse, token):
                reason = f"“{words}” is told as lying ahead"
                yield Clue("future", expression.span, expression=index, because=reason)

    def _lies_behind(self, parse: Parse, token: Token) -> bool:
        """Whether the clause is in the past or perfect, and not under a modal or an infinitive."""
        return is_told_as_past(parse, self.words.facing, token)

    def _lies_ahead(self, parse: Parse, token: Token) -> bool:
        """Whether the clause is in the future as seen from the day of writing."""
        verb = governor(parse, token.i)
        if verb is None:
            return False
        auxiliaries = parse.children(verb.i, "aux")
        if any(a.lower in self.words.ahead for a in auxiliaries):
            return True
        above = parse.head(verb.i)
        infinitive = any(a.tag == "TO" for a in auxiliaries)
        if not infinitive or above is None or above.lemma not in self.words.ahead_predicates:
            return False
        return any(
            a.tag in ("VBZ", "VBP") for a in (above, *parse.children(above.i, "aux", "auxpass"), *_be(parse, above))
        )

    def _terms(self, reading: Reading, events: tuple[EventMention, ...]) -> Iterator[Clue]:
        """People who are called by an office that the table dates, or who act without a title in the news of the lead."""
        limit = _lead_end(reading)
        seen: set[tuple[str, str | None]] = set()
        elected = self._elected(reading)
        for mention in reading.mentions:
            if mention.form != "name" or len(mention.actors) != 1 or mention.actors[0].id in elected:
                continue
            actor = mention.actors[0]
            if (
                not self._is_dated(actor)
                or self._is_out_of_office(reading, mention)
                or _tells_of_a_date(reading, mention)
            ):
                continue
            titled = actor.office is not None and self._is_titled(reading, mention, actor)
            if not titled and (mention.span.start >= limit or not _acts(reading, mention, events)):
                continue
            key = (actor.key, actor.office)
            if key in seen:
                continue
            seen.add(key)
            role = actor.role or (actor.office or "in office").replace("_", " ")
            because = f"“{reading.text(mention.span)}”: {actor.name}, {role}, {actor.state}"
            yield Clue("term", mention.span, actor=actor, because=because, soft=not titled)

    def _elected(self, reading: Reading) -> frozenset[str]:
        """Ids of people who are called elected to an office anywhere in the text: they did not hold it yet."""
        return frozenset(
            m.actors[0].id
            for m in reading.mentions
            if len(m.actors) == 1
            and m.actors[0].id
            and self.words.elected & set(_PARTS.split(reading.text(m.span).casefold()))
        )

    def _newcomers(self, reading: Reading) -> Iterator[Clue]:
        """People whom the text calls new in their office."""
        seen: set[str] = set()
        for mention in reading.mentions:
            if len(mention.actors) != 1 or mention.form == "pronoun" or mention.actors[0].key in seen:
                continue
            actor = mention.actors[0]
            words = reading.parse.tokens[mention.first : mention.last]
            if actor.office is None or not self._is_dated(actor) or not words:
                continue
            if any(t.lower in self.words.new_in_office and t.pos in ("ADJ", "ADV") for t in words):
                seen.add(actor.key)
                because = (
                    f"“{reading.text(mention.span)}”: {actor.name} is new in the office, so in the first year of it"
                )
                yield Clue("newcomer", mention.span, actor=actor, because=because, soft=True)

    def _is_dated(self, actor: Actor) -> bool:
        """Whether the table has terms of the person, in the office by which it is called where it is called by one."""
        if actor.kind != "person" or not actor.id:
            return False
        terms = self.table.terms(actor.id)
        return any(t.state == actor.state and (not actor.office or t.office == actor.office) for t in terms)

    def _is_out_of_office(self, reading: Reading, mention: Mention) -> bool:
        start, end = max(0, mention.span.start - _NEAR), mention.span.end + _NEAR
        around = reading.document.text[start:end]
        return any(part in self.words.not_in_office for part in _PARTS.split(around.casefold().replace(",", " ")))

    def _is_titled(self, reading: Reading, mention: Mention, actor: Actor) -> bool:
        """Whether the words beside the name, in the mention or in an apposition, say an office."""
        names = {p.casefold() for p in _PARTS.split(actor.name or "")}
        own = {w.casefold() for w in _WORD.findall(reading.text(mention.span))}
        if own - names - self.words.honorifics and len(own) > len(names & own):
            return any(len(w) > 3 for w in own - names - self.words.honorifics)
        head = reading.parse.tokens[mention.head]
        beside = [*reading.parse.children(head.i, "appos", "compound"), *_head_of_apposition(reading.parse, head)]
        return any(
            t.pos in ("NOUN", "PROPN") and t.lower not in names | self.words.honorifics and not t.entity_start
            for t in beside
            if t.pos == "NOUN"
        )

    def _clues_of(self, reading: Reading, place: Place, events: tuple[EventMention, ...]) -> Iterator[Clue]:
        """The clues of one place where a happening is named: by itself, and with the expression that says when it was."""
        parse, head = reading.parse, reading.parse.tokens[place.head]
        event = next((e for e in events if e.trigger.overlaps(place.span)), None)
        facing = self._facing(parse, place, head, event)
        if facing is None:
            return
        ahead = facing == "ahead"
        expression, soft = _expression_of(reading, head, self.happenings.calendar.words)
        attended = is_attended(parse, self.words.facing, head) if place.scheduled and not ahead else None
        if attended is not None and expression is None:
            expression = _moving(reading, attended)
        if expression is None and ahead and not place.scheduled:
            return
        words = reading.text(place.span)
        when = f" “{reading.text(reading.times[expression].span)}”" if expression is not None else ""
        for one in place.known:
            reason = f"“{words}”{when}: the calendar has {one.name} {_shown(one.days)}"
            yield Clue(
                kind="happening",
                span=place.span,
                expression=expression,
                event=event.id if event else None,
                because=reason,
                soft=soft,
                days=one.days,
                name=one.name,
                ahead=ahead,
                weight=one.weight,
                scheduled=place.scheduled,
                news=attended is not None and expression is None and self._opens(reading, head),
            )

    def _facing(self, parse: Parse, place: Place, head: Token, event: EventMention | None) -> Facing | None:
        """Where the happening lies; None where that is not said, and it bounds nothing."""
        if place.scheduled:
            return facing_of_meeting(parse, self.words.facing, head)
        if is_mere_thought(parse, self.words.facing, head):
            return None
        # A noun under "discussed" is coded as hypothetical too, and yet the war that is discussed has begun.
        doubts = {"negated", "hypothetical", "future"} if head.pos == "VERB" else {"negated"}
        if event is not None and doubts & set(event.auxiliary):
            return None
        return "ahead" if tense_of(parse, head.i) == "future" else "behind"

    def _opens(self, reading: Reading, head: Token) -> bool:
        """Whether a token stands in the first words of a piece of news, whose happening is what the piece is about."""
        first = [s.paragraph for s in reading.parse.sentences[:1]]
        return self._is_news(reading) and reading.parse.sentence_of(head.i).paragraph - first[0] <= OPENING_PARAGRAPHS

    def _newest(self, reading: Reading) -> Iterator[Clue]:
        """Bare days of the lead: newsrooms print a report on the day of its newest happening or on the day after."""
        if not self._is_news(reading):
            return
        limit = _lead_end(reading)
        for index, expression in enumerate(reading.times):
            if expression.span.start >= limit:
                break
            if expression.type not in ("DATE", "TIME") or not _is_bare_day(expression.form):
                continue
            token = _head_token(reading.parse, expression)
            if token is None or tense_of(reading.parse, token.i) in ("future", "present"):
                continue
            reason = (
                f"“{reading.text(expression.span)}” is the newest happening of its lead, and newsrooms print a report "
                "on that day or the day after"
            )
            yield Clue("newest", expression.span, expression=index, because=reason, soft=True)

    def _is_news(self, reading: Reading) -> bool:
        document = reading.document
        if (document.kind or "").casefold() in self.words.not_news_kinds:
            return False
        labels = [
            reading.text(f.span).casefold() for f in document.furniture if f.kind in ("section", "navigation", "note")
        ]
        labels.append((document.title or "").casefold().split(":")[0])
        short = [label.strip(" :|-–—") for label in labels if len(label) <= 40]
        return not any(part.strip() in self.words.not_news for s in short for part in (s, *s.split(), *s.split("|")))


def _expression_of(reading: Reading, head: Token, calendar: AnchorWords) -> tuple[int | None, bool]:
    """The expression that moves with the day of writing and says when the happening was, and whether only roughly.

    It is on the word itself ("invaded … last month"), or on a verb that says that it began or was made ("the war *began*
    three months ago"): a war that is *discussed* on Tuesday is not of Tuesday. Roughly: the clause of the happening hangs
    on one that the expression dates ("earlier this week he accused them, after they declared …").
    """
    parse = reading.parse
    carriers = [head]
    verb = parse.head(head.i)
    if verb is not None and verb.pos == "VERB":
        if head.dep in ("nsubj", "nsubjpass") and verb.lemma in calendar.begins | calendar.launches:
            carriers.append(verb)
        if head.dep == "dobj" and verb.lemma in calendar.launches:
            carriers.append(verb)
        if head.dep in ("pobj", "attr", "dobj") and verb.lemma in _ATTENDING:
            carriers.append(verb)
    for carrier in carriers:
        if (found := _moving(reading, carrier)) is not None:
            return found, False
    clause = governor(parse, head.i)
    if clause is None or not _is_after(parse, clause):
        return None, False
    above = parse.head(clause.i)
    while above is not None and above.pos not in ("VERB", "AUX"):
        above = parse.head(above.i)
    found = _moving(reading, above) if above is not None else None
    return found, found is not None


# Verbs whose object is the meeting that is dated: "set to attend the summit next month".
_ATTENDING = frozenset({"attend", "host", "skip", "miss", "join", "hold", "address"})


def _moving(reading: Reading, token: Token) -> int | None:
    """The expression on a word that moves with the day of writing and says on which days, not since or until when."""
    when = find_when(reading, token.i)
    moving = [i for i in when.expressions if not isinstance(reading.times[i].form, Fixed | Nothing)]
    return moving[0] if moving and when.relation in ("on", "during") else None


def _is_after(parse: Parse, verb: Token) -> bool:
    """Whether a clause tells what came before its main clause: "after …", "as …", "when …"."""
    head = parse.head(verb.i)
    marks = {m.lower for m in parse.children(verb.i, "mark", "advmod")}
    return bool(marks & {"after", "as", "when", "hours"}) or (head is not None and head.lower == "after")


def _shown(days: Interval) -> str:
    return f"on {days.earliest}" if days.is_day else f"from {days.earliest} to {days.latest}"


def _imprints(reading: Reading) -> Iterator[Clue]:
    """The year of a page's copyright line is the year in which the page appeared, at the latest."""
    for item in reading.document.furniture:
        if item.kind != "copyright":
            continue
        years = [int(y) for y in _YEAR.findall(reading.text(item.span))]
        if years:
            last = max(years)
            # "1997-2024" is the lifetime of a site, whose pages may be of any year in it.
            span = Interval(date(min(years), 1, 1), date(last, 12, 31))
            reason = f"the page's copyright line names {last}"
            yield Clue("imprint", item.span, because=reason, days=span, soft=True)


def _head_token(parse: Parse, expression: TimeExpression) -> Token | None:
    """The token of the expression whose head lies outside of it."""
    tokens = parse.tokens_in(expression.span)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.i), None)


def _is_conditional(parse: Parse, token: Token) -> bool:
    verb = governor(parse, token.i)
    return verb is not None and any(m.lower in ("if", "unless", "whether") for m in parse.children(verb.i, "mark"))


def _be(parse: Parse, token: Token) -> tuple[Token, ...]:
    """The verb "be" above a predicate adjective ("is due to")."""
    head = parse.head(token.i)
    return (head,) if head is not None and head.lemma == "be" and token.dep in ("acomp", "attr", "xcomp") else ()


def _head_of_apposition(parse: Parse, token: Token) -> tuple[Token, ...]:
    head = parse.head(token.i)
    return (head,) if head is not None and token.dep == "appos" else ()


def _lead_end(reading: Reading) -> int:
    """Where the lead ends: the end of its last sentence."""
    lead = [s for s in reading.parse.sentences if s.paragraph < LEAD_PARAGRAPHS]
    return lead[-1].span.end if lead else 0


# Events that take two: whoever stands beside the subject takes part as well.
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# Events that somebody thinks of, fears or recalls: they tell nothing of the office that its people hold now.
_NOT_NOW = frozenset({"historical", "hypothetical"})


def _acts(reading: Reading, mention: Mention, events: tuple[EventMention, ...]) -> bool:
    """Whether somebody called by name alone acts or speaks in the news, and is not only talked about.

    A former vice-president whom others discuss keeps his name and has lost his office.
    """
    for event in events:
        if _NOT_NOW & set(event.auxiliary):
            continue
        taking_part = (*event.actors, *event.recipients) if event.type in _MUTUAL else event.actors
        if any(p.span.overlaps(mention.span) for p in taking_part):
            return True
    parse = reading.parse
    token = parse.tokens[mention.head]
    while token.dep in ("conj", "appos", "compound") and (head := parse.head(token.i)) is not None:
        token = head
    if token.dep != "nsubj":
        return False
    verb = parse.head(token.i)
    return verb is not None and tense_of(parse, verb.i) in ("past", "present")


def _tells_of_a_date(reading: Reading, mention: Mention) -> bool:
    """Whether the sentence tells of a year or another dated time, in which the person may have held another office."""
    sentence = reading.parse.sentence_of(mention.head)
    return any(t.type == "DATE" and isinstance(t.form, Fixed) for t in reading.times_in(sentence.span))


def _is_bare_day(form: Form) -> bool:
    """Whether a form is today, yesterday or a weekday without more."""
    match form:
        case Published():
            return True
        case Weekly(base=Published(), direction="past", days=1):
            return True
        case Shift(base=Published(), first=-1, last=-1):
            return True
        case _:
            return False
