"""A concept between its neighbors, as GitHub's diagrams are written."""

import pytest

from curriculum_kit.output.github_markdown import mermaid_label
from curriculum_kit.syllabus.concept_page import concept_page
from curriculum_kit.syllabus.markdown import concept_markdown
from curriculum_kit.syllabus.markdown.mermaid import MOST, neighborhood
from tests.unit.syllabus.courses import material_from, sections_of

COURSE = """
concepts:
  number: {name: Number}
  slope:
    name: Slope
    requires: {number: DEVELOPED}
    requires_any: [{eye: MENTIONED, hand: APPLIED}]
  eye: {name: Eye}
  hand: {name: Hand}
  turn: {name: Turn, requires: {slope: INTRODUCED}}
  leap: {name: Leap, requires_any: [{slope: INTRODUCED, turn: INTRODUCED}]}
series: {s: {modules: {m: {lessons: {one: {}}}}}}
"""


def test_what_a_concept_stands_on_and_what_stands_on_it_is_drawn() -> None:
    page = concept_page(material_from(COURSE), "slope")
    assert neighborhood(page).splitlines() == [
        "flowchart LR",
        '    n0["Number"]',
        '    n1["Eye"]',
        '    n2["Hand"]',
        '    n3(["Slope"])',
        '    n4["Turn"]',
        '    n5["Leap"]',
        "    n0 -->|DEVELOPED| n3",
        "    n1 -.->|MENTIONED| n3",
        "    n2 -.->|APPLIED| n3",
        "    n3 -->|INTRODUCED| n4",
        "    n3 -.->|INTRODUCED| n5",
    ]
    assert sections_of(concept_markdown(page))["Neighborhood"].fences == [f"{neighborhood(page)}\n"]


def test_two_concepts_that_require_each_other_are_drawn_once_each() -> None:
    page = concept_page(
        material_from(
            """
            concepts: {hen: {requires: {egg: MENTIONED}}, egg: {requires: {hen: MENTIONED}}}
            series: {s: {modules: {m: {lessons: {one: {}}}}}}
            """
        ),
        "hen",
    )
    assert neighborhood(page).splitlines()[1:] == [
        '    n0["egg"]',
        '    n1(["hen"])',
        "    n0 -->|MENTIONED| n1",
        "    n1 -->|MENTIONED| n0",
    ]


@pytest.mark.parametrize(("dependents", "drawn"), [(0, False), (MOST - 1, True), (MOST, False)])
def test_a_concept_alone_or_in_a_crowd_is_not_drawn(dependents: int, drawn: bool) -> None:
    others = ", ".join(
        f"c{number}: {{requires: {{one: MENTIONED}}}}" for number in range(dependents)
    )
    material = material_from(
        f"""
        concepts: {{one: {{}}, {others}}}
        series: {{s: {{modules: {{m: {{lessons: {{a: {{}}}}}}}}}}}}
        """
    )
    page = concept_page(material, "one")
    assert bool(neighborhood(page)) is drawn
    assert ("mermaid" in concept_markdown(page)) is drawn


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Per-parameter adaptation (α), one's own", "Per-parameter adaptation (α), one's own"),
        ('"] --> x', "#34;#93; #45;#45;#62; x"),
        ("- list", "#45; list"),
        ("%%{init: 1}%%", "#37;#37;#123;init: 1#125;#37;#37;"),
        ("#quot;", "#35;quot#59;"),
        ("<b onload=x>", "#60;b onload#61;x#62;"),
        ("`code` $$x$$ _y_", "#96;code#96; #36;#36;x#36;#36; #95;y#95;"),
        ("one\ntwo ```", "one two #96;#96;#96;"),
        ("\u202ereversed", "#92;u202ereversed"),
    ],
)
def test_nothing_in_a_name_means_anything_to_mermaid(name: str, written: str) -> None:
    assert mermaid_label(name) == written
