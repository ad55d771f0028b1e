"""The atlas as its readers use it: with a mouse, a keyboard, an address, and without scripts."""

from __future__ import annotations

import re

import networkx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site

pytestmark = pytest.mark.browser

SEVERAL = ("algebra", "gradient-descent", "adam", "sigmoid", "overfitting", "backpropagation")


def marked(page: Page, mark: str) -> set[str]:
    """Return the ids of the concepts that carry a mark."""
    ids = page.locator(f"#atlas li a.{mark}").evaluate_all("chips => chips.map(chip => chip.id)")
    return {name.removeprefix("concept-") for name in ids}


@pytest.mark.parametrize("concept", SEVERAL)
def test_choosing_marks_exactly_what_a_concept_stands_on_and_what_stands_on_it(
    site: Site, concept: str
) -> None:
    graph = site.material.prerequisites.graph
    below, above = networkx.ancestors(graph, concept), networkx.descendants(graph, concept)
    with site.page("atlas.html") as page:
        page.locator(f"#concept-{concept}").click()
        assert marked(page, "chosen") == {concept}
        assert marked(page, "below") == below
        assert marked(page, "above") == above
        said = page.locator("#atlas-said").inner_text()
        assert [int(number) for number in re.findall(r"(\d+) concepts?\b", said)] == [
            len(below),
            len(above),
        ]
        edges = page.locator("#atlas-edges path")
        assert edges.count() == graph.in_degree(concept) + graph.out_degree(concept)


@pytest.mark.parametrize("width", [320, 700, 1280])
@pytest.mark.parametrize("concept", SEVERAL)
def test_edges_run_between_the_chips_and_cross_none(site: Site, concept: str, width: int) -> None:
    with site.page(f"atlas.html#concept-{concept}", width=width) as page:
        crossed = page.evaluate("""() => {
            const chips = [...document.querySelectorAll("#atlas li a")].map((chip) =>
                chip.getBoundingClientRect());
            const frame = document.getElementById("atlas").getBoundingClientRect();
            const hits = (path) => {
                const found = new Set();
                for (let length = 0; length <= path.getTotalLength(); length += 1) {
                    const point = path.getPointAtLength(length);
                    const [x, y] = [point.x + frame.left, point.y + frame.top];
                    chips.forEach((box, number) => {
                        const inside = x > box.left + 1 && x < box.right - 1 &&
                            y > box.top + 1 && y < box.bottom - 1;
                        if (inside) found.add(number);
                    });
                }
                return found.size;
            };
            return [...document.querySelectorAll("#atlas-edges path")].map(hits);
        }""")
        assert crossed
        assert set(crossed) == {0}


def test_an_address_chooses_and_choosing_changes_the_address(site: Site) -> None:
    with site.page("atlas.html#concept-adam") as page:
        assert marked(page, "chosen") == {"adam"}
        expect(page.locator("#concept-adam")).to_be_in_viewport()
        page.locator("#concept-momentum").click()
        expect(page).to_have_url(re.compile("atlas.html#concept-momentum$"))
        page.go_back()
        expect(page.locator("#concept-adam")).to_have_class(re.compile("chosen"))
        page.evaluate("location.hash = 'concept-algebra'")
        expect(page.locator("#concept-algebra")).to_have_class(re.compile("chosen"))
        page.evaluate("location.hash = 'no-such-thing'")
        expect(page.locator("#atlas-chosen")).to_be_hidden()


def test_a_chosen_concept_opens_when_it_is_chosen_again(site: Site) -> None:
    with site.page("atlas.html") as page:
        page.locator("#concept-momentum").click()
        page.locator("#concept-momentum").click()
        page.wait_for_url("**/concepts/momentum.html")
        page.get_by_role("link", name="Show in the atlas").click()
        page.wait_for_url("**/atlas.html#concept-momentum")
        expect(page.locator("#concept-momentum")).to_have_class(re.compile("chosen"))


