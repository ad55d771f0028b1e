"""Where the parts of a course are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.refactoring.names import Name, Role, references
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.project import Project, load_course
from tests.courses import edit, small_course


def spots(project: Project, kind: str, name: str) -> list[tuple[str, int, int, Role]]:
    return [_spot(each) for each in references(project, kind, name)]


def _spot(name: Name) -> tuple[str, int, int, Role]:
    span = name.place.span
    return Path(name.place.file).name, span.line, span.column, name.role


D, F, R, M = Role.DEFINITION, Role.FILE, Role.REFERENCE, Role.MENTION


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        (
            "concept",
            "slope",
            [
                ("mathematics.yaml", 3, 1, D),
                ("optimization.yaml", 4, 5, R),
                ("optimization.yaml", 10, 8, R),
                ("rolling.yaml", 9, 3, R),
                ("slopes.yaml", 9, 3, R),
                ("stepping.yaml", 9, 3, R),
                ("stepping.yaml", 11, 3, R),
            ],
        ),
        (
            "concept",
            "algebra",
            [
                ("mathematics.yaml", 1, 1, D),
                ("mathematics.yaml", 8, 5, R),
                ("optimization.yaml", 10, 27, R),
                ("curriculum.yaml", 4, 3, R),
                ("slopes.yaml", 11, 3, R),
            ],
        ),
        (
            "lesson",
            "stepping",
            [
                ("module.yaml", 10, 17, R),
                ("module.yaml", 12, 19, R),
                ("module.yaml", 18, 20, R),
                ("stepping.yaml", 1, 1, F),
            ],
        ),
        ("module", "descent", [("module.yaml", 1, 1, F), ("series.yaml", 3, 11, R)]),
        ("series", "foundations", [("curriculum.yaml", 5, 10, R), ("series.yaml", 1, 1, F)]),
        (
            "claim",
            "step-halves-the-loss",
            [
                ("module.yaml", 19, 18, R),
                ("stepping.yaml", 13, 3, D),
                ("stepping.yaml", 23, 18, R),
            ],
        ),
        ("misconception", "steep-is-high", [("slopes.yaml", 33, 3, D)]),
        (
            "demo",
            "slopes:parabola",
            [
                ("rolling.yaml", 17, 11, R),
                ("slopes.yaml", 15, 11, R),
                ("stepping.yaml", 15, 11, R),
                ("slopes.py", 4, 5, D),
            ],
        ),
        ("concept", "no-such-thing", []),
    ],
)
def test_every_spot_that_names_a_part(
    kind: str, name: str, expected: list[tuple[str, int, int, Role]], tmp_path: Path
) -> None:
    assert spots(load_course(small_course(tmp_path)), kind, name) == expected


def test_a_claim_mentioned_in_a_demo(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    demo = tmp_path / "demos/slopes.py"
    demo.write_text(
        demo.read_text("utf-8").replace(
            "@demo\n", "# For step-halves-the-loss, not step-halves-the-loss-twice.\n@demo\n"
        ),
        "utf-8",
    )
    found = spots(load_course(course), "claim", "step-halves-the-loss")
    assert [spot for spot in found if spot[3] is M] == [("slopes.py", 3, 7, M)]


def test_an_unsaved_file_is_looked_at(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = str(course / "foundations/descent/slopes.yaml")
    text = Path(file).read_bytes().replace(b"new:\n", b"new:\n  momentum: MENTIONED\n")
    project = load_course(course, Documents(str(course), {file: text}))
    assert ("slopes.yaml", 9, 3, R) in spots(project, "concept", "momentum")


def test_the_place_of_a_quoted_id_is_the_id(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, "foundations/descent/slopes.yaml", "  slope: INTRODUCED", '  "slope": INTRODUCED')
    assert ("slopes.yaml", 9, 4, R) in spots(load_course(course), "concept", "slope")


def test_parts_that_rule_settings_select(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, "curriculum.yaml", "STRETCH: 2}", 'STRETCH: 2, of: ["+lesson:stepping"]}')
    assert ("curriculum.yaml", 8, 70, R) in spots(load_course(course), "lesson", "stepping")
