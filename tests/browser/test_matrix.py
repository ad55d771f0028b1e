"""The depth matrix: it scrolls in its own pane, and its heads stay in view."""

from __future__ import annotations

import pytest

from tests.browser.site import Site
from tests.processes import wait_until

pytestmark = pytest.mark.browser

PAGES = ("matrix.html", "modules/training-neural-networks.html")


@pytest.mark.parametrize("address", PAGES)
def test_on_a_phone_only_the_matrix_scrolls_sideways(site: Site, address: str) -> None:
    with site.page(address, width=320) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        pane = page.locator(":is(.matrix-pane, .wide):has(.matrix)")
        pane.focus()
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        wait_until(lambda: pane.evaluate("pane => pane.scrollLeft") > 0)


def test_the_heads_of_rows_and_columns_stay_in_view(site: Site) -> None:
    with site.page("matrix.html", width=600) as page:
        pane = page.locator(".matrix-pane")
        table = page.locator(".matrix").nth(1)
        table.scroll_into_view_if_needed()
        table.evaluate("""table => {
            const pane = table.closest(".matrix-pane");
            pane.scrollTop += table.getBoundingClientRect().top - pane.getBoundingClientRect().top;
            pane.scrollBy(200, 150);
        }""")
        frame = pane.bounding_box()
        head = table.locator("thead th").nth(2).bounding_box()
        name = table.locator("tbody th").nth(8).bounding_box()
        assert frame is not None
        assert head is not None
        assert name is not None
        assert abs(head["y"] - frame["y"]) < 3
        assert abs(name["x"] - frame["x"]) < 3


def test_without_scripts_it_is_all_there(site: Site) -> None:
    with site.page("matrix.html", scripts=False) as page:
        rows = page.locator(".matrix tbody tr")
        assert rows.count() == len(site.material.course.concepts)


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_on_a_desk_nothing_of_it_is_cut(site: Site, width: int) -> None:
    with site.page("matrix.html", width=width) as page:
        pane = page.locator(".matrix-pane")
        assert pane.evaluate("pane => pane.scrollWidth - pane.clientWidth") == 0
        frame = pane.bounding_box()
        assert frame is not None
        assert frame["width"] >= width - 60


@pytest.mark.parametrize("address", ["matrix.html", "atlas.html", "index.html"])
def test_a_page_and_its_header_begin_at_one_edge(site: Site, address: str) -> None:
    with site.page(address, width=1600) as page:
        edges = [page.locator(part).first.bounding_box() for part in (".bar .home", "h1")]
        assert len({edge["x"] for edge in edges if edge}) == 1
