"""Nobody gets further than they may: on this machine without accounts, and on a shared server with them."""

from __future__ import annotations

import re
import shutil

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from readouts.access.accounts import Accounts
from readouts.access.deciding import action_of
from readouts.actors.table import ActorTable
from readouts.desk.desk import Desk
from readouts.serving.app import application
from readouts.serving.headers import HEADERS
from readouts.serving.options import ON_THIS_MACHINE, Serving
from readouts.settings import Settings
from readouts.store.store import Store

WORDS = "correct horse battery"
HERE = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An empty record, and one with a reader, an editor and an admin, each with a token."""
    folder, tokens = tmp_path_factory.mktemp("gate"), {}
    Store.open(str(folder / "empty.db"), create=True).__exit__(None, None, None)
    with Store.open(str(folder / "team.db"), create=True) as store:
        accounts = Accounts(store.accounts(), PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        for name, role in (("ann", "admin"), ("ed", "editor"), ("rea", "reader")):
            accounts.add_user(name, role, WORDS)
            tokens[name] = accounts.add_token(name, "tests")
    return folder, tokens


@pytest.fixture
def record(made, tmp_path):
    """An empty record."""
    return shutil.copy(made[0] / "empty.db", tmp_path / "r.db")


@pytest.fixture
def team(made, record):
    """The record has users now: the tokens of each."""
    shutil.copy(made[0] / "team.db", record)
    return made[1]


@pytest.fixture(scope="module")
def table():
    """The table of actors."""
    return ActorTable.load(Settings().actors)


@pytest.fixture
def opened(record, table):
    """A function that opens the server as browsers see it."""
    desks = []

    def opener(serving=ON_THIS_MACHINE, base=HERE, **given):
        desk = Desk.open(Settings(record=str(record)))
        desk.table = table  # loaded once for all
        desks.append(desk)
        return TestClient(application(desk, serving), base_url=base, follow_redirects=False, **given)

    yield opener
    for desk in desks:
        desk.__exit__(None, None, None)


def csrf(page):
    """The proof in a page's first form."""
    return re.search(r'name="csrf" value="([^"]+)"', page.text)[1]


def log_in(client, name="ann", password=WORDS):
    """Log in as people do."""
    return client.post("/login", data={"name": name, "password": password, "csrf": csrf(client.get("/login"))})


def test_every_answer_carries_the_headers(opened):
    """Pages, JSON, files, errors and refusals alike; and no policy lets a script or style stand in a page."""
    client = opened(raise_server_exceptions=False)
    for path in ("/contacts", "/api/v1/contacts", "/static/readouts.css", "/nothing", "/api/v1/contacts?x=1"):
        answer = client.get(path)
        assert {k: answer.headers[k] for k in HEADERS} == HEADERS, path
    assert client.get("/contacts", headers={"Host": "evil.example"}).headers["X-Frame-Options"] == "DENY"
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_an_unforeseen_error_tells_nothing_of_its_inside(opened, monkeypatch):
    """It is told in the shape of all others, with the headers, and without a trace."""
    client = opened(raise_server_exceptions=False)
    monkeypatch.setattr(Desk, "catalogue", lambda self: 1 / 0)
    answer = client.get("/api/v1/contacts")
    assert answer.status_code == 500 and answer.json()["type"] == "urn:readouts:problem:unexpected"
    assert "ZeroDivision" not in answer.text and answer.headers["X-Frame-Options"] == "DENY"


def test_other_names_are_not_this_server(opened):
    """A name that a foreign name server bends to this machine does not reach the record."""
    client = opened()
    answer = client.get("/api/v1/contacts", headers={"Host": "evil.example:8000"})
    assert answer.status_code == 421 and answer.json()["do"]
    assert (
        opened(Serving(names=("team.example",))).get("/contacts", headers={"Host": "team.example"}).status_code == 200
    )


