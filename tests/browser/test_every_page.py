"""Every page: it answers, axe finds no violation, nothing is cut off on a phone, no script or style is refused, nothing comes from elsewhere."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def addresses(site: str, page: Page) -> dict[str, str]:
    """Name of each page with its address on this record; those of single entries are found by their lists."""
    found = {
        "home": "/",
        "timeline": "/contacts",
        "filtered": "/contacts?state=CHN&status=held",
        "empty": "/contacts?state=ISL",
        "pairs": "/pairs",
        "pair": "/pairs/CHN-USA",
        "events": "/events",
        "claims": "/claims",
        "check": "/check",
        "ask": "/ask",
        "documents": "/documents",
        "actors": "/actors",
        "network": "/network",
        "statistics": "/statistics",
        "review": "/review",
        "search": "/search?q=telephone",
        "help": "/help",
        "nothing": "/contacts/0000000000000000",
    }
    for name, listed, start in (
        ("contact", "/contacts?state=CHN&state=USA", "/contacts/"),
        ("document", "/documents", "/documents/"),
        ("event", "/events", "/events/"),
        ("claim", "/claims", "/claims/"),
        ("actor", "/actors", "/actors/"),
    ):
        page.goto(site + listed)
        link = page.locator(f'main a[href^="{start}"]').first
        found[name] = link.get_attribute("href") or ""
    found["compare"] = found["contact"].replace("/contacts/", "/compare/").split("#")[0].split("?")[0]
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(site, page, addresses, scheme):
    """WCAG 2.2 A and AA, best practices: no violation on any page, in light and in dark."""
    page.emulate_media(color_scheme=scheme)
    faults = []
    for name, address in addresses.items():
        page.goto(site + address)
        result = Axe().run(page, options={"resultTypes": ["violations"]})
        faults += [
            f"{name}: {v['id']}: {n['html'][:120]} – {n['failureSummary'][:200]}"
            for v in result.response["violations"]
            for n in v["nodes"][:2]
        ]
    assert not faults, "\n".join(faults)


def test_pages_fit_a_phone(site, page, addresses):
    """Nothing makes a page wider than a phone."""
    page.set_viewport_size(PHONE)
    wide = []
    for name, address in addresses.items():
        page.goto(site + address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide.append(f"{name}: {width} px")
    assert not wide, "\n".join(wide)


def test_nothing_is_refused_and_nothing_comes_from_elsewhere(site, page, addresses):
    """The policy refuses nothing that we send, no script fails, and each request goes to this server."""
    told, asked = [], []
    page.on("console", lambda m: told.append(f"{page.url}: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: told.append(f"{page.url}: {e}"))
    page.on("request", lambda r: asked.append(r.url))
    for name, address in addresses.items():
        answer = page.goto(site + address)
        assert answer is not None
        assert answer.status == (404 if name == "nothing" else 200), f"{name}: {answer.status}"
        assert "script-src 'self'" in answer.headers["content-security-policy"], name
    assert not [t for t in told if "404" not in t], told
    assert all(a.startswith((site, "data:")) for a in asked)


def test_each_page_says_where_one_is(site, page, addresses):
    """One first-level heading, a title of its own, landmarks, and a link to skip the menu."""
    titles = {}
    for name, address in addresses.items():
        page.goto(site + address)
        assert page.locator("h1").count() == 1, name
        assert page.locator("main").count() == 1, name
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip", name
        titles[name] = page.title()
    assert len(set(titles.values())) > len(titles) - 4, titles
