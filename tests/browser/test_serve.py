"""A page of ``curriculum serve`` left open in a browser while the course is being written."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bundled import copied
from tests.courses import edit
from tests.e2e.serving import Serving, served
from tests.processes import wait_until

pytestmark = pytest.mark.browser

MODULE = "foundations/the-learning-problem/module.yaml"
LESSON = "foundations/the-learning-problem/gradient-descent.yaml"
TITLE = "title: The Learning Problem"
PAGE = "modules/the-learning-problem.html"
BOUND = 20_000  # milliseconds; it takes a third of a second where nothing else runs


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def serving(course: Path) -> Iterator[Serving]:
    with served(course) as running:
        yield running


@contextmanager
def opened(browser: Browser, serving: Serving, address: str) -> Iterator[Page]:
    """Open a page; whatever it asks of others or complains of is a failure."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(serving.url) else complaints.append(asked.url),
    )
    page.goto(serving.url + address)
    try:
        yield page
    finally:
        context.close()
    assert not complaints, "\n".join(complaints)


def test_the_open_page_changes_after_a_save(
    browser: Browser, course: Path, serving: Serving
) -> None:
    with opened(browser, serving, PAGE) as page:
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("Module 1.1: The Learning Problem")
        edit(course, MODULE, TITLE, "title: Learning, Defined")
        expect(heading).to_have_text("Module 1.1: Learning, Defined", timeout=BOUND)
        edit(course, MODULE, "title: Learning, Defined", "title: Learning Once More")
        expect(heading).to_have_text("Module 1.1: Learning Once More", timeout=BOUND)


def test_a_broken_file_is_named_on_the_page_that_stays(
    browser: Browser, course: Path, serving: Serving
) -> None:
    good = (course / LESSON).read_text(encoding="utf-8")
    with opened(browser, serving, PAGE) as page:
        panel = page.get_by_role("complementary", name="Preview")
        row = page.locator("th a[href$='/gradient-descent.html']").first
        expect(row).to_be_visible()
        expect(panel).to_have_count(0)
        (course / LESSON).write_text(good + "]\n", encoding="utf-8")
        expect(panel).to_be_visible(timeout=BOUND)
        expect(panel).to_contain_text("unreadable-yaml")
        expect(panel).to_contain_text(f"gradient-descent.yaml:{len(good.splitlines()) + 1}:1")
        expect(row).to_be_visible()
        (course / LESSON).write_text(good, encoding="utf-8")
        expect(panel).to_have_count(0, timeout=BOUND)
        expect(row).to_be_visible()


def test_the_reader_stays_where_he_was_and_a_folded_panel_stays_folded(
    browser: Browser, course: Path, serving: Serving
) -> None:
    with opened(browser, serving, PAGE) as page:
        edit(course, MODULE, TITLE, "titel: The Learning Problem")
        panel = page.get_by_role("complementary", name="Preview")
        expect(panel.get_by_role("listitem")).to_contain_text("unknown-key", timeout=BOUND)
        panel.locator("summary").click()
        expect(panel.get_by_role("listitem")).to_be_hidden()
        page.evaluate("scrollTo(0, 500)")
        edit(course, MODULE, "titel: The Learning Problem", "titel: Learning, Defined")
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("Module 1.1: Learning, Defined", timeout=BOUND)
        expect(panel.get_by_role("listitem")).to_be_hidden()
        wait_until(lambda: page.evaluate("scrollY") == 500)


def test_what_was_typed_and_unfolded_stays(browser: Browser, course: Path) -> None:
    demo = course.parent / "demos" / "activation_functions_slopes.py"
    demo.write_text(demo.read_text(encoding="utf-8") + "\nEDITED = True\n", encoding="utf-8")
    with served(course) as serving, opened(browser, serving, "claims.html") as page:
        words = page.locator("[name=words]")
        words.fill("slope")
        claims = page.locator(".claim:visible")
        every = claims.count()
        page.locator("[name=verdict][value=stale]").uncheck()
        shown = claims.evaluate_all("found => found.map(claim => claim.id)")
        assert 1 < len(shown) < every
        claims.nth(1).locator("summary").click()
        words.focus()
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
        page.evaluate("scrollTo(0, 300)")
        _saved_and_seen(page, course)
        expect(words).to_have_value("slope")
        expect(words).to_be_focused()
        expect(page.locator("[name=verdict][value=stale]")).not_to_be_checked()
        assert claims.evaluate_all("found => found.map(claim => claim.id)") == shown
        expect(page.locator("details[open]")).to_have_count(1)
        expect(claims.nth(1).locator("details")).to_have_attribute("open", "")
        wait_until(lambda: page.evaluate("scrollY") == 300)
        page.keyboard.type("!")
        expect(words).to_have_value("s!lope")


