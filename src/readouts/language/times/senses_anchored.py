"""Meanings that count from what follows: "two days after the call", "a week before the summit", "the day before"."""

from __future__ import annotations

from readouts.language.parse import Token
from readouts.language.times.forms import Fixed, Form, Nothing, Published, Shift, Unit
from readouts.language.times.happened import below, governed, is_definite, lies_in, main_verb, object_of
from readouts.language.times.patterns import Match
from readouts.language.times.senses import Sense, Setting
from readouts.language.times.senses_deictic import amount_of, away, modifier_of
from readouts.language.times.values import CLOCK_UNITS, duration_value, singular


def beside_sense(match: Match, setting: Setting) -> Sense | None:
    """The day before, the day after: what follows, else the last date in the text."""
    word = match.word("beside")
    offset = -1 if word in ("before", "previous") else 1
    why = "the day beside the last date in the text"
    base = setting.told(match)
    if word in ("before", "after"):
        found = _counted_from(match, setting)
        if found is not None:
            base, why = found[0], f"the day beside {found[1]}"
        elif not _ends_clause(match, setting):
            return Sense(
                "DATE",
                Nothing(),
                f"the day {word} what follows, whose day is not known",
                value="XXXX-XX-XX",
                refers=False,
            )
    return Sense("DATE", Unit(base, "day", offset), why)


def eve_of(match: Match, setting: Setting) -> Sense | None:
    """The eve of something that has its day: "the eve of Monday's summit", "the eve of the talks" that the text dated."""
    of = setting.parse.tokens[match.atoms.items[match.last - 1].token]
    thing = below(setting.parse, of.i, "pobj")
    if thing is None:
        return None
    ahead = setting.following(match) if setting.following else ()
    day = next((s.form for m, s in ahead if s.grain == "day" and lies_in(setting.parse, setting.top(m), thing.i)), None)
    if day is None and is_definite(setting.parse, thing):
        day = setting.happened.of_noun(thing)
    if day is None:
        return None
    return Sense("DATE", Unit(day, "day", -1), f"the day before the {thing.lower}, whose day the text tells")


def _ends_clause(match: Match, setting: Setting) -> bool:
    """Whether nothing that could be the object follows the match."""
    after = match.last
    if after >= len(match.atoms.codes):
        return True
    atom = match.atoms.items[after]
    token = setting.parse.tokens[atom.token]
    if atom.text in (
        "",
        ",",
        ".",
        ";",
        ":",
        ")",
        "—",
        "–",
        "-",
        '"',
        "and",
        "but",
        "when",
        "at",
        "in",
        "on",
        "by",
        "with",
        "from",
    ):
        return True
    return token.pos in ("AUX", "VERB", "CCONJ") and token.tag not in ("VBG",)


def anchored_sense(match: Match, setting: Setting) -> Sense | None:
    """So many units before or after what follows: a date, a known happening, or something that only the record knows."""
    unit, amount = singular(match.word("unit")), amount_of(match, setting)
    if amount is None:
        return None
    fuzz, mod = modifier_of(match, setting)
    sign = 1 if match.word("dir") in ("after", "following", "into") else -1
    value = duration_value(amount.timex, unit)
    if match.word("dir") == "since":  # "it is two years since the vote" says how long, not when
        return Sense("DURATION", Nothing(), "a length of time", value=value, mod=mod, refers=False)
    found = _counted_from(match, setting)
    if found is None and _object_missing(match, setting):
        base = setting.told(match)
        form, whole = away(base, amount, unit, fuzz, sign, setting)
        why = f"{'forward' if sign > 0 else 'back'} from the last date in the text"
        last = match.last + 1
        if whole is None:
            return Sense(
                "DATE", form, why, value="FUTURE_REF" if sign > 0 else "PAST_REF", mod=mod, refers=False, last=last
            )
        return Sense("DATE", form, why, whole=whole, grain=whole.unit, mod=mod, last=last)
    if found is None:
        why = f'{match.word("dir")} something whose day the text does not tell: "{_following_words(match)}"'
        dated = _dated_by_it(match, setting)
        if dated is not None:
            why += "; it dates what is of the day told beside it"
        form = dated or _hours_from_publication(match, unit, setting)
        return Sense("DURATION", form, why, value=value, mod=mod, refers=False)
    base, name = found
    form, _ = away(base, amount, unit, fuzz, sign, setting)
    if match.first and match.atoms.items[match.first - 1].text == "the":  # "in the months before the war"
        reach = setting.lexicon.conventions.stretch.get(unit, 1)
        form = Shift(base, 0, reach) if sign > 0 else Shift(base, -reach, 0)
    return Sense("DURATION", form, f"{match.word('dir')} {name}", value=value, mod=mod, refers=False)


