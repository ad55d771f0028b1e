"""Pages of the site made into sections of one document."""

from __future__ import annotations

import pytest

from curriculum_kit.syllabus.pdf.binding import Section, bound
from curriculum_kit.syllabus.pdf.book import Part

MODULE = Part("module", "lines", "Module 1.1: Lines")
LESSON = Part("lesson", "drawing", "1.1.1 Drawing")


def rewritten(html: str, *, part: Part = LESSON, beside: str = "") -> str:
    """Return what becomes of a page in a book that holds another one too."""
    other = MODULE if part is LESSON else LESSON
    return bound([Section(part, html), Section(other, beside)])[0].html


def test_ids_are_told_apart_by_the_page_they_stand_on() -> None:
    html = '<h2 id="brings">What</h2><div aria-labelledby="brings other"></div>'
    assert rewritten(html) == (
        '<h2 id="lesson-drawing--brings">What</h2>'
        '<div aria-labelledby="lesson-drawing--brings lesson-drawing--other"></div>'
    )


@pytest.mark.parametrize(
    ("target", "attribute"),
    [
        ("../modules/lines.html", ' href="#module-lines"'),
        ("../modules/lines.html#misconceptions", ' href="#module-lines--misconceptions"'),
        ("drawing.html", ' href="#lesson-drawing"'),
        ("#here", ' href="#lesson-drawing--here"'),
        ("../claims.html#claim-bound", ' href="#module-lines--claim-bound"'),
        ("https://example.org/", ' href="https://example.org/"'),
        ("mailto:a@example.org", ' href="mailto:a@example.org"'),
        ("../concepts/slope.html", ""),
        ("elsewhere.html", ""),
        ("../claims.html#claim-elsewhere", ""),
        ("../index.html", " hidden"),
        ("../atlas.html#concept-slope", " hidden"),
        ("../findings.html", " hidden"),
        ("file:///etc/passwd", ""),
        ("//example.org/x", ""),
    ],
)
def test_a_link_leads_into_the_book_or_nowhere(target: str, attribute: str) -> None:
    html = f'<p id="here"><a href="{target}">words</a></p>'
    beside = '<h2 id="misconceptions">M</h2><article id="claim-bound"></article>'
    assert f"<a{attribute}>words</a>" in rewritten(html, beside=beside)


def test_of_a_claim_that_stands_in_two_pages_the_first_is_meant() -> None:
    link, claim = '<a href="../claims.html#claim-one">x</a>', '<article id="claim-one"></article>'
    assert 'href="#lesson-drawing--claim-one"' in rewritten(link + claim, beside=claim)


def test_details_are_open_and_text_is_left_alone() -> None:
    html = '<details><summary>S</summary> id=&#34;x&#34; href="y" &lt;details&gt; 1 < 2</details>'
    assert rewritten(html) == html.replace("<details>", "<details open>", 1)
