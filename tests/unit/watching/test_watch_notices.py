"""Each rule fires once per happening: not for what was there before, not again after a kill, not when entries merge."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factory import Paper, person, state
from readouts.store import watching as stored

ANN, BEN = person("Ann", "KEN"), person("Ben", "TZA")
CONTACT = {"name": "They speak", "when": "new contact", "between": ["TZA", "KEN"]}
REFUSED = {"name": "A refusal", "when": "status becomes", "status": "refused"}
ANY = {"name": "Any change", "when": "status becomes", "status": "any", "between": ["KEN", "TZA"]}
THREAT = {"name": "A threat", "when": "event", "type": "THREATEN", "against": "KEN"}
SILENCE = {"name": "Silence", "when": "no contact", "between": ["KEN", "TZA"], "days": 30}
CLAIM = {"name": "Wrong", "when": "claim contradicted"}


def call(id, day, *, sides=(ANN, BEN), published=None, **given):
    paper = Paper(id, published or day)
    paper.contact(sides, day, **given)
    return paper


def fired(desk):
    return [(n["rule"], n["entry"]["kind"]) for n in desk.notices()]


def test_what_the_record_holds_already_is_no_news(desk):
    """A rule that is new says nothing of old contacts; what comes then is news once, with its words and their documents."""
    desk.keep(call("a", "2024-05-02"))
    watch = desk.watch(CONTACT)
    assert watch.round().notices == 0
    desk.keep(call("b", "2024-05-16"))
    assert watch.round().notices == 1
    assert watch.round().notices == 0
    (notice,) = desk.notices()
    assert notice["title"] == "Kenya – Tanzania: call, held, 16 May 2024"
    assert (notice["rule"], notice["at"]) == ("They speak", "2024-05-20T12:00:00+00:00")
    assert notice["entry"]["id"] == desk.store.record().contacts[1].id
    assert {w["document"] for w in notice["words"]} == {"b"}
    assert notice["words"][0]["url"] == "https://lake.example/b"


def test_a_restart_fires_nothing_twice_and_forgets_nothing(desk):
    """What was kept before a kill, but not looked at, fires at the next start; what fired does not. A new name changes nothing."""
    desk.watch(CONTACT)
    desk.keep(call("a", "2024-05-16"))  # killed here: kept, never looked at
    watch = desk.watch({**CONTACT, "name": "Renamed"})
    assert watch.round().notices == 1
    assert desk.watch(CONTACT).round().notices == 0


def test_other_reports_of_the_same_contact_fire_nothing(desk):
    """The contact's id may change as reports join it; what fired stays fired."""
    watch = desk.watch(CONTACT)
    desk.keep(call("m", "2024-05-16"))
    assert watch.round().notices == 1
    desk.keep(*(call(id, "2024-05-16", published="2024-05-17") for id in ("a", "z")))
    assert len(desk.refresh() and desk.store.record().contacts) == 1
    assert watch.round().notices == 0


def test_contacts_that_are_only_recalled_are_no_news(desk):
    """A contact in the background of a report fires when a report is about it, or never."""
    watch = desk.watch(CONTACT)
    desk.keep(call("a", "2023-01-16", published="2024-05-16", standing="background"))
    assert watch.round().notices == 0
    desk.keep(call("b", "2023-01-16", published="2024-05-17"))
    assert watch.round().notices == 1


def test_conditions_of_a_rule_hold_together(desk):
    """Other states, another channel, another status: no notice."""
    rules = ({**CONTACT, "channel": "visit"}, {**CONTACT, "status": "planned"}, {**CONTACT, "between": ["KEN", "UGA"]})
    watch = desk.watch(*rules)
    desk.keep(call("a", "2024-05-16"))
    assert watch.round().notices == 0


