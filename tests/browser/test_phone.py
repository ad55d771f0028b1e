"""Pages on a phone: rows of tables stand as blocks, and pictures are small enough to be seen whole.

Every cell says which column it is of, and a screen reader still meets a table.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has none
from playwright.sync_api import expect

from tests.browser.site import Site
from tests.browser.test_accessibility import LEVELS

pytestmark = pytest.mark.browser

WIDTHS = (320, 360)
TABLES = (
    "findings.html",
    "modules/training-neural-networks.html",
    "lessons/optimizers.html",
    "concepts/gradient-descent.html",
    "claims.html",
)

SMALLEST_TEXT = 7.5
"""Pixels of the smallest text in a picture on the narrowest phone; 12 where there is room."""

OUT_OF_SIGHT = """
() => [...document.querySelectorAll(".stacked tbody :is(th, td), main svg:not(.long)")]
    .filter(part => part.checkVisibility())
    .filter(part => part.getBoundingClientRect().right > innerWidth)
    .map(part => part.textContent.slice(0, 60))
"""
MISNAMED = """
() => [...document.querySelectorAll(".stacked")].flatMap(table =>
    [...table.querySelectorAll("tbody td")]
        .filter(cell => !getComputedStyle(cell, "::before").content.startsWith(
            `"${table.tHead.rows[0].cells[cell.cellIndex].textContent}: "`))
        .map(cell => cell.outerHTML))
"""
SIZES_OF_TEXT = """
() => [...document.querySelectorAll("main svg text")].map(text => {
    const {c, d} = text.getScreenCTM();  // of turned text too
    return parseFloat(getComputedStyle(text).fontSize) * Math.hypot(c, d);
})
"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", [*TABLES, "concepts/backpropagation.html", "index.html"])
def test_no_cell_and_no_picture_is_cut(site: Site, address: str, width: int) -> None:
    with site.page(address, width=width) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.evaluate(OUT_OF_SIGHT) == []


@pytest.mark.parametrize("address", TABLES)
def test_each_cell_is_named_after_its_column(site: Site, address: str) -> None:
    with site.page(address, width=360) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        misnamed = page.evaluate(MISNAMED)
        assert misnamed == []
        assert page.locator(".stacked tbody td").count()


def test_the_text_of_a_finding_is_the_most_of_its_row(site: Site) -> None:
    with site.page("findings.html", width=360) as page:
        for row in page.locator(".stacked tbody tr").all():
            whole, said = row.bounding_box(), row.locator("td").last.bounding_box()
            assert whole is not None
            assert said is not None
            assert whole["height"] - said["height"] < 160


def test_a_screen_reader_meets_a_table(site: Site) -> None:
    with site.page("lessons/optimizers.html", width=360) as page:
        read = page.locator("[aria-labelledby=assumes]").aria_snapshot()
    for part in (
        "- table:",
        '- columnheader "Required"',
        '- rowheader "Momentum"',
        '- cell "DEVELOPED"',
    ):
        assert part in read


@pytest.mark.parametrize("address", TABLES)
def test_no_rule_of_accessibility_is_broken(site: Site, address: str) -> None:
    with site.page(address, width=360) as page:
        found = Axe().run(page, options=LEVELS)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(
    "address",
    [
        "index.html",
        "modules/training-neural-networks.html",
        "lessons/optimizers.html",
    ],
)
def test_text_in_pictures_can_be_read(site: Site, address: str) -> None:
    with site.page(address, width=320) as page:
        assert min(page.evaluate(SIZES_OF_TEXT)) >= SMALLEST_TEXT


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_of_the_course_in_numbers_is_broken(site: Site, width: int) -> None:
    with site.page("index.html", width=width) as page:
        words = page.locator(".figures li").last
        expect(words).to_contain_text("misconceptions")
        lines = words.evaluate("""item => {
            const range = document.createRange();
            range.selectNodeContents(item.lastChild);
            return new Set([...range.getClientRects()].map(each => each.top)).size;
        }""")
        assert lines == 1
