"""The page of a concept: it stands between what it requires and what requires it."""

from __future__ import annotations

import re

import pytest

from curriculum_kit.syllabus.html.addresses import address_of
from curriculum_kit.syllabus.html.parts import MOST_NEIGHBORS
from curriculum_kit.syllabus.html.site import site
from curriculum_kit.syllabus.selection import selected
from tests.unit.syllabus.courses import material_from

TAUGHT = "series: {one: {modules: {only: {lessons: {a: }}}}}"


def page_of(name: str, concepts: str) -> str:
    """Return the page of one of some concepts, which are YAML."""
    material = material_from(f"concepts: {{{concepts}}}\n{TAUGHT}")
    return dict(site(material, selected(material.course, ())))[address_of("concept", name)]


def lists_of(page: str) -> list[str]:
    """Return what it stands on and what stands on it, as far as there is any."""
    _, _, after = page.partition("<h2>What it stands on</h2>")
    between, _, _ = after.partition("</div>")
    return re.findall("<ul.*?</ul>", between, re.DOTALL)


def test_it_leads_to_its_neighbors_and_says_how_deeply_each_is_needed() -> None:
    below, above = lists_of(
        page_of(
            "adam",
            "momentum: , adam: {requires: {momentum: APPLIED}},"
            "adamw: {requires: {adam: DEVELOPED}}",
        )
    )
    assert '<a href="momentum.html">momentum</a> <b class="A">APPLIED</b>' in below
    assert '<a href="adamw.html">adamw</a> needs it at <b class="D">DEVELOPED</b>' in above


def test_what_another_requirement_implies_is_dimmed_on_both_pages() -> None:
    concepts = (
        "sgd: , momentum: {requires: {sgd: APPLIED}},"
        "adam: {requires: {sgd: APPLIED, momentum: APPLIED}}"
    )
    [below] = lists_of(page_of("adam", concepts))
    assert re.findall('<li(.*?)><a href="(.*?)"', below) == [
        (' class="redundant"', "sgd.html"),
        ("", "momentum.html"),
    ]
    [above] = lists_of(page_of("sgd", concepts))
    assert re.findall('<li(.*?)><a href="(.*?)"', above) == [
        ("", "momentum.html"),
        (' class="redundant"', "adam.html"),
    ]


def test_a_neighbor_without_a_page_is_no_link() -> None:
    [below] = lists_of(page_of("adam", "adam: {requires: {x: APPLIED}}"))
    assert "<a" not in below


@pytest.mark.parametrize(
    ("dependents", "drawn"),
    [(0, False), (1, True), (MOST_NEIGHBORS, True), (MOST_NEIGHBORS + 1, False)],
)
def test_it_is_drawn_between_neighbors_that_are_not_too_many(
    dependents: int,
    drawn: bool,  # a column of the table
) -> None:
    others = "".join(f", c{n}: {{requires: {{a: APPLIED}}}}" for n in range(dependents))
    page = page_of("a", "a: {name: '</p><script>'}" + others)
    assert ('class="neighbors"' in page) is drawn
    assert ('<p class="chosen">&lt;/p&gt;&lt;script&gt;</p>' in page) is drawn
    assert len(re.findall("<li", "".join(lists_of(page)))) == dependents