def test_a_status_fires_when_it_comes(desk):
    """Planned, then refused: “any” fires at both, “refused” at the second."""
    watch = desk.watch(REFUSED, ANY)
    desk.keep(call("a", "2024-05-25", published="2024-05-16", status="planned"))
    assert watch.round().notices == 1
    desk.keep(call("b", "2024-05-18", published="2024-05-18", status="refused"))
    watch.round()
    watch.round()
    assert fired(desk) == [("Any change", "contact"), ("A refusal", "contact"), ("Any change", "contact")]


def test_threats(desk):
    """A threat against a state fires once, however many tell of it; one that is denied, or against others, does not."""
    watch = desk.watch(THREAT)
    paper = Paper("a", "2024-05-16")
    paper.event("THREATEN", [state("TZA")], [state("KEN")], "2024-05-16", about="the border")
    paper.event("THREATEN", [state("KEN")], [state("TZA")], "2024-05-16", about="the border")
    paper.event("THREATEN", [state("UGA")], [state("KEN")], "2024-05-15", auxiliary=("negated",), about="the lake")
    desk.keep(paper)
    assert watch.round().notices == 1
    (notice,) = desk.notices()
    assert notice["title"] == "THREATEN: Tanzania → Kenya, 16 May 2024"
    again = Paper("b", "2024-05-16")
    again.event("THREATEN", [state("TZA")], [state("KEN")], "2024-05-16", about="the border")
    desk.keep(again)
    assert watch.round().notices == 0


def test_silence_fires_once_until_they_speak_again(desk):
    """More than so many days after the last held contact; after the next contact it may fall silent anew."""
    desk.keep(call("a", "2024-04-20"), call("p", "2024-06-30", published="2024-05-01", status="planned"))
    watch = desk.watch(SILENCE)
    assert watch.round().notices == 0
    desk.now += timedelta(days=1)
    assert watch.round().notices == 1
    assert desk.notices()[0]["title"] == (
        "No contact between Kenya and Tanzania for 31 days, as far as the record tells; the last: call, 20 April 2024"
    )
    desk.now += timedelta(days=5)
    assert desk.watch(SILENCE).round().notices == 0
    desk.keep(call("b", "2024-05-24"))
    assert watch.round().notices == 0
    desk.now += timedelta(days=60)
    assert watch.round().notices == 1


def test_a_record_without_any_contact_is_silent_about_silence(desk):
    """What the record never held cannot be missing in it."""
    assert desk.watch(SILENCE).round().notices == 0


def test_contradicted_claims(desk):
    """A claim that the record contradicts fires once, with the claim's own words first."""
    desk.keep(call("a", "2024-05-10"))
    watch = desk.watch(CLAIM)
    paper = Paper("b", "2024-05-18")
    paper.claim("none_since", [ANN, BEN], since="2024-05-01")
    desk.keep(paper)
    watch.round()
    watch.round()
    assert fired(desk) == [("Wrong", "claim")]
    assert desk.notices()[0]["words"][0]["document"] == "b"


def test_other_versions_start_rules_anew(desk):
    """Another version may see other reports in the same documents: these are no news."""
    watch = desk.watch(CONTACT, SILENCE)
    desk.keep(call("a", "2024-05-16"))
    desk.maker = "maker 2"
    watch = desk.watch(CONTACT, SILENCE)
    assert watch.round().notices == 0


@pytest.mark.parametrize("most", [0, 1])
def test_a_kill_in_the_middle_of_firing_leaves_all_or_nothing(desk, monkeypatch, most):
    """Marks, notices and what is queued for hooks are written together."""
    watch = desk.watch(CONTACT)
    desk.keep(call("a", "2024-05-14"), call("b", "2024-05-16"))
    right, count = stored._mark, []

    def dies(*given):
        count.append(1)
        if len(count) > most:
            raise KeyboardInterrupt
        return right(*given)

    monkeypatch.setattr(stored, "_mark", dies)
    with pytest.raises(KeyboardInterrupt):
        watch.round()
    assert desk.notices() == []
    monkeypatch.setattr(stored, "_mark", right)
    assert desk.watch(CONTACT).round().notices == 2
