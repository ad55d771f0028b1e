"""The keyboard alone reaches everything that a mouse does, on every kind of page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.test_accessibility import ADDRESSES

pytestmark = pytest.mark.browser

TARGETS = """() => {
    const shown = (element) => element.checkVisibility({ visibilityProperty: true });
    const found = document.querySelectorAll("a[href], button, input, summary, [tabindex]");
    return [...found].filter((each) => shown(each) && each.tabIndex >= 0).length;
}"""
NOTE = """() => {
    window.reached = new Set();
    document.addEventListener("focusin", (event) => window.reached.add(event.target));
}"""
MISSED = """() => {
    const shown = (element) => element.checkVisibility({ visibilityProperty: true });
    const found = document.querySelectorAll("a[href], button, input, summary, [tabindex]");
    return [...found].filter((each) => shown(each) && !window.reached.has(each))
        .map((each) => each.outerHTML.slice(0, 80));
}"""


def walked(page: Page) -> None:
    """Go from stop to stop with the Tab key until there is none left."""
    page.evaluate(NOTE)
    for _ in range(page.evaluate(TARGETS)):
        page.keyboard.press("Tab")


@pytest.mark.parametrize(
    "address", [each for each in ADDRESSES if "#" not in each and not each.startswith("atlas")]
)
def test_the_tab_key_comes_to_every_link_field_and_fold(site: Site, address: str) -> None:
    with site.page(address) as page:
        walked(page)
        assert page.evaluate(MISSED) == []


def test_what_has_the_focus_is_seen_to_have_it(site: Site) -> None:
    with site.page("claims.html") as page:
        for _ in range(20):
            page.keyboard.press("Tab")
            seen = page.evaluate("""() => {
                const style = getComputedStyle(document.activeElement);
                return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
            }""")
            assert seen, page.evaluate("document.activeElement.outerHTML")


def test_a_fold_opens_and_the_next_stop_is_in_it(site: Site) -> None:
    with site.page("claims.html", width=320) as page:
        fold = page.locator(".claim summary").first
        fold.focus()
        page.keyboard.press("Enter")
        pane = page.locator(".claim details[open] .wide").first
        page.keyboard.press("Tab")
        assert pane.evaluate("pane => pane === document.activeElement")


def test_the_skip_link_leads_past_the_menu(site: Site) -> None:
    with site.page("index.html") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("#content$"))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")