def test_other_sites_cannot_post_to_this_machine(opened):
    """Without accounts too: neither a form nor a script of another site changes anything."""
    client = opened()
    for headers in (
        {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:1"},
    ):  # fmt: skip
        assert client.post("/api/v1/check", json={"text": "x"}, headers=headers).status_code == 403
    client.get("/contacts")
    form = client.post("/login", data={"name": "x", "password": "x"}, headers={"Origin": HERE})
    assert form.status_code == 403 and "no proof" in form.text
    assert client.post("/login", content=b"{}", headers={"Content-Type": "text/plain"}).status_code == 403


def test_a_page_that_is_made_for_one_session_is_no_proof_for_another(opened, team):
    """A proof is bound to the browser's secret."""
    one, two = opened(), opened()
    two.get("/login")
    answer = two.post("/login", data={"name": "ann", "password": WORDS, "csrf": csrf(one.get("/login"))})
    assert answer.status_code == 403 and "set-cookie" not in answer.headers


def test_with_users_everybody_has_to_log_in(opened, team):
    """People are led to the page to log in and back; programs are told."""
    client = opened()
    page = client.get("/contacts?state=USA")
    assert (page.status_code, page.headers["location"]) == (303, "/login?next=%2Fcontacts%3Fstate%3DUSA")
    answer = client.get("/api/v1/contacts")
    assert answer.status_code == 401 and answer.headers["www-authenticate"] == "Bearer"
    assert client.get("/api/v1/contacts", headers={"Authorization": "Bearer wrong"}).status_code == 401


def test_logging_in_and_out(opened, team):
    """Logging in gives a new secret, out of the reach of scripts; logging out makes it worthless."""
    client = opened()
    client.get("/login")
    before = client.cookies["readouts_session"]
    answer = log_in(client)
    assert answer.status_code == 303 and answer.headers["location"] == "/"
    kept = answer.headers["set-cookie"]
    assert "HttpOnly" in kept and "SameSite=Lax" in kept and "Secure" not in kept
    secret = client.cookies["readouts_session"]
    assert secret != before
    page = client.get("/contacts")
    assert page.status_code == 200 and "Logged in as" in page.text
    assert client.post("/logout", data={"csrf": csrf(page)}).status_code == 303
    client.cookies.set("readouts_session", secret)
    assert client.get("/contacts").status_code == 303


def test_over_https_the_cookie_is_secure(opened, team):
    """Where the server is reached by https the secret is sent by https alone."""
    client = opened(base="https://127.0.0.1:8000")
    assert "; Secure" in client.get("/login").headers["set-cookie"]
    assert "; Secure" in log_in(client).headers["set-cookie"]


def test_nobody_is_led_to_another_site(opened, team):
    """Where to go after logging in is a path of this server."""
    client = opened()
    for target in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        page = client.get("/login", params={"next": target})
        assert 'name="next" value="/"' in page.text
        answer = client.post("/login", data={"name": "ann", "password": WORDS, "csrf": csrf(page), "next": target})
        assert answer.headers["location"] == "/"


def test_wrong_passwords_are_slowed_down(opened, team):
    """After five wrong passwords the right one has to wait too."""
    client = opened()
    assert [log_in(client, password="wrong words").status_code for _ in range(5)] == [403] * 5
    answer = log_in(client)
    assert answer.status_code == 429 and int(answer.headers["retry-after"]) > 0


def endpoints(app):
    """Every method and path of the server's description and of its pages."""
    found = {(m.upper(), p) for p, operations in app.openapi()["paths"].items() for m in operations}
    stack = list(app.routes)
    while stack:
        route = stack.pop()
        stack += getattr(getattr(route, "original_router", None), "routes", [])
        path = getattr(route, "path", None)
        if path and getattr(route, "methods", None):
            found |= {(m, path if path.startswith("/") else f"/{path}") for m in route.methods}
    return sorted(found)


def test_every_endpoint_refuses_who_may_not(opened, team):
    """Each route of the server, asked by nobody and by each role: refused exactly where the table says so."""
    client = opened(raise_server_exceptions=False)
    found = endpoints(client.app)
    assert ("GET", "/contacts") in found and ("POST", "/users") in found and ("GET", "/api/v1/contacts") in found
    for method, template in found:
        path = re.sub(r"\{[^}]*\}", "x", template)
        action = action_of(method, path)
        for name, allowed in (
            (None, action == "visit"), ("rea", action in ("visit", "read")), ("ed", action != "administer"), ("ann", True),
        ):  # fmt: skip
            headers = {"Authorization": f"Bearer {team[name]}"} if name else {}
            answer = client.request(method, path, headers={**headers, "Accept": "application/json"})
            refused = answer.status_code in (401, 303) if name is None else answer.status_code == 403
            assert refused != allowed, (method, path, name, answer.status_code)


def test_an_account_has_tokens(opened, team):
    """A token is shown once, asks in its user's name, and can be revoked."""
    client = opened()
    log_in(client, "rea")
    page = client.get("/account")
    page = client.post("/account/tokens", data={"token": "notebook", "csrf": csrf(page)})
    token = re.search(r"readouts_[\w-]+", page.text)[0]
    assert token not in client.get("/account").text
    program = opened()
    assert program.get("/api/v1/contacts", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    client.post("/account/tokens/revoke", data={"token": "notebook", "csrf": csrf(page)})
    assert program.get("/api/v1/contacts", headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_changing_a_password_ends_other_sessions(opened, team):
    """The session that changes it goes on, others end; the old password has to be known."""
    one, two = opened(), opened()
    log_in(one, "rea"), log_in(two, "rea")
    page = one.get("/account")
    wrong = one.post("/account/password", data={"old": "wrong words", "new": "another password", "csrf": csrf(page)})
    assert wrong.status_code == 400
    one.post("/account/password", data={"old": WORDS, "new": "another password", "csrf": csrf(page)})
    assert one.get("/contacts").status_code == 200 and two.get("/contacts").status_code == 303


def test_admins_manage_users(opened, team):
    """An admin adds, changes and removes users; faults are told in the page."""
    client = opened()
    log_in(client)
    proof = csrf(client.get("/users"))
    assert "kim is added" in client.post(
        "/users", data={"do": "add", "name": "kim", "role": "reader", "password": WORDS, "csrf": proof}
    ).text  # fmt: skip
    assert client.post("/users", data={"do": "role", "name": "kim", "role": "king", "csrf": proof}).status_code == 400
    assert "kim is removed" in client.post("/users", data={"do": "remove", "name": "kim", "csrf": proof}).text
    assert client.post("/users", data={"do": "remove", "name": "ann", "csrf": proof}).status_code == 400


def test_without_users_there_is_nothing_to_log_in_to(opened):
    """The pages of accounts say that there are none, and how to make one."""
    answer = opened().get("/login")
    assert answer.status_code == 404 and "readouts users add" in answer.text


def test_too_many_requests(opened):
    """A limit is told with the time to wait."""
    client = opened(Serving(requests_per_minute=6))
    statuses = [client.get("/api/v1/record").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert int(client.get("/api/v1/record").headers["retry-after"]) > 0


def test_too_long_requests(opened):
    """What is too long is not read: told by its length, or once it turns out to be."""
    client = opened(Serving(body_bytes=1000))

    def pieces():
        for _ in range(20):
            yield b" " * 100

    for content in (b" " * 2000, pieces()):
        answer = client.post("/api/v1/check", content=content, headers={"Content-Type": "application/json"})
        assert answer.status_code == 413 and answer.json()["do"]
