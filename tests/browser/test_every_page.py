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
        found[name] = (link.get_attribute("href") or "").split("#")[0]
    found["compare"] = found["contact"].replace("/contacts/", "/compare/")
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


def test_pages_fit_a_phone_and_keep_to_the_policy(site, page, addresses):
    """On a phone nothing is cut off; the policy refuses nothing that we send, no script fails, each request goes to this server;
    each page has one first-level heading, a title of its own, and a link to skip the menu.
    """
    told, asked, wide, titles = [], [], [], {}
    page.on("console", lambda m: told.append(f"{page.url}: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: told.append(f"{page.url}: {e}"))
    page.on("request", lambda r: asked.append(r.url))
    page.set_viewport_size(PHONE)
    for name, address in addresses.items():
        answer = page.goto(site + address)
        assert answer is not None
        assert answer.status == (404 if name == "nothing" else 200), f"{name}: {answer.status}"
        assert "script-src 'self'" in answer.headers["content-security-policy"], name
        assert page.locator("h1").count() == page.locator("main").count() == 1, name
        width = page.evaluate("document.documentElement.scrollWidth")
        wide += [f"{name}: {width} px"] if width > PHONE["width"] else []
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip", name
        titles[name] = page.title()
    assert not wide, "\n".join(wide)
    assert not [t for t in told if "404" not in t], told
    assert all(a.startswith((site, "data:")) for a in asked)
    assert len(set(titles.values())) > len(titles) - 4, titles
