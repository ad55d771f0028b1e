from pathlib import Path

from curriculum_kit.check import check
from curriculum_kit.source.project import load_course
from curriculum_kit.syllabus.course_page import course_page
from curriculum_kit.syllabus.markdown import course_markdown
from curriculum_kit.syllabus.material import material_of
from tests.unit.syllabus.courses import material_from, sections_of

RULES = {"prerequisite-never-taught", "claim-without-demo", "lesson-without-claim"}
FILES = {
    "curriculum.yaml": """
        title: A Small Course
        audience: People in a *hurry*.
        assumes: {algebra: APPLIED, python: INTRODUCED}
        series: [basics]
        waivers: [{rule: CUR502, reason: Claims come with the second edition.}]
        """,
    "concepts/all.yaml": """
        algebra: {name: Algebra}
        python: {name: Python}
        slope: {name: Slope}
        steep: {name: Steepness, requires: {height: INTRODUCED}}
        height: {name: Height}
        """,
    "basics/series.yaml": """
        title: The Basics
        goal: From nothing to something.
        modules: [lines, hills]
        """,
    "basics/lines/module.yaml": """
        title: Lines
        goal: Draw.
        lessons: [drawing]
        """,
    "basics/lines/drawing.yaml": """
        title: Drawing
        core: Lines
        load: STRETCH
        position: first
        status: built
        new: {slope: INTRODUCED}
        claims: {a-line-has-one-slope: {statement: It has.}}
        """,
    "basics/hills/module.yaml": """
        title: Hills
        goal: Climb.
        lessons: [climbing, resting]
        """,
    "basics/hills/climbing.yaml": """
        title: Climbing
        core: Hills
        load: STRETCH
        status: in-progress
        new: {steep: INTRODUCED}
        waivers:
        - {rule: adjacent-stretch, reason: The walk between them is the rest., until: 2999-12-31}
        """,
    "basics/hills/resting.yaml": """
        title: Resting
        core: Nothing
        load: CONSOLIDATE
        """,
}


def _written(folder: Path) -> Path:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(line.strip() for line in text.splitlines()), encoding="utf-8")
    return folder


def test_the_index_shows_the_course_at_a_glance(tmp_path: Path) -> None:
    report = check(load_course(_written(tmp_path)), chosen=RULES)
    sections = sections_of(course_markdown(course_page(material_of(report))))
    assert list(sections) == ["A Small Course", "Series 1: The Basics", "Waivers"]
    assert sections["A Small Course"].paragraphs == [
        "Audience: People in a hurry.",
        "Assumed on day one: Algebra (APPLIED), Python (INTRODUCED)",
        "Status: In progress (1 of 3 lessons built)",
        "Size: 1 series, 2 modules, 3 lessons, 5 concepts, 1 claim",
        "Open findings: 1 error, 2 warnings",
        "Ledgers: Claims, Misconceptions",
    ]
    assert sections["Series 1: The Basics"].paragraphs == ["From nothing to something."]
    assert sections["Series 1: The Basics"].tables == [
        [
            ["#", "Module", "Status", "Lessons", "Load pattern", "New concepts", "Claims"],
            ["1.1", "Lines", "Built", "1 of 1 built", "S", "1", "1"],
            ["1.2", "Hills", "In progress", "0 of 2 built", "S-C", "1", "0"],
        ]
    ]
    assert sections["Waivers"].tables == [
        [
            ["Rule", "Waived for", "Reason", "Until"],
            ["CUR502", "the course", "Claims come with the second edition.", ""],
            [
                "adjacent-stretch",
                "lesson 'climbing'",
                "The walk between them is the rest.",
                "2999-12-31",
            ],
        ]
    ]


def test_modules_link_to_their_pages(tmp_path: Path) -> None:
    report = check(load_course(_written(tmp_path)))
    markdown = course_markdown(course_page(material_of(report)))
    assert "[Lines](lines.md)" in markdown
    assert "[Hills](hills.md)" in markdown


def test_a_course_that_says_little_gives_a_page_that_says_little() -> None:
    page = course_markdown(course_page(material_from("series: {s: {modules: {}}}")))
    assert page == (
        "# T\n\n**Assumed on day one:** nothing\n\n**Status:** Not started (0 of 0 lessons built)\n"
        "\n**Size:** 1 series, 0 modules, 0 lessons, 0 concepts, 0 claims\n"
        "\n**Open findings:** none\n"
        "\n**Ledgers:** [Claims](claims.md), [Misconceptions](misconceptions.md)\n"
        "\n## Series 1: s\n\n"
        "| # | Module | Status | Lessons | Load pattern | New concepts | Claims |\n"
        "|---|--------|--------|---------|--------------|--------------|--------|\n"
    )
