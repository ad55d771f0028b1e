"""A course whose authors try to take over the page, opened in a real browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from curriculum_kit.syllabus.material import material_of
from tests.browser.site import Site, write_site
from tests.courses import checked, edit, small_course
from tests.e2e.serving import served

pytestmark = pytest.mark.browser

SCRIPT = "window.taken=1"
HOSTILE = "".join(
    (
        f"</script></title></svg><script>{SCRIPT}</script>",
        f'<img src=x onerror="{SCRIPT}">"\' onmouseover="{SCRIPT}"',
        f"[link](javascript:{SCRIPT}) <javascript:{SCRIPT}> ![image](https://tracker.example/x.png)",
        f"<iframe srcdoc='<script>parent.{SCRIPT}</script>'></iframe><base href=//tracker.example>",
        f"`</code><script>{SCRIPT}</script>` | cell | </td></tr></table>",
        rf"$\text{{</math><script>{SCRIPT}</script>}}$",
        r"$\begin{align}x\label{search}\end{align}$",
        rf"$$\href{{javascript:{SCRIPT}}}{{x}}$$",
        r"$\color{red;background:url(//tracker.example)}x$",
        "<style>body{display:none}</style>{{ 7 * 7 }} {% raw %} \u202e\u0000\x1b[31m --> ]]>",
    )
).replace("\0", "")
TEXTS = (
    ("curriculum.yaml", "title: Descent"),
    ("curriculum.yaml", "audience: Programmers"),
    ("concepts/mathematics.yaml", "name: Slope"),
    ("concepts/mathematics.yaml", "aliases: [Steepness, Rate of change]"),
    (
        "concepts/mathematics.yaml",
        "definition: How much a function rises for each step to the right.",
    ),
    ("concepts/mathematics.yaml", "sources: [a textbook]"),
    ("foundations/series.yaml", "title: Foundations"),
    ("foundations/series.yaml", "goal: Go downhill."),
    ("foundations/descent/module.yaml", "title: Descent"),
    ("foundations/descent/module.yaml", "goal: Find the lowest point."),
    ("foundations/descent/module.yaml", "premise: There is a valley."),
    ("foundations/descent/module.yaml", "title: Walking"),
    ("foundations/descent/module.yaml", "story: One step after another."),
    ("foundations/descent/module.yaml", "belief: Steepest descent is the shortest way."),
    ("foundations/descent/module.yaml", "correction: It is the steepest at each point only."),
    ("foundations/descent/slopes.yaml", "title: Slopes"),
    ("foundations/descent/slopes.yaml", "core: A number for steepness"),
)


def hostile_course(folder: Path) -> Path:
    """Write a small course that says the same hostile thing wherever it can."""
    course = small_course(folder)
    quoted = json.dumps(HOSTILE)
    for file, line in TEXTS:
        key, _, value = line.partition(": ")
        edit(course, file, line, f"{key}: {f'[{quoted}]' if value.startswith('[') else quoted}")
    return course


@pytest.fixture(scope="module")
def hostile(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Site:
    material = material_of(checked(hostile_course(tmp_path_factory.mktemp("hostile"))))
    assert not [each for each in material.findings if each.rule == "invalid-value"]
    folder = tmp_path_factory.mktemp("site")
    write_site(material, folder)
    return Site(material, folder, browser)


def addresses(site: Site) -> list[str]:
    return [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html")]


def is_whole(page: Page) -> None:
    """Check that the page is ours from its first element to its last, and nobody else's."""
    assert page.evaluate("window.taken") is None
    assert page.locator("img, iframe, base, object, embed").count() == 0
    assert page.locator("[onerror], [onmouseover], [onload], [onclick]").count() == 0
    links = page.eval_on_selector_all("a:any-link", "found => found.map(link => link.protocol)")
    assert set(links) <= {"file:", "http:", "https:", None}  # None in a picture
    assert page.locator("script:not([src]):not([type='application/json'])").count() == 0
    assert page.locator("style").count() == 0
    assert page.locator("#search").count() == 1
    ids = page.eval_on_selector_all("[id]", "found => found.map(each => each.id)")
    assert len(ids) == len(set(ids))
    uneven = """tables => tables.filter(table => new Set([...table.rows].map(row =>
        [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0))).size > 1).length"""
    assert page.eval_on_selector_all("table", uneven) == 0
    expect(page.locator("body > footer")).to_be_visible()
    assert page.locator("main#content").evaluate("main => main.parentElement.tagName") == "BODY"
    assert page.title().count("window.taken")  # shown as text, the title among it


def test_no_page_is_taken_over(hostile: Site) -> None:
    for address in addresses(hostile):
        with hostile.page(address) as page:
            is_whole(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= 1280, address


def test_a_page_fits_a_phone_whatever_is_written_on_it(hostile: Site) -> None:
    wide = []
    for address in addresses(hostile):
        with hostile.page(address, width=320) as page:
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append(address)
    assert wide == []


def test_what_is_found_and_chosen_is_text(hostile: Site) -> None:
    with hostile.page("index.html") as page:
        page.fill("#search", "window.taken")
        expect(page.locator("#found li").first).to_be_visible()
        is_whole(page)
    with hostile.page("atlas.html#concept-slope") as page:
        expect(page.locator("#atlas-chosen")).to_be_visible()
        page.fill("#atlas-name", "window.taken")
        expect(page.locator("#atlas-matches li").first).to_be_visible()
        is_whole(page)


def test_the_preview_is_not_taken_over(browser: Browser, tmp_path: Path) -> None:
    course = hostile_course(tmp_path)
    quoted = json.dumps(HOSTILE)
    edit(course, "foundations/descent/stepping.yaml", "title: Stepping", f"{quoted}: 1\ntitle: S")
    with served(course) as serving:
        page = browser.new_page()
        page.goto(f"{serving.url}modules/descent.html")
        expect(page.get_by_role("complementary", name="Preview")).to_contain_text("</script>")
        is_whole(page)
        page.goto(f"{serving.url}<script>{SCRIPT}</script>")
        assert page.evaluate("window.taken") is None
        page.close()
