"""What people come for, from the first page to the words of a document and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(params=["scripts", "no scripts"])
def reading(request: pytest.FixtureRequest, browser: Browser, site: str) -> Page:
    """A page in a browser with scripts, and one without: whoever reads needs none."""
    context = browser.new_context(java_script_enabled=request.param == "scripts", base_url=site)
    page = context.new_page()
    yield page
    context.close()


def test_from_home_to_the_words_of_a_document(reading):
    """Find a contact, read why we say it, open the words in the document."""
    reading.goto("/")
    reading.get_by_role("link", name="Timeline").first.click()
    reading.locator(".facets").get_by_role("link", name=re.compile("^China")).click()
    expect(reading).to_have_url(re.compile("state=CHN"))
    reading.locator("article.contact h3 a").first.click()
    expect(reading.locator("h1")).to_contain_text("China")
    expect(reading.get_by_text(re.compile("why do we say this", re.I)).first).to_be_visible()
    link = reading.locator('main a[href*="/documents/"][href*="from="]').first
    words = link.get_attribute("href") or ""
    reading.goto(words)
    start, end = re.search(r"from=(\d+)&to=(\d+)", words).groups()
    expect(reading.locator(f"#s-{start}-{end}").first).to_be_attached()


def test_accounts_side_by_side(reading):
    """From a pair of states to what each side says of their last call."""
    reading.goto("/pairs")
    reading.locator('main a[href^="/pairs/CHN-USA"]').first.click()
    reading.get_by_role("link", name="Compare the accounts").first.click()
    expect(reading.locator("h1")).to_have_text("What each side says")
    expect(reading.get_by_text("not mentioned").first).to_be_visible()


def test_an_article_is_checked(reading):
    """Each checkable claim of a pasted article gets a verdict, with what decides it."""
    reading.goto("/check")
    reading.locator("main textarea").fill(
        "The two ministers talked on Tuesday. It was the first call between Lloyd Austin and Wei Fenghe since 2021."
    )
    reading.locator("main form").first.get_by_role("button").first.click()
    expect(reading.locator(".verdict").first).to_be_visible(timeout=60_000)


def test_a_search_leads_to_a_document(reading):
    """Words lead to documents in which they are marked."""
    reading.goto("/")
    reading.get_by_role("searchbox").first.fill("telephone")
    reading.get_by_role("searchbox").first.press("Enter")
    expect(reading.locator("main mark").first).to_be_visible()
    reading.locator('main a[href^="/documents/"]').first.click()
    expect(reading.locator("h1")).to_be_visible()


def total(page: Page, address: str) -> int:
    """How many contacts a timeline tells of."""
    page.goto(address)
    found = re.search(r"(\d+) contacts?", page.locator(".lead").first.inner_text())
    assert found
    return int(found[1])


def test_a_merge_is_made_seen_everywhere_and_undone(reading):
    """Two contacts become one with a name and a reason, the timeline and the entry show it, and undoing leaves no trace."""
    reading.set_default_timeout(10_000)
    timeline = "/contacts?state=CHN&state=USA"
    before = total(reading, timeline)
    ids = [a.get_attribute("href").split("/")[2] for a in reading.locator("article.contact h3 a").all()[:2]]
    reading.goto(f"/review/{ids[0]}")
    form = reading.locator("#merge")
    form.locator("summary").click()
    form.get_by_label("Or its id").fill(ids[1])
    form.get_by_label("Your name").fill("Ana Roth")
    form.get_by_label("Why").fill("Both outlets speak of the same talks.")
    form.get_by_role("button", name="Merge").click()
    expect(reading.get_by_text("Both outlets speak of the same talks.").first).to_be_visible()
    assert total(reading, timeline) == before - 1
    expect(reading.get_by_text("Ana Roth").first).to_be_visible()
    reading.goto("/review/history")
    reading.locator("details.undo summary").first.click()
    undoing = reading.locator("details.undo form").first
    if undoing.get_by_label("Your name").count():
        undoing.get_by_label("Your name").fill("Ana Roth")
    undoing.get_by_label("Why").fill("They were two after all.")
    undoing.get_by_role("button").click()
    assert total(reading, timeline) == before


def test_a_decision_without_a_reason_is_not_taken(reading, site):
    """Whoever decides says why; the form says so and keeps what was typed."""
    reading.goto("/contacts?state=CHN&state=USA")
    id = reading.locator("article.contact h3 a").first.get_attribute("href").split("/")[2]
    answer = reading.request.post(
        f"{site}/review/accept", form={"key": id, "action": "accept", "reason": "", "author": "Ana"}
    )
    assert answer.status in (400, 403, 422)


def test_exports_are_given(reading):
    """A selection can be taken along as a file."""
    reading.goto("/contacts?state=CHN")
    link = reading.locator('main a[href*="/api/v1/"]').first
    answer = reading.request.get(reading.url.split("/contacts")[0] + (link.get_attribute("href") or ""))
    assert answer.ok
    assert len(answer.body()) > 200
