"""PDFs as a real Chromium prints them, read back page by page."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from curriculum_kit.source.project import load_course
from curriculum_kit.syllabus.html.prose import plain
from tests.bundled import BUNDLED, curriculum
from tests.courses import small_course

pytestmark = pytest.mark.browser

COURSE = load_course(BUNDLED).course
MODULE = COURSE.modules["training-neural-networks"]
LESSONS = list(COURSE.lessons_of(MODULE))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pdf")
    done = curriculum("render", MODULE.id, "--to", "pdf", "--out", str(folder))
    assert (done.returncode, done.stderr) == (0, f"Wrote {folder / MODULE.id}.pdf\n")
    return folder


@pytest.fixture(scope="module")
def pdf(folder: Path) -> PdfReader:
    return PdfReader(folder / f"{MODULE.id}.pdf")


@pytest.fixture(scope="module")
def texts(pdf: PdfReader) -> list[str]:
    """The text of each page, blanks made single and ligatures taken apart."""
    pages = (unicodedata.normalize("NFKC", page.extract_text()) for page in pdf.pages)
    return [" ".join(page.split()) for page in pages]


def entries(outline: Any, depth: int = 0) -> Iterator[tuple[int, str]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from entries(entry, depth + 1)
        else:
            yield depth, str(entry.title)


def starts_of(texts: list[str]) -> dict[str, int]:
    """Return the number of the page that begins with each lesson, by its slug."""
    found = {}
    for number, lesson in enumerate(LESSONS, start=1):
        heading = f"1.3.{number} {lesson.title}"
        [found[lesson.id]] = [
            page
            for page, text in enumerate(texts, start=1)
            if text.count(heading) >= 2 and f"{page} / {len(texts)} {heading}" in text
        ]
    return found


def test_every_lesson_is_there_and_begins_on_a_page_of_its_own(texts: list[str]) -> None:
    starts = list(starts_of(texts).values())
    assert starts == sorted(set(starts))
    everything = "".join(texts).replace(" ", "")  # words may be broken between lines
    for lesson in LESSONS:
        concepts = (COURSE.name_of(name) for name in (*lesson.new, *lesson.reinforced))
        for said in (lesson.core, *lesson.claims, *concepts):
            plain = unicodedata.normalize("NFKC", said).replace(" ", "")
            assert plain.partition("(")[0] in everything, said


def test_no_page_is_blank(pdf: PdfReader, texts: list[str]) -> None:
    assert len(texts) > len(LESSONS)
    header = COURSE.outline.title
    for number, text in enumerate(texts, start=1):
        left = text.replace(header, "").replace(f"{number} / {len(texts)}", "")
        assert len(left.split()) > 12, f"page {number}: {text}"


def test_every_page_is_numbered_and_has_a_running_header(texts: list[str]) -> None:
    for number, text in enumerate(texts, start=1):
        assert f"{number} / {len(texts)}" in text
        assert text.startswith(COURSE.outline.title)
    starts = [*starts_of(texts).values(), len(texts) + 1]
    for position, lesson in enumerate(LESSONS):
        for page in range(starts[position], starts[position + 1]):
            assert f"1.3.{position + 1} {lesson.title}" in texts[page - 1]


def test_the_contents_name_the_pages_and_lead_there(pdf: PdfReader, texts: list[str]) -> None:
    for number, (slug, page) in enumerate(starts_of(texts).items(), start=1):
        assert f"1.3.{number} {COURSE.lessons[slug].title} {page}" in texts[0]
        target = pdf.named_destinations[f"/lesson-{slug}"]
        assert pdf.get_destination_page_number(target) == page - 1
    links = [note.get_object() for note in pdf.pages[0].get("/Annots", [])]
    assert len(links) == len(LESSONS) + 1


def test_the_outline_is_that_of_the_headings_and_the_pdf_is_tagged(pdf: PdfReader) -> None:
    titles = list(entries(pdf.outline))
    assert [title for depth, title in titles if depth == 0][2:] == [
        f"1.3.{number} {lesson.title}" for number, lesson in enumerate(LESSONS, start=1)
    ]
    assert (1, "What it assumes") in titles
    catalog: Any = pdf.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en"


def test_bookmarks_keep_the_blanks_at_which_headings_are_broken(pdf: PdfReader) -> None:
    titles = {"".join(title.split()): title for _, title in entries(pdf.outline)}
    for lesson in LESSONS:
        for claim in lesson.claims.values():
            said = " ".join(plain(claim.statement).split())
            assert " ".join(titles["".join(said.split())].split()) == said


def test_its_own_page_names_the_course_once_above(tmp_path: Path) -> None:
    course = small_course(tmp_path / "course")
    done = curriculum("render", "--to", "pdf", "--out", str(tmp_path / "out"), "-C", str(course))
    assert done.returncode in (0, 1), done.stderr
    title = load_course(course).course.outline.title
    page = PdfReader(tmp_path / "out" / "course.pdf").pages[1]
    assert page.extract_text().partition("/")[0].count(title) == 1


def test_no_link_leaves_the_book_but_for_the_web(pdf: PdfReader) -> None:
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            action = note.get_object().get("/A", {})
            assert str(action.get("/URI", "https:")).startswith("https:")


def sizes_of(page: PageObject, word: str) -> set[float]:
    """Return the sizes, in points, in which a page sets texts that begin with a word."""
    found = set()

    def look(text: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        if text.strip().startswith(word):
            found.add(round(size * abs(inner[3] * outer[3]), 1))

    page.extract_text(visitor_text=look)
    return found


def test_nothing_is_so_wide_that_everything_is_shrunk_to_fit_it(
    pdf: PdfReader, tmp_path: Path
) -> None:
    done = curriculum("render", "--to", "pdf", "--out", str(tmp_path))
    assert done.returncode == 0
    course = PdfReader(tmp_path / "course.pdf")
    for page in (pdf.pages[0], course.pages[0]):
        assert sizes_of(page, "Contents") == {14.0}


def test_a_pdf_that_says_the_same_is_left_alone(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    words = ("render", "-C", str(course), "--to", "pdf", "--out", str(tmp_path / "out"))
    assert curriculum(*words).stderr == f"Wrote {tmp_path / 'out' / 'course.pdf'}\n"
    time.sleep(1.1)  # the dates in a PDF have seconds
    assert curriculum(*words).stderr == f"1 of 1 already up to date in {tmp_path / 'out'}\n"


def test_what_is_no_browser_is_named(tmp_path: Path) -> None:
    program = tmp_path / "no-browser"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    words = ("render", "module:1.3", "--to", "pdf", "--out", str(tmp_path / "out"))
    done = curriculum(*words, "--browser", str(program))
    assert (done.returncode, done.stdout) == (2, "")
    said = " ".join(done.stderr.split())
    assert f"'{program}' does not start as a browser" in said
    assert "Traceback" not in said
    assert not (tmp_path / "out" / f"{MODULE.id}.pdf").exists()