def _relation(match: Match, setting: Setting) -> Token:
    """The "before" or "after" of a match."""
    return setting.parse.tokens[match.captures["dir" if match.has("dir") else "beside"][0].token]


def _counted_from(match: Match, setting: Setting) -> tuple[Form, str] | None:
    """The days of what follows "before" or "after", and its name: a known happening, a date, something dated before."""
    found = setting.resolve(match) if setting.resolve else None
    if found is not None:
        return Fixed(found[0]), found[1]
    ahead = setting.upcoming(match) if setting.upcoming else None
    if ahead is not None:
        return ahead, "the date that follows"
    thing = None if setting.narrative else object_of(setting.parse, _relation(match, setting))
    if thing is None:
        return None
    for other, sense in setting.following(match) if setting.following else ():
        if not isinstance(sense.form, Nothing) and lies_in(setting.parse, setting.top(other), thing.i):
            return sense.form, "what follows, which has its date"
    return _told_before(match, thing, setting)


def _told_before(match: Match, thing: Token, setting: Setting) -> tuple[Form, str] | None:
    """The day of something that the text has told of: "the summit", "their call"."""
    if thing.lower in ("that", "this") and setting.reference is not None and not setting.parse.children(thing.i):
        return setting.told(match), "the last date in the text"
    if thing.pos != "NOUN" or not is_definite(setting.parse, thing):
        return None
    form = setting.happened.of_noun(thing)
    if form is None and thing.lemma.lower() in setting.lexicon.tense.contact_nouns and setting.reference is not None:
        form = setting.told(match)
    return (form, f"the {thing.lower} that the text has told of") if form is not None else None


def _dated_by_it(match: Match, setting: Setting) -> Form | None:
    """The day of what the words date, where the text gives it: "met on Friday, two days after …", "It came two days after …"."""
    if setting.narrative:
        return None
    verb = main_verb(setting.parse, _relation(match, setting))
    if verb is None:
        return None
    form = setting.happened.at_verb(verb)
    if form is not None:
        return form
    for other, sense in setting.following(match) if setting.following else ():
        if governed(setting.parse, setting.top(other)) == (verb, []) and sense.grain == "day":
            return sense.form
    if verb.lemma not in setting.lexicon.tense.coming_verbs or setting.tense(match) == "future":
        return None
    subject = below(setting.parse, verb.i, "nsubj", "nsubjpass")
    if subject is None or not (subject.lower in ("it", "this", "that") or is_definite(setting.parse, subject)):
        return None
    return setting.story.day()


def is_saying(match: Match, setting: Setting) -> bool:
    """Whether a date, itself not quoted, is that on which somebody speaks: "he said on Friday"."""
    if match.tokens[0] in setting.quoted:
        return False
    verb, nouns = governed(setting.parse, setting.top(match))
    return verb is not None and not nouns and verb.lemma in setting.lexicon.tense.saying_verbs


def _hours_from_publication(match: Match, unit: str, setting: Setting) -> Form:
    """What "hours after …" means in a report about what is new: that day or the day before."""
    if (
        unit in CLOCK_UNITS
        and not match.has("n")
        and not setting.narrative
        and match.word("dir") == "after"
        and setting.tense(match) != "future"
    ):
        return Shift(Published(), -1, 0)
    return Nothing()


def _object_missing(match: Match, setting: Setting) -> bool:
    after = match.last + 1
    if after >= len(match.atoms.codes):
        return True
    return match.atoms.items[after].text in ("", ",", ".", ";", ":", ")", '"')


def _following_words(match: Match, longest: int = 8) -> str:
    items = match.atoms.items[match.last + 1 : match.last + 1 + longest]
    return " ".join(a.text for a in items).split(" . ")[0].strip()
