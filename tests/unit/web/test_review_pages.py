"""Review: decisions are written with name and reason, show everywhere at once, and can be taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from deskmade import HOSTILE, desk_of, papers
from fastapi.testclient import TestClient

from readouts.desk.desk import Desk
from readouts.desk.reviewing import most_doubtful, worth_a_look
from readouts.record.corrections.reviewing import doubts
from readouts.serving.app import application
from readouts.store.catalogue.model import Filters


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The small record."""
    with desk_of(tmp_path, papers()) as opened:
        yield opened


@pytest.fixture
def client(desk: Desk) -> TestClient:
    """A client of its pages."""
    return TestClient(application(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def held(desk: Desk, channel: str) -> str:
    """Id of the one contact of this channel that was held."""
    (found,) = desk.catalogue().contacts(Filters(channels=(channel,), statuses=("held",))).entries
    return found.id


def decide(client: TestClient, action: str, **given: object):
    """Post a form as Ana Roth, with the proof that pages give their forms."""
    proof = re.findall(r'name="csrf" value="([^"]+)"', client.get("/check").text)
    sent = {"author": "Ana Roth", "reason": "the page says so", "csrf": proof[:1], **given}
    return client.post(f"/review/{action}", data=sent)


def test_queue_tells_why(desk, client):
    """A contact on which accounts differ is worth a look, and the queue says what they differ about."""
    page = client.get("/review").text
    assert f"/review/{held(desk, 'call')}" in page
    assert "Accounts differ about initiator" in page
    assert "Accounts differ" not in client.get("/review?kind=document").text


def test_queue_of_look_ups_is_the_whole_queue(desk, client):
    """What is found by look-ups is what the rule finds in the whole record, also after decisions."""

    def whole():
        return doubts(desk.record(), desk.store.codings(), desk.store.corrections())

    assert most_doubtful(desk).doubts == worth_a_look(desk) == whole()
    decide(client, "accept", key=held(desk, "call"))
    assert most_doubtful(desk).doubts == worth_a_look(desk) == whole() != ()
    assert most_doubtful(desk, limit=0).more


def test_accepted_leaves_the_queue_and_comes_back_when_undone(desk, client):
    """Accepting asks for a reason and takes the entry off the queue; undoing puts it back."""
    call = held(desk, "call")
    page = decide(client, "accept", key=call).text
    assert "accepted the contact" in page
    assert 'class="item" href="/review/' + call not in page
    made = desk.store.corrections()[-1]
    assert (made.author, made.reason) == ("Ana Roth", "the page says so")
    assert 'class="item" href="/review/' + call in decide(client, "undo", key=made.id).text


def test_an_edit_shows_on_every_page_at_once(desk, client):
    """A value that a person sets stands on the pages of the pair and of the entry, with who, when and why."""
    call = held(desk, "call")
    decide(client, "edit", key=call, slot="channel", value="video")
    assert "video call" in client.get("/pairs/AUT-PRT").text
    page = client.get(f"/review/{held(desk, 'video')}").text
    assert "set channel to video (before: call)" in page
    assert "Ana Roth" in page
    assert "the page says so" in page


def test_merge_and_split(desk, client):
    """Two contacts become one; a contact's documents are told apart; both are undone by their forms."""
    call, meeting = held(desk, "call"), held(desk, "meeting")
    decide(client, "merge", key=call, other=meeting)
    assert desk.catalogue().contacts(Filters(states=("AUT", "PRT"), statuses=("held",))).total == 1
    decide(client, "undo", key=desk.store.corrections()[-1].id)
    assert desk.catalogue().contacts(Filters(states=("AUT", "PRT"), statuses=("held",))).total == 2
    decide(client, "split", key=held(desk, "call"), document="two")
    assert desk.catalogue().contacts(Filters(channels=("call",), statuses=("held",))).total == 2


def test_rejected_is_gone(desk, client):
    """What is rejected no longer stands in the record."""
    decide(client, "reject", key=held(desk, "call"))
    assert desk.catalogue().contacts(Filters(channels=("call",), statuses=("held",))).total == 0


@pytest.mark.parametrize(
    ("action", "given", "words"),
    [
        ("accept", {"reason": " "}, "The reason is empty"),
        ("edit", {"slot": "channel", "value": "pigeon"}, "is no channel"),
        ("edit", {"slot": "date", "value": "yesterday"}, "is no day"),
        ("merge", {}, "cannot be merged"),
        ("split", {}, "must leave, and some stay"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(desk, client, action, given, words):
    """A form that lacks something comes back with the fault, and the log stays as it was."""
    answer = decide(client, action, key=held(desk, "call"), **given)
    assert answer.status_code == 422
    assert words in answer.text
    assert not desk.store.corrections()


def test_every_form_carries_its_proof(desk, client):
    """A form that another site's page might have made is refused; ours carry what the server asks for."""
    call = held(desk, "call")
    page = client.get(f"/review/{call}").text
    assert page.count('method="post"') == page.count('name="csrf"') > 3
    assert client.post("/review/accept", data={"key": call, "author": "a", "reason": "b"}).status_code == 403
    assert not desk.store.corrections()


def test_unknown_entries_and_decisions_are_not_found(client):
    """Neither an id that nothing has nor an action that there is not."""
    assert client.get("/review/ffffffff").status_code == 404
    assert decide(client, "accept", key="ffffffff").status_code == 404
    assert decide(client, "bless", key="ffffffff").status_code == 404


def test_empty_pages_say_so(client):
    """Before anybody decided anything the log says so."""
    assert "Nobody has decided anything yet" in client.get("/review/history").text


def test_what_people_write_cannot_act(desk, client):
    """Markup in reasons and names of authors is shown, not obeyed."""
    decide(client, "accept", key=held(desk, "call"), author=HOSTILE, reason=HOSTILE)
    for path in ("/review", "/review/history", f"/review/{held(desk, 'call')}"):
        assert "<script>alert" not in client.get(path).text
