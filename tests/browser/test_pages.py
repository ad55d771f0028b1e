"""Pages as readers meet them: on a phone, searching, filtering, with the keyboard, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FloatRect, Page, expect

from tests.browser.site import Site

pytestmark = pytest.mark.browser


def test_no_page_scrolls_sideways_on_a_phone(site: Site) -> None:
    wide = []
    for file in sorted(site.folder.rglob("*.html")):
        address = file.relative_to(site.folder).as_posix()
        with site.page(address, width=320) as page:
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append(address)
    assert wide == []


def test_search_finds_a_concept_by_its_alias_with_the_keyboard_alone(site: Site) -> None:
    with site.page("lessons/optimizers.html") as page:
        page.keyboard.press("/")
        page.keyboard.type("backprop")
        expect(page.locator("#found-count")).to_contain_text("found")
        first = page.locator("#found a").first
        expect(first).to_contain_text("Backpropagation algorithm")
        page.keyboard.press("ArrowDown")
        expect(first).to_be_focused()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("concepts/backpropagation.html$"))


def test_what_search_looks_through_is_read_when_somebody_searches(site: Site) -> None:
    with site.page("concepts/backpropagation.html") as page:
        index = page.locator("script[src$='search-index.js']")
        expect(index).to_have_count(0)
        page.focus("#search")
        expect(index).to_have_count(1)
        page.keyboard.type("adam")
        expect(page.locator("#found a").first).to_be_visible()
        page.keyboard.press("Tab")
        page.focus("#search")
        expect(index).to_have_count(1)


def test_search_says_when_it_finds_nothing(site: Site) -> None:
    with site.page("index.html") as page:
        page.fill("#search", "zebra")
        expect(page.locator("#found-count")).to_have_text("nothing found")
        page.keyboard.press("Escape")
        expect(page.locator("#found-count")).to_be_hidden()


def test_claims_are_filtered_by_verdict_and_words(site: Site) -> None:
    with site.page("claims.html") as page:
        claims = page.locator(".claim:visible")
        expect(claims).to_have_count(len(site.material.course.claims))
        page.fill("[name=words]", "largest_slope")
        expect(claims).to_have_count(1)
        expect(page.locator("[data-count]")).to_have_text(re.compile("^1 of "))
        page.fill("[name=words]", "")
        page.locator("[name=verdict]").first.uncheck()
        expect(claims).to_have_count(0)


def test_misconceptions_are_filtered_by_words_and_a_link_to_a_hidden_one_shows_it(
    site: Site,
) -> None:
    with site.page("misconceptions.html") as page:
        beliefs = page.locator(".belief:visible")
        every = beliefs.count()
        page.fill("[name=words]", "zebra")
        expect(beliefs).to_have_count(0)
        expect(page.locator("[data-group]:visible")).to_have_count(0)
        hidden = page.locator(".belief").last.get_attribute("id")
        page.evaluate(f"location.hash = '{hidden}'")
        expect(page.locator(f"#{hidden}")).to_be_in_viewport()
        expect(beliefs).to_have_count(every)


def test_search_finds_what_a_definition_and_a_finding_say(site: Site) -> None:
    with site.page("index.html") as page:
        page.fill("#search", "visits the operations from last to first")
        expect(page.locator("#found a").first).to_contain_text("Backpropagation algorithm")
        page.fill("#search", "too-many-new-concepts")
        found = page.locator("#found a").first
        expect(found).to_contain_text("waived finding")
        found.click()
        expect(page.locator("tr:target")).to_contain_text("too-many-new-concepts")


def test_a_printed_atlas_shows_depths_whatever_is_chosen(site: Site) -> None:
    with site.page("atlas.html#concept-backpropagation") as page:
        chip = page.locator("#concept-adam")
        dimmed = chip.evaluate("chip => getComputedStyle(chip).backgroundColor")
        page.emulate_media(media="print")
        assert chip.evaluate("chip => getComputedStyle(chip).backgroundColor") != dimmed
        for part in ("#atlas-edges", "#atlas-chosen", ".atlas-find"):
            expect(page.locator(part)).to_be_hidden()


def test_pages_read_without_scripts(site: Site) -> None:
    with site.page("claims.html", scripts=False) as page:
        assert page.locator(".claim").count() == len(site.material.course.claims)
        expect(page.locator("form.search")).to_have_count(0)


def test_a_concept_stands_between_its_neighbors_where_there_is_room(site: Site) -> None:
    with site.page("concepts/backpropagation.html") as page:
        below, chosen, above = places(page)
        assert below["x"] + below["width"] < chosen["x"]
        assert chosen["x"] + chosen["width"] < above["x"]
        middles = [place["y"] + place["height"] / 2 for place in (below, chosen, above)]
        assert max(middles) - min(middles) < 1
    with site.page("concepts/backpropagation.html", width=360) as page:
        below, chosen, above = places(page)
        assert below["y"] + below["height"] < chosen["y"]
        assert chosen["y"] + chosen["height"] < above["y"]


def places(page: Page) -> list[FloatRect]:
    """Return where what a concept stands on, the concept, and what stands on it are shown."""
    found = page.locator(".neighbors > :is(ul, .chosen)").all()
    return [place for part in found if (place := part.bounding_box())]


def test_paper_shows_what_the_screen_folds_away(site: Site) -> None:
    with site.page("lessons/optimizers.html") as page:
        page.pdf()
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert page.locator("details:not([open])").count() == 0
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert page.locator("details[open]").count() == 0


@pytest.mark.parametrize("address", ["claims.html", "misconceptions.html"])
def test_long_pages_begin_with_links_to_their_modules(site: Site, address: str) -> None:
    with site.page(address) as page:
        links = page.locator(".jump a")
        expect(links).to_have_count(len(site.material.course.modules))
        links.last.click()
        section = page.locator("section:target")
        expect(section.locator("h2")).to_be_in_viewport()