def test_the_keyboard_goes_from_concept_to_concept_chooses_and_lets_go(site: Site) -> None:
    with site.page("atlas.html") as page:
        focused = "document.activeElement.id"
        page.locator("#atlas-name").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Home")
        page.keyboard.press("ArrowDown")
        first, second = page.locator("#atlas a").evaluate_all(
            "links => links.slice(0, 2).map(link => link.id)"
        )
        assert page.evaluate(focused) == second
        page.keyboard.press("ArrowUp")
        assert page.evaluate(focused) == first
        page.locator("#concept-gradient").focus()
        page.keyboard.press("ArrowRight")
        beside = page.evaluate(focused)
        assert beside != "concept-gradient"
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
        assert len(marked(page, "chosen")) == 1
        page.keyboard.press("Escape")
        assert marked(page, "chosen") == set()
        expect(page).not_to_have_url(re.compile("#"))
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.closest('#atlas')")


def test_a_chosen_concept_is_not_hidden_by_what_is_said_of_it(site: Site) -> None:
    with site.page("atlas.html") as page:
        chip = page.locator("#concept-gradient-descent")
        chip.evaluate("chip => scrollTo(0, chip.offsetTop + chip.offsetParent.offsetTop - 760)")
        chip.click()
        said = page.locator("#atlas-chosen").bounding_box()
        box = chip.bounding_box()
        assert said is not None
        assert box is not None
        assert box["y"] + box["height"] <= said["y"]


def test_escape_works_from_what_is_said_too_and_does_not_lose_the_focus(site: Site) -> None:
    with site.page("atlas.html#concept-adam") as page:
        page.locator("#atlas-below a").first.focus()
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "concept-adam"


def test_letting_go_returns_to_the_concept(site: Site) -> None:
    with site.page("atlas.html#concept-adam") as page:
        page.get_by_role("button", name="Let go").click()
        assert page.evaluate("document.activeElement.id") == "concept-adam"
        assert marked(page, "below") == set()
        assert page.locator("#atlas-edges path").count() == 0


def test_a_concept_is_found_by_its_name_or_another_one(site: Site) -> None:
    concepts = site.material.course.concepts.values()
    other = next(each for each in concepts if each.aliases)
    with site.page("atlas.html") as page:
        for wanted in (other.name, other.aliases[0].upper()):
            page.locator("#atlas-name").fill(wanted)
            matches = page.locator("#atlas-matches a")
            assert f"#concept-{other.id}" in matches.evaluate_all(
                "links => links.map(link => link.hash)"
            )
            assert "found" in page.locator("#atlas-found").inner_text()
        page.locator(f"#atlas-matches a[href='#concept-{other.id}']").click()
        assert marked(page, "chosen") == {other.id}
        page.locator("#atlas-name").fill("no concept is called this")
        assert page.locator("#atlas-found").inner_text() == "0 concepts found"
        page.locator("#atlas-name").fill("Gradient descent")
        page.keyboard.press("Enter")
        expect(page.locator("#atlas li a.chosen")).to_be_focused()


def test_without_scripts_it_is_a_picture_of_links(site: Site) -> None:
    with site.page("atlas.html", scripts=False) as page:
        assert page.locator("#atlas li a").count() == len(site.material.course.concepts)
        expect(page.locator(".atlas-find")).to_be_hidden()
        expect(page.locator(".atlas-help")).to_be_hidden()
        page.locator("#concept-adam").click()
        page.wait_for_url("**/concepts/adam.html")


def test_on_a_phone_nothing_scrolls_sideways(site: Site) -> None:
    with site.page("atlas.html#concept-gradient-descent", width=320) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_edges_end_at_their_chips_after_the_reader_has_been_everywhere(site: Site) -> None:
    with site.page("atlas.html#concept-gradient-descent", width=320) as page:
        for part in (1, 0.7, 0.4, 0):
            page.evaluate("part => scrollTo(0, document.body.scrollHeight * part)", part)
            page.wait_for_timeout(100)
        gaps = page.evaluate("""() => {
            const frame = document.getElementById("atlas").getBoundingClientRect();
            const starts = [...document.querySelectorAll("#atlas li a")].map((chip) => {
                const box = chip.getBoundingClientRect();
                return [box.left - frame.left, (box.top + box.bottom) / 2 - frame.top];
            });
            return [...document.querySelectorAll("#atlas-edges path")].map((path) => {
                const [x, y] = path.getAttribute("d").match(/V([\\d.]+)H([\\d.]+)m/).slice(1)
                    .map(Number).reverse();
                return Math.min(...starts.map(([left, top]) => Math.hypot(left - x, top - y)));
            });
        }""")
        assert gaps
        assert max(gaps) < 1
