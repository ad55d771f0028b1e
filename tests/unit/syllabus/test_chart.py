import pytest

from curriculum_kit.model.vocabulary import Load, Status
from curriculum_kit.syllabus.chart import load_chart
from curriculum_kit.syllabus.rows import LessonRow


@pytest.mark.parametrize(
    ("lessons", "chart"),
    [
        (
            [(Load.STRETCH, 3), (Load.BUILD, 1), (Load.CONSOLIDATE, 0)],
            """\
Lesson:   1         2         3
Type:     STRETCH   BUILD     CONSOLIDATE
New:      3         1         0
          ▓▓▓       ▓░░       ░░░
""",
        ),
        (
            [(Load.CONSOLIDATE, 2), (Load.BUILD, 5), (Load.BUILD, 12), (Load.BUILD, 2)],
            """\
Lesson:   1           2         3            4
Type:     CONSOLIDATE BUILD     BUILD        BUILD
New:      2           5         12           2
          ▓▓░         ▓▓▓▓▓     ▓▓▓▓▓▓▓▓▓▓▓▓ ▓▓░
""",
        ),
    ],
)
def test_columns_stay_aligned_whatever_stands_in_them(
    lessons: list[tuple[Load, int]], chart: str
) -> None:
    rows = [
        LessonRow(number, f"l{number}", "", "", load, None, Status.BUILT, new)
        for number, (load, new) in enumerate(lessons, start=1)
    ]
    assert load_chart(rows) + "\n" == chart