def test_a_search_goes_on_where_it_was(browser: Browser, course: Path, serving: Serving) -> None:
    with opened(browser, serving, PAGE) as page:
        search = page.get_by_label("Search the course")
        search.fill("gradient")
        expect(page.locator("#found li").first).to_be_visible()
        _saved_and_seen(page, course)
        expect(search).to_have_value("gradient")
        expect(page.locator("#found li").first).to_be_visible()
        page.get_by_role("heading", level=1).click()
        expect(page.locator("#found li")).to_have_count(0)
        _saved_and_seen(page, course)
        expect(search).to_have_value("gradient")
        expect(page.locator("#found li")).to_have_count(0)


def test_a_wide_table_stays_scrolled(browser: Browser, course: Path, serving: Serving) -> None:
    with opened(browser, serving, PAGE) as page:
        page.set_viewport_size({"width": 400, "height": 800})
        pane = page.locator(".wide:has(.matrix)")
        pane.evaluate("pane => { pane.scrollLeft = 60; }")
        _saved_and_seen(page, course)
        wait_until(lambda: pane.evaluate("pane => pane.scrollLeft") == 60)


def test_a_page_opened_later_begins_at_its_top(
    browser: Browser, course: Path, serving: Serving
) -> None:
    with opened(browser, serving, "claims.html") as page:
        page.locator("[name=words]").fill("slope")
        _saved_and_seen(page, course)
        page.reload()
        expect(page.locator("[name=words]")).to_have_value("")
        page.goto(serving.url + "misconceptions.html")
        assert page.evaluate("scrollY") == 0


def _saved_and_seen(page: Page, course: Path) -> None:
    """Save the course with another title, and wait until the page has it."""
    outline = course / "curriculum.yaml"
    [title] = [
        line
        for line in outline.read_text(encoding="utf-8").splitlines()
        if line.startswith("title: ")
    ]
    edit(course, "curriculum.yaml", title, f"{title}!")
    name = title.removeprefix("title: ") + "!"
    expect(page.locator("a.home")).to_have_text(name, timeout=BOUND)
    page.wait_for_load_state()


def test_pages_of_every_kind_keep_to_the_policy(browser: Browser, serving: Serving) -> None:
    kinds = (
        "index.html",
        PAGE,
        "lessons/gradient-descent.html",
        "concepts/gradient-descent.html",
        "claims.html",
        "misconceptions.html",
        "findings.html",
        "atlas.html",
        "matrix.html",
    )
    for address in kinds:
        with opened(browser, serving, address) as page:
            assert page.title()
            background = page.evaluate("getComputedStyle(document.querySelector('.bar')).display")
            assert background == "block"
            page.get_by_label("Search the course").fill("gradient")
            expect(page.locator("#found li").first).to_be_visible()


def test_more_pages_than_a_browser_has_connections(
    browser: Browser, course: Path, serving: Serving
) -> None:
    with opened(browser, serving, PAGE) as first:
        others = [first.context.new_page() for _number in range(4)]
        for page in others:
            page.goto(serving.url + PAGE)
        edit(course, MODULE, TITLE, "title: Learning, Defined")
        for page in (first, *others):
            heading = page.get_by_role("heading", level=1)
            expect(heading).to_have_text("Module 1.1: Learning, Defined", timeout=BOUND)


def test_a_page_left_open_follows_the_next_run(browser: Browser, course: Path) -> None:
    with served(course) as first:
        page = browser.new_page()
        page.goto(first.url + PAGE)
        first.interrupt()
        edit(course, MODULE, TITLE, "title: Learning, Defined")
        with served(course, first.port):
            heading = page.get_by_role("heading", level=1)
            expect(heading).to_have_text("Module 1.1: Learning, Defined", timeout=3 * BOUND)
            page.close()


def test_a_closed_page_leaves_no_thread(browser: Browser, serving: Serving) -> None:
    before = serving.threads()
    with opened(browser, serving, PAGE) as page:
        page.wait_for_timeout(500)
        assert serving.threads() > before
    deadline = time.monotonic() + 30
    while serving.threads() > before:
        assert time.monotonic() < deadline
        time.sleep(0.1)
